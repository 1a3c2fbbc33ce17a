//! Dates in digits: `2010-01-07`, `31/10/1974`, `7.1.2010`, `11/2016`.
//!
//! Four digits that come first are the year, and the month follows it (ISO 8601). Otherwise day or month comes
//! first: where one of both is above 12 there is no doubt, where both are the same it does not matter, and
//! elsewhere the date [is one of two](DatePhrase::Either).

use super::phrase::DatePhrase;
use super::tense;
use super::term::DateTerm;
use crate::reading::lexicon::{CalendarWord, Set};
use crate::reading::token::Tokens;

/// The longest run of tokens that is one date in digits: `2010 - 01 - 07`.
const PLACES: usize = 5;

/// Returns the date that stands in digits at token `at` in an order that is certain.
pub(super) fn certain(tokens: &Tokens<'_>, at: usize) -> Option<(DateTerm, usize)> {
    read(tokens, at).filter(|(date, _)| !matches!(date, DatePhrase::Either(..))).map(as_value)
}

/// Returns the date that stands in digits at token `at` in one of two orders.
pub(super) fn ambiguous(tokens: &Tokens<'_>, at: usize) -> Option<(DateTerm, usize)> {
    read(tokens, at).filter(|(date, _)| matches!(date, DatePhrase::Either(..))).map(as_value)
}

/// Returns the day that stands in digits without its year at token `at`: "22/4".
pub(super) fn day_of_year(tokens: &Tokens<'_>, at: usize) -> Option<(DateTerm, usize)> {
    let (fields, next) = fields(tokens, at)?;
    let [first, second] = fields.parts.as_slice() else { return None };
    // "9/11" is a name, and stops part decimals.
    let is_name = tokens.lexicon.has(Set::SlashedName, &format!("{first}/{second}"));
    if fields.spaced || is_name || first.len() > 2 || second.len() > 2 {
        return None;
    }
    if fields.sign == '-' {
        return hyphened_day(tokens, at, first, second).map(|date| (date, next));
    }
    // "on 2/23", "Tuesday 2/23", "Tuesday, 2/23".
    let word_at = at.checked_sub(1 + usize::from(tokens.word_before(at) == ","));
    let weekday = word_at.and_then(|at| tokens.bare_calendar_word(at));
    let led = tokens.is_in_before(at, Set::Slashed)
        || matches!(weekday, Some(CalendarWord::Weekday(_) | CalendarWord::ShortWeekday(_)));
    // "22/04" is no fraction; "4/22" can be one, and is one where nothing else stands in the text.
    let padded = first.starts_with('0') || second.starts_with('0');
    let improper = first.parse::<u8>().ok() > second.parse::<u8>().ok();
    let date = |month, day| Some(DatePhrase::Calendar { year: None, month, day });
    let found = in_either_order(first, second, date)?;
    let one_order = !matches!(found, DatePhrase::Either(..));
    let to_come = one_order && is_planned(tokens, at, next);
    // "fell by 2/3", "rose from 1/2 to 3/4".
    let moved = (2..8).filter_map(|back| at.checked_sub(back));
    let moved = moved.into_iter().any(|at| tokens.is_in(at, Set::Moved));
    let share = !one_order && !improper && (tokens.is_in_before(at, Set::By) || moved);
    // "3/10: Oslo won".
    let begins_entry = tokens.breaks_line(at) && tokens.word(next) == ":";
    let slashed =
        (led && !share) || padded || begins_entry || (improper && tokens.is_alone(at, next));
    (to_come || (slashed && fields.sign == '/')).then(|| as_value((found, next)))
}

/// "on 9-14": hyphens part scores and the ends of ranges too, so that "on" has to lead the digits, and one order alone
/// to be possible.
fn hyphened_day(tokens: &Tokens<'_>, at: usize, first: &str, second: &str) -> Option<DateTerm> {
    let date = |month, day| Some(DatePhrase::Calendar { year: None, month, day });
    let found = in_either_order(first, second, date)?;
    let certain = !matches!(found, DatePhrase::Either(..)) && first != second;
    (certain && tokens.is_in_before(at, Set::On)).then_some(DateTerm::Date(found))
}

