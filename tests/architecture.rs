//! Data flows one way: a module uses those before it and none after.

#![expect(clippy::disallowed_methods, reason = "this test reads the source code")]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in the order in which data flows. What stands later may use what stands earlier.
const LAYERS: [&str; 18] = [
    "text", "value", "reading", "source", "reprint", "quote", "dossier", "verdict", "lock",
    "passage", "check", "finding", "amend", "report", "load", "save", "run", "commands",
];

/// From `text` to `repair`: text in, values out.
const PURE: usize = 13;

/// What only `load`, `save`, `report`, `commands` and `main` may touch.
const OUTSIDE: [&str; 8] = [
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "rayon",
];

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it lists").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Returns every source file of a layer, with the layer's number and the file's lines without comments.
fn layered_files() -> Vec<(PathBuf, usize, Vec<String>)> {
    let mut files = Vec::new();
    source_files(Path::new("src"), &mut files);
    let layered = files.into_iter().filter_map(|path| {
        let top =
            path.components().nth(1)?.as_os_str().to_str()?.trim_end_matches(".rs").to_owned();
        let layer = LAYERS.iter().position(|name| *name == top)?;
        let text = fs::read_to_string(&path).expect("source files are UTF-8");
        let code = text.lines().map(|line| line.split("//").next().unwrap_or("").to_owned());
        Some((path, layer, code.collect()))
    });
    layered.collect()
}

#[test]
fn every_module_is_a_layer() {
    let mut files = Vec::new();
    source_files(Path::new("src"), &mut files);
    for path in files {
        let name =
            path.components().nth(1).and_then(|part| part.as_os_str().to_str()).unwrap_or("");
        let name = name.trim_end_matches(".rs");
        assert!(
            matches!(name, "lib" | "main") || LAYERS.contains(&name),
            "{} is in no layer",
            path.display()
        );
    }
}

#[test]
fn no_module_uses_a_later_one() {
    let mut broken = Vec::new();
    for (path, layer, lines) in layered_files() {
        for later in &LAYERS[layer + 1..] {
            let uses = |line: &&String| line.contains(&format!("crate::{later}"));
            if let Some(line) = lines.iter().find(uses) {
                broken.push(format!(
                    "{}: {} is after {}",
                    path.display(),
                    line.trim(),
                    LAYERS[layer]
                ));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn what_is_pure_touches_nothing_outside() {
    let mut broken = Vec::new();
    for (path, layer, lines) in layered_files() {
        for outside in OUTSIDE.iter().filter(|_| layer < PURE) {
            if *outside == "rayon" && LAYERS[layer] == "check" {
                continue;
            }
            if let Some(line) = lines.iter().find(|line| line.contains(outside)) {
                broken.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}
