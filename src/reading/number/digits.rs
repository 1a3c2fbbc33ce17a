//! Numbers in digits: grouped, decimal, with exponents and magnitudes.
//!
//! Groups of three are parted by commas (the tokeniser joins them), by points before a decimal comma, by spaces
//! where nothing else can be meant, or as in India ("12,34,567").

use crate::value::Rational;
use crate::value::arithmetic::{plus, times};

use crate::reading::lexicon::{DigitSigns, NumberWord, Set};
use crate::reading::number::exclusion::is_opening;
use crate::reading::number::exclusion::is_plane;
use crate::reading::number::letter;
use crate::reading::number::money;
use crate::reading::number::numeral::{LARGEST_DENOMINATOR, LARGEST_NUMERATOR, Numeral};
use crate::reading::number::percent::percent_after;
use crate::reading::number::sum::Sum;
use crate::reading::number::unit::unit_at;
use crate::reading::number::vague::is_plural;
use crate::reading::number::worded::dozens;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens, is_address};
use crate::text::level_digit;

/// The most groups that a number has: a thousand trillions of trillions.
const MOST_GROUPS: usize = 8;

/// Returns the number that begins with digits at token `i`: "540", "1.2 million", "3 hundred and one", "12e-1".
pub(super) fn digits_at(tokens: &Tokens<'_>, i: usize) -> Option<Numeral> {
    let plain = plain_at(tokens, i)?;
    let plain = with_exponent(tokens, &plain).unwrap_or(plain);
    let found = match magnitude_after(tokens, i, plain.next) {
        Some((scale, next)) => {
            let scaled = plain.clone().scaled(scale, next)?;
            carried_on(tokens, &plain, scaled, scale)
        }
        None => plain,
    };
    Some(dozens(tokens, found.clone()).unwrap_or(found))
}

/// Returns digits with a letter that multiplies amounts of money: "6m".
pub(super) fn digits_of_money_at(tokens: &Tokens<'_>, i: usize) -> Option<Numeral> {
    let plain = plain_at(tokens, i)?;
    let (NumberWord::MoneySuffix(scale) | NumberWord::CapitalSuffix(scale)) =
        tokens.number_word(plain.next)?
    else {
        return None;
    };
    let next = plain.next + 1;
    plain.scaled(scale, next)
}

/// The digits alone, with their groups and decimals.
fn plain_at(tokens: &Tokens<'_>, i: usize) -> Option<Numeral> {
    if tokens.is(i, Class::Other) {
        // "1 200,50".
        let is_group = tokens.word(i).find(',') == Some(3) && !tokens.glued(i);
        if is_group && i > 0 && is_plain_figure(tokens, i - 1) {
            return None;
        }
        let found = other_grouping(tokens.word(i), tokens.lexicon.digit_signs);
        let (digits, rule) = found.or_else(|| one_decimal(tokens, i))?;
        let (value, step) = parse_decimal(&digits)?;
        return Some(Numeral { step, ..Numeral::exact(value, rule, i + 1) });
    }
    if let Some((digits, next)) = point_first(tokens, i)
        .or_else(|| spoken_point_first(tokens, i))
        .or_else(|| spoken_point(tokens, i))
        .or_else(|| spaced_groups(tokens, i))
        .or_else(|| spaced_point(tokens, i))
        .or_else(|| raised_point(tokens, i))
    {
        let (value, step) = parse_decimal(&digits)?;
        return Some(Numeral { step, ..Numeral::exact(value, Rule::Digits, next) });
    }
    let (value, step) = parse_decimal(tokens.is(i, Class::Figure).then(|| tokens.word(i))?)?;
    Some(Numeral { step, ..Numeral::exact(value, Rule::Digits, i + 1) })
}

/// Returns the value of digits with grouping commas and a decimal point, and the place of the last decimal.
fn parse_decimal(digits: &str) -> Option<(Rational, Option<Rational>)> {
    let digits = digits.replace(',', "");
    let Some((whole, decimals)) = digits.split_once('.') else {
        return Some((Rational::from_integer(digits.parse().ok()?), None));
    };
    let denominator = 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let numerator = format!("{whole}{decimals}").parse().ok()?;
    // "12.0000000000000" is finer than a notation can say, and is 12.
    let step = Some(Rational::new(1, denominator)).filter(|_| denominator <= LARGEST_DENOMINATOR);
    Some((Rational::new(numerator, denominator), step))
}

