//! Prose as words, figures and signs.
//!
//! Written by hand and not as a pattern: reading takes most of its time here, and a regular expression with
//! Unicode classes took three times as long.

mod clean;
mod digits;
mod run_on;

use unicode_normalization::char::is_combining_mark;

use crate::text::Span;

use crate::reading::lexicon::{
    CalendarWord, Ending, Entry, Lexicon, NumberWord, Phrase, Phrases, Set, Start, WordNumber,
};

use clean::Clean;
pub(super) use digits::is_address;
use digits::{digits_len, is_digit, is_figure, plain};

/// The class of a token.
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

/// How many spaces part two cells of a table, and how many tokens a cell with a figure has at most: "(12.3%)".
const CELL_GAP: usize = 3;
const CELL_TOKENS: usize = 6;

/// A word, figure or sign, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) class: Class,
    /// Where it stands in the cleaned text.
    shown: Span,
    /// The token in lower case, with an ASCII apostrophe, and digits as English writes them; `None` where it is so
    /// already.
    normalised: Option<Box<str>>,
    /// The number of its word or sign in the lexicon; `None` where the lexicon does not hold it.
    known: Option<WordNumber>,
    /// The same of the word without the ending of a name that owns something.
    bare: Option<WordNumber>,
    /// Whether no white space stands before it.
    pub(super) glued: bool,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
}

/// The tokens of a text. Asking past either end gives an empty word, so that grammar rules need no bounds
/// checks.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) lexicon: &'t Lexicon,
    clean: Clean<'t>,
    tokens: Vec<Token>,
}

/// Returns the tokens of `text`, in order.
pub(super) fn tokenise<'t>(text: &'t str, lexicon: &'t Lexicon) -> Tokens<'t> {
    let clean = Clean::of(text, lexicon);
    let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(first) = clean.text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let rest = &clean.text[at..];
        let digits = is_digit(first);
        let len = if digits {
            let before = &clean.text[..at];
            run_on::day_len(rest, before, lexicon).unwrap_or_else(|| digits_len(rest, before))
        } else if first.is_alphabetic() {
            let len = word_len(rest);
            run_on::letters_len(rest, len, &clean.text[..at], lexicon).unwrap_or(len)
        } else {
            first.len_utf8()
        };
        let normalised = match digits {
            true => digits::normalised(&rest[..len], lexicon.digit_signs),
            false => normalised(&rest[..len]),
        };
        let word = normalised.as_deref().unwrap_or(&rest[..len]);
        let class = match (digits, first.is_alphabetic()) {
            (true, _) if is_figure(word) => Class::Figure,
            (true, _) => Class::Other,
            (false, true) => Class::Word,
            (false, false) => Class::Sign,
        };
        let (known, bare) = match class {
            Class::Word => {
                let known = lexicon.words.number(word);
                let bare = lexicon.stem(word, Ending::Possessive);
                (known, bare.map_or(known, |bare| lexicon.words.number(bare)))
            }
            Class::Sign => {
                let known = lexicon.words.number(if is_hyphen(word) { "-" } else { word });
                (known, known)
            }
            Class::Figure | Class::Other => (None, None),
        };
        let shown = Span::new(at, at + len);
        let glued = tokens.last().is_some_and(|last| last.shown.end == at);
        let span = clean.span_in_text(at..at + len);
        let capital = first.is_uppercase();
        tokens.push(Token { span, class, shown, normalised, known, bare, glued, capital });
        at += len;
    }
    Tokens { text, lexicon, clean, tokens }
}

fn is_dash(sign: &str) -> bool {
    matches!(sign, "-" | "‐" | "‑" | "‒" | "–" | "—" | "−")
}

fn is_hyphen(sign: &str) -> bool {
    is_dash(sign) && sign != "—"
}

/// Returns how many bytes of `rest`, which begins with a letter, are one word.
fn word_len(rest: &str) -> usize {
    let part = |c: char| c.is_alphanumeric() || c == '_' || (!c.is_ascii() && is_combining_mark(c));
    let mut end = 0;
    loop {
        end += rest[end..].find(|c| !part(c)).unwrap_or(rest.len() - end);
        let mut after = rest[end..].chars();
        match (after.next(), after.next()) {
            (Some(apostrophe @ ('\'' | '’')), Some(letter)) if letter.is_alphabetic() => {
                end += apostrophe.len_utf8();
            }
            _ => return end,
        }
    }
}

