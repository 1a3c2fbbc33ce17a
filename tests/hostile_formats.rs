//! A dossier made to break out of what it is written into, through every format: each is read again by a parser of its own,
//! and holds what it should and nothing else.

#![expect(
    clippy::disallowed_methods,
    reason = "this test writes the dossier that the formats must survive"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::xml::{Element, violations};

/// What breaks out: of XML, of workflow commands, of a terminal, of Markdown, of a spreadsheet, of a JSON string, of SARIF's
/// placeholders and links.
const NASTY: &str = "]]><!-- </failure></testcase> &lt;&bogus; \" ' \r\n::error::owned\n::stop-commands::x\n##[error]owned \
    \u{1b}]0;owned\u{7}\u{1b}[31m \u{9b}2J \u{202e}evif\u{202c} \u{2066}\u{7f}\u{0}\u{fffe}\u{ffff}\u{fdd0} | a | `b` \
    </script><img src=x> {0} {{1}} [link](https://example.org) \u{2028} \\ \\u0000 five";

const FORMATS: [&str; 9] =
    ["table", "concise", "json", "jsonl", "github", "sarif", "junit", "gitlab", "csv"];

/// Returns a folder with a dossier of `claims` claims, each with a citation that is lost and one that holds.
fn dossier(claims: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let long = "a".repeat(100_000);
    let id = |number: usize| format!("::error::=1+1]]>|`##[error]{{0}}&{number}");
    let claim = json!({
            "statement": format!("{NASTY} {long} Five came."), "kind": "count", "value": 5,
            "citations": [
                { "source": "=cmd|'!A1", "quote": format!("=1+1{NASTY}"), "attributed_to": format!("-2+3 {NASTY}") },
                { "source": "@sum]]>", "quote": "five", "attributed_to": "+1" },
            ],
    });
    let all: serde_json::Map<String, Value> =
        (0..claims).map(|number| (id(number), claim.clone())).collect();
    let nasty = NASTY.replace('\0', "");
    let file = json!({
        "version": 1,
        "title": NASTY,
        "sources": {
            "=cmd|'!A1": { "title": NASTY, "file": "a]]>&<b>'\"=.txt", "url": format!("https://example.org/{nasty}") },
            "@sum]]>": { "title": "=1+1", "file": "::error::.txt", "publisher": NASTY },
        },
        "claims": all,
        "drafts": { "story": { "title": NASTY, "file": "##[error].md" } },
    });
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write("claims.json", &file.to_string());
    write("a]]>&<b>'\"=.txt", "nothing of the kind");
    write("::error::.txt", &format!("They say five. {long}"));
    write("##[error].md", &format!("“{nasty} was not so” and 77 boats {long}."));
    folder
}

/// Returns what a command writes to standard output; none may leave a control character there.
fn printed(folder: &Path, args: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    let output = program.args(args).current_dir(folder).env_clear().output().expect("it runs");
    let err = String::from_utf8(output.stderr).expect("it is UTF-8");
    assert!(!err.contains("panicked"), "{err}");
    assert!(matches!(output.status.code(), Some(0 | 1)), "{args:?}: {err}");
    let printed = String::from_utf8(output.stdout).expect("the output is UTF-8");
    let lines = if args.contains(&"csv") { printed.replace("\r\n", "\n") } else { printed.clone() };
    let hidden = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!lines.contains(hidden), "{args:?}");
    printed
}

fn checked(folder: &Path, format: &str) -> String {
    printed(folder, &["check", "--format", format])
}

#[test]
fn no_format_lets_a_control_through() {
    let folder = dossier(2);
    for format in FORMATS {
        assert!(!checked(folder.path(), format).is_empty(), "{format}");
    }
}

#[test]
fn what_is_written_for_programs_is_no_command_to_a_log() {
    let folder = dossier(2);
    let written = ["json", "jsonl", "sarif", "junit", "gitlab", "csv"];
    let written = written.map(|format| (format, checked(folder.path(), format)));
    let exported = ["claimreview", "web-annotation"];
    let exported =
        exported.map(|format| (format, printed(folder.path(), &["export", "--to", format])));
    for (format, text) in written.into_iter().chain(exported) {
        let is_command = |line: &str| line.trim_start().starts_with("::");
        assert!(!text.lines().any(is_command), "{format}");
        // A cell of a list has no escape that would take these signs apart.
        assert!(format == "csv" || !text.contains("##["), "{format}");
    }
}

