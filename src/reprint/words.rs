//! The words of a document, as it is compared with others.

use std::ops::Range;
use std::sync::OnceLock;

use crate::text::{self, Places, Span, word_key};

use super::own_words::{Own, own_words};

/// A document that is compared with others.
#[derive(Debug)]
pub struct Text<'t> {
    pub(super) text: &'t str,
    /// What each word is compared by.
    pub(super) keys: Vec<u64>,
    /// Where each word begins.
    starts: Vec<u32>,
    /// Where quotes stand that are cited from it.
    cited: Places,
    own: OnceLock<Own>,
}

impl<'t> Text<'t> {
    /// Returns a text with its words; `cited` are the places in it that are cited.
    pub fn new(text: &'t str, cited: Places) -> Self {
        let own = OnceLock::new();
        let mut words = Self { text, keys: Vec::new(), starts: Vec::new(), cited, own };
        for word in text::words(text) {
            // A source of 100 MB has places far below 2^32.
            let Ok(start) = word.start.try_into() else { break };
            words.keys.push(word_key(word.of(text)));
            words.starts.push(start);
        }
        words
    }

    /// Returns where the word at `index` begins.
    pub(super) fn start(&self, index: usize) -> usize {
        self.starts[index] as usize
    }

    /// Returns from where to where words that follow one another stand.
    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        let start = self.start(words.start);
        let last = self.start(words.end - 1);
        let len = text::words(&self.text[last..]).next().map_or(0, Span::len);
        Span::new(start, last + len)
    }

    /// Returns which words are the document's own.
    pub(super) fn own(&self) -> &Own {
        self.own.get_or_init(|| own_words(self))
    }

    /// Whether one of some words that follow one another is cited.
    pub(super) fn is_cited(&self, words: &Range<usize>) -> bool {
        self.cited.overlap(self.span(words))
    }
}
