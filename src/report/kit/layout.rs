//! Layout that the reports for people share: width, colour, and text that is wrapped.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};
use comfy_table::{ColumnConstraint, ContentArrangement, Row, Table, TableStyle, Width, presets};
use unicode_normalization::char::is_combining_mark;

use crate::dossier::Dossier;
use crate::finding::Level;
use crate::text::visible;

/// The style of a page for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageStyle {
    /// The columns to fill.
    pub width: u16,
    /// Whether escape sequences for colour may be written.
    pub color: bool,
}

/// The least columns in which text can be read.
const NARROWEST: u16 = 20;

/// The kind of a piece of text, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Ink {
    Heading,
    /// The figure in a quote.
    Figure,
    Faint,
    Good,
    Caution,
    Bad,
    Plain,
}

impl Ink {
    /// Returns the ink of a finding at this level.
    pub(in crate::report) fn of(level: Level) -> Self {
        match level {
            Level::Deny => Self::Bad,
            Level::Warn => Self::Caution,
            Level::Allow => Self::Plain,
        }
    }
}

impl PageStyle {
    /// Returns `text`, made harmless, in the colour of what it is.
    pub(in crate::report) fn paint(self, ink: Ink, text: &str) -> String {
        self.colored(ink, line(text))
    }

    /// Returns `text`, which is harmless already, in the colour of what it is, with its white space.
    pub(super) fn colored(self, ink: Ink, text: String) -> String {
        if !self.color || text.is_empty() {
            return text;
        }
        let style = match ink {
            Ink::Heading => Style::new().bold(),
            Ink::Figure => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
            Ink::Faint => Style::new().dimmed(),
            Ink::Good => Style::new().bold().fg_color(Some(AnsiColor::Green.into())),
            Ink::Caution => Style::new().bold().fg_color(Some(AnsiColor::Yellow.into())),
            Ink::Bad => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
            Ink::Plain => Style::new(),
        };
        format!("{style}{text}{style:#}")
    }

    /// Returns a figure in running text, marked: by colour, or between ‹ and ›.
    pub(in crate::report) fn mark(self, figure: &str) -> String {
        if self.color { self.paint(Ink::Figure, figure) } else { format!("‹{}›", line(figure)) }
    }

    /// Returns `text` wrapped to the width.
    pub(in crate::report) fn wrapped(self, text: &str) -> String {
        self.unpadded(&[(self.width, text)])
    }

    /// Returns `text` wrapped to the width, each line after `indent` columns and the first after `label`.
    pub(in crate::report) fn hanging(self, label: &str, indent: u16, text: &str) -> String {
        self.unpadded(&[(indent, label), (self.width.saturating_sub(indent).max(NARROWEST), text)])
    }

    fn unpadded(self, cells: &[(u16, &str)]) -> String {
        let mut table = self.table(presets::NOTHING);
        table.add_row(cells.iter().map(|(_, text)| with_short_words(text)));
        table.set_constraints(
            cells.iter().map(|(width, _)| ColumnConstraint::Absolute(Width::Fixed(*width))),
        );
        for column in table.column_iter_mut() {
            column.set_padding((0, 0));
        }
        printed(&table)
    }

    /// Returns an empty table that fits the width.
    pub(in crate::report) fn table(self, style: TableStyle) -> Table {
        let mut table = Table::new();
        table
            .load_style(style)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(self.width);
        table
    }

