//! Runs the tables of `tests/spec/values.md`: what values mean, and how they compare.

use crosscheck::value::{
    Day, Edtf, Kind, NotationError, Relation, Side, Tolerance, Value, compare,
};

const SPEC: &str = include_str!("spec/values.md");

#[test]
fn every_row_of_the_specification_holds() {
    let rows = rows(SPEC);
    assert!(rows.len() > 200, "only {} rows were found", rows.len());
    let wrong: Vec<String> = rows.iter().filter_map(|row| row.check().err()).collect();
    assert!(wrong.is_empty(), "{} rows are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A row of a table with the table's header.
struct Row<'a> {
    line: usize,
    header: Vec<&'a str>,
    cells: Vec<&'a str>,
}

/// Cells keep a single space where the case is one.
fn cells(line: &str) -> Vec<&str> {
    let inner = line.trim().trim_start_matches('|').trim_end_matches('|');
    inner.split('|').map(|cell| if cell == "   " { " " } else { cell.trim() }).collect()
}

fn rows(markdown: &str) -> Vec<Row<'_>> {
    let mut header = Vec::new();
    let mut rows = Vec::new();
    for (index, line) in markdown.lines().enumerate() {
        if !line.starts_with('|') {
            header.clear();
        } else if header.is_empty() {
            header = cells(line);
        } else if !line.starts_with("|---") {
            rows.push(Row { line: index + 1, header: header.clone(), cells: cells(line) });
        }
    }
    rows
}

impl Row<'_> {
    fn check(&self) -> Result<(), String> {
        let got = self.observed().map_err(|error| self.complaint(&error))?;
        let given = self.cells.len() - got.len();
        let is_right = got.iter().zip(&self.cells[given..]).all(|(got, want)| got == want);
        if is_right { Ok(()) } else { Err(self.complaint(&got.join(" | "))) }
    }

    fn complaint(&self, got: &str) -> String {
        format!("line {}: {} — got {got}", self.line, self.cells.join(" | "))
    }

    /// Returns what the last columns should say.
    fn observed(&self) -> Result<Vec<String>, String> {
        let error = |error: NotationError| error.to_string();
        let kind = || self.cells[0].parse::<Kind>().map_err(error);
        match (self.header.as_slice(), self.cells.as_slice()) {
            (["kind", "notation", "means"], [_, notation, _]) => {
                Value::parse(kind()?, notation).map(|value| vec![meaning(&value)]).map_err(error)
            }
            (["kind", "notation", "mistake", "help"], [_, notation, ..]) => {
                mistake(kind()?, notation)
            }
            (["edtf", "earliest", "latest"], [edtf, ..]) => {
                let date = Edtf::parse(edtf).map_err(error)?;
                Ok(vec![end(date.earliest()), end(date.latest())])
            }
            (["edtf", "compared from", "to"], [edtf, ..]) => {
                let date = Edtf::parse(edtf).map_err(error)?;
                let compared = Edtf::from_interval(&date.compared()).ok_or("no days")?;
                Ok(vec![end(compared.earliest()), end(compared.latest())])
            }
            (["kind", "a", "b", "tolerance", "relation"], [_, a, b, tolerance, _]) => {
                relation(kind()?, [a, b], tolerance).map(|name| vec![name]).map_err(error)
            }
            (["kind", "tolerance", "written as"], [_, notation, _]) => {
                Ok(vec![tolerance(kind()?, notation)])
            }
            _ => Err("no test for such a table".to_owned()),
        }
    }
}

fn meaning(value: &Value) -> String {
    let bounds = value.bounds(None);
    let meaning = bounds.and_then(|bounds| Value::from_interval(value.kind(), &bounds));
    meaning.map_or_else(|| "nothing to measure".to_owned(), |value| value.to_string())
}

fn mistake(kind: Kind, notation: &str) -> Result<Vec<String>, String> {
    match Value::parse(kind, notation) {
        Ok(value) => Err(format!("no error, but {value}")),
        Err(error) => {
            let mistake = error.span.of(notation);
            // A cell shows no white space at its ends, unless that is all there is.
            let shown = if mistake == " " { mistake } else { mistake.trim() };
            Ok(vec![shown.to_owned(), error.help.unwrap_or_default()])
        }
    }
}

fn end(day: Option<Day>) -> String {
    day.map_or_else(|| "open".to_owned(), |day| day.to_string())
}

fn relation(kind: Kind, values: [&str; 2], tolerance: &str) -> Result<String, NotationError> {
    let [left, right] = values.map(|notation| Value::parse(kind, notation));
    let tolerance = match tolerance {
        "" => None,
        notation => Some(Tolerance::parse(kind, notation)?),
    };
    Ok(match compare(&left?, &right?, tolerance.as_ref()) {
        Relation::Within(Side::Left) => "left within right".to_owned(),
        Relation::Within(Side::Right) => "right within left".to_owned(),
        relation => relation.to_string(),
    })
}

fn tolerance(kind: Kind, notation: &str) -> String {
    match Tolerance::parse(kind, notation) {
        Ok(tolerance) => tolerance.to_string(),
        Err(error) => error.help.unwrap_or_else(|| "refused".to_owned()),
    }
}
