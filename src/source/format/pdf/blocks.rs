//! Paragraphs, tables and notes of the lines of all pages.
//!
//! A quote crosses no blank line, so that one too many loses quotes. In doubt lines follow one another without one.

use std::cmp::Reverse;

use crate::source::parts::PartsWriter;
use crate::source::shown::Gap;
use crate::source::{Document, Format, Locator, Region};
use crate::text::one_based;

use super::drawn::Drawn;
use super::labels::PageLabels;
use super::letters::close_runs;
use super::rows::Row;

/// How far below one line of a paragraph the next stands at most, in sizes of its letters.
const FARTHEST_LINE: f64 = 3.2;

/// The lines of a page.
#[derive(Debug)]
pub(super) struct Page {
    /// In the order that they are read in.
    pub(super) lines: Vec<Line>,
    hidden: Vec<String>,
    pub(super) height: f64,
}

/// A line of a page.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) row: Row,
    pub(super) role: Role,
    /// The column that it stands in: from where most lines begin to where the longest ends.
    left: f64,
    right: f64,
    /// How far the lines of the column stand apart, and how many they are.
    pub(super) leading: f64,
    column: usize,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Body,
    /// Read from a picture of the page.
    Ocr,
    Table,
    Note,
    Furniture,
}

impl Role {
    fn region(self) -> Region {
        match self {
            Self::Body => Region::Body,
            Self::Ocr => Region::Ocr,
            Self::Table => Region::Table,
            Self::Note => Region::Note,
            Self::Furniture => Region::Furniture,
        }
    }
}

impl Page {
    pub(super) fn new(drawn: &Drawn, seen: Vec<Row>, ocr: Vec<Row>, hidden: Vec<String>) -> Self {
        let mut lines = lines_of(seen, Role::Body);
        lines.extend(lines_of(ocr, Role::Ocr));
        Self { lines, hidden, height: drawn.height }
    }

    /// Returns the size of most letters of the page.
    pub(super) fn body_size(&self) -> f64 {
        let mut sizes: Vec<(f64, usize)> =
            self.lines.iter().map(|line| (line.row.size, line.row.len())).collect();
        sizes.sort_by(|one, other| one.0.total_cmp(&other.0));
        let all: usize = sizes.iter().map(|(_, len)| len).sum();
        let mut before = 0;
        let middle = sizes.iter().find(|(_, len)| {
            before += len;
            2 * before >= all
        });
        middle.map_or(10.0, |(size, _)| *size)
    }

    /// Marks the notes at the foot of a column: lines in small letters, of which the first begins with a number or sign, or
    /// which stand in the midst of a sentence.
    fn find_notes(&mut self) {
        let small = 0.92 * self.body_size();
        let flow: Vec<usize> =
            (0..self.lines.len()).filter(|at| self.lines[*at].is_flow()).collect();
        let mut from = 0;
        while from < flow.len() {
            let is_small = |at: &&usize| {
                let line = &self.lines[**at];
                line.row.size < small && line.role == Role::Body
            };
            let run = flow[from..].iter().take_while(is_small).count();
            if run > 0 && from > 0 && self.are_notes(&flow, from, from + run) {
                for at in &flow[from..from + run] {
                    self.lines[*at].role = Role::Note;
                }
            }
            from += run.max(1);
        }
    }

    /// Whether these lines of the flow, which are in small letters and not its first, are notes.
    fn are_notes(&self, flow: &[usize], from: usize, to: usize) -> bool {
        let row = |at: usize| &self.lines[flow[at]].row;
        let is_at_foot = to == flow.len() || row(to).base < row(to - 1).base;
        let interrupts = !ends_sentence(row(from - 1)) && row(from - 1).cells.len() == 1;
        is_at_foot && (begins_note(&row(from).text()) || interrupts)
    }
}

fn begins_note(text: &str) -> bool {
    let first = text.chars().next();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    first.is_some_and(|c| matches!(c, '⁰'..='⁹' | '¹' | '²' | '³' | '*' | '†' | '‡' | '§'))
        || ((1..=3).contains(&digits) && text[digits..].starts_with([' ', '.', ')']))
}

/// Returns lines with the columns that they stand in.
fn lines_of(rows: Vec<Row>, role: Role) -> Vec<Line> {
    let all_leading = leading(&rows);
    let mut lines: Vec<Line> = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter().peekable();
    while let Some(first) = rows.next() {
        let mut column = vec![first];
        while let Some(next) = rows.next_if(|next| follows(&column[column.len() - 1], next)) {
            column.push(next);
        }
        let left = most_common_left(&column);
        let right = column.iter().map(|row| row.right).fold(f64::NEG_INFINITY, f64::max);
        let leading = match column.len() > 4 {
            true => leading(&column).or(all_leading),
            false => all_leading,
        };
        let len = column.len();
        let of_table: Vec<bool> = (0..len).map(|at| is_of_table(&column, at)).collect();
        for (row, of_table) in column.into_iter().zip(of_table) {
            let role = if of_table && role == Role::Body { Role::Table } else { role };
            let leading = leading.unwrap_or(1.3 * row.size);
            lines.push(Line { row, role, left, right, leading, column: len });
        }
    }
    lines
}

