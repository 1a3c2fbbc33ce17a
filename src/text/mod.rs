//! Where things are in a text.

mod span;

pub use span::Span;
