//! Findings as diagnostics, beside the words that they are about.

use std::collections::BTreeMap;
use std::path::PathBuf;

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location,
    NumberOrString, Range,
};

use crate::dossier::Problem;
use crate::finding::{Finding, Level, Place, Role, Within};
use crate::load::real_path;
use crate::report::{Examined, Failed};
use crate::text::Span;

use super::desk::{Desk, ShownPlace, place_now, shown_place};
use super::position::EditorLines;
use super::shown::Shown;

/// Who says so.
const SAID_BY: &str = "crosscheck";

/// The diagnostics of files, by their addresses.
pub(super) type Diagnostics = BTreeMap<PathBuf, Vec<Diagnostic>>;

/// How many places a diagnostic names beside its own.
const MOST_RELATED: usize = 20;

/// How many characters of the words at such a place are shown.
const MOST_WORDS: usize = 120;

/// Returns what there is to say of a claims file, its drafts and its lock, by their paths: what the last check found and, where
/// the file cannot be checked as it is now, what the last one found of what still stands, with the mistakes of the file.
pub(super) fn diagnostics(desk: &Desk, shown: &Shown) -> Diagnostics {
    let mut found = Diagnostics::new();
    found.insert(desk.path.clone(), Vec::new());
    if let Some(failed) = &desk.failed {
        of_failure(failed, desk, shown, &mut found);
    }
    if let Some(examined) = &desk.examined {
        let mut told = Told { desk, examined, shown, texts: BTreeMap::new() };
        for finding in &examined.findings {
            if let Some((path, diagnostic)) = told.diagnostic(finding) {
                found.entry(path).or_default().push(diagnostic);
            }
        }
    }
    found
}

/// Adds the mistakes of a claims file or lock file that cannot be checked.
fn of_failure(failed: &Failed, desk: &Desk, shown: &Shown, found: &mut Diagnostics) {
    match failed {
        Failed::Invalid { path, text, problems } => {
            let lines = shown.lines(path.as_ref(), text);
            let own = found.entry(PathBuf::from(path)).or_default();
            own.extend(problems.iter().map(|problem| of_problem(problem, text, &lines)));
        }
        Failed::Impossible { path: _, message, help } => {
            let severity = DiagnosticSeverity::ERROR;
            let message = with_help(message.clone(), &[], help);
            let own = found.entry(desk.path.clone()).or_default();
            own.push(plain(Range::default(), severity, message));
        }
    }
}

fn of_problem(problem: &Problem, text: &str, lines: &EditorLines) -> Diagnostic {
    let Problem { message, place, label, help } = problem;
    let notes: Vec<String> =
        Some(label.clone()).filter(|label| !label.is_empty()).into_iter().collect();
    let message = with_help(message.clone(), &notes, help.as_deref().unwrap_or(""));
    plain(lines.range(text, *place), DiagnosticSeverity::ERROR, message)
}

fn plain(range: Range, severity: DiagnosticSeverity, message: String) -> Diagnostic {
    Diagnostic {
        range,
        severity: Some(severity),
        source: Some(SAID_BY.to_owned()),
        message,
        ..Diagnostic::default()
    }
}

/// Returns a message with further facts and the next thing to try, each on a line.
fn with_help(message: String, notes: &[String], help: &str) -> String {
    let notes = notes.iter().map(|note| format!("\nnote: {note}"));
    let help = if help.is_empty() { String::new() } else { format!("\nhelp: {help}") };
    std::iter::once(message).chain(notes).chain(std::iter::once(help)).collect()
}

/// What is told of a check.
struct Told<'a> {
    desk: &'a Desk,
    examined: &'a Examined,
    shown: &'a Shown,
    /// The texts that findings speak of: where their files are, and their lines, once they are asked for.
    texts: BTreeMap<Within, (PathBuf, Option<EditorLines>)>,
}

/// Where a place is for an editor.
enum Whereabouts {
    /// In a file, at a range.
    At(PathBuf, Range),
    /// In a file that has no lines to go to, such as a PDF.
    NoLines(PathBuf),
    /// Its words were changed since.
    Changed,
}

