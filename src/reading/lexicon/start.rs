//! Which words a figure can begin with: most words of prose are passed over by one look.

/// The figure that a word can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) enum Start {
    /// A figure by itself: "five", "dozens", "USD".
    Figure,
    /// A figure, if a word that counts follows soon: "at least", "the", "no fewer than".
    Lead,
}
