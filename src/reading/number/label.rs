//! Numbers that a word before them makes a name or a place in a text: "page 12", "Articles 5, 6 and 7", "§ 12", "H.R. 3590".

use crate::reading::lexicon::{Ending, Set};
use crate::reading::number::name::{counts_what_follows, is_cardinal_word};
use crate::reading::number::percent::percent_after;
use crate::reading::number::unit::unit_at;
use crate::reading::number::vague::is_plural;
use crate::reading::token::{Class, Tokens};

/// How many numbers a list of names has at most.
const LONGEST_LIST: usize = 8;

/// How many digits the number of a page, room or section has at most.
const LONGEST_PLACE: usize = 5;

/// How many digits a year has.
const YEAR_DIGITS: usize = 4;

/// How many a label names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labels {
    One,
    Many,
}

/// "Channel 4", "Building 7", "§ 12", "No. 10": the word before the number at token `from` makes a name of it.
pub(super) fn is_labelled(tokens: &Tokens<'_>, from: usize, next: usize) -> bool {
    let Some(label) = label_before(tokens, from) else { return false };
    tokens.word(label) == SECTION_SIGN
        || !(is_counted(tokens, label)
            || is_counted_label(tokens, label)
            || is_setting(tokens, label, next))
}

/// Returns the token of the label that stands before the number at token `from`.
fn label_before(tokens: &Tokens<'_>, from: usize) -> Option<usize> {
    let before = from.checked_sub(1)?;
    if tokens.word(before) == "." && from >= 2 && tokens.glued(before) {
        let label = from - 2;
        let short = tokens.word(label).len() <= 4 && tokens.is_in(label, Set::Label);
        return (short || tokens.is_in(label, Set::StoppedLabel)).then_some(label);
    }
    // "ID: 4455".
    if tokens.word(before) == ":" && from >= 2 && tokens.is_in(from - 2, Set::CodeLabel) {
        return Some(from - 2);
    }
    (is_label(tokens, before)
        || tokens.is_in(before, Set::CodeLabel)
        || is_bare_label(tokens, before, from + 1))
    .then_some(before)
}

const SECTION_SIGN: &str = "§";

fn is_label(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_in(at, Set::Label)
        || tokens.is_capital_word(at) && tokens.is_in(at, Set::CapitalLabel)
        || tokens.word(at) == SECTION_SIGN
}

/// How many words describe a label after its preposition at most: "near border police post 12".
const LABEL_WORDS: usize = 3;

/// "on runway 27", "near police post 12": a noun in the singular, which a preposition leads and no article, has its number
/// after it. What follows at token `next` is counted: "by court 12 men were freed".
fn is_bare_label(tokens: &Tokens<'_>, label: usize, next: usize) -> bool {
    let leads = |at: usize| tokens.is_in(at, Set::LabelLead) || tokens.is_in(at, Set::SceneLead);
    let describes = |at: &usize| {
        tokens.is(*at, Class::Word)
            && (leads(*at) || !tokens.is_in(*at, Set::Articles))
            && !tokens.is_in(*at, Set::Indefinite)
            && !is_cardinal_word(tokens, *at)
            && !is_plural(tokens.lexicon, tokens.word(*at))
    };
    let mut before = (0..label).rev().take(LABEL_WORDS).take_while(describes);
    tokens.is(label + 1, Class::Figure)
        && tokens.is_in(label, Set::CapitalLabel)
        && !is_plural(tokens.lexicon, tokens.word(label))
        && before.any(leads)
        && is_place(tokens, label + 1)
        && !tokens.word(label + 1).contains('.')
        && !counts_what_follows(tokens, next)
}

/// "The dead now number 38", "its ranks number 14": the label is a verb.
fn is_counted(tokens: &Tokens<'_>, verb: usize) -> bool {
    tokens.is_in(verb, Set::CountingVerb)
        && (tokens.is_in_before(verb, Set::BeforeCountingVerb)
            || is_plural(tokens.lexicon, tokens.word_before(verb)))
}