/// Whether digits stand where somebody says when he will be somewhere: "I'll be back 4/22", but not "earn 4/22".
fn is_planned(tokens: &Tokens<'_>, at: usize, next: usize) -> bool {
    let lead = tokens.is_in_before(at, Set::BeforePlan);
    tokens.is_in_before(at - usize::from(lead), Set::Places) && tense::is_to_come(tokens, at, next)
}

fn as_value((date, next): (DatePhrase, usize)) -> (DateTerm, usize) {
    (DateTerm::Date(date), next)
}

/// Digits with one sign among them.
struct DigitFields<'t> {
    parts: Vec<&'t str>,
    sign: char,
    /// Whether white space stands on both sides of each sign.
    spaced: bool,
}

/// Returns the two or three groups of digits at token `at` that the same sign parts, and the token after them.
fn fields<'t>(tokens: &'t Tokens<'_>, at: usize) -> Option<(DigitFields<'t>, usize)> {
    let word = tokens.word(at);
    if !tokens.is_digits(at) {
        return None;
    }
    // "7.1.2010" is one token, "7/1/2010" are five.
    if word.contains('.') {
        let parts: Vec<_> = word.split('.').collect();
        let whole = (2..=3).contains(&parts.len());
        return whole.then_some((DigitFields { parts, sign: '.', spaced: false }, at + 1));
    }
    let sign = match tokens.word(at + 1) {
        "/" => '/',
        _ if tokens.is_hyphen(at + 1) => '-',
        _ => return None,
    };
    let spaced = !tokens.glued(at + 1);
    let mut parts = vec![word];
    let mut next = at + 1;
    while parts.len() < PLACES.div_ceil(2) {
        let same = if sign == '/' { tokens.word(next) == "/" } else { tokens.is_hyphen(next) };
        let even = tokens.glued(next) != spaced && tokens.glued(next + 1) != spaced;
        if !(same && even && tokens.is_digits(next + 1)) {
            break;
        }
        parts.push(tokens.word(next + 1));
        next += 2;
    }
    (parts.len() > 1).then_some((DigitFields { parts, sign, spaced }, next))
}

fn read(tokens: &Tokens<'_>, at: usize) -> Option<(DatePhrase, usize)> {
    let (fields, next) = fields(tokens, at)?;
    let all_digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !fields.parts.iter().all(all_digits) || !may_be_spaced(tokens, &fields, next) {
        return None;
    }
    let date = match fields.parts.as_slice() {
        [year, month, day] if year.len() == 4 => year_first(year, month, day, fields.sign),
        [first, second, year] if year.len() == 4 => {
            let year = four_digits(year)?;
            let date = |month, day| Some(DatePhrase::Calendar { year: Some(year), month, day });
            in_either_order(first, second, date)
        }
        [first, second, year] if year.len() == 2 => {
            short_year(tokens, at, &fields, first, second, year)
        }
        [year, month] if year.len() == 4 => {
            let planned = fields.sign == '.' && is_planned(tokens, at, next);
            year_and_month(year, month, &fields).filter(|_| fields.sign != '.' || planned)
        }
        // "5/1000 births" are no month.
        [month, year] if year.len() == 4 && fields.sign != '.' && *year != "1000" => {
            let month = small(month).filter(|month| (1..=12).contains(month))?;
            Some(DatePhrase::Calendar {
                year: Some(four_digits(year)?),
                month: Some(month),
                day: None,
            })
        }
        _ => None,
    };
    Some((date?, next))
}

