//! Reprints are found among many sources, and nothing else is taken for one.

#[path = "../benches/generated/library.rs"]
mod library;

use crosscheck::reprint::{Fingerprints, Shared, Text, seeds, shared};
use crosscheck::text::Places;
use library::{Wanted, library};

/// Returns what texts share, as a check finds it.
fn shared_by(texts: &[String]) -> Vec<Shared> {
    let fingerprints: Vec<Fingerprints> = texts.iter().map(|text| Fingerprints::of(text)).collect();
    let words: Vec<Text<'_>> =
        texts.iter().map(|text| Text::new(text, Places::default())).collect();
    let pairs = seeds(&fingerprints);
    let found = pairs.iter().filter_map(|pair| {
        let [first, second] = pair.documents;
        shared(pair, &words[first], &words[second])
    });
    found.collect()
}

#[test]
fn all_reprints_of_a_library_are_found_and_no_others() {
    let made = library(Wanted { sources: 200, bytes: 8_000, reprints: 40 });
    assert_eq!(made.reprints.len(), 40);
    let found = shared_by(&made.texts);
    let found: Vec<[usize; 2]> = found.iter().map(|pair| pair.documents).collect();
    assert_eq!(found, made.reprints);
}