/// Rewrites "1.234.567,89", "12,34,567.89" and "5,00" as the tokeniser writes numbers.
fn other_grouping(digits: &str, signs: DigitSigns) -> Option<(String, Rule)> {
    if digits.contains(':') || is_address(digits) {
        return None;
    }
    let digits = &*signs.all_in_english(digits);
    let (whole, decimals) = match digits.rsplit_once([',', '.']) {
        Some((whole, decimals)) if !whole.contains(&digits[whole.len()..=whole.len()]) => {
            (whole, decimals)
        }
        _ => (digits, ""),
    };
    let continental = whole.contains('.') && is_grouped(whole, '.', 3);
    let indian = whole.contains(',') && is_grouped(whole, ',', 2);
    let point = if decimals.is_empty() { "" } else { "." };
    let plain = || format!("{}{point}{decimals}", whole.replace([',', '.'], ""));
    if (continental && !digits[whole.len()..].starts_with('.'))
        || (indian && !digits[whole.len()..].starts_with(','))
    {
        return Some((plain(), Rule::Digits));
    }
    // Two decimals, as money has them.
    let comma = digits.split_once(',').filter(|(whole, decimals)| {
        let are_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        decimals.len() == 2 && whole.len() <= 3 && are_digits(whole) && are_digits(decimals)
    });
    comma.map(|(whole, decimals)| (format!("{whole}.{decimals}"), Rule::DecimalComma))
}

/// "3,5 %", "5,5 million": one decimal after a comma, where a measure or magnitude shows that it is no list.
fn one_decimal(tokens: &Tokens<'_>, i: usize) -> Option<(String, Rule)> {
    let (whole, decimal) = tokens.word(i).split_once(',')?;
    let are_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let is_decimal =
        decimal.len() == 1 && are_digits(decimal) && are_digits(whole) && whole.len() <= 3;
    let multiplies =
        |word: NumberWord| matches!(word, NumberWord::Scale(_) | NumberWord::Suffix(_));
    let measured = tokens.number_word(i + 1).is_some_and(multiplies)
        || percent_after(tokens, i + 1).is_some()
        || unit_at(tokens, i + 1).is_some()
        || money::follows(tokens, i + 1)
        || money::ends_before(tokens, i);
    (is_decimal && measured).then(|| (format!("{whole}.{decimal}"), Rule::Digits))
}

/// Whether `sign` parts groups of `size` digits, the last of three, of which there are two or more unless a
/// decimal sign shows which sign is which.
fn is_grouped(whole: &str, sign: char, size: usize) -> bool {
    let mut groups: Vec<&str> = whole.split(sign).collect();
    let last = groups.pop().unwrap_or("");
    let are_digits = groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_digit()));
    let first = groups.first().map_or(0, |first| first.len());
    are_digits
        && last.len() == 3
        && last.bytes().all(|b| b.is_ascii_digit())
        && (1..=size).contains(&first)
        && groups.iter().skip(1).all(|group| group.len() == size)
}

/// ".25".
fn point_first(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let free = !tokens.glued(i)
        || is_opening(tokens.word_before(i))
        || tokens.is_hyphen(i.wrapping_sub(1));
    let digits = tokens.word(i + 1);
    let is_decimal = tokens.is_decimal_sign(i)
        && free
        && tokens.glued(i + 1)
        && tokens.is(i + 1, Class::Figure)
        && !digits.contains(['.', ',']);
    is_decimal.then(|| (format!("0.{digits}"), i + 2))
}

/// "point 9 percent".
fn spoken_point_first(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let digits = tokens.word(i + 1);
    let stands = tokens.is_in(i, Set::SpokenPoint)
        && is_plain_figure(tokens, i + 1)
        && !tokens.is(i.wrapping_sub(1), Class::Figure)
        && percent_after(tokens, i + 2).is_some();
    stands.then(|| (format!("0.{digits}"), i + 2))
}

