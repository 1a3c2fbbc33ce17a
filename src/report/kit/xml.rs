//! Text in XML (Extensible Markup Language 1.0, fifth edition).

use std::fmt::Write as _;

use crate::text::visible;

/// Returns text for the content of an element.
///
/// What would be markup is escaped (section 2.4), also `>`, so that no `]]>` stands there. Control and bidirectional
/// characters and what is no character of XML (section 2.2) are replaced by signs that stand for them. `##[` is taken apart:
/// a log of GitHub Actions obeys it anywhere in a line.
pub(in crate::report) fn text(text: &str) -> String {
    let mut escaped = String::new();
    for character in visible(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => {
                // Writing to a string cannot fail.
                let _ = write!(escaped, "⟨U+{:04X}⟩", u32::from(character));
            }
            other => escaped.push(other),
        }
    }
    escaped.replace("##[", "&#35;#[")
}

/// Returns text for the value of an attribute, on one line: a line break there would be read as a space (section 3.3.3).
pub(in crate::report) fn attribute(value: &str) -> String {
    text(value).replace('\n', "␊")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let table = [
            ("5 < 6 & 7 > 6", "5 &lt; 6 &amp; 7 &gt; 6"),
            ("]]><a b=\"c\" d='e'/>", "]]&gt;&lt;a b=&quot;c&quot; d=&apos;e&apos;/&gt;"),
            ("a\0b\u{1b}[2J\u{202e}\u{ffff}", "a␀b␛[2J⟨U+202E⟩⟨U+FFFF⟩"),
            ("##[error]", "&#35;#[error]"),
            ("one\ntwo", "one\ntwo"),
        ];
        for (raw, written) in table {
            assert_eq!(text(raw), written);
        }
        assert_eq!(attribute("one\ntwo"), "one␊two");
    }
}
