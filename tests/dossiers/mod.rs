//! The dossiers of the repository, for tests of what holds of every one.

#![allow(clippy::disallowed_methods, reason = "it lists and reads the files of the repository")]

use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::finding::{Code, Level};
use crosscheck::report::check::{html, json};
use crosscheck::run::{Memory, Options};

/// Returns all that is told of a dossier: the passages with their places are in it.
pub(crate) fn report(memory: &Memory, path: &Path) -> String {
    let levels = [(Code::UncitedPassage, Level::Warn)];
    let opened = memory.open(Some(path), Path::new(""), &levels);
    let run =
        [opened.and_then(|opened| memory.examine_telling(opened, &Options::default(), &|_| ()))];
    let mut written = Vec::new();
    json::render(&mut written, &run, Level::Allow).expect("it is memory");
    String::from_utf8(written).expect("JSON is UTF-8") + &html::page(&run)
}

/// Returns the claims file of every dossier of the repository that can be read as text, in order.
pub(crate) fn all_dossiers() -> Vec<PathBuf> {
    let mut found = Vec::new();
    claims_files(Path::new("data"), &mut found);
    claims_files(Path::new("tests"), &mut found);
    found.retain(|path| fs::read_to_string(path).is_ok());
    found.sort();
    assert!(found.len() > 20, "{found:?}");
    found
}

/// Adds the claims files in a folder and those in it.
pub(crate) fn claims_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it lists").path();
        if path.is_dir() {
            claims_files(&path, found);
        } else if ["claims.json", "claims.jsonc"].iter().any(|name| path.ends_with(name)) {
            found.push(path);
        }
    }
}
