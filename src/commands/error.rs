//! Why a command could not be carried out.

use std::io;

use thiserror::Error;

use crate::text::suggest;

/// Why a command could not be carried out.
#[derive(Debug, Error)]
pub enum Error {
    /// What was asked for makes no sense here: the message, and the next thing to try.
    #[error("{message}")]
    Usage {
        /// What is the matter.
        message: String,
        /// The next thing to try; empty where there is none.
        help: String,
    },
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

    /// Returns the next thing to try; empty where there is none.
    pub fn help(&self) -> &str {
        match self {
            Self::Usage { help, .. } => help,
            Self::Output(_) => "",
        }
    }

    /// Whether the reader of the output went away, which is no error.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}
