//! Reads real files of others, which are not kept here. Run by hand:
//!
//! ```sh
//! REAL_FILES=/folder/of/clones cargo test --release --test real -- --ignored --nocapture
//! ```
//!
//! The folder holds the files of `tests/real/files.tsv`, and in `gold/` lists of sentences that stand in them:
//! `[["file", null, "sentence"], …]` in `html.json`, `pdf.json` and so on, made with other programs (article bodies of a
//! benchmark, `pdftotext`, `pandoc`). A sentence is found where it stands in the text as it is read, but for white space,
//! quotation marks, dashes and hyphens at line ends.

#![expect(clippy::disallowed_methods, reason = "this test reads files that a person names")]
#![expect(clippy::print_stdout, reason = "a person runs it, and reads what it found")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::quote::{Selector, State, anchor_all};
use crosscheck::source::{ReadAs, digest};

/// The lists, and the share of their sentences that is to be found at least, in thousandths.
const LISTS: [(&str, usize); 9] = [
    ("html.json", 985),
    ("pdf.json", 970),
    ("docx.json", 980),
    ("odt.json", 980),
    ("epub.json", 980),
    ("rtf.json", 980),
    ("eml.json", 980),
    ("mhtml.json", 980),
    ("subtitles.json", 980),
];

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("REAL_FILES").map(PathBuf::from);
    if folder.is_none() {
        println!("there is no folder of real files: name one in REAL_FILES");
    }
    folder
}

#[test]
#[ignore = "it reads files that are not kept here"]
fn sentences_of_real_files_are_found() {
    let Some(folder) = folder() else { return };
    let mut poor = Vec::new();
    for (list, least) in LISTS {
        let Ok(text) = fs::read_to_string(folder.join("gold").join(list)) else {
            println!("{list}: not there");
            continue;
        };
        let rows: Vec<(String, Option<String>, String)> =
            serde_json::from_str(&text).expect("a list of file, place and sentence");
        let (found, all) = found(&folder, &rows);
        println!("{list}: {found} of {all} sentences");
        if found * 1_000 < all * least {
            poor.push(list);
        }
    }
    assert!(poor.is_empty(), "fewer sentences than there should be: {poor:?}");
}

/// Returns how many of the sentences stand in the text of their files, and how many there are.
fn found(folder: &Path, rows: &[(String, Option<String>, String)]) -> (usize, usize) {
    let mut files: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (file, _, sentence) in rows {
        files.entry(file).or_default().push(sentence);
    }
    let found = files.iter().map(|(file, sentences)| {
        let Ok(bytes) = fs::read(folder.join(file)) else {
            println!("{file}: no such file");
            return 0;
        };
        let document = match ReadAs::default().read(file, bytes) {
            Ok(document) => document,
            Err(why) => {
                println!("{file}: {why}");
                return 0;
            }
        };
        let quote = |quote| Selector { quote, prefix: None, suffix: None };
        let selectors: Vec<_> = sentences.iter().map(|sentence| quote(*sentence)).collect();
        let outcomes = anchor_all(&document.text, &selectors, None);
        outcomes.iter().filter(|outcome| stands(outcome.state())).count()
    });
    (found.sum(), rows.len())
}

fn stands(state: State) -> bool {
    state.holds() || state == State::Ambiguous
}

#[test]
#[ignore = "it reads files that are not kept here"]
fn the_files_are_those_that_were_tried() {
    let Some(folder) = folder() else { return };
    let rows = include_str!("real/files.tsv").lines().filter(|line| !line.starts_with('#'));
    let other = rows.filter(|row| {
        let (file, sha256) = row.split_once('\t').expect("a path and a digest");
        fs::read(folder.join(file)).is_ok_and(|bytes| digest(&bytes) != sha256)
    });
    let other: Vec<&str> = other.collect();
    assert!(other.is_empty(), "other files than those that were tried: {other:#?}");
}
