//! What a document says of itself.

#[cfg(any(feature = "archives", feature = "office", feature = "pdf"))]
use crate::value::Edtf;

/// What a document says of itself: what a new source of a claims file begins with. Nothing is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The title.
    pub title: Option<String>,
    /// The authors, in order.
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The day it was published on, as EDTF level 0: `2010-03-19`.
    pub published: Option<String>,
    /// The day it was saved or captured on, as EDTF level 0.
    pub captured: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its language, as BCP 47.
    pub language: Option<String>,
}

/// Returns the names in a list with semicolons between them, as the properties of a file have it.
pub(super) fn names_in(list: &str) -> impl Iterator<Item = String> {
    list.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned)
}

/// Returns the day, month or year that a date begins with, as EDTF level 0; `None` where it is no date of the calendar.
#[cfg(any(feature = "archives", feature = "office", feature = "pdf"))]
pub(super) fn published_day(date: &str) -> Option<String> {
    let date = date.trim().split(['T', ' ']).next().unwrap_or_default();
    let is_written_so = date.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        && matches!(date.len(), 4 | 7 | 10)
        && !date.starts_with("0000");
    let is_date = || Edtf::parse(date).is_ok();
    (is_written_so && is_date()).then(|| date.to_owned())
}

#[cfg(all(test, feature = "office"))]
mod tests {
    use super::published_day;

    #[test]
    fn a_day_of_publication_is_one_of_the_calendar() {
        assert_eq!(published_day("2010-03-19T00:00:00Z").as_deref(), Some("2010-03-19"));
        assert_eq!(published_day("2010").as_deref(), Some("2010"));
        assert_eq!(published_day("2010-03").as_deref(), Some("2010-03"));
        for none in
            ["19 March 2010", "2010-13", "2010-02-30", "0000-01-01", "2010-3", "20100319", ""]
        {
            assert_eq!(published_day(none), None, "{none}");
        }
    }
}
