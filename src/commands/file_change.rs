//! A file that a command changes: written whole or not at all, and shown.

use std::path::Path;

use crate::dossier::ClaimsFile;
use crate::report;
use crate::save::SoleWriter;

use super::{Context, Error};

/// A file before and after.
pub(super) struct FileChange<'a> {
    /// Where it is.
    pub(super) path: &'a Path,
    /// Its text as it was read; `None` where there was no file.
    pub(super) old: Option<&'a str>,
    /// The text that it gets.
    pub(super) new: &'a str,
}

impl<'a> FileChange<'a> {
    /// Returns the change of a claims file to a new text.
    pub(super) fn of(claims_file: &'a ClaimsFile, new: &'a str) -> Self {
        let ClaimsFile { path, text, .. } = claims_file;
        Self { path, old: Some(text), new }
    }

    /// Writes the file, unless there is no writer or nothing changes, and shows the difference.
    pub(super) fn make(
        &self,
        writer: Option<SoleWriter>,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        if let Some(writer) = writer.filter(|_| self.old != Some(self.new)) {
            let written = match self.old {
                Some(old) => writer.replace(self.path, old, self.new),
                None => writer.create(self.path, self.new),
            };
            written.map_err(|error| Error::not_changed(self.path, &error))?;
        }
        let old = self.old.unwrap_or("");
        let diff =
            report::kit::diff::unified(&self.path.to_string_lossy(), old, self.new, context.style);
        context.out.write_all(diff.as_bytes())?;
        Ok(context.out.flush()?)
    }
}
