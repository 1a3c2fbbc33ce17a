//! One claim: its quotes side by side in the order they were said with the positions below, or a list by value where they
//! are many; and what was accepted.

mod excerpt;
mod figure;
mod json;
mod list;
mod passage;
mod quotes;

use std::io::{self, Write};

pub use json::{ShowJson, schema};

use crate::check::{Checked, Correction};
use crate::dossier::{Acceptance, Claim};
use crate::finding::{
    Within, accepted_positions, listed, quoted_up_to, shown_value, shown_verdict,
};
use crate::report::Examined;
use crate::report::kit::layout::{Ink, PageStyle, line, own_words};
use crate::report::kit::positions::position_rows;
use crate::text::Span;
use crate::value::Kind;
use crate::verdict::{Verdict, is_stale};

use quotes::ShownCitation;

/// How the citations of a claim are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Side by side where that takes two screens at the most, otherwise as a list by value.
    Fitting,
    /// All that there is on each, side by side.
    Full,
}
/// How many characters of a source's notice are shown.
const NOTICE_SHOWN: usize = 300;

/// Writes what there is on the claim at index `claim`.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    examined: &Examined,
    claim: usize,
    layout: Layout,
    style: PageStyle,
) -> io::Result<()> {
    let view = View::new(examined, claim, style);
    let is_list = layout == Layout::Fitting && !view.fits_side_by_side();
    let mut text = view.heading();
    if is_list {
        text.push_str(&view.list());
    } else {
        text.push_str(&view.quotes());
        text.push_str(&view.positions());
    }
    text.push_str(&view.acceptances());
    text.push_str(&view.notices());
    if is_list {
        let id = &view.claim.id.value;
        let hint = format!("`crosscheck show {id} --full` sets the quotes side by side");
        text.push('\n');
        text.push_str(&style.wrapped(&style.paint(Ink::Faint, &hint)));
    }
    out.write_all(text.as_bytes())
}

/// Returns what there is on one citation of the claim at index `claim`, a row for each thing.
pub(super) fn citation_rows(
    examined: &Examined,
    claim: usize,
    citation: usize,
    style: PageStyle,
) -> Vec<Vec<String>> {
    let view = View::new(examined, claim, style);
    let cited = view.cited(citation);
    let words = view.words(&cited);
    let row = |label: &str, cell: String| vec![style.paint(Ink::Faint, label), cell];
    let rows = [
        row("quote", view.quote(&cited)),
        row("reads", words.reads),
        row("of", words.of),
        row("origin", words.origin),
        row("stance", words.stance),
        row("place", words.place),
    ];
    rows.into_iter().filter(|row| !row[1].is_empty()).collect()
}

/// What there is to say of a citation beside its quote, each on one line; empty where there is nothing.
pub struct CitationWords {
    /// Its value, and how it is known.
    pub reads: String,
    /// What its figure is of.
    pub of: String,
    /// Whose word it is, and how it came into the source.
    pub origin: String,
    /// What it does to the claim.
    pub stance: String,
    /// Where it stands, and the state of the quote.
    pub place: String,
}

/// Returns what there is to say of one citation of the claim at index `claim`, without colours.
pub fn citation_words(examined: &Examined, claim: usize, citation: usize) -> CitationWords {
    let view = View::new(examined, claim, PageStyle { width: u16::MAX, color: false });
    view.words(&view.cited(citation))
}

struct View<'a> {
    examined: &'a Examined,
    checked: &'a Checked,
    index: usize,
    claim: &'a Claim,
    style: PageStyle,
}

impl<'a> View<'a> {
    fn new(examined: &'a Examined, index: usize, style: PageStyle) -> Self {
        let checked = &examined.checked;
        Self { examined, checked, index, claim: &checked.dossier.claims[index], style }
    }
}

