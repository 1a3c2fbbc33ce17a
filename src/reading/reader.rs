//! The reader of a language: finds the figures of a passage, and gives them their values.

use std::sync::{LazyLock, OnceLock};

use crate::text::{Language, Span, is_invisible};
use crate::value::Value;

use super::DatePhrase;
use super::clause::{ClauseWords, Subject};
use super::date::{DateAt, Grammar, NamedDates, PlacedMention, date_at, give_years};
use super::foreign;
use super::lexicon::{LanguageTables, Lexicon, NumberWord, Set, Start, TableFile, TableMistake};
use super::mention::{Figure, Mention};
use super::notice::NoticeWords;
use super::number::{self, unit, vague};
use super::outcome::{Outcome, Reading};
use super::resolve::SpokenFrom;
use super::token::{Class, Tokens, tokenise};

/// The reader of a language: its words, and the rules of its dates.
#[derive(Debug)]
pub struct Reader {
    pub(super) lexicon: Lexicon,
    /// The tables of dates.
    dates: Vec<TableFile>,
    /// Their rules, once they are asked for.
    grammar: OnceLock<Grammar>,
    /// The tables of clauses and notices.
    clause_tables: LanguageTables,
    /// Their words, once they are asked for.
    clause_words: OnceLock<ClauseWords>,
    /// The words of notices, once they are asked for; `None` where the language has none.
    notice_words: OnceLock<Option<NoticeWords>>,
    /// Whether the tables are those of English.
    is_english: bool,
}

/// How much of a long text is read at a time, in bytes: what fits into a processor's own memory with its tokens.
const STRETCH: usize = 16_000;

/// How many tokens stand at most between the first word of a figure and one that counts: "in the region of about".
const LEAD: usize = 6;

impl Reader {
    /// Whether a unit of this name is dollars, and not said to be those of a country.
    pub fn is_some_dollars(&self, unit: &str) -> bool {
        super::fit::is_some_dollars(&self.lexicon, unit)
    }

    /// Whether `text` speaks of the points that percentages rise and fall by.
    pub fn names_points(&self, text: &str) -> bool {
        let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        words.into_iter().any(|word| self.lexicon.has(Set::PercentPoint, &word))
    }

    /// Whether a word says that somebody speaks: "said", "adds".
    pub fn is_speech(&self, word: &str) -> bool {
        self.lexicon.has(Set::Speech, &word.to_lowercase())
    }

    /// Whether a word says that what stands beside it is translated.
    pub fn is_translation_mark(&self, word: &str) -> bool {
        self.lexicon.has(Set::TranslationMark, &word.to_lowercase())
    }

    /// Whether a word stands for one person who was named before: "she".
    pub fn is_person_pronoun(&self, word: &str) -> bool {
        self.lexicon.has(Set::PersonPronoun, &word.to_lowercase())
    }

    /// Whether a word joins two things of one sort: "and".
    pub fn is_coordinating(&self, word: &str) -> bool {
        self.lexicon.has(Set::Coordinating, &word.to_lowercase())
    }

    /// Whether a word of `text` multiplies its figure: "million", "hundred".
    pub fn names_magnitude(&self, text: &str) -> bool {
        let tokens = tokenise(text, &self.lexicon);
        let multiplies =
            |word: NumberWord| !matches!(word, NumberWord::Unit(_) | NumberWord::Tens(_));
        (0..tokens.len()).any(|at| tokens.number_word(at).is_some_and(multiplies))
    }

    /// Returns the magnitude that `text`, a heading or note, says that figures elsewhere are in.
    ///
    /// ```
    /// use crosscheck::reading::Reader;
    /// let heading = "Eggs laid, in millions";
    /// assert_eq!(Reader::english().scale_named(heading).unwrap().of(heading), "millions");
    /// assert_eq!(Reader::english().scale_named("3 million eggs"), None);
    /// ```
    pub fn scale_named(&self, text: &str) -> Option<Span> {
        if !number::scale::may_name_scale(&self.lexicon, text) {
            return None;
        }
        number::scale::scale_named(&tokenise(text, &self.lexicon))
    }

    /// Whether a unit of this name is that of percentage points.
    pub fn is_percentage_points(&self, unit: &str) -> bool {
        let words: Vec<String> = unit.split(' ').map(str::to_lowercase).collect();
        let has = |set| words.iter().any(|word| self.lexicon.has(set, word));
        has(Set::Percent) && has(Set::PercentPoint)
    }

