//! Tests a rule on citations that say what they are told to.

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{CitationIndex, Dossier, Stance, Syntax, read};
use crosscheck::source::{self, Held, Holding, Holdings};
use crosscheck::value::{Kind, Value};
use crosscheck::verdict::{
    Basis, Content, Evidence, Judgement, RuleTest, Said, SourceTraits, test_rules,
};

/// A claim with what each of its citations says: a value, `-` for none, or `context` before a value.
pub(crate) type Told<'a> = (&'a str, Vec<String>);

/// Returns what becomes of a rule whose claims are all of this kind; with the ids of the claims.
pub(crate) fn test(kind: &str, holds: &str, claims: &[Told<'_>]) -> (RuleTest, Vec<String>) {
    let (dossier, template) = dossier(kind, holds, claims);
    let kind: Kind = kind.parse().expect("the test names a kind");
    let judgements: Vec<Judgement> = claims
        .iter()
        .map(|(_, said)| Judgement {
            evidence: said.iter().map(|said| evidence(&template.evidence[0], kind, said)).collect(),
            ..template.clone()
        })
        .collect();
    let mut tests = test_rules(&dossier, &SourceTraits::default(), &judgements);
    let ids = dossier.claims.iter().map(|claim| claim.id.value.clone()).collect();
    (tests.remove(0), ids)
}

/// Returns a dossier with the rule and its claims, and a judgement of one citation that holds.
fn dossier(kind: &str, holds: &str, claims: &[Told<'_>]) -> (Dossier, Judgement) {
    let cites = r#"[{ "source": "s", "quote": "It is so", "stance": "supports" }]"#;
    let of_claim = |(id, _): &Told<'_>| {
        format!(r#""{id}": {{ "statement": "It is so.", "kind": "{kind}", "citations": {cites} }}"#)
    };
    let claims: Vec<String> = claims.iter().map(of_claim).collect();
    let file = format!(
        r#"{{ "version": 1, "sources": {{ "s": {{ "file": "s.txt" }} }}, "claims": {{ {} }},
        "rules": [{{ "id": "rule", "holds": "{holds}" }}] }}"#,
        claims.join(", ")
    );
    let (dossier, problems) = read(&file, Syntax::Json);
    let dossier = dossier.unwrap_or_else(|| panic!("{holds}: {problems:#?}"));
    let document = source::read(b"It is so.".to_vec()).expect("it is text");
    let held = Held::new("s.txt", document);
    let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
    let mut checked = check(dossier, holdings, Extent::default());
    (checked.dossier, checked.judgements.remove(0))
}

fn evidence(template: &Evidence, kind: Kind, said: &str) -> Evidence {
    let (stance, notation) = match said.strip_prefix("context ") {
        Some(notation) => (Some(Stance::Context), notation),
        None => (None, said),
    };
    let content = match notation {
        "-" => Content::Nothing,
        notation => {
            let value = Value::parse(kind, notation).expect("it is a value");
            Content::Value { value, basis: Basis::Declared, reading: None, subject: None }
        }
    };
    let said = Said { content, stance, ..template.said.clone() };
    Evidence { said, ..template.clone() }
}

/// Returns the sets that cannot stand together: `a0 b1` is citation 0 of `a` and citation 1 of `b`.
pub(crate) fn sets(test: &RuleTest, ids: &[String]) -> Vec<String> {
    let set = |set: &Vec<CitationIndex>| {
        let cited = set.iter().map(|cited| format!("{}{}", ids[cited.claim], cited.citation));
        cited.collect::<Vec<_>>().join(" ")
    };
    test.broken.iter().map(set).collect()
}
