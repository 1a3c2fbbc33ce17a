//! A claims file that somebody works on: its last check, and the last one that could be done.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::finding::Within;
use crate::load::OpenTexts;
use crate::report::{Examined, Failed};
use crate::run::{Memory, Options};
use crate::text::Span;

use super::moved::Change;

/// A claims file that somebody works on.
pub(super) struct Desk {
    /// Its whole path.
    pub(super) path: PathBuf,
    /// What is kept from one check to the next.
    pub(super) memory: Memory,
    /// The last check that could be done.
    pub(super) examined: Option<Examined>,
    /// Why the last check could not be done; `None` where it was.
    pub(super) failed: Option<Failed>,
    /// Whether anything changed since.
    pub(super) is_stale: bool,
}

impl Desk {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path, memory: Memory::keeping(), examined: None, failed: None, is_stale: true }
    }

    /// Checks the claims file as it is now, with the texts that are open. What could be said before stays where nothing can be
    /// said now.
    pub(super) fn check(&mut self, open: &OpenTexts) {
        self.memory.files.open = open.clone();
        self.is_stale = false;
        let opened = self.memory.open(Some(&self.path), Path::new(""), &[]);
        let examined = opened
            .and_then(|opened| self.memory.examine_telling(opened, &Options::default(), &|_| ()));
        match examined {
            Ok(examined) => (self.examined, self.failed) = (Some(examined), None),
            Err(failed) => self.failed = Some(failed),
        }
    }

    /// Returns the last check, where it is of the claims file as it is now.
    pub(super) fn current(&self) -> Option<&Examined> {
        self.examined.as_ref().filter(|_| self.failed.is_none())
    }

    /// Returns the folder of the claims file.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// Returns the path of the file that a text of the last check is of.
    pub(super) fn path_of(&self, examined: &Examined, within: Within) -> PathBuf {
        let file = match within {
            Within::Claims => return self.path.clone(),
            Within::Lock => crate::load::lock_path(&self.path),
            Within::Document(index) => {
                examined.checked.holdings.documents[index].file.clone().into()
            }
            Within::Draft(index) => examined.drafts[index].draft.file.clone().into(),
        };
        self.folder().join(file)
    }
}

/// A place in the characters of a file, as an editor shows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShownPlace<'a> {
    /// The characters of the file.
    pub(super) text: &'a str,
    /// The place in them.
    pub(super) span: Span,
}

/// Returns where a place of a check is in its file; `None` where the file has no characters to go to, such as a PDF.
pub(super) fn shown_place(
    examined: &Examined,
    within: Within,
    span: Span,
) -> Option<ShownPlace<'_>> {
    let (text, span) = match within {
        Within::Claims => (examined.claims_file.text.as_str(), span),
        Within::Lock => (examined.checked.extent.lock.as_ref()?.text.as_str(), span),
        Within::Document(index) => {
            examined.checked.holdings.documents[index].document.in_file(span)?
        }
        Within::Draft(index) => examined.drafts[index].draft.document.in_file(span)?,
    };
    Some(ShownPlace { text, span })
}

/// Returns where a place stands now that the text of its file is `now`; `None` where it was changed since.
pub(super) fn place_now<'a>(
    shown: ShownPlace<'a>,
    now: Option<&'a Arc<str>>,
) -> Option<ShownPlace<'a>> {
    match now {
        Some(now) if now.as_ref() != shown.text => {
            // What an editor shows may lack a byte order mark.
            let span = Change::between(shown.text, now).moved(shown.span)?;
            Some(ShownPlace { text: now, span })
        }
        _ => Some(shown),
    }
}
