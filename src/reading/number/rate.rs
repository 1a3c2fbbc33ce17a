//! What an amount is counted for: "40 km an hour", "500 people a day", "$2 per litre".

use std::sync::Arc;

use crate::reading::lexicon::{Lexicon, Set};
use crate::reading::number::percent::percent_after;
use crate::reading::number::unit::unit_at;
use crate::reading::token::{Class, Tokens, tokenise};

/// How many words a noun has at most between a number and what it is counted for: "540 more eligible voters a day".
const NOUN_WORDS: usize = 4;

/// Returns what an amount that ends before token `at` is counted for: the name of a unit in the plural, or else a word.
/// A number that measures nothing has its noun between.
pub(super) fn rate_after(tokens: &Tokens<'_>, at: usize, measured: bool) -> Option<Arc<str>> {
    let most = if measured { 0 } else { NOUN_WORDS };
    for joint in at..=at + most {
        let noun = || measured.then(|| noun_at(tokens, joint)).flatten();
        if let Some(per) = rate_at(tokens, joint).or_else(noun) {
            return Some(per);
        }
        let goes_on = tokens.is(joint, Class::Word) && !tokens.is_in(joint, Set::Parting);
        if !goes_on {
            return None;
        }
    }
    None
}

/// Returns what the words at token `joint` count for: "per hour", "a day", "/ month".
fn rate_at(tokens: &Tokens<'_>, joint: usize) -> Option<Arc<str>> {
    let slash = tokens.word(joint) == "/";
    let per = slash || tokens.is_in(joint, Set::Per);
    let article = tokens.is_in(joint, Set::Indefinite) || tokens.is_in(joint, Set::Each);
    if !(per || article) || percent_after(tokens, joint).is_some() {
        return None;
    }
    if let Some((unit, next)) = unit_at(tokens, joint + 1) {
        let is_date = tokens.is_in(next, Set::AfterPointOfTime);
        return (!is_date).then(|| Arc::clone(&unit.name));
    }
    let named = per && tokens.is(joint + 1, Class::Word);
    named.then(|| tokens.lexicon.singular(tokens.word(joint + 1)).into())
}

/// Returns the noun that an article at token `joint` makes of what an amount is counted for: "$5 a head", but not "$5 million a
/// spokesman said".
fn noun_at(tokens: &Tokens<'_>, joint: usize) -> Option<Arc<str>> {
    let named = tokens.is_in(joint, Set::Indefinite) && tokens.is_in(joint + 1, Set::RateNoun);
    named.then(|| tokens.word(joint + 1).into())
}

/// Returns the unit that `name` gives without what it is counted for, and that: "barrels" and "days" of "barrels a day".
pub(in crate::reading) fn parted<'n>(
    lexicon: &Lexicon,
    name: &'n str,
) -> (&'n str, Option<Arc<str>>) {
    if !name.contains([' ', '/']) {
        return (name, None);
    }
    let tokens = tokenise(name, lexicon);
    let per = |joint| rate_at(&tokens, joint).or_else(|| noun_at(&tokens, joint));
    let found = (1..tokens.len()).find_map(|joint| Some((joint, per(joint)?)));
    match found {
        Some((joint, per)) => (name[..tokens.span(0, joint).end].trim_end(), Some(per)),
        None => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Reader;

    #[test]
    fn a_unit_is_parted_from_what_it_is_counted_for() {
        let lexicon = &Reader::english().lexicon;
        let check = |name: &str, unit: &str, per: Option<&str>| {
            assert_eq!(parted(lexicon, name), (unit, per.map(Arc::from)), "{name}");
        };
        check("barrels a day", "barrels", Some("days"));
        check("deaths per 100,000", "deaths per 100,000", None);
        check("dollars per head", "dollars", Some("head"));
        check("dollars a head", "dollars", Some("head"));
        check("US dollars", "US dollars", None);
        check("votes", "votes", None);
    }
}
