//! `check --records`: documents and quotes, one a line, are checked as a dossier is, and held in memory a few at a time.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]
#![expect(clippy::disallowed_methods, reason = "this test reads claims files")]

use std::cell::Cell;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufRead, Read, Write};

use crosscheck::dossier::{Record, record_schema};
use crosscheck::finding::Subject;
use crosscheck::records::{LINE_LIMIT, MOST_AHEAD, Options, Tally, answer};
use crosscheck::report::check::record;
use crosscheck::run;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// The fields of a citation that its quote in a record has, and those of its claim.
const OF_CITATION: [&str; 10] = [
    "id",
    "quote",
    "prefix",
    "suffix",
    "value",
    "stance",
    "attributed_to",
    "via",
    "as_of",
    "inferred",
];
const OF_CLAIM: [&str; 9] =
    ["statement", "kind", "unit", "also", "value", "tolerance", "as_of", "over_time", "same_as"];

/// What a citation has from the rest of its dossier: other sources, their names, and what was said later.
const OF_DOSSIER: [&str; 5] = ["source", "file", "origins", "elsewhere", "findings"];

fn answers(records: &str) -> (Vec<Value>, Tally) {
    let mut out = Vec::new();
    let options = Options { fingerprints: true, ..Options::default() };
    let tally = answer(&mut records.as_bytes(), &mut out, &options).unwrap();
    let lines = String::from_utf8(out).unwrap();
    (lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), tally)
}

fn fields(object: &Value, names: &[&str]) -> Map<String, Value> {
    let given =
        names.iter().filter_map(|name| Some(((*name).to_owned(), object.get(*name)?.clone())));
    given.collect()
}

/// Returns a record for each source that has a file, with the citations of each as claim and place in its list.
fn records_of(folder: &str, claims_file: &Value) -> Vec<(Value, Vec<(String, usize)>)> {
    let mut records = Vec::new();
    for (id, source) in claims_file["sources"].as_object().unwrap() {
        let Some(file) = source["file"].as_str() else { continue };
        let mut record = json!({ "id": id, "file": format!("{folder}/{file}"), "quotes": [] });
        if let Some(day) = source.get("published") {
            record["as_of"] = day.clone();
        }
        let mut cited = Vec::new();
        for (name, claim) in claims_file["claims"].as_object().unwrap() {
            let citations = claim["citations"].as_array().unwrap().iter().enumerate();
            for (index, citation) in citations.filter(|(_, citation)| citation["source"] == *id) {
                let mut quote = fields(citation, &OF_CITATION);
                quote.insert("claim".to_owned(), fields(claim, &OF_CLAIM).into());
                record["quotes"].as_array_mut().unwrap().push(quote.into());
                cited.push((name.clone(), index));
            }
        }
        records.push((record, cited));
    }
    records
}

/// Holds the answers to a dossier's documents and quotes to what `check` says of its citations.
fn check_same(folder: &str, least: usize) {
    let claims_file = fs::read_to_string(format!("{folder}/claims.json")).unwrap();
    let claims_file: Value = serde_json::from_str(&claims_file).unwrap();
    let examined = run::run(folder.as_ref(), &run::Options::default()).unwrap();
    let mut report = Vec::new();
    let shown = [Ok(examined)];
    crosscheck::report::check::json::render(&mut report, &shown, crosscheck::finding::Level::Allow)
        .unwrap();
    let [Ok(examined)] = shown else { panic!("it was checked") };
    let report: Value = serde_json::from_slice(&report).unwrap();
    let claims = report["dossiers"][0]["claims"].as_array().unwrap();
    let records = records_of(folder, &claims_file);
    let lines: String = records.iter().fold(String::new(), |mut lines, (record, _)| {
        writeln!(lines, "{record}").unwrap();
        lines
    });
    let (answers, tally) = answers(&lines);
    assert_eq!(tally.unread, 0);
    let mut count = 0;
    for ((_, cited), answer) in records.iter().zip(&answers) {
        let quotes = answer["quotes"].as_array().unwrap();
        assert_eq!(quotes.len(), cited.len());
        for ((name, index), quote) in cited.iter().zip(quotes) {
            let at = claims.iter().position(|claim| claim["id"] == **name).unwrap();
            let without = |citation: &Value| {
                let mut fields = citation.as_object().unwrap().clone();
                OF_DOSSIER.iter().for_each(|name| drop(fields.remove(*name)));
                fields
            };
            let mut citation = claims[at]["citations"][index].clone();
            let mut quote = quote.clone();
            // Whether a later passage replaces it cannot be told from one document.
            if claims[at]["over_time"].is_string() {
                citation["effect"] = Value::Null;
                quote["effect"] = Value::Null;
            }
            assert_eq!(without(&quote), without(&citation), "{name}, {index}");
            let own = Subject::Citation { claim: at, citation: *index };
            let codes: Vec<&str> = quote["findings"]
                .as_array()
                .unwrap()
                .iter()
                .map(|finding| finding["code"].as_str().unwrap())
                .collect();
            for finding in examined.findings.iter().filter(|finding| finding.subject == own) {
                assert!(codes.contains(&finding.code.name()), "{name}, {index}: {codes:?}");
            }
            count += 1;
        }
    }
    assert!(count >= least, "{count}");
}

