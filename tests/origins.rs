//! How many origins bear a claim out: who is one and who are two, case by case.

use crosscheck::check::{Checked, Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::finding::{Code, Levels, describe};
use crosscheck::source::{self, Held, Holding, Holdings};
use crosscheck::verdict::Verdict::{self, Corroborated, SingleOrigin};
use serde_json::{Value, json};

/// A source: its fields, its text, and what is cited from it.
struct Case {
    fields: Value,
    text: &'static str,
    quote: &'static str,
    speakers: &'static [&'static str],
}

fn case(
    fields: Value,
    text: &'static str,
    quote: &'static str,
    speakers: &'static [&'static str],
) -> Case {
    Case { fields, text, quote, speakers }
}

/// Returns what comes of a claim of 14 dead that one passage of each source is cited for.
fn checked(cases: &[Case], speakers: &Value) -> Checked {
    let mut sources = serde_json::Map::new();
    let mut citations = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        let id = case.fields["id"].as_str().map_or(format!("s{index}"), str::to_owned);
        let mut fields = case.fields.clone();
        fields["file"] = json!(format!("{index}.txt"));
        fields["published"] = json!("2026-03-10");
        fields.as_object_mut().expect("fields are an object").remove("id");
        sources.insert(id.clone(), fields);
        let mut citation = json!({ "source": id, "quote": case.quote });
        if !case.speakers.is_empty() {
            citation["attributed_to"] = json!(case.speakers);
        }
        citations.push(citation);
    }
    let claims = json!({
        "version": 1, "sources": sources, "speakers": speakers,
        "claims": { "dead": {
            "statement": "The blast killed 14 people.", "kind": "count", "unit": "people", "value": 14,
            "citations": citations } } });
    let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
    assert!(problems.is_empty(), "{problems:?}");
    let held = |(index, case): (usize, &Case)| {
        let document = source::read(case.text.as_bytes().to_vec()).expect("it is text");
        Held::new(&format!("{index}.txt"), document)
    };
    let documents: Vec<Held> = cases.iter().enumerate().map(held).collect();
    let of_source = (0..documents.len()).map(Holding::Held).collect();
    check(dossier.expect("it is right"), Holdings { documents, of_source }, Extent::default())
}

fn expect(what: &str, cases: &[Case], verdict: Verdict, codes: &[Code]) {
    expect_with(what, cases, &json!({}), verdict, codes);
}

fn expect_with(what: &str, cases: &[Case], speakers: &Value, verdict: Verdict, codes: &[Code]) {
    let checked = checked(cases, speakers);
    let found: Vec<Code> =
        describe(&checked, &Levels::default()).into_iter().map(|finding| finding.code).collect();
    assert_eq!((checked.judgements[0].verdict, found.as_slice()), (verdict, codes), "{what}");
}

/// Two stories in their own words, whose sources have these fields.
fn stories(one: Value, other: Value) -> [Case; 2] {
    [
        case(one, "The blast killed 14 people.", "killed 14 people", &[]),
        case(other, "In all 14 people died in the blast.", "14 people died", &[]),
    ]
}

/// Two stories whose sources have these fields are of one origin.
fn one(what: &str, fields: Value, other: Value) {
    expect(what, &stories(fields, other), SingleOrigin, &[]);
}

/// Two stories whose sources have these fields are of two origins.
fn two(what: &str, fields: Value, other: Value) {
    expect(what, &stories(fields, other), Corroborated, &[]);
}

/// Two stories that quote these speakers.
fn spoken(one: &'static [&'static str], other: &'static [&'static str]) -> [Case; 2] {
    let text = "The blast killed 14 people, said Heydari, Ann Lee, Mr Lee, Mrs Lee, Bo Lee, Kamotho, Kimotho, \
                Mohammad Reza, the City Police and Reuters.";
    let again = "In all 14 people died, as Heydari, Ann Lee, Mr Lee, Mrs Lee, Bo Lee, Kamotho, Kimotho, \
                 Mohammad Reza, the City Police and Reuters put it.";
    [
        case(json!({}), text, "killed 14 people", one),
        case(json!({}), again, "14 people died", other),
    ]
}

