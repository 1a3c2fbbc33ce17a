//! Numbers that are written in digits, by the signs of a language.

use crate::text::Span;
use crate::value::Rational;

use super::conventions::{Signs, zero_of};

/// A number in digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ForeignNumeral<'t> {
    /// Its digits, with the signs among them.
    pub(super) span: Span,
    pub(super) value: Rational,
    /// The text that follows it.
    pub(super) after: &'t str,
}

/// The most digits of a number: more are no figure that a person states, and would not fit.
const MOST_DIGITS: usize = 30;

/// Returns the numbers of a text. Digits with signs among them that make no number by the signs of the language, such as a
/// time of day, are none, and no part of them is.
pub(super) fn numerals<'t>(text: &'t str, signs: &Signs) -> Vec<ForeignNumeral<'t>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(is_digit).map(|at| from + at) {
        let end = start + figure_len(&text[start..], signs);
        let before = text[..start].chars().next_back();
        let after = &text[end..];
        // "F16", and "5½" or "540²".
        let is_cut = before.is_some_and(is_latin) || after.starts_with(char::is_numeric);
        if let (false, Some(value)) = (is_cut, value_of(&text[start..end], signs)) {
            let value = if is_negative(&text[..start]) { -value } else { value };
            found.push(ForeignNumeral { span: Span::new(start, end), value, after });
        }
        from = end;
    }
    found
}

/// Returns the runs of digits in a text, as ASCII digits; whatever else stands between them parts them.
pub(super) fn runs(text: &str) -> Vec<String> {
    let runs = text.split(|c| !is_digit(c)).filter(|run| !run.is_empty());
    runs.map(|run| run.chars().filter_map(digit).collect()).collect()
}

fn digit(c: char) -> Option<char> {
    let zero = zero_of(c)?;
    char::from_digit(u32::from(c) - zero, 10)
}

fn is_digit(c: char) -> bool {
    zero_of(c).is_some()
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// Whether a minus sign stands before a number; a dash after a digit or letter is one of a range or a compound.
fn is_negative(before: &str) -> bool {
    let rest = before.strip_suffix(['-', '−']);
    rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// Returns how many bytes of `text`, which begins with a digit, are digits with signs among them.
fn figure_len(text: &str, signs: &Signs) -> usize {
    let run = |at: usize| text[at..].find(|c| !is_digit(c)).map_or(text.len(), |len| at + len);
    let digits = |from: usize, to: usize| text[from..to].chars().count();
    let mut end = run(0);
    let mut grouped = digits(0, end) <= 3;
    while let Some(sign) = text[end..].chars().next() {
        let start = end + sign.len_utf8();
        let next = run(start);
        let is_group = digits(start, next) == 3;
        let joins = match sign {
            _ if next == start => false,
            _ if sign.is_whitespace() => grouped && signs.groups_by_space && is_group,
            _ => matches!(sign, '.' | ',' | '\'' | '’' | '٫' | '٬' | ':' | '/'),
        };
        if !joins {
            break;
        }
        grouped = grouped && is_group;
        end = next;
    }
    end
}

/// Returns what digits with signs among them come to; `None` where the language writes no number so.
fn value_of(figure: &str, signs: &Signs) -> Option<Rational> {
    let zero = figure.chars().find_map(zero_of);
    if figure.chars().any(|c| is_digit(c) && zero_of(c) != zero) {
        return None;
    }
    let mut parts = figure.split(|c| signs.decimal.contains(&c));
    let whole = parts.next()?;
    let decimals = parts.next().unwrap_or("");
    let is_cut = parts.next().is_some() || !decimals.chars().all(is_digit);
    if is_cut || (decimals.is_empty() && figure.len() > whole.len()) {
        return None;
    }
    let whole = ungrouped(whole, signs)?;
    let digits: String = whole.chars().chain(decimals.chars()).filter_map(digit).collect();
    if digits.len() > MOST_DIGITS {
        return None;
    }
    let places = u32::try_from(decimals.chars().count()).ok()?;
    Some(Rational::new(digits.parse().ok()?, 10_i128.checked_pow(places)?))
}

/// Returns the digits of a whole number without the signs that group them; `None` where they do not.
fn ungrouped(whole: &str, signs: &Signs) -> Option<String> {
    let sign = whole.chars().find(|c| !is_digit(*c));
    let Some(sign) = sign else { return Some(whole.to_owned()) };
    let is_grouping = |c: char| match sign.is_whitespace() {
        true => c.is_whitespace() && signs.groups_by_space,
        false => c == sign && signs.grouping.contains(&c),
    };
    let groups: Vec<&str> = whole.split(is_grouping).collect();
    let sizes: Vec<usize> = groups.iter().map(|group| group.chars().count()).collect();
    let (first, others) = sizes.split_first()?;
    let (last, middle) = others.split_last()?;
    let size = if signs.groups_of_two { 2 } else { 3 };
    let fits = (1..=size).contains(first) && middle.iter().all(|len| *len == size) && *last == 3;
    let is_whole = groups.iter().all(|group| group.chars().all(is_digit));
    (fits && is_whole).then(|| groups.concat())
}
