//! The page of `check --write`: whatever a dossier and its sources hold, it has its own elements and attributes and no
//! others; every claim is an anchor, with its quotes, and every picture says what it shows.

#![expect(clippy::disallowed_methods, reason = "this test writes claims files and sources")]
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;
use std::path::Path;

use crosscheck::report::check::html::page;
use crosscheck::report::{Examined, Failed};
use crosscheck::run::{Options, run};
use crosscheck::text::visible;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::markup::{Elements, Seen};

/// The elements of the page, each with its attributes.
const ELEMENTS: &Elements = &[
    ("a", &["href", "class", "rel", "dir"]),
    ("article", &["class", "id", "data-verdict", "data-sources"]),
    ("b", &["class", "dir", "lang"]),
    ("bdi", &[]),
    ("blockquote", &["lang", "dir"]),
    ("body", &[]),
    ("br", &[]),
    ("button", &["type"]),
    ("caption", &[]),
    ("circle", &["id", "r"]),
    ("cite", &["dir"]),
    ("code", &[]),
    ("dd", &["dir"]),
    ("defs", &[]),
    ("desc", &["id"]),
    ("details", &[]),
    ("div", &["class", "id"]),
    ("dl", &[]),
    ("dt", &[]),
    ("fieldset", &[]),
    ("figcaption", &[]),
    ("figure", &["class", "id"]),
    ("form", &["id", "role", "aria-label", "hidden"]),
    ("h1", &["dir"]),
    ("h2", &[]),
    ("h3", &["dir"]),
    ("head", &[]),
    ("header", &[]),
    ("html", &["lang"]),
    ("input", &["type", "autocomplete", "value"]),
    ("label", &[]),
    ("legend", &[]),
    ("li", &[]),
    ("line", &["class", "x1", "x2", "y1", "y2"]),
    ("main", &[]),
    ("mark", &[]),
    ("meta", &["charset", "http-equiv", "content", "name"]),
    ("nav", &["class", "aria-label"]),
    ("option", &["value"]),
    ("output", &["aria-live"]),
    ("p", &["class", "dir"]),
    ("path", &["id", "d"]),
    ("q", &["dir"]),
    ("rect", &["class", "x", "y", "width", "height"]),
    ("script", &[]),
    ("section", &["class", "id", "aria-label"]),
    ("select", &[]),
    ("span", &["class", "dir", "lang", "aria-hidden"]),
    ("style", &[]),
    ("summary", &[]),
    ("svg", &["class", "aria-hidden", "aria-labelledby", "role", "width", "height"]),
    ("table", &["class"]),
    ("td", &["dir"]),
    ("text", &["class", "text-anchor", "x", "y"]),
    ("th", &["scope", "dir"]),
    ("title", &["id"]),
    ("tr", &[]),
    ("u", &[]),
    ("ul", &["class", "role"]),
    ("use", &["class", "href", "x", "y"]),
];

/// Words of a dossier, markup, and what reorders or hides text.
const PARTS: &[&str] = &[
    "five of them",
    "Of 650 votes, 540 were his. ",
    "“At least 27 left,” he said. ",
    "</style></script></title></svg>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--",
    "-->",
    "\" onclick=\"x()\" a='",
    "&lt;b&gt;&amp;&",
    "`a <= b`",
    "`",
    "“",
    "\u{202e}",
    "\u{2068}",
    "\u{1b}[31m",
    "\u{fffe}",
    "می‌خواهم ۱۷ دی ۱۳۸۸",
    "é👍",
];

/// Parts of ids, which have no white space, slashes or characters that are not seen.
const ID_PARTS: &[&str] = &["votes", "<b>", "\"'", "&amp;", "%20", "é", "#", "title", "1", "`"];

const URLS: &[&str] = &[
    "https://a.example/b?c=d&e=\"f'#g",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "HTTPS://A.example/",
];

