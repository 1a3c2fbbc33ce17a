//! Words without which a sentence says something else: negations, denials, doubts and their like, from
//! `data/words/en/qualifiers.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::Span;

/// The effect of a word on its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Qualifier {
    /// The sentence says the opposite.
    Negation,
    /// Somebody says that it is not so.
    Denial,
    /// It may be so, or is said to be.
    Doubt,
    /// It is so in part, or on a condition.
    Restriction,
    /// Something is taken from what is counted.
    Exclusion,
    /// Somebody says so, who is not the writer.
    Attribution,
    /// It is so: a denial of a denial.
    Assurance,
}

/// Phrases by their first word, the longest first.
static TABLE: LazyLock<BTreeMap<&str, Vec<(&str, Qualifier)>>> = LazyLock::new(|| {
    let mut table: BTreeMap<&str, Vec<(&str, Qualifier)>> = BTreeMap::new();
    let lines = include_str!("../../data/words/en/qualifiers.tsv").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let (phrase, class) = line.split_once('\t').expect("a row is a phrase and what it does");
        let first = phrase.split(' ').next().unwrap_or(phrase);
        table.entry(first).or_default().push((phrase, qualifier(class)));
    }
    for phrases in table.values_mut() {
        phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    }
    table
});

fn qualifier(class: &str) -> Qualifier {
    match class {
        "negation" => Qualifier::Negation,
        "denial" => Qualifier::Denial,
        "doubt" => Qualifier::Doubt,
        "restriction" => Qualifier::Restriction,
        "exclusion" => Qualifier::Exclusion,
        "attribution" => Qualifier::Attribution,
        "assurance" => Qualifier::Assurance,
        other => panic!("the table of qualifiers has no class `{other}`"),
    }
}

/// Returns the qualifiers of `text`, in order, with their places.
///
/// ```
/// use crosscheck::quote::{Qualifier, qualifiers};
/// let text = "The spokesman denied that.";
/// let found = qualifiers(text);
/// assert_eq!((found[0].0.of(text), found[0].1), ("denied", Qualifier::Denial));
/// ```
pub fn qualifiers(text: &str) -> Vec<(Span, Qualifier)> {
    let words = words(text);
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let (len, qualifier) = match qualifier_at(&words[index..]) {
            Some((len, qualifier)) => (len, Some(qualifier)),
            None => (1, None),
        };
        let span = Span::new(words[index].0.start, words[index + len - 1].0.end);
        found.extend(qualifier.map(|qualifier| (span, qualifier)));
        index += len;
    }
    found
}

/// Returns how many of the words make up a qualifier that begins with the first of them.
fn qualifier_at(words: &[(Span, String)]) -> Option<(usize, Qualifier)> {
    let (_, first) = words.first()?;
    if first.ends_with("n't") {
        return Some((1, Qualifier::Negation));
    }
    let phrases = TABLE.get(first.as_str())?;
    phrases.iter().find_map(|(phrase, qualifier)| {
        let len = phrase.split(' ').count();
        let stands = words.len() >= len
            && phrase.split(' ').zip(words).all(|(wanted, (_, word))| wanted == word);
        stands.then_some((len, *qualifier))
    })
}

/// Returns the words of `text` in lower case, apostrophes straight; a hyphen parts words.
fn words(text: &str) -> Vec<(Span, String)> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let mut words = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(|c| !is_part(c)) {
        let inner = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = at + word.len() - inner.len();
        let inner = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !inner.is_empty() {
            let lower = inner.to_lowercase().replace('’', "'");
            words.push((Span::new(start, start + inner.len()), lower));
        }
        at += word.len();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::Qualifier::{Denial, Doubt, Negation};
    use super::*;

    #[test]
    fn qualifiers_are_found_with_their_places() {
        let check = |text: &str, expected: &[(&str, Qualifier)]| {
            let found = qualifiers(text);
            let found: Vec<_> = found.iter().map(|(span, class)| (span.of(text), *class)).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("He did not say so", &[("not", Negation)]);
        check("He couldn’t; it was ‘never’ so", &[("couldn’t", Negation), ("never", Negation)]);
        check("The spokesman Denied that", &[("Denied", Denial)]);
        check("non-resident, reportedly", &[("non", Negation), ("reportedly", Doubt)]);
        check("it failed to pass", &[("failed to", Negation)]);
        check("Nothing. A notable knot.", &[("Nothing", Negation)]);
    }

    #[test]
    fn the_table_is_sorted_and_each_phrase_stands_once() {
        let lines = include_str!("../../data/words/en/qualifiers.tsv").lines();
        let rows: Vec<&str> = lines.filter(|line| !line.starts_with('#')).collect();
        assert!(rows.is_sorted_by(|a, b| a < b));
        assert!(TABLE.values().flatten().count() == rows.len());
    }
}
