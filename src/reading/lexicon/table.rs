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

/// The most fields that a row of any table has.
const MOST_FIELDS: usize = 6;

/// A line of a table that is no comment.
pub(in crate::reading) struct TableRow<'a> {
    /// Its fields; one that is missing is empty.
    fields: [&'a str; MOST_FIELDS],
    /// How many there are, also where they are too many.
    count: usize,
    /// The line as a whole.
    pub(in crate::reading) whole: &'a str,
}

impl<'a> TableRow<'a> {
    fn new(whole: &'a str) -> Self {
        let mut fields = [""; MOST_FIELDS];
        let mut count = 0;
        for field in parts(whole, b'\t') {
            if let Some(own) = fields.get_mut(count) {
                *own = field;
            }
            count += 1;
        }
        Self { fields, count, whole }
    }

    /// Returns a field; empty where it is missing.
    pub(in crate::reading) fn field(&self, at: usize) -> &'a str {
        self.fields.get(at).copied().unwrap_or("")
    }

    /// Returns the words of a field, which spaces part.
    pub(in crate::reading) fn words(&self, at: usize) -> impl Iterator<Item = &'a str> {
        parts(self.field(at), b' ')
    }

    /// Returns how many fields there are.
    pub(in crate::reading) fn len(&self) -> usize {
        self.count
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

/// Returns what an ASCII sign parts, as `str::split` does. That looks for its sign in many bytes at once, which takes longer
/// for words of a few: tables are read at the start of every program.
fn parts(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let own = rest?;
        let Some(at) = own.bytes().position(|byte| byte == sign) else { return rest.take() };
        rest = own.get(at + 1..);
        own.get(..at)
    })
}
