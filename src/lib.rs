//! Cross-check claims against the quoted passages of their sources.

pub mod text;
pub mod value;

pub mod dossier;
pub mod report;
