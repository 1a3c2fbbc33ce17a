//! The values of a draft's figures. A day without its year takes it from the last full date before it in its section, then
//! from the heading; what counts from the day of publication ("last week") counts from that.

use crate::reading::{DatePhrase, Figure, Mention, Name, Reader, Reading, SpokenFrom, Unresolved};
use crate::value::{Edtf, Kind, Value};

use super::Draft;
use super::prose::{Asked, ReadSentence};

/// The dates of a draft, in order.
pub(super) struct Days<'a> {
    draft: &'a Draft,
    /// The year of the last full date.
    year: Option<i64>,
}

impl<'a> Days<'a> {
    pub(super) fn new(draft: &'a Draft) -> Self {
        Self { draft, year: None }
    }

    /// Returns what a figure says; `linked` is the year of the claim that it is linked to.
    ///
    /// # Errors
    ///
    /// Why it says nothing: it is not read, or nothing gives its year.
    pub(super) fn reading(
        &mut self,
        sentence: &ReadSentence,
        number: usize,
        asked: &Asked,
        linked: Option<i64>,
        reader: &Reader,
    ) -> Result<Reading, Unresolved> {
        let mention = &sentence.mentions[number];
        let resolve = |spoken: &SpokenFrom| asked.reading_of(mention, spoken, reader);
        let alone = resolve(&SpokenFrom::default());
        if asked.kind != Kind::Date {
            return alone;
        }
        if let Ok(reading) = &alone {
            if let Value::Date(date) = &reading.value
                && date.earliest() == date.latest()
            {
                self.year = year_of(date).or(self.year);
            }
            return alone;
        }
        if is_before_number(&self.draft.document.text[sentence.place_of(number).end..]) {
            return alone;
        }
        let year = linked.or(self.year);
        let year = year.filter(|_| is_of_calendar(mention));
        let in_year = year.and_then(|year| in_year(year, &resolve));
        let published = SpokenFrom { as_of: None, published: self.draft.published.clone() };
        in_year.map_or_else(|| resolve(&published), Ok)
    }
}

/// Whether a date is a day or month of the calendar that lacks nothing but its year; "Tuesday" and "last month" count from
/// the day of publication.
pub(super) fn is_of_calendar(mention: &Mention) -> bool {
    matches!(&mention.says, Figure::Date(phrase) if lacks_only_year(phrase))
}

fn lacks_only_year(phrase: &DatePhrase) -> bool {
    match phrase {
        DatePhrase::Calendar { year: None, .. }
        | DatePhrase::Solar { year: None, .. }
        | DatePhrase::Named {
            name: Name::Month(_) | Name::Season(_) | Name::Holiday(_),
            which: None,
        } => true,
        DatePhrase::Part(_, inner)
        | DatePhrase::Bounded(_, inner)
        | DatePhrase::Near(inner)
        | DatePhrase::Toward(_, inner)
        | DatePhrase::Dated { weekday: _, date: inner }
        | DatePhrase::Nth { whole: inner, .. }
        | DatePhrase::Holding(_, inner)
        | DatePhrase::In(_, inner) => lacks_only_year(inner),
        DatePhrase::Range(first, last) => lacks_only_year(first) && lacks_only_year(last),
        _ => false,
    }
}

/// Whether a text begins with a number that may be the year of a day before it, and is not read as one: "12 October 0966".
fn is_before_number(text: &str) -> bool {
    let digits = text.trim_start_matches([' ', ',', '\u{a0}']);
    let count = digits.chars().take_while(char::is_ascii_digit).count();
    count == 4 || digits.starts_with('0')
}

/// Returns the year of a date that has one and is a part of it.
pub(super) fn year_of(date: &Edtf) -> Option<i64> {
    let (first, last) = (date.earliest()?.ymd().0, date.latest()?.ymd().0);
    (first == last).then_some(first)
}

/// Returns the day that a date without its year is in a year: seen from its last day, or from its first.
pub(super) fn in_year(
    year: i64,
    resolve: &dyn Fn(&SpokenFrom) -> Result<Reading, Unresolved>,
) -> Option<Reading> {
    let seen_from = |day: &str| {
        let day = Edtf::parse(&format!("{year:04}-{day}")).ok()?;
        resolve(&SpokenFrom { as_of: None, published: Some(day) }).ok()
    };
    let is_of_year = |reading: &Reading| matches!(&reading.value, Value::Date(date) if year_of(date) == Some(year));
    [seen_from("12-31"), seen_from("01-01")].into_iter().flatten().find(is_of_year)
}
