//! One date: a year, perhaps a month or season, perhaps a day, and the marks on them.

use super::NotationError;
use super::cursor::Cursor;
use crate::value::Day;

/// Years beyond this are refused, so that no arithmetic on days can overflow.
const LARGEST_YEAR: i64 = 100_000_000_000;

/// Digits of which `None` is unspecified (`X`).
pub(super) type Digits<const N: usize> = [Option<u8>; N];

/// A date as it is written. Its days need not exist.
pub(super) struct Date {
    pub(super) year: Year,
    pub(super) part: Part,
    /// The coarsest part that is marked, as a unit; `None` when the date is certain.
    pub(super) marked: Option<Unit>,
}

pub(super) enum Year {
    /// Four digits.
    Digits { is_negative: bool, digits: Digits<4> },
    /// A year beyond four digits, or one of which some digits are not significant; in order of time.
    Between { first: i64, last: i64, unit: i64 },
}

pub(super) enum Part {
    /// The whole year, or a month of it, or a day.
    Month { month: Option<Digits<2>>, day: Option<Digits<2>> },
    /// A season or another part of the year, 21 to 41.
    Season(u8),
}

/// What a date is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Day,
    Months(i64),
}

impl Date {
    /// Returns the days in its month; `None` when the year or the month is not wholly specified.
    pub(super) fn month_length(&self) -> Option<u8> {
        let Year::Digits { is_negative: _, digits: [Some(k), Some(c), Some(x), Some(i)] } =
            self.year
        else {
            return None;
        };
        let Part::Month { month: Some([Some(tens), Some(ones)]), day: _ } = self.part else {
            return None;
        };
        // Years of one number, before and after Christ, have months of the same lengths.
        let year = [k, c, x, i].into_iter().fold(0, |year, digit| year * 10 + i64::from(digit));
        Day::month_length(year, tens * 10 + ones)
    }

    /// Whether it names a day, of which some digits may be unspecified.
    pub(super) fn has_day(&self) -> bool {
        matches!(self.part, Part::Month { month: _, day: Some(_) })
    }

    /// Whether nothing in it is marked or unspecified.
    pub(super) fn is_plain(&self) -> bool {
        let Year::Digits { is_negative: _, digits } = &self.year else { return false };
        let Part::Month { month, day } = &self.part else { return false };
        let unspecified = |digits: &Option<Digits<2>>| digits.is_some_and(|d| d.contains(&None));
        self.marked.is_none() && !digits.contains(&None) && !unspecified(month) && !unspecified(day)
    }
}

impl Year {
    /// Returns the number of years that share the digits written: 10 for `201X`.
    pub(super) fn unit(&self) -> i64 {
        match self {
            Self::Digits { is_negative: _, digits } => {
                let specified = digits.iter().take_while(|digit| digit.is_some()).count();
                [10_000, 1_000, 100, 10, 1][specified]
            }
            Self::Between { first: _, last: _, unit } => *unit,
        }
    }
}

/// Reads a date; stops at what does not belong to one.
pub(super) fn date(cursor: &mut Cursor<'_>) -> Result<Date, NotationError> {
    let mut marked = None;
    let is_marked = mark(cursor);
    let year = year(cursor)?;
    if mark(cursor) || is_marked {
        marked = Some(Unit::Months(12 * year.unit()));
    }
    let has_parts = matches!(year, Year::Digits { .. });
    if !has_parts || !cursor.eat("-") {
        let part = Part::Month { month: None, day: None };
        return Ok(Date { year, part, marked });
    }
    let (month, is_marked) = two_digits(cursor, "a month of two digits")?;
    let part = part_of_year(cursor, month)?;
    if is_marked {
        marked = marked.max(Some(part.unit()));
    }
    if !cursor.looks_at("-") {
        return Ok(Date { year, part, marked });
    }
    if let Part::Season(_) = part {
        return Err(cursor.expected("the end of the date, as a season has no days,"));
    }
    cursor.eat("-");
    let (day, is_marked) = two_digits(cursor, "a day of two digits")?;
    if is_marked {
        marked = marked.max(Some(Unit::Day));
    }
    Ok(Date { year, part: Part::Month { month: Some(month), day: Some(day) }, marked })
}

impl Part {
    fn unit(&self) -> Unit {
        match self {
            Self::Month { .. } => Unit::Months(1),
            Self::Season(37..=39) => Unit::Months(4),
            Self::Season(40..) => Unit::Months(6),
            Self::Season(_) => Unit::Months(3),
        }
    }
}

fn mark(cursor: &mut Cursor<'_>) -> bool {
    cursor.eat("?") || cursor.eat("~") || cursor.eat("%")
}

/// Reads two digits and the marks around them, and returns whether there are marks.
fn two_digits(cursor: &mut Cursor<'_>, what: &str) -> Result<(Digits<2>, bool), NotationError> {
    let is_marked = mark(cursor);
    let start = cursor.at();
    let run = cursor.take(is_digit_or_x);
    let digits = digits(run).ok_or_else(|| cursor.expected_since(start, what))?;
    Ok((digits, mark(cursor) || is_marked))
}

