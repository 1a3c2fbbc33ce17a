//! Data flows one way: a module uses those before it and none after.
//!
//! The paths of every source file are read from its tokens, so that those in macros are seen too and those in comments and
//! strings are not, and followed through groups, renames, `super` and re-exports to where a thing is defined. As layers
//! are in one order, there is no circle across the folders of `src` where none is broken.
//!
//! What a path does not name is not seen: a method of a type that is at hand can be called from anywhere.

#![expect(clippy::disallowed_methods, reason = "this test reads the source code")]

mod names;
mod paths;

use std::fs;
use std::path::{Path, PathBuf};

use names::{Crate, Target};
use paths::{Module, Written};

/// The modules in the order in which data flows. What stands later may use what stands earlier.
const LAYERS: [&str; 25] = [
    "memo",
    "text",
    "value",
    "reading",
    "source",
    "reprint",
    "quote",
    "dossier",
    "verdict",
    "lock",
    "passage",
    "check",
    "draft",
    "finding",
    "amend",
    "report",
    "load",
    "save",
    "cache",
    "run",
    "records",
    "editor",
    "assistant",
    "commands",
    "main",
];

/// What touches the world outside, starts threads, or belongs to one layer: and the layers that may name it.
const OUTSIDE: [(&str, &[&str]); 35] = [
    ("std::env", &["main"]),
    ("std::fs", &["load", "save"]),
    (
        "std::io",
        &["source", "report", "load", "save", "records", "editor", "assistant", "commands", "main"],
    ),
    ("std::net", &[]),
    ("std::os", &["load", "save"]),
    ("std::process", &["save", "commands", "main"]),
    ("std::thread", &["source", "save", "main"]),
    // Not the clock: how long the line of progress waits.
    ("std::time::Duration", &["save", "main"]),
    ("std::time", &["save"]),
    ("rayon", &["source", "reprint", "passage", "check", "draft", "load", "records"]),
    ("rmcp", &["assistant"]),
    ("tokio", &["assistant"]),
    ("clap", &["commands", "main"]),
    ("clap_complete", &["commands"]),
    ("clap_mangen", &["commands"]),
    ("terminal_size", &["main"]),
    ("annotate_snippets", &["report"]),
    ("anstyle", &["report"]),
    ("comfy_table", &["report"]),
    ("jsonc_parser", &["dossier", "amend"]),
    ("csv_core", &["amend"]),
    ("pulldown_cmark", &["source"]),
    ("chardetng", &["source"]),
    ("encoding_rs", &["source"]),
    ("flate2", &["source"]),
    ("hayro_cmap", &["source"]),
    ("hayro_interpret", &["source"]),
    ("hayro_syntax", &["source"]),
    ("html5gum", &["source"]),
    ("kurbo", &["source"]),
    ("mail_parser", &["source"]),
    ("quick_xml", &["source"]),
    ("zip", &["source"]),
    ("lsp_server", &["editor", "commands"]),
    ("lsp_types", &["editor"]),
];

/// Macros that print to the terminal, past what `main` hands over.
const PRINTING: [&str; 5] = ["print!", "println!", "eprint!", "eprintln!", "dbg!"];

/// Returns the files of a crate that break the rules: each as its place and what is wrong.
fn broken(files: &[(String, String)]) -> Vec<String> {
    let modules = files.iter().flat_map(|(file, text)| paths::modules(file, text));
    let whole = Crate::new(modules);
    whole.modules().flat_map(|module| broken_in(&whole, module)).collect()
}

fn broken_in(whole: &Crate, module: &Module) -> Vec<String> {
    let Some(top) = module.path.first() else { return broken_in_root(module) };
    let Some(layer) = LAYERS.iter().position(|name| name == top) else {
        return vec![format!("{}: `{top}` is in no layer", module.file)];
    };
    let uses = module.uses.iter().map(|one| &one.written);
    let written = uses.chain(&module.written);
    let found = written.filter_map(|written| {
        let Written { line, path } = written;
        let wrong =
            wrong_spelling(path).or_else(|| wrong_target(layer, &whole.target(module, path)))?;
        Some(format!("{}:{line}: `{}` {wrong}", module.file, path.join("::")))
    });
    found.collect()
}

/// The crate's root declares modules, and nothing that could be used from anywhere. What it re-exports is followed to
/// where it comes from.
fn broken_in_root(root: &Module) -> Vec<String> {
    let items = root.items.iter().map(|item| format!("{}: defines `{item}`", root.file));
    let uses = root.uses.iter().filter_map(|one| {
        let wrong = match one.name.as_str() {
            "*" => "brings in all of a module".to_owned(),
            name if root.children.contains(name) => format!("gives `{name}` a second meaning"),
            _ => return None,
        };
        Some(format!("{}:{}: {wrong}", root.file, one.written.line))
    });
    items.chain(uses).collect()
}

fn wrong_spelling(path: &[String]) -> Option<String> {
    let climbs = path.windows(2).any(|two| two == ["super", "super"]);
    let prints = path.len() == 1 && PRINTING.contains(&path[0].as_str());
    if climbs {
        Some("climbs twice: write it from `crate`".to_owned())
    } else {
        prints.then(|| "prints to the terminal".to_owned())
    }
}