/// "2 point 4 million", "61 point 5 percent": a magnitude or measure shows that no word "point" is counted.
fn spoken_point(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let stands = is_plain_figure(tokens, i)
        && tokens.is_in(i + 1, Set::SpokenPoint)
        && is_plain_figure(tokens, i + 2);
    let measured = matches!(tokens.number_word(i + 3), Some(NumberWord::Scale(_)))
        || percent_after(tokens, i + 3).is_some()
        || unit_at(tokens, i + 3).is_some()
        || money::follows(tokens, i + 3);
    (stands && measured).then(|| (format!("{}.{}", tokens.word(i), tokens.word(i + 2)), i + 3))
}

/// Whether a figure without groups and decimals stands at token `at`.
fn is_plain_figure(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, Class::Figure) && !tokens.word(at).contains(['.', ','])
}

/// "1 414 021 100", "1 234 567.89", "12 500 people": groups that could not be figures of their own.
fn spaced_groups(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    if !starts_groups(tokens, i) {
        return None;
    }
    let first = tokens.word(i);
    if !is_group(tokens, i + 2) {
        let digits = format!("{first}{}", tokens.word(i + 1));
        return is_one_group_more(tokens, i).then_some((digits, i + 2));
    }
    let mut digits = first.to_owned();
    let mut at = i + 1;
    while at - i <= MOST_GROUPS && is_group(tokens, at) && !digits.contains('.') {
        digits.push_str(tokens.word(at));
        at += 1;
    }
    let unmistakable = first.len() < 3 || (i + 1..at).any(|at| tokens.word(at).starts_with('0'));
    let ends = !tokens.is(at, Class::Figure) && at - i <= MOST_GROUPS;
    (unmistakable && ends && tokens.word_before(i) != "+").then_some((digits, at))
}

/// Whether digits and one group of three stand at token `i`, and no more: they can be one number or two.
pub(super) fn is_two_groups(tokens: &Tokens<'_>, i: usize) -> bool {
    starts_groups(tokens, i)
        && !is_plane(tokens, i + 1)
        && !tokens.is(i + 2, Class::Figure)
        && !tokens.is_in_before(i, Set::Label)
        && (i == 0 || !tokens.glued(i))
}

/// Whether digits stand at token `i` that a group of three may go on, and such a group after them.
fn starts_groups(tokens: &Tokens<'_>, i: usize) -> bool {
    let first = tokens.word(i);
    is_plain_figure(tokens, i)
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && !tokens.is(i.wrapping_sub(1), Class::Figure)
        && is_group(tokens, i + 1)
        // A number in a line by itself is not gone on with.
        && !(tokens.breaks_line(i) && tokens.breaks_line(i + 1))
}

/// Whether a group of three digits stands at token `at`, perhaps with decimals, and a space before it.
fn is_group(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    let whole = word.split_once('.').map_or(word, |(whole, _)| whole);
    let stands = tokens.is(at, Class::Figure) && !tokens.glued(at) && !tokens.begins_cell(at);
    stands && whole.len() == 3 && !whole.contains(',')
}

/// Whether the digits at token `i` and the group of three after them are one number: "12 500 people". In a row of a table
/// they may be two.
fn is_one_group_more(tokens: &Tokens<'_>, i: usize) -> bool {
    let follows = i + 2;
    let labelled = tokens.is_in_before(i, Set::Label)
        || tokens.is_in_before(i, Set::LedLabel)
        || tokens.is_in_before(i, Set::NamedGroup);
    if tokens.is(follows, Class::Figure) || labelled {
        return false;
    }
    let counts = tokens.is_small_word(follows) && !tokens.glued(follows);
    let ends = matches!(tokens.word(follows), "." | "," | ";" | "!" | "?" | ")" | "(");
    let led = i > 0
        && (tokens.is_small_word(i - 1)
            || tokens.is_in(i - 1, Set::Joins)
            || tokens.is_in(i - 1, Set::EndsHedge));
    let signed = money::ends_before(tokens, i);
    let comma = tokens.word_before(i) == "," && i > 1 && tokens.is(i - 2, Class::Word);
    let fronted = i == 0 || comma || matches!(tokens.word_before(i), "(" | "\"" | "“" | ".");
    let has_nought = tokens.word(i + 1).starts_with('0');
    let is_cell = tokens.word_before(i) == "|" && tokens.word(follows) == "|";
    signed || is_cell || (led || fronted || has_nought) && (counts || ends)
}

