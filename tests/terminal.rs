//! What is seen at a terminal, which no pipe is: the line of progress, and questions that a person answers.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]
#![allow(clippy::disallowed_methods, reason = "it writes the dossiers that it checks")]

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// Runs the program at a terminal of its own, where `typed` waits to be read, and returns all that the terminal was sent.
fn at_terminal(folder: &Path, arguments: &[&str], typed: &str) -> String {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap();
    let open = || {
        let path = name.to_str().unwrap();
        Stdio::from(File::options().read(true).write(true).open(path).unwrap())
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(arguments).current_dir(folder).env("TERM", "xterm").env("NO_COLOR", "1");
    command.env("COLUMNS", "80").stdin(open()).stdout(open()).stderr(open());
    let mut program = command.spawn().unwrap();
    // The command holds our copies of the program's end, which would keep the terminal open.
    drop(command);
    let mut ours = File::from(ours);
    ours.write_all(typed.as_bytes()).unwrap();
    let mut seen = Vec::new();
    // Once the program is gone, Linux answers with an error, other systems with the end of the file.
    let _ = ours.read_to_end(&mut seen);
    program.wait().unwrap();
    String::from_utf8(seen).unwrap()
}

/// Returns a folder with a claim and a source of about so many megabytes that bears it out.
fn dossier(megabytes: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let claims = r#"{ "version": 1, "sources": { "log": { "file": "log.txt" } }, "claims": { "passengers": {
        "statement": "The ferry carried 212 passengers.", "kind": "count", "unit": "passengers", "value": 212,
        "citations": [{ "source": "log", "quote": "The ferry carried 212 passengers" }] } } }"#;
    fs::write(folder.path().join("claims.json"), claims).unwrap();
    let line = "Nobody on the quay could say later who had counted them at the gate, or when.\n";
    let text =
        line.repeat(megabytes * 1_000_000 / line.len()) + "The ferry carried 212 passengers.\n";
    fs::write(folder.path().join("log.txt"), text).unwrap();
    folder
}

#[test]
fn a_run_that_takes_long_says_how_far_it_is_and_takes_that_back() {
    let folder = dossier(30);
    let seen = at_terminal(folder.path(), &["check", "--no-cache"], "");
    let told = seen.find("\rreading sources: 0 of 1\u{1b}[K").expect("it says how far it is");
    let taken_back = seen.rfind("\r\u{1b}[K").expect("it takes that back");
    let report = seen.find("1 claim: 1 single-origin.").expect("it reports");
    assert!(told < taken_back && taken_back < report, "{seen:?}");
}

#[test]
fn a_run_that_is_quick_says_nothing_of_it() {
    let seen = at_terminal(dossier(0).path(), &["check"], "");
    assert!(seen.contains("1 claim: 1 single-origin.") && !seen.contains("reading"), "{seen:?}");
}

#[test]
fn a_person_at_a_terminal_is_asked_which_links_to_write() {
    let folder = dossier(0);
    fs::write(folder.path().join("story.md"), "The ferry carried 212 passengers.\n").unwrap();
    let seen = at_terminal(folder.path(), &["draft", "story.md", "--link"], "y\n");
    assert!(seen.contains("1 link written"), "{seen:?}");
    let claims = fs::read_to_string(folder.path().join("claims.json")).unwrap();
    assert!(claims.contains("\"appearances\""), "{claims}");
}
