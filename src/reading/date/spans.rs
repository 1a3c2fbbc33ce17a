//! What calls of [meanings](super::meaning) make of a length of time and a day that it begins or ends with.

use super::name::DateDirection;
use super::phrase::DatePhrase;
use super::term::DateTerm;
use crate::reading::lexicon::Period;

pub(super) fn lasting(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Period(period), DateTerm::Number(count)] = of else { return None };
    DateTerm::date(DatePhrase::Lasting { period: *period, count: *count })
}

/// Between two counts of a unit from a date: "a few days before Jan. 5".
pub(super) fn between(of: &[DateTerm]) -> Option<DateTerm> {
    let [
        DateTerm::Period(period),
        DateTerm::Number(first),
        DateTerm::Number(last),
        DateTerm::Date(date),
    ] = of
    else {
        return None;
    };
    let first = (*period, *first);
    let last = (*period, *last);
    DateTerm::date(DatePhrase::Between { from: Box::new(date.clone()), first, last })
}

/// A night belongs to the day that it begins on and to the next.
pub(super) fn night(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Date(date)] = of else { return None };
    let is_day = |date: &DatePhrase| date.length() == Some(Period::Day);
    // "the night of 7 to 8 January" names both.
    if let DatePhrase::Range(first, last) = date
        && is_day(first)
        && is_day(last)
    {
        return DateTerm::date(date.clone());
    }
    if !is_day(date) {
        return None;
    }
    let first = (Period::Day, 0);
    let last = (Period::Day, 1);
    DateTerm::date(DatePhrase::Between { from: Box::new(date.clone()), first, last })
}

/// The unit that follows a date of its own length, or the days that follow a day: "the year after 2008", "the week
/// after Jan. 5"; and what was before, where the count is negative.
pub(super) fn beside(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Period(period), DateTerm::Number(count), DateTerm::Date(date)] = of else {
        return None;
    };
    let near = (Period::Day, count.signum());
    let far = (*period, *count);
    let (first, last) = match date.length()? {
        length if length == *period => (far, far),
        Period::Day if *count > 0 => (near, far),
        Period::Day => (far, near),
        _ => return None,
    };
    DateTerm::date(DatePhrase::Between { from: Box::new(date.clone()), first, last })
}

/// So many units that end with yesterday, or begin with tomorrow.
pub(super) fn beside_today(of: &[DateTerm], direction: DateDirection) -> Option<DateTerm> {
    let [DateTerm::Period(period), DateTerm::Number(count)] = of else { return None };
    let day = |offset| DatePhrase::Relative { period: Period::Day, offset };
    let far = |count| DatePhrase::Offset { period: *period, count, from: Box::new(day(0)) };
    let (first, last) = match direction {
        DateDirection::Past => (far(count.checked_neg()?), day(-1)),
        _ => (day(1), far(*count)),
    };
    DateTerm::date(DatePhrase::Range(Box::new(first), Box::new(last)))
}

/// What is over of a unit, or still to come: of the one that the passage names, or of the present one.
pub(super) fn rest(of: &[DateTerm], direction: DateDirection, named: bool) -> Option<DateTerm> {
    DateTerm::date(DatePhrase::Rest { period: of.first()?.period()?, direction, named })
}

/// So many units of which the day is the first.
pub(super) fn spanning(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Period(period), DateTerm::Number(count), DateTerm::Date(from)] = of else {
        return None;
    };
    if from.length() != Some(Period::Day) {
        return None;
    }
    let from = Box::new(from.clone());
    let after = DatePhrase::Offset { period: *period, count: *count, from: from.clone() };
    let last = DatePhrase::Offset { period: Period::Day, count: -1, from: Box::new(after) };
    DateTerm::date(DatePhrase::Range(from, Box::new(last)))
}

/// So many units of which the day, or month, is the last: the three months to June 30 begin on April 1.
pub(super) fn ending(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Period(period), DateTerm::Number(count), DateTerm::Date(last)] = of else {
        return None;
    };
    let last = Box::new(last.clone());
    match last.length()? {
        Period::Day => {}
        Period::Month => return ending_in_month(*period, *count, last),
        _ => return None,
    }
    let after = DatePhrase::Offset { period: Period::Day, count: 1, from: last.clone() };
    let first = DatePhrase::Offset { period: *period, count: -count, from: Box::new(after) };
    DateTerm::date(DatePhrase::Range(Box::new(first), last))
}

/// The three months to March begin with January, and a year to March with April.
fn ending_in_month(period: Period, count: i64, last: Box<DatePhrase>) -> Option<DateTerm> {
    let months = match period {
        Period::Month => 1,
        Period::Quarter => 3,
        Period::Year => 12,
        _ => return None,
    };
    let count = 1 - count.checked_mul(months)?;
    let first = DatePhrase::Offset { period: Period::Month, count, from: last.clone() };
    DateTerm::date(DatePhrase::Range(Box::new(first), last))
}
