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
mod money;
mod ordinal;
mod phrases;
mod range;
mod resolve;
mod rule;
mod share;
mod solar;
mod start;
mod token;
mod unit;
mod vague;
mod worded;
mod words;

pub use date::{DateBound, DatePhrase, Direction, Holiday, Name, Period, Step, Which};
pub use resolve::{SpokenFrom, Unresolved};
pub use rule::{Rule, Wording};
pub use words::{Part, Unit};

use crate::text::{Span, is_invisible};
use crate::value::{Edtf, Kind, Number, Value};

/// A figure or date as a passage words it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words with their hedge: "at least 27".
    pub span: Span,
    /// The figure itself, which a quote may not cut: "27", "80 percent", "December".
    pub figure: Span,
    /// The rule that read it.
    pub rule: Rule,
    /// What the words say.
    pub says: Figure,
}

/// What the words of a mention say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A count or amount; `noun` holds the words after it, in which its unit is looked for.
    Number {
        /// The number with its hedges.
        number: Number,
        /// The words that follow in the same clause, at most five; empty at its end.
        noun: Span,
    },
    /// A share in percent.
    Percent(Number),
    /// A part of one: "two thirds", which can be said in percent too.
    Share(Number),
    /// A place in an order, or several, which is not a count.
    Ordinal(Number),
    /// An amount of money.
    Money {
        /// How much, with hedges.
        number: Number,
        /// The ISO 4217 code where the words leave no doubt, otherwise the word: "dollars".
        currency: &'static str,
    },
    /// A length of time or an age.
    Duration {
        /// How many units, with hedges.
        number: Number,
        /// The unit's name, in the plural.
        unit: &'static str,
    },
    /// An amount in another unit: "5 km".
    Measure {
        /// How many units, with hedges.
        number: Number,
        /// The unit's name, in the plural.
        unit: &'static str,
    },
    /// A date, perhaps without its year.
    Date(DatePhrase),
}

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

