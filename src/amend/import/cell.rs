//! Texts with their places, and what they are in the notation of claims files.

use crate::amend::cite::written_value;
use crate::dossier::Json;
use crate::reading::{Reader, Rule, SpokenFrom};
use crate::text::Span;
use crate::value::{Edtf, Kind};

/// A text and its place in the file that it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) place: Span,
}

impl Cell {
    pub(super) fn new(text: impl Into<String>, place: Span) -> Self {
        Self { text: text.into(), place }
    }
}

/// Fields with their texts.
pub(super) type Cells = Vec<(&'static str, Cell)>;

/// Returns the text of a field, where it is given.
pub(super) fn get<'c>(cells: &'c Cells, name: &str) -> Option<&'c Cell> {
    cells.iter().find(|(own, _)| *own == name).map(|(_, cell)| cell)
}

/// What parts the names of a list in one cell.
const SEPARATOR: char = ';';

/// Returns a field as a claims file writes it; `kind` is that of its claim, where it is known.
pub(super) fn json_of(field: &str, text: &str, kind: Option<Kind>) -> Json {
    let list = || {
        let parts = text.split(SEPARATOR).map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect::<Vec<_>>()
    };
    match field {
        "author" | "also" | "tags" | "same_as" => Json::Texts(list()),
        "attributed_to" => match list().as_slice() {
            [only] => Json::text(only),
            several => Json::Texts(several.to_vec()),
        },
        "value" => kind.map_or_else(|| Json::value(text), |kind| written_value(kind, text)),
        "tolerance" => Json::value(text),
        _ => Json::text(text),
    }
}

/// Why a text is not taken as a date or figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TwoWays {
    pub(super) help: String,
}

/// Returns a date in the notation of claims files: one that is written in it, the day of a time stamp, or the one date that
/// the text is made of. What is none of them stays as it is, for the reader of claims files to refuse.
///
/// # Errors
///
/// Where day and month could be either of two numbers.
pub(super) fn date(text: &str) -> Result<String, TwoWays> {
    let day = text.get(..10).filter(|day| Edtf::parse(day).is_ok());
    if let Some(day) = day.filter(|_| text[10..].starts_with(['T', ' '])) {
        return Ok(day.to_owned());
    }
    if Edtf::parse(text).is_ok() {
        return Ok(text.to_owned());
    }
    let mentions = Reader::english().find(text);
    let whole = |span: Span| span.of(text).len() == text.trim().len();
    let [only] = mentions.as_slice() else { return Ok(text.to_owned()) };
    let Ok(reading) = only.resolve(Kind::Date, &SpokenFrom::default()) else {
        return Ok(text.to_owned());
    };
    if !whole(reading.span) || reading.value.kind() != Kind::Date {
        return Ok(text.to_owned());
    }
    let value = reading.value.to_string();
    if reading.rule == Rule::AmbiguousDay {
        let days = value.trim_matches(['[', ']']).replace(',', "` or `");
        return Err(TwoWays { help: format!("write `{days}`") });
    }
    Ok(value)
}

/// Returns a figure without the signs that group its digits; `comma_parts_cells` says that the cells of its table are parted
/// by commas or tabs, as where commas group digits, and not by semicolons, as where they are decimal signs.
///
/// # Errors
///
/// Where a sign could group digits or be the decimal sign.
pub(super) fn figure(text: &str, comma_parts_cells: bool) -> Result<String, TwoWays> {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    let plain = ungrouped(text, is_space);
    if comma_parts_cells {
        return Ok(ungrouped(&plain, |c| c == ','));
    }
    let signs = plain.matches([',', '.']).count();
    let Some(at) = plain.find([',', '.']).filter(|_| signs == 1 && !plain.contains("..")) else {
        return Ok(plain);
    };
    let (before, after) = (&plain[..at], &plain[at + 1..]);
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    if digits == 3 && before.ends_with(|c: char| c.is_ascii_digit()) {
        let help = format!(
            "write `{before}{after}`; if `{before}.{after}` is meant, save the table with commas between its cells"
        );
        return Err(TwoWays { help });
    }
    Ok(plain.replace(',', "."))
}

/// Takes out signs that stand before three digits, and between such groups, of every number of a text.
fn ungrouped(text: &str, is_sign: impl Fn(char) -> bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let parts_group = |at: usize| {
        at > 0
            && digit(at - 1)
            && (1..=3).all(|step| digit(at + step))
            && !digit(at + 4)
            && (1..=4).any(|back| at < back || !digit(at - back))
    };
    let kept = characters.iter().enumerate();
    kept.filter(|(at, c)| !(is_sign(**c) && parts_group(*at))).map(|(_, c)| *c).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_sheets_are_days() {
        for (text, expected) in [
            ("2010-03-19", "2010-03-19"),
            ("2010~", "2010~"),
            ("2010-03-19 09:00:00+00:00", "2010-03-19"),
            ("2010-03-19T09:00:00Z", "2010-03-19"),
            ("19.03.2010", "2010-03-19"),
            ("3/19/2010", "2010-03-19"),
            ("March 19, 2010", "2010-03-19"),
            ("40256", "40256"),
            ("soon", "soon"),
            ("about 9", "about 9"),
            ("9 people", "9 people"),
        ] {
            assert_eq!(date(text).as_deref(), Ok(expected), "{text}");
        }
        let two = date("3/4/2010").expect_err("March or April");
        assert_eq!(two.help, "write `2010-03-04` or `2010-04-03`");
    }

    #[test]
    fn signs_that_group_digits_are_taken_out() {
        for (text, comma, expected) in [
            ("540", true, "540"),
            ("1,200", true, "1200"),
            (">=1,234,567.5", true, ">=1234567.5"),
            ("1,200..1,300", true, "1200..1300"),
            ("1 200", true, "1200"),
            ("1\u{a0}200", false, "1200"),
            ("12,5", true, "12,5"),
            ("12,5", false, "12.5"),
            ("12,34,567", true, "12,34567"),
            ("600..700", false, "600..700"),
            ("83%", false, "83%"),
        ] {
            assert_eq!(figure(text, comma).as_deref(), Ok(expected), "{text}");
        }
        for text in ["1.200", "1,200"] {
            let two = figure(text, false).expect_err("one or a thousand");
            assert!(two.help.starts_with("write `1200`; if `1.200` is meant"), "{text}");
        }
    }
}
