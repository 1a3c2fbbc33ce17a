//! What the calls of [meanings](super::meaning) give; `None` where their arguments make no sense together.

use super::name::{DateBound, DateDirection, Name, Step, Which};
use super::phrase::DatePhrase;
use super::spans::{beside, beside_today, between, ending, lasting, night, rest, spanning};
use super::term::{DateTerm, MeaningCall};
use super::written;
use crate::reading::lexicon::{Period, PeriodPart};

/// The last week that a year can have (ISO 8601).
const LAST_WEEK: u8 = 53;

/// The calls, but those of [`written`], with their names.
const NAMES: [(&str, MeaningCall); 42] = [
    ("month", |of| Some(DateTerm::Name(Name::Month(of.first()?.small()?)))),
    ("weekday", |of| Some(DateTerm::Name(Name::Weekday(of.first()?.small()?)))),
    ("season", |of| Some(DateTerm::Name(Name::Season(of.first()?.small()?)))),
    ("quarter", quarter),
    ("week", |of| {
        let number = of.first()?.small().filter(|number| (1..=LAST_WEEK).contains(number))?;
        Some(DateTerm::Name(Name::Week(number)))
    }),
    ("weekend", |_| Some(DateTerm::Name(Name::Weekend))),
    ("named", named),
    ("in", inside),
    ("nth", nth),
    ("day-of", day_of),
    ("moved", moved),
    ("lasting", lasting),
    ("between", between),
    ("beside", beside),
    ("night", night),
    ("preceding", |of| beside_today(of, DateDirection::Past)),
    ("following", |of| beside_today(of, DateDirection::Ahead)),
    ("earlier", |of| rest(of, DateDirection::Past, false)),
    ("later", |of| rest(of, DateDirection::Ahead, false)),
    ("earlier-in", |of| rest(of, DateDirection::Past, true)),
    ("later-in", |of| rest(of, DateDirection::Ahead, true)),
    ("counted", counted),
    ("same", |of| DateTerm::date(DatePhrase::Same(of.first()?.period()?))),
    ("same-part", |of| match of {
        [DateTerm::Date(whole)] => DateTerm::date(DatePhrase::SamePart(Box::new(whole.clone()))),
        _ => None,
    }),
    ("offset", offset),
    ("reported", |of| DateTerm::date(DatePhrase::Reported { years: of.first()?.number()? })),
    ("weekdays", weekdays),
    ("spanning", spanning),
    ("ending", ending),
    ("holding", holding),
    ("dated", dated),
    ("part", part),
    ("half", half),
    ("near", |of| match of {
        [DateTerm::Date(date)] => DateTerm::date(DatePhrase::Near(Box::new(date.clone()))),
        _ => None,
    }),
    ("range", range),
    ("before", |of| bounded(DateBound::Before, of)),
    ("by", |of| bounded(DateBound::By, of)),
    ("since", |of| bounded(DateBound::Since, of)),
    ("after", |of| bounded(DateBound::After, of)),
    ("begun", |of| bounded(DateBound::Begun, of)),
    ("ended", |of| bounded(DateBound::Ended, of)),
    ("same-date", |of| of.first().cloned()),
];

/// Returns the call of that name.
pub(super) fn function(name: &str) -> Option<MeaningCall> {
    let calls = NAMES.iter().chain(&written::NAMES);
    calls.into_iter().find(|(own, _)| *own == name).map(|(_, call)| *call)
}

/// A quarter by its number: "the last quarter" can be the fourth, or the one that was over last.
fn quarter(of: &[DateTerm]) -> Option<DateTerm> {
    let number = match of.first()?.number()? {
        number @ 1..=4 => u8::try_from(number).ok()?,
        _ => return None,
    };
    Some(DateTerm::Name(Name::Quarter(number)))
}

fn named(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Name(name), which] = of else { return None };
    let which = match which.optional()? {
        None => None,
        Some(-1) => Some(Which::Last),
        Some(0) => Some(Which::This),
        Some(1) => Some(Which::Next),
        Some(_) => return None,
    };
    DateTerm::date(DatePhrase::Named { name: *name, which })
}

fn inside(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Name(name), DateTerm::Date(whole)] = of else { return None };
    let fits = match name {
        Name::Weekday(_) => whole.length() == Some(Period::Week),
        _ => whole.length() == Some(Period::Year),
    };
    let inside = match (name, whole) {
        // "June 2009" in other words is the same.
        (Name::Month(month), DatePhrase::Calendar { year, month: None, day: None }) => {
            DatePhrase::Calendar { year: *year, month: Some(*month), day: None }
        }
        _ => DatePhrase::In(*name, Box::new(whole.clone())),
    };
    fits.then_some(DateTerm::Date(inside))
}

fn nth(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Number(nth), step, DateTerm::Date(whole)] = of else { return None };
    if let (DateTerm::Period(Period::Quarter), Period::Decade | Period::Century) =
        (step, whole.length()?)
    {
        return quarter_of_century(*nth, whole);
    }
    let step = match step {
        DateTerm::Period(period) => Step::Period(*period),
        DateTerm::Name(Name::Weekday(weekday)) => Step::Weekday(*weekday),
        _ => return None,
    };
    let shorter = step.length() < whole.length()?;
    let whole = Box::new(whole.clone());
    (shorter && *nth != 0).then_some(DateTerm::Date(DatePhrase::Nth { nth: *nth, step, whole }))
}

