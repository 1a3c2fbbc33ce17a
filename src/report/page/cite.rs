//! A new citation: what it says and what it does to its claim, or why it was not written.

use crate::amend::cite::{Refusal, Refused};
use crate::check::Checked;
use crate::dossier::{Citation, ClaimsFile};
use crate::finding::{Role, Within};
use crate::quote::{words_after, words_before};
use crate::text::Span;
use crate::verdict::Verdict;

use crate::report::Examined;
use crate::report::check::table::{block, block_at, error, position_rows};
use crate::report::kit::diff;
use crate::report::kit::layout::{Ink, Look, line};
use crate::report::page::show::citation_rows;

/// How many words are shown on either side of a place that may be meant.
const AROUND: usize = 4;

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
pub fn written(written: &Written, look: Look) -> String {
    let Written { old, before, after, index } = written;
    let now = &after.checked;
    let mut text =
        diff::unified(&after.claims_file.shown_path(), old, &after.claims_file.text, look);
    text.push('\n');
    text.push_str(&look.columns(citation_rows(after, 0, *index, look)));
    text.push('\n');
    text.push_str(&look.wrapped(&verdicts(before, now, look)));
    text.push_str(&positions("before", before, look));
    text.push_str(&positions("now", now, look));
    text
}

fn verdicts(before: &Checked, now: &Checked, look: Look) -> String {
    let id = now.dossier.claims.first().map_or("", |claim| claim.id.value.as_str());
    let verdict = |checked: &Checked| {
        checked.judgements.first().map_or(Verdict::Unverified, |judgement| judgement.verdict)
    };
    let (before, now) = (verdict(before), verdict(now));
    let id = look.paint(Ink::Heading, id);
    if before == now {
        format!("{id}: {now}, as before")
    } else {
        format!("{id}: {now}; before, {before}")
    }
}

/// Returns what else there is to say of a citation that holds.
pub fn warnings(written: &Written, look: Look) -> String {
    let own = written.after.findings.iter();
    let own = own.filter(|finding| finding.is_of_citation(0, written.index));
    own.map(|finding| block(&written.after, finding, look)).collect()
}

fn positions(when: &str, checked: &Checked, look: Look) -> String {
    let rows = position_rows(checked, 0, look);
    let heading = look.paint(Ink::Heading, &format!("Positions {when}"));
    if rows.is_empty() {
        format!("{heading}: none\n")
    } else {
        format!("{heading} (* what is claimed)\n{}", look.columns(rows))
    }
}

/// Returns why a citation was not written into a claims file.
pub fn refused(claims_file: ClaimsFile, refused: Refused, look: Look) -> String {
    let Some(checked) = refused.checked else {
        let Refusal::Wrong(problems) = refused.why else { return String::new() };
        let problems = problems.iter().map(|problem| {
            error(look, &problem.message, problem.help.as_deref().unwrap_or_default())
        });
        return problems.collect();
    };
    let tried = Examined { claims_file, checked: *checked, findings: Vec::new() };
    let Some(new) = new_citation(&tried.checked) else { return String::new() };
    let places = |places: &[Span]| {
        places.iter().map(|place| shown_place(&tried, new, *place, look)).collect::<String>()
    };
    match refused.why {
        Refusal::Wrong(_) => String::new(),
        Refusal::Several(spans) => {
            let message =
                format!("the quote stands at {} places; say which one is meant", spans.len());
            let help = "give `--at LINE:COLUMN`, or quote more words";
            error(look, &message, help) + &places(&spans)
        }
        Refusal::NotAt(spans) => {
            let message = "the quote does not stand at the place that `--at` gives";
            error(look, message, "these are its places") + &places(&spans)
        }
        Refusal::Alike(span) => {
            let message = "no words before or after the quote tell this place from others";
            error(look, message, "quote more words") + &places(&[span])
        }
        Refusal::Exists(index) => {
            let message = format!("the claim has this citation already: citations[{index}]");
            error(look, &message, "`crosscheck show` shows it")
        }
        Refusal::Findings(findings) => {
            let blocks = findings.iter().map(|finding| {
                // The citation has no place: it is not in the claims file.
                let places = finding.places().iter().filter(|place| place.role != Role::Citation);
                block_at(places, &tried, finding, look)
            });
            blocks.collect()
        }
    }
}

fn new_citation(checked: &Checked) -> Option<&Citation> {
    checked.dossier.claims.first()?.citations.last()
}

/// Returns a place where the quote stands, with the words around it.
fn shown_place(examined: &Examined, citation: &Citation, span: Span, look: Look) -> String {
    let checked = &examined.checked;
    let holding = &checked.holdings.of_source[citation.source];
    let crate::source::Holding::Held(document) = holding else { return String::new() };
    let text = &checked.holdings.documents[*document].document.text;
    let around = |take: fn(&str, Span, usize) -> Option<String>| {
        (1..=AROUND).rev().find_map(|count| take(text, span, count)).unwrap_or_default()
    };
    let space = |is_there: bool| if is_there { " " } else { "" };
    let location = examined.locate_span(Within::Document(*document), span).location;
    let passage = [
        &line(&around(words_before)),
        space(text[..span.start].ends_with(char::is_whitespace)),
        &look.mark(span.of(text)),
        space(text[span.end..].starts_with(char::is_whitespace)),
        &line(&around(words_after)),
    ];
    let passage = passage.concat();
    let label = format!("  {location}");
    look.hanging(&label, 12, passage.trim())
}
