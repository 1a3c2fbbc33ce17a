//! What holds for the verdicts of every dossier: withdrawing, reprinting and reordering evidence.
//!
//! The dossiers are small, and their quotes stand in documents that are made for them, so that every figure is found and
//! read as in any other dossier.

use std::collections::BTreeSet;

use crosscheck::check::{Checked, Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::finding::{Levels, describe, shown_origin};
use crosscheck::source::{self, Held, Holding, Holdings};
use crosscheck::verdict::{Judgement, Stated, Verdict, Withdrawn, without};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// Speakers as sources name them: the first three are one person, the next two differ in case only.
const NAMES: [&str; 6] =
    ["Ana Ferrow", "Mayor Ferrow", "Ferrow", "the pilot", "The Pilot", "Osk Dremmel"];

/// What passages say, by kind of claim; the first is what is claimed.
const FIGURES: [(&str, &[&str]); 3] = [
    (
        "count",
        &[
            "40 boats",
            "44 boats",
            "more than 40 boats",
            "at least 40 boats",
            "30 to 44 boats",
            "fewer than 20 boats",
            DENIED,
        ],
    ),
    (
        "date",
        &[
            "on 7 January 2010",
            "on 9 January 2010",
            "in January 2010",
            "in 2010",
            "in March 2010",
            DENIED,
        ],
    ),
    ("yes-no", &["the harbour was closed"]),
];

/// What gives no value, and needs a stance.
const DENIED: &str = "denied";

/// A dossier to be made: sources, and claims.
#[derive(Clone, Debug)]
struct Plan {
    sources: Vec<PlannedSource>,
    claims: Vec<PlannedClaim>,
}

#[derive(Clone, Debug)]
struct PlannedSource {
    /// What it is derived from; where it is made, sources before it.
    roots: BTreeSet<usize>,
    published: Option<&'static str>,
}

#[derive(Clone, Debug)]
struct PlannedClaim {
    id: usize,
    /// Which of `FIGURES`.
    kind: usize,
    /// Whether it asserts a value.
    is_closed: bool,
    citations: Vec<PlannedCitation>,
}

#[derive(Clone, Debug)]
struct PlannedCitation {
    id: usize,
    source: usize,
    figure: usize,
    speakers: BTreeSet<usize>,
    stance: Option<&'static str>,
}

fn plans() -> impl Strategy<Value = Plan> {
    (1_usize..6).prop_flat_map(|sources| {
        let sources: Vec<_> = (0..sources).map(source_after).collect();
        let claims = prop::collection::vec(claim(sources.len()), 1..4);
        (sources, claims).prop_map(|(sources, claims)| {
            let claims = claims.into_iter().enumerate();
            let claims = claims.map(|(id, claim)| PlannedClaim { id, ..claim });
            Plan { sources, claims: claims.collect() }
        })
    })
}

/// Returns a source that is derived from none, or some, of as many before it.
fn source_after(before: usize) -> impl Strategy<Value = PlannedSource> {
    let none = Just(BTreeSet::new());
    let some = prop::collection::btree_set(0..before.max(1), 0..3.min(before + 1));
    let dates = select(&[None, Some("2010-01"), Some("2010-01-20"), Some("2010-03-01")][..]);
    (prop_oneof![none, some], dates)
        .prop_map(|(roots, published)| PlannedSource { roots, published })
}

fn claim(sources: usize) -> impl Strategy<Value = PlannedClaim> {
    (0..FIGURES.len(), prop::bool::weighted(0.8)).prop_flat_map(move |(kind, is_closed)| {
        prop::collection::vec(citation(sources, kind), 0..7).prop_map(move |citations| {
            let citations = citations.into_iter().enumerate();
            let citations = citations.map(|(id, citation)| PlannedCitation { id, ..citation });
            PlannedClaim { id: 0, kind, is_closed, citations: citations.collect() }
        })
    })
}

fn citation(sources: usize, kind: usize) -> impl Strategy<Value = PlannedCitation> {
    // The figure that is claimed more often than others, so that claims are supported.
    let figure = prop_oneof![3 => Just(0), 2 => 0..FIGURES[kind].1.len()];
    let speakers =
        prop_oneof![Just(BTreeSet::new()), prop::collection::btree_set(0..NAMES.len(), 1..3),];
    let stances: &[Option<&str>] = match FIGURES[kind].0 {
        "yes-no" => &[Some("supports"), Some("supports"), Some("contradicts"), Some("context")],
        _ => &[None, None, None, None, Some("context")],
    };
    (0..sources, figure, speakers, select(stances)).prop_map(
        |(source, figure, speakers, stance)| PlannedCitation {
            id: 0,
            source,
            figure,
            speakers,
            stance,
        },
    )
}

fn words(claim: &PlannedClaim, citation: &PlannedCitation) -> String {
    let figure = FIGURES[claim.kind].1[citation.figure];
    let letter = |index: usize| char::from(b'A' + u8::try_from(index).expect("there are few"));
    format!("Report {}{} has it that it was {figure} there", letter(claim.id), letter(citation.id))
}

/// Returns a JSON object with these fields in this order.
fn object(fields: &[(String, Value)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(name, value)| format!("{name:?}: {value}")).collect();
    format!("{{ {} }}", fields.join(", "))
}

fn claims_file(plan: &Plan, order: &[usize]) -> String {
    let id = |source: &usize| format!("s{source}");
    let mut sources: Vec<(String, Value)> = Vec::new();
    for index in order {
        let PlannedSource { roots, published } = &plan.sources[*index];
        let roots: Vec<String> = roots.iter().map(id).collect();
        let mut file = json!({ "file": format!("{index}.txt"), "derived_from": roots });
        if let Some(published) = published {
            file["published"] = json!(published);
        }
        sources.push((id(index), file));
    }
    let mut claims: Vec<(String, Value)> = Vec::new();
    for claim in &plan.claims {
        let citations = claim.citations.iter().map(|citation| {
            let speakers: Vec<&str> = citation.speakers.iter().map(|name| NAMES[*name]).collect();
            let mut cited = json!({ "id": citation.id.to_string(), "source": id(&citation.source), "quote": words(claim, citation) });
            if !speakers.is_empty() {
                cited["attributed_to"] = json!(speakers);
            }
            let denies = FIGURES[claim.kind].1[citation.figure] == DENIED;
            if let Some(stance) = if denies { Some("contradicts") } else { citation.stance } {
                cited["stance"] = json!(stance);
            }
            cited
        });
        let kind = FIGURES[claim.kind].0;
        let mut file = json!({ "statement": "It is so.", "kind": kind, "citations": citations.collect::<Vec<_>>() });
        if kind == "count" {
            file["unit"] = json!("boats");
        }
        if claim.is_closed {
            file["value"] = match kind {
                "count" => json!(40),
                "date" => json!("2010-01-07"),
                _ => json!(true),
            };
        }
        claims.push((format!("c{}", claim.id), file));
    }
    let speakers = json!({ "Ana Ferrow": { "aliases": ["Mayor Ferrow", "Ferrow"] } });
    let (sources, claims) = (object(&sources), object(&claims));
    format!(
        r#"{{ "version": 1, "sources": {sources}, "speakers": {speakers}, "claims": {claims} }}"#
    )
}

/// Returns what is found out about a plan whose sources stand in this order.
fn checked_in(plan: &Plan, order: &[usize]) -> Checked {
    let file = claims_file(plan, order);
    let (dossier, problems) = read(&file, Syntax::Json);
    let dossier = dossier.unwrap_or_else(|| panic!("{file}\n{problems:#?}"));
    let of_source = |source: &usize| {
        let cited = |claim: &PlannedClaim| -> Vec<String> {
            let own = claim.citations.iter().filter(|citation| citation.source == *source);
            own.map(|citation| format!("{}.\n\n", words(claim, citation))).collect()
        };
        // A source says what it says in its own order, whatever that of the claims file.
        let text: BTreeSet<String> = plan.claims.iter().flat_map(cited).collect();
        let text: Vec<String> = text.into_iter().collect();
        let document = source::read(text.concat().into_bytes()).expect("it is text");
        Held::new(&format!("{source}.txt"), document)
    };
    let documents: Vec<Held> = order.iter().map(of_source).collect();
    let of_source = (0..documents.len()).map(Holding::Held).collect();
    let checked = check(dossier, Holdings { documents, of_source }, Extent::default());
    let all_say_something =
        checked.judgements.iter().flat_map(|judgement| &judgement.evidence).all(|cited| {
            cited.state().holds() && cited.said.doubt().is_none() && cited.effect.is_some()
        });
    let findings = describe(&checked, &Levels::default());
    let told = findings.iter().map(|finding| finding.message.as_str());
    assert!(all_say_something, "{file}\n{}", told.collect::<Vec<_>>().join("\n"));
    checked
}

fn checked(plan: &Plan) -> Checked {
    checked_in(plan, &(0..plan.sources.len()).collect::<Vec<_>>())
}

fn names<'a>(
    origins: impl IntoIterator<Item = &'a crosscheck::verdict::Origin>,
) -> BTreeSet<String> {
    origins.into_iter().map(|origin| shown_origin(origin).to_lowercase()).collect()
}

