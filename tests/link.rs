//! `draft --link`: which claims are suggested for a draft, and what is written when a person takes them.

#![expect(
    clippy::disallowed_methods,
    reason = "this test writes dossiers and reads what becomes of them"
)]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::fs;
use std::path::Path;

use clap::Parser as _;
use crosscheck::commands::{self, Cli, Context, ExitStatus};
use crosscheck::draft::{CheckedDraft, ItemOutcome, Suggested, suggestions};
use crosscheck::report::Examined;
use crosscheck::report::kit::layout::PageStyle;

use crate::linked_draft::{CONSUL, bare, checked, heydari};

const CLAIMS: &str = r#"{
  "version": 1,
  "sources": { "log": { "title": "Log", "file": "log.txt" } },
  "claims": {
    "crew": { "statement": "The crew of the ferry was 12 people.", "kind": "count", "unit": "people", "value": 12,
      "citations": [{ "source": "log", "quote": "The crew was 12 people" }] }, // by the log
    "passengers": {
      "statement": "The ferry carried 212 passengers.",
      "kind": "count", "unit": "passengers", "value": 212,
      "citations": [
        { "source": "log", "quote": "the ferry carried 212 passengers" }
      ]
    }
  },
  "rules": []
}
"#;

const LOG: &str =
    "The crew was 12 people, and the ferry carried 212 passengers. It sank at night.\n";

/// A dossier in a folder of its own, with a draft.
fn dossier(draft: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("claims.jsonc"), CLAIMS).unwrap();
    fs::write(folder.path().join("log.txt"), LOG).unwrap();
    fs::write(folder.path().join("story.md"), draft).unwrap();
    folder
}

fn claims(folder: &Path) -> String {
    fs::read_to_string(folder.join("claims.jsonc")).unwrap()
}

struct Typed {
    status: Option<ExitStatus>,
    out: String,
    err: String,
}

/// Types a command in a folder; `answers` come from a terminal where there are any.
fn type_in(folder: &Path, arguments: &[&str], answers: Option<&str>) -> Typed {
    let cli = Cli::try_parse_from(std::iter::once(&"crosscheck").chain(arguments)).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut input = answers.unwrap_or_default().as_bytes();
    let mut context = Context {
        here: folder.to_owned(),
        style: PageStyle { width: 100, color: false },
        input: &mut input,
        input_is_terminal: answers.is_some(),
        in_background: &|_| (),
        editor: None,
        state: None,
        out: &mut out,
        err: &mut err,
        listener: &|_| (),
    };
    let result = commands::run(cli, &mut context);
    let style = context.style;
    let mut err = String::from_utf8(err).unwrap();
    let status = result.map_err(|error| err.push_str(&error.render(style))).ok();
    Typed { status, out: String::from_utf8(out).unwrap(), err }
}

fn link(folder: &Path, answers: &str) -> Typed {
    let dossier = folder.to_str().unwrap();
    let file = folder.join("story.md");
    type_in(folder, &["draft", file.to_str().unwrap(), "--link", "-d", dossier], Some(answers))
}

/// Returns the outcome of each item of the draft as the program tells it now.
fn outcomes(folder: &Path) -> Vec<(String, String)> {
    let dossier = folder.to_str().unwrap();
    let file = folder.join("story.md");
    let arguments = ["draft", file.to_str().unwrap(), "-d", dossier, "--format", "json"];
    let told = type_in(folder, &arguments, None);
    let answer: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let items = answer["items"].as_array().unwrap().iter();
    let text = |item: &serde_json::Value, field: &str| item[field].as_str().unwrap().to_owned();
    items.map(|item| (text(item, "text"), text(item, "outcome"))).collect()
}

fn outcome_of(folder: &Path, words: &str) -> Vec<String> {
    let own = outcomes(folder).into_iter().filter(|(text, _)| text == words);
    own.map(|(_, outcome)| outcome).collect()
}

