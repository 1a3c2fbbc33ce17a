//! Runs the dossiers of `tests/spec/verdicts.md`: what the evidence makes of a claim.
//!
//! A block holds the fields of one claim, then its citations. A source `a` exists for every source id named; its
//! text is all quotes from it, one a paragraph, so that they are found unless the block says `lost`.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::collections::BTreeMap;

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::finding::shown_origin;
use crosscheck::source::{self, Held, Holding, Holdings};
use crosscheck::verdict::{DatedCitation, InconsistentAccount, Judgement, Stated};
use serde_json::{Value, json};

const SPEC: &str = include_str!("spec/verdicts.md");

#[test]
fn every_dossier_of_the_specification_gets_its_verdict() {
    let cases: Vec<&str> = SPEC.split("\n```json\n").skip(1).collect();
    assert!(cases.len() >= 40, "only {} dossiers were found", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let (claim, rest) = case.split_once("\n```\n").expect("the test is well formed");
            let expected = rest
                .split("\n```text\n")
                .nth(1)
                .expect("the test is well formed")
                .split("\n```")
                .next()
                .expect("the test is well formed");
            let got = shown(claim);
            (got != expected).then(|| format!("{claim}\n--- expected\n{expected}\n--- got\n{got}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} dossiers are wrong:\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Returns the verdict, the origins, the effect of each citation and the positions, a line each.
fn shown(claim: &str) -> String {
    let fields: Value = serde_json::from_str(claim).unwrap_or_else(|e| panic!("{e}\n{claim}"));
    let judgement = judged(fields);
    let origins = |origins: &[crosscheck::verdict::Origin]| {
        origins.iter().map(shown_origin).collect::<Vec<_>>().join(", ")
    };
    let mut lines = vec![format!("{} [{}]", judgement.verdict, origins(&judgement.origins))];
    for (index, cited) in judgement.evidence.iter().enumerate() {
        let value = cited.value().map_or_else(|| "-".to_owned(), ToString::to_string);
        let effect = cited.effect.map_or("nothing", |effect| effect.name());
        let doubt = if cited.said.doubt().is_some() { ", doubtful" } else { "" };
        let mismatch = if cited.stance_mismatch { ", stance mismatch" } else { "" };
        lines.push(format!("{index}: {} {value} {effect}{doubt}{mismatch}", cited.state()));
    }
    for position in &judgement.positions {
        let stated = match &position.stated {
            Stated::Value(value, ..) => value.to_string(),
            Stated::Denial => "denied".to_owned(),
        };
        lines.push(format!("= {stated} {:?} [{}]", position.citations, origins(&position.origins)));
        for wide in &position.also_fits {
            let holders = origins(&wide.origins);
            lines.push(format!("  ~ {} {:?} [{holders}]", wide.value, wide.citations));
        }
    }
    for account in &judgement.inconsistent {
        lines.push(format!(
            "! {} is inconsistent: {}",
            shown_origin(&account.origin),
            in_order(account)
        ));
    }
    lines.join("\n")
}

/// Returns what an inconsistent account says in which order: `<` before what was said later.
fn in_order(account: &InconsistentAccount) -> String {
    let statement = |statement: &DatedCitation| {
        let date = statement.said_on.as_ref().map_or("undated".to_owned(), ToString::to_string);
        let sign = if statement.is_later { "< " } else { "" };
        format!("{sign}{} {date}", statement.citation)
    };
    account.said.iter().map(statement).collect::<Vec<_>>().join(" ")
}

/// Returns the judgement of a claim, whose `sources` and `speakers` fields say more of the dossier.
fn judged(mut claim: Value) -> Judgement {
    let mut sources = claim["sources"].take();
    let fields = claim.as_object_mut().expect("the test is well formed");
    fields.remove("sources");
    let speakers = fields.remove("speakers").unwrap_or_else(|| json!({}));
    claim["statement"] = json!("It is so.");
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for citation in claim["citations"].as_array_mut().expect("the test is well formed") {
        let text = texts
            .entry(citation["source"].as_str().expect("the test is well formed").to_owned())
            .or_default();
        let lost =
            citation.as_object_mut().expect("the test is well formed").remove("lost").is_some();
        let quote = citation["quote"].as_str().expect("the test is well formed");
        if !lost && !text.contains(quote) {
            text.push_str(quote);
            text.push_str(".\n\n");
        }
    }
    if sources.is_null() {
        sources = json!({});
    }
    for (id, source) in sources.as_object_mut().expect("the test is well formed") {
        texts.entry(id.clone()).or_default();
        source["file"] = json!(format!("{id}.txt"));
    }
    for id in texts.keys() {
        sources[id]["file"] = json!(format!("{id}.txt"));
    }
    let file = json!({ "version": 1, "sources": sources, "speakers": speakers, "claims": { "claim": claim } });
    let (dossier, problems) = read(&file.to_string(), Syntax::Json);
    let Some(dossier) = dossier else { panic!("{problems:#?}") };
    let held = dossier.sources.iter().map(|source| {
        let text = texts[&source.id.value].clone();
        let document = source::read(text.into_bytes()).expect("the test is well formed");
        Held::new(&source.id.value, document)
    });
    let documents: Vec<Held> = held.collect();
    let of_source = (0..documents.len()).map(Holding::Held).collect();
    let holdings = Holdings { documents, of_source };
    check(dossier, holdings, Extent::default()).judgements.remove(0)
}
