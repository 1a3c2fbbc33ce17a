//! The words of notices, by what they are for, as patterns.

use std::sync::OnceLock;

use regex::Regex;

use super::starts::NoticeStarts;
use crate::reading::lexicon::{AddRow, LanguageTables, TableMistake, TableRow, named};
use crate::text::Span;

named! {
    /// What words are for in notices; `notices.tsv` says more.
    NoticeWord:

    Label = "label", "They begin a notice.";
    OpenLabel = "open-label", "They begin a notice where words of a mistake follow.";
    RetractionLabel = "retraction-label", "They begin a notice that takes back all.";
    RetractedTitle = "retracted-title", "The same before a title.";
    RetractedBy = "retracted-by", "They begin a notice that takes back all, without a label.";
    LabelEnd = "label-end", "They may stand between a label and its colon.";
    Bracketed = "bracketed", "They begin a notice in brackets.";
    OwnText = "own-text", "They are the document.";
    OwnTextFirst = "own-text-first", "At the head of a block they are the document.";
    OwnDated = "own-dated", "They begin the name of the document by its day.";
    OwnNoun = "own-noun", "They end it.";
    EarlierVersion = "earlier-version", "They stand before the document.";
    SaidThen = "said-then", "What an earlier version did.";
    AtFirst = "at-first", "They stand between the document and what it said then.";
    Auxiliary = "auxiliary", "They stand between the document and what was done to it.";
    AlsoDone = "also-done", "They join a second thing that was done to it.";
    Itself = "itself", "They are the document in the sentence behind.";
    Corrected = "corrected", "What was done to it.";
    Amended = "amended", "The same, unless somebody is named who did it.";
    AmendedBy = "amended-by", "They name who did it.";
    Addition = "addition", "What was done to it took nothing back.";
    Retracted = "retracted", "All of it was taken back.";
    Corrects = "corrects", "What a version does.";
    Mistake = "mistake", "They speak of a mistake.";
    Publisher = "publisher", "A publisher's words about what it published.";
    Contrary = "contrary", "They set what is right against what was said.";
    AmountOf = "amount-of", "They stand before what is counted.";
    Amount = "amount", "They name what is counted themselves.";
    Spelling = "spelling", "They speak of a spelling.";
    Dating = "dating", "A day behind them is that of the notice or of the document.";
}

/// The words of a language, by what they are for.
#[derive(Clone, Debug, Default)]
struct Rows([Vec<String>; NoticeWord::ALL.len()]);

/// A pattern for each use, made when it is first asked for; `None` where there are no words for it.
type Patterns = [OnceLock<Option<Regex>>; NoticeWord::ALL.len()];

/// The words of a language that notices are found by.
#[derive(Clone, Debug)]
pub(in crate::reading) struct NoticeWords {
    /// Where a notice may begin.
    pub(super) starts: NoticeStarts,
    rows: Rows,
    patterns: Patterns,
    /// The same for the beginning of a text.
    leading: Patterns,
    done_to_it: OnceLock<Option<Regex>>,
    done_to_itself: OnceLock<Option<Regex>>,
    before_own_day: OnceLock<Option<Regex>>,
    said_at_first: OnceLock<Option<Regex>>,
    behind_own_dated: OnceLock<Option<Regex>>,
}

/// What a notice may begin with.
const STARTS: [NoticeWord; 10] = [
    NoticeWord::Label,
    NoticeWord::OpenLabel,
    NoticeWord::RetractionLabel,
    NoticeWord::RetractedBy,
    NoticeWord::RetractedTitle,
    NoticeWord::Bracketed,
    NoticeWord::EarlierVersion,
    NoticeWord::OwnText,
    NoticeWord::OwnTextFirst,
    NoticeWord::OwnDated,
];

const TABLES: [(&str, AddRow<Rows>); 1] = [("notices", row)];

