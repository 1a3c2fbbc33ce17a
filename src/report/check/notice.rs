//! Findings and errors alike, for the formats that give each one line.

use std::borrow::Cow;

use crate::dossier::Problem;
use crate::finding::{Code, Finding, Level};
use crate::report::kit::problems::one_line;

use crate::report::{Examined, Failed, Located};

/// A finding, or a reason why a check could not be done.
pub(super) struct Notice<'a> {
    /// Which finding it is, and how much it matters; `None`: an error.
    pub(super) finding: Option<(Code, Level)>,
    /// The file to open, from where the program runs.
    pub(super) path: String,
    /// The place in it; `None` where it is no single one.
    pub(super) place: Option<Located>,
    /// One sentence, enough by itself.
    pub(super) message: Cow<'a, str>,
    /// Further facts.
    pub(super) notes: Vec<&'a str>,
    /// The next thing to try, where one is known.
    pub(super) help: Option<&'a str>,
}

impl Notice<'_> {
    /// Returns the message, the notes and the next thing to try, each on a line.
    pub(super) fn lines(&self) -> String {
        let mut lines = vec![one_line(&self.message)];
        lines.extend(self.notes.iter().map(|note| one_line(note)));
        lines.extend(self.help.map(|help| format!("help: {}", one_line(help))));
        lines.join("\n")
    }
}

/// Returns the findings of level `least` and above, and the errors of a run, in order.
pub(super) fn notices(
    run: &[Result<Examined, Failed>],
    least: Level,
) -> impl Iterator<Item = Notice<'_>> {
    run.iter().flat_map(move |examined| match examined {
        Ok(examined) => {
            examined.findings_from(least).map(|finding| of_finding(examined, finding)).collect()
        }
        Err(failed) => problems_of(failed),
    })
}

/// Returns the reasons why a check could not be done.
pub(super) fn problems_of(failed: &Failed) -> Vec<Notice<'_>> {
    match failed {
        Failed::Invalid { path, .. } => {
            let problems = failed.problems().into_iter();
            problems.map(|(problem, located)| of_problem(path, problem, located)).collect()
        }
        Failed::Impossible { path, message, help } => vec![Notice {
            finding: None,
            path: path.clone(),
            place: None,
            message: message.into(),
            notes: Vec::new(),
            help: Some(help.as_str()).filter(|help| !help.is_empty()),
        }],
    }
}

/// Returns a finding.
pub(super) fn of_finding<'a>(examined: &Examined, finding: &'a Finding) -> Notice<'a> {
    let place = examined.locate(finding.place());
    Notice {
        finding: Some((finding.code, finding.level())),
        path: examined.path_from_here(&place),
        place: Some(place),
        message: finding.headline(&examined.checked.dossier).into(),
        notes: finding.notes.iter().map(String::as_str).collect(),
        help: Some(&finding.help),
    }
}

fn of_problem<'a>(path: &str, problem: &'a Problem, located: Located) -> Notice<'a> {
    Notice {
        finding: None,
        path: path.to_owned(),
        place: Some(located),
        message: problem.message.as_str().into(),
        notes: vec![&problem.label],
        help: problem.help.as_deref(),
    }
}
