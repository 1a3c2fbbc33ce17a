//! What `docs/` says of findings, of the claims file and of the JSON report is what the program knows of them.
//!
//! `docs/findings.md` is written from the pages of `crosscheck explain`, and the end of `docs/formats.md` from the schema
//! of the report: with the variable `PAGES=overwrite` the tests write them anew.

#![expect(clippy::disallowed_methods, reason = "this test reads and writes the pages")]

use crate::table;

use std::fmt::Write as _;
use std::fs;

use crosscheck::dossier::{Syntax, read};
use crosscheck::finding::Code;
use crosscheck::value::{Kind, Relation, Value, compare};
use serde_json::{Map, Value as Json, json};

/// How the line of a page begins below which all is written by a test.
const WRITTEN: &str = "<!-- Below this line all is written by ";

const CLAIMS_FILE: &str = include_str!("../docs/claims-file.md");
const SCHEMA: &str = include_str!("../data/schema/claims-1.schema.json");
const REPORT_SCHEMA: &str = include_str!("../data/schema/check-1.schema.json");

/// The headings of the tables of fields, with the names of the objects in the schema; the file itself has none.
const OBJECTS: [(&str, &str); 11] = [
    ("The file", ""),
    ("A source", "Source"),
    ("A claim", "Claim"),
    ("A citation", "Citation"),
    ("An acceptance", "Acceptance"),
    ("A rule", "Rule"),
    ("A speaker", "Speaker"),
    ("A draft", "Draft"),
    ("An appearance", "Appearance"),
    ("A derivation", "Derivation"),
    ("An exemption", "Exemption"),
];

#[test]
fn the_findings_are_those_that_explain_prints() {
    hold("docs/findings.md", &findings());
}

#[test]
fn the_fields_of_the_report_are_those_of_its_schema() {
    hold("docs/formats.md", &report_fields());
}

/// Fails where a page has something else below the line that says what is written; or writes it there.
fn hold(path: &str, written: &str) {
    let page = fs::read_to_string(path).expect("the page is there");
    let start = page.find(WRITTEN).expect("the page has the line");
    let start = start + page[start..].find('\n').expect("it is a line") + 1;
    if std::env::var_os("PAGES").is_some_and(|value| value == "overwrite") {
        fs::write(path, format!("{}{written}", &page[..start])).expect("it can be written");
    } else {
        let is_held = &page[start..] == written;
        assert!(
            is_held,
            "{path} is out of date: run PAGES=overwrite cargo test --test all -- docs::"
        );
    }
}

#[test]
fn every_field_of_the_claims_file_has_a_row() {
    let schema: Json = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    for (heading, name) in OBJECTS {
        let object = if name.is_empty() { &schema } else { &schema["$defs"][name] };
        let mut known: Vec<&String> =
            object["properties"].as_object().expect("an object has fields").keys().collect();
        let rows = table::rows(section(heading));
        let mut named: Vec<&str> = rows.iter().map(|row| code(row.cell("field"))).collect();
        known.sort_unstable();
        named.sort_unstable();
        assert_eq!(named, known, "{heading}");
        for row in &rows {
            let field = code(row.cell("field"));
            let is_required = object["required"]
                .as_array()
                .is_some_and(|required| required.contains(&json!(field)));
            let says_so = row.cell("meaning").starts_with("Required. ");
            assert_eq!(says_so, is_required, "{heading}, `{field}`");
        }
    }
}

