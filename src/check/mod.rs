//! The whole pipeline over a dossier.

pub mod anchoring;
pub mod sharing;
