//! Writes a dossier of sources that are made up, and the pairs of which one reprints the other:
//! `cargo run --release --example reprints -- FOLDER SOURCES BYTES REPRINTS`.

#![allow(clippy::disallowed_methods, reason = "it writes what it makes where it is told")]
#![allow(clippy::print_stderr, reason = "it has no other way to say what it expects")]

#[path = "../benches/generated/library.rs"]
mod library;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use library::{Library, Wanted, library};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number = |index: usize| arguments.get(index).and_then(|text| text.parse().ok());
    let (Some(folder), Some(sources), Some(bytes), Some(reprints)) =
        (arguments.first(), number(1), number(2), number(3))
    else {
        eprintln!("usage: reprints FOLDER SOURCES BYTES REPRINTS");
        return ExitCode::from(2);
    };
    let made = library(Wanted { sources, bytes, reprints });
    match write(Path::new(folder), &made) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder} could not be written: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes each source, a claims file that cites the first, and `reprints.txt` with a pair of ids on each line.
fn write(folder: &Path, made: &Library) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut sources = String::new();
    for (index, text) in made.texts.iter().enumerate() {
        fs::write(folder.join(format!("s{index}.txt")), text)?;
        let comma = if index + 1 < made.texts.len() { "," } else { "" };
        let _ = writeln!(sources, "    \"s{index}\": {{ \"file\": \"s{index}.txt\" }}{comma}");
    }
    let quote = made.texts[0].split('.').next().unwrap_or_default();
    let claims = format!(
        "{{ \"version\": 1,\n  \"sources\": {{\n{sources}  }},\n  \"claims\": {{ \"c\": {{ \"statement\": \"It is so.\", \"kind\": \"yes-no\", \"value\": true, \"citations\": [\n    {{ \"source\": \"s0\", \"stance\": \"supports\", \"quote\": \"{quote}\" }} ] }} }} }}\n"
    );
    fs::write(folder.join("claims.json"), claims)?;
    let pairs: String = made.reprints.iter().fold(String::new(), |mut pairs, [one, other]| {
        let _ = writeln!(pairs, "s{one} s{other}");
        pairs
    });
    fs::write(folder.join("reprints.txt"), pairs)
}
