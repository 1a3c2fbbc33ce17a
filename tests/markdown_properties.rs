//! What holds for every Markdown file.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use crosscheck::source::{Document, Format, ReferenceKind};
use crosscheck::text::Span;
use proptest::prelude::*;
use proptest::sample::select;

/// Markup, what looks like it, and text that it stands around.
const PARTS: &[&str] = &[
    "540",
    "650",
    "votes",
    "a",
    "é",
    "م",
    "👍",
    "-0.42",
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "*",
    "**",
    "_",
    "`",
    "``",
    "```\n",
    "~~",
    "[",
    "](u)",
    "]",
    "![",
    "[^1]",
    "[^1]: ",
    "[r]: u\n",
    "\\",
    "> ",
    "- ",
    "1. ",
    "# ",
    "    ",
    "\t",
    "---\n",
    "| ",
    " | ",
    "|---|---|\n",
    "<b>",
    "</b>",
    "<br>",
    "<sup>",
    "<div>\n",
    "<td>",
    "<!--",
    "-->",
    "](#a)",
    "[^b c]",
    "<script>",
    "</script>",
    "<a href=\"x>",
    "\"",
    "&amp;",
    "&nbsp;",
    "&",
    ";",
    "<",
    ">",
    "\u{feff}",
    "\u{200b}",
    ".",
    ",",
    "$",
];

/// Markup that some readers of Markdown take very long over.
const RUNS: [&str; 20] = [
    "[",
    "![",
    "*",
    "*a **a ",
    "_a __b ",
    ">",
    "> ",
    "> > > a\n",
    "- ",
    "* a\n",
    "`a``",
    "<",
    "<!--",
    "<b a=\"",
    "<div>\n<",
    "|a",
    "[^1]\u{200b}",
    "![[]()",
    "a[b](",
    "&amp",
];

fn document(markdown: &str) -> Document {
    Format::Markdown.read(markdown.replace('\0', "").into_bytes()).unwrap()
}

fn markdown() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(select(PARTS), 0..60).prop_map(|parts| parts.concat());
    prop_oneof![4 => parts, 1 => any::<String>()]
}

/// Returns the digit that a raised one is written with: `10<sup>2</sup>` is shown as 10².
fn lowered(c: char) -> char {
    match "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c) {
        Some(value) => char::from_digit(u32::try_from(value).unwrap(), 10).unwrap(),
        None => c,
    }
}

/// Whether `part` can be made of `whole` by leaving characters out.
fn is_within(part: impl Iterator<Item = char>, whole: &str) -> bool {
    let mut whole = whole.chars();
    part.into_iter().all(|wanted| whole.any(|c| lowered(c) == lowered(wanted)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_slice_of_the_text_stands_in_its_bytes_of_the_file(markdown in markdown(), ends in any::<(prop::sample::Index, prop::sample::Index)>()) {
        // A character reference is another character than those it is written with.
        prop_assume!(!markdown.contains("&#"));
        let document = document(&markdown);
        let bounds: Vec<usize> =
            (0..=document.text.len()).filter(|at| document.text.is_char_boundary(*at)).collect();
        let (one, other) = (bounds[ends.0.index(bounds.len())], bounds[ends.1.index(bounds.len())]);
        let slice = Span::new(one.min(other), one.max(other));
        let place = document.locate(slice).bytes().unwrap();
        let file = markdown.replace('\0', "");
        let bytes = file.get(place.start..place.end);
        prop_assert!(bytes.is_some(), "{place:?} of {markdown:?}");
        let letters = slice.of(&document.text).chars().filter(|c| !c.is_whitespace());
        prop_assert!(is_within(letters, bytes.unwrap()), "{:?} in {bytes:?} of {markdown:?}", slice.of(&document.text));
    }

    #[test]
    fn places_follow_one_another_as_the_characters_do(markdown in markdown()) {
        let document = document(&markdown);
        let mut last = Span::new(0, 0);
        for (at, c) in document.text.char_indices() {
            let place = document.locate(Span::new(at, at + c.len_utf8())).bytes().unwrap();
            prop_assert!(last.start <= place.start && last.end <= place.end, "{c:?} at {at} of {markdown:?}");
            last = place;
        }
    }

    #[test]
    fn references_stand_in_the_text_in_its_order(markdown in markdown()) {
        let document = document(&markdown);
        let mut last = 0;
        for reference in &document.references {
            let span = reference.span;
            prop_assert!(document.text.get(span.start..span.end).is_some(), "{reference:?} of {markdown:?}");
            prop_assert!(last <= span.start, "{reference:?} of {markdown:?}");
            prop_assert!(span.is_empty() || reference.kind == ReferenceKind::Link, "{reference:?} of {markdown:?}");
            last = span.start;
        }
    }

    #[test]
    fn marks_around_words_change_nothing(words in prop::collection::vec((select(&["540", "votes", "1,500", "-0.42", "80%", "not"][..]),
        select(&["", "*", "**", "_", "`", "***"][..])), 1..12)) {
        let plain: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let marked: Vec<String> = words.iter().map(|(word, mark)| format!("{mark}{word}{mark}")).collect();
        let shown = document(&format!("So {}.", marked.join(" "))).text;
        prop_assert_eq!(shown, format!("So {}.", plain.join(" ")));
    }

    #[test]
    fn taking_markup_from_a_quote_never_fails(quote in markdown()) {
        if let Some(unmarked) = Format::Markdown.unmarked(&quote) {
            prop_assert!(unmarked != quote);
        }
        prop_assert_eq!(Format::Plain.unmarked(&quote), None);
    }
}

#[test]
fn long_runs_of_markup_are_read_in_time() {
    for run in RUNS {
        let file = run.repeat(300_000 / run.len());
        assert!(document(&file).text.len() <= 2 * file.len(), "{run}");
    }
}
