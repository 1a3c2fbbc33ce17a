//! A quote in the characters of its source.

use crate::text::{Span, fold, is_invisible};

use super::candidates::Pattern;
use super::parts::{Patterns, ways_to_part};
use super::{Anchor, Nearest};

/// Returns the quote in its source's own characters, where it stands there as `anchor` says: white space is one
/// space, what cannot be seen is left out, and a word that a line end breaks is written as the quote writes it. What
/// stands for left-out text, and an editor's words, stay. `None` where the quote is not anchored there.
///
/// ```
/// use crosscheck::quote::{Anchoring, Selector, anchor_all, as_in_source};
/// use crosscheck::reading::Reader;
/// let source = "“540\nbacked” him, Mr. Heydari’s friends resig-\nned";
/// let quote = "\"540 backed\" him … Heydari's friends resigned";
/// let selector = Selector { quote, prefix: None, suffix: None };
/// let outcome = anchor_all(source, &[selector], Some(Reader::english())).remove(0);
/// let Anchoring::Anchored(anchor) = outcome else { panic!("it stands there") };
/// let own = as_in_source(source, quote, &anchor).unwrap();
/// assert_eq!(own, "“540 backed” him … Heydari’s friends resigned");
/// ```
pub fn as_in_source(source: &str, quote: &str, anchor: &Anchor) -> Option<String> {
    let mut patterns = Patterns::default();
    let ways = ways_to_part(quote, &mut patterns);
    let fits = |pattern: &Pattern, piece: Span| {
        let folded = fold(piece.of(source));
        folded.text() == pattern.text()
    };
    let way = ways.iter().find(|way| {
        let mut pairs = way.iter().zip(&anchor.pieces);
        way.len() == anchor.pieces.len()
            && pairs.all(|(part, piece)| fits(&patterns.all[part.pattern], *piece))
    })?;
    let pieces = way.iter().zip(&anchor.pieces).map(|(part, piece)| {
        let pattern = &patterns.all[part.pattern];
        let start = part.text.as_ptr().addr() - quote.as_ptr().addr();
        let place = pattern.folded.source_span(pattern.part).shifted(start);
        (place, in_one_line(source, *piece, quote))
    });
    Some(replaced(quote, pieces))
}

/// Returns the quote with the words of the passage that comes nearest to it in place of its own; `None` where no words
/// stand for a part of it. What stands for left-out text stays, and page breaks become such.
///
/// ```
/// use crosscheck::quote::{Anchoring, Selector, anchor_all, as_in_nearest};
/// use crosscheck::reading::Reader;
/// let source = "Of 650 votes cast, 540 backed the main challenger.";
/// let quote = "540 back the … challenger";
/// let selector = Selector { quote, prefix: None, suffix: None };
/// let outcome = anchor_all(source, &[selector], Some(Reader::english())).remove(0);
/// let Anchoring::Lost { nearest: Some(nearest), .. } = outcome else { panic!("it comes near") };
/// assert_eq!(as_in_nearest(source, quote, &nearest).unwrap(), "540 backed the … challenger");
/// ```
pub fn as_in_nearest(source: &str, quote: &str, nearest: &Nearest) -> Option<String> {
    if nearest.parts.iter().any(|(_, passage)| passage.is_empty()) {
        return None;
    }
    let breaks: Vec<Span> = nearest.page_breaks().collect();
    let parts = nearest.parts.iter().map(|(part, passage)| {
        let mut pages = Vec::new();
        let mut from = passage.start;
        for page_break in breaks.iter().filter(|page_break| passage.contains(**page_break)) {
            pages.push(in_one_line(source, Span::new(from, page_break.start), quote));
            from = page_break.end;
        }
        pages.push(in_one_line(source, Span::new(from, passage.end), quote));
        let words = pages.join(" […] ");
        (*part, without_new_marks(&words, part.of(quote)).to_owned())
    });
    Some(replaced(quote, parts))
}

