//! What looks like a figure and is none: names, codes, money, times of day, telephone numbers, footnotes, and
//! numbers that the words beside them make another figure of.
//!
//! A false figure is worse than one that is not read, so what is in doubt is left out.

use super::token::{Class, Tokens};
use super::words::{CalendarWord, NumberWord, calendar_word, is_label, number_word};

/// Whether the number at the tokens `from..to`, without its hedges, is no figure of its own.
pub(super) fn is_no_figure(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    is_labelled(tokens, from)
        || is_joined_before(tokens, from)
        || is_joined_after(tokens, to)
        || is_share(tokens, from, to)
        || is_footnote(tokens, from, to)
        || is_time_of_day(tokens, to)
        || has_leading_zero(tokens, from, to)
}

/// "Channel 4", "No. 10", "$5", "#3".
fn is_labelled(tokens: &Tokens<'_>, from: usize) -> bool {
    let before = tokens.word_before(from);
    let glued_sign = matches!(before, "#" | "№" | "/" | "." | "@") && tokens.glued(from);
    let stop = before == "." && from >= 2 && tokens.glued(from - 1);
    let abbreviation = stop && tokens.word(from - 2).len() <= 4 && is_label(tokens.word(from - 2));
    is_label(before) || abbreviation || glued_sign || before == "±" || is_currency(before)
}

/// "F-16", "B52", "12 345", and the parts of "22-12-34".
fn is_joined_before(tokens: &Tokens<'_>, from: usize) -> bool {
    let Some(before) = from.checked_sub(1) else { return false };
    let is_number = |at: usize| {
        let year = tokens.word(at).len() == 4 && !tokens.word(at).contains(['.', ',']);
        is_cardinal(tokens, at) && !(tokens.is(at, Class::Figure) && year)
    };
    if tokens.is(from, Class::Word) {
        let joined = tokens.is_hyphen(before) && tokens.glued(before) && tokens.glued(from);
        let other = if joined { before.checked_sub(1) } else { Some(before) };
        return other.is_some_and(is_number);
    }
    if tokens.is_hyphen(before) && tokens.glued(before) && tokens.glued(from) {
        return from >= 2 && !is_opening(tokens.word(from - 2));
    }
    let glued_to_word = tokens.glued(from) && !tokens.is(before, Class::Sign);
    glued_to_word || is_number(before)
}

/// "3bn", "10²", "5€", "12 345", "(202) 555", "3-2", "2/3", "nineteen eighty-four".
fn is_joined_after(tokens: &Tokens<'_>, to: usize) -> bool {
    let word = tokens.word(to);
    if is_currency(word) || (word == ")" && is_cardinal(tokens, to + 1)) {
        return true;
    }
    let digits_before = to > 0 && tokens.is(to - 1, Class::Figure);
    if !(digits_before && tokens.glued(to)) {
        return is_cardinal(tokens, to);
    }
    let measures = matches!(word, "percent" | "pct")
        || matches!(calendar_word(word), Some(CalendarWord::Unit(_)));
    let changes = |c: char| c.is_numeric() || unicode_normalization::char::is_combining_mark(c);
    let joins = word == "/" || tokens.is_hyphen(to);
    let figure_next = tokens.glued(to + 1)
        && (tokens.is(to + 1, Class::Figure) || tokens.is(to + 1, Class::Other));
    (tokens.is(to, Class::Word) && !measures) || word.contains(changes) || (joins && figure_next)
}

/// "two thirds", "one third", "two and a half", "half a million", "two dozen", "two point five".
fn is_share(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let share_at = |at: usize| number_word(tokens.word(at)) == Some(NumberWord::Share);
    let past_hyphen = |at: usize| at + usize::from(tokens.is_hyphen(at));
    let next = past_hyphen(to);
    let one = to == from + 1 && matches!(tokens.word(from), "one" | "1");
    let singular = matches!(number_word(tokens.word(next)), Some(NumberWord::Ordinal(3..)));
    let and_a_half = tokens.word(next) == "and" && {
        let article = past_hyphen(next + 1);
        let is_article = matches!(tokens.word(article), "a" | "one");
        let at = past_hyphen(article + usize::from(is_article));
        share_at(at) || is_third(tokens, at)
    };
    let of = usize::from(tokens.word_before(from) == "of");
    let halved = matches!(tokens.word(from), "a" | "an")
        && from.checked_sub(1 + of).is_some_and(|at| share_at(at) || is_third(tokens, at));
    let point = (tokens.word(to) == "point" && is_cardinal(tokens, to + 1))
        || (tokens.word_before(from) == "point" && from >= 2 && is_cardinal(tokens, from - 2));
    share_at(next) || (one && singular) || and_a_half || halved || point
}

fn is_third(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at), "third" | "fifth" | "tenth")
}

/// "said.[2]", "[2, 3]".
fn is_footnote(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let (before, after) = (tokens.word_before(from), tokens.word(to));
    (before == "[" && matches!(after, "]" | ",")) || (before == "," && after == "]")
}

/// "10 am", "10 p.m.", "5 o'clock".
fn is_time_of_day(tokens: &Tokens<'_>, to: usize) -> bool {
    let stopped = matches!(tokens.word(to), "a" | "p")
        && tokens.word(to + 1) == "."
        && tokens.word(to + 2) == "m";
    stopped || matches!(tokens.word(to), "am" | "pm" | "o'clock" | "gmt")
}

/// "0134", a code.
fn has_leading_zero(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let is_code = |word: &str| word.len() > 1 && word.starts_with('0') && !word.starts_with("0.");
    (from..to).any(|at| tokens.is(at, Class::Figure) && is_code(tokens.word(at)))
}

/// Whether a number stands at token `at`, in digits or words.
fn is_cardinal(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, Class::Figure)
        || tokens.is(at, Class::Other)
        || matches!(
            number_word(tokens.word(at)),
            Some(
                NumberWord::Unit(_)
                    | NumberWord::Tens(_)
                    | NumberWord::Hundred
                    | NumberWord::Scale(_)
            )
        )
}

/// Whether a sign can stand before a negative number that is glued to it: "(-0.42)", "r=-0.42".
pub(super) fn is_opening(sign: &str) -> bool {
    matches!(
        sign,
        "(" | "["
            | "{"
            | "\""
            | "'"
            | "“"
            | "‘"
            | "«"
            | "="
            | "<"
            | ">"
            | "≤"
            | "≥"
            | "~"
            | "≈"
            | ":"
    )
}

fn is_currency(word: &str) -> bool {
    matches!(word, "$" | "£" | "¥" | "¢" | "﷼")
        || word.starts_with(|c| matches!(c, '\u{20a0}'..='\u{20cf}'))
}
