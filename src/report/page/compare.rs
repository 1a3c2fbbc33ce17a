//! Answers of `compare`: what two values mean and how they relate, as JSON and for people.
//!
//! As JSON, `earliest` and `latest` are the first and last day of a date, as in the answers of
//! [`read`](crate::report::page::read).

use std::io::{self, Write};

use comfy_table::presets;
use schemars::JsonSchema;
use serde::Serialize;

use crate::value::{Relation, Side, Value, compare};

use crate::report::kit::layout::{Ink, PageStyle, printed};
use crate::report::kit::value::{days, meaning};

/// How two values relate.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Comparison")]
pub struct ComparisonJson {
    /// The request's name for itself; null where it gave none.
    id: Option<serde_json::Value>,
    /// `same`, `within`, `overlapping`, `disjoint` or `incomparable`.
    relation: &'static str,
    /// The first value.
    a: ValueJson,
    /// The second value.
    b: ValueJson,
}

/// The meaning of a value.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Value")]
struct ValueJson {
    /// The value in the notation of claims files.
    value: String,
    /// The first day of a date.
    earliest: Option<String>,
    /// The last day of a date.
    latest: Option<String>,
}

impl ComparisonJson {
    /// Returns the answer that compares two values.
    pub fn new(id: Option<serde_json::Value>, a: &Value, b: &Value) -> Self {
        let relation = compare(a, b, None);
        Self { id, relation: relation.name(), a: ValueJson::of(a), b: ValueJson::of(b) }
    }
}

impl ValueJson {
    fn of(value: &Value) -> Self {
        let (earliest, latest) = days(value);
        Self { value: value.to_string(), earliest, latest }
    }
}

/// Writes a comparison for people.
///
/// # Errors
///
/// Those of `out`.
pub fn render(out: &mut dyn Write, a: &Value, b: &Value, style: PageStyle) -> io::Result<()> {
    let relation = compare(a, b, None);
    let mut table = style.table(presets::NOTHING);
    table.add_rows([a, b].map(|value| vec![value.to_string(), meaning(value)]));
    let sentence = match relation {
        Relation::Same => "Both are the same.",
        Relation::Within(Side::Left) => "The first lies within the second.",
        Relation::Within(Side::Right) => "The second lies within the first.",
        Relation::Overlapping => "They overlap: both can be true.",
        Relation::Disjoint => "They are disjoint: not both can be true.",
        Relation::Incomparable => "They cannot be compared.",
    };
    out.write_all(printed(&table).as_bytes())?;
    writeln!(out, "{}: {sentence}", style.paint(Ink::Heading, relation.name()))
}
