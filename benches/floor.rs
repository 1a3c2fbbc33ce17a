//! What no checker can do without: to read the sources of a dossier, fold each once, and search each once for all quotes
//! that are cited from it. A check is held against it:
//!
//!     cargo bench --bench floor -- FOLDER
//!
//! prints how many places it found. The program that this builds, `target/release/deps/floor-*`, can be timed beside
//! `crosscheck check FOLDER`, both with `RAYON_NUM_THREADS=1`.

#![allow(clippy::disallowed_methods, reason = "it reads the dossier that it is given")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it has no other way to answer")]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use aho_corasick::AhoCorasick;
use crosscheck::source::Format;
use crosscheck::text::fold;
use rayon::prelude::*;
use serde_json::Value;

fn main() -> ExitCode {
    // Cargo adds `--bench`.
    let folder = env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let Some(folder) = folder else {
        // Without a dossier, as in a test of all benchmarks, there is nothing to do.
        eprintln!("usage: cargo bench --bench floor -- FOLDER");
        return ExitCode::SUCCESS;
    };
    match places(Path::new(&folder)) {
        Some(places) => {
            println!("{places}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("{folder} has no claims.json with sources that are text");
            ExitCode::FAILURE
        }
    }
}

/// Returns at how many places the quotes of a dossier stand.
fn places(folder: &Path) -> Option<usize> {
    let claims: Value = serde_json::from_slice(&fs::read(folder.join("claims.json")).ok()?).ok()?;
    let mut quotes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for claim in claims["claims"].as_object()?.values() {
        for citation in claim["citations"].as_array()? {
            let file = claims["sources"][citation["source"].as_str()?]["file"].as_str()?;
            quotes.entry(file).or_default().push(citation["quote"].as_str()?);
        }
    }
    let files: Vec<(&str, Vec<&str>)> = quotes.into_iter().collect();
    let found = files.par_iter().map(|(file, quotes)| {
        let document = Format::Plain.read(fs::read(folder.join(file)).ok()?).ok()?;
        let quotes = quotes.iter().map(|quote| fold(quote).text().to_owned());
        let search = AhoCorasick::new(quotes).ok()?;
        Some(search.find_overlapping_iter(fold(&document.text).text()).count())
    });
    found.sum()
}