/// Tells months from seasons.
fn part_of_year(cursor: &Cursor<'_>, digits: Digits<2>) -> Result<Part, NotationError> {
    if let [Some(tens), Some(ones)] = digits
        && let season @ 21..=41 = tens * 10 + ones
    {
        return Ok(Part::Season(season));
    }
    if (1..=12).any(|month| fits(month, digits)) {
        return Ok(Part::Month { month: Some(digits), day: None });
    }
    let what = "a month from 01 to 12, or a part of the year from 21 to 41,";
    Err(cursor.expected_since(cursor.at() - 2, what))
}

/// Whether `number`, below 100, has these digits.
pub(super) fn fits(number: u8, digits: Digits<2>) -> bool {
    let [tens, ones] = digits;
    tens.is_none_or(|tens| number / 10 == tens) && ones.is_none_or(|ones| number % 10 == ones)
}

fn year(cursor: &mut Cursor<'_>) -> Result<Year, NotationError> {
    let start = cursor.at();
    if cursor.eat("Y") {
        return long_year(cursor, start);
    }
    let is_negative = cursor.eat("-");
    let run = cursor.take(is_digit_or_x);
    let Some(written) = digits::<4>(run) else {
        return Err(year_error(cursor, start, run));
    };
    if is_negative && run == "0000" {
        return Err(cursor.expected_since(start, "`0000`, which has no sign,"));
    }
    if cursor.looks_at("S") {
        let magnitude =
            run.parse().map_err(|_| cursor.expected("no `S` beside unspecified digits"))?;
        return significant(cursor, is_negative, magnitude, 1);
    }
    Ok(Year::Digits { is_negative, digits: written })
}

fn year_error(cursor: &Cursor<'_>, start: usize, run: &str) -> NotationError {
    let error = cursor.expected_since(start, "a year of four digits");
    let is_long = run.len() > 4 && run.bytes().all(|byte| byte.is_ascii_digit());
    if is_long && run.len() != 8 && !run.starts_with('0') {
        let sign = if start + run.len() < cursor.at() { "-" } else { "" };
        return error.with_help(format!("write `Y{sign}{run}` for a year beyond 9999"));
    }
    error
}

/// `Y170002`, `Y-17E7`, `Y3388E2S3`, after the `Y`.
fn long_year(cursor: &mut Cursor<'_>, start: usize) -> Result<Year, NotationError> {
    let is_negative = cursor.eat("-");
    let run = cursor.digits();
    let mut scale = Some(1_i64);
    if cursor.eat("E") {
        let power = cursor.digits();
        scale = power.parse().ok().and_then(|power| 10_i64.checked_pow(power));
        if power.is_empty() {
            return Err(cursor.expected("an exponent"));
        }
    }
    let short = || cursor.expected_since(start, "after `Y`, a year of more than four digits");
    if run.is_empty() || run.starts_with('0') {
        return Err(short());
    }
    let magnitude = run.parse::<i64>().ok().zip(scale).and_then(|(m, scale)| m.checked_mul(scale));
    match magnitude.zip(scale) {
        Some((..=9999, _)) => Err(short()),
        Some((magnitude, scale)) if magnitude <= LARGEST_YEAR => {
            significant(cursor, is_negative, magnitude, scale)
        }
        _ => Err(cursor.expected_since(start, "a year between -10^11 and 10^11")),
    }
}

/// Reads the number of significant digits, if it is there, after a year of that magnitude.
fn significant(
    cursor: &mut Cursor<'_>,
    is_negative: bool,
    magnitude: i64,
    unit: i64,
) -> Result<Year, NotationError> {
    let start = cursor.at();
    let (mut least, mut greatest, mut unit) = (magnitude, magnitude, unit);
    if cursor.eat("S") {
        let count = cursor.digits();
        let length = magnitude.to_string().len();
        let kept = count.parse::<usize>().ok().filter(|kept| (1..=length).contains(kept));
        let what = "after `S`, a number of digits that the year has";
        let kept = kept.ok_or_else(|| cursor.expected_since(start, what))?;
        unit = (kept..length).fold(1, |unit, _| unit * 10);
        least = magnitude - magnitude % unit;
        greatest = least + (unit - 1);
    }
    let (first, last) = if is_negative { (-greatest, -least) } else { (least, greatest) };
    Ok(Year::Between { first, last, unit })
}

fn is_digit_or_x(character: char) -> bool {
    character.is_ascii_digit() || character == 'X'
}

fn digits<const N: usize>(run: &str) -> Option<Digits<N>> {
    let bytes: [u8; N] = run.as_bytes().try_into().ok()?;
    Some(bytes.map(|byte| (byte != b'X').then(|| byte - b'0')))
}
