//! Letters that look like others.

use unicode_normalization::char::is_combining_mark;
use unicode_security::confusable_detection::skeleton as confusable;

/// Returns a text in lower case in which letters of other scripts that look like Latin ones are these: what readers cannot
/// tell apart compares equal (after the skeleton of Unicode Technical Standard 39, section 4, of capitals). Strokes through
/// letters are left out. It is for comparing and not for showing.
///
/// ```
/// use crosscheck::text::skeleton;
/// assert_eq!(skeleton("Heydаri"), skeleton("heydari")); // The first has a Cyrillic а.
/// assert_ne!(skeleton("Heydari"), skeleton("Heidari"));
/// ```
pub fn skeleton(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            letters.push(c.to_ascii_lowercase());
        } else {
            letters.extend(capital_skeleton(c).flat_map(char::to_lowercase));
        }
    }
    letters
}

/// Returns the small ASCII letter that a Greek, Cyrillic or Armenian letter looks like, as a capital at least; `None` where
/// it looks like none.
pub(crate) fn ascii_lookalike(c: char) -> Option<char> {
    if !matches!(c, '\u{370}'..='\u{58f}') {
        return None;
    }
    let mut like = capital_skeleton(c);
    let first = like.next().filter(char::is_ascii_uppercase)?;
    like.next().is_none().then_some(first.to_ascii_lowercase())
}

/// Returns what the capital of a letter looks like, without marks. Capitals are compared, as small letters of one script often
/// look like no other: в and B, whose capitals are alike.
fn capital_skeleton(c: char) -> impl Iterator<Item = char> {
    let capital: String = c.to_uppercase().collect();
    let like: Vec<char> = confusable(&capital).filter(|c| !is_combining_mark(*c)).collect();
    like.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_are_the_same() {
        let same = [
            ("Heydаri", "Heydari"),
            ("РОLIСE", "police"),
            ("Вo Ray", "Bo Ray"),
            ("ВВС", "BBC"),
            ("Łukasz", "Lukasz"),
            ("Øystein", "Oystein"),
            ("Mo 10", "mo 10"),
        ];
        for (one, other) in same {
            assert_eq!(skeleton(one), skeleton(other), "{one:?} {other:?}");
        }
        let apart = [("Kamotho", "Kimotho"), ("Иван", "Ivan"), ("Lee", "Leo"), ("Ian", "Lan")];
        for (one, other) in apart {
            assert_ne!(skeleton(one), skeleton(other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn letters_of_other_scripts_look_like_ascii() {
        assert_eq!(ascii_lookalike('а'), Some('a'));
        assert_eq!(ascii_lookalike('в'), Some('b'));
        assert_eq!(ascii_lookalike('ж'), None);
        assert_eq!(ascii_lookalike('a'), None);
        assert_eq!(ascii_lookalike('ی'), None);
    }
}
