//! GitHub workflow commands, which put findings beside the lines of a pull request.
//!
//! ```text
//! ::error file=data/claims.json,line=43,col=20,endLine=43,endColumn=54,title=lost-citation::`votes`, `wsj`: …
//! ```
//!
//! What is denied is an `error`, what is warned of a `warning`, and so is every reason why a check could not be
//! done an `error`. The message is followed by the notes and the next thing to try, each on a line of its own.
//! The place is the one in the claims file, its path from the root of the repository. GitHub shows ten errors and ten
//! warnings of a step: where there are more, a notice in the last line says how many stand in the log alone.
//!
//! References: "Workflow commands for GitHub Actions" (docs.github.com); how they are escaped is in `escapeData`
//! and `escapeProperty` of `@actions/core`, `command.ts`. The runner takes columns only where the first and
//! the last line are the same (`ValidateLinesAndColumns` in its `ActionCommandManager.cs`).

use std::borrow::Cow;
use std::io::{self, Write};

use crate::finding::{Level, counted, listed};
use crate::text::visible;

use crate::report::check::notice::{Notice, notices};
use crate::report::kit::problems::one_line;
use crate::report::kit::roots::Roots;
use crate::report::{Examined, Failed, Located};

/// How many errors GitHub shows of a step, and how many warnings ("Workflow commands", `::error` of each step).
const MOST_SHOWN: usize = 10;

/// Writes the findings of level `least` and above, and the errors where a check could not be done; paths count from `roots`.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    run: &[Result<Examined, Failed>],
    least: Level,
    roots: &Roots,
) -> io::Result<()> {
    let mut written = [0; 2];
    for notice in notices(run, least) {
        let (name, count) = match notice.finding {
            None | Some((_, Level::Deny)) => ("error", &mut written[0]),
            Some((_, Level::Warn)) => ("warning", &mut written[1]),
            Some((_, Level::Allow)) => continue,
        };
        *count += 1;
        command(out, name, &notice, roots)?;
    }
    match not_shown(written) {
        Some(told) => writeln!(out, "::notice title=crosscheck::{}", data(&told)),
        None => Ok(()),
    }
}

/// Returns how many of so many errors and warnings GitHub does not show; `None` where it shows all.
fn not_shown([errors, warnings]: [usize; 2]) -> Option<String> {
    let sorts = [(errors, "error"), (warnings, "warning")];
    let more = sorts.map(|(count, noun)| (count.saturating_sub(MOST_SHOWN), noun));
    let more = more.into_iter().filter(|(count, _)| *count > 0);
    let more: Vec<String> = more.map(|(count, noun)| counted(count, noun)).collect();
    (!more.is_empty()).then(|| {
        let more = listed(&more);
        format!("GitHub shows {MOST_SHOWN} errors and {MOST_SHOWN} warnings of a step; in the log alone: {more}")
    })
}

fn command(out: &mut dyn Write, name: &str, notice: &Notice<'_>, roots: &Roots) -> io::Result<()> {
    let path = roots.path(&notice.path);
    write!(out, "::{name} file={}", property(path.as_str()))?;
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
    fn what_github_does_not_show_is_counted() {
        assert_eq!(not_shown([10, 10]), None);
        let told =
            |written| not_shown(written).and_then(|told| Some(told.split_once(": ")?.1.to_owned()));
        assert_eq!(told([11, 3]).as_deref(), Some("1 error"));
        assert_eq!(told([12, 13]).as_deref(), Some("2 errors and 3 warnings"));
    }

    #[test]
    fn no_control_gets_through() {
        assert_eq!(data("\u{1b}[2J\r\n\u{202e}%0A"), "␛[2J␍%0A⟨U+202E⟩%250A");
    }
}
