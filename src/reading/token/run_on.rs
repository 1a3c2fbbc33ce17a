//! Words and figures that run into one another: "Wed, Feb13", "13Feb2010", "FY16", "May 5,2010", "USD5,000".
//!
//! "Dec1" and "Sept9" are names of genes too, so that a day is parted from its month only where a weekday or a word
//! such as "on" stands before it.

use crate::reading::lexicon::{CalendarWord, CurrencySort, Lexicon, Set};

/// The most letters before figures that run on from them: "September9".
const MOST_LETTERS: usize = 10;

/// Returns how much of the word of `len` bytes that `rest` begins with stands before figures that are no part of it;
/// `before` is the text before it.
pub(super) fn letters_len(
    rest: &str,
    len: usize,
    before: &str,
    lexicon: &Lexicon,
) -> Option<usize> {
    let word = &rest[..len];
    let letters = word.bytes().take(MOST_LETTERS).position(|byte| byte.is_ascii_digit())?;
    if !word.is_ascii() {
        return None;
    }
    let (written, figures) = word.split_at(letters);
    let digits = figures.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let ending = &figures[digits.len()..];
    let is_whole = ending.is_empty();
    let is_year = is_whole && digits.len() == 4 && matches!(&digits[..2], "19" | "20");
    let name = written.to_ascii_lowercase();
    if is_currency(written, &name, ending, &rest[len..], lexicon) {
        return Some(letters);
    }
    let parts = match name.as_str() {
        name if lexicon.has(Set::YearAbbreviation, name) => {
            is_year || (is_whole && digits.len() == 2)
        }
        name if is_month(name, lexicon) => {
            let suffix = is_whole || lexicon.has(Set::OrdinalSuffix, ending);
            is_year || (suffix && digits.len() <= 2 && is_before_day(before, lexicon))
        }
        _ => false,
    };
    parts.then_some(letters)
}

/// Whether `written`, in lower case `name`, stands for the currency of the digits that run on from it, with the letters of
/// `ending` and the text `after` behind them: `USD5,000`, `Rs50`, `KSh5m`. A single letter does so only before thousands or a
/// magnitude: "R5,000", "N3bn".
fn is_currency(written: &str, name: &str, ending: &str, after: &str, lexicon: &Lexicon) -> bool {
    let is_scaled = multiplies_money(ending, lexicon);
    if !(ending.is_empty() || is_scaled) {
        return false;
    }
    let is_capital = written.bytes().all(|byte| byte.is_ascii_uppercase());
    lexicon.currencies.meanings_of(name).any(|words| match words.sort {
        // "SSP1-2.6" is the name of a scenario.
        CurrencySort::Code => is_capital && !after.starts_with(['-', '–']),
        CurrencySort::Leading => written.starts_with(|c: char| c.is_ascii_uppercase()),
        CurrencySort::Glued => is_capital && (is_scaled || counts_thousands(after, lexicon)),
        _ => false,
    })
}

fn multiplies_money(word: &str, lexicon: &Lexicon) -> bool {
    let scale = lexicon.number_word(&word.to_lowercase());
    scale.is_some_and(|word| word.scale_of_money().is_some())
}

/// Whether `after`, behind digits, goes on with thousands or a magnitude: ",000", " million".
fn counts_thousands(after: &str, lexicon: &Lexicon) -> bool {
    let grouped = after
        .strip_prefix(',')
        .is_some_and(|group| group.bytes().take_while(u8::is_ascii_digit).count() == 3);
    let decimals = after.strip_prefix('.').unwrap_or_default();
    let rest = decimals.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if decimals.len() > rest.len() { rest } else { after };
    let word = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    grouped || multiplies_money(word, lexicon)
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
        let parted = |word: &str, before, lexicon| letters_len(word, word.len(), before, lexicon);
        assert_eq!(parted("Feb13", "on Wed, ", lexicon), Some(3));
        assert_eq!(parted("Feb2010", "in ", lexicon), Some(3));
        assert_eq!(parted("FY16", "in ", lexicon), Some(2));
        assert_eq!(parted("Dec1", "the gene ", lexicon), None);
        assert_eq!(parted("F16", "on ", lexicon), None);
        assert_eq!(parted("march_2", "on ", lexicon), None);
    }

    #[test]
    fn a_currency_is_parted_from_its_amount() {
        let lexicon = &Reader::english().lexicon;
        let parted = |rest: &str| {
            let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            letters_len(rest, len, "paid ", lexicon)
        };
        assert_eq!(parted("USD5,000 to"), Some(3));
        assert_eq!(parted("KSh5m"), Some(3));
        assert_eq!(parted("R5,000"), Some(1));
        assert_eq!(parted("R5.5 million"), Some(1));
        assert_eq!(parted("R5 and"), None);
        assert_eq!(parted("R22"), None);
        assert_eq!(parted("usd5"), None);
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
