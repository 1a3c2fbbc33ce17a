//! What is written down of a check, and what is told of a dossier that is not as it was.

use std::path::Path;

use crosscheck::check::{Checked, Extent, check};
use crosscheck::dossier::{Dossier, Syntax, read};
use crosscheck::finding::{Code, Level, Levels, describe, describe_gains};
use crosscheck::load;
use crosscheck::lock::{self, Lock, LockFile};
use crosscheck::source::{self, Held, Holding, Holdings};
use crosscheck::text::LineIndex;
use proptest::prelude::*;

const HEYDARI: &str = include_str!("../data/heydari/claims.json");

fn heydari(change: impl Fn(&mut Dossier)) -> Checked {
    heydari_in(None, change)
}

/// Returns the check of the dossier, with the files of an archive where there is one.
fn heydari_in(archive: Option<&Path>, change: impl Fn(&mut Dossier)) -> Checked {
    let (dossier, problems) = read(HEYDARI, Syntax::Json);
    assert_eq!(problems, []);
    let mut dossier = dossier.expect("there are no problems");
    let holdings = load::holdings(&dossier, Path::new("data/heydari"), archive);
    change(&mut dossier);
    check(dossier, holdings, Extent::default())
}

fn lock_of(checked: &Checked) -> Lock {
    checked.to_lock()
}

/// Returns what is told of losses and of gains, where `before` was written down and `after` is found.
fn told(before: &Checked, after: &Checked) -> (Vec<String>, Vec<String>) {
    told_of(lock_of(before).to_string(), after)
}

/// Returns what is told of losses and of gains, where a lock file has this text and `after` is found.
fn told_of(text: String, after: &Checked) -> (Vec<String>, Vec<String>) {
    let lock = lock::read(&text).expect("what is written can be read");
    let file = LockFile { file: "claims.lock".into(), lines: LineIndex::new(&text), text, lock };
    let compared = after.clone().extended(Extent { lock: Some(file), ..Extent::default() });
    let [without, with] = [after, &compared].map(|checked| describe(checked, &Levels::default()));
    let losses = with[without.len()..].iter().map(|finding| {
        assert_eq!((finding.code, finding.level()), (Code::VerdictChanged, Level::Deny));
        finding.headline(&after.dossier)
    });
    (losses.collect(), describe_gains(&compared.changes))
}

#[test]
fn a_dossier_is_what_was_written_down_of_it() {
    let before = heydari(|_| {});
    let (losses, gains) = told(&before, &heydari(|_| {}));
    assert_eq!((losses, gains), (vec![], vec![]));
}

