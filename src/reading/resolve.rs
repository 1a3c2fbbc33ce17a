//! Dates by the day that a passage speaks from.

use thiserror::Error;

use crate::value::{Day, Edtf};

use super::date::{DateBound, DatePhrase, Which};
use super::words::{Part, Unit};

/// The day that a passage speaks from, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpokenFrom {
    /// What the citation says (`as_of`). Only this can be what "two days later" counts from.
    pub as_of: Option<Edtf>,
    /// When the source was published; used where `as_of` is absent.
    pub published: Option<Edtf>,
}

/// Why a date is not fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unresolved {
    /// "In January", and neither `as_of` nor `published` says of which year.
    #[error(
        "it counts from the day the passage speaks from, and neither `as_of` nor `published` gives one"
    )]
    NoDay,
    /// "Two days later" counts from a day that the passage names, not from its publication.
    #[error("it counts from a day that the passage names: give that day as `as_of`")]
    NoNamedDay,
    /// "31 February".
    #[error("the calendar has no such day")]
    NoSuchDay,
}

/// A date and, where the words give a range, its two ends.
type Resolved = (Edtf, Option<(Edtf, Edtf)>);

/// Returns the date that `phrase` means when it is spoken from the given day.
///
/// A day that is known only in part ("2010-04") is taken as its first and as its last day, and the hull of
/// both dates is returned.
pub(super) fn resolve(phrase: &DatePhrase, spoken: &SpokenFrom) -> Result<Resolved, Unresolved> {
    match phrase {
        DatePhrase::Range(from, to) => range(from, to, spoken),
        DatePhrase::Bounded(bound, inner) => {
            let (date, _) = resolve(inner, spoken)?;
            Ok((bounded(*bound, &date)?, None))
        }
        DatePhrase::Calendar { year: Some(_), .. } => Ok((fixed(phrase, None)?, None)),
        DatePhrase::Part(_, inner)
            if matches!(**inner, DatePhrase::Calendar { year: Some(_), .. }) =>
        {
            Ok((fixed(phrase, None)?, None))
        }
        _ => {
            let (first, last) = days_spoken_from(phrase, spoken)?;
            let (early, late) = (fixed(phrase, Some(first))?, fixed(phrase, Some(last))?);
            let hull = if early == late {
                early
            } else {
                Edtf::between(early.earliest(), late.latest()).ok_or(Unresolved::NoSuchDay)?
            };
            Ok((hull, None))
        }
    }
}

fn range(from: &DatePhrase, to: &DatePhrase, spoken: &SpokenFrom) -> Result<Resolved, Unresolved> {
    let (last, _) = resolve(to, spoken)?;
    let year_of_last = match to {
        DatePhrase::Calendar { year, .. } => *year,
        _ => None,
    };
    let from = match from {
        DatePhrase::Calendar { year: None, month, day } => {
            DatePhrase::Calendar { year: year_of_last, month: *month, day: *day }
        }
        other => other.clone(),
    };
    let (first, _) = resolve(&from, spoken)?;
    if first.earliest() > last.earliest() {
        return Err(Unresolved::NoSuchDay);
    }
    let joined = Edtf::parse(&format!("{first}/{last}")).ok();
    let whole = joined.or_else(|| Edtf::between(first.earliest(), last.latest()));
    Ok((whole.ok_or(Unresolved::NoSuchDay)?, Some((first, last))))
}

fn bounded(bound: DateBound, date: &Edtf) -> Result<Edtf, Unresolved> {
    let moved = |day: Option<Day>, by| day.and_then(|day| day.plus(by));
    let bounded = match bound {
        DateBound::Before => Edtf::between(None, moved(date.earliest(), -1)),
        DateBound::By => Edtf::between(None, date.latest()),
        DateBound::Since => Edtf::between(date.earliest(), None),
        DateBound::After => Edtf::between(moved(date.latest(), 1), None),
    };
    bounded.ok_or(Unresolved::NoSuchDay)
}

fn days_spoken_from(phrase: &DatePhrase, spoken: &SpokenFrom) -> Result<(Day, Day), Unresolved> {
    let from_named_day = matches!(phrase, DatePhrase::Counted { .. } | DatePhrase::Same(_));
    let day = match (&spoken.as_of, &spoken.published) {
        (Some(as_of), _) => as_of,
        (None, _) if from_named_day => return Err(Unresolved::NoNamedDay),
        (None, Some(published)) => published,
        (None, None) => return Err(Unresolved::NoDay),
    };
    day.earliest().zip(day.latest()).ok_or(Unresolved::NoDay)
}

/// Returns the date of a phrase that is no range and no bound; `today` is there unless the phrase says its
/// year.
fn fixed(phrase: &DatePhrase, today: Option<Day>) -> Result<Edtf, Unresolved> {
    let found = match phrase {
        DatePhrase::Calendar { year: Some(year), month, day } => date(*year, *month, *day),
        DatePhrase::Part(part, inner) => part_of(*part, &fixed(inner, today)?),
        _ => relative(phrase, today.ok_or(Unresolved::NoDay)?),
    };
    found.ok_or(Unresolved::NoSuchDay)
}

