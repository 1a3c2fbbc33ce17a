//! Things that look like figures and are not: names, codes, money, times of day, telephone numbers, footnotes, and
//! numbers that the words beside them make another figure of.
//!
//! A false figure is worse than one that is not read, so what is in doubt is left out.

use crate::reading::lexicon::{CalendarWord, Ending, NumberWord, Phrase, Set};
use crate::reading::number::citation::{is_of_citation, is_year_of_citation};
use crate::reading::number::code::{
    goes_on_code, is_added_to_name, is_block, is_coordinate, is_named_like_money, is_postcode,
    is_tied_to_quality,
};
use crate::reading::number::digits::is_magnitude_of_quake;
use crate::reading::number::label::{
    has_year_in_name, is_after_initials, is_before_place, is_chapter_of_year, is_in_label_list,
    is_labelled, is_list_mark,
};
use crate::reading::number::minute::is_minute_of_game;
use crate::reading::number::name::{
    counts_what_follows, is_after_name, is_after_scene, is_capital_numeral, is_firm,
};
use crate::reading::number::numeral::Numeral;
use crate::reading::number::part::part_name_at;
use crate::reading::number::tally::{ends_spaced_tally, is_tally, is_tie_break};
use crate::reading::number::unit::{HOUR, unit_at};
use crate::reading::number::vague::is_plural;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// Whether the number that begins at token `from` is no figure of its own. A `measured` number has its unit,
/// currency or percent sign beside it, which settles most doubts.
pub(super) fn is_no_figure(
    tokens: &Tokens<'_>,
    from: usize,
    number: &Numeral,
    measured: bool,
) -> bool {
    let to = number.next;
    let own = measured || number.magnitude > 1 || number.rule == Rule::Fraction;
    // "of that number two thirds".
    let is_share = number.rule == Rule::Fraction && tokens.is(from, Class::Word);
    (!measured && !is_share && is_named_before(tokens, from, to))
        || is_joined_before(tokens, from, own)
        || (!measured && is_joined_after(tokens, number))
        || is_footnote(tokens, from, to)
        || is_page_number(tokens, from, to)
        || is_note_mark(tokens, from, to, measured)
        || is_tie_break(tokens, from)
        || ends_spaced_tally(tokens, from)
        || is_pages(tokens, from)
        || measured && (is_form(tokens, from, to) || is_lettered(tokens, from, to))
        || !measured && is_plane(tokens, from)
        || is_in_statute(tokens, from, to)
        || (!measured && (is_model(tokens, from, to) || is_tied_to_capital(tokens, to)))
        || is_time_of_day(tokens, from, to)
        || is_in_list_of_names(tokens, from, to, own)
        || is_capital_numeral(tokens, from, to, measured)
        || is_cited(tokens, from, to, measured)
        || is_code(tokens, from, number)
        || !measured && tokens.word(to) == "="
        || has_leading_zero(tokens, from)
        || !measured && is_stage(tokens, from, to)
        || is_somebody(tokens, from, number)
        || is_to_one(tokens, from)
        || is_for_help(tokens, number)
        || is_of_year(tokens, from, to)
}

/// "outnumbered by three to one", "odds of five to one": so many times as many, in words.
fn is_to_one(tokens: &Tokens<'_>, at: usize) -> bool {
    let unit = |at: usize| match tokens.number_word(at) {
        Some(NumberWord::Unit(unit)) => Some(unit),
        _ => None,
    };
    let is_ratio = |first: usize| {
        let led = tokens.is_in_before(first, Set::By)
            || first >= 2
                && tokens.is_in(first - 1, Set::Of)
                && tokens.is_in(first - 2, Set::RatioNoun);
        led && unit(first) > Some(1)
            && tokens.is_in(first + 1, Set::RangeJoint)
            && unit(first + 2) == Some(1)
            && !is_cardinal(tokens, first + 3)
    };
    is_ratio(at) || at >= 2 && is_ratio(at - 2) || is_odds(tokens, at)
}

