//! The words of a folded text, as quotes are compared by them.

use std::ops::Range;

use crate::text::{Folded, Joint, Span, cuts_token, word_key};

/// A word, a figure with its sign and unit sign, or a mark of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct QuoteToken {
    /// Its bytes in the folded text.
    pub(super) span: Span,
    /// Whether a hyphen or dash joins it to the token before it.
    pub(super) joined: bool,
}

impl QuoteToken {
    pub(super) fn text(self, folded: &Folded) -> &str {
        self.span.of(folded.text())
    }

    /// Whether it is more than punctuation.
    pub(super) fn is_word(self, folded: &Folded) -> bool {
        self.text(folded).contains(char::is_alphanumeric)
    }
}

/// Returns the tokens of a part of a folded text, in order: no figure is cut from its sign, and a word is cut at
/// its hyphens, but not where a line end broke it.
pub(super) fn tokens(folded: &Folded, part: Span) -> impl Iterator<Item = QuoteToken> + '_ {
    let mut rest = QuoteTokens::new(folded, part);
    std::iter::from_fn(move || rest.next_token())
}

struct QuoteTokens<'f> {
    text: &'f str,
    at: usize,
    end: usize,
    joints: std::iter::Peekable<std::slice::Iter<'f, (usize, Joint)>>,
}

impl<'f> QuoteTokens<'f> {
    fn new(folded: &'f Folded, part: Span) -> Self {
        let from = folded.joints().partition_point(|(at, _)| *at < part.start);
        let joints = folded.joints()[from..].iter().peekable();
        Self { text: folded.text(), at: part.start, end: part.end, joints }
    }

    fn next_token(&mut self) -> Option<QuoteToken> {
        let bytes = self.text.as_bytes();
        while self.at < self.end && bytes[self.at] == b' ' {
            self.at += 1;
        }
        let start = self.at;
        let joined = self.joint_at(start);
        while self.at < self.end && (self.at == start || !self.parts_here()) {
            self.at += match self.plain_run() {
                0 => self.text[self.at..].chars().next().map_or(1, char::len_utf8),
                run => run,
            };
        }
        (start < self.at).then(|| QuoteToken { span: Span::new(start, self.at), joined })
    }

    /// Returns how many letters and digits of ASCII follow one another here, with no joint between them.
    fn plain_run(&mut self) -> usize {
        while self.joints.next_if(|(joint, _)| *joint <= self.at).is_some() {}
        let end = self.joints.peek().map_or(self.end, |(joint, _)| (*joint).min(self.end));
        let here = &self.text.as_bytes()[self.at..end];
        here.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
    }

    /// Whether a token ends before the byte that comes next.
    fn parts_here(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let before = bytes[self.at - 1];
        let after = bytes[self.at];
        if after == b' ' || self.joint_at(self.at) {
            return true;
        }
        let plain = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
        !plain && !cuts_token(self.text, self.at)
    }

    fn joint_at(&mut self, at: usize) -> bool {
        while self.joints.next_if(|(joint, _)| *joint < at).is_some() {}
        self.joints.peek().is_some_and(|(joint, kind)| *joint == at && *kind == Joint::Dash)
    }
}

/// The words of a text, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct WordList {
    /// The [`word_key`] of each, by which it is compared.
    pub(super) keys: Vec<u64>,
    /// The bytes of each in the folded text.
    places: Vec<(u32, u32)>,
}

impl WordList {
    /// Returns the words of a folded text without its punctuation, and without those in `left_out`, spans of
    /// the folded text in order.
    pub(super) fn of(folded: &Folded, left_out: &[Span]) -> Self {
        let mut left_out = left_out.iter().peekable();
        let mut words = Self::default();
        let all = Span::new(0, folded.text().len());
        for token in tokens(folded, all).filter(|token| token.is_word(folded)) {
            while left_out.next_if(|span| span.end <= token.span.start).is_some() {}
            if left_out.peek().is_some_and(|span| span.overlaps(token.span)) {
                continue;
            }
            // A source of 100 MB folds to far less than 2^32 bytes.
            let (Ok(start), Ok(end)) = (token.span.start.try_into(), token.span.end.try_into())
            else {
                break;
            };
            words.keys.push(word_key(token.text(folded)));
            words.places.push((start, end));
        }
        words
    }

    /// Returns from where to where some words that follow one another stand in the folded text; the place before
    /// the first of them where there are none.
    pub(super) fn span(&self, words: Range<usize>) -> Span {
        let start = self.places.get(words.start).map_or(0, |(start, _)| *start as usize);
        let end = self.places[words].last().map_or(start, |(_, end)| *end as usize);
        Span::new(start, end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn check(text: &str, expected: &[&str]) {
        let folded = fold(text);
        let all = Span::new(0, folded.text().len());
        let found: Vec<&str> = tokens(&folded, all).map(|token| token.text(&folded)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn tokens_are_words_figures_and_marks() {
        check("540 backed him.", &["540", "backed", "him", "."]);
        check("(p<0.05), −0.42%!", &["(", "p", "<0.05", ")", ",", "-0.42%", "!"]);
        check("a four-man team—which", &["a", "four", "man", "team", "which"]);
        check("he couldn’t, resig-\nned", &["he", "couldn't", ",", "resigned"]);
        check("  ", &[]);
        check("۶۵۰ رأی", &["650", "رأی"]);
    }

    #[test]
    fn a_hyphen_joins_and_case_is_no_part_of_a_word() {
        let folded = fold("Four-man MAN");
        let all = Span::new(0, folded.text().len());
        let joined: Vec<bool> = tokens(&folded, all).map(|token| token.joined).collect();
        assert_eq!(joined, [false, true, false]);
        let words = WordList::of(&folded, &[]);
        assert_eq!(words.keys[1], words.keys[2]);
        assert_ne!(words.keys[0], words.keys[1]);
    }

    #[test]
    fn words_know_their_places_and_leave_out_what_they_must() {
        let folded = fold("a b, (c) d");
        let words = WordList::of(&folded, &[Span::new(2, 3)]);
        assert_eq!(words.keys.len(), 3);
        assert_eq!(words.span(0..2).of(folded.text()), "a b, (c");
        assert_eq!(words.span(1..1), Span::new(6, 6));
    }
}