/// Reads the page of claims files that were checked.
fn seen(run: &[Result<Examined, Failed>]) -> Seen {
    let page = page(run);
    assert!(matches!(visible(&page), std::borrow::Cow::Borrowed(_)), "it has controls");
    let seen = Seen::of(&page, ELEMENTS, "claim");
    assert_eq!(seen.wrong, Vec::<String>::new());
    let mut ids = seen.ids.clone();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), seen.ids.len(), "an id stands twice");
    for link in &seen.links {
        let leads = match link.strip_prefix('#') {
            Some(id) => ids.binary_search(&decoded(id)).is_ok() || ids.iter().any(|own| own == id),
            None => ["https://", "http://"].iter().any(|web| link.to_lowercase().starts_with(web)),
        };
        assert!(leads, "{link} leads nowhere");
    }
    seen
}

/// Returns what stands for percent signs in an address.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn examined(path: &str) -> Result<Examined, Failed> {
    run(Path::new(path), &Options::default())
}

/// Returns a text without white space.
fn bare(text: &str) -> String {
    visible(text).chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_claim_is_an_anchor_and_has_its_quotes() {
    for path in ["data/heydari/claims.json", "data/flood/claims.json"] {
        let run = [examined(path)];
        let seen = seen(&run);
        let checked = &run[0].as_ref().unwrap().checked;
        let text = bare(&seen.text);
        for claim in &checked.dossier.claims {
            assert!(seen.ids.contains(&claim.id.value), "{}", claim.id.value);
            assert!(text.contains(&bare(&claim.statement)), "{}", claim.statement);
        }
        for (at, evidence) in checked
            .dossier
            .citations()
            .map(|(at, _)| (at, &checked.judgements[at.claim].evidence[at.citation]))
        {
            let (document, anchor) = evidence.anchored.anchor().unwrap();
            let source = &checked.holdings.documents[document].document.text;
            for piece in &anchor.pieces {
                assert!(text.contains(&bare(piece.of(source))), "{at:?}");
            }
        }
    }
}

#[test]
fn every_conflict_interval_and_timeline_has_a_picture_that_says_what_it_shows() {
    for path in ["data/heydari/claims.json", "data/flood/claims.json"] {
        let run = [examined(path)];
        let seen = seen(&run);
        let checked = &run[0].as_ref().unwrap().checked;
        for (claim, judgement) in checked.dossier.claims.iter().zip(&checked.judgements) {
            let is_wanted = judgement.verdict.name() == "conflicting" || claim.over_time.is_some();
            let id = &claim.id.value;
            let has = |part: &str| seen.ids.contains(&format!("{id}/{part}"));
            assert_eq!(has("title"), has("desc"), "{id}");
            assert!(!is_wanted || has("title"), "{id} has no picture");
            let is_point = |value: &str| value.parse::<u32>().is_ok();
            let points = judgement.evidence.iter().filter_map(|one| one.value());
            if !is_wanted && claim.kind.name() == "count" {
                let all_points = points.map(ToString::to_string).all(|value| is_point(&value));
                assert_eq!(has("title"), !all_points, "{id}");
            }
        }
        let named = seen.ids.iter().filter(|id| id.ends_with("/title")).count();
        let drawn = seen.elements.iter().filter(|element| *element == "svg").count();
        assert_eq!(drawn, named + 1, "each picture has a title; one more holds the shapes");
    }
}

#[test]
fn the_same_input_gives_the_same_page() {
    let run = || [examined("data/flood/claims.json"), examined("data/heydari/claims.json")];
    assert!(page(&run()) == page(&run()));
}

#[test]
fn dossiers_of_one_run_have_anchors_of_their_own() {
    let heydari = || examined("data/heydari/claims.json");
    let seen = seen(&[heydari(), examined("no/such.json"), heydari()]);
    for id in ["birth-date", "/3/birth-date", "/source/wsj", "/3//source/wsj"] {
        assert!(seen.ids.iter().any(|own| own == id), "{id}");
    }
}

#[test]
fn a_finding_of_a_draft_leads_to_the_claim_and_the_summary_to_the_draft() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("log.txt", "Of 52 bridges, 9 were closed.");
    write("story.md", "Of 25 bridges[^all], 9 were closed.");
    let claims = json!({ "version": 1, "sources": { "log": { "file": "log.txt" } },
        "claims": { "all": { "statement": "There were 52 bridges.", "kind": "count", "value": 52,
            "citations": [{ "source": "log", "quote": "Of 52 bridges" }] } },
        "drafts": { "story": { "file": "story.md" } } });
    write("claims.json", &claims.to_string());
    let run = [examined(folder.path().to_str().unwrap())];
    let page = page(&run);
    let seen = seen(&run);
    assert!(seen.ids.contains(&"/draft/story.md".to_owned()), "{:?}", seen.ids);
    assert!(page.contains("<a href=\"#/draft/story.md\""), "{page}");
    let drafts = page.split("<section class=\"drafts\">").nth(1).unwrap();
    assert!(drafts.contains("<a href=\"#all\""), "{drafts}");
}

