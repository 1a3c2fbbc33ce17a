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

/// How many words on either side show whether a text is a headline; the same, on one line.
const HEADLINE_WORDS: usize = 5;
const HEADLINE_LINE_WORDS: usize = 12;

/// Whether the capital word before the digits at token `from` makes a name of them: "Voyager 2", "a Motel 6". The number,
/// which may be a range, ends before token `next`.
pub(super) fn is_after_name(tokens: &Tokens<'_>, from: usize, next: usize) -> bool {
    let stands = is_short(tokens, from) && !tokens.glued(from) && !tokens.begins_cell(from);
    let Some(last) = from.checked_sub(1).filter(|_| stands) else { return false };
    // "TEUR 540" has its currency and magnitude before it.
    if !is_proper(tokens, last) || tokens.breaks_line(from) || money::is_scaled_code(tokens, last) {
        return false;
    }
    let first = first_of_name(tokens, last);
    // “Halo 3”.
    let quoted = matches!(tokens.word_before(first), "“" | "\"" | "‘" | "«")
        && matches!(tokens.word(next), "”" | "\"" | "’" | "»");
    // "(ACJA 2015)".
    let is_act = tokens.word(from).len() == LONGEST
        && matches!(tokens.word_before(first), "(" | "[")
        && matches!(tokens.word(next), ")" | "]");
    if quoted || is_act || tokens.is_in_before(first, Set::Indefinite) {
        return true;
    }
    let counted =
        first > 0 && is_short(tokens, first - 1) && tokens.word(first - 1).len() < LONGEST;
    // "gave Iran 12 of its planes".
    let part = tokens.is_in(next, Set::Of) && tokens.is_in(next + 1, Set::Articles);
    // "Haig 1 goal".
    let scored = tokens.word(from) == "1" && tokens.is_in(next, Set::Scored);
    if counted || part || scored || counts_what_follows(tokens, next) {
        return false;
    }
    if tokens.is_in(next, Set::SingularAuxiliary) {
        return true;
    }
    if is_headline(tokens, last, from) {
        return false;
    }
    let acts = tokens.is_small_word(next) && !tokens.is_in(next, Set::SentenceStart);
    if starts_sentence(tokens, first) {
        return acts;
    }
    !is_scene(tokens, first, next)
}

/// "ISCED 0-2: primary education", "(ASA I-II or 3-4)": capitals before a range name its levels, where nothing is counted.
pub(super) fn is_code_of_levels(tokens: &Tokens<'_>, from: usize, next: usize) -> bool {
    let led = from.checked_sub(1).is_some_and(|last| {
        is_acronym(tokens, last) && !money::is_code_at(tokens, last) && !tokens.glued(from)
    });
    led && tokens.is(from, Class::Figure)
        && (next >= tokens.len() || matches!(tokens.word(next), ":" | "," | ";" | ")" | "."))
}

fn is_acronym(tokens: &Tokens<'_>, at: usize) -> bool {
    let written = tokens.span(at, at + 1).of(tokens.text);
    written.len() > 2 && written.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_short(tokens: &Tokens<'_>, at: usize) -> bool {
    let digits = tokens.word(at);
    tokens.is(at, Class::Figure) && digits.len() <= LONGEST && !digits.contains(',')
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
        && !is_several(tokens, at)
        && !lexicon.ends(word, Ending::Possessive)
        && !lexicon.ends(word, Ending::Adverb)
        && (!lexicon.ends(word, Ending::Past) || tokens.is_in(at, Set::NotPast))
}

/// Whether the word at token `at` is a plural, also of letters: "Iranians", "MPs".
fn is_several(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    if is_plural(tokens.lexicon, word) {
        return true;
    }
    let stem = tokens.lexicon.stem(word, Ending::Plural).unwrap_or("");
    let written = tokens.span(at, at + 1).of(tokens.text);
    let letters = written.get(..stem.len()).unwrap_or("");
    letters.len() > 1
        && letters.chars().all(char::is_uppercase)
        && written.ends_with(char::is_lowercase)
}

fn is_initial(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, Class::Word) && tokens.word(at).len() == 1
}

/// Returns the first of the capital words that end at token `last`.
fn first_of_name(tokens: &Tokens<'_>, last: usize) -> usize {
    let part = |at: &usize| is_cased(tokens, *at) && !tokens.breaks_line(*at + 1);
    (0..last).rev().take(NAME_WORDS).take_while(part).last().unwrap_or(last)
}

