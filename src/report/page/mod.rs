//! One page per command other than `check`.

pub mod answer;
pub mod cite;
pub mod explain;
pub mod find;
pub mod impact;
pub mod list;
pub mod repair;
pub mod show;
