//! Messages of findings in a page: their words are those of every other report.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Markup;

/// A period from one date to another, as EDTF writes it: `2010-04-29/2010-04-30`.
static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?<first>\b\d{4}(-\d\d){0,2}[?~%]?)/(?<last>\d{4}(-\d\d){0,2}\b)")
        .expect("it is an expression")
});

/// A range without its upper end: `90..<100`.
static BELOW: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?<first>\d)\.\.<(?<last>\d)").expect("it is an expression"));

/// A bound, or a number that is not exact.
static BOUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?<before>^|[\s(\[–])(?<sign>>=|<=|>|<|~)(?<number>-?\d)")
        .expect("it is an expression")
});

/// Writes a message, with ids and formulas between backticks as code, and quoted words apart from the direction of others.
pub(in crate::report) fn message(markup: &mut Markup, message: &str) {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || " -_.+*/()<>=%".contains(c);
    let mut rest = message;
    let mut is_quoting = false;
    while let Some((before, code, after)) = between_backticks(rest) {
        quoting(markup, before, &mut is_quoting);
        if code.chars().all(is_plain) && code.contains(|c: char| c.is_ascii_alphanumeric()) {
            markup.element("<code>", code, "</code>");
            rest = after;
        } else {
            markup.text("`");
            rest = &rest[before.len() + 1..];
        }
    }
    quoting(markup, rest, &mut is_quoting);
    markup.raw(if is_quoting { "</bdi>" } else { "" });
}

/// Writes words, of which those from “ to ” are quoted.
fn quoting(markup: &mut Markup, words: &str, is_quoting: &mut bool) {
    for piece in words.split_inclusive(['“', '”']) {
        let inner = piece.trim_end_matches(['“', '”']);
        if *is_quoting {
            markup.text(inner);
        } else {
            markup.text(&typeset(inner));
        }
        match (&piece[inner.len()..], *is_quoting) {
            ("“", false) => {
                markup.raw("“<bdi>");
                *is_quoting = true;
            }
            ("”", true) => {
                markup.raw("</bdi>”");
                *is_quoting = false;
            }
            (mark, _) => markup.text(mark),
        }
    }
}

/// Returns the words of a message or a value as people write them: "at least" for the sign `>=`, a dash between the ends of a
/// range, "to" between those of a period, and long numbers in groups of three digits.
pub(in crate::report) fn typeset(words: &str) -> String {
    let words = PERIOD.replace_all(words, "$first to $last");
    let words = BELOW.replace_all(&words, "$first to under $last");
    let words = BOUND.replace_all(&words, |found: &Captures<'_>| {
        let sign = match &found["sign"] {
            ">=" => "at least",
            "<=" => "at most",
            ">" => "more than",
            "<" => "less than",
            _ => "about",
        };
        format!("{}{sign} {}", &found["before"], &found["number"])
    });
    let mut written = String::with_capacity(words.len());
    let mut rest = words.as_ref();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let length = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
        let (digits, after) = from.split_at(length);
        written.push_str(before);
        let is_part = written.ends_with(|c: char| c.is_alphanumeric() || ".,-_/:#".contains(c))
            && !written.ends_with("..")
            || after.starts_with(|c: char| c.is_alphabetic() || "_-/:".contains(c));
        written.push_str(&if is_part { digits.to_owned() } else { grouped(digits) });
        rest = match after.strip_prefix("..") {
            Some(upper) if upper.starts_with(|c: char| c.is_ascii_digit()) => {
                written.push('–');
                upper
            }
            _ => after,
        };
    }
    written + rest
}

/// Returns five digits or more in groups of three; a number that begins with 0 is no count.
fn grouped(digits: &str) -> String {
    if digits.len() < 5 || digits.starts_with('0') {
        return digits.to_owned();
    }
    let groups = digits.as_bytes().rchunks(3).rev();
    let groups: Vec<String> =
        groups.map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join(",")
}

/// Returns what stands before, between and after the first two backticks.
fn between_backticks(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (code, after) = rest.split_once('`')?;
    Some((before, code, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_printed_as_people_write_them() {
        let table = [
            (">=900", "at least 900"),
            (
                "31 against ~40 (a), <5% and >60",
                "31 against about 40 (a), less than 5% and more than 60",
            ),
            ("600..700", "600–700"),
            ("90..<100", "90 to under 100"),
            ("1200000 against <=12000", "1,200,000 against at most 12,000"),
            ("2010-01-05", "2010-01-05"),
            ("2010-04-29/2010-04-30 and 2009~/2010", "2010-04-29 to 2010-04-30 and 2009~ to 2010"),
            ("../2010-01", "../2010-01"),
            ("0.123456 and a12345", "0.123456 and a12345"),
            ("20100105T12345 file.txt:12345:1", "20100105T12345 file.txt:12345:1"),
            ("10000..20000", "10,000–20,000"),
        ];
        for (value, printed) in table {
            assert_eq!(typeset(value), printed);
        }
    }

    #[test]
    fn ids_are_code_and_quoted_words_stand_apart() {
        let table = [
            ("it is `votes`, not `a - b`", "it is <code>votes</code>, not <code>a - b</code>"),
            ("“5 ` 6” is `c`", "“<bdi>5 ` 6</bdi>” is <code>c</code>"),
            ("“``<`” `", "“<bdi>``&lt;`</bdi>” `"),
            ("where `a <= b`", "where <code>a &lt;= b</code>"),
            ("” “a “b", "” “<bdi>a “b</bdi>"),
        ];
        for (words, shown) in table {
            let mut markup = Markup::default();
            message(&mut markup, words);
            assert_eq!(markup.finish(), shown, "{words}");
        }
    }
}
