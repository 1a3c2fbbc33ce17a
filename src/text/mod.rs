//! Where things are in a text: spans, lines, tokens, sentences, folding with a map back, and what is safe to
//! show.

mod edits;
mod fold;
mod language;
mod lines;
mod lookalike;
mod pages;
mod places;
mod raised;
mod sentence;
mod span;
mod spelling;
mod suggest;
mod token;
mod visible;
mod word;

pub use edits::Edits;
pub(crate) use fold::ends_in_lines;
pub use fold::{Agreement, Folded, Joint, Spacing, fold};
pub use language::{Language, LanguageTag, NotATag};
pub(crate) use lines::one_based;
pub use lines::{LineColumn, LineIndex};
pub(crate) use lookalike::ascii_lookalike;
pub use lookalike::skeleton;
pub use pages::page_breaks;
pub use places::Places;
pub(crate) use raised::{is_raised_digit, level_digit, raised_digit};
pub(crate) use sentence::paragraph_around;
pub use sentence::{paragraphs, sentence_around, sentences, sentences_of};
pub use span::Span;
pub(crate) use spelling::{nearly_spelled, nearly_spelled_beside_others, same_but_for_spelling};
pub(crate) use suggest::letters_apart;
pub use suggest::suggest;
pub(crate) use token::{begins_with_currency, is_broken_figure, is_invisible};
pub use token::{cuts_between, cuts_token};
pub(crate) use visible::is_hidden;
pub use visible::visible;
pub(crate) use word::word_key;
