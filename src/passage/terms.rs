//! The words of a sentence as they are compared: in lower case, without typography and the commonest endings, and numbers
//! in one form whether they stand in words or digits.
//!
//! Plurals are taken off by the rules of Donna Harman's S-stemmer ("How effective is suffixing?", JASIS 42(1), 1991),
//! "-ed" and "-ing" where a vowel stands before them, and then a last "e", as steps 1b and 5a of Martin Porter's stemmer
//! do ("An algorithm for suffix stripping", Program 14(3), 1980), without its further cases.

use crate::reading::{Figure, Mention};
use crate::text::{Span, fold, is_invisible};
use crate::value::Number;

/// Returns the terms of `sentence`, in order; `mentions` are the figures and dates in it.
///
/// ```
/// use crosscheck::passage::terms;
/// use crosscheck::reading::Reader;
/// let of = |text: &str| terms(text, &Reader::english().find(text));
/// assert_eq!(of("Five diplomats’ votes"), of("5 Diplomat's vote"));
/// ```
pub fn terms(sentence: &str, mentions: &[Mention]) -> Vec<String> {
    let numbers: Vec<(Span, String)> = mentions
        .iter()
        .filter_map(|mention| Some((mention.figure, number(&mention.says)?)))
        .collect();
    let mut terms: Vec<String> = numbers.iter().map(|(_, number)| number.clone()).collect();
    let mut numbers = numbers.iter().map(|(span, _)| *span).peekable();
    for word in words(sentence) {
        while numbers.next_if(|number| number.end <= word.start).is_some() {}
        if numbers.peek().is_none_or(|number| !number.overlaps(word)) {
            terms.extend(term(word.of(sentence)));
        }
    }
    terms
}

/// Returns the number that a mention states, in the one form that words and digits share.
fn number(figure: &Figure) -> Option<String> {
    let number = match figure {
        Figure::Number { number, noun: _ }
        | Figure::Money { number, currency: _ }
        | Figure::Duration { number, unit: _ }
        | Figure::Measure { number, unit: _ }
        | Figure::Percent(number)
        | Figure::Share(number)
        | Figure::Ordinal(number) => number,
        Figure::Date(_) | Figure::NotRead(_) => return None,
    };
    stated(number).map(|number| number.to_string())
}

fn stated(number: &Number) -> Option<crate::value::Rational> {
    let (lower, upper) = number.ends();
    number.written().or(lower).or(upper)
}

/// Returns the places of the words: letters and digits that follow one another, with apostrophes between them.
fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let is_apart = |c: char| !(c.is_alphanumeric() || is_invisible(c) || matches!(c, '\'' | '’'));
    let pieces = text.split(is_apart);
    pieces.filter(|piece| piece.contains(char::is_alphanumeric)).map(|piece| {
        let start = piece.as_ptr().addr() - text.as_ptr().addr();
        Span::new(start, start + piece.len())
    })
}

fn term(word: &str) -> Option<String> {
    let folded =
        if word.is_ascii() { word.to_ascii_lowercase() } else { fold(word).text().to_lowercase() };
    let bare = folded.trim_matches('\'');
    let bare = bare.strip_suffix("'s").unwrap_or(bare);
    (!bare.is_empty()).then(|| stem(&singular(bare)).to_owned())
}

/// Takes "-ed", "-ing" and a last "e" off words that are longer than those: "voted", "voting" and "vote" are one.
fn stem(word: &str) -> &str {
    let is_whole = |stem: &&str| stem.len() > 2 && stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let ending = ["ed", "ing"].iter().find_map(|end| word.strip_suffix(end).filter(is_whole));
    let stem = ending.unwrap_or(word);
    stem.strip_suffix('e').filter(is_whole).unwrap_or(stem)
}

/// Takes the plural off, by the first rule that fits.
fn singular(word: &str) -> String {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    if ends(&["ies"]) && !ends(&["eies", "aies"]) {
        format!("{}y", &word[..word.len() - 3])
    } else if ends(&["es"]) && !ends(&["aes", "ees", "oes"]) || ends(&["s"]) && !ends(&["us", "ss"])
    {
        word[..word.len() - 1].to_owned()
    } else {
        word.to_owned()
    }
}
