//! Runs the table of `tests/spec/passages.md`, and holds what is found to what is true of every dossier.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crosscheck::check::{Checked, Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::passage::{Passage, SentenceIndex, Stand, passages};
use crosscheck::source::{self, Held, Holding, Holdings};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::table;

#[test]
fn every_row_of_the_specification_holds() {
    table::check(include_str!("spec/passages.md"), 15, "found", |row| {
        let text = row.text("source");
        let mut claim = json!({ "statement": row.text("statement"), "kind": row.cell("kind") });
        for field in ["unit", "value"].into_iter().filter(|field| !row.cell(field).is_empty()) {
            claim[field] = json!(row.cell(field));
        }
        if row.cell("kind") == "yes-no" {
            claim["value"] = json!(row.cell("value") == "true");
        }
        let checked = checked(claim, &[&text]);
        let found: Vec<String> =
            find(&checked).iter().map(|passage| shown(passage, &text)).collect();
        if found.is_empty() { "none".to_owned() } else { found.join(" / ") }
    });
}

fn shown(passage: &Passage, text: &str) -> String {
    let stand = passage.stand.map_or("unmarked", Stand::name);
    let words = passage.span.of(text).split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let first = passage.figures.first().map_or(words, |stated| stated.figure.of(text).to_owned());
    format!("{stand} {first}")
}

/// Returns a dossier with one claim, which cites nothing, and these sources.
fn checked(mut claim: Value, texts: &[&str]) -> Checked {
    claim["citations"] = json!([]);
    let names: Vec<String> = (0..texts.len()).map(|number| format!("source-{number}")).collect();
    let sources: Map<String, Value> =
        names.iter().map(|name| (name.clone(), json!({ "file": format!("{name}.txt") }))).collect();
    let claims = json!({ "version": 1, "sources": sources, "claims": { "claim": claim } });
    let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
    assert!(problems.is_empty(), "{claims}: {problems:?}");
    let held = texts.iter().zip(&names).map(|(text, name)| {
        let document = source::read(text.as_bytes().to_vec()).unwrap();
        Held::new(&format!("{name}.txt"), document)
    });
    let holdings = Holdings {
        documents: held.collect(),
        of_source: (0..texts.len()).map(Holding::Held).collect(),
    };
    check(dossier.unwrap(), holdings, Extent::default())
}

fn find(checked: &Checked) -> Vec<Passage> {
    let index = SentenceIndex::of(&checked.dossier, &checked.holdings);
    passages(&checked.dossier, &checked.holdings, &index, 0, &checked.judgements[0])
}

/// Returns the passages as their words, scores and stands, in an order that their sources do not change.
fn facts(checked: &Checked) -> Vec<(String, u64, Option<Stand>)> {
    let text = |passage: &Passage| {
        let document = &checked.holdings.documents[passage.document].document;
        passage.span.of(&document.text).to_owned()
    };
    let mut facts: Vec<_> = find(checked)
        .iter()
        .map(|passage| (text(passage), passage.score.to_bits(), passage.stand))
        .collect();
    facts.sort();
    facts
}

const WORDS: &[&str] = &[
    "540",
    "650",
    "five",
    "5",
    "900+",
    "votes",
    "Votes",
    "vote’s",
    "voted",
    "Oslo",
    "were",
    "cast",
    "at least",
    "in",
    "of",
    "January",
    "2010",
    "7",
    "diplomats",
    "-0.42",
    "s",
    "'",
    "’s",
    "ed",
    "ies",
    "۶۵۰",
    "é",
    "\u{301}",
    "\u{200b}",
    "👍",
    "99999999999999999999999999999999999999999",
];

fn prose() -> impl Strategy<Value = String> {
    let gaps = select(&[" ", " ", " ", ", ", ". ", "\n", "\n\n", "-", ""][..]);
    prop::collection::vec((select(WORDS), gaps), 0..60)
        .prop_map(|parts| parts.into_iter().map(|(word, gap)| format!("{word}{gap}")).collect())
}

fn claim() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!({ "kind": "count", "unit": "votes", "value": 650 })),
        Just(json!({ "kind": "count", "unit": "votes" })),
        Just(json!({ "kind": "quantity", "value": "~5" })),
        Just(json!({ "kind": "percent", "value": "5%" })),
        Just(json!({ "kind": "date", "value": "2010-01" })),
        Just(json!({ "kind": "yes-no", "value": true })),
        Just(json!({ "kind": "text", "value": "Oslo", "same_as": ["votes"] })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_sources_changes_no_score(
        mut claim in claim(), texts in prop::collection::vec(prose(), 1..5), statement in prose(),
    ) {
        claim["statement"] = json!(format!("Votes in Oslo: {statement}"));
        let forwards: Vec<&str> = texts.iter().map(String::as_str).collect();
        let backwards: Vec<&str> = forwards.iter().rev().copied().collect();
        prop_assert_eq!(facts(&checked(claim.clone(), &forwards)), facts(&checked(claim, &backwards)));
    }

    #[test]
    fn passages_are_sentences_in_order_of_their_scores(
        mut claim in claim(), text in prop_oneof![prose(), any::<String>()], statement in prop_oneof![prose(), any::<String>()],
    ) {
        claim["statement"] = json!(format!("x{}", statement.replace('\0', "")));
        let text = text.replace('\0', "");
        let checked = checked(claim, &[&text]);
        let found = find(&checked);
        for passage in &found {
            prop_assert!((0.0..=1.0).contains(&passage.score));
            prop_assert!(text.get(passage.span.start..passage.span.end).is_some_and(|words| words == words.trim()));
            prop_assert!(passage.figures.iter().all(|stated| passage.span.contains(stated.figure)));
        }
        prop_assert!(found.is_sorted_by(|a, b| a.score >= b.score));
    }
}