impl Told<'_> {
    /// Returns the file that a finding is told in, and the diagnostic; `None` where its words were changed since it was found.
    fn diagnostic(&mut self, finding: &Finding) -> Option<(PathBuf, Diagnostic)> {
        let mut message = finding.headline(&self.examined.checked.dossier);
        let (path, range) = match self.find(finding.place()) {
            Whereabouts::At(path, range) => (path, range),
            Whereabouts::Changed => return None,
            Whereabouts::NoLines(_) => {
                let located = self.examined.locate(finding.place());
                message = format!("{message} ({})", located.at(&located.file));
                match self.find(&self.entry_of(finding.place())) {
                    Whereabouts::At(path, range) => (path, range),
                    Whereabouts::NoLines(_) | Whereabouts::Changed => return None,
                }
            }
        };
        let related = finding.places().iter().skip(1).take(MOST_RELATED);
        let related: Vec<DiagnosticRelatedInformation> =
            related.filter_map(|place| self.related(place)).collect();
        let severity = match finding.level() {
            Level::Deny => DiagnosticSeverity::ERROR,
            Level::Warn => DiagnosticSeverity::WARNING,
            Level::Allow => DiagnosticSeverity::HINT,
        };
        let page = self.shown.page_of(finding.code.name());
        let diagnostic = Diagnostic {
            code: Some(NumberOrString::String(finding.code.name().to_owned())),
            code_description: page.map(|href| CodeDescription { href }),
            related_information: Some(related).filter(|related| !related.is_empty()),
            ..plain(range, severity, with_help(message, &finding.notes, &finding.help))
        };
        Some((path, diagnostic))
    }

    /// Returns a place that a diagnostic names beside its own, with the words there.
    fn related(&mut self, place: &Place) -> Option<DiagnosticRelatedInformation> {
        let words = self.words(place);
        let (path, range, message) = match self.find(place) {
            Whereabouts::At(path, range) => {
                (path, range, format!("{}: {words}", place.role.name()))
            }
            Whereabouts::NoLines(path) => {
                let located = self.examined.locate(place);
                let at = located.at(&located.file);
                (path, Range::default(), format!("{}, {at}: {words}", place.role.name()))
            }
            Whereabouts::Changed => return None,
        };
        let location = Location { uri: self.shown.uri(&path)?, range };
        Some(DiagnosticRelatedInformation { location, message })
    }

    /// Returns the words at a place, on one line and cut where they are many.
    fn words(&self, place: &Place) -> String {
        let checked = &self.examined.checked;
        let text = match place.within {
            Within::Claims => &self.examined.claims_file.text,
            Within::Lock => checked
                .extent
                .lock
                .as_ref()
                .map_or(&self.examined.claims_file.text, |lock| &lock.text),
            Within::Document(index) => &checked.holdings.documents[index].document.text,
            Within::Draft(index) => &self.examined.drafts[index].draft.document.text,
        };
        let words = place.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        match words.char_indices().nth(MOST_WORDS) {
            Some((end, _)) => format!("{}…", &words[..end]),
            None => words,
        }
    }

    /// Returns where the claims file names the file that a place is in.
    fn entry_of(&self, place: &Place) -> Place {
        let dossier = &self.examined.checked.dossier;
        let named = match place.within {
            Within::Draft(index) => {
                let entry = self.examined.drafts[index].draft.entry;
                entry.map(|entry| (Role::Draft, dossier.drafts[entry].file.place))
            }
            Within::Document(index) => {
                let mut sources = self.examined.checked.holdings.sources_of(index);
                sources.next().map(|source| (Role::Source, dossier.sources[source].id.place))
            }
            Within::Claims | Within::Lock => None,
        };
        let (role, span) = named.unwrap_or((place.role, Span::new(0, 0)));
        Place::in_claims(role, span)
    }

    fn find(&mut self, place: &Place) -> Whereabouts {
        let (path, lines) = self
            .texts
            .entry(place.within)
            .or_insert_with(|| (real_path(&self.desk.path_of(self.examined, place.within)), None));
        let Some(there) = shown_place(self.examined, place.within, place.span) else {
            return Whereabouts::NoLines(path.clone());
        };
        let now = self.shown.text(path);
        let Some(ShownPlace { text, span }) = place_now(there, now) else {
            return Whereabouts::Changed;
        };
        let lines = lines.get_or_insert_with(|| self.shown.lines(path, text));
        Whereabouts::At(path.clone(), lines.range(text, span))
    }
}
