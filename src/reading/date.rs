//! Dates as prose words them.

use crate::text::Span;

use super::cardinal::{cardinal_at, ordinal_at};
use super::token::{Class, Tokens};
use super::words::{CalendarWord, Part, Unit, calendar_word, ends_hedge, parts};
use super::{Figure, Mention, Rule};

/// A date that is not yet fixed: what the words say, and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatePhrase {
    /// A year, month or day as written; what is not written is `None`.
    Calendar {
        /// The year; `None` in "Jan. 5".
        year: Option<i64>,
        /// The month, from 1; `None` in "in 2007".
        month: Option<u8>,
        /// The day, from 1; `None` in "January 2010".
        day: Option<u8>,
    },
    /// "last June", "this January", "next May": the month that many Junes from the present month.
    Month {
        /// The month, from 1.
        month: u8,
        /// Which of them.
        which: Which,
    },
    /// "on Wednesday", "last Friday".
    Weekday {
        /// From Monday, 1 (ISO 8601).
        weekday: u8,
        /// Which of them; `None` where the words do not say.
        which: Option<Which>,
    },
    /// "last month", "this week", "today": the unit that holds the day spoken from, moved by so many.
    Relative {
        /// The unit.
        unit: Unit,
        /// How many units on; negative for the past.
        offset: i64,
    },
    /// "two days later", "a year earlier": counted from a day that the passage names.
    Counted {
        /// The unit.
        unit: Unit,
        /// How many units on; negative for earlier.
        count: i64,
    },
    /// "that same month": the unit that holds a day that the passage names.
    Same(Unit),
    /// "at the end of December".
    Part(Part, Box<Self>),
    /// "from 2007 to January 2010".
    Range(Box<Self>, Box<Self>),
    /// "by Jan. 5", "since 2007".
    Bounded(DateBound, Box<Self>),
}

/// Which of several days or months of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one before the present.
    Last,
    /// The present one.
    This,
    /// The one after the present.
    Next,
}

/// On which side of a date something lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBound {
    /// Before its first day.
    Before,
    /// Up to its last day.
    By,
    /// From its first day on.
    Since,
    /// After its last day.
    After,
}

/// A phrase, the rule that found it, and the token after it.
type Found = (DatePhrase, Rule, usize);

/// Returns the date that begins at token `i`, and the token after it.
pub(super) fn mention_at(tokens: &Tokens<'_>, i: usize) -> Option<(Mention, usize)> {
    let bounded = bounded_at(tokens, i);
    let bound_start = i + usize::from(bounded.is_some());
    let (phrase, rule, next) =
        bounded.or_else(|| range_at(tokens, i)).or_else(|| part_at(tokens, i))?;
    let figure = tokens.span(bound_start, next);
    let says = Figure::Date(phrase);
    Some((Mention { span: tokens.span(i, next), figure, rule, says }, next))
}

fn bounded_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let bound = match tokens.word(i) {
        "before" => DateBound::Before,
        "by" | "until" | "till" => DateBound::By,
        "since" => DateBound::Since,
        "after" => DateBound::After,
        _ => return None,
    };
    let (phrase, _, next) = part_at(tokens, i + 1)?;
    Some((DatePhrase::Bounded(bound, Box::new(phrase)), Rule::DateBound, next))
}

fn range_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let opener = tokens.word(i);
    let start = if matches!(opener, "from" | "between") { i + 1 } else { i };
    let connects = |at: usize| {
        matches!(tokens.word(at), "to" | "through" | "until" | "till")
            || tokens.is_dash(at)
            || (opener == "between" && tokens.word(at) == "and")
    };
    if let Some(found) = days_of_month_at(tokens, start, connects) {
        return Some(found);
    }
    let (first, _, connector) = part_at(tokens, start)?;
    if !connects(connector) {
        return None;
    }
    let (last, _, next) = part_at(tokens, connector + 1)?;
    Some((DatePhrase::Range(Box::new(first), Box::new(last)), Rule::DateRange, next))
}

/// "5-7 January 2010", "January 5 to 7, 2010".
fn days_of_month_at(
    tokens: &Tokens<'_>,
    i: usize,
    connects: impl Fn(usize) -> bool,
) -> Option<Found> {
    let range = |year, month, first, last, next| {
        let end = |day| Box::new(calendar(year, Some(month), Some(day)));
        Some((DatePhrase::Range(end(first), end(last)), Rule::DateRange, next))
    };
    if let Some((first, connector)) = day_at(tokens, i).filter(|(_, at)| connects(*at)) {
        let (last, _, next) = day_month_at(tokens, connector + 1)?;
        let DatePhrase::Calendar { year, month: Some(month), day: Some(day) } = last else {
            return None;
        };
        return range(year, month, first, day, next);
    }
    let (month, after_month) = month_name_at(tokens, i)?;
    let (first, connector) = day_at(tokens, after_month).filter(|(_, at)| connects(*at))?;
    let (last, after) = day_at(tokens, connector + 1)?;
    // "January 5 to 7 February" is a range of two dates.
    if month_name_at(tokens, after).is_some() {
        return None;
    }
    let (DatePhrase::Calendar { year, .. }, _, next) = with_year(tokens, month, Some(last), after)
    else {
        return None;
    };
    range(year, month, first, last, next)
}

