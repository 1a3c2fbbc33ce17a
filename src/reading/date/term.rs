//! What the classes of a pattern read, and what the calls of its [meaning](super::meaning) make of it.

use super::name::Name;
use super::phrase::DatePhrase;
use crate::reading::lexicon::{Period, PeriodPart};

/// What a class read, or a call gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DateTerm {
    Absent,
    Number(i64),
    Period(Period),
    Part(PeriodPart),
    Name(Name),
    Date(DatePhrase),
}

/// What a call makes of its arguments; `None` where they make no sense together.
pub(super) type MeaningCall = fn(&[DateTerm]) -> Option<DateTerm>;

impl DateTerm {
    /// Returns a date, as calls give it.
    pub(super) fn date(phrase: DatePhrase) -> Option<Self> {
        Some(Self::Date(phrase))
    }

    pub(super) fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    pub(super) fn small(&self) -> Option<u8> {
        self.number().and_then(|number| u8::try_from(number).ok())
    }

    pub(super) fn period(&self) -> Option<Period> {
        if let Self::Period(period) = self { Some(*period) } else { None }
    }

    /// Returns the number, or `None` inside where there is none.
    pub(super) fn optional(&self) -> Option<Option<i64>> {
        if *self == Self::Absent { Some(None) } else { self.number().map(Some) }
    }

    pub(super) fn optional_small(&self) -> Option<Option<u8>> {
        if *self == Self::Absent { Some(None) } else { self.small().map(Some) }
    }
}
