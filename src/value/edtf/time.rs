//! Times of day, which are checked and not kept.

use super::NotationError;
use super::cursor::Cursor;

/// Hours of the offset that is furthest from UTC (Kiribati).
const FURTHEST_OFFSET: u32 = 14;

/// Reads `23:20:30`, `23:20:30Z`, `23:20:30-04` or `23:20:30+04:30`, after the `T`.
pub(super) fn time(cursor: &mut Cursor<'_>) -> Result<(), NotationError> {
    let start = cursor.at();
    let hour = field(cursor, 24, "an hour from 00 to 24")?;
    colon(cursor)?;
    let minute = field(cursor, 59, "a minute from 00 to 59")?;
    colon(cursor)?;
    let second = field(cursor, 59, "a second from 00 to 59")?;
    if hour == 24 && minute + second > 0 {
        return Err(cursor.expected_since(start, "a time up to 24:00:00"));
    }
    if cursor.eat("Z") { Ok(()) } else { offset(cursor) }
}

fn offset(cursor: &mut Cursor<'_>) -> Result<(), NotationError> {
    let start = cursor.at();
    let is_negative = cursor.eat("-");
    if !is_negative && !cursor.eat("+") {
        return Ok(());
    }
    let hours = field(cursor, FURTHEST_OFFSET, "an hour from 00 to 14")?;
    let minutes = if cursor.eat(":") { field(cursor, 59, "a minute from 00 to 59")? } else { 0 };
    if hours == FURTHEST_OFFSET && minutes > 0 {
        return Err(cursor.expected_since(start, "an offset of at most 14:00"));
    }
    if is_negative && hours + minutes == 0 {
        return Err(cursor.expected_since(start, "`+00:00` or `Z`"));
    }
    Ok(())
}

fn colon(cursor: &mut Cursor<'_>) -> Result<(), NotationError> {
    if cursor.eat(":") { Ok(()) } else { Err(cursor.expected("`:`")) }
}

fn field(cursor: &mut Cursor<'_>, greatest: u32, what: &str) -> Result<u32, NotationError> {
    let start = cursor.at();
    let run = cursor.digits();
    let number = run.parse().ok().filter(|&number| run.len() == 2 && number <= greatest);
    number.ok_or_else(|| cursor.expected_since(start, what))
}
