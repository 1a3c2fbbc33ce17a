//! The small language in which date rules say what they mean.
//!
//! A meaning is a call: `date(year, month, day)`. Its arguments are names of the [classes](super::class) of the
//! pattern, in lower case (what was not written is left out), names of periods and parts, in upper case (`WEEK`,
//! `EARLY`), numbers, `_` for nothing, and other calls. `-` turns a number round.
//!
//! | call | means |
//! |---|---|
//! | `date(year, month, day)` | a date as written |
//! | `short(yy, month, day)` | the same with two digits of its year |
//! | `years(year, yy)` | "1990-91" |
//! | `span(year, yy)` | "the 2003-11 war" |
//! | `seasons(year, yy)`, `winter(season, year, yy)` | "the 2009-10 season", "the winter of 2009-10" |
//! | `bc(n)`, `early(n)` | a year before the common era, and one before 1000 |
//! | `solar(year, month, day)` | a date of the Solar Hijri calendar |
//! | `solar-beside(year, year2)` | "1388 (2009)" |
//! | `decade(year)`, `century(n)`, `bc-century(n)` | ten and a hundred years |
//! | `century-of(year)`, `turn(n)` | "the 1800s", and the year in which a century begins |
//! | `month(n)`, `weekday(n)`, `season(n)`, `quarter(n)`, `weekend(0)` | names |
//! | `named(name, which)` | "last June", "on Wednesday" |
//! | `in(name, date)` | "June last year" |
//! | `nth(n, what, date)` | "the second Monday of October", "the last day of 2009" |
//! | `moved(unit, n)` | "last month", "three days ago" |
//! | `lasting(unit, n)` | "in the past six months", up to today |
//! | `preceding(unit, n)`, `following(unit, n)` | "the previous six months", up to yesterday; "the next six months" |
//! | `earlier(unit)`, `later(unit)` | "earlier this month", "later this month" |
//! | `earlier-in(unit)`, `later-in(unit)` | "earlier in the month": of the one that the passage names, or the present one |
//! | `counted(unit, n)`, `same(unit)` | "two days later", "that same month" |
//! | `offset(unit, n, date)` | "two weeks after Jan. 5" |
//! | `eve(date)` | "the eve of Jan. 5", "the night before Jan. 5" |
//! | `between(unit, n, m, date)` | "a few days before Jan. 5" |
//! | `night(date)` | "the night of Jan. 5", which is that day or the next |
//! | `beside(unit, n, date)` | "the week after Jan. 5", "the year before 2008" |
//! | `weekdays(weekday, n)` | "three Fridays from now" |
//! | `weekdays(weekday, n, date)` | "the Monday after Jan. 5" |
//! | `spanning(unit, n, date)` | "for three days from Jan. 5" |
//! | `ending(unit, n, date)` | "the three months to June 30" |
//! | `reported(years)` | "the year-ago quarter" |
//! | `holding(unit, date)` | "the week of the 18th" |
//! | `dated(weekday, date)` | "Wednesday, Feb. 13" |
//! | `part(part, date)`, `half(n, date)` | "the end of December", "the second half of 2009" |
//! | `near(date)` | "around Jan. 5" |
//! | `range(date, date)` | "from 2007 to January 2010" |
//! | `before(date)`, `by(date)`, `since(date)`, `after(date)` | bounds |
//! | `same-date(date)` | the date itself |

use std::borrow::Cow;

use super::calls::function;
use super::term::{DateTerm, MeaningCall};
use crate::reading::lexicon::{Period, PeriodPart};

/// The periods and parts with their names.
const NAMES: [(&str, DateTerm); 10] = [
    ("DAY", DateTerm::Period(Period::Day)),
    ("WEEKEND", DateTerm::Period(Period::Weekend)),
    ("WEEK", DateTerm::Period(Period::Week)),
    ("MONTH", DateTerm::Period(Period::Month)),
    ("QUARTER", DateTerm::Period(Period::Quarter)),
    ("YEAR", DateTerm::Period(Period::Year)),
    ("EARLY", DateTerm::Part(PeriodPart::Early)),
    ("MID", DateTerm::Part(PeriodPart::Mid)),
    ("END", DateTerm::Part(PeriodPart::End)),
    ("LATE", DateTerm::Part(PeriodPart::Late)),
];

/// A meaning whose names are bound to the classes of one row of places.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    Constant(DateTerm),
    /// What the class of that place read.
    Read(usize),
    Turned(Box<Self>),
    Call(MeaningCall, Vec<Self>),
}

impl Meaning {
    /// Returns the meaning that `text` writes, where `names` are those of the classes that stand in this row, and
    /// `all` those of the whole pattern.
    ///
    /// # Errors
    ///
    /// The mistake in it, as a sentence without a stop.
    pub(super) fn parse(
        text: &str,
        names: &[Cow<'static, str>],
        all: &[Cow<'static, str>],
    ) -> Result<Self, String> {
        let mut rest = text;
        let meaning = Self::term(&mut rest, names, all)?;
        if !rest.is_empty() {
            return Err(format!("unexpected `{rest}` in the meaning `{text}`"));
        }
        Ok(meaning)
    }

    fn term(
        rest: &mut &str,
        names: &[Cow<'static, str>],
        all: &[Cow<'static, str>],
    ) -> Result<Self, String> {
        let start = rest.trim_start();
        if let Some(after) = start.strip_prefix('-') {
            *rest = after;
            return Ok(Self::Turned(Box::new(Self::term(rest, names, all)?)));
        }
        let length = start.find(['(', ')', ',']).unwrap_or(start.len());
        let (word, after) = start.split_at(length);
        *rest = after;
        let Some(mut arguments) = after.strip_prefix('(') else {
            return Self::atom(word.trim(), names, all);
        };
        let function =
            function(word.trim()).ok_or_else(|| format!("there is no meaning `{word}`"))?;
        let mut values = Vec::new();
        loop {
            values.push(Self::term(&mut arguments, names, all)?);
            if let Some(after) = arguments.strip_prefix(',') {
                arguments = after;
            } else {
                let closed = arguments.strip_prefix(')');
                *rest = closed.ok_or_else(|| format!("`)` is missing after `{word}`"))?;
                return Ok(Self::Call(function, values));
            }
        }
    }

    fn atom(
        word: &str,
        names: &[Cow<'static, str>],
        all: &[Cow<'static, str>],
    ) -> Result<Self, String> {
        if let Some(place) = names.iter().position(|name| name == word) {
            return Ok(Self::Read(place));
        }
        if word == "_" || all.iter().any(|name| name == word) {
            return Ok(Self::Constant(DateTerm::Absent));
        }
        if let Some((_, value)) = NAMES.iter().find(|(name, _)| *name == word) {
            return Ok(Self::Constant(value.clone()));
        }
        let number = word.parse();
        let number = number.map_err(|_| format!("the pattern has no class `{word}`"))?;
        Ok(Self::Constant(DateTerm::Number(number)))
    }

    /// Returns what the meaning gives for what the classes read; `None` where it makes no sense.
    pub(super) fn value(&self, read: &[DateTerm]) -> Option<DateTerm> {
        match self {
            Self::Constant(value) => Some(value.clone()),
            Self::Read(place) => read.get(*place).cloned(),
            Self::Turned(inner) => match inner.value(read)? {
                DateTerm::Number(number) => Some(DateTerm::Number(number.checked_neg()?)),
                _ => None,
            },
            Self::Call(function, arguments) => {
                let values: Option<Vec<_>> =
                    arguments.iter().map(|argument| argument.value(read)).collect();
                function(&values?)
            }
        }
    }
}
