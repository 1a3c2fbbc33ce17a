//! The JSON Schema in `data/schema/`, the types that it is generated from, and the reader agree.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use crosscheck::dossier::{self, Syntax, read, schema};
use crosscheck::report;
use crosscheck::report::page::show::ShowJson;
use crosscheck::run::{Options, run};
use serde_json::{Value, json};

const FILE: &str = include_str!("../data/schema/claims-1.schema.json");

const REPORT: &str = include_str!("../data/schema/check-1.schema.json");
const DRAFT: &str = include_str!("../data/schema/draft-1.schema.json");
const SHOW: &str = include_str!("../data/schema/show-1.schema.json");
const RECORD: &str = include_str!("../data/schema/record-1.schema.json");
const ANSWER: &str = include_str!("../data/schema/answer-1.schema.json");

/// A claims file that uses every field.
const EVERY_FIELD: &str = include_str!("data/every-field.json");

#[test]
fn the_file_is_the_one_that_the_types_generate() {
    assert!(
        FILE == schema(),
        "data/schema/claims-1.schema.json is out of date: see to it that old files stay valid, then run\n\
         crosscheck schema claims > data/schema/claims-1.schema.json"
    );
}

/// Holds a schema of answers to what the types generate.
fn check_generated(name: &str, file: &str, generated: &str) {
    assert!(
        file == generated,
        "data/schema/{name}-1.schema.json is out of date: see to it that fields only come on top, then run\n\
         crosscheck schema {name} > data/schema/{name}-1.schema.json"
    );
}

#[test]
fn the_other_schemas_are_those_that_the_types_generate() {
    check_generated("check", REPORT, &report::check::json::schema());
    check_generated("draft", DRAFT, &report::page::draft::schema());
    check_generated("show", SHOW, &report::page::show::schema());
    check_generated("record", RECORD, &dossier::record_schema());
    check_generated("answer", ANSWER, &report::check::record::schema());
}

#[test]
fn shown_claims_are_as_their_schema_says_and_in_the_order_of_the_question() {
    let examined = run("data/heydari".as_ref(), &Options::default()).unwrap();
    let mut ids: Vec<String> =
        examined.checked.dossier.claims.iter().map(|claim| claim.id.value.clone()).collect();
    ids.reverse();
    let shown = serde_json::to_value(ShowJson::new(&examined, &ids)).unwrap();
    let validator = jsonschema::validator_for(&parsed(SHOW)).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&shown).map(|error| error.to_string()).collect();
    assert_eq!(wrong, Vec::<String>::new());
    let claims = shown["claims"].as_array().unwrap();
    let order: Vec<&str> = claims.iter().map(|claim| claim["id"].as_str().unwrap()).collect();
    assert_eq!(order, ids);
    assert!(!shown["findings"].as_array().unwrap().is_empty());
}

#[test]
fn a_file_with_every_field_passes_both() {
    let full = parsed(EVERY_FIELD);
    assert_eq!(complaints(&full), Vec::<String>::new());
    let (dossier, problems) = read(EVERY_FIELD, Syntax::Json);
    assert_eq!(problems, []);
    assert!(dossier.is_some());
}

#[test]
fn every_field_of_the_schema_is_in_the_example_and_the_other_way_round() {
    let (schema, full) = (parsed(FILE), parsed(EVERY_FIELD));
    for (object, fields) in objects(&schema, &full) {
        let mut named: Vec<&String> =
            fields.iter().flat_map(|one| one.as_object().unwrap().keys()).collect();
        let mut known: Vec<&String> = object["properties"].as_object().unwrap().keys().collect();
        named.sort_unstable();
        named.dedup();
        known.sort_unstable();
        assert_eq!(named, known);
        assert_eq!(object["additionalProperties"], json!(false));
    }
}

#[test]
fn a_wrong_field_name_is_refused_by_both() {
    let full = parsed(EVERY_FIELD);
    for path in fields(&full) {
        let (parent, name) = path.rsplit_once('/').unwrap();
        let mut wrong = full.clone();
        let object = wrong.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        let value = object.remove(name).unwrap();
        object.insert(format!("{name}x"), value);
        assert!(!complaints(&wrong).is_empty(), "the schema lets {path}x pass");
        assert!(
            !read(&wrong.to_string(), Syntax::Json).1.is_empty(),
            "the reader lets {path}x pass"
        );
    }
}

#[test]
fn a_wrong_type_or_a_missing_required_field_is_refused_by_both() {
    let full = parsed(EVERY_FIELD);
    let mut cases = Vec::new();
    for path in fields(&full) {
        for value in [json!(null), json!({}), json!([[]]), json!(" ")] {
            let allowed = value == json!({})
                && ["/sources", "/claims", "/drafts", "/levels", "/speakers"]
                    .contains(&path.as_str());
            if !allowed {
                cases.push((path.clone(), value));
            }
        }
    }
    for (path, value) in cases {
        let mut wrong = full.clone();
        *wrong.pointer_mut(&path).unwrap() = value.clone();
        // The schema leaves the notation of values to the reader.
        let notation =
            value == json!(" ") && (path.ends_with("/value") || path.ends_with("/tolerance"));
        assert!(notation || !complaints(&wrong).is_empty(), "the schema lets {path}: {value} pass");
        assert!(
            !read(&wrong.to_string(), Syntax::Json).1.is_empty(),
            "the reader lets {path}: {value} pass"
        );
    }
}

