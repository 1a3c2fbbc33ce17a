//! Characters of HTML.

use html5gum::{Token, Tokenizer};

use crate::text::raised_digit;

/// Whether it is white space of HTML, which is shown as one space.
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

/// Returns a text with one space for each run of white space.
pub(super) fn collapsed(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    let mut after_blank = false;
    for c in text.chars() {
        let is_blank = u8::try_from(c).is_ok_and(is_blank);
        if !is_blank {
            collapsed.push(c);
        } else if !after_blank {
            collapsed.push(' ');
        }
        after_blank = is_blank;
    }
    collapsed
}

/// Returns the text of a piece of HTML that is not shown: its tags are spaces.
pub(super) fn text_of(markup: &str) -> String {
    let mut text = String::new();
    for token in Tokenizer::new(markup) {
        match token {
            Ok(Token::String(string)) => text.push_str(&String::from_utf8_lossy(&string)),
            Ok(Token::StartTag(_) | Token::EndTag(_)) => text.push(' '),
            Ok(_) => {}
        }
    }
    text
}

/// Returns a digit or sign as it is shown where it is raised.
pub(super) fn raised(c: char) -> Option<char> {
    match c {
        '+' => Some('⁺'),
        '-' | '−' => Some('⁻'),
        _ => raised_digit(c),
    }
}