/// "the odds are 7 to 2", "odds of seven to two": both numbers of a ratio.
fn is_odds(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_joined = |first: usize| {
        first >= 2
            && tokens.is_in(first - 2, Set::RatioNoun)
            && [Set::Of, Set::Is, Set::Was].into_iter().any(|set| tokens.is_in(first - 1, set))
            && tokens.is_in(first + 1, Set::RangeJoint)
            && is_cardinal(tokens, first)
            && is_cardinal(tokens, first + 2)
            && !is_plural(tokens.lexicon, tokens.word(first + 3))
    };
    is_joined(at) || at >= 2 && is_joined(at - 2)
}

/// "the first 911 calls": a number to call for help.
fn is_for_help(tokens: &Tokens<'_>, number: &Numeral) -> bool {
    let last = number.next - 1;
    tokens.is(last, Class::Figure)
        && tokens.lexicon.has(Set::HelpNumber, tokens.word(last))
        && tokens.is_in(number.next, Set::HelpNoun)
}

/// "its estimate of 2014's growth": what belongs to a year is no amount.
fn is_of_year(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    to == from + 1
        && tokens.word(from).len() == 4
        && tokens.is(from, Class::Figure)
        && matches!(tokens.word(to), "'" | "’")
        && tokens.glued(to)
        && tokens.glued(to + 1)
        && tokens.word(to + 1).len() == 1
        && tokens.is(to + 1, Class::Word)
}

/// How many tokens the name of a law report has at most: "U. S., at".
const LAW_REPORT: usize = 6;

/// "436 U. S., at 694": a page behind the volume and name of a report.
fn is_page_of_report(tokens: &Tokens<'_>, from: usize) -> bool {
    (from.saturating_sub(LAW_REPORT).max(1)..from).any(|name| {
        tokens.is(name - 1, Class::Figure) && tokens.after(name, Phrase::LawReport) == Some(from)
    })
}

/// How many words away another number shows that "one" counts: "Of the two, one considers it".
const BETWEEN_NUMBERS: usize = 8;

/// "as one fancies", "one can say": a verb, as no noun in the plural follows one. "Only one considers it" counts.
fn is_somebody(tokens: &Tokens<'_>, from: usize, number: &Numeral) -> bool {
    let next = number.next;
    // "a magnificent one".
    let is_described = from >= 2
        && number.rule == Rule::Words
        && next == from + 1
        && tokens.number_word(from) == Some(NumberWord::Unit(1))
        && tokens.is_in(from - 2, Set::Indefinite)
        && tokens.is_small_word(from - 1)
        && !tokens.is_in(from - 1, Set::Total)
        && tokens.number_word(from - 1).is_none()
        && (!tokens.is(next, Class::Word) || tokens.is_in(next, Set::Parting));
    if is_described {
        return true;
    }
    let mut before = from.saturating_sub(BETWEEN_NUMBERS)..from;
    let led =
        from == 0 || !tokens.is(from - 1, Class::Word) || tokens.is_in(from - 1, Set::BeforeClause);
    tokens.number_word(from) == Some(NumberWord::Unit(1))
        && led
        && !before.any(|at| tokens.number_word(at).is_some_and(NumberWord::is_cardinal))
        && next == from + 1
        && tokens.is_small_word(from)
        && tokens.is_small_word(next)
        && (tokens.is_in(next, Set::Modal)
            || is_plural(tokens.lexicon, tokens.word(next)) && !tokens.is_in(next, Set::Singular))
}

/// "among the last 16", "reached the last eight": a stage of a contest, where no noun says what is counted.
fn is_stage(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let ends = !tokens.is(to, Class::Word) || tokens.is_in(to, Set::Of);
    from >= 3
        && ends
        && tokens.is_in(from - 1, Set::LastPlace)
        && tokens.is_in(from - 2, Set::Definite)
        && tokens.is_in(from - 3, Set::StageLead)
}

/// "Articles 5, 6 and 7", "Apollo 11". An amount of its `own` is no name.
fn is_in_list_of_names(tokens: &Tokens<'_>, from: usize, to: usize, own: bool) -> bool {
    let named = || !own && !is_tally(tokens, from) && is_after_name(tokens, from, to);
    is_in_label_list(tokens, from) || named()
}