/// "4 . 8 %", "$ 1 . 2 billion": news that a tokeniser has parted. Elsewhere the point may end a sentence.
fn spaced_point(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let apart = (i + 1..i + 3).all(|at| !tokens.glued(at));
    let measured = matches!(tokens.word(i + 3), "%")
        || tokens.is_in(i + 3, Set::Percent)
        || money::is_sign(tokens.word_before(i));
    let stands = apart && tokens.is_decimal_sign(i + 1) && measured;
    stands.then(|| pointed(tokens, i)).flatten()
}

/// "58·2%": a point in the middle of the line, which before a percent sign multiplies nothing.
fn raised_point(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let stands = tokens.word(i + 1) == "·" && tokens.glued(i + 1) && tokens.glued(i + 2);
    let measured = stands && percent_after(tokens, i + 3).is_some();
    measured.then(|| pointed(tokens, i)).flatten()
}

/// Returns the plain figures on both sides of the sign after token `i` as one with decimals, and the token after both.
fn pointed(tokens: &Tokens<'_>, i: usize) -> Option<(String, usize)> {
    let are_plain = is_plain_figure(tokens, i) && is_plain_figure(tokens, i + 2);
    are_plain.then(|| (format!("{}.{}", tokens.word(i), tokens.word(i + 2)), i + 3))
}

/// "1.3e6", "12.32e+14", "2.5 × 10^6", "10^6".
fn with_exponent(tokens: &Tokens<'_>, mantissa: &Numeral) -> Option<Numeral> {
    let at = mantissa.next;
    if tokens.word(at) == "^" && tokens.glued(at) {
        let (exponent, next) = exponent_at(tokens, at + 1)?;
        return Some(rounded_off(power(mantissa.value, exponent)?, next));
    }
    let power_at = after_times_ten(tokens, at);
    let (exponent, next) = if let Some(power_at) = power_at {
        raised_at(tokens, power_at)?
    } else if !tokens.glued(at) {
        return None;
    } else if tokens.word(at) == "e" {
        exponent_at(tokens, at + 1)?
    } else {
        let digits = tokens.word(at).strip_prefix('e')?;
        (digits.parse().ok().filter(|_| digits.len() <= 2)?, at + 1)
    };
    let by = power(Rational::from_integer(10), exponent)?;
    let step = times(mantissa.step.unwrap_or(Rational::ONE), by)?;
    let step = Some(step).filter(|step| *step.denom() <= LARGEST_DENOMINATOR);
    let magnitude = if power_at.is_some() && by.is_integer() { by.to_integer() } else { 1 };
    Some(Numeral { value: times(mantissa.value, by)?, step, magnitude, next, ..mantissa.clone() })
}

/// Returns the token after "× 10" or "x10".
fn after_times_ten(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if tokens.is_in(at, Set::TimesTen) {
        return Some(at + 1);
    }
    let times = matches!(tokens.word(at), "×" | "x" | "·" | "*");
    (times && tokens.word(at + 1) == "10").then_some(at + 2)
}

/// Returns the exponent at token `at`, with "^" or in raised digits: "^5", "⁴", "⁻⁶".
fn raised_at(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    if !tokens.glued(at) {
        return None;
    }
    if tokens.word(at) == "^" {
        return exponent_at(tokens, at + 1);
    }
    let negative = tokens.word(at) == "⁻";
    let start = at + usize::from(negative);
    let mut digits = String::new();
    let mut next = start;
    while let Some(digit) = raised_digit_of(tokens.word(next)).filter(|_| tokens.glued(next)) {
        digits.push(digit);
        next += 1;
    }
    let exponent: i32 = digits.parse().ok().filter(|exponent| *exponent <= 99)?;
    Some((if negative { -exponent } else { exponent }, next))
}

/// Returns the digit that a sign is where it is raised.
pub(super) fn raised_digit_of(sign: &str) -> Option<char> {
    let mut characters = sign.chars();
    level_digit(characters.next()?).filter(|_| characters.next().is_none())
}

