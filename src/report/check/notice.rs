//! Findings and errors alike, for the formats that give each one line.

use crate::dossier::Problem;
use crate::finding::{Code, Finding, Level, Text};

use crate::report::{Examined, Failure, Located};

/// A finding, or a reason why a check could not be done.
pub(in crate::report) struct Notice<'a> {
    /// What it is about; `None`: an error.
    pub(in crate::report) code: Option<Code>,
    /// How much it matters.
    pub(in crate::report) level: Level,
    /// The file to open, from where the program runs.
    pub(in crate::report) path: String,
    /// The place in it; `None` where it is no single one.
    pub(in crate::report) place: Option<Located>,
    /// One sentence, enough by itself.
    pub(in crate::report) message: &'a str,
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
            checked.findings.iter().map(|finding| of_finding(examined, finding)).collect()
        }
        Err(Failure::Invalid(problems)) => {
            problems.iter().map(|problem| of_problem(examined, problem)).collect()
        }
        Err(Failure::Undone { message, help }) => vec![Notice {
            code: None,
            level: Level::Deny,
            path: examined.file.clone(),
            place: None,
            message,
            notes: Vec::new(),
            help: Some(help.as_str()).filter(|help| !help.is_empty()),
        }],
    }
}

fn of_finding<'a>(examined: &Examined, finding: &'a Finding) -> Notice<'a> {
    let place = finding.places.first().map(|place| examined.locate(place));
    let path = place.as_ref().map(|place| examined.path_from_here(place));
    Notice {
        code: Some(finding.code),
        level: finding.level,
        path: path.unwrap_or_else(|| examined.file.clone()),
        place,
        message: &finding.message,
        notes: finding.notes.iter().map(String::as_str).collect(),
        help: Some(finding.help.as_str()).filter(|help| !help.is_empty()),
    }
}

fn of_problem<'a>(examined: &Examined, problem: &'a Problem) -> Notice<'a> {
    Notice {
        code: None,
        level: Level::Deny,
        path: examined.file.clone(),
        place: Some(examined.locate_span(Text::Claims, problem.place)),
        message: &problem.message,
        notes: vec![&problem.label],
        help: problem.help.as_deref(),
    }
}
