//! Bounds of dates that are fixed: bounds, what is near, and one of two.

use crate::value::{Day, Edtf};

use super::Unresolved;
use crate::reading::date::{DateBound, DatePhrase};
use crate::reading::lexicon::PeriodPart;

pub(super) fn hull(early: Edtf, late: &Edtf) -> Result<Edtf, Unresolved> {
    if early.earliest() == late.earliest() && early.latest() == late.latest() {
        return Ok(early);
    }
    Edtf::between(early.earliest(), late.latest()).ok_or(Unresolved::NoSuchDay)
}

/// Parts are wide: what was before "the end of May" may have been within the second half of May, but not after it.
pub(super) fn within_part(bound: DateBound, date: &DatePhrase) -> DateBound {
    match (bound, date) {
        (DateBound::Before, DatePhrase::Part(..)) => DateBound::By,
        (DateBound::After, DatePhrase::Part(part, _)) if *part != PeriodPart::End => {
            DateBound::Since
        }
        _ => bound,
    }
}

pub(super) fn bounded(bound: DateBound, date: &Edtf) -> Result<Edtf, Unresolved> {
    let moved = |day: Option<Day>, by| day.and_then(|day| day.plus(by));
    let bounded = match bound {
        DateBound::Before => Edtf::between(None, moved(date.earliest(), -1)),
        DateBound::By | DateBound::Ended => Edtf::between(None, date.latest()),
        DateBound::Since | DateBound::Begun => Edtf::between(date.earliest(), None),
        DateBound::After => Edtf::between(moved(date.latest(), 1), None),
    };
    bounded.ok_or(Unresolved::NoSuchDay)
}

/// Marks a date as approximate, where EDTF has a mark for it.
pub(super) fn near(date: Edtf) -> Edtf {
    let marked: Vec<String> = date.to_string().split('/').map(|end| format!("{end}~")).collect();
    Edtf::parse(&marked.join("/")).unwrap_or(date)
}

/// Returns the date that is one of two, as an EDTF set; they may come in either order.
pub(super) fn either(first: &Edtf, last: &Edtf) -> Result<Edtf, Unresolved> {
    if first == last {
        return Ok(first.clone());
    }
    let (first, last) =
        if first.earliest() <= last.earliest() { (first, last) } else { (last, first) };
    // In a set, two dots join the ends of a range.
    let set = format!("[{first},{last}]").replace('/', "..");
    let whole = || Edtf::between(first.earliest(), first.latest().max(last.latest()));
    Edtf::parse(&set).ok().or_else(whole).ok_or(Unresolved::NoSuchDay)
}
