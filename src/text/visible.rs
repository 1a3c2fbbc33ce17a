//! Text from strangers, made harmless for a terminal.
//!
//! Escape sequences can move the cursor, hide or forge lines; bidirectional controls can show a text in
//! another order than it is read in (Unicode Technical Report 36, "Trojan Source"). Both are replaced by
//! signs that stand for them. U+200C and U+200D stay: Persian and many other scripts are written with them.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Returns `text` with every control and bidirectional character replaced by a visible sign.
///
/// Line breaks (`\n`) stay, a tab becomes a space, the other C0 controls and DEL become their control
/// pictures (U+2400 and on), and C1 controls, bidirectional controls and the line and paragraph separators
/// become their code point between angle brackets. What needs no change is borrowed.
///
/// ```
/// use crosscheck::text::visible;
/// assert_eq!(visible("650 votes"), "650 votes");
/// assert_eq!(visible("\u{1b}[2J\tgone\u{202e}"), "␛[2J gone⟨U+202E⟩");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        push_visible(&mut shown, character);
    }
    Cow::Owned(shown)
}

fn push_visible(shown: &mut String, character: char) {
    match character {
        '\t' => shown.push(' '),
        '\u{7f}' => shown.push('\u{2421}'),
        control @ '\0'..='\u{1f}' if control != '\n' => {
            shown.push(char::from_u32(0x2400 + u32::from(control)).unwrap_or('\u{fffd}'));
        }
        hidden if is_hidden(hidden) => {
            // Writing to a string cannot fail.
            let _ = write!(shown, "⟨U+{:04X}⟩", u32::from(hidden));
        }
        other => shown.push(other),
    }
}

/// Whether a terminal obeys the character rather than showing it; a line break it may obey.
pub(crate) fn is_hidden(character: char) -> bool {
    match character {
        '\n' => false,
        '\u{61c}' | '\u{200e}' | '\u{200f}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        other => other.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_is_shown_and_nothing_else_changes() {
        let hidden = (0..=0x10_ffff).filter_map(char::from_u32).filter(|&c| is_hidden(c));
        for character in hidden {
            let text = character.to_string();
            let shown = visible(&text);
            assert!(!shown.contains(is_hidden), "{character:?} became {shown:?}");
            assert!(!shown.is_empty(), "{character:?} vanished");
        }
        assert!(matches!(visible("line\nline, مى‌خواهم, 👩‍🚀, e\u{301}"), Cow::Borrowed(_)));
    }

    #[test]
    fn each_class_has_its_sign() {
        let table = [
            ("\0", "␀"),
            ("\x1b[31m", "␛[31m"),
            ("\r\n", "␍\n"),
            ("a\tb", "a b"),
            ("\x7f", "␡"),
            ("\u{9b}31m", "⟨U+009B⟩31m"),
            ("\u{61c}", "⟨U+061C⟩"),
            ("\u{2029}", "⟨U+2029⟩"),
            ("\u{2066}x\u{2069}", "⟨U+2066⟩x⟨U+2069⟩"),
        ];
        for (text, shown) in table {
            assert_eq!(visible(text), shown, "{text:?}");
        }
    }
}
