//! A text to be published, whose figures, dates and quotations are ticked off.
//!
//! Each of them is an [`Item`]. It may be linked to claims and sources, by a mark in the text or by the claims file; what
//! came of it is its [`ItemOutcome`]. Nothing is covered that nobody linked: what a passage of the sources merely states is
//! `in-source`, at most.

mod appearance;
mod aside;
mod cell;
mod clipped;
mod day;
mod derive;
mod doubt;
mod exchange;
mod figure;
mod hold;
mod item;
mod link;
mod misplaced;
mod passages;
mod points;
mod prose;
mod quotation;
mod recorded;
mod settle;
mod sought;
mod speaker;
mod stand;
mod suggest;

use std::sync::Arc;

use crate::check::Checked;
use crate::dossier::{Dossier, DraftClass, SetAsideWhat};
use crate::source::{Document, Region};
use crate::text::{Span, paragraphs};
use crate::value::Edtf;

pub use appearance::AppearanceWords;
pub use item::{Item, ItemKind, ItemOutcome, ItemPassage, Target, Why};
pub use link::UnknownLink;
pub use misplaced::MisplacedLink;
pub use quotation::{Quotation, quotations};
pub use recorded::LostWords;
pub use suggest::{Suggested, SuggestedClaim, suggestions};

use figure::Figures;
use link::{keys, links, unknown_links};
use misplaced::misplaced_links;
use passages::Passages;
use recorded::Recorded;

/// A text to be published.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The path of its file, to show.
    pub file: String,
    /// Whether that path is one from where the program runs; otherwise it is one from the claims file.
    pub is_from_here: bool,
    /// Its text.
    pub document: Arc<Document>,
    /// Its entry in the claims file, by its index; `None` where the claims file does not name it.
    pub entry: Option<usize>,
    /// The day it is published on: "last week" counts from it.
    pub published: Option<Edtf>,
    /// The classes of figures that are set aside, each with the reason.
    pub set_aside: Vec<(DraftClass, String)>,
}

impl Draft {
    /// Returns the draft that a claims file names at index `entry`.
    pub fn of_entry(entry: usize, document: Arc<Document>, dossier: &Dossier) -> Self {
        let own = &dossier.drafts[entry];
        let classes = own.set_aside.iter().filter_map(|aside| match aside.what {
            SetAsideWhat::Class(class) => Some((class, aside.because.clone())),
            SetAsideWhat::Quote(_) => None,
        });
        Self {
            file: own.file.value.clone(),
            is_from_here: false,
            document,
            entry: Some(entry),
            published: own.published.clone(),
            set_aside: classes.collect(),
        }
    }
}

/// A draft with what came of each of its items.
#[derive(Clone, Debug)]
pub struct CheckedDraft {
    /// The draft.
    pub draft: Draft,
    /// Its figures, dates and quotations, in the order of the text.
    pub items: Vec<Item>,
    /// The words that the claims file names and the draft does not have.
    pub lost: Vec<LostWords>,
    /// The marks of the draft that name what the dossier does not have.
    pub unknown: Vec<UnknownLink>,
    /// The places of sources that it names for what stands elsewhere in them.
    pub misplaced: Vec<MisplacedLink>,
    /// The sources that are this very text, by their indices: nothing in them bears it out.
    pub own_sources: Vec<usize>,
}

impl CheckedDraft {
    /// Returns what comes of a draft beside what was found out about a dossier.
    pub fn of(draft: Draft, checked: &Checked) -> Self {
        let document = &draft.document;
        let mut links = links(document, &checked.dossier);
        let keys = keys(document);
        let quotations = all_quotations(document, &keys);
        let recorded = draft
            .entry
            .map_or_else(Recorded::default, |entry| Recorded::of(document, entry, checked));
        links.extend(recorded.links);
        let reader = checked.dossier.reader(document.language());
        let own = own_documents(document, checked);
        let figures = || {
            let rows = document.table_rows();
            let quoted: Vec<Span> = quotations.iter().map(|quotation| quotation.span).collect();
            let figures = reader.map(|reader| Figures {
                draft: &draft,
                checked,
                reader,
                passages: Passages::of(checked, &own),
                links: &links,
                keys: &keys,
                quoted: &quoted,
                rows: &rows,
            });
            figures.map_or_else(Vec::new, |figures| figures.items())
        };
        let sought = || sought::items(&document.text, &quotations, &links, reader, checked, &own);
        let (mut items, quoted) = rayon::join(figures, sought);
        items.extend(quoted);
        items.sort_by_key(|item| (item.span.start, item.span.end));
        aside::set_aside(&draft, &recorded.set_aside, &mut items);
        let unknown = unknown_links(document, &checked.dossier);
        let misplaced = misplaced_links(document, &links, &items, checked);
        let own = own.iter().flat_map(|document| checked.holdings.sources_of(*document));
        let own_sources = own.collect();
        Self { draft, items, lost: recorded.lost, unknown, misplaced, own_sources }
    }

    /// Returns the share of the items that are covered, derived, hold or are set aside, in percent, rounded down; `None` where
    /// there are none.
    pub fn coverage(&self) -> Option<usize> {
        let covered = self.items.iter().filter(|item| item.outcome.is_covered()).count();
        (covered * 100).checked_div(self.items.len())
    }

    /// Returns how many items have an outcome.
    pub fn count(&self, outcome: ItemOutcome) -> usize {
        self.items.iter().filter(|item| item.outcome == outcome).count()
    }
}

/// Returns the documents of sources that are the draft's own text: of the same file, or of a copy of it.
fn own_documents(draft: &Document, checked: &Checked) -> Vec<usize> {
    let documents = checked.holdings.documents.iter().enumerate();
    let own = documents.filter(|(_, held)| held.document.sha256 == draft.sha256);
    own.map(|(index, _)| index).collect()
}

/// Returns the quotations of a draft, in order: those between marks, and block quotes, paragraph by paragraph.
fn all_quotations(document: &Document, keys: &[Span]) -> Vec<Quotation> {
    let text = &document.text;
    let is_in_block = |span: Span| document.regions.of(span) == Region::BlockQuote;
    let mut found = quotations(text);
    found.retain(|quotation| !is_in_block(quotation.span));
    let regions = document.regions.spans(text.len()).into_iter();
    for (block, _) in regions.filter(|(_, region)| *region == Region::BlockQuote) {
        let of_block = paragraphs(block.of(text)).map(|paragraph| paragraph.shifted(block.start));
        found.extend(of_block.filter_map(|paragraph| block_quotation(text, paragraph, keys)));
    }
    found.sort_by_key(|quotation| quotation.span.start);
    found
}

/// Returns the quotation that a paragraph of a block quote is; `None` for a credit line, which a dash begins, and for a few
/// words.
fn block_quotation(text: &str, paragraph: Span, keys: &[Span]) -> Option<Quotation> {
    let key = keys.iter().find(|key| key.overlaps(paragraph));
    let end = key.map_or(paragraph.end, |key| key.start.max(paragraph.start));
    let words = &text[paragraph.start..end];
    let start = paragraph.start + (words.len() - words.trim_start().len());
    let span = Span::new(start, start + words.trim().len());
    let is_credit = span.of(text).starts_with(['—', '–']) || span.of(text).starts_with("--");
    let is_long = quotation::word_count(span.of(text)) >= quotation::LEAST_WORDS;
    (!is_credit && is_long).then(|| Quotation { span, parts: vec![span] })
}
