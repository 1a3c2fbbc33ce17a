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
//! | `solar(year, month, day)` | a date of the Solar Hijri calendar |
//! | `decade(year)`, `century(n)` | ten and a hundred years |
//! | `month(n)`, `weekday(n)`, `season(n)`, `quarter(n)` | names |
//! | `named(name, which)` | "last June", "on Wednesday" |
//! | `in(name, date)` | "June last year" |
//! | `nth(n, what, date)` | "the second Monday of October", "the last day of 2009" |
//! | `moved(unit, n)` | "last month", "three days ago" |
//! | `lasting(unit, n)` | "in the past six months" |
//! | `counted(unit, n)`, `same(unit)` | "two days later", "that same month" |
//! | `offset(unit, n, date)` | "two weeks after Jan. 5" |
//! | `weekdays(weekday, n)` | "three Fridays from now" |
//! | `reported(years)` | "the year-ago quarter" |
//! | `holding(unit, date)` | "the week of the 18th" |
//! | `dated(weekday, date)` | "Wednesday, Feb. 13" |
//! | `part(part, date)` | "the end of December" |
//! | `near(date)` | "around Jan. 5" |
//! | `range(date, date)` | "from 2007 to January 2010" |
//! | `before(date)`, `by(date)`, `since(date)`, `after(date)` | bounds |
//! | `same-date(date)` | the date itself |

use super::super::words::Part;
use super::phrase::{DateBound, DatePhrase, Name, Period, Step, Which};

/// What a class read, or a call gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Absent,
    Number(i64),
    Period(Period),
    Part(Part),
    Name(Name),
    Date(DatePhrase),
}

/// A meaning whose names are bound to the classes of one row of places.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    Constant(Value),
    /// What the class of that place read.
    Read(usize),
    Turned(Box<Self>),
    Call(Function, Vec<Self>),
}

type Function = fn(&[Value]) -> Option<Value>;

impl Meaning {
    /// Returns the meaning that `text` writes, where `names` are those of the classes that stand in this row, and
    /// `all` those of the whole pattern.
    ///
    /// # Panics
    ///
    /// When it is malformed: the table is part of the program, and a test compiles it.
    pub(super) fn parse(text: &str, names: &[String], all: &[String]) -> Self {
        let mut rest = text;
        let meaning = Self::term(&mut rest, names, all);
        assert!(rest.is_empty(), "unexpected `{rest}` in `{text}`");
        meaning
    }

    fn term(rest: &mut &str, names: &[String], all: &[String]) -> Self {
        let start = rest.trim_start();
        if let Some(after) = start.strip_prefix('-') {
            *rest = after;
            return Self::Turned(Box::new(Self::term(rest, names, all)));
        }
        let length = start.find(['(', ')', ',']).unwrap_or(start.len());
        let (word, after) = start.split_at(length);
        *rest = after;
        let Some(mut arguments) = after.strip_prefix('(') else {
            return Self::atom(word.trim(), names, all);
        };
        let function = function(word.trim()).unwrap_or_else(|| panic!("no meaning `{word}`"));
        let mut values = Vec::new();
        loop {
            values.push(Self::term(&mut arguments, names, all));
            if let Some(after) = arguments.strip_prefix(',') {
                arguments = after;
            } else {
                *rest = arguments.strip_prefix(')').unwrap_or_else(|| panic!("`)` after {word}"));
                return Self::Call(function, values);
            }
        }
    }

    fn atom(word: &str, names: &[String], all: &[String]) -> Self {
        if let Some(place) = names.iter().position(|name| name == word) {
            return Self::Read(place);
        }
        if word == "_" || all.iter().any(|name| name == word) {
            return Self::Constant(Value::Absent);
        }
        let value = match word {
            "DAY" => Value::Period(Period::Day),
            "WEEKEND" => Value::Period(Period::Weekend),
            "WEEK" => Value::Period(Period::Week),
            "MONTH" => Value::Period(Period::Month),
            "QUARTER" => Value::Period(Period::Quarter),
            "YEAR" => Value::Period(Period::Year),
            "EARLY" => Value::Part(Part::Early),
            "MID" => Value::Part(Part::Mid),
            "END" => Value::Part(Part::End),
            "LATE" => Value::Part(Part::Late),
            _ => Value::Number(word.parse().unwrap_or_else(|_| panic!("no class `{word}`"))),
        };
        Self::Constant(value)
    }

