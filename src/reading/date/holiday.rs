//! Days that have a name.

use crate::reading::lexicon::Holiday;
use crate::reading::token::Tokens;

/// Returns the holiday whose name stands at token `at`, and the token after it.
pub(super) fn holiday_at(tokens: &Tokens<'_>, at: usize) -> Option<(Holiday, usize)> {
    let holidays = &tokens.lexicon.holidays;
    let names = match holidays.beginning_with(tokens.word(at)) {
        [] => holidays.beginning_with(tokens.bare(at)),
        names => names,
    };
    names.iter().find_map(|(name, holiday)| Some((*holiday, after_name(tokens, at, name)?)))
}

/// Returns the token after a name, of which the last word may have "'s".
fn after_name(tokens: &Tokens<'_>, at: usize, name: &str) -> Option<usize> {
    let words = name.split(' ').count();
    let matches = |(nth, word): (usize, &str)| {
        let own = tokens.word(at + nth);
        own == word || (nth + 1 == words && tokens.bare(at + nth) == word)
    };
    name.split(' ').enumerate().all(matches).then_some(at + words)
}
