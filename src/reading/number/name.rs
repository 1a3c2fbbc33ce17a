//! Names with a number in them that no label tells, but the capitals beside it: "Apollo 11", "a Motel 6", "BBC Two".
//!
//! A capital is no sign of a name at the start of a sentence, in a headline, and before what the number counts.

use crate::reading::lexicon::{Ending, NumberWord, Set};
use crate::reading::number::money;
use crate::reading::number::vague::is_plural;
use crate::reading::token::{Class, Tokens};

/// The most digits of the number in a name.
const LONGEST: usize = 4;

/// How many capital words stand before it at most.
const NAME_WORDS: usize = 4;

/// How many words on either side show whether a text is a headline.
const HEADLINE_WORDS: usize = 5;

/// Whether the capital word before the digits at token `from` makes a name of them: "Voyager 2", "Radiohead 4".
pub(super) fn is_after_name(tokens: &Tokens<'_>, from: usize) -> bool {
    let digits = tokens.word(from);
    let short = tokens.is(from, Class::Figure) && digits.len() <= LONGEST && !digits.contains(',');
    let Some(last) = from.checked_sub(1).filter(|_| short && !tokens.glued(from)) else {
        return false;
    };
    // "TEUR 540" has its currency and magnitude before it.
    if !is_proper(tokens, last) || tokens.breaks_line(from) || money::is_scaled_code(tokens, last) {
        return false;
    }
    let first = first_of_name(tokens, last);
    if tokens.is_in_before(first, Set::Indefinite) {
        return true;
    }
    let next = from + 1;
    if counts_what_follows(tokens, next) {
        return false;
    }
    if tokens.is_in(next, Set::SingularAuxiliary) {
        return true;
    }
    if is_headline(tokens, last, from) {
        return false;
    }
    let acts = tokens.is_small_word(next) && !tokens.is_in(next, Set::SentenceStart);
    if starts_sentence(tokens, first) { acts } else { !(acts && is_scene(tokens, first)) }
}

/// Whether the word at token `at` can be the last of a name before a number: not a word that has its capital from
/// the start of a sentence, nor what is counted in a table ("Votes 540").
fn is_proper(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    let lexicon = tokens.lexicon;
    tokens.is_capital_word(at)
        && word.len() > 1
        && !tokens.is_in(at, Set::SentenceStart)
        && !tokens.is_in(at, Set::EndsHedge)
        && !tokens.is_in(at, Set::Total)
        && tokens.number_word(at).is_none()
        && tokens.calendar_word(at).is_none()
        && !is_plural(lexicon, word)
        && !lexicon.ends(word, Ending::Possessive)
        && !lexicon.ends(word, Ending::Adverb)
        && !lexicon.ends(word, Ending::Past)
}

/// Returns the first of the capital words that end at token `last`.
fn first_of_name(tokens: &Tokens<'_>, last: usize) -> usize {
    let part = |at: &usize| {
        tokens.is_capital_word(*at)
            && !tokens.is_in(*at, Set::SentenceStart)
            && !tokens.breaks_line(*at + 1)
    };
    (0..last).rev().take(NAME_WORDS).take_while(part).last().unwrap_or(last)
}

/// "In Gaza 40 died": a place that leads a clause, before its subject.
fn is_scene(tokens: &Tokens<'_>, place: usize) -> bool {
    let Some(lead) = place.checked_sub(1).filter(|lead| tokens.is_in(*lead, Set::SceneLead)) else {
        return false;
    };
    starts_sentence(tokens, lead)
        || tokens.word_before(lead) == ","
        || tokens.is_in_before(lead, Set::Coordinating)
}

/// Whether what stands at token `at`, after a number, is counted by it: "12 Iranians", "40 were hurt", "12 Kurdish men".
pub(super) fn counts_what_follows(tokens: &Tokens<'_>, at: usize) -> bool {
    let plural = |at: usize| is_plural(tokens.lexicon, tokens.word(at));
    plural(at)
        || tokens.is_in(at, Set::CountedAfter)
        || tokens.is_in(at, Set::DescribesCounted)
        || tokens.is_in(at, Set::PluralAuxiliary)
        || tokens.is_capital_word(at) && plural(at + 1)
}

/// Whether a number word begins at token `at`.
pub(super) fn is_cardinal_word(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, Class::Word) && tokens.number_word(at).is_some_and(NumberWord::is_cardinal)
}

/// "BBC Two", "at Six Flags", "the Magnificent Seven": a number word with a capital that no sentence begins with, in
/// a text that is no headline. "Twelve Years a Slave" begins one, with a capital on what it counts.
pub(super) fn is_capital_numeral(
    tokens: &Tokens<'_>,
    from: usize,
    to: usize,
    measured: bool,
) -> bool {
    if !(is_cardinal_word(tokens, from) && tokens.is_capital(from)) {
        return false;
    }
    let inside = !starts_sentence(tokens, from);
    let titled = measured && tokens.is_capital_word(to) && tokens.word(to).len() > 3;
    let joined = tokens.word(to) == "&";
    joined || (inside || titled) && !is_headline(tokens, from, to)
}

/// Whether a sentence, or a line, may begin with the word at token `at`.
fn starts_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| !tokens.breaks_line(at)) else { return true };
    if !tokens.is(before, Class::Sign) {
        return false;
    }
    let stop = tokens.word(before) == "." && before > 0;
    let abbreviation =
        stop && (tokens.word(before - 1).len() == 1 || tokens.is_in(before - 1, Set::Titles));
    let inside = matches!(tokens.word(before), "," | "&" | "/" | "'" | "’");
    !(abbreviation || inside || tokens.ties(before))
}

/// Whether the words on either side of the tokens `first` to `last` have capitals as headlines have: all but small
/// words of grammar.
fn is_headline(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let before = (0..first).rev().take(HEADLINE_WORDS);
    let after = last + 1..tokens.len().min(last + 1 + HEADLINE_WORDS);
    let ends = |at: &usize| !matches!(tokens.word(*at), "." | "!" | "?");
    let plain = |at: usize| tokens.is_small_word(at) && !tokens.is_in(at, Set::SentenceStart);
    !before.take_while(ends).any(plain) && !after.take_while(ends).any(plain)
}
