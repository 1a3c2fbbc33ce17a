//! Findings and errors alike, for the formats that give each one line.

use std::borrow::Cow;

use crate::dossier::{Dossier, Problem};
use crate::finding::{Code, Finding, Level, Within};

use crate::report::{Examined, Failure, Located};

/// A finding, or a reason why a check could not be done.
pub(in crate::report) struct Notice<'a> {
    /// Which finding it is, and how much it matters; `None`: an error.
    pub(in crate::report) finding: Option<(Code, Level)>,
    /// The file to open, from where the program runs.
    pub(in crate::report) path: String,
    /// The place in it; `None` where it is no single one.
    pub(in crate::report) place: Option<Located>,
    /// One sentence, enough by itself.
    pub(in crate::report) message: Cow<'a, str>,
    /// What else there is to know.
    pub(in crate::report) notes: Vec<&'a str>,
    /// The next thing to try, where one is known.
    pub(in crate::report) help: Option<&'a str>,
}

/// Returns the findings and errors of a run, in order.
pub(in crate::report) fn notices(run: &[Examined]) -> impl Iterator<Item = Notice<'_>> {
    run.iter().flat_map(of_one)
}

fn of_one(examined: &Examined) -> Vec<Notice<'_>> {
    match &examined.outcome {
        Ok(checked) => {
            let of = |finding| of_finding(examined, &checked.dossier, finding);
            checked.findings.iter().map(of).collect()
        }
        Err(Failure::Invalid(problems)) => {
            problems.iter().map(|problem| of_problem(examined, problem)).collect()
        }
        Err(Failure::Undone { message, help }) => vec![Notice {
            finding: None,
            path: examined.file.clone(),
            place: None,
            message: message.into(),
            notes: Vec::new(),
            help: Some(help.as_str()).filter(|help| !help.is_empty()),
        }],
    }
}

fn of_finding<'a>(examined: &Examined, dossier: &Dossier, finding: &'a Finding) -> Notice<'a> {
    let place = examined.locate(finding.place());
    Notice {
        finding: Some((finding.code, finding.level())),
        path: examined.path_from_here(&place),
        place: Some(place),
        message: finding.headline(dossier).into(),
        notes: finding.notes.iter().map(String::as_str).collect(),
        help: Some(&finding.help),
    }
}

fn of_problem<'a>(examined: &Examined, problem: &'a Problem) -> Notice<'a> {
    Notice {
        finding: None,
        path: examined.file.clone(),
        place: Some(examined.locate_span(Within::Claims, problem.place)),
        message: problem.message.as_str().into(),
        notes: vec![&problem.label],
        help: problem.help.as_deref(),
    }
}
