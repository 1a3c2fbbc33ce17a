//! Answers of `read` and `compare`: what a text states, and how two values relate.
//!
//! In a batch each answer is one JSON object on a line, with the `id` of its request. Places are half-open ranges
//! of Unicode code points. `earliest` and `latest` are the first and last day of a date, as ISO 8601 writes them,
//! `-inf` and `inf` where the date is open on that side; null where it is no date.

use std::io::{self, Write};

use comfy_table::presets;
use schemars::JsonSchema;
use serde::Serialize;

use crate::reading::{Outcome, Unresolved};
use crate::text::{Span, visible};
use crate::value::{Day, Kind, Relation, Side, Value, compare};

use crate::report::kit::escaped::{write_compact, write_pretty};
use crate::report::kit::layout::{Ink, Look, printed};

/// What a text states.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Readings {
    /// The request's name for itself; null where it gave none.
    pub id: Option<serde_json::Value>,
    /// The figures and dates, in order.
    pub readings: Vec<Read>,
}

/// One figure or date.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Read {
    /// Its words.
    text: String,
    /// The first code point.
    start: usize,
    /// One past the last code point.
    end: usize,
    /// `number`, `percent`, `ordinal`, `money`, `date` or `duration`.
    kind: &'static str,
    /// The value in the notation of claims files.
    value: String,
    /// The unit or currency; null where the words name none.
    unit: Option<String>,
    /// The first day of a date.
    earliest: Option<String>,
    /// The last day of a date.
    latest: Option<String>,
    /// The rule that read it.
    rule: &'static str,
}

/// How two values relate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Comparison {
    /// The request's name for itself; null where it gave none.
    pub id: Option<serde_json::Value>,
    /// `same`, `within`, `overlapping`, `disjoint` or `incomparable`.
    relation: &'static str,
    /// The first value.
    a: Meant,
    /// The second value.
    b: Meant,
}

/// What a value means.
#[derive(Debug, Serialize, JsonSchema)]
struct Meant {
    value: String,
    earliest: Option<String>,
    latest: Option<String>,
}

/// Why a request has no answer.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Mistake {
    /// The request's name for itself; null where it gave none, or could not be read.
    pub id: Option<serde_json::Value>,
    /// What is wrong.
    pub error: String,
}

impl Readings {
    /// Returns the answer that gives these readings of `text`, without the dates that are not fixed.
    pub fn new(id: Option<serde_json::Value>, text: &str, outcomes: &[Outcome]) -> Self {
        let mut places = CodePoints { text, at: 0, count: 0 };
        let readings = outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Read(reading) => Some(reading),
            Outcome::NotFixed(..) => None,
        });
        let read = readings.map(|reading| {
            let (earliest, latest) = days(&reading.value);
            Read {
                text: reading.span.of(text).to_owned(),
                start: places.before(reading.span.start),
                end: places.before(reading.span.end),
                kind: reading.kind.name(),
                value: reading.value.to_string(),
                unit: reading.unit.clone(),
                earliest,
                latest,
                rule: reading.rule.name(),
            }
        });
        Self { id, readings: read.collect() }
    }
}

/// Counts code points from where it was last asked.
struct CodePoints<'t> {
    text: &'t str,
    at: usize,
    count: usize,
}

impl CodePoints<'_> {
    fn before(&mut self, offset: usize) -> usize {
        if offset < self.at {
            (self.at, self.count) = (0, 0);
        }
        self.count += Span::new(self.at, offset).of(self.text).chars().count();
        self.at = offset;
        self.count
    }
}

impl Comparison {
    /// Returns the answer that compares two values.
    pub fn new(id: Option<serde_json::Value>, a: &Value, b: &Value) -> Self {
        let relation = compare(a, b, None);
        Self { id, relation: relation.name(), a: Meant::of(a), b: Meant::of(b) }
    }
}

impl Meant {
    fn of(value: &Value) -> Self {
        let (earliest, latest) = days(value);
        Self { value: value.to_string(), earliest, latest }
    }
}

fn days(value: &Value) -> (Option<String>, Option<String>) {
    match value {
        Value::Date(date) => {
            let shown =
                |day: Option<Day>, open: &str| day.map_or(open.to_owned(), |day| day.to_string());
            (Some(shown(date.earliest(), "-inf")), Some(shown(date.latest(), "inf")))
        }
        _ => (None, None),
    }
}