/// Returns a dossier of these words, and its source.
fn dossier(words: &[String], ids: &[String], url: &str) -> (Value, String) {
    let word = |at: usize| &words[at % words.len()];
    let text = format!("Five came. {} Then 8 or more came. {}", word(0), word(1));
    let source = json!({ "title": word(2), "author": [word(3)], "publisher": word(4), "url": url, "file": "a.txt" });
    let mut claims = serde_json::Map::new();
    for (number, id) in ids.iter().enumerate() {
        let claim = json!({
            "statement": word(number + 5), "kind": "count", "unit": word(number), "value": 5, "note": word(number + 1),
            "citations": [
                { "source": ids[0], "quote": "Five came", "note": word(number + 2), "locator": word(number + 3) },
                { "source": ids[0], "quote": "8 or more came", "attributed_to": word(number + 4).trim() },
                { "source": "none", "quote": word(number + 6), "stance": "context" },
                { "source": ids[0], "quote": word(number + 7), "stance": "context" },
            ],
            "accept": [{ "finding": "conflict", "positions": [5, ">=8"], "because": word(number) }],
        });
        claims.insert(id.clone(), claim);
    }
    let mut sources = serde_json::Map::new();
    sources.insert(ids[0].clone(), source);
    sources.insert("none".to_owned(), json!({ "title": word(6) }));
    let claims = json!({ "version": 1, "title": word(7), "sources": sources, "claims": claims });
    (claims, text)
}

#[test]
fn a_word_of_a_hundred_thousand_letters_stays_one() {
    let long = "<b>".to_owned() + &"w".repeat(100_000);
    let words: Vec<String> = PARTS.iter().take(7).map(|part| format!("x{part}")).collect();
    let (mut claims, text) = dossier(&words, &["five".to_owned()], "https://a.example/");
    for field in ["statement", "note"] {
        claims["claims"]["five"][field] = json!(long);
    }
    claims["title"] = json!(long);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("claims.json"), claims.to_string()).unwrap();
    fs::write(folder.path().join("a.txt"), text).unwrap();
    let seen = seen(&[run(&folder.path().join("claims.json"), &Options::default())]);
    assert!(seen.text.contains(&long));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_page_is_its_own_whatever_a_dossier_holds(
        words in prop::collection::vec(prop::collection::vec(select(PARTS), 1..5), 8..9),
        ids in prop::collection::btree_set(prop::collection::vec(select(ID_PARTS), 1..4), 1..4),
        url in select(URLS),
    ) {
        let words: Vec<String> = words.iter().map(|parts| format!("x{}", parts.concat())).collect();
        let mut ids: Vec<String> = ids.iter().map(|parts| parts.concat()).collect();
        ids.dedup();
        let (claims, text) = dossier(&words, &ids, url);
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("claims.json"), claims.to_string()).unwrap();
        fs::write(folder.path().join("a.txt"), text).unwrap();
        let checked = run(&folder.path().join("claims.json"), &Options::default());
        prop_assert!(checked.is_ok(), "{:?}", checked.err());
        let seen = seen(&[checked]);
        let is_id = |id: &String| seen.ids.contains(&visible(id).into_owned());
        prop_assert!(ids.iter().all(is_id), "{ids:?}");
    }
}
