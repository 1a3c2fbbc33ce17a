//! The history of a claim: who said what when, in whose words, and what it replaced.

use std::io::{self, Write};

use serde::Serialize;

use crate::check::Checked;
use crate::dossier::{Claim, OverTime};
use crate::finding::{quoted_up_to, shown_origin, shown_origins, shown_value, shown_verdict};
use crate::report::Examined;
use crate::report::kit::layout::{Ink, PageStyle, line};
use crate::verdict::{Effect, Evidence, TimelineEntry, said_on, timeline};

/// How many characters of a passage a row shows.
const WORDS_SHOWN: usize = 90;

/// Writes the history of the claim at index `claim`.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    examined: &Examined,
    claim: usize,
    style: PageStyle,
) -> io::Result<()> {
    let view = TimelineView::new(&examined.checked, claim);
    let entries = timeline(&view.checked.dossier, view.claim, &view.checked.judgements[claim]);
    let mut text = view.heading(style);
    if entries.is_empty() {
        text.push_str(&style.hanging("", 2, "no passage gives a figure for it"));
    } else {
        text.push('\n');
        let mut day = String::new();
        let rows = entries.iter().map(|entry| {
            let own = view.day(entry);
            let shown = if own == day { String::new() } else { own.clone() };
            day = own;
            vec![shown, view.value(entry, style), view.words(entry)]
        });
        text.push_str(&style.columns_and_remark(rows.collect()));
    }
    out.write_all(text.as_bytes())
}

struct TimelineView<'a> {
    checked: &'a Checked,
    index: usize,
    claim: &'a Claim,
}

impl<'a> TimelineView<'a> {
    fn new(checked: &'a Checked, index: usize) -> Self {
        Self { checked, index, claim: &checked.dossier.claims[index] }
    }

    fn evidence(&self, citation: usize) -> &'a Evidence {
        &self.checked.judgements[self.index].evidence[citation]
    }

    fn heading(&self, style: PageStyle) -> String {
        let judgement = &self.checked.judgements[self.index];
        let id = style.paint(Ink::Heading, &self.claim.id.value);
        let mut text = style.wrapped(&format!("{id}: {}", shown_verdict(judgement)));
        text.push_str(&style.wrapped(&line(&self.claim.statement)));
        text.push_str(&style.wrapped(&line(&claimed(self.claim))));
        text
    }

    /// Returns the day on which it was said.
    fn day(&self, entry: &TimelineEntry) -> String {
        let day = said_on(&self.checked.dossier, &self.claim.citations[entry.citation]);
        day.map_or("undated".to_owned(), ToString::to_string)
    }

    /// Returns the value, with a star where it bears the claim out and a cross where it contradicts it.
    fn value(&self, entry: &TimelineEntry, style: PageStyle) -> String {
        let evidence = self.evidence(entry.citation);
        let mark = match evidence.effect {
            Some(Effect::Supports) => "* ",
            Some(Effect::Contradicts) => "× ",
            _ => "  ",
        };
        format!("{mark}{}", style.paint(Ink::Figure, &self.value_of(entry.citation)))
    }

    fn value_of(&self, citation: usize) -> String {
        self.evidence(citation).value().map_or("a denial".to_owned(), shown_value)
    }

    /// Returns whose word it is, and the source that carries it.
    fn who(&self, entry: &TimelineEntry) -> String {
        let source = &self.checked.dossier.sources[self.claim.citations[entry.citation].source];
        let names = shown_origins(self.evidence(entry.citation).attribution.told());
        let id = &source.id.value;
        line(&if names == *id { names } else { format!("{names} ({id})") })
    }

    /// Returns whose word it is and what it replaces, and below it the words of the passage.
    fn words(&self, entry: &TimelineEntry) -> String {
        let quote = line(&self.claim.citations[entry.citation].quote.value);
        let quote = quoted_up_to(&quote, WORDS_SHOWN);
        format!("{}{}\n{quote}", self.who(entry), self.done_to(entry))
    }

    /// Says what it corrects and replaces.
    fn done_to(&self, entry: &TimelineEntry) -> String {
        let mut text = String::new();
        for (verb, citations) in [("corrects", &entry.corrects), ("replaces", &entry.replaces)] {
            let mut values: Vec<String> = Vec::new();
            for value in citations.iter().map(|citation| self.value_of(*citation)) {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            if !values.is_empty() {
                text.extend(["; ", verb, " ", &values.join(", ")]);
            }
        }
        text
    }
}

