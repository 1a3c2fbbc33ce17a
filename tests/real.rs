//! Reads real files of others, which are not kept here: `tests/real/README.md` says where they come from. Run by hand:
//!
//! ```sh
//! REAL_FILES=/folder/of/clones cargo test --release --test all -- real:: --ignored --nocapture
//! ```

#![expect(clippy::disallowed_methods, reason = "this test reads files that a person names")]
#![expect(clippy::print_stdout, reason = "a person runs it, and reads what it found")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::quote::{Selector, State, anchor_all};
use crosscheck::source::{Document, ReadAs, Unread, digest};

/// The share of the sentences of a list that is to be found at least, in thousandths. What is not found of `warc` is on pages
/// that a server did not give; of the lists with `more` in their names it is what pandoc writes itself, such as captions of
/// its own and readings of characters (ruby) that stand above them; of `subtitles` it is two speakers in one line.
const LEAST: [(&str, usize); 13] = [
    ("docx", 980),
    ("docx-more", 970),
    ("epub", 980),
    ("epub-more", 900),
    ("html", 985),
    ("mail", 980),
    ("odt", 980),
    ("odt-more", 880),
    ("pdf", 970),
    ("rtf", 980),
    ("rtf-more", 980),
    ("subtitles", 970),
    ("warc", 900),
];

/// How many of the files whose encoding nothing says are to be read in it at least: what the detector alone does with them.
const LEAST_ENCODINGS: usize = 369;

/// A file, its place or encoding, and a sentence that stands there.
type Row = (String, Option<serde_json::Value>, Option<String>);

fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("REAL_FILES").map(PathBuf::from);
    if folder.is_none() {
        println!("there is no folder of real files: name one in REAL_FILES");
    }
    folder
}

/// Returns the rows of a table that is kept here.
fn table(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// Returns the lists of a format that are in the folder, joined; tells those that are not, or are others.
fn rows_of(folder: &Path, format: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for list in table(include_str!("real/lists.tsv")).filter(|list| list[0] == format) {
        let Ok(bytes) = fs::read(folder.join("gold").join(list[1])) else {
            println!("{}: not there", list[1]);
            continue;
        };
        if digest(&bytes) != list[3] {
            println!("{}: another list than the one that was tried", list[1]);
        }
        let list: Vec<Row> = serde_json::from_slice(&bytes).expect("file, place and sentence");
        rows.extend(list);
    }
    rows
}

#[test]
#[ignore = "it reads files that are not kept here"]
fn sentences_of_real_files_are_found() {
    let Some(folder) = folder() else { return };
    let mut poor = Vec::new();
    for (format, least) in LEAST {
        let rows = rows_of(&folder, format);
        let Found { holding, apart } = found(&folder, &rows);
        let all = rows.len();
        println!("{format}: {} of {all} sentences, {holding} as quotes that hold", holding + apart);
        if (holding + apart) * 1_000 < all * least {
            poor.push(format);
        }
    }
    assert!(poor.is_empty(), "fewer sentences than there should be: {poor:?}");
}

/// How many sentences stand in their files.
#[derive(Default)]
struct Found {
    /// A quote of them would hold.
    holding: usize,
    /// The end of a paragraph or cell is in them, which the program that the sentence is from did not see: most are a
    /// heading and what follows it.
    apart: usize,
}

/// Finds the sentences in their files, and prints those that do not stand there.
fn found(folder: &Path, rows: &[Row]) -> Found {
    let mut pages: BTreeMap<(&str, Option<&str>), Vec<&str>> = BTreeMap::new();
    for (file, place, sentence) in rows {
        let url = place.as_ref().and_then(|place| place.as_str());
        pages.entry((file, url)).or_default().extend(sentence.as_deref());
    }
    let mut found = Found::default();
    for ((file, url), sentences) in pages {
        let text = match read(folder, file, url, None) {
            Ok(document) => document.text,
            Err(why) => {
                println!("  {file}: {why}");
                continue;
            }
        };
        let no_quotes = missed(&text, &sentences);
        let closed_up = text.replace(" | ", " ").replace("\n\n", "\n");
        let missed = missed(&closed_up, &no_quotes);
        found.holding += sentences.len() - no_quotes.len();
        found.apart += no_quotes.len() - missed.len();
        for sentence in missed {
            println!("  not in {file}: {sentence}");
        }
    }
    found
}

/// Returns the sentences that are no quotes of a text.
fn missed<'s>(text: &str, sentences: &[&'s str]) -> Vec<&'s str> {
    let selector = |quote| Selector { quote, prefix: None, suffix: None };
    let selectors: Vec<Selector<'_>> = sentences.iter().map(|quote| selector(*quote)).collect();
    let outcomes = anchor_all(text, &selectors, None);
    let stands = |state: State| state.holds() || state == State::Ambiguous;
    let missed = sentences.iter().zip(&outcomes).filter(|(_, found)| !stands(found.state()));
    missed.map(|(sentence, _)| *sentence).collect()
}