    /// Whether `text` names a country beside the United States whose money are dollars.
    pub fn names_dollar_country(&self, text: &str) -> bool {
        super::fit::names_dollar_country(&self.lexicon, text)
    }

    /// Returns the reader of English, with the tables that come with the program.
    ///
    /// # Panics
    ///
    /// Never: a test reads the tables.
    pub fn english() -> &'static Self {
        static ENGLISH: LazyLock<Reader> =
            LazyLock::new(|| Reader::of_built_in(&LanguageTables::english()));
        &ENGLISH
    }

    /// Returns the reader of a language with the tables that come with the program; `None` where there are none.
    pub(super) fn built_in(language: Language) -> Option<&'static Self> {
        static PERSIAN: LazyLock<Reader> =
            LazyLock::new(|| Reader::of_built_in(&LanguageTables::persian()));
        match language {
            Language::ENGLISH => Some(Self::english()),
            Language::PERSIAN => Some(&PERSIAN),
            _ => None,
        }
    }

    fn of_built_in(tables: &LanguageTables) -> Self {
        let (reader, mistakes) = Self::of_words(tables);
        assert!(mistakes.is_empty(), "the built-in tables are read by a test: {mistakes:?}");
        reader
    }

    /// Returns the reader that tables make, whose rules of dates are not compiled yet.
    fn of_words(tables: &LanguageTables) -> (Self, Vec<TableMistake>) {
        let (mut lexicon, mistakes) = Lexicon::build(tables);
        let dates = tables.files("dates").to_vec();
        Grammar::note_words(&dates, &mut lexicon);
        let clause_tables = tables.clone();
        let reader = Self {
            lexicon,
            dates,
            grammar: OnceLock::new(),
            clause_tables,
            clause_words: OnceLock::new(),
            notice_words: OnceLock::new(),
            is_english: tables.is_of(Language::ENGLISH),
        };
        (reader, mistakes)
    }

    /// Returns the words that clauses are told by, which are not read before a figure's subject is asked for.
    pub(super) fn clause_words(&self) -> &ClauseWords {
        self.clause_words.get_or_init(|| ClauseWords::build(&self.clause_tables).0)
    }

    /// Returns the words that notices are told by; `None` where the language has none.
    pub(super) fn notice_words(&self) -> Option<&NoticeWords> {
        self.notice_words.get_or_init(|| NoticeWords::build(&self.clause_tables).0).as_ref()
    }

    /// Returns the rules of dates. Programs that never come by a figure do not need them.
    pub(super) fn grammar(&self) -> &Grammar {
        self.grammar.get_or_init(|| Grammar::compile(&self.dates, &self.lexicon).0)
    }

    /// Returns the reader that tables make, and what is wrong in them: a row that cannot be read is left out.
    ///
    /// ```
    /// use crosscheck::reading::{LanguageTables, Reader, TableFile};
    /// let mut tables = LanguageTables::english();
    /// let text = "at the very outside\tbefore\tat-most\n".into();
    /// tables.add(TableFile { file: "hedges.tsv".to_owned(), text }).unwrap();
    /// let (reader, mistakes) = Reader::new(&tables);
    /// assert!(mistakes.is_empty());
    /// let text = "At the very outside 40 came.";
    /// assert_eq!(reader.find(text)[0].span.of(text), "At the very outside 40");
    /// ```
    pub fn new(tables: &LanguageTables) -> (Self, Vec<TableMistake>) {
        let (reader, mut mistakes) = Self::of_words(tables);
        let (grammar, wrong) = Grammar::compile(&reader.dates, &reader.lexicon);
        mistakes.extend(wrong);
        let (clause_words, wrong) = ClauseWords::build(tables);
        mistakes.extend(wrong);
        let (notice_words, wrong) = NoticeWords::build(tables);
        mistakes.extend(wrong);
        let reader = Self {
            grammar: grammar.into(),
            clause_words: clause_words.into(),
            notice_words: notice_words.into(),
            ..reader
        };
        (reader, mistakes)
    }

    /// Returns the mentions of `text`, in order, none overlapping another.
    ///
    /// ```
    /// use crosscheck::reading::Reader;
    /// let text = "He said at least 27 other diplomats resigned by Jan. 5.";
    /// let mentions = Reader::english().find(text);
    /// let words: Vec<_> = mentions.iter().map(|mention| mention.span.of(text)).collect();
    /// assert_eq!(words, ["at least 27", "by Jan. 5"]);
    /// ```
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut named = NamedDates::default();
        let mut start = 0;
        while start < text.len() {
            let end = stretch_end(text, start);
            self.find_in(&text[start..end], start, &mut named, &mut mentions);
            start = end;
        }
        self.give_heading_years(text, &mut mentions);
        if self.is_english {
            foreign::leave_out(text, &mut mentions);
        }
        mentions
    }

    /// Adds the mentions of a stretch of a text, which begins at `start`; `named` holds the dates that were named
    /// before.
    fn find_in(
        &self,
        text: &str,
        start: usize,
        named: &mut NamedDates,
        mentions: &mut Vec<Mention>,
    ) {
        let tokens = tokenise(text, &self.lexicon);
        let mut found = Vec::new();
        let mut i = 0;
        while i < tokens.len() {
            let (mention, next) = self.mention_at(&tokens, i);
            found.extend(mention.map(|mention| PlacedMention { mention, tokens: i..next }));
            i = next;
        }
        give_years(&tokens, &mut found);
        for placed in found {
            let mut mention = placed.mention.shifted(start);
            named.link(&mut mention);
            mentions.push(mention);
        }
    }

    /// Returns the mention that begins at token `i`, and the token to go on with.
    fn mention_at(&self, tokens: &Tokens<'_>, i: usize) -> (Option<Mention>, usize) {
        match date_at(self.grammar(), tokens, i) {
            Some(DateAt::Read(mention, next)) => return (Some(mention), next.max(i + 1)),
            Some(DateAt::OtherCalendar(mention, next)) => {
                return (Some(mention), next.max(i + 1));
            }
            None if !may_begin(tokens, i) => return (None, i + 1),
            None => {}
        }
        if let Some(next) = number::idiom_at(tokens, i) {
            return (None, next);
        }
        let is_day = |at| self.grammar().is_day_at(tokens, at);
        match number::mention_at(tokens, i, is_day) {
            Some((mention, next)) => (Some(mention), next.max(i + 1)),
            None => (None, i + 1),
        }
    }

    /// Returns the figures and dates of `text` with their values, in order; what is not fixed is left out.
    ///
    /// `spoken` is the day that the whole text speaks from: what is counted from a date that the text names ("On
    /// Jan. 5 … Two days later") is counted from that date.
    ///
    /// ```
    /// use crosscheck::reading::{Reader, ReadingKind, SpokenFrom};
    /// use crosscheck::value::Edtf;
    /// let spoken = SpokenFrom { as_of: Some(Edtf::parse("2010-03-19").unwrap()), published: None };
    /// let readings = Reader::english().read("Last month 900+ voted.", &spoken);
    /// let shown: Vec<_> = readings.iter().map(|reading| reading.value.to_string()).collect();
    /// assert_eq!(shown, ["2010-02", ">=900"]);
    /// assert_eq!(readings[0].kind, ReadingKind::Date);
    /// ```
    pub fn read(&self, text: &str, spoken: &SpokenFrom) -> Vec<Reading> {
        self.read_each(text, spoken).filter_map(Outcome::reading).collect()
    }

    /// Returns the same, and in their places the dates that are not fixed, each with the reason.
    pub fn read_each(&self, text: &str, spoken: &SpokenFrom) -> impl Iterator<Item = Outcome> {
        self.outcomes(text, self.find(text), spoken)
    }

    /// Returns the same, each with its subject.
    pub fn read_with_subjects(
        &self,
        text: &str,
        spoken: &SpokenFrom,
    ) -> impl Iterator<Item = (Outcome, Subject)> {
        let mentions = self.find(text);
        let subjects = self.subjects(text, &mentions);
        self.outcomes(text, mentions, spoken).zip(subjects)
    }

    fn outcomes(
        &self,
        text: &str,
        mentions: Vec<Mention>,
        spoken: &SpokenFrom,
    ) -> impl Iterator<Item = Outcome> {
        let whole = spoken.of_whole_text();
        mentions.into_iter().map(move |mention| {
            // "The same year" is of one that the text names, or of none that can be told.
            let named = matches!(
                mention.says,
                Figure::Date(DatePhrase::FromNamed { .. } | DatePhrase::Same(_))
            );
            let spoken = if named { &whole } else { spoken };
            let mut reading = match mention.resolve(mention.kind().claimed(), spoken) {
                Ok(reading) => reading,
                Err(why) => return Outcome::NotFixed(mention, why),
            };
            if let Figure::Number { noun, .. } = &mention.says {
                let noun = vague::counted_noun(&self.lexicon, noun.of(text));
                reading.unit = noun.map(str::to_owned);
            }
            reading.per = reading.per.map(|per| self.lexicon.singular(&per).to_owned());
            Outcome::Read(self.in_whole_units(reading))
        })
    }

    /// Returns a length of time in the unit in which it is whole: "half an hour" as 30 minutes.
    fn in_whole_units(&self, mut reading: Reading) -> Reading {
        if let (Value::Quantity(number), Some(unit)) = (&reading.value, &reading.unit)
            && let Some((number, unit)) = unit::whole(&self.lexicon, number, unit)
        {
            reading.value = Value::Quantity(number);
            reading.unit = Some(unit.to_string());
        }
        reading
    }

    /// Whether a number could stand partly in `head` and partly in `tail`, which follows it: a quick look at the
    /// words on either side, which spares most places a reading.
    pub fn may_reach_over(&self, head: &str, tail: &str) -> bool {
        let head = head.trim_end_matches(is_passed_over);
        let tail = tail.trim_start_matches(is_passed_over);
        let is_letter = |c: char| c.is_alphabetic() || c == '\'' || is_invisible(c);
        let before_word = head.trim_end_matches(is_letter);
        let word_after = tail.trim_start_matches(is_letter);
        let could_be_in = |word: &str, beside: Option<char>| {
            // A hyphen may break a word at a line end: "mil-⏎lion".
            matches!(beside, Some('-' | '\u{2010}')) || self.is_in_numbers(word)
        };
        could_be_in(&head[before_word.len()..], before_word.chars().next_back())
            && could_be_in(&tail[..tail.len() - word_after.len()], word_after.chars().next())
    }

    /// Whether `word` can stand inside a number with its range and unit; so can all that is no word.
    fn is_in_numbers(&self, word: &str) -> bool {
        let word: String = word.chars().filter(|c| !is_invisible(*c)).take(20).collect();
        let word = word.to_lowercase();
        let lexicon = &self.lexicon;
        word.is_empty()
            || lexicon.is_known(&word)
            || lexicon.has(Set::InsideNumber, &word)
            || lexicon.has(Set::InPhrase, &word)
            || number::has_plural_part(lexicon, &word)
    }
}