#[test]
fn a_record_is_checked_as_the_source_of_a_dossier_is() {
    check_same("data/heydari", 62);
    check_same("data/flood", 20);
}

const EVERY_FIELD: &str = r#"{ "id": "a7", "text": "The flood of Velisk drowned 31 people, Rell said last June.", "format": "text", "encoding": "utf-8",
    "url": "https://example.org", "at": "2010", "as_of": "2010-03-19", "language": "en", "quotes": [
    { "id": "toll", "quote": "drowned 31 people", "prefix": "Velisk", "suffix": "Rell", "value": 31, "stance": "supports",
      "attributed_to": "Rell", "via": "Post", "as_of": "2010-03-18", "inferred": "it is so",
      "claim": { "statement": "31 people drowned.", "kind": "count", "unit": "people", "also": ["drowned"], "value": 31,
                 "tolerance": 1, "as_of": "2010", "over_time": "grows" } },
    { "quote": "flood of Velisk", "claim": { "kind": "text", "value": "flood", "same_as": ["deluge"] } } ] }"#;

#[test]
fn records_and_answers_are_as_their_schemas_say() {
    let parsed = |schema: &str| -> Value { serde_json::from_str(schema).unwrap() };
    let of_record = parsed(&record_schema());
    let validator = jsonschema::validator_for(&of_record).unwrap();
    let full: Value = serde_json::from_str(EVERY_FIELD).unwrap();
    assert!(validator.is_valid(&full));
    let with_file = json!({ "file": "tests/records.rs", "quotes": [] });
    assert!(validator.is_valid(&with_file));
    for (object, named) in [
        (&of_record, vec![&full, &with_file]),
        (&of_record["$defs"]["Quote"], full["quotes"].as_array().unwrap().iter().collect()),
        (
            &of_record["$defs"]["Assertion"],
            vec![&full["quotes"][0]["claim"], &full["quotes"][1]["claim"]],
        ),
    ] {
        let mut known: Vec<&String> = object["properties"].as_object().unwrap().keys().collect();
        let named = named.iter().flat_map(|one| one.as_object().unwrap().keys());
        let mut named: Vec<&String> = named.collect();
        known.sort();
        named.sort();
        named.dedup();
        assert_eq!(known, named);
        assert_eq!(object["additionalProperties"], json!(false));
    }
    let answers_to = format!("{full}\n{with_file}\n{{\"id\": 1}}\nno\n");
    let (answers, tally) = answers(&answers_to);
    assert_eq!((tally.records, tally.unread, tally.first_unread), (4, 2, Some(3)));
    let validator = jsonschema::validator_for(&parsed(&record::schema())).unwrap();
    for answer in &answers {
        let wrong: Vec<String> =
            validator.iter_errors(answer).map(|error| error.to_string()).collect();
        assert_eq!(wrong, Vec::<String>::new(), "{answer}");
    }
}

