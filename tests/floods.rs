//! Dossiers that have one thing many times: what is reported of them grows with what they are made of.

#![expect(
    clippy::disallowed_methods,
    reason = "this test makes the files that the program must survive"
)]

use std::fs;
use std::process::Command;

use serde_json::Value;

#[path = "../benches/generated/floods.rs"]
mod generated;

use generated::{FLOODS, Flood};

/// Returns what a check of a flood prints.
fn checked(flood: &Flood, format: &str) -> String {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let claims = folder.path().join("claims.json");
    fs::write(claims, flood.claims.to_string()).expect("the folder is writable");
    for (name, text) in &flood.files {
        fs::write(folder.path().join(name), text).expect("the folder is writable");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["check", "--format", format, "-W", "uncited-passage"])
        .current_dir(folder.path())
        .env_clear()
        .output()
        .expect("the program runs");
    String::from_utf8(output.stdout).expect("the output is UTF-8")
}

/// Holds the bytes of a report of twice as many things to twice the bytes, and a tenth.
fn grows_as_it_should(format: &str) {
    for (name, flood) in FLOODS {
        let [once, twice] = [50, 100].map(|count| checked(&flood(count), format).len());
        assert!(once > 0, "{name}");
        assert!(twice * 10 <= once * 22, "{name} in {format}: {once} bytes, then {twice}");
    }
}

#[test]
fn the_table_grows_with_what_is_checked() {
    grows_as_it_should("table");
}

#[test]
fn the_json_report_grows_with_what_is_checked() {
    grows_as_it_should("json");
}

#[test]
fn a_prefix_singles_out_one_of_many_places() {
    let flood = FLOODS.iter().find(|(name, _)| *name == "places").expect("there is such a one").1;
    for count in [2, 999, 1_001, 5_000] {
        let report: Value =
            serde_json::from_str(&checked(&flood(count), "json")).expect("the report is JSON");
        let citation = &report["dossiers"][0]["claims"][0]["citations"][0];
        assert_eq!(citation["state"], "verbatim", "{count} places: {report:#}");
    }
}

#[test]
fn an_ambiguous_quote_lists_five_places_and_says_how_many_there_are() {
    let flood =
        FLOODS.iter().find(|(name, _)| *name == "ambiguous").expect("there is such a one").1;
    let report = checked(&flood(1_200), "concise");
    let line = report.lines().find(|line| line.contains("ambiguous-quote")).expect("it is told");
    assert!(line.contains("stands at 1200 places"), "{line}");
    let report: Value =
        serde_json::from_str(&checked(&flood(1_200), "json")).expect("the report is JSON");
    let places = report["dossiers"][0]["findings"][0]["places"].as_array().map_or(0, Vec::len);
    assert_eq!(places, 1 + 5, "that of the citation, and five of the quote");
}
