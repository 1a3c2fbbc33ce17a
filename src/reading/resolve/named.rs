//! Days, months and parts of the year by their names: "on Wednesday", "in June", "last summer".

use crate::value::{Day, Edtf};

use super::{Unresolved, calendar, holiday, period};
use crate::reading::date::{DateDirection, DatePhrase, Name, Step, Which};
use crate::reading::lexicon::Period;

/// The 29th of February is looked for over eight years, since 1900 and its like had none, and the 31st over two
/// months.
const STEPS: i64 = 8;

/// Returns the one of a row of dates that lies in a direction; `date` gives them by their distance from the
/// present year or month.
pub(super) fn nearest(
    today: Day,
    direction: DateDirection,
    date: impl Fn(i64) -> Option<Edtf>,
) -> Option<Edtf> {
    let past = || {
        let mut back = (-STEPS..=1).rev().filter_map(&date);
        back.find(|found| found.earliest() <= Some(today))
    };
    let ahead = || (-1..=STEPS).filter_map(&date).find(|found| found.latest() >= Some(today));
    match direction {
        DateDirection::Past => past(),
        DateDirection::Ahead => ahead(),
        DateDirection::Nearest => {
            let past = past()?;
            let ahead = ahead()?;
            let since = today.number() - past.latest()?.number();
            let until = ahead.earliest()?.number() - today.number();
            Some(if is_past_nearer(since, until) { past } else { ahead })
        }
    }
}

/// Whether what was so many days ago is nearer than what is to come: reports speak of the past, also where they say
/// nothing but the date.
fn is_past_nearer(since: i64, until: i64) -> bool {
    3 * since <= 4 * until
}

/// Returns a month or day without its year.
pub(super) fn of_year(
    today: Day,
    month: u8,
    day: Option<u8>,
    direction: DateDirection,
) -> Option<Edtf> {
    let (year, ..) = today.ymd();
    nearest(today, direction, |step| calendar(year + step, Some(month), day))
}

/// Returns a day without its month.
pub(super) fn of_month(today: Day, day: u8, direction: DateDirection) -> Option<Edtf> {
    nearest(today, direction, |step| {
        let (year, month, _) = first_of_month(today)?.plus_months(step)?.ymd();
        Day::from_ymd(year, month, day).map(Edtf::day)
    })
}

fn first_of_month(today: Day) -> Option<Day> {
    let (year, month, _) = today.ymd();
    Day::from_ymd(year, month, 1)
}

/// How far in the future, in years, a year of two digits may lie: in 2013 "15" is 2015, and "74" is 1974.
const SHORT_YEARS_AHEAD: i64 = 10;

/// Returns a date with the last two digits of its year: the latest that is not far in the future.
pub(super) fn short_year(
    today: Day,
    digits: u8,
    month: Option<u8>,
    day: Option<u8>,
) -> Option<Edtf> {
    let latest = today.ymd().0 + SHORT_YEARS_AHEAD;
    calendar(latest - (latest - i64::from(digits)).rem_euclid(100), month, day)
}

/// Returns a decade by the last two digits of its first year: the latest that has begun.
pub(super) fn short_decade(today: Day, tens: u8) -> Option<Edtf> {
    let (year, ..) = today.ymd();
    let of_century = year - year.rem_euclid(100) + i64::from(tens);
    nearest(today, DateDirection::Past, |step| {
        Edtf::parse(&format!("{:03}X", (of_century + step * 100).div_euclid(10))).ok()
    })
}

/// Returns the weekday that is so many on from a date, or back.
pub(super) fn weekdays(from: &Edtf, weekday: u8, count: i64) -> Option<Edtf> {
    let step = count.signum();
    let edge = if step > 0 { from.latest()? } else { from.earliest()? };
    let first = period::weekday_from(edge.plus(step)?, weekday, step > 0)?;
    first.plus((count - step).checked_mul(7)?).map(Edtf::day)
}