fn exponent_at(tokens: &Tokens<'_>, at: usize) -> Option<(i32, usize)> {
    let signed = tokens.glued(at) && (tokens.is_hyphen(at) || tokens.word(at) == "+");
    let digits_at = at + usize::from(signed);
    let digits: i32 = tokens.word(digits_at).parse().ok().filter(|digits| *digits <= 99)?;
    let negative = signed && tokens.is_hyphen(at);
    tokens.glued(digits_at).then_some((if negative { -digits } else { digits }, digits_at + 1))
}

fn power(base: Rational, exponent: i32) -> Option<Rational> {
    let mut value = Rational::ONE;
    for _ in 0..exponent.unsigned_abs() {
        value = times(value, base)?;
    }
    if exponent >= 0 { Some(value) } else { (*value.numer() != 0).then(|| value.recip()) }
}

/// Returns `value` to as many decimals as have a notation.
fn rounded_off(value: Rational, next: usize) -> Numeral {
    if *value.denom() <= LARGEST_DENOMINATOR {
        return Numeral::exact(value, Rule::Digits, next);
    }
    let scaled = times(value, Rational::from_integer(LARGEST_DENOMINATOR));
    let whole = scaled.map_or(value, |scaled| Rational::from_integer(scaled.round().to_integer()));
    let unit = Rational::new(1, LARGEST_DENOMINATOR);
    let value = times(whole, unit).unwrap_or(value);
    Numeral { step: Some(unit), ..Numeral::exact(value, Rule::Digits, next) }
}

/// Returns what the word after the digits that end before token `at` multiplies by, and the token after it.
fn magnitude_after(tokens: &Tokens<'_>, from: usize, at: usize) -> Option<(i128, usize)> {
    let hyphen = tokens.is_dash(at) && tokens.glued(at);
    let word_at = at + usize::from(hyphen);
    let capital = tokens.is_capital(word_at);
    if is_magnitude_of_quake(tokens, word_at) {
        return None;
    }
    let scale = match tokens.number_word(word_at)? {
        NumberWord::Scale(scale) => scale,
        NumberWord::Hundred => 100,
        // A 5K run is one of kilometres, and 4K is a screen.
        NumberWord::Suffix(1000)
            if capital && word_at == from + 1 && tokens.word(from).len() == 1 =>
        {
            return is_money_before(tokens, from).then_some((1000, word_at + 1));
        }
        // "cooled to 18 K".
        NumberWord::Suffix(1000)
            if capital && !tokens.glued(word_at) && !counts_plural(tokens, word_at + 1) =>
        {
            return is_money_before(tokens, from).then_some((1000, word_at + 1));
        }
        NumberWord::Suffix(scale) if !hyphen => {
            return Some((scale, past_stop(tokens, word_at)));
        }
        NumberWord::CapitalSuffix(scale)
            if !hyphen
                && (capital && (tokens.glued(word_at) || counts_plural(tokens, word_at + 1))
                    || tokens.is_in(word_at + 1, Set::Counted)
                    || is_decimal(tokens, from, word_at)
                    || letter::multiplies(tokens, word_at)) =>
        {
            scale
        }
        NumberWord::MoneySuffix(scale) | NumberWord::CapitalSuffix(scale) if !hyphen => {
            let money = is_money_before(tokens, from) || money::follows(tokens, word_at + 1);
            return money.then_some((scale, word_at + 1));
        }
        _ => return None,
    };
    Some((scale, word_at + 1))
}

/// Whether the capital at token `at`, behind digits, says that they tell how strong a quake was: "a 6.4M earthquake".
pub(super) fn is_magnitude_of_quake(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_letter = matches!(tokens.number_word(at), Some(NumberWord::CapitalSuffix(1_000_000)));
    is_letter && tokens.is_capital(at) && tokens.is_in(at + 1, Set::Quake)
}

/// Whether a currency stands before the digits at token `from`, or before their minus: "EUR -3.5m".
fn is_money_before(tokens: &Tokens<'_>, from: usize) -> bool {
    let minus = usize::from(from > 0 && tokens.is_hyphen(from - 1));
    money::ends_before(tokens, from - minus)
}

