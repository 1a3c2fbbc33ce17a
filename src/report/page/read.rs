//! Answers of `read`: the figures and dates that a text states, as JSON and for people.
//!
//! As JSON, places are half-open ranges of Unicode code points. `earliest` and `latest` are the first and last day of a
//! date, as ISO 8601 writes them, `-inf` and `inf` where the date is open on that side; null where it is no date.

use std::collections::BTreeSet;
use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use crate::reading::{Outcome, ReadingKind, Subject, Unresolved};
use crate::text::{Span, visible};

use crate::report::kit::layout::{Ink, PageStyle};
use crate::report::kit::subject::{SubjectJson, in_words};
use crate::report::kit::value::{days, meaning};

/// The readings of a text.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Readings")]
pub struct ReadingsJson {
    /// The request's name for itself; null where it gave none.
    id: Option<serde_json::Value>,
    /// The figures and dates, in order.
    readings: Vec<ReadingJson>,
    /// The figures that are not read and the dates that are not fixed, in order.
    not_read: Vec<NotReadJson>,
}

/// A figure that is not read, or a date that is not fixed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "NotRead")]
struct NotReadJson {
    /// Its words.
    text: String,
    /// The first code point.
    start: usize,
    /// One past the last code point.
    end: usize,
    /// Why.
    reason: String,
}

/// One figure or date.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Reading")]
struct ReadingJson {
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
    /// What it is counted for, in the singular: `kilogram` in "25 mg/kg"; null where the words name nothing.
    per: Option<String>,
    /// The first day of a date.
    earliest: Option<String>,
    /// The last day of a date.
    latest: Option<String>,
    /// The rule that read it.
    rule: &'static str,
    /// What it is of.
    subject: SubjectJson,
}

impl ReadingsJson {
    /// Returns the answer that gives these readings of `text`.
    pub fn new(id: Option<serde_json::Value>, text: &str, outcomes: &[(Outcome, Subject)]) -> Self {
        let mut places = CodePoints { text, at: 0, count: 0 };
        let readings = outcomes.iter().filter_map(|(outcome, subject)| match outcome {
            Outcome::Read(reading) => Some((reading, subject)),
            Outcome::NotFixed(..) => None,
        });
        let read = readings.map(|(reading, subject)| {
            let (earliest, latest) = days(&reading.value);
            ReadingJson {
                text: reading.span.of(text).to_owned(),
                start: places.before(reading.span.start),
                end: places.before(reading.span.end),
                kind: reading.kind.name(),
                value: reading.value.to_string(),
                unit: reading.unit.clone(),
                per: reading.per.clone(),
                earliest,
                latest,
                rule: reading.rule.name(),
                subject: SubjectJson::new(subject, text),
            }
        });
        let readings = read.collect();
        let mut places = CodePoints { text, at: 0, count: 0 };
        let not_read = outcomes.iter().filter_map(|(outcome, _)| match outcome {
            Outcome::Read(_) => None,
            Outcome::NotFixed(mention, reason) => Some(NotReadJson {
                text: mention.span.of(text).to_owned(),
                start: places.before(mention.span.start),
                end: places.before(mention.span.end),
                reason: reason.to_string(),
            }),
        });
        Self { id, readings, not_read: not_read.collect() }
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
            self.at = 0;
            self.count = 0;
        }
        self.count += Span::new(self.at, offset).of(self.text).chars().count();
        self.at = offset;
        self.count
    }
}