/// What is compared of a claim: its verdict, its origins, its positions and inconsistent accounts, whatever their order.
type Facts = (String, Verdict, BTreeSet<String>, BTreeSet<String>, BTreeSet<String>);

fn facts(checked: &Checked) -> BTreeSet<Facts> {
    let claims = checked.dossier.claims.iter().zip(&checked.judgements);
    let facts = claims.map(|(claim, judgement)| {
        let ids = |citations: &[usize]| -> BTreeSet<Option<&str>> {
            citations.iter().map(|index| claim.citations[*index].id.as_deref()).collect()
        };
        let position = |position: &crosscheck::verdict::Position| {
            let meant = match &position.stated {
                Stated::Value(_, Some(bounds)) => format!("{bounds:?}"),
                Stated::Value(value, None) => value.to_string(),
                Stated::Denial => "denied".to_owned(),
            };
            format!("{meant} {:?} {:?}", ids(&position.citations), names(&position.origins))
        };
        let account = |account: &crosscheck::verdict::InconsistentAccount| {
            let said: Vec<usize> = account.said.iter().map(|said| said.citation).collect();
            let dates =
                account.said.iter().map(|said| said.said_on.as_ref().map(ToString::to_string));
            let dates: Vec<_> = dates.collect();
            format!("{:?} {:?} {dates:?}", names([&account.origin]), ids(&said))
        };
        (
            claim.id.value.clone(),
            judgement.verdict,
            names(&judgement.origins),
            judgement.positions.iter().map(position).collect(),
            judgement.inconsistent.iter().map(account).collect(),
        )
    });
    facts.collect()
}

