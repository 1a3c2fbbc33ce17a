//! Scores and votes: two figures that a hyphen ties, for and against.

use std::iter::successors;

use crate::reading::lexicon::{CalendarWord, Set};
use crate::reading::number::vague::is_plural;
use crate::reading::token::{Class, Tokens};

/// Whether two figures that a hyphen ties are those for and those against, the first at token `at`: "voted 52-48", "a 6-3
/// ruling". Only the first is read: what is said of the votes is mostly not said of those against.
pub(in crate::reading) fn is_tally(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_short = |at: usize| {
        tokens.is(at, Class::Figure) && tokens.word(at).len() <= 3 && !tokens.word(at).contains('.')
    };
    let stands = !tokens.glued(at) || matches!(tokens.word_before(at), "(" | "[");
    let is_pair = is_short(at) && joins_scores(tokens, at + 1) && is_short(at + 2) && stands;
    // "14-0-1": games won, lost and drawn.
    let is_triple = || tokens.ties(at + 3) && is_short(at + 4) && !tokens.ties(at + 5);
    let is_chained = || tokens.ties(at + 3) || at >= 2 && tokens.ties(at - 1);
    is_pair && !is_chained() && (is_told(tokens, at) || is_of_teams(tokens, at))
        || is_pair && is_triple() && is_record_of_games(tokens, at)
}

/// Whether a hyphen, or a dash between spaces, at token `at` can join the two figures of a score: "3-1", "3 – 1".
fn joins_scores(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_spaced = tokens.is_hyphen(at) && !tokens.glued(at) && !tokens.glued(at + 1);
    tokens.ties(at) || is_spaced
}

/// Whether the figure at token `from` is that of those against, behind a dash between spaces: "Sweden 3 – 1 Korea".
pub(super) fn ends_spaced_tally(tokens: &Tokens<'_>, from: usize) -> bool {
    from >= 2 && tokens.is_hyphen(from - 1) && !tokens.glued(from) && is_tally(tokens, from - 2)
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
        || is_record(tokens, at)
        || (falls(tokens, at) || is_draw(tokens, at)) && follows_game(tokens, at)
        || is_among_scores(tokens, at)
}

/// "their 6-10 season", "was 40-42 that year": games won and lost, of which more may have been lost.
pub(super) fn is_record(tokens: &Tokens<'_>, at: usize) -> bool {
    let leads = [Set::Indefinite, Set::Definite, Set::Owner, Set::Is, Set::Was, Set::Gone];
    let noun = at + 3 + usize::from(tokens.is_in(at + 3, Set::Articles));
    is_below_hundred(tokens, at)
        && tokens.ties(at + 1)
        && leads.into_iter().any(|set| tokens.is_in_before(at, set))
        && tokens.is_in(noun, Set::RecordNoun)
}

/// "Everton 1-3 Liverpool", "Melbourne beat Cocoa 8-0.", "Palm Bay (1-0): Davis 17 points", "serving at 5-4": names or signs
/// beside the pair at token `at` tell that it is a score, or games won and lost.
pub(super) fn is_of_teams(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| is_below_hundred(tokens, at)) else {
        return false;
    };
    let next = at + 3;
    let is_name = |at: usize| {
        tokens.is_capital_word(at)
            && tokens.word(at).len() > 1
            && !tokens.is_in(at, Set::SentenceStart)
            && tokens.calendar_word(at).is_none()
            && !tokens.is_in(at, Set::Label)
            && !tokens.is_in(at, Set::CapitalLabel)
    };
    let is_won = falls(tokens, at) || is_draw(tokens, at);
    let is_line = || {
        next >= tokens.len()
            || tokens.breaks_line(next)
            || tokens.is(next, Class::Sign) && !tokens.is_hyphen(next) && tokens.word(next) != "%"
    };
    let is_record = || {
        tokens.word(before) == "("
            && tokens.word(next) == ")"
            && before > 0
            && tokens.is_capital_word(before - 1)
            && (is_won || tokens.word(next + 1) == ":")
    };
    let is_level =
        || tokens.is_in(before, Set::At) && falls(tokens, at) && is_line_or_to(tokens, next);
    // "did the same, 2-0, at Rome".
    let is_aside = || tokens.word(before) == "," && tokens.word(next) == "," && falls(tokens, at);
    // "improved to 5-2".
    let is_reached = || {
        tokens.is_in(before, Set::RangeJoint)
            && tokens.is_in_before(before, Set::Moved)
            && is_line_or_to(tokens, next)
    };
    // "(Moor 5-15, Osei 4-22)".
    let is_of_player = || {
        before > 0
            && is_name(before)
            && !is_plural(tokens.lexicon, tokens.word(before))
            && matches!(tokens.word(before - 1), "(" | ",")
            && matches!(tokens.word(next), ")" | ",")
    };
    is_aside()
        || is_of_player()
        || is_reached()
        || is_held(tokens, at)
        || is_name(before) && (is_name(next) && !tokens.breaks_line(next) || is_won && is_line())
        || is_record()
        || is_level()
}

