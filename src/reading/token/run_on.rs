//! Words and figures of dates that run into one another: "Wed, Feb13", "13Feb2010", "FY16", "May 5,2010".
//!
//! "Dec1" and "Sept9" are names of genes too, so that a day is parted from its month only where a weekday or a word
//! such as "on" stands before it.

use crate::reading::lexicon::{CalendarWord, Lexicon, Set};

/// Returns how much of `word` stands before figures that are no part of it; `before` is the text before it.
pub(super) fn letters_len(word: &str, before: &str, lexicon: &Lexicon) -> Option<usize> {
    // Most words are left by a look at their ends: "Feb13", "Feb13th".
    let bytes = word.as_bytes();
    let digit_at = |back: usize| bytes.iter().nth_back(back).is_some_and(u8::is_ascii_digit);
    if !(digit_at(0) || digit_at(2)) || !word.is_ascii() {
        return None;
    }
    let letters = word.find(|c: char| c.is_ascii_digit())?;
    let (name, figures) = word.split_at(letters);
    let name = name.to_ascii_lowercase();
    let digits = figures.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_whole = digits.len() == figures.len();
    let is_year = is_whole && digits.len() == 4 && matches!(&digits[..2], "19" | "20");
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let parts = match name.as_str() {
        name if lexicon.has(Set::YearAbbreviation, name) => {
            is_year || (is_whole && digits.len() == 2)
        }
        name if is_month(name, lexicon) => {
            let suffix = is_whole || lexicon.has(Set::OrdinalSuffix, &figures[digits.len()..]);
            is_year || (suffix && digits.len() <= 2 && is_before_day(before, lexicon))
        }
        _ => false,
    };
    parts.then_some(letters)
}

/// Returns how many bytes of `rest` are a day that only a comma parts from its year: "5,2010" after a month.
pub(super) fn day_len(rest: &str, before: &str, lexicon: &Lexicon) -> Option<usize> {
    let comma = rest.bytes().take(3).position(|byte| byte == b',')?;
    let year = &rest.as_bytes()[comma + 1..];
    let digits = year.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_year = digits == 4 && matches!(&year[..2], b"19" | b"20");
    (is_year && is_month(&last_word(before), lexicon)).then_some(comma)
}

fn is_before_day(before: &str, lexicon: &Lexicon) -> bool {
    let word = last_word(before.trim_end().trim_end_matches(','));
    let is_weekday = matches!(
        lexicon.calendar_word(&word),
        Some(CalendarWord::Weekday(_) | CalendarWord::ShortWeekday(_))
    );
    is_weekday || lexicon.has(Set::BeforeDay, &word)
}

fn is_month(word: &str, lexicon: &Lexicon) -> bool {
    matches!(lexicon.calendar_word(word), Some(CalendarWord::Month(_)))
}

/// Returns the word that `text` ends with, in lower case; empty where it ends with a sign.
fn last_word(text: &str) -> String {
    let text = text.trim_end().trim_end_matches('.');
    let start = text.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    text.get(start..).unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Reader;

    #[test]
    fn a_month_is_parted_from_its_figures_where_they_are_a_date() {
        let lexicon = &Reader::english().lexicon;
        assert_eq!(letters_len("Feb13", "on Wed, ", lexicon), Some(3));
        assert_eq!(letters_len("Feb2010", "in ", lexicon), Some(3));
        assert_eq!(letters_len("FY16", "in ", lexicon), Some(2));
        assert_eq!(letters_len("Dec1", "the gene ", lexicon), None);
        assert_eq!(letters_len("F16", "on ", lexicon), None);
        assert_eq!(letters_len("march_2", "on ", lexicon), None);
    }

    #[test]
    fn a_day_is_parted_from_its_year_after_a_month() {
        let lexicon = &Reader::english().lexicon;
        assert_eq!(day_len("5,2010 and", "on May ", lexicon), Some(1));
        assert_eq!(day_len("15,2010", "Jan. ", lexicon), Some(2));
        assert_eq!(day_len("5,2010", "a total of ", lexicon), None);
        assert_eq!(day_len("5,201", "May ", lexicon), None);
    }
}
