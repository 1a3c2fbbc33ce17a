//! The words of a language that figures and dates are read with.
//!
//! They stand in tables (`data/words/`): those of a language in its folder, those that all languages share beside
//! the folders. A [`Lexicon`] is built from them once; a word of prose is looked up in it once, when its token is
//! made. What the tables do not hold is not known.

mod build;
mod digit_signs;
mod ending;
mod named;
mod phrase;
mod phrases;
mod set;
mod start;
mod table;
mod tables;
mod word;
mod word_table;

pub(super) use digit_signs::DigitSigns;
pub(super) use ending::{Ending, Endings};
pub(super) use named::named;
pub(super) use phrase::Phrase;
pub(super) use phrases::Phrases;
pub(super) use set::{Set, Sets};
pub(super) use start::Start;
pub use table::{TableFile, TableMistake};
pub(super) use table::{TableRow, rows};
pub(super) use tables::AddRow;
pub use tables::LanguageTables;
pub(super) use word::{
    CalendarWord, CurrencySort, CurrencyWords, Hedge, HolidayRule, MeasureUnit, NumberWord,
    UnitPosition, UnitSystem, VagueQuantity, VagueShare,
};
pub use word::{Holiday, Period, PeriodPart};
pub(super) use word_table::{WordNumber, WordTable};

use std::sync::Arc;

/// The meanings of a word in the tables.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    pub(super) number: Option<NumberWord>,
    pub(super) calendar: Option<CalendarWord>,
    pub(super) sets: Sets,
    pub(super) start: Option<Start>,
}

/// The words of a language that figures and dates are read with.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    pub(super) words: WordTable<Entry>,
    pub(super) hedges_before: Phrases<Hedge>,
    pub(super) hedges_after: Phrases<Hedge>,
    /// Phrases with a number word that state no figure.
    pub(super) idioms: Phrases<()>,
    pub(super) vague: Phrases<VagueQuantity>,
    pub(super) shares: Phrases<VagueShare>,
    pub(super) units: Phrases<Arc<MeasureUnit>>,
    /// The units by their names and words, in lower case.
    pub(super) unit_names: WordTable<Option<Arc<MeasureUnit>>>,
    /// The names of currencies by their names and words, in lower case; letters that stand before a sign are left out.
    pub(super) currency_names: WordTable<Option<Arc<str>>>,
    pub(super) currencies: Phrases<CurrencyWords>,
    pub(super) parts: Phrases<PeriodPart>,
    pub(super) holidays: Phrases<Holiday>,
    /// Phrases that rules ask for by name.
    pub(super) phrases: Phrases<Phrase>,
    /// The singular of plurals that are made by no ending.
    pub(super) singulars: WordTable<Box<str>>,
    pub(super) endings: Endings,
    pub(super) digit_signs: DigitSigns,
}

impl Lexicon {
    /// Returns what `word`, in lower case, counts; `None` for other words.
    pub(super) fn number_word(&self, word: &str) -> Option<NumberWord> {
        self.words.get(word)?.number
    }

    /// Returns what `word`, in lower case, is in dates; `None` for other words.
    pub(super) fn calendar_word(&self, word: &str) -> Option<CalendarWord> {
        self.words.get(word)?.calendar
    }

    /// Whether `word`, in lower case, is in a set.
    pub(super) fn has(&self, set: Set, word: &str) -> bool {
        self.words.get(word).is_some_and(|entry| entry.sets.has(set))
    }

    /// Returns a noun, in lower case, in the singular; a word that is no plural as it is.
    pub(super) fn singular<'w>(&'w self, word: &'w str) -> &'w str {
        let irregular = self.singulars.get(word).map(|singular| &**singular);
        irregular.or_else(|| self.stem(word, Ending::Plural)).unwrap_or(word)
    }

    /// Whether figures are read from `word`, in lower case.
    pub(super) fn is_known(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|entry| {
            entry.number.is_some() || entry.calendar.is_some() || entry.sets.has(Set::Percent)
        })
    }

    /// Returns the words in dates for which `wanted` holds.
    pub(super) fn calendar_words(&self, wanted: impl Fn(CalendarWord) -> bool) -> Vec<&str> {
        let known = self.words.iter().filter(|(_, entry)| entry.calendar.is_some_and(&wanted));
        known.map(|(word, _)| word).collect()
    }

    /// Returns the words of a set.
    pub(super) fn words_in(&self, set: Set) -> impl Iterator<Item = &str> {
        let words = self.words.iter().filter(move |(_, entry)| entry.sets.has(set));
        words.map(|(word, _)| word)
    }

    /// Returns every word that numbers are written with.
    pub(super) fn number_words(&self) -> Vec<&str> {
        let known = self.words.iter().filter(|(_, entry)| entry.number.is_some());
        known.map(|(word, _)| word).collect()
    }
}
