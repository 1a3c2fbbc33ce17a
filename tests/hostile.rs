//! Files that are missing, huge, no files at all, or made to deceive: an error or finding, never a panic, never a
//! control character on the terminal.

#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    reason = "this test makes the files that the program must survive"
)]

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("there is room for a folder")
}

fn crosscheck(folder: &Path, args: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_crosscheck");
    Command::new(program)
        .args(args)
        .current_dir(folder)
        .env_clear()
        .output()
        .expect("the program runs")
}

/// Returns the exit status and all that was printed.
fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output = crosscheck(folder, args);
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8(printed).expect("the output is UTF-8");
    assert!(!printed.contains("panicked"), "{printed}");
    let hidden = |c: char| {
        (c.is_control() && c != '\n')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    assert!(!printed.contains(hidden), "{}", printed.escape_debug());
    (output.status.code(), printed)
}

/// Writes a claims file with one claim that cites `sources`, each by the quote "five".
fn write_claims(folder: &Path, sources: &Value, quote: &str) {
    let ids = sources.as_object().expect("sources are an object").keys();
    let citations: Vec<Value> = ids.map(|id| json!({ "source": id, "quote": quote })).collect();
    let claim =
        json!({ "statement": "Five came.", "kind": "count", "value": 5, "citations": citations });
    let claims = json!({ "version": 1, "sources": sources, "claims": { "five": claim } });
    fs::write(folder.join("claims.json"), claims.to_string()).expect("the folder is writable");
}

#[test]
fn a_claims_file_that_cannot_be_read_is_said_to_be_why() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("empty-folder")).expect("a folder can be made");
    fs::write(path("empty.json"), "").expect("a file can be written");
    fs::write(path("words.json"), "hello").expect("a file can be written");
    fs::write(path("latin1.json"), b"{ \"title\": \"caf\xe9\" }").expect("a file can be written");
    fs::write(path("nested.json"), "[".repeat(100_000)).expect("a file can be written");
    fs::write(path("half.json"), "{ \"version\": 1, \"sources\": {")
        .expect("a file can be written");
    assert!(Command::new("mkfifo").arg(path("pipe.json")).status().expect("mkfifo runs").success());
    let cases = [
        ("missing.json", "no such file"),
        ("empty-folder", "holds no claims.json"),
        ("empty.json", "the claims file is empty"),
        ("words.json", "words.json:1:1"),
        ("latin1.json", "not UTF-8"),
        ("nested.json", "nested too deeply"),
        ("half.json", "half.json:1:"),
        ("pipe.json", "a pipe, socket or device"),
    ];
    for (name, said) in cases {
        let (status, printed) = run(folder.path(), &["check", name]);
        assert_eq!(status, Some(2), "{name}: {printed}");
        assert!(printed.contains(said), "{name}: {printed}");
    }
}

#[test]
fn a_source_that_is_no_text_in_the_folder_is_unread_and_never_waited_for() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    File::create(path("big.txt")).expect("a file").set_len(2_000_000_000).expect("a sparse file");
    fs::create_dir(path("folder.txt")).expect("a folder can be made");
    assert!(Command::new("mkfifo").arg(path("fifo.txt")).status().expect("mkfifo runs").success());
    symlink("/etc/hostname", path("link.txt")).expect("a link can be made");
    symlink("/etc", path("etc")).expect("a link can be made");
    fs::write(path("binary.txt"), b"PK\0\0five").expect("a file can be written");
    fs::write(path("latin1.txt"), b"caf\xe9 five").expect("a file can be written");
    let sources = json!({
        "big": { "file": "big.txt" }, "folder": { "file": "folder.txt" }, "fifo": { "file": "fifo.txt" },
        "link": { "file": "link.txt" }, "linked-folder": { "file": "etc/hostname" },
        "binary": { "file": "binary.txt" }, "latin1": { "file": "latin1.txt", "encoding": "utf-8" },
        "missing": { "file": "missing.txt" },
    });
    write_claims(folder.path(), &sources, "five");
    let (status, printed) = run(folder.path(), &["check", "--width", "200"]);
    assert_eq!(status, Some(1), "{printed}");
    for (file, why) in [
        ("big.txt", "larger than 100 MB"),
        ("folder.txt", "a folder, not a file"),
        ("fifo.txt", "a pipe, socket or device"),
        ("link.txt", "outside the folder"),
        ("etc/hostname", "outside the folder"),
        ("binary.txt", "byte 2 is NUL"),
        ("latin1.txt", "not UTF-8 text: byte 3"),
        ("missing.txt", "no such file"),
    ] {
        let said = printed.lines().any(|line| line.contains(file) && line.contains(why));
        assert!(said, "{file}: {why}\n{printed}");
    }
    assert!(printed.contains("8 could not be checked"), "{printed}");
    let (status, _) = run(folder.path(), &["check", "-A", "unread-source", "-A", "unverified"]);
    assert_eq!(status, Some(1), "not one citation could be checked");
}

