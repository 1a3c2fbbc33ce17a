//! The codes of findings as rules.

use serde::Serialize;

use crate::finding::{Code, Level};

use super::place::Message;

/// A code.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RuleJson {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Help,
    default_configuration: Configuration,
}

/// A page, in Markdown; its text is the same, as a page reads well as it is.
#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

/// What holds where nobody sets another level.
#[derive(Serialize)]
struct Configuration {
    level: &'static str,
    enabled: bool,
}

impl RuleJson {
    /// Returns a rule for each code, in the order of [`Code::ALL`].
    pub(super) fn all() -> impl Iterator<Item = Self> {
        Code::ALL.iter().map(|code| Self {
            id: code.name(),
            short_description: Message::plain(code.summary()),
            full_description: Message::plain(&what_it_says(code.page())),
            help: Help { text: code.page(), markdown: code.page() },
            default_configuration: Configuration {
                level: level(code.default_level()),
                enabled: code.default_level() > Level::Allow,
            },
        })
    }
}

/// Returns the name of a level.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Deny => "error",
        Level::Warn => "warning",
        Level::Allow => "note",
    }
}

/// Returns the first section of a page, each paragraph on a line.
fn what_it_says(page: &str) -> String {
    let section = page.split("\n## ").nth(1).and_then(|section| section.split_once('\n'));
    let (_, body) = section.unwrap_or_default();
    let paragraphs = body.trim().split("\n\n");
    let lines = paragraphs.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_first_section() {
        for code in Code::ALL {
            let says = what_it_says(code.page());
            assert!(says.len() > 20 && !says.contains('#'), "{code}: {says}");
        }
        assert_eq!(
            what_it_says("# a\n\n## What it says\n\nOne\ntwo.\n\nThree.\n\n## Why"),
            "One two.\nThree."
        );
    }
}
