//! The dossier that ships with the tool: its verdicts as they were worked out by hand, and what happens when its
//! sources or citations change.

use std::fs;
use std::path::Path;

use crosscheck::check::{Checked, Extent, check};
use crosscheck::dossier::{Claim, Dossier, read};
use crosscheck::finding::{Code, Finding, Level, Levels, Place, Role, describe};
use crosscheck::load;
use crosscheck::passage::{SentenceIndex, Stand, passages};
use crosscheck::run::{Options, run};
use crosscheck::source::{self, Holdings};
use crosscheck::text::Span;
use crosscheck::verdict::{Judgement, RuleOutcome, Verdict, Withdrawn, impact};

const FOLDER: &str = "data/heydari";

/// Every claim and its verdict, worked out by hand.
const VERDICTS: [(&str, Verdict); 32] = [
    ("resignation-date", Verdict::Conflicting),
    ("resignation-public", Verdict::Conflicting),
    ("asylum-requested", Verdict::SingleOrigin),
    ("asylum-granted", Verdict::Corroborated),
    ("asylum-granted-date", Verdict::SingleOrigin),
    ("votes-cast-oslo", Verdict::Conflicting),
    ("votes-mousavi-oslo", Verdict::Conflicting),
    ("mousavi-won-oslo", Verdict::Corroborated),
    ("pressure-to-falsify", Verdict::Conflicting),
    ("asked-to-identify-protesters", Verdict::Conflicting),
    ("diplomats-resigned", Verdict::Conflicting),
    ("diplomats-seeking-asylum", Verdict::SingleOrigin),
    ("sweden-embassy-departures", Verdict::SingleOrigin),
    ("first-to-resign", Verdict::Conflicting),
    ("birth-date", Verdict::SingleOrigin),
    ("oslo-posting-start", Verdict::Corroborated),
    ("consul-in-frankfurt", Verdict::Corroborated),
    ("post-in-oslo", Verdict::Conflicting),
    ("norway-asylum-applications", Verdict::SingleOrigin),
    ("norway-asylum-accepted", Verdict::SingleOrigin),
    ("son-age", Verdict::SingleOrigin),
    ("ashura-deaths", Verdict::SingleOrigin),
    ("service-years", Verdict::SingleOrigin),
    ("green-embassy-founder", Verdict::Corroborated),
    ("alizadeh-resigned", Verdict::SingleOrigin),
    ("farhangian-resigned", Verdict::SingleOrigin),
    ("maleki-service-years", Verdict::SingleOrigin),
    ("delegation-size", Verdict::SingleOrigin),
    ("delegation-arrived", Verdict::SingleOrigin),
    ("norwegian-diplomat-expelled", Verdict::SingleOrigin),
    ("embassy-staff-green", Verdict::SingleOrigin),
    ("oslo-result-changed", Verdict::Unverified),
];

/// Every rule and what comes of it, worked out by hand.
const RULES: [(&str, RuleOutcome); 6] = [
    ("votes-mousavi-oslo <= votes-cast-oslo", RuleOutcome::CanHold),
    ("norway-asylum-accepted <= norway-asylum-applications", RuleOutcome::Holds),
    ("resignation-date <= resignation-public", RuleOutcome::BrokenBySome),
    ("resignation-public <= asylum-requested", RuleOutcome::CanHold),
    ("asylum-requested <= asylum-granted-date", RuleOutcome::CanHold),
    ("delegation-arrived = resignation-public + 2 days", RuleOutcome::BrokenBySome),
];

/// A claim, a source that speaks to it, and what it says.
type Told<'a> = (&'a str, &'a str, &'a str);

