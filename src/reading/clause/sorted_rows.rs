//! Tables of words whose rows are looked up where they stand, in sorted text: most runs need a dozen of them.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::reading::lexicon::TableFile;

/// The text of a table whose rows are sorted.
#[derive(Clone, Debug)]
pub(super) struct SortedRows {
    text: Cow<'static, str>,
    /// Where some rows begin, spread over the text: to look for all would take longer than most programs look nouns up.
    samples: Vec<usize>,
}

/// How many bytes of a table lie between two rows whose beginning is known.
const BETWEEN_SAMPLES: usize = 256;

impl SortedRows {
    /// Returns the rows of a file; those of a user are sorted here.
    pub(super) fn of(file: &TableFile) -> Self {
        Self::new(match &file.text {
            Cow::Borrowed(text) => Cow::Borrowed(*text),
            Cow::Owned(text) => {
                let mut rows: Vec<&str> = text.lines().collect();
                rows.sort_unstable();
                Cow::Owned(rows.join("\n"))
            }
        })
    }

    fn new(text: Cow<'static, str>) -> Self {
        let head = text.lines().take_while(|line| line.is_empty() || line.starts_with('#'));
        let head = head.map(|line| line.len() + 1).sum::<usize>().min(text.len());
        let after = (head + BETWEEN_SAMPLES..text.len()).step_by(BETWEEN_SAMPLES);
        let starts = after.map(|at| next_row(text.as_bytes(), at));
        let mut samples: Vec<usize> = std::iter::once(head).chain(starts).collect();
        samples.dedup();
        Self { text, samples }
    }

    /// Returns what stands behind a word in its row.
    pub(super) fn row(&self, word: &str) -> Option<&str> {
        let start = self.place(word.as_bytes())? + word.len();
        let row = self.text[start..].lines().next().unwrap_or("");
        Some(row.strip_prefix('\t').unwrap_or(row))
    }

    /// Returns where the row of a word begins.
    fn place(&self, word: &[u8]) -> Option<usize> {
        let after = self.samples.partition_point(|start| self.compared(*start, word).is_le());
        let mut start = self.samples[..after].last().copied()?;
        loop {
            match self.compared(start, word) {
                Ordering::Equal => return Some(start),
                Ordering::Greater => return None,
                Ordering::Less => start = next_row(self.text.as_bytes(), start),
            }
        }
    }

    /// Returns how the word of the row that begins at `start` stands to another in the order of the rows; at the end of the
    /// text it is the greater one.
    fn compared(&self, start: usize, word: &[u8]) -> Ordering {
        let row = &self.text.as_bytes()[start..];
        if row.is_empty() {
            return Ordering::Greater;
        }
        // What ends the word of a row is less than any of its letters.
        let own = &row[..word.len().min(row.len())];
        own.cmp(word).then_with(|| match row.get(word.len()) {
            None | Some(b'\t' | b'\n') => Ordering::Equal,
            Some(_) => Ordering::Greater,
        })
    }
}

/// Returns where the row behind a byte begins; the end of the text where there is none.
fn next_row(text: &[u8], at: usize) -> usize {
    let line_break = text[at..].iter().position(|byte| *byte == b'\n');
    line_break.map_or(text.len(), |line_break| at + line_break + 1)
}
