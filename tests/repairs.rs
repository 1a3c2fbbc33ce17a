//! Repairs of whole dossiers: what is moved, what stays, and what is left to a person.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crosscheck::amend::repair::{Repaired, repair};
use crosscheck::check::{Extent, check};
use crosscheck::dossier::ClaimsFile;
use crosscheck::source::{self, Held, Holding, Holdings};

/// Returns what becomes of a claims file whose sources have these texts, in its order.
fn repaired(claims: &str, texts: &[&str]) -> Repaired {
    let claims_file = ClaimsFile::new("claims.jsonc".into(), claims.to_owned());
    let (dossier, problems) = claims_file.read();
    assert_eq!(problems, []);
    let document = |text: &&str| source::read(text.as_bytes().to_vec()).unwrap();
    let held = |text| Held::new("s.txt", document(text));
    let holdings = Holdings {
        documents: texts.iter().map(held).collect(),
        of_source: (0..texts.len()).map(Holding::Held).collect(),
    };
    let checked = check(dossier.unwrap(), holdings, Extent::default());
    repair(&claims_file, checked).unwrap()
}

/// A claims file of three sources, with one claim of a count.
fn claims(citations: &str) -> String {
    format!(
        r#"{{ "version": 1,
  "sources": {{ "a": {{ "file": "a.txt" }}, "b": {{ "file": "b.txt", "published": "2010-03-19" }}, "c": {{ "file": "c.txt" }} }},
  "claims": {{ "c": {{ "statement": "So.", "kind": "count", "unit": "votes", "value": 540, "citations": [{citations}] }} }} }}"#
    )
}

/// Checks what is written for some citations, and why any is left.
fn check_repair(texts: [&str; 3], citations: &str, expected: &str, left: &[&str]) {
    let claims_before = claims(citations);
    let after = repaired(&claims_before, &texts);
    assert_eq!(after.text, claims(expected));
    let why: Vec<String> = after.left.iter().map(|(_, why)| why.to_string()).collect();
    assert_eq!(why.len(), left.len(), "{why:?}");
    for (why, expected) in why.iter().zip(left) {
        assert!(why.contains(expected), "{why}");
    }
    let again = repaired(&after.text, &texts);
    assert_eq!((again.text, again.repaired), (after.text, Vec::new()), "a second run changes it");
}

const BACKED: &str = "Of 650 votes cast, “540 votes” backed the main challenger.";

const LONG: &str = "On that day “540 votes” backed the main challenger of the president.";

#[test]
fn a_quote_that_stands_in_one_other_source_gets_that_source_and_its_characters() {
    check_repair(
        ["quite another text", LONG, ""],
        r#"{ "source": "a", "quote": "\"540 votes\" backed the main challenger of the" }"#,
        r#"{ "source": "b", "quote": "“540 votes” backed the main challenger of the" }"#,
        &[],
    );
}

#[test]
fn a_short_quote_or_one_with_a_speaker_a_locator_or_a_day_is_not_moved() {
    let short = r#"{ "source": "a", "quote": "“540 votes” backed the main challenger of" }"#;
    check_repair(["quite another text", LONG, ""], short, short, &["too short to be moved"]);
    for field in
        [r#""attributed_to": "Heydari""#, r#""locator": "page 3""#, r#""as_of": "2010-01-05""#]
    {
        let citation = format!(
            r#"{{ "source": "a", "quote": "“540 votes” backed the main challenger of the", {field} }}"#
        );
        let texts = ["quite another text", LONG, ""];
        check_repair(texts, &citation, &citation, &["a speaker, locator or day"]);
    }
}

#[test]
fn a_quote_is_not_moved_where_its_own_source_gives_another_figure() {
    let citation = r#"{ "source": "a", "quote": "540 votes” backed the main challenger" }"#;
    let other = BACKED.replace("540", "545");
    check_repair([&other, BACKED, ""], citation, citation, &["another figure: for a person"]);
}

#[test]
fn a_quote_that_stands_in_several_other_sources_is_left() {
    let citation = r#"{ "source": "a", "quote": "540 votes” backed the main challenger" }"#;
    check_repair(["", BACKED, BACKED], citation, citation, &["several other sources"]);
}

#[test]
fn no_citation_is_made_twice() {
    let citations = r#"{ "source": "b", "quote": "“540 votes” backed the main challenger of the" }, { "source": "a", "quote": "“540 votes” backed the main challenger of the" }"#;
    check_repair(["", LONG, ""], citations, citations, &["cites that passage already"]);
}

#[test]
fn a_prefix_or_suffix_that_does_not_stand_there_is_taken_from_the_source() {
    check_repair(
        [BACKED, "", ""],
        r#"{ "source": "a", "quote": "540 votes", "prefix": "votes cst, “", "suffix": "” backed" }"#,
        r#"{ "source": "a", "quote": "540 votes", "prefix": "650 votes cast, “", "suffix": "” backed" }"#,
        &[],
    );
    let citation = r#"{ "source": "a", "quote": "540 votes", "prefix": "cast" }"#;
    check_repair(["540 votes were his", "", ""], citation, citation, &["no words stand there"]);
}

#[test]
fn a_value_that_the_passage_does_not_give_is_left_to_a_person() {
    let declared =
        r#"{ "source": "a", "quote": "540 votes backd the main challenger", "value": 650 }"#;
    let text = "Of them, 540 votes backed the main challenger.";
    check_repair([text, "", ""], declared, declared, &["does not state 650"]);
    let stance = r#"{ "source": "a", "quote": "540 votes backd the main challenger", "stance": "contradicts" }"#;
    check_repair([text, "", ""], stance, stance, &["a stance or a yes-no value"]);
}

#[test]
fn comments_line_ends_and_a_byte_order_mark_stay() {
    let before = format!(
        "\u{feff}// a comment\r\n{}\r\n// the end",
        claims(
            "\r\n\t{ \"source\": /* here */ \"a\", \"quote\": \"540 votes backd the main challenger\", },\r\n",
        )
    );
    let after = repaired(&before, &["540 votes backed the main challenger", "", ""]);
    assert_eq!(after.text, before.replace("backd", "backed"));
}

#[test]
fn all_that_can_be_repaired_is_though_some_cannot() {
    check_repair(
        [BACKED, "540 votes backed him at least.", ""],
        r#"{ "source": "a", "quote": "votes” backd the main challenger" }, { "source": "b", "quote": "545 votes backed him" }, { "source": "c", "quote": "quite another" }"#,
        r#"{ "source": "a", "quote": "votes” backd the main challenger" }, { "source": "b", "quote": "545 votes backed him" }, { "source": "c", "quote": "quite another" }"#,
        &["states no count", "another figure", "no passage"],
    );
}
