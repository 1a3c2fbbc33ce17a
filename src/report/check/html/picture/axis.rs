//! What lies across a picture or up: from where to where, and what is written along it.

use crate::report::kit::html::typeset;
use crate::value::Day;

use super::marks::Place;

/// How many parts an axis has at the most: in a narrow picture no more labels have room.
const MOST_PARTS: i64 = 4;

/// Where an axis begins, in percent of the picture's width: labels of what goes up, and marks, have room before it.
const START: f64 = 10.0;

/// Where it ends.
const END: f64 = 95.0;

/// How many decimals a label has at the most.
const MOST_DECIMALS: usize = 12;

/// From where to where something is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axis {
    from: f64,
    to: f64,
    /// The places that are labelled, in order.
    pub(super) ticks: Vec<(f64, String)>,
}

impl Axis {
    /// Returns an axis that has room for these places; `None` where none of them has an end.
    pub(super) fn of_numbers<'p>(places: impl Iterator<Item = &'p Place>) -> Option<Self> {
        let (from, to) = range(places)?;
        let (from, to) = if from < to { (from, to) } else { (from - 1.0, to + 1.0) };
        Some(Self { from, to, ticks: number_ticks(from, to) })
    }

    /// Returns the same for days.
    pub(super) fn of_days<'p>(places: impl Iterator<Item = &'p Place>) -> Option<Self> {
        let (from, to) = range(places)?;
        let (from, to) = if from < to { (from, to) } else { (from - 1.0, to + 1.0) };
        Some(Self { from, to, ticks: day_ticks(from, to) })
    }

    /// Returns an axis of names side by side.
    pub(super) fn of_names(names: &[String]) -> Self {
        let ticks = (0_u32..).map(f64::from).zip(names.iter().map(|name| shortened(name)));
        let ticks: Vec<(f64, String)> = ticks.collect();
        let last = ticks.last().map_or(0.0, |(last, _)| *last);
        Self { from: -0.5, to: last + 0.5, ticks }
    }

    /// Returns where a number lies, in percent, with the margin kept.
    pub(super) fn at(&self, number: f64) -> f64 {
        START + (END - START) * self.share(number)
    }

    /// Returns how much of the axis lies before a number, from 0 to 1.
    pub(super) fn share(&self, number: f64) -> f64 {
        ((number - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }
}

/// Returns a name that has room beside others.
fn shortened(name: &str) -> String {
    const MOST: usize = 16;
    match name.char_indices().nth(MOST) {
        None => name.to_owned(),
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
    }
}

/// Returns the least and greatest end of places. Where some are open, there is room on that side.
fn range<'p>(places: impl Iterator<Item = &'p Place>) -> Option<(f64, f64)> {
    let places: Vec<&Place> = places.collect();
    let ends = || places.iter().flat_map(|place| [place.from, place.to]).flatten();
    let (from, to) = (ends().reduce(f64::min)?, ends().reduce(f64::max)?);
    let room = if to > from { (to - from) * 0.15 } else { (to.abs() * 0.1).max(1.0) };
    let is_open_below = places.iter().any(|place| place.from.is_none());
    let is_open_above = places.iter().any(|place| place.to.is_none());
    Some((
        if is_open_below { from - room } else { from },
        if is_open_above { to + room } else { to },
    ))
}

/// Returns round numbers between two, with their labels.
fn number_ticks(from: f64, to: f64) -> Vec<(f64, String)> {
    let rough = (to - from) / 4.0;
    // Multiplied out, as logarithms differ from one system to another.
    let (mut unit, mut decimals) = (1.0, 0_usize);
    while unit * 10.0 <= rough {
        unit *= 10.0;
    }
    while unit > rough && decimals < MOST_DECIMALS {
        unit /= 10.0;
        decimals += 1;
    }
    let steps = [1.0, 2.0, 5.0].map(|step| step * unit);
    let step = steps.into_iter().find(|step| *step >= rough);
    let (step, decimals) = match step {
        Some(step) => (step, decimals),
        None => (unit * 10.0, decimals.saturating_sub(1)),
    };
    let first = (from / step).ceil();
    let ticks = (0_u32..=5).map(|index| (first + f64::from(index)) * step);
    let ticks = ticks.filter(|tick| *tick <= to + step * 1e-9);
    ticks.map(|tick| (tick, label(tick, decimals))).collect()
}

/// Returns a number with so many decimals.
fn label(number: f64, decimals: usize) -> String {
    let written = format!("{number:.decimals$}");
    typeset(if written == "-0" { "0" } else { &written })
}

/// A length of time between labels.
#[derive(Clone, Copy)]
enum Step {
    Days(i64),
    Months(i64),
}

/// What labels are apart by, the shortest first.
const STEPS: [Step; 17] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(5),
    Step::Days(10),
    Step::Days(20),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Months(12),
    Step::Months(24),
    Step::Months(60),
    Step::Months(120),
    Step::Months(240),
    Step::Months(600),
    Step::Months(1_200),
    Step::Months(6_000),
];

