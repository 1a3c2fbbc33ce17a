//! Many documents, one a line: each with its quotes, each answered on a line, as `check` answers for a dossier.
//!
//! Lines are read a few at a time and answered before more are read, so that memory follows the largest document and not the
//! archive. An answer depends on its line alone: an archive can be cut anywhere and checked in parts.

use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use crate::check::{Checked, Extent, check};
use crate::dossier::{Problem, Record, Source};
use crate::finding::{Code, Finding, Level, Levels, Subject, describe};
use crate::load;
use crate::report::check::record::RecordJson;
use crate::report::kit::json::write_json_line;
use crate::reprint::placed_fingerprints;
use crate::source::{Held, Holding, Holdings};
use crate::text::Span;

/// The most bytes of a line: 16 MB, the text of ten long books.
pub const LINE_LIMIT: usize = 16_000_000;

/// How many records are read before the first of them is answered, at most,
pub const MOST_AHEAD: usize = 64;

/// and how many bytes; one more line may come on top.
const MOST_BYTES_AHEAD: usize = 4_000_000;

/// What messages call a document whose text is in its record.
const IN_RECORD: &str = "the text";

/// How records are checked.
#[derive(Clone, Debug)]
pub struct Options {
    /// The levels of findings that differ from the usual ones; of two for one code the later holds.
    pub levels: Vec<(Code, Level)>,
    /// Which findings are told: those of this level and above.
    pub least: Level,
    /// A folder whose files are read instead of the records' files of the same name.
    pub archive: Option<PathBuf>,
    /// Whether an answer has the fingerprints of its document.
    pub fingerprints: bool,
}

impl Default for Options {
    /// What `crosscheck check --records` does.
    fn default() -> Self {
        Self { levels: Vec::new(), least: Level::Allow, archive: None, fingerprints: false }
    }
}

/// What came of all records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many there were.
    pub records: u64,
    /// How many could not be read.
    pub unread: u64,
    /// The line of the first that could not, from 1; `None` where all could.
    pub first_unread: Option<u64>,
    /// In how many something is denied.
    pub denied: u64,
}

/// Answers every record of `input` on a line of `out`, in order. Empty lines are passed over. A line that is no record, or whose
/// document cannot be read, is answered with its errors, and the rest are answered all the same.
///
/// ```
/// use crosscheck::records::{Options, answer};
/// let record = br#"{ "id": 1, "text": "Of 650 votes, 540 backed him.", "quotes": [{ "quote": "540 backed" }] }"#;
/// let mut answers = Vec::new();
/// let tally = answer(&mut record.as_slice(), &mut answers, &Options::default())?;
/// assert_eq!((tally.records, tally.unread, tally.denied), (1, 0, 0));
/// assert!(answers.starts_with(br#"{"id":1,"quotes":[{"id":null,"source":"1","state":"verbatim","#));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// Those of `input` and `out`.
pub fn answer(
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    options: &Options,
) -> io::Result<Tally> {
    let mut tally = Tally::default();
    let mut lines = Lines { input, number: 0 };
    loop {
        let ahead = lines.read_ahead()?;
        if ahead.is_empty() {
            return Ok(tally);
        }
        let answers: Vec<io::Result<Answer>> =
            ahead.par_iter().map(|line| Answer::to(line, options)).collect();
        for (line, answer) in ahead.iter().zip(answers) {
            let answer = answer?;
            out.write_all(&answer.written)?;
            tally.add(line.number, answer.came_to);
        }
        out.flush()?;
    }
}

impl Tally {
    fn add(&mut self, line: u64, came_to: CameTo) {
        self.records += 1;
        self.denied += u64::from(came_to == CameTo::Denied);
        if came_to == CameTo::Unread {
            self.unread += 1;
            self.first_unread.get_or_insert(line);
        }
    }
}

/// The lines of an input.
struct Lines<'a> {
    input: &'a mut dyn BufRead,
    /// How many were read.
    number: u64,
}

/// A line that is not empty.
struct Line {
    /// Its number, from 1.
    number: u64,
    /// Its bytes; `None` where they are more than [`LINE_LIMIT`].
    bytes: Option<Vec<u8>>,
}

impl Lines<'_> {
    /// Returns the next lines, as many as may be held at once; none at the end.
    fn read_ahead(&mut self) -> io::Result<Vec<Line>> {
        let mut ahead = Vec::new();
        let mut bytes = 0;
        while ahead.len() < MOST_AHEAD && bytes < MOST_BYTES_AHEAD {
            let Some(line) = self.next()? else { break };
            bytes += line.bytes.as_ref().map_or(0, Vec::len);
            ahead.push(line);
        }
        Ok(ahead)
    }

    /// Returns the next line that is not empty; `None` at the end.
    fn next(&mut self) -> io::Result<Option<Line>> {
        while let Some(bytes) = self.next_bytes()? {
            self.number += 1;
            let is_empty =
                bytes.as_ref().is_some_and(|bytes| bytes.iter().all(u8::is_ascii_whitespace));
            if !is_empty {
                return Ok(Some(Line { number: self.number, bytes }));
            }
        }
        Ok(None)
    }

    /// Returns the bytes of the next line, `Some(None)` where they are too many: the rest of them is passed over and not held.
    fn next_bytes(&mut self) -> io::Result<Option<Option<Vec<u8>>>> {
        let mut line = Vec::new();
        let mut is_too_long = false;
        let mut has_begun = false;
        loop {
            let read = self.input.fill_buf()?;
            if read.is_empty() {
                return Ok(has_begun.then_some((!is_too_long).then_some(line)));
            }
            has_begun = true;
            let end = read.iter().position(|byte| *byte == b'\n');
            let part = &read[..end.unwrap_or(read.len())];
            is_too_long |= line.len() + part.len() > LINE_LIMIT;
            if is_too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(part);
            }
            let used = end.map_or(read.len(), |end| end + 1);
            self.input.consume(used);
            if end.is_some() {
                return Ok(Some((!is_too_long).then_some(line)));
            }
        }
    }
}