/// "18 U.S.C. 1343", "H.R. 3590", "Pub. L. 110-343", "Act 1989 c. 12", and the marks of a list: "1. The vote".
fn is_cited(tokens: &Tokens<'_>, from: usize, to: usize, measured: bool) -> bool {
    let reported = |at: usize| tokens.is(at, Class::Figure);
    tokens.after(to, Phrase::LawCode).is_some()
        || tokens.after(to, Phrase::LawReport).is_some_and(reported)
        || is_page_of_report(tokens, from)
        || (!measured || tokens.ties(from + 1)) && is_after_initials(tokens, from)
        || is_chapter_of_year(tokens, from)
        || is_before_place(tokens, from)
        || is_of_citation(tokens, from)
        || is_year_of_citation(tokens, from)
        || is_list_mark(tokens, from)
        || tokens.word_before(from) == "(" && from >= 2 && has_year_in_name(tokens, from - 2)
}

/// "0800 1111", "DC 20500", "51°30′N", "COP26", "P5+1", "3M", "two-faced".
fn is_code(tokens: &Tokens<'_>, from: usize, number: &Numeral) -> bool {
    let to = number.next;
    goes_on_code(tokens, from)
        || is_postcode(tokens, from)
        || is_coordinate(tokens, from, to)
        || is_named_like_money(tokens, from, number)
        || is_added_to_name(tokens, from)
        || is_firm(tokens, from, to)
        || is_block(tokens, from, number)
        || is_tied_to_quality(tokens, to)
        || is_minute_of_game(tokens, from)
}

/// "Channel 4", "No. 10", "#3".
fn is_named_before(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let before = tokens.word_before(from);
    let glued_sign =
        matches!(before, "#" | "№" | "/" | "." | "@" | "·" | "*") && tokens.glued(from);
    // "(HK:386)".
    let coded = before == ":"
        && from >= 2
        && tokens.glued(from)
        && tokens.glued(from - 1)
        && tokens.is_capital_word(from - 2);
    let labelled =
        is_labelled(tokens, from, to) || is_led(tokens, from) || is_in_name(tokens, from);
    // Names and places in a text are not written with commas: "nr. 22,240,260,310" is a figure.
    // "<>30" and "=<30" are no bounds, nor the figure itself.
    let not =
        matches!(before, ">" | "<") && from >= 2 && matches!(tokens.word(from - 2), "<" | "=");
    (labelled && !tokens.word(from).contains(',')) || glued_sign || coded || not
}

/// "the Hot 100", "the Birmingham Six", "Group of 77", "G 8": part of a name, which counts no noun after it.
fn is_in_name(tokens: &Tokens<'_>, from: usize) -> bool {
    let parts = tokens.glued(from) || tokens.begins_cell(from);
    let Some(before) = from.checked_sub(1).filter(|_| !parts) else { return false };
    let grouped = tokens.is_in(before, Set::Of)
        && from >= 2
        && tokens.is_capital_word(from - 2)
        && tokens.is_in(from - 2, Set::NamedGroup);
    let letter = tokens.is_capital_word(before)
        && tokens.word(before).len() == 1
        && before > 0
        && tokens.is(from, Class::Figure)
        && !tokens.is_in(before, Set::LetterWord);
    let named = tokens.is_capital_word(before)
        && tokens.is_in_before(before, Set::Definite)
        && (tokens.is(from, Class::Figure) || tokens.is_capital_word(from))
        && !is_plural(tokens.lexicon, tokens.word(from + 1))
        && tokens.calendar_word(before).is_none()
        && !is_tally(tokens, from)
        && !is_after_scene(tokens, from);
    grouped || letter || named
}

