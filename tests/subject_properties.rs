//! What holds of subjects whatever the figures are: properties, on sentences put together at random.

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::source::{self, Held, Holding, Holdings};
use crosscheck::verdict::Effect;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Pairs of what can be said of two figures in one sentence, and the statements that each of them bears out. `{}` stands
/// for the figures.
const PAIRS: [(&str, &str, &str); 12] = [
    (
        "The blast killed {} people and injured {} others.",
        "{} people were killed.",
        "{} people were injured.",
    ),
    (
        "{} soldiers were killed and {} were wounded.",
        "{} soldiers were killed.",
        "{} soldiers were wounded.",
    ),
    ("A fire left {} people dead and {} missing.", "{} people died.", "{} people are missing."),
    ("{} men were arrested, {} were released.", "{} men were arrested.", "{} men were released."),
    (
        "Exports rose by {} tonnes to {} tonnes.",
        "Exports rose by {} tonnes.",
        "Exports rose to {} tonnes.",
    ),
    (
        "Sales fell {} percent while costs rose {} percent.",
        "Sales fell {} percent.",
        "Costs rose {} percent.",
    ),
    (
        "Mousavi got {} votes and Karroubi {} votes.",
        "Mousavi got {} votes.",
        "Karroubi got {} votes.",
    ),
    (
        "The mast has a height of {} m and a diameter of {} m.",
        "The mast has a height of {} m.",
        "The mast has a diameter of {} m.",
    ),
    (
        "The club bought {} players and sold {}.",
        "The club bought {} players.",
        "The club sold {} players.",
    ),
    (
        "Oslo took in {} refugees, while Bergen took in {}.",
        "Oslo took in {} refugees.",
        "Bergen took in {} refugees.",
    ),
    (
        "Turnout was {} percent in Osk and {} percent in Brelle.",
        "Turnout was {} percent in Osk.",
        "Turnout was {} percent in Brelle.",
    ),
    (
        "Prices rose to {} dollars from {} dollars.",
        "Prices rose to {} dollars.",
        "Prices rose from {} dollars.",
    ),
];

/// Sentences with the verb that a denial is put before, as "did not" and its base form.
const DENIED: [(&str, &str, &str); 8] = [
    ("The flood {} {} people.", "killed", "kill"),
    ("The firm {} {} workers in May.", "hired", "hire"),
    ("Police {} {} protesters overnight.", "arrested", "arrest"),
    ("The party {} {} seats.", "won", "win"),
    ("Voters {} {} ballots.", "cast", "cast"),
    ("The ministry {} {} houses.", "built", "build"),
    ("Exports {} {} percent.", "rose", "rise"),
    ("The council {} {} trees last year.", "planted", "plant"),
];

/// Returns the kind and unit of a claim with this statement.
fn kind_of(statement: &str) -> (&'static str, Option<&'static str>) {
    if statement.contains("percent") {
        return ("percent", None);
    }
    let units = [
        "people",
        "soldiers",
        "men",
        "tonnes",
        "votes",
        "players",
        "refugees",
        "dollars",
        "workers",
        "protesters",
        "seats",
        "ballots",
        "houses",
        "trees",
    ];
    let unit = units.into_iter().find(|unit| statement.contains(unit));
    match unit {
        Some("dollars") => ("quantity", Some("dollars")),
        Some(unit) => ("count", Some(unit)),
        None => ("quantity", Some("m")),
    }
}

/// Returns whether `sentence` supports each claim, with its value declared and without.
fn supports(sentence: &str, claims: &[(String, u32)], declared: bool) -> Vec<bool> {
    let mut all = serde_json::Map::new();
    for (number, (statement, value)) in claims.iter().enumerate() {
        let (kind, unit) = kind_of(statement);
        let mut citation = json!({ "source": "a", "quote": sentence });
        if declared {
            citation["value"] = json!(value);
        }
        let mut claim = json!({
            "statement": statement, "kind": kind, "value": value, "citations": [citation]
        });
        if let Some(unit) = unit {
            claim["unit"] = json!(unit);
        }
        all.insert(format!("c{number}"), claim);
    }
    let claims = json!({ "version": 1, "sources": { "a": { "file": "a.txt" } }, "claims": Value::Object(all) });
    let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
    assert_eq!(problems, []);
    let document = source::read(sentence.as_bytes().to_vec()).expect("it is text");
    let documents = vec![Held::new("a.txt", document)];
    let holdings = Holdings { documents, of_source: vec![Holding::Held(0)] };
    let checked = check(dossier.expect("there is no problem"), holdings, Extent::default());
    let effect = |judgement: &crosscheck::verdict::Judgement| judgement.evidence[0].effect;
    checked.judgements.iter().map(|one| effect(one) == Some(Effect::Supports)).collect()
}

fn with(template: &str, figures: &[u32]) -> String {
    let mut text = template.to_owned();
    for figure in figures {
        text = text.replacen("{}", &figure.to_string(), 1);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn exchanging_two_figures_never_leaves_both_claims_supported(
        pair in 0..PAIRS.len(), first in 2_u32..90, by in 1_u32..90, declared: bool,
    ) {
        let (sentence, one, other) = PAIRS[pair];
        let second = first + by;
        let claims = [(with(one, &[first]), first), (with(other, &[second]), second)];
        let right = supports(&with(sentence, &[first, second]), &claims, declared);
        prop_assert_eq!(right, [true, true], "{}", with(sentence, &[first, second]));
        let exchanged = supports(&with(sentence, &[second, first]), &claims, declared);
        prop_assert_ne!(exchanged, [true, true], "{}", with(sentence, &[second, first]));
    }

    #[test]
    fn a_denial_of_the_verb_never_leaves_support(
        sentence in 0..DENIED.len(), figure in 2_u32..90, declared: bool,
    ) {
        let (template, past, base) = DENIED[sentence];
        let asserted = with(&template.replacen("{}", past, 1), &[figure]);
        let claims = [(asserted.clone(), figure)];
        prop_assert_eq!(supports(&asserted, &claims, declared), [true], "{}", asserted);
        for not in ["did not", "didn't", "never"] {
            let verb = if not == "never" { format!("{not} {past}") } else { format!("{not} {base}") };
            let denied = with(&template.replacen("{}", &verb, 1), &[figure]);
            prop_assert_eq!(supports(&denied, &claims, declared), [false], "{}", denied);
        }
    }

    #[test]
    fn a_statement_with_its_own_value_passes_its_own_check(
        pair in 0..PAIRS.len(), figure in 2_u32..90, declared: bool,
    ) {
        let (_, one, other) = PAIRS[pair];
        for template in [one, other] {
            let statement = with(template, &[figure]);
            prop_assert_eq!(supports(&statement, &[(statement.clone(), figure)], declared), [true], "{}", statement);
        }
    }
}
