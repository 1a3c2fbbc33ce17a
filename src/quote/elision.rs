//! Quotes that leave text out, or put an editor's words in its place.

use std::sync::LazyLock;

use regex::Regex;

/// Three dots, with the full stop of a sentence before or after them, alone or in brackets.
const LEFT_OUT: &str = r"[\[(]\s*(?:…|\.(?:\s?\.){1,3})\s*[\])]|\.?\s?…|\.(?:\s?\.){2,3}";

/// Words in square brackets: "[Heydari]", "resign[ed]".
const INSERTED: &str = r"\p{L}*\[[^\[\]\n]{1,200}\]\p{L}*";

static ELISION: LazyLock<Regex> = LazyLock::new(|| pattern(LEFT_OUT));

static ELISION_OR_INSERTION: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!("{LEFT_OUT}|{INSERTED}")));

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that tests use")
}

/// The way in which a quote passes over the text before one of its pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Elided {
    /// It is left out.
    LeftOut,
    /// An editor's words stand for it.
    Replaced,
}

/// Whether a quote has anything in it that could be an elision or insertion: a quick look, which spares most programs the
/// making of the patterns.
pub(super) fn may_be_in(quote: &str) -> bool {
    quote.contains(['…', '[']) || quote.matches('.').count() > 2
}

/// Returns the pieces of a quote that stand around its elisions (`[…]`, `[...]`, `…`, `...`), trimmed, in
/// order. A quote without an elision inside is one piece.
pub(super) fn pieces(quote: &str) -> Vec<&str> {
    ELISION.split(quote).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// Whether all of a text is one elision.
fn is_elision(text: &str) -> bool {
    ELISION.find(text).is_some_and(|found| found.range() == (0..text.len()))
}

/// A piece of a quote, and what stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct QuotePiece<'q> {
    /// The text that is passed over before it.
    pub(super) gap: Elided,
    pub(super) text: &'q str,
    /// The words of an editor directly before it.
    pub(super) before: Option<&'q str>,
    /// The words of an editor directly after it.
    pub(super) after: Option<&'q str>,
}

/// Returns the pieces around its elisions and the bracketed insertions of an editor, each with what stands
/// around it. The rest of a word that an insertion changes ("\[H\]e") is left out with it.
pub(super) fn pieces_around_insertions(quote: &str) -> Vec<QuotePiece<'_>> {
    let mut pieces: Vec<QuotePiece<'_>> = Vec::new();
    let mut gap = Elided::Replaced;
    let mut before = None;
    let mut from = 0;
    let ends = ELISION_OR_INSERTION.find_iter(quote).map(|found| {
        let kind = if is_elision(found.as_str()) { Elided::LeftOut } else { Elided::Replaced };
        (found.range(), kind)
    });
    for (range, next_gap) in ends.chain([(quote.len()..quote.len(), Elided::Replaced)]) {
        let text = quote[from..range.start].trim();
        let inserted = Some(&quote[range.clone()]);
        let inserted = inserted.filter(|text| next_gap == Elided::Replaced && !text.is_empty());
        if text.is_empty() {
            gap = if gap == Elided::LeftOut { gap } else { next_gap };
        } else {
            pieces.push(QuotePiece { gap, text, before, after: inserted });
            gap = next_gap;
        }
        before = inserted;
        from = range.end;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Elided, pieces, pieces_around_insertions};

    #[test]
    fn every_spelling_of_an_elision_parts_a_quote() {
        for quote in [
            "he said […] no",
            "he said [...] no",
            "he said … no",
            "he said... no",
            "he said.... no",
            "he said [. . .] no",
            "he said (…) no",
        ] {
            assert_eq!(pieces(quote), ["he said", "no"], "{quote}");
        }
        assert_eq!(pieces("… he said …"), ["he said"]);
        assert_eq!(pieces("a [insertion] b"), ["a [insertion] b"]);
        assert_eq!(pieces("…"), Vec::<&str>::new());
    }

    #[test]
    fn an_insertion_takes_its_word_with_it() {
        use Elided::{LeftOut, Replaced};
        let check = |quote, expected: &[(Elided, &str)]| {
            let pieces = pieces_around_insertions(quote).into_iter();
            let pieces: Vec<_> = pieces.map(|piece| (piece.gap, piece.text)).collect();
            assert_eq!(pieces, expected, "{quote}");
        };
        check("a [b] c … d", &[(Replaced, "a"), (Replaced, "c"), (LeftOut, "d")]);
        check("[H]e resign[ed] […] then", &[(LeftOut, "then")]);
        check("5[40] votes", &[(Replaced, "5"), (Replaced, "votes")]);
    }
}