/// "in week 14", "Epi-week 16", but not "last week 14 people": a number after "week" is its name where a preposition leads
/// it, or a hyphen or adjective does and nothing is counted.
fn is_led(tokens: &Tokens<'_>, from: usize) -> bool {
    let Some(label) = from.checked_sub(1).filter(|label| tokens.is_in(*label, Set::LedLabel))
    else {
        return false;
    };
    let led_by = |set| tokens.is_in_before(label, set);
    let lead = label.checked_sub(1);
    let tied = tokens.glued(label) && lead.is_some_and(|lead| tokens.is_hyphen(lead));
    let pointed = [Set::WhichPeriod, Set::Several, Set::Pointing].into_iter().any(led_by);
    // "Epidemiological Week 51", "Week 51: 12 cases", "(day 36)".
    let titled =
        tokens.is_capital_word(label) && !pointed || matches!(tokens.word_before(label), "(" | "[");
    let described = lead.is_some_and(|lead| tokens.is_small_word(lead))
        && !(pointed || led_by(Set::Articles) || led_by(Set::Definite));
    // "day five of the trial".
    let worded = tokens.is(from, Class::Word)
        && !pointed
        && (tokens.is_in(from + 1, Set::Of) || !tokens.is(from + 1, Class::Word))
        && !tokens.is_dash(from + 1);
    led_by(Set::LabelLead)
        || worded
        || tied
        || titled && !counts_what_follows(tokens, from + 1)
        || described && !tokens.is(from + 1, Class::Word)
}

/// Returns the place in an order that a lower-case number word after a label names, and the token after it:
/// "version two", "phase three". Capitals make a name ("Channel Four").
pub(super) fn is_label_of(tokens: &Tokens<'_>, i: usize) -> Option<(i128, usize)> {
    let lower = |at: usize| !tokens.is_capital(at);
    let is_pronoun = tokens.is_in_before(i, Set::BeforePronoun);
    let labelled =
        i > 0 && tokens.is_in_before(i, Set::Label) && lower(i - 1) && lower(i) && !is_pronoun;
    match tokens.number_word(i).filter(|_| labelled)? {
        // "of that number two thirds".
        NumberWord::Unit(place)
            if !is_cardinal(tokens, i + 1)
                && !tokens.is_dash(i + 1)
                && !part_name_at(tokens, i + 1).is_some_and(|(_, plural, _)| plural) =>
        {
            Some((i128::from(place), i + 1))
        }
        _ => None,
    }
}

/// "F-16", "B52", "12 345", and the parts of "22-12-34". A figure with a magnitude or measure of its `own` may
/// follow another.
fn is_joined_before(tokens: &Tokens<'_>, from: usize, own: bool) -> bool {
    let Some(before) = from.checked_sub(1).filter(|_| !is_in_next_cell(tokens, from)) else {
        return false;
    };
    if ends_ratio(tokens, from) || is_after_area_code(tokens, from) {
        return true;
    }
    // "12 345 km" may be one number.
    let is_group = tokens.word(from).split('.').next().is_some_and(|whole| whole.len() == 3);
    let is_number = |at: usize| {
        let year = tokens.word(at).len() == 4 && !tokens.word(at).contains(['.', ',']);
        let is_time = tokens.word(at).contains(':');
        // "On page 3 12 errors were found"; "page 12 500" may be one number.
        let named =
            !is_group && tokens.is(at, Class::Figure) && is_named_before(tokens, at, at + 1);
        let is_year = tokens.is(at, Class::Figure) && year;
        is_cardinal(tokens, at) && !(is_time || named || is_year)
    };
    if tokens.is(from, Class::Word) {
        let joined = tokens.is_hyphen(before) && tokens.glued(before) && tokens.glued(from);
        let other = if joined { before.checked_sub(1) } else { Some(before) };
        // "three-nil": two figures, as nobody writes codes in words.
        let score = |at| joined && is_small(tokens, at) && is_small(tokens, from);
        let counted = |at| other == Some(before) && counts_compound(tokens, at, from);
        return other.is_some_and(|at| {
            let stands_alone = own && tokens.is(at, Class::Figure) || score(at) || counted(at);
            is_number(at) && !stands_alone
        });
    }
    if tokens.is_hyphen(before) && tokens.glued(before) && tokens.glued(from) {
        // "a magnitude-6.1 quake".
        let is_of_quake = tokens.word(from).contains('.')
            && (from + 1..=from + 2).any(|at| tokens.is_in(at, Set::Quake));
        return from >= 2 && !is_opening(tokens.word(from - 2)) && !is_of_quake;
    }
    if counts_compound(tokens, before, from) {
        return false;
    }
    // "60%3": the mark of a footnote.
    let glued_to_word =
        tokens.glued(from) && (!tokens.is(before, Class::Sign) || tokens.word(before) == "%");
    let follows = || is_number(before) && (is_group || !own) && !is_tally(tokens, from);
    tokens.is_digits(from) && (glued_to_word || follows())
}

