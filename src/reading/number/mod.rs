//! Numbers in prose: in digits and words, with their hedges, magnitudes and measures.

mod amount;
mod cardinal;
mod digits;
mod exclusion;
mod figure;
mod fraction;
mod hedge;
pub(super) mod money;
mod ordinal;
mod range;
pub(super) mod share;
pub(super) mod unit;
pub(super) mod vague;
mod worded;

pub(super) use cardinal::cardinal_at;
pub(super) use figure::{idiom_at, mention_at};
pub(super) use ordinal::{has_number_ending, has_plural_part};
