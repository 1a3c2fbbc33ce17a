//! One claim: its quotes side by side in the order they were said, the positions and what was accepted below.

use std::io::{self, Write};
use std::ops::Bound;

use comfy_table::{ColumnConstraint, Width, presets};

use crate::check::Checked;
use crate::dossier::{Acceptance, Citation, Claim};
use crate::finding::{Within, accepted_positions, shown_origin, shown_value};
use crate::quote::{Anchoring, Nearest};
use crate::source::Holding;
use crate::text::Span;
use crate::value::{Kind, Value};
use crate::verdict::{
    Basis, Doubt, Evidence, Link, QuotedFigure, Verdict, chains_of, is_stale, sort_as_said,
};

use crate::report::Examined;
use crate::report::check::table::position_rows;
use crate::report::kit::layout::{Ink, Look, line, printed, spaced};

/// The least columns in which a quote can be read.
const NARROWEST: u16 = 30;

/// The columns of the labels before the quotes.
const LABELS: u16 = 8;

/// Writes what there is on the claim at index `claim`.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    examined: &Examined,
    claim: usize,
    look: Look,
) -> io::Result<()> {
    let view = View::new(examined, claim, look);
    let mut text = view.heading();
    text.push_str(&view.quotes());
    text.push_str(&view.positions());
    text.push_str(&view.acceptances());
    out.write_all(text.as_bytes())
}

/// Returns what there is on one citation of the claim at index `claim`, a row for each thing.
pub(in crate::report) fn citation_rows(
    examined: &Examined,
    claim: usize,
    citation: usize,
    look: Look,
) -> Vec<Vec<String>> {
    let view = View::new(examined, claim, look);
    let cited = view.cited(citation);
    let row = |label: &str, cell: String| vec![look.paint(Ink::Faint, label), cell];
    vec![
        row("quote", view.quote(&cited)),
        row("reads", view.reads(&cited)),
        row("origin", view.origin(&cited)),
        row("stance", view.stance(&cited)),
        row("place", view.passage_place(&cited)),
    ]
}

struct View<'a> {
    examined: &'a Examined,
    checked: &'a Checked,
    index: usize,
    claim: &'a Claim,
    look: Look,
}

impl<'a> View<'a> {
    fn new(examined: &'a Examined, index: usize, look: Look) -> Self {
        let checked = &examined.checked;
        Self { examined, checked, index, claim: &checked.dossier.claims[index], look }
    }
}

