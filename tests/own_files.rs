//! A claims file, its lock file and its schema are no sources: every quote would stand in the claims file.

#![expect(clippy::disallowed_methods, reason = "this test writes dossiers")]
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;
use std::path::Path;

use crosscheck::report::Failed;
use crosscheck::run::{Options, run};

/// Returns what is told of a dossier whose only source has this file: each mistake with its line and column.
fn told(folder: &Path, file: &str) -> Vec<String> {
    let text = format!(
        r#"{{ "version": 1, "$schema": "schema/claims-1.schema.json",
  "sources": {{
    "log": {{ "file": "{file}" }} }},
  "claims": {{ "votes": {{ "statement": "540 backed him.", "kind": "count", "value": 540,
    "citations": [{{ "source": "log", "quote": "540 backed him" }}] }} }} }}
"#
    );
    let path = folder.join("claims.json");
    // Written anew in its place: a second name of the file stays one of it.
    fs::write(&path, text).unwrap();
    match run(&path, &Options::default()) {
        Ok(_) => Vec::new(),
        Err(failed @ Failed::Invalid { .. }) => {
            let problems = failed.problems().into_iter();
            problems
                .map(|(problem, at)| format!("{}: {}", at.at("claims.json"), problem.message))
                .collect()
        }
        Err(failed) => vec![failed.to_string()],
    }
}

fn refused(what: &str) -> Vec<String> {
    let said = format!("the source `log` is {what}, which says nothing by itself");
    vec![format!("claims.json:3:22: {said}")]
}

#[test]
fn the_claims_file_is_no_source_under_any_spelling_of_its_path() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sources")).unwrap();
    for file in ["claims.json", "./claims.json", "sources/./../claims.json"] {
        let problems = told(folder.path(), file);
        // A path with `..` is refused by itself.
        let is_up = file.contains("..");
        assert!(
            if is_up { problems.len() == 1 } else { problems == refused("the claims file itself") },
            "{problems:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn nor_is_it_through_a_link_or_a_second_name() {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), "log.txt");
    let claims = folder.path().join("claims.json");
    std::os::unix::fs::symlink(&claims, folder.path().join("link.txt")).unwrap();
    fs::hard_link(&claims, folder.path().join("second.txt")).unwrap();
    for file in ["link.txt", "second.txt"] {
        assert_eq!(told(folder.path(), file), refused("the claims file itself"), "{file}");
    }
}

#[test]
fn nor_are_its_lock_file_its_schema_and_a_copy_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("schema")).unwrap();
    fs::write(path("schema/claims-1.schema.json"), "540 backed him").unwrap();
    fs::write(path("claims.lock"), "540 backed him").unwrap();
    assert_eq!(told(folder.path(), "claims.lock"), refused("the lock file of the claims file"));
    let schema = "schema/claims-1.schema.json";
    assert_eq!(told(folder.path(), schema), refused("the schema of the claims file"));
    fs::remove_file(path("claims.lock")).unwrap();
    told(folder.path(), "copy.txt");
    fs::copy(path("claims.json"), path("copy.txt")).unwrap();
    assert_eq!(told(folder.path(), "copy.txt"), refused("a copy of the claims file"));
}

#[test]
fn files_of_others_are_sources_even_where_they_look_alike() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("other")).unwrap();
    for file in ["other/claims.json", "other/claims.lock", "claims.txt"] {
        fs::write(path(file), "He said that 540 backed him.").unwrap();
        assert!(told(folder.path(), file).is_empty(), "{file}");
    }
}

#[test]
fn it_is_told_with_the_other_mistakes() {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), "claims.json");
    let path = folder.path().join("claims.json");
    let text = fs::read_to_string(&path).unwrap();
    let text =
        text.replace("\"version\": 1,", "\"version\": 1, \"levels\": { \"conflicts\": \"deny\" },");
    fs::write(&path, text).unwrap();
    let failed = run(&path, &Options::default()).unwrap_err();
    assert_eq!(failed.problems().len(), 2);
}

#[test]
fn it_is_not_added_as_one() {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), "log.txt");
    let mut add = std::process::Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    add.args(["--width", "200", "add", "source", "claims.json"]).current_dir(folder.path());
    let output = add.env_clear().output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("claims.json` is the claims file itself"), "{told}");
}