/// Whether the token at `at` stands in another cell of a table than the one before it: beside that, or in the next row. Of figures
/// that have their own groups or decimals, one space is enough: "58,209 153,303".
fn is_in_next_cell(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_whole = |at: usize| tokens.is(at, Class::Figure) && tokens.word(at).contains([',', '.']);
    if at > 0 && !tokens.glued(at) && is_whole(at - 1) && is_whole(at) {
        return true;
    }
    let in_next_row = || at > 0 && tokens.breaks_line(at) && tokens.begins_cell(at - 1);
    tokens.begins_cell(at) || in_next_row()
}

/// Whether the number that ends with token `last` counts what another at token `from` describes: "120 one-kilogram bags", "two
/// 10-year terms". One of the two is in words, or they might be groups of one.
fn counts_compound(tokens: &Tokens<'_>, last: usize, from: usize) -> bool {
    let tie = from + 1;
    let describes = is_cardinal(tokens, from)
        && tokens.ties(tie)
        && tokens.is(tie + 1, Class::Word)
        && !is_cardinal(tokens, tie + 1);
    let worded = tokens.is(last, Class::Word) != tokens.is(from, Class::Word)
        || is_small(tokens, last) && is_small(tokens, from);
    describes && worded && is_cardinal(tokens, last) && !tokens.glued(from)
}

/// Whether the number at token `from` ends a ratio: "3-for-2", "five-to-one".
fn ends_ratio(tokens: &Tokens<'_>, from: usize) -> bool {
    from >= 4
        && tokens.is_hyphen(from - 1)
        && tokens.is_hyphen(from - 3)
        && tokens.is_in(from - 2, Set::RatioJoint)
        && is_cardinal(tokens, from - 4)
        && is_cardinal(tokens, from)
}

/// "(206) 555-1212".
fn is_after_area_code(tokens: &Tokens<'_>, from: usize) -> bool {
    from >= 3
        && tokens.word(from - 1) == ")"
        && tokens.is(from - 2, Class::Figure)
        && tokens.word(from - 2).len() == 3
        && tokens.word(from - 3) == "("
        && tokens.is_hyphen(from + 1)
}

/// "fell to 40 two days later": the second number is of a length of time.
pub(super) fn begins_point_of_time(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_group = tokens.is_digits(at) && tokens.word(at).len() == 3;
    !is_group
        && matches!(tokens.calendar_word(at + 1), Some(CalendarWord::Unit(_)))
        && tokens.is_in(at + 2, Set::AfterPointOfTime)
}

/// Whether a number word below ten stands at token `at`.
fn is_small(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.number_word(at), Some(NumberWord::Unit(0..=9)))
}

/// "10²", "12 345", "(202) 555", "3-2", "2/3", "nineteen eighty-four".
fn is_joined_after(tokens: &Tokens<'_>, number: &Numeral) -> bool {
    let to = number.next;
    let word = tokens.word(to);
    if is_in_next_cell(tokens, to) {
        return false;
    }
    if word == ")" && tokens.is(to + 1, Class::Figure) && tokens.word(to + 1).len() == 3 {
        return true;
    }
    if ends_ratio(tokens, to + 3) {
        return true;
    }
    let digits_before = tokens.is_digits(to - 1);
    if digits_before && is_tally(tokens, to - 1) || counts_compound(tokens, to - 1, to) {
        return false;
    }
    // "2013: 51 2014: 48".
    let is_entry = tokens.word(to).len() == 4 && tokens.word(to + 1) == ":";
    if !(digits_before && tokens.glued(to)) {
        return is_cardinal(tokens, to)
            && !is_entry
            && !(digits_before && (has_magnitude(tokens, to) || begins_point_of_time(tokens, to)))
            && !is_plane(tokens, to);
    }
    let changes = |c: char| c.is_numeric() || unicode_normalization::char::is_combining_mark(c);
    let joins = word == "/" || tokens.is_hyphen(to);
    let figure_next = tokens.glued(to + 1) && tokens.is_digits(to + 1);
    tokens.is(to, Class::Word) && !is_magnitude_of_quake(tokens, to)
        || word.contains(changes)
        || (joins && figure_next)
}

