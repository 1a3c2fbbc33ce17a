//! Parts that the reports share: layout, escaping, diffs, mistakes under their line.

pub mod layout;

pub mod batch;
pub mod block;
pub mod diff;
pub(super) mod html;
pub mod json;
pub(super) mod place;
pub(super) mod positions;
pub mod problems;
pub mod schema;
pub(in crate::report) mod subject;
pub(super) mod value;
