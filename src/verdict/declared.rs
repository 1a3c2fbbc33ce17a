//! How a figure in a quote stands to the value that the author of the citation declares.

use crate::reading::Reading;
use crate::value::{Kind, Relation, Side, Value, compare};

/// The ways in which a quote bears out a declared value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Declared {
    /// It states it: the same value, or one that is written alike.
    Same,
    /// It is the first or the last day of a range that the quote states.
    End,
    /// It states a narrower one: 54 for `>=50`. What is read is what counts.
    Wider,
}

/// Returns how `reading` bears out `declared`; `None` where it does not. An end of a range of numbers is a bound, and
/// never the number.
pub(super) fn declared_as(reading: &Reading, declared: &Value) -> Option<Declared> {
    match compare(declared, &reading.value, None) {
        Relation::Same => Some(Declared::Same),
        _ if is_an_end(reading, declared) => Some(Declared::End),
        Relation::Within(Side::Right) => Some(Declared::Wider),
        _ => None,
    }
}

fn is_an_end(reading: &Reading, declared: &Value) -> bool {
    let is = |end: &Value| compare(end, declared, None) == Relation::Same;
    declared.kind() == Kind::Date
        && reading.ends.as_ref().is_some_and(|ends| is(&ends.0) || is(&ends.1))
}