/// Whether a line is a row of a table: it has several cells, and so has one beside it.
fn is_of_table(column: &[Row], at: usize) -> bool {
    let has_cells = |row: &Row| row.cells.len() > 1;
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    has_cells(&column[at]) && beside.filter_map(|at| column.get(at)).any(has_cells)
}

/// Whether a line stands below another one in the same column.
fn follows(row: &Row, next: &Row) -> bool {
    let down = next.base - row.base;
    let overlaps = next.left < row.right && row.left < next.right;
    row.turn == next.turn && down > 0.3 * row.size.min(next.size) && overlaps
}

/// Returns how far lines of one size stand apart; `None` where there are no two such lines.
fn leading(rows: &[Row]) -> Option<f64> {
    let of_size = |pair: &&[Row]| {
        follows(&pair[0], &pair[1]) && (pair[0].size - pair[1].size).abs() < 0.1 * pair[0].size
    };
    let down = rows.windows(2).filter(of_size).map(|pair| pair[1].base - pair[0].base);
    let mut down: Vec<f64> = down.collect();
    down.sort_by(f64::total_cmp);
    down.get(down.len().saturating_sub(1) / 2).copied()
}

/// Returns where most lines of a column begin; of several such places the one furthest to the left.
fn most_common_left(column: &[Row]) -> f64 {
    let mut lefts: Vec<f64> = column.iter().map(|row| row.left).collect();
    lefts.sort_by(f64::total_cmp);
    let longest = close_runs(&lefts, 2.0).min_by_key(|run| Reverse(run.len()));
    longest.map_or(0.0, |run| run[0])
}

impl Line {
    /// Whether it is part of what is read on from page to page.
    fn is_flow(&self) -> bool {
        !matches!(self.role, Role::Furniture | Role::Note)
    }

    /// Returns what stands between this line and the next one that is read.
    fn gap(&self, next: &Self, same_page: bool) -> Gap {
        let row = &self.row;
        let below = &next.row;
        let size = row.size.max(below.size);
        let is_table = row.cells.len() > 1 || below.cells.len() > 1;
        let is_other = self.role != next.role || row.turn != below.turn;
        let is_figures = !has_letters(row) && !has_letters(below);
        if is_table || is_other || is_figures || (row.size - below.size).abs() > 0.12 * size {
            return Gap::Block;
        }
        if begins_item(below) {
            return Gap::Block;
        }
        let is_below = same_page && follows(row, below);
        let is_end =
            if is_below { self.is_apart(next) } else { self.is_elsewhere(next, same_page) };
        let is_end = is_end && !(is_below && flows_on(row, below));
        let is_paragraph =
            ends_sentence(row) && (self.is_broken_off(below) || next.is_indented(self));
        if is_end || is_paragraph { Gap::Block } else { Gap::Line }
    }

    /// Whether the next line, which stands below this one, stands further away than lines do.
    fn is_apart(&self, next: &Self) -> bool {
        let down = next.row.base - self.row.base;
        let size = self.row.size.max(next.row.size);
        let leading = self.leading.max(next.leading.min(self.leading * 1.2));
        down > 1.3 * leading + 0.1 * size || down > FARTHEST_LINE * size
    }

    /// Whether the next line, which stands in another place, is of another text and not of the next column or page.
    fn is_elsewhere(&self, next: &Self, same_page: bool) -> bool {
        let is_beside = (self.row.base - next.row.base).abs() < 0.5 * self.row.size;
        same_page && (is_beside || self.column < 2 || next.column < 2)
    }

    /// Whether the line ends before the first word of the next one would have had no more room.
    fn is_broken_off(&self, next: &Row) -> bool {
        let text = next.text();
        let word = text.split_whitespace().next().unwrap_or_default().chars().count();
        #[expect(clippy::cast_precision_loss, reason = "lengths of lines are far below 2^52")]
        let (word, len) = (word as f64, next.len().max(1) as f64);
        let width = (word + 1.0) * (next.right - next.left) / len;
        self.right - self.row.right > 1.3 * width + self.row.size
    }

