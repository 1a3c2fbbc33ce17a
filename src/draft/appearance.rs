//! The words by which an item of a draft is found again once it is linked: a part of its clause, with no other figure in it,
//! and what stands before or after where these words stand several times.

use crate::quote::{Anchoring, Selector, Surroundings, anchor_all_in, as_in_source, single_out};
use crate::quote::{words_after, words_before};
use crate::reading::Reader;
use crate::source::Document;
use crate::text::Span;

use super::prose::{ReadSentence, is_item};

/// Words of a draft that state one claim, with what tells their place from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppearanceWords {
    /// The words, in the draft's own characters.
    pub quote: String,
    /// What stands before and after them, where that is needed.
    pub around: Surroundings,
}

/// The most words of a clause that are taken whole. What is longer is soon edited, and then not found again.
const MOST_WORDS: usize = 8;

/// The fewest words that are taken without what stands around them: a figure by itself may soon stand elsewhere too.
const LEAST_WORDS: usize = 3;

/// The text of a draft, and what its figures are read with.
#[derive(Clone, Copy)]
pub(super) struct Wording<'a> {
    pub(super) document: &'a Document,
    pub(super) reader: Option<&'a Reader>,
    /// What is no prose of the draft: citation keys and shown marks of notes.
    pub(super) keys: &'a [Span],
}

impl Wording<'_> {
    /// Returns the words for a figure of a sentence; `None` where nothing tells its place from others.
    pub(super) fn of_figure(
        &self,
        sentence: &ReadSentence,
        number: usize,
    ) -> Option<AppearanceWords> {
        let figure = sentence.place_of(number);
        let clause = self.clause(sentence, number);
        let stretches = self.stretches(figure, clause);
        let alone = stretches.iter().find(|stretch| {
            self.word_count(**stretch) >= LEAST_WORDS && self.stands_once(**stretch)
        });
        match alone {
            Some(stretch) => self.words(*stretch, Surroundings::default()),
            None => self.beside_others(stretches.first().copied().unwrap_or(figure)),
        }
    }

    /// Returns the words for a quotation, with its marks.
    pub(super) fn of_quotation(&self, quotation: Span) -> Option<AppearanceWords> {
        if self.stands_once(quotation) {
            return self.words(quotation, Surroundings::default());
        }
        self.beside_others(quotation)
    }

    /// Returns the words of a stretch that is short or stands several times, with those around it that single it out.
    fn beside_others(&self, stretch: Span) -> Option<AppearanceWords> {
        let Document { text, regions, .. } = self.document;
        if self.word_count(stretch) < LEAST_WORDS {
            let around = Surroundings {
                prefix: words_before(text, stretch, LEAST_WORDS),
                suffix: words_after(text, stretch, LEAST_WORDS),
            };
            if self.anchored(stretch, &around) == Some(stretch) {
                return self.words(stretch, around);
            }
        }
        let quote = in_one_line(stretch.of(text));
        let (around, _) = single_out(text, regions, &quote, stretch, self.reader)?;
        self.words(stretch, around)
    }

    /// Returns the words around a figure up to its neighbours, marks of punctuation or the ends of its sentence.
    fn clause(&self, sentence: &ReadSentence, number: usize) -> Span {
        let text = &self.document.text;
        let figure = sentence.place_of(number);
        let figures = (0..sentence.mentions.len())
            .filter(|other| *other != number && is_item(&sentence.mentions[*other]))
            .map(|other| sentence.place_of(other));
        let others: Vec<Span> = figures.chain(self.keys.iter().copied()).collect();
        let before = others.iter().map(|other| other.end).filter(|end| *end <= figure.start);
        let after = others.iter().map(|other| other.start).filter(|start| *start >= figure.end);
        let mut from = before.max().unwrap_or(0).max(sentence.span.start);
        let mut to = after.min().unwrap_or(text.len()).min(sentence.span.end);
        let head = &text[from..figure.start];
        from += last_break(head).unwrap_or(0);
        let tail = &text[figure.end..to];
        to = figure.end + first_break(tail).unwrap_or(tail.len());
        let head = &text[from..figure.start];
        let tail = &text[figure.end..to];
        Span::new(
            from + head.len() - head.trim_start_matches(|c: char| !c.is_alphanumeric()).len(),
            figure.end + tail.trim_end_matches(|c: char| !c.is_alphanumeric()).len(),
        )
    }

    /// Returns the stretches of a clause that may stand for its figure, those to be tried first at the beginning: the whole
    /// clause where it is short, or else the figure with more and more words after and before it.
    fn stretches(&self, figure: Span, clause: Span) -> Vec<Span> {
        if self.word_count(clause) <= MOST_WORDS {
            return vec![clause];
        }
        let text = &self.document.text;
        let before: Vec<usize> = word_starts(text, Span::new(clause.start, figure.start));
        let after: Vec<usize> = word_ends(text, Span::new(figure.end, clause.end));
        let longest = before.len().max(after.len());
        let start = |count: usize| match count.min(before.len()) {
            0 => figure.start,
            count => before[before.len() - count],
        };
        let end = |count: usize| match count.min(after.len()) {
            0 => figure.end,
            count => after[count - 1],
        };
        let grown = (LEAST_WORDS..=longest.max(LEAST_WORDS)).flat_map(|count| {
            [Span::new(start(count - 2), end(count)), Span::new(start(count), end(count))]
        });
        grown.collect()
    }

    fn stands_once(&self, stretch: Span) -> bool {
        self.anchored(stretch, &Surroundings::default()) == Some(stretch)
    }

    fn anchored(&self, stretch: Span, around: &Surroundings) -> Option<Span> {
        let text = &self.document.text;
        let quote = in_one_line(stretch.of(text));
        let selector = around.selector(&quote);
        match self.anchoring(&selector)? {
            Anchoring::Anchored(anchor) => Some(anchor.span),
            Anchoring::Ambiguous(_) | Anchoring::Lost { .. } => None,
        }
    }

    fn anchoring(&self, selector: &Selector<'_>) -> Option<Anchoring> {
        let Document { text, regions, .. } = self.document;
        let found = anchor_all_in(text, regions, std::slice::from_ref(selector), self.reader);
        found.into_iter().next()
    }

    fn words(&self, stretch: Span, around: Surroundings) -> Option<AppearanceWords> {
        let quote = in_one_line(stretch.of(&self.document.text));
        let Some(Anchoring::Anchored(anchor)) = self.anchoring(&around.selector(&quote)) else {
            return None;
        };
        let own = as_in_source(&self.document.text, &quote, &anchor);
        Some(AppearanceWords { quote: own.unwrap_or(quote), around })
    }

    fn word_count(&self, stretch: Span) -> usize {
        stretch.of(&self.document.text).split_whitespace().count()
    }
}

