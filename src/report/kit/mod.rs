//! Parts that the reports share: layout, escaping, diffs, mistakes under their line.

pub mod layout;

pub mod batch;
pub mod block;
pub(super) mod csv;
pub mod diff;
pub(super) mod fingerprint;
pub(super) mod html;
pub mod json;
pub(super) mod place;
pub(super) mod positions;
pub mod problems;
pub mod roots;
pub mod schema;
pub(in crate::report) mod subject;
pub mod uri;
pub(super) mod value;
pub(super) mod xml;
