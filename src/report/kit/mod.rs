//! What the reports share: layout, escaping, diffs, mistakes under their line.

pub mod diff;
pub(in crate::report) mod escaped;
pub mod layout;
pub(in crate::report) mod place;
pub mod problems;