#[test]
fn what_a_record_must_have_is_asked_for_by_name() {
    let table = [
        (r#"{ "quotes": [] }"#, "the record has neither `text` nor `file`"),
        (r#"{ "text": "a", "file": "b", "quotes": [] }"#, "the record has both `text` and `file`"),
        (r#"{ "text": "a" }"#, "the record has no `quotes`"),
        (r#"{ "text": "a", "quotes": 1 }"#, "`quotes`: expected a list of quotes, found a number"),
        (r#"{ "text": "a", "quotes": [{}] }"#, "a citation of `quotes[0]` has no `quote`"),
        (r#"{ "text": 1, "quotes": [] }"#, "`text`: expected a string, found a number"),
        (
            r#"{ "text": "a", "quotes": [{ "quote": "a", "claim": {} }] }"#,
            "claim `quotes[0]` has no `kind`",
        ),
        (
            r#"{ "text": "a", "quotes": [{ "quote": "a", "value": 1 }] }"#,
            "`value` is given without `claim`",
        ),
        (
            r#"{ "text": "a", "quotes": [], "id": {} }"#,
            "`id`: expected a number, a string, `true` or `false`, found an object",
        ),
        (
            r#"{ "text": "a", "quotes": [], "id": true }"#,
            "`id`: expected a string or a number, found `true`",
        ),
        (r#"{ "file": "../b", "quotes": [] }"#, "the path `../b` leaves the working folder"),
        (
            r#"{ "file": "https://b.org/a", "quotes": [] }"#,
            "the path `https://b.org/a` is a web address",
        ),
    ];
    for (record, expected) in table {
        let problems = Record::read(record).unwrap_err();
        assert_eq!((problems[0].message.as_str(), problems.len()), (expected, 1), "{record}");
    }
}

#[test]
fn a_line_that_is_too_long_is_answered_and_passed_over() {
    let long = format!("{{\"text\": \"{}\"", "x".repeat(LINE_LIMIT));
    let (answers, tally) =
        answers(&format!("{long}\n{{\"id\": 2, \"text\": \"\", \"quotes\": []}}"));
    assert_eq!((tally.records, tally.unread), (2, 1));
    assert_eq!(answers[0]["errors"][0]["message"], "the line has more than 16 MB");
    assert_eq!(answers[1]["id"], 2);
}

/// Makes records without end and counts those that are read and those that are answered.
struct Counted<'a> {
    left: usize,
    line: Vec<u8>,
    at: usize,
    read: &'a Cell<usize>,
    answered: &'a Cell<usize>,
    most_ahead: &'a Cell<usize>,
}

impl Read for Counted<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let from = self.fill_buf()?;
        let count = from.len().min(into.len());
        into[..count].copy_from_slice(&from[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Counted<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.line.len() && self.left > 0 {
            self.left -= 1;
            self.at = 0;
            self.read.set(self.read.get() + 1);
            let ahead = self.read.get() - self.answered.get();
            self.most_ahead.set(self.most_ahead.get().max(ahead));
        }
        Ok(&self.line[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at += count;
    }
}

struct Counting<'a>(&'a Cell<usize>);

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.iter().filter(|byte| **byte == b'\n').count());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns how many records with a text of so many bytes are read before the first of them is answered, at most.
fn most_ahead(count: usize, bytes: usize) -> usize {
    let text = "x ".repeat(bytes / 2);
    let line = format!("{{\"text\": \"{text}\", \"quotes\": []}}\n").into_bytes();
    let (read, answered, most_ahead) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let at = line.len();
    let mut input = Counted {
        left: count,
        line,
        at,
        read: &read,
        answered: &answered,
        most_ahead: &most_ahead,
    };
    let tally = answer(&mut input, &mut Counting(&answered), &Options::default()).unwrap();
    assert_eq!((read.get(), answered.get()), (count, count));
    assert_eq!(usize::try_from(tally.records), Ok(count));
    most_ahead.get()
}

#[test]
fn only_so_many_records_are_held_at_once() {
    assert_eq!(most_ahead(1_000, 10), MOST_AHEAD);
    assert_eq!(most_ahead(30, 1_000_000), 4);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_line_has_one_answer_whatever_it_holds(
        lines in prop::collection::vec("[^\n]{0,30}|\\{\"(text|quotes|id|file)\": ?(1|\"a\"|\\[\\{\\}\\])[,}].{0,9}", 0..12)
    ) {
        let records = lines.join("\n");
        let expected =
            records.split('\n').filter(|line| !line.bytes().all(|b| b.is_ascii_whitespace())).count();
        let (answers, tally) = answers(&records);
        prop_assert_eq!(answers.len(), expected);
        prop_assert_eq!(usize::try_from(tally.records), Ok(expected));
    }
}
