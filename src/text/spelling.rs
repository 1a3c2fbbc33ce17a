//! Names that are spelled in two ways.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::letters_apart;

/// From how many letters on names are compared that differ in a letter or two.
const LONG_NAME: usize = 6;

/// From how many letters on words are compared that stand beside others of one name.
const LONG_WORD: usize = 5;

/// How many bytes a name of two spellings has at least: "I" and "II" are two.
const SHORTEST_NAME: usize = 4;

/// Whether two words are long, begin alike and differ in a letter or two. Names that differ in a digit do on purpose. Both are in
/// lower case.
pub(crate) fn nearly_spelled(one: &str, other: &str) -> bool {
    differ_in(one, other, LONG_NAME, 2)
}

/// Whether two words, in lower case, of names that are otherwise the same begin alike and differ in a letter, or in how they are
/// spelled: "Prine" and "Pryne". Shorter ones differ on purpose: "Iran Air" and "Iraq Air".
pub(crate) fn nearly_spelled_beside_others(one: &str, other: &str) -> bool {
    nearly_spelled(one, other)
        || differ_in(one, other, LONG_WORD, 1)
        || same_but_for_spelling(one, other)
}

/// Whether two words have so many letters, begin alike and differ in so many at most.
fn differ_in(one: &str, other: &str, shortest: usize, most: usize) -> bool {
    let is_long =
        |word: &str| word.chars().count() >= shortest && word.chars().all(char::is_alphabetic);
    let first = |word: &str| word.chars().next();
    is_long(one)
        && is_long(other)
        && first(one) == first(other)
        && letters_apart(one, other, most).is_some()
}

/// Whether two words, in lower case, are one but for accents, a doubled letter, or "i" and "y": "heydari" and "heidari".
pub(crate) fn same_but_for_spelling(one: &str, other: &str) -> bool {
    one == other
        || one.len().min(other.len()) >= SHORTEST_NAME
            && one.chars().next() == other.chars().next()
            && one.len().abs_diff(other.len()) <= 4
            && plain(one).eq(plain(other))
}

fn plain(word: &str) -> impl Iterator<Item = char> {
    let letters = word.nfd().filter(|c| !is_combining_mark(*c));
    let letters = letters.map(|c| if c == 'y' { 'i' } else { c });
    letters
        .scan(None, |last, c| {
            let is_doubled = c.is_alphabetic() && last.replace(c) == Some(c);
            Some((!is_doubled).then_some(c))
        })
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_two_spellings() {
        for (one, other) in [("heydari", "heidari"), ("larsen", "larssen"), ("josé", "jose")] {
            assert!(same_but_for_spelling(one, other), "{one} {other}");
        }
        for (one, other) in [("irma", "maria"), ("hansen", "jansen"), ("flight11", "flight1")] {
            assert!(!same_but_for_spelling(one, other), "{one} {other}");
        }
    }

    #[test]
    fn a_long_name_may_be_misspelt() {
        assert!(nearly_spelled("kamotho", "kimotho"));
        assert!(!nearly_spelled("iran", "iraq"));
    }
}