#[test]
fn a_lock_made_with_an_archive_holds_without_it_and_the_other_way_round() {
    let archive = Some(Path::new("data/heydari/sources"));
    let (locked, now) = (heydari_in(archive, |_| {}), heydari(|_| {}));
    assert!(lock_of(&locked).to_string().contains(r#""at": "archive""#));
    assert_eq!(told(&locked, &now), (vec![], vec![]));
    let (locked, now) = (now, locked);
    assert_eq!(told(&locked, &now), (vec![], vec![]));
}

#[test]
fn two_runs_write_the_same_bytes_also_where_claims_sources_and_citations_are_in_another_order() {
    let written = lock_of(&heydari(|_| {})).to_string();
    assert_eq!(lock_of(&heydari(|_| {})).to_string(), written);
    let turned = heydari(|dossier| {
        dossier.claims.reverse();
        dossier.claims.iter_mut().for_each(|claim| claim.citations.reverse());
    });
    assert_eq!(lock_of(&turned).to_string(), written);
}

#[test]
fn a_citation_that_is_taken_away_is_told_and_denied() {
    let before = heydari(|_| {});
    for (index, claim) in before.dossier.claims.iter().enumerate() {
        if let Some(citation) = claim.citations.len().checked_sub(1) {
            let after = heydari(|dossier| {
                dossier.claims[index].citations.remove(citation);
            });
            let (losses, _) = told(&before, &after);
            let id = &claim.id.value;
            assert_eq!(losses.len(), 1, "{id}, {citation}: {losses:?}");
            assert!(losses[0].contains("lost the citation"), "{}", losses[0]);
            // The other way round it is a gain; what it may cost is an agreement, or a source's own voice where the
            // new citation quotes a speaker from it.
            let (losses, gains) = told(&after, &before.clone());
            let lost = |what: &str| losses.iter().any(|loss| loss.contains(what));
            assert!(!lost("lost the citation") && !lost("lost the quote"), "{id}: {losses:?}");
            assert!(gains.iter().any(|gain| gain.contains("gained the citation")), "{gains:?}");
        }
    }
}

/// Citations of the claim that there were 540 votes: each is a source and a quote.
type Cited<'a> = &'a [(&'a str, &'a str)];

fn votes(cited: Cited<'_>) -> Checked {
    let texts =
        ["Of 540 votes. No fewer than 540 votes.", "There were 540 votes.", "It was 600 votes."];
    let citations: Vec<String> = cited
        .iter()
        .map(|(source, quote)| format!(r#"{{ "source": "{source}", "quote": "{quote}" }}"#))
        .collect();
    let text = format!(
        r#"{{ "version": 1, "sources": {{ "a": {{ "file": "a" }}, "b": {{ "file": "b" }}, "c": {{ "file": "c" }} }},
        "claims": {{ "votes": {{ "statement": "540 votes.", "kind": "count", "unit": "votes", "value": 540,
        "citations": [{}] }} }} }}"#,
        citations.join(", ")
    );
    let (dossier, problems) = read(&text, Syntax::Json);
    assert_eq!(problems, []);
    let documents = texts.map(|text| {
        let document = source::read(text.as_bytes().to_vec()).expect("it is text");
        Held::new("a", document)
    });
    let of_source = (0..texts.len()).map(Holding::Held).collect();
    let holdings = Holdings { documents: documents.into(), of_source };
    check(dossier.expect("it is right"), holdings, Extent::default())
}

#[test]
fn what_was_lost_is_denied_and_what_was_gained_is_told() {
    const A: (&str, &str) = ("a", "Of 540 votes");
    const LEAST: (&str, &str) = ("a", "No fewer than 540 votes");
    const B: (&str, &str) = ("b", "540 votes");
    const C: (&str, &str) = ("c", "600 votes");
    const NONE: (&str, &str) = ("b", "nine hundred votes");
    let identity = |cited| lock_of(&votes(&[cited])).claims["votes"].citations[0].citation.clone();
    let [a, b, c, none] = [A, B, C, NONE].map(identity);
    let gained = |what: &str| format!("`votes`: gained {what}");
    let table: [(Cited<'_>, Cited<'_>, String, Vec<String>); 6] = [
        (&[A, B], &[B, A], String::new(), vec![]),
        (
            &[A, B],
            &[A],
            format!(
                "was corroborated, is single-origin; lost the citation `{b}`, at 1:12; lost the origin b"
            ),
            vec![],
        ),
        (
            &[A],
            &[A, B],
            String::new(),
            vec![
                "`votes`: was single-origin, is corroborated".to_owned(),
                gained(&format!("the citation `{b}`, at 1:12")),
                gained("the origin b"),
            ],
        ),
        (
            &[A],
            &[A, C],
            "was single-origin, is conflicting".to_owned(),
            vec![gained(&format!("the citation `{c}`, at 1:8")), gained("the position 600 (c)")],
        ),
        (
            &[A],
            &[],
            format!(
                "was single-origin, is unverified; lost the citation `{a}`, at 1:1; lost the origin a; lost the position 540 (a)"
            ),
            vec![],
        ),
        (
            &[A],
            &[A, NONE],
            String::new(),
            vec![format!("`votes`: the citation `{none}` is new, and does not hold")],
        ),
    ];
    for (before, after, loss, gain) in table {
        let (losses, gains) = told(&votes(before), &votes(after));
        let losses: Vec<&str> =
            losses.iter().map(|loss| loss.trim_start_matches("`votes`: ")).collect();
        assert_eq!(losses.join("|"), loss, "{before:?} {after:?}");
        assert_eq!(gains, gain, "{before:?} {after:?}");
    }
    // A position that another citation narrows down is not lost.
    let (losses, _) = told(&votes(&[LEAST]), &votes(&[LEAST, A]));
    assert_eq!(losses, [""; 0]);
}

/// Returns the check of a claim that passages of one text support: each is of a source, and said by a speaker, if any.
fn spoken(cited: &[(&str, Option<&str>)]) -> Checked {
    let citations = cited.iter().map(|(source, speaker)| {
        let speaker =
            speaker.map_or(String::new(), |name| format!(r#", "attributed_to": "{name}""#));
        format!(r#"{{ "source": "{source}", "quote": "540 votes"{speaker} }}"#)
    });
    let text = format!(
        r#"{{ "version": 1, "sources": {{ "a": {{ "file": "a" }}, "b": {{}},
          "both": {{ "file": "a", "derived_from": ["a", "b"] }} }},
        "claims": {{ "votes": {{ "statement": "540 votes.", "kind": "count", "unit": "votes", "value": 540,
        "citations": [{}] }} }} }}"#,
        citations.collect::<Vec<_>>().join(", ")
    );
    let (dossier, problems) = read(&text, Syntax::Json);
    assert_eq!(problems, []);
    let document = source::read(b"There were 540 votes.".to_vec()).expect("it is text");
    let documents = vec![Held::new("a", document)];
    let holdings = Holdings {
        documents,
        of_source: vec![Holding::Held(0), Holding::NotHeld, Holding::Held(0)],
    };
    check(dossier.expect("it is right"), holdings, Extent::default())
}

#[test]
fn a_speaker_with_or_in_the_name_is_not_one_of_two() {
    let treat = spoken(&[("a", Some("Treat Ltd or Trick"))]);
    let (losses, gains) = told(&treat, &spoken(&[("a", Some("Trick"))]));
    assert_eq!(losses, ["`votes`: lost the origin Treat Ltd or Trick"]);
    assert_eq!(gains, ["`votes`: gained the origin Trick"]);
}

#[test]
fn an_origin_that_is_one_of_several_is_written_as_a_list() {
    let both = spoken(&[("both", None)]);
    let text = lock_of(&both).to_string();
    assert!(text.contains(r#""origins": [["a", "b"]]"#), "{text}");
    assert_eq!(lock::read(&text).expect("what is written can be read"), lock_of(&both));
    assert_eq!(told(&both, &both), (vec![], vec![]));
    // Which of them it is was found out.
    let (losses, gains) = told(&both, &spoken(&[("a", None)]));
    assert_eq!(losses, ["`votes`: lost the citation `both#1b68e6f0`, at 1:12"]);
    assert_eq!(
        gains,
        ["`votes`: gained the citation `a#1b68e6f0`, at 1:12", "`votes`: gained the origin a"]
    );
    // A speaker of that name is none of them.
    let (losses, _) = told(&both, &spoken(&[("both", Some("a or b"))]));
    assert_eq!(losses, ["`votes`: lost the origin a or b"]);
}

#[test]
fn a_lock_file_that_writes_one_of_several_as_one_name_is_out_of_date_and_nothing_is_lost() {
    let both = spoken(&[("both", None)]);
    let old = lock_of(&both).to_string().replace(r#"["a", "b"]"#, r#""a or b""#);
    let (losses, gains) = told_of(old.clone(), &both);
    assert_eq!(losses, [""; 0]);
    assert_eq!(gains, ["`votes`: positions or origins are written differently"]);
    let (losses, _) = told_of(old, &spoken(&[("a", None)]));
    assert!(losses[0].contains("lost the origin a or b"), "{losses:?}");
}

#[test]
fn a_wrong_lock_file_is_told_with_its_place() {
    let claim =
        |fields: &str| format!("{{ \"version\": 2, \"claims\": {{\n\"a\": {{ {fields} }} }} }}");
    let asserted = r#""claim": { "statement": "0", "kind": "count", "unit": null, "value": null, "tolerance": null }"#;
    let whole = format!(
        r#"{asserted}, "verdict": "unverified", "origins": [], "positions": [], "also_fits": [], "citations": []"#
    );
    assert!(lock::read(&claim(&whole)).is_ok());
    let twice = claim(&format!("{whole} }},\n\"a\": {{ {whole}"));
    let table = [
        ("", 1, "EOF while parsing a value"),
        ("{ \"version\": 3, \"claims\": {} }", 1, "expected version 2, found 3"),
        (&claim("\"verdict\": \"true\""), 2, "`true` is no verdict"),
        (&claim("\"verdict\": \"unverified\""), 2, "missing field `claim`"),
        (&claim("\"verdikt\": 1"), 2, "unknown field `verdikt`"),
        (&claim(&whole.replace(r#""origins": []"#, r#""origins": [[]]"#)), 2, "one of no names"),
        (&claim(&whole.replace(r#""origins": []"#, r#""origins": [1]"#)), 2, "a list of names"),
        (&twice, 3, "the claim `a` is there twice"),
    ];
    for (text, line, message) in table {
        let problem = lock::read(text).expect_err(text);
        let at = LineIndex::new(text).position(text, problem.place.start);
        assert_eq!(at.line.get(), line, "{text}");
        assert!(problem.message.contains(message), "{}", problem.message);
    }
}

#[test]
fn a_lock_file_of_an_older_version_is_one_finding_and_is_written_anew() {
    let checked = votes(&[("a", "Of 540 votes"), ("c", "600 votes")]);
    let old = r#"{ "version": 1, "claims": { "votes": { "verdict": "unverified" }, "gone": {} } }"#;
    let (losses, gains) = told_of(old.to_owned(), &checked);
    let [loss] = losses.as_slice() else { panic!("{losses:?}") };
    assert!(loss.contains("the lock is of an older version"), "{loss}");
    assert_eq!(gains, [""; 0]);
}

#[test]
fn every_part_of_what_is_claimed_is_held() {
    let checked = votes(&[("a", "Of 540 votes")]);
    let written = lock_of(&checked).to_string();
    let statement = written.split(r#""statement": ""#).nth(1).expect("it is there");
    let statement = &statement[..8];
    for (now, was, told) in [
        (
            format!(r#""statement": "{statement}""#),
            r#""statement": "0badf00d""#,
            "the statement is not what it was",
        ),
        (
            r#""kind": "count""#.to_owned(),
            r#""kind": "quantity""#,
            "the kind was quantity, is count",
        ),
        (r#""unit": "votes""#.to_owned(), r#""unit": "ballots""#, "the unit was ballots, is votes"),
        (
            r#""value": "540", "tolerance""#.to_owned(),
            r#""value": "541", "tolerance""#,
            "the value was 541, is 540",
        ),
        (
            r#""tolerance": null"#.to_owned(),
            r#""tolerance": "5%""#,
            "the tolerance was 5%, is none",
        ),
    ] {
        let old = written.replace(&now, was);
        assert_ne!(old, written, "{now}");
        let (losses, _) = told_of(old, &checked);
        assert_eq!(losses, [format!("`votes`: {told}")]);
    }
}

proptest! {
    #[test]
    fn no_text_trips_the_reader(text in "[\\PC\\n\"{}:,1]{0,80}") {
        let _ = lock::read(&text);
    }

    #[test]
    fn a_lock_file_that_was_cut_or_changed_is_told_or_read(at in 0usize..4000, with in "\\PC{0,3}") {
        let mut text = lock_of(&votes(&[("a", "Of 540 votes"), ("c", "600 votes")])).to_string();
        let at = at % text.len();
        text.replace_range(at..=at, &with);
        if let Err(problem) = lock::read(&text) {
            prop_assert!(problem.place.end <= text.len());
        }
    }
}
