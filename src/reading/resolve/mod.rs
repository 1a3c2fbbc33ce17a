//! Dates by the day that a passage speaks from.
//!
//! Reports speak of the past: a month, day or weekday without its year is the latest that has begun, unless the
//! words say that it is to come. Periods keep their length: "two years ago" is a year, "three weeks ago" a week,
//! "three days ago" a day. Weeks run from Monday to Sunday.

mod bound;
mod holiday;
mod named;
mod part;
mod period;

use serde::{Deserialize, Serialize};

use thiserror::Error;

use crate::value::{Day, Edtf};

use crate::reading::date::solar;
use crate::reading::date::{DateBound, DateDirection, DatePhrase};
use crate::reading::lexicon::Period;
use bound::{bounded, either, hull, near, within_part};

/// The day that a passage speaks from, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpokenFrom {
    /// What the citation says (`as_of`). "Two days later" counts from it, whatever dates the passage names.
    pub as_of: Option<Edtf>,
    /// When the source was published; used where `as_of` is absent.
    pub published: Option<Edtf>,
}

impl SpokenFrom {
    /// Returns the same for a text as a whole: what counts from a date that the text names counts from that.
    pub(super) fn of_whole_text(&self) -> Self {
        Self { as_of: None, published: self.as_of.clone().or_else(|| self.published.clone()) }
    }
}

/// Why a date is not fixed, or a figure is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Error, Serialize, Deserialize)]
pub enum Unresolved {
    /// "In January", and neither `as_of` nor `published` says of which year.
    #[error(
        "it counts from the day the passage speaks from, and neither `as_of` nor `published` gives one"
    )]
    NoDay,
    /// "Two days later" counts from a day that the passage names, not from its publication.
    #[error("it counts from a day that the passage names: give that day as `as_of`")]
    NoNamedDay,
    /// "Friday, Nov. 21", where that day is a Friday in no year near.
    #[error("it is no such weekday in any year near the day the passage speaks from")]
    OtherWeekday,
    /// "31 February".
    #[error("the calendar has no such day")]
    NoSuchDay,
    /// "1445 AH", "11 February 1731/2".
    #[error("it is a date of another calendar or style")]
    OtherCalendar,
    /// "IR£5 million", "540 Millionen".
    #[error("a word or letters at it are no currency, unit or magnitude known here")]
    UnknownWord,
    /// "Wheat 12 500", "40.000 boats".
    #[error("its digits can be grouped in two ways")]
    UnknownGroups,
    /// "fifty one-dollar bills".
    #[error("its words may be one number, or two of which one describes what the other counts")]
    OneOrTwo,
    /// "10-15,000", "800 to 1.2 million".
    #[error("the magnitude of its second number may be that of its first too")]
    SharedMagnitude,
    /// "The contract is for 5m".
    #[error("its letter may be a unit or a magnitude, as metres or millions")]
    UnitOrMagnitude,
    /// "10⁻⁵", "3×106".
    #[error("it begins a power or product that is not read")]
    Formula,
    /// "Revenue ($m): 12.3".
    #[error("its magnitude stands before it, as in the heading of a table")]
    ScaleBefore,
    /// "Net income was (1,234)".
    #[error("it stands in brackets, as losses do in accounts")]
    Bracketed,
    /// "Inflation was - 0.3 %".
    #[error("the dash before it may be a minus")]
    DashOrMinus,
    /// "five degrees below freezing", "3 under par".
    #[error("it counts from a level that is no number here")]
    FromLevel,
    /// "three times as many", "40-fold".
    #[error("it says how many times as much, and counts nothing")]
    Factor,
    /// "She scored 395/400".
    #[error("its slash may part a score, a share, a day or a name")]
    Slashed,
    /// "540 ± 12".
    #[error("it is given with its uncertainty")]
    Uncertain,
}

impl Unresolved {
    /// Whether it is a date that is not fixed.
    pub fn is_of_date(self) -> bool {
        match self {
            Self::NoDay
            | Self::NoNamedDay
            | Self::NoSuchDay
            | Self::OtherWeekday
            | Self::OtherCalendar => true,
            Self::UnknownWord
            | Self::UnknownGroups
            | Self::OneOrTwo
            | Self::SharedMagnitude
            | Self::UnitOrMagnitude
            | Self::Formula
            | Self::ScaleBefore
            | Self::Bracketed
            | Self::DashOrMinus
            | Self::FromLevel
            | Self::Factor
            | Self::Slashed
            | Self::Uncertain => false,
        }
    }
}

