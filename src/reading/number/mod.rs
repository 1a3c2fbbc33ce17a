//! Numbers in prose: in digits and words, with their hedges, magnitudes and measures.

mod numeral;
mod sum;

mod part;
mod place;
mod worded;

pub(super) mod money;
pub(super) mod percent;
pub(super) mod unit;

mod citation;
mod code;
mod exclusion;
mod label;
mod minute;
mod name;
mod tally;

mod digits;
mod fraction;
mod letter;
mod list;

mod cardinal;

mod age;
mod amount;
mod hedge;
mod or_more;

mod found;
mod ordinal;
mod range;
mod single;
pub(super) mod vague;

mod unread;

pub(super) mod rate;
pub(super) mod scale;

mod figure;

pub(super) use cardinal::cardinal_at;
pub(super) use citation::{is_in_journal, is_year_of_citation};
pub(super) use figure::{idiom_at, mention_at};
pub(super) use label::has_year_in_name;
pub(super) use place::{has_number_ending, has_plural_part};
pub(super) use single::{is_house_number, is_in_town};
pub(super) use tally::is_tally;
