//! From where the paths of a report count, for services that show the files of a repository.

#![expect(clippy::disallowed_methods, reason = "this test makes the repositories")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

const CLAIMS: &str = r#"{ "version": 1, "sources": { "a": { "file": "a.txt" } }, "claims": { "five": {
    "statement": "Five came.", "kind": "count", "value": 5, "citations": [{ "source": "a", "quote": "six" }] } } }"#;

/// Returns a folder with `repo/stories/` in it, a dossier, and `repo` with a `.git`: a folder, or a file as in a submodule.
fn repository(git_is_file: bool) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let stories = folder.path().join("repo/stories");
    fs::create_dir_all(stories.join("deeper")).expect("folders can be made");
    let git = folder.path().join("repo/.git");
    let made = if git_is_file { fs::write(git, "gitdir: x") } else { fs::create_dir(git) };
    made.expect("it can be made");
    fs::write(stories.join("claims.json"), CLAIMS).expect("a file can be written");
    fs::write(stories.join("a.txt"), "Seven.").expect("a file can be written");
    folder
}

fn checked(here: &Path, args: &[&str], format: &str) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    program.args(["check", "--format", format]).args(args).current_dir(here).env_clear();
    let output = program.output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

#[test]
fn paths_count_from_the_root_of_the_repository_wherever_the_program_runs() {
    for git_is_file in [false, true] {
        let folder = repository(git_is_file);
        let absolute = folder.path().join("repo/stories/claims.json").display().to_string();
        let runs: [(&str, &[&str]); 6] = [
            ("repo", &["stories"]),
            ("repo", &["./stories/claims.json"]),
            ("repo/stories", &[]),
            ("repo/stories/deeper", &["../claims.json"]),
            ("", &["repo/stories"]),
            ("", &[&absolute]),
        ];
        for (here, args) in runs {
            let here = folder.path().join(here);
            for line in checked(&here, args, "github").lines() {
                assert!(line.contains(" file=stories/claims.json,line="), "{args:?}: {line}");
            }
            let issues: Value =
                serde_json::from_str(&checked(&here, args, "gitlab")).expect("it is JSON");
            assert_eq!(issues[0]["location"]["path"], "stories/claims.json");
        }
    }
}

#[test]
fn without_a_repository_paths_count_from_where_the_program_runs() {
    let folder = repository(false);
    fs::remove_dir(folder.path().join("repo/.git")).expect("it can be removed");
    let lines = checked(&folder.path().join("repo"), &["stories"], "github");
    // The folder for temporary files may lie in a repository itself.
    let of = |start: &str| {
        lines.lines().all(|line| line.contains(&format!("{start}stories/claims.json,line=")))
    };
    assert!(of(" file=") || of("repo/"), "{lines}");
}
