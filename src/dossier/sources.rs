//! The sources of a claims file: checked, and linked to those they are derived from.

use std::collections::BTreeMap;

use super::field::{Field, List};
use super::problem::{Journal, Problem, quoted};
use super::types::{Placed, Source};
use super::words::Words;
use super::{file, names, notation};
use crate::source::ReadAs;
use crate::text::Span;

/// The ids of all sources or drafts, with their places in the list.
pub(super) struct Ids<'a> {
    places: BTreeMap<&'a str, usize>,
    /// What has these ids.
    noun: &'static str,
}

impl<'a> Ids<'a> {
    pub(super) fn of<T>(entries: &'a [(Placed<String>, Field<T>)], noun: &'static str) -> Self {
        let ids = entries.iter().enumerate().map(|(index, (id, _))| (id.value.as_str(), index));
        Self { places: ids.collect(), noun }
    }

    /// Returns the place of what has this id; reports an id that nothing has.
    pub(super) fn find(&self, id: &Placed<String>, journal: &Journal<'_>) -> Option<usize> {
        let found = self.places.get(id.value.as_str()).copied();
        if found.is_none() {
            let noun = self.noun;
            let message = format!("there is no {noun} {}", quoted(&id.value));
            let problem = Problem::new(id.place, message, format!("expected the id of a {noun}"));
            let near = journal.did_you_mean(&id.value, self.places.keys().copied());
            journal.report(problem.help(near.unwrap_or_else(|| format!("add it to `{noun}s`"))));
        }
        found
    }
}

/// Returns the sources that are right.
pub(super) fn build(
    entries: Vec<(Placed<String>, Field<file::SourceText>)>,
    journal: &Journal<'_>,
) -> Vec<Source> {
    let names: Vec<String> = entries.iter().map(|(id, _)| id.value.clone()).collect();
    let places = names.iter().enumerate().map(|(index, id)| (id.as_str(), index)).collect();
    let ids = Ids { places, noun: "source" };
    let mut roots = vec![Vec::new(); entries.len()];
    let mut sources = Vec::with_capacity(entries.len());
    for (index, (id, field)) in entries.into_iter().enumerate() {
        names::check_id(&id, journal);
        if let Some(mut raw) = field.given() {
            roots[index] = derived_from(std::mem::take(&mut raw.value.derived_from), &ids, journal);
            let derived = roots[index].iter().map(|&(root, _)| root).collect();
            sources.push(source(id, raw.value, derived, journal));
        }
    }
    report_circles(&names, &roots, journal);
    sources
}

fn source(
    id: Placed<String>,
    raw: file::SourceText,
    derived_from: Vec<usize>,
    journal: &Journal<'_>,
) -> Source {
    check_digest(&raw, journal);
    let file = raw.file.words();
    if let Some(path) = &file {
        names::check_path(path, names::Base::ClaimsFile, journal);
    }
    let url = raw.url.text();
    Source {
        id,
        title: raw.title.text(),
        author: raw.author.texts(),
        publisher: raw.publisher.text(),
        published: notation::date("published", raw.published, journal),
        accessed: notation::date("accessed", raw.accessed, journal),
        language: notation::language(raw.language, journal),
        file,
        read_as: ReadAs {
            format: notation::format(raw.format, journal),
            encoding: raw.encoding.text(),
            url: url.clone(),
            at: raw.at.text(),
        },
        url,
        sha256: notation::sha256(raw.sha256, journal),
        origin: raw.origin.text(),
        derived_from,
    }
}

fn check_digest(raw: &file::SourceText, journal: &Journal<'_>) {
    if let (true, Some(digest)) = (raw.file.is_absent(), raw.sha256.as_given()) {
        let message = "`sha256` is given without `file`";
        let problem = Problem::new(digest.place, message, "the digest of which file?");
        journal.report(problem.help("add `file`, or remove `sha256`"));
    }
}

/// The sources that one is derived from, each with the place that says so.
type Roots = Vec<(usize, Span)>;

fn derived_from(field: Field<List<Words>>, ids: &Ids<'_>, journal: &Journal<'_>) -> Roots {
    let mut roots = Roots::new();
    for element in field.elements() {
        let id = Placed { value: element.value.0, place: element.place };
        if let Some(index) = ids.find(&id, journal) {
            roots.push((index, id.place));
        }
    }
    roots
}

/// How far the search for circles has come with a source.
#[derive(Clone, Copy)]
enum Progress {
    New,
    /// On the path, this many steps from its start.
    OnPath(usize),
    Done,
}

/// Reports each circle of derivations once, where it closes. The path is kept by hand: a long chain of
/// sources must not exhaust the stack.
fn report_circles(names: &[String], roots: &[Roots], journal: &Journal<'_>) {
    let mut progress = vec![Progress::New; roots.len()];
    for start in 0..roots.len() {
        if matches!(progress[start], Progress::New) {
            walk(start, names, roots, &mut progress, journal);
        }
    }
}

fn walk(
    start: usize,
    names: &[String],
    roots: &[Roots],
    progress: &mut [Progress],
    journal: &Journal<'_>,
) {
    // Each step is a source and the number of its roots that have been walked.
    let mut path = vec![(start, 0)];
    progress[start] = Progress::OnPath(0);
    while let Some(step) = path.last_mut() {
        let (source, next) = *step;
        step.1 += 1;
        let Some(&(root, place)) = roots[source].get(next) else {
            progress[source] = Progress::Done;
            path.pop();
            continue;
        };
        match progress[root] {
            Progress::Done => {}
            Progress::OnPath(depth) => {
                journal.report(circle_problem(&path[depth..], names, place));
            }
            Progress::New => {
                progress[root] = Progress::OnPath(path.len());
                path.push((root, 0));
            }
        }
    }
}

/// The most sources of a circle that a message names.
const MOST_NAMED: usize = 8;

fn circle_problem(circle: &[(usize, usize)], names: &[String], place: Span) -> Problem {
    let named = circle.iter().take(MOST_NAMED);
    let mut chain: Vec<String> = named.map(|&(source, _)| quoted(&names[source])).collect();
    let first = chain.first().cloned().unwrap_or_default();
    if circle.len() > MOST_NAMED {
        chain.push("…".to_owned());
    }
    chain.push(first.clone());
    let message = format!("source {first} is derived from itself: {}", chain.join(" → "));
    Problem::new(place, message, "this closes the circle")
        .help("a source derives from earlier ones only: remove one of these links")
}
