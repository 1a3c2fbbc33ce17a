//! A file that a command changes: written whole or not at all, and shown.

use std::path::Path;

use crate::report;
use crate::save;

use super::{Context, Error};

/// A file before and after.
pub(super) struct Change<'a> {
    /// The path to show.
    pub(super) file: &'a str,
    /// Where it is.
    pub(super) path: &'a Path,
    /// Its text as it was read; `None` where there was no file.
    pub(super) old: Option<&'a str>,
    /// The text that it gets.
    pub(super) new: &'a str,
}

impl Change<'_> {
    /// Writes the file, unless this is a `dry_run` or nothing changes, and shows the difference.
    pub(super) fn make(&self, dry_run: bool, context: &mut Context<'_>) -> Result<(), Error> {
        if !dry_run && self.old != Some(self.new) {
            let written = match self.old {
                Some(old) => save::replace(self.path, old, self.new),
                None => save::create(self.path, self.new),
            };
            written.map_err(|error| Error::Usage {
                message: format!("`{}` was not changed: {error}", self.file),
                help: String::new(),
            })?;
        }
        let old = self.old.unwrap_or("");
        let diff = report::kit::diff::unified(self.file, old, self.new, context.look);
        context.out.write_all(diff.as_bytes())?;
        Ok(context.out.flush()?)
    }
}