/// Says what is claimed, of which day, and how the figure changes.
fn claimed(claim: &Claim) -> String {
    let value = match &claim.value {
        Some(value) => format!("claimed {}", shown_value(&value.value)),
        None => "an open question".to_owned(),
    };
    let day = claim.as_of.as_ref().map_or(String::new(), |day| format!(" as of {day}"));
    let course = match claim.over_time {
        Some(OverTime::Grows) => "; it only grows",
        Some(OverTime::Varies) => "; it varies from day to day",
        None => "",
    };
    format!("{value}{day}{course}")
}

/// The answer as JSON, version 1.
#[derive(Serialize)]
struct TimelinesJson<'a> {
    version: u32,
    /// The claims that were asked for, in the order of the command line.
    timelines: Vec<TimelineJson<'a>>,
}

#[derive(Serialize)]
struct TimelineJson<'a> {
    claim: &'a str,
    statement: &'a str,
    verdict: &'static str,
    /// The value it asserts; null: an open question.
    value: Option<String>,
    /// The day that the value is for, in EDTF.
    as_of: Option<String>,
    /// `grows` or `varies`; null: the figure does not change.
    over_time: Option<&'static str>,
    /// What was said, in order.
    entries: Vec<EntryJson<'a>>,
}

#[derive(Serialize)]
struct EntryJson<'a> {
    /// The place of the citation in the claim's list, from 0.
    citation: usize,
    /// When it was said, in EDTF; null where nobody knows.
    said_on: Option<String>,
    /// The value; null: a denial.
    value: Option<String>,
    effect: Option<&'static str>,
    origins: Vec<String>,
    source: &'a str,
    quote: &'a str,
    /// The earlier and smaller figures that it replaces, by the places of their citations.
    replaces: Vec<usize>,
    /// The earlier and greater figures of its own origin that it corrects.
    corrects: Vec<usize>,
}

/// Returns the same for JSON: `version` and, in `timelines`, for each claim its `entries` in order.
pub fn answer<'a>(checked: &'a Checked, claims: &[usize]) -> impl Serialize + 'a {
    let of_claim = |index: &usize| {
        let claim = &checked.dossier.claims[*index];
        let judgement = &checked.judgements[*index];
        let entries = timeline(&checked.dossier, claim, judgement).into_iter().map(|entry| {
            let citation = &claim.citations[entry.citation];
            let evidence = &judgement.evidence[entry.citation];
            EntryJson {
                citation: entry.citation,
                said_on: said_on(&checked.dossier, citation).map(ToString::to_string),
                value: evidence.value().map(ToString::to_string),
                effect: evidence.effect.map(Effect::name),
                origins: evidence.attribution.told().iter().map(shown_origin).collect(),
                source: &checked.dossier.sources[citation.source].id.value,
                quote: &citation.quote.value,
                replaces: entry.replaces,
                corrects: entry.corrects,
            }
        });
        TimelineJson {
            claim: &claim.id.value,
            statement: &claim.statement,
            verdict: judgement.verdict.name(),
            value: claim.value.as_ref().map(|placed| placed.value.to_string()),
            as_of: claim.as_of.as_ref().map(ToString::to_string),
            over_time: claim.over_time.map(OverTime::name),
            entries: entries.collect(),
        }
    };
    TimelinesJson { version: 1, timelines: claims.iter().map(of_claim).collect() }
}