/// What a record came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CameTo {
    Nothing,
    Denied,
    Unread,
}

/// The answer to a record.
struct Answer {
    written: Vec<u8>,
    came_to: CameTo,
}

impl Answer {
    fn to(line: &Line, options: &Options) -> io::Result<Self> {
        let mut written = Vec::new();
        let (text, id, came_to) = match text(line) {
            Err(problems) => ("", None, Err(problems)),
            Ok(text) => match id(text) {
                Err(problems) => (text, None, Err(problems)),
                Ok(id) => (text, id, check_record(text, options)),
            },
        };
        let came_to = match came_to {
            Ok((checked, findings)) => {
                let fingerprints = options.fingerprints.then(|| fingerprints(&checked));
                let told = (findings.as_slice(), options.least);
                let answer =
                    RecordJson::checked(id.as_ref(), &checked, told, fingerprints.as_deref());
                write_json_line(&mut written, &answer)?;
                let is_denied = findings.iter().any(|finding| finding.level() == Level::Deny);
                if is_denied { CameTo::Denied } else { CameTo::Nothing }
            }
            Err(problems) => {
                let answer = RecordJson::unread(id.as_ref(), text, line.number, &problems);
                write_json_line(&mut written, &answer)?;
                CameTo::Unread
            }
        };
        Ok(Self { written, came_to })
    }
}

/// Returns the text of a line that holds an object, or why it cannot.
fn text(line: &Line) -> Result<&str, Vec<Problem>> {
    let nowhere = Span::new(0, 0);
    let Some(bytes) = &line.bytes else {
        let message = format!("the line has more than {} MB", LINE_LIMIT / 1_000_000);
        let problem = Problem::new(nowhere, message, "expected a shorter line");
        return Err(vec![problem.help("name the file of a long document by `file`")]);
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let message = format!("byte {} of the line is not UTF-8", error.valid_up_to());
        vec![Problem::new(nowhere, message, "expected JSON in UTF-8")]
    })?;
    if without_mark(text).trim_start().starts_with('{') {
        return Ok(text);
    }
    let expected = "expected a record: an object with `text` or `file`, and `quotes`";
    Err(vec![Problem::new(nowhere, "the line is no JSON object", expected)])
}

/// Returns the record's name for itself, or what is wrong with the JSON of its line.
fn id(text: &str) -> Result<Option<Value>, Vec<Problem>> {
    #[derive(Deserialize)]
    struct Named {
        id: Option<Value>,
    }
    let body = without_mark(text);
    match serde_json::from_str(body) {
        Ok(Named { id }) => Ok(id.filter(|id| id.is_string() || id.is_number())),
        Err(error) => {
            let place = format!(" at line {} column {}", error.line(), error.column());
            let message = format!("the line is no JSON: {}", error.to_string().replace(&place, ""));
            let at = (text.len() - body.len() + error.column().saturating_sub(1)).min(text.len());
            let place = Span::new(at, at);
            Err(vec![Problem::new(place, message, "expected a JSON object on one line")])
        }
    }
}

/// Returns a line without the byte order mark that the first line of a file may have.
fn without_mark(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// Returns what is found out about the record in a line, and what there is to tell of it.
fn check_record(text: &str, options: &Options) -> Result<(Checked, Vec<Finding>), Vec<Problem>> {
    let Record { dossier, text, asserts } = Record::read(text)?;
    let held = document(&dossier.sources[0], text.as_deref(), options).map_err(|one| vec![one])?;
    let (levels, _) = Levels::new(&dossier, &options.levels);
    let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
    let checked = check(dossier, holdings, Extent::of_part());
    let mut findings = describe(&checked, &levels);
    // Where the record says no value, no verdict is asked for.
    findings.retain(|finding| match &finding.subject {
        Subject::Claim { claim, citations: _ } => asserts[*claim],
        _ => true,
    });
    Ok((checked, findings))
}

/// Returns the document of a record: its text, or that of its file.
fn document(source: &Source, text: Option<&str>, options: &Options) -> Result<Held, Problem> {
    let expected = "expected a document that is read";
    if let Some(text) = text {
        let document = source.read_as.read_text(IN_RECORD, text);
        let document = document.map_err(|why| {
            Problem::new(source.id.place, format!("`text` could not be read: {why}"), expected)
        })?;
        return Ok(Held::new(IN_RECORD, document));
    }
    let file = source.file.as_ref();
    let held = load::document_of(source, Path::new(""), options.archive.as_deref());
    held.unwrap_or(Err(load::Error::Missing)).map_err(|why| {
        let name = file.map_or("", |file| file.value.as_str());
        let place = file.map_or(source.id.place, |file| file.place);
        Problem::new(place, format!("`{name}` could not be read: {why}"), expected)
    })
}

fn fingerprints(checked: &Checked) -> Vec<(u64, usize)> {
    placed_fingerprints(&checked.holdings.documents[0].document.text)
}
