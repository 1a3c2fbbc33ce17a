//! The formats of others are what those others say: their schemas are in `data/schema/third-party/`.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use crosscheck::finding::{Code, Level};
use crosscheck::report::check::{gitlab, junit, sarif};
use crosscheck::report::kit::roots::Roots;
use crosscheck::report::page::export;
use crosscheck::report::{Examined, Failed};
use crosscheck::run::{Options, run};
use serde_json::Value;

use crate::xml::{Element, violations};

const SARIF: &str = include_str!("../data/schema/third-party/sarif-2.1.0.schema.json");
const JUNIT: &str = include_str!("../data/schema/third-party/junit-10.xsd");
const SCHEMA_ORG: &str = include_str!("../data/schema/third-party/schema-org-terms.tsv");
const WEB_ANNOTATION: &str = include_str!("../data/schema/third-party/web-annotation-terms.tsv");

/// Dossiers with every sort of finding: of citations, claims, sources, rules, drafts; mistakes; none.
const FILES: [&str; 7] = [
    "tests/data/formats/harbour, 40%/claims.json",
    "tests/data/formats/mistaken.json",
    "tests/data/formats/missing.json",
    "tests/data/published/claims.json",
    "data/heydari/claims.json",
    "data/flood/claims.json",
    "tests/data/wrong-rules.json",
];

fn examined(file: &str) -> Result<Examined, Failed> {
    run(Path::new(file), &Options::default())
}

type Render = fn(&mut dyn Write, &[Result<Examined, Failed>], Level, &Roots) -> io::Result<()>;

fn rendered(render: Render, run: &[Result<Examined, Failed>]) -> String {
    let mut out = Vec::new();
    render(&mut out, run, Level::Allow, &Roots::default()).unwrap();
    String::from_utf8(out).unwrap()
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn sarif_is_what_oasis_says() {
    // The schema as it is published has a bracket too many in the pattern of languages.
    let schema = SARIF.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}\\\\]?$");
    let schema = jsonschema::validator_for(&parsed(&schema)).unwrap();
    let log = parsed(&rendered(sarif::render, &FILES.map(examined)));
    let complaints: Vec<String> = schema.iter_errors(&log).map(|error| error.to_string()).collect();
    assert_eq!(complaints, Vec::<String>::new());

    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), Code::ALL.len());
    let results = run["results"].as_array().unwrap();
    assert!(results.len() > 40, "{}", results.len());
    let mut fingerprints = BTreeSet::new();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let fingerprint = result["partialFingerprints"]["crosscheck/v1"].as_str().unwrap();
        assert!(fingerprints.insert(fingerprint), "{result}");
        let related = result["relatedLocations"].as_array();
        assert!(related.into_iter().flatten().all(|one| one["message"]["text"].is_string()));
    }
}

#[test]
fn sarif_paths_are_uris_below_the_root() {
    let log = parsed(&rendered(sarif::render, &[examined(FILES[0])]));
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let file = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(file["uri"], "tests/data/formats/harbour%2C%2040%25/claims.json");
        assert_eq!(file["uriBaseId"], "%SRCROOT%");
    }
    assert!(log["runs"][0]["originalUriBaseIds"]["%SRCROOT%"].is_object());
}