/// Returns days between two, at the beginning of days, months or years, with their labels.
fn day_ticks(from: f64, to: f64) -> Vec<(f64, String)> {
    let (Some(first), Some(last)) = (day_at(from.ceil()), day_at(to.floor())) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for step in STEPS {
        found = ticks_of(first, last, step);
        if i64::try_from(found.len()).is_ok_and(|count| count <= MOST_PARTS) {
            break;
        }
    }
    found.into_iter().map(|(day, label)| (day.number() as f64, label)).collect()
}

/// Returns the day of a number; `None` beyond the years that there are days for.
fn day_at(number: f64) -> Option<Day> {
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and within the range")]
    let number = (-9e15..9e15).contains(&number).then_some(number as i64)?;
    Day::from_number(number)
}

/// Returns the days that are labelled at a step; more than enough where they are many.
fn ticks_of(first: Day, last: Day, step: Step) -> Vec<(Day, String)> {
    let mut ticks = Vec::new();
    let mut at = Some(match step {
        Step::Days(_) => first,
        Step::Months(months) => start_of(first, months),
    });
    while let Some(day) = at.filter(|day| *day <= last) {
        if day >= first {
            ticks.push((day, labelled(day, step)));
        }
        if i64::try_from(ticks.len()).is_ok_and(|count| count > MOST_PARTS) {
            break;
        }
        at = match step {
            Step::Days(days) => day.plus(days),
            Step::Months(months) => day.plus_months(months),
        };
    }
    ticks
}

/// Returns the beginning of the months that a day belongs to, where so many are taken together.
fn start_of(day: Day, months: i64) -> Day {
    let (year, month, _) = day.ymd();
    let count = year * 12 + i64::from(month) - 1;
    let start = count - count.rem_euclid(months);
    let month = u8::try_from(start.rem_euclid(12) + 1).unwrap_or(1);
    Day::from_ymd(start.div_euclid(12), month, 1).unwrap_or(day)
}

/// Returns a day as it is labelled at a step, in the notation of dates.
fn labelled(day: Day, step: Step) -> String {
    let whole = day.to_string();
    let kept = match step {
        Step::Days(_) => whole.as_str(),
        Step::Months(months) => {
            let parts = if months % 12 == 0 { 2 } else { 1 };
            (0..parts).fold(whole.as_str(), |text, _| {
                text.rsplit_once('-').map_or(text, |(start, _)| start)
            })
        }
    };
    kept.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(number: f64) -> Place {
        Place { from: Some(number), to: Some(number) }
    }

    fn labels(axis: Option<Axis>) -> Vec<String> {
        axis.expect("there is something to show")
            .ticks
            .into_iter()
            .map(|(_, label)| label)
            .collect()
    }

    fn numbers(from: f64, to: f64) -> Vec<String> {
        labels(Axis::of_numbers([point(from), point(to)].iter()))
    }

    fn days(from: &str, to: &str) -> Vec<String> {
        let day = |text: &str| {
            let edtf = crate::value::Edtf::parse(text).expect("it is a day");
            point(edtf.earliest().expect("it has a start").number() as f64)
        };
        labels(Axis::of_days([day(from), day(to)].iter()))
    }

    #[test]
    fn labels_are_round() {
        assert_eq!(numbers(540.0, 650.0), ["550", "600", "650"]);
        assert_eq!(numbers(0.0, 1_200_000.0), ["0", "500,000", "1,000,000"]);
        assert_eq!(numbers(0.41, 0.42), ["0.410", "0.415", "0.420"]);
        assert_eq!(numbers(5.0, 5.0), ["4.0", "4.5", "5.0", "5.5", "6.0"]);
    }

    #[test]
    fn labels_of_days_begin_days_months_or_years() {
        assert_eq!(days("2010-01-05", "2010-01-07"), ["2010-01-05", "2010-01-06", "2010-01-07"]);
        let dates = ["2009-12-16", "2010-01-05", "2010-01-25"];
        assert_eq!(days("2009-12-16", "2010-01-31"), dates);
        assert_eq!(days("2009-12-16", "2010-03-31"), ["2010-01", "2010-02", "2010-03"]);
        assert_eq!(days("2001-05-01", "2009-03-31"), ["2002", "2004", "2006", "2008"]);
        assert_eq!(days("2010-01-05", "2010-01-05"), ["2010-01-04", "2010-01-05", "2010-01-06"]);
    }

    #[test]
    fn places_are_within_the_picture() {
        let open = Place { from: Some(900.0), to: None };
        let axis = Axis::of_numbers([point(650.0), open].iter()).expect("it has ends");
        assert!((axis.at(650.0) - START).abs() < 1e-9);
        assert!(axis.at(900.0) < END);
        assert!(Axis::of_numbers([Place { from: None, to: None }].iter()).is_none());
    }
}
