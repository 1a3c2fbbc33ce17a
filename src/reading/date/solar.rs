//! The Solar Hijri calendar of Iran and Afghanistan.
//!
//! Years begin at the spring equinox, as seen from Tehran. Months 1 to 6 have 31 days, 7 to 11 have 30, and the
//! last has 29, or 30 in a leap year. Leap years follow the rule of 33 years: those are leap whose remainder by
//! 33 is 1, 5, 9, 13, 17, 22, 26 or 30. From 1178 to 1501 (1799 to 2123 of the common era) it agrees with the
//! equinoxes; 1502 is the first year in which it does not (the `calendrical_calculations` crate of ICU4X lists
//! them). Other years are refused.

use crate::value::Day;

/// What is left of a leap year by 33.
const LEAP: [i64; 8] = [1, 5, 9, 13, 17, 22, 26, 30];

/// Days in 33 years.
const CYCLE: i64 = 33 * 365 + 8;

/// The years in which the rule holds.
const YEARS: std::ops::RangeInclusive<i64> = 1178..=1501;

/// Returns the Gregorian day of a Solar Hijri date; `None` where the calendar has no such day, or the year is
/// beyond those in which the rule holds.
pub(in crate::reading) fn day(year: i64, month: u8, day: u8) -> Option<Day> {
    let in_month = (1..=month_length(year, month)?).contains(&day);
    if !YEARS.contains(&year) || !in_month {
        return None;
    }
    let months = i64::from(month) - 1;
    // Six months of 31 days, then months of 30.
    let before = months * 30 + months.min(6);
    Day::from_number(new_year(year) + before + i64::from(day) - 1)
}

/// Returns the number of days of a month; `None` when `month` is not 1 to 12.
pub(in crate::reading) fn month_length(year: i64, month: u8) -> Option<u8> {
    match month {
        1..=6 => Some(31),
        7..=11 => Some(30),
        12 => Some(if LEAP.contains(&year.rem_euclid(33)) { 30 } else { 29 }),
        _ => None,
    }
}

/// How far the Solar Hijri calendar is behind ours when its year begins.
pub(super) const YEARS_BEHIND: i64 = 621;

/// Returns the year, month and day of the Solar Hijri calendar of a day.
pub(in crate::reading) fn from_day(day: Day) -> Option<(i64, u8, u8)> {
    let (gregorian, ..) = day.ymd();
    let year = [gregorian - YEARS_BEHIND, gregorian - YEARS_BEHIND - 1]
        .into_iter()
        .find(|year| YEARS.contains(year) && new_year(*year) <= day.number())?;
    let of_year = day.number() - new_year(year);
    let month = if of_year < 186 { of_year / 31 } else { 6 + (of_year - 186) / 30 };
    let of_month = of_year - (month * 30 + month.min(6));
    Some((year, u8::try_from(month + 1).ok()?, u8::try_from(of_month + 1).ok()?))
}

/// Returns the number of the first day of a year. 1 Farvardin 1354 was 21 March 1975, and 1353 is 33 × 41.
fn new_year(year: i64) -> i64 {
    // From 1 January 1970 to 21 March 1975.
    const FIRST: i64 = 1_905;
    let cycles = (year - 1354).div_euclid(33);
    let years = (year - 1354).rem_euclid(33);
    // 1354 leaves 1 by 33, and is leap.
    let leaps = LEAP.iter().filter(|leap| **leap - 1 < years).count();
    FIRST + cycles * CYCLE + years * 365 + i64::try_from(leaps).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check((year, month, of_month): (i64, u8, u8), gregorian: &str) {
        assert_eq!(
            day(year, month, of_month).map(|day| day.to_string()).as_deref(),
            Some(gregorian)
        );
    }

    #[test]
    fn known_dates_agree() {
        check((1388, 10, 17), "2010-01-07");
        check((1357, 11, 22), "1979-02-11");
        check((1399, 12, 30), "2021-03-20");
        check((1388, 3, 22), "2009-06-12");
        check((1403, 1, 1), "2024-03-20");
        check((1404, 1, 1), "2025-03-21");
        check((1345, 7, 20), "1966-10-12");
        check((1300, 1, 1), "1921-03-21");
        assert_eq!(day(1502, 1, 1), None);
        assert_eq!(day(1400, 12, 30), None);
        assert_eq!(day(1388, 13, 1), None);
        assert_eq!(day(1388, 7, 31), None);
    }

    #[test]
    fn every_day_of_the_rule_is_the_next_one_and_reads_back() {
        let mut last = day(1178, 1, 1).expect("it is a day").plus(-1);
        for year in 1178..=1501 {
            for month in 1..=12 {
                for of_month in 1..=month_length(year, month).expect("it is a month") {
                    let day = day(year, month, of_month);
                    assert_eq!(day, last.and_then(|last| last.plus(1)));
                    assert_eq!(day.and_then(from_day), Some((year, month, of_month)));
                    last = day;
                }
            }
        }
    }

    #[test]
    fn every_day_agrees_with_an_independent_library() {
        use icu_calendar::cal::Persian;
        use icu_calendar::types::RataDie;
        // Rata die counts from 1 January of the year 1: 1 January 1970 is its day 719163.
        const UNIX: i64 = 719_163;
        let days = day(1300, 1, 1).expect("it is a day").number()
            ..=day(1500, 12, 29).expect("it is a day").number();
        let mut count = 0;
        for number in days {
            let theirs = icu_calendar::Date::from_rata_die(RataDie::new(UNIX + number), Persian);
            let date = (
                i64::from(theirs.year().extended_year()),
                theirs.month().ordinal,
                theirs.day_of_month().0,
            );
            let ours = Day::from_number(number).expect("it is a day");
            assert_eq!(from_day(ours), Some(date), "{ours}");
            assert_eq!(day(date.0, date.1, date.2), Some(ours));
            count += 1;
        }
        assert!(count > 201 * 365, "only {count} days were compared");
    }
}
