//! The report of `check`: one file per format.

pub mod concise;
pub mod csv;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod left_out;
pub mod lock;
pub mod record;
pub mod sarif;
pub mod table;

mod notice;
