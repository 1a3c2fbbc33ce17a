//! Prose as words, figures and signs.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::Span;

use super::clean::Clean;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Digits, grouped or decimal: `540`, `1,500`, `0.42`, `۶۵۰`.
    Figure,
    /// Letters, with apostrophes inside; also letters and digits mixed (`t0`, `F16`), which are no figure.
    Word,
    /// Digits that are no number: `1.2.3`, `10:30`, `1,50`.
    Other,
    /// One sign.
    Sign,
}

/// A word, figure or sign, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) class: Class,
    /// The token in lower case, with ASCII digits, decimal point and apostrophe.
    pub(super) word: String,
    /// Whether no white space stands before it.
    pub(super) glued: bool,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
}

/// The tokens of a text. Asking past either end gives an empty word, so that grammar rules need no bounds
/// checks.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    tokens: Vec<Token>,
}

static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    let alternatives = [
        // Groups of three parted by no-break and thin spaces, as in "1\u{a0}500".
        r"\d{1,3}(?:[\u{a0}\u{2009}\u{202f}]\d{3})+(?:[.,:٫٬]\d+)*|\d+(?:[.,:٫٬]\d+)*",
        r"\p{L}[\p{L}\p{M}\p{N}_]*(?:['’]\p{L}+)*",
        r"\S",
    ];
    Regex::new(&alternatives.join("|")).expect("the pattern is a constant that a test compiles")
});

/// Returns the tokens of `text`, in order.
pub(super) fn tokenise(text: &str) -> Tokens<'_> {
    let clean = Clean::of(text);
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut from = 0;
    while let Some(found) = TOKEN.find_at(&clean.text, from) {
        let range = found.start()..end_of(&clean.text, found.as_str(), found.end());
        let shown = &clean.text[range.clone()];
        let word = normalised(shown);
        let first = shown.chars().next().unwrap_or(' ');
        let class = if word.starts_with(|c: char| c.is_ascii_digit()) {
            if is_figure(&word) { Class::Figure } else { Class::Other }
        } else if first.is_alphabetic() {
            Class::Word
        } else {
            Class::Sign
        };
        let glued = !tokens.is_empty() && from == range.start;
        let capital = first.is_uppercase();
        from = range.end;
        tokens.push(Token { span: clean.span_in_text(range), class, word, glued, capital });
    }
    Tokens { text, tokens }
}

/// Returns where a token ends: digits that are parted by no-break spaces are one figure in groups of three only,
/// and the first group by itself otherwise. (A word boundary in the pattern would say so too, but takes the fast
/// engine away from it wherever a text is not ASCII.)
fn end_of(text: &str, found: &str, end: usize) -> usize {
    let uneven = !found.is_ascii() && text[end..].starts_with(char::is_numeric);
    match found.find(['\u{a0}', '\u{2009}', '\u{202f}']) {
        Some(space) if uneven => end - found.len() + space,
        _ => end,
    }
}

/// Returns the token in lower case, with ASCII digits, decimal point and apostrophe.
fn normalised(token: &str) -> String {
    if token.is_ascii() {
        token.to_ascii_lowercase()
    } else {
        token.chars().flat_map(char::to_lowercase).map(plain).collect()
    }
}

/// Whether digits with signs among them are one number: grouped by threes or not at all, with one decimal
/// point at most.
fn is_figure(digits: &str) -> bool {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let (first, groups) = whole.split_once(',').map_or((whole, None), |(f, g)| (f, Some(g)));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    are_digits(first)
        && are_digits(decimals)
        && groups.is_none_or(|groups| {
            first.len() <= 3 && groups.split(',').all(|group| group.len() == 3 && are_digits(group))
        })
}

/// Returns the ASCII form of a digit, decimal sign or apostrophe.
fn plain(c: char) -> char {
    let digit_of = |zero: char| char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c);
    match c {
        '٠'..='٩' => digit_of('٠'),
        '۰'..='۹' => digit_of('۰'),
        '٫' => '.',
        // No-break and thin spaces stand only inside digits: elsewhere they part tokens.
        '٬' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ',',
        '’' => '\'',
        c => c,
    }
}

impl Tokens<'_> {
    /// Returns the number of tokens.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Returns the token at `i`; `None` past the end.
    pub(super) fn get(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    /// Returns the token's word; empty past the end.
    pub(super) fn word(&self, i: usize) -> &str {
        self.get(i).map_or("", |token| token.word.as_str())
    }

    /// Returns the word of the token before `i`; empty at the start.
    pub(super) fn word_before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether no white space stands between the token at `i` and the one before it.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.get(i).is_some_and(|token| token.glued)
    }

    /// Whether the token at `i` is of `class`.
    pub(super) fn is(&self, i: usize, class: Class) -> bool {
        self.get(i).is_some_and(|token| token.class == class)
    }

    /// Whether the token at `i` is a hyphen or dash.
    pub(super) fn is_dash(&self, i: usize) -> bool {
        matches!(self.word(i), "-" | "‐" | "‑" | "‒" | "–" | "—" | "−")
    }

    /// Whether the token at `i` is a hyphen, minus or short dash, which can join what stands beside it; a long
    /// dash parts it.
    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        self.is_dash(i) && self.word(i) != "—"
    }

    /// Returns the span of the tokens from `from` up to, but not including, `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.get(from).map_or(self.text.len(), |token| token.span.start);
        let end = to.checked_sub(1).and_then(|last| self.get(last)).map_or(start, |t| t.span.end);
        Span::new(start, end.max(start))
    }

    /// Returns the index after `phrase` where its words stand at `i`.
    pub(super) fn after_phrase(&self, i: usize, phrase: &str) -> Option<usize> {
        let mut at = i;
        for word in phrase.split(' ') {
            if self.word(at) != word {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let tokens = tokenise(text);
        let words: Vec<_> = tokens.tokens.iter().map(|token| token.word.as_str()).collect();
        assert_eq!(words, expected, "{text:?}");
    }

    #[test]
    fn words_figures_and_signs_are_told_apart() {
        check("Of 650 votes, 1,500.5 were", &["of", "650", "votes", ",", "1,500.5", "were"]);
        check("900+ (17-year-old)", &["900", "+", "(", "17", "-", "year", "-", "old", ")"]);
        check("70 t0 ۸۰٪ couldn’t", &["70", "t0", "80", "٪", "couldn't"]);
        check("v1.2.3 at 10:30", &["v1", ".", "2.3", "at", "10:30"]);
        check("1.2.3 1,50", &["1.2.3", "1,50"]);
        check("1\u{a0}500 on 5\u{a0}2010", &["1,500", "on", "5", "2010"]);
    }
}