#[test]
fn a_finding_about_a_draft_has_its_place_there() {
    let log = parsed(&rendered(sarif::render, &[examined("tests/data/published/claims.json")]));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let differs = results.iter().find(|result| result["ruleId"] == "draft-differs").unwrap();
    let place = &differs["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "tests/data/published/story.html");
    assert_eq!(
        (&place["region"]["startLine"], &place["region"]["startColumn"]),
        (&8.into(), &4.into())
    );
}

#[test]
fn junit_is_what_jenkins_says() {
    let report = rendered(junit::render, &FILES.map(examined));
    assert_eq!(violations(JUNIT, &report), Vec::<String>::new());
    let suites = Element::parse(&report);
    for suite in suites.named("testsuite") {
        let cases = suite.named("testcase");
        let count = |name: &str| cases.iter().filter(|case| !case.named(name).is_empty()).count();
        assert_eq!(suite.attribute("tests"), cases.len().to_string());
        assert_eq!(suite.attribute("failures"), count("failure").to_string());
        assert_eq!(suite.attribute("errors"), count("error").to_string());
        assert_eq!(suite.attribute("skipped"), count("skipped").to_string());
        let names: BTreeSet<_> = cases
            .iter()
            .map(|case| (case.attribute("classname"), case.attribute("name")))
            .collect();
        assert_eq!(names.len(), cases.len(), "each case has a name of its own");
    }
    validate_by_xmllint(&report);
}

/// Validates with a second program, where there is one; `.ci/run` has it installed.
fn validate_by_xmllint(report: &str) {
    let schema = "data/schema/third-party/junit-10.xsd";
    let mut program = Command::new("xmllint");
    program.args(["--noout", "--nonet", "--schema", schema, "-"]);
    let Ok(mut child) = program.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn() else {
        let mut out = io::stderr();
        writeln!(out, "not validated by xmllint, which is not installed here").unwrap();
        return;
    };
    child.stdin.take().unwrap().write_all(report.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_schema_notices_what_it_does_not_allow() {
    let wrong = [
        ("<testsuites><testcase name=\"a\"/></testsuites>", "testsuites/testcase"),
        ("<testsuite/>", "testsuite without @tests"),
        ("<testsuite tests=\"0\" colour=\"red\"/>", "testsuite/@colour"),
        ("<testsuite tests=\"0\">text</testsuite>", "text in testsuite"),
        ("<suite/>", "element suite"),
    ];
    for (document, violation) in wrong {
        assert_eq!(violations(JUNIT, document), [violation]);
    }
}

#[test]
fn gitlab_gets_the_fields_that_it_asks_for() {
    let issues = parsed(&rendered(gitlab::render, &FILES.map(examined)));
    let mut fingerprints = BTreeSet::new();
    for issue in issues.as_array().unwrap() {
        let fields: Vec<&String> = issue.as_object().unwrap().keys().collect();
        assert_eq!(fields, ["check_name", "description", "fingerprint", "location", "severity"]);
        assert!(["critical", "minor", "blocker"].contains(&issue["severity"].as_str().unwrap()));
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0);
        let path = issue["location"]["path"].as_str().unwrap();
        assert!(!path.starts_with(['.', '/']), "{path}");
        assert!(fingerprints.insert(issue["fingerprint"].as_str().unwrap()), "{issue}");
    }
}

/// A term of a vocabulary: the columns of its row after the name.
type Terms = BTreeMap<&'static str, Vec<&'static str>>;

fn terms(table: &'static str) -> Terms {
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.map(|row| row.split_once('\t').unwrap())
        .map(|(term, columns)| (term, columns.split('\t').collect()))
        .collect()
}

fn exported(render: fn(&mut dyn Write, &Examined) -> io::Result<usize>, file: &str) -> Value {
    let mut out = Vec::new();
    render(&mut out, &examined(file).unwrap()).unwrap();
    parsed(&String::from_utf8(out).unwrap())
}

#[test]
fn claim_reviews_are_written_in_the_terms_of_schema_org() {
    let terms = terms(SCHEMA_ORG);
    let mut seen = BTreeSet::new();
    for file in
        ["data/heydari/claims.json", "data/flood/claims.json", "tests/data/published/claims.json"]
    {
        let graph = exported(export::render_claim_review, file);
        assert_eq!(graph["@context"], "https://schema.org");
        for review in graph["@graph"].as_array().unwrap() {
            assert_eq!(review["@type"], "ClaimReview");
            check_terms(review, &terms, &mut seen);
        }
    }
    let unseen: Vec<_> = terms.keys().filter(|term| !seen.contains(**term)).collect();
    assert!(unseen.is_empty(), "{unseen:?} are not used");
}

/// Holds the fields of an object to the classes that they are of, and their values to those that they take.
fn check_terms(object: &Value, terms: &Terms, seen: &mut BTreeSet<String>) {
    let class = object["@type"].as_str().unwrap();
    let own = &terms[class];
    assert_eq!(own[0], "class");
    seen.insert(class.to_owned());
    let is_a = |class: &str, wanted: &str| {
        class == wanted || terms[class][1].split(' ').any(|above| above == wanted)
    };
    for (name, value) in
        object.as_object().unwrap().iter().filter(|(name, _)| !name.starts_with('@'))
    {
        let [sort, of, values] = terms[name.as_str()][..] else { panic!("{name}") };
        assert_eq!(sort, "property");
        seen.insert(name.clone());
        assert!(of.split(' ').any(|of| is_a(class, of)), "{class} has no {name}");
        let each: Vec<&Value> = value.as_array().map_or(vec![value], |list| list.iter().collect());
        for value in each {
            if let Some(text) = value.as_str() {
                let literal = ["Text", "URL", "Date"];
                assert!(values.split(' ').any(|kind| literal.contains(&kind)), "{name}: {text}");
                assert!(values != "URL" || text.starts_with("http"), "{name}: {text}");
            } else {
                let class = value["@type"].as_str().unwrap();
                assert!(values.split(' ').any(|kind| is_a(class, kind)), "{name}: {class}");
                check_terms(value, terms, seen);
            }
        }
    }
}

#[test]
fn annotations_are_written_in_the_terms_of_the_context() {
    let terms = terms(WEB_ANNOTATION);
    for file in ["data/heydari/claims.json", "data/flood/claims.json", FILES[0]] {
        let collection = exported(export::render_web_annotation, file);
        assert_eq!(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
        assert_eq!(collection["total"], collection["first"]["items"].as_array().unwrap().len());
        check_context(&collection, &terms);
    }
}

fn check_context(value: &Value, terms: &Terms) {
    if let Some(list) = value.as_array() {
        return list.iter().for_each(|one| check_context(one, terms));
    }
    for (name, value) in value.as_object().unwrap() {
        if name == "@context" {
            continue;
        }
        let sort = terms.get(name.as_str()).unwrap_or_else(|| panic!("no term {name}"))[1];
        match sort {
            "text" => assert!(value.is_string(), "{name}"),
            "number" => assert!(value.is_u64(), "{name}"),
            "class" | "motivation" => {
                let term = value.as_str().unwrap();
                assert_eq!(terms[term][1], sort, "{name}: {term}");
            }
            "address" => assert!(is_address(value.as_str().unwrap()), "{name}: {value}"),
            "object" => check_context(value, terms),
            other => panic!("{name} is of the sort {other}"),
        }
    }
}

/// Whether it is an absolute address of the web, a UUID, or a relative reference.
fn is_address(address: &str) -> bool {
    let is_legal = |c: char| !c.is_whitespace() && !"<>\"{}|\\^`".contains(c);
    let has_scheme = address.split('/').next().is_some_and(|part| part.contains(':'));
    let is_known = ["http://", "https://", "urn:uuid:"].iter().any(|one| address.starts_with(one));
    address.chars().all(is_legal) && !address.is_empty() && (!has_scheme || is_known)
}
