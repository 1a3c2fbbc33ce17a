//! A draft, item by item: for people, for programs, as lists to print, and as a page beside its own text.

mod csv;
mod docx;
mod html;
mod json;
mod link;
mod markdown;
mod note;
mod table;

pub use csv::render as render_csv;
pub use docx::comments;
pub use html::page;
pub(crate) use json::DraftJson;
pub use json::{answer, lines, linked_answer, schema, suggestion_lines};
pub use link::{question, suggestions};
pub use markdown::render as render_markdown;
pub use table::render;

use crate::draft::{CheckedDraft, Item, ItemOutcome, ItemPassage, Target};
use crate::finding::{Code, Finding, ItemWords, Subject, Within, describe_item, shown_origin};
use crate::report::{Examined, Located};
use crate::text::Span;

/// A draft that was held to a dossier.
#[derive(Clone, Copy, Debug)]
pub struct ShownDraft<'a> {
    /// The dossier, with the draft as the only one.
    pub examined: &'a Examined,
    /// The draft with what came of its items.
    pub draft: &'a CheckedDraft,
}

impl<'a> ShownDraft<'a> {
    /// Returns where words of the draft stand.
    fn place(&self, span: Span) -> Located {
        let draft = &self.draft.draft;
        Located { file: draft.file.clone(), location: draft.document.locate(span) }
    }

    /// Returns where a passage stands.
    fn passage_place(&self, passage: &ItemPassage) -> Located {
        self.examined.locate_span(Within::Document(passage.document), passage.place)
    }

    fn words_of(&self, item: &Item) -> &'a str {
        item.span.of(&self.draft.draft.document.text)
    }

    fn sentence_of(&self, item: &Item) -> &'a str {
        item.sentence.of(&self.draft.draft.document.text)
    }

    fn describe(&self, item: &Item) -> ItemWords {
        describe_item(item, self.draft, &self.examined.checked)
    }

    /// Returns the words of a passage's sentence.
    fn passage_words(&self, passage: &ItemPassage) -> &'a str {
        let document = &self.examined.checked.holdings.documents[passage.document].document;
        passage.sentence.of(&document.text)
    }

    /// Returns the words of a passage's sentence before its figure, the figure or the words that were quoted, and those after.
    fn passage_parts(&self, passage: &ItemPassage) -> [&'a str; 3] {
        let document = &self.examined.checked.holdings.documents[passage.document].document;
        let place = passage.place;
        let whole = passage.sentence.hull(place);
        let parts = [Span::new(whole.start, place.start), place, Span::new(place.end, whole.end)];
        parts.map(|part| part.of(&document.text))
    }

    /// Returns the id of the first source that has a passage.
    fn source_of(&self, passage: &ItemPassage) -> &'a str {
        let mut sources = self.examined.checked.holdings.sources_of(passage.document);
        let first = sources.next();
        first.map_or("", |source| &self.examined.checked.dossier.sources[source].id.value)
    }

    /// Returns who says a passage, by the citations that quote it; empty where none says.
    fn speakers_of(&self, passage: &ItemPassage) -> String {
        let mut speakers: Vec<String> = Vec::new();
        for (_, evidence) in self.examined.checked.citations_at(passage.document, passage.place) {
            for name in evidence.attribution.told().iter().map(shown_origin) {
                if !speakers.contains(&name) {
                    speakers.push(name);
                }
            }
        }
        speakers.join(", ")
    }

    /// Returns the id of the claim that an item was held to.
    fn claim_of(&self, item: &Item) -> Option<&'a str> {
        let claim = item.claim.or_else(|| {
            item.links.iter().find_map(|target| match target {
                Target::Claim(claim) => Some(*claim),
                Target::Source(_) => None,
            })
        });
        claim.map(|claim| self.examined.checked.dossier.claims[claim].id.value.as_str())
    }

    /// Returns how many items there are of each outcome that there are any of, in the order of [`ItemOutcome::ALL`].
    pub(in crate::report) fn counts(&self) -> impl Iterator<Item = (ItemOutcome, usize)> + 'a {
        let draft = self.draft;
        let counts = ItemOutcome::ALL.into_iter().map(|outcome| (outcome, draft.count(outcome)));
        counts.filter(|(_, count)| *count > 0)
    }

    /// Returns what is told of the draft beside its items: that it is a source itself, marks that name no claim or source, or another
    /// place of one, and words that the claims file names and the draft does not have.
    fn broken_links(&self) -> impl Iterator<Item = &'a Finding> + use<'a> {
        let draft = Subject::Draft(self.draft.draft.file.clone());
        self.examined.findings.iter().filter(move |finding| {
            let is_beside =
                [Code::DraftIsSource, Code::UnknownLink, Code::OtherPlace, Code::LostAppearance];
            is_beside.contains(&finding.code) && finding.subject == draft
        })
    }

    /// Returns the ids of the claims that the draft does not state.
    fn unstated(&self) -> Vec<&'a str> {
        let claims = self.examined.checked.dossier.claims.iter().enumerate();
        let is_stated = |claim: usize| {
            let mut items = self.draft.items.iter();
            items
                .any(|item| item.claim == Some(claim) || item.links.contains(&Target::Claim(claim)))
        };
        let unstated = claims.filter(|(index, _)| !is_stated(*index));
        unstated.map(|(_, claim)| claim.id.value.as_str()).collect()
    }
}
