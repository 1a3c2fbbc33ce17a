//! Findings about claims that are not what a lock file says they were.

use crate::dossier::Dossier;
use crate::finding::words::{listed, shown_origins, shown_value};
use crate::finding::{Code, Finding, Place, Role, Subject, Within, shown_origin};
use crate::lock::{
    AssertedPart, ClaimChange, ClaimDifference, IN_ARCHIVE, LockFile, LockedClaim, LockedPosition,
};
use crate::text::Span;
use crate::value::{Kind, Value};
use crate::verdict::Effect;

/// How many losses a message names; notes name all.
const MOST_IN_MESSAGE: usize = 3;

/// Returns a finding for each claim that lost anything.
pub(super) fn losses(dossier: &Dossier, file: &LockFile, changes: &[ClaimChange]) -> Vec<Finding> {
    let lost = changes.iter().filter(|change| !change.losses.is_empty());
    lost.map(|change| loss(dossier, file, change)).collect()
}

/// Returns a finding where the lock is of an older version: nothing is compared with it.
pub(super) fn older(file: &LockFile) -> Option<Finding> {
    let message = "the lock is of an older version, which does not hold what is claimed; nothing was compared with it";
    let place = Place { role: Role::Lock, within: Within::Lock, span: Span::new(0, 1) };
    let help = "`crosscheck lock` writes it anew; look at what it shows before you commit it";
    let subject = Subject::Lock(file.file.clone());
    let finding = Finding::new(Code::VerdictChanged, subject, message.to_owned(), place, help);
    file.lock.is_older.then_some(finding)
}

/// Returns a finding where the tables of words are not those that the lock was made with: figures may read otherwise.
pub(super) fn words(dossier: &Dossier, file: &LockFile) -> Option<Finding> {
    let message = match (&file.lock.words, &dossier.words_sha256) {
        (was, is) if was == is || file.lock.is_older => return None,
        (None, _) => "the lock was made without these tables of words",
        (_, None) => "the lock was made with tables of words that are no longer named",
        (Some(_), Some(_)) => "the tables of words are not those that the lock was made with",
    };
    let place = match &dossier.words {
        Some(words) => Place::in_claims(Role::Claim, words.place),
        None => Place { role: Role::Lock, within: Within::Lock, span: Span::new(0, 1) },
    };
    let help = "check what they change; `crosscheck lock` records the new ones";
    Some(Finding::new(Code::VerdictChanged, Subject::Words, message.to_owned(), place, help))
}