#[test]
fn sources_of_one_house_are_one_origin() {
    two("nothing in common", json!({}), json!({}));
    one("publisher", json!({ "publisher": "Reuters" }), json!({ "publisher": "Reuters" }));
    one("its article", json!({ "publisher": "The Daily" }), json!({ "publisher": "the daily." }));
    two(
        "two publishers",
        json!({ "publisher": "The Times" }),
        json!({ "publisher": "New York Times" }),
    );
    two(
        "one publisher, two origins",
        json!({ "publisher": "Daily", "origin": "AP" }),
        json!({ "publisher": "Daily", "origin": "Reuters" }),
    );
    two(
        "an origin and none",
        json!({ "publisher": "Daily", "origin": "AP" }),
        json!({ "publisher": "Daily" }),
    );
    one(
        "two publishers, one origin",
        json!({ "publisher": "Daily", "origin": "AP" }),
        json!({ "publisher": "Mail", "origin": "AP" }),
    );
    one(
        "an agency and its client",
        json!({ "publisher": "AP" }),
        json!({ "publisher": "Mail", "origin": "AP" }),
    );
}

#[test]
fn sources_of_one_address_or_of_the_same_authors_are_one_origin() {
    one(
        "address",
        json!({ "url": "https://x.org/1" }),
        json!({ "url": "http://www.x.org/1/#top" }),
    );
    two("two addresses", json!({ "url": "https://x.org/1" }), json!({ "url": "https://x.org/2" }));
    one("author", json!({ "author": ["Ann Lee"] }), json!({ "author": ["Dr. Ann Lee"] }));
    one(
        "authors",
        json!({ "author": ["Ann Lee", "Bo Ray"] }),
        json!({ "author": ["Bo Ray", "Ann Lee"] }),
    );
    two(
        "some authors",
        json!({ "author": ["Ann Lee", "Bo Ray"] }),
        json!({ "author": ["Ann Lee"] }),
    );
    two(
        "nobody",
        json!({ "author": ["Staff reporters"] }),
        json!({ "author": ["Staff reporters"] }),
    );
    let derived = [
        case(
            json!({ "derived_from": ["s2"] }),
            "The blast killed 14 people.",
            "killed 14 people",
            &[],
        ),
        case(json!({ "derived_from": ["s3"] }), "In all 14 people died.", "14 people died", &[]),
        case(
            json!({ "url": "https://r.com/1" }),
            "We count 14 people killed.",
            "14 people killed",
            &[],
        ),
        case(
            json!({ "url": "https://r.com/1" }),
            "Now 14 people were killed.",
            "14 people were killed",
            &[],
        ),
    ];
    expect("one wire under two ids", &derived, SingleOrigin, &[]);
}

#[test]
fn an_agency_is_one_origin_wherever_it_is_an_author() {
    one(
        "an agency that is the author of what others print",
        json!({ "publisher": "Gazette", "author": ["Bay Wire"] }),
        json!({ "publisher": "Bay Wire" }),
    );
    one(
        "the same beside a reporter, in short",
        json!({ "publisher": "Gazette", "author": ["Ann Lee", "AFP"] }),
        json!({ "publisher": "Mail", "origin": "Agence France-Presse" }),
    );
    two(
        "an author who publishes nothing here",
        json!({ "publisher": "Gazette", "author": ["Bay Wire"] }),
        json!({ "publisher": "Mail", "author": ["Ann Lee", "Bay Wire"] }),
    );
    two(
        "an author of what has an origin",
        json!({ "origin": "Ann Lee", "author": ["Bay Wire"] }),
        json!({ "publisher": "Bay Wire" }),
    );
}

#[test]
fn houses_are_known_in_other_spellings() {
    let address = json!({ "url": "https://x.org/news?id=1" });
    one(
        "where a reader came from",
        address,
        json!({ "url": "HTTPS://X.org:443/news?utm_source=t&id=1" }),
    );
    one(
        "two in one string",
        json!({ "author": ["Ann Lee and Bo Ray"] }),
        json!({ "author": ["By Ann Lee", "Bo Ray"] }),
    );
    one("look-alike capitals", json!({ "publisher": "BBC" }), json!({ "publisher": "ВВС" }));
    one("abbreviated", json!({ "publisher": "AFP" }), json!({ "publisher": "A.F.P." }));
    one("short for", json!({ "publisher": "AFP" }), json!({ "publisher": "Agence France-Presse" }));
    one(
        "in brackets",
        json!({ "publisher": "Associated Press (AP)" }),
        json!({ "publisher": "AP" }),
    );
    one(
        "in brackets and not",
        json!({ "publisher": "Associated Press (AP)" }),
        json!({ "publisher": "The Associated Press" }),
    );
    two(
        "two of one short form that nobody has",
        json!({ "publisher": "Associated Press" }),
        json!({ "publisher": "Alpine Post" }),
    );
    one("a firm", json!({ "publisher": "Daily Ltd" }), json!({ "publisher": "The Daily, Inc." }));
    two(
        "two desks",
        json!({ "publisher": "Daily", "origin": "Daily, city desk" }),
        json!({ "publisher": "Daily", "origin": "Daily, harbour desk" }),
    );
    two(
        "two cities",
        json!({ "publisher": "Daily News (New York)" }),
        json!({ "publisher": "Daily News (Durban)" }),
    );
}

