//! The commands of README.md and `docs/`, typed one after another into a shell, with the output that the page shows.
//!
//! Those of a page run in a folder of their own. A line `...` on the page stands for any lines. What the program prints
//! now is in the message of a failure.

#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "this test reads the README and copies the example")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// A command of the page and the output below it.
struct Step {
    command: String,
    expected: String,
}

fn steps(readme: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut in_console = false;
    for line in readme.lines() {
        match line {
            "```console" => in_console = true,
            "```" => in_console = false,
            _ if !in_console => {}
            _ => match (
                line.strip_prefix("$ "),
                line.strip_prefix("> ").or((line == ">").then_some("")),
            ) {
                (Some(command), _) => {
                    let command = command.replace("cargo run --release --", "crosscheck");
                    steps.push(Step { command, expected: String::new() });
                }
                (None, Some(more)) => {
                    let step = steps.last_mut().expect("a command stands before its further lines");
                    step.command.extend(["\n", more]);
                }
                (None, None) => {
                    let step = steps.last_mut().expect("a command stands before its output");
                    step.expected.extend([line, "\n"]);
                }
            },
        }
    }
    steps
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("it lists");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("it can be copied");
        }
    }
}

fn output(command: &str, folder: &Path) -> String {
    let programs = Path::new(env!("CARGO_BIN_EXE_crosscheck")).parent().expect("it is in a folder");
    let path = format!("{}:/usr/bin:/bin", programs.display());
    let shell = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", path)
        .output()
        .expect("there is a shell");
    String::from_utf8(shell.stdout).expect("the output is UTF-8")
}

/// Whether `printed` is what the page shows, where `...` stands for any lines.
fn matches(expected: &str, printed: &str) -> bool {
    let mut parts = expected.split("...\n");
    let Some(mut rest) = parts.next().and_then(|first| printed.strip_prefix(first)) else {
        return false;
    };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        if part.is_empty() {
            rest = "";
        }
    }
    rest.is_empty()
}

/// Fails where a command of the page prints something else than the page shows.
fn follow(page: &str, folder: &Path, least: usize) {
    let steps = steps(&fs::read_to_string(page).expect("the page is there"));
    assert!(steps.len() >= least, "only {} commands were found", steps.len());
    let mut wrong = Vec::new();
    for step in steps {
        let printed = output(&step.command, folder);
        if !matches(&step.expected, &printed) {
            wrong.push(format!("$ {}\n{printed}", step.command));
        }
    }
    assert!(wrong.is_empty(), "{page} shows something else than\n\n{}", wrong.join("\n"));
}

#[test]
fn every_command_prints_what_the_page_shows() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    copy(Path::new("data"), &folder.path().join("data"));
    follow("README.md", folder.path(), 9);
}

#[test]
fn two_articles_can_be_followed_from_an_empty_folder() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    follow("docs/two-articles.md", folder.path(), 20);
}
