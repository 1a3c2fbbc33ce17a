//! A table of claims and citations (RFC 4180, and what spreadsheets write in its place: semicolons, tabs, a first line
//! `sep=;`). A row has a claim, a source, a citation, or all three; rows that give one claim or one source the same name are
//! of one.

use std::collections::BTreeMap;

use csv_core::{ReadFieldResult, ReaderBuilder};

use crate::dossier::Problem;
use crate::text::{Span, suggest};

use super::cell::{Cell, TwoWays, date, figure, get};
use super::columns::{Column, column, names};
use super::{CitationEntry, ClaimEntry, Entries, SourceEntry};

/// Returns what a table says.
pub(super) fn read(text: &str) -> Result<Entries, Vec<Problem>> {
    let (start, delimiter) = delimiter(text);
    let mut problems = Vec::new();
    let mut records = records(text, start, delimiter, &mut problems).into_iter();
    let header = records.next().unwrap_or_default();
    let columns: Vec<Option<Column>> = header.iter().map(|cell| column(&cell.text)).collect();
    let mut table = Table { comma_parts_cells: delimiter != b';', ..Table::default() };
    if !columns.iter().any(|column| matches!(column, Some(known) if *known != Column::PassedOver)) {
        let place = header.first().map_or(Span::default(), |cell| cell.place);
        let message = "no column of this table has a name that is known";
        let help = "give the first row the names `claim`, `kind`, `value`, `source`, `file`, `quote` or others that \
                    `docs/import.md` lists";
        return Err(vec![
            Problem::new(place, message, "expected the names of the columns").help(help),
        ]);
    }
    table.remark_unknown(&header, &columns);
    let mut wrong = Vec::new();
    for record in records {
        problems.extend(surplus(&record, columns.len()));
        table.row(record, &columns, &mut wrong);
    }
    if problems.is_empty() {
        table.entries.problems = wrong;
        return Ok(table.entries);
    }
    problems.extend(wrong);
    problems.sort_by_key(|problem| problem.place);
    Err(problems)
}

/// Returns where the table begins and what parts its cells: what `sep=` says, or else what its first line has most of.
fn delimiter(text: &str) -> (usize, u8) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(&[sign]) = first.strip_prefix("sep=").map(str::as_bytes) {
        return (first.len(), sign);
    }
    let quoted = first.split('"').step_by(2).collect::<String>();
    let count = |sign: u8| quoted.bytes().filter(|byte| *byte == sign).count();
    let most = b",;\t".iter().rev().max_by_key(|sign| count(**sign));
    (0, most.copied().unwrap_or(b','))
}

/// Returns the rows of a table, each with its cells; empty lines are none.
fn records(text: &str, start: usize, delimiter: u8, problems: &mut Vec<Problem>) -> Vec<Vec<Cell>> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let bytes = text.as_bytes();
    let mut buffer = vec![0; text.len() + 1];
    let (mut at, mut cell_start, mut filled) = (start, start, 0);
    let mut records = Vec::new();
    let mut record: Vec<Cell> = Vec::new();
    loop {
        let (result, read, written) = reader.read_field(&bytes[at..], &mut buffer[filled..]);
        at += read;
        filled += written;
        match result {
            // The next round, with nothing left, says what is still open.
            ReadFieldResult::InputEmpty => {}
            // The buffer holds all of the text.
            ReadFieldResult::OutputFull | ReadFieldResult::End => break,
            ReadFieldResult::Field { record_end } => {
                let place = place_of_cell(text, cell_start, at, delimiter);
                report_unclosed(text, place, problems);
                let value = String::from_utf8_lossy(&buffer[..filled]);
                record.push(Cell::new(value.trim(), place));
                (cell_start, filled) = (at, 0);
                if record_end {
                    records.push(std::mem::take(&mut record));
                }
            }
        }
    }
    records
}

/// Returns where a cell stands, from the bytes that were read for it: line ends before it and what parts it from the next go.
fn place_of_cell(text: &str, start: usize, end: usize, delimiter: u8) -> Span {
    let raw = &text[start..end];
    let cut = raw.strip_suffix(char::from(delimiter)).unwrap_or(raw);
    let cut = cut.trim_end_matches(['\r', '\n']);
    let inner = cut.trim_start_matches(['\r', '\n']);
    let start = start + cut.len() - inner.len();
    Span::new(start, start + inner.len())
}

