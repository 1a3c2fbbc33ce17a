//! A claims file and what came of it.

use thiserror::Error;

use crate::check::Checked;
use crate::dossier::{ClaimsFile, Problem};
use crate::draft::CheckedDraft;
use crate::finding::{Finding, Level, Place, Within};
use crate::source::Location;
use crate::text::{LineIndex, Span};

/// A claims file, what was found out about it, and what to tell of that.
#[derive(Clone, Debug)]
pub struct Examined {
    /// The claims file.
    pub claims_file: ClaimsFile,
    /// The result of the check.
    pub checked: Checked,
    /// The drafts that were held to it.
    pub drafts: Vec<CheckedDraft>,
    /// The findings, without what is allowed.
    pub findings: Vec<Finding>,
}

/// Why a check could not be done.
#[derive(Clone, Debug, Error)]
pub enum Failed {
    /// The claims file is wrong, or its lock file.
    #[error("`{path}` is wrong: {}", .problems.first().map_or("", |problem| &problem.message))]
    Invalid {
        /// The path of the file to show.
        path: String,
        /// Its text.
        text: String,
        /// Every mistake in it; never empty.
        problems: Vec<Problem>,
    },
    /// There is no claims file that could be read, or nothing in it to check.
    #[error("{message}")]
    Impossible {
        /// The path of the claims file to show, as it was given or looked for.
        path: String,
        /// The reason, as a sentence without a stop.
        message: String,
        /// The next thing to try; empty where there is none.
        help: String,
    },
}

/// A place as reports give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The file: relative to the claims file's folder.
    pub file: String,
    /// Where it is in the file.
    pub location: Location,
}

impl Located {
    /// Returns where it begins, with the file as `path`: `sources/wsj.txt:97:33`, `report.pdf, page 3, line 12`.
    pub fn at(&self, path: &str) -> String {
        let Self { file: _, location } = self;
        match location {
            Location::Lines { .. } => format!("{path}:{location}"),
            Location::Locator(locator) => format!("{path}, {locator}"),
        }
    }
}

impl Examined {
    /// Whether the check fails: something is denied, or not one citation could be checked.
    pub fn fails(&self) -> bool {
        let denied = self.findings.iter().any(|finding| finding.level() == Level::Deny);
        denied || self.checked.checked_none()
    }

    /// Returns the findings of level `least` and those that matter more, in order.
    pub fn findings_from(&self, least: Level) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.level() >= least)
    }

    /// Returns where a place of a finding is.
    pub fn locate(&self, place: &Place) -> Located {
        self.locate_span(place.within, place.span)
    }

    /// Returns where a span of a text is.
    pub fn locate_span(&self, within: Within, span: Span) -> Located {
        let ClaimsFile { text: claims, lines, .. } = &self.claims_file;
        let in_claims = || located(self.claims_file.name().into_owned(), claims, lines, span);
        match within {
            Within::Claims => in_claims(),
            Within::Lock => match &self.checked.extent.lock {
                Some(lock) => located(lock.file.clone(), &lock.text, &lock.lines, span),
                None => in_claims(),
            },
            Within::Draft(index) => {
                let draft = &self.drafts[index].draft;
                Located { file: draft.file.clone(), location: draft.document.locate(span) }
            }
            Within::Document(index) => {
                let held = &self.checked.holdings.documents[index];
                let location = self.checked.location(index, span);
                Located { file: held.file.clone(), location }
            }
        }
    }

    /// Returns the path of a located file from where the program runs, for tools that open it: the file of an
    /// archive is given from there already.
    pub fn path_from_here(&self, located: &Located) -> String {
        let mut documents = self.checked.holdings.documents.iter();
        let mut drafts = self.drafts.iter().map(|checked| &checked.draft);
        if documents.any(|held| held.archived && held.file == located.file)
            || drafts.any(|draft| draft.is_from_here && draft.file == located.file)
        {
            located.file.clone()
        } else {
            format!("{}{}", self.claims_file.folder(), located.file)
        }
    }
}

impl Failed {
    /// Returns the path of the file that the check failed for, to show.
    pub fn path(&self) -> &str {
        match self {
            Self::Invalid { path, .. } | Self::Impossible { path, .. } => path,
        }
    }

    /// Returns each mistake with its place, in order; none where the failure is of no place.
    pub fn problems(&self) -> Vec<(&Problem, Located)> {
        let Self::Invalid { path, text, problems } = self else { return Vec::new() };
        let lines = LineIndex::new(text);
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let placed = problems
            .iter()
            .map(|problem| (problem, located(name.to_owned(), text, &lines, problem.place)));
        placed.collect()
    }
}

fn located(file: String, text: &str, lines: &LineIndex, span: Span) -> Located {
    Located { file, location: Location::in_lines(text, lines, span) }
}
