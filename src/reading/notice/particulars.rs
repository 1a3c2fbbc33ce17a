//! The figures, dates and names of a passage: what a notice and a passage that it corrects have in common.

use crate::reading::Reader;
use crate::reading::lexicon::Set;
use crate::reading::mention::{Figure, Mention};
use crate::reading::resolve::SpokenFrom;
use crate::text::Span;
use crate::value::{Kind, Number, Rational, Value};

use super::Notice;
use super::words::NoticeWord;

/// Up to which a whole number is met by chance in two sentences: it tells nothing without what it counts.
const SMALL: i128 = 12;

/// The least letters of a name.
const SHORTEST_NAME: usize = 3;

/// The most words behind "number of" among which what is counted is looked for: "registered voters".
const MOST_WORDS_OF_COUNTED: usize = 3;

/// The figures, dates and names of a passage.
#[derive(Clone, Debug, Default)]
pub struct Particulars {
    figures: Vec<(Span, StatedFigure)>,
    dates: Vec<(Span, Value)>,
    names: Vec<CapitalWord>,
    /// What its numbers count, in lower case, and the events that they are of.
    counted: Vec<(Span, String)>,
    /// What a notice says the number of that names nothing and gives no figure, or none but what is right now.
    amounts_of: Vec<(Span, String)>,
}

/// A figure as it is compared with another.
#[derive(Clone, Debug, PartialEq, Eq)]
struct StatedFigure {
    value: Rational,
    is_percent: bool,
    /// What it counts, in lower case, where it is small.
    noun: Option<String>,
}

/// A word with a capital.
#[derive(Clone, Debug)]
struct CapitalWord {
    span: Span,
    /// The word in lower case, without the ending of a name that owns something.
    word: String,
    /// Whether it begins a sentence, so that its capital may be no name's.
    is_initial: bool,
}

impl Reader {
    /// Returns what a passage of a text says that it may have in common with a notice. Days are counted from `spoken`.
    pub fn particulars(&self, text: &str, passage: Span, spoken: &SpokenFrom) -> Particulars {
        let mut found = Particulars::default();
        let mentions = self.find_in_sentence(text, passage);
        for subject in self.subjects(passage.of(text), &mentions) {
            let noun = subject.noun.map(|noun| last_word(text, noun.shifted(passage.start)));
            let event = subject.event.map(|event| last_word(text, event.shifted(passage.start)));
            found.counted.extend(noun);
            found.counted.extend(event.iter().flat_map(|event| self.with_events(event)));
        }
        for mention in mentions {
            let span = mention.span.shifted(passage.start);
            match &mention.says {
                Figure::Date(_) => found
                    .dates
                    .extend(date(&mention, passage.of(text), spoken).map(|date| (span, date))),
                _ => found
                    .figures
                    .extend(figure(&mention, passage.of(text)).map(|figure| (span, figure))),
            }
        }
        found.names = self.names(text, passage);
        found
    }

    /// Returns what a notice says of what it corrects: without the days that are its own.
    pub fn particulars_of_notice(
        &self,
        text: &str,
        notice: &Notice,
        spoken: &SpokenFrom,
    ) -> Particulars {
        let mut found = self.particulars(text, notice.body, spoken);
        let own_day = self.notice_words().and_then(|words| words.before_own_day());
        let is_own =
            |at: usize| own_day.is_some_and(|day| day.is_match(&text[notice.body.start..at]));
        found.dates.retain(|(span, _)| !is_own(span.start));
        if notice.is_spelling {
            found.names.clear();
        }
        // With a name, a figure is of something that the name tells apart.
        if found.figures.is_empty() || found.names.iter().all(|name| name.is_initial) {
            found.amounts_of = self.amounts_of(text, notice.body);
        }
        found
    }

    /// Returns a word with the names of the events that it tells of: "killed" and "dead" have one in common.
    fn with_events(&self, (place, word): &(Span, String)) -> Vec<(Span, String)> {
        let events = self.clause_words().names_of_events(word).into_iter();
        events.chain([word.clone()]).map(|name| (*place, name)).collect()
    }

    /// Returns the words behind "number of" and its like, a few for each, and those that name a number themselves: what is
    /// counted is among them.
    fn amounts_of(&self, text: &str, notice: Span) -> Vec<(Span, String)> {
        let Some(words) = self.notice_words() else { return Vec::new() };
        let own = notice.of(text);
        let behind = words.ends(NoticeWord::AmountOf, own).flat_map(|end| {
            let words = words_of(own, end).take_while(move |word| {
                own[end..word.start].chars().all(|c| c.is_alphanumeric() || c == ' ')
            });
            words.take(MOST_WORDS_OF_COUNTED)
        });
        let own_words = words.places(NoticeWord::Amount, own).flat_map(|place| {
            words_of(own, place.start).take_while(move |word| word.end <= place.end)
        });
        let word = |word: Span| (word.shifted(notice.start), word.of(own).to_lowercase());
        behind.chain(own_words).flat_map(|place| self.with_events(&word(place))).collect()
    }