/// A date and, where the words give a range, its two ends.
type Resolved = (Edtf, Option<(Edtf, Edtf)>);

/// The day that a phrase is looked at from.
#[derive(Clone, Copy, Debug)]
struct Viewpoint {
    /// The day; `None` where it is not known.
    today: Option<Day>,
    /// Where a date lies that the words do not fix.
    direction: DateDirection,
}

impl Viewpoint {
    fn today(self) -> Result<Day, Unresolved> {
        self.today.ok_or(Unresolved::NoDay)
    }
}

/// Returns the date that `phrase` means when it is spoken from the given day.
///
/// A day that is known only in part ("2010-04") is taken as its first and as its last day, and the hull of
/// both dates is returned.
pub(super) fn resolve(phrase: &DatePhrase, spoken: &SpokenFrom) -> Result<Resolved, Unresolved> {
    directed(phrase, spoken, DateDirection::Past)
}

fn directed(
    phrase: &DatePhrase,
    spoken: &SpokenFrom,
    direction: DateDirection,
) -> Result<Resolved, Unresolved> {
    match phrase {
        DatePhrase::Toward(direction, inner) => directed(inner, spoken, *direction),
        DatePhrase::FromNamed { phrase, named } => from_named(phrase, named, spoken),
        DatePhrase::Range(from, to) => range(from, to, spoken, direction),
        DatePhrase::Either(first, last) => {
            let (first, _) = directed(first, spoken, direction)?;
            let (last, _) = directed(last, spoken, direction)?;
            Ok((either(&first, &last)?, None))
        }
        DatePhrase::Bounded(bound, inner) => {
            let (date, _) = directed(inner, spoken, direction)?;
            let whole = bounded(within_part(*bound, inner), &date)?;
            let is_end = matches!(bound, DateBound::Begun | DateBound::Ended);
            Ok((whole, is_end.then(|| (date.clone(), date))))
        }
        _ => match date_of(phrase, Viewpoint { today: None, direction }) {
            Ok(date) => Ok((date, None)),
            Err(why @ (Unresolved::NoSuchDay | Unresolved::OtherWeekday)) => Err(why),
            Err(_) => Ok((from_both_ends(phrase, spoken, direction)?, None)),
        },
    }
}

/// Returns the hull of what a phrase means from the first and from the last day that the passage may speak from.
fn from_both_ends(
    phrase: &DatePhrase,
    spoken: &SpokenFrom,
    direction: DateDirection,
) -> Result<Edtf, Unresolved> {
    let (first, last) = days_spoken_from(phrase, spoken)?;
    if let DatePhrase::Counted { period, count } = phrase
        && first < last
    {
        // "A year earlier" than a quarter is a quarter.
        let whole = Edtf::between(Some(first), Some(last)).ok_or(Unresolved::NoSuchDay)?;
        return period::shifted(&whole, *period, *count).ok_or(Unresolved::NoSuchDay);
    }
    let early = date_of(phrase, Viewpoint { today: Some(first), direction })?;
    let late = date_of(phrase, Viewpoint { today: Some(last), direction })?;
    hull(early, &late)
}

fn days_spoken_from(phrase: &DatePhrase, spoken: &SpokenFrom) -> Result<(Day, Day), Unresolved> {
    let day = match (&spoken.as_of, &spoken.published) {
        (Some(as_of), _) => as_of,
        (None, _) if phrase.counts_from_named().is_some() && !needs_no_named(phrase) => {
            return Err(Unresolved::NoNamedDay);
        }
        (None, Some(published)) => published,
        (None, None) => return Err(Unresolved::NoDay),
    };
    day.earliest().zip(day.latest()).ok_or(Unresolved::NoDay)
}

