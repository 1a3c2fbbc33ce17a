//! Places of sources that a draft names, `[@minutes, p. 3]`, and where what they are named for stands.

use super::item::{Item, ItemPassage};
use super::link::Link;
use crate::check::Checked;
use crate::source::{CitedPlace, Document};
use crate::text::Span;

/// A place of a source that a draft names for what stands elsewhere in it.
#[derive(Clone, Debug, PartialEq)]
pub struct MisplacedLink {
    /// Where it is written, in the text of the draft.
    pub span: Span,
    /// The source, by its index.
    pub source: usize,
    /// The passage of the source that it is named for.
    pub passage: ItemPassage,
}

/// Returns the places that links name where every passage of their source that speaks to an item under them stands elsewhere,
/// each once. The items are in the order of the text.
pub(super) fn misplaced_links(
    draft: &Document,
    links: &[Link],
    items: &[Item],
    checked: &Checked,
) -> Vec<MisplacedLink> {
    let mut found: Vec<MisplacedLink> = Vec::new();
    for (link, place) in links.iter().flat_map(|link| link.places.iter().map(move |at| (link, at)))
    {
        let Some(index) = checked.holdings.index_of(place.source) else { continue };
        let document = &checked.holdings.documents[index].document;
        let cited = CitedPlace::read(place.span.of(&draft.text));
        let after = items.partition_point(|item| item.span.start < link.covers.start);
        let mut under = items[after..]
            .iter()
            .take_while(|item| item.span.start < link.covers.end)
            .filter(|item| link.covers.contains(item.span));
        let first = under.find_map(|item| {
            let mut passages = item.passages.iter().filter(|passage| passage.document == index);
            let first = passages.clone().next()?;
            passages.all(|own| cited.is_elsewhere(document, own.place)).then_some(first)
        });
        found.extend(first.map(|passage| MisplacedLink {
            span: place.span,
            source: place.source,
            passage: passage.clone(),
        }));
    }
    found
}