    /// Returns a table without lines, with two columns of space before each column; the first column, which names
    /// things, is not broken where it leaves half of the width to the others.
    pub(in crate::report) fn columns(self, rows: impl IntoIterator<Item = Vec<String>>) -> String {
        let mut table = self.table(presets::NOTHING);
        table.add_rows(rows.into_iter().map(Row::from));
        let names = table.column_max_content_widths().first().copied().unwrap_or(0);
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((2, 0));
            if index == 0 && names <= self.width / 2 {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        printed(&table)
    }

    /// Returns rows as columns, without those that are empty; the last gives way to the others, where these leave it
    /// room for a word.
    pub(in crate::report) fn columns_and_remark(self, rows: Vec<Vec<String>>) -> String {
        let count = rows.iter().map(Vec::len).max().unwrap_or(0);
        let is_used =
            |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(|cell| !cell.is_empty()));
        let used: Vec<usize> = (0..count).filter(is_used).collect();
        let kept = |row: &Vec<String>| -> Vec<String> {
            let cells = used.iter().map(|at| row.get(*at).map_or("", String::as_str));
            cells.map(|cell| with_short_words(cell).into_owned()).collect()
        };
        let mut table = self.table(presets::NOTHING);
        table.add_rows(rows.iter().map(|row| Row::from(kept(row))));
        let widths = table.column_max_content_widths();
        let others = widths.split_last().map_or(&[] as &[u16], |(_, others)| others);
        let taken: u16 = others.iter().map(|width| width.saturating_add(2)).sum();
        let is_room = taken.saturating_add(REMARK) <= self.width;
        for (column, width) in table.column_iter_mut().zip(&widths) {
            column.set_padding((2, 0));
            if column.index < others.len() && (is_room || *width <= SHORT) {
                column.set_constraint(ColumnConstraint::ContentWidth);
            } else if column.index == others.len() {
                let least = Width::Fixed(REMARK.min(width.saturating_add(2)));
                column.set_constraint(ColumnConstraint::LowerBoundary(least));
            }
        }
        printed(&table)
    }
}

/// The columns that a remark takes at the least: those of a word and its margin.
const REMARK: u16 = 12;

/// The columns of a name or a plain figure, which is not broken.
const SHORT: u16 = 13;

/// Returns the line that names the folder of words that a dossier adds; empty where it adds none.
pub(in crate::report) fn own_words(dossier: &Dossier, style: PageStyle) -> String {
    dossier.words.as_ref().map_or_else(String::new, |folder| {
        style.wrapped(&style.paint(Ink::Faint, &format!("words of its own: {}", folder.value)))
    })
}

/// Returns a table with a line break after each row and no white space at its lines' ends.
pub(in crate::report) fn printed(table: &Table) -> String {
    let lines = table.trim_fmt();
    format!("{lines}\n")
}

/// The most bytes of a word that the table is given: it breaks a word at the cost of its square.
const LONGEST_WORD: usize = 1_000;

/// Returns `text` with a line break in each word that is longer than any of prose.
fn with_short_words(text: &str) -> Cow<'_, str> {
    if text.split(char::is_whitespace).all(|word| word.len() <= LONGEST_WORD) {
        return Cow::Borrowed(text);
    }
    let mut broken = String::with_capacity(text.len() + text.len() / LONGEST_WORD);
    let mut start = 0;
    let mut in_escape = false;
    for c in text.chars() {
        if c.is_whitespace() {
            start = broken.len() + c.len_utf8();
        } else if broken.len() >= start + LONGEST_WORD && !in_escape && !is_combining_mark(c) {
            broken.push('\n');
            start = broken.len();
        }
        in_escape = c == '\u{1b}' || in_escape && c != 'm';
        broken.push(c);
    }
    Cow::Owned(broken)
}

/// Returns `text` on one line, made harmless for a terminal.
pub(in crate::report) fn line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns text on one line, harmless, with one space at each end where white space stood there.
pub(in crate::report) fn spaced(text: &str) -> String {
    let end = |is: bool| if is { " " } else { "" };
    let start = text.starts_with(char::is_whitespace);
    let stop = text.ends_with(char::is_whitespace);
    let inner = line(text);
    if inner.is_empty() {
        end(start).to_owned()
    } else {
        format!("{}{inner}{}", end(start), end(stop))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_longer_than_any_of_prose_is_broken_and_an_escape_is_not() {
        assert_eq!(with_short_words("Of 650 votes"), "Of 650 votes");
        let colored = "\u{1b}[1m12-\u{1b}[0m".repeat(5_000);
        let broken = with_short_words(&format!("Of {colored} votes")).into_owned();
        assert!(broken.split_whitespace().all(|word| word.len() <= LONGEST_WORD + 4));
        assert!(
            broken
                .split_inclusive('m')
                .all(|part| !part[part.find('\u{1b}').unwrap_or(0)..].contains('\n'))
        );
        assert_eq!(broken.replace('\n', ""), format!("Of {colored} votes"));
    }
}
