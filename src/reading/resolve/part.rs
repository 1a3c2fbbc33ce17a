//! Parts of a time: early, mid, late.
//!
//! Parts are wide, so that only a real miss conflicts: early is the first half, mid the middle half, and late the
//! second half; of what cannot be halved, the middle belongs to both.

use crate::value::Edtf;

use crate::reading::lexicon::PeriodPart;

/// Returns a part of a time: in whole years where it has several, in months where it is a year, else in days.
pub(super) fn part_of(part: PeriodPart, whole: &Edtf) -> Option<Edtf> {
    let (first, last) = whole.earliest().zip(whole.latest())?;
    let (year, month, day) = first.ymd();
    let (last_year, last_month, _) = last.ymd();
    let of_years = (month, day, last_month) == (1, 1, 12) && last == last.last_of_month();
    if of_years && last_year > year {
        let (from, to) = part_of_count(part, last_year - year + 1);
        let from = Edtf::year(year + from - 1)?;
        let to = Edtf::year(year + to - 1)?;
        return Edtf::between(from.earliest(), to.latest());
    }
    if of_years {
        let (from, to) = part_of_count(part, 12);
        let month = |number: i64| Edtf::month(year, u8::try_from(number).ok()?);
        return Edtf::between(month(from)?.earliest(), month(to)?.latest());
    }
    let days = last.number() - first.number() + 1;
    let (from, to) = if days == 7 { part_of_week(part) } else { part_of_count(part, days) };
    Edtf::between(first.plus(from - 1), first.plus(to - 1))
}

/// A week begins with Monday to Wednesday and ends with Friday to Sunday; late in it is from Thursday on.
fn part_of_week(part: PeriodPart) -> (i64, i64) {
    match part {
        PeriodPart::Early => (1, 3),
        PeriodPart::Mid => (2, 5),
        PeriodPart::Late => (4, 7),
        PeriodPart::End => (5, 7),
    }
}

/// Returns the first and the last of `count` things that lie in a part of them.
fn part_of_count(part: PeriodPart, count: i64) -> (i64, i64) {
    match part {
        PeriodPart::Early => (1, (count + 1) / 2),
        PeriodPart::Mid => (count / 4 + 1, count - count / 4),
        PeriodPart::Late | PeriodPart::End => (count / 2 + 1, count),
    }
}
