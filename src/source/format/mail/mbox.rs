//! The mails of a file that may hold several (RFC 4155).

use std::borrow::Cow;

/// Returns the mails of a file: one, unless it begins as a mailbox does.
///
/// There, a line `From …` after a blank line begins each mail, and a line of a text that begins alike has a `>` before it.
pub(super) fn split(file: &[u8]) -> Vec<Cow<'_, [u8]>> {
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    if !file.starts_with(b"From ") {
        let blank = file.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        return vec![Cow::Borrowed(&file[blank..])];
    }
    let mut mails: Vec<Vec<u8>> = Vec::new();
    let mut is_after_blank = true;
    let mut lines = file.split_inclusive(|byte| *byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        let begins = is_after_blank
            && line.starts_with(b"From ")
            && lines.peek().is_some_and(|next| is_header(next));
        is_after_blank = line.trim_ascii().is_empty();
        if begins {
            mails.push(Vec::new());
            continue;
        }
        let Some(mail) = mails.last_mut() else {
            mails.push(Vec::new());
            continue;
        };
        let marks = line.iter().take_while(|byte| **byte == b'>').count();
        let is_escaped = marks > 0 && line[marks..].starts_with(b"From ");
        mail.extend_from_slice(if is_escaped { &line[1..] } else { line });
    }
    mails.into_iter().map(Cow::Owned).collect()
}

fn is_header(line: &[u8]) -> bool {
    let name = line.iter().take_while(|byte| byte.is_ascii_graphic() && **byte != b':').count();
    name > 0 && line.get(name) == Some(&b':') || line.starts_with(b">From ")
}
