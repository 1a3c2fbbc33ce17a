//! Lists of numbers whose last has what all share: "7 and 9 kg", "2, 5 or 10 days", "$3, $4 and $5 million".

use crate::value::Rational;
use crate::value::arithmetic::times;

use crate::reading::lexicon::{NumberWord, Set};
use crate::reading::number::amount::{Amount, Measure, amount_at};
use crate::reading::number::money;
use crate::reading::number::numeral::Numeral;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// How many figures a list has at most that share a unit.
const LONGEST_LIST: usize = 6;

/// The rest of a list of numbers, after one of them.
pub(super) struct NumberList<'t> {
    last: Amount<'t>,
    /// Whether "or" joins the last.
    is_choice: bool,
    /// Whether a sign makes a percentage of the last, which a number in words has none of: "six and 61%".
    has_sign: bool,
    /// Whether it has three numbers or more, with the one before it.
    is_long: bool,
}

/// Returns the rest of the list that goes on at token `at`, after the number that begins at token `first`, up to the one
/// that "and" or "or" joins.
pub(super) fn list_after<'t>(
    tokens: &Tokens<'t>,
    first: usize,
    at: usize,
) -> Option<NumberList<'t>> {
    let goes_on =
        tokens.word_before(first) == "," && first > 1 && tokens.is(first - 2, Class::Figure);
    let mut next = at;
    for more in 1..=LONGEST_LIST {
        // "10-, 12- and 14-year-olds".
        let hyphen =
            tokens.is_hyphen(next) && tokens.glued(next) && !tokens.is(next + 1, Class::Figure);
        next += usize::from(hyphen);
        let joint = next + usize::from(tokens.word(next) == ",");
        let is_last = tokens.is_in(joint, Set::And) || tokens.is_in(joint, Set::Or);
        let start = joint + usize::from(is_last);
        if start == next || !begins_amount(tokens, start) {
            return None;
        }
        let amount = amount_at(tokens, start)?;
        if is_last {
            let is_choice = tokens.is_in(joint, Set::Or);
            let has_sign = tokens.word(amount.next - 1) == "%";
            let is_long = goes_on || more > 1;
            return Some(NumberList { last: amount, is_choice, has_sign, is_long });
        }
        let is_plain = matches!(amount.measure, Measure::None | Measure::Money(_));
        next = is_plain.then_some(amount.next)?;
    }
    None
}

fn begins_amount(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, Class::Figure)
        || money::is_sign(tokens.word(at))
        || tokens.number_word(at).is_some_and(NumberWord::is_cardinal)
}

impl<'t> NumberList<'t> {
    /// Returns the unit that `first`, before the list, shares with its last; `None` where it has none to share. "12.3 million or
    /// 4.4 percent" says the same in two ways.
    pub(super) fn shared_measure(&self, first: &Numeral) -> Option<Measure<'t>> {
        let last = &self.last.number;
        let is_other_way = first.magnitude > 1
            || self.has_sign && first.rule == Rule::Words
            || self.is_choice && !self.is_long && first.value > last.value;
        match self.last.measure {
            Measure::Percent if is_other_way => None,
            measure @ (Measure::Unit(_) | Measure::Percent) => Some(measure),
            _ => None,
        }
    }

    /// Whether `first`, before the list, may have the magnitude of its last: "$3 and $4 million", "12 and 14 million".
    pub(super) fn may_share_magnitude(&self, first: &Numeral, measure: Measure<'_>) -> bool {
        let is_small = first.magnitude == 1 && first.value < Rational::from_integer(1000);
        let alike = measure == self.last.measure || measure == Measure::None;
        self.last.number.magnitude > 1 && is_small && alike
    }

    /// Returns `first` with the magnitude of the last of the list, where both have one decimal: "1.2 and 2.4 million". Nothing is
    /// counted in tenths, and no money.
    pub(super) fn with_shared_magnitude(&self, first: &Numeral) -> Option<Numeral> {
        let last = &self.last.number;
        let tenth = Some(Rational::new(1, 10));
        let scaled_tenth = times(Rational::new(1, 10), Rational::from_integer(last.magnitude));
        let are_tenths = first.step == tenth && last.step == scaled_tenth;
        let next = first.next;
        first.clone().scaled(last.magnitude, next).filter(|_| are_tenths)
    }
}
