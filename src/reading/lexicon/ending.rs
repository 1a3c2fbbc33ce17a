//! Endings of words.

use super::Lexicon;
use super::named::named;

named! {
    /// The meaning of an ending, from `language.tsv`.
    Ending:

    Plural = "plural-endings", "Nouns in the plural end in them, and parts of a whole: \"thirds\".";
    Singular = "singular-endings", "Words that end in them are no plurals, though they end like one.";
    Possessive = "possessive-endings", "Names end in them that own what follows.";
    Past = "past-endings", "Verbs that tell of the past end in them.";
    Future = "future-endings", "Words end in them that tell of the future.";
    Adverb = "adverb-endings", "Adverbs end in them.";
    Tens = "tens-endings", "The names of tens end in them, where compounds are written in one word.";
}

/// The endings of a language.
#[derive(Clone, Debug, Default)]
pub(in crate::reading) struct Endings([Vec<Box<str>>; Ending::ALL.len()]);

impl Endings {
    pub(super) fn add(&mut self, kind: Ending, ending: &str) {
        self.0[kind as usize].push(ending.into());
    }

    fn of(&self, kind: Ending) -> impl Iterator<Item = &str> {
        self.0[kind as usize].iter().map(|ending| &**ending)
    }
}

impl Lexicon {
    /// Whether a word has an ending.
    pub(in crate::reading) fn ends(&self, word: &str, kind: Ending) -> bool {
        self.stem(word, kind).is_some()
    }

    /// Returns a word without its ending; `None` where it has none.
    pub(in crate::reading) fn stem<'w>(&self, word: &'w str, kind: Ending) -> Option<&'w str> {
        self.endings.of(kind).find_map(|ending| word.strip_suffix(ending))
    }

    /// Returns the first part of a word, which has an ending, and what follows it: "thirty" and "first" of
    /// "thirtyfirst". `None` where the ending is nowhere in it.
    pub(in crate::reading) fn parted<'w>(
        &self,
        word: &'w str,
        kind: Ending,
    ) -> Option<(&'w str, &'w str)> {
        let mut endings = self.endings.of(kind);
        endings.find_map(|ending| word.split_at_checked(word.find(ending)? + ending.len()))
    }
}