/// "The Bears are 5-0.", "He was 3-1 as a starter", "The team went 9-7 last year": games won and lost, of which more were
/// won, so that they are no range. "The odds are 10-1" is a ratio.
fn is_held(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(verb) = at.checked_sub(1) else { return false };
    let holds = [Set::Is, Set::Was, Set::Gone].into_iter().any(|set| tokens.is_in(verb, set));
    let next = at + 3;
    let ends = is_line_or_to(tokens, next)
        || [Set::BeforePeriod, Set::RecordGoesOn].into_iter().any(|set| tokens.is_in(next, set))
        || matches!(tokens.calendar_word(next), Some(CalendarWord::Which(_)));
    holds
        && ends
        && (falls(tokens, at) || is_draw(tokens, at))
        && !tokens.is_in_before(verb, Set::RatioNoun)
}

/// "improved to 14-0-1", "a 1-6-2 skid", "are 6-2-1 in their past nine games", "Palm Bay (1-0-2): 5 goals".
fn is_record_of_games(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let next = at + 5;
    let is_reached =
        tokens.is_in(before, Set::RangeJoint) && tokens.is_in_before(before, Set::Moved);
    let is_held = tokens.is_in(before, Set::Is)
        || tokens.is_in(before, Set::Was)
        || tokens.is_in(before, Set::GameVerb);
    let is_bracketed = tokens.word(before) == "(" && tokens.word(next) == ")";
    is_below_hundred(tokens, at)
        && tokens.word(at + 4).len() <= 2
        && (is_reached
            || tokens.is_in(next, Set::TallyNoun)
            || is_held && tokens.is_in(next, Set::Within)
            || is_bracketed && before > 0 && tokens.is_capital_word(before - 1))
}

/// Whether nothing that is counted stands at token `at`: a sign, or what was won from there.
fn is_line_or_to(tokens: &Tokens<'_>, at: usize) -> bool {
    at >= tokens.len()
        || matches!(tokens.word(at), "," | "." | ";" | ")")
        || tokens.is_in(at, Set::RangeJoint)
        || tokens.is_in(at, Set::BeforeClause)
}

fn is_below_hundred(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at).len() <= 2 && tokens.word(at + 2).len() <= 2
}

fn is_draw(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at) == tokens.word(at + 2)
}

/// "7-6 (2)", "6-7 (8-10)": the points of a tie-break in brackets behind the games that it ended.
pub(super) fn is_tie_break(tokens: &Tokens<'_>, from: usize) -> bool {
    let opens = |from: usize| {
        from >= 4
            && is_tie_break_at(tokens, from - 1).is_some()
            && is_score(tokens, from - 4)
            && is_tally(tokens, from - 4)
    };
    opens(from) || from >= 6 && tokens.ties(from - 1) && opens(from - 2)
}

/// Returns the token after the points of a tie-break, whose bracket opens at token `at`.
fn is_tie_break_at(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let end = if is_score(tokens, at + 1) { at + 4 } else { at + 2 };
    let stands = tokens.word(at) == "(" && tokens.is_digits(at + 1) && tokens.word(end) == ")";
    stands.then_some(end + 1)
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
    let tells =
        |at: &usize| falls(tokens, *at) || is_draw(tokens, *at) || follows_tally(tokens, *at);
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
    let joint = at.checked_sub(1)?;
    let is_joined = is_score_joint(tokens, joint);
    let comma = usize::from(is_joined && tokens.word_before(joint) == ",");
    let end = (joint + usize::from(!is_joined)).checked_sub(comma)?;
    let tie_break = [3, 5].into_iter().find(|long| {
        end.checked_sub(*long).is_some_and(|open| is_tie_break_at(tokens, open) == Some(end))
    });
    let before = end.checked_sub(3 + tie_break.unwrap_or(0))?;
    (is_score(tokens, before) && (is_joined || is_set(tokens, at))).then_some(before)
}

fn score_after(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let joint = is_tie_break_at(tokens, at + 3).unwrap_or(at + 3);
    let is_joined = is_score_joint(tokens, joint);
    let and = usize::from(tokens.word(joint) == "," && tokens.is_in(joint + 1, Set::And));
    let next = joint + usize::from(is_joined) + and;
    let stands = is_joined || !tokens.glued(next) && is_set(tokens, next);
    (stands && is_score(tokens, next)).then_some(next)
}

/// Whether the pair at token `at` can be the games of a set, which no comma need part from others: "6-4 3-6", but not "22-12
/// 34-56".
fn is_set(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at).len() == 1 && tokens.word(at + 2).len() == 1
}

fn is_score_joint(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at) == "," || tokens.is_in(at, Set::And)
}
