//! All tests of what the program does, in one program: it is linked once, and its tests run side by side.
//!
//! `cargo test --test all -- words::` runs those of one file.

mod dossiers;
mod linked_draft;
mod markup;
mod page;
mod rule;
mod spelled;
mod table;
mod xml;

mod accept;
mod architecture;
#[cfg(feature = "mcp")]
mod assistant;
mod browser;
mod cache;
mod check_page;
mod cmd;
mod docs;
mod docx_properties;
mod draft_docx;
mod draft_page;
mod drafts;
mod editor;
mod edits;
mod export;
mod fingerprints;
mod flood;
mod floods;
mod format_schemas;
mod formats;
mod heydari;
mod hostile;
mod hostile_formats;
mod hostile_sources;
mod killed;
mod link;
mod locators;
mod lock;
mod markdown_properties;
mod mistakes;
mod number_forms;
mod one_file;
mod origins;
mod other_place;
mod own_files;
mod problems;
mod properties;
mod put_back;
mod quoted_mail;
mod reading_properties;
mod readme;
mod real;
mod records;
mod repair_properties;
mod repairs;
mod repository_roots;
mod reprints;
mod rule_properties;
mod schema;
mod spec_cells;
mod spec_clipped;
mod spec_derivations;
mod spec_drafts;
mod spec_grounds;
mod spec_languages;
mod spec_limits;
mod spec_markdown;
mod spec_notices;
mod spec_passages;
mod spec_quotes;
mod spec_readings;
mod spec_repairs;
mod spec_replaced;
mod spec_rules;
mod spec_subjects;
mod spec_unread_values;
mod spec_values;
mod spec_verdicts;
mod story;
mod subject_properties;
#[cfg(unix)]
mod terminal;
mod verdict_properties;
mod words;
mod wrapped;
mod writers;

#[test]
fn every_file_of_tests_is_run() {
    let folder = std::fs::read_dir("tests").expect("tests run at the root");
    let files = folder.map(|entry| entry.expect("it is readable").file_name());
    let names = files.filter_map(|name| name.to_str()?.strip_suffix(".rs").map(str::to_owned));
    let forgotten: Vec<String> = names
        .filter(|name| {
            name != "main" && !include_str!("main.rs").contains(&format!("\nmod {name};"))
        })
        .collect();
    assert!(forgotten.is_empty(), "main.rs does not name {forgotten:?}");
}
