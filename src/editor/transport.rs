//! Messages on a pipe: a header, and as many bytes of JSON as it says.

use std::io::{self, BufRead, Read as _, Write};

use lsp_server::{ErrorCode, Message};

/// The most bytes of a message: a source of 100 MB is more when it is escaped.
const MOST_BYTES: usize = 400_000_000;

/// The most bytes of a line of a header.
const MOST_HEADER: u64 = 1_000;

/// Why a message cannot be read; those after it can.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is no JSON.
    #[error("it is not JSON: {0}")]
    Json(String),
    /// It is JSON, and no request, response or notification.
    #[error("it is no request, response or notification: {0}")]
    Message(String),
    /// Its header does not say how long it is, or is none.
    #[error("its header has no `Content-Length` that is a number")]
    Header,
    /// It is larger than any message may be.
    #[error("it is larger than {} MB", MOST_BYTES / 1_000_000)]
    TooLarge,
}

/// Returns the next message; `None` at the end of the input.
///
/// ```
/// use crosscheck::editor::{Unreadable, read_message};
/// let mut input = &b"Content-Length: 33\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}Content-Length: 1\r\n\r\n{"[..];
/// assert!(matches!(read_message(&mut input).unwrap(), Some(Ok(_))));
/// assert!(matches!(read_message(&mut input).unwrap(), Some(Err(Unreadable::Json(_)))));
/// assert!(read_message(&mut input).unwrap().is_none());
/// ```
///
/// # Errors
///
/// Those of `input`. What is wrong with one message is told in its place, and the next one can be read.
pub fn read_message(input: &mut dyn BufRead) -> io::Result<Option<Result<Message, Unreadable>>> {
    let Some(length) = read_header(input)? else { return Ok(None) };
    let Some(length) = length else { return Ok(Some(Err(Unreadable::Header))) };
    if length > MOST_BYTES {
        io::copy(&mut (&mut *input).take(length as u64), &mut io::sink())?;
        return Ok(Some(Err(Unreadable::TooLarge)));
    }
    let mut bytes = Vec::new();
    (&mut *input).take(length as u64).read_to_end(&mut bytes)?;
    Ok(Some(parse(&bytes)))
}

fn parse(bytes: &[u8]) -> Result<Message, Unreadable> {
    serde_json::from_slice(bytes).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Unreadable::Message(error.to_string()),
        _ => Unreadable::Json(error.to_string()),
    })
}

/// Returns the length that a header gives; `None` inside where it gives none, and outside at the end of the input.
fn read_header(input: &mut dyn BufRead) -> io::Result<Option<Option<usize>>> {
    let mut length = None;
    let mut is_begun = false;
    loop {
        let mut line = Vec::new();
        if (&mut *input).take(MOST_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(is_begun.then_some(None));
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        match line.split_once(':') {
            // Something else before a header is passed over.
            _ if line.is_empty() && !is_begun => {}
            _ if line.is_empty() => return Ok(Some(length)),
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().ok();
            }
            _ => {}
        }
        is_begun |= !line.is_empty();
    }
}

/// Writes a message with its header.
///
/// # Errors
///
/// Those of `out`.
pub fn write_message(out: &mut dyn Write, message: &Message) -> io::Result<()> {
    message.write(&mut &mut *out)
}

/// Writes the answer to a message that cannot be read, of which no id is known (JSON-RPC 2.0, section 5).
///
/// # Errors
///
/// Those of `out`.
pub fn write_unreadable(out: &mut dyn Write, unreadable: &Unreadable) -> io::Result<()> {
    let code = match unreadable {
        Unreadable::Json(_) | Unreadable::Header => ErrorCode::ParseError,
        Unreadable::Message(_) | Unreadable::TooLarge => ErrorCode::InvalidRequest,
    };
    let error = serde_json::json!({ "code": code as i32, "message": unreadable.to_string() });
    let answer = serde_json::json!({ "jsonrpc": "2.0", "id": null, "error": error }).to_string();
    write!(out, "Content-Length: {}\r\n\r\n{answer}", answer.len())?;
    out.flush()
}
