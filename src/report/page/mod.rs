//! One page per command other than `check`.

pub mod add;
pub mod cite;
pub mod compare;
pub mod draft;
pub mod explain;
pub mod export;
pub mod find;
pub mod impact;
pub mod import;
pub mod list;
pub mod read;
pub mod repair;
pub mod show;
pub mod text;
pub mod timeline;
