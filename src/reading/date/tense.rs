//! Whether the words around a date speak of the past or of the future.
//!
//! Reports speak of the past, so a date is to come only where words say so: "will resign on Jan. 12", "On Jan. 12
//! the court is to decide". A verb of the past between them and the date takes it to the past: "said on Monday
//! that he will resign".

use std::ops::Range;

use crate::reading::lexicon::{CalendarWord, Ending, Phrase, Set};
use crate::reading::token::{Class, Tokens};

/// How many tokens are looked at on either side of a date.
const REACH: usize = 12;

/// How many words of a date may stand before an "until" in it, and that.
const WORDS_TO_UNTIL: usize = 3;

/// Whether the words around the tokens `from..to` speak of the future.
pub(super) fn is_to_come(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    if is_present_before(tokens, from) {
        return true;
    }
    if tokens.is_in(to, Set::ComingEvent) {
        return true;
    }
    if names_past_event(tokens, from, to) {
        return false;
    }
    let after = || tense_after(to, |at| tense_at(tokens, at));
    match tense_before(from, |at| tense_or_wish(tokens, at)) {
        // "It will rain, and on Monday he left."
        Some((at, Tense::Future)) if (at..from).any(|at| parts_clauses(tokens, at)) => {
            after() != Some(Tense::Past)
        }
        Some((_, tense @ (Tense::Future | Tense::Past | Tense::Open))) => tense == Tense::Future,
        _ => after() == Some(Tense::Future),
    }
}

/// Returns the nearest tense before token `from`, as `tense` tells it, and where it stands.
fn tense_before(from: usize, tense: impl Fn(usize) -> Tense) -> Option<(usize, Tense)> {
    let words = (from.saturating_sub(REACH)..from).rev();
    words.map(|at| (at, tense(at))).find(|(_, tense)| *tense != Tense::None)
}

/// Returns the first tense from token `to` on.
fn tense_after(to: usize, tense: impl Fn(usize) -> Tense) -> Option<Tense> {
    (to..to + REACH).map(tense).find(|tense| *tense != Tense::None)
}

/// Returns the tense at token `at`; what is asked for is to come.
fn tense_or_wish(tokens: &Tokens<'_>, at: usize) -> Tense {
    match tense_at(tokens, at) {
        Tense::None if asks_at(tokens, at) => Tense::Future,
        tense => tense,
    }
}

/// Whether the words before token `from` say what was to come, which may be over or not: "was scheduled for Monday",
/// "agreed to pay by May".
pub(super) fn was_to_come(tokens: &Tokens<'_>, from: usize) -> bool {
    let told = tense_before(from, |at| tense_at(tokens, at));
    let aimed = tokens.is_in_before(from, Set::By) || tokens.is_in(from, Set::By);
    let last = told.map(|(_, tense)| tense);
    let aims = |at: usize| {
        tokens.is_in(at, Set::Toward)
            && tokens.is(at + 1, Class::Word)
            && tokens.is_lower(at + 1)
            && !tokens.is_in(at + 1, Set::Articles)
    };
    let aims = since_tense(from, told).any(aims);
    let put_off = told.is_some_and(|(at, _)| tokens.is_in(at, Set::PutOff));
    // "extended for two weeks until 26 October".
    let inside = (from..from + WORDS_TO_UNTIL).any(|at| tokens.is_in(at, Set::Until));
    let until = tokens.is_in_before(from, Set::Until) || inside;
    last == Some(Tense::Open)
        || put_off && until
        || (aimed && (aims || matches!(last, None | Some(Tense::End))))
}

/// "By August it was over": whether a date in the tokens `from..to` that nothing stands before is when something was, as the
/// verb after it says. "By August, he said, it would be over" and "By August he had to pay" look ahead.
pub(super) fn is_over_by(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let aimed = tokens.is_in_before(from, Set::By) || tokens.is_in(from, Set::By);
    let before = tense_before(from, |at| tense_at(tokens, at)).map(|(_, tense)| tense);
    let verb = (to..to + REACH).find(|at| tense_at(tokens, *at) != Tense::None);
    let is_told = |at: usize| {
        is_past(tokens, at)
            && !tokens.is_in(at, Set::Speech)
            && !tokens.is_in(at + 1, Set::Toward)
            && !asks_at(tokens, at)
    };
    aimed && matches!(before, None | Some(Tense::End)) && verb.is_some_and(is_told)
}

/// Whether words at token `to` tell that what was set for a day is for another: "has been switched", "was postponed".
pub(super) fn is_moved(tokens: &Tokens<'_>, to: usize) -> bool {
    let been = to + usize::from(tokens.is_in(to, Set::Back) && tokens.is_in(to + 1, Set::Was));
    tokens.is_in(been, Set::Was) && tokens.is_in(been + 1, Set::MovedDay)
}

