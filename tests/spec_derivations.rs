//! Runs the tables of `tests/spec/derivations.md`: what follows from claims, and what a stated figure is to it.

use crate::table;

use crosscheck::dossier::{Agreement, Formula, NotDerived, StatedUnit, Syntax, read};
use crosscheck::value::{Kind, Value};
use serde_json::{Map, Value as Json, json};

#[test]
fn every_derivation_of_the_specification_comes_out() {
    table::check(include_str!("spec/derivations.md"), 90, "is", |row| {
        let claims: Map<String, Json> = row.cell("claims").split(';').map(claim).collect();
        let file = json!({ "version": 1, "sources": {}, "claims": claims }).to_string();
        let (dossier, problems) = read(&file, Syntax::Json);
        let dossier = dossier.unwrap_or_else(|| panic!("{}: {problems:?}", row.cell("claims")));
        let formula = Formula::parse(row.cell("formula"), &dossier)
            .unwrap_or_else(|mistakes| panic!("{}: {mistakes:?}", row.cell("formula")));
        let (value, unit) = stated(row.cell("stated"));
        match formula.value_in(&dossier) {
            Ok(derivation) => match derivation.agreement(&value, unit) {
                Agreement::BorneOut => "borne out".to_owned(),
                Agreement::Undecided => "undecided".to_owned(),
                Agreement::Differs => "differs".to_owned(),
            },
            Err(NotDerived::NoValue(claim)) => format!("{claim} has no value"),
            Err(NotDerived::DivisionByZero) => "division by zero".to_owned(),
            Err(NotDerived::TooLarge) => "too large".to_owned(),
        }
    });
}

/// "a: count 540 votes": a claim with its kind and, where it has them, its value and unit.
fn claim(text: &str) -> (String, Json) {
    let (id, said) = text.trim().split_once(": ").expect("the test is well formed");
    let mut words = said.split_whitespace();
    let kind = words.next().expect("a claim has a kind");
    let mut claim = json!({ "statement": "…", "kind": kind });
    if let Some(value) = words.next().filter(|value| *value != "?") {
        claim["value"] = json!(value);
    }
    if let Some(unit) = words.next() {
        claim["unit"] = json!(unit);
    }
    (id.to_owned(), claim)
}

/// "83%", "4 points", "5 days", "2010-01-07": a value and its unit.
fn stated(text: &str) -> (Value, StatedUnit<'_>) {
    let (figure, unit) = text.split_once(' ').map_or((text, None), |(f, unit)| (f, Some(unit)));
    let kind = match figure {
        _ if figure.ends_with('%') => Kind::Percent,
        _ if Value::parse(Kind::Quantity, figure).is_err() || is_date(figure) => Kind::Date,
        _ => Kind::Quantity,
    };
    let value = Value::parse(kind, figure).expect("the test is well formed");
    let unit = match unit {
        None => StatedUnit::None,
        Some("points") => StatedUnit::Points,
        Some(unit) => StatedUnit::Named(unit),
    };
    (value, unit)
}

fn is_date(figure: &str) -> bool {
    figure.get(4..5) == Some("-") && figure.starts_with(|c: char| c.is_ascii_digit())
}
