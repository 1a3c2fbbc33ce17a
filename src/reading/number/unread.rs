//! Figures that are not read: what stands at them is in no table, so that a part of them would say something else.

use crate::reading::lexicon::{Ending, NumberWord, Phrase, Set};
use crate::reading::mention::Mention;
use crate::reading::number::amount::{Measure, amount_at};
use crate::reading::number::digits::{is_two_groups, raised_digit_of};
use crate::reading::number::found::Found;
use crate::reading::number::letter;
use crate::reading::number::money;
use crate::reading::number::scale;
use crate::reading::resolve::Unresolved;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// Returns a mention that is not read in place of the number that was found, where something at that number is in no
/// table; and the token after it.
pub(super) fn unread_beside(tokens: &Tokens<'_>, found: &Found<'_>) -> Option<(Mention, usize)> {
    let from = found.from;
    let next = found.next;
    if let Some(why) = found.unread {
        return Some(unread(tokens, from, next, why));
    }
    if let Some(unread) = unread_before(tokens, found).or_else(|| unread_by_dash(tokens, found)) {
        return Some(unread);
    }
    if let Some(end) = old_money_after(tokens, found) {
        return Some(unread(tokens, from, end, Unresolved::UnknownWord));
    }
    if let Some(end) = uncertainty_after(tokens, next) {
        return Some(unread(tokens, from, end, Unresolved::Uncertain));
    }
    if has_letters_after_fraction(tokens, next) {
        return Some(unread(tokens, from, next + 1, Unresolved::UnknownWord));
    }
    if let Some(end) = formula_after(tokens, next).or_else(|| dotted_range_after(tokens, next)) {
        return Some(unread(tokens, from, end, Unresolved::Formula));
    }
    if let Some(end) = tokens.after(next, Phrase::FromLevel) {
        return Some(unread(tokens, from, end, Unresolved::FromLevel));
    }
    if scale::stands_before(tokens, from) {
        return Some(unread(tokens, from, next, Unresolved::ScaleBefore));
    }
    if is_of_comma_row(tokens, from, next) {
        return Some(unread(tokens, from, next, Unresolved::UnknownGroups));
    }
    if found.rule != Rule::Fraction && tells_two_numbers(tokens, from, next) {
        return Some(unread(tokens, from, next, Unresolved::OneOrTwo));
    }
    if let Some(end) = cut_range(tokens, found) {
        return Some(unread(tokens, from, end, Unresolved::UnknownWord));
    }
    if is_thousand_of_money(tokens, found) {
        return Some(unread(tokens, from, next, Unresolved::UnknownGroups));
    }
    if letter::is_open(tokens, found) {
        return Some(unread(tokens, from, next, Unresolved::UnitOrMagnitude));
    }
    if is_split_group(tokens, from, next) {
        return Some(unread(tokens, from, next + 2, Unresolved::UnknownGroups));
    }
    if found.measure != Measure::None {
        return None;
    }
    if tokens.is_in(next, Set::UnknownMagnitude) || money::is_unknown_code(tokens, next) {
        return Some(unread(tokens, from, next + 1, Unresolved::UnknownWord));
    }
    if is_crore(tokens, next) {
        return Some(unread(tokens, from, next + 1, Unresolved::UnitOrMagnitude));
    }
    if let Some(end) = factor_after(tokens, next) {
        return Some(unread(tokens, from, end, Unresolved::Factor));
    }
    let is_open = is_thousand_or_decimal(tokens, from, next);
    is_open.then(|| unread(tokens, from, next, Unresolved::UnknownGroups))
}

/// Returns the mention where brackets or letters before the number are in no table.
fn unread_before(tokens: &Tokens<'_>, found: &Found<'_>) -> Option<(Mention, usize)> {
    let Found { from, next, .. } = *found;
    if is_bracketed_in_accounts(tokens, from, next) {
        return Some(unread(tokens, from - 1, next + 1, Unresolved::Bracketed));
    }
    if has_letters_before(tokens, from) {
        return Some(unread(tokens, from - 1, next, Unresolved::UnknownWord));
    }
    if let Some(start) = lettered_before_group(tokens, from) {
        return Some(unread(tokens, start, next, Unresolved::UnknownWord));
    }
    None
}