fn wrong_target(layer: usize, target: &Target) -> Option<String> {
    let own = LAYERS[layer];
    match target {
        Target::Here(path) => match path.first() {
            None => None,
            Some(top) => match LAYERS.iter().position(|name| name == top) {
                None => Some(format!("is `{top}` of the crate's root, which is in no layer")),
                Some(other) if other > layer => Some(format!("is of {top}, which is after {own}")),
                Some(_) => None,
            },
        },
        Target::Outside(path) => {
            let path = path.join("::");
            let is_in = |name: &str| path == name || path.starts_with(&format!("{name}::"));
            let (name, allowed) = OUTSIDE.iter().find(|(name, _)| is_in(name))?;
            (!allowed.contains(&own)).then(|| format!("is of {name}, which is not for {own}"))
        }
        Target::Unknown => None,
    }
}

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("the folder is there");
    for entry in entries {
        let path = entry.expect("it lists").path();
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_module_uses_those_before_it_and_none_after() {
    let mut paths = Vec::new();
    source_files(Path::new("src"), &mut paths);
    let file = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("source files are UTF-8");
        (path.display().to_string().replace('\\', "/"), text)
    };
    let broken = broken(&paths.iter().map(file).collect::<Vec<_>>());
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// Returns what is broken in a small crate with one of its files planted.
fn broken_with(file: &str, text: &str) -> Vec<String> {
    let crate_ = [
        (
            "src/lib.rs",
            "pub mod text; pub mod dossier; pub mod report; pub mod load; pub mod commands;",
        ),
        ("src/text/mod.rs", "mod fold; mod span; pub use span::Span;"),
        ("src/text/fold.rs", "pub fn fold() {}"),
        ("src/text/span.rs", "pub struct Span;"),
        ("src/dossier/mod.rs", "mod read; use crate::text::{self, Span}; pub struct Claim(Span);"),
        (
            "src/dossier/read.rs",
            "use super::Claim; fn read(span: crate::text::Span) -> Claim { Claim(span) }",
        ),
        ("src/report/mod.rs", "pub mod json; use crate::dossier::Claim; pub use json::render;"),
        ("src/report/json.rs", "use std::io::{self, Write}; pub struct Table; pub fn render() {}"),
        ("src/load.rs", "pub use std::fs; use rayon::prelude::*;"),
        ("src/commands/mod.rs", "use crate::{report, text}; use clap::Parser;"),
        (
            "src/main.rs",
            "use crosscheck::commands; fn main() { let here = std::env::current_dir(); }",
        ),
    ];
    let others = crate_.iter().filter(|(other, _)| *other != file);
    let others = others.map(|(file, text)| ((*file).to_owned(), (*text).to_owned()));
    broken(&others.chain([(file.to_owned(), text.to_owned())]).collect::<Vec<_>>())
}

/// Checks that a planted file breaks a rule, once and in these words.
fn check_broken(file: &str, text: &str, expected: &str) {
    let broken = broken_with(file, text);
    assert!(broken.len() == 1 && broken[0].ends_with(expected), "{text}\n{broken:#?}");
}

#[test]
fn a_crate_that_keeps_the_rules_breaks_none() {
    assert_eq!(broken_with("src/text/places.rs", ""), [""; 0]);
}

#[test]
fn a_later_layer_is_seen_in_every_spelling_of_use() {
    for text in [
        "use crate::report::json::Table;",
        "use crate::{dossier, report::json::Table};",
        "use crate::{text::{self, fold}, report::{json::{Table}}};",
        "use crate::report as words;",
        "use crate::report::*;",
        "use crate::report::{self};",
        "pub(crate) use crate::report::render;",
        "#[cfg(test)] mod tests { use crate::report::json; }",
        "fn f() { use crate::report::json; }",
        "use super::super::report::json;",
        "mod inner { use crate::report; }",
    ] {
        assert_ne!(broken_with("src/dossier/read.rs", text), [""; 0], "{text}");
    }
    check_broken(
        "src/dossier/read.rs",
        "\n\nuse crate::{text::Span, report::render};",
        "src/dossier/read.rs:3: `crate::report::render` is of report, which is after dossier",
    );
}

#[test]
fn a_later_layer_is_seen_in_code() {
    for text in [
        "fn f() { crate::report::render() }",
        "fn f() -> Option<crate::report::json::Table> { None }",
        "fn f() { assert!(matches!(x, [crate::report::json::Table])) }",
        "macro_rules! m { () => { $crate::report::render() } }",
        "impl From<()> for crate::report::json::Table {}",
        "fn f() { super::super::report::render() }",
        "#[derive(crate::report::Derive)] struct S;",
    ] {
        assert_ne!(broken_with("src/dossier/read.rs", text), [""; 0], "{text}");
    }
}

#[test]
fn a_re_export_is_followed_to_where_it_comes_from() {
    let lib = "pub mod text; pub mod dossier; pub mod report; pub use report::render;";
    let text = "use crate::render;";
    for (lib, text) in [
        (lib, text),
        (
            "pub mod text; pub mod report; pub use crate::report as shown;",
            "use crate::shown::Table;",
        ),
        (
            "pub mod text; pub mod report; pub use report::{json::{self as j}};",
            "fn f(t: crate::j::Table) {}",
        ),
        ("pub mod text; pub mod load; pub use load::fs;", "use crate::fs::read;"),
        ("pub mod text; pub use std::fs as files;", "use crate::files::read;"),
    ] {
        let files = [
            ("src/lib.rs", lib),
            ("src/text/mod.rs", text),
            ("src/report/mod.rs", "pub mod json; pub use json::render;"),
            ("src/report/json.rs", "pub struct Table; pub fn render() {}"),
            ("src/load.rs", "pub use std::fs;"),
        ];
        let broken = broken(&files.map(|(file, text)| (file.to_owned(), text.to_owned())));
        assert!(
            broken.len() == 1 && broken[0].starts_with("src/text/mod.rs:1"),
            "{lib}\n{broken:#?}"
        );
    }
    // Two steps, the second by a name of the parent.
    check_broken(
        "src/text/mod.rs",
        "mod fold; pub use crate::dossier::Claim;",
        "is of dossier, which is after text",
    );
    let files = [
        ("src/lib.rs", "pub mod text; pub mod report;"),
        ("src/text/mod.rs", "mod fold; use crate::report::json as shown;"),
        ("src/text/fold.rs", "use super::shown::Table;"),
        ("src/report/mod.rs", "pub mod json;"),
    ];
    let broken = broken(&files.map(|(file, text)| (file.to_owned(), text.to_owned())));
    assert_eq!(broken.len(), 2, "{broken:#?}");
}

#[test]
fn the_root_holds_nothing_but_modules_and_re_exports() {
    let modules = "pub mod text; pub mod dossier; pub mod report; pub mod load; pub mod commands;";
    for (text, expected) in [
        ("pub fn check() {}", "src/lib.rs: defines `check`"),
        ("pub struct Checked;", "src/lib.rs: defines `Checked`"),
        ("pub use report::*;", "src/lib.rs:1: brings in all of a module"),
        ("pub use report::json as text;", "src/lib.rs:1: gives `text` a second meaning"),
    ] {
        check_broken("src/lib.rs", &format!("{modules} {text}"), expected);
    }
    check_broken(
        "src/text/fold.rs",
        "use crate::Checked;",
        "`crate::Checked` is `Checked` of the crate's root, which is in no layer",
    );
    check_broken("src/extra.rs", "", "src/extra.rs: `extra` is in no layer");
}

#[test]
fn what_touches_the_world_outside_is_seen_in_every_spelling() {
    for text in [
        "use std::fs;",
        "use std::{collections::BTreeMap, env};",
        "use std::{collections::{BTreeMap, BTreeSet}, fs::{File as Held}};",
        "fn f() { std::fs::read(path) }",
        "fn f() { core::time::Duration::from_secs(1) }",
        "use std as s; fn f() { s::fs::read(path) }",
        "use ::std::net::TcpStream;",
        "use rayon::prelude::*;",
        "use rayon as threads; fn f() { threads::spawn(f) }",
        "fn f() { println!(\"540\") }",
        "fn f() { std::eprintln!(\"540\") }",
        "fn f() { if true { dbg!(540); } }",
    ] {
        assert_ne!(broken_with("src/text/fold.rs", text), [""; 0], "{text}");
    }
    check_broken(
        "src/text/fold.rs",
        "use std::{fs, collections::BTreeMap};",
        "`std::fs` is of std::fs, which is not for text",
    );
    check_broken(
        "src/commands/mod.rs",
        "use std::env;",
        "`std::env` is of std::env, which is not for commands",
    );
}

#[test]
fn what_only_looks_like_a_path_is_none() {
    for text in [
        "//! See [`crate::report`] and std::fs.\n/// use crosscheck::report::Table;\nfn f() {}",
        "const A: &str = \"use crate::report::Table; std::fs\";",
        "const A: &str = r#\"crate::report\"#; const B: char = ':'; fn f<'report>() {}",
        "/* use crate::report; */ fn f() -> impl Iterator<Item = ()> + use<'_> {}",
        "enum Code { A } use Code::A; fn f() { Code::A; self::f(); Vec::<u8>::new(); writeln!(out) }",
        "mod report { pub struct Table; } use report::Table; fn f() { report::Table }",
    ] {
        assert_eq!(broken_with("src/text/fold.rs", text), [""; 0], "{text}");
    }
}

#[test]
fn nobody_climbs_twice() {
    for text in [
        "use super::super::text::Span;",
        "use super::{super::text::Span};",
        "fn f(span: super::super::text::Span) {}",
        "mod tests { use super::super::Claim; }",
    ] {
        check_broken("src/dossier/read.rs", text, "climbs twice: write it from `crate`");
    }
}
