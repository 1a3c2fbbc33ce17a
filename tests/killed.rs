//! Commands that write, killed at any moment, leave the old claims file or the new one, and nothing that holds up the next.

#![expect(
    clippy::disallowed_methods,
    reason = "this test writes a dossier and watches what becomes of it"
)]
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crosscheck::dossier::{Syntax, read};

/// How often each command is killed.
const TIMES: u32 = 50;

/// A dossier that is large enough for its writing to take a moment.
fn dossier(folder: &Path) -> PathBuf {
    fs::create_dir(folder.join("sources")).unwrap();
    fs::write(folder.join("sources/log.txt"), "Of 650 votes cast, “540 backed” him, he said.\n")
        .unwrap();
    let note = "what was noted on the side, at some length. ".repeat(4_000);
    let claim = |number: usize| {
        format!(
            r#"    "claim-{number}": {{ "statement": "So.", "kind": "count", "value": 540, "citations": [
      {{ "source": "log", "quote": "\"540 backed\" him, he sai" }}
    ], "note": "{note}" }}"#
        )
    };
    let claims: Vec<String> = (0..3).map(claim).collect();
    let text = format!(
        "{{ \"version\": 1, \"sources\": {{ \"log\": {{ \"file\": \"sources/log.txt\" }} }},\n  \"claims\": {{\n{}\n}} }}\n",
        claims.join(",\n")
    );
    let path = folder.join("claims.json");
    fs::write(&path, text).unwrap();
    path
}

fn start(arguments: &[&str], folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Returns the names of what is in the folder of the claims file.
fn names_beside(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path.parent().unwrap()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// How many files are to take the place of another, and how long the claims file is: what writing changes first.
fn sign_of_writing(path: &Path) -> (usize, u64) {
    let files = names_beside(path).iter().filter(|name| name.ends_with(".tmp")).count();
    (files, fs::metadata(path).map_or(0, |metadata| metadata.len()))
}

/// Waits until the writing begins, or the command ends.
fn wait_for_writing(child: &mut Child, path: &Path) {
    let before = sign_of_writing(path);
    while sign_of_writing(path) == before && child.try_wait().unwrap().is_none() {}
}

/// Kills the command at many moments of its run: at some while after its start, and at some after it began to write.
fn check(arguments: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let path = dossier(folder.path());
    let old = fs::read(&path).unwrap();
    let started = Instant::now();
    start(arguments, folder.path()).wait().unwrap();
    let takes = started.elapsed();
    let new = fs::read(&path).unwrap();
    assert_ne!(old, new, "nothing is written where it is not killed");
    for text in [&old, &new] {
        let (dossier, problems) = read(std::str::from_utf8(text).unwrap(), Syntax::Json);
        assert!(dossier.is_some(), "{problems:?}");
    }
    for time in 0..TIMES {
        fs::write(&path, &old).unwrap();
        let mut child = start(arguments, folder.path());
        if time % 2 == 0 {
            std::thread::sleep(takes * time / TIMES);
        } else {
            wait_for_writing(&mut child, &path);
            std::thread::sleep(Duration::from_micros(u64::from(time) * 100));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let left = fs::read(&path).unwrap();
        let is_whole = left == old || left == new;
        assert!(is_whole, "killed (time {time}), it leaves {} bytes", left.len());
    }
    fs::write(&path, &old).unwrap();
    start(arguments, folder.path()).wait().unwrap();
    assert!(fs::read(&path).unwrap() == new, "what killed runs leave is in the way");
    let left: Vec<String> =
        names_beside(&path).into_iter().filter(|name| !name.ends_with(".writer")).collect();
    assert_eq!(left, ["claims.json", "sources"], "what killed runs leave is not swept away");
    if cfg!(unix) {
        assert_eq!(names_beside(&path), left);
    }
}

#[test]
fn a_killed_repair_leaves_the_old_file_or_the_new_one() {
    check(&["check", "--fix"]);
}

#[test]
fn a_killed_citation_leaves_the_old_file_or_the_new_one() {
    check(&["cite", "claim-1", "log", "540 backed\" him"]);
}
