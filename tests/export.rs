//! What `export` writes, place by place.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::collections::BTreeSet;
use std::path::Path;

use crosscheck::report::page::{export, text};
use crosscheck::run::{Options, run};
use serde_json::{Value, json};

const PUBLISHED: &str = "tests/data/published";

/// Returns the annotations of a dossier, and how many citations have none.
fn annotations(dossier: &str) -> (Vec<Value>, usize) {
    let examined = run(Path::new(dossier), &Options::default()).unwrap();
    let mut out = Vec::new();
    let left_out = export::render_web_annotation(&mut out, &examined).unwrap();
    let collection: Value = serde_json::from_slice(&out).unwrap();
    (collection["first"]["items"].as_array().unwrap().clone(), left_out)
}

#[test]
fn positions_are_those_counted_by_hand() {
    let (annotations, left_out) = annotations(PUBLISHED);
    assert_eq!((annotations.len(), left_out), (6, 1));
    let position = |number: usize| &annotations[number]["target"]["selector"][1];
    // "روز ۳" has 5 code points, and two line breaks follow. "The flood reached the quay on 3 May 2301." has 9 words, of
    // 3, 5, 7, 3, 4, 2, 1, 3 and 5, each with a space after it. "Forty boats were lost" has 5 + 5 + 4 + 4, and 3 spaces.
    let start = 5 + 2 + 33 + 9;
    let place = json!({ "type": "TextPositionSelector", "start": start, "end": start + 18 + 3 });
    assert_eq!(position(0), &place);
    // "In all, " has 8; "50 boats, great and small, were lost" has 2, 6, 5, 3, 6, 4 and 4, and 6 spaces.
    assert_eq!(
        position(1),
        &json!({ "type": "TextPositionSelector", "start": 8, "end": 8 + 30 + 6 })
    );
}

#[test]
fn positions_lead_to_the_words_in_the_text_that_the_text_command_writes() {
    for dossier in ["data/heydari", "data/flood", PUBLISHED] {
        let examined = run(Path::new(dossier), &Options::default()).unwrap();
        let dossier = &examined.checked.dossier;
        let (annotations, _) = annotations(examined.claims_file.path.to_str().unwrap());
        let mut held = 0;
        for annotation in annotations.iter().filter(|one| one["target"]["selector"][1].is_object())
        {
            let target = &annotation["target"];
            let file = target["state"]["cached"].as_str().or(target["source"].as_str()).unwrap();
            let file = file.replace("%20", " ");
            let of_file = |source: &&crosscheck::dossier::Source| {
                source.file.as_ref().is_some_and(|own| own.value == file)
            };
            let source = dossier.sources.iter().position(|source| of_file(&source)).unwrap();
            let document = &examined.checked.holdings.document_of(source).unwrap().document;
            let mut written = Vec::new();
            text::render_plain(&mut written, document).unwrap();
            let written: Vec<char> = String::from_utf8(written).unwrap().chars().collect();
            let number = |name: &str| {
                usize::try_from(target["selector"][1][name].as_u64().unwrap()).unwrap()
            };
            let exact = target["selector"][0]["exact"].as_str().unwrap();
            assert_eq!(written[number("start")..number("end")].iter().collect::<String>(), exact);
            held += 1;
        }
        assert!(held > 3);
    }
}

#[test]
fn a_quote_without_a_place_is_given_as_it_is_cited() {
    let (annotations, _) = annotations(PUBLISHED);
    let target = &annotations[3]["target"];
    assert_eq!(target["source"], "http://example.org/almanac");
    let quote = json!({ "type": "TextQuoteSelector", "exact": "the flood of the third of May", "prefix": "See" });
    assert_eq!(target["selector"], json!([quote]));
}

#[test]
fn each_annotation_has_an_id_of_its_own_that_stays() {
    let ids = || annotations("data/heydari").0.into_iter().map(|one| one["id"].to_string());
    let once: BTreeSet<String> = ids().collect();
    assert_eq!(once.len(), ids().count());
    assert_eq!(once, ids().collect());
    // RFC 9562, section 5.8: the version is 8, and the variant begins with the bits 10.
    let is_uuid = |id: &String| {
        let parts: Vec<&str> =
            id.trim_matches('"').trim_start_matches("urn:uuid:").split('-').collect();
        parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
            && parts[2].starts_with('8')
            && parts[3].starts_with(['8', '9', 'a', 'b'])
    };
    assert!(once.iter().all(is_uuid), "{once:?}");
}

#[test]
fn a_claim_is_reviewed_where_evidence_speaks_to_its_value() {
    let examined = run(Path::new(PUBLISHED), &Options::default()).unwrap();
    let mut out = Vec::new();
    let left_out = export::render_claim_review(&mut out, &examined).unwrap();
    let graph: Value = serde_json::from_slice(&out).unwrap();
    let reviews = graph["@graph"].as_array().unwrap();
    let told: Vec<(&Value, &Value)> = reviews
        .iter()
        .map(|review| (&review["identifier"], &review["reviewRating"]["alternateName"]))
        .collect();
    let expected = [("boats-lost", "conflicting"), ("flood-date", "single-origin")];
    let expected = expected.map(|(id, verdict)| (json!(id), json!(verdict)));
    assert!(told.into_iter().eq(expected.iter().map(|(id, verdict)| (id, verdict))));
    // `lamps` is unverified, `keepers` an open question.
    assert_eq!(left_out, 2);
    let appearance = &reviews[0]["itemReviewed"]["appearance"];
    assert_eq!(appearance[0]["url"], "https://example.org/story");
    // A range of days is no date of the web, and an address that is none of the web is none.
    assert_eq!(reviews[0]["citation"][1], json!({ "@type": "CreativeWork", "name": "ledger" }));
    assert!(!String::from_utf8(out).unwrap().contains("javascript"));
}