#[test]
fn every_example_of_a_field_is_read() {
    let schema: Json = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let schema = jsonschema::validator_for(&schema).expect("the schema is one");
    let mut wrong = Vec::new();
    for (heading, _) in OBJECTS {
        for row in table::rows(section(heading)) {
            let (field, example) = (code(row.cell("field")), code(row.cell("example")));
            let members: Map<String, Json> = serde_json::from_str(&format!("{{{example}}}"))
                .unwrap_or_else(|error| panic!("{heading}, `{field}`: {error}"));
            assert!(
                members.contains_key(field),
                "{heading}, `{field}`: the example has no such field"
            );
            let file = framed(heading, members);
            let (_, problems) = read(&file.to_string(), Syntax::Json);
            if !problems.is_empty() || !schema.is_valid(&file) {
                wrong.push(format!("{heading}, `{field}`: {problems:?}\n{file}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_value_means_what_the_page_says() {
    for heading in ["Numbers", "Dates"] {
        table::check(section(heading), 9, "compared as", |row| {
            let kind: Kind = row.cell("kind").parse().expect("it is a kind");
            let value = |column| Value::parse(kind, code(row.cell(column)));
            match (value("notation"), value("compared as")) {
                (Ok(a), Ok(b)) if compare(&a, &b, None) == Relation::Same => {
                    row.text("compared as")
                }
                (a, b) => format!("{a:?} and {b:?}"),
            }
        });
    }
}

/// Returns the part of `docs/claims-file.md` below a heading.
fn section(heading: &str) -> &'static str {
    let begins =
        |line: &str| line.trim_start_matches('#').trim() == heading && line.starts_with('#');
    let start = CLAIMS_FILE.lines().find(|line| begins(line)).expect("the page has the heading");
    let start = start.as_ptr() as usize - CLAIMS_FILE.as_ptr() as usize + start.len();
    CLAIMS_FILE[start..].split("\n#").next().expect("a text has a first part")
}

/// Returns a cell without the marks of code around it.
fn code(cell: &str) -> &str {
    cell.strip_prefix('`')
        .and_then(|cell| cell.strip_suffix('`'))
        .unwrap_or_else(|| panic!("{cell}"))
}

/// Returns a claims file in which an object has these members, and what else it cannot do without.
fn framed(heading: &str, members: Map<String, Json>) -> Json {
    let mut file = json!({
        "version": 1,
        "sources": { "wsj": {}, "interview": {} },
        "claims": {
            "votes-mousavi-oslo": { "statement": "…", "kind": "count", "unit": "votes" },
            "votes-cast-oslo": { "statement": "…", "kind": "count", "unit": "votes" },
        },
        "drafts": { "story": { "file": "story.md" } },
    });
    let claim = "/claims/votes-mousavi-oslo";
    let draft = "/drafts/story";
    let (path, mut object) = match heading {
        "The file" => ("", file.clone()),
        "A source" => ("/sources/wsj", json!({})),
        "A claim" => (claim, json!({ "statement": "…", "kind": "count" })),
        "A citation" => (claim, json!({ "source": "wsj", "quote": "…" })),
        "An acceptance" => {
            (claim, json!({ "finding": "conflict", "positions": [1, 2], "because": "…" }))
        }
        "A rule" => ("", json!({ "id": "rule", "holds": "votes-cast-oslo > 0" })),
        "A speaker" => ("", json!({})),
        "A draft" => (draft, json!({ "file": "story.md" })),
        "An appearance" => (claim, json!({ "draft": "story", "quote": "…" })),
        "A derivation" => (draft, json!({ "quote": "…", "is": "votes-cast-oslo / 2" })),
        "An exemption" if members.contains_key("class") => (draft, json!({ "because": "…" })),
        "An exemption" => (draft, json!({ "quote": "…", "because": "…" })),
        other => panic!("there is no object {other}"),
    };
    object.as_object_mut().expect("it is an object").extend(members);
    let place = file.pointer_mut(path).expect("the file has the place");
    match heading {
        "A citation" => place["citations"] = json!([object]),
        "An acceptance" => place["accept"] = json!([object]),
        "An appearance" => place["appearances"] = json!([object]),
        "A derivation" => place["derived"] = json!([object]),
        "An exemption" => place["set_aside"] = json!([object]),
        "A rule" => place["rules"] = json!([object]),
        "A speaker" => place["speakers"] = json!({ "Heydari": object }),
        _ => *place = object,
    }
    file
}

/// Returns a table of all codes, and the page of each.
fn findings() -> String {
    let mut text = "\n| code | default | says |\n|---|---|---|\n".to_owned();
    for code in Code::ALL {
        let (level, summary) = (code.default_level(), code.summary());
        writeln!(text, "| [`{code}`](#{code}) | {level} | {summary} |").expect("a string takes it");
    }
    for code in Code::ALL {
        let (_, body) = code.page().split_once('\n').expect("a page begins with its name");
        writeln!(text, "\n## {code}\n{}", linked(&lowered(body))).expect("a string takes it");
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

/// Returns the body of a page with its headings in bold, and a blank line before each block of code.
fn lowered(body: &str) -> String {
    let mut text = String::new();
    let mut before = "";
    for line in body.trim_end().lines() {
        let is_code = |line: &str| line.starts_with("    ");
        if is_code(line) && !is_code(before) && !before.is_empty() && !before.starts_with("  ") {
            text.push('\n');
        }
        match line.strip_prefix("## ") {
            Some(heading) => writeln!(text, "**{heading}**").expect("a string takes it"),
            None => writeln!(text, "{line}").expect("a string takes it"),
        }
        before = line;
    }
    text.truncate(text.trim_end().len());
    text
}

/// Returns the text with links in place of the commands that explain another finding.
fn linked(text: &str) -> String {
    Code::ALL.iter().fold(text.to_owned(), |text, code| {
        text.replace(&format!("`crosscheck explain {code}`"), &format!("[`{code}`](#{code})"))
    })
}

/// Returns a table of the fields of each object of the JSON report.
fn report_fields() -> String {
    let schema: Json = serde_json::from_str(REPORT_SCHEMA).expect("the schema is JSON");
    let mut text = object("Report", &schema);
    for (name, definition) in schema["$defs"].as_object().expect("the schema has definitions") {
        text.push_str(&object(name, definition));
    }
    text
}

fn object(name: &str, definition: &Json) -> String {
    let description = definition["description"].as_str().expect("every object is described");
    let mut text =
        format!("\n### {name}\n\n{description}\n\n| field | type | meaning |\n|---|---|---|\n");
    for (field, definition) in definition["properties"].as_object().expect("an object has fields") {
        let description = definition["description"].as_str().expect("every field is described");
        let kind = kind(definition);
        writeln!(text, "| `{field}` | {kind} | {description} |").expect("a string takes it");
    }
    text
}

/// Returns what a field holds, in words.
fn kind(definition: &Json) -> String {
    let null = Json::from("null");
    if let Some(values) = definition["enum"].as_array() {
        let names: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        return names.join(", ");
    }
    if let Some(reference) = definition["$ref"].as_str() {
        let name = reference.rsplit('/').next().expect("a reference has a last part");
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(choices) = definition["anyOf"].as_array() {
        let kinds: Vec<String> = choices.iter().map(kind).collect();
        return kinds.join(" or ");
    }
    match &definition["type"] {
        Json::Array(types) => {
            let (nulls, others): (Vec<_>, Vec<_>) = types.iter().partition(|name| **name == null);
            let others: Vec<&str> = others.iter().filter_map(|name| name.as_str()).collect();
            format!("{}{}", others.join(" or "), if nulls.is_empty() { "" } else { " or null" })
        }
        Json::String(name) if name == "array" => format!("list of {}", kind(&definition["items"])),
        Json::String(name) => name.clone(),
        other => panic!("what type is {other}?"),
    }
}