impl View<'_> {
    fn words(&self, cited: &ShownCitation<'_>) -> CitationWords {
        CitationWords {
            reads: self.reads(cited),
            of: self.of(cited),
            origin: self.origin(cited),
            stance: self.stance(cited),
            place: self.passage_place(cited),
        }
    }

    fn heading(&self) -> String {
        let judgement = &self.checked.judgements[self.index];
        let id = self.style.paint(Ink::Heading, &self.claim.id.value);
        let verdict = self.style.paint(ink_of(judgement.verdict), &shown_verdict(judgement));
        let unit = self.claim.unit.as_deref().map_or(String::new(), |unit| format!(" {unit}"));
        let claimed = match &self.claim.value {
            Some(value) => line(&format!("claimed {}{unit}", shown_value(&value.value))),
            None => "an open question".to_owned(),
        };
        let mut text = self.style.wrapped(&format!("{id}: {verdict}"));
        text.push_str(&self.style.wrapped(&line(&self.claim.statement)));
        let day = self.claim.as_of.as_ref().map_or(String::new(), |day| format!(" as of {day}"));
        let claimed = format!("{claimed}{day}");
        let place = self.place(Within::Claims, self.claim.id.place);
        let about =
            format!("{}, {claimed}; {}", self.claim.kind, self.style.paint(Ink::Faint, &place));
        text.push_str(&self.style.wrapped(&about));
        text.push_str(&self.held_to());
        text.push_str(&own_words(&self.checked.dossier, self.style));
        if let Some(note) = &self.claim.note {
            text.push_str(&self.style.hanging("note:", 6, &line(note)));
        }
        text
    }

    /// Returns what says of what the claim's figure is, where a figure is claimed.
    fn held_to(&self) -> String {
        let judgement = &self.checked.judgements[self.index];
        if matches!(self.claim.kind, Kind::Text | Kind::YesNo) {
            return String::new();
        }
        let mut own: Vec<String> = Vec::new();
        if judgement.statement.has_figure {
            own.push("the statement".to_owned());
        }
        own.extend(self.claim.unit.as_ref().map(|unit| format!("`unit` ({unit})")));
        if !self.claim.also.is_empty() {
            own.push(format!("`also` ({})", self.claim.also.join(", ")));
        }
        let without = "the statement has no figure of this kind";
        let held = match (judgement.statement.has_figure, listed(&own)) {
            (true, own) => format!("subject: read from {own}"),
            (false, own) if own.is_empty() => format!("subject: not known; {without}"),
            (false, own) => format!("subject: only {own}; {without}"),
        };
        self.style.wrapped(&line(&held))
    }

    fn positions(&self) -> String {
        let rows = position_rows(self.checked, self.index, self.style);
        if rows.is_empty() {
            return String::new();
        }
        let heading = self.style.paint(Ink::Heading, "Positions");
        format!("\n{heading} (* what is claimed)\n{}", self.style.columns(rows))
    }

    /// Returns what the claim's authors accepted, and why; "stale" is what there is no more in these positions.
    fn acceptances(&self) -> String {
        let judgement = &self.checked.judgements[self.index];
        let row = |known: &Acceptance| {
            let name = known.finding.name();
            let name = if is_stale(self.claim, known, judgement) {
                self.style.paint(Ink::Caution, &format!("{name}, stale"))
            } else {
                name.to_owned()
            };
            vec![name, line(&accepted_positions(known)), line(&known.because)]
        };
        let rows: Vec<Vec<String>> = self.claim.accept.iter().map(row).collect();
        if rows.is_empty() {
            return String::new();
        }
        format!("\n{}\n{}", self.style.paint(Ink::Heading, "Accepted"), self.style.columns(rows))
    }

    /// Returns the notices by which the claim's sources correct themselves, also where they touch nothing that is cited.
    fn notices(&self) -> String {
        let judgement = &self.checked.judgements[self.index];
        let cited = |document: usize| {
            let mut anchors = judgement.evidence.iter().filter_map(|one| one.anchored.anchor());
            anchors.any(|(own, _)| own == document)
        };
        let own = self.checked.corrections.iter().filter(|correction| cited(correction.document));
        let row = |correction: &Correction| {
            let text = &self.checked.holdings.documents[correction.document].document.text;
            let words = quoted_up_to(correction.notice.span.of(text), NOTICE_SHOWN);
            let place = self.place(Within::Document(correction.document), correction.notice.span);
            vec![self.style.paint(Ink::Faint, &place), line(&words)]
        };
        let rows: Vec<Vec<String>> = own.map(row).collect();
        if rows.is_empty() {
            return String::new();
        }
        let heading = self.style.paint(Ink::Heading, "Notices of its sources");
        format!("\n{heading}\n{}", self.style.columns(rows))
    }

    fn place(&self, within: Within, span: Span) -> String {
        let located = self.examined.locate_span(within, span);
        line(&located.at(&located.file))
    }
}

fn ink_of(verdict: Verdict) -> Ink {
    match verdict {
        Verdict::Corroborated | Verdict::SingleOrigin => Ink::Good,
        Verdict::Conflicting => Ink::Caution,
        Verdict::Contradicted | Verdict::Unverified => Ink::Bad,
    }
}