fn report_unclosed(text: &str, place: Span, problems: &mut Vec<Problem>) {
    let raw = place.of(text);
    if raw.starts_with('"') && !raw.matches('"').count().is_multiple_of(2) {
        let at = Span::new(place.start, place.start + 1);
        let problem = Problem::new(at, "a quotation mark is not closed", "it opens here");
        problems.push(problem.help("close it; inside a cell, write `\"\"` for `\"`"));
    }
}

/// Tells of a row that has more cells than there are columns: one of them is parted where it should not be.
fn surplus(record: &[Cell], columns: usize) -> Option<Problem> {
    let extra = record.iter().skip(columns).find(|cell| !cell.text.is_empty())?;
    let message = format!("the row has {} cells, and the first row has {columns}", record.len());
    let problem = Problem::new(extra.place, message, "there is no column for this");
    Some(problem.help("put a cell with a comma or a line break between `\"`"))
}

#[derive(Default)]
struct Table {
    comma_parts_cells: bool,
    entries: Entries,
    /// The indices of claims by id and by statement, and of sources by name, file and address.
    claims: BTreeMap<String, usize>,
    sources: BTreeMap<(&'static str, String), usize>,
}

/// The cells of a row, by what they are of.
#[derive(Default)]
struct Row {
    place: Span,
    claim: ClaimEntry,
    source: SourceEntry,
    citation: Vec<(&'static str, Cell)>,
}

impl Table {
    fn remark_unknown(&mut self, header: &[Cell], columns: &[Option<Column>]) {
        let unknown = header
            .iter()
            .zip(columns)
            .filter(|(cell, column)| column.is_none() && !cell.text.is_empty());
        for (cell, _) in unknown {
            let message =
                format!("the column `{}` is passed over: no field has that name", cell.text);
            let remark = Problem::new(cell.place, message, "passed over");
            self.entries.remarks.push(match suggest(&cell.text, names()) {
                Some(near) => remark.help(format!("did you mean `{near}`?")),
                None => remark,
            });
        }
    }

    fn row(&mut self, record: Vec<Cell>, columns: &[Option<Column>], problems: &mut Vec<Problem>) {
        let Some(first) = record.iter().find(|cell| !cell.text.is_empty()) else { return };
        let mut row = Row { place: first.place, ..Row::default() };
        for (cell, column) in record.into_iter().zip(columns) {
            let Some(column) = column.filter(|_| !cell.text.is_empty()) else { continue };
            match self.in_notation(cell, column) {
                Ok(cell) => row.put(column, cell),
                Err(problem) => problems.push(problem),
            }
        }
        self.add(row, problems);
    }

    /// Returns a cell whose date or figure is in the notation of claims files.
    fn in_notation(&self, cell: Cell, column: Column) -> Result<Cell, Problem> {
        let text = match column {
            Column::SourceField("published" | "accessed")
            | Column::ClaimField("as_of")
            | Column::CitationField("as_of") => date(&cell.text),
            Column::ClaimField("value") | Column::CitationField("value") => {
                match date(&cell.text) {
                    Ok(date) if date != cell.text => Ok(date),
                    Err(two) => Err(two),
                    Ok(_) => figure(&cell.text, self.comma_parts_cells),
                }
            }
            _ => return Ok(cell),
        };
        let place = cell.place;
        match text {
            Ok(text) => Ok(Cell { text, place }),
            Err(TwoWays { help }) => {
                let message = format!("`{}` can be read in two ways", cell.text);
                Err(Problem::new(place, message, "which one is meant?").help(help))
            }
        }
    }