fn part_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    for (words, part) in parts(tokens.word(i)) {
        let Some(after) = tokens.after_phrase(i, words) else { continue };
        let start = if tokens.is_dash(after) && tokens.glued(after) { after + 1 } else { after };
        if let Some((phrase @ DatePhrase::Calendar { day: None, .. }, _, next)) =
            simple_at(tokens, start)
        {
            return Some((DatePhrase::Part(*part, Box::new(phrase)), Rule::Part, next));
        }
    }
    simple_at(tokens, i)
}

fn simple_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    iso_at(tokens, i)
        .or_else(|| day_month_at(tokens, i))
        .or_else(|| month_at(tokens, i))
        .or_else(|| year_at(tokens, i))
        .or_else(|| weekday_at(tokens, i))
        .or_else(|| chosen_at(tokens, i))
        .or_else(|| counted_at(tokens, i))
        .or_else(|| same_at(tokens, i))
}

/// Whether a day of a month stands at token `i`.
pub(super) fn is_day_at(tokens: &Tokens<'_>, i: usize) -> bool {
    let found = day_month_at(tokens, i).or_else(|| month_at(tokens, i));
    matches!(found, Some((DatePhrase::Calendar { day: Some(_), .. }, ..)))
}

fn calendar(year: Option<i64>, month: Option<u8>, day: Option<u8>) -> DatePhrase {
    DatePhrase::Calendar { year, month, day }
}

/// "2010-01-07".
fn iso_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let year = year_digits(tokens, i)?;
    let joined = (1..5).all(|k| tokens.glued(i + k))
        && tokens.word(i + 1) == "-"
        && tokens.word(i + 3) == "-";
    if !joined || tokens.word(i + 2).len() != 2 || tokens.word(i + 4).len() != 2 {
        return None;
    }
    let month = tokens.word(i + 2).parse().ok().filter(|m| (1..=12).contains(m))?;
    let day = day_digits(tokens, i + 4)?;
    Some((calendar(Some(year), Some(month), Some(day)), Rule::Day, i + 5))
}

/// "7 January 2010", "the 7th of January", "06-Jan-2010".
fn day_month_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let (day, after_day) = day_at(tokens, i)?;
    let of =
        if tokens.word(after_day) == "of" { after_day + 1 } else { skip_dash(tokens, after_day) };
    let (month, after_month) = month_name_at(tokens, of)?;
    Some(with_year(tokens, month, Some(day), after_month))
}

/// "January 7, 2010", "Jan. 5", "January 2010", "in January".
fn month_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let (month, after_month) = month_name_at(tokens, i)?;
    if let Some((day, after_day)) = day_at(tokens, after_month) {
        let found = with_year(tokens, month, Some(day), after_day);
        // "In March 27 diplomats resigned": a day would be "on March 27".
        let counts = tokens.word_before(i) == "in" && found.1 == Rule::DayOfYear;
        if !counts {
            return Some(found);
        }
    }
    let found = with_year(tokens, month, None, after_month);
    (found.1 == Rule::Month || is_month_alone(tokens, i, after_month)).then_some(found)
}

/// Whether the word at token `i` is a month though neither day nor year stands with it: some are verbs
/// ("may", "march"), and some are names ("May", "Jan", "April").
fn is_month_alone(tokens: &Tokens<'_>, i: usize, next: usize) -> bool {
    let (word, before) = (tokens.word(i), tokens.word_before(i));
    let led = match before {
        "the" => false,
        "and" => {
            i >= 2 && matches!(calendar_word(tokens.word(i - 2)), Some(CalendarWord::Month(_)))
        }
        _ => leads_to_date(tokens, i),
    };
    let is_short = word.len() <= 4 && !matches!(word, "may" | "june" | "july");
    let stopped = next > i + 1;
    let name_follows = tokens.is(next, Class::Word) && tokens.get(next).is_some_and(|t| t.capital);
    match word {
        "may" | "march" => led,
        "april" | "june" | "august" => led || !name_follows,
        _ if is_short && !stopped => led && !name_follows,
        _ => true,
    }
}