/// Returns the words without the marks of punctuation at their ends, where those of the `quote` begin or end with none:
/// a word that was cut is taken up to the next space.
fn without_new_marks<'w>(words: &'w str, quote: &str) -> &'w str {
    const OPENING: [char; 9] = ['(', '[', '“', '„', '"', '‘', '\'', '«', '—'];
    const CLOSING: [char; 15] =
        ['.', ',', ';', ':', '!', '?', ')', ']', '”', '"', '’', '\'', '»', '—', '…'];
    let quote = quote.trim();
    let mut words = words;
    if quote.starts_with(char::is_alphanumeric) {
        words = words.trim_start_matches(OPENING);
    }
    if quote.ends_with(char::is_alphanumeric) {
        words = words.trim_end_matches(CLOSING);
    }
    words
}

/// Returns the text with others in place of some parts of it, which are in order.
fn replaced(text: &str, parts: impl Iterator<Item = (Span, String)>) -> String {
    let mut result = String::with_capacity(text.len());
    let mut from = 0;
    for (place, words) in parts {
        result.push_str(&text[from..place.start]);
        result.push_str(&words);
        from = place.end;
    }
    result.push_str(&text[from..]);
    result
}

/// Returns the words at a place of a source, on one line. A word that a line end breaks is written with its hyphen
/// where `like` writes it so, and without it elsewhere.
pub(super) fn in_one_line(source: &str, place: Span, like: &str) -> String {
    let text = place.of(source);
    let mut line = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let next = after.trim_start_matches(|c: char| c.is_whitespace() || is_dropped(c));
        let is_broken = after[..after.len() - next.len()].matches('\n').count() == 1;
        if c == '\u{ad}' && is_broken {
            rest = next;
        } else if is_hyphen(c)
            && is_broken
            && line.ends_with(char::is_alphanumeric)
            && next.starts_with(char::is_alphanumeric)
        {
            let is_figure = line.ends_with(char::is_numeric) || next.starts_with(char::is_numeric);
            if is_figure || is_hyphenated(&line, next, like) {
                line.push(c);
            }
            rest = next;
        } else if c.is_whitespace() {
            line.push(' ');
            rest = next;
        } else {
            if !is_dropped(c) {
                line.push(c);
            }
            rest = after;
        }
    }
    line.trim().to_owned()
}

/// Whether a character that takes no room is left out of quotes: those that join letters or keep them apart
/// (U+200C, U+200D) are part of how Persian is written.
fn is_dropped(c: char) -> bool {
    is_invisible(c) && !matches!(c, '\u{200c}' | '\u{200d}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–')
}

/// Whether `like` writes the word that begins at the end of `head` and ends at the start of `tail` with a hyphen.
fn is_hyphenated(head: &str, tail: &str, like: &str) -> bool {
    let start = head.trim_end_matches(char::is_alphabetic);
    let end = tail.trim_start_matches(char::is_alphabetic);
    let before = &head[start.len()..];
    let after = &tail[..tail.len() - end.len()];
    let like: String = like.chars().map(|c| if is_hyphen(c) { '-' } else { c }).collect();
    like.contains(&format!("{before}-{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, like: &str, expected: &str) {
        let line = in_one_line(source, Span::new(0, source.len()), like);
        assert_eq!(line, expected, "{source:?}");
    }

    #[test]
    fn words_are_taken_on_one_line() {
        check(" a \r\n\t b\u{a0}c ", "", "a b c");
        check("o\u{ad}f\u{200b}fice \u{feff}x", "", "office x");
        check("می\u{200c}رود", "", "می\u{200c}رود");
        check("two\n\nparagraphs", "", "two paragraphs");
    }

    #[test]
    fn a_word_broken_at_a_line_end_is_written_as_the_quote_writes_it() {
        check("he resig-\nned", "he resigned", "he resigned");
        check("a four-\n man team", "four-man team", "a four-man team");
        check("a four-\r\nman team", "four‐man team", "a four-man team");
        check("in 1939-\n1945", "", "in 1939-1945");
        check("resig\u{ad}\nned", "", "resigned");
        check("end -\nnext", "", "end - next");
    }
}
