//! GitHub workflow commands, which put findings beside the lines of a pull request.
//!
//! ```text
//! ::error file=data/claims.json,line=43,col=20,endLine=43,endColumn=54,title=lost-citation::`votes`, `wsj`: …
//! ```
//!
//! What is denied is an `error`, what is warned of a `warning`, and so is every reason why a check could not be
//! done an `error`. The message is followed by the notes and the next thing to try, each on a line of its own.
//! The place is the one in the claims file, its path from where the program runs: run it where the repository
//! is checked out. GitHub shows ten errors and ten warnings a step.
//!
//! References: "Workflow commands for GitHub Actions" (docs.github.com); how they are escaped is in `escapeData`
//! and `escapeProperty` of `@actions/core`, `command.ts`. The runner takes columns only where the first and
//! the last line are the same (`ValidateLinesAndColumns` in its `ActionCommandManager.cs`).

use std::borrow::Cow;
use std::io::{self, Write};

use crate::finding::Level;
use crate::text::visible;

use crate::report::check::notice::{Notice, notices};
use crate::report::kit::problems::one_line;
use crate::report::{Examined, Failed, Located};

/// Writes the findings of level `least` and above, and the errors where a check could not be done.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    run: &[Result<Examined, Failed>],
    least: Level,
) -> io::Result<()> {
    notices(run, least).try_for_each(|notice| command(out, &notice))
}

fn command(out: &mut dyn Write, notice: &Notice<'_>) -> io::Result<()> {
    let name = match notice.finding {
        None | Some((_, Level::Deny)) => "error",
        Some((_, Level::Warn)) => "warning",
        Some((_, Level::Allow)) => return Ok(()),
    };
    // Paths of annotations are those of the repository, which has no file `./claims.json`.
    let path = notice.path.trim_start_matches("./");
    write!(out, "::{name} file={}", property(path))?;
    if let Some(place) = &notice.place {
        write_place(out, place)?;
    }
    if let Some((code, _)) = notice.finding {
        write!(out, ",title={}", property(code.name()))?;
    }
    writeln!(out, "::{}", data(&message(notice)))
}

fn write_place(out: &mut dyn Write, place: &Located) -> io::Result<()> {
    let Some((start, end)) = place.location.lines() else { return Ok(()) };
    if start.line == end.line {
        let line = start.line;
        let from = start.column;
        let to = end.column;
        return write!(out, ",line={line},col={from},endLine={line},endColumn={to}");
    }
    write!(out, ",line={},endLine={}", start.line, end.line)
}

/// Returns the message with its notes and the next thing to try, a line each.
fn message(notice: &Notice<'_>) -> String {
    let mut lines = vec![one_line(&notice.message)];
    lines.extend(notice.notes.iter().map(|note| format!("note: {}", one_line(note))));
    lines.extend(notice.help.map(|help| format!("help: {}", one_line(help))));
    lines.join("\n")
}

/// Escapes the text after `::`.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(data(text).replace(':', "%3A").replace(',', "%2C"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_property_or_a_command_is_escaped() {
        assert_eq!(property("a,b:c%d\ne"), "a%2Cb%3Ac%25d%0Ae");
        assert_eq!(property("data/claims-1.json"), "data/claims-1.json");
        assert_eq!(data("50%: a,\nb"), "50%25: a,%0Ab");
    }

    #[test]
    fn no_control_gets_through() {
        assert_eq!(data("\u{1b}[2J\r\n\u{202e}%0A"), "␛[2J␍%0A⟨U+202E⟩%250A");
    }
}
