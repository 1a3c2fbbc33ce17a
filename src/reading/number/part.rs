//! The names of parts of a whole: "thirds", "twenty-first", "quarter".

use crate::reading::lexicon::{Ending, NumberWord};
use crate::reading::number::place::ordinal_at;
use crate::reading::token::{Class, Tokens};

/// Returns the part that the words at token `at` name, whether in the plural, and the token after them:
/// "thirds", "twenty-first", "hundredths".
pub(super) fn part_name_at(tokens: &Tokens<'_>, at: usize) -> Option<(i128, bool, usize)> {
    match tokens.number_word(at) {
        Some(NumberWord::Share(below)) => return Some((below, false, at + 1)),
        Some(NumberWord::Shares(below)) => return Some((below, true, at + 1)),
        _ => {}
    }
    if let Some((below, _, next)) = ordinal_at(tokens, at) {
        return (below > 2 && !tokens.is(at, Class::Figure)).then_some((below, false, next));
    }
    let tens = match tokens.number_word(at) {
        Some(NumberWord::Tens(tens)) => i128::from(tens),
        _ => 0,
    };
    let last = if tens == 0 { at } else { at + 1 + usize::from(tokens.is_dash(at + 1)) };
    let singular = tokens.lexicon.stem(tokens.word(last), Ending::Plural)?;
    match tokens.lexicon.number_word(singular)? {
        NumberWord::Ordinal(below) if tens == 0 && below > 2 => Some((below, true, last + 1)),
        NumberWord::Ordinal(unit @ 1..=9) if tens > 0 => Some((tens + unit, true, last + 1)),
        _ => None,
    }
}