/// What a citation says (`as_of`) is what a phrase counts from; otherwise the date that the passage names.
fn from_named(
    phrase: &DatePhrase,
    named: &DatePhrase,
    spoken: &SpokenFrom,
) -> Result<Resolved, Unresolved> {
    if let DatePhrase::SamePart(whole) = phrase {
        return same_part(whole, named, spoken);
    }
    let named_quarter = named.length() == Some(Period::Quarter);
    let is_reported = matches!(phrase, DatePhrase::Reported { .. });
    if spoken.as_of.is_some() || (!named_quarter && is_reported) {
        return resolve(phrase, spoken);
    }
    let (named, _) = resolve(named, spoken)?;
    if let DatePhrase::Reported { years } = phrase {
        let shifted = period::shifted(&named, Period::Year, *years);
        return shifted.map(|date| (date, None)).ok_or(Unresolved::NoSuchDay);
    }
    resolve(phrase, &SpokenFrom { as_of: Some(named), published: None })
}

/// Returns the part of a year that is the same as a named one of another year.
fn same_part(
    whole: &DatePhrase,
    named: &DatePhrase,
    spoken: &SpokenFrom,
) -> Result<Resolved, Unresolved> {
    let (named, _) = resolve(named, spoken)?;
    let (whole, _) = resolve(whole, spoken)?;
    let year = |day: Option<Day>| day.map(|day| day.ymd().0);
    // It is named by the year that it ends in.
    let years = year(whole.latest()).zip(year(named.latest())).map(|(year, own)| year - own);
    let shifted = years.and_then(|years| period::shifted(&named, Period::Year, years));
    shifted.map(|date| (date, None)).ok_or(Unresolved::NoSuchDay)
}

/// Whether a phrase has a meaning without a date that the passage names: the quarter that a report is on is the last,
/// and "earlier in the month" is of the present month.
fn needs_no_named(phrase: &DatePhrase) -> bool {
    matches!(phrase, DatePhrase::Reported { .. } | DatePhrase::Rest { .. })
}

/// A range without the year of one end has that of the other: it ends where it says, and begins before that.
fn range(
    from: &DatePhrase,
    to: &DatePhrase,
    spoken: &SpokenFrom,
    direction: DateDirection,
) -> Result<Resolved, Unresolved> {
    let from_another = |day: Option<Day>| SpokenFrom { as_of: day.map(Edtf::day), published: None };
    let (first, last) = if to.is_past_or_to_come() && !from.is_past_or_to_come() {
        let (first, _) = directed(from, spoken, direction)?;
        // "this year through Oct. 19" ends in this year.
        let is_this = matches!(from, DatePhrase::Relative { period: Period::Year, .. });
        let begun = if is_this { first.earliest() } else { first.latest() };
        let (last, _) = directed(to, &from_another(begun), DateDirection::Ahead)?;
        (first, last)
    } else if direction == DateDirection::Past
        && from.is_past_or_to_come()
        && to.is_past_or_to_come()
    {
        // It has begun, and may not be over.
        let (first, _) = directed(from, spoken, direction)?;
        let (last, _) = directed(to, &from_another(first.earliest()), DateDirection::Ahead)?;
        (first, last)
    } else {
        let (last, _) = directed(to, spoken, direction)?;
        let first = match from.is_past_or_to_come() {
            true => directed(from, &from_another(last.earliest()), DateDirection::Past)?.0,
            false => directed(from, spoken, direction)?.0,
        };
        (first, last)
    };
    if first.earliest() > last.latest() {
        return Err(Unresolved::NoSuchDay);
    }
    let joined = Edtf::parse(&format!("{first}/{last}")).ok();
    let whole = joined.or_else(|| Edtf::between(first.earliest(), last.latest()));
    Ok((whole.ok_or(Unresolved::NoSuchDay)?, Some((first, last))))
}

