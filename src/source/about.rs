//! What a document says of itself.

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