/// Writes the readings of a text for people: the text with the words marked, a row for each, and what can be done
/// about dates that are not fixed.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    text: &str,
    outcomes: &[(Outcome, Subject)],
    style: PageStyle,
) -> io::Result<()> {
    let mut marked = String::new();
    let mut end = 0;
    for span in outcomes.iter().map(|(outcome, _)| outcome.span()) {
        marked.push_str(Span::new(end, span.start).of(text));
        marked.push_str(&style.mark(span.of(text)));
        end = span.end;
    }
    marked.push_str(Span::new(end, text.len()).of(text));
    out.write_all(style.wrapped(&visible(marked.trim_end())).as_bytes())?;
    if outcomes.is_empty() {
        return out.write_all(style.wrapped("No figure or date is read.").as_bytes());
    }
    writeln!(out)?;
    let rows = outcomes.iter().map(|outcome| row(outcome, text, style));
    out.write_all(style.columns_and_remark(rows.collect()).as_bytes())?;
    let reasons = outcomes.iter().filter_map(|(outcome, _)| match outcome {
        Outcome::Read(_) => None,
        Outcome::NotFixed(_, reason) => Some(*reason),
    });
    for reason in reasons.collect::<BTreeSet<Unresolved>>() {
        writeln!(out)?;
        out.write_all(style.wrapped(what_to_try(reason)).as_bytes())?;
    }
    Ok(())
}

fn row((outcome, subject): &(Outcome, Subject), text: &str, style: PageStyle) -> Vec<String> {
    let (value, unit, meaning, kind, rule) = match outcome {
        Outcome::Read(reading) => {
            let value = style.paint(Ink::Heading, &reading.value.to_string());
            let unit = reading.unit.clone().unwrap_or_default();
            let unit = match &reading.per {
                Some(per) => format!("{unit} per {per}").trim_start().to_owned(),
                None => unit,
            };
            (value, unit, meaning(&reading.value), reading.kind, reading.rule)
        }
        Outcome::NotFixed(mention, _) => {
            let is_date = matches!(mention.kind(), ReadingKind::Date);
            let value = style.paint(Ink::Faint, if is_date { "not fixed" } else { "not read" });
            (value, String::new(), String::new(), mention.kind(), mention.rule)
        }
    };
    let words = style.paint(Ink::Figure, outcome.span().of(text));
    vec![
        words,
        value,
        unit,
        meaning,
        kind.name().to_owned(),
        rule.to_string(),
        in_words(subject, text),
    ]
}

fn what_to_try(reason: Unresolved) -> &'static str {
    match reason {
        Unresolved::NoDay => {
            "Not fixed: it counts from the day that the text speaks from. Try `--as-of DATE`."
        }
        Unresolved::NoNamedDay => {
            "Not fixed: it counts from a day that the text does not name. Try `--as-of DATE` with that day."
        }
        Unresolved::OtherWeekday => {
            "Not fixed: it is no such weekday in any year near. Look up the date, or the weekday."
        }
        Unresolved::NoSuchDay => "Not fixed: the calendar has no such day.",
        Unresolved::OtherCalendar => "Not read: it is a date of another calendar or style.",
        Unresolved::UnknownWord => {
            "Not read: a word or letters at the figure are no currency, unit or magnitude known here. A folder of `--words` can add them."
        }
        Unresolved::UnknownGroups => {
            "Not read: the digits can be grouped in two ways. The language of the text may tell: try `--language`."
        }
        Unresolved::OneOrTwo => {
            "Not read: the words may be one number, or two of which one describes what the other counts."
        }
        Unresolved::SharedMagnitude => {
            "Not read: the magnitude of the second number may be that of the first too."
        }
        Unresolved::UnitOrMagnitude => {
            "Not read: the letter may be a unit or a magnitude, as metres or millions."
        }
        Unresolved::Formula => "Not read: it begins a power or product that is not read.",
        Unresolved::ScaleBefore => {
            "Not read: its magnitude stands before it, as in the heading of a table."
        }
        Unresolved::Bracketed => "Not read: it stands in brackets, as losses do in accounts.",
        Unresolved::Factor => "Not read: it says how many times as much, and counts nothing.",
        Unresolved::Slashed => "Not read: the slash may part a score, a share, a day or a name.",
        Unresolved::DashOrMinus => "Not read: the dash before the figure may be a minus.",
        Unresolved::FromLevel => "Not read: the figure counts from a level that is no number here.",
        Unresolved::Uncertain => "Not read: the figure is given with its uncertainty.",
    }
}
