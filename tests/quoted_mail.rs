//! An earlier mail that a mail quotes is not the word of its sender.

use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::source::{self, Format, Held, Holding, Holdings, Region};
use crosscheck::verdict::Verdict;
use serde_json::json;

const MAIL: &str = "From: Ana Ruiz <ar@example.com>\nSubject: Re: votes\n\nI cannot confirm that. We counted 27 boxes.\n\n\
    On Monday, Jo Moor wrote:\n\n> our draft says that 540 people voted\n> in Oslo\n";

/// Returns the verdict on a claim that a wire report bears out, and a mail is cited for, with the region of the quote in it.
fn verdict(value: u32, quote: &str, speaker: Option<&str>) -> (Verdict, Region) {
    let statement =
        if value == 540 { "540 people voted in Oslo." } else { "They counted 27 boxes." };
    let unit = if value == 540 { "people" } else { "boxes" };
    let mut cited = json!({ "source": "mail", "quote": quote });
    if let Some(speaker) = speaker {
        cited["attributed_to"] = json!(speaker);
    }
    let claims = json!({
        "version": 1, "sources": { "mail": { "file": "a.eml" }, "wire": { "file": "b.txt" } },
        "claims": { "c": { "statement": statement, "kind": "count", "unit": unit, "value": value,
            "citations": [cited, { "source": "wire", "quote": statement }] } }
    });
    let (dossier, problems) = read(&claims.to_string(), Syntax::Json);
    assert_eq!(problems, []);
    let mail = Format::Mail.read(MAIL.into()).expect("it is a mail");
    let wire = source::read(statement.into()).expect("it is text");
    let documents = vec![Held::new("a.eml", mail), Held::new("b.txt", wire)];
    let holdings = Holdings { documents, of_source: vec![Holding::Held(0), Holding::Held(1)] };
    let checked = check(dossier.expect("there is no problem"), holdings, Extent::default());
    let judgement = &checked.judgements[0];
    let place = judgement.evidence[0].anchored.place.as_ref().expect("the quote is found");
    (judgement.verdict, place.region)
}

#[test]
fn a_quoted_mail_is_no_second_origin_unless_its_author_is_named() {
    let quote = "540 people voted in Oslo";
    assert_eq!(verdict(540, quote, None), (Verdict::SingleOrigin, Region::QuotedMail));
    assert_eq!(verdict(540, quote, Some("Jo Moor")), (Verdict::Corroborated, Region::QuotedMail));
    assert_eq!(verdict(27, "We counted 27 boxes", None), (Verdict::Corroborated, Region::Body));
}
