//! The editor of whoever runs the program.

use std::path::PathBuf;
use std::process::Command;

use crate::load;
use crate::save::Scratch;

use super::Error;

/// The line below which nothing is taken.
const SCISSORS: &str = "------------------------ >8 ------------------------";

/// An editor, and where the file that it opens is put.
#[derive(Clone, Debug)]
pub struct TextEditor {
    /// Its command, as the variable gives it: a program, and arguments with white space between them.
    pub command: String,
    /// The folder for temporary files.
    pub folder: PathBuf,
}

impl TextEditor {
    /// Returns what somebody writes into an empty file; `wanted` says what is asked for.
    pub(super) fn edited(&self, wanted: &str) -> Result<String, Error> {
        let failed = |why: String| Error::Usage {
            message: format!("the editor `{}` failed: {why}", self.command),
            help: "set the variable `EDITOR`, or give the text on standard input".to_owned(),
        };
        let text = format!("\n{SCISSORS}\nWrite above this line: {wanted}.\n");
        let file = Scratch::new(&self.folder, &text).map_err(|why| failed(why.to_string()))?;
        let mut words = self.command.split_whitespace();
        let program = words.next().unwrap_or_default();
        let status = Command::new(program).args(words).arg(file.path()).status();
        match status {
            Ok(status) if status.success() => {}
            Ok(status) => return Err(failed(status.to_string())),
            Err(why) => return Err(failed(why.to_string())),
        }
        let bytes = load::bytes(file.path()).map_err(|why| failed(why.to_string()))?;
        let text =
            String::from_utf8(bytes).map_err(|_| failed("its file is not UTF-8".to_owned()))?;
        let end = text.find(SCISSORS).unwrap_or(text.len());
        Ok(text[..end].to_owned())
    }
}