fn row(rows: &mut Rows, row: &TableRow<'_>) -> Result<(), String> {
    let name = row.field(0);
    let word = NoticeWord::named(name).ok_or_else(|| format!("there is no use `{name}`"))?;
    match row.field(1) {
        "" => Err("words were expected in column 2".to_owned()),
        words => {
            rows.0[word as usize].push(words.to_owned());
            Ok(())
        }
    }
}

impl NoticeWords {
    /// Returns the words that tables make, and what is wrong in them; no words where the language has no such table.
    pub(in crate::reading) fn build(tables: &LanguageTables) -> (Option<Self>, Vec<TableMistake>) {
        let mut rows = Rows::default();
        let mistakes = tables.add_to(&mut rows, &TABLES);
        (rows.words(), mistakes)
    }

    /// Whether words for this stand in a text.
    pub(super) fn has(&self, word: NoticeWord, text: &str) -> bool {
        self.pattern(word).is_some_and(|pattern| pattern.is_match(text))
    }

    /// Whether a text begins with words for this.
    pub(super) fn leads(&self, word: NoticeWord, text: &str) -> bool {
        let own = self.leading[word as usize].get_or_init(|| self.rows.pattern(r"^\b", word));
        own.as_ref().is_some_and(|pattern| pattern.is_match(text))
    }

    /// Whether a text ends with words for this.
    pub(super) fn closes(&self, word: NoticeWord, text: &str) -> bool {
        let found = self.pattern(word).and_then(|pattern| pattern.find_iter(text).last());
        found.is_some_and(|found| found.end() == text.len())
    }

    /// Returns where words for this stand in a text.
    pub(super) fn places<'t>(
        &'t self,
        word: NoticeWord,
        text: &'t str,
    ) -> impl Iterator<Item = Span> + 't {
        let found = self.pattern(word).into_iter().flat_map(|pattern| pattern.find_iter(text));
        found.map(|found| Span::new(found.start(), found.end()))
    }

    /// Returns where in a text words for this end.
    pub(super) fn ends<'t>(
        &'t self,
        word: NoticeWord,
        text: &'t str,
    ) -> impl Iterator<Item = usize> + 't {
        self.places(word, text).map(|place| place.end)
    }

    /// Returns the pattern of what was done to the document, behind its name: the group `retracted` where all was taken back,
    /// `by` where somebody is named, `addition` where it took nothing back.
    pub(super) fn done_to_it(&self) -> Option<&Regex> {
        self.done_to_it.get_or_init(|| self.rows.done_to_it()).as_ref()
    }

    /// Returns the same of the sentence behind one that names the document.
    pub(super) fn done_to_itself(&self) -> Option<&Regex> {
        self.done_to_itself.get_or_init(|| self.rows.done_to_itself()).as_ref()
    }

    /// Returns the pattern of a word behind which a day is that of the notice, at the end of a text.
    pub(super) fn before_own_day(&self) -> Option<&Regex> {
        self.before_own_day.get_or_init(|| self.rows.before_own_day()).as_ref()
    }

    /// Returns the pattern of what the document said when it was published, behind its name.
    pub(super) fn said_at_first(&self) -> Option<&Regex> {
        self.said_at_first.get_or_init(|| self.rows.said_at_first()).as_ref()
    }

    /// Returns the pattern of the rest of the document's name by its day: "This May 4 story".
    pub(super) fn behind_own_dated(&self) -> Option<&Regex> {
        self.behind_own_dated.get_or_init(|| self.rows.behind_own_dated()).as_ref()
    }

    fn pattern(&self, word: NoticeWord) -> Option<&Regex> {
        self.patterns[word as usize].get_or_init(|| self.rows.pattern(r"\b", word)).as_ref()
    }
}

impl Rows {
    fn words(self) -> Option<NoticeWords> {
        let starts = STARTS.iter().flat_map(|start| {
            let phrases = self.longest_first(*start).into_iter();
            phrases.map(|phrase| (*start, phrase.to_owned()))
        });
        Some(NoticeWords {
            starts: NoticeStarts::new(starts.collect())?,
            patterns: Patterns::default(),
            leading: Patterns::default(),
            done_to_it: OnceLock::new(),
            done_to_itself: OnceLock::new(),
            before_own_day: OnceLock::new(),
            said_at_first: OnceLock::new(),
            behind_own_dated: OnceLock::new(),
            rows: self,
        })
    }

