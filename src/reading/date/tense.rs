//! Whether the words around a date speak of the past or of the future.
//!
//! Reports speak of the past, so a date is to come only where words say so: "will resign on Jan. 12", "On Jan. 12
//! the court is to decide". A verb of the past between them and the date takes it to the past: "said on Monday
//! that he will resign".

use crate::reading::lexicon::{CalendarWord, Set};
use crate::reading::token::{Class, Tokens};

/// How many tokens are looked at on either side of a date.
const REACH: usize = 12;

/// Whether the words around the tokens `from..to` speak of the future.
pub(super) fn is_to_come(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    if is_present_before(tokens, from) {
        return true;
    }
    let before = (from.saturating_sub(REACH)..from).rev();
    let before = before.map(|at| match tense_at(tokens, at) {
        Tense::None if asks_at(tokens, at) => Tense::Future,
        tense => tense,
    });
    let before = before.into_iter().find(|tense| *tense != Tense::None);
    if let Some(tense @ (Tense::Future | Tense::Past | Tense::Open)) = before {
        return tense == Tense::Future;
    }
    let after = (to..to + REACH).map(|at| tense_at(tokens, at)).find(|tense| *tense != Tense::None);
    after == Some(Tense::Future)
}

/// Whether the words before token `from` say what was to come, which may be over or not: "was scheduled for Monday".
pub(super) fn was_to_come(tokens: &Tokens<'_>, from: usize) -> bool {
    let before = (from.saturating_sub(REACH)..from).rev();
    before.map(|at| tense_at(tokens, at)).find(|tense| *tense != Tense::None) == Some(Tense::Open)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    /// It was to come: "was scheduled".
    Open,
    /// The sentence ends here.
    End,
    None,
}

fn tense_at(tokens: &Tokens<'_>, at: usize) -> Tense {
    let word = tokens.word(at);
    let next = tokens.word(at + 1);
    match word {
        "" | "!" | "?" | ";" => Tense::End,
        "." if ends_sentence(tokens, at) => Tense::End,
        "scheduled" | "due" | "expected" | "planned" | "slated" | "set"
            if was_before(tokens, at) =>
        {
            Tense::Open
        }
        _ if tokens.lexicon.has(Set::Ahead, word) => Tense::Future,
        "expected" | "planned" | "slated" | "set" if next == "to" || next == "for" => Tense::Future,
        "expected" if matches!(next, "on" | "by" | "in" | "this" | "next") => Tense::Future,
        "is" | "are" if matches!(next, "to" | "going") => Tense::Future,
        _ if is_passive(tokens, at) => Tense::None,
        _ if tokens.lexicon.has(Set::Back, word) => Tense::Past,
        _ if word.ends_with("'ll") => Tense::Future,
        _ if word.len() > 4 && word.ends_with("ed") && !matches!(word, "united" | "indeed") => {
            Tense::Past
        }
        _ => Tense::None,
    }
}

/// Whether "was" or its like stands before token `at`, or before an adverb: "was originally scheduled".
fn was_before(tokens: &Tokens<'_>, at: usize) -> bool {
    let adverb = usize::from(tokens.word_before(at).ends_with("ly"));
    let verb = at.checked_sub(1 + adverb).map_or("", |at| tokens.word(at));
    matches!(verb, "was" | "were" | "been")
}

/// Whether "is" or "are" stands just before a date: "the vote is on Thursday", "the deadline is Jan. 5".
fn is_present_before(tokens: &Tokens<'_>, from: usize) -> bool {
    let lead = matches!(tokens.word_before(from), "on" | "for" | "by" | "until");
    let verb = from.checked_sub(1 + usize::from(lead)).map_or("", |at| tokens.word(at));
    matches!(verb, "is" | "are" | "isn't" | "aren't")
}

/// Whether a word at token `at` asks for what follows it: "please call on Thursday", "let's meet on Friday".
fn asks_at(tokens: &Tokens<'_>, at: usize) -> bool {
    let may = tokens.word(at) == "may" && tokens.is_lower(at) && tokens.is(at + 1, Class::Word);
    (may || tokens.is_in(at, Set::Asks)) && tokens.word(at + 1) != "have"
}

/// Whether a participle can stand at token `at`: "will be held", "to be formally opened".
fn is_passive(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word_before(at) == "be" || (at >= 2 && tokens.word(at - 2) == "be")
}

/// Whether the stop at token `at` is that of a sentence, and not that of "Jan." or "Mr."
fn ends_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.word_before(at);
    let short = before.len() <= 2 || tokens.lexicon.has(Set::Titles, before);
    let month = matches!(tokens.lexicon.calendar_word(before), Some(CalendarWord::Month(_)))
        && before.len() <= 4;
    !(tokens.glued(at) && (short || month))
}