/// Figures with white space between them are often two: they are a date only with four digits of its year and two
/// of its month, and at the end of a clause.
fn may_be_spaced(tokens: &Tokens<'_>, fields: &DigitFields<'_>, next: usize) -> bool {
    let year = |part: &&str| part.len() == 4;
    let ended =
        next >= tokens.len() || matches!(tokens.word(next), "." | "," | ";" | ")" | "!" | "?");
    let whole = fields.parts.len() == 3 || fields.parts.iter().all(|part| part.len() > 1);
    !fields.spaced || (ended && whole && fields.parts.iter().any(year))
}

/// "2010-01-07"; "1388/10/17" is a day of the Solar Hijri calendar.
fn year_first(year: &str, month: &str, day: &str, sign: char) -> Option<DatePhrase> {
    let month = small(month).filter(|month| (1..=12).contains(month));
    let day = small(day).filter(|day| (1..=31).contains(day));
    let number: i64 = year.parse().ok()?;
    if month.is_none() || day.is_none() {
        return None;
    }
    if sign == '/' && (1300..=1450).contains(&number) {
        return Some(DatePhrase::Solar { year: Some(number), month, day });
    }
    Some(DatePhrase::Calendar { year: Some(four_digits(year)?), month, day })
}

/// "10/31/74", "10-31-74". Other figures than dates have hyphens, so that one order has to be impossible.
fn short_year(
    tokens: &Tokens<'_>,
    at: usize,
    fields: &DigitFields<'_>,
    first: &str,
    second: &str,
    year: &str,
) -> Option<DatePhrase> {
    let year = small(year)?;
    let date = |month, day| Some(DatePhrase::ShortYear { year, month, day });
    let found = in_either_order(first, second, date)?;
    let certain = !matches!(found, DatePhrase::Either(..));
    let led = tokens.is_in_before(at, Set::BeforeShortDate);
    match fields.sign {
        '/' => Some(found),
        '-' if certain || led || tokens.is_alone(at, at + PLACES) => Some(found),
        '.' if certain && (led || tokens.is_alone(at, at + 1)) => Some(found),
        '.' if certain && second.len() == 2 && first.len() == 2 => Some(found),
        _ => None,
    }
}

/// "2014-10", "2015/3". "2009-10" and "2008/9" can be two years.
fn year_and_month(year: &str, month: &str, fields: &DigitFields<'_>) -> Option<DatePhrase> {
    let number = small(month).filter(|month| (1..=12).contains(month))?;
    // "the war of 1861-5".
    let ends_span = month.len() == 1 && year < "1950" && month.as_bytes() > &year.as_bytes()[3..];
    if ends_span && fields.sign == '-' {
        return None;
    }
    let year = four_digits(year)?;
    let ends_as_next = if month.len() == 2 { (year + 1) % 100 } else { (year + 1) % 10 };
    let two_years = i64::from(number) == ends_as_next;
    if two_years && fields.sign != '.' {
        return None;
    }
    Some(DatePhrase::Calendar { year: Some(year), month: Some(number), day: None })
}

/// Returns the date of a day and a month, whichever comes first.
fn in_either_order(
    first: &str,
    second: &str,
    date: impl Fn(Option<u8>, Option<u8>) -> Option<DatePhrase>,
) -> Option<DatePhrase> {
    let first = small(first)?;
    let second = small(second)?;
    let fits = |month: u8, day: u8| (1..=12).contains(&month) && (1..=31).contains(&day);
    match (fits(second, first), fits(first, second)) {
        (true, true) if first != second => {
            let day_first = date(Some(second), Some(first))?;
            let month_first = date(Some(first), Some(second))?;
            Some(DatePhrase::Either(Box::new(day_first), Box::new(month_first)))
        }
        (true, _) => date(Some(second), Some(first)),
        (false, true) => date(Some(first), Some(second)),
        (false, false) => None,
    }
}

fn small(digits: &str) -> Option<u8> {
    (digits.len() <= 2).then(|| digits.parse().ok())?
}

fn four_digits(digits: &str) -> Option<i64> {
    digits.parse().ok().filter(|year| (1000..=2999).contains(year))
}