fn in_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character ends a clause: a comma only before white space, as it stands in figures too.
fn is_break(c: char, next: Option<char>) -> bool {
    let is_mark = matches!(c, '(' | ')' | '[' | ']' | '—' | '“' | '”' | '«' | '»' | '„' | '"');
    let is_before_space = matches!(c, ',' | ';' | ':' | '–' | '،' | '؛');
    is_mark || is_before_space && next.is_none_or(char::is_whitespace)
}

/// Returns where the clause begins that ends `text`; `None` where it begins before it.
fn last_break(text: &str) -> Option<usize> {
    let breaks = text
        .char_indices()
        .filter(|(at, c)| is_break(*c, text[at + c.len_utf8()..].chars().next()));
    breaks.map(|(at, c)| at + c.len_utf8()).next_back()
}

/// Returns where the clause ends that begins `text`.
fn first_break(text: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    chars.find(|(at, c)| is_break(*c, text[at + c.len_utf8()..].chars().next())).map(|(at, _)| at)
}

/// Returns where each word of a part of `text` begins.
fn word_starts(text: &str, part: Span) -> Vec<usize> {
    words(text, part).map(|word| word.start).collect()
}

/// Returns where each word of a part of `text` ends, without the marks behind it.
fn word_ends(text: &str, part: Span) -> Vec<usize> {
    words(text, part).map(|word| word.end).collect()
}

fn words(text: &str, part: Span) -> impl Iterator<Item = Span> {
    let base = part.of(text);
    base.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).map(move |word| {
        let start = part.start + (word.as_ptr().addr() - base.as_ptr().addr());
        let own = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        Span::new(start, start + own.len())
    })
}