#[test]
fn what_a_person_takes_is_written_and_covered_afterwards() {
    let folder = dossier("The ferry carried 212 passengers.\nIts crew was 12 people.\n");
    let told = link(folder.path(), "y\nperhaps\nyes\n");
    assert_eq!(told.status, Some(ExitStatus::Success), "{}", told.err);
    assert!(told.err.contains("y: yes, link it to this claim"), "{}", told.err);
    assert!(told.err.ends_with("2 links written\n"), "{}", told.err);
    let expected = CLAIMS
        .replace(
            r#""log", "quote": "The crew was 12 people" }] }"#,
            r#""log", "quote": "The crew was 12 people" }], "appearances": [{ "draft": "story", "quote": "Its crew was 12 people" }] }"#,
        )
        .replace(
            "212 passengers\" }\n      ]\n",
            "212 passengers\" }\n      ],\n      \"appearances\": [\n        { \"draft\": \"story\", \"quote\": \"The ferry carried 212 passengers\" }\n      ]\n",
        )
        .replace(
            "  \"rules\"",
            "  \"drafts\": {\n    \"story\": { \"file\": \"story.md\" }\n  },\n  \"rules\"",
        );
    assert_same(&claims(folder.path()), &expected);
    let all = outcomes(folder.path());
    assert!(all.iter().all(|(_, outcome)| outcome == "covered"), "{all:?}");
    let again = link(folder.path(), "");
    assert!(again.err.contains("no claim is suggested"), "{}", again.err);
}

#[test]
fn the_claims_file_is_found_beside_the_draft() {
    let folder = dossier("The ferry carried 212 passengers.\n");
    let other = tempfile::tempdir().unwrap();
    let file = folder.path().join("story.md");
    let told = type_in(other.path(), &["draft", file.to_str().unwrap(), "--link"], Some("y\n"));
    assert_eq!(told.status, Some(ExitStatus::Success), "{}", told.err);
    assert_eq!(outcome_of(folder.path(), "212"), ["covered"]);
}

fn assert_same(found: &str, expected: &str) {
    assert!(found == expected, "{found}\ninstead of\n{expected}");
}

#[test]
fn only_what_was_taken_is_written() {
    let draft = "The ferry carried 212 passengers.\nIts crew was 12 people.\n";
    for (answers, words) in [
        ("n\ny\n", vec!["Its crew was 12 people"]),
        ("s\nY\n", vec!["Its crew was 12 people"]),
        ("y\nq\n", vec!["The ferry carried 212 passengers"]),
        ("y\n", vec!["The ferry carried 212 passengers"]),
        ("y\nn\n", vec!["The ferry carried 212 passengers"]),
        ("n\nn\n", vec![]),
        ("q\n", vec![]),
        ("", vec![]),
    ] {
        let folder = dossier(draft);
        let told = link(folder.path(), answers);
        assert_eq!(told.status, Some(ExitStatus::Success), "{}", told.err);
        let text = claims(folder.path());
        assert_eq!(
            text.matches("\"draft\": \"story\"").count(),
            words.len(),
            "{answers:?}: {text}"
        );
        for words in &words {
            assert!(text.contains(&format!("\"quote\": \"{words}\"")), "{answers:?}: {text}");
        }
        if words.is_empty() {
            assert_eq!(text, CLAIMS);
            assert!(told.err.ends_with("nothing was taken, and nothing was written\n"));
        }
    }
}

#[test]
fn a_claim_with_another_figure_is_suggested_with_the_difference() {
    let folder = dossier("The ferry carried 221 passengers.\n");
    let told = link(folder.path(), "y\n");
    let difference = "they differ: the draft says “221”, the claim 212 passengers";
    assert!(told.err.contains(difference), "{}", told.err);
    assert_eq!(outcome_of(folder.path(), "221"), ["differs"]);
}

#[test]
fn words_that_stand_twice_are_told_apart() {
    let draft =
        "The ferry carried 212 passengers. It sank.\n\nLater the ferry carried 212 passengers.\n";
    let folder = dossier(draft);
    let told = link(folder.path(), "n\ny\n");
    assert_eq!(told.status, Some(ExitStatus::Success), "{}", told.err);
    let found = outcome_of(folder.path(), "212");
    assert_eq!(found, ["in-source", "covered"], "{}", claims(folder.path()));
}

#[test]
fn a_suggestion_covers_nothing_and_nothing_is_written_without_a_person() {
    let folder = dossier("The ferry carried 212 passengers.\n");
    let file = folder.path().join("story.md");
    let file = file.to_str().unwrap();
    // Outside the folder, as a path without one is looked for from where the tests run.
    let elsewhere = tempfile::tempdir().unwrap();
    for arguments in [
        &["draft", file, "--link"][..],
        &["draft", file, "--link", "--dry-run"],
        &["draft", file, "--link", "--format", "json"],
        &["draft", file, "--link", "--format", "jsonl"],
    ] {
        let is_asked = arguments.len() > 3;
        let told = type_in(elsewhere.path(), arguments, is_asked.then_some("y\n"));
        assert_eq!(told.status, Some(ExitStatus::Success), "{}", told.err);
        assert!(told.out.contains("The ferry carried 212 passengers"), "{}", told.out);
        assert_eq!(claims(folder.path()), CLAIMS);
    }
    assert_eq!(outcome_of(folder.path(), "212"), ["in-source"]);
    let told = type_in(elsewhere.path(), &["draft", file, "--link", "--format", "csv"], None);
    assert_eq!(told.status, None);
}