#[test]
fn github_gets_a_command_for_each_finding_and_no_other() {
    let folder = dossier(12);
    let report: Value = serde_json::from_str(&checked(folder.path(), "json")).expect("it is JSON");
    let findings = report["dossiers"][0]["findings"].as_array().expect("it is a list");
    let lines = checked(folder.path(), "github");
    let mut commands: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in lines.lines() {
        // As the runner parses them: `ActionCommand.TryParseV2`.
        let (head, _) =
            line.strip_prefix("::").and_then(|rest| rest.split_once("::")).expect("a command");
        let (name, properties) = head.split_once(' ').expect("it has properties");
        commands.push((name, properties.split(',').collect()));
    }
    let (name, properties) = commands.pop().expect("the last says what is not shown");
    assert_eq!((name, properties), ("notice", vec!["title=crosscheck"]));
    assert_eq!(commands.len(), findings.len());
    for (name, properties) in commands {
        assert!(["error", "warning"].contains(&name), "{name}");
        let known = ["file", "line", "col", "endLine", "endColumn", "title"];
        let names = properties.iter().map(|one| one.split_once('=').expect("a value").0);
        assert!(names.clone().all(|name| known.contains(&name)), "{properties:?}");
    }
}

#[test]
fn xml_holds_the_words_and_no_other_elements() {
    let folder = dossier(3);
    let report = checked(folder.path(), "junit");
    assert_eq!(
        violations(include_str!("../data/schema/third-party/junit-10.xsd"), &report),
        [""; 0]
    );
    let suites = Element::parse(&report);
    let citations = &suites.named("testsuite")[0];
    let cases = citations.named("testcase");
    assert_eq!(cases.len(), 6);
    assert_eq!(cases[0].attribute("classname"), "::error::=1+1]]>|`##[error]{0}&0");
    assert_eq!(cases[1].attribute("name"), "@sum]]>: “five”");
    let failure = cases[0].named("failure")[0];
    assert!(
        failure.text.contains("“=1+1]]><!-- </failure></testcase> &lt;&bogus; \" '"),
        "{}",
        failure.text
    );
}

#[test]
fn json_holds_the_words_and_no_other_fields() {
    let folder = dossier(2);
    let parse = |text: &str| serde_json::from_str::<Value>(text).expect("it is JSON");
    let log = parse(&checked(folder.path(), "sarif"));
    let results = log["runs"][0]["results"].as_array().expect("it is a list");
    let lost = results.iter().find(|one| one["ruleId"] == "lost-citation").expect("it is lost");
    let message = lost["message"]["text"].as_str().expect("it is text");
    assert!(message.starts_with("`::error::=1+1]]>|`##[error]{{0}}&0`"), "{message}");
    for text in results.iter().map(|one| one["message"]["text"].to_string()) {
        let without_pairs = text.replace("{{", "").replace("}}", "");
        assert!(!without_pairs.contains(['{', '}']) && !text.contains("]("), "{text}");
    }
    let issues = parse(&checked(folder.path(), "gitlab"));
    assert!(issues.as_array().is_some_and(|list| list.len() == results.len()));
    let reviews = parse(&printed(folder.path(), &["export", "--to", "claimreview"]));
    assert!(
        reviews["@graph"][0]["claimReviewed"].as_str().is_some_and(|text| text.starts_with(NASTY))
    );
    let collection = parse(&printed(folder.path(), &["export", "--to", "web-annotation"]));
    let target = &collection["first"]["items"][0]["target"];
    // The address is none, as it holds what no address does.
    assert_eq!(target["source"], "a%5D%5D%3E%26%3Cb%3E%27%22%3D.txt");
    assert_eq!(target["selector"][0]["exact"], format!("=1+1{NASTY}"));
}

#[test]
fn a_list_holds_no_formula() {
    let folder = dossier(2);
    let list = checked(folder.path(), "csv");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(list.as_bytes());
    let rows: Vec<csv::StringRecord> =
        reader.records().map(|row| row.expect("every row has as many cells")).collect();
    assert_eq!(rows.len(), 1 + 4);
    for cell in rows.iter().flat_map(csv::StringRecord::iter) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell}");
    }
    assert_eq!(&rows[1][4], "'=cmd|'!A1");
    assert_eq!(&rows[2][10], "'+1");
}
