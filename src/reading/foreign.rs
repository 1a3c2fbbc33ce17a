//! Lines in another language than the text around them, of which no figure is read: `21 de mayo` in an English page.

use crate::reading::mention::Mention;
use crate::text::Language;

/// How many bytes a line has at least that is in a language of its own: a name or title has less.
const LEAST: usize = 40;

/// How many letters that English does not have stand in it at least: others are not looked at.
const LETTERS: usize = 3;

/// Leaves out the mentions in lines of another language that is written in Latin letters.
pub(super) fn leave_out(text: &str, mentions: &mut Vec<Mention>) {
    if text.is_ascii() {
        return;
    }
    let mut line = 0..0;
    let mut is_other = false;
    mentions.retain(|mention| {
        let at = mention.span.start;
        if at >= line.end || at < line.start {
            let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
            line = start..end;
            is_other = is_foreign(&text[start..end]);
        }
        !is_other
    });
}

fn is_foreign(line: &str) -> bool {
    let count = |is: fn(char) -> bool| line.chars().filter(|letter| is(*letter)).count();
    let others = if line.is_ascii() { 0 } else { count(|c| c.is_alphabetic() && !c.is_ascii()) };
    line.len() >= LEAST
        && others >= LETTERS
        && count(|c| c.is_ascii_alphabetic()) > others
        && Language::of(line) != Language::ENGLISH
}
