//! Writes a dossier that is made up: `cargo run --release --example generate -- FOLDER BYTES QUOTES LOST`.

#![allow(clippy::disallowed_methods, reason = "it writes what it makes where it is told")]
#![allow(clippy::print_stderr, reason = "it has no other way to say what it expects")]

#[path = "../benches/generated/mod.rs"]
mod generated;

use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use generated::{Wanted, generate};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let number = |index: usize| arguments.get(index).and_then(|text| text.parse().ok());
    let (Some(folder), Some(bytes), Some(quotes), Some(lost)) =
        (arguments.first(), number(1), number(2), number(3))
    else {
        eprintln!("usage: generate FOLDER BYTES QUOTES LOST");
        return ExitCode::from(2);
    };
    let made = generate(Wanted { bytes, quotes, lost });
    let folder = Path::new(folder);
    let write = || {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("source.txt"), &made.source)?;
        fs::write(folder.join("claims.json"), made.claims())
    };
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{} could not be written: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