/// Returns the mentions of `text`, in order, none overlapping another.
///
/// ```
/// use crosscheck::reading::find;
/// let text = "He said at least 27 other diplomats resigned by Jan. 5.";
/// let words: Vec<_> = find(text).iter().map(|mention| mention.span.of(text)).collect();
/// assert_eq!(words, ["at least 27", "by Jan. 5"]);
/// ```
pub fn find(text: &str) -> Vec<Mention> {
    let tokens = token::tokenise(text);
    let mut mentions = Vec::new();
    let mut named = date::Named::default();
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
            Some((mut mention, next)) => {
                named.join(&mut mention);
                mentions.push(mention);
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
    mentions
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
    read_each(text, spoken).filter_map(Result::ok).collect()
}

/// Returns the same, and in their places the dates that are not fixed, each with the reason.
pub fn read_each(
    text: &str,
    spoken: &SpokenFrom,
) -> impl Iterator<Item = Result<Reading, (Mention, Unresolved)>> {
    let whole = spoken.of_whole_text();
    find(text).into_iter().map(move |mention| {
        let named = matches!(mention.says, Figure::Date(DatePhrase::FromNamed { .. }));
        let spoken = if named { &whole } else { spoken };
        let mut reading = match mention.resolve(mention.kind().claimed(), spoken) {
            Ok(reading) => reading,
            Err(unresolved) => return Err((mention, unresolved)),
        };
        if let Figure::Number { noun, .. } = &mention.says {
            reading.unit = vague::counted_noun(noun.of(text)).map(str::to_owned);
        }
        Ok(reading.in_whole_units())
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

impl Mention {
    /// Returns what sort of figure it is.
    pub fn kind(&self) -> ReadingKind {
        match &self.says {
            Figure::Number { .. } | Figure::Share(_) | Figure::Measure { .. } => {
                ReadingKind::Number
            }
            Figure::Money { .. } => ReadingKind::Money,
            Figure::Percent(_) => ReadingKind::Percent,
            Figure::Ordinal(_) => ReadingKind::Ordinal,
            Figure::Duration { .. } => ReadingKind::Duration,
            Figure::Date(_) => ReadingKind::Date,
        }
    }

    /// Whether the mention could state a value of this kind and unit. A count fits whatever its noun, since
    /// the noun may stand elsewhere ("540 backed the challenger"); a measure only its own unit, and no count fits
    /// a claim in a unit of measure or money. Some readings fit no claim, as their [`Rule`] says.
    pub fn fits(&self, kind: Kind, unit: Option<&str>) -> bool {
        if matches!(self.rule, Rule::DecimalComma | Rule::None) {
            return false;
        }
        match (&self.says, kind) {
            (Figure::Number { .. }, Kind::Count | Kind::Quantity) => {
                unit.is_none_or(|unit| !is_measure(unit))
            }
            (
                Figure::Duration { .. } | Figure::Measure { .. } | Figure::Money { .. },
                Kind::Count | Kind::Quantity,
            ) => unit.is_some_and(|unit| self.is_in(unit)),
            (Figure::Share(_), Kind::Quantity) => unit.is_none(),
            (Figure::Percent(_) | Figure::Share(_), Kind::Percent)
            | (Figure::Date(_), Kind::Date) => true,
            _ => false,
        }
    }

    /// Whether the mention measures in the unit or currency of this name.
    fn is_in(&self, name: &str) -> bool {
        match &self.says {
            Figure::Duration { unit: own, .. } | Figure::Measure { unit: own, .. } => {
                unit::canonical(name) == Some(own) || (*own == "pounds" && name == "GBP")
            }
            Figure::Money { currency: own, .. } => {
                money::canonical(name).is_some_and(|name| name.eq_ignore_ascii_case(own))
            }
            _ => false,
        }
    }

    /// Whether the unit stands among the words after the figure: "650 *votes* cast". `text` is the text that
    /// the mention was found in.
    pub fn names_unit(&self, text: &str, unit: &str) -> bool {
        match &self.says {
            Figure::Number { noun, .. } => {
                let unit = singular(&unit.to_lowercase()).to_owned();
                let words = noun.of(text).split(|c: char| !c.is_alphanumeric());
                words.map(str::to_lowercase).any(|word| singular(&word) == unit)
            }
            _ => self.is_in(unit),
        }
    }

    /// Whether the words after the figure are of something else than `unit`: "27 *other diplomats*". Those of
    /// "540 *of the* 650 votes" and "540 *or* 545 votes" may share the unit of the figure that follows.
    pub fn names_another_unit(&self, text: &str, unit: &str) -> bool {
        let Figure::Number { noun, .. } = &self.says else { return !self.names_unit(text, unit) };
        let shared = ["of", "out", "or", "and", "to", "from", "in"];
        let first = noun.of(text).split_whitespace().next();
        first.is_some_and(|word| !shared.contains(&word)) && !self.names_unit(text, unit)
    }

    /// Returns the same mention `by` bytes further on: from a sentence's places to those of the whole text.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        self.span = self.span.shifted(by);
        self.figure = self.figure.shifted(by);
        if let Figure::Number { noun, .. } = &mut self.says {
            *noun = noun.shifted(by);
        }
        self
    }

    /// Returns the value of the mention as one of `kind`, for which it must [fit](Self::fits).
    ///
    /// # Errors
    ///
    /// A date that the passage does not fix is [`Unresolved`]: it has no year and `spoken` gives none.
    pub fn resolve(&self, kind: Kind, spoken: &SpokenFrom) -> Result<Reading, Unresolved> {
        let (value, ends) = match &self.says {
            Figure::Share(share) if kind == Kind::Percent => {
                (Value::Percent(share::in_percent(share).unwrap_or(*share)), None)
            }
            Figure::Number { number, .. }
            | Figure::Share(number)
            | Figure::Money { number, .. }
            | Figure::Measure { number, .. }
            | Figure::Duration { number, .. }
            | Figure::Percent(number) => {
                let ends = (self.rule == Rule::NumberRange).then(|| number_ends(kind, number));
                (of_kind(kind, *number), ends.flatten())
            }
            Figure::Ordinal(place) => (of_kind(kind, *place), None),
            Figure::Date(phrase) => {
                let (date, ends) = resolve::resolve(phrase, spoken)?;
                let ends =
                    ends.map(|(from, to): (Edtf, Edtf)| (Value::Date(from), Value::Date(to)));
                (Value::Date(date), ends)
            }
        };
        let ends = ends.map(Box::new);
        let unit = match &self.says {
            Figure::Duration { unit, .. } | Figure::Measure { unit, .. } => {
                Some((*unit).to_owned())
            }
            Figure::Money { currency, .. } => Some((*currency).to_owned()),
            _ => None,
        };
        let (span, figure, rule) = (self.span, self.figure, self.rule);
        Ok(Reading { kind: self.kind(), unit, span, figure, rule, value, ends })
    }
}

fn of_kind(kind: Kind, number: Number) -> Value {
    match kind {
        Kind::Percent => Value::Percent(number),
        Kind::Quantity => Value::Quantity(number),
        _ => Value::Count(number),
    }
}

fn number_ends(kind: Kind, number: &Number) -> Option<(Value, Value)> {
    let (lower, upper) = number.ends();
    let end = |end| of_kind(kind, Number::exact(end));
    match (lower, upper) {
        (Some(lower), Some(upper)) if lower != upper => Some((end(lower), end(upper))),
        _ => None,
    }
}

/// Whether `unit` is one of measure or money, in which a bare number is not: hours, but not barrels.
fn is_measure(unit: &str) -> bool {
    unit::is_strict(unit) || money::canonical(unit).is_some()
}

fn singular(word: &str) -> &str {
    match word {
        "men" => "man",
        "women" => "woman",
        "people" | "persons" => "person",
        "children" => "child",
        _ => word.strip_suffix('s').unwrap_or(word),
    }
}
