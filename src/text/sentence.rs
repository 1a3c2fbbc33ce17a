//! Sentences.

use super::Span;
use super::fold::{Spacing, ends_in_lines};

/// How much text is looked at on each side of a place to find where its sentence begins and ends, in
/// bytes. Sentences of prose are shorter than this by far; without a bound, a text without any full stop
/// would be read again for every quote in it.
const REACH: usize = 2_000;

/// Returns the sentences that `place` touches, as one span: from the start of the first to the end of the
/// last, without white space around them.
///
/// Blank lines end a sentence, and so do the ends of list items and rows, and of a cell after the place; other line breaks
/// do not. The sign that a list item begins with is no part of it. Abbreviations ("Jan. 5", "Mr. Heydari") are
/// told from ends by the `sentencex` library.
///
/// ```
/// use crosscheck::text::{Span, sentence_around};
/// let text = "He left on Jan. 5. Of 650 votes, 540 were his. “No,” she said.";
/// let at = text.find("540").unwrap();
/// assert_eq!(sentence_around(text, Span::new(at, at + 3)).of(text), "Of 650 votes, 540 were his.");
/// ```
pub fn sentence_around(text: &str, place: Span) -> Span {
    let paragraph = paragraph_around(text, place);
    let mut found: Option<Span> = None;
    for boundary in sentencex::get_sentence_boundaries("en", paragraph.of(text)) {
        let sentence = Span::new(boundary.start_byte, boundary.end_byte).shifted(paragraph.start);
        if sentence.overlaps(place) || sentence.start == place.start {
            found = Some(found.map_or(sentence, |so_far| so_far.hull(sentence)));
        }
    }
    trimmed(text, found.unwrap_or(place).hull(place))
}

/// How many bytes of a paragraph are parted into sentences at once: a paragraph without any stop is cut there.
const LONGEST_PARAGRAPH: usize = 8_000;

/// Returns the sentences of a text, in order, without white space around them, in one pass.
///
/// ```
/// use crosscheck::text::sentences;
/// let text = "Oslo\n\nHe left on Jan. 5. Of 650 votes, 540\nwere his.";
/// let found: Vec<&str> = sentences(text).iter().map(|sentence| sentence.of(text)).collect();
/// assert_eq!(found, ["Oslo", "He left on Jan. 5.", "Of 650 votes, 540\nwere his."]);
/// ```
pub fn sentences(text: &str) -> Vec<Span> {
    paragraphs(text).flat_map(|paragraph| sentences_of(text, paragraph)).collect()
}

/// Returns the paragraphs of a text, in order, each with the white space before it; a long one is cut.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let paragraph = Span::new(start, paragraph_end(text, start));
        start = paragraph.end;
        (!paragraph.is_empty()).then_some(paragraph)
    })
}

/// Returns the sentences of a paragraph, in order, without white space around them.
pub fn sentences_of(text: &str, paragraph: Span) -> impl Iterator<Item = Span> {
    let boundaries = sentencex::get_sentence_boundaries("en", paragraph.of(text));
    let places = boundaries.into_iter().map(move |boundary| {
        Span::new(boundary.start_byte, boundary.end_byte).shifted(paragraph.start)
    });
    places.map(move |place| trimmed(text, place)).filter(|sentence| !sentence.is_empty())
}

/// Returns where the paragraph that begins at `start` ends, or where it is cut.
fn paragraph_end(text: &str, start: usize) -> usize {
    let limit = text.ceil_char_boundary((start + LONGEST_PARAGRAPH).min(text.len()));
    let rest = &text[start..limit];
    let blank = rest.len() - rest.trim_start().len();
    if let Some(end) = first_blank_line(&rest[blank..]) {
        return start + blank + end;
    }
    let space = rest.rfind(char::is_whitespace).filter(|at| limit < text.len() && *at > blank);
    space.map_or(limit, |at| start + at)
}