/// Returns a word or sign in lower case, with an ASCII apostrophe; `None` where it is so already.
fn normalised(token: &str) -> Option<Box<str>> {
    if token.is_ascii() {
        let changes = token.bytes().any(|byte| byte.is_ascii_uppercase());
        return changes.then(|| token.to_ascii_lowercase().into_boxed_str());
    }
    Some(token.chars().flat_map(char::to_lowercase).map(plain).collect())
}

impl<'t> Tokens<'t> {
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
        self.get(i).map_or("", |token| self.word_of(token))
    }

    fn word_of<'a>(&'a self, token: &'a Token) -> &'a str {
        token.normalised.as_deref().unwrap_or_else(|| token.shown.of(&self.clean.text))
    }

    /// Returns what the lexicon knows of the word at `i`.
    fn entry(&self, i: usize) -> Option<&'t Entry> {
        self.lexicon.words.at(self.get(i)?.known?)
    }

    /// Returns the number in the lexicon of the word at `i` without "'s", or of the sign there; all hyphens and
    /// short dashes are "-". `None` for figures, and where the lexicon does not hold it.
    pub(super) fn bare_number(&self, i: usize) -> Option<WordNumber> {
        self.get(i)?.bare
    }

    /// Returns what the lexicon knows of the word at `i` without "'s".
    fn bare_entry(&self, i: usize) -> Option<&'t Entry> {
        self.lexicon.words.at(self.bare_number(i)?)
    }

    /// Returns what the word at `i` counts, without "'s"; `None` for other words.
    pub(super) fn bare_number_word(&self, i: usize) -> Option<NumberWord> {
        self.bare_entry(i)?.number
    }

    /// Returns what the word at `i` is in dates, without "'s"; `None` for other words.
    pub(super) fn bare_calendar_word(&self, i: usize) -> Option<CalendarWord> {
        self.bare_entry(i)?.calendar
    }

    /// Whether the word at `i`, without "'s", is in a set.
    pub(super) fn is_bare_in(&self, i: usize, set: Set) -> bool {
        self.bare_entry(i).is_some_and(|entry| entry.sets.has(set))
    }

    /// Returns what the word at `i` counts; `None` for other words.
    pub(super) fn number_word(&self, i: usize) -> Option<NumberWord> {
        self.entry(i)?.number
    }

    /// Returns what the word at `i` is in dates; `None` for other words.
    pub(super) fn calendar_word(&self, i: usize) -> Option<CalendarWord> {
        self.entry(i)?.calendar
    }

    /// Whether the word at `i` is in a set.
    pub(super) fn is_in(&self, i: usize, set: Set) -> bool {
        self.entry(i).is_some_and(|entry| entry.sets.has(set))
    }

    /// Whether the word before `i` is in a set.
    pub(super) fn is_in_before(&self, i: usize, set: Set) -> bool {
        i.checked_sub(1).is_some_and(|before| self.is_in(before, set))
    }

    /// Returns what the word at `i` can begin.
    pub(super) fn start(&self, i: usize) -> Option<Start> {
        self.entry(i)?.start
    }

    /// Returns the meanings of the phrases that stand at `i`, longest first, each with the token after it.
    pub(super) fn phrases<'a, T>(
        &'a self,
        phrases: &'t Phrases<T>,
        i: usize,
    ) -> impl Iterator<Item = (&'t T, usize)> + 'a {
        let own = phrases.beginning_with(self.word(i)).iter();
        own.filter_map(move |(phrase, meaning)| Some((meaning, self.after_phrase(i, phrase)?)))
    }

    /// Returns the token after a phrase of that name that stands at `i`, the longest; `None` where there is none.
    pub(super) fn after(&self, i: usize, phrase: Phrase) -> Option<usize> {
        if !self.is_in(i, Set::PhraseStart) {
            return None;
        }
        self.phrases(&self.lexicon.phrases, i)
            .find(|(own, _)| **own == phrase)
            .map(|(_, next)| next)
    }

    /// Whether a phrase of that name, of at most two words, ends before `i`.
    pub(super) fn ends_before(&self, i: usize, phrase: Phrase) -> bool {
        self.ends_within(i, phrase, 2)
    }

    /// Whether a phrase of that name that begins at most so many tokens before `i` ends there.
    pub(super) fn ends_within(&self, i: usize, phrase: Phrase, tokens: usize) -> bool {
        let ends = |start: usize| self.after(start, phrase) == Some(i);
        (1..=tokens).any(|back| i.checked_sub(back).is_some_and(ends))
    }

    /// Whether a magnitude stands at token `i`: "hundred", "million".
    pub(super) fn is_magnitude(&self, i: usize) -> bool {
        self.number_word(i).is_some_and(|word| word.magnitude().is_some())
    }

    /// Whether the token at `i` is the sign that stands before decimals.
    pub(super) fn is_decimal_sign(&self, i: usize) -> bool {
        self.is(i, Class::Sign) && self.lexicon.digit_signs.is_decimal(self.word(i))
    }

    /// Returns the word of the token before `i`; empty at the start.
    pub(super) fn word_before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether no white space stands between the token at `i` and the one before it.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.get(i).is_some_and(|token| token.glued)
    }

    /// Whether a line begins with the token at `i`.
    pub(super) fn breaks_line(&self, i: usize) -> bool {
        let Some(token) = self.get(i).filter(|token| !token.glued) else { return i == 0 };
        let before = self.clean.text[..token.shown.start].trim_end_matches([' ', '\t', '\r']);
        before.is_empty() || before.ends_with('\n')
    }

    /// Whether wide white space parts the token at `i` from the one before it on its line, as it parts the cells of a table: a
    /// tab or three spaces, or two where as much follows. Justified lines have two spaces here and there.
    pub(super) fn begins_cell(&self, i: usize) -> bool {
        let gap = self.gap(i);
        gap.len() >= CELL_GAP
            || gap.contains('\t')
            || gap.len() + 1 == CELL_GAP && self.is_wide_behind(i)
    }

    /// Whether a line ends behind the cell that the token at `i` begins, or two spaces follow it.
    fn is_wide_behind(&self, i: usize) -> bool {
        let next = (i + 1..=i + CELL_TOKENS).find(|at| !self.glued(*at));
        next.is_some_and(|next| {
            next >= self.len() || self.breaks_line(next) || self.gap(next).len() + 1 >= CELL_GAP
        })
    }

    /// Returns the white space before the token at `i`, where it stands on the line of the one before it.
    fn gap(&self, i: usize) -> &str {
        let ends = i.checked_sub(1).and_then(|before| Some((self.get(before)?, self.get(i)?)));
        let gap = ends
            .map_or("", |(before, token)| &self.clean.text[before.shown.end..token.shown.start]);
        if gap.contains('\n') { "" } else { gap }
    }

    /// Whether a blank line stands within the tokens `from..to`.
    pub(super) fn is_broken(&self, from: usize, to: usize) -> bool {
        let words = self.span(from, to).of(self.text);
        let mut lines = words.split('\n').skip(1);
        lines.any(|line| line.trim().is_empty())
    }

    /// Whether the token at `i` is of `class`.
    pub(super) fn is(&self, i: usize, class: Class) -> bool {
        self.get(i).is_some_and(|token| token.class == class)
    }

    /// Whether the token at `i` is a number in digits, of whatever form.
    pub(super) fn is_digits(&self, i: usize) -> bool {
        self.is(i, Class::Figure) || self.is(i, Class::Other)
    }

    /// Whether the token at `i` is a word in capitals alone.
    pub(super) fn is_uppercase(&self, i: usize) -> bool {
        let written = self.span(i, i + 1).of(self.text);
        self.is(i, Class::Word) && written.len() > 2 && !written.contains(char::is_lowercase)
    }

    /// Whether the token at `i` begins with a capital letter.
    pub(super) fn is_capital(&self, i: usize) -> bool {
        self.get(i).is_some_and(|token| token.capital)
    }

    /// Whether the token at `i` is a word with a capital letter.
    pub(super) fn is_capital_word(&self, i: usize) -> bool {
        self.is(i, Class::Word) && self.is_capital(i)
    }

    /// Whether the token at `i` is a word without one.
    pub(super) fn is_small_word(&self, i: usize) -> bool {
        self.is(i, Class::Word) && !self.is_capital(i)
    }

    /// Whether a hyphen at `i` ties what stands on both sides of it.
    pub(super) fn ties(&self, i: usize) -> bool {
        self.is_hyphen(i) && self.glued(i) && self.glued(i + 1)
    }

    /// Whether the token at `i` is a hyphen or dash.
    pub(super) fn is_dash(&self, i: usize) -> bool {
        is_dash(self.word(i))
    }

    /// Whether the token at `i` is a hyphen, minus or short dash, which can join what stands beside it; a long
    /// dash parts it.
    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        is_hyphen(self.word(i))
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
        let reader = crate::reading::Reader::english();
        let tokens = tokenise(text, &reader.lexicon);
        let words: Vec<_> = tokens.tokens.iter().map(|token| tokens.word_of(token)).collect();
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