/// Returns the mention where a dash before the number may be a minus.
fn unread_by_dash(tokens: &Tokens<'_>, found: &Found<'_>) -> Option<(Mention, usize)> {
    let Found { from, next, .. } = *found;
    if is_after_dash(tokens, from) {
        return Some(unread(tokens, from - 1, next, Unresolved::DashOrMinus));
    }
    if is_after_name_and_dash(tokens, found) {
        return Some(unread(tokens, from, next, Unresolved::DashOrMinus));
    }
    None
}

/// "surged to 2, 384 cases", "reported 35, 928 deaths": digits with a comma and a space before a group of three may be one number
/// where a verb or "to" leads to what is counted. "Of the 35, 120 died" and "35, 128 and 140 votes" are several.
fn is_split_group(tokens: &Tokens<'_>, from: usize, next: usize) -> bool {
    let group = next + 1;
    let is_plain = |at: usize, lengths: std::ops::RangeInclusive<usize>| {
        let word = tokens.word(at);
        tokens.is(at, Class::Figure)
            && lengths.contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let stands = next == from + 1
        && is_plain(from, 1..=3)
        && tokens.word(next) == ","
        && tokens.glued(next)
        && !tokens.glued(group)
        && is_plain(group, 3..=3);
    let led = from > 0
        && (tokens.is_in(from - 1, Set::RangeJoint)
            || tokens.is_in(from - 1, Set::Back)
            || tokens.lexicon.ends(tokens.word(from - 1), Ending::Past));
    let counts = tokens.is_small_word(group + 1)
        && ![Set::And, Set::Or, Set::Parting].into_iter().any(|set| tokens.is_in(group + 1, set));
    stands && led && counts
}

/// Returns a mention of digits that no rule takes as a number: they can be one or two ("Wheat 12 500"), say how many times as
/// much ("12x"), or have a power ("10⁶").
pub(super) fn unread_digits(tokens: &Tokens<'_>, i: usize) -> Option<(Mention, usize)> {
    if let Some(slashed) = unread_slash(tokens, i) {
        return Some(slashed);
    }
    if let Some(start) = lettered_before_group(tokens, i) {
        return Some(unread(tokens, start, i + 1, Unresolved::UnknownWord));
    }
    if is_two_groups(tokens, i) || tokens.is_in(i + 1, Set::UnknownMagnitude) && tokens.is_digits(i)
    {
        return Some(unread(tokens, i, i + 2, Unresolved::UnknownGroups));
    }
    if let Some(end) = row_end(tokens, i) {
        return Some(unread(tokens, i, end, Unresolved::UnknownGroups));
    }
    let ends_word = !tokens.glued(i + 2) || !tokens.is(i + 2, Class::Figure);
    if !(tokens.is_digits(i) && !tokens.glued(i) && tokens.glued(i + 1) && ends_word) {
        return None;
    }
    if tokens.word(i + 1) == "×" || tokens.is_in(i + 1, Set::Times) {
        return Some(unread(tokens, i, i + 2, Unresolved::Factor));
    }
    let is_power = tokens.word(i) == "10" && raised_digit_of(tokens.word(i + 1)).is_some();
    is_power.then(|| unread(tokens, i, i + 2, Unresolved::Formula))
}

/// Returns the token after a row of plain numbers that only single spaces part, as a table leaves them: "Oslo 12 45 38". They may be
/// the groups of one number or of a telephone as well.
fn row_end(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    // The rest of a row that is none is no row either, and is not looked through again.
    if i > 0 && tokens.is(i - 1, Class::Figure) {
        return None;
    }
    let is_number = |at: &usize| tokens.is(*at, Class::Figure) && (*at == i || !tokens.glued(*at));
    let end = i + (i..).take_while(is_number).count();
    let has_noughts =
        (i..end).any(|at| tokens.word(at).len() > 1 && tokens.word(at).starts_with('0'));
    let is_named = tokens.is_in_before(i, Set::Label)
        || tokens.is_in_before(i, Set::CodeLabel)
        || matches!(tokens.word_before(i), "+" | "." | ":" | ")");
    let is_free = !tokens.glued(i) && !tokens.glued(end) || tokens.is(end, Class::Sign);
    (end - i >= ROW && is_free && !has_noughts && !is_named).then_some(end)
}

/// How many numbers a row has at least.
const ROW: usize = 3;

/// Returns a mention of a word that says how many times as much: "threefold", "tenfold", "twice as many".
pub(super) fn unread_multiple(tokens: &Tokens<'_>, i: usize) -> Option<(Mention, usize)> {
    let compares = tokens.is_in(i, Set::Double) && tokens.is_in(i + 1, Set::AfterDouble);
    let multiplies = tokens.is_in(i, Set::Multiple) || compares || is_multiplied(tokens, i);
    multiplies.then(|| unread(tokens, i, i + 1, Unresolved::Factor))
}

/// How many words after "doubled" may say what that led to.
const WORDS_TO_LEVEL: usize = 5;

/// "Output doubled.": a verb that says how many times as much, without what it was before or after.
fn is_multiplied(tokens: &Tokens<'_>, i: usize) -> bool {
    let mut after = (i + 1..=i + WORDS_TO_LEVEL).take_while(|at| !tokens.is(*at, Class::Sign));
    let counts = |at: usize| {
        tokens.is_digits(at) || tokens.number_word(at).is_some() || money::is_sign(tokens.word(at))
    };
    tokens.is_in(i, Set::Multiplied)
        && !after.any(|at| counts(at) || tokens.is_in(at, Set::RangeJoint))
}

/// "She scored 395/400", "a pressure of 163/119": a part of a whole, or two figures, written as days, ratios and names are too.
fn unread_slash(tokens: &Tokens<'_>, i: usize) -> Option<(Mention, usize)> {
    if !(tokens.word(i + 1) == "/" && tokens.glued(i + 1) && tokens.glued(i + 2)) {
        return None;
    }
    let stands = !tokens.glued(i) || tokens.word_before(i) == "(";
    let ends = !tokens.glued(i + 3)
        || tokens.is(i + 3, Class::Sign) && !matches!(tokens.word(i + 3), "/" | "-" | "_");
    let is_digits = |at: usize| tokens.word(at).bytes().all(|byte| byte.is_ascii_digit());
    let value = |at: usize| {
        let is_plain = tokens.is(at, Class::Figure) && is_digits(at);
        tokens.word(at).parse::<u32>().ok().filter(|_| is_plain)
    };
    let part = value(i)?;
    let whole = value(i + 2)?;
    let is_long = tokens.word(i).len() > 2 || tokens.word(i + 2).len() > 2;
    let is_year = (1000..=2999).contains(&part) || (1900..=2099).contains(&whole);
    (stands && ends && is_long && !is_year && whole > 0)
        .then(|| unread(tokens, i, i + 3, Unresolved::Slashed))
}

fn unread(tokens: &Tokens<'_>, from: usize, next: usize, why: Unresolved) -> (Mention, usize) {
    (Mention::not_read(tokens.span(from, next), why), next)
}

/// "IR£5 million": letters before the sign of a currency that no table has.
fn has_letters_before(tokens: &Tokens<'_>, from: usize) -> bool {
    from > 0
        && money::is_sign(tokens.word(from))
        && tokens.glued(from)
        && tokens.is(from - 1, Class::Word)
}

/// "ƒ2,500" and "F2,500": letters that no table has before digits, of which a comma has parted the last group. Returns the token
/// of the letters.
fn lettered_before_group(tokens: &Tokens<'_>, from: usize) -> Option<usize> {
    let start = from.checked_sub(2)?;
    let digits = tokens.word(from).split('.').next().unwrap_or_default();
    let ends_in_digit = tokens.word(start).ends_with(|c: char| c.is_ascii_digit());
    let is_group = tokens.is(from, Class::Figure) && digits.len() == GROUP && tokens.glued(from);
    let stands = tokens.word(from - 1) == "," && tokens.glued(from - 1);
    (stands && is_group && ends_in_digit && tokens.is(start, Class::Word)).then_some(start)
}

/// "Oslo,450,385", "450,385,Oslo": a comma that no space follows parts cells, and may part those of the digits too.
fn is_of_comma_row(tokens: &Tokens<'_>, from: usize, next: usize) -> bool {
    let is_border =
        |comma: usize| tokens.word(comma) == "," && tokens.glued(comma) && tokens.glued(comma + 1);
    let is_before = from >= 2 && is_border(from - 1) && tokens.is(from - 2, Class::Word);
    let is_after = is_border(next) && tokens.is(next + 1, Class::Word);
    tokens.is(from, Class::Figure)
        && next == from + 1
        && tokens.word(from).contains(',')
        && (is_before || is_after)
}

/// How many digits a group has.
const GROUP: usize = 3;

/// "£3 4s 6d", "£12 10s.": returns the token after the shillings and pence that pounds go on with.
fn old_money_after(tokens: &Tokens<'_>, found: &Found<'_>) -> Option<usize> {
    let is_part = |at: usize| {
        tokens.is(at, Class::Figure)
            && !tokens.glued(at)
            && tokens.glued(at + 1)
            && tokens.is_in(at + 1, Set::OldPart)
    };
    let is_money = matches!(found.measure, Measure::Money(_)) && is_part(found.next);
    let more = 2 * usize::from(is_part(found.next + 2));
    is_money.then_some(found.next + 2 + more)
}

/// "net income was (1,234)", "| (56) |": accounts put losses in brackets.
fn is_bracketed_in_accounts(tokens: &Tokens<'_>, from: usize, next: usize) -> bool {
    let Some(before) = from.checked_sub(2) else { return false };
    let is_bracketed = tokens.word(from - 1) == "(" && tokens.word(next) == ")";
    let follows_verb = tokens.is_in(before, Set::Was) || tokens.is_in(before, Set::Is);
    let is_cell = tokens.word(before) == "|" || tokens.word(next + 1) == "|";
    is_bracketed && (follows_verb || is_cell)
}

/// "Inflation was - 0.3 %", "a change of - $5": a dash between spaces, where the amount cannot begin another clause.
fn is_after_dash(tokens: &Tokens<'_>, from: usize) -> bool {
    let Some(before) = from.checked_sub(2).filter(|_| tokens.is_hyphen(from - 1)) else {
        return false;
    };
    let stands_free = !tokens.glued(from - 1) && !tokens.glued(from);
    let leads = [Set::Was, Set::Is, Set::Of, Set::At, Set::By, Set::Toward];
    stands_free && leads.into_iter().any(|set| tokens.is_in(before, set))
}

/// "Oslo -3,400": a dash in a list, or a minus, where nothing is measured that has both signs.
fn is_after_name_and_dash(tokens: &Tokens<'_>, found: &Found<'_>) -> bool {
    let from = found.from;
    let leans = tokens.is_hyphen(from) && !tokens.glued(from) && tokens.glued(from + 1);
    leans
        && found.measure == Measure::None
        && from > 0
        && tokens.is_capital_word(from - 1)
        && tokens.word(from + 1).contains(',')
}

/// "$4-5 of something", "6-foot-2": a hyphen ties other digits to an amount, and neither a range nor a sum was read.
fn cut_range(tokens: &Tokens<'_>, found: &Found<'_>) -> Option<usize> {
    let at = found.next;
    let is_amount = matches!(found.measure, Measure::Money(_) | Measure::Unit(_));
    (is_amount && tokens.ties(at) && tokens.is(at + 1, Class::Figure)).then_some(at + 2)
}

/// "fifty one-dollar bills", "twenty five-member teams": fifty of one dollar, or some of fifty-one.
fn tells_two_numbers(tokens: &Tokens<'_>, from: usize, next: usize) -> bool {
    let is_small = |at: usize| {
        matches!(tokens.number_word(at), Some(NumberWord::Unit(1..) | NumberWord::Tens(_)))
    };
    let counts = |at: usize| tokens.number_word(at).is_some_and(NumberWord::is_cardinal);
    (from + 1..next).any(|at| {
        let describes = tokens.ties(at + 1) && tokens.is(at + 2, Class::Word) && !counts(at + 2);
        is_small(at) && counts(at - 1) && describes
    })
}

/// "£½m": letters glued to the sign of a fraction that are no unit.
fn has_letters_after_fraction(tokens: &Tokens<'_>, next: usize) -> bool {
    let is_fraction =
        tokens.is(next - 1, Class::Sign) && tokens.word(next - 1).contains(char::is_numeric);
    is_fraction && tokens.glued(next) && tokens.is(next, Class::Word)
}

/// Returns the token after a power or product that a number begins and no rule reads: "10⁻⁵", "3×106", "10**6", "40 m^2",
/// "1·5".
fn formula_after(tokens: &Tokens<'_>, next: usize) -> Option<usize> {
    let sign = tokens.word(next);
    if matches!(sign, "^" | "⁻" | "⁺") && tokens.glued(next) {
        return Some(next + 2);
    }
    // "10(6)".
    let is_bracketed = sign == "(" && tokens.glued(next) && tokens.word(next + 2) == ")";
    if is_bracketed && tokens.is_digits(next + 1) && tokens.word(next + 1).len() <= 2 {
        return Some(next + 3);
    }
    // A single raised digit may be the mark of a footnote.
    let is_raised = |at: usize| raised_digit_of(tokens.word(at)).is_some();
    if is_raised(next) && tokens.glued(next) && is_raised(next + 1) {
        return Some(next + 2);
    }
    // "40 m s⁻¹", "40 m s-1", "40 m·s⁻¹": a unit goes on behind the one that was read.
    if tokens.is(next, Class::Word) && has_negative_power(tokens, next + 1) {
        return Some(next + 3);
    }
    if matches!(sign, "·" | "⋅")
        && tokens.glued(next)
        && tokens.glued(next + 1)
        && tokens.is(next + 1, Class::Word)
    {
        return Some(next + 2);
    }
    if let Some(end) = power_of_ten_after(tokens, next) {
        return Some(end);
    }
    let stars = usize::from(sign == "*" && tokens.word(next + 1) == "*");
    let factor = next + 1 + stars;
    let multiplies = matches!(sign, "×" | "*" | "·" | "∙" | "⋅");
    let spaced = tokens.glued(next) == tokens.glued(factor);
    (multiplies && spaced && tokens.is_digits(factor)).then_some(factor + 1)
}

/// Returns the token after a power of ten that a number is multiplied by, whose exponent a file has put on the line: "4 x 10-3",
/// "2.5 x 106".
fn power_of_ten_after(tokens: &Tokens<'_>, next: usize) -> Option<usize> {
    let ten = next + 1;
    let exponent = tokens.word(ten).strip_prefix("10").filter(|_| tokens.word(next) == "x")?;
    if exponent.is_empty() && tokens.ties(ten + 1) && tokens.is(ten + 2, Class::Figure) {
        return Some(ten + 3);
    }
    let is_decimal = tokens.word(next.wrapping_sub(1)).contains('.');
    let is_exponent = (1..=2).contains(&exponent.len())
        && !exponent.starts_with('0')
        && exponent.bytes().all(|byte| byte.is_ascii_digit());
    (is_decimal && is_exponent && tokens.is(ten, Class::Figure)).then_some(ten + 1)
}

/// Whether a negative power stands at token `at`, glued to a unit: "⁻¹", "-1".
fn has_negative_power(tokens: &Tokens<'_>, at: usize) -> bool {
    let raised = tokens.word(at) == "⁻" && tokens.glued(at);
    let plain = tokens.ties(at) && matches!(tokens.word(at + 1), "1" | "2" | "3");
    let is_unit = tokens.word(at.wrapping_sub(1)).len() <= LONGEST_UNIT;
    is_unit && (raised || plain && !tokens.is(at + 2, Class::Word))
}

/// How many letters the sign of a unit has at most: "mol".
const LONGEST_UNIT: usize = 3;

/// How many tokens dots are before the digits that they lead to, at most: "12...15".
const DOTS: usize = 3;

/// Returns the token after the digits that dots lead to: "12...15", "12…15".
fn dotted_range_after(tokens: &Tokens<'_>, next: usize) -> Option<usize> {
    let dotted =
        tokens.word(next) == "…" || tokens.word(next) == "." && tokens.word(next + 1) == ".";
    let digits = (next..=next + DOTS).find(|at| tokens.is_digits(*at)).filter(|_| dotted)?;
    (next..=digits).all(|at| tokens.glued(at)).then_some(digits + 1)
}

/// "540 ± 12", "540 (±12)", "5 plus or minus 2".
fn uncertainty_after(tokens: &Tokens<'_>, next: usize) -> Option<usize> {
    let comma = usize::from(tokens.word(next) == ",");
    let next = next + comma;
    let bracket = usize::from(tokens.word(next) == "(");
    let end = margin_after(tokens, next + bracket)?;
    Some(end + usize::from(bracket == 1 && tokens.word(end) == ")"))
}

/// Returns a mention of how far off a figure may be: "±10%", "plus or minus 3 points".
pub(super) fn unread_margin(tokens: &Tokens<'_>, i: usize) -> Option<(Mention, usize)> {
    Some(unread(tokens, i, margin_after(tokens, i)?, Unresolved::Uncertain))
}

/// Returns the token after the amount of a margin whose sign or words stand at token `i`.
fn margin_after(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let slash = usize::from(tokens.word(i + 1) == "/");
    let start = match tokens.word(i) {
        "±" => i + 1,
        "+" if tokens.is_hyphen(i + 1 + slash) => i + 2 + slash,
        _ => tokens.after(i, Phrase::OrMinus)?,
    };
    Some(amount_at(tokens, start)?.next)
}

/// "62.3 cr people": letters that multiply money alone for certain, and elsewhere may be a unit.
fn is_crore(tokens: &Tokens<'_>, at: usize) -> bool {
    let multiplies = matches!(tokens.number_word(at), Some(NumberWord::MoneySuffix(100_000..)));
    multiplies && tokens.word(at).len() == 2
}

/// "40-fold", "540fold", "three times as many".
fn factor_after(tokens: &Tokens<'_>, next: usize) -> Option<usize> {
    let hyphen = usize::from(tokens.is_dash(next) && tokens.glued(next));
    if tokens.is_in(next + hyphen, Set::Fold) && (hyphen == 1 || tokens.glued(next)) {
        return Some(next + hyphen + 1);
    }
    let compares = tokens.is_in(next, Set::Factor) && tokens.is_in(next + 1, Set::AfterFactor);
    compares.then_some(next + 1)
}

/// "EUR 12.500", "1.450-2.200 m", "2.500-10.000 men": the same of money and measures, and of ranges, where two noughts end one.
fn is_thousand_of_money(tokens: &Tokens<'_>, found: &Found<'_>) -> bool {
    let is_amount = matches!(found.measure, Measure::Money(_) | Measure::Unit(_))
        || found.rule == Rule::NumberRange && found.measure == Measure::None;
    let mut parts = (found.from..found.next)
        .filter(|at| tokens.is(*at, Class::Figure))
        .map(|at| tokens.word(at).split_once('.'));
    let is_group = |part: &Option<(&str, &str)>| {
        part.is_some_and(|(whole, decimals)| decimals.len() == 3 && !whole.starts_with('0'))
    };
    let is_round = |part: &Option<(&str, &str)>| part.is_some_and(|(_, part)| part.ends_with("00"));
    is_amount && parts.clone().all(|part| is_group(&part)) && parts.any(|part| is_round(&part))
}

/// "40.000 boats": three decimals of what is counted can be thousands in another language.
fn is_thousand_or_decimal(tokens: &Tokens<'_>, from: usize, next: usize) -> bool {
    let Some((whole, decimals)) = tokens.word(from).split_once('.') else { return false };
    let is_plain = next == from + 1 && tokens.is(from, Class::Figure);
    let grouped = (1..=3).contains(&whole.len()) && !whole.starts_with('0') && decimals.len() == 3;
    is_plain && grouped && (tokens.is(next, Class::Word) || decimals == "000")
}
