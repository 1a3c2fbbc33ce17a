//! What `--only` leaves out of a report: its findings are listed from a level up, and what it counts stays whole.

use crate::finding::{Level, counted};
use crate::report::Summary;

/// Returns how many findings are left out where only those of level `least` and above are listed; `None` where all are.
pub fn left_out(summary: &Summary, least: Level) -> Option<String> {
    let count = summary.below(least);
    let is = if count == 1 { "is" } else { "are" };
    let told = || format!("{} {is} left out by `--only {least}`", counted(count, "warning"));
    (count > 0).then(told)
}
