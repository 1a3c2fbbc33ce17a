//! What `--only` leaves out of a report: its findings are listed from a level up, and what it counts stays whole.

use crate::finding::{Level, counted_doing};
use crate::report::Summary;

/// Returns how many findings are left out where only those of level `least` and above are listed; `None` where all are.
pub fn left_out(summary: &Summary, least: Level) -> Option<String> {
    let count = summary.below(least);
    let warnings = counted_doing(count, "warning is", "warnings are");
    (count > 0).then(|| format!("{warnings} left out by `--only {least}`"))
}
