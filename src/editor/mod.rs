//! A language server: what there is to say of claims files, sources and drafts, in an editor, while somebody writes them.
//!
//! It has no check of its own. Notifications of the editor change the texts that stand for files; what they touch is read and
//! checked as `crosscheck check` does, with what is known from the check before; and what comes of it is shown at the words
//! that it is about. There is a file per capability; each takes the last check and gives what the protocol wants
//! ([Language Server Protocol 3.17](https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/)).
//!
//! [`Server`] takes messages and gives messages. It reads no pipe and starts no thread: `commands/lsp.rs` does.

mod address;
mod moved;
mod shown;

mod desk;

mod cursor;
mod marked;

mod code_action;
mod completion;
mod definition;
mod diagnostics;
mod hover;
mod inlay;
mod rename;
mod symbols;

mod position;
mod server;
mod transport;

pub use position::{EditorLines, PositionEncoding};
pub use server::Server;
pub use transport::{Unreadable, read_message, write_message, write_unreadable};