impl View<'_> {
    fn heading(&self) -> String {
        let judgement = &self.checked.judgements[self.index];
        let id = self.look.paint(Ink::Heading, &self.claim.id.value);
        let verdict = self.look.paint(ink_of(judgement.verdict), judgement.verdict.name());
        let unit = self.claim.unit.as_deref().map_or(String::new(), |unit| format!(" {unit}"));
        let claimed = match &self.claim.value {
            Some(value) => line(&format!("claimed {}{unit}", shown_value(&value.value))),
            None => "an open question".to_owned(),
        };
        let mut text = self.look.wrapped(&format!("{id}: {verdict}"));
        text.push_str(&self.look.wrapped(&line(&self.claim.statement)));
        let place = self.place(Within::Claims, self.claim.id.place);
        let about =
            format!("{}, {claimed}; {}", self.claim.kind, self.look.paint(Ink::Faint, &place));
        text.push_str(&self.look.wrapped(&about));
        if let Some(note) = &self.claim.note {
            text.push_str(&self.look.hanging("note:", 6, &line(note)));
        }
        text
    }

    /// Returns the quotes, as many beside one another as the width lets be read.
    fn quotes(&self) -> String {
        let width = self.look.width;
        let beside = usize::from(((width.saturating_sub(LABELS)) / (NARROWEST + 3)).max(1));
        let mut order: Vec<usize> = (0..self.claim.citations.len()).collect();
        sort_as_said(&self.checked.dossier, self.claim, &mut order);
        let mut text = String::new();
        for chunk in order.chunks(beside) {
            let columns = u16::try_from(beside.min(order.len())).unwrap_or(u16::MAX);
            text.push('\n');
            text.push_str(&self.quotes_beside(chunk, columns));
        }
        text
    }

    fn quotes_beside(&self, citations: &[usize], columns: u16) -> String {
        let mut table = self.look.table(presets::UTF8_FULL_CONDENSED);
        let width = (self.look.width.saturating_sub(LABELS + 4 + 3 * columns) / columns).max(12);
        let cited: Vec<ShownCitation<'_>> =
            citations.iter().map(|index| self.cited(*index)).collect();
        table.set_header(std::iter::once(String::new()).chain(cited.iter().map(|c| self.title(c))));
        let mut add = |label: &str, cell: &dyn Fn(&ShownCitation<'_>) -> String| {
            let label = self.look.paint(Ink::Faint, label);
            table.add_row(std::iter::once(label).chain(cited.iter().map(cell)));
        };
        add("quote", &|cited| self.quote(cited));
        add("reads", &|cited| self.reads(cited));
        add("origin", &|cited| self.origin(cited));
        add("stance", &|cited| self.stance(cited));
        add("place", &|cited| self.passage_place(cited));
        add("cited", &|cited| self.cited_place(cited));
        let constraints =
            std::iter::once(LABELS).chain(std::iter::repeat_n(width + 2, cited.len()));
        table.set_constraints(
            constraints.map(|columns| ColumnConstraint::Absolute(Width::Fixed(columns))),
        );
        printed(&table)
    }

    fn cited(&self, index: usize) -> ShownCitation<'_> {
        ShownCitation {
            index,
            citation: &self.claim.citations[index],
            evidence: &self.checked.judgements[self.index].evidence[index],
        }
    }

    /// Returns the source, the day the passage speaks from, and where in the source people find it.
    fn title(&self, cited: &ShownCitation<'_>) -> String {
        let source = &self.checked.dossier.sources[cited.citation.source];
        let id = self.look.paint(Ink::Heading, &source.id.value);
        let said = match (&cited.citation.as_of, &source.published) {
            (Some(as_of), _) => format!(", as of {as_of}"),
            (None, Some(published)) => format!(", {published}"),
            (None, None) => String::new(),
        };
        let locator = cited
            .citation
            .locator
            .as_deref()
            .map_or(String::new(), |locator| format!(", {locator}"));
        format!("{id}{}", line(&format!("{said}{locator}")).replacen(" ,", ",", 1))
    }

    /// Returns the source's own words with the figure marked, or the quote that was not found there.
    fn quote(&self, cited: &ShownCitation<'_>) -> String {
        let held = self.checked.holdings.document_of(cited.citation.source);
        let (Some((_, anchor)), Some(held)) = (cited.evidence.anchored.anchor(), held) else {
            let ink = Ink::Bad;
            let state = self.look.paint(ink, &cited.evidence.state().name().to_uppercase());
            let quote = format!("{state}: “{}”", line(&cited.citation.quote.value));
            return match (cited.evidence.anchored.outcome(), held) {
                (Some(Anchoring::Lost { nearest: Some(nearest), .. }), Some(held)) => {
                    format!("{quote}\nnearest: {}", self.nearest(nearest, &held.document.text))
                }
                _ => quote,
            };
        };
        let figure = cited.evidence.said.reading().map(|reading| reading.figure);
        let pieces =
            anchor.pieces.iter().map(|piece| self.marked(&held.document.text, *piece, figure));
        format!("“{}”", pieces.collect::<Vec<_>>().join(" […] "))
    }

    /// Returns a piece of a source with the figure in it marked: by colour, or between ‹ and ›.
    fn marked(&self, text: &str, piece: Span, figure: Option<Span>) -> String {
        let Some(figure) = figure.filter(|figure| piece.contains(*figure)) else {
            return line(piece.of(text));
        };
        let before = Span::new(piece.start, figure.start).of(text);
        let after = Span::new(figure.end, piece.end).of(text);
        let marked = self.look.mark(figure.of(text));
        format!("{}{marked}{}", spaced(before), spaced(after))
    }

    /// Returns the value, and whether it was read, declared or inferred.
    fn reads(&self, cited: &ShownCitation<'_>) -> String {
        let Some(value) = cited.evidence.value() else { return self.doubt(cited) };
        let shown = self.look.paint(Ink::Figure, &shown_value(value));
        let rule = cited.evidence.said.reading().map(|reading| reading.rule.name());
        let how = match (cited.evidence.said.basis(), rule) {
            (Some(Basis::Read), Some(rule)) => format!("read by rule {rule}"),
            (Some(Basis::Declared), Some(rule)) => format!("declared, and read by rule {rule}"),
            (Some(Basis::Read), None) => "read".to_owned(),
            (Some(Basis::Declared), None) => "declared".to_owned(),
            (Some(Basis::Unread(language)), _) => {
                format!("declared; figures are not read in {}", language.in_words())
            }
            (Some(Basis::Inferred), _) => {
                format!(
                    "inferred: {}",
                    line(cited.citation.inferred.as_deref().unwrap_or_default())
                )
            }
            (Some(Basis::Stance), _) | (None, _) => "by its stance".to_owned(),
        };
        let meant = meaning(value, self.claim.kind)
            .map_or(String::new(), |meaning| format!(" = {meaning}"));
        format!("{shown}{meant} ({how})")
    }

    /// Returns why there is no value.
    fn doubt(&self, cited: &ShownCitation<'_>) -> String {
        let listed = |figures: &[QuotedFigure]| {
            let shown = figures.iter().map(|figure| match &figure.value {
                Ok(value) => shown_value(value),
                Err(_) => "a date that is not fixed".to_owned(),
            });
            let shown: Vec<String> = shown.collect();
            if shown.is_empty() { "no figure".to_owned() } else { shown.join(", ") }
        };
        let text = match cited.evidence.said.doubt() {
            None => "–".to_owned(),
            Some(Doubt::NotOne(figures)) => format!("no one value: {}", listed(figures)),
            Some(Doubt::NotInQuote(figures)) => {
                let declared =
                    cited.citation.value.as_ref().map_or(String::new(), |v| shown_value(&v.value));
                format!("{declared} is declared, but it says {}", listed(figures))
            }
            Some(Doubt::Unread(language)) => match &cited.citation.value {
                Some(declared) => {
                    format!("{} is declared, but has other digits", shown_value(&declared.value))
                }
                None => format!("figures are not read in {}", language.in_words()),
            },
        };
        line(&text)
    }

    /// Returns whose word it is, and how it came into the source.
    fn origin(&self, cited: &ShownCitation<'_>) -> String {
        let chains = chains_of(
            &self.checked.dossier,
            cited.citation,
            cited.evidence.attribution.voice.as_ref(),
        );
        let links = |chain: &[Link<'_>]| {
            chain.iter().map(|link| self.link(link)).collect::<Vec<_>>().join(" → ")
        };
        let shown = chains.iter().map(|chain| match chain.as_slice() {
            [own] => format!("{} (its own voice)", self.link(own)),
            chain => links(chain),
        });
        line(&shown.collect::<Vec<_>>().join("; "))
    }

    fn link(&self, link: &Link<'_>) -> String {
        match *link {
            Link::Speaker { name, named: None } | Link::Via(name) => name.to_owned(),
            Link::Speaker { name, named: Some(named) } => format!("{name} (as “{named}”)"),
            Link::Voice(origin) => shown_origin(origin),
            Link::Source(source) => self.checked.dossier.sources[source].id.value.clone(),
        }
    }

    /// Returns what the citation does to the claim, and what its author said it does.
    fn stance(&self, cited: &ShownCitation<'_>) -> String {
        let effect = cited.evidence.effect.map_or("none", |effect| effect.name());
        match cited.evidence.said.stance {
            Some(stance) if stance.name() == effect => format!("{effect} (declared)"),
            Some(stance) => format!("{effect} (declared: {stance})"),
            None => effect.to_owned(),
        }
    }

    /// Returns the nearest passage with what differs from the quote marked.
    fn nearest(&self, nearest: &Nearest, text: &str) -> String {
        let worst = nearest.differences.iter().max_by_key(|difference| difference.change);
        let marked = worst.map(|worst| worst.passage).filter(|span| !span.is_empty());
        format!("“{}”", self.marked(text, nearest.span, marked))
    }

    fn passage_place(&self, cited: &ShownCitation<'_>) -> String {
        let state = cited.evidence.state();
        let document = match &self.checked.holdings.of_source[cited.citation.source] {
            Holding::Held(document) => *document,
            Holding::Unread { file, why } => return line(&format!("{file}: {why}")),
            Holding::NotHeld => return "the source has no file".to_owned(),
        };
        let place = |span| self.place(Within::Document(document), span);
        match cited.evidence.anchored.outcome() {
            Some(Anchoring::Anchored(anchor)) => format!("{} ({state})", place(anchor.span)),
            Some(Anchoring::Ambiguous(spans)) => {
                spans.iter().map(|span| place(*span)).collect::<Vec<_>>().join(", ")
            }
            Some(Anchoring::Lost { orphan: _, nearest }) => {
                let file = line(&self.checked.holdings.documents[document].file);
                nearest.as_ref().map_or(format!("not in {file}"), |nearest| {
                    format!("{state}; the nearest passage is at {}", place(nearest.span))
                })
            }
            None => String::new(),
        }
    }

    fn cited_place(&self, cited: &ShownCitation<'_>) -> String {
        let name = cited
            .citation
            .id
            .as_deref()
            .map_or(format!("citations[{}]", cited.index), str::to_owned);
        let place = self.place(Within::Claims, cited.citation.place);
        let note = cited.citation.note.as_deref().map_or(String::new(), |note| format!("; {note}"));
        self.look.paint(Ink::Faint, &format!("{name} at {place}{note}"))
    }

    fn place(&self, within: Within, span: Span) -> String {
        let located = self.examined.locate_span(within, span);
        line(&located.at(&located.file))
    }

    fn positions(&self) -> String {
        let rows = position_rows(self.checked, self.index, self.look);
        if rows.is_empty() {
            return String::new();
        }
        let heading = self.look.paint(Ink::Heading, "Positions");
        format!("\n{heading} (* what is claimed)\n{}", self.look.columns(rows))
    }

    /// Returns what the claim's authors accepted, and why; "stale" is what there is no more in these positions.
    fn acceptances(&self) -> String {
        let judgement = &self.checked.judgements[self.index];
        let row = |known: &Acceptance| {
            let name = known.finding.name();
            let name = if is_stale(self.claim, known, judgement) {
                self.look.paint(Ink::Caution, &format!("{name}, stale"))
            } else {
                name.to_owned()
            };
            vec![name, line(&accepted_positions(known)), line(&known.because)]
        };
        let rows: Vec<Vec<String>> = self.claim.accept.iter().map(row).collect();
        if rows.is_empty() {
            return String::new();
        }
        format!("\n{}\n{}", self.look.paint(Ink::Heading, "Accepted"), self.look.columns(rows))
    }
}

/// A citation of the claim that is shown.
struct ShownCitation<'a> {
    index: usize,
    citation: &'a Citation,
    evidence: &'a Evidence,
}

fn ink_of(verdict: Verdict) -> Ink {
    match verdict {
        Verdict::Corroborated | Verdict::SingleOrigin => Ink::Good,
        Verdict::Conflicting => Ink::Caution,
        Verdict::Contradicted | Verdict::Unverified => Ink::Bad,
    }
}

/// Returns what a rounded or approximate number means, where its notation does not show it.
fn meaning(value: &Value, kind: Kind) -> Option<String> {
    let (Value::Count(number) | Value::Quantity(number) | Value::Percent(number)) = value else {
        return None;
    };
    number.written()?;
    let bounds = value.bounds(None)?;
    let is_point = matches!((bounds.lower(), bounds.upper()), (Bound::Included(a), Bound::Included(b)) if a == b);
    if is_point { None } else { Value::from_interval(kind, &bounds).map(|range| range.to_string()) }
}
