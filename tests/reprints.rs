//! Reprints are found among many sources, nothing else is taken for one, and each counts as one origin.

#[path = "../benches/generated/library.rs"]
mod library;

use std::ops::Range;

use crosscheck::check::{Checked, Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::finding::{Code, Levels, describe, shown_origin};
use crosscheck::reprint::{ComparedText, Fingerprints, LONG_RUN, Shared, seeds, shared};
use crosscheck::source::{self, Held, Holding, Holdings};
use crosscheck::text::{Places, Span};
use crosscheck::verdict::Verdict;
use library::{Wanted, library};
use proptest::prelude::*;

/// Returns words that stand nowhere else: as many as there are numbers.
fn words(numbers: Range<usize>) -> String {
    let words: Vec<String> = numbers.map(|number| format!("word{number}")).collect();
    words.join(" ")
}

/// Returns what texts share, as a check finds it; `cited` is cited from each that has it.
fn shared_by<T: AsRef<str>>(texts: &[T], cited: Option<&str>) -> Vec<Shared> {
    let place = |text: &str| {
        let at = text.find(cited?)?;
        Some(Span::new(at, at + cited?.len()))
    };
    let fingerprints: Vec<Fingerprints> =
        texts.iter().map(|text| Fingerprints::of(text.as_ref())).collect();
    let cited = texts.iter().map(|text| place(text.as_ref()).into_iter().collect::<Places>());
    let words: Vec<ComparedText<'_>> = texts
        .iter()
        .zip(cited)
        .map(|(text, cited)| ComparedText::new(text.as_ref(), cited))
        .collect();
    let pairs = seeds(&fingerprints);
    let found = pairs.iter().filter_map(|pair| {
        let [first, second] = pair.documents;
        shared(pair, &words[first], &words[second])
    });
    found.collect()
}

#[test]
fn all_reprints_of_a_library_are_found_and_no_others() {
    let made = library(Wanted { sources: 200, bytes: 8_000, reprints: 40 });
    assert_eq!(made.reprints.len(), 40);
    let found = shared_by(&made.texts, None);
    let found: Vec<[usize; 2]> = found.iter().map(|pair| pair.documents).collect();
    assert_eq!(found, made.reprints);
}

/// Checks that two texts share as many words as `expected` says; none where they are no reprints.
fn check_pair(what: &str, first: &str, second: &str, expected: Option<usize>) {
    let found = shared_by(&[first, second], None);
    assert_eq!(found.first().map(Shared::words), expected, "{what}");
}

#[test]
fn what_is_a_reprint() {
    let (one, other) = (words(1_000..1_300), words(2_000..2_300));
    let copied = words(0..80);
    let first = format!("{one}\n\n{copied}\n\n{one}");
    check_pair("a passage in the middle", &first, &format!("{other} {copied} {other}"), Some(80));
    let capitals = copied.to_uppercase().replace("0 ", "0;\r\n- ");
    check_pair("case and marks", &first, &format!("{other} {capitals} {other}"), Some(80));
    let changed = copied.replace("word40 ", "other words than these ");
    check_pair("a word changed", &first, &format!("{other} {changed} {other}"), Some(79));
    let parts = [0..20, 20..45, 45..80].map(words).join(" and then the paper says that ");
    check_pair("words put in between", &first, &format!("{other} {parts} {other}"), Some(80));
    let few = words(0..59);
    check_pair("too few words", &first, &format!("{other} {few} {other}"), None);
    check_pair("half of a short text", &first, &format!("{few} {}", words(3_000..3_050)), Some(59));
    check_pair("the same text", &words(0..25), &words(0..25), Some(25));
    let scattered: Vec<String> = (0..6)
        .map(|part| {
            words(part * 40..part * 40 + 40) + " " + &words(4_000 + part * 20..4_020 + part * 20)
        })
        .collect();
    let scattered = scattered.join(" ");
    check_pair(
        "many short passages",
        &format!("{one} {}", words(0..240)),
        &format!("{other} {scattered} {other}"),
        Some(240),
    );
}

#[test]
fn what_is_none() {
    let (one, other) = (words(1_000..1_300), words(2_000..2_300));
    let copied = words(0..100);
    let first = format!("{one}\n\n{copied}.\n\n{one}");
    for quoted in ["“…,” she said", "\"…\" - she", "„…“", "« … »", "‘…’"] {
        let quoted = quoted.replace('…', &copied);
        let second = format!("{other}\n\n{quoted}.\n\n{other}");
        let third = format!("{one}\n\n{quoted}.\n\n{one}");
        check_pair(&quoted, &third, &second, None);
        check_pair("one that quotes the other", &first, &second, Some(100));
    }
    let lines: Vec<String> = (0..40).map(|line| words(line * 3..line * 3 + 3)).collect();
    let menu = lines.join("\n");
    check_pair("a menu", &format!("{menu}\n\n{one}"), &format!("{menu}\n\n{other}"), None);
    let note = words(0..79);
    check_pair(
        "a note at the end",
        &format!("{one}\n\n{note}"),
        &format!("{other}\n\n{note}"),
        None,
    );
    check_pair(
        "not at the end",
        &format!("{one}\n\n{note}"),
        &format!("{other}\n\n{note}\n\n{other}"),
        Some(79),
    );
    let rights = format!("All rights reserved, {copied}.");
    check_pair("rights", &format!("{rights}\n\n{one}"), &format!("{rights}\n\n{other}"), None);
}

#[test]
fn what_stands_in_many_texts_counts_where_it_is_cited() {
    let notice = words(0..100);
    let text = |number: usize| {
        let from = 1_000 * number;
        format!("{}\n\n{notice}\n\n{}", words(from..from + 300), words(from + 300..from + 600))
    };
    let texts: Vec<String> = (1..=5).map(text).collect();
    assert_eq!(shared_by(&texts[..3], None).len(), 3);
    assert_eq!(shared_by(&texts, None).len(), 0);
    assert_eq!(shared_by(&texts, Some("word50 word51")).len(), 10);
    let short: Vec<String> =
        texts.iter().map(|text| text[text.find("word0 ").unwrap_or(0)..].to_owned()).collect();
    let short: Vec<&str> = short.iter().map(|text| &text[..2 * notice.len()]).collect();
    assert_eq!(shared_by(&short, None).len(), 10, "a large part of each");
}

proptest! {
    #[test]
    fn a_long_run_is_always_noticed(before in 0..300usize, between in 0..300usize, seed in 0..1_000_000usize) {
        let from = seed * 1_000;
        let run = words(from..from + LONG_RUN);
        let first = format!("{} {run} {}", words(1..before + 1), words(5_000..5_100));
        let second = format!("{} {run} {}", words(7_000..7_000 + between), words(8_000..8_100));
        let texts = [first, second];
        let fingerprints: Vec<Fingerprints> = texts.iter().map(|text| Fingerprints::of(text)).collect();
        prop_assert_eq!(seeds(&fingerprints).len(), 1);
    }

    #[test]
    fn what_is_shared_stands_in_both(parts in prop::collection::vec((0..40usize, any::<bool>()), 1..40)) {
        // Each part is a run that the second text keeps, or has otherwise.
        let (mut first, mut second) = (String::new(), String::new());
        for (index, (len, kept)) in parts.iter().enumerate() {
            let from = 100 * index;
            first += &(words(from..from + len) + " ");
            second += &(words(if *kept { from..from + len } else { from + 50..from + 50 + len }) + " ");
        }
        for pair in shared_by(&[&first, &second], None) {
            for twin in &pair.passages {
                let [one, other] = [twin.places[0].of(&first), twin.places[1].of(&second)];
                let ends = |text: &str| Some((text.split(' ').next()?.to_owned(), text.split(' ').next_back()?.to_owned()));
                prop_assert_eq!(ends(one), ends(other));
                let kept = |text: &str| text.split(' ').count();
                prop_assert!(twin.words <= kept(one).min(kept(other)));
            }
        }
    }
}

/// Checks a claim of yes or no that these quotes support, each from the text of that number.
fn checked(texts: &[String], quotes: &[(usize, &str)], derived: &[(usize, usize)]) -> Checked {
    let sources: Vec<String> = (0..texts.len())
        .map(|index| {
            let roots = derived.iter().filter(|(from, _)| *from == index);
            let roots: Vec<String> = roots.map(|(_, root)| format!("\"s{root}\"")).collect();
            format!(
                "\"s{index}\": {{ \"file\": \"s{index}.txt\", \"derived_from\": [{}] }}",
                roots.join(",")
            )
        })
        .collect();
    let citations: Vec<String> = quotes
        .iter()
        .map(|(source, quote)| {
            format!(
                "{{ \"source\": \"s{source}\", \"stance\": \"supports\", \"quote\": \"{quote}\" }}"
            )
        })
        .collect();
    let claims = format!(
        "{{ \"version\": 1, \"sources\": {{ {} }}, \"claims\": {{ \"c\": {{ \"statement\": \"It is so.\", \"kind\": \"yes-no\", \"value\": true, \"citations\": [ {} ] }} }} }}",
        sources.join(", "),
        citations.join(", ")
    );
    let (dossier, problems) = read(&claims, Syntax::Json);
    assert!(problems.is_empty(), "{problems:?}");
    let held = |(index, text): (usize, &String)| {
        let document = source::read(text.clone().into_bytes()).expect("it is text");
        Held::new(&format!("s{index}.txt"), document)
    };
    let documents: Vec<Held> = texts.iter().enumerate().map(held).collect();
    let of_source = (0..texts.len()).map(Holding::Held).collect();
    let holdings = Holdings { documents, of_source };
    check(dossier.expect("it is well made"), holdings, Extent::default())
}

/// Returns the verdict, the origins of what supports the claim, and how many reprints are reported.
fn outcome(checked: &Checked) -> (Verdict, Vec<String>, usize) {
    let judgement = &checked.judgements[0];
    let origins = judgement.origins.iter().map(shown_origin).collect();
    let findings = describe(checked, &Levels::default());
    let reported =
        findings.iter().filter(|finding| finding.code == Code::UndeclaredReprint).count();
    (judgement.verdict, origins, reported)
}

fn copies(number: usize) -> Vec<String> {
    let text = |index: usize| {
        format!("{}\n\n{}", words(0..100), words(1_000 * (index + 1)..1_000 * (index + 1) + 90))
    };
    (0..number).map(text).collect()
}

#[test]
fn sources_that_share_a_passage_are_one_origin_for_it() {
    let texts = copies(2);
    let both = outcome(&checked(&texts, &[(0, "word7 word8"), (1, "word50 word51")], &[]));
    assert_eq!(both, (Verdict::SingleOrigin, vec!["s0 or s1".to_owned()], 1));
    let own = outcome(&checked(&texts, &[(0, "word1000 word1001"), (1, "word2000 word2001")], &[]));
    assert_eq!(own, (Verdict::Corroborated, vec!["s0".to_owned(), "s1".to_owned()], 1));
    let declared =
        outcome(&checked(&texts, &[(0, "word7 word8"), (1, "word50 word51")], &[(1, 0)]));
    assert_eq!(declared, (Verdict::SingleOrigin, vec!["s0".to_owned()], 0));
}

#[test]
fn a_source_is_not_counted_beside_what_it_shares() {
    let texts = copies(2);
    let cited = [(0, "word7 word8"), (0, "word1000 word1001"), (1, "word50 word51")];
    let (verdict, origins, _) = outcome(&checked(&texts, &cited, &[]));
    assert_eq!((verdict, origins), (Verdict::SingleOrigin, vec!["s0".to_owned()]));
    // Who wrote the shared passage may be the one that says so in its own words.
    let cited = [(0, "word7 word8"), (1, "word2000 word2001")];
    let (verdict, origins, _) = outcome(&checked(&texts, &cited, &[]));
    assert_eq!((verdict, origins), (Verdict::SingleOrigin, vec!["s1".to_owned()]));
}

#[test]
fn one_passage_is_not_two_origins() {
    let texts = vec![words(0..40), words(100..140), words(200..240)];
    let quotes = [(2, "word207 word208")];
    let retold = outcome(&checked(&texts, &quotes, &[(2, 0), (2, 1)]));
    assert_eq!(retold, (Verdict::SingleOrigin, vec!["s0 or s1".to_owned()], 0));
    let quotes = [(2, "word207 word208"), (0, "word7 word8"), (1, "word107 word108")];
    let retold = outcome(&checked(&texts, &quotes, &[(2, 0), (2, 1)]));
    assert_eq!(retold, (Verdict::Corroborated, vec!["s0".to_owned(), "s1".to_owned()], 0));
}

#[test]
fn each_passage_is_the_word_of_those_that_have_it() {
    let own = |from: usize| words(from..from + 90);
    let (one, other) = (words(0..100), words(200..300));
    let texts = vec![
        format!("{one}\n\n{}", own(1_000)),
        format!("{one}\n\n{}\n\n{other}", own(2_000)),
        format!("{}\n\n{other}", own(3_000)),
    ];
    let found = checked(&texts, &[(0, "word7 word8"), (2, "word207 word208")], &[]);
    let origin =
        |index: usize| shown_origin(&found.judgements[0].evidence[index].attribution.origins[0]);
    assert_eq!([origin(0), origin(1)], ["s0 or s1", "s1 or s2"]);
    // The one that has both may have written both.
    assert_eq!(outcome(&found), (Verdict::SingleOrigin, vec!["s0 or s1".to_owned()], 2));
}

#[test]
fn ten_reprints_are_one_origin_and_nine_are_reported() {
    let texts = copies(10);
    let cited: Vec<(usize, &str)> = (0..10).map(|source| (source, "word7 word8")).collect();
    let all = outcome(&checked(&texts, &cited, &[]));
    assert_eq!(
        all,
        (
            Verdict::SingleOrigin,
            vec![(0..10).map(|source| format!("s{source}")).collect::<Vec<_>>().join(" or ")],
            9
        )
    );
    let declared: Vec<(usize, usize)> = (1..9).map(|source| (source, 0)).collect();
    let left = outcome(&checked(&texts, &cited, &declared));
    assert_eq!(left, (Verdict::SingleOrigin, vec!["s0 or s9".to_owned()], 1));
}
