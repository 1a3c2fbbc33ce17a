//! What there is to say of the words under the cursor.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

use crate::dossier::CitationIndex;
use crate::finding::describe_item;
use crate::quote::Anchoring;
use crate::report::Examined;
use crate::report::kit::layout::PageStyle;
use crate::report::page::show;
use crate::text::sentence_around;

use super::cursor::{CursorPlace, Pointed};
use super::marked::{escaped, passage};

/// The columns of a page of a claim.
const WIDTH: u16 = 76;

/// Returns what there is to say of the words under the cursor; `None` where there is nothing.
pub(super) fn hover(at: &CursorPlace<'_>) -> Option<Hover> {
    let examined = at.examined()?;
    let value = if at.is_claims() {
        match at.pointed()? {
            Pointed::Citation(citation) => of_citation(examined, citation),
            Pointed::Claim(claim) => of_claim(examined, claim),
            Pointed::Source(source) => of_source(examined, source),
            Pointed::Rule(_) | Pointed::Draft(_) => return None,
        }
    } else if let Some((draft, item)) = at.item() {
        let words = describe_item(item, &examined.drafts[draft], &examined.checked);
        let outcome = format!("**{}**: {}", item.outcome.name(), escaped(&words.message));
        let help = if words.help.is_empty() {
            String::new()
        } else {
            format!("\n\n{}", escaped(words.help))
        };
        let claim =
            item.claim.map_or(String::new(), |claim| format!("\n\n{}", of_claim(examined, claim)));
        format!("{outcome}{help}{claim}")
    } else {
        let cited = at.cited_here();
        let cited: Vec<String> =
            cited.iter().map(|citation| of_citation(examined, *citation)).collect();
        Some(cited.join("\n\n---\n\n")).filter(|cited| !cited.is_empty())?
    };
    let contents = MarkupContent { kind: MarkupKind::Markdown, value };
    Some(Hover { contents: HoverContents::Markup(contents), range: None })
}

/// Returns the passage of a citation with its figure and what it is of marked, and what it does to its claim.
fn of_citation(examined: &Examined, at: CitationIndex) -> String {
    let checked = &examined.checked;
    let claim = &checked.dossier.claims[at.claim];
    let citation = &claim.citations[at.citation];
    let judgement = &checked.judgements[at.claim];
    let evidence = &judgement.evidence[at.citation];
    let source = &checked.dossier.sources[citation.source].id.value;
    let words = show::citation_words(examined, at.claim, at.citation);
    let mut lines = vec![format!(
        "**{}**: {}, {}",
        escaped(&claim.id.value),
        judgement.verdict,
        escaped(source)
    )];
    if let Some(shown) = shown_passage(examined, at) {
        lines.push(format!("> {shown}"));
    }
    let facts = [
        ("state", evidence.state().name().to_owned()),
        ("reads", words.reads),
        ("of", words.of),
        ("origin", words.origin),
        ("effect", words.stance),
        ("place", words.place),
    ];
    let facts = facts.iter().filter(|(_, fact)| !fact.is_empty());
    let facts: Vec<String> =
        facts.map(|(name, fact)| format!("- {name}: {}", escaped(fact))).collect();
    lines.push(facts.join("\n"));
    lines.join("\n\n")
}

/// Returns the sentence of a quote, its figure and what it is of marked; or the passage that comes nearest to a lost one.
fn shown_passage(examined: &Examined, at: CitationIndex) -> Option<String> {
    let checked = &examined.checked;
    let evidence = &checked.judgements[at.claim].evidence[at.citation];
    let citation = &checked.dossier.claims[at.claim].citations[at.citation];
    let text = &checked.holdings.document_of(citation.source)?.document.text;
    if let Some((_, anchor)) = evidence.anchored.anchor() {
        let sentence = evidence.said.sentence.unwrap_or(anchor.span);
        let figure = evidence.said.reading().map(|reading| (reading.span, "**"));
        let subject = evidence.said.subject().into_iter().flat_map(|subject| {
            subject.event.into_iter().chain(subject.noun).chain(subject.names.iter().copied())
        });
        let subject = subject.map(|span| (span.shifted(sentence.start), "_"));
        return Some(passage(text, sentence, figure.into_iter().chain(subject).collect()));
    }
    match evidence.anchored.outcome()? {
        Anchoring::Lost { nearest: Some(nearest), .. } => {
            let differs = nearest.differences.iter().map(|difference| (difference.passage, "**"));
            let sentence = sentence_around(text, nearest.span);
            Some(passage(text, sentence, differs.collect()))
        }
        Anchoring::Ambiguous(places) => {
            let place = places.spans.first()?;
            let sentence = sentence_around(text, *place);
            Some(format!("{} ({places})", passage(text, sentence, vec![(*place, "**")])))
        }
        Anchoring::Lost { nearest: None, .. } | Anchoring::Anchored(_) => None,
    }
}

/// Returns what `crosscheck show` prints of a claim.
fn of_claim(examined: &Examined, claim: usize) -> String {
    let mut page = Vec::new();
    let style = PageStyle { width: WIDTH, color: false };
    // Writing to memory cannot fail.
    let _ = show::render(&mut page, examined, claim, show::Layout::Fitting, style);
    let page = String::from_utf8_lossy(&page);
    // A fence that is longer than any in the page.
    let fence = "`".repeat(longest_run(&page).max(2) + 1);
    format!("{fence}text\n{}\n{fence}", page.trim_end())
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

fn of_source(examined: &Examined, source: usize) -> String {
    let checked = &examined.checked;
    let own = &checked.dossier.sources[source];
    let mut facts = vec![format!("**{}**", escaped(&own.id.value))];
    facts.extend(own.title.as_deref().map(escaped));
    let mut rows = Vec::new();
    let mut row = |name: &str, fact: Option<String>| {
        rows.extend(fact.map(|fact| format!("- {name}: {}", escaped(&fact))));
    };
    row("author", Some(own.author.join(", ")).filter(|names| !names.is_empty()));
    row("publisher", own.publisher.clone());
    row("published", own.published.as_ref().map(ToString::to_string));
    row("file", own.file.as_ref().map(|file| file.value.clone()));
    let held = checked.holdings.document_of(source);
    row("format", held.map(|held| held.document.format.to_string()));
    let cited = checked.dossier.citations().filter(|(_, citation)| citation.source == source);
    row("citations", Some(cited.count().to_string()));
    facts.push(rows.join("\n"));
    facts.join("\n\n")
}
