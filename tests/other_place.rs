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

#[test]
fn a_locator_is_held_to_where_the_quote_stands() {
    let nothing: [&str; 0] = [];
    assert_eq!(told("log.txt", "line 3", ""), nothing);
    assert_eq!(told("log.txt", "lines 1-4", ""), nothing);
    assert_eq!(told("log.txt", "p. 4", ""), nothing);
    assert_eq!(told("log.txt", "¶ 2", ""), nothing);
    assert_eq!(
        told("log.txt", "line 5", ""),
        ["`closed`, `log`: its locator says “line 5”, and the quote stands on line 3"]
    );
    assert_eq!(told("log.srt", "00:00:05", ""), nothing);
    assert_eq!(told("log.srt", "0:40", ""), nothing);
    assert_eq!(
        told("log.srt", "12:07", ""),
        ["`closed`, `log`: its locator says “12:07”, and the quote stands at 00:00:05"]
    );
}

#[test]
fn a_citation_key_is_held_to_where_the_passage_stands() {
    let nothing: [&str; 0] = [];
    assert_eq!(told("log.txt", "¶ 2", "[@log, line 3]"), nothing);
    assert_eq!(told("log.txt", "¶ 2", "[@log, p. 3]"), nothing);
    assert_eq!(told("log.txt", "¶ 2", "[@log]"), nothing);
    assert_eq!(
        told("log.txt", "¶ 2", "[@log, line 5]"),
        ["`story.md`: it names “line 5” of `log`, and the passage stands on line 3"]
    );
}