/// Adds the year that follows token `at`, where one does.
fn with_year(tokens: &Tokens<'_>, month: u8, day: Option<u8>, at: usize) -> Found {
    let year_at =
        if matches!(tokens.word(at), "," | "of") { at + 1 } else { skip_dash(tokens, at) };
    let year = year_digits(tokens, year_at);
    let next = if year.is_some() { year_at + 1 } else { at };
    let rule = match (year, day) {
        (Some(_), Some(_)) => Rule::Day,
        (None, Some(_)) => Rule::DayOfYear,
        (Some(_), None) => Rule::Month,
        (None, None) => Rule::MonthOfYear,
    };
    (calendar(year, Some(month), day), rule, next)
}

/// "2007" where the words before or after it show that it is a year.
fn year_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let year = year_digits(tokens, i)?;
    // "the 1980s", "2009-10", "2009/10".
    let part_of_more = (tokens.glued(i + 1) && tokens.is(i + 1, Class::Word))
        || ((tokens.is_hyphen(i + 1) || tokens.word(i + 1) == "/")
            && tokens.glued(i + 2)
            && tokens.word(i + 2).len() < 4
            && tokens.is(i + 2, Class::Figure));
    if part_of_more || counts_what_follows(tokens, i, year) {
        return None;
    }
    let bracketed =
        matches!(tokens.word_before(i), "(" | "[") && matches!(tokens.word(i + 1), ")" | "]");
    (leads_to_date(tokens, i) || bracketed).then_some((
        calendar(Some(year), None, None),
        Rule::Year,
        i + 1,
    ))
}

/// Whether the digits at token `i` count things rather than years: "of 1500 votes", but "the 2009 elections".
fn counts_what_follows(tokens: &Tokens<'_>, i: usize, year: i64) -> bool {
    let Some(next) = tokens.get(i + 1) else { return false };
    let word = next.word.as_str();
    let plural = matches!(word, "people" | "men" | "women" | "children")
        || (word.len() > 4 && word.ends_with('s') && !word.ends_with("ss"));
    let weak = matches!(tokens.word_before(i), "of" | "by" | "to" | "and" | "between" | "from");
    plural && !next.capital && !word.contains('\'') && (weak || !(1900..=2099).contains(&year))
}

/// Whether a word stands before token `i` that stands before dates.
fn leads_to_date(tokens: &Tokens<'_>, i: usize) -> bool {
    let word = tokens.word_before(i);
    let led = matches!(
        word,
        "in" | "since"
            | "from"
            | "of"
            | "by"
            | "until"
            | "till"
            | "during"
            | "before"
            | "after"
            | "to"
            | "through"
            | "early"
            | "late"
            | "mid"
            | "between"
            | "and"
            | "the"
            | "year"
            | "last"
            | "this"
            | "next"
    );
    // "mid-2009", and the end of "2009-2010".
    let dashed = i >= 2
        && tokens.is_dash(i - 1)
        && (tokens.word(i - 2) == "mid" || year_digits(tokens, i - 2).is_some());
    led || dashed
}

/// "on Wednesday", "last Friday".
fn weekday_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let which = which(tokens.word(i));
    let at = i + usize::from(which.is_some());
    let Some(CalendarWord::Weekday(weekday)) = calendar_word(tokens.word(at)) else { return None };
    if !tokens.get(at)?.capital {
        return None;
    }
    // "Wednesday, 6 January 2010".
    let date_at = at + 1 + usize::from(tokens.word(at + 1) == ",");
    let date = day_month_at(tokens, date_at).or_else(|| month_at(tokens, date_at));
    if let Some(found @ (DatePhrase::Calendar { day: Some(_), .. }, ..)) = date {
        return Some(found);
    }
    // "The Sunday Times".
    let name_follows = tokens.is(at + 1, Class::Word) && tokens.get(at + 1)?.capital;
    let named = tokens.word_before(at) == "the" && name_follows;
    (!named).then_some((DatePhrase::Weekday { weekday, which }, Rule::Weekday, at + 1))
}