/// Writes an answer as JSON over several lines.
///
/// # Errors
///
/// Those of `out`.
pub fn write_json(out: &mut dyn Write, answer: &impl Serialize) -> io::Result<()> {
    write_pretty(out, answer)?;
    writeln!(out)
}

/// Writes an answer as JSON on a line.
///
/// # Errors
///
/// Those of `out`.
pub fn write_json_line(out: &mut dyn Write, answer: &impl Serialize) -> io::Result<()> {
    write_compact(out, answer)?;
    writeln!(out)
}

/// Writes the readings of a text for people: the text with the words marked, a row for each, and what can be done
/// about dates that are not fixed.
///
/// # Errors
///
/// Those of `out`.
pub fn write_readings(
    out: &mut dyn Write,
    text: &str,
    outcomes: &[Outcome],
    look: Look,
) -> io::Result<()> {
    let mut marked = String::new();
    let mut end = 0;
    for span in outcomes.iter().map(Outcome::span) {
        marked.push_str(Span::new(end, span.start).of(text));
        marked.push_str(&look.mark(span.of(text)));
        end = span.end;
    }
    marked.push_str(Span::new(end, text.len()).of(text));
    out.write_all(look.wrapped(&visible(marked.trim_end())).as_bytes())?;
    if outcomes.is_empty() {
        return out.write_all(look.wrapped("No figure or date is read.").as_bytes());
    }
    writeln!(out)?;
    out.write_all(
        look.columns(outcomes.iter().map(|outcome| row(outcome, text, look))).as_bytes(),
    )?;
    for reason in [Unresolved::NoDay, Unresolved::NoNamedDay, Unresolved::NoSuchDay] {
        let holds =
            |outcome: &Outcome| matches!(outcome, Outcome::NotFixed(_, own) if *own == reason);
        if outcomes.iter().any(holds) {
            writeln!(out)?;
            out.write_all(look.wrapped(what_to_try(reason)).as_bytes())?;
        }
    }
    Ok(())
}

fn row(outcome: &Outcome, text: &str, look: Look) -> Vec<String> {
    let (value, unit, meaning, kind, rule) = match outcome {
        Outcome::Read(reading) => {
            let value = look.paint(Ink::Heading, &reading.value.to_string());
            let unit = reading.unit.clone().unwrap_or_default();
            (value, unit, meaning(&reading.value), reading.kind, reading.rule)
        }
        Outcome::NotFixed(mention, _) => {
            let value = look.paint(Ink::Faint, "not fixed");
            (value, String::new(), String::new(), mention.kind(), mention.rule)
        }
    };
    let words = look.paint(Ink::Figure, outcome.span().of(text));
    vec![words, value, unit, meaning, kind.name().to_owned(), rule.to_string()]
}

fn what_to_try(reason: Unresolved) -> &'static str {
    match reason {
        Unresolved::NoDay => {
            "Not fixed: it counts from the day that the text speaks from. Try `--as-of DATE`."
        }
        Unresolved::NoNamedDay => {
            "Not fixed: it counts from a day that the text does not name. Try `--as-of DATE` with that day."
        }
        Unresolved::NoSuchDay => "Not fixed: the calendar has no such day.",
    }
}

/// Writes a comparison for people.
///
/// # Errors
///
/// Those of `out`.
pub fn write_comparison(out: &mut dyn Write, a: &Value, b: &Value, look: Look) -> io::Result<()> {
    let relation = compare(a, b, None);
    let mut table = look.table(presets::NOTHING);
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
    writeln!(out, "{}: {sentence}", look.paint(Ink::Heading, relation.name()))
}

/// Returns what a value means where its notation does not show it: its first and last day, or its ends.
fn meaning(value: &Value) -> String {
    let (Some(interval), false) = (value.bounds(None), matches!(value.kind(), Kind::YesNo)) else {
        return String::new();
    };
    let meant = Value::from_interval(value.kind(), &interval).map(|meant| meant.to_string());
    meant
        .filter(|meant| *meant != value.to_string())
        .map_or(String::new(), |meant| format!("= {meant}"))
}
