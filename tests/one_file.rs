//! Sources that have one file under two names are one file: by another spelling of its path, a link or a copy.

#![expect(clippy::disallowed_methods, reason = "this test writes dossiers")]
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;
use std::path::Path;

use crosscheck::finding::{Code, Levels, describe};
use crosscheck::run::{Options, run};
use crosscheck::verdict::Verdict::{self, Corroborated, SingleOrigin};

const TEXT: &str = "The ferry fire killed 14 people. Crews towed the hull to the north pier at dawn.\n\n\
                    In all 14 people died when the ferry burned.\n";

/// Returns a folder with the file `a.txt`.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    folder
}

/// Returns the verdict on a claim for which `a.txt` and another file are cited with two passages, and what is told; `fields` are
/// the other fields of the two sources.
fn told(folder: &Path, other: &str, fields: [&str; 2]) -> (Verdict, Vec<String>) {
    let [one, two] = fields;
    let claims = format!(
        r#"{{ "version": 1,
  "sources": {{ "a": {{ "file": "a.txt"{one} }}, "b": {{ "file": "{other}"{two} }} }},
  "claims": {{ "dead": {{ "statement": "The ferry fire killed 14 people.", "kind": "count", "unit": "people", "value": 14,
    "citations": [
      {{ "source": "a", "quote": "The ferry fire killed 14 people" }},
      {{ "source": "b", "quote": "14 people died when the ferry burned" }} ] }} }} }}
"#
    );
    let path = folder.join("claims.json");
    fs::write(&path, claims).unwrap();
    let checked = run(&path, &Options::default()).unwrap().checked;
    let findings = describe(&checked, &Levels::default()).into_iter();
    let findings = findings.filter(|finding| finding.code == Code::UndeclaredReprint);
    (checked.judgements[0].verdict, findings.map(|finding| finding.message).collect())
}

fn by_two_names(other: &str) -> (Verdict, Vec<String>) {
    (SingleOrigin, vec![format!("are one file, by two names: a.txt and {other}")])
}

#[test]
fn another_spelling_of_a_path_is_the_same_file() {
    let folder = folder();
    fs::create_dir(folder.path().join("sub")).unwrap();
    for other in ["./a.txt", ".//a.txt", "./././a.txt"] {
        assert_eq!(told(folder.path(), other, ["", ""]), by_two_names(other));
    }
    let same = told(folder.path(), "a.txt", ["", ""]);
    assert_eq!(same, (SingleOrigin, Vec::new()), "one name is shared on purpose");
}

#[cfg(unix)]
#[test]
fn a_link_and_a_second_name_are_the_same_file() {
    let folder = folder();
    std::os::unix::fs::symlink("a.txt", folder.path().join("link.txt")).unwrap();
    fs::hard_link(folder.path().join("a.txt"), folder.path().join("second.txt")).unwrap();
    for other in ["link.txt", "second.txt"] {
        assert_eq!(told(folder.path(), other, ["", ""]), by_two_names(other));
    }
}

#[test]
fn a_copy_is_told_as_one() {
    let folder = folder();
    fs::copy(folder.path().join("a.txt"), folder.path().join("copy.txt")).unwrap();
    let message = "are one file: a.txt and copy.txt are the same, byte for byte";
    assert_eq!(told(folder.path(), "copy.txt", ["", ""]), (SingleOrigin, vec![message.to_owned()]));
    fs::write(folder.path().join("other.txt"), "By noon 14 people died when the ferry burned.\n")
        .unwrap();
    assert_eq!(told(folder.path(), "other.txt", ["", ""]), (Corroborated, Vec::new()));
}

#[test]
fn who_says_why_is_not_told() {
    let folder = folder();
    let publisher = r#", "publisher": "Bay Wire""#;
    let derived = r#", "derived_from": ["a"]"#;
    for fields in [[publisher, publisher], ["", derived]] {
        assert_eq!(told(folder.path(), "./a.txt", fields), (SingleOrigin, Vec::new()));
    }
    let origins = [r#", "origin": "the editor""#, r#", "origin": "the owner""#];
    assert_eq!(told(folder.path(), "a.txt", origins), (Corroborated, Vec::new()));
    assert_eq!(told(folder.path(), "./a.txt", origins).0, Corroborated);
}