/// Whether the digits at token `at` have a magnitude or a currency after them, which shows them to be a figure of
/// their own.
fn has_magnitude(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, Class::Figure) && tokens.is_magnitude(at + 1)
}

/// How many tokens the numbers of notes in one bracket have on either side of one at most: "[6, 19, 20]".
const NOTE_TOKENS: usize = 24;

/// "said.[2]", "[2, 3]", "[8 – 11]": nothing but short numbers, with what joins them, stands in the brackets.
fn is_footnote(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let before = tokens.word_before(from);
    let after = tokens.word(to);
    if (before == "[" && matches!(after, "]" | ",")) || (before == "," && after == "]") {
        return true;
    }
    let goes_on = |at: &usize| {
        let word = tokens.word(*at);
        let short = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        tokens.is(*at, Class::Figure) && short || word == "," || tokens.is_dash(*at)
    };
    let opens = (0..from).rev().take(NOTE_TOKENS).find(|at| !goes_on(at));
    let closes = (from..tokens.len()).take(NOTE_TOKENS).find(|at| !goes_on(at));
    opens.is_some_and(|at| tokens.word(at) == "[")
        && closes.is_some_and(|at| tokens.word(at) == "]")
}

/// "said so (4) (12).", "(29,30)", "the campus.”17 Finally", "through 2008.18 Data": the number of a note, behind another
/// bracket or a list in its own, or glued to the end of a sentence.
fn is_note_mark(tokens: &Tokens<'_>, from: usize, to: usize, measured: bool) -> bool {
    let Some(before) = from.checked_sub(1).filter(|_| to == from + 1 && !measured) else {
        return false;
    };
    let is_short = |number: &str| number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
    let word = tokens.word(from);
    if tokens.word(before) == "(" && tokens.word(to) == ")" && tokens.glued(from) {
        let follows_bracket = before > 0 && tokens.word(before - 1) == ")";
        let parts: Vec<&str> = word.split(',').collect();
        let is_list = parts.len() > 1
            && parts.iter().all(|part| is_short(part))
            && parts[1..].iter().any(|part| part.len() < 3);
        let is_numbered = is_short(word) && is_one_of_marks(tokens, from);
        return is_list
            || is_numbered
            || is_short(word) && (follows_bracket || ends_sentence(tokens, before, to));
    }
    // "(see 6.2.)".
    if tokens.is_in(before, Set::See)
        && matches!(tokens.word_before(before), "(" | "[")
        && !counts_what_follows(tokens, to)
    {
        return true;
    }
    let closes = matches!(tokens.word(before), "”" | "’" | "\"" | "'")
        && matches!(tokens.word_before(before), "." | ",")
        // "(Lazarus et al., 2006):19".
        || matches!(tokens.word(before), ":" | ";" | ",") && tokens.word_before(before) == ")";
    let after_year = tokens.word(before) == "."
        && before > 0
        && tokens.glued(before)
        && tokens.is(before - 1, Class::Figure)
        && tokens.word(before - 1).len() == 4;
    let glued = tokens.glued(from) && tokens.glued(before);
    let ends = to >= tokens.len()
        || tokens.is_capital(to)
        || tokens.is(to, Class::Sign)
        || tokens.breaks_line(to);
    is_short(word) && glued && ends && (closes || after_year)
}

/// How far away, in tokens, the next mark of a list is looked for.
const BETWEEN_MARKS: usize = 80;