fn loss(dossier: &Dossier, file: &LockFile, change: &ClaimChange) -> Finding {
    let kind = kind_of(change);
    let told: Vec<String> = change.losses.iter().map(|loss| told(loss, "lost ", kind)).collect();
    let verdict = change.losses.iter().any(|loss| matches!(loss, ClaimDifference::Verdict(..)));
    let shown = told.len().min(MOST_IN_MESSAGE + usize::from(verdict));
    let more = match told.len() - shown {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let mut notes: Vec<String> = Vec::new();
    notes.extend(told.iter().skip(shown).cloned());
    let was = change.was.as_ref().map(|was| summary(was, kind));
    let is = change.is.as_ref().map(|is| summary(is, kind));
    if was != is {
        notes.extend(was.map(|was| format!("it was {was}")));
        notes.extend(is.map(|is| format!("it is {is}")));
    }
    let help = "restore what was lost; if the change is meant, `crosscheck lock` records it";
    let message = format!("{}{more}", told[..shown].join("; "));
    let in_lock =
        Place { role: Role::Lock, within: Within::Lock, span: file.place_of(&change.claim) };
    let (subject, place, further) = match change.index {
        Some(index) => {
            let in_claims = Place::in_claims(Role::Claim, dossier.claims[index].id.place);
            (Subject::claim_alone(index), in_claims, Some(in_lock))
        }
        None => (Subject::GoneClaim(change.claim.clone()), in_lock, None),
    };
    let finding = Finding::new(Code::VerdictChanged, subject, message, place, help);
    finding.with_places(further).with_notes(notes)
}

/// Returns what claims gained, and which quotes moved: a sentence each, without a stop.
pub fn describe_gains(changes: &[ClaimChange]) -> Vec<String> {
    let gains =
        changes.iter().flat_map(|change| change.gains.iter().map(move |gain| (change, gain)));
    gains
        .map(|(change, gain)| {
            format!("`{}`: {}", change.claim, told(gain, "gained ", kind_of(change)))
        })
        .collect()
}

/// Returns the kind of a claim; `None` where it is not what it was.
fn kind_of(change: &ClaimChange) -> Option<Kind> {
    let mut kinds = change.was.iter().chain(&change.is).map(|claim| &claim.claim.kind);
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then(|| first.parse().ok())?
}

/// Returns a value of a lock file as people read it.
fn shown_notation(written: &str, kind: Option<Kind>) -> String {
    let value = kind.and_then(|kind| Value::parse(kind, written).ok());
    value.map_or_else(|| written.to_owned(), |value| shown_value(&value))
}

/// Says what differs; `verb` says whether it was lost or gained.
fn told(difference: &ClaimDifference, verb: &str, kind: Option<Kind>) -> String {
    match difference {
        ClaimDifference::Claim if verb == "lost " => "the claim is gone".to_owned(),
        ClaimDifference::Claim => "the claim is new".to_owned(),
        ClaimDifference::Verdict(was, is) => format!("was {was}, is {is}"),
        ClaimDifference::Origin(origin) => format!("{verb}the origin {}", shown_origin(origin)),
        ClaimDifference::Asserted(AssertedPart::Statement, ..) => {
            "the statement is not what it was".to_owned()
        }
        ClaimDifference::Asserted(part, was, is) => {
            let name = |text: &Option<String>| match text {
                Some(text) if *part == AssertedPart::Value => shown_notation(text, kind),
                Some(text) => text.clone(),
                None => "none".to_owned(),
            };
            format!("the {} was {}, is {}", part_name(*part), name(was), name(is))
        }
        ClaimDifference::AlsoFits(position) => {
            format!("{verb}what also fits, {}", shown(position, kind))
        }
        ClaimDifference::Position(position) => {
            format!("{verb}the position {}", shown(position, kind))
        }
        ClaimDifference::Held(position) => {
            let value = value_of(position, kind);
            let names: Vec<String> = position.origins.iter().map(shown_origin).collect();
            format!("{verb}{} at the position {value}", listed(&names))
        }
        ClaimDifference::Citation(citation) => match &citation.at {
            Some(at) => format!("{verb}the citation `{}`, {}", citation.citation, placed(at)),
            None if verb == "lost " => {
                format!("{verb}the citation `{}`, which did not hold", citation.citation)
            }
            None => format!("the citation `{}` is new, and does not hold", citation.citation),
        },
        ClaimDifference::Quote(citation) => {
            let at = placed(citation.at.as_deref().unwrap_or("no place"));
            format!("{verb}the quote of `{}`, {at}", citation.citation)
        }
        ClaimDifference::Effect(citation, was, is) => {
            let name =
                |effect: &Option<Effect>| effect.map_or("of no effect", |effect| effect.name());
            format!("`{citation}` was {}, is {}", name(was), name(is))
        }
        ClaimDifference::Notation => "positions or origins are written differently".to_owned(),
        ClaimDifference::Place(citation, from, to) => {
            format!("the quote of `{citation}` moved from {from} to {to}")
        }
    }
}

fn placed(at: &str) -> String {
    if at == IN_ARCHIVE { "in the archive".to_owned() } else { format!("at {at}") }
}

/// Returns the verdict and the positions by their values: whose they are is told of those that changed.
fn summary(claim: &LockedClaim, kind: Option<Kind>) -> String {
    let value = |position: &LockedPosition| value_of(position, kind);
    let positions: Vec<String> = claim.positions.iter().map(value).collect();
    if positions.is_empty() {
        claim.verdict.to_string()
    } else {
        format!("{}: {}", claim.verdict, listed(&positions))
    }
}

fn shown(position: &LockedPosition, kind: Option<Kind>) -> String {
    format!("{} ({})", value_of(position, kind), shown_origins(&position.origins))
}

fn value_of(position: &LockedPosition, kind: Option<Kind>) -> String {
    let written = position.value.as_deref();
    written.map_or_else(|| "a denial".to_owned(), |written| shown_notation(written, kind))
}

fn part_name(part: AssertedPart) -> &'static str {
    match part {
        AssertedPart::Statement => "statement",
        AssertedPart::Kind => "kind",
        AssertedPart::Unit => "unit",
        AssertedPart::Value => "value",
        AssertedPart::Tolerance => "tolerance",
        AssertedPart::Time => "day",
    }
}
