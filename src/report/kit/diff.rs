//! Changes of a claims file, as a unified diff (the format of `diff -u`), made safe for a terminal.

use similar::{ChangeTag, TextDiff};

use crate::text::visible;

use crate::report::kit::layout::{Ink, PageStyle};

/// How many lines around a change are shown.
const CONTEXT: usize = 2;

/// Returns what changes from `old` to `new` in the file of this path; empty where nothing does.
///
/// The text of lines is made visible, and line ends are not shown: it is to be read, not applied.
///
/// ```
/// use crosscheck::report::kit::{diff, layout::PageStyle};
/// let shown = diff::unified("claims.json", "a\nb\nc\n", "a\nB\nc\n", PageStyle { width: 80, color: false });
/// assert_eq!(shown, "--- claims.json\n+++ claims.json\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
/// ```
pub fn unified(path: &str, old: &str, new: &str, style: PageStyle) -> String {
    if old == new {
        return String::new();
    }
    let diff = TextDiff::from_lines(old, new);
    let path = visible(path).replace('\n', "␊");
    let mut text = style.paint(Ink::Heading, &format!("--- {path}"));
    text.extend(["\n", &style.paint(Ink::Heading, &format!("+++ {path}")), "\n"]);
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        text.extend([&style.paint(Ink::Faint, &hunk.header().to_string()), "\n"]);
        for change in hunk.iter_changes() {
            let (sign, ink) = match change.tag() {
                ChangeTag::Equal => (' ', Ink::Plain),
                ChangeTag::Delete => ('-', Ink::Bad),
                ChangeTag::Insert => ('+', Ink::Good),
            };
            let line = visible(change.value().trim_end_matches(['\r', '\n']));
            text.extend([&style.colored(ink, format!("{sign}{line}")), "\n"]);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_shown_and_line_ends_are_not() {
        let style = PageStyle { width: 80, color: false };
        let shown = unified("a\u{1b}b", "x\r\n\u{202e}y", "x\r\n\u{202e}z", style);
        assert_eq!(shown, "--- a␛b\n+++ a␛b\n@@ -1,2 +1,2 @@\n x\n-⟨U+202E⟩y\n+⟨U+202E⟩z\n");
        assert_eq!(unified("a", "x", "x", style), "");
    }
}
