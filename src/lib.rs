//! Cross-check claims against the quoted passages of their sources.
//!
//! [`run`] goes from the path of a claims file to what there is to tell of it:
//!
//! ```
//! use crosscheck::run::{Options, run};
//! let examined = run("data/heydari".as_ref(), &Options::default())?;
//! for finding in &examined.findings {
//!     println!("{}: {}", finding.code, finding.message);
//! }
//! # assert!(examined.findings.len() > 10);
//! # Ok::<(), crosscheck::report::Failed>(())
//! ```
//!
//! The modules stand in the order in which data flows: a later one uses those before it and none after. From [`text`] to
//! [`finding`] they take text and give values: [`mod@check`] is the whole pipeline over a dossier and the documents of its
//! sources. Files are read by [`load`] alone and written by [`save`] alone.

pub mod memo;
pub mod text;
pub mod value;

pub mod reading;
pub mod source;

pub mod reprint;

pub mod quote;

pub mod dossier;
pub mod verdict;

pub mod lock;
pub mod passage;

pub mod check;

pub mod draft;

pub mod finding;

pub mod amend;

pub mod report;

pub mod load;
pub mod save;

pub mod cache;

pub mod run;

pub mod records;

pub mod editor;

#[cfg(feature = "mcp")]
pub mod assistant;

pub mod commands;
