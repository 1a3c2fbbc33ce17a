//! A new citation: what it says and what it does to its claim, or why it was not written.

use crate::amend::cite::{Refusal, Refused};
use crate::check::Checked;
use crate::dossier::{Citation, ClaimsFile, Dossier};
use crate::finding::{Role, SAVE_DOCUMENT, Within, shown_verdict};
use crate::quote::{words_after, words_before};
use crate::source::Holding;
use crate::text::Span;
use crate::verdict::Verdict;

use crate::report::Examined;
use crate::report::kit::block::{block, block_at, error};
use crate::report::kit::diff;
use crate::report::kit::layout::{Ink, PageStyle, line};
use crate::report::kit::positions::position_rows;
use crate::report::page::show::citation_rows;

/// How many words are shown on either side of a place that may be meant.
const AROUND: usize = 4;

/// How many places that may be meant are shown.
const MOST_PLACES: usize = 10;

/// A claims file with a new citation.
#[derive(Clone, Debug)]
pub struct Written {
    /// The text of the file as it was.
    pub old: String,
    /// The result for the claim.
    pub before: Checked,
    /// The file as it is now, with what is found out about the claim by itself.
    pub after: Examined,
    /// The index of the citation in its claim.
    pub index: usize,
}

/// Returns what changes in the claims file, what the citation says, and what it makes of its claim.
pub fn written(written: &Written, style: PageStyle) -> String {
    let Written { old, before, after, index } = written;
    let now = &after.checked;
    let mut text =
        diff::unified(&after.claims_file.shown_path(), old, &after.claims_file.text, style);
    text.push('\n');
    text.push_str(&style.columns(citation_rows(after, 0, *index, style)));
    text.push('\n');
    text.push_str(&style.wrapped(&verdicts(before, now, style)));
    text.push_str(&positions("before", before, style));
    text.push_str(&positions("now", now, style));
    text
}

fn verdicts(before: &Checked, now: &Checked, style: PageStyle) -> String {
    let id = now.dossier.claims.first().map_or("", |claim| claim.id.value.as_str());
    let verdict = |checked: &Checked| {
        let judgement = checked.judgements.first();
        judgement.map_or_else(|| Verdict::Unverified.to_string(), shown_verdict)
    };
    let before = verdict(before);
    let now = verdict(now);
    let id = style.paint(Ink::Heading, id);
    if before == now {
        format!("{id}: {now}, as before")
    } else {
        format!("{id}: {now}; before, {before}")
    }
}

/// Returns why no quote can be looked for in a source, and what to try; `None` where one can.
pub fn not_held(
    dossier: &Dossier,
    of_source: &[Holding],
    id: &str,
) -> Option<(String, &'static str)> {
    let index = dossier.sources.iter().position(|source| source.id.value == id);
    match index.and_then(|index| of_source.get(index)) {
        Some(Holding::NotHeld) | None => Some((
            format!("`{id}` has no file, so that no quote can be looked for in it"),
            SAVE_DOCUMENT,
        )),
        Some(Holding::Unread { file, why }) => Some((
            format!("`{id}`: {file} could not be read: {why}"),
            "put the file there, or correct `file`",
        )),
        Some(Holding::Held(_)) => None,
    }
}

/// Returns what else there is to say of a citation that holds.
pub fn warnings(written: &Written, style: PageStyle) -> String {
    let own = written.after.findings.iter();
    let own = own.filter(|finding| finding.is_of_citation(0, written.index));
    own.map(|finding| block(&written.after, finding, style)).collect()
}

fn positions(when: &str, checked: &Checked, style: PageStyle) -> String {
    let rows = position_rows(checked, 0, style);
    let heading = style.paint(Ink::Heading, &format!("Positions {when}"));
    if rows.is_empty() {
        format!("{heading}: none\n")
    } else {
        format!("{heading} (* what is claimed)\n{}", style.columns(rows))
    }
}

/// Returns why a citation was not written into a claims file.
pub fn refused(claims_file: ClaimsFile, refused: Refused, style: PageStyle) -> String {
    let Some(checked) = refused.checked else {
        let Refusal::Wrong(problems) = refused.why else { return String::new() };
        let problems = problems.iter().map(|problem| {
            error(style, &problem.message, problem.help.as_deref().unwrap_or_default())
        });
        return problems.collect();
    };
    let tried =
        Examined { claims_file, checked: *checked, drafts: Vec::new(), findings: Vec::new() };
    let Some(new) = new_citation(&tried.checked) else { return String::new() };
    let places = |places: &[Span]| {
        let first = places.iter().take(MOST_PLACES);
        let shown: String = first.map(|place| shown_place(&tried, new, *place, style)).collect();
        match places.len().saturating_sub(MOST_PLACES) {
            0 => shown,
            more => format!("{shown}  and {more} more\n"),
        }
    };
    match refused.why {
        Refusal::Wrong(_) => String::new(),
        Refusal::Several(spans) => {
            let message =
                format!("the quote stands at {} places; say which one is meant", spans.len());
            let help = "give `--at LINE:COLUMN`, or quote more words";
            error(style, &message, help) + &places(&spans)
        }
        Refusal::NotAt(spans) => {
            let message = "the quote does not stand at the place that `--at` gives";
            error(style, message, "these are its places") + &places(&spans)
        }
        Refusal::Alike(span) => {
            let message = "no words before or after the quote tell this place from others";
            error(style, message, "quote more words") + &places(&[span])
        }
        Refusal::Exists(index) => {
            let message = format!("the claim has this citation already: citations[{index}]");
            error(style, &message, "`crosscheck show` shows it")
        }
        Refusal::Findings(findings) => {
            let blocks = findings.iter().map(|finding| {
                // The citation has no place: it is not in the claims file.
                let places = finding.places().iter().filter(|place| place.role != Role::Citation);
                block_at(places, &tried, finding, style)
            });
            blocks.collect()
        }
    }
}

fn new_citation(checked: &Checked) -> Option<&Citation> {
    checked.dossier.claims.first()?.citations.last()
}

/// Returns a place where the quote stands, with the words around it.
fn shown_place(examined: &Examined, citation: &Citation, span: Span, style: PageStyle) -> String {
    let checked = &examined.checked;
    let holding = &checked.holdings.of_source[citation.source];
    let Holding::Held(document) = holding else { return String::new() };
    let text = &checked.holdings.documents[*document].document.text;
    let around = |take: fn(&str, Span, usize) -> Option<String>| {
        (1..=AROUND).rev().find_map(|count| take(text, span, count)).unwrap_or_default()
    };
    let space = |is_there: bool| if is_there { " " } else { "" };
    let location = examined.locate_span(Within::Document(*document), span).location;
    let passage = [
        &line(&around(words_before)),
        space(text[..span.start].ends_with(char::is_whitespace)),
        &style.mark(span.of(text)),
        space(text[span.end..].starts_with(char::is_whitespace)),
        &line(&around(words_after)),
    ];
    let passage = passage.concat();
    let label = format!("  {location}");
    style.hanging(&label, 12, passage.trim())
}
