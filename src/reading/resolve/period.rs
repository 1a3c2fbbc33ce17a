//! Periods beside a day, and within longer ones.

use crate::value::{Day, Edtf};

use crate::reading::date::{DateDirection, Step};
use crate::reading::lexicon::Period;

/// Returns the period that holds `today`, moved by `offset` of them.
pub(super) fn moved(today: Day, period: Period, offset: i64) -> Option<Edtf> {
    let (year, month, _) = today.ymd();
    match period {
        Period::Day => today.plus(offset).map(Edtf::day),
        Period::Week => {
            let monday = monday_of(today.plus(offset.checked_mul(7)?)?)?;
            Edtf::between(Some(monday), monday.plus(6))
        }
        Period::Weekend => {
            let monday = monday_of(today.plus(offset.checked_mul(7)?)?)?;
            Edtf::between(monday.plus(5), monday.plus(6))
        }
        Period::Month => {
            let (year, month) = add_months(year, month, offset)?;
            Edtf::month(year, month)
        }
        Period::Quarter => {
            let (year, month) = add_months(year, month, offset.checked_mul(3)?)?;
            Edtf::parse(&format!("{year:04}-{}", 33 + (month - 1) / 3)).ok()
        }
        Period::Season => {
            let (year, month) = add_months(year, month, offset.checked_mul(3)?)?;
            // January and February belong to the winter of the year before.
            let year = if month < 3 { year - 1 } else { year };
            Edtf::parse(&format!("{year:04}-{}", 21 + (month + 9) % 12 / 3)).ok()
        }
        Period::Year => Edtf::year(year.checked_add(offset)?),
        Period::Decade => {
            Edtf::parse(&format!("{:03}X", year.div_euclid(10).checked_add(offset)?)).ok()
        }
        Period::Century => {
            Edtf::parse(&format!("{:02}XX", year.div_euclid(100).checked_add(offset)?)).ok()
        }
    }
}

/// Returns so many periods up to `today`, or, positive, from it on.
pub(super) fn lasting(today: Day, period: Period, count: i64) -> Option<Edtf> {
    let other = day_moved(today, period, count)?;
    Edtf::between(Some(today.min(other)), Some(today.max(other)))
}

/// Returns the days of the present period before today, or after it; on its first or last day that day.
pub(super) fn rest(today: Day, period: Period, direction: DateDirection) -> Option<Edtf> {
    let (first, last) = {
        let whole = moved(today, period, 0)?;
        whole.earliest().zip(whole.latest())?
    };
    match direction {
        DateDirection::Past => Edtf::between(Some(first), Some(today.plus(-1)?.max(first))),
        _ => Edtf::between(Some(today.plus(1)?.min(last)), Some(last)),
    }
}

/// Returns the period that holds a day; a weekend is the nearest one with the day itself: that of Labor Day, a
/// Monday, has three days.
pub(super) fn holding(day: Day, period: Period) -> Option<Edtf> {
    if period != Period::Weekend {
        return moved(day, period, 0);
    }
    let since_saturday = (i64::from(iso_weekday(day)) - 6).rem_euclid(7);
    // Monday and Tuesday are nearer to the weekend before them.
    let saturday =
        day.plus(if since_saturday <= 3 { -since_saturday } else { 7 - since_saturday })?;
    Edtf::between(Some(day.min(saturday)), Some(day.max(saturday.plus(1)?)))
}

/// Returns a date moved by so many periods, as long as it was: a month before all of March is all of February.
pub(super) fn shifted(date: &Edtf, period: Period, count: i64) -> Option<Edtf> {
    let (first, last) = date.earliest().zip(date.latest())?;
    let after = last.plus(1)?;
    let ends_month = first < last && after.ymd().2 == 1;
    let last = match ends_month {
        true => day_moved(after, period, count)?.plus(-1),
        false => day_moved(last, period, count),
    };
    Edtf::between(day_moved(first, period, count), last)
}

/// A month or year on is the day of the same number, or the last day of a shorter month.
fn day_moved(day: Day, period: Period, count: i64) -> Option<Day> {
    let months = match period {
        Period::Day => return day.plus(count),
        Period::Week | Period::Weekend => return day.plus(count.checked_mul(7)?),
        Period::Month => 1,
        Period::Quarter | Period::Season => 3,
        Period::Year => 12,
        Period::Decade => 120,
        Period::Century => 1200,
    };
    day.plus_months(count.checked_mul(months)?)
}

/// Returns one of the days, weekdays, weeks, months or years of a longer time; `None` where it has not so many.
pub(super) fn nth(nth: i64, step: Step, whole: &Edtf) -> Option<Edtf> {
    let (first, last) = whole.earliest().zip(whole.latest())?;
    let ordinal = if nth > 0 { nth - 1 } else { nth.checked_add(1)? };
    let edge = if nth > 0 { first } else { last };
    let found = match step {
        Step::Period(Period::Week | Period::Weekend) => {
            // A week belongs to where its Thursday is (ISO 8601).
            let thursday = weekday_from(edge, 4, nth > 0)?.plus(ordinal.checked_mul(7)?)?;
            let Step::Period(period) = step else { return None };
            return moved(thursday, period, 0).filter(|_| first <= thursday && thursday <= last);
        }
        Step::Period(period) => moved(edge, period, ordinal)?,
        Step::Weekday(weekday) => {
            Edtf::day(weekday_from(edge, weekday, nth > 0)?.plus(ordinal.checked_mul(7)?)?)
        }
    };
    let within = found.earliest() >= Some(first) && found.latest() <= Some(last);
    within.then_some(found)
}

/// Returns the first such weekday from `day` on, or the last up to it.
pub(super) fn weekday_from(day: Day, weekday: u8, on: bool) -> Option<Day> {
    let ahead = (i64::from(weekday) - i64::from(iso_weekday(day))).rem_euclid(7);
    day.plus(if on || ahead == 0 { ahead } else { ahead - 7 })
}

fn monday_of(day: Day) -> Option<Day> {
    day.plus(1 - i64::from(iso_weekday(day)))
}

fn add_months(year: i64, month: u8, by: i64) -> Option<(i64, u8)> {
    let months = year.checked_mul(12)?.checked_add(i64::from(month) - 1)?.checked_add(by)?;
    Some((months.div_euclid(12), u8::try_from(months.rem_euclid(12)).ok()? + 1))
}

/// Returns the number of the weekday, from Monday, 1.
pub(super) fn iso_weekday(day: Day) -> u8 {
    day.weekday() as u8 + 1
}