/// The citations that cannot stand together: Wikipedia's 7 January beside each of the reports of 5, 5 and 6 January,
/// and an arrival on the 7th beside that of the 6th.
const BROKEN: [&[[Told<'static>; 2]]; 2] = [
    &[
        [
            ("resignation-date", "wikipedia", "2010-01-07"),
            ("resignation-public", "wsj", "2010-01-05"),
        ],
        [
            ("resignation-date", "wikipedia", "2010-01-07"),
            ("resignation-public", "ea-comments", "2010-01-05"),
        ],
        [
            ("resignation-date", "wikipedia", "2010-01-07"),
            ("resignation-public", "ea-comments", "2010-01-06"),
        ],
    ],
    &[[
        ("delegation-arrived", "wsj", "2010-01-07"),
        ("resignation-public", "ea-comments", "2010-01-06"),
    ]],
];

fn dossier() -> (Dossier, Holdings) {
    let file =
        load::claims_file(Some(Path::new(FOLDER)), Path::new(".")).expect("the dossier is there");
    let (dossier, problems) = read(&file.text, file.syntax);
    assert_eq!(problems, []);
    let dossier = dossier.expect("no problem, so a dossier");
    let holdings = load::holdings(&dossier, Path::new(FOLDER), None);
    (dossier, holdings)
}

fn check_all(dossier: Dossier, holdings: Holdings) -> Checked {
    check(dossier, holdings, Extent::default())
}

fn denied(checked: &Checked) -> Vec<Finding> {
    let mut findings = describe(checked, &Levels::default());
    findings.retain(|finding| finding.level() == Level::Deny);
    findings
}

/// Returns the same dossier with one claim only.
fn only(dossier: &Dossier, claim: usize) -> Dossier {
    let mut dossier = dossier.clone();
    dossier.claims = vec![dossier.claims.swap_remove(claim)];
    dossier
}

#[test]
fn every_verdict_is_the_one_worked_out_by_hand_and_every_citation_holds() {
    let (dossier, holdings) = dossier();
    let checked = check_all(dossier, holdings);
    let claims = checked.dossier.claims.iter().zip(&checked.judgements);
    let verdicts: Vec<_> =
        claims.map(|(claim, judged)| (claim.id.value.as_str(), judged.verdict)).collect();
    assert_eq!(verdicts, VERDICTS);
    assert_eq!(checked.states().filter(|state| !state.holds()).count(), 0);
    assert_eq!(denied(&checked).len(), 0);
}

#[test]
fn every_rule_comes_out_as_worked_out_by_hand() {
    let (dossier, holdings) = dossier();
    let checked = check_all(dossier, holdings);
    let holds = |rule: usize| checked.dossier.rules[rule].holds.value.as_str();
    let outcomes: Vec<_> =
        checked.rules.iter().map(|test| (holds(test.rule), test.outcome)).collect();
    assert_eq!(outcomes, RULES);
    let sets =
        checked.rules.iter().filter(|test| test.outcome.is_broken()).map(|test| &test.broken);
    for (found, expected) in sets.zip(BROKEN) {
        let named: Vec<Vec<(&str, &str, String)>> = found
            .iter()
            .map(|set| {
                set.iter().map(|cited| named(&checked, cited.claim, cited.citation)).collect()
            })
            .collect();
        let expected: Vec<Vec<(&str, &str, String)>> = expected
            .iter()
            .map(|set| {
                set.iter().map(|(claim, by, value)| (*claim, *by, (*value).to_owned())).collect()
            })
            .collect();
        assert_eq!(named, expected);
    }
}

/// Returns the claim, the source and the value of a citation.
fn named(checked: &Checked, claim: usize, citation: usize) -> (&str, &str, String) {
    let cited = &checked.dossier.claims[claim].citations[citation];
    let value = checked.judgements[claim].evidence[citation].value();
    let source = &checked.dossier.sources[cited.source].id.value;
    (
        &checked.dossier.claims[claim].id.value,
        source,
        value.map_or(String::new(), ToString::to_string),
    )
}

#[test]
fn a_rule_is_tested_where_all_of_its_claims_are() {
    let (dossier, holdings) = dossier();
    for claim in 0..dossier.claims.len() {
        let checked = check(only(&dossier, claim), holdings.clone(), Extent::of_part());
        assert_eq!(checked.rules, []);
    }
}

#[test]
fn the_inconsistent_accounts_are_heydaris_two_vote_counts() {
    let (dossier, holdings) = dossier();
    let checked = check_all(dossier, holdings);
    let findings = describe(&checked, &Levels::default());
    let accounts = findings.iter().filter(|finding| finding.code == Code::InconsistentAccount);
    let messages: Vec<_> = accounts.map(|finding| finding.headline(&checked.dossier)).collect();
    let expected = [
        "`votes-cast-oslo`: Heydari gives 650 (wsj, 2010-03-19), then >=900 (ea-comments, 2010-04-29/2010-04-30)",
        "`votes-mousavi-oslo`: Heydari gives 540 (wsj, 2010-03-19), then >=600 (ea-comments, 2010-04-29/2010-04-30)",
    ];
    assert_eq!(messages, expected);
}

#[test]
fn a_claim_that_loses_its_last_citation_fails_the_check() {
    let (dossier, holdings) = dossier();
    for (index, claim) in
        dossier.claims.iter().enumerate().filter(|(_, claim)| claim.value.is_some())
    {
        let mut without = dossier.clone();
        without.claims[index].citations.clear();
        let checked = check_all(without, holdings.clone());
        let denied = denied(&checked);
        let first = denied.first().unwrap_or_else(|| panic!("{} does not fail", claim.id.value));
        assert_eq!((first.code, first.subject.claim()), (Code::Unverified, Some(index)));
    }
}

/// Returns the passages that speak to a claim when nothing is cited for it: the sentences, and how each stands to it.
fn found_for(id: &str) -> Vec<(String, Option<Stand>)> {
    let (mut dossier, holdings) = dossier();
    let claim = dossier.claims.iter().position(|claim| claim.id.value == id).expect("it is there");
    dossier.claims[claim].citations.clear();
    let checked = check_all(dossier, holdings);
    let index = SentenceIndex::of(&checked.dossier, &checked.holdings);
    let judgement = &checked.judgements[claim];
    let found = passages(&checked.dossier, &checked.holdings, &index, claim, judgement);
    let text = |document: usize| &checked.holdings.documents[document].document.text;
    let found = found
        .iter()
        .map(|passage| (passage.span.of(text(passage.document)).to_owned(), passage.stand));
    found.collect()
}

#[test]
fn both_counts_of_the_votes_are_found_first_where_nobody_cites_them() {
    let found = found_for("votes-cast-oslo");
    let starts = |at: usize, words: &str| found[at].0.starts_with(words).then_some(found[at].1);
    assert_eq!(starts(0, "Of 650 votes cast"), Some(Some(Stand::Agrees)));
    assert_eq!(starts(1, "He said out of 900+ votes"), Some(Some(Stand::Conflicts)));
}

#[test]
fn a_cited_figure_is_found_first_where_nobody_cites_it() {
    for (id, words) in [
        ("votes-mousavi-oslo", "540 backed"),
        ("diplomats-resigned", "at least 27 other diplomats"),
        ("diplomats-seeking-asylum", "three other Iranian diplomats"),
        ("sweden-embassy-departures", "five Iranian diplomats"),
        ("norway-asylum-applications", "Of 499 Iranians"),
        ("service-years", "for 20 years"),
        ("alizadeh-resigned", "in August 2010"),
        ("consul-in-frankfurt", "Frankfurt consulate"),
    ] {
        let found = found_for(id);
        let first = found.first().map_or("nothing", |(sentence, _)| sentence.as_str());
        assert!(first.replace('\n', " ").contains(words), "{id}: {first}");
    }
}

#[test]
fn a_conflicting_figure_that_nobody_cites_is_told_where_that_is_asked_for() {
    let (mut dossier, holdings) = dossier();
    let (levels, _) = Levels::new(&dossier, &[(Code::UncitedPassage, Level::Warn)]);
    let uncited = |dossier: Dossier| {
        let extent = Extent { uncited: true, ..Extent::default() };
        let checked = check(dossier, holdings.clone(), extent);
        let findings = describe(&checked, &levels);
        let told = findings.iter().filter(|f| f.code == Code::UncitedPassage);
        told.map(|finding| finding.headline(&checked.dossier)).collect::<Vec<_>>()
    };
    assert_eq!(uncited(dossier.clone()), [""; 0]);
    for claim in &mut dossier.claims {
        claim.citations.retain(|citation| !citation.quote.value.contains("600+"));
    }
    let told = uncited(dossier);
    let both = told.len() == 2
        && told[0].starts_with("`votes-cast-oslo`")
        && told[1].starts_with("`votes-mousavi-oslo`");
    assert!(both, "{told:#?}");
}

/// Calls `visit` with every text that one change of a word or digit in a quoted passage makes of its source.
fn for_each_change(text: &str, passage: Span, mut visit: impl FnMut(&str, &str)) {
    let words = passage.of(text).split_whitespace();
    for word in words {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        let (before, after) = (&text[..start], &text[start + word.len()..]);
        visit(&format!("{before}{}", after.trim_start()), &format!("without {word:?}"));
        visit(&format!("{before}otherwise{after}"), &format!("otherwise for {word:?}"));
        for (at, digit) in word.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            let other = char::from_digit((digit.to_digit(10).expect("it is a digit") + 1) % 10, 10);
            let other = other.expect("it is less than ten");
            let changed = format!("{before}{}{other}{}{after}", &word[..at], &word[at + 1..]);
            visit(&changed, &format!("{other} for {digit} in {word:?}"));
        }
    }
}

/// The finding must name the claim and the source, and be at the quote in the claims file.
fn names(finding: &Finding, dossier: &Dossier, citation: usize) -> bool {
    let claim = &dossier.claims[0];
    let cited = &claim.citations[citation];
    let headline = finding.headline(dossier);
    headline.contains(&format!("`{}`", claim.id.value))
        && headline.contains(&format!("`{}`", dossier.sources[cited.source].id.value))
        && *finding.place() == Place::in_claims(Role::Citation, cited.quote.place)
}

#[test]
fn a_changed_word_or_digit_in_any_quoted_passage_fails_the_check_and_says_where() {
    let (dossier, holdings) = dossier();
    let (mut citations, mut changes) = (0, 0);
    for claim in 0..dossier.claims.len() {
        let dossier = only(&dossier, claim);
        let unchanged = check_all(dossier.clone(), holdings.clone());
        for (index, evidence) in unchanged.judgements[0].evidence.iter().enumerate() {
            let Some((_, anchor)) = evidence.anchored.anchor() else {
                panic!("every citation holds")
            };
            let source = dossier.claims[0].citations[index].source;
            let held = holdings.document_of(source).expect("it is held");
            let document = holdings
                .documents
                .iter()
                .position(|other| other == held)
                .expect("it is one of them");
            citations += 1;
            for_each_change(&held.document.text, anchor.span, |text, what| {
                changes += 1;
                let mut holdings = holdings.clone();
                holdings.documents[document].document =
                    source::read(text.as_bytes().to_vec()).expect("it is UTF-8").into();
                let denied = denied(&check_all(dossier.clone(), holdings));
                let named = denied.iter().any(|finding| names(finding, &dossier, index));
                let claim = &dossier.claims[0].id.value;
                assert!(named, "{claim}, citation {index}, {what}");
            });
        }
    }
    assert_eq!(citations, 62);
    assert!(changes > 62 * 10, "only {changes} changes were tried");
}

/// What withdrawing The Wall Street Journal would change, worked out by hand: the claim, the verdict that is left, and
/// whether nothing else supports it.
const WITHOUT_WSJ: [(&str, Verdict, bool); 17] = [
    ("asylum-requested", Verdict::Unverified, true),
    ("asylum-granted", Verdict::SingleOrigin, false),
    ("votes-cast-oslo", Verdict::Contradicted, true),
    ("votes-mousavi-oslo", Verdict::Contradicted, true),
    ("mousavi-won-oslo", Verdict::SingleOrigin, false),
    ("pressure-to-falsify", Verdict::SingleOrigin, false),
    ("asked-to-identify-protesters", Verdict::Unverified, true),
    ("diplomats-resigned", Verdict::Contradicted, true),
    ("diplomats-seeking-asylum", Verdict::Unverified, true),
    ("oslo-posting-start", Verdict::SingleOrigin, false),
    ("consul-in-frankfurt", Verdict::SingleOrigin, false),
    ("norway-asylum-applications", Verdict::Unverified, true),
    ("norway-asylum-accepted", Verdict::Unverified, true),
    ("son-age", Verdict::Unverified, true),
    ("delegation-size", Verdict::Unverified, true),
    ("delegation-arrived", Verdict::Unverified, true),
    ("norwegian-diplomat-expelled", Verdict::Unverified, true),
];

/// The same for Heydari's word, wherever it is quoted.
const WITHOUT_HEYDARI: [(&str, Verdict, bool); 13] = [
    ("asylum-requested", Verdict::Unverified, true),
    ("votes-cast-oslo", Verdict::Unverified, true),
    ("votes-mousavi-oslo", Verdict::Unverified, true),
    ("mousavi-won-oslo", Verdict::SingleOrigin, false),
    ("pressure-to-falsify", Verdict::Contradicted, true),
    ("asked-to-identify-protesters", Verdict::Contradicted, true),
    ("diplomats-resigned", Verdict::Contradicted, true),
    ("diplomats-seeking-asylum", Verdict::Unverified, true),
    ("sweden-embassy-departures", Verdict::Unverified, true),
    ("first-to-resign", Verdict::Corroborated, false),
    ("delegation-size", Verdict::Unverified, true),
    ("delegation-arrived", Verdict::Unverified, true),
    ("embassy-staff-green", Verdict::Unverified, true),
];

#[test]
fn what_the_journal_and_heydari_carry_is_as_it_was_worked_out_by_hand() {
    let (dossier, holdings) = dossier();
    let checked = check_all(dossier, holdings);
    let wsj = checked.dossier.sources.iter().position(|source| source.id.value == "wsj");
    let wsj = Withdrawn::Source(wsj.expect("it is a source"));
    let changed = |withdrawn| {
        let impact = impact(&checked.dossier, &checked.judgements, withdrawn);
        let id = |claim: usize| checked.dossier.claims[claim].id.value.clone();
        let changes = impact.changes.iter();
        let rows = changes.map(|(claim, after)| (id(*claim), *after, impact.alone.contains(claim)));
        rows.collect::<Vec<_>>()
    };
    let rows = |rows: &[(&str, Verdict, bool)]| {
        rows.iter().map(|(id, after, alone)| ((*id).to_owned(), *after, *alone)).collect::<Vec<_>>()
    };
    assert_eq!(changed(wsj), rows(&WITHOUT_WSJ));
    assert_eq!(changed(Withdrawn::Speaker("heydari")), rows(&WITHOUT_HEYDARI));
}

#[test]
fn withdrawing_a_source_never_adds_an_origin() {
    let (dossier, holdings) = dossier();
    let checked = check_all(dossier.clone(), holdings.clone());
    for source in 0..dossier.sources.len() {
        let mut without = dossier.clone();
        for claim in &mut without.claims {
            claim.citations.retain(|citation| citation.source != source);
        }
        let left = check_all(without, holdings.clone());
        for (before, after) in checked.judgements.iter().zip(&left.judgements) {
            assert!(after.origins.iter().all(|origin| before.origins.contains(origin)));
        }
    }
}

/// Returns what comes of every claim of a dossier: its verdict, and the state and value of each citation.
fn outcomes(folder: &Path) -> Vec<String> {
    let examined = run(folder, &Options::default()).expect("it is checked");
    let checked = &examined.checked;
    let claims = checked.dossier.claims.iter().zip(&checked.judgements);
    let outcome = |(claim, judged): (&Claim, &Judgement)| {
        let said = judged.evidence.iter().map(|evidence| {
            let value = evidence.said.reading().map(|reading| reading.value.to_string());
            format!("{} {}", evidence.state(), value.unwrap_or_default())
        });
        let said: Vec<String> = said.collect();
        format!("{}: {:?}: {}", claim.id.value, judged.verdict, said.join("; "))
    };
    claims.map(outcome).collect()
}

/// Returns a text as the page that a newspaper would have made of it.
fn page_of(text: &str) -> String {
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('’', "&rsquo;")
        .replace('“', "&#8220;");
    let paragraphs: Vec<String> = escaped
        .split("\n\n")
        .map(|paragraph| paragraph.replace('\n', " ").replacen(' ', "\n  <b></b>", 1))
        .map(|paragraph| format!("<p>{}</p>", paragraph.trim()))
        .collect();
    let head = "<head><meta charset=utf-8><title>Inside Iran</title><style>.ad{display:none}</style></head>";
    let nav = "<nav><ul><li><a href=/>Home</a><li><a href=/world>World</a><li><a href=/iran>Iran</a></ul></nav>";
    let ad = "<div class=ad>541 backed the main challenger</div>";
    format!(
        "<!DOCTYPE html><html lang=en>{head}<body>{nav}<article>{ad}{}</article></body></html>",
        paragraphs.join("\n")
    )
}

#[test]
#[expect(clippy::disallowed_methods, reason = "it makes a copy of the dossier")]
fn a_source_kept_as_a_web_page_says_the_same() {
    let copy = tempfile::tempdir().expect("there is room");
    let at = |name: &str| copy.path().join(name);
    let own = |name: &str| fs::read_to_string(Path::new(FOLDER).join(name)).expect("it is there");
    fs::create_dir(at("sources")).expect("it can be made");
    for source in ["drir-blog", "ea-worldview", "rferl", "wikipedia"] {
        let name = format!("sources/{source}.txt");
        fs::write(at(&name), own(&name)).expect("it can be written");
    }
    fs::write(at("sources/wsj.html"), page_of(&own("sources/wsj.txt"))).expect("it can be written");
    let claims = own("claims.json").replace("sources/wsj.txt", "sources/wsj.html");
    fs::write(at("claims.json"), claims).expect("it can be written");
    assert_eq!(outcomes(copy.path()), outcomes(Path::new(FOLDER)));
}
