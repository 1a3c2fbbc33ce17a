//! From a path to all that is found out about a dossier: what the commands that look at one share.

use std::path::{Path, PathBuf};

use crate::dossier::{self, Claim, Dossier, Syntax};
use crate::finding::{Code, Level, Levels};
use crate::load::{self, NoClaimsFile};
use crate::lock::{self, LockFile};
use crate::report::{Examined, Failure};
use crate::text::LineIndex;
use crate::{Scope, check};

use super::Error;

/// What is to be examined.
#[derive(Clone, Debug, Default)]
pub(super) struct Options {
    /// Levels set on the command line.
    pub(super) levels: Vec<(Code, Level)>,
    /// A folder whose files are read instead of those of the same name.
    pub(super) archive: Option<PathBuf>,
    /// Which claims.
    pub(super) selection: Selection,
    /// Whether a dossier without any citation is examined too.
    pub(super) uncited: bool,
    /// Whether what is found is held to the lock file, where there is one.
    pub(super) lock: bool,
}

/// Which claims of a dossier are looked at; all, where neither ids nor tags are given.
#[derive(Clone, Debug, Default)]
pub(super) struct Selection {
    pub(super) claims: Vec<String>,
    pub(super) tags: Vec<String>,
}

impl Selection {
    fn is_all(&self) -> bool {
        self.claims.is_empty() && self.tags.is_empty()
    }

    /// Returns whether all claims are looked at.
    pub(super) fn scope(&self) -> Scope {
        if self.is_all() { Scope::Whole } else { Scope::Part }
    }

    fn has(&self, claim: &Claim) -> bool {
        self.claims.contains(&claim.id.value)
            || claim.tags.iter().any(|tag| self.tags.contains(tag))
    }

    /// Refuses names that no dossier of the run knows.
    pub(super) fn require_known(&self, dossiers: &[&Dossier]) -> Result<(), Error> {
        let ids = || {
            dossiers.iter().flat_map(|dossier| &dossier.claims).map(|claim| claim.id.value.as_str())
        };
        let claims = || dossiers.iter().flat_map(|dossier| &dossier.claims);
        let tags = || claims().flat_map(|claim| &claim.tags).map(String::as_str);
        for id in &self.claims {
            if !ids().any(|known| known == id) {
                return Err(Error::unknown("claim", id, ids(), "crosscheck list"));
            }
        }
        for tag in &self.tags {
            if !tags().any(|known| known == tag) {
                return Err(Error::unknown("tag", tag, tags(), "crosscheck list"));
            }
        }
        Ok(())
    }
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

/// A claims file that was read, with its dossier or why there is none.
pub(super) struct Opened {
    pub(super) file: String,
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) syntax: Syntax,
    pub(super) dossier: Result<(Dossier, Levels), Failure>,
}

/// Returns the claims file that `path` names, or the nearest one from `here` upwards.
pub(super) fn open(path: Option<&Path>, here: &Path, levels: &[(Code, Level)]) -> Opened {
    let file = match load::claims_file(path, here) {
        Ok(file) => file,
        Err(error) => {
            let help = match &error {
                NoClaimsFile::Unreadable { .. } => "",
                NoClaimsFile::NotAbove | NoClaimsFile::NotIn(_) => {
                    "name a claims file, or the folder that holds it"
                }
            };
            let failure = Failure::Undone { message: error.to_string(), help: help.to_owned() };
            let file =
                path.map_or(load::CLAIMS_NAMES[0].to_owned(), |path| path.display().to_string());
            return Opened {
                path: PathBuf::from(&file),
                file,
                text: String::new(),
                syntax: Syntax::Json,
                dossier: Err(failure),
            };
        }
    };
    let (read, mut problems) = dossier::read(&file.text, file.syntax);
    let dossier = match read.map(|dossier| (Levels::new(&dossier, levels), dossier)) {
        Some(((levels, wrong_levels), dossier)) if wrong_levels.is_empty() => Ok((dossier, levels)),
        Some(((_, wrong_levels), _)) => {
            problems.extend(wrong_levels);
            Err(Failure::Invalid(problems))
        }
        None => Err(Failure::Invalid(problems)),
    };
    let shown = file.path.display().to_string();
    Opened { file: shown, path: file.path, text: file.text, syntax: file.syntax, dossier }
}

/// Returns what is found out about the selected claims of an opened file.
pub(super) fn examine(opened: Opened, options: &Options) -> Examined {
    let lock = if options.lock && opened.dossier.is_ok() { locked(&opened.path) } else { Ok(None) };
    let lock = match lock {
        Ok(lock) => lock,
        Err(wrong) => return *wrong,
    };
    let Opened { file, path, text, syntax: _, dossier } = opened;
    let lines = LineIndex::new(&text);
    let outcome = dossier.and_then(|(mut dossier, levels)| {
        let cites = dossier.claims.iter().any(|claim| !claim.citations.is_empty());
        if !cites && !options.uncited {
            return Err(nothing_cited(&file));
        }
        let scope = options.selection.scope();
        if scope == Scope::Part {
            dossier.claims.retain(|claim| options.selection.has(claim));
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        let holdings = load::holdings(&dossier, folder, options.archive.as_deref());
        let mut checked = check(dossier, holdings, &levels, scope);
        if let Some(lock) = lock {
            checked.hold_to(lock, &levels, scope);
        }
        Ok(checked)
    });
    Examined { file, text, lines, outcome }
}

/// Returns the lock file of a claims file, where there is one; where it is wrong, that instead of a report.
fn locked(claims: &Path) -> Result<Option<LockFile>, Box<Examined>> {
    let path = load::lock_path(claims);
    let shown = path.display().to_string();
    let wrong = |text: String, failure: Failure| {
        let lines = LineIndex::new(&text);
        Box::new(Examined { file: shown.clone(), text, lines, outcome: Err(failure) })
    };
    let text = load::lock_text(&path).map_err(|why| {
        let message = format!("`{shown}` could not be read: {why}");
        let help = "`crosscheck lock` writes it anew, once it is out of the way".to_owned();
        wrong(String::new(), Failure::Undone { message, help })
    })?;
    let Some(text) = text else { return Ok(None) };
    let lock = match lock::read(&text) {
        Ok(lock) => lock,
        Err(problem) => return Err(wrong(text, Failure::Invalid(vec![problem]))),
    };
    let file = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    Ok(Some(LockFile { file, lines: LineIndex::new(&text), text, lock }))
}

fn nothing_cited(file: &str) -> Failure {
    Failure::Undone {
        message: format!("`{file}` holds no citation, so that there is nothing to check"),
        help: "give its claims `citations`: each a `source` and a `quote`".to_owned(),
    }
}
