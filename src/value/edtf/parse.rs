//! Dates, intervals and sets.

use super::NotationError;
use super::bounds::Ends;
use super::cursor::Cursor;
use super::date::{Date, date};
use super::time::time;
use crate::text::Span;

/// Returns the ends of what `notation` writes.
///
/// # Errors
///
/// When `notation` is not EDTF, or holds no day.
pub(super) fn parse(notation: &str) -> Result<Ends, NotationError> {
    let mut cursor = Cursor::new(notation, 0);
    let ends = if cursor.eat("[") {
        set(&mut cursor, "]")?
    } else if cursor.eat("{") {
        set(&mut cursor, "}")?
    } else if let Some(slash) = notation.find('/') {
        return interval(notation, slash);
    } else {
        dated(&mut cursor, Stands::Alone)?
    };
    cursor.finish()?;
    Ok(ends)
}

/// Where a date stands: a time of day and a year beyond four digits are for dates that stand alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Alone,
    AmongOthers,
}

fn dated(cursor: &mut Cursor<'_>, stands: Stands) -> Result<Ends, NotationError> {
    let start = cursor.at();
    if cursor.is_at_end() {
        return Err(cursor.expected("a date"));
    }
    if cursor.looks_at("Y") && stands == Stands::AmongOthers {
        return Err(cursor.expected("a year of four digits, as others stand alone,"));
    }
    let date = date(cursor)?;
    let ends = Ends::of(&date).ok_or_else(|| no_such_day(cursor, start, &date))?;
    if cursor.looks_at("T") {
        if stands == Stands::AmongOthers || !takes_time(&date) {
            return Err(cursor.expected("no time of day"));
        }
        cursor.eat("T");
        time(cursor)?;
    }
    Ok(ends)
}

fn takes_time(date: &Date) -> bool {
    date.has_day() && date.is_plain()
}

/// Only the day can be at fault: years always exist, and months were checked.
fn no_such_day(cursor: &Cursor<'_>, start: usize, date: &Date) -> NotationError {
    let written = cursor.since(start).trim_end_matches(['?', '~', '%']);
    let end = start + written.len();
    let day = Span::new(end.saturating_sub(2).max(start), end);
    match date.month_length() {
        Some(length) => NotationError::new(format!("a day from 01 to {length} was expected"), day)
            .with_help("leave out the day if only the month is known"),
        None => NotationError::new("a day that the month has was expected", day),
    }
}

fn interval(notation: &str, slash: usize) -> Result<Ends, NotationError> {
    if notation == "/" {
        return Err(NotationError::new("a date was expected", Span::new(0, 1)));
    }
    let first = side(Cursor::new(&notation[..slash], 0))?;
    let last = side(Cursor::new(notation, slash + 1))?;
    in_order(first.until(last), 0, notation.len())
}

/// Reads one side of an interval: a date, `..` for open, or nothing for unknown.
fn side(mut cursor: Cursor<'_>) -> Result<Ends, NotationError> {
    if cursor.is_at_end() {
        return Ok(Ends::OPEN);
    }
    let ends = if cursor.eat("..") { Ends::OPEN } else { dated(&mut cursor, Stands::AmongOthers)? };
    cursor.finish()?;
    Ok(ends)
}

fn in_order(ends: Ends, start: usize, end: usize) -> Result<Ends, NotationError> {
    if ends.are_reversed() {
        return Err(NotationError::new("it ends before it starts", Span::new(start, end)));
    }
    Ok(ends)
}

/// Reads the members of a set and the bracket that closes it.
fn set(cursor: &mut Cursor<'_>, close: &str) -> Result<Ends, NotationError> {
    let mut ends = None;
    loop {
        let member = member(cursor, ends.is_none(), close)?;
        ends = Some(ends.map_or(member, |ends: Ends| ends.hull(member)));
        if !cursor.eat(",") {
            break;
        }
    }
    if !cursor.eat(close) {
        return Err(cursor.expected(&format!("`,` or `{close}`")));
    }
    ends.ok_or_else(|| cursor.expected("a date"))
}

/// Reads a date, or some in a row: `..1983` only first, `1670..1672`, `1984..` only last.
fn member(cursor: &mut Cursor<'_>, is_first: bool, close: &str) -> Result<Ends, NotationError> {
    let start = cursor.at();
    if is_first && cursor.eat("..") {
        return dated(cursor, Stands::AmongOthers).map(|last| Ends::OPEN.until(last));
    }
    let first = dated(cursor, Stands::AmongOthers)?;
    if !cursor.eat("..") {
        return Ok(first);
    }
    if cursor.looks_at(close) {
        return Ok(first.until(Ends::OPEN));
    }
    let last = dated(cursor, Stands::AmongOthers)?;
    in_order(first.until(last), start, cursor.at())
}