#[test]
fn a_path_that_leaves_the_folder_is_a_mistake_in_the_file() {
    let folder = folder();
    for path in ["../up.txt", "/etc/passwd", "a/../../up.txt", "C:\\up.txt", "a\u{1b}[2Jb.txt"] {
        write_claims(folder.path(), &json!({ "a": { "file": path } }), "five");
        let (status, printed) = run(folder.path(), &["check"]);
        assert_eq!(status, Some(2), "{path}: {printed}");
        assert!(printed.contains("claims.json:1:"), "{path}: {printed}");
    }
}

#[test]
fn what_a_terminal_obeys_is_shown_and_not_written() {
    let folder = folder();
    let nasty = "five \u{1b}]0;owned\u{7} \u{1b}[31m \u{9b}2J \u{202e}evif\u{202c} \u{7f}";
    fs::write(folder.path().join("a.txt"), format!("It says {nasty} here."))
        .expect("a file can be written");
    write_claims(folder.path(), &json!({ "a": { "title": nasty, "file": "a.txt" } }), nasty);
    for format in ["table", "concise", "json", "jsonl", "github"] {
        run(folder.path(), &["check", "--format", format]);
    }
    let (_, shown) = run(folder.path(), &["show", "five"]);
    assert!(shown.contains("␛"), "{shown}");
    run(folder.path(), &["list"]);
    run(folder.path(), &["check", "--claim", "\u{1b}[31m"]);
    run(folder.path(), &["show", "\u{1b}[31m\u{202e}"]);
    run(folder.path(), &["check", "no\u{1b}[31msuch"]);
    run(folder.path(), &["read", nasty]);
}

#[test]
fn a_closed_pipe_is_a_success() {
    let program = env!("CARGO_BIN_EXE_crosscheck");
    let mut child = Command::new(program)
        .args(["check", "data/heydari", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut first = [0; 1];
    let mut out = child.stdout.take().expect("it is piped");
    out.read_exact(&mut first).expect("it prints");
    drop(out);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn a_batch_answers_every_line_whatever_it_holds() {
    let program = env!("CARGO_BIN_EXE_crosscheck");
    let mut child = Command::new(program)
        .args(["read", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let lines = b"{\"id\": 1, \"text\": \"540 votes\"}\n\xff\xfe\n\n{\"id\": 2}\n{\"id\": \"x\", \"text\": \"\", \"as_of\": \"soon\"}\n[1]\n{\"id\": 3, \"text\": \"9\"}";
    child.stdin.take().expect("it is piped").write_all(lines).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let answers: Vec<Value> = String::from_utf8(output.stdout)
        .expect("JSON is UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    let ids: Vec<&Value> = answers.iter().map(|answer| &answer["id"]).collect();
    assert_eq!(ids, [&json!(1), &Value::Null, &json!(2), &json!("x"), &Value::Null, &json!(3)]);
    let failed: Vec<bool> = answers.iter().map(|answer| answer["error"].is_string()).collect();
    assert_eq!(failed, [false, true, true, true, true, false]);
}