/// Returns the date of a phrase that is no range and no bound.
fn date_of(phrase: &DatePhrase, view: Viewpoint) -> Result<Edtf, Unresolved> {
    let found = match phrase {
        DatePhrase::Calendar { year: Some(year), month, day } => calendar(*year, *month, *day),
        DatePhrase::Calendar { year: None, month: Some(month), day } => {
            named::of_year(view.today()?, *month, *day, view.direction)
        }
        DatePhrase::Calendar { year: None, month: None, day } => {
            named::of_month(view.today()?, day.unwrap_or_default(), view.direction)
        }
        DatePhrase::ShortYear { year, month, day } => {
            named::short_year(view.today()?, *year, *month, *day)
        }
        DatePhrase::Solar { year, month, day } => return solar_date(*year, *month, *day, view),
        DatePhrase::Either(first, last) => {
            return either(&date_of(first, view)?, &date_of(last, view)?);
        }
        DatePhrase::Decade(year) => Edtf::parse(&format!("{:03}X", year.div_euclid(10))).ok(),
        DatePhrase::ShortDecade(tens) => named::short_decade(view.today()?, *tens),
        DatePhrase::Century(number) => Edtf::parse(&format!("{:02}XX", number - 1)).ok(),
        DatePhrase::Named { name, which } => {
            named::named(view.today()?, *name, *which, view.direction)
        }
        DatePhrase::Dated { weekday, date } => {
            return named::dated(view.today()?, *weekday, date, view.direction);
        }
        DatePhrase::In(name, whole) => named::inside(*name, &date_of(whole, view)?),
        DatePhrase::Nth { nth, step, whole } => period::nth(*nth, *step, &date_of(whole, view)?),
        DatePhrase::Relative { period, offset: count } | DatePhrase::Counted { period, count } => {
            period::moved(view.today()?, *period, *count)
        }
        DatePhrase::Lasting { period, count } => period::lasting(view.today()?, *period, *count),
        DatePhrase::Rest { period, direction, .. } => {
            period::rest(view.today()?, *period, *direction)
        }
        DatePhrase::Reported { years } => {
            period::moved(view.today()?, Period::Quarter, 4 * years - 1)
        }
        DatePhrase::Weekdays { weekday, count, from } => {
            named::weekdays(&date_of(from, view)?, *weekday, *count)
        }
        DatePhrase::Same(period) => period::moved(view.today()?, *period, 0),
        DatePhrase::Offset { period, count, from } => {
            period::shifted(&date_of(from, view)?, *period, *count)
        }
        DatePhrase::Between { from, first, last } => between(&date_of(from, view)?, *first, *last),
        DatePhrase::Holding(period, date) => {
            let date = date_of(date, view)?;
            date.earliest().and_then(|day| period::holding(day, *period))
        }
        DatePhrase::SamePart(whole) => return date_of(whole, view),
        DatePhrase::Near(inner) => return Ok(near(date_of(inner, view)?)),
        DatePhrase::Part(part, whole) => part::part_of(*part, &date_of(whole, view)?),
        DatePhrase::Toward(direction, inner) => {
            return date_of(inner, Viewpoint { direction: *direction, ..view });
        }
        DatePhrase::Range(..) | DatePhrase::Bounded(..) | DatePhrase::FromNamed { .. } => None,
    };
    found.ok_or(Unresolved::NoSuchDay)
}

/// Returns the days between two times that are counted from one date.
fn between(from: &Edtf, first: (Period, i64), last: (Period, i64)) -> Option<Edtf> {
    let end = |(period, count)| period::shifted(from, period, count);
    let (first, last) = end(first).zip(end(last))?;
    Edtf::between(first.earliest(), last.latest())
}

fn calendar(year: i64, month: Option<u8>, day: Option<u8>) -> Option<Edtf> {
    match (month, day) {
        (Some(month), Some(day)) => Day::from_ymd(year, month, day).map(Edtf::day),
        (Some(month), None) => Edtf::month(year, month),
        (None, _) => Edtf::year(year),
    }
}

/// Returns the Gregorian days of a Solar Hijri date, without its year the latest that has begun.
fn solar_date(
    year: Option<i64>,
    month: Option<u8>,
    day: Option<u8>,
    view: Viewpoint,
) -> Result<Edtf, Unresolved> {
    let of_year = |year: i64| match (month, day) {
        (Some(month), Some(day)) => solar::day(year, month, day).map(Edtf::day),
        (Some(month), None) => {
            let length = solar::month_length(year, month)?;
            Edtf::between(solar::day(year, month, 1), solar::day(year, month, length))
        }
        (None, _) => {
            let length = solar::month_length(year, 12)?;
            Edtf::between(solar::day(year, 1, 1), solar::day(year, 12, length))
        }
    };
    if let Some(year) = year {
        return of_year(year).ok_or(Unresolved::NoSuchDay);
    }
    let today = view.today()?;
    let (present, ..) = solar::from_day(today).ok_or(Unresolved::NoSuchDay)?;
    named::nearest(today, view.direction, |step| of_year(present + step))
        .ok_or(Unresolved::NoSuchDay)
}
