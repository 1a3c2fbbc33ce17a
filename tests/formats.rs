//! One fixed set of findings through every format.
//!
//! The set is what `tests/data/formats/` holds: a dossier of an invented flood, a claims file with mistakes, and
//! a path where there is none. Each format has its snapshot in `tests/data/formats/expected/`, and one position
//! in it that was counted by hand.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use crosscheck::finding::Level;
use crosscheck::report::check::{
    concise, csv, github, gitlab, html as page, json, jsonl, junit, sarif,
};
use crosscheck::report::kit::roots::Roots;
use crosscheck::report::page::export;
use crosscheck::report::{Examined, Failed};
use crosscheck::run::{Options, run};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../data/schema/check-1.schema.json");

const FLOOD: &str = "tests/data/formats/harbour, 40%/claims.json";
const MISTAKEN: &str = "tests/data/formats/mistaken.json";
const MISSING: &str = "tests/data/formats/missing.json";

type Render = fn(&mut dyn Write, &[Result<Examined, Failed>], Level) -> io::Result<()>;

/// Every format, with its snapshot.
const FORMATS: [(&str, Render, &str); 11] = [
    ("check.html", html, include_str!("data/formats/expected/check.html")),
    ("check.json", json::render, include_str!("data/formats/expected/check.json")),
    ("check.jsonl", jsonl::render, include_str!("data/formats/expected/check.jsonl")),
    ("concise.txt", concise::render, include_str!("data/formats/expected/concise.txt")),
    ("github.txt", github, include_str!("data/formats/expected/github.txt")),
    ("check.sarif", sarif, include_str!("data/formats/expected/check.sarif")),
    ("junit.xml", junit, include_str!("data/formats/expected/junit.xml")),
    ("gitlab.json", gitlab, include_str!("data/formats/expected/gitlab.json")),
    ("check.csv", csv::render, include_str!("data/formats/expected/check.csv")),
    ("claimreview.json", claim_review, include_str!("data/formats/expected/claimreview.json")),
    ("annotations.json", annotations, include_str!("data/formats/expected/annotations.json")),
];

type Run<'a> = &'a [Result<Examined, Failed>];

fn github(out: &mut dyn Write, run: Run<'_>, least: Level) -> io::Result<()> {
    github::render(out, run, least, &Roots::default())
}

/// Returns the log with one of its rules, which are the pages of all findings, and without the program's version.
fn sarif(out: &mut dyn Write, run: Run<'_>, least: Level) -> io::Result<()> {
    let mut written = Vec::new();
    sarif::render(&mut written, run, least, &Roots::default())?;
    let written = String::from_utf8(written).unwrap();
    let (start, rest) = written.split_once("          \"rules\": [\n").unwrap();
    let (first, rest) = rest.split_once("\n            },\n").unwrap();
    let (_, end) = rest.split_once("          ]\n").unwrap();
    let start = start.replace(env!("CARGO_PKG_VERSION"), "VERSION");
    write!(out, "{start}          \"rules\": [\n{first}\n            }}\n          ]\n{end}")
}

fn junit(out: &mut dyn Write, run: Run<'_>, least: Level) -> io::Result<()> {
    junit::render(out, run, least, &Roots::default())
}

fn gitlab(out: &mut dyn Write, run: Run<'_>, least: Level) -> io::Result<()> {
    gitlab::render(out, run, least, &Roots::default())
}

fn claim_review(out: &mut dyn Write, run: Run<'_>, _: Level) -> io::Result<()> {
    export::render_claim_review(out, run[0].as_ref().unwrap()).map(|_| ())
}

fn annotations(out: &mut dyn Write, run: Run<'_>, _: Level) -> io::Result<()> {
    export::render_web_annotation(out, run[0].as_ref().unwrap()).map(|_| ())
}

/// Writes the page without its style and script, and the policy that has their digests.
fn html(out: &mut dyn Write, run: &[Result<Examined, Failed>], _: Level) -> io::Result<()> {
    let page = page::page(run);
    let mut rest = page.as_str();
    for (start, end) in
        [("<meta http-equiv", "<meta name"), ("<style>", "</head>"), ("<script>", "</body>")]
    {
        let from = rest.find(start).unwrap();
        let to = from + rest[from..].find(end).unwrap();
        write!(out, "{}", &rest[..from])?;
        rest = &rest[to..];
    }
    write!(out, "{rest}")
}