fn relative(phrase: &DatePhrase, today: Day) -> Option<Edtf> {
    match phrase {
        DatePhrase::Calendar { month, day, .. } => latest_begun(today, *month, *day),
        DatePhrase::Month { month, which } => nearby_month(today, *month, *which),
        DatePhrase::Weekday { weekday, which } => {
            nearby_weekday(today, *weekday, *which).map(Edtf::day)
        }
        DatePhrase::Relative { unit, offset } => moved_unit(today, *unit, *offset),
        DatePhrase::Counted { unit, count } => counted_from(today, *unit, *count),
        DatePhrase::Same(unit) => moved_unit(today, *unit, 0),
        DatePhrase::Part(..) | DatePhrase::Range(..) | DatePhrase::Bounded(..) => None,
    }
}

fn date(year: i64, month: Option<u8>, day: Option<u8>) -> Option<Edtf> {
    match (month, day) {
        (Some(month), Some(day)) => Day::from_ymd(year, month, day).map(Edtf::day),
        (Some(month), None) => Edtf::month(year, month),
        (None, _) => Edtf::year(year),
    }
}

/// Returns the latest such month or day that has begun by `today`: reports speak of the past. The 29th of
/// February is looked for over eight years, since 1900 and its like had none.
fn latest_begun(today: Day, month: Option<u8>, day: Option<u8>) -> Option<Edtf> {
    let (this_year, ..) = today.ymd();
    let years = (0..=8).map(|back| this_year - back);
    years.filter_map(|year| date(year, month, day)).find(|found| found.earliest() <= Some(today))
}

fn nearby_month(today: Day, month: u8, which: Which) -> Option<Edtf> {
    let (year, present, _) = today.ymd();
    let year = match which {
        Which::Last if month >= present => year - 1,
        Which::Next if month <= present => year + 1,
        Which::Last | Which::This | Which::Next => year,
    };
    Edtf::month(year, month)
}

fn nearby_weekday(today: Day, weekday: u8, which: Option<Which>) -> Option<Day> {
    let present = i64::from(iso_weekday(today));
    let back = (present - i64::from(weekday)).rem_euclid(7);
    match which {
        None => today.plus(-back),
        Some(Which::Last) => today.plus(if back == 0 { -7 } else { -back }),
        Some(Which::This) => today.plus(i64::from(weekday) - present),
        Some(Which::Next) => today.plus(7 - back),
    }
}

/// Returns the day, week, month or year that holds `today`, moved by `offset` of them.
fn moved_unit(today: Day, unit: Unit, offset: i64) -> Option<Edtf> {
    let (year, month, _) = today.ymd();
    match unit {
        Unit::Day => today.plus(offset).map(Edtf::day),
        Unit::Week => {
            let monday = today.plus(offset.checked_mul(7)? + 1 - i64::from(iso_weekday(today)))?;
            Edtf::between(Some(monday), monday.plus(6))
        }
        Unit::Month => {
            let (year, month) = add_months(year, month, offset)?;
            Edtf::month(year, month)
        }
        Unit::Year => Edtf::year(year.checked_add(offset)?),
    }
}

/// Returns the day so many units from `today`; a month or year on is the day of the same number, or the last
/// day of a shorter month.
fn counted_from(today: Day, unit: Unit, count: i64) -> Option<Edtf> {
    let (year, month, day) = today.ymd();
    let months = match unit {
        Unit::Day => return today.plus(count).map(Edtf::day),
        Unit::Week => return today.plus(count.checked_mul(7)?).map(Edtf::day),
        Unit::Month => count,
        Unit::Year => count.checked_mul(12)?,
    };
    let (year, month) = add_months(year, month, months)?;
    (1..=day).rev().find_map(|day| Day::from_ymd(year, month, day)).map(Edtf::day)
}

fn add_months(year: i64, month: u8, by: i64) -> Option<(i64, u8)> {
    let months = year.checked_mul(12)?.checked_add(i64::from(month) - 1)?.checked_add(by)?;
    Some((months.div_euclid(12), u8::try_from(months.rem_euclid(12)).ok()? + 1))
}

/// Returns a part of a month, in days, or of a year, in months.
fn part_of(part: Part, whole: &Edtf) -> Option<Edtf> {
    let (first, last) = whole.earliest().zip(whole.latest())?;
    let (year, month, _) = first.ymd();
    let (_, last_month, days) = last.ymd();
    if month == last_month {
        let (from, to) = part_of_count(part, days);
        return Edtf::between(Day::from_ymd(year, month, from), Day::from_ymd(year, month, to));
    }
    let (from, to) = part_of_count(part, 12);
    let last_of_part = Edtf::month(year, to)?.latest();
    Edtf::between(Day::from_ymd(year, from, 1), last_of_part)
}

/// Returns the first and the last of `count` things that lie in a part of them: half of them, rounded up.
fn part_of_count(part: Part, count: u8) -> (u8, u8) {
    match part {
        Part::Early => (1, count.div_ceil(2)),
        Part::Mid => (count / 4 + 1, count - count / 4),
        Part::Late => (count / 2 + 1, count),
    }
}

fn iso_weekday(day: Day) -> u8 {
    day.weekday() as u8 + 1
}
