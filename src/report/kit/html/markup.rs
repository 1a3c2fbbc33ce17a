//! Markup that is written from literals of the program and from text, which is always escaped: nothing that a claims file, a
//! draft or a source holds becomes an element, an attribute or a reordering of what stands around it.

use std::fmt::Write as _;

use crate::text::visible;

/// Markup that is being written.
#[derive(Debug, Default)]
pub(in crate::report) struct Markup(String);

impl Markup {
    /// Writes markup of the program's own.
    pub(in crate::report) fn raw(&mut self, markup: &'static str) {
        self.0.push_str(markup);
    }

    /// Writes text, also into the value of an attribute. Line breaks stay, however the file writes them.
    pub(in crate::report) fn text(&mut self, text: &str) {
        for character in shown_text(text).chars() {
            match character {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                other => self.0.push(other),
            }
        }
    }

    /// Writes a number.
    pub(in crate::report) fn number(&mut self, number: usize) {
        let _ = write!(self.0, "{number}");
    }

    /// Writes text between markup.
    pub(in crate::report) fn element(
        &mut self,
        open: &'static str,
        text: &str,
        close: &'static str,
    ) {
        self.raw(open);
        self.text(text);
        self.raw(close);
    }

    /// Writes a number between markup.
    pub(in crate::report) fn numbered(
        &mut self,
        before: &'static str,
        number: usize,
        after: &'static str,
    ) {
        self.raw(before);
        self.number(number);
        self.raw(after);
    }

    /// Writes a number with no more than two decimals, for places in pictures.
    pub(in crate::report) fn decimal(&mut self, number: f64) {
        let written = format!("{number:.2}");
        let written = written.trim_end_matches('0').trim_end_matches('.');
        self.0.push_str(if written == "-0" { "0" } else { written });
    }

    /// Returns all that was written.
    pub(in crate::report) fn finish(self) -> String {
        self.0
    }
}

/// Returns text as a page shows it, not yet escaped: line breaks as one character, and signs in place of what is not seen or
/// is an error there.
pub(in crate::report) fn shown_text(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n");
    let mut shown = String::with_capacity(lines.len());
    for character in visible(&lines).chars() {
        if is_noncharacter(character) {
            // Writing to a string cannot fail.
            let _ = write!(shown, "⟨U+{:04X}⟩", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Whether it is a code point that no text holds (Unicode 16, section 23.7) and that is an error in a page (HTML, section
/// 13.2.3.5).
fn is_noncharacter(character: char) -> bool {
    let code = u32::from(character);
    matches!(code, 0xfdd0..=0xfdef) || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let table = [
            ("5 < 6 & 7 > 6", "5 &lt; 6 &amp; 7 &gt; 6"),
            (
                "</style><b on=\"x\" a='y'>",
                "&lt;/style&gt;&lt;b on=&quot;x&quot; a=&#39;y&#39;&gt;",
            ),
            ("one\r\ntwo\rthree\u{c}four", "one\ntwo\nthree\nfour"),
            ("a\u{202e}b\0", "a⟨U+202E⟩b␀"),
            ("\u{fffe}\u{1ffff}\u{fdd0}", "⟨U+FFFE⟩⟨U+1FFFF⟩⟨U+FDD0⟩"),
            ("می‌خواهم", "می‌خواهم"),
        ];
        for (text, shown) in table {
            let mut markup = Markup::default();
            markup.text(text);
            assert_eq!(markup.finish(), shown, "{text:?}");
        }
    }
}
