//! The meaning of a value, in days and in ends.

use crate::value::{Day, Kind, Value};

/// Returns the first and last day of a date, as ISO 8601 writes them: `-inf` and `inf` where it is open on that side;
/// `None` where the value is no date.
pub(in crate::report) fn days(value: &Value) -> (Option<String>, Option<String>) {
    match value {
        Value::Date(date) => {
            let shown =
                |day: Option<Day>, open: &str| day.map_or(open.to_owned(), |day| day.to_string());
            (Some(shown(date.earliest(), "-inf")), Some(shown(date.latest(), "inf")))
        }
        _ => (None, None),
    }
}

/// Returns what a value means where its notation does not show it: its first and last day, or its ends.
pub(in crate::report) fn meaning(value: &Value) -> String {
    let (Some(interval), false) = (value.bounds(None), matches!(value.kind(), Kind::YesNo)) else {
        return String::new();
    };
    let meant = Value::from_interval(value.kind(), &interval).map(|meant| meant.to_string());
    meant
        .filter(|meant| *meant != value.to_string())
        .map_or(String::new(), |meant| format!("= {meant}"))
}
