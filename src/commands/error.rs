//! Why a command could not be carried out.

use std::fmt;
use std::io;

use std::path::Path;

use thiserror::Error;

use crate::finding::counted;
use crate::reading::TableMistake;
use crate::report::Failed;
use crate::report::kit::block;
use crate::report::kit::layout::PageStyle;
use crate::save;
use crate::text::suggest;

/// Why a command could not be carried out.
#[derive(Debug, Error)]
pub enum Error {
    /// What was asked for makes no sense here: the message, and the next thing to try.
    #[error("{message}")]
    Usage {
        /// The reason.
        message: String,
        /// The next thing to try; empty where there is none.
        help: String,
    },
    /// There is no dossier to work on.
    #[error(transparent)]
    Failed(#[from] Failed),
    /// Tables of words that were named are wrong.
    #[error("{} in tables of words", counted(.0.len(), "mistake"))]
    Words(Vec<TableMistake>),
    /// The report could not be written.
    #[error("failed to write the report: {0}")]
    Output(#[from] io::Error),
}

impl Error {
    /// Returns an error that says that nothing goes by this name, and which name may be meant.
    pub(super) fn unknown<'a>(
        what: &str,
        name: &str,
        known: impl Iterator<Item = &'a str>,
        list: &str,
    ) -> Self {
        let help = match suggest(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("`{list}` lists them"),
        };
        Self::Usage { message: format!("there is no {what} `{name}`"), help }
    }

    /// Returns an error that says why a file that was named is not read.
    pub(super) fn not_read(name: impl fmt::Display, why: impl fmt::Display) -> Self {
        let message = format!("`{name}` could not be read: {why}");
        Self::Usage { message, help: String::new() }
    }

    /// Returns an error that says why a file is as it was.
    pub(super) fn not_changed(path: &Path, why: &save::Error) -> Self {
        let message = format!("`{}` was not changed: {why}", path.display());
        Self::Usage { message, help: String::new() }
    }

    /// Returns the error for people, with the next thing to try where one is known.
    pub fn render(&self, style: PageStyle) -> String {
        match self {
            Self::Usage { message, help } => block::error(style, message, help),
            Self::Words(mistakes) => words(mistakes, style),
            Self::Failed(failed) => block::failure(failed, style),
            Self::Output(_) => block::error(style, &self.to_string(), ""),
        }
    }

    /// Whether the reader of the output went away, which is no error.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// Tells every mistake in tables of words.
fn words(mistakes: &[TableMistake], style: PageStyle) -> String {
    let help = "the tables have the form of those in `data/words/` of crosscheck";
    let last = mistakes.len().saturating_sub(1);
    let told = mistakes.iter().enumerate().map(|(at, mistake)| {
        block::error(style, &mistake.to_string(), if at == last { help } else { "" })
    });
    told.collect()
}