/// A day of a month: "the 20th of next month", but not "the third of 2009", which is what came third.
fn day_of(of: &[DateTerm]) -> Option<DateTerm> {
    let [number, DateTerm::Date(whole)] = of else { return None };
    let is_month = whole.length() == Some(Period::Month);
    let day = [number.clone(), DateTerm::Period(Period::Day), DateTerm::Date(whole.clone())];
    is_month.then(|| nth(&day))?
}

/// The last quarter of the 19th century is 1875 to 1899.
fn quarter_of_century(nth: i64, whole: &DatePhrase) -> Option<DateTerm> {
    let DatePhrase::Century(century) = whole else { return None };
    let quarter = if nth == -1 { 4 } else { nth };
    let first = (century - 1) * 100 + (quarter - 1) * 25;
    let year = |year| DatePhrase::Calendar { year: Some(year), month: None, day: None };
    let range = DatePhrase::Range(Box::new(year(first)), Box::new(year(first + 24)));
    (1..=4).contains(&quarter).then_some(DateTerm::Date(range))
}

fn moved(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Period(period), DateTerm::Number(offset)] = of else { return None };
    DateTerm::date(DatePhrase::Relative { period: *period, offset: *offset })
}

fn counted(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Period(period), DateTerm::Number(count)] = of else { return None };
    DateTerm::date(DatePhrase::Counted { period: *period, count: *count })
}

fn offset(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Period(period), DateTerm::Number(count), DateTerm::Date(from)] = of else {
        return None;
    };
    let from = Box::new(from.clone());
    DateTerm::date(DatePhrase::Offset { period: *period, count: *count, from })
}

/// Counted from the day spoken from, or from a date.
fn weekdays(of: &[DateTerm]) -> Option<DateTerm> {
    let (weekday, count, from) = match of {
        [weekday, DateTerm::Number(count)] => {
            (weekday, count, DatePhrase::Relative { period: Period::Day, offset: 0 })
        }
        [weekday, DateTerm::Number(count), DateTerm::Date(from)] => (weekday, count, from.clone()),
        _ => return None,
    };
    let from = Box::new(from);
    DateTerm::date(DatePhrase::Weekdays { weekday: weekday.small()?, count: *count, from })
}

fn holding(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Period(period), DateTerm::Date(date)] = of else { return None };
    (date.length()? < *period)
        .then(|| DateTerm::Date(DatePhrase::Holding(*period, Box::new(date.clone()))))
}

/// A weekday beside a date: it says nothing more where the year is written.
fn dated(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Number(weekday), DateTerm::Date(date)] = of else { return None };
    let weekday = u8::try_from(*weekday).ok()?;
    match date {
        DatePhrase::Calendar { year: None, day: Some(_), .. } => {
            DateTerm::date(DatePhrase::Dated { weekday, date: Box::new(date.clone()) })
        }
        DatePhrase::Calendar { day: Some(_), .. }
        | DatePhrase::ShortYear { day: Some(_), .. }
        | DatePhrase::Solar { day: Some(_), .. }
        | DatePhrase::Either(..) => DateTerm::date(date.clone()),
        _ => None,
    }
}

/// The first or the second half; the last is the second.
fn half(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Number(number), date] = of else { return None };
    let half = match number {
        1 => PeriodPart::Early,
        2 | -1 => PeriodPart::Late,
        _ => return None,
    };
    part(&[DateTerm::Part(half), date.clone()])
}

/// A part of a day is that day.
fn part(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Part(part), DateTerm::Date(whole)] = of else { return None };
    match whole.length()? {
        Period::Day => DateTerm::date(whole.clone()),
        _ => DateTerm::date(DatePhrase::Part(*part, Box::new(whole.clone()))),
    }
}

fn range(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Date(first), DateTerm::Date(last)] = of else { return None };
    let joined = |first: &DatePhrase, last: &DatePhrase| {
        Box::new(DatePhrase::Range(Box::new(first.clone()), Box::new(last.clone())))
    };
    if let (
        DatePhrase::Calendar { year: Some(first), month: None, .. },
        DatePhrase::Calendar { year: Some(last), month: None, .. },
    ) = (first, last)
        && first > last
    {
        // "a drop from 2010 to 1950" is no time.
        return None;
    }
    // Whoever writes both ends in digits writes them in the same order.
    if let (DatePhrase::Either(a, b), DatePhrase::Either(c, d)) = (first, last) {
        return DateTerm::date(DatePhrase::Either(joined(a, c), joined(b, d)));
    }
    DateTerm::date(DatePhrase::Range(Box::new(first.clone()), Box::new(last.clone())))
}

fn bounded(bound: DateBound, of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Date(date)] = of else { return None };
    DateTerm::date(DatePhrase::Bounded(bound, Box::new(date.clone())))
}
