//! Suites and cases, written as XML.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::num::NonZeroU32;

use crate::report::kit::xml::{attribute, text};

/// Cases that belong together.
pub(super) struct Suite {
    name: String,
    cases: Vec<Case>,
    /// How often each class and name was asked for: services know a case by them.
    names: BTreeMap<(String, String), usize>,
}

/// One test case.
pub(super) struct Case {
    pub(super) classname: String,
    pub(super) name: String,
    pub(super) file: String,
    /// The line of the file; `None` where it has none.
    pub(super) line: Option<NonZeroU32>,
    pub(super) outcome: Outcome,
    /// What is said beside the outcome.
    pub(super) remarks: Vec<String>,
}

/// What came of a case.
pub(super) enum Outcome {
    Passed,
    /// The reason.
    Skipped(String),
    Failed {
        code: &'static str,
        message: String,
        text: String,
    },
    /// The message and the whole text.
    Error(String, String),
}

/// How many cases there are.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) tests: usize,
    pub(super) failures: usize,
    pub(super) errors: usize,
    pub(super) skipped: usize,
}

impl Counts {
    pub(super) fn add(&mut self, other: Self) {
        self.tests += other.tests;
        self.failures += other.failures;
        self.errors += other.errors;
        self.skipped += other.skipped;
    }
}

impl Suite {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), cases: Vec::new(), names: BTreeMap::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// Adds a case. One that goes by the name of another is numbered.
    pub(super) fn add(&mut self, mut case: Case) {
        let count = self.names.entry((case.classname.clone(), case.name.clone())).or_insert(0);
        *count += 1;
        if *count > 1 {
            case.name = format!("{} ({count})", case.name);
        }
        self.cases.push(case);
    }

    pub(super) fn extend(&mut self, cases: impl IntoIterator<Item = Case>) {
        cases.into_iter().for_each(|case| self.add(case));
    }

    pub(super) fn counts(&self) -> Counts {
        let count =
            |is: fn(&Outcome) -> bool| self.cases.iter().filter(|case| is(&case.outcome)).count();
        Counts {
            tests: self.cases.len(),
            failures: count(|outcome| matches!(outcome, Outcome::Failed { .. })),
            errors: count(|outcome| matches!(outcome, Outcome::Error(..))),
            skipped: count(|outcome| matches!(outcome, Outcome::Skipped(_))),
        }
    }

    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let Counts { tests, failures, errors, skipped } = self.counts();
        writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\">",
            attribute(&self.name)
        )?;
        self.cases.iter().try_for_each(|case| case.write(out))?;
        writeln!(out, "  </testsuite>")
    }
}

impl Case {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(
            out,
            "    <testcase classname=\"{}\" name=\"{}\" file=\"{}\"",
            attribute(&self.classname),
            attribute(&self.name),
            attribute(&self.file)
        )?;
        if let Some(line) = self.line {
            write!(out, " line=\"{line}\"")?;
        }
        if matches!(self.outcome, Outcome::Passed) && self.remarks.is_empty() {
            return writeln!(out, "/>");
        }
        writeln!(out, ">")?;
        match &self.outcome {
            Outcome::Passed => {}
            Outcome::Skipped(why) => {
                writeln!(out, "      <skipped message=\"{}\"/>", attribute(why))?;
            }
            Outcome::Failed { code, message, text } => {
                element(out, "failure", code, message, text)?;
            }
            Outcome::Error(message, text) => element(out, "error", "error", message, text)?,
        }
        if !self.remarks.is_empty() {
            writeln!(out, "      <system-out>{}</system-out>", text(&self.remarks.join("\n\n")))?;
        }
        writeln!(out, "    </testcase>")
    }
}

fn element(
    out: &mut dyn Write,
    name: &str,
    r#type: &str,
    message: &str,
    body: &str,
) -> io::Result<()> {
    let message = attribute(message);
    writeln!(out, "      <{name} type=\"{type}\" message=\"{message}\">{}</{name}>", text(body))
}
