//! Commands that write at the same time: whatever reports success is in the file.
//!
//! Two and eight at once, in 50 rounds each; the variable `WRITER_ROUNDS` asks for other numbers of rounds
//! (`WRITER_ROUNDS=400,100`).

#![expect(
    clippy::disallowed_methods,
    reason = "this test writes dossiers and watches what becomes of them"
)]
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crosscheck::dossier::{Dossier, Syntax, read};

/// A dossier whose source has a day's count in every line.
fn dossier(folder: &Path) -> PathBuf {
    let line = |day: usize| format!("On day {day}, observers counted {} votes.\n", count(day));
    fs::write(folder.join("log.txt"), (0..100).map(line).collect::<String>()).unwrap();
    let text = r#"{ "version": 1,
  "sources": { "log": { "file": "log.txt" } },
  "claims": {
    "votes": { "statement": "Observers counted the votes.", "kind": "count", "citations": [] },
    "old": { "statement": "They counted votes.", "kind": "count", "value": 200, "citations": [
      { "source": "log", "quote": "observers counted 200 votes" },
      { "source": "log", "quote": "observers counted 201 votes" },
      { "source": "log", "quote": "observers counted 202 vote" }
    ] }
  }
}
"#;
    let path = folder.join("claims.json");
    fs::write(&path, text).unwrap();
    path
}

fn count(day: usize) -> usize {
    200 + day
}

fn command(arguments: &[String], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(["--width", "200"]).args(arguments).current_dir(folder).env_clear();
    command
}

/// Runs the commands at once, and returns what each came to.
fn run_at_once(commands: &[Vec<String>], folder: &Path) -> Vec<Output> {
    let start = |arguments: &Vec<String>| {
        let mut command = command(arguments, folder);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<_> = commands.iter().map(start).collect();
    children.into_iter().map(|child| child.wait_with_output().unwrap()).collect()
}

fn cite(day: usize) -> Vec<String> {
    let quote = format!("observers counted {} votes", count(day));
    ["cite", "votes", "log", &quote].map(str::to_owned).to_vec()
}

fn read_dossier(path: &Path) -> Dossier {
    let (dossier, problems) = read(&fs::read_to_string(path).unwrap(), Syntax::Json);
    dossier.unwrap_or_else(|| panic!("{problems:?}"))
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// How often `writers` write at once: by the environment, or the `usual` number of rounds.
fn rounds(place: usize, usual: usize) -> usize {
    let asked = std::env::var("WRITER_ROUNDS").ok();
    asked.and_then(|rounds| rounds.split(',').nth(place)?.parse().ok()).unwrap_or(usual)
}

/// Has several `cite` at once, and looks for the citation of each that reports success.
fn check(writers: usize, rounds: usize) {
    for round in 0..rounds {
        let folder = tempfile::tempdir().unwrap();
        let path = dossier(folder.path());
        let commands: Vec<Vec<String>> = (0..writers).map(cite).collect();
        let outputs = run_at_once(&commands, folder.path());
        let dossier = read_dossier(&path);
        let cited = &dossier.claim("votes").unwrap().citations;
        for (day, output) in outputs.iter().enumerate() {
            let quote = format!("observers counted {} votes", count(day));
            let is_there = cited.iter().any(|citation| citation.quote.value == quote);
            let told = words(output);
            assert_eq!(is_there, output.status.success(), "round {round}: `{quote}`: {told}");
            // On a slow machine one may wait in vain, and says so.
            assert!(is_there || told.contains("is changing it"), "round {round}: {told}");
        }
        assert!(!cited.is_empty(), "round {round}: nobody wrote");
        assert_nothing_left(folder.path());
    }
}

/// Neither temporary files nor, on Unix, the file that was locked stay behind.
fn assert_nothing_left(folder: &Path) {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = names.filter(|name| name.starts_with('.')).collect();
    let expected: &[&str] = if cfg!(unix) { &[] } else { &[".claims.json.writer"] };
    assert_eq!(left, expected);
}

#[test]
fn of_two_writers_at_once_neither_is_lost() {
    check(2, rounds(0, 50));
}

#[test]
fn of_eight_writers_at_once_none_is_lost() {
    check(8, rounds(1, 50));
}

#[test]
fn commands_of_all_kinds_do_not_undo_one_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = dossier(folder.path());
    fs::write(folder.path().join("new.txt"), "Nothing happened.\n").unwrap();
    let typed = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let commands = [
        cite(7),
        typed(&["pin"]),
        typed(&["lock"]),
        typed(&["accept", "old", "--because", "recounts"]),
        typed(&["check", "--fix"]),
        typed(&["add", "source", "new.txt"]),
    ];
    let outputs = run_at_once(&commands, folder.path());
    for (arguments, output) in commands.iter().zip(&outputs) {
        // A check may deny something, and is done all the same.
        assert!(
            output.status.code().is_some_and(|code| code < 2),
            "{arguments:?}: {}",
            words(output)
        );
    }
    let dossier = read_dossier(&path);
    assert_eq!(dossier.claim("votes").unwrap().citations.len(), 1);
    assert_eq!(dossier.claim("old").unwrap().accept.len(), 1);
    assert_eq!(
        dossier.claim("old").unwrap().citations[2].quote.value,
        "observers counted 202 votes"
    );
    assert!(dossier.source("log").unwrap().sha256.is_some());
    assert!(dossier.source("new").is_some());
    assert!(folder.path().join("claims.lock").is_file());
    assert_nothing_left(folder.path());
}

/// Holds the file that writers lock, as another process would.
fn held(path: &Path, text: &str) -> File {
    let lock = path.with_file_name(".claims.json.writer");
    fs::write(&lock, text).unwrap();
    let file = File::open(&lock).unwrap();
    file.lock().unwrap();
    file
}

#[test]
fn who_waited_in_vain_is_told_for_whom_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = dossier(folder.path());
    let old = fs::read_to_string(&path).unwrap();
    let _held = held(&path, "crosscheck add source, process 4711\n");
    let outputs = run_at_once(&[cite(7), vec!["pin".to_owned()]], folder.path());
    for output in outputs {
        assert_eq!(output.status.code(), Some(2));
        // Where locks keep others from reading the file too, who holds it cannot be told.
        let by =
            if cfg!(unix) { "`crosscheck add source` (process 4711)" } else { "another program" };
        let message = format!("error: `claims.json` was not changed: {by} is changing it");
        assert!(words(&output).starts_with(&message), "{}", words(&output));
        assert!(words(&output).contains("help: try again when it is done"), "{}", words(&output));
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), old);
}

