//! Writes a dossier that has one thing many times: `cargo run --release --example floods -- FOLDER NAME COUNT`.

#![allow(clippy::disallowed_methods, reason = "it writes what it makes where it is told")]
#![allow(clippy::print_stderr, reason = "it has no other way to say what it expects")]

#[path = "../benches/generated/floods.rs"]
mod floods;

use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use floods::{FLOODS, Flood};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let made = match arguments.as_slice() {
        [folder, name, count] => {
            let flood = FLOODS.iter().find(|(known, _)| known == name).map(|(_, flood)| flood);
            flood.zip(count.parse().ok()).map(|(flood, count)| (folder, flood(count)))
        }
        _ => None,
    };
    let Some((folder, flood)) = made else {
        let names: Vec<&str> = FLOODS.iter().map(|(name, _)| *name).collect();
        eprintln!("usage: floods FOLDER NAME COUNT, where NAME is one of {}", names.join(", "));
        return ExitCode::from(2);
    };
    match write(Path::new(folder), &flood) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder} could not be written: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the claims file and the sources.
fn write(folder: &Path, flood: &Flood) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("claims.json"), flood.claims.to_string())?;
    flood.files.iter().try_for_each(|(name, text)| fs::write(folder.join(name), text))
}