/// "In Gaza 40 died", "In the West Bank 40 Taliban died": the name that begins at token `place` leads a clause, before
/// its subject.
fn is_scene(tokens: &Tokens<'_>, place: usize, next: usize) -> bool {
    let place = place.saturating_sub(usize::from(tokens.is_in_before(place, Set::Definite)));
    let Some(lead) = place.checked_sub(1).filter(|lead| tokens.is_in(*lead, Set::SceneLead)) else {
        return false;
    };
    let begins = starts_sentence(tokens, lead)
        || tokens.word_before(lead) == ","
        || tokens.is_in_before(lead, Set::Coordinating);
    begins && tokens.is(next, Class::Word) && !tokens.is_in(next, Set::SentenceStart)
}

/// Whether the name before the number at token `from` is the place of a clause that the number begins.
pub(super) fn is_after_scene(tokens: &Tokens<'_>, from: usize) -> bool {
    let Some(last) = from.checked_sub(1).filter(|last| is_cased(tokens, *last)) else {
        return false;
    };
    let singular = tokens.is_in(from + 1, Set::SingularAuxiliary);
    !singular && is_scene(tokens, first_of_name(tokens, last), from + 1)
}

fn is_cased(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_capital_word(at) && !tokens.is_in(at, Set::SentenceStart)
}

/// Whether what stands at token `at`, after a number, is counted by it: "12 Iranians", "40 were hurt", "12 Kurdish men".
pub(super) fn counts_what_follows(tokens: &Tokens<'_>, at: usize) -> bool {
    is_several(tokens, at)
        || tokens.is_in(at, Set::CountedAfter)
        || tokens.is_in(at, Set::DescribesCounted)
        || tokens.is_in(at, Set::PluralAuxiliary)
        || tokens.is_capital_word(at) && is_several(tokens, at + 1)
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
    // "the dead Two-Year-old".
    if measured && tokens.ties(from + 1) && tokens.ties(from + 3) {
        return false;
    }
    let inside = !starts_sentence(tokens, from);
    let titled = measured && tokens.is_capital_word(to) && tokens.word(to).len() > 3;
    let joined = tokens.word(to) == "&";
    // "Seven Oaks is a town", "at Three Rivers".
    let placed = tokens.is_capital_word(to)
        && (tokens.is_in(to, Set::PlaceNoun) || tokens.is_in(to + 1, Set::SingularAuxiliary))
        && !is_headline(tokens, from, to);
    joined || placed || (inside || titled) && !is_headline(tokens, from, to)
}

/// Whether a sentence, or a line, may begin with the word at token `at`.
fn starts_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| !tokens.breaks_line(at)) else { return true };
    if !tokens.is(before, Class::Sign) {
        return false;
    }
    let stop = tokens.word(before) == "." && before > 0;
    let abbreviation =
        stop && (is_initial(tokens, before - 1) || tokens.is_in(before - 1, Set::Titles));
    let inside = matches!(tokens.word(before), "," | "&" | "/" | "'" | "’" | "]");
    !(abbreviation || inside || tokens.ties(before))
}

/// Whether the words on either side of the tokens `first` to `last` have capitals as headlines have: all but small
/// words of grammar.
pub(super) fn is_headline(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let goes_on = |at: &usize| !matches!(tokens.word(*at), "." | "!" | "?");
    let plain = |at: usize| tokens.is_small_word(at) && !tokens.is_in(at, Set::SentenceStart);
    let before = (0..first).rev().take(HEADLINE_LINE_WORDS).take_while(goes_on);
    let after = (last + 1..tokens.len()).take(HEADLINE_LINE_WORDS).take_while(goes_on);
    let near = |at: usize| at + HEADLINE_WORDS >= first && at <= last + HEADLINE_WORDS;
    let before = before.take_while(|at| near(*at) || !tokens.breaks_line(at + 1));
    let after = after.take_while(|at| near(*at) || !tokens.breaks_line(*at));
    !before.into_iter().any(plain) && !after.into_iter().any(plain)
}

/// "3M declined", "a report by 3M": digits and a capital letter that are the name of a firm, and no three million.
pub(super) fn is_firm(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let letter = from + 1;
    let glued = to == letter + 1 && tokens.glued(letter) && tokens.is_capital_word(letter);
    if !glued || counts_what_follows(tokens, to) {
        return false;
    }
    let name = format!("{}{}", tokens.word(from), tokens.word(letter));
    let is_led = tokens.is_in_before(from, Set::FirmLead)
        && !tokens.is_in_before(from.wrapping_sub(1), Set::Moved);
    let acts = starts_sentence(tokens, from) && tokens.is_small_word(to);
    (is_led || acts) && tokens.lexicon.has(Set::DigitName, &name)
}
