//! Where things are in a text.

mod span;
mod suggest;
mod visible;

pub use span::Span;
pub use suggest::suggest;
pub(crate) use visible::is_hidden;
pub use visible::visible;