    fn longest_first(&self, word: NoticeWord) -> Vec<&str> {
        let mut words: Vec<&str> = self.0[word as usize].iter().map(String::as_str).collect();
        words.sort_by_key(|words| (std::cmp::Reverse(words.len()), *words));
        words
    }

    /// Returns the pattern of words for this, behind what they begin with.
    fn pattern(&self, begin: &str, word: NoticeWord) -> Option<Regex> {
        compiled(&format!(r"(?i){begin}(?:{})\b", self.any_of(word)?))
    }

    /// Returns a pattern of all words for this, the longest first; `None` where there are none.
    fn any_of(&self, word: NoticeWord) -> Option<String> {
        let words = self.longest_first(word);
        let pattern = |words: &&str| {
            let parts: Vec<String> = words.split(' ').map(regex::escape).collect();
            parts.join(r"\s+").replace('\'', "['’]")
        };
        let patterns: Vec<String> = words.iter().map(pattern).collect();
        (!patterns.is_empty()).then(|| patterns.join("|"))
    }

    /// Returns the pattern of what was done, with a group for how: auxiliaries and a verb.
    fn done(&self) -> Option<String> {
        let any = |word| self.any_of(word).unwrap_or_else(|| NOTHING.to_owned());
        let auxiliary = self.any_of(NoticeWord::Auxiliary)?;
        Some(format!(
            r"(?:(?:{auxiliary})\s+)+(?:{}|(?<retracted>{})|(?:{})\b(?:(?<by>\s+(?:{}))|(?<addition>[^.;:]{{0,40}}?\s(?:{})))?)\b",
            any(NoticeWord::Corrected),
            any(NoticeWord::Retracted),
            any(NoticeWord::Amended),
            any(NoticeWord::AmendedBy),
            any(NoticeWord::Addition),
        ))
    }

    fn done_to_it(&self) -> Option<Regex> {
        let done = self.done()?;
        let auxiliary = self.any_of(NoticeWord::Auxiliary)?;
        let also = self.any_of(NoticeWord::AlsoDone).unwrap_or_else(|| NOTHING.to_owned());
        compiled(&format!(
            r"(?is)^(?:,[^,.;]{{1,100}},)?\s*(?:(?:{auxiliary})\b[^.;]{{0,150}}?\b(?:{also})\s+)?{done}"
        ))
    }

    fn done_to_itself(&self) -> Option<Regex> {
        let done = self.done()?;
        let itself = self.any_of(NoticeWord::Itself)?;
        compiled(&format!(r"(?is)^\s*(?:{itself})\s+{done}"))
    }

    fn said_at_first(&self) -> Option<Regex> {
        let at_first = self.any_of(NoticeWord::AtFirst)?;
        let said = self.any_of(NoticeWord::SaidThen)?;
        let mistake = self.any_of(NoticeWord::Mistake).unwrap_or_else(|| NOTHING.to_owned());
        compiled(&format!(r"(?is)^\s+(?:{at_first})\s+(?:{said}|{mistake})\b"))
    }

    fn behind_own_dated(&self) -> Option<Regex> {
        let noun = self.any_of(NoticeWord::OwnNoun)?;
        compiled(&format!(r"(?is)^\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?,?\s+(?:{noun})\b"))
    }

    fn before_own_day(&self) -> Option<Regex> {
        let dating = self.any_of(NoticeWord::Dating)?;
        compiled(&format!(r"(?is)\b(?:{dating})(?:\s+\S+){{0,2}}\s*$"))
    }
}

/// The pattern of nothing.
const NOTHING: &str = r"[^\s\S]";

/// Returns the pattern; `None` where a user's table is so large that it cannot be compiled.
fn compiled(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}
