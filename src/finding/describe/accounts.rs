//! Findings about an origin that gives values which cannot both be true: the values, and the days.

use std::collections::BTreeMap;

use crate::finding::words::{listed, shown_origins};
use crate::finding::{Code, Finding, counted, shown_origin, shown_value};
use crate::verdict::{Course, DatedCitation, InconsistentAccount, Judgement, said_on};

use super::Facts;
use super::brief::first_fitting;

/// How many of the passages that give one value, and were not said before or after another value, are named.
const MOST_NAMED: usize = 3;

impl Facts<'_> {
    /// Says that origins of a figure that only grows later give it as less.
    pub(super) fn falling_toll(&self, index: usize, judgement: &Judgement) -> Vec<Finding> {
        let mut of_later: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (earlier, later) in judgement.course.iter().flat_map(Course::corrections) {
            of_later.entry(later).or_default().push(earlier);
        }
        let found = of_later.into_iter().map(|(later, earlier)| {
            let said = |at: &usize| {
                let value = judgement.evidence[*at].value().map_or(String::new(), shown_value);
                let day = said_on(self.dossier, &self.dossier.claims[index].citations[*at]);
                format!("{value} ({})", day.map_or("undated".to_owned(), ToString::to_string))
            };
            let origins = shown_origins(judgement.evidence[later].attribution.told());
            let mut before: Vec<String> = earlier.iter().map(said).collect();
            before.dedup();
            let message = format!("{origins} gives {} after {}", said(&later), listed(&before));
            let id = &self.dossier.claims[index].id.value;
            let help = format!(
                "the later figure counts as a correction: see `crosscheck timeline {id}`; if it retells an older one, give its citation `as_of`"
            );
            let citations = std::iter::once(later).chain(earlier).collect();
            self.claim_finding(Code::FallingToll, index, citations, message, help)
        });
        found.collect()
    }

    pub(super) fn inconsistent(
        &self,
        index: usize,
        judgement: &Judgement,
        account: &InconsistentAccount,
    ) -> Finding {
        let claim = &self.dossier.claims[index];
        let told = Told { facts: self, index, judgement, account };
        let message = format!("{} gives {}", shown_origin(&account.origin), told.shortly());
        let help = format!("`crosscheck show {}` shows the quotes", claim.id.value);
        let citations = account.said.iter().map(|statement| statement.citation).collect();
        self.claim_finding(Code::InconsistentAccount, index, citations, message, help)
    }
}

/// An account, and the claim that it is of.
struct Told<'a> {
    facts: &'a Facts<'a>,
    index: usize,
    judgement: &'a Judgement,
    account: &'a InconsistentAccount,
}

/// Values, each with the passages that give it, of which none is known to have been said before another.
#[derive(Default)]
struct SaidTogether {
    is_later: bool,
    is_dated: bool,
    values: Vec<(String, Vec<String>)>,
}

impl Told<'_> {
    /// Returns what was given, in order; where that is long, the first values and the last, and how many lie between.
    fn shortly(&self) -> String {
        let all = in_order(self.groups(), MOST_NAMED);
        let shorter = [(4, MOST_NAMED), (4, 1), (3, 1), (2, 1)].into_iter();
        let shorter = shorter.map(|(values, passages)| self.ends(values, passages));
        first_fitting(std::iter::once(all).chain(shorter))
    }

    /// Returns the first of the values that were given and the last, `values` of them together, with so many `passages`
    /// of each.
    fn ends(&self, values: usize, passages: usize) -> String {
        let mut first = self.groups();
        let all = first.iter().map(|group| group.values.len()).sum::<usize>();
        let Some(unnamed @ 1..) = all.checked_sub(values) else {
            return in_order(first, passages);
        };
        let last = first.last_mut().and_then(|group| group.values.pop());
        let mut left = values.saturating_sub(1);
        for group in &mut first {
            group.values.truncate(left);
            left -= group.values.len();
        }
        first.retain(|group| !group.values.is_empty());
        let id = &self.facts.dossier.claims[self.index].id.value;
        let last = last.map_or(String::new(), |value| with_passages(value, passages));
        let between = counted(unnamed, "more value");
        format!("{}, {between}, and {last}; see `crosscheck show {id}`", in_order(first, passages))
    }

    fn groups(&self) -> Vec<SaidTogether> {
        let mut groups: Vec<SaidTogether> = Vec::new();
        for statement in &self.account.said {
            let value = self.value(statement);
            let is_dated = statement.said_on.is_some();
            let goes_on = groups.last().is_some_and(|group| {
                group.is_dated == is_dated && (!statement.is_later || group.is_of(&value))
            });
            if !goes_on {
                let is_later = statement.is_later;
                groups.push(SaidTogether { is_later, is_dated, values: Vec::new() });
            }
            if let Some(group) = groups.last_mut() {
                group.add(value, self.passage(statement));
            }
        }
        groups
    }

    fn value(&self, statement: &DatedCitation) -> String {
        let value = self.judgement.evidence[statement.citation].value();
        value.map_or("a denial".to_owned(), shown_value)
    }

    /// Returns the source, unless it speaks in its own voice, and the day.
    fn passage(&self, statement: &DatedCitation) -> String {
        let dossier = self.facts.dossier;
        let citation = &dossier.claims[self.index].citations[statement.citation];
        let source = &dossier.sources[citation.source].id.value;
        let date = statement.said_on.as_ref().map_or("undated".to_owned(), ToString::to_string);
        let is_own = self.account.origin.is_named(source);
        if is_own { date } else { format!("{source}, {date}") }
    }
}

impl SaidTogether {
    /// Whether it holds this value and no other.
    fn is_of(&self, value: &str) -> bool {
        self.values.iter().all(|(known, _)| known == value)
    }

    fn add(&mut self, value: String, passage: String) {
        match self.values.iter_mut().find(|(known, _)| *known == value) {
            Some((_, passages)) if passages.contains(&passage) => {}
            Some((_, passages)) => passages.push(passage),
            None => self.values.push((value, vec![passage])),
        }
    }
}

/// Returns values in order: "540 (wsj, 2010-03-19), then >=600 (blog, 2010-04-30)". "Then" is said only of what is known to
/// have been said later.
fn in_order(groups: Vec<SaidTogether>, most: usize) -> String {
    let mut text = String::new();
    let mut told = 0;
    for group in groups {
        text.push_str(match (told, group.is_later) {
            (0, _) => "",
            (_, true) => ", then ",
            (1, false) => " and ",
            (_, false) => ", and ",
        });
        told += group.values.len();
        let values = group.values.into_iter().map(|value| with_passages(value, most));
        text.push_str(&listed(&values.collect::<Vec<_>>()));
    }
    text
}

/// Returns a value with `most` of the passages that give it.
fn with_passages((value, passages): (String, Vec<String>), most: usize) -> String {
    let unnamed = passages.len().saturating_sub(most);
    let named = passages[..passages.len() - unnamed].join("; ");
    let more = if unnamed > 0 { format!("; {unnamed} more") } else { String::new() };
    format!("{value} ({named}{more})")
}
