//! A claims file as it stands on disk: its text, and where it is.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::{Dossier, Problem, Syntax, read};
use crate::text::LineIndex;

/// A claims file as it was read.
#[derive(Clone, Debug)]
pub struct ClaimsFile {
    /// Its path, as it was given or found.
    pub path: PathBuf,
    /// Its whole text.
    pub text: String,
    /// Where the lines of its text begin.
    pub lines: LineIndex,
    /// The notation that it is written in.
    pub syntax: Syntax,
}

impl ClaimsFile {
    /// Returns the claims file at `path` with this text. Its name says which notation it is written in.
    ///
    /// ```
    /// use crosscheck::dossier::{ClaimsFile, Syntax};
    /// let file = ClaimsFile::new("data/claims.jsonc".into(), "{}".to_owned());
    /// assert_eq!(file.syntax, Syntax::Jsonc);
    /// assert_eq!((file.folder(), file.name()), ("data/".into(), "claims.jsonc".into()));
    /// ```
    pub fn new(path: PathBuf, text: String) -> Self {
        let is_commented = path.extension().is_some_and(|extension| extension == "jsonc");
        let syntax = if is_commented { Syntax::Jsonc } else { Syntax::Json };
        Self { path, lines: LineIndex::new(&text), text, syntax }
    }

    /// Returns the same file with another text.
    pub fn with_text(&self, text: String) -> Self {
        Self { path: self.path.clone(), lines: LineIndex::new(&text), text, syntax: self.syntax }
    }

    /// Returns what the file says, and every mistake in it, as [`read`] does.
    pub fn read(&self) -> (Option<Dossier>, Vec<Problem>) {
        read(&self.text, self.syntax)
    }

    /// Returns the path to show.
    pub fn shown_path(&self) -> Cow<'_, str> {
        self.path.to_string_lossy()
    }

    /// Returns the name of the file without its folder.
    pub fn name(&self) -> Cow<'_, str> {
        self.path.file_name().map_or_else(|| self.shown_path(), |name| name.to_string_lossy())
    }

    /// Returns the path of its folder to show, with a slash at its end; empty where it is the present one.
    pub fn folder(&self) -> Cow<'_, str> {
        let end = self.shown_path().len() - self.name().len();
        match self.shown_path() {
            Cow::Borrowed(path) => Cow::Borrowed(&path[..end]),
            Cow::Owned(path) => Cow::Owned(path[..end].to_owned()),
        }
    }

    /// Returns the folder that the files of its sources are looked for in.
    pub fn source_folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }
}
