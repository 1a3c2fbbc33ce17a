//! The citations of a claim as a list by value: two lines each, so that many fit on a screen or two.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Within, is_claimed, listed, shown_origin, shown_position, shown_value};
use crate::quote::Anchoring;
use crate::report::kit::layout::{Ink, line};
use crate::value::Kind;
use crate::verdict::{Basis, Effect, Lookup, sort_as_said, wider};

use super::View;
use super::quotes::ShownCitation;

/// The columns around what is said of a citation: the margins of both columns, and the star.
const MARGINS: usize = 6;

/// The least columns that a quote is cut to.
const NARROWEST: usize = 20;

/// The least columns of a quote, with its state, that the place of its passage stands beside.
const NARROWEST_BESIDE: usize = 30;

/// Citations that state one value, or none.
struct Group {
    value: String,
    is_claimed: bool,
    citations: Vec<usize>,
}

impl View<'_> {
    /// Returns the citations by the value that they state: the positions first, then what else holds by its effect, then
    /// what says nothing of the claim.
    pub(super) fn list(&self) -> String {
        let positions = self.stated();
        let stated: BTreeSet<usize> =
            positions.iter().flat_map(|group| group.citations.iter().copied()).collect();
        let mut others: BTreeMap<Option<Effect>, Vec<usize>> = BTreeMap::new();
        for (index, evidence) in self.checked.judgements[self.index].evidence.iter().enumerate() {
            if !stated.contains(&index) {
                others.entry(evidence.effect).or_default().push(index);
            }
        }
        let mut text = self.section("Positions", " (* what is claimed)", positions);
        // `None` is the least, and comes last here.
        for (effect, own) in others.into_iter().rev() {
            let heading =
                effect.map_or("Without effect".to_owned(), |effect| in_title(effect.name()));
            text.push_str(&self.section(&heading, "", self.by_themselves(own)));
        }
        text.push_str(&self.inconsistent());
        text
    }

    /// Returns the line that names the origins that contradict themselves; empty where none does.
    fn inconsistent(&self) -> String {
        let accounts = &self.checked.judgements[self.index].inconsistent;
        let origins: Vec<String> =
            accounts.iter().map(|account| line(&shown_origin(&account.origin))).collect();
        if origins.is_empty() {
            return String::new();
        }
        let told = format!("\nNot consistent with themselves: {}", listed(&origins));
        self.style.wrapped(&told)
    }

    /// Returns the positions of the claim, and after them the values that they refine.
    fn stated(&self) -> Vec<Group> {
        let judgement = &self.checked.judgements[self.index];
        let group = |value: String, citations: &[usize]| Group {
            value,
            is_claimed: is_claimed(judgement, citations),
            citations: self.as_said(citations.to_vec()),
        };
        let positions = judgement.positions.iter();
        let positions =
            positions.map(|position| group(shown_position(position), &position.citations));
        let less_exact = wider(&judgement.positions).into_iter().map(|wide| {
            group(format!("{}, less exact", shown_value(&wide.value)), &wide.citations)
        });
        positions.chain(less_exact).collect()
    }

    /// Returns citations that are of no position, each with the value that it gives.
    fn by_themselves(&self, citations: Vec<usize>) -> Vec<Group> {
        let groups = self.as_said(citations).into_iter().map(|index| Group {
            value: self.cited(index).evidence.value().map_or("–".to_owned(), shown_value),
            is_claimed: false,
            citations: vec![index],
        });
        groups.collect()
    }

    fn as_said(&self, mut citations: Vec<usize>) -> Vec<usize> {
        sort_as_said(&self.checked.dossier, self.claim, &mut citations);
        citations
    }

    /// Returns a heading with these groups below it, each value once; nothing where there are none.
    fn section(&self, heading: &str, note: &str, groups: Vec<Group>) -> String {
        if groups.is_empty() {
            return String::new();
        }
        let values = groups.iter().map(|group| line(&group.value).chars().count());
        // A value takes no more than half of the width: see `PageStyle::columns`.
        let width = usize::from(self.style.width);
        let taken = values.max().unwrap_or(0).min(width / 2) + MARGINS;
        let room = width.saturating_sub(taken).max(NARROWEST);
        let rows = groups.iter().flat_map(|group| {
            let star = if group.is_claimed { "* " } else { "  " };
            let mut value = format!("{star}{}", self.style.paint(Ink::Figure, &group.value));
            group.citations.iter().map(move |index| {
                let cited = self.cited(*index);
                vec![std::mem::take(&mut value), self.entry(&cited, room)]
            })
        });
        let heading = self.style.paint(Ink::Heading, heading);
        format!("\n{heading}{note}\n{}", self.style.columns(rows))
    }

    /// Returns who says it, where and when, and below that its words, in two lines of `room` columns where that can be.
    fn entry(&self, cited: &ShownCitation<'_>, room: usize) -> String {
        let about = self.about(cited);
        let place = self.short_place(cited);
        let shown = self.style.paint(Ink::Faint, &place);
        let [long, own] = [&about, &place].map(|text| line(text).chars().count());
        let beside = room.saturating_sub(own + 1);
        let has_excerpt = cited.evidence.anchored.anchor().is_some();
        if has_excerpt && long <= room && long + own + 2 > room && beside >= NARROWEST_BESIDE {
            return format!("{about}\n{} {shown}", self.excerpt(cited, beside));
        }
        format!("{about}; {shown}\n{}", self.excerpt(cited, room))
    }

    /// Returns who says it, where and when; and what is out of the ordinary of its value.
    fn about(&self, cited: &ShownCitation<'_>) -> String {
        let mut said = vec![format!("{}{}", self.stated_by(cited), self.when(cited))];
        said.extend(self.remark(cited));
        said.join("; ")
    }

    /// Returns the place of the passage, or of the one nearest to a quote that is not found; the state stands beside the quote.
    fn short_place(&self, cited: &ShownCitation<'_>) -> String {
        match &cited.evidence.anchored.lookup {
            Lookup::Searched { document, outcome: Anchoring::Anchored(anchor) } => {
                self.place(Within::Document(*document), anchor.span)
            }
            Lookup::Searched { document, outcome: Anchoring::Lost { nearest: Some(near), .. } } => {
                format!("nearest at {}", self.place(Within::Document(*document), near.span))
            }
            _ => self.passage_place(cited),
        }
    }

    /// Returns what sets a citation apart from the others of its value, where anything does.
    fn remark(&self, cited: &ShownCitation<'_>) -> Option<String> {
        let evidence = cited.evidence;
        let mut remarks: Vec<String> = Vec::new();
        if evidence.said.doubt().is_some() {
            remarks.push(self.reads(cited));
        }
        match evidence.said.basis() {
            Some(Basis::Inferred) => remarks.push("inferred".to_owned()),
            Some(Basis::Unread(_)) => remarks.push("declared".to_owned()),
            // A text is always declared, and stands in its quote.
            Some(Basis::Declared)
                if evidence.said.reading().is_none() && self.claim.kind != Kind::Text =>
            {
                remarks.push("declared".to_owned());
            }
            _ => {}
        }
        (!remarks.is_empty()).then(|| remarks.join("; "))
    }
}

/// Returns a word with a capital.
fn in_title(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(|first| first.to_uppercase().collect::<String>());
    first.unwrap_or_default() + characters.as_str()
}
