//! Which claims and files are meant, and whether there are such.

use std::path::Path;

use crate::dossier::Dossier;
use crate::run::Selection;

use super::Error;

/// Refuses names that no dossier of the run knows.
pub(super) fn require_known(selection: &Selection, dossiers: &[&Dossier]) -> Result<(), Error> {
    let claims = || dossiers.iter().flat_map(|dossier| &dossier.claims);
    let ids = || claims().map(|claim| claim.id.value.as_str());
    let tags = || claims().flat_map(|claim| &claim.tags).map(String::as_str);
    for id in &selection.claims {
        if !ids().any(|known| known == id) {
            return Err(Error::unknown("claim", id, ids(), "crosscheck list"));
        }
    }
    for tag in &selection.tags {
        if !tags().any(|known| known == tag) {
            return Err(Error::unknown("tag", tag, tags(), "crosscheck list"));
        }
    }
    Ok(())
}

/// Refuses an archive that is no folder, which would be passed over otherwise.
pub(super) fn require_folder(archive: Option<&Path>) -> Result<(), Error> {
    match archive {
        Some(archive) if !archive.is_dir() => Err(Error::Usage {
            message: format!("the archive `{}` is not a folder", archive.display()),
            help: "name the folder that holds the full texts".to_owned(),
        }),
        _ => Ok(()),
    }
}