#[test]
fn one_text_is_one_origin() {
    let copy = "The blast killed 14 people.";
    let copies = [
        case(json!({}), copy, "killed 14 people", &[]),
        case(json!({}), "The  blast killed\n14 people.\n", "killed 14 people", &[]),
    ];
    expect("a short text twice", &copies, SingleOrigin, &[]);
    let parted = [
        case(json!({ "origin": "AP" }), copy, "killed 14 people", &[]),
        case(json!({ "origin": "Reuters" }), copy, "killed 14 people", &[]),
    ];
    expect("one passage of one file", &parted, SingleOrigin, &[Code::UndeclaredReprint]);
    let sentence = "The blast at the old docks killed 14 people on Monday night";
    let shared = [
        case(
            json!({}),
            "We were there. The blast at the old docks killed 14 people on Monday night.",
            sentence,
            &[],
        ),
        case(
            json!({}),
            "The blast at the old docks killed 14 people on Monday night. Nobody slept.",
            sentence,
            &[],
        ),
    ];
    expect("a sentence that two share", &shared, SingleOrigin, &[Code::UndeclaredReprint]);
    let mayor = [
        case(
            json!({}),
            "Mayor Lee said: The blast at the old docks killed 14 people on Monday night.",
            sentence,
            &["Lee"],
        ),
        case(
            json!({}),
            "The blast at the old docks killed 14 people on Monday night, Lee said.",
            sentence,
            &["Lee"],
        ),
    ];
    expect("what one speaker said to two", &mayor, SingleOrigin, &[]);
}

#[test]
fn two_speakers_of_one_sentence_are_two_origins() {
    let text = "In all 14 people died, said Ann Lee, and Bo Ray also said that it was 14 people.";
    let apart = [
        case(json!({}), text, "14 people died", &["Ann Lee"]),
        case(json!({}), text, "it was 14 people", &["Bo Ray"]),
    ];
    // The same text under two ids is told.
    expect("one sentence of one text", &apart, Corroborated, &[Code::UndeclaredReprint]);
}

#[test]
fn one_passage_is_one_origin_whoever_its_speakers_are() {
    let text = "The blast killed 14 people, Ann Lee and Bo Ray said.";
    let both = [case(json!({}), text, "killed 14 people", &["Ann Lee", "Bo Ray"])];
    expect("two speakers of one passage", &both, SingleOrigin, &[]);
    let again = [
        case(json!({}), text, "killed 14 people", &["Ann Lee", "Bo Ray"]),
        case(json!({}), "In all 14 people died, Bo Ray said.", "14 people died", &["Bo Ray"]),
    ];
    expect("one of them said it elsewhere", &again, Corroborated, &[]);
    let invented = [case(
        json!({}),
        "The blast killed 14 people.",
        "killed 14 people",
        &["Ann Lee", "Bo Ray"],
    )];
    let twice = [Code::SpeakerNotNamed, Code::SpeakerNotNamed];
    expect("speakers who are not there", &invented, SingleOrigin, &twice);
}

#[test]
fn names_of_one_speaker_are_one_origin() {
    for (one, other) in [
        (&["police"][..], &["the police"][..]),
        (&["Heydari"], &["Heydаri"]), // The second has a Cyrillic а.
        (&["Heydari"], &["Mr. Heydari"]),
        (&["Heydari"], &["Mohammad Reza Heydari"]),
        (&["Heydari, the consul"], &["HEYDARI"]),
        (&["Ann-Lee"], &["Ann  Lee"]),
        (&["A. Lee"], &["Ann Lee"]),
        (&["Lee."], &["Lee"]),
        (&["police spokesman"], &["police"]),
        (&["police"], &["the City Police"]),
        (&["the officials"], &["two officials"]),
    ] {
        expect(&format!("{one:?} {other:?}"), &spoken(one, other), SingleOrigin, &[]);
    }
    for (one, other) in [
        (&["Mr. Lee"][..], &["Mrs. Lee"][..]),
        (&["Ann Lee"], &["Bo Lee"]),
        (&["police"], &["Reuters"]),
        (&["a doctor"], &["a nurse"]),
        (&["the doctor"], &["General Lee"]),
        (&["a general"], &["General Lee"]),
    ] {
        expect(&format!("{one:?} {other:?}"), &spoken(one, other), Corroborated, &[]);
    }
    expect("by title", &spoken(&["the general"], &["General Ann Lee"]), SingleOrigin, &[]);
    expect(
        "nearly alike",
        &spoken(&["Kamotho"], &["Kimotho"]),
        Corroborated,
        &[Code::SimilarNames],
    );
    let two = json!({ "Kamotho": {}, "Kimotho": {} });
    expect_with("listed as two", &spoken(&["Kamotho"], &["Kimotho"]), &two, Corroborated, &[]);
    let one = json!({ "Kamotho": { "aliases": ["Kimotho"] } });
    expect_with("listed as one", &spoken(&["Kamotho"], &["Kimotho"]), &one, SingleOrigin, &[]);
    let lees = json!({ "Lee": {}, "Ann Lee": {} });
    expect_with(
        "a short name of its own",
        &spoken(&["Lee"], &["Ann Lee"]),
        &lees,
        Corroborated,
        &[],
    );
}

