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
    for line in file.split_inclusive(|byte| *byte == b'\n') {
        let begins = mails.is_empty() || is_after_blank && is_envelope(line);
        is_after_blank = line.trim_ascii().is_empty();
        if begins {
            mails.push(Vec::new());
            continue;
        }
        let Some(mail) = mails.last_mut() else { continue };
        let marks = line.iter().take_while(|byte| **byte == b'>').count();
        let is_escaped = marks > 0 && line[marks..].starts_with(b"From ");
        mail.extend_from_slice(if is_escaped { &line[1..] } else { line });
    }
    mails.into_iter().map(Cow::Owned).collect()
}

/// Whether a line says who sent a mail and when: `From jo@example.com Mon Jun  1 10:00:00 2009`.
fn is_envelope(line: &[u8]) -> bool {
    let is_time =
        |part: &[u8]| part[2] == b':' && [0, 1, 3, 4].iter().all(|at| part[*at].is_ascii_digit());
    line.starts_with(b"From ") && line.windows("10:00".len()).any(is_time)
}