#[test]
fn a_draft_outside_the_folder_of_the_claims_file_is_refused() {
    let folder = dossier("");
    let other = dossier("The ferry carried 212 passengers.\n");
    let file = other.path().join("story.md");
    let dossier = folder.path().to_str().unwrap();
    let arguments = ["draft", file.to_str().unwrap(), "--link", "-d", dossier];
    let told = type_in(folder.path(), &arguments, Some("y\n"));
    assert_eq!(told.status, None);
    assert!(told.err.contains("outside the folder of the claims file"), "{}", told.err);
    assert_eq!(claims(folder.path()), CLAIMS);
}

#[test]
fn a_quotation_is_linked_to_the_claim_that_cites_it() {
    let folder = dossier("The log says “the ferry carried 212 passengers”.\n");
    let told = link(folder.path(), "y\n");
    assert!(told.err.contains("the claim cites the passage that is quoted"), "{}", told.err);
    let all = outcomes(folder.path());
    let expected = [("“the ferry carried 212 passengers”", "holds"), ("212", "covered")];
    let expected = expected.map(|(words, outcome)| (words.to_owned(), outcome.to_owned()));
    assert_eq!(all, expected);
}

/// Returns the words and the claim of each item of the draft that is linked to one.
fn linked(examined: &Examined) -> Vec<(String, usize)> {
    let draft = checked(CONSUL, examined);
    let items = draft.items.iter();
    let linked = items.filter_map(|item| {
        Some((item.span.of(&draft.draft.document.text).to_owned(), item.claim?))
    });
    linked.collect()
}

fn suggested_for<'s>(
    words: &str,
    draft: &CheckedDraft,
    all: &'s [Suggested],
) -> Option<&'s Suggested> {
    let text = &draft.draft.document.text;
    all.iter().find(|one| draft.items[one.item].span.of(text) == words)
}

#[test]
fn the_claim_that_a_figure_states_is_suggested_first() {
    let examined = heydari();
    let draft = checked(&bare(CONSUL), &examined);
    let all = suggestions(&draft, &examined.checked);
    for (words, claim) in linked(&examined) {
        let first = suggested_for(&words, &draft, &all).map(|one| one.claims[0].claim);
        assert_eq!(first, Some(claim), "{words}");
    }
}

#[test]
fn the_claim_of_a_figure_with_another_digit_is_suggested_too() {
    let examined = heydari();
    let mut missed = Vec::new();
    let mut told = 0;
    for (words, claim) in linked(&examined) {
        let Some(at) = words.find(|c: char| c.is_ascii_digit()) else { continue };
        let digit = words.as_bytes()[at];
        let other = if digit == b'1' { "2" } else { "1" };
        let slip = format!("{}{other}{}", &words[..at], &words[at + 1..]);
        let draft = checked(&bare(CONSUL).replacen(&words, &slip, 1), &examined);
        let all = suggestions(&draft, &examined.checked);
        let claims = suggested_for(&slip, &draft, &all).map(|one| &one.claims);
        let found = claims.and_then(|claims| claims.iter().find(|one| one.claim == claim));
        match found.map(|one| one.outcome) {
            Some(outcome) => {
                assert_ne!(outcome, Some(ItemOutcome::Covered), "{slip}");
                told += 1;
            }
            None => missed.push(slip),
        }
    }
    assert!(missed.len() <= 1 && told > 9, "{told} and not {missed:?}");
}

#[test]
fn every_suggested_appearance_is_found_at_its_figure() {
    let examined = heydari();
    let draft = checked(&bare(CONSUL), &examined);
    let document = &draft.draft.document;
    for one in suggestions(&draft, &examined.checked) {
        let selector = one.words.around.selector(&one.words.quote);
        let reader = examined.checked.dossier.reader(document.language());
        let found = crosscheck::quote::anchor_all_in(
            &document.text,
            &document.regions,
            &[selector],
            reader,
        );
        let item = draft.items[one.item].span;
        match &found[0] {
            crosscheck::quote::Anchoring::Anchored(anchor) => {
                assert!(anchor.span.contains(item), "{:?}", one.words);
            }
            other => panic!("{:?}: {other:?}", one.words),
        }
    }
}