/// Returns where a stretch of `text` ends: at the first blank line after some pages, which nothing is read over.
fn stretch_end(text: &str, start: usize) -> usize {
    let enough = text.ceil_char_boundary((start + STRETCH).min(text.len()));
    let rest = &text[enough..];
    let blank = rest.match_indices('\n').map(|(at, _)| at + 1).find(|at| {
        let after = rest[*at..].trim_start_matches([' ', '\t', '\r']);
        after.starts_with('\n')
    });
    blank.map_or(text.len(), |at| enough + at)
}

/// Whether a figure, its hedge or an idiom can begin at token `i`.
fn may_begin(tokens: &Tokens<'_>, i: usize) -> bool {
    match start_at(tokens, i) {
        Some(Start::Figure) => true,
        Some(Start::Lead) => {
            (i + 1..=i + LEAD).any(|next| start_at(tokens, next) == Some(Start::Figure))
        }
        None => false,
    }
}

fn start_at(tokens: &Tokens<'_>, i: usize) -> Option<Start> {
    match tokens.get(i)?.class {
        Class::Figure | Class::Other => Some(Start::Figure),
        Class::Sign => sign_start(tokens, i, tokens.word(i)),
        Class::Word => {
            let joined = || number::has_number_ending(tokens.lexicon, tokens.word(i));
            tokens.start(i).or_else(|| joined().then_some(Start::Figure))
        }
    }
}

/// Signs begin figures as their sign, currency or comparison, and as a fraction; most signs begin nothing.
fn sign_start(tokens: &Tokens<'_>, i: usize, sign: &str) -> Option<Start> {
    let numeric =
        |c: char| c.is_numeric() || !(c.is_ascii() || c.is_alphanumeric() || is_quotation(c));
    if tokens.is_decimal_sign(i) {
        return tokens.is(i + 1, Class::Figure).then_some(Start::Lead);
    }
    match sign {
        "-" | "–" | "+" | "~" | "=" | "<" | ">" | "$" | "^" | "|" => Some(Start::Lead),
        _ => sign.contains(numeric).then_some(Start::Figure),
    }
}

fn is_quotation(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '«' | '»' | '—' | '…')
}

fn is_passed_over(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}
