//! What holds for every text, quote and dossier.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a small length"
)]

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Dossier, Syntax, read};
use crosscheck::quote::{Anchoring, Selector, anchor_all};
use crosscheck::reading::{Reader, SpokenFrom};
use crosscheck::source::{self, Held, Holding, Holdings};
use crosscheck::text::{Span, cuts_token, fold, sentence_around};
use crosscheck::value::{Edtf, Interval, Kind};
use crosscheck::verdict::{Judgement, Stated};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization as _;

/// Characters that fold, join, cut or vanish, and some that do nothing.
const ODD: &[&str] = &[
    "a",
    "b",
    "é",
    "e\u{301}",
    "ﬁ",
    "5",
    "40",
    "۶",
    "²",
    "½",
    " ",
    "\n",
    "\r\n",
    "\u{a0}",
    "\u{2009}",
    "-",
    "--",
    "—",
    "−",
    "\u{ad}",
    "\u{200b}",
    "\u{200c}",
    "\u{202e}",
    "\u{feff}",
    "“",
    "'",
    "’",
    "…",
    "...",
    "[…]",
    "[",
    "]",
    ".",
    ",",
    "%",
    "+",
    "$",
    "ي",
    "ک",
    "\u{301}",
    "\u{fe0f}",
    "👍",
    "not ",
    "one ",
    " million ",
    "May ",
    "to ",
];

/// Words that figures are read from, and words around them.
const WORDS: &[&str] = &[
    "540",
    "650",
    "-0.42",
    "1,500",
    "twenty",
    "seven",
    "hundred",
    "million",
    "percent",
    "at least",
    "between",
    "and",
    "to",
    "January",
    "5",
    "2010",
    "last",
    "month",
    "two",
    "days",
    "later",
    "the",
    "votes",
    "not",
    "backed",
    "him",
    "in",
    "at the end of",
    "half",
    "a",
    "of",
    "17-year-old",
    "900+",
    "\u{6f6}\u{6f5}",
    "99999999999999999999999999",
];

fn odd_text() -> impl Strategy<Value = String> {
    prop::collection::vec(select(ODD), 0..40).prop_map(|parts| parts.concat())
}

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec((select(WORDS), select(&[" ", ", ", ". ", "\n", "-"][..])), 1..30)
        .prop_map(|parts| parts.into_iter().map(|(word, gap)| format!("{word}{gap}")).collect())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![odd_text(), prose(), any::<String>()]
}

fn selector(quote: &str) -> Selector<'_> {
    Selector { quote, prefix: None, suffix: None }
}

fn anchor(source: &str, quote: &str) -> Anchoring {
    anchor_all(source, &[selector(quote)], Some(Reader::english())).remove(0)
}

fn holds(outcome: &Anchoring) -> bool {
    outcome.state().holds()
}

