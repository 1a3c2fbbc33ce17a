//! Places that citations and drafts name, and those where the passages stand.

#![expect(clippy::disallowed_methods, reason = "these tests write dossiers")]

use crosscheck::finding::Code;
use crosscheck::run::{Options, run};

const MINUTES: &str =
    "Minutes of the council\n\nOf 52 bridges, 9 were closed.\n\nIn May, 14 more were opened.\n";

const INTERVIEW: &str = "1\n00:00:05,000 --> 00:00:09,000\nOf 52 bridges, 9 were closed.\n\n\
    2\n00:12:07,000 --> 00:12:11,000\nIn May, 14 more were opened.\n";

/// Returns what is told of places in a dossier with one citation, "9 were closed", that has this locator, and a draft whose
/// sentence of it links this key.
fn told(file: &str, locator: &str, key: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("there is room");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("it can be written");
    };
    write(file, if file.ends_with("srt") { INTERVIEW } else { MINUTES });
    write("story.md", &format!("Of the bridges, 9 were closed {key}.\n"));
    let claims = format!(
        r#"{{ "version": 1, "sources": {{ "log": {{ "file": "{file}" }} }},
          "claims": {{ "closed": {{ "statement": "9 bridges were closed.", "kind": "count", "value": 9,
            "citations": [{{ "source": "log", "quote": "Of 52 bridges, 9 were closed", "locator": "{locator}" }}] }} }},
          "drafts": {{ "story": {{ "file": "story.md" }} }} }}"#
    );
    write("claims.json", &claims);
    let examined = run(folder.path(), &Options::default()).expect("it is checked");
    let found = examined.findings.iter().filter(|finding| finding.code == Code::OtherPlace);
    found.map(|finding| finding.headline(&examined.checked.dossier)).collect()
}

/// Checks what is told of places.
fn check(file: &str, locator: &str, key: &str, expected: &[&str]) {
    assert_eq!(told(file, locator, key), expected, "{locator} {key}");
}

#[test]
fn a_locator_is_held_to_where_the_quote_stands() {
    check("log.txt", "line 3", "", &[]);
    check("log.txt", "lines 1-4", "", &[]);
    check("log.txt", "p. 4", "", &[]);
    check("log.txt", "¶ 2", "", &[]);
    let other_line = "`closed`, `log`: its locator says “line 5”, and the quote stands on line 3";
    check("log.txt", "line 5", "", &[other_line]);
    check("log.srt", "00:00:05", "", &[]);
    check("log.srt", "0:40", "", &[]);
    let other_time = "`closed`, `log`: its locator says “12:07”, and the quote stands at 00:00:05";
    check("log.srt", "12:07", "", &[other_time]);
    let never = "`closed`, `log`: its locator says “71582788:15”, and the quote stands at 00:00:05";
    check("log.srt", "71582788:15", "", &[never]);
}

#[test]
fn a_citation_key_is_held_to_where_the_passage_stands() {
    check("log.txt", "¶ 2", "[@log, line 3]", &[]);
    check("log.txt", "¶ 2", "[@log, p. 3]", &[]);
    check("log.txt", "¶ 2", "[@log]", &[]);
    let other = "`story.md`: it names “line 5” of `log`, and the passage stands on line 3";
    check("log.txt", "¶ 2", "[@log, line 5]", &[other]);
}
