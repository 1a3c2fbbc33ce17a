//! Names of findings by which services know them from one run to the next.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::collections::BTreeSet;
use std::path::Path;

use crosscheck::finding::Level;
use crosscheck::report::check::sarif;
use crosscheck::report::kit::roots::Roots;
use crosscheck::run::{Options, run};
use serde_json::Value;

#[test]
fn a_fingerprint_stays_when_lines_move_and_values_change() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("claims.json");
    let fingerprints = |lines: &str, value: &str| {
        let claims = format!(
            r#"{{ "version": 1,{lines} "sources": {{ "a": {{ "file": "a.txt" }} }},
                "claims": {{ "boats": {{ "statement": "There were {value} boats.", "kind": "count", "value": {value},
                "citations": [{{ "source": "a", "quote": "forty boats" }}, {{ "source": "a", "quote": "ten boats" }}] }} }} }}"#
        );
        write(&file, &claims);
        let run = [run(&file, &Options::default())];
        let roots = Roots::new(folder.path(), []);
        let mut out = Vec::new();
        sarif::render(&mut out, &run, Level::Allow, &roots).unwrap();
        let log = serde_json::from_slice::<Value>(&out).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let named = results.into_iter().map(|result| {
            (
                result["ruleId"].to_string(),
                result["partialFingerprints"]["crosscheck/v1"].to_string(),
            )
        });
        named.collect::<BTreeSet<(String, String)>>()
    };
    write(&folder.path().join("a.txt"), "There were forty boats.");
    let before = fingerprints("", "30");
    assert_eq!(
        before.iter().map(|(rule, _)| rule.as_str()).collect::<Vec<_>>(),
        ["\"altered-quote\"", "\"contradicted\""]
    );
    assert_eq!(fingerprints("\n\n\n", "31"), before);
}

#[expect(clippy::disallowed_methods, reason = "a dossier of this test")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}