#[test]
fn every_format_is_as_it_was() {
    let run = [FLOOD, MISTAKEN, MISSING].map(examine);
    let changed: Vec<String> = FORMATS
        .iter()
        .filter_map(|(name, render, expected)| difference(name, &rendered(*render, &run), expected))
        .collect();
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

#[test]
fn only_line_breaks_control_what_is_shown() {
    let run = [FLOOD, MISTAKEN, MISSING].map(examine);
    let obeyed = |c: char| {
        c != '\n' && c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    for (name, render, _) in FORMATS {
        // A row of a list ends with both signs (RFC 4180).
        let shown = rendered(render, &run).replace("\r\n", "\n");
        let found: Vec<char> = shown.chars().filter(|c| obeyed(*c)).collect();
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

#[test]
fn nothing_to_tell_is_said_by_no_lines() {
    for render in [concise::render, github] {
        assert_eq!(rendered(render, &[]), "");
    }
}

#[test]
fn the_output_is_what_the_schema_says() {
    let validator = jsonschema::validator_for(&parsed(SCHEMA)).unwrap();
    for file in [FLOOD, MISTAKEN, MISSING, "data/heydari/claims.json"] {
        let output = parsed(&rendered(json::render, &[examine(file)]));
        let complaints: Vec<String> =
            validator.iter_errors(&output).map(|error| error.to_string()).collect();
        assert_eq!(complaints, Vec::<String>::new(), "{file}");
    }
}

#[test]
fn the_lines_hold_the_objects_of_the_json_output() {
    let run = [FLOOD, MISTAKEN, MISSING].map(examine);
    let whole = parsed(&rendered(json::render, &run));
    let mut expected = Vec::new();
    for dossier in whole["dossiers"].as_array().unwrap() {
        for list in ["claims", "rules", "findings", "errors"] {
            let named = |object: &Value| (dossier["file"].clone(), object.clone());
            expected.extend(dossier[list].as_array().unwrap().iter().map(named));
        }
    }
    let lines = rendered(jsonl::render, &run);
    let object = |line: &str| {
        let mut object = parsed(line);
        let fields = object.as_object_mut().unwrap();
        let r#type = fields.remove("type").unwrap();
        let dossier = fields.remove("dossier").unwrap();
        (r#type, dossier, object)
    };
    let (heads, objects): (Vec<_>, Vec<_>) = lines
        .lines()
        .map(object)
        .partition(|(r#type, ..)| r#type == "dossier" || r#type == "summary");
    let objects: Vec<_> =
        objects.into_iter().map(|(_, dossier, object)| (dossier, object)).collect();
    assert_eq!(objects, expected);
    assert_eq!(heads.len(), run.len() + 1);
}

#[test]
fn json_places_are_those_counted_by_hand() {
    let output = parsed(&rendered(json::render, &[examine(FLOOD)]));
    let boats = &output["dossiers"][0]["claims"][0]["citations"];

    // Line 3 of keshti.txt: سیل(3) +1 در(2) +1 ۳(1) +1 مه(2) +1 ۲۳۰۱(4) +1 به(2) +1 بندر(4) +1 رسید(4) +1 و(1) +1
    // are 32 characters, so the quote begins in column 33. 23 of the 32 are letters of two bytes, 9 are
    // spaces: 55 bytes. Before them, line 1 has 20 letters, digits and signs of two bytes, the hamza over
    // «روزنامهٔ» with them, and 4 spaces; with its line break and that of the empty line 2: 46 bytes.
    // The quote is ۴۰(2) +1 قایق(4) +1 از(2) +1 دست(3) +1 رفت(3): 14 letters and 4 spaces, 32 bytes.
    assert_place(&boats[2], (3, 33), 46 + 55..46 + 55 + 32);

    // Line 1 of ledger.txt has 35 characters and ends with CR LF, line 2 is CR LF: 39 bytes; "In all, " has 8.
    assert_place(&boats[1], (3, 9), 39 + 8..39 + 8 + "more than 50 boats were lost".len());
}

#[test]
fn the_nearest_passages_are_where_they_were_counted_by_hand() {
    let run = rendered(json::render, &[examine(FLOOD)]);
    let report = parsed(&run);
    let claims = report["dossiers"][0]["claims"].as_array().unwrap();
    let looms = claims.iter().find(|claim| claim["id"] == "looms-burned").unwrap();
    // Forty boats in Persian stand where `boats-lost` has them; the quote says fifty.
    let altered = &looms["citations"][2];
    assert_eq!(altered["state"], "altered");
    assert_place(&altered["nearest"], (3, 33), 101..101 + 32);
    // Line 3 of ledger.txt begins at byte 39. Before the ropewalk, "In all, " has 8 characters, "more than 50 boats were
    // lost" 28, "; " 2.
    let reworded = &looms["citations"][3];
    assert_eq!(reworded["state"], "reworded");
    let passage = "the ropewalk burned with 12 of its 30 looms";
    assert_place(&reworded["nearest"], (3, 39), 39 + 38..39 + 38 + passage.len());
    assert_eq!(
        reworded["nearest"]["differences"],
        json!([{ "change": "wording", "quote": "was", "passage": "" }])
    );
}

#[test]
fn json_lines_places_are_those_counted_by_hand() {
    let lines = rendered(jsonl::render, &[examine(FLOOD)]);
    let bell = lines.lines().map(parsed).find(|object| object["id"] == "bell").unwrap();

    // "Watch log." has 10 characters and the tab is one: the quote begins in column 12, at byte 11. "Bell: "
    // has 6 bytes, the escape sequence 4, "rung by " 8, U+202E 3, "Torr" 4, U+202C 3, " at dawn" 8.
    assert_place(&bell["citations"][0], (1, 12), 11..11 + 6 + 4 + 8 + 3 + 4 + 3 + 8);
}

#[test]
fn concise_places_are_those_counted_by_hand() {
    // Line 7 of mistaken.json: 6 spaces, `"citations":` is 12 and a space 1, `[{ ` 3, `"source":` 9 and a
    // space 1: 32 characters stand before `"gazete"`.
    let lines = rendered(concise::render, &[examine(MISTAKEN)]);
    let line = format!("{MISTAKEN}:7:33: error: there is no source `gazete`");
    assert!(lines.lines().any(|one| one == line), "{lines}");
}

#[test]
fn github_places_are_those_counted_by_hand() {
    // The head of claims.json has 5 lines, `gazette` 5, `ledger` 5, `keshti` 6, `log` 4: `radio` begins on line
    // 26, and its `file` is two lines on. 6 spaces, `"file":` 7 and a space 1 stand before the path, which has
    // "sources/" 8, "radio: " 7, "part " 5, "2, " 3, "50%" 3, ".txt" 4, and two quotation marks.
    let lines = rendered(github, &[examine(FLOOD)]);
    let end = 15 + 8 + 7 + 5 + 3 + 3 + 4 + 2;
    let place = format!(",line=28,col=15,endLine=28,endColumn={end},title=unread-source::");
    assert!(lines.lines().any(|one| one.contains(&place)), "{lines}");
}

#[test]
fn sarif_places_are_those_counted_by_hand() {
    let log = parsed(&rendered(sarif, &[examine(FLOOD)]));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let of_rule = |rule: &str| results.iter().find(|one| one["ruleId"] == rule).unwrap();
    let region = |location: &Value| location["physicalLocation"]["region"].clone();
    // As in the other formats: `file` of `radio` is on line 28, in column 15; its path has 30 signs and two quotation marks.
    let unread = region(&of_rule("unread-source")["locations"][0]);
    let place =
        json!({ "startLine": 28, "startColumn": 15, "endLine": 28, "endColumn": 15 + 30 + 2 });
    assert_eq!(unread, place);
    // The quote of keshti.txt begins in column 33 and has 14 letters and 4 spaces, whatever their bytes.
    let conflict = of_rule("conflict")["relatedLocations"].as_array().unwrap();
    let place = json!({ "startLine": 3, "startColumn": 33, "endLine": 3, "endColumn": 33 + 18 });
    assert_eq!(region(conflict.last().unwrap()), place);
}

#[test]
fn junit_gitlab_and_csv_places_are_those_counted_by_hand() {
    // The citations of `boats-lost` begin on line 43; each object has its quote on its third line, or its fourth where it has
    // an id. The first takes five lines, the second seven.
    let junit = rendered(junit, &[examine(FLOOD)]);
    let case = format!(
        "name=\"keshti: “۴۰ قایق از دست رفت”\" file=\"{FLOOD}\" line=\"{}\"",
        43 + 5 + 7 + 3
    );
    assert!(junit.contains(&case), "{junit}");
    let issues = parsed(&rendered(gitlab, &[examine(FLOOD)]));
    let unread = issues.as_array().unwrap().iter().find(|one| one["check_name"] == "unread-source");
    assert_eq!(unread.unwrap()["location"], json!({ "path": FLOOD, "lines": { "begin": 28 } }));
    let list = rendered(csv::render, &[examine(FLOOD)]);
    assert!(list.contains(",۴۰ قایق از دست رفت,sources/keshti.txt:3:33,40,verbatim,"), "{list}");
}

fn assert_place(citation: &Value, place: (u32, u32), bytes: Range<usize>) {
    let expected = json!([place.0, place.1, bytes.start, bytes.end]);
    let found = ["line", "column", "byte_start", "byte_end"].map(|field| citation[field].clone());
    assert_eq!(json!(found), expected, "{citation}");
}

/// Reads and checks a claims file as `crosscheck check` does.
fn examine(file: &str) -> Result<Examined, Failed> {
    run(Path::new(file), &Options::default())
}

fn rendered(render: Render, run: &[Result<Examined, Failed>]) -> String {
    let mut out = Vec::new();
    render(&mut out, run, Level::Allow).unwrap();
    String::from_utf8(out).unwrap()
}

/// Returns what differs from the snapshot, and how to replace it.
fn difference(name: &str, actual: &str, expected: &str) -> Option<String> {
    if actual == expected {
        return None;
    }
    let written = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    #[expect(
        clippy::disallowed_methods,
        reason = "beside the build, for whoever reads the difference"
    )]
    std::fs::write(&written, actual).unwrap();
    let diff = similar::TextDiff::from_lines(expected, actual);
    let diff = diff.unified_diff().header("expected", "actual").to_string();
    Some(format!(
        "{name} has changed:\n{diff}\nRead it. If that is what users should get:\n\
         cp {} tests/data/formats/expected/{name}\n",
        written.display()
    ))
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}
