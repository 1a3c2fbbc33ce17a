//! The report of GitLab's code quality, which it shows beside the lines of a merge request.
//!
//! A list of objects with the fields that "Code Quality report format" (docs.gitlab.com) asks for. What is denied is
//! `critical`, what is warned of `minor`; every reason why a check could not be done is a `blocker` with the check name
//! `error`. Paths count from the root of the repository. A place in a file without lines is given as line 1, since a line must
//! be given; the description says where it is. Fingerprints stay when lines move.

use std::io::{self, Write};
use std::num::NonZeroU32;

use serde::Serialize;

use crate::finding::Level;
use crate::report::check::notice::{Notice, of_finding, problems_of};
use crate::report::kit::fingerprint::Fingerprints;
use crate::report::kit::json::write_json;
use crate::report::kit::problems::one_line;
use crate::report::kit::roots::Roots;
use crate::report::{Examined, Failed};
use crate::source::Location;

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
    let mut fingerprints = Fingerprints::default();
    let mut issues = Vec::new();
    for examined in run {
        match examined {
            Ok(examined) => {
                let path = roots.path(&examined.claims_file.shown_path());
                for finding in examined.findings_from(least) {
                    let fingerprint = fingerprints.of(path.as_str(), examined, finding);
                    issues.push(Issue::of(&of_finding(examined, finding), fingerprint, roots));
                }
            }
            Err(failed) => {
                for notice in problems_of(failed) {
                    let path = roots.path(&notice.path).as_str().to_owned();
                    let parts = [path, "error".to_owned(), notice.message.to_string()];
                    let fingerprint = fingerprints.of_parts(&parts);
                    issues.push(Issue::of(&notice, fingerprint, roots));
                }
            }
        }
    }
    write_json(out, &issues)
}

/// One thing to tell.
#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: IssueLocation,
}

#[derive(Serialize)]
struct IssueLocation {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: NonZeroU32,
}

impl Issue {
    fn of(notice: &Notice<'_>, fingerprint: String, roots: &Roots) -> Self {
        let (check_name, severity) = match notice.finding {
            None => ("error", "blocker"),
            Some((code, Level::Deny)) => (code.name(), "critical"),
            Some((code, Level::Warn)) => (code.name(), "minor"),
            Some((code, Level::Allow)) => (code.name(), "info"),
        };
        let location = notice.place.as_ref().map(|place| &place.location);
        let locator = location.and_then(Location::locator);
        let locator = locator.map_or(String::new(), |locator| format!("{locator}: "));
        let begin = location.and_then(Location::start).map_or(NonZeroU32::MIN, |start| start.line);
        Self {
            description: format!("{locator}{}", one_line(&notice.message)),
            check_name,
            fingerprint,
            severity,
            location: IssueLocation {
                path: one_line(roots.path(&notice.path).as_str()),
                lines: Lines { begin },
            },
        }
    }
}