/// "either: (1) a group of theirs or (2) one of ours": the number in brackets at token `from` is one of a list.
fn is_one_of_marks(tokens: &Tokens<'_>, from: usize) -> bool {
    let Ok(mark) = tokens.word(from).parse::<u8>() else { return false };
    let is_mark = |at: usize, mark: u8| {
        at > 0
            && tokens.word(at - 1) == "("
            && tokens.word(at + 1) == ")"
            && tokens.word(at).parse() == Ok(mark)
            && (tokens.is(at + 2, Class::Word) || tokens.word(at + 2) == ".")
    };
    let follows = || (from + 3..from + BETWEEN_MARKS).any(|at| is_mark(at, mark + 1));
    let before =
        || (from.saturating_sub(BETWEEN_MARKS)..from).rev().any(|at| is_mark(at, mark - 1));
    (1..=20).contains(&mark)
        && is_mark(from, mark)
        && (mark == 1 && follows() || mark > 1 && before())
}

/// How far away, in tokens, another number in brackets tells that they count: "men (12) and women (14)."
const BETWEEN_COUNTS: usize = 12;

/// "reduce disease among residents (7). For example": a number in brackets from token `open` to `close` at the end of a
/// sentence, where no other in brackets stands near.
fn ends_sentence(tokens: &Tokens<'_>, open: usize, close: usize) -> bool {
    let stops = tokens.word(close + 1) == "."
        && (close + 2 >= tokens.len()
            || tokens.is_capital(close + 2)
            || !tokens.is(close + 2, Class::Word));
    let mut before = (open.saturating_sub(BETWEEN_COUNTS)..open).rev();
    stops
        && open.checked_sub(1).is_some_and(|word| {
            // "hepatitis A (1)."
            let letter = tokens.word(word).len() == 1 && word > 0 && tokens.is_small_word(word - 1);
            tokens.is_small_word(word) || letter && tokens.is(word, Class::Word)
        })
        && tokens.number_word(open - 1).is_none()
        && !before.any(|at| tokens.word(at) == ")" && tokens.is_digits(at - 1))
}

/// "Journal of Finance, 63(5), 2345-2348": the pages behind a volume and its issue.
pub(super) fn is_pages(tokens: &Tokens<'_>, from: usize) -> bool {
    from >= 5
        && matches!(tokens.word(from - 1), "," | ":")
        && tokens.word(from - 2) == ")"
        && tokens.is(from - 3, Class::Figure)
        && tokens.word(from - 4) == "("
        && tokens.glued(from - 4)
        && tokens.is(from - 5, Class::Figure)
}

/// "the 737 Max", "five 787 jets", "A 747 crashed": the number of a kind of plane before its name, or in place of that.
pub(super) fn is_plane(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(tokens.ties(at + 1) && tokens.is(at + 2, Class::Figure)) * 2;
    tokens.is(at, Class::Figure)
        && tokens.lexicon.has(Set::PlaneNumber, tokens.word(at))
        && (tokens.is_in(next, Set::PlaneNoun)
            || tokens.is_in_before(at, Set::Indefinite) && !tokens.is_hyphen(next))
}

/// How many words on either side show that a number stands between two paragraphs of prose, and how many of them are no names.
const PAGE_WORDS: usize = 9;
const PAGE_SMALL_WORDS: usize = 4;

/// The longest number of a page.
const PAGE_DIGITS: usize = 3;

/// Whether the digits at token `from` stand by themselves between two paragraphs, as the number of a page does.
fn is_page_number(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let stands = to == from + 1
        && from > 0
        && to < tokens.len()
        && tokens.is_digits(from)
        && tokens.word(from).len() <= PAGE_DIGITS
        && tokens.breaks_line(from)
        && tokens.breaks_line(to)
        && tokens.is_broken(from - 1, from + 1)
        && tokens.is_broken(from, to + 1);
    let is_prose = |words: std::ops::Range<usize>| {
        words.filter(|at| tokens.is_small_word(*at)).count() >= PAGE_SMALL_WORDS
    };
    stands
        && is_prose(from.saturating_sub(PAGE_WORDS)..from)
        && is_prose(to..(to + PAGE_WORDS).min(tokens.len()))
}

/// "401(k)", "501(c)(3)".
fn is_in_statute(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let letter = |at: usize| tokens.is(at, Class::Word) && tokens.word(at).len() == 1;
    let leads =
        tokens.word(to) == "(" && tokens.glued(to) && letter(to + 1) && tokens.word(to + 2) == ")";
    let follows = from >= 2
        && tokens.word(from - 1) == "("
        && !tokens.word(from).contains('.')
        && (tokens.word(from - 2) == ")" || tokens.is(from - 2, Class::Figure))
        && tokens.glued(from - 1)
        && tokens.glued(from);
    leads || follows
}

