//! What the calls of [meanings](super::meaning) give; `None` where their arguments make no sense together.

use super::meaning::Value;
use super::name::{DateBound, Direction, Name, Step, Which};
use super::phrase::DatePhrase;
use super::spans::{beside, beside_today, between, ending, lasting, rest, spanning};
use super::written;
use crate::reading::lexicon::{Part, Period};

/// The last week that a year can have (ISO 8601).
const LAST_WEEK: u8 = 53;

/// What a call makes of its arguments.
pub(super) type Function = fn(&[Value]) -> Option<Value>;

/// Returns the call of that name.
pub(super) fn function(name: &str) -> Option<Function> {
    if let Some(written) = written::function(name) {
        return Some(written);
    }
    Some(match name {
        "month" => |of| Some(Value::Name(Name::Month(of.first()?.small()?))),
        "weekday" => |of| Some(Value::Name(Name::Weekday(of.first()?.small()?))),
        "season" => |of| Some(Value::Name(Name::Season(of.first()?.small()?))),
        "quarter" => quarter,
        "week" => |of| {
            let number = of.first()?.small().filter(|number| (1..=LAST_WEEK).contains(number))?;
            Some(Value::Name(Name::Week(number)))
        },
        "weekend" => |_| Some(Value::Name(Name::Weekend)),
        "named" => named,
        "in" => inside,
        "nth" => nth,
        "moved" => moved,
        "lasting" => lasting,
        "between" => between,
        "beside" => beside,
        "preceding" => |of| beside_today(of, Direction::Past),
        "following" => |of| beside_today(of, Direction::Ahead),
        "earlier" => |of| rest(of, Direction::Past),
        "later" => |of| rest(of, Direction::Ahead),
        "counted" => counted,
        "same" => |of| phrase(DatePhrase::Same(of.first()?.period()?)),
        "offset" => offset,
        "reported" => |of| phrase(DatePhrase::Reported { years: of.first()?.number()? }),
        "weekdays" => weekdays,
        "spanning" => spanning,
        "ending" => ending,
        "holding" => holding,
        "dated" => dated,
        "part" => part,
        "half" => half,
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

pub(super) fn phrase(phrase: DatePhrase) -> Option<Value> {
    Some(Value::Date(phrase))
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
        _ => whole.length() == Some(Period::Year),
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
    if let (Value::Period(Period::Quarter), Period::Decade | Period::Century) =
        (step, whole.length()?)
    {
        return quarter_of_century(*nth, whole);
    }
    let step = match step {
        Value::Period(period) => Step::Period(*period),
        Value::Name(Name::Weekday(weekday)) => Step::Weekday(*weekday),
        _ => return None,
    };
    let shorter = step.length() < whole.length()?;
    let whole = Box::new(whole.clone());
    (shorter && *nth != 0).then_some(Value::Date(DatePhrase::Nth { nth: *nth, step, whole }))
}

/// The last quarter of the 19th century is 1875 to 1899.
fn quarter_of_century(nth: i64, whole: &DatePhrase) -> Option<Value> {
    let DatePhrase::Century(century) = whole else { return None };
    let quarter = if nth == -1 { 4 } else { nth };
    let first = (century - 1) * 100 + (quarter - 1) * 25;
    let year = |year| DatePhrase::Calendar { year: Some(year), month: None, day: None };
    let range = DatePhrase::Range(Box::new(year(first)), Box::new(year(first + 24)));
    (1..=4).contains(&quarter).then_some(Value::Date(range))
}

fn moved(of: &[Value]) -> Option<Value> {
    let [Value::Period(period), Value::Number(offset)] = of else { return None };
    phrase(DatePhrase::Relative { period: *period, offset: *offset })
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

/// Counted from the day spoken from, or from a date.
fn weekdays(of: &[Value]) -> Option<Value> {
    let (weekday, count, from) = match of {
        [weekday, Value::Number(count)] => {
            (weekday, count, DatePhrase::Relative { period: Period::Day, offset: 0 })
        }
        [weekday, Value::Number(count), Value::Date(from)] => (weekday, count, from.clone()),
        _ => return None,
    };
    let from = Box::new(from);
    phrase(DatePhrase::Weekdays { weekday: weekday.small()?, count: *count, from })
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

/// The first or the second half; the last is the second.
fn half(of: &[Value]) -> Option<Value> {
    let [Value::Number(number), date] = of else { return None };
    let half = match number {
        1 => Part::Early,
        2 | -1 => Part::Late,
        _ => return None,
    };
    part(&[Value::Part(half), date.clone()])
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
    let joined = |first: &DatePhrase, last: &DatePhrase| {
        Box::new(DatePhrase::Range(Box::new(first.clone()), Box::new(last.clone())))
    };
    // Whoever writes both ends in digits writes them in the same order.
    if let (DatePhrase::Either(a, b), DatePhrase::Either(c, d)) = (first, last) {
        return phrase(DatePhrase::Either(joined(a, c), joined(b, d)));
    }
    phrase(DatePhrase::Range(Box::new(first.clone()), Box::new(last.clone())))
}

fn bounded(bound: DateBound, of: &[Value]) -> Option<Value> {
    let [Value::Date(date)] = of else { return None };
    phrase(DatePhrase::Bounded(bound, Box::new(date.clone())))
}
