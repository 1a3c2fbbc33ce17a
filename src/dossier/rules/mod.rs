//! The rules of a claims file: comparisons of claims, parsed, checked and brought into one form.
//!
//! `words` parts the text of a rule, `parse` makes two sums of it, `kinds` checks that they can be compared,
//! `combine` gathers what stands on both sides. Each says what is wrong with its place inside the text.

pub(super) mod combine;
pub(super) mod kinds;
mod parse;
pub(super) mod words;

use std::collections::BTreeMap;

use super::field::{Entries, Field, List};
use super::mistake::Mistake;
use super::problem::{Journal, Problem, quoted};
use super::types::{Claim, Comparison, Placed, Rule};
use super::{file, names, notation, required};
use crate::text::Span;
use crate::value::Kind;

/// The ids of all claims; with what is known of those that are right.
pub(super) struct Known(pub(super) BTreeMap<String, Option<(Kind, Option<String>)>>);

impl Known {
    /// Returns the ids that the file gives to its claims; `None` where its claims are wrong altogether.
    pub(super) fn ids(claims: &Field<Entries<file::ClaimText>>) -> Option<Self> {
        let ids = claims.as_given()?.value.0.iter().map(|(id, _)| (id.value.clone(), None));
        Some(Self(ids.collect()))
    }

    /// Returns all claims of a file that is right.
    pub(super) fn of(claims: &[Claim]) -> Self {
        let mut known = Self(BTreeMap::new());
        known.learn(claims);
        known
    }

    /// Adds what is known of the claims that are right.
    pub(super) fn learn(&mut self, claims: &[Claim]) {
        for claim in claims {
            self.0.insert(claim.id.value.clone(), Some((claim.kind, claim.unit.clone())));
        }
    }
}

/// Returns the rules that are right.
pub(super) fn build(
    rules: Field<List<file::RuleText>>,
    known: Option<&Known>,
    journal: &Journal<'_>,
) -> Vec<Rule> {
    let mut ids = BTreeMap::new();
    let rules = rules.elements().into_iter();
    rules.filter_map(|raw| rule(raw, &mut ids, known, journal)).collect()
}

fn rule(
    Placed { value: raw, place }: Placed<file::RuleText>,
    ids: &mut BTreeMap<String, Span>,
    known: Option<&Known>,
    journal: &Journal<'_>,
) -> Option<Rule> {
    let start = Span::new(place.start, place.start + 1);
    required::require(&raw.id, "id", "a rule", start, journal);
    required::require(&raw.holds, "holds", "a rule", start, journal);
    let id = raw.id.words().inspect(|id| check_id(id, ids, journal));
    let holds = raw.holds.words()?;
    let within = notation::within(raw.within, journal);
    let comparison = comparison(&holds, known, journal)?;
    Some(Rule { id: id?, holds, because: raw.because.text(), within, comparison })
}

fn check_id(id: &Placed<String>, ids: &mut BTreeMap<String, Span>, journal: &Journal<'_>) {
    names::check_id(id, journal);
    if let Some(first) = ids.get(&id.value) {
        let message = format!("two rules have the id {}", quoted(&id.value));
        let label = format!("it is given first on line {}", journal.line(first.start));
        journal.report(Problem::new(id.place, message, label).help("choose another id"));
    } else {
        ids.insert(id.value.clone(), id.place);
    }
}

/// Returns what the text of a rule says; reports all that is wrong with it.
fn comparison(
    holds: &Placed<String>,
    known: Option<&Known>,
    journal: &Journal<'_>,
) -> Option<Comparison> {
    let text = holds.value.as_str();
    let report = |mistake: Mistake| {
        let place = journal.inside(holds.place, text, mistake.span);
        let message = format!("`holds`: {}", mistake.message);
        let problem = Problem::new(place, message, mistake.label);
        journal.report(Problem { help: mistake.help, ..problem });
    };
    let parsed = parse::parse(text).map_err(report).ok()?;
    let checked = kinds::check(&parsed, known?, journal);
    let subject = checked.map_err(|mistakes| mistakes.into_iter().for_each(report)).ok()??;
    combine::combine(&parsed, &subject, Span::new(0, text.len())).map_err(report).ok()
}
