//! Gives the build an identity, by which results of another build that lie about are told from its own.

#![expect(clippy::disallowed_methods, reason = "it reads the files that a build is made of")]

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

/// What decides what the program finds, from the folder of the package.
const PARTS: [&str; 4] = ["Cargo.lock", "Cargo.toml", "data/words", "src"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for part in PARTS {
        println!("cargo::rerun-if-changed={part}");
        hash(Path::new(part), &mut hasher)?;
    }
    // Without a feature, files of some formats are not read.
    let mut features: Vec<String> = std::env::vars()
        .map(|(name, _)| name)
        .filter(|name| name.starts_with("CARGO_FEATURE_"))
        .collect();
    features.sort();
    features.hash(&mut hasher);
    println!("cargo::rustc-env=CROSSCHECK_BUILD={:016x}", hasher.finish());
    Ok(())
}

/// Takes in a file, or all files of a folder in order, with their names.
fn hash(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let entries: io::Result<Vec<PathBuf>> =
            fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect();
        let mut entries = entries?;
        entries.sort();
        return entries.iter().try_for_each(|entry| hash(entry, hasher));
    }
    // A library has no lock file where it is a dependency.
    if path.exists() {
        path.hash(hasher);
        fs::read(path)?.hash(hasher);
    }
    Ok(())
}
