//! Tables of words as text: rows of fields that tabs part, with the place of each mistake.

use std::borrow::Cow;
use std::fmt;

/// The text of one table, and the file that it is told by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// The file as people know it: `en/hedges.tsv`.
    pub file: String,
    /// Lines of tab-separated fields; lines that begin with `#` are comments.
    pub text: Cow<'static, str>,
}

/// A mistake in a line of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableMistake {
    /// The file as people know it; empty where the folder of tables itself is wrong.
    pub file: String,
    /// The line, from 1; the file as a whole where it is 0.
    pub line: usize,
    /// The expected and the found text.
    pub message: String,
}

impl TableMistake {
    /// Returns the file with its line: `en/hedges.tsv:12`.
    pub fn place(&self) -> String {
        match self.line {
            0 => self.file.clone(),
            line => format!("{}:{line}", self.file),
        }
    }
}

impl fmt::Display for TableMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.message)
    }
}

impl std::error::Error for TableMistake {}

/// A line of a table that is no comment.
pub(in crate::reading) struct TableRow<'a> {
    /// Its fields; one that is missing is empty.
    fields: Vec<&'a str>,
    /// The line as a whole.
    pub(in crate::reading) whole: &'a str,
}

impl<'a> TableRow<'a> {
    fn new(whole: &'a str) -> Self {
        Self { fields: whole.split('\t').collect(), whole }
    }

    /// Returns a field; empty where it is missing.
    pub(in crate::reading) fn field(&self, at: usize) -> &'a str {
        self.fields.get(at).copied().unwrap_or("")
    }

    /// Returns how many fields there are.
    pub(in crate::reading) fn len(&self) -> usize {
        self.fields.len()
    }

    /// Returns a field as a number.
    pub(in crate::reading) fn number<T: std::str::FromStr>(&self, at: usize) -> Result<T, String> {
        let field = self.field(at);
        field
            .parse()
            .map_err(|_| format!("a number was expected in column {}, not `{field}`", at + 1))
    }
}

/// Returns the rows of a table, each with its line.
pub(in crate::reading) fn rows(text: &str) -> impl Iterator<Item = (usize, TableRow<'_>)> {
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|(at, line)| (at + 1, TableRow::new(line)))
}