/// "Form 10-K", "7-Eleven": a capital that a hyphen ties to digits, one letter or a number.
fn is_tied_to_capital(tokens: &Tokens<'_>, to: usize) -> bool {
    let names = tokens.word(to + 1).len() == 1 || tokens.number_word(to + 1).is_some();
    tokens.ties(to) && names && tokens.is_capital_word(to + 1)
}

/// "Form 20-F", where no degrees are meant.
fn is_form(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    is_tied_to_capital(tokens, to) && is_labelled(tokens, from, to)
}

/// "runway 20L", "Gate 12C": the capital after the number of a label is part of the name, and no unit.
fn is_lettered(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    tokens.glued(to)
        && tokens.is_capital_word(to)
        && tokens.word(to).len() == 1
        && is_labelled(tokens, from, to + 1)
}

/// "the 737 Max 8": a name with numbers on both sides of a capital.
fn is_model(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let is_name = |at: usize| {
        // "Iranians" are those that the number counts.
        let is_plural = tokens.lexicon.ends(tokens.word(at), Ending::Plural);
        tokens.is_capital_word(at)
            && tokens.word(at).len() > 1
            && !is_plural
            && !(at..=at + 1).any(|at| tokens.begins_cell(at) || tokens.breaks_line(at))
            // "Killed 14 Wounded 203".
            && !tokens.lexicon.ends(tokens.word(at), Ending::Past)
            && tokens.calendar_word(at).is_none()
    };
    let short = |at: usize| tokens.is(at, Class::Figure) && tokens.word(at).len() <= 4;
    let leads = to == from + 1 && short(from) && is_name(to) && short(to + 1);
    let ends = from >= 2 && short(from) && is_name(from - 1) && short(from - 2);
    leads || ends
}

/// "10 am", "10 p.m.", "5 o'clock", "12 noon", "half past nine", "at 1430 hours".
fn is_time_of_day(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    tokens.ends_before(from, Phrase::PastHour)
        || tokens.after(to, Phrase::TimeOfDay).is_some()
        || is_hour_and_minute(tokens, from, to)
        || is_first_hour(tokens, to)
}

/// "between 3 and 4 p.m.", "3-5pm": the first of two hours.
fn is_first_hour(tokens: &Tokens<'_>, to: usize) -> bool {
    let joins = tokens.is_in(to, Set::And) || tokens.is_in(to, Set::RangeJoint);
    (joins || tokens.is_hyphen(to))
        && tokens.is(to + 1, Class::Figure)
        && tokens.after(to + 2, Phrase::TimeOfDay).is_some()
}

/// "at 1430 hours", "at about 0900 hrs".
fn is_hour_and_minute(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    let led = |at: usize| tokens.is_in_before(at, Set::At);
    let hedged = tokens.is_in_before(from, Set::EndsInexactHedge) && led(from - 1);
    let digits = tokens.word(from);
    let clock = digits.parse().is_ok_and(|time: u16| time < 2400 && time % 100 < 60);
    let hours = unit_at(tokens, to).is_some_and(|(unit, _)| (unit.system, unit.size) == HOUR);
    digits.len() == 4 && clock && hours && (hedged || led(from))
}

/// "0134", a code.
fn has_leading_zero(tokens: &Tokens<'_>, from: usize) -> bool {
    let is_code = |word: &str| word.len() > 1 && word.starts_with('0') && !word.starts_with("0.");
    let at = from + usize::from(tokens.is(from, Class::Sign));
    tokens.is(at, Class::Figure) && !tokens.is_decimal_sign(from) && is_code(tokens.word(at))
}

/// Whether a number stands at token `at`, in digits or words.
pub(super) fn is_cardinal(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_digits(at) || tokens.number_word(at).is_some_and(NumberWord::is_cardinal)
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
            | "≈"
            | ":"
            | "$"
            | "£"
            | "€"
            | "~"
    )
}
