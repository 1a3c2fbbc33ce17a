//! A server of the Model Context Protocol, for assistants that write claims and drafts.
//!
//! An assistant must not be trusted with a quote, so that all it is given is what the commands have: each tool is a
//! command's own function over one dossier, with its arguments and answer as JSON. [`serve`] answers requests from one stream
//! on another, one after the other, until the first ends.
//!
//! What an assistant reads here was written by strangers. So the answers of all tools
//!
//! - are made of the dossier's folder alone: a tool is given ids, never the path of a claims file, and the path of a draft
//!   leads to nothing outside, by `..`, by links or as an absolute path;
//! - are bounded (`answer.rs`): lists come in pages, and what else is long is cut, which the answer says;
//! - mark the words of documents as quoted material, between two lines that these words cannot contain (`quoted.rs`).
//!
//! The protocol is that of <https://modelcontextprotocol.io/specification>, in the versions that the rmcp crate knows. Departures:
//! a request is answered before the next is read, so that cancelling one has no effect, and notifications are passed over.

mod answer;
mod arguments;
mod check;
mod cite;
mod compare;
mod draft;
mod find;
mod list;
mod quoted;
mod read;
mod served;
mod server;
mod show;
mod text;
mod tool;
mod wire;

pub use served::ServedDossier;
pub use wire::serve;