/// Returns the token after an abbreviation, and after its stop where the sentence goes on: "540 mrd. euros".
fn past_stop(tokens: &Tokens<'_>, word_at: usize) -> usize {
    let next = word_at + 1;
    let stops = tokens.word(next) == "." && tokens.glued(next) && tokens.word(word_at).len() > 1;
    next + usize::from(stops && tokens.is_small_word(next + 1))
}

/// Whether a noun in the plural stands at token `at`.
fn counts_plural(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_small_word(at) && is_plural(tokens.lexicon, tokens.word(at))
}

/// Whether a letter is glued to decimals, and is no unit: "1.2b".
fn is_decimal(tokens: &Tokens<'_>, from: usize, letter: usize) -> bool {
    tokens.glued(letter) && tokens.word(from).contains('.') && unit_at(tokens, letter).is_none()
}

/// "3 million five hundred thousand", "3 hundred and one", "3 hundred and 21".
fn carried_on(tokens: &Tokens<'_>, plain: &Numeral, scaled: Numeral, scale: i128) -> Numeral {
    // "2.4 lakh crore".
    if let Some(NumberWord::Scale(larger)) = tokens.number_word(scaled.next)
        && larger > scale
        && let Some(product) = scaled.clone().scaled(larger, scaled.next + 1)
    {
        return product;
    }
    if !plain.value.is_integer() || plain.step.is_some() {
        return scaled;
    }
    let hundreds = scale == 100;
    let value = scaled.value.to_integer();
    if value.unsigned_abs() > LARGEST_NUMERATOR {
        return scaled;
    }
    let start = Sum {
        total: if hundreds { 0 } else { value },
        current: if hundreds { value } else { 0 },
        scale: (!hundreds).then_some(scale),
        magnitude: scale,
        words: 1,
    };
    let small: Option<i128> = tokens.word(scaled.next + 1).parse().ok().filter(|n| *n < 100);
    let alone = tokens.number_word(scaled.next + 2).is_none();
    let and = tokens.is_in(scaled.next, Set::And);
    if let (true, Some(small)) = (hundreds && and && alone, small) {
        let total = plus(scaled.value, Rational::from_integer(small)).unwrap_or(scaled.value);
        return Numeral::exact(total, Rule::Digits, scaled.next + 2);
    }
    if let Some(joined) = with_joined_digits(tokens, &scaled, scale)
        .or_else(|| with_smaller_magnitude(tokens, &scaled, scale))
    {
        return joined;
    }
    let (sum, next) = start.with_words(tokens, scaled.next);
    match sum.total.checked_add(sum.current) {
        Some(value) if sum.words > 1 => {
            Numeral::exact(Rational::from_integer(value), Rule::Digits, next)
        }
        _ => scaled,
    }
}

/// "6 thousand 4 hundred", "2 million 300 thousand".
fn with_smaller_magnitude(tokens: &Tokens<'_>, scaled: &Numeral, scale: i128) -> Option<Numeral> {
    if scale == 100 || !tokens.is(scaled.next, Class::Figure) {
        return None;
    }
    let rest = digits_at(tokens, scaled.next)?;
    let smaller = rest.magnitude > 1 || tokens.is_in(rest.next - 2, Set::And);
    let fits = smaller && rest.value.is_integer() && rest.value < Rational::from_integer(scale);
    let value = plus(scaled.value, rest.value).filter(|_| fits)?;
    let step = rest.step;
    Some(Numeral { value, step, magnitude: rest.magnitude, next: rest.next, ..scaled.clone() })
}

/// "27 thousand and 500" is one number in languages that join digits so: "۲۷ هزار و ۵۰۰".
fn with_joined_digits(tokens: &Tokens<'_>, scaled: &Numeral, scale: i128) -> Option<Numeral> {
    if !tokens.is_in(scaled.next, Set::JoinsDigits) {
        return None;
    }
    let rest = digits_at(tokens, scaled.next + 1)?;
    let fits = rest.value < Rational::from_integer(scale) && rest.value > Rational::ZERO;
    let value = plus(scaled.value, rest.value).filter(|_| fits)?;
    Some(Numeral { value, next: rest.next, ..rest })
}
