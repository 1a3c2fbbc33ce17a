//! One line per finding, for editors, `grep` and `sort`.
//!
//! ```text
//! data/heydari/claims.json:43:20: deny[lost-citation] `votes`, `wsj`: the quote is not in …
//! data/other/claims.json:7:3: error: unknown field `claim` of a dossier
//! nowhere/claims.json: error: `nowhere/claims.json` could not be read: no such file
//! ```
//!
//! This is the layout of the GNU Coding Standards, section 4.4 ("Formatting Error Messages"): the path from
//! where the program runs, the line, the column. Both are counted from 1, columns in Unicode code points. The
//! place is the one to go to, in the claims file. Nothing else is printed: no lines is nothing to tell.

use std::io::{self, Write};

use crate::finding::Level;
use crate::report::check::notice::{Notice, notices};
use crate::report::kit::problems::one_line;
use crate::report::{Examined, Failed};

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
    notices(run, least).try_for_each(|notice| line(out, &notice))
}

fn line(out: &mut dyn Write, notice: &Notice<'_>) -> io::Result<()> {
    let path = one_line(&notice.path);
    let place = notice.place.as_ref().map_or_else(|| path.clone(), |place| place.at(&path));
    write!(out, "{place}:")?;
    let message = one_line(&notice.message);
    match notice.finding {
        Some((code, level)) => writeln!(out, " {level}[{code}] {message}"),
        None => writeln!(out, " error: {message}"),
    }
}
