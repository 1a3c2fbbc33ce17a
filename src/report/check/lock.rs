//! Remarks on a lock file beside the findings: what was gained, and whether it is up to date.

use std::path::Path;

use crate::finding::{counted, describe_gains};
use crate::report::Examined;
use crate::report::kit::layout::line;

/// How many gains are told, each on a line; what `crosscheck lock` shows has all of them.
const MOST_TOLD: usize = 20;

/// Returns a line for each thing that claims gained since the lock file was written.
pub fn gains(examined: &Examined) -> String {
    let Examined { claims_file, checked, drafts: _, findings: _ } = examined;
    let Some(lock) = &checked.extent.lock else { return String::new() };
    let path = line(&format!("{}{}", claims_file.folder(), lock.file));
    let gains = describe_gains(&checked.changes);
    let told = gains.iter().take(MOST_TOLD).map(|gain| format!("{path}: {}\n", line(gain)));
    let mut text: String = told.collect();
    if let Some(more @ 1..) = gains.len().checked_sub(MOST_TOLD) {
        text.extend([&path, ": and ", &more.to_string(), " more; `crosscheck lock` shows them\n"]);
    }
    text
}

/// Returns why the lock file is not what `crosscheck lock` would write, and what to do; `None` where it is.
///
/// `path` is where the lock file belongs.
pub fn out_of_date(examined: &Examined, path: &Path) -> Option<(String, String)> {
    let help = format!("`crosscheck lock {}` writes it", examined.claims_file.shown_path());
    let path = path.display();
    let changes = &examined.checked.changes;
    if examined.checked.extent.lock.is_none() {
        return Some((format!("there is no lock file `{path}`"), help));
    }
    if examined.checked.extent.lock.as_ref().is_some_and(|file| file.lock.is_older) {
        return Some((format!("`{path}` is of an older version"), help));
    }
    if !examined.checked.words_are_locked() {
        return Some((format!("`{path}` was made with other tables of words"), help));
    }
    let claims = counted(changes.len(), "claim");
    let message = format!("`{path}` is not up to date: what it says of {claims} no longer holds");
    (!changes.is_empty()).then_some((message, help))
}
