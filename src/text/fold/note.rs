//! Note marks: what stands at a word and sends its reader to a note.

use std::sync::LazyLock;

use crate::text::raised::is_raised_digit;

/// How many digits a number in brackets has at most that is a note mark: one of four is a year or a figure.
const LONGEST_NUMBER: usize = 3;

/// How many bytes a note mark in brackets has at most: a list of some notes.
const LONGEST_LIST: usize = 40;

/// How many note marks are taken together: no text is read again and again where there are more.
const MOST_MARKS: usize = 8;

/// How many signs or raised digits make one mark.
const LONGEST_RUN: usize = 3;

/// How many digits must stand before a number in brackets: fewer could be a figure that an editor completes, "19[84]".
const FIGURE_BEFORE: usize = 3;

/// How many letters a word has at least after which a raised digit is a note mark: fewer are a symbol, "km²".
const SHORTEST_WORD: usize = 3;

/// The years that are told from other figures of four digits.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2199;

/// Words and endings after which raised digits are a power.
static RAISED: LazyLock<(Vec<&str>, Vec<&str>)> = LazyLock::new(|| {
    let lines = include_str!("../../../data/words/raised.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#'));
    let (endings, words): (Vec<&str>, Vec<&str>) = rows.partition(|row| row.starts_with('-'));
    (words, endings.iter().map(|ending| &ending[1..]).collect())
});

/// Returns how many bytes of `after` are note marks that stand at the end of `before`; 0 where none does.
pub(super) fn note_len(before: &str, after: &str) -> usize {
    let mut len = 0;
    for _ in 0..MOST_MARKS {
        let Some(more) = mark_len(before, &after[len..]) else { break };
        len += more;
    }
    let goes_on = after[len..].starts_with(|c: char| c.is_alphanumeric() || c == '*');
    if goes_on { 0 } else { len }
}

fn mark_len(before: &str, after: &str) -> Option<usize> {
    match after.chars().next()? {
        '[' => in_brackets(before, after),
        '*' | '†' | '‡' | '§' | '¶' => signs(before, after),
        c if is_raised_digit(c) => raised(before, after),
        _ => None,
    }
}

/// Whether a note mark can begin with the character.
pub(super) fn may_begin(c: char) -> bool {
    matches!(c, '[' | '*' | '†' | '‡' | '§' | '¶') || is_raised_digit(c)
}

/// "[12]", "[3, 4]", "[5–7]".
fn in_brackets(before: &str, after: &str) -> Option<usize> {
    let near = &after[..after.floor_char_boundary(LONGEST_LIST.min(after.len()))];
    let (inner, _) = near[1..].split_once(']')?;
    let is_list = |c: char| matches!(c, ',' | ' ' | '-' | '–');
    let mut numbers = inner.split(is_list).filter(|number| !number.is_empty());
    let is_number = |number: &str| {
        number.len() <= LONGEST_NUMBER && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let listed = inner.starts_with(|c: char| c.is_ascii_digit()) && numbers.all(is_number);
    (listed && stands_at(before)).then_some(inner.len() + 2)
}

fn signs(before: &str, after: &str) -> Option<usize> {
    let first = after.chars().next()?;
    let len = run_len(after, |c| c == first);
    let follows = before.ends_with(|c: char| c.is_alphanumeric() || c == '%' || is_closing(c));
    (follows && len <= LONGEST_RUN * first.len_utf8()).then_some(len)
}

fn raised(before: &str, after: &str) -> Option<usize> {
    let len = run_len(after, is_raised_digit);
    (is_year(before) || ends_sentence(before) || is_word(before)).then_some(len)
}

/// Returns how many bytes of `text` the characters that it begins with take; those of one more than a mark has, at most.
fn run_len(text: &str, is_of_run: impl Fn(char) -> bool) -> usize {
    let run = text.chars().take(LONGEST_RUN + 1).take_while(|c| is_of_run(*c));
    run.map(char::len_utf8).sum()
}

/// Whether a mark in brackets at the end of `before` completes no figure.
fn stands_at(before: &str) -> bool {
    let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
    if digits > 0 {
        return digits >= FIGURE_BEFORE;
    }
    before.ends_with(|c: char| c.is_alphabetic() || c == '%' || is_closing(c))
}

fn is_year(before: &str) -> bool {
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let year = &before[rest.len()..];
    let begins = rest.is_empty() || rest.ends_with(|c: char| c.is_whitespace() || c == '(');
    begins && year.len() == 4 && year.parse().is_ok_and(|year| YEARS.contains(&year))
}

/// Whether a full stop or another closing mark ends `before`, and it is not that of a formula.
fn ends_sentence(before: &str) -> bool {
    let text = before.trim_end_matches(is_closing);
    let Some(mark) = before[text.len()..].chars().next() else { return false };
    let word = text.chars().rev().take_while(|c| c.is_alphabetic()).count();
    match mark {
        ')' | ']' => word > SHORTEST_WORD,
        _ => word > 0 || text.ends_with(|c: char| c.is_ascii_digit()),
    }
}

/// Whether a word that is no unit or symbol ends `before`.
fn is_word(before: &str) -> bool {
    let rest = before.trim_end_matches(char::is_alphabetic);
    let word = &before[rest.len()..];
    let plain = word.chars().skip(1).all(char::is_lowercase);
    let stands = !rest.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '·' | '_'));
    plain && stands && word.chars().count() >= SHORTEST_WORD && !is_power(&word.to_lowercase())
}

fn is_power(word: &str) -> bool {
    let (words, endings) = &*RAISED;
    words.binary_search(&word).is_ok() || endings.iter().any(|ending| word.ends_with(ending))
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '\'' | '"' | '’' | '”' | '»' | '›')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` marks the beginning of what may be a note mark, which reaches to the next space or the end.
    fn check(marked: &str, expected: bool) {
        let (before, after) = marked.split_once('|').expect("the place is marked");
        let end = after.find(' ').unwrap_or(after.len());
        assert_eq!(note_len(before, after) > 0, expected, "{marked}");
        assert!(!expected || note_len(before, after) == end, "{marked}");
    }

    #[test]
    fn note_marks_are_told_from_figures_and_formulas() {
        for note in [
            "The mine|[12] employed",
            "in 2010|[2] he",
            "of 540|[2] votes",
            "540.|[2] Karroubi",
            "he left|[3][14] then",
            "he left|[3,4] then",
            "he left|[5–7] then",
            "540|* votes",
            "83%|** of",
            "Oslo|† said",
            "he left.|‡ Then",
            "540.|¹ Karroubi",
            "In 2019|¹ the",
            "the dam broke.|² Then",
            "he said “no”|³ then",
            "the votes|¹² were",
            "the dam|¹ broke",
            "Oslo|³",
            "(in Norway)|¹ he",
        ] {
            check(note, true);
        }
        for other in [
            "19|[84] votes",
            "5|[40] votes",
            "resign|[s] then",
            "x|[1024] then",
            "he |[12] said",
            "|[12] said",
            "resign|[12]ed",
            "5|*4",
            "a|**b**",
            " |* item",
            "540|² votes",
            "20,2019|² votes",
            "12 km|² of",
            "12 metres|² of",
            "Quadratmeter|² of",
            "square feet|² of",
            "E = mc|² is",
            "sin|² x",
            "(a+b)|² is",
            "CO|² in",
            "kWh|² in",
            "$|² in",
        ] {
            check(other, false);
        }
    }

    #[test]
    fn the_table_is_sorted() {
        let (words, endings) = &*RAISED;
        assert!(words.is_sorted() && endings.is_sorted());
    }
}