/// Whether a verb of the past tells of the time in the tokens `from..to`, and none says what was to come: "Over the next few
/// days they came", but not "agreed to pay over the next two years".
pub(super) fn is_told(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let before = tense_before(from, |at| tense_or_wish(tokens, at)).map(|(_, tense)| tense);
    let after = tense_after(to, |at| tense_or_wish(tokens, at));
    match (before, after) {
        (Some(Tense::Past), Some(Tense::Future)) => false,
        (Some(Tense::Past), _) => !was_to_come(tokens, from) && !has_infinitive(tokens, from),
        (Some(Tense::Future | Tense::Open), _) => false,
        (_, after) => after == Some(Tense::Past),
    }
}

/// Whether "to" and a small word, mostly a verb, stand between the last verb and token `from`: "agreed to pay".
fn has_infinitive(tokens: &Tokens<'_>, from: usize) -> bool {
    let told = tense_before(from, |at| tense_at(tokens, at));
    since_tense(from, told).any(|at| tokens.is_in(at, Set::Toward) && tokens.is_small_word(at + 1))
}

/// Returns the tokens between the tense that was `told` before token `from`, and that token.
fn since_tense(from: usize, told: Option<(usize, Tense)>) -> Range<usize> {
    told.map_or(from.saturating_sub(REACH), |(at, _)| at + 1)..from
}

/// Whether a verb of the past stands before token `from` in its sentence.
pub(super) fn follows_verb(tokens: &Tokens<'_>, from: usize) -> bool {
    let before = tense_before(from, |at| tense_at(tokens, at));
    before.is_some_and(|(_, tense)| tense == Tense::Past)
}

/// Whether a verb of the past stands at token `at`.
pub(super) fn is_past(tokens: &Tokens<'_>, at: usize) -> bool {
    tense_at(tokens, at) == Tense::Past
}

/// Whether a sentence ends at token `at`.
pub(super) fn ends_sentence_at(tokens: &Tokens<'_>, at: usize) -> bool {
    tense_at(tokens, at) == Tense::End
}

/// Whether a sentence, or a clause that may have a time of its own, ends at token `at`: "In 2007 he left, but on 4 May".
pub(super) fn parts_clauses(tokens: &Tokens<'_>, at: usize) -> bool {
    let comma = tokens.word(at) == ",";
    ends_sentence_at(tokens, at)
        || tokens.word(at) == ":"
        || (comma && tokens.is_in(at + 1, Set::Coordinating))
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
    if !tokens.is(at, Class::Word) {
        let ends =
            matches!(word, "" | "!" | "?" | ";") || (word == "." && ends_sentence(tokens, at));
        return if ends { Tense::End } else { Tense::None };
    }
    let is = |set| tokens.is_in(at, set);
    let ends = |ending| tokens.lexicon.ends(word, ending);
    if is_earlier_plan(tokens, at) {
        Tense::Past
    } else if is(Set::Planned) && (was_before(tokens, at) || describes(tokens, at)) {
        Tense::Open
    } else if is(Set::Ahead) && reports(tokens, at) {
        Tense::Past
    } else if is(Set::Ahead) || is_set_for(tokens, at) || is_scheduled(tokens, at) {
        Tense::Future
    } else if is_passive(tokens, at) || is_infinitive_have(tokens, at) {
        Tense::None
    } else if is(Set::Back) {
        Tense::Past
    } else if ends(Ending::Future) {
        Tense::Future
    } else if word.len() > 4 && ends(Ending::Past) && !is(Set::NotPast) {
        Tense::Past
    } else if tokens.is_broken(at, at + 2) {
        // A heading without a stop.
        Tense::End
    } else {
        Tense::None
    }
}

/// Whether what was awaited is told of an earlier time: "less than expected in May", "above the previous forecast in May".
fn is_earlier_plan(tokens: &Tokens<'_>, at: usize) -> bool {
    let awaited =
        [Set::Planned, Set::Awaited, Set::Ahead].into_iter().any(|set| tokens.is_in(at, set));
    awaited && tokens.is_in_before(at, Set::Than)
        || tokens.is_in(at, Set::Asks) && tokens.is_in_before(at, Set::Former)
}

/// Whether a verb at token `at` that looks ahead is one of the past, and tells when somebody did: "the bank projected in May that
/// prices would rise".
fn reports(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.lexicon.ends(tokens.word(at), Ending::Past)
        && !was_before(tokens, at)
        && (tokens.is_in(at + 1, Set::BeforePeriod) || tokens.is_in(at + 1, Set::On))
        && (at + 3..at + 6).any(|at| tokens.is_in(at, Set::Relative))
}