fn is_raised(c: char) -> bool {
    "⁰¹²³⁴⁵⁶⁷⁸⁹".contains(c)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_maps_back_in_order_and_to_whole_characters(text in any_text()) {
        let folded = fold(&text);
        let offsets: Vec<usize> = folded.text().char_indices().map(|(at, _)| at).chain([folded.text().len()]).collect();
        let mut last = Span::new(0, 0);
        for pair in offsets.windows(2) {
            let span = folded.source_span(Span::new(pair[0], pair[1]));
            prop_assert!(text.get(span.start..span.end).is_some(), "{span:?} in {text:?}");
            prop_assert!(!span.is_empty());
            prop_assert!(last.start <= span.start && last.end <= span.end, "{last:?} {span:?}");
            last = span;
        }
        // A mark can follow a letter when what stood between is folded away.
        let plain = |text: &str| text.nfc().collect::<String>().replace('-', "");
        prop_assert_eq!(plain(fold(folded.text()).text()), plain(folded.text()));
    }

    #[test]
    fn a_slice_that_cuts_no_token_is_found(text in any_text(), from in 0..1_000_usize, len in 0..1_000_usize) {
        let ends: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let place = |share: usize, least: usize| least + (ends.len() - least) * share / 1_000;
        let from = place(from, 0).min(ends.len() - 1);
        let (from, to) = (ends[from], ends[place(len, from).min(ends.len() - 1)]);
        let slice = &text[from..to];
        let outcome = anchor(&text, slice);
        let Anchoring::Lost { orphan, .. } = &outcome else { return Ok(()) };
        // What is lost is cut, also where the characters beside it change what it is; or nothing is left of it.
        let cut = cuts_token(&text, from) || cuts_token(&text, to);
        let mark = |at: usize| text[at..].starts_with(unicode_mark) || text[..at].ends_with(unicode_mark);
        let bare = fold(slice).text().trim_matches([' ', '-']).is_empty();
        // What a note mark stands at may be outside.
        let letters = |c: char| c.is_alphanumeric() && !c.to_string().contains(is_raised);
        let begins = &slice[..slice.find(letters).unwrap_or(slice.len())];
        let note = begins.contains(['[', '*', '†', '‡', '§', '¶']) || begins.contains(is_raised);
        let figure = matches!(orphan, crosscheck::quote::Orphan::Cut(_));
        let edge = changes_at_edge(&text, from) || changes_at_edge(&text, to);
        prop_assert!(cut || bare || figure || mark(from) || mark(to) || edge || note, "{slice:?} in {text:?}: {orphan:?}");
    }

    #[test]
    fn one_search_for_all_quotes_gives_what_a_search_for_each_gives(
        source in "[ab5 .\\-]{0,40}",
        quotes in prop::collection::vec("[ab5 .\\-]{0,6}", 1..8),
    ) {
        let selectors: Vec<Selector<'_>> = quotes.iter().map(|quote| selector(quote)).collect();
        let together = anchor_all(&source, &selectors, Some(Reader::english()));
        for (quote, outcome) in quotes.iter().zip(&together) {
            prop_assert_eq!(outcome, &anchor(&source, quote));
        }
    }

    #[test]
    fn the_search_finds_what_a_plain_search_finds(source in "[ab ]{0,30}", quote in "[ab]{1,2}( [ab]{1,2}){0,2}") {
        let squeezed = |text: &str| text.split(' ').filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let (words, wanted) = (squeezed(&source), squeezed(&quote));
        let count = words.windows(wanted.len()).filter(|window| **window == wanted[..]).count();
        match anchor(&source, &quote) {
            Anchoring::Anchored(anchor) => {
                prop_assert_eq!(count, 1);
                prop_assert_eq!(squeezed(anchor.span.of(&source)), wanted);
            }
            Anchoring::Ambiguous(places) => prop_assert!(count > 1 && places.spans.len() == count),
            Anchoring::Lost { .. } => prop_assert_eq!(count, 0),
        }
    }

    #[test]
    fn a_changed_digit_never_holds(before in prose(), figure in 100_u32..1000, place in 0_usize..3, by in 1_u8..10) {
        let mut digits = figure.to_string().into_bytes();
        digits[place] = b'0' + (digits[place] - b'0' + by) % 10;
        let changed = String::from_utf8(digits).expect("the test is well formed");
        let source = format!("{before}. Then {figure} people voted there.");
        let quoted = |figure: &str| format!("Then {figure} people voted there");
        let held = holds(&anchor(&source, &quoted(&figure.to_string())));
        prop_assert!(held);
        for figure in [&changed, &format!("[the] {changed}"), &format!("[{changed}]")] {
            let held = holds(&anchor(&source, &quoted(figure)));
            prop_assert!(!held, "{figure}");
        }
    }

    #[test]
    fn a_negation_is_never_passed_over(before in prose(), negation in select(&["not", "never", "hardly"][..])) {
        let source = format!("{before}. He did {negation} resign that day.");
        for quote in ["He did resign that day", "He did [then] resign that day", "He [] resign that day"] {
            prop_assert!(!holds(&anchor(&source, quote)), "{quote}");
        }
    }

    #[test]
    fn changed_typography_always_holds(
        before in prose(), gap in select(&["\u{a0}", "\n", "  ", "\r\n\t", "\u{2009}"][..]),
        open in select(&["“", "\"", "«", "„"][..]), dash in select(&["–", "—", "-", "‑"][..]),
        hidden in select(&["", "\u{200b}", "\u{ad}", "\u{200e}"][..]),
    ) {
        let source = format!("{before}. He{gap}said: {open}a four{dash}m{hidden}an team{open} it’s{gap}so… there");
        prop_assert!(holds(&anchor(&source, "He said: \"a four-man team\" it's so... there")));
    }

    #[test]
    fn readings_are_in_order_and_in_the_text(text in any_text(), as_of in select(&["2010", "2010-01-31", "../2010", "Y170000002"][..])) {
        let spoken = SpokenFrom { as_of: Some(Edtf::parse(as_of).expect("the test is well formed")), published: None };
        let mut last = 0;
        for mention in Reader::english().find(&text) {
            prop_assert!(text.get(mention.span.start..mention.span.end).is_some(), "{mention:?}");
            prop_assert!(!mention.span.is_empty() && mention.span.start >= last, "{mention:?}");
            prop_assert!(mention.span.contains(mention.figure), "{mention:?}");
            last = mention.span.end;
            for kind in [Kind::Count, Kind::Quantity, Kind::Percent, Kind::Date] {
                if let Ok(reading) = mention.resolve(kind, &spoken) {
                    let _ = (reading.value.to_string(), reading.value.compared(None));
                }
            }
        }
    }

    #[test]
    fn sentences_hold_their_place(text in any_text(), at in 0..1_000_usize) {
        let ends: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        let at = ends[(ends.len() - 1) * at / 1_000];
        let sentence = sentence_around(&text, Span::new(at, text.len()));
        prop_assert!(text.get(sentence.start..sentence.end).is_some());
    }

    #[test]
    fn nothing_panics(text in any_text(), quotes in prop::collection::vec(any_text(), 1..4), kind in select(&Kind::ALL[..])) {
        let citations: Vec<Value> = quotes.iter().filter(|quote| !quote.trim().is_empty()).map(|quote| {
            json!({ "source": "a", "quote": quote, "prefix": text, "stance": "context" })
        }).collect();
        let file = json!({ "version": 1, "sources": { "a": { "file": "a" } },
            "claims": { "c": { "statement": "s", "kind": kind.name(), "citations": citations } } });
        if let (Some(dossier), _) = read(&file.to_string(), Syntax::Json) {
            judged(dossier, &[text]);
        }
    }
}

