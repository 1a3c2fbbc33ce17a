//! What holds in a group of RTF.

use crate::source::format::flow::{Look, Rise};

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Destination {
    /// The page.
    #[default]
    Page,
    /// Nowhere.
    Nowhere,
    Fonts,
    Title,
    Author,
    /// The code of a field.
    Code,
    /// A remark of a reader of the text.
    Comment,
}

/// What ends with a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ending {
    #[default]
    Nothing,
    Note,
    Box,
    Furniture,
    Comment,
    Code,
    Fonts,
}

/// What holds in a group. A group within begins with the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) destination: Destination,
    pub(super) ending: Ending,
    /// How many characters after one of Unicode stand for it.
    pub(super) fallback: usize,
    pub(super) font: Option<i32>,
    pub(super) is_in_table: bool,
    /// Where text goes in a group that is written in a code page and in Unicode, one after the other.
    pub(super) twin: Option<Destination>,
    pub(super) run: Run,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            destination: Destination::Page,
            ending: Ending::Nothing,
            fallback: 1,
            font: None,
            is_in_table: false,
            twin: None,
            run: Run::default(),
        }
    }
}

/// How the characters of a group are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    pub(super) is_struck: bool,
    pub(super) look: Look,
}

impl Run {
    /// Takes a control word that says how characters are shown.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        let rise = |rise| if is_on { rise } else { Rise::Level };
        match word {
            "v" => self.is_hidden = is_on,
            "deleted" | "mvf" => self.is_deleted = is_on,
            "strike" | "striked" => self.is_struck = is_on,
            "super" => self.look.rise = rise(Rise::Raised),
            "sub" => self.look.rise = rise(Rise::Lowered),
            "nosupersub" => self.look.rise = Rise::Level,
            // The usual size is that of no size.
            "fs" => self.look.size = number.filter(|size| *size != 24).unwrap_or(0),
            "up" => self.look.above = number.unwrap_or(6),
            "dn" => self.look.above = -number.unwrap_or(6),
            _ => {}
        }
    }

    pub(super) fn is_unseen(&self) -> bool {
        self.is_hidden || self.is_deleted
    }

    /// Returns what holds for a note or box that is anchored in the run.
    pub(super) fn of_anchor(self) -> Self {
        Self { look: Look::default(), ..self }
    }
}
