//! The signs between digits: "1,234.5" in English, "1.234,5" in Spanish.

use std::borrow::Cow;

/// Which sign parts groups of three digits, and which the decimals (CLDR, "Number Symbols").
///
/// No-break and thin spaces part groups in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) struct DigitSigns {
    group: char,
    decimal: char,
}

impl Default for DigitSigns {
    /// Returns the signs of English.
    fn default() -> Self {
        Self { group: ',', decimal: '.' }
    }
}

impl DigitSigns {
    /// Returns the signs that an example shows: "1.234,5". `None` where it is no such number.
    pub(super) fn shown_by(example: &str) -> Option<Self> {
        let mut signs = example.strip_prefix('1')?.strip_suffix('5')?.chars();
        let group = signs.next()?;
        let decimal = signs.as_str().strip_prefix("234")?.chars().next()?;
        let is_sign = |sign| matches!(sign, '.' | ',' | ' ');
        let known = is_sign(group) && is_sign(decimal) && decimal != ' ' && group != decimal;
        (known && example.chars().count() == 7).then_some(Self { group, decimal })
    }

    /// Whether the signs are those of English.
    pub(in crate::reading) fn are_english(self) -> bool {
        self == Self::default()
    }

    /// Whether `sign` stands before decimals.
    pub(in crate::reading) fn is_decimal(self, sign: &str) -> bool {
        sign.starts_with(self.decimal)
    }

    /// Returns digits with the signs that English has among them.
    pub(in crate::reading) fn all_in_english(self, digits: &str) -> Cow<'_, str> {
        if self.are_english() {
            return Cow::Borrowed(digits);
        }
        Cow::Owned(digits.chars().map(|c| self.in_english(c)).collect())
    }

    fn in_english(self, sign: char) -> char {
        match sign {
            sign if sign == self.decimal => '.',
            sign if sign == self.group => ',',
            // A sign that parts nothing makes no number.
            '.' | ',' => ':',
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_shows_the_signs() {
        assert_eq!(DigitSigns::shown_by("1,234.5"), Some(DigitSigns::default()));
        let spanish = DigitSigns::shown_by("1.234,5").unwrap();
        assert_eq!(spanish.all_in_english("1.540,25"), "1,540.25");
        let french = DigitSigns::shown_by("1 234,5").unwrap();
        assert_eq!(french.all_in_english("1.540"), "1:540");
        for wrong in ["", "1234.5", "1,234,5", "1,234 5", "1,234.56", "2,234.5"] {
            assert_eq!(DigitSigns::shown_by(wrong), None, "{wrong}");
        }
    }
}
