//! The files that an editor has open, as it shows them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::sync::Arc;

use lsp_types::Uri;

use super::address::uri_of;
use super::position::{EditorLines, PositionEncoding};

/// A file that the editor has open.
#[derive(Clone, Debug)]
pub(super) struct OpenFile {
    /// Its address, as the editor wrote it.
    pub(super) uri: Uri,
    /// Its text.
    pub(super) text: Arc<str>,
}

/// What an editor shows, and how it counts and names places.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// The files that are open, by where their paths lead.
    pub(super) files: BTreeMap<PathBuf, OpenFile>,
    pub(super) encoding: PositionEncoding,
    /// The address of a page that explains findings, each under its code; `None` where the client gave none.
    pub(super) findings_page: Option<String>,
}

impl Shown {
    /// Returns the text of a file that is open.
    pub(super) fn text(&self, path: &Path) -> Option<&Arc<str>> {
        self.files.get(path).map(|file| &file.text)
    }

    /// Returns the lines of a text of the file at `path`.
    pub(super) fn lines(&self, path: &Path, text: &str) -> EditorLines {
        EditorLines::new(text, self.files.contains_key(path), self.encoding)
    }

    /// Returns the address of a file: that by which the editor knows it, where it is open.
    pub(super) fn uri(&self, path: &Path) -> Option<Uri> {
        self.files.get(path).map(|file| file.uri.clone()).or_else(|| uri_of(path))
    }

    /// Returns the address of the page about a finding.
    pub(super) fn page_of(&self, code: &str) -> Option<Uri> {
        Uri::from_str(&format!("{}#{code}", self.findings_page.as_ref()?)).ok()
    }
}