/// Returns how far a claim is borne out; `None` for a disagreement, which is neither more nor less than another verdict.
fn strength(verdict: Verdict) -> Option<u8> {
    match verdict {
        Verdict::Unverified => Some(0),
        Verdict::SingleOrigin => Some(1),
        Verdict::Corroborated => Some(2),
        Verdict::Conflicting | Verdict::Contradicted => None,
    }
}

/// Fails where a claim that asserts a value has an origin, or is borne out further, that was not before. An open claim
/// is measured against what all of its citations agree on, which is another value without some of them.
fn adds_no_origin(checked: &Checked, withdrawn: Withdrawn<'_>) -> Result<(), TestCaseError> {
    for left in without(&checked.dossier, &checked.judgements, withdrawn) {
        let before: &Judgement = &checked.judgements[left.claim];
        if checked.dossier.claims[left.claim].value.is_none() {
            continue;
        }
        let (was, is) = (names(&before.origins), names(&left.judgement.origins));
        prop_assert!(is.len() <= was.len(), "{withdrawn:?}: {was:?} became {is:?}");
        if let (Some(was), Some(is)) = (strength(before.verdict), strength(left.judgement.verdict))
        {
            prop_assert!(is <= was, "{withdrawn:?}: {was} became {is}");
        }
    }
    Ok(())
}