/// Returns what is named beside the present.
pub(super) fn named(
    today: Day,
    name: Name,
    which: Option<Which>,
    direction: DateDirection,
) -> Option<Edtf> {
    let (year, ..) = today.ymd();
    match (name, which) {
        (Name::Weekday(weekday), Some(Which::This | Which::Next)) => {
            let offset = i64::from(which == Some(Which::Next));
            inside(name, &period::moved(today, Period::Week, offset)?)
                .filter(|_| (1..=7).contains(&weekday))
        }
        (Name::Weekday(weekday), _) => {
            let strictly = i64::from(which == Some(Which::Last));
            let present = i64::from(period::iso_weekday(today));
            let back = (present - i64::from(weekday) - strictly).rem_euclid(7) + strictly;
            let ahead = match direction {
                DateDirection::Past => false,
                DateDirection::Ahead => back > 0,
                DateDirection::Nearest => !is_past_nearer(back, 7 - back),
            };
            let days = if ahead { 7 - back } else { -back };
            today.plus(days).map(Edtf::day)
        }
        (Name::Weekend, _) => {
            nearest(today, direction, |step| period::moved(today, Period::Weekend, step))
        }
        (_, None) => nearest(today, direction, |step| of_calendar_year(name, year + step)),
        (_, Some(which)) => beside(today, name, which),
    }
}

/// Returns the last one that was over, the one of the present year or the first to come: in March "last June" is
/// of the year before, and "next May" of the same.
fn beside(today: Day, name: Name, which: Which) -> Option<Edtf> {
    let (year, ..) = today.ymd();
    let mut near = (-2..=2).filter_map(|step| of_calendar_year(name, year + step));
    match which {
        Which::Last => near.rfind(|found| found.latest() < Some(today)),
        Which::Next => near.find(|found| found.earliest() > Some(today)),
        Which::This => {
            let holding =
                near.find(|found| found.earliest() <= Some(today) && found.latest() >= Some(today));
            holding.or_else(|| of_calendar_year(name, year))
        }
    }
}

/// Returns what is named within a longer time.
pub(super) fn inside(name: Name, whole: &Edtf) -> Option<Edtf> {
    let first = whole.earliest()?;
    match name {
        Name::Weekday(weekday) => {
            let day = first.plus(i64::from(weekday) - i64::from(period::iso_weekday(first)))?;
            Some(Edtf::day(day))
        }
        _ => of_calendar_year(name, first.ymd().0),
    }
}

fn of_calendar_year(name: Name, year: i64) -> Option<Edtf> {
    let part = |code: u8| Edtf::parse(&format!("{year:04}-{code}")).ok();
    match name {
        Name::Month(month) => Edtf::month(year, month),
        // EDTF: 21 to 24 are the seasons, 33 to 36 the quarters.
        Name::Season(season) => part(20 + season),
        Name::Quarter(quarter) => part(32 + quarter),
        Name::Week(week) => {
            period::nth(i64::from(week), Step::Period(Period::Week), &Edtf::year(year)?)
        }
        Name::Holiday(holiday) => holiday::of_year(holiday, year).map(Edtf::day),
        Name::Weekday(_) | Name::Weekend => None,
    }
}

/// In how many years before and after the present one a day with its weekday is looked for: farther off, a slip of the
/// pen is as likely.
const WEEKDAY_YEARS: (i64, i64) = (2, 1);

/// In how many months on either side a day is looked for that has a weekday, but no month.
const WEEKDAY_MONTHS: i64 = 11;

/// Returns a day with its weekday, which tells the year or the month: "Wednesday, Feb. 13" said on 12 February 2013 is
/// the next day. Where it was no such weekday in any year near, there is none.
pub(super) fn dated(
    today: Day,
    weekday: u8,
    date: &DatePhrase,
    direction: DateDirection,
) -> Result<Edtf, Unresolved> {
    // A year that the sentence gives contradicts the weekday.
    let DatePhrase::Calendar { year: None, month, day: Some(day) } = *date else {
        return Err(Unresolved::OtherWeekday);
    };
    let (year, ..) = today.ymd();
    let of = |step: i64| match month {
        Some(month) => Day::from_ymd(year + step, month, day),
        None => {
            let (year, month, _) = first_of_month(today)?.plus_months(step)?.ymd();
            Day::from_ymd(year, month, day)
        }
    };
    let (before, after) = WEEKDAY_YEARS;
    let reach = if month.is_some() { -before..=after } else { -WEEKDAY_MONTHS..=WEEKDAY_MONTHS };
    // A weekday is a stronger sign than the past of a report, and not than words that speak of the future.
    let fits = |day: &Day| {
        period::iso_weekday(*day) == weekday
            && (direction != DateDirection::Ahead || month.is_none() || *day >= today)
    };
    let fitting = reach.filter_map(of).filter(fits);
    let fitting = fitting.min_by_key(|day| (day.number() - today.number()).abs());
    fitting.map(Edtf::day).ok_or(Unresolved::OtherWeekday)
}
