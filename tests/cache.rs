//! What a check keeps for the next: the report is the same with and without it, whatever was changed in between, and nobody else's
//! results are believed.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]
#![allow(clippy::disallowed_methods, reason = "it writes the dossiers that it checks")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use crosscheck::run::Memory;

use crate::dossiers::{all_dossiers, report};

#[test]
fn the_report_of_every_dossier_is_the_same_from_what_was_remembered() {
    for path in all_dossiers() {
        let plain = report(&Memory::default(), &path);
        let first = Memory::remembering(None, 0);
        assert_eq!(report(&first, &path), plain, "{}", path.display());
        let second = Memory::remembering(Some(&first.remembered()), 0);
        assert_eq!(report(&second, &path), plain, "{}", path.display());
    }
}

#[test]
fn what_another_dossier_remembers_changes_no_report() {
    let mut remembered = None;
    for path in all_dossiers() {
        let memory = Memory::remembering(remembered.as_deref(), 0);
        assert_eq!(report(&memory, &path), report(&Memory::default(), &path), "{}", path.display());
        remembered = Some(memory.remembered());
    }
}

/// A dossier that is large enough to be remembered, and the folder of the person who checks it.
struct Desk {
    folder: tempfile::TempDir,
    state: tempfile::TempDir,
}

const CLAIMS: &str = r#"{ "version": 1,
  "sources": { "a": { "file": "a.txt", "published": "2010-01-07" }, "b": { "file": "b.txt" } },
  "claims": {
    "votes": { "statement": "540 votes backed Mousavi.", "kind": "count", "unit": "votes", "value": 540,
      "citations": [{ "source": "a", "quote": "540 votes backed Mousavi" },
                    { "source": "b", "quote": "541 votes backed Mousavi" }] },
    "day": { "statement": "The vote was counted on 5 January 2010.", "kind": "date", "value": "2010-01-05",
      "citations": [{ "source": "a", "quote": "counted on Tuesday" }] } } }"#;

impl Desk {
    fn new() -> Self {
        let folder = || tempfile::tempdir().unwrap();
        let desk = Self { folder: folder(), state: folder() };
        desk.write("claims.json", CLAIMS);
        desk.write(
            "a.txt",
            &long("Of 650 votes, 540 votes backed Mousavi, as was counted on Tuesday."),
        );
        desk.write("b.txt", &long("In the end 541 votes backed Mousavi."));
        desk
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.path().join(file), text).unwrap();
    }

    fn replace(&self, file: &str, old: &str, new: &str) {
        let path = self.folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{old}");
        fs::write(path, text.replace(old, new)).unwrap();
    }

    fn check(&self, more: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        command.args(["check", "--format", "json"]).args(more).current_dir(self.folder.path());
        command.env("XDG_STATE_HOME", self.state.path()).output().unwrap()
    }

    /// Checks with and without what was kept, and returns what both say.
    fn report(&self) -> String {
        let [kept, anew] = [self.check(&[]), self.check(&["--no-cache"])];
        assert_eq!(kept, anew);
        String::from_utf8(kept.stdout).unwrap()
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join(".crosscheck/claims.json.cache")
    }
}

/// Returns a text of more than half a megabyte that ends in a sentence.
fn long(sentence: &str) -> String {
    let lines =
        (0..12_000).map(|line| format!("In the {line}th of the rooms nobody spoke of it.\n"));
    lines.collect::<String>() + sentence
}

#[test]
fn a_change_of_a_claim_or_a_file_is_seen_at_once() {
    let desk = Desk::new();
    let first = desk.report();
    assert!(first.contains("\"conflicting\"") && desk.cache().exists());
    assert_eq!(desk.report(), first);
    let changes = [
        ("claims.json", "\"value\": 540", "\"value\": 541", "541 votes"),
        ("claims.json", "540 votes backed Mousavi.\"", "541 votes backed Mousavi.\"", "541"),
        ("claims.json", "\"2010-01-07\"", "\"2010-01-14\"", "2010-01-12"),
        ("claims.json", "\"file\": \"b.txt\"", "\"file\": \"b.txt\", \"language\": \"de\"", "541"),
        ("b.txt", "541 votes", "nearly 549 votes", "549"),
        ("a.txt", "540 votes backed", "540 votes did not back", "lost"),
    ];
    for (file, old, new, told) in changes {
        let before = desk.report();
        desk.replace(file, old, new);
        let after = desk.report();
        assert_ne!(before, after, "{old}");
        assert!(after.contains(told), "{told}: {after}");
    }
}

#[test]
fn what_somebody_else_kept_is_not_believed() {
    let desk = Desk::new();
    desk.report();
    // Its results are those of a source that says 540, under the secret of another person.
    let other = Desk::new();
    other.replace("b.txt", "541 votes", "540 votes");
    other.check(&[]);
    fs::copy(other.cache(), desk.cache()).unwrap();
    assert!(desk.report().contains("\"conflicting\""));
    for bytes in [&b""[..], b"540 votes", &[0xff; 4_000]] {
        fs::write(desk.cache(), bytes).unwrap();
        assert!(desk.report().contains("\"conflicting\""));
    }
}

#[test]
fn little_is_kept_for_nobody_and_nothing_where_it_is_not_wanted() {
    let desk = Desk::new();
    desk.check(&["--no-cache"]);
    desk.check(&["--claim", "day"]);
    assert!(!desk.folder.path().join(".crosscheck").exists());
    desk.write("a.txt", "Of 650 votes, 540 votes backed Mousavi, as was counted on Tuesday.");
    desk.write("b.txt", "In the end 541 votes backed Mousavi.");
    desk.report();
    assert!(!desk.folder.path().join(".crosscheck").exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let desk = Desk::new();
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), desk.folder.path().join(".crosscheck")).unwrap();
    desk.report();
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}
