//! Documents of files that have no lines: every report gives their places as people cite them.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::num::NonZeroU32;

use crosscheck::check::{Extent, check};
use crosscheck::dossier::ClaimsFile;
use crosscheck::finding::{Level, Levels, describe};
use crosscheck::report::check::{concise, csv, github, json, sarif, table};
use crosscheck::report::kit::layout::PageStyle;
use crosscheck::report::kit::roots::Roots;
use crosscheck::report::page::show::{self, Layout};
use crosscheck::report::{Examined, Failed};
use crosscheck::source::{Document, Format, Held, Holding, Holdings, Locator};
use serde_json::Value;

const CLAIMS: &str = r#"{ "version": 1, "levels": { "uncited-passage": "warn" },
"sources": { "report": { "file": "report.pdf" } },
"claims": {
 "votes": { "statement": "540 votes went to Mousavi.", "kind": "count", "unit": "votes", "value": 540, "citations": [
  { "source": "report", "quote": "540 votes went to Mousavi" },
  { "source": "report", "quote": "650 votes were cast at that embassy" } ] } } }"#;

/// A report of two pages.
fn examined() -> Examined {
    let pages = [
        "In June 2009, 650 votes were cast at the embassy.\n",
        "The count took a night.\n",
        "In Oslo, 540 votes went to Mousavi.\n",
        "He says now that 546 votes went to Mousavi in Oslo.\n",
    ];
    let number = |n| NonZeroU32::new(n).unwrap();
    let line = |page, line| Locator::Page { page: number(page), line: number(line), label: None };
    let starts = [pages[0].len(), pages[..2].concat().len(), pages[..3].concat().len()];
    let others = vec![(starts[0], line(1, 2)), (starts[1], line(2, 1)), (starts[2], line(2, 2))];
    let sha256 = "0".repeat(64);
    let document = Document::of_parts(Format::Plain, pages.concat(), sha256, line(1, 1), others);
    let claims_file = ClaimsFile::new("data/claims.json".into(), CLAIMS.to_owned());
    let (dossier, problems) = claims_file.read();
    assert_eq!(problems, []);
    let held = Held::new("report.pdf", document);
    let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
    let dossier = dossier.unwrap();
    let (levels, wrong) = Levels::new(&dossier, &[]);
    assert_eq!(wrong, []);
    let checked = check(dossier, holdings, Extent { whole: true, uncited: true, lock: None });
    let findings = describe(&checked, &levels);
    Examined { claims_file, checked, drafts: Vec::new(), findings }
}

fn written(write: impl Fn(&mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    write(&mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn json_gives_a_locator_and_no_lines() {
    let run: [Result<Examined, Failed>; 1] = [Ok(examined())];
    let answer: Value =
        serde_json::from_str(&written(|out| json::render(out, &run, Level::Allow).unwrap()))
            .unwrap();
    let citations = &answer["dossiers"][0]["claims"][0]["citations"];
    assert_eq!(citations[0]["locator"], "page 2, line 1");
    for field in ["line", "column", "byte_start", "byte_end"] {
        assert!(citations[0][field].is_null(), "{field}: {}", citations[0]);
    }
    assert_eq!(citations[1]["nearest"]["locator"], "page 1, line 1");
    let findings = answer["dossiers"][0]["findings"].as_array().unwrap();
    let uncited = findings.iter().find(|finding| finding["code"] == "uncited-passage").unwrap();
    let places = uncited["places"].as_array().unwrap();
    assert!(places.iter().any(|place| place["locator"] == "page 2, line 2"), "{uncited}");
    let schema: Value =
        serde_json::from_str(include_str!("../data/schema/check-1.schema.json")).unwrap();
    jsonschema::draft202012::new(&schema).unwrap().validate(&answer).unwrap();
}

#[test]
fn reports_for_people_give_it_beside_the_file() {
    let examined = examined();
    let look = PageStyle { width: 200, color: false };
    let shown = written(|out| show::render(out, &examined, 0, Layout::Full, look).unwrap());
    assert!(shown.contains("report.pdf, page 2, line 1"), "{shown}");
    assert!(shown.contains("the nearest passage is at report.pdf, page 1, line 1"), "{shown}");
    let run: [Result<Examined, Failed>; 1] = [Ok(examined)];
    let report =
        written(|out| table::render(out, &mut Vec::new(), &run, Level::Allow, look).unwrap());
    assert!(report.contains("--> data/report.pdf, page 1, line 1"), "{report}");
    assert!(report.contains("--> data/report.pdf, page 2, line 2"), "{report}");
}

#[test]
fn reports_for_tools_name_a_line_where_there_is_one() {
    let run: [Result<Examined, Failed>; 1] = [Ok(examined())];
    let lines = written(|out| concise::render(out, &run, Level::Allow).unwrap());
    assert!(lines.contains("data/claims.json:6:34: deny[lost-citation]"), "{lines}");
    let commands =
        written(|out| github::render(out, &run, Level::Allow, &Roots::default()).unwrap());
    assert!(commands.contains("::error file=data/claims.json,line=6,col=34,"), "{commands}");
}

#[test]
fn formats_of_others_say_it_where_they_have_no_region() {
    let run: [Result<Examined, Failed>; 1] = [Ok(examined())];
    let roots = Roots::default();
    let log = written(|out| sarif::render(out, &run, Level::Allow, &roots).unwrap());
    let log: Value = serde_json::from_str(&log).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let lost = results.iter().find(|result| result["ruleId"] == "lost-citation").unwrap();
    let passage = &lost["relatedLocations"][0];
    let file = &passage["physicalLocation"];
    assert_eq!(file["artifactLocation"]["uri"], "data/report.pdf");
    assert!(file["region"].is_null(), "{file}");
    let said = passage["message"]["text"].as_str().unwrap();
    assert!(said.starts_with("page 1, line 1: "), "{said}");
    let list = written(|out| csv::render(out, &run, Level::Allow).unwrap());
    assert!(
        list.contains("540 votes went to Mousavi,\"report.pdf, page 2, line 1\",540,"),
        "{list}"
    );
}
