//! Names of speakers that want a second look: those that their source does not have, and those that are nearly alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::{CitationIndex, Claim, Dossier, SpeakerName};
use crate::reprint::word_keys;
use crate::value::{Value, same_text};

use super::Evidence;

/// Returns the speakers of a source's `citations` whom its document names nowhere, in order. A role, such as "embassy spokesman",
/// is not looked for, nor is who wrote or published the source. The document is gone through once: `words_of` returns which of some
/// words, by their keys, it has.
pub fn unnamed_speakers(
    dossier: &Dossier,
    source: usize,
    citations: &[CitationIndex],
    words_of: &dyn Fn(&BTreeSet<u64>) -> BTreeSet<u64>,
) -> Vec<String> {
    let names = citations.iter().flat_map(|at| &dossier.citation(*at).attributed_to);
    let names: BTreeSet<&str> = names.map(String::as_str).collect();
    let source = &dossier.sources[source];
    let writers = source.author.iter().chain(&source.publisher).chain(&source.origin);
    let writers: Vec<SpeakerName> = writers.map(|writer| SpeakerName::new(writer)).collect();
    // What each is known by, of those that are looked for; the letters of an abbreviation all together: "U.N."
    let mut keys: Vec<(&str, BTreeSet<u64>, BTreeSet<u64>)> = Vec::new();
    for name in names {
        let main = dossier.speakers.name_of(name);
        let known_as = || std::iter::once(name).chain(dossier.speakers.names_of(main));
        let is_writer = known_as()
            .map(SpeakerName::new)
            .any(|own| writers.iter().any(|writer| writer.may_be(&own)));
        if !is_writer && !SpeakerName::proper_words(name).is_empty() {
            let words = known_as().flat_map(|name| match SpeakerName::proper_words(name) {
                proper if proper.is_empty() => vec![name],
                proper if proper.iter().all(|word| word.chars().count() == 1) => Vec::new(),
                proper => proper,
            });
            let words = words.flat_map(word_keys);
            let short: Vec<SpeakerName> = known_as().map(SpeakerName::new).collect();
            let short: Vec<&str> = short.iter().filter_map(SpeakerName::abbreviation).collect();
            let letters = short.iter().flat_map(|short| {
                short.char_indices().flat_map(|(at, c)| word_keys(&short[at..at + c.len_utf8()]))
            });
            let words = words.chain(short.iter().flat_map(|short| word_keys(short)));
            keys.push((name, words.collect(), letters.collect()));
        }
    }
    if keys.is_empty() {
        return Vec::new();
    }
    let wanted: BTreeSet<u64> =
        keys.iter().flat_map(|(_, words, letters)| words.union(letters)).copied().collect();
    let found = words_of(&wanted);
    keys.retain(|(_, words, letters)| {
        let is_spelled = !letters.is_empty() && letters.is_subset(&found);
        words.is_disjoint(&found) && !is_spelled
    });
    keys.into_iter().map(|(name, ..)| name.to_owned()).collect()
}

/// Two names that are nearly alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimilarNames<'d> {
    /// The names, the one that stands first in the claims file first.
    pub names: [&'d str; 2],
    /// The first citation that has each; `None` for the claim's own value.
    pub citations: [Option<CitationIndex>; 2],
}

/// Returns the speakers of a dossier whose names are nearly alike, in the order of the second ones. Two that the dossier
/// lists as speakers are two.
pub fn similar_speakers(dossier: &Dossier) -> Vec<SimilarNames<'_>> {
    let mut known: Vec<(&str, SpeakerName, CitationIndex)> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut by_beginning: BTreeMap<(usize, Option<char>), Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, citation) in dossier.citations() {
        for name in &citation.attributed_to {
            let name = dossier.speakers.name_of(name);
            if !seen.insert(name) {
                continue;
            }
            let own = SpeakerName::new(name);
            let letters = own.letters();
            let words = letters.split(' ').count();
            // The word that differs begins alike, and is the first or has the first word before it.
            let near = by_beginning.entry((words, letters.chars().next())).or_default();
            for other in near.iter().map(|other| &known[*other]) {
                let are_two = dossier.speakers.knows(name) && dossier.speakers.knows(other.0);
                if own.is_nearly(&other.1) && !are_two {
                    let citations = [Some(other.2), Some(at)];
                    found.push(SimilarNames { names: [other.0, name], citations });
                }
            }
            near.push(known.len());
            known.push((name, own, at));
        }
    }
    found
}

/// Returns the texts that citations of a claim state which are nearly alike, or nearly the claimed one, and are not said to
/// be the same.
pub fn similar_texts<'d>(
    claim: &'d Claim,
    index: usize,
    evidence: &'d [Evidence],
) -> Vec<SimilarNames<'d>> {
    let text = |value: &'d Value| match value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    };
    let claimed = claim.value.as_ref().and_then(|placed| text(&placed.value));
    let mut known: Vec<(&str, Option<CitationIndex>)> = Vec::new();
    known.extend(claimed.map(|claimed| (claimed, None)));
    let mut found = Vec::new();
    for (citation, cited) in
        evidence.iter().enumerate().filter(|(_, cited)| cited.said.is_compared())
    {
        let Some(stated) = cited.value().and_then(text) else { continue };
        let is_wording = claim.same_as.iter().any(|wording| same_text(wording, stated));
        if is_wording || known.iter().any(|(known, _)| same_text(known, stated)) {
            continue;
        }
        let at = Some(CitationIndex { claim: index, citation });
        let is_near =
            |known: &str| is_proper(known) && is_proper(stated) && are_nearly_alike(known, stated);
        if let Some((known, first)) = known.iter().find(|(known, _)| is_near(known)) {
            found.push(SimilarNames { names: [known, stated], citations: [*first, at] });
        }
        known.push((stated, at));
    }
    found
}

/// Whether two texts are names that differ in a letter or two, or in no more than accents and letters that look alike.
fn are_nearly_alike(one: &str, other: &str) -> bool {
    let [own, another] = [one, other].map(SpeakerName::new);
    let words = |text: &str| text.split_whitespace().count();
    let looks_alike = words(one) == words(other) && own.letters() == another.letters();
    looks_alike || own.is_nearly(&another)
}

fn is_proper(text: &str) -> bool {
    !SpeakerName::proper_words(text).is_empty()
}
