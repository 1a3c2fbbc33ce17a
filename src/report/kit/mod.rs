//! Parts that the reports share: layout, escaping, diffs, mistakes under their line.

pub mod layout;

pub mod batch;
pub mod diff;
pub mod json;
pub(in crate::report) mod place;
pub mod problems;
pub(in crate::report) mod subject;
pub(in crate::report) mod value;
