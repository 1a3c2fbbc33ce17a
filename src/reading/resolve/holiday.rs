//! The day of a holiday in a year.

use crate::value::{Day, Edtf};

use super::period;
use crate::reading::date::Step;
use crate::reading::date::solar;
use crate::reading::lexicon::{Holiday, HolidayRule};

/// Returns the day of a holiday in a year; `None` where the year has none.
pub(super) fn of_year(holiday: Holiday, year: i64) -> Option<Day> {
    match holiday.on {
        HolidayRule::Fixed(month, day) => Day::from_ymd(year, month, day),
        HolidayRule::Nth(nth, weekday, month) => {
            period::nth(nth, Step::Weekday(weekday), &Edtf::month(year, month)?)?.earliest()
        }
        HolidayRule::Easter(days) => easter(year)?.plus(days),
        // The Solar year that begins in a year of the common era is 621 less.
        HolidayRule::Solar(month, day) => solar::day(year.checked_sub(621)?, month, day),
    }
}

/// Returns Easter Sunday of the Gregorian calendar, in use since 1583.
///
/// The method is the anonymous one of *Nature*, 20 April 1876, as Meeus gives it (Astronomical Algorithms, ch. 8).
fn easter(year: i64) -> Option<Day> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let golden = year % 19;
    let century = year / 100;
    let of_century = year % 100;
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    Day::from_ymd(year, u8::try_from(days / 31).ok()?, u8::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_when_the_church_kept_it() {
        let known =
            ["1583-04-10", "1818-03-22", "1943-04-25", "2000-04-23", "2010-04-04", "2013-03-31"];
        for day in known {
            let year = day[..4].parse().unwrap();
            assert_eq!(easter(year).map(|day| day.to_string()).as_deref(), Some(day));
        }
    }

    #[test]
    fn easter_is_a_sunday_from_22_march_to_25_april() {
        for year in 1583..=4000 {
            let day = easter(year).unwrap();
            let (_, month, of_month) = day.ymd();
            assert_eq!(period::iso_weekday(day), 7);
            assert!((3, 22) <= (month, of_month) && (month, of_month) <= (4, 25), "{day}");
        }
    }
}
