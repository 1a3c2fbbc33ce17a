//! The one dossier that the tools work on.

use std::path::{Path, PathBuf};

use crate::load;
use crate::report::Examined;
use crate::run::{self, Opened, Options, Selection};
use crate::save::SoleWriter;

use super::answer::ToolError;

/// The dossier that the tools work on. Its claims file is read again for every call: people change it meanwhile.
#[derive(Clone, Debug)]
pub struct ServedDossier {
    claims: PathBuf,
    read_only: bool,
}

impl ServedDossier {
    /// Returns the dossier of the claims file at this path; where it is `read_only`, no tool writes.
    pub fn new(claims: PathBuf, read_only: bool) -> Self {
        Self { claims, read_only }
    }

    /// Whether no tool may write.
    pub(super) fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Opens the dossier.
    pub(super) fn open(&self) -> Result<Opened, ToolError> {
        self.require_in_its_folder()?;
        Ok(run::open(Some(&self.claims), Path::new(""), &[])?)
    }

    /// Opens the dossier to change it; where nothing is to be written, no right to do so comes with it.
    pub(super) fn open_to_change(
        &self,
        dry_run: bool,
    ) -> Result<(Option<SoleWriter>, Opened), ToolError> {
        if dry_run {
            return Ok((None, self.open()?));
        }
        self.require_in_its_folder()?;
        let (writer, opened) = run::open_to_change(Some(&self.claims), Path::new(""), &[], "mcp")?;
        Ok((Some(writer), opened))
    }

    /// Returns what is found out about some claims of the dossier, or about all where none is named.
    pub(super) fn examine(
        &self,
        selection: Selection,
        options: Options,
    ) -> Result<Examined, ToolError> {
        let opened = self.open()?;
        let claims = &opened.dossier.claims;
        for id in &selection.claims {
            if opened.dossier.claim(id).is_none() {
                let known = claims.iter().map(|claim| claim.id.value.as_str());
                return Err(ToolError::unknown("claim", id, known));
            }
        }
        for tag in &selection.tags {
            let mut known = claims.iter().flat_map(|claim| &claim.tags);
            if !known.any(|known| known == tag) {
                let known = claims.iter().flat_map(|claim| &claim.tags).map(String::as_str);
                return Err(ToolError::unknown("tag", tag, known));
            }
        }
        Ok(run::examine(opened, &Options { selection, ..options })?)
    }

    /// Refuses a claims file that is a link to one outside of the folder: it would be read and written there.
    fn require_in_its_folder(&self) -> Result<(), ToolError> {
        let folder = match self.claims.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        match load::path_in(folder, &self.claims) {
            Err(load::Error::Outside) => Err(ToolError::new(
                format!("`{}` is a link that leads out of its folder", self.claims.display()),
                "start the server with the path of the claims file itself",
            )),
            // What else is wrong is said where it is opened.
            _ => Ok(()),
        }
    }
}

/// Returns the options of an examination for the sake of single claims: the lock file and the drafts are left aside.
pub(super) fn of_claims() -> Options {
    Options { without_citations: true, lock: false, drafts: false, ..Options::default() }
}
