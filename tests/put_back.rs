//! Documents that are put back once they were searched: what is found out is the same, and a file that is another by the time
//! it is read again is told.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]
#![allow(clippy::disallowed_methods, reason = "it writes the dossiers that it checks")]

use std::fs;
use std::path::Path;

use crosscheck::report::Examined;
use crosscheck::run::{Memory, Options, changed_meanwhile};

use crate::dossiers::{all_dossiers, report};

#[test]
fn what_is_found_is_the_same_where_no_document_stays_at_hand() {
    for path in all_dossiers() {
        let plain = report(&Memory::default(), &path);
        assert_eq!(report(&Memory::bounded(0), &path), plain, "{}", path.display());
    }
}

/// Returns a folder with a claim whose quote holds.
fn dossier() -> (tempfile::TempDir, &'static str) {
    let folder = tempfile::tempdir().unwrap();
    let claims = r#"{ "version": 1, "sources": { "wsj": { "file": "wsj.txt" } }, "claims": { "votes": {
        "statement": "540 votes backed Mousavi.", "kind": "count", "unit": "votes", "value": 540,
        "citations": [{ "source": "wsj", "quote": "540 votes backed Mousavi" }] } } }"#;
    let text = "Of 650 votes cast, 540 votes backed Mousavi.";
    fs::write(folder.path().join("claims.json"), claims).unwrap();
    fs::write(folder.path().join("wsj.txt"), text).unwrap();
    (folder, text)
}

fn examined_with_none_at_hand(folder: &Path) -> Examined {
    let memory = Memory::bounded(0);
    let opened = memory.open(Some(folder), Path::new(""), &[]).unwrap();
    memory.examine_telling(opened, &Options::default(), &|_| ()).unwrap()
}

#[test]
fn no_document_is_read_again_where_nothing_is_told_of_it() {
    let (folder, _) = dossier();
    let examined = examined_with_none_at_hand(folder.path());
    assert!(!examined.checked.holdings.documents[0].document.is_at_hand());
}

#[test]
fn a_file_that_was_changed_since_it_was_searched_is_told() {
    let (folder, text) = dossier();
    let examined = examined_with_none_at_hand(folder.path());
    assert!(changed_meanwhile(&examined).is_none());
    fs::write(folder.path().join("wsj.txt"), "Nobody was counted.").unwrap();
    let held = &examined.checked.holdings.documents[0];
    assert_eq!(held.document.text, " ".repeat(text.len()));
    let failed = changed_meanwhile(&examined).expect("it was changed");
    assert_eq!(failed.to_string(), "`wsj.txt` was changed while it was checked");
}
