//! Runs the tables of `tests/spec/grounds.md`: what a verdict rests on.

use crate::table;

use crosscheck::check::{Extent, Footing, check, rests_on_declared};
use crosscheck::dossier::{Syntax, read};
use crosscheck::finding::{Code, RESTS_ON_DECLARED, describe, shown_verdict};
use crosscheck::source::{self, Held, Holding, Holdings};
use serde_json::{Value, json};

#[test]
fn a_verdict_rests_on_the_best_that_is_known_of_its_citations() {
    table::check(include_str!("spec/grounds.md"), 24, "result", |row| {
        let cells = [row.cell("first"), row.cell("second")];
        let cited: Vec<Cited<'_>> =
            cells.iter().filter(|cell| !cell.is_empty()).map(|cell| Cited::of(cell)).collect();
        let sources: serde_json::Map<String, Value> = cited
            .iter()
            .enumerate()
            .map(|(at, cited)| {
                (format!("s{at}"), json!({ "file": "f", "language": cited.language }))
            })
            .collect();
        let citations: Vec<Value> =
            cited.iter().enumerate().map(|(at, cited)| cited.citation(&format!("s{at}"))).collect();
        let claimed = row.cell("claimed");
        let value = claimed.parse().map_or(json!(claimed), |is: bool| json!(is));
        let claims = json!({ "version": 1, "sources": sources, "claims": { "c": { "statement": "It is so.",
            "kind": row.cell("kind"), "value": value, "citations": citations } } });
        let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
        assert_eq!(problems, [], "{claims}");
        let held = |cited: &Cited<'_>| {
            let text = cited.quote.as_bytes().to_vec();
            Held::new("f", source::read(text).expect("the test is well formed"))
        };
        let documents = cited.iter().map(held).collect();
        let of_source = (0..cited.len()).map(Holding::Held).collect();
        let holdings = Holdings { documents, of_source };
        let checked = check(dossier.expect("there is no problem"), holdings, Extent::default());
        let judgement = &checked.judgements[0];
        let is_declared = rests_on_declared(judgement);
        assert_eq!(shown_verdict(judgement).contains(RESTS_ON_DECLARED), is_declared);
        for finding in describe(&checked, &Default::default()) {
            let of_verdict = finding.code != Code::RestsOnDeclaration
                && finding.subject.claim().is_some()
                && !finding.is_of_citation(0, 0);
            if of_verdict && !finding.is_of_citation(0, 1) {
                assert_eq!(
                    finding.notes.iter().any(|n| n.contains(RESTS_ON_DECLARED)),
                    is_declared
                );
            }
        }
        let footing = Footing::of_verdict(judgement).map_or("nothing", Footing::name);
        format!("{}, {footing}{}", judgement.verdict, if is_declared { " only" } else { "" })
    });
}

/// A citation as the tables write it: `de: 540 Stimmen / 540`.
struct Cited<'c> {
    language: &'c str,
    quote: &'c str,
    declared: &'c str,
}

impl<'c> Cited<'c> {
    fn of(cell: &'c str) -> Self {
        let (language, rest) = cell.split_once(": ").expect("the test is well formed");
        let (quote, declared) = rest.split_once(" /").unwrap_or((rest, ""));
        Self { language, quote, declared: declared.trim() }
    }

    fn citation(&self, source: &str) -> Value {
        let mut citation = json!({ "source": source, "quote": self.quote });
        match self.declared {
            "" => {}
            "supports" | "contradicts" | "context" => citation["stance"] = json!(self.declared),
            declared => match declared.strip_suffix('!') {
                Some(value) => {
                    citation["value"] = json!(value);
                    citation["inferred"] = json!("by what is said before");
                }
                None => citation["value"] = json!(declared),
            },
        }
        citation
    }
}