/// "of 27 pages 12 were torn", "those rooms": a label that is counted or pointed at names no number after it.
fn is_counted_label(tokens: &Tokens<'_>, label: usize) -> bool {
    let Some(before) = label.checked_sub(1).filter(|_| tokens.is_small_word(label)) else {
        return false;
    };
    let several = is_plural(tokens.lexicon, tokens.word(label)) || is_cardinal_word(tokens, before);
    let counted = tokens.is(before, Class::Figure) || is_cardinal_word(tokens, before);
    tokens.is_in(before, Set::CountsLabel) || several && counted
}

/// "In the room 12 men slept": a sentence begins with where its subject is.
fn is_setting(tokens: &Tokens<'_>, label: usize, next: usize) -> bool {
    let Some(lead) = label.checked_sub(2).filter(|_| tokens.is_small_word(label)) else {
        return false;
    };
    let points = tokens.is_in(lead + 1, Set::Definite) || tokens.is_in(lead + 1, Set::Pointing);
    points
        && (tokens.is_capital_word(lead) || tokens.word_before(lead) == ",")
        && tokens.is_in(lead, Set::SceneLead)
        && counts_what_follows(tokens, next)
}

/// "sections 12 and 14", "rooms 3 to 6", "§§ 12, 13": the number at token `from` is in a list that a label begins.
pub(super) fn is_in_label_list(tokens: &Tokens<'_>, from: usize) -> bool {
    let mut at = from;
    for _ in 0..LONGEST_LIST {
        if !is_place(tokens, at) {
            return false;
        }
        match labels_before(tokens, at) {
            Some(Labels::Many) => return belongs_to_many(tokens, at, from),
            Some(Labels::One) => return belongs_to_one(tokens, at, from),
            None => {}
        }
        match listed_before(tokens, at) {
            Some(before) => at = before,
            None => return false,
        }
    }
    false
}

/// Whether the number can be that of a place: short digits without groups.
fn is_place(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    tokens.is(at, Class::Figure) && word.len() <= LONGEST_PLACE && !word.contains(',')
}

/// Whether the number at `from` is named by a label of several, after which the list begins at `first`.
fn belongs_to_many(tokens: &Tokens<'_>, first: usize, from: usize) -> bool {
    let counts =
        tokens.is_in(from + 1, Set::Counted) || tokens.is_in(from + 1, Set::IrregularPlural);
    if first < from { !counts } else { goes_on(tokens, from) }
}

/// The same of a label of one: "page 12 or 13", but not "page 12, 40 were torn".
fn belongs_to_one(tokens: &Tokens<'_>, first: usize, from: usize) -> bool {
    if first == from {
        return goes_on(tokens, from);
    }
    // "grade 3 or 4 reactions".
    let label = first.checked_sub(1).filter(|label| tokens.is_in(*label, Set::QualityLabel));
    if label.is_some() && (tokens.is_in_before(from, Set::Or) || tokens.ties(from - 1)) {
        return true;
    }
    let comma_only = tokens.word_before(from) == ",";
    !counts_what_follows(tokens, from + 1) && (!comma_only || goes_on(tokens, from))
}

/// Returns how many the label before token `at` names; `None` where there is none. "Weeks from 5 to 8" are as "weeks 5 to 8".
fn labels_before(tokens: &Tokens<'_>, at: usize) -> Option<Labels> {
    if tokens.is_in_before(at, Set::From) || tokens.is_in_before(at, Set::Between) {
        let labels = labels_right_before(tokens, at - 1);
        return labels
            .filter(|labels| *labels == Labels::Many && !counts_what_follows(tokens, at + 3));
    }
    labels_right_before(tokens, at)
}