fn read(
    folder: &Path,
    file: &str,
    url: Option<&str>,
    encoding: Option<&str>,
) -> Result<Document, Unread> {
    let bytes = fs::read(folder.join(file)).unwrap_or_else(|error| {
        println!("  {file}: {error}");
        Vec::new()
    });
    let [url, encoding] = [url, encoding].map(|given| given.map(str::to_owned));
    ReadAs { url, encoding, ..ReadAs::default() }.read(file, bytes)
}

#[test]
#[ignore = "it reads files that are not kept here"]
fn encodings_of_real_files_are_told_or_the_guess_is() {
    let Some(folder) = folder() else { return };
    let rows = rows_of(&folder, "encodings");
    let mut right = 0;
    let mut silent = Vec::new();
    for (file, encoding, _) in &rows {
        let encoding = encoding.as_ref().and_then(|name| name.as_str()).expect("an encoding");
        let read_so = read(&folder, file, None, None);
        match read_so {
            Ok(document) if is_in(&folder, file, encoding, &document) => right += 1,
            Ok(document) if document.guessed_encoding.is_none() => silent.push(file),
            Ok(document) => {
                let guess = document.guessed_encoding.unwrap_or_default();
                println!("  {file}: read as {guess}, which is told");
            }
            Err(why) => println!("  {file}: {why}"),
        }
    }
    println!("encodings: {right} of {} files", rows.len());
    assert!(silent.is_empty(), "read in another encoding, and not told: {silent:#?}");
    assert!(rows.is_empty() || right >= LEAST_ENCODINGS);
}

/// Whether a file was read in its encoding: it reads the same where the encoding is given, by its name in the WHATWG standard.
fn is_in(folder: &Path, file: &str, encoding: &str, document: &Document) -> bool {
    let name = match encoding {
        "CP932" => "shift_jis",
        "CP949" => "euc-kr",
        "MacCyrillic" => "x-mac-cyrillic",
        "MacRoman" => "macintosh",
        "utf-8-sig" | "ascii" => "utf-8",
        "UTF-16" => "utf-16le",
        "UTF-32" => "utf-32le",
        name => name,
    };
    read(folder, file, None, Some(name)).is_ok_and(|given| given.text == document.text)
}

#[test]
#[ignore = "it reads files that are not kept here"]
fn the_files_are_those_that_were_tried() {
    let Some(folder) = folder() else { return };
    let mut lacking = 0;
    let mut other = Vec::new();
    for row in table(include_str!("real/files.tsv")) {
        match fs::read(folder.join(row[0])) {
            Ok(bytes) if digest(&bytes) == row[1] => {}
            Ok(_) => other.push(row[0]),
            Err(_) => lacking += 1,
        }
    }
    println!("{lacking} files are not there");
    assert!(other.is_empty(), "other files than those that were tried: {other:#?}");
}

#[test]
fn every_file_is_of_a_repository_that_is_named() {
    let repositories: Vec<&str> =
        table(include_str!("real/repositories.tsv")).map(|row| row[0]).collect();
    let of_none = table(include_str!("real/files.tsv")).filter(|row| {
        row[0].split_once('/').is_none_or(|(first, _)| !repositories.contains(&first))
    });
    let of_none: Vec<&str> = of_none.map(|row| row[0]).collect();
    assert!(of_none.is_empty(), "files of no repository that is named: {of_none:?}");
}