#[test]
fn commands_that_only_read_wait_for_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let path = dossier(folder.path());
    let _held = held(&path, "");
    let dry = [cite(7), vec!["--dry-run".to_owned()]].concat();
    let typed = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let commands = [dry, typed(&["check", "-A", "conflict"]), typed(&["show", "old"])];
    for (arguments, output) in commands.iter().zip(run_at_once(&commands, folder.path())) {
        assert!(
            output.status.code().is_some_and(|code| code < 2),
            "{arguments:?}: {}",
            words(&output)
        );
    }
}

#[cfg(unix)]
#[test]
fn in_a_folder_that_cannot_be_written_a_command_reads_and_says_why_it_does_not_write() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = dossier(folder.path());
    let set_mode = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode));
    set_mode(0o555).unwrap();
    // The administrator may write all the same.
    let is_free = File::create(folder.path().join("probe")).is_ok();
    let typed = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let outputs = run_at_once(
        &[typed(&["check", "-A", "conflict"]), [cite(7), typed(&["--dry-run"])].concat(), cite(8)],
        folder.path(),
    );
    set_mode(0o755).unwrap();
    let codes: Vec<Option<i32>> = outputs.iter().map(|output| output.status.code()).collect();
    if !is_free {
        assert_eq!(codes[1..], [Some(0), Some(2)]);
        assert!(words(&outputs[2]).contains("Permission denied"), "{}", words(&outputs[2]));
        assert_eq!(read_dossier(&path).claim("votes").unwrap().citations.len(), 0);
    }
    assert!(codes[0].is_some_and(|code| code < 2));
}

#[test]
fn cite_reads_its_quote_from_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let path = dossier(folder.path());
    let arguments = ["cite", "votes", "log", "-"].map(str::to_owned);
    let mut child = command(&arguments, folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"observers counted 217 votes\n").unwrap();
    assert!(child.wait().unwrap().success());
    assert!(
        fs::read_to_string(path).unwrap().contains(r#""quote": "observers counted 217 votes""#)
    );
}
