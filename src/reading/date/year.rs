//! Years and decades, in digits and in words.

use super::phrase::DatePhrase;
use super::term::DateTerm;
use crate::reading::lexicon::{CalendarWord, Ending, NumberWord, Set};
use crate::reading::token::Tokens;

/// "1996", "nineteen ninety-six", "two thousand and fourteen".
pub(super) fn year(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    if let Some(year) = tokens.year_digits(at) {
        return Some((year, at + 1));
    }
    by_hundreds(tokens, at).or_else(|| by_thousands(tokens, at))
}

/// "1990s", "1970's", "nineteen seventies", "two thousands", "two thousand and tens".
pub(super) fn decade(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    if let Some(year) = tokens.year_digits(at) {
        return Some((year, after_s(tokens, at + 1)?)).filter(|(year, _)| year % 10 == 0);
    }
    if tokens.number_word(at) == Some(NumberWord::Unit(2)) && is_thousand(tokens, at + 1) {
        if tokens.ends(at + 1, Ending::Plural) {
            return Some((2000, at + 2));
        }
        let tens_at = at + 2 + usize::from(tokens.is_in(at + 2, Set::And));
        return decade_word(tokens, tens_at).map(|(tens, next)| (2000 + tens, next));
    }
    let (hundreds, next) = hundreds(tokens, at)?;
    let dash = usize::from(tokens.is_hyphen(next));
    let (tens, next) = decade_word(tokens, next + dash)?;
    Some((hundreds * 100 + tens, next))
}

/// "nineties"; "tens" are a decade only after their century.
fn decade_word(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    if let Some(CalendarWord::Decade(tens)) = tokens.calendar_word(at) {
        return Some((i64::from(tens), at + 1));
    }
    let ten = tokens.lexicon.stem(tokens.word(at), Ending::Plural)?;
    let is_ten = tokens.lexicon.number_word(ten) == Some(NumberWord::Unit(10));
    is_ten.then_some((10, at + 1))
}

/// Whether a thousand, or thousands, stand at token `at`.
fn is_thousand(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.number_word(at) == Some(NumberWord::Scale(1000))
}

/// "'90s", "70s", "nineties".
pub(super) fn short_decade(tokens: &Tokens<'_>, at: usize) -> Option<(DateTerm, usize)> {
    let (decade, next) = if let Some(CalendarWord::Decade(decade)) = tokens.calendar_word(at) {
        (decade, at + 1)
    } else {
        let quoted = usize::from(tokens.word(at) == "'" && tokens.glued(at + 1));
        let number = tokens.small_digits(at + quoted).filter(|n| n % 10 == 0)?;
        let whole = tokens.word(at + quoted).len() == 2;
        let next = after_s(tokens, at + quoted + 1).filter(|_| whole)?;
        (u8::try_from(number).ok()?, next)
    };
    Some((DateTerm::Date(DatePhrase::ShortDecade(decade)), next))
}

/// Returns the token after the glued "s" or "'s" at token `at`.
fn after_s(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let quoted = usize::from(tokens.word(at) == "'" && tokens.glued(at));
    let is_plural = tokens.lexicon.stem(tokens.word(at + quoted), Ending::Plural) == Some("");
    (is_plural && tokens.glued(at + quoted)).then_some(at + quoted + 1)
}

/// The hundreds of a year: "eleven" to "twenty".
fn hundreds(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    match tokens.number_word(at)? {
        NumberWord::Unit(unit @ 11..=19) => Some((i64::from(unit), at + 1)),
        NumberWord::Tens(20) => Some((20, at + 1)),
        _ => None,
    }
}

/// "nineteen ninety-six", "nineteen zero one", "twenty ten".
fn by_hundreds(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    let (hundreds, next) = hundreds(tokens, at)?;
    let next = next + usize::from(tokens.is_hyphen(next));
    if tokens.is_in(next, Set::NoughtOfYear) {
        let (unit, next) = unit(tokens, next + 1)?;
        return Some((hundreds * 100 + unit, next));
    }
    let (rest, next) = below_hundred(tokens, next).filter(|(rest, _)| *rest >= 10)?;
    Some((hundreds * 100 + rest, next))
}

/// "two thousand", "two thousand and fourteen", "one thousand seven hundred and eighty nine".
fn by_thousands(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    let Some(NumberWord::Unit(thousands @ 1..=2)) = tokens.number_word(at) else { return None };
    if !is_thousand(tokens, at + 1) || tokens.ends(at + 1, Ending::Plural) {
        return None;
    }
    let mut year = i64::from(thousands) * 1000;
    let mut next = at + 2;
    if let Some((unit, after)) = unit(tokens, next)
        && tokens.number_word(after) == Some(NumberWord::Hundred)
    {
        year += unit * 100;
        next = after + 1;
    }
    let and = usize::from(tokens.is_in(next, Set::And));
    if let Some((rest, after)) = below_hundred(tokens, next + and) {
        return Some((year + rest, after));
    }
    Some((year, next))
}

fn unit(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    match tokens.number_word(at)? {
        NumberWord::Unit(unit @ 1..=9) => Some((i64::from(unit), at + 1)),
        _ => None,
    }
}

/// "six", "fourteen", "ninety-six", "ninety six".
fn below_hundred(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    match tokens.number_word(at)? {
        NumberWord::Unit(unit @ 1..) => Some((i64::from(unit), at + 1)),
        NumberWord::Tens(tens) => {
            let dash = usize::from(tokens.is_hyphen(at + 1));
            let (unit, next) = unit(tokens, at + 1 + dash).unwrap_or((0, at + 1));
            Some((i64::from(tens) + unit, next))
        }
        _ => None,
    }
}