    /// Returns what the meaning gives for what the classes read; `None` where it makes no sense.
    pub(super) fn value(&self, read: &[Value]) -> Option<Value> {
        match self {
            Self::Constant(value) => Some(value.clone()),
            Self::Read(place) => read.get(*place).cloned(),
            Self::Turned(inner) => match inner.value(read)? {
                Value::Number(number) => Some(Value::Number(number.checked_neg()?)),
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

fn function(name: &str) -> Option<Function> {
    Some(match name {
        "date" => date,
        "short" => short,
        "solar" => solar,
        "decade" => |of| phrase(DatePhrase::Decade(of.first()?.number()?)),
        "century" => |of| {
            let number = of.first()?.number().filter(|number| (1..=99).contains(number))?;
            phrase(DatePhrase::Century(number))
        },
        "month" => |of| Some(Value::Name(Name::Month(of.first()?.small()?))),
        "weekday" => |of| Some(Value::Name(Name::Weekday(of.first()?.small()?))),
        "season" => |of| Some(Value::Name(Name::Season(of.first()?.small()?))),
        "quarter" => quarter,
        "named" => named,
        "in" => inside,
        "nth" => nth,
        "moved" => moved,
        "lasting" => lasting,
        "counted" => counted,
        "same" => |of| phrase(DatePhrase::Same(of.first()?.period()?)),
        "offset" => offset,
        "reported" => |of| phrase(DatePhrase::Reported { years: of.first()?.number()? }),
        "weekdays" => weekdays,
        "holding" => holding,
        "dated" => dated,
        "part" => part,
        "near" => |of| match of {
            [Value::Date(date)] => phrase(DatePhrase::Near(Box::new(date.clone()))),
            _ => None,
        },
        "range" => range,
        "before" => |of| bounded(DateBound::Before, of),
        "by" => |of| bounded(DateBound::By, of),
        "since" => |of| bounded(DateBound::Since, of),
        "after" => |of| bounded(DateBound::After, of),
        "same-date" => |of| of.first().cloned(),
        _ => return None,
    })
}

fn phrase(phrase: DatePhrase) -> Option<Value> {
    Some(Value::Date(phrase))
}

fn date(of: &[Value]) -> Option<Value> {
    let [year, month, day] = of else { return None };
    let (month, day) = (month.optional_small()?, day.optional_small()?);
    phrase(DatePhrase::Calendar { year: year.optional()?, month, day })
}

fn short(of: &[Value]) -> Option<Value> {
    let [year, month, day] = of else { return None };
    let (month, day) = (month.optional_small()?, day.optional_small()?);
    phrase(DatePhrase::ShortYear { year: year.small()?, month, day })
}

fn solar(of: &[Value]) -> Option<Value> {
    let [year, month, day] = of else { return None };
    let (month, day) = (month.optional_small()?, day.optional_small()?);
    phrase(DatePhrase::Solar { year: year.optional()?, month, day })
}

/// A quarter by its number: "the last quarter" can be the fourth, or the one that was over last.
fn quarter(of: &[Value]) -> Option<Value> {
    let number = match of.first()?.number()? {
        number @ 1..=4 => u8::try_from(number).ok()?,
        _ => return None,
    };
    Some(Value::Name(Name::Quarter(number)))
}

fn named(of: &[Value]) -> Option<Value> {
    let [Value::Name(name), which] = of else { return None };
    let which = match which.optional()? {
        None => None,
        Some(-1) => Some(Which::Last),
        Some(0) => Some(Which::This),
        Some(1) => Some(Which::Next),
        Some(_) => return None,
    };
    phrase(DatePhrase::Named { name: *name, which })
}

fn inside(of: &[Value]) -> Option<Value> {
    let [Value::Name(name), Value::Date(whole)] = of else { return None };
    let fits = match name {
        Name::Weekday(_) => whole.length() == Some(Period::Week),
        Name::Month(_) | Name::Season(_) | Name::Quarter(_) => whole.length() == Some(Period::Year),
    };
    let inside = match (name, whole) {
        // "June 2009" in other words is the same.
        (Name::Month(month), DatePhrase::Calendar { year, month: None, day: None }) => {
            DatePhrase::Calendar { year: *year, month: Some(*month), day: None }
        }
        _ => DatePhrase::In(*name, Box::new(whole.clone())),
    };
    fits.then_some(Value::Date(inside))
}

fn nth(of: &[Value]) -> Option<Value> {
    let [Value::Number(nth), step, Value::Date(whole)] = of else { return None };
    let step = match step {
        Value::Period(period) => Step::Period(*period),
        Value::Name(Name::Weekday(weekday)) => Step::Weekday(*weekday),
        _ => return None,
    };
    let shorter = step.length() < whole.length()?;
    let whole = Box::new(whole.clone());
    (shorter && *nth != 0).then_some(Value::Date(DatePhrase::Nth { nth: *nth, step, whole }))
}

fn moved(of: &[Value]) -> Option<Value> {
    let [Value::Period(period), Value::Number(offset)] = of else { return None };
    phrase(DatePhrase::Relative { period: *period, offset: *offset })
}

fn lasting(of: &[Value]) -> Option<Value> {
    let [Value::Period(period), Value::Number(count)] = of else { return None };
    phrase(DatePhrase::Lasting { period: *period, count: *count })
}

fn counted(of: &[Value]) -> Option<Value> {
    let [Value::Period(period), Value::Number(count)] = of else { return None };
    phrase(DatePhrase::Counted { period: *period, count: *count })
}

fn offset(of: &[Value]) -> Option<Value> {
    let [Value::Period(period), Value::Number(count), Value::Date(from)] = of else { return None };
    let from = Box::new(from.clone());
    phrase(DatePhrase::Offset { period: *period, count: *count, from })
}

fn weekdays(of: &[Value]) -> Option<Value> {
    let [weekday, Value::Number(count)] = of else { return None };
    phrase(DatePhrase::Weekdays { weekday: weekday.small()?, count: *count })
}

fn holding(of: &[Value]) -> Option<Value> {
    let [Value::Period(period), Value::Date(date)] = of else { return None };
    (date.length()? < *period)
        .then(|| Value::Date(DatePhrase::Holding(*period, Box::new(date.clone()))))
}

/// A weekday beside a date: it says nothing more where the year is written.
fn dated(of: &[Value]) -> Option<Value> {
    let [Value::Number(weekday), Value::Date(date)] = of else { return None };
    let weekday = u8::try_from(*weekday).ok()?;
    match date {
        DatePhrase::Calendar { year: None, day: Some(_), .. } => {
            phrase(DatePhrase::Dated { weekday, date: Box::new(date.clone()) })
        }
        DatePhrase::Calendar { day: Some(_), .. }
        | DatePhrase::ShortYear { day: Some(_), .. }
        | DatePhrase::Solar { day: Some(_), .. }
        | DatePhrase::Either(..) => phrase(date.clone()),
        _ => None,
    }
}

/// A part of a day is that day.
fn part(of: &[Value]) -> Option<Value> {
    let [Value::Part(part), Value::Date(whole)] = of else { return None };
    match whole.length()? {
        Period::Day => phrase(whole.clone()),
        _ => phrase(DatePhrase::Part(*part, Box::new(whole.clone()))),
    }
}

fn range(of: &[Value]) -> Option<Value> {
    let [Value::Date(first), Value::Date(last)] = of else { return None };
    phrase(DatePhrase::Range(Box::new(first.clone()), Box::new(last.clone())))
}

fn bounded(bound: DateBound, of: &[Value]) -> Option<Value> {
    let [Value::Date(date)] = of else { return None };
    phrase(DatePhrase::Bounded(bound, Box::new(date.clone())))
}

impl Value {
    fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    fn small(&self) -> Option<u8> {
        self.number().and_then(|number| u8::try_from(number).ok())
    }

    fn period(&self) -> Option<Period> {
        if let Self::Period(period) = self { Some(*period) } else { None }
    }

    /// Returns the number, or `None` inside where there is none.
    fn optional(&self) -> Option<Option<i64>> {
        if *self == Self::Absent { Some(None) } else { self.number().map(Some) }
    }

    fn optional_small(&self) -> Option<Option<u8>> {
        if *self == Self::Absent { Some(None) } else { self.small().map(Some) }
    }
}