/// Returns the same plan with its sources, claims and citations in another order.
fn reordered(plan: &Plan) -> impl Strategy<Value = (Plan, Vec<usize>)> + use<> {
    let sources = plan.sources.clone();
    let order = Just((0..sources.len()).collect::<Vec<_>>()).prop_shuffle();
    let claim = |claim: &PlannedClaim| {
        let claim = claim.clone();
        let citations = Just(claim.citations.clone()).prop_shuffle();
        citations.prop_map(move |citations| PlannedClaim { citations, ..claim.clone() })
    };
    let claims: Vec<_> = plan.claims.iter().map(claim).collect();
    (order, claims.prop_flat_map(|claims| Just(claims).prop_shuffle()))
        .prop_map(move |(order, claims)| (Plan { sources: sources.clone(), claims }, order))
}

/// Whether a source goes with another.
fn falls(plan: &Plan, source: usize, withdrawn: usize) -> bool {
    let roots = &plan.sources[source].roots;
    let all_fall = || roots.iter().all(|root| falls(plan, *root, withdrawn));
    source == withdrawn || (!roots.is_empty() && all_fall())
}

/// Returns a source and all that it goes back to.
fn ancestors(plan: &Plan, source: usize) -> BTreeSet<usize> {
    let roots = plan.sources[source].roots.iter();
    roots.flat_map(|root| ancestors(plan, *root)).chain([source]).collect()
}

/// Returns the plan with one source derived from another, wherever that makes no circle.
fn reprints(plan: &Plan) -> Vec<Plan> {
    let pairs = (0..plan.sources.len())
        .flat_map(|one| (0..plan.sources.len()).map(move |other| (one, other)));
    let pairs = pairs.filter(|(one, other)| !ancestors(plan, *other).contains(one));
    let derived = pairs.map(|(one, other)| {
        let mut derived = plan.clone();
        derived.sources[one].roots.insert(other);
        derived
    });
    derived.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn withdrawing_a_source_adds_no_origin(plan in plans()) {
        let checked = checked(&plan);
        for source in 0..checked.dossier.sources.len() {
            adds_no_origin(&checked, Withdrawn::Source(source))?;
        }
    }

    #[test]
    fn with_a_source_goes_what_is_derived_from_nothing_but_what_goes(plan in plans()) {
        let checked = checked(&plan);
        for source in 0..plan.sources.len() {
            let left = without(&checked.dossier, &checked.judgements, Withdrawn::Source(source));
            let citations = plan.claims.iter().flat_map(|claim| &claim.citations);
            let gone = citations.filter(|citation| falls(&plan, citation.source, source)).count();
            prop_assert_eq!(left.iter().map(|left| left.withdrawn).sum::<usize>(), gone);
        }
    }

    #[test]
    fn withdrawing_a_speaker_adds_no_origin(plan in plans()) {
        let checked = checked(&plan);
        for name in NAMES {
            adds_no_origin(&checked, Withdrawn::Speaker(name))?;
        }
    }

    #[test]
    fn the_order_of_sources_claims_and_citations_changes_nothing(
        (plan, (turned, order)) in plans().prop_flat_map(|plan| { let turned = reordered(&plan); (Just(plan), turned) }),
    ) {
        prop_assert_eq!(facts(&checked(&plan)), facts(&checked_in(&turned, &order)));
    }

    /// What a claim is borne out by can only become less, from corroborated to single-origin. Disagreements are of figures,
    /// and whose word they are changes none.
    #[test]
    fn declaring_a_reprint_bears_nothing_out_further(plan in plans(), which in any::<prop::sample::Index>()) {
        let reprints = reprints(&plan);
        prop_assume!(!reprints.is_empty());
        let (before, after) = (checked(&plan), checked(which.get(&reprints)));
        for (before, after) in before.judgements.iter().zip(&after.judgements) {
            match (strength(before.verdict), strength(after.verdict)) {
                (Some(was), Some(is)) => prop_assert!(is <= was && (is == 0) == (was == 0), "{was} became {is}"),
                _ => prop_assert_eq!(before.verdict, after.verdict),
            }
            prop_assert!(after.origins.len() <= before.origins.len());
            let citations = |judgement: &Judgement| -> Vec<Vec<usize>> {
                judgement.positions.iter().map(|position| position.citations.clone()).collect()
            };
            prop_assert_eq!(citations(before), citations(after));
        }
    }
}
