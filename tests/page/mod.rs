//! Follows a page of documentation: types its commands into a shell, one after another, and compares what they print
//! with what the page shows.
//!
//! Two kinds of blocks are followed. In a `console` block each line that begins with `$ ` is a command, and the lines
//! below it are its output, where a line `...` stands for any lines. A `sh` block is typed as a whole; it must succeed
//! and print nothing, so that readers can paste it. All other blocks are for the eye.

#![expect(
    clippy::disallowed_methods,
    reason = "this follows pages that are files, and writes them when it is asked to"
)]

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The line of a page that stands for any lines of output.
const ELLIPSIS: &str = "...";

/// A command of a page.
struct Step {
    command: String,
    /// The lines of the page that show its output.
    shown: Range<usize>,
    /// Whether it is a `sh` block, which must succeed and shows no output.
    is_script: bool,
}

/// What a step printed where the page shows something else.
struct Wrong {
    step: Step,
    printed: String,
}

/// Follows the page in an empty folder, beside a copy of `data/` where it names one, and fails where a command prints
/// something else than the page shows, or where the copy is not as it was afterwards.
///
/// With the variable `PAGES=overwrite` the page is rewritten instead: what is printed takes the place of what is shown.
pub(crate) fn follow(path: &str) {
    let text = fs::read_to_string(path).expect("the page is there");
    let lines: Vec<&str> = text.lines().collect();
    let folder = tempfile::tempdir().expect("there is room for a folder");
    if text.contains("data/") {
        copy(Path::new("data"), &folder.path().join("data"));
    }
    let wrong: Vec<Wrong> =
        steps(&lines).into_iter().filter_map(|step| run(step, &lines, folder.path())).collect();
    if std::env::var_os("PAGES").is_some_and(|value| value == "overwrite") {
        fs::write(path, rewritten(&lines, &wrong)).expect("the page can be written");
    } else {
        let told: Vec<String> = wrong.iter().map(Wrong::told).collect();
        assert!(
            told.is_empty(),
            "{path} shows something else than\n\n{}\nIf that is meant, run\nPAGES=overwrite cargo test --test all -- readme::",
            told.join("\n")
        );
    }
    if text.contains("data/") {
        assert_eq!(
            files(&folder.path().join("data")),
            files(Path::new("data")),
            "{path} changes the data"
        );
    }
}

impl Wrong {
    fn told(&self) -> String {
        let kind =
            if self.step.is_script { "a `sh` block prints nothing and succeeds\n" } else { "" };
        format!("$ {}\n{kind}{}", self.step.command, self.printed)
    }
}

fn steps(lines: &[&str]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut block = "";
    for (at, line) in lines.iter().enumerate() {
        match (block, line.strip_prefix("```"), line.strip_prefix("$ ")) {
            ("", Some(language), _) => {
                block = if language.is_empty() { "text" } else { language };
                if block == "sh" {
                    let step = Step { command: String::new(), shown: at..at, is_script: true };
                    steps.push(step);
                }
            }
            (_, Some(_), _) => block = "",
            ("sh", ..) => {
                let script = steps.last_mut().expect("it began with the block");
                script.command.extend([line, "\n"]);
            }
            ("console", _, Some(command)) => steps.push(Step {
                command: command.replace("cargo run --release --", "crosscheck"),
                shown: at + 1..at + 1,
                is_script: false,
            }),
            ("console", ..) => {
                let step = steps.last_mut().expect("a command stands before its output");
                assert_eq!(step.shown.end, at, "line {}: output without a command", at + 1);
                step.shown.end = at + 1;
            }
            _ => {}
        }
    }
    steps
}

/// Returns what the step printed, where that is not what the page shows.
fn run(step: Step, lines: &[&str], folder: &Path) -> Option<Wrong> {
    let programs = Path::new(env!("CARGO_BIN_EXE_crosscheck")).parent().expect("it is in a folder");
    let shell = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{}", step.command)])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", programs.display()))
        .output()
        .expect("there is a shell");
    let printed = String::from_utf8(shell.stdout).expect("the output is UTF-8");
    let right = if step.is_script {
        shell.status.success() && printed.is_empty()
    } else {
        let shown: String =
            lines[step.shown.clone()].iter().flat_map(|line| [line, "\n"]).collect();
        matches(&shown, &printed)
    };
    (!right).then_some(Wrong { step, printed })
}

/// Returns whether `printed` is what is shown, where a line `...` stands for any lines.
fn matches(shown: &str, printed: &str) -> bool {
    let mut parts = shown.split("...\n");
    let Some(mut rest) = parts.next().and_then(|first| printed.strip_prefix(first)) else {
        return false;
    };
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = if part.is_empty() { "" } else { &rest[at + part.len()..] };
    }
    rest.is_empty()
}

fn rewritten(lines: &[&str], wrong: &[Wrong]) -> String {
    let mut page: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
    for Wrong { step, printed } in wrong.iter().rev() {
        assert!(!step.is_script, "{}\n{printed}", step.command);
        let printed: Vec<&str> = printed.lines().collect();
        page.splice(step.shown.clone(), shortened(&lines[step.shown.clone()], &printed));
    }
    page.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// Returns what was printed, without the lines for which the page shows `...` so far.
fn shortened(shown: &[&str], printed: &[&str]) -> Vec<String> {
    let mut kept = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, shown, printed) {
        let (old, new) = (&shown[op.old_range()], &printed[op.new_range()]);
        let first = old.iter().position(|&line| line == ELLIPSIS);
        let last = old.iter().rposition(|&line| line == ELLIPSIS);
        match (op, first, last) {
            (DiffOp::Replace { .. }, Some(before), Some(last))
                if before + old.len() - last - 1 <= new.len() =>
            {
                let after = old.len() - last - 1;
                kept.extend_from_slice(&new[..before]);
                kept.push(ELLIPSIS);
                kept.extend_from_slice(&new[new.len() - after..]);
            }
            _ => kept.extend_from_slice(new),
        }
    }
    kept.into_iter().map(str::to_owned).collect()
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

/// Returns every file below a folder with its bytes, sorted.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("the folder is there") {
            let path = entry.expect("it lists").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is below").to_owned();
                found.push((name, fs::read(&path).expect("it can be read")));
            }
        }
    }
    found.sort_unstable();
    found
}