/// Returns the paragraph, list item or row that holds `place`, cut off at [`REACH`] on either side.
pub(crate) fn paragraph_around(text: &str, place: Span) -> Span {
    let from = text.floor_char_boundary(place.start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((place.end + REACH).min(text.len()));
    let start = last_blank_line(&text[from..place.start]).map_or(from, |end| from + end);
    let end = first_blank_line(&text[place.end..to]).map_or(to, |start| place.end + start);
    within_item(text, Span::new(start, end), place)
}

/// Returns the part of a paragraph that is the list item or row which holds `place`, without the sign of the item.
fn within_item(text: &str, paragraph: Span, place: Span) -> Span {
    let Span { mut start, mut end } = paragraph;
    for (at, spacing) in ends_in_lines(paragraph.of(text)) {
        let at = paragraph.start + at;
        if at >= place.end {
            end = end.min(at);
        } else if at < place.start && spacing == Spacing::Block {
            start = at;
        }
    }
    let line = &text[start..place.start];
    let item = line.trim_start();
    let begins_line = start == 0 || text[..start].ends_with('\n') || item.len() < line.len();
    let rest = item.trim_start_matches(['-', '–', '—', '*', '•']);
    if begins_line && item.len() - rest.len() == item.chars().next().map_or(0, char::len_utf8) {
        let inner = rest.trim_start();
        let is_sign = inner.len() < rest.len() && rest.len() < item.len();
        start += if is_sign { line.len() - inner.len() } else { 0 };
    }
    Span::new(start, end)
}

/// Returns where the text after the last blank line begins.
fn last_blank_line(text: &str) -> Option<usize> {
    let mut search = text.len();
    while let Some(line_break) = text[..search].rfind('\n') {
        let before = text[..line_break].trim_end_matches([' ', '\t', '\r']);
        if before.ends_with('\n') || before.is_empty() {
            return Some(line_break + 1);
        }
        search = line_break;
    }
    None
}

/// Returns where the first blank line begins.
fn first_blank_line(text: &str) -> Option<usize> {
    text.match_indices('\n').map(|(at, _)| at).find(|at| {
        let after = text[at + 1..].trim_start_matches([' ', '\t', '\r']);
        after.starts_with('\n')
    })
}

fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start + (inner.len() - inner.trim_start().len());
    Span::new(start, start + inner.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, needle: &str, expected: &str) {
        let at = text.find(needle).expect("the needle is in the text");
        let span = sentence_around(text, Span::new(at, at + needle.len()));
        assert_eq!(span.of(text), expected);
    }

    #[test]
    fn a_sentence_ends_at_its_stop_and_not_at_an_abbreviation() {
        check(
            "It rained. On Jan. 5, NRK ran a piece. He left.",
            "NRK",
            "On Jan. 5, NRK ran a piece.",
        );
        check("He accepted it.In January he left.", "January", "In January he left.");
    }

    #[test]
    fn a_quote_over_two_sentences_gets_both() {
        check("One. Two here. Three there. Four.", "here. Three", "Two here. Three there.");
    }

    #[test]
    fn blank_lines_part_sentences_and_single_breaks_do_not() {
        check("A heading\n\nFor 20\nyears he served\n \nOslo", "20", "For 20\nyears he served");
        check("A heading\r\n\r\nFor 20\r\nyears\r\n\r\nOslo", "20", "For 20\r\nyears");
    }

    #[test]
    fn list_items_and_rows_are_kept_apart() {
        let list = "Results:\n- 540 votes for him\n- 110 votes\n  for others\n";
        check(list, "540", "540 votes for him");
        check(list, "110", "110 votes\n  for others");
        check("Text.\n\n- 540 votes", "540", "540 votes");
        check("– 540 votes\n– 110 votes", "540", "540 votes");
        check("a fall of\n-5 votes", "5", "a fall of\n-5 votes");
        check("he - 540 votes", "540", "he - 540 votes");
        let table = "Ward   Votes   Share\nOslo   1,204   61.2%\n";
        check(table, "1,204", "Oslo   1,204");
        check(table, "Oslo   1,204", "Oslo   1,204");
        check(table, "61.2%", "Oslo   1,204   61.2%");
    }

    #[test]
    fn a_long_text_without_stops_is_cut_off() {
        let text = "word ".repeat(5_000) + "540 " + &"word ".repeat(5_000);
        let at = text.find("540").expect("it is there");
        assert!(sentence_around(&text, Span::new(at, at + 3)).len() < 3 * REACH);
    }
}
