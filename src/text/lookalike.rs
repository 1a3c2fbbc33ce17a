//! Letters that look like others.

/// Returns a text in which letters that look alike are the same, in lower case: what readers cannot tell apart compares
/// equal (the skeleton of Unicode Technical Standard 39, section 4). It is for comparing and not for showing.
///
/// ```
/// use crosscheck::text::skeleton;
/// assert_eq!(skeleton("Heydаri"), skeleton("heydari")); // The first has a Cyrillic а.
/// assert_ne!(skeleton("Heydari"), skeleton("Heidari"));
/// ```
pub fn skeleton(text: &str) -> String {
    let lower = text.to_lowercase();
    if lower.is_ascii() && !lower.contains(['0', '1', 'm', '|']) {
        return lower;
    }
    unicode_security::confusable_detection::skeleton(&lower).collect()
}

/// Returns the small ASCII letter that a small Greek, Cyrillic or Armenian letter looks like; `None` where it looks like
/// none.
pub(crate) fn ascii_lookalike(c: char) -> Option<char> {
    if !matches!(c, '\u{370}'..='\u{58f}') {
        return None;
    }
    let mut buffer = [0; 4];
    let mut like = unicode_security::confusable_detection::skeleton(c.encode_utf8(&mut buffer));
    let first = like.next().filter(char::is_ascii_lowercase)?;
    like.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_are_the_same() {
        let same = [
            ("Heydаri", "Heydari"),
            ("РОLIСE", "police"),
            ("Ινan", "Ivan"),
            ("modern", "modern"),
            ("Mo 10", "mo 10"),
        ];
        for (one, other) in same {
            assert_eq!(skeleton(one), skeleton(other), "{one:?} {other:?}");
        }
        for (one, other) in [("Kamotho", "Kimotho"), ("Иван", "Ivan"), ("Lee", "Leo")] {
            assert_ne!(skeleton(one), skeleton(other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn letters_of_other_scripts_look_like_ascii() {
        assert_eq!(ascii_lookalike('а'), Some('a'));
        assert_eq!(ascii_lookalike('ж'), None);
        assert_eq!(ascii_lookalike('a'), None);
        assert_eq!(ascii_lookalike('ی'), None);
    }
}