/// "last June", "last month", "this year", "today".
fn chosen_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let relative =
        |unit, offset, next| Some((DatePhrase::Relative { unit, offset }, Rule::Relative, next));
    match tokens.word(i) {
        "today" => return relative(Unit::Day, 0, i + 1),
        "yesterday" => return relative(Unit::Day, -1, i + 1),
        "tomorrow" => return relative(Unit::Day, 1, i + 1),
        _ => {}
    }
    let which = which(tokens.word(i))?;
    if let Some((month, next)) = month_name_at(tokens, i + 1) {
        return Some((DatePhrase::Month { month, which }, Rule::Relative, next));
    }
    match calendar_word(tokens.word(i + 1))? {
        CalendarWord::Unit(Unit::Day) => None,
        // "The last year" and "the past year" are the twelve months up to now.
        CalendarWord::Unit(_) if tokens.word(i) == "past" => None,
        CalendarWord::Unit(_) if tokens.word(i) == "last" && tokens.word_before(i) == "the" => None,
        CalendarWord::Unit(unit) if !tokens.word(i + 1).ends_with('s') => {
            relative(unit, which as i64 - 1, i + 2)
        }
        _ => None,
    }
}

/// "two days later", "a year earlier", "three weeks ago", "the following day".
fn counted_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let unit_of = |at| match calendar_word(tokens.word(at)) {
        Some(CalendarWord::Unit(unit)) => Some(unit),
        _ => None,
    };
    if tokens.word(i) == "the" && matches!(tokens.word(i + 1), "following" | "next" | "previous") {
        let count = if tokens.word(i + 1) == "previous" { -1 } else { 1 };
        return Some((DatePhrase::Counted { unit: unit_of(i + 2)?, count }, Rule::Counted, i + 3));
    }
    // "More than a year ago" is not a year ago.
    if ends_hedge(tokens.word_before(i)) {
        return None;
    }
    let (count, at) = match tokens.word(i) {
        "a" | "an" => (1, i + 1),
        _ => {
            let cardinal = cardinal_at(tokens, i)?;
            let whole = cardinal.value.is_integer().then(|| cardinal.value.to_integer())?;
            (i64::try_from(whole).ok()?, cardinal.next)
        }
    };
    let unit = unit_of(at)?;
    match tokens.word(at + 1) {
        "later" => Some((DatePhrase::Counted { unit, count }, Rule::Counted, at + 2)),
        "earlier" => Some((DatePhrase::Counted { unit, count: -count }, Rule::Counted, at + 2)),
        "ago" => Some((DatePhrase::Relative { unit, offset: -count }, Rule::Counted, at + 2)),
        _ => None,
    }
}

/// "that same month", "the same day".
fn same_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let unit_at = match (tokens.word(i), tokens.word(i + 1)) {
        ("that" | "the", "same") => i + 2,
        _ => return None,
    };
    match calendar_word(tokens.word(unit_at)) {
        Some(CalendarWord::Unit(unit)) => Some((DatePhrase::Same(unit), Rule::Same, unit_at + 1)),
        _ => None,
    }
}

fn which(word: &str) -> Option<Which> {
    match word {
        "last" | "past" => Some(Which::Last),
        "this" => Some(Which::This),
        "next" => Some(Which::Next),
        _ => None,
    }
}

/// Returns the month that token `i` names with a capital letter, and the token after it and its stop.
fn month_name_at(tokens: &Tokens<'_>, i: usize) -> Option<(u8, usize)> {
    let Some(CalendarWord::Month(month)) = calendar_word(tokens.word(i)) else { return None };
    let short = tokens.word(i).len() <= 4 && tokens.word(i) != "may";
    let stop = short && tokens.word(i + 1) == "." && tokens.glued(i + 1);
    tokens.get(i).is_some_and(|token| token.capital).then_some((month, i + 1 + usize::from(stop)))
}

/// Returns the day of a month that stands at token `i`, in digits or as an ordinal, and the token after it.
fn day_at(tokens: &Tokens<'_>, i: usize) -> Option<(u8, usize)> {
    if let Some((place, Span { .. }, next)) = ordinal_at(tokens, i) {
        return u8::try_from(place)
            .ok()
            .filter(|day| (1..=31).contains(day))
            .map(|day| (day, next));
    }
    day_digits(tokens, i).map(|day| (day, i + 1))
}

fn day_digits(tokens: &Tokens<'_>, i: usize) -> Option<u8> {
    let day: u8 = tokens.word(i).parse().ok().filter(|day| (1..=31).contains(day))?;
    let counts = matches!(tokens.word(i + 1), "%" | "percent");
    (tokens.is(i, Class::Figure) && tokens.word(i).len() <= 2 && !counts).then_some(day)
}

fn year_digits(tokens: &Tokens<'_>, i: usize) -> Option<i64> {
    let year: i64 = tokens.word(i).parse().ok()?;
    let whole = tokens.is(i, Class::Figure) && tokens.word(i).len() == 4;
    (whole && (1000..=2999).contains(&year)).then_some(year)
}

fn skip_dash(tokens: &Tokens<'_>, i: usize) -> usize {
    if tokens.is_dash(i) && tokens.glued(i) && tokens.glued(i + 1) { i + 1 } else { i }
}
