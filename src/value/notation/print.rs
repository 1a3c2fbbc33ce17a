//! From a number to its notation, which is read back as the same number.

use std::ops::Bound::{self, Excluded, Included, Unbounded};

use crate::value::arithmetic::{power_of_ten, times};
use crate::value::number::Meaning;
use crate::value::{Number, Rational};

/// As many decimals as are read.
const MOST_PLACES: i32 = 12;
/// The largest exponent that is read.
const LARGEST_EXPONENT: i32 = 24;

/// Returns the notation of `number` as a count or a quantity.
pub(in crate::value) fn quantity(number: &Number) -> String {
    match number.meaning() {
        Meaning::Exact(nominal) if nominal.is_integer() => nominal.to_string(),
        Meaning::Rounded { nominal, step } => decimal_rounded(nominal, step)
            .or_else(|| scientific(nominal, step))
            .or_else(|| fraction(nominal, step))
            .unwrap_or_else(|| bounds(number)),
        meaning => unrounded(meaning),
    }
}

/// Returns the notation of `number` as a percentage.
pub(in crate::value) fn percent(number: &Number) -> String {
    let Meaning::Rounded { nominal, step } = number.meaning() else {
        return format!("{}%", unrounded(number.meaning()));
    };
    let unit = (step == Rational::ONE && nominal.is_integer()).then(|| nominal.to_string());
    unit.or_else(|| decimal_rounded(nominal, step))
        .or_else(|| scientific(nominal, step))
        .or_else(|| fraction(nominal, step))
        .map(|figure| figure + "%")
        .or_else(|| ratio(nominal, step))
        .unwrap_or_else(|| bounds(number) + "%")
}

/// Returns a number as people write it: without powers of ten, five digits or more in groups of three, and of a long fraction the
/// first four digits. It is not read back: what the notation says of its precision is lost.
pub(in crate::value) fn shown(number: &Number, is_percent: bool) -> String {
    if let Some(figure) = shortened(number.meaning()) {
        return grouped(&figure) + if is_percent { "%" } else { "" };
    }
    let notation = if is_percent { percent(number) } else { quantity(number) };
    let Meaning::Rounded { nominal, .. } = number.meaning() else { return grouped(&notation) };
    if notation.contains('e') {
        let sign = if is_percent { "%" } else { "" };
        return grouped(&format!("{}{sign}", exact(nominal)));
    }
    grouped(&notation)
}

/// How many digits a figure has at most that is shown as it is.
const MOST_DIGITS: usize = 6;

/// How many digits are shown of one that has more.
const DIGITS_SHOWN: i32 = 4;

/// Returns a figure that its notation makes hard to read, for people: one that is exact and has decimals, which the notation
/// gives as a range, and one with a long fraction, of which no more is shown than tells what it is. `None` for all others.
fn shortened(meaning: Meaning) -> Option<String> {
    let short = |number| first_digits(number, Rational::round).unwrap_or_else(|| exact(number));
    match meaning {
        Meaning::Exact(nominal) => (!nominal.is_integer()).then(|| short(nominal)),
        Meaning::Loose(nominal) | Meaning::About(nominal) => {
            Some(format!("~{}", first_digits(nominal, Rational::round)?))
        }
        Meaning::Range { lower, upper } => {
            let ends = [(lower, Rational::floor as Towards), (upper, Rational::ceil)];
            let [below, above] = ends.map(|(end, towards)| match end {
                Included(number) | Excluded(number) => first_digits(number, towards),
                Unbounded => None,
            });
            if below.is_none() && above.is_none() {
                return None;
            }
            let end = |end: Bound<Rational>, short: Option<String>| {
                end.map(|number| short.unwrap_or_else(|| exact(number)))
            };
            Some(between(end(lower, below), end(upper, above)))
        }
        Meaning::Rounded { .. } => None,
    }
}

/// Which of the numbers with fewer digits a number is shown as.
type Towards = fn(&Rational) -> Rational;

/// Returns the first digits of a number that has many and is not whole; `None` where it is shown as it is.
fn first_digits(number: Rational, towards: Towards) -> Option<String> {
    let digits = exact(number);
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    if number.is_integer() || count <= MOST_DIGITS && !digits.contains('/') {
        return None;
    }
    let whole = Rational::from_integer(number.numer().checked_abs()? / number.denom());
    let before = (0..LARGEST_EXPONENT).find(|power| power_of_ten(*power) > Some(whole))?;
    let places = (DIGITS_SHOWN - before).clamp(0, MOST_PLACES);
    let scaled = towards(&times(number, power_of_ten(places)?)?);
    decimal(times(scaled, power_of_ten(-places)?)?, places)
}

/// How many digits are written in groups: fewer are read at a glance, and four are a year.
const FEWEST_GROUPED: usize = 5;