    /// Returns the words with a capital that may be names.
    fn names(&self, text: &str, passage: Span) -> Vec<CapitalWord> {
        let own = passage.of(text);
        let mut names = Vec::new();
        let mut is_initial = true;
        let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
        let mut at = 0;
        while let Some(start) = own[at..].find(is_letter).map(|len| at + len) {
            is_initial |= own[at..start].contains(['.', '!', '?', ':', '“', '"']);
            let end = own[start..].find(|c| !is_letter(c)).map_or(own.len(), |len| start + len);
            let span = Span::new(start, end).shifted(passage.start);
            names.extend(self.capital_word(span.of(text), span, is_initial));
            is_initial = false;
            at = end;
        }
        names
    }

    fn capital_word(&self, word: &str, span: Span, is_initial: bool) -> Option<CapitalWord> {
        let lower = word.to_lowercase();
        let bare = lower.split(['\'', '’']).next().unwrap_or(&lower);
        let is_name = word.starts_with(char::is_uppercase)
            && bare.chars().count() >= SHORTEST_NAME
            && !self.lexicon.has(Set::SentenceStart, bare)
            && self.lexicon.calendar_word(bare).is_none();
        is_name.then(|| CapitalWord { span, word: bare.to_owned(), is_initial })
    }
}

impl Particulars {
    /// Leaves out names that stand in `words`: those of the publisher, which every notice has.
    #[must_use]
    pub fn without_names_in(mut self, words: &str) -> Self {
        let words = words.to_lowercase();
        self.names.retain(|name| !words.contains(&name.word));
        self
    }

    /// Returns where something stands here that stands in the other too, and where there: a figure, a date, a name, or
    /// what a figure of this one counts, where the other says no more than that its number was wrong.
    ///
    /// ```
    /// use crosscheck::reading::Reader;
    /// use crosscheck::text::Span;
    /// let reader = Reader::english();
    /// let of = |text: &str| reader.particulars(text, Span::new(0, text.len()), &Default::default());
    /// let passage = "In Oslo, 540 backed Mousavi.";
    /// let [own, other] = of(passage).shared(&of("Only 54 backed Mousavi.")).unwrap();
    /// assert_eq!(own.of(passage), "Mousavi");
    /// assert!(of(passage).shared(&of("He is a baker.")).is_none());
    /// # let _ = other;
    /// ```
    pub fn shared(&self, other: &Self) -> Option<[Span; 2]> {
        same(&self.figures, &other.figures)
            .or_else(|| same(&self.dates, &other.dates))
            .or_else(|| self.shared_name(other))
            .or_else(|| same(&self.counted, &other.amounts_of))
    }

    fn shared_name(&self, other: &Self) -> Option<[Span; 2]> {
        self.names.iter().find_map(|own| {
            let is_same =
                |name: &&CapitalWord| name.word == own.word && !(name.is_initial && own.is_initial);
            other.names.iter().find(is_same).map(|name| [own.span, name.span])
        })
    }
}

fn same<T: PartialEq>(own: &[(Span, T)], others: &[(Span, T)]) -> Option<[Span; 2]> {
    own.iter().find_map(|(span, one)| {
        let other = others.iter().find(|(_, other)| one == other);
        other.map(|(there, _)| [*span, *there])
    })
}

/// Returns a date that says more than its year: many sentences are of one year.
fn date(mention: &Mention, text: &str, spoken: &SpokenFrom) -> Option<Value> {
    let is_year = mention.figure.of(text).chars().all(|c| c.is_numeric());
    let reading = mention.resolve(Kind::Date, spoken).ok();
    reading.filter(|_| !is_year).map(|reading| reading.value)
}

fn figure(mention: &Mention, text: &str) -> Option<StatedFigure> {
    let (number, noun) = match &mention.says {
        Figure::Number { number, noun } => (number, first_word(noun.of(text))),
        Figure::Money { number, currency } => (number, currency.to_lowercase()),
        Figure::Duration { number, unit } | Figure::Measure { number, unit } => {
            (number, unit.to_lowercase())
        }
        Figure::Percent(number) | Figure::Share(number) => (number, String::new()),
        Figure::Ordinal(_) | Figure::Date(_) | Figure::NotRead(_) => return None,
    };
    let value = stated(number)?;
    let is_small = value.is_integer() && value.to_integer().abs() <= SMALL;
    let is_percent = matches!(mention.says, Figure::Percent(_) | Figure::Share(_));
    let noun = (is_small && !is_percent).then_some(noun);
    // Without what it counts, a small figure says nothing.
    (noun.as_deref() != Some("")).then_some(StatedFigure { value, is_percent, noun })
}

/// Returns the figure that a number is written with, whatever its hedge.
fn stated(number: &Number) -> Option<Rational> {
    let (lower, upper) = number.ends();
    number.written().or(number.nominal()).or(lower).or(upper)
}

/// Returns the last word of a place, in lower case, and its place.
fn last_word(text: &str, place: Span) -> (Span, String) {
    let word = words_of(place.of(text), 0).last().map_or(place, |word| word.shifted(place.start));
    (word, word.of(text).to_lowercase())
}

/// Returns the words of a text from a place on.
fn words_of(text: &str, from: usize) -> impl Iterator<Item = Span> {
    let pieces = text[from..].split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    pieces.map(move |word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        Span::new(start, start + word.len())
    })
}

fn first_word(words: &str) -> String {
    words.split_whitespace().next().unwrap_or("").to_lowercase()
}