#[test]
fn a_speaker_is_the_source_that_the_speaker_wrote() {
    let author = json!({ "author": ["Margaret Coker"] });
    let cases = [
        case(author, "The blast killed 14 people.", "killed 14 people", &[]),
        case(
            json!({}),
            "Margaret Coker wrote that 14 people were killed.",
            "14 people were killed",
            &["Margaret Coker"],
        ),
    ];
    expect("the author", &cases, SingleOrigin, &[]);
    let cases = [
        case(
            json!({ "publisher": "City Police" }),
            "We count 14 people killed.",
            "14 people killed",
            &[],
        ),
        case(json!({}), "The City Police said 14 people died.", "14 people died", &["City Police"]),
    ];
    expect("the publisher", &cases, SingleOrigin, &[]);
}

#[test]
fn a_speaker_is_named_in_the_source() {
    let named = |text: &'static str, speaker: &'static [&'static str], codes: &[Code]| {
        let cases = [case(json!({}), text, "killed 14 people", speaker)];
        expect(&format!("{text} {speaker:?}"), &cases, SingleOrigin, codes);
    };
    let missing = &[Code::SpeakerNotNamed][..];
    named("The blast killed 14 people, Lee said.", &["Ann Lee"], &[]);
    named("The blast killed 14 people, LEE said.", &["Lee"], &[]);
    named("The blast killed 14 people, Muller said.", &["Müller"], &[]);
    named("The blast killed 14 people, the U.N. said.", &["UN"], &[]);
    named("The blast killed 14 people, the UN said.", &["the U.N."], &[]);
    named("The blast killed 14 people in the U.S., Lee said.", &["UN"], missing);
    named("The blast killed 14 people.", &["an embassy spokesman"], &[]);
    named("The blast killed 14 people.", &["President Lee"], missing);
    named("The blast killed 14 people; no leeway.", &["Lee"], missing);
    named("The blast killed 14 people, Raymond Bosworth said.", &["Bo Ray"], missing);
}

#[test]
fn names_of_text_values_that_are_nearly_alike_are_told() {
    let told = |one: &str, other: &str| {
        let source = |text: String| {
            source::read(format!("The seat went to {text}.").into_bytes()).expect("it is text")
        };
        let citation = |id: &str, name: &str| json!({ "source": id, "quote": format!("went to {name}"), "value": name });
        let claims = json!({
            "version": 1, "sources": { "a": { "file": "a.txt" }, "b": { "file": "b.txt" } },
            "claims": { "seat": {
                "statement": format!("The seat went to {one}."), "kind": "text", "value": one,
                "citations": [citation("a", one), citation("b", other)] } } });
        let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
        assert!(problems.is_empty(), "{problems:?}");
        let documents = vec![
            Held::new("a.txt", source(one.to_owned())),
            Held::new("b.txt", source(other.to_owned())),
        ];
        let holdings = Holdings { documents, of_source: vec![Holding::Held(0), Holding::Held(1)] };
        let checked = check(dossier.expect("it is right"), holdings, Extent::default());
        let findings = describe(&checked, &Levels::default());
        findings.iter().any(|finding| finding.code == Code::SimilarNames)
    };
    for (one, other) in [
        ("Kamotho", "Kimotho"),
        ("Joseph Kamotho", "Joseph Kimotho"),
        ("Odell Prine", "Odell Pryne"),
        ("Müller", "Muller"),
        ("Heydari", "Heydаri"), // The second has a Cyrillic а.
    ] {
        assert!(told(one, other), "{one} {other}");
    }
    for (one, other) in [
        ("Iran", "Iraq"),
        ("Iran Air", "Iraq Air"),
        ("Joan Smith", "John Smith"),
        ("North Ward", "South Ward"),
        ("Ward 12", "Ward 13"),
        ("Marlow", "Denby"),
        ("KAMOTHO", "Kamotho"),
    ] {
        assert!(!told(one, other), "{one} {other}");
    }
}
