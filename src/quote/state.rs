//! The state of a quote.

use std::fmt;

/// The state of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It stands in its source, the same characters.
    Verbatim,
    /// It stands there, the same but for forgiven typography.
    Typographic,
    /// It stands at several places, and prefix and suffix do not single one out.
    Ambiguous,
    /// The nearest passage differs in words, in no figure.
    Reworded,
    /// The nearest passage differs in a figure, sign, unit, negation or hedge.
    Altered,
    /// It does not stand there.
    Lost,
    /// The source could not be read, so nothing was checked.
    Unread,
    /// The source has no file.
    NotHeld,
}

impl State {
    /// Every state, from the best, those that were not checked last.
    pub const ALL: [Self; 8] = [
        Self::Verbatim,
        Self::Typographic,
        Self::Ambiguous,
        Self::Reworded,
        Self::Altered,
        Self::Lost,
        Self::Unread,
        Self::NotHeld,
    ];

    /// Whether the quote was found, once: what it says can be weighed.
    pub fn holds(self) -> bool {
        matches!(self, Self::Verbatim | Self::Typographic)
    }

    /// Whether the source was looked into at all.
    pub fn is_checked(self) -> bool {
        !matches!(self, Self::Unread | Self::NotHeld)
    }

    /// Returns the name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Typographic => "typographic",
            Self::Ambiguous => "ambiguous",
            Self::Reworded => "reworded",
            Self::Altered => "altered",
            Self::Lost => "lost",
            Self::Unread => "unread",
            Self::NotHeld => "not-held",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
