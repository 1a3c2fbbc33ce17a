//! Outcomes put into words: what to tell the user, how much it matters, where it is.

mod code;
mod level;
mod place;
mod subject;

mod describe;
mod words;

pub use code::Code;
pub use describe::{
    ItemWords, describe, describe_drafts, describe_gains, describe_item, describe_suggestion,
};
pub(crate) use describe::{also_fitting, foremost, is_claimed};
pub use level::{Level, Levels};
pub use place::{Place, Role, Within};
pub use subject::Subject;
pub use words::{
    RESTS_ON_DECLARED, accepted_positions, counted, counted_doing, shown_origin, shown_position,
    shown_value, shown_verdict,
};
pub(crate) use words::{SAVE_DOCUMENT, first_of, listed, quoted, quoted_up_to, shown_origins};

use crate::dossier::Dossier;

/// One thing to tell the user.
///
/// It is made here alone, at a place, and its level is set by [`Levels`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its name.
    pub code: Code,
    /// Its subject.
    pub subject: Subject,
    level: Level,
    /// What there is to say of the subject, without naming it and without a stop at its end.
    pub message: String,
    /// Whether the message is what the subject does ("has no file"), so that no colon parts them.
    is_predicate: bool,
    /// Never empty.
    places: Vec<Place>,
    /// Further facts, each a sentence without a stop.
    pub notes: Vec<String>,
    /// The next thing to try.
    pub help: String,
}

impl Finding {
    /// Returns a finding at the place to go to, with the level that its code has by default.
    fn new(
        code: Code,
        subject: Subject,
        message: impl Into<String>,
        place: Place,
        help: impl Into<String>,
    ) -> Self {
        Self {
            code,
            subject,
            level: code.default_level(),
            message: message.into(),
            is_predicate: false,
            places: vec![place],
            notes: Vec::new(),
            help: help.into(),
        }
    }

    /// Sets the level that holds where nobody sets another.
    fn at_level(self, level: Level) -> Self {
        Self { level, ..self }
    }

    /// Says that the message is what the subject does.
    fn predicate(self) -> Self {
        Self { is_predicate: true, ..self }
    }

    /// Adds places behind those that there are.
    fn with_places(mut self, places: impl IntoIterator<Item = Place>) -> Self {
        self.places.extend(places);
        self
    }

    /// Adds notes behind those that there are.
    fn with_notes(mut self, notes: impl IntoIterator<Item = String>) -> Self {
        self.notes.extend(notes);
        self
    }

    /// Returns how much it matters: never [`Level::Allow`] where [`Levels`] were applied.
    pub fn level(&self) -> Level {
        self.level
    }

    /// Returns where it is. The first place is the one to go to; there is always one.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Returns the place to go to.
    pub fn place(&self) -> &Place {
        self.places.first().expect("a finding is made at a place")
    }

    /// Returns one sentence that is enough by itself: the subject, by its ids in `dossier`, and the message.
    pub fn headline(&self, dossier: &Dossier) -> String {
        let name = self.subject.name(dossier);
        let colon = if self.is_predicate { "" } else { ":" };
        format!("{name}{colon} {}", self.message)
    }

    /// Whether it is about one citation by itself: that at index `citation` of the claim at index `claim`.
    pub fn is_of_citation(&self, claim: usize, citation: usize) -> bool {
        self.subject == Subject::Citation { claim, citation }
    }
}