fn labels_right_before(tokens: &Tokens<'_>, at: usize) -> Option<Labels> {
    let before = at.checked_sub(1)?;
    let stop = tokens.word(before) == "." && tokens.glued(before);
    let label = before.checked_sub(usize::from(stop))?;
    if tokens.word(label) == SECTION_SIGN {
        let twice = tokens.word_before(label) == SECTION_SIGN;
        return Some(if twice { Labels::Many } else { Labels::One });
    }
    if !tokens.is(label, Class::Word) || is_counted_label(tokens, label) {
        return None;
    }
    let word = tokens.word(label);
    let one = tokens.lexicon.singular(word);
    let is_plural = one.len() < word.len()
        && (tokens.lexicon.has(Set::Label, one) || tokens.lexicon.has(Set::CapitalLabel, one));
    if is_plural || tokens.is_in(label, Set::PluralLabel) {
        return Some(Labels::Many);
    }
    (label_before(tokens, at) == Some(label)).then_some(Labels::One)
}

/// "resolution 1894 (2009)", "resolutions 1325 (2000) and 1820 (2008)": whether the digits at token `at` number a document, with
/// its year in brackets behind them.
pub(in crate::reading) fn has_year_in_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..LONGEST_LIST {
        if !is_place(tokens, at) || past_year(tokens, at + 1) == at + 1 {
            return false;
        }
        if labels_before(tokens, at).is_some() {
            return true;
        }
        match listed_before(tokens, at) {
            Some(before) => at = before,
            None => return false,
        }
    }
    false
}

/// Returns the token after the year in brackets at token `at`, or `at`.
fn past_year(tokens: &Tokens<'_>, at: usize) -> usize {
    let is_year = tokens.word(at) == "("
        && tokens.is(at + 1, Class::Figure)
        && tokens.word(at + 1).len() == YEAR_DIGITS
        && tokens.word(at + 2) == ")";
    if is_year { at + 3 } else { at }
}

/// Returns the number of the same list before the one at token `at`.
fn listed_before(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let joint = at.checked_sub(1).filter(|joint| is_joint(tokens, *joint))?;
    let before = joint.checked_sub(1)?;
    let comma = usize::from(tokens.word(before) == "," && tokens.is(joint, Class::Word));
    let end = before.checked_sub(comma)?;
    let dated = end.checked_sub(2).filter(|open| past_year(tokens, *open) == end + 1);
    let number = dated.map_or(Some(end), |open| open.checked_sub(1))?;
    tokens.is(number, Class::Figure).then_some(number)
}

/// Whether a list goes on after the number at token `at` with another that measures nothing.
fn goes_on(tokens: &Tokens<'_>, at: usize) -> bool {
    let joint = past_year(tokens, at + 1);
    let comma = usize::from(tokens.word(joint) == "," && is_joint(tokens, joint + 1));
    let next = joint + comma + 1;
    is_joint(tokens, joint)
        && is_place(tokens, next)
        && percent_after(tokens, next + 1).is_none()
        && unit_at(tokens, next + 1).is_none()
        && tokens.number_word(next + 1).is_none()
}

fn is_joint(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at), "," | "&")
        || tokens.is_hyphen(at)
        || tokens.is_in(at, Set::And)
        || tokens.is_in(at, Set::Or)
        || tokens.is_in(at, Set::RangeJoint)
}

/// "H.R. 3590", "Pub. L. 110-343": a bill or law after the letters of its kind. In "the U.S. 300 died" they are a place.
pub(super) fn is_after_initials(tokens: &Tokens<'_>, from: usize) -> bool {
    let is_initial = |at: usize| {
        tokens.is_capital_word(at) && tokens.word(at).len() == 1 && tokens.word(at + 1) == "."
    };
    let Some(last) = from.checked_sub(2).filter(|last| is_initial(*last)) else { return false };
    let first = if last >= 2 && is_initial(last - 2) { last - 2 } else { last };
    !tokens.is_in_before(first, Set::Definite) && !counts_what_follows(tokens, from + 1)
}

