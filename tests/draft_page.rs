//! The page of a draft: whatever the draft and its sources hold, it has its own elements and attributes and no others, and
//! all words of the draft.

#![expect(clippy::disallowed_methods, reason = "this test writes sources")]
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;
use std::sync::Arc;

use crosscheck::draft::{CheckedDraft, Draft, Item, ItemKind, ItemOutcome, ItemPassage};
use crosscheck::report::page::draft::{ShownDraft, page};
use crosscheck::run;
use crosscheck::source::{Document, Format, Held, ReferenceKind};
use crosscheck::text::{Span, visible};
use proptest::prelude::*;
use proptest::sample::select;

use crate::markup::Seen;

/// Markup, what reorders or hides text, and text with figures.
const PARTS: &[&str] = &[
    "Of 650 votes, 540 were his. ",
    "He left on 7 January 2010. ",
    "“At least 27 other diplomats have resigned,” he said.",
    "> “We lost 12 of the men.”\n",
    "| a | 540 |\n|---|---|\n| 3 votes | x |\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\n- 12 rooms\n- 3 cars\n",
    "# ",
    "</style>",
    "</p></div></main>",
    "<script>alert(1)</script>",
    "<!--",
    "-->",
    "\" onclick=\"x()\" a='",
    "&lt;b&gt;",
    "&amp;",
    "&",
    "<",
    ">",
    "`",
    "“",
    "”",
    " | ",
    "\u{202e}",
    "\u{2068}",
    "\u{200f}",
    "\u{2028}",
    "\u{1b}[31m",
    "\u{c}",
    "\u{fffe}",
    "می‌خواهم ۱۷ دی ۱۳۸۸",
    "é👍",
    "[^1]",
];

/// The elements of the page, each with its attributes.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href", "class", "aria-describedby", "tabindex"]),
    ("b", &[]),
    ("bdi", &[]),
    ("blockquote", &["lang", "dir"]),
    ("body", &[]),
    ("cite", &["dir"]),
    ("code", &[]),
    ("details", &[]),
    ("div", &["class", "lang"]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("footer", &["id"]),
    ("h1", &["dir"]),
    ("h2", &["dir"]),
    ("head", &[]),
    ("header", &[]),
    ("html", &["lang"]),
    ("li", &["class", "id", "dir"]),
    ("main", &["id"]),
    ("mark", &[]),
    ("meta", &["charset", "http-equiv", "content", "name"]),
    ("ol", &["class", "role", "aria-label"]),
    ("p", &["class", "dir"]),
    ("span", &["class", "id", "dir"]),
    ("style", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &["class", "dir"]),
    ("td", &[]),
    ("th", &["scope"]),
    ("title", &[]),
    ("tr", &[]),
    ("ul", &["class", "role"]),
];

/// Returns a text without white space, which pages show as they like, and bars, which part cells; signs that stand for
/// white space are left out too.
fn bare(text: &str) -> String {
    let text = text.replace("⟨U+2028⟩", "").replace('\u{fffe}', "⟨U+FFFE⟩");
    let is_shown = |c: &char| !c.is_whitespace() && *c != '|';
    text.chars().filter(is_shown).collect()
}

/// Returns the text of a draft with the marks of its notes; a page without words has none.
fn with_marks(draft: &Document) -> String {
    let mut text = draft.text.clone();
    let notes = draft.references.iter().filter(|own| own.kind == ReferenceKind::Note);
    let has_words = !draft.text.trim().is_empty();
    for note in notes.rev().filter(|note| has_words && note.span.is_empty()) {
        text.insert_str(note.span.end, &format!("[{}]", note.label));
    }
    text
}

/// Returns a document; `None` for a text that is taken for another encoding.
fn document(format: Format, text: &str) -> Option<Document> {
    format
        .read(text.as_bytes().to_vec())
        .ok()
        .filter(|document| document.guessed_encoding.is_none())
}

/// Returns an item at a place, with a passage at another, both as near to these as characters allow.
fn item(text: &str, source: &str, at: (usize, usize), outcome: ItemOutcome) -> Option<Item> {
    let place = |text: &str| {
        let start = text.floor_char_boundary(at.0 % text.len().max(1));
        let end = text.ceil_char_boundary((start + 1 + at.1 % 40).min(text.len()));
        // A bar between two cells is no item.
        Some(Span::new(start, end)).filter(|span| span.of(text).contains(char::is_alphanumeric))
    };
    let (span, found) = (place(text)?, place(source)?);
    let passage = ItemPassage { document: 0, sentence: found, place: found, value: None };
    let item = Item::new(ItemKind::Figure, span, span, outcome);
    Some(Item { passages: vec![passage], ..item })
}

/// Returns what the page of a draft shows, and the text that it should.
fn seen(
    format: Format,
    text: &str,
    source: &str,
    planted: &[(usize, usize)],
) -> Option<(Seen, String)> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("wire.txt"), "650 votes were cast.").unwrap();
    let mut examined = run::of_folder(folder.path()).unwrap();
    let source = document(Format::Plain, source)?;
    let source_text = source.text.clone();
    examined.checked.holdings.documents[0] = Held::new("<wire>\u{202e}.txt", source);
    let document = Arc::new(document(format, text)?);
    let draft = Draft {
        file: "a<b>&\u{202e}\"draft".to_owned(),
        is_from_here: true,
        document: Arc::clone(&document),
        entry: None,
        published: None,
        set_aside: Vec::new(),
    };
    let mut checked = CheckedDraft::of(draft, &examined.checked);
    for (at, outcome) in planted.iter().zip(ItemOutcome::ALL.iter().cycle()) {
        checked.items.extend(item(&document.text, &source_text, *at, *outcome));
    }
    checked.items.sort_by_key(|item| (item.span.start, item.span.end));
    let page = page(&ShownDraft { examined: &examined, draft: &checked });
    assert!(matches!(visible(&page), std::borrow::Cow::Borrowed(_)), "it has controls");
    let expected = with_marks(&document).replace(['\r', '\u{c}'], "\n");
    Some((Seen::of(&page, ELEMENTS, "draft"), bare(&visible(&expected))))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn the_page_is_its_own_and_has_all_words_of_the_draft(
        parts in prop::collection::vec(select(PARTS), 1..24),
        source in prop::collection::vec(select(PARTS), 1..8),
        planted in prop::collection::vec((0..2000usize, 0..200usize), 0..8),
        is_plain: bool,
    ) {
        let format = if is_plain { Format::Plain } else { Format::Markdown };
        if let Some((seen, expected)) = seen(format, &parts.concat(), &source.concat(), &planted) {
            prop_assert_eq!(&seen.wrong, &Vec::<String>::new());
            prop_assert_eq!(bare(&seen.text), expected);
            let mut ids = seen.ids.clone();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), seen.ids.len(), "an id stands twice");
            for link in &seen.links {
                prop_assert!(ids.iter().any(|id| link.strip_prefix('#') == Some(id)), "{} leads nowhere", link);
            }
        }
    }
}

#[test]
fn an_item_is_linked_to_its_note_and_back() {
    let text = "Of 650 votes, 540 were his.";
    let (seen, _) = seen(Format::Markdown, text, "650 votes were cast.", &[]).unwrap();
    for link in ["#note-1", "#item-1", "#outcome-1", "#text"] {
        assert!(seen.links.iter().any(|own| own == link), "{link}: {:?}", seen.links);
    }
}
