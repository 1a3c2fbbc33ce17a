//! The figures that a passage of prose states.
//!
//! Reading has two steps. [`find`] gives the [`Mention`]s of a passage: figures and dates as the words give
//! them, a date without its year where none is written. [`Mention::resolve`] turns a mention into a
//! [`Reading`] by the day that the passage speaks from. The words stand in tables in `data/words/`.
//!
//! What is no figure is not read; a figure that is not read is better than a false one.

mod amount;
mod cardinal;
mod clean;
mod date;
mod digits;
mod exclusion;
mod figure;
mod fraction;
mod hedge;
mod mention;
mod money;
mod ordinal;
mod phrases;
mod range;
mod resolve;
mod rule;
mod run_on;
mod share;
mod solar;
mod start;
mod token;
mod unit;
mod vague;
mod word_table;
mod worded;
mod words;

pub use date::{DateBound, DatePhrase, Direction, Holiday, Name, Period, Step, Which};
pub use mention::{Figure, Mention};
pub use resolve::{SpokenFrom, Unresolved};
pub use rule::{Rule, Wording};
pub use words::{Part, Unit};

use crate::text::{Span, is_invisible};
use crate::value::{Kind, Value};

/// What sort of figure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadingKind {
    /// A count or amount.
    Number,
    /// A share in percent.
    Percent,
    /// A place in an order.
    Ordinal,
    /// An amount of money.
    Money,
    /// A date.
    Date,
    /// A length of time, or an age.
    Duration,
}

impl ReadingKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Number, Self::Percent, Self::Ordinal, Self::Money, Self::Date, Self::Duration];

    /// Returns the name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Percent => "percent",
            Self::Ordinal => "ordinal",
            Self::Money => "money",
            Self::Date => "date",
            Self::Duration => "duration",
        }
    }

    /// Returns the kind of claim that such a figure can answer.
    fn claimed(self) -> Kind {
        match self {
            Self::Number | Self::Ordinal | Self::Money | Self::Duration => Kind::Quantity,
            Self::Percent => Kind::Percent,
            Self::Date => Kind::Date,
        }
    }
}

/// A mention with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What sort of figure it is.
    pub kind: ReadingKind,
    /// The unit or currency; `None` where the words name none, or the sort of figure has none.
    pub unit: Option<String>,
    /// The words with their hedge.
    pub span: Span,
    /// The figure itself.
    pub figure: Span,
    /// The rule that read it.
    pub rule: Rule,
    /// The value that the words state.
    pub value: Value,
    /// The two ends, where the words give a range; either may be meant by itself.
    pub ends: Option<Box<(Value, Value)>>,
}

/// What becomes of a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has a value.
    Read(Reading),
    /// It is a date that is not fixed, and why.
    NotFixed(Mention, Unresolved),
}

impl Outcome {
    /// Returns the words with their hedge.
    pub fn span(&self) -> Span {
        match self {
            Self::Read(reading) => reading.span,
            Self::NotFixed(mention, _) => mention.span,
        }
    }

    /// Returns what sort of figure it is.
    pub fn kind(&self) -> ReadingKind {
        match self {
            Self::Read(reading) => reading.kind,
            Self::NotFixed(mention, _) => mention.kind(),
        }
    }

    /// Returns the reading, where there is one.
    pub fn reading(self) -> Option<Reading> {
        match self {
            Self::Read(reading) => Some(reading),
            Self::NotFixed(..) => None,
        }
    }
}

/// Returns the mentions of `text`, in order, none overlapping another.
///
/// ```
/// use crosscheck::reading::find;
/// let text = "He said at least 27 other diplomats resigned by Jan. 5.";
/// let words: Vec<_> = find(text).iter().map(|mention| mention.span.of(text)).collect();
/// assert_eq!(words, ["at least 27", "by Jan. 5"]);
/// ```
pub fn find(text: &str) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut named = date::Named::default();
    let mut start = 0;
    while start < text.len() {
        let end = stretch_end(text, start);
        find_in(&text[start..end], start, &mut named, &mut mentions);
        start = end;
    }
    mentions
}