    /// Whether it begins further in, or further out, than the other lines of its column.
    fn is_indented(&self, before: &Self) -> bool {
        let size = self.row.size;
        let indent = self.row.left - self.left;
        let before = before.row.left - before.left;
        let is_in = (0.7..8.0).contains(&(indent / size)) && before.abs() < 0.5 * size;
        let is_out = indent < -0.7 * size && before > -0.5 * size;
        is_in || is_out
    }
}

fn has_letters(row: &Row) -> bool {
    row.cells.iter().any(|cell| cell.chars().any(char::is_alphabetic))
}

fn begins_item(row: &Row) -> bool {
    let first = row.cells.first().and_then(|cell| cell.chars().next());
    first.is_some_and(|c| matches!(c, '•' | '‣' | '◦' | '▪' | '■' | '●' | '○' | '∙' | '\u{f0a7}'))
}

/// Whether a sentence goes on from one line to the next: a raised mark, or much white between all lines, parts no paragraphs.
fn flows_on(row: &Row, below: &Row) -> bool {
    let [text, next] = [row.text(), below.text()];
    let breaks_off = text.ends_with(|c: char| c.is_lowercase() || c == ',');
    let is_near = below.base - row.base < FARTHEST_LINE * row.size;
    breaks_off && next.starts_with(char::is_lowercase) && is_near
}

fn ends_sentence(row: &Row) -> bool {
    let text = row.text();
    let text = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '’' | '”' | '»' | ')' | ']' | '⁰'..='⁹' | '¹' | '²' | '³')
    });
    text.ends_with(['.', '?', '!', ':', '؟', '。', '！', '？', '…', '۔'])
}

/// Returns the document that the pages are, on which these labels are printed.
pub(super) fn write(mut pages: Vec<Page>, labels: &PageLabels, sha256: String) -> Document {
    pages.iter_mut().for_each(Page::find_notes);
    let mut writer =
        FlowWriter { parts: PartsWriter::default(), labels, waiting: Vec::new(), last: None };
    for (number, page) in pages.iter().enumerate() {
        writer.page(page, number);
        page.hidden.iter().for_each(|hidden| writer.parts.hide(hidden));
    }
    writer.write_waiting();
    writer.parts.finish(Format::Pdf, sha256, locator(0, 0, labels))
}

/// Writes lines that are read on from page to page, and between two paragraphs what interrupts them.
struct FlowWriter<'p> {
    parts: PartsWriter,
    labels: &'p PageLabels,
    /// What is still to be written: notes and furniture.
    waiting: Vec<(&'p Line, Locator)>,
    /// The last line that was read on from, and its page.
    last: Option<(&'p Line, usize)>,
}

impl<'p> FlowWriter<'p> {
    fn page(&mut self, page: &'p Page, number: usize) {
        for (place, line) in page.lines_as_counted().into_iter().enumerate() {
            let locator = locator(number, place, self.labels);
            if !line.is_flow() {
                self.waiting.push((line, locator));
                continue;
            }
            let gap = self.last.map_or(Gap::Block, |(last, on)| last.gap(line, on == number));
            if gap == Gap::Block {
                self.write_waiting();
            }
            self.line(line, locator, gap);
            self.last = Some((line, number));
        }
    }

    /// Writes what interrupts the text.
    fn write_waiting(&mut self) {
        let mut before: Option<&Line> = None;
        for (line, locator) in std::mem::take(&mut self.waiting) {
            let is_note = |before: &&Line| before.role == Role::Note && line.role == Role::Note;
            let gap = before.filter(is_note).map_or(Gap::Block, |before| before.gap(line, true));
            self.line(line, locator, gap);
            before = Some(line);
        }
        self.parts.part(Gap::Block);
    }

    fn line(&mut self, line: &Line, locator: Locator, gap: Gap) {
        self.parts.part(gap);
        self.parts.at(locator);
        self.parts.in_region(line.role.region());
        for (at, cell) in line.row.cells.iter().enumerate() {
            if at > 0 {
                self.parts.part(Gap::Cell);
            }
            self.parts.write(cell.trim());
        }
    }
}

impl Page {
    /// Returns the lines as they are counted: heads first, then what is read, then feet.
    fn lines_as_counted(&self) -> Vec<&Line> {
        let place = |line: &&Line| match line.role == Role::Furniture {
            true if 2.0 * line.row.base < self.height => 0,
            true => 2,
            false => 1,
        };
        let mut lines: Vec<&Line> = self.lines.iter().collect();
        lines.sort_by_key(place);
        lines
    }
}

/// Returns the place of a line of a page, each counted from 0.
fn locator(page: usize, line: usize, labels: &PageLabels) -> Locator {
    Locator::Page { page: one_based(page), line: one_based(line), label: labels.of(page) }
}