/// Puts commas between groups of three digits of every whole part of a number.
fn grouped(notation: &str) -> String {
    let mut written = String::with_capacity(notation.len());
    let mut rest = notation;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        written.push_str(&rest[..start]);
        let from = &rest[start..];
        let length = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(length);
        let is_decimals = written.ends_with('.') && !written.ends_with("..");
        if is_decimals || digits.len() < FEWEST_GROUPED {
            written.push_str(digits);
        } else {
            for (at, digit) in digits.char_indices() {
                let is_between = at > 0 && (digits.len() - at).is_multiple_of(3);
                written.push_str(if is_between { "," } else { "" });
                written.push(digit);
            }
        }
        rest = after;
    }
    written + rest
}

/// Returns the notation of an exact number: a decimal where it is a short one, otherwise a fraction.
pub fn exact(number: Rational) -> String {
    (0..=MOST_PLACES)
        .find_map(|places| decimal(number, places))
        .unwrap_or_else(|| number.to_string())
}

fn unrounded(meaning: Meaning) -> String {
    match meaning {
        Meaning::Exact(nominal) | Meaning::Rounded { nominal, step: _ } => {
            range(Included(nominal), Included(nominal))
        }
        Meaning::Loose(nominal) | Meaning::About(nominal) => format!("~{}", exact(nominal)),
        Meaning::Range { lower, upper } => range(lower, upper),
    }
}

fn bounds(number: &Number) -> String {
    let bounds = number.bounds(None);
    range(bounds.lower(), bounds.upper())
}

fn range(lower: Bound<Rational>, upper: Bound<Rational>) -> String {
    between(lower.map(exact), upper.map(exact))
}

fn between(lower: Bound<String>, upper: Bound<String>) -> String {
    match (lower, upper) {
        (Included(limit), Unbounded) => format!(">={limit}"),
        (Excluded(limit), Unbounded) => format!(">{limit}"),
        (Unbounded, Included(limit)) => format!("<={limit}"),
        (Unbounded, Excluded(limit)) => format!("<{limit}"),
        (Unbounded, Unbounded) => "..".to_owned(),
        (Included(lower), Included(upper)) => format!("{lower}..{upper}"),
        (Excluded(lower), Included(upper)) => format!(">{lower}..{upper}"),
        (Included(lower), Excluded(upper)) => format!("{lower}..<{upper}"),
        (Excluded(lower), Excluded(upper)) => format!(">{lower}..<{upper}"),
    }
}

/// `0.42`: the step is a tenth, a hundredth and so on.
fn decimal_rounded(nominal: Rational, step: Rational) -> Option<String> {
    let places = (1..=MOST_PLACES).find(|&places| power_of_ten(-places) == Some(step))?;
    decimal(nominal, places)
}

/// Returns `number` with exactly `places` decimals, if it needs no more.
fn decimal(number: Rational, places: i32) -> Option<String> {
    let unit = power_of_ten(places)?;
    let scaled = times(number, unit).filter(Rational::is_integer)?;
    let sign = if *number.numer() < 0 { "-" } else { "" };
    let scaled = scaled.numer().unsigned_abs();
    let unit = unit.numer().unsigned_abs();
    if places == 0 {
        return Some(format!("{sign}{scaled}"));
    }
    let width = usize::try_from(places).ok()?;
    Some(format!("{sign}{}.{:0width$}", scaled / unit, scaled % unit))
}

/// `1.2e6`: the step is one, ten, a hundred and so on.
fn scientific(nominal: Rational, step: Rational) -> Option<String> {
    let power = (0..=LARGEST_EXPONENT).find(|&power| power_of_ten(power) == Some(step))?;
    let mantissa = times(nominal, power_of_ten(-power)?).filter(Rational::is_integer)?;
    let sign = if *mantissa.numer() < 0 { "-" } else { "" };
    let digits = mantissa.numer().unsigned_abs().to_string();
    let (first, others) = digits.split_at(1);
    let exponent = power + i32::try_from(others.len()).ok()?;
    let point = if others.is_empty() { "" } else { "." };
    Some(format!("{sign}{first}{point}{others}e{exponent}"))
}

/// `2/3`: the step is a tenth of one part.
fn fraction(nominal: Rational, step: Rational) -> Option<String> {
    let tenths = times(step, Rational::from_integer(10))?;
    let parts = (*tenths.numer() == 1).then(|| Rational::from_integer(*tenths.denom()))?;
    let count = times(nominal, parts).filter(Rational::is_integer)?;
    Some(format!("{count}/{parts}"))
}

/// `2/3`, for 66 2/3 %.
fn ratio(nominal: Rational, step: Rational) -> Option<String> {
    let hundredth = Rational::new_raw(1, 100);
    fraction(times(nominal, hundredth)?, times(step, hundredth)?)
}