fn unicode_mark(c: char) -> bool {
    !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace()
}

/// Whether a slice that begins or ends here folds otherwise than the whole: inside white space, a run of dashes or
/// dots, a hyphenated line end, or a bracket.
fn changes_at_edge(text: &str, at: usize) -> bool {
    let near = |c: char| c.is_whitespace() || matches!(c, '-' | '.' | '[' | ']' | '\'' | '—' | '−');
    text[at..].starts_with(near) || text[..at].ends_with(near)
}

fn judged(dossier: Dossier, texts: &[String]) -> Vec<Judgement> {
    let held = |text: &String| source::read(text.replace('\0', "").into_bytes()).ok();
    let documents: Vec<Held> =
        texts.iter().filter_map(held).map(|document| Held::new("a", document)).collect();
    let of_source = (0..dossier.sources.len()).map(Holding::Held).collect();
    check(dossier, Holdings { documents, of_source }, Extent::default()).judgements
}

/// A citation: its source, value, speaker and stance.
type Cited = (usize, &'static str, Option<&'static str>, Option<&'static str>);

fn cited() -> impl Strategy<Value = Cited> {
    let values =
        select(&["5", "6", "7", ">=6", ">6", "<6", "<=7", "5..6", ">5..<8", "~20", "1e1", "9"][..]);
    let speakers = prop::option::weighted(0.4, select(&["x", "y"][..]));
    (0_usize..4, values, speakers, prop::option::weighted(0.1, Just("context")))
}

/// Sources 2 and 3 reprint 0, which is also a source.
fn dossier(claimed: Option<&str>, kind: &str, citations: &[Cited]) -> Dossier {
    let citations: Vec<Value> = citations
        .iter()
        .map(|(source, value, speaker, stance)| {
            let mut citation = json!({ "source": format!("s{source}"), "quote": "the passage", "value": value,
                "inferred": "so it is" });
            if let Some(speaker) = speaker {
                citation["attributed_to"] = json!([speaker]);
            }
            if let Some(stance) = stance {
                citation["stance"] = json!(stance);
            }
            citation
        })
        .collect();
    let mut claim = json!({ "statement": "s", "kind": kind, "citations": citations });
    if let Some(claimed) = claimed {
        claim["value"] = json!(claimed);
    }
    let file = json!({ "version": 1,
        "sources": { "s0": { "file": "a" }, "s1": { "file": "b" },
            "s2": { "file": "c", "derived_from": ["s0"] }, "s3": { "file": "d", "derived_from": ["s0"] } },
        "claims": { "c": claim } });
    read(&file.to_string(), Syntax::Json).0.expect("the test is well formed")
}

fn judge(claimed: Option<&str>, kind: &str, citations: &[Cited]) -> Judgement {
    // Each in words of its own: sources with one text speak with one voice.
    let texts = ["This is", "Elsewhere stands", "Again, read", "Nobody wrote"]
        .map(|own| format!("{own} the passage."));
    judged(dossier(claimed, kind, citations), &texts).remove(0)
}

/// Returns the citations of each interval that holds no other, those of one interval together.
fn unrefined(intervals: &[(usize, Interval)]) -> Vec<Vec<usize>> {
    let refines = |own: &Interval, other: &Interval| own != other && own.contains(other);
    let unrefined =
        intervals.iter().filter(|(_, own)| !intervals.iter().any(|(_, other)| refines(own, other)));
    let mut found: Vec<Vec<usize>> = unrefined
        .map(|(_, own)| {
            let same = intervals.iter().filter(|(_, other)| own == other);
            same.map(|(index, _)| *index).collect()
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn positions_are_the_stated_values_that_no_other_refines(
        citations in prop::collection::vec(cited(), 1..7), kind in select(&["count", "quantity"][..]),
    ) {
        let judgement = judge(Some("5"), kind, &citations);
        let intervals: Vec<(usize, Interval)> = judgement.evidence.iter().enumerate()
            .filter(|(_, cited)| cited.said.is_compared())
            .filter_map(|(i, cited)| Some((i, cited.value()?.compared(None)?)))
            .collect();
        let mut positions: Vec<Vec<usize>> = judgement.positions.iter().map(|p| p.citations.clone()).collect();
        positions.sort();
        prop_assert_eq!(positions, unrefined(&intervals));
        let own = |citation: usize| judgement.evidence[citation].value().expect("it is compared").compared(None);
        for position in &judgement.positions {
            let Stated::Value(_, Some(stated)) = &position.stated else { panic!("{position:?}") };
            // Nobody is beside a figure that they did not give.
            for citation in &position.citations {
                prop_assert_eq!(own(*citation), Some(*stated));
            }
            for wide in &position.also_fits {
                prop_assert!(wide.citations.iter().all(|citation| own(*citation) == wide.bounds));
                prop_assert!(!wide.bounds.expect("it is a number").is_disjoint_from(stated));
            }
        }
        let listed = judgement.positions.iter().flat_map(|position| {
            position.citations.iter().chain(position.also_fits.iter().flat_map(|wide| &wide.citations))
        });
        let listed: std::collections::BTreeSet<usize> = listed.copied().collect();
        prop_assert_eq!(listed, intervals.iter().map(|(index, _)| *index).collect());
    }

    #[test]
    fn the_order_of_citations_changes_no_verdict(
        (citations, shuffled) in prop::collection::vec(cited(), 1..7).prop_flat_map(|c| (Just(c.clone()), Just(c).prop_shuffle())),
        claimed in prop::option::of(select(&["5", ">=6", "6"][..])),
    ) {
        let (one, other) = (judge(claimed, "count", &citations), judge(claimed, "count", &shuffled));
        prop_assert_eq!(one.verdict, other.verdict);
        let sorted = |judgement: &Judgement| {
            let mut origins = judgement.origins.clone();
            origins.sort();
            let values: Vec<String> = judgement.positions.iter().map(|p| format!("{:?}", bounds(&p.stated))).collect();
            (origins, values, judgement.inconsistent.len())
        };
        prop_assert_eq!(sorted(&one), sorted(&other));
    }

    /// A speaker hides the own voice of the source that quotes him, which may speak again without him; nobody
    /// else is heard who was not before.
    #[test]
    fn withdrawing_a_citation_adds_no_origin(citations in prop::collection::vec(cited(), 1..7), which in 0_usize..7) {
        let which = which % citations.len();
        let mut fewer = citations.clone();
        let (source, _, speaker, _) = fewer.remove(which);
        let (before, after) = (judge(Some("5"), "count", &citations), judge(Some("5"), "count", &fewer));
        let root = crosscheck::verdict::Origin::new(if source == 1 { "s1" } else { "s0" });
        for origin in &after.origins {
            prop_assert!(before.origins.contains(origin) || (speaker.is_some() && *origin == root), "{origin:?}");
        }
    }
}

fn bounds(stated: &Stated) -> Option<Interval> {
    match stated {
        Stated::Value(_, bounds) => *bounds,
        Stated::Denial => None,
    }
}

#[test]
fn the_order_of_claims_changes_no_verdict() {
    let claim = |value: &str| {
        json!({ "statement": "s", "kind": "count", "value": value,
            "citations": [{ "source": "a", "quote": "540 backed him" }, { "source": "a", "quote": "650 cast" }] })
    };
    let verdict = |ids: [(&str, &str); 2]| {
        let claims: Vec<String> =
            ids.iter().map(|(id, value)| format!("\"{id}\": {}", claim(value))).collect();
        let file = format!(
            "{{ \"version\": 1, \"sources\": {{ \"a\": {{ \"file\": \"a\" }} }}, \"claims\": {{ {} }} }}",
            claims.join(", ")
        );
        let dossier = read(&file, Syntax::Json).0.expect("the test is well formed");
        let ids: Vec<String> = dossier.claims.iter().map(|claim| claim.id.value.clone()).collect();
        let judgements = judged(dossier, &["Of 650 cast, 540 backed him.".to_owned()]);
        let mut verdicts: Vec<_> =
            ids.into_iter().zip(judgements.iter().map(|judgement| judgement.verdict)).collect();
        verdicts.sort();
        verdicts
    };
    assert_eq!(verdict([("a", "540"), ("b", "1")]), verdict([("b", "1"), ("a", "540")]));
}
