//! A file for a moment, which nobody else reads.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How many names are tried: those that are in use are passed over.
const MOST_NAMES: u32 = 1_000;

/// A file in a folder of temporary files; removed in the end.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// Makes the file with this text.
    ///
    /// # Errors
    ///
    /// Why it cannot be written.
    pub fn new(folder: &Path, text: &str) -> io::Result<Self> {
        let process = std::process::id();
        for number in 0..MOST_NAMES {
            let path = folder.join(format!("crosscheck-{process}-{number}.txt"));
            match super::create_private(&path) {
                Ok(mut file) => {
                    let scratch = Self { path };
                    io::Write::write_all(&mut file, text.as_bytes())?;
                    return Ok(scratch);
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    /// Returns where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // One that stays behind does no harm.
        let _ = fs::remove_file(&self.path);
    }
}
