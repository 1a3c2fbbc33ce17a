//! The commands of README.md and of the pages in `docs/`, with the output that the pages show.

#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "this test reads the pages and copies the example")]

use crate::page;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Makes a test of each page, and the list of all.
macro_rules! pages {
    ($($name:ident = $path:literal;)+) => {
        const PAGES: &[&str] = &[$($path),+];

        $(#[test]
        fn $name() {
            page::follow($path);
        })+
    };
}

pages! {
    the_readme = "README.md";
    archive = "docs/archive.md";
    assistants = "docs/assistants.md";
    ci = "docs/ci.md";
    claims_file = "docs/claims-file.md";
    comparison = "docs/comparison.md";
    editors = "docs/editors.md";
    findings = "docs/findings.md";
    formats = "docs/formats.md";
    draft = "docs/draft.md";
    guide = "docs/guide.md";
    import = "docs/import.md";
    over_time = "docs/over-time.md";
    two_articles = "docs/two-articles.md";
}

#[test]
fn every_page_is_followed() {
    let docs = fs::read_dir("docs").expect("the folder is there");
    let found: BTreeSet<String> = docs
        .map(|entry| entry.expect("it lists").path().display().to_string())
        .chain(["README.md".to_owned()])
        .collect();
    assert_eq!(found, PAGES.iter().map(|&path| path.to_owned()).collect());
}

#[test]
fn the_claim_in_the_readme_is_that_of_the_two_articles() {
    let [readme, articles] = ["README.md", "docs/two-articles.md"]
        .map(|page| fs::read_to_string(page).expect("the page is there"));
    let (_, block) = readme.split_once("```json\n").expect("the README shows a claim");
    let (claim, _) = block.split_once("```").expect("a block ends");
    for line in claim.lines() {
        assert!(articles.contains(line), "{line}");
    }
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut broken = Vec::new();
    for page in PAGES.iter().chain(&["CONTRIBUTING.md"]) {
        let text = fs::read_to_string(page).expect("the page is there");
        for link in links(&text) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => Path::new(page).to_owned(),
                _ => Path::new(page).parent().expect("it is a file").join(file),
            };
            let leads = fs::read_to_string(&target).is_ok_and(|text| {
                heading.is_empty() || headings(&text).any(|known| known == heading)
            });
            if !leads && !target.is_dir() {
                broken.push(format!("{page}: {link}"));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

/// Returns the targets of links that stay in the repository.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|link| {
        !link.contains("://") && !link.contains(char::is_whitespace) && !link.is_empty()
    })
}

/// Returns the anchors that GitHub gives to headings: lower case, without punctuation, with `-` for spaces.
fn headings(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter(|line| line.starts_with('#')).map(|line| {
        let words = line.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    })
}