/// How much of a long text is read at a time, in bytes: what fits into a processor's own memory with its tokens.
const STRETCH: usize = 16_000;

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

/// Adds the mentions of a stretch of a text, which begins at `start`; `named` holds the dates that were named before.
fn find_in(text: &str, start: usize, named: &mut date::Named, mentions: &mut Vec<Mention>) {
    let tokens = token::tokenise(text);
    let mut i = 0;
    while i < tokens.len() {
        let found = date::mention_at(&tokens, i);
        if found.is_none() && !start::may_begin(&tokens, i) {
            i += 1;
            continue;
        }
        if let (None, Some(next)) = (&found, figure::idiom_at(&tokens, i)) {
            i = next;
            continue;
        }
        match found.or_else(|| figure::mention_at(&tokens, i)) {
            Some((mention, next)) => {
                let mut mention = mention.shifted(start);
                named.join(&mut mention);
                mentions.push(mention);
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
}

/// Returns the figures and dates of `text` with their values, in order; what is not fixed is left out.
///
/// `spoken` is the day that the whole text speaks from: what is counted from a date that the text names ("On
/// Jan. 5 … Two days later") is counted from that date.
///
/// ```
/// use crosscheck::reading::{ReadingKind, SpokenFrom, read};
/// use crosscheck::value::Edtf;
/// let spoken = SpokenFrom { as_of: Some(Edtf::parse("2010-03-19").unwrap()), published: None };
/// let readings = read("Last month 900+ voted.", &spoken);
/// let shown: Vec<_> = readings.iter().map(|reading| reading.value.to_string()).collect();
/// assert_eq!(shown, ["2010-02", ">=900"]);
/// assert_eq!(readings[0].kind, ReadingKind::Date);
/// ```
pub fn read(text: &str, spoken: &SpokenFrom) -> Vec<Reading> {
    read_each(text, spoken).filter_map(Outcome::reading).collect()
}

/// Returns the same, and in their places the dates that are not fixed, each with the reason.
pub fn read_each(text: &str, spoken: &SpokenFrom) -> impl Iterator<Item = Outcome> {
    let whole = spoken.of_whole_text();
    find(text).into_iter().map(move |mention| {
        let named = matches!(mention.says, Figure::Date(DatePhrase::FromNamed { .. }));
        let spoken = if named { &whole } else { spoken };
        let mut reading = match mention.resolve(mention.kind().claimed(), spoken) {
            Ok(reading) => reading,
            Err(why) => return Outcome::NotFixed(mention, why),
        };
        if let Figure::Number { noun, .. } = &mention.says {
            reading.unit = vague::counted_noun(noun.of(text)).map(str::to_owned);
        }
        Outcome::Read(reading.in_whole_units())
    })
}

impl Reading {
    /// Returns a length of time in the unit in which it is whole: "half an hour" as 30 minutes.
    fn in_whole_units(mut self) -> Self {
        if let (Value::Quantity(number), Some(unit)) = (&self.value, &self.unit)
            && let Some((number, unit)) = unit::whole(number, unit)
        {
            (self.value, self.unit) = (Value::Quantity(number), Some(unit.to_owned()));
        }
        self
    }
}

/// Whether a number could stand partly in `head` and partly in `tail`, which follows it: a quick look at the
/// words on either side, which spares most places a reading.
pub fn may_reach_over(head: &str, tail: &str) -> bool {
    let head = head.trim_end_matches(is_passed_over);
    let tail = tail.trim_start_matches(is_passed_over);
    let is_letter = |c: char| c.is_alphabetic() || c == '\'' || is_invisible(c);
    let (before_word, word_after) =
        (head.trim_end_matches(is_letter), tail.trim_start_matches(is_letter));
    let could_be_in = |word: &str, beside: Option<char>| {
        // A hyphen may break a word at a line end: "mil-⏎lion".
        matches!(beside, Some('-' | '\u{2010}')) || words::is_in_numbers(word)
    };
    could_be_in(&head[before_word.len()..], before_word.chars().next_back())
        && could_be_in(&tail[..tail.len() - word_after.len()], word_after.chars().next())
}

fn is_passed_over(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}
