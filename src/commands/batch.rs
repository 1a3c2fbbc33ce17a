//! A request a line on standard input, an answer a line on standard output.

use std::io::{BufRead, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::report::kit::batch::Unanswered;
use crate::report::kit::json::write_json_line;

use super::Error;

/// Answers every line of `input`, in order; blank lines are passed over. A line that is no request, or has no
/// answer, is answered with its error, and the rest are answered all the same.
pub(super) fn answer_lines<Request: DeserializeOwned, Answer: Serialize>(
    input: &mut dyn BufRead,
    out: &mut dyn Write,
    reply: impl Fn(Request) -> Result<Answer, Unanswered>,
) -> Result<(), Error> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        if !line.iter().all(u8::is_ascii_whitespace) {
            let request =
                serde_json::from_slice(&line).map_err(|error| not_a_request(&line, &error));
            match request.and_then(&reply) {
                Ok(answer) => write_json_line(out, &answer)?,
                Err(mistake) => write_json_line(out, &mistake)?,
            }
        }
        line.clear();
    }
    Ok(out.flush()?)
}

fn not_a_request(line: &[u8], error: &serde_json::Error) -> Unanswered {
    let id = serde_json::from_slice::<Value>(line).ok().and_then(|value| value.get("id").cloned());
    Unanswered { id, error: error.to_string() }
}
