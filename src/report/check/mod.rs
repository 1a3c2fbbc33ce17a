//! The report of `check`: one file per format.

pub mod concise;
pub mod github;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod left_out;
pub mod lock;
pub mod table;

mod notice;
