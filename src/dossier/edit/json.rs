//! Values as they are written into a claims file.

use std::fmt;

use crate::text::is_hidden;

/// A value to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// A string.
    Text(String),
    /// A number, `true` or `false`, as it is written.
    Plain(String),
    /// A list of strings.
    Texts(Vec<String>),
}

impl Json {
    /// Returns a string.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Returns a number, `true` or `false` from the way it is written.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Plain(text.into())
    }

    /// Returns a number or truth value as such where `notation` is one of JSON, and a string otherwise.
    pub fn value(notation: &str) -> Self {
        if is_number(notation) || matches!(notation, "true" | "false") {
            Self::plain(notation)
        } else {
            Self::text(notation)
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(text) => f.write_str(text),
            Self::Text(text) => write_string(f, text),
            Self::Texts(texts) => {
                f.write_str("[")?;
                for (index, text) in texts.iter().enumerate() {
                    f.write_str(if index > 0 { ", " } else { "" })?;
                    write_string(f, text)?;
                }
                f.write_str("]")
            }
        }
    }
}

/// Writes a string (RFC 8259, section 7). What cannot be seen, or shows a text in another order than it is read in,
/// is escaped too, so that an editor shows what stands there.
fn write_string(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            hidden if is_hidden(hidden) || hidden == '\u{feff}' => {
                for unit in hidden.encode_utf16(&mut [0; 2]) {
                    write!(f, "\\u{unit:04x}")?;
                }
            }
            other => write!(f, "{other}")?,
        }
    }
    f.write_str("\"")
}

/// Whether the text is a number of JSON (RFC 8259, section 6) without an exponent.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped_and_read_back() {
        for text in
            ["“540”, é", "a \"b\" \\ c", "x\ny\t\u{1}\u{7f}", "\u{202e}\u{feff}\u{2028}", "👍"]
        {
            let written = Json::text(text).to_string();
            assert!(!written.contains(is_hidden), "{written:?}");
            let read: String = serde_json::from_str(&written).expect("it is JSON");
            assert_eq!(read, text);
        }
    }

    #[test]
    fn only_numbers_and_truth_values_stand_without_quotation_marks() {
        for (notation, written) in [
            ("540", "540"),
            ("-0.5", "-0.5"),
            ("true", "true"),
            (">=600", "\">=600\""),
            ("007", "\"007\""),
            ("1.", "\"1.\""),
            ("83%", "\"83%\""),
            ("2010-01", "\"2010-01\""),
            ("-", "\"-\""),
        ] {
            assert_eq!(Json::value(notation).to_string(), written);
        }
        assert_eq!(Json::Texts(vec!["a".into(), "b".into()]).to_string(), r#"["a", "b"]"#);
    }
}