#[test]
fn the_same_fields_are_required_by_both() {
    let (schema, full) = (parsed(FILE), parsed(EVERY_FIELD));
    let required = |object: &Value, name: &str| {
        object["required"].as_array().is_some_and(|names| names.iter().any(|one| one == name))
    };
    let mut count = 0;
    for path in fields(&full) {
        let (parent, name) = path.rsplit_once('/').unwrap();
        let mut without = full.clone();
        without.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
        let object = schema_of(&schema, parent);
        let message = format!("has no `{name}`");
        let problems = read(&without.to_string(), Syntax::Json).1;
        let missed = problems.iter().any(|problem| problem.message.ends_with(&message));
        assert_eq!(missed, required(object, name), "{path}");
        count += usize::from(missed);
    }
    assert!(count >= 7, "{count}");
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn complaints(instance: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(&parsed(FILE)).unwrap();
    validator.iter_errors(instance).map(|error| error.to_string()).collect()
}

/// The schema of the object at a path of a claims file.
fn schema_of<'s>(schema: &'s Value, path: &str) -> &'s Value {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts.as_slice() {
        [] => schema,
        ["sources", _] => &schema["$defs"]["Source"],
        ["claims", _] => &schema["$defs"]["Claim"],
        ["rules", _] => &schema["$defs"]["Rule"],
        ["drafts", _] => &schema["$defs"]["Draft"],
        ["drafts", _, "derived", _] => &schema["$defs"]["Derivation"],
        ["drafts", _, "set_aside", _] => &schema["$defs"]["Exemption"],
        ["claims", _, "appearances", _] => &schema["$defs"]["Appearance"],
        ["claims", _, "citations", _] => &schema["$defs"]["Citation"],
        other => panic!("no schema for {other:?}"),
    }
}

/// The object schemas, each with all its instances in a claims file.
fn objects<'v>(schema: &'v Value, full: &'v Value) -> [(&'v Value, Vec<&'v Value>); 9] {
    let sources = full["sources"].as_object().unwrap().values().collect();
    let claims: Vec<&Value> = full["claims"].as_object().unwrap().values().collect();
    let drafts: Vec<&Value> = full["drafts"].as_object().unwrap().values().collect();
    let within = |objects: &[&'v Value], list: &str| -> Vec<&'v Value> {
        objects.iter().filter_map(|object| object[list].as_array()).flatten().collect()
    };
    let citations = within(&claims, "citations");
    let appearances = within(&claims, "appearances");
    let (derived, set_aside) = (within(&drafts, "derived"), within(&drafts, "set_aside"));
    [
        (schema, vec![full]),
        (&schema["$defs"]["Source"], sources),
        (&schema["$defs"]["Claim"], claims),
        (&schema["$defs"]["Citation"], citations),
        (&schema["$defs"]["Appearance"], appearances),
        (&schema["$defs"]["Draft"], drafts),
        (&schema["$defs"]["Derivation"], derived),
        (&schema["$defs"]["Exemption"], set_aside),
        (&schema["$defs"]["Rule"], full["rules"].as_array().unwrap().iter().collect()),
    ]
}

/// The paths of all fields whose names the format fixes.
fn fields(full: &Value) -> Vec<String> {
    let mut objects = vec![String::new()];
    objects.extend(full["sources"].as_object().unwrap().keys().map(|id| format!("/sources/{id}")));
    for (id, claim) in full["claims"].as_object().unwrap() {
        objects.push(format!("/claims/{id}"));
        objects.extend(elements(claim, &format!("/claims/{id}"), "citations"));
        objects.extend(elements(claim, &format!("/claims/{id}"), "appearances"));
    }
    for (id, draft) in full["drafts"].as_object().unwrap() {
        objects.push(format!("/drafts/{id}"));
        objects.extend(elements(draft, &format!("/drafts/{id}"), "derived"));
        objects.extend(elements(draft, &format!("/drafts/{id}"), "set_aside"));
    }
    objects.extend(elements(full, "", "rules"));
    let names = |path: &String| -> Vec<String> {
        let object = full.pointer(path).unwrap().as_object().unwrap();
        object.keys().map(|name| format!("{path}/{name}")).collect()
    };
    objects.iter().flat_map(names).collect()
}

/// The paths of the elements of a list in the object at `path`.
fn elements(object: &Value, path: &str, list: &str) -> Vec<String> {
    let count = object[list].as_array().map_or(0, Vec::len);
    (0..count).map(|index| format!("{path}/{list}/{index}")).collect()
}