/// Whether words at token `at` say in the present what is set for a day to come: "expires on", "talks start", "takes
/// effect", but not "its ends", "lost leaves" or "to start".
fn is_scheduled(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.after(at, Phrase::ToCome).is_some() {
        return true;
    }
    let Some(before) = at.checked_sub(1) else {
        // "Payable Feb. 2, the dividend".
        return tokens.is_in(at, Set::Scheduled)
            && !tokens.lexicon.ends(tokens.word(at), Ending::Plural);
    };
    let of_several = tokens.is_in(at, Set::ScheduledPlural)
        && tokens.lexicon.ends(tokens.word(before), Ending::Plural);
    of_several || (tokens.is_in(at, Set::Scheduled) && !stands_before_noun(tokens, before))
}

/// Whether what follows the word at token `at` is a noun: an article, a number or a verb of the past stands there.
fn stands_before_noun(tokens: &Tokens<'_>, at: usize) -> bool {
    let sets = [Set::Definite, Set::Articles, Set::Several, Set::Back];
    let word = tokens.word(at);
    sets.iter().any(|set| tokens.is_in(at, *set))
        || tokens.number_word(at).is_some()
        || tokens.is_digits(at)
        || (word.len() > 4 && tokens.lexicon.ends(word, Ending::Past))
}

/// Whether the date in the tokens `from..to` names something that happened: "the Aug. 7 blast".
fn names_past_event(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let led = tokens.is_in_before(from, Set::Definite) || tokens.is_in(from, Set::Definite);
    led && tokens.is_in(to, Set::PastEvent)
}

/// Whether a word at token `at` says that something is set for the time after it: "planned for", "expected on".
fn is_set_for(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = |set| tokens.is_in(at + 1, set);
    let pointing = || matches!(tokens.calendar_word(at + 1), Some(CalendarWord::Which(0..)));
    (tokens.is_in(at, Set::Planned) && next(Set::Toward))
        || (tokens.is_in(at, Set::Awaited) && (next(Set::BeforePlan) || pointing()))
}

/// "a planned increase in December": whether the word at token `at` describes a noun, of which nothing tells whether it came.
fn describes(tokens: &Tokens<'_>, at: usize) -> bool {
    let leads = [Set::Indefinite, Set::Definite, Set::Owner];
    leads.into_iter().any(|set| tokens.is_in_before(at, set))
        && tokens.is(at + 1, Class::Word)
        && !tokens.is_in(at + 1, Set::Ends)
}

/// Whether "was" or its like stands before token `at`, or before an adverb: "was originally scheduled".
fn was_before(tokens: &Tokens<'_>, at: usize) -> bool {
    let adverb = tokens.lexicon.ends(tokens.word_before(at), Ending::Adverb);
    tokens.is_in_before(at - usize::from(adverb), Set::Was)
}

/// Whether "is" or "are" stands just before a date: "the vote is on Thursday", "the deadline is Jan. 5".
fn is_present_before(tokens: &Tokens<'_>, from: usize) -> bool {
    let lead = tokens.is_in_before(from, Set::BeforeSetDay);
    tokens.is_in_before(from - usize::from(lead), Set::Is)
}

/// Whether a word at token `at` asks for what follows it: "please call on Thursday", "let's meet on Friday".
fn asks_at(tokens: &Tokens<'_>, at: usize) -> bool {
    let asks = tokens.is_in(at, Set::Asks)
        || (tokens.is_in(at, Set::LowerAsks)
            && tokens.is_lower(at)
            && tokens.is(at + 1, Class::Word));
    asks && !tokens.is_in(at + 1, Set::Have)
}

/// Whether a participle can stand at token `at`: "will be held", "to be formally opened", "…, followed by".
fn is_passive(tokens: &Tokens<'_>, at: usize) -> bool {
    let led = tokens.is_in_before(at, Set::Be) || (at >= 2 && tokens.is_in(at - 2, Set::Be));
    // "The show happens Monday, capped by".
    led || tokens.word_before(at) == "," && tokens.is_in(at + 1, Set::By)
}

/// "expects to have approvals", "will have left".
fn is_infinitive_have(tokens: &Tokens<'_>, at: usize) -> bool {
    let led = tokens.is_in_before(at, Set::Toward) || tokens.is_in_before(at, Set::Ahead);
    tokens.is_in(at, Set::Have) && led
}

/// Whether the stop at token `at` is that of a sentence, and not that of "Jan." or "Mr."
fn ends_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.word_before(at);
    let is_sign = at.checked_sub(1).is_some_and(|before| tokens.is(before, Class::Sign));
    let is_word = at.checked_sub(1).is_some_and(|before| tokens.is(before, Class::Word));
    let short = before.len() <= 2
        && !is_sign
        && (is_word || tokens.is(at + 1, Class::Word) && tokens.is_lower(at + 1))
        || tokens.is_in_before(at, Set::Titles);
    let calendar_word = at.checked_sub(1).and_then(|before| tokens.calendar_word(before));
    let month = matches!(calendar_word, Some(CalendarWord::Month(_)))
        && tokens.is_in_before(at, Set::ShortName);
    !(tokens.glued(at) && (short || month))
}