/// "Weil & Co., 1898, Vol. 1": the year of a work, before its volume or page.
pub(super) fn is_before_place(tokens: &Tokens<'_>, from: usize) -> bool {
    tokens.word(from).len() == YEAR_DIGITS
        && tokens.word_before(from) == ","
        && tokens.word(from + 1) == ","
        && tokens.is_in(from + 2, Set::Label)
        && (tokens.word(from + 3) == "." || tokens.is(from + 3, Class::Figure))
}

/// "the Act 1989 c. 12": a letter between a year and the number of a law.
pub(super) fn is_chapter_of_year(tokens: &Tokens<'_>, from: usize) -> bool {
    from >= 3
        && tokens.word(from - 1) == "."
        && tokens.is(from - 2, Class::Word)
        && tokens.word(from - 2).len() == 1
        && tokens.is(from - 3, Class::Figure)
        && tokens.word(from - 3).len() == 4
}

/// "2 Ibid.", "3 The number of cases": the number of a note, after a stop or where a line begins, with no stop of its own.
fn is_note_mark(tokens: &Tokens<'_>, from: usize) -> bool {
    let begins = tokens.breaks_line(from) || tokens.word_before(from) == "." && !tokens.glued(from);
    let next = from + 1;
    let names = tokens.is_capital_word(next)
        && !tokens.glued(next)
        && !tokens.breaks_line(next)
        && tokens.number_word(next).is_none()
        && tokens.calendar_word(next).is_none()
        && (tokens.word(next).len() > 1 || is_title_of_note(tokens, next));
    // "6 MPs voted", "40 Taliban died".
    let acts = tokens.is_small_word(next + 1) && !tokens.is_in(next + 1, Set::SentenceStart);
    let starts_sentence = tokens.is_in(next, Set::SentenceStart);
    let counts = tokens.lexicon.ends(tokens.word(next), Ending::Plural)
        || !starts_sentence && (acts || counts_what_follows(tokens, next));
    from > 0 && begins && names && !counts && unit_at(tokens, next).is_none()
}

/// "6 A “default” is": the letter is an article.
fn is_title_of_note(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_in(at, Set::Indefinite) && !tokens.glued(at + 1)
}

/// "2.2. Methods": the number of a part of a text, where a line begins.
fn is_section_number(tokens: &Tokens<'_>, from: usize) -> bool {
    let mut parts = tokens.word(from).split('.');
    let short = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let stops = tokens.word(from + 1) == "." && tokens.glued(from + 1);
    let ends = tokens.is_capital_word(from + 2) || tokens.breaks_line(from + 2);
    tokens.is(from, Class::Figure)
        && tokens.breaks_line(from)
        && (from == 0 || !tokens.is(from - 1, Class::Word) || tokens.is_broken(from - 1, from + 1))
        && parts.all(short)
        && stops
        && (ends || from + 2 >= tokens.len())
}

/// "1. The minister denied it", "(2) the vote": a number that begins a line or sentence and parts it from others of a list.
pub(super) fn is_list_mark(tokens: &Tokens<'_>, from: usize) -> bool {
    if is_section_number(tokens, from) && tokens.word(from).contains('.') {
        return true;
    }
    let short = tokens.is(from, Class::Figure) && tokens.word(from).len() <= 2;
    let after = tokens.word(from + 1);
    if short && is_note_mark(tokens, from) {
        return true;
    }
    if !short || !matches!(after, "." | ")") || !tokens.glued(from + 1) || tokens.glued(from + 2) {
        return false;
    }
    let bracket = usize::from(tokens.word_before(from) == "(" && tokens.glued(from));
    let follows = match after {
        "." => tokens.is_capital_word(from + 2),
        _ => tokens.is(from + 2, Class::Word),
    };
    // "STATEMENT 1. On May 5".
    let is_titled = from > 0 && bracket == 0 && tokens.is_uppercase(from - 1);
    let begins = tokens.breaks_line(from - bracket) || tokens.word_before(from) == "." || is_titled;
    follows && begins && !tokens.breaks_line(from + 2)
}