    fn add(&mut self, row: Row, problems: &mut Vec<Problem>) {
        let Row { place, claim, source, citation } = row;
        let has_source =
            source.name.is_some() || source.file.is_some() || !source.fields.is_empty();
        let has_claim = claim.name.is_some() || get(&claim.fields, "statement").is_some();
        let quote = get(&citation, "quote").cloned();
        if let (Some(quote), false) = (&quote, has_claim && has_source) {
            let missing = if has_claim { "source" } else { "claim" };
            let message = format!("this row has a quote and no {missing}");
            let problem = Problem::new(quote.place, message, format!("of which {missing}?"));
            problems.push(problem.help(format!("write the id of the {missing} into each row")));
            return;
        }
        if let (false, Some((_, stray))) = (has_claim, claim.fields.first()) {
            let problem = Problem::new(stray.place, "this row has no claim", "of which claim?");
            problems.push(problem.help("write the id of the claim into each row"));
            return;
        }
        let source = has_source
            .then(|| self.add_source(SourceEntry { place, is_in_table: true, ..source }, problems));
        if !has_claim {
            return;
        }
        let index = self.add_claim(ClaimEntry { place, ..claim }, problems);
        match (quote, source, citation.first()) {
            (Some(_), Some(source), _) => {
                let citation = CitationEntry { place, source, fields: citation };
                self.entries.claims[index].citations.push(citation);
            }
            (_, Some(_), _) | (_, _, Some(_)) => {
                let message = "this row has no quote, so that it makes no citation";
                let remark = Problem::new(place, message, "no quote");
                self.entries.remarks.push(remark.help("copy the words of the source into it"));
            }
            _ => {}
        }
    }

    fn add_source(&mut self, source: SourceEntry, problems: &mut Vec<Problem>) -> usize {
        let name = source.name.as_ref().map(|name| ("name", name.text.clone()));
        let file = source.file.as_ref().map(|file| ("file", file.text.clone()));
        let url = get(&source.fields, "url").map(|url| ("url", url.text.clone()));
        let title = get(&source.fields, "title").map(|title| ("title", title.text.clone()));
        let title = title.filter(|_| name.is_none() && file.is_none() && url.is_none());
        let keys: Vec<_> = [name, file, url, title].into_iter().flatten().collect();
        // A source that has a name is known by it alone: two may share a file.
        let known = keys.first().and_then(|key| self.sources.get(key)).copied();
        let index = known.unwrap_or(self.entries.sources.len());
        match known {
            Some(index) => {
                let own = &mut self.entries.sources[index];
                unite(&mut own.fields, source.fields, "source", problems);
                own.file = own.file.take().or(source.file);
            }
            None => self.entries.sources.push(source),
        }
        for key in keys {
            self.sources.entry(key).or_insert(index);
        }
        index
    }

    fn add_claim(&mut self, claim: ClaimEntry, problems: &mut Vec<Problem>) -> usize {
        let statement = get(&claim.fields, "statement").map(|cell| cell.text.clone());
        let key =
            claim.name.as_ref().map(|name| name.text.clone()).or(statement).unwrap_or_default();
        if let Some(index) = self.claims.get(&key).copied() {
            let own = &mut self.entries.claims[index];
            unite(&mut own.fields, claim.fields, "claim", problems);
            return index;
        }
        self.entries.claims.push(claim);
        let index = self.entries.claims.len() - 1;
        self.claims.insert(key, index);
        index
    }
}

/// Adds the fields of another row of one claim or source; what is given twice must be the same.
fn unite(
    own: &mut Vec<(&'static str, Cell)>,
    others: Vec<(&'static str, Cell)>,
    of: &str,
    problems: &mut Vec<Problem>,
) {
    for (field, cell) in others {
        match get(own, field) {
            None => own.push((field, cell)),
            Some(known) if known.text == cell.text => {}
            Some(known) => {
                let message = format!(
                    "another row gives this {of} the {field} `{}`, and this one `{}`",
                    known.text, cell.text
                );
                let problem = Problem::new(cell.place, message, "not the same");
                problems.push(
                    problem.help(format!("correct one, or give the {of} of one row another id")),
                );
            }
        }
    }
}

impl Row {
    fn put(&mut self, column: Column, cell: Cell) {
        match column {
            Column::Claim if cell.text.contains(char::is_whitespace) => {
                self.claim.fields.push(("statement", cell));
            }
            Column::Claim | Column::ClaimField("id") => self.claim.name = Some(cell),
            Column::ClaimField(field) => self.claim.fields.push((field, cell)),
            Column::Source => self.source.name = Some(cell),
            Column::SourceField("file") => self.source.file = Some(cell),
            Column::Held if cell.text.contains("://") => {}
            Column::Held => self.source.file = self.source.file.take().or(Some(cell)),
            Column::SourceField(field) => self.source.fields.push((field, cell)),
            Column::CitationField(field) => self.citation.push((field, cell)),
            Column::PassedOver => {}
        }
    }
}
