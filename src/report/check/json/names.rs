//! The names that fields choose from, for the schema.
//!
//! Codes of findings and rules of reading are not listed: later versions may add some.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::dossier::Stance;
use crate::finding::{Level, Role};
use crate::quote::{DifferenceKind, State};
use crate::value::Kind;
use crate::verdict::{Effect, RuleOutcome, Verdict};

pub(crate) fn kind(_: &mut SchemaGenerator) -> Schema {
    one_of(&Kind::ALL.map(Kind::name))
}

pub(super) fn verdict(_: &mut SchemaGenerator) -> Schema {
    one_of(&Verdict::ALL.map(Verdict::name))
}

pub(super) fn rule_outcome(_: &mut SchemaGenerator) -> Schema {
    one_of(&RuleOutcome::ALL.map(RuleOutcome::name))
}

pub(super) fn state(_: &mut SchemaGenerator) -> Schema {
    one_of(&State::ALL.map(State::name))
}

pub(super) fn effect(_: &mut SchemaGenerator) -> Schema {
    one_of_or_null(&Effect::ALL.map(Effect::name))
}

pub(crate) fn stance(_: &mut SchemaGenerator) -> Schema {
    one_of_or_null(&Stance::ALL.map(Stance::name))
}

pub(super) fn change(_: &mut SchemaGenerator) -> Schema {
    one_of(&DifferenceKind::ALL.map(DifferenceKind::name))
}

/// What is allowed is not among the findings.
pub(crate) fn level(_: &mut SchemaGenerator) -> Schema {
    one_of(&[Level::Deny, Level::Warn].map(Level::name))
}

pub(super) fn role(_: &mut SchemaGenerator) -> Schema {
    let all = [
        Role::Claim,
        Role::Citation,
        Role::Source,
        Role::Passage,
        Role::Rule,
        Role::Lock,
        Role::Draft,
    ];
    one_of(&all.map(Role::name))
}

pub(super) fn counts_by_state(_: &mut SchemaGenerator) -> Schema {
    counts(&State::ALL.map(State::name))
}

pub(super) fn counts_by_verdict(_: &mut SchemaGenerator) -> Schema {
    counts(&Verdict::ALL.map(Verdict::name))
}

fn counts(names: &[&str]) -> Schema {
    let count = json!({ "type": "integer", "minimum": 0 });
    let counts: Map<String, Value> =
        names.iter().map(|name| ((*name).to_owned(), count.clone())).collect();
    json_schema!({ "type": "object", "properties": counts, "required": names })
}

fn one_of(names: &[&str]) -> Schema {
    json_schema!({ "type": "string", "enum": names })
}

fn one_of_or_null(names: &[&str]) -> Schema {
    let choices: Vec<Option<&str>> = names.iter().copied().map(Some).chain([None]).collect();
    json_schema!({ "type": ["string", "null"], "enum": choices })
}
