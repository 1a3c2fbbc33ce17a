//! Scores and votes: two figures that a hyphen ties, for and against.

use std::iter::successors;

use crate::reading::lexicon::Set;
use crate::reading::token::{Class, Tokens};

/// Whether two figures that a hyphen ties are those for and those against, the first at token `at`: "voted 52-48", "a 6-3
/// ruling". Only the first is read: what is said of the votes is mostly not said of those against.
pub(in crate::reading) fn is_tally(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_short = |at: usize| {
        tokens.is(at, Class::Figure) && tokens.word(at).len() <= 3 && !tokens.word(at).contains('.')
    };
    let is_pair = is_short(at) && tokens.ties(at + 1) && is_short(at + 2) && !tokens.glued(at);
    let is_chained = || tokens.ties(at + 3) || at >= 2 && tokens.ties(at - 1);
    is_pair && !is_chained() && is_told(tokens, at)
}

/// Whether words or other scores beside the pair at token `at` tell that it is one of those for and those against.
fn is_told(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_of_tally = |at: usize| tokens.is_in(at, Set::TallyNoun) || tokens.is_in(at, Set::Tally);
    // "The vote was 312-290", "by a score of 3-1".
    let noun = (2..=3).any(|back| at.checked_sub(back).is_some_and(is_of_tally));
    let led = tokens.is_in_before(at, Set::Was) || tokens.is_in_before(at, Set::Of);
    noun && led
        || is_of_tally(at + 3)
        || follows_tally(tokens, at)
        || falls(tokens, at) && follows_game(tokens, at)
        || is_among_scores(tokens, at)
}

/// Whether a word after which two numbers are those for and those against leads token `at`: "voted", "won by".
pub(super) fn follows_tally(tokens: &Tokens<'_>, at: usize) -> bool {
    let by = usize::from(tokens.is_in_before(at, Set::By));
    tokens.is_in_before(at - by, Set::Tally)
}

/// How many words stand at most between a word of games and the score: "beat the Oklahoma City Thunder 111-94".
const WORDS_TO_SCORE: usize = 7;

/// "beat the Thunder 111-94", "put the Celtics up 95-82".
fn follows_game(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut words = (0..at).rev().take(WORDS_TO_SCORE).take_while(|at| tokens.is(*at, Class::Word));
    !tokens.is_in_before(at, Set::Indefinite) && words.any(|at| tokens.is_in(at, Set::GameVerb))
}

/// How many scores a list has at most on either side of one of them.
const SCORES: usize = 5;

/// "lost 0-3 and 1-4", "6-4, 3-6, 7-5": the pair at token `at` stands in a list of pairs, one of which falls or follows a word
/// of winning.
pub(super) fn is_among_scores(tokens: &Tokens<'_>, at: usize) -> bool {
    if !is_score(tokens, at) {
        return false;
    }
    let before = successors(score_before(tokens, at), |at| score_before(tokens, *at)).take(SCORES);
    let after = successors(score_after(tokens, at), |at| score_after(tokens, *at)).take(SCORES);
    let others: Vec<usize> = before.chain(after).collect();
    let tells = |at: &usize| falls(tokens, *at) || follows_tally(tokens, *at);
    !others.is_empty() && (tells(&at) || others.iter().any(tells))
}

fn is_score(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_short = |at: usize| tokens.is_digits(at) && tokens.word(at).len() <= 3;
    is_short(at) && tokens.ties(at + 1) && is_short(at + 2)
}

fn falls(tokens: &Tokens<'_>, at: usize) -> bool {
    let value = |at: usize| tokens.word(at).parse::<u32>().ok();
    value(at) > value(at + 2)
}

fn score_before(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let joint = at.checked_sub(1).filter(|joint| is_score_joint(tokens, *joint))?;
    let comma = usize::from(tokens.word_before(joint) == ",");
    joint.checked_sub(3 + comma).filter(|at| is_score(tokens, *at))
}

fn score_after(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let joint = at + 3;
    let and = usize::from(tokens.word(joint) == "," && tokens.is_in(joint + 1, Set::And));
    let next = joint + 1 + and;
    (is_score_joint(tokens, joint) && is_score(tokens, next)).then_some(next)
}

fn is_score_joint(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at) == "," || tokens.is_in(at, Set::And)
}
