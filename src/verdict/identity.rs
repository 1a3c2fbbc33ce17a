//! Who is one and the same: the sources whose own voice is one, and the names of one speaker.

use std::collections::{BTreeMap, BTreeSet};

use crate::dossier::{Citation, Dossier, Source, SpeakerName, name_key};
use crate::reprint::{LONG_RUN, word_keys};
use crate::source::Holdings;

use super::Origin;
use super::attribution::roots_of;
use super::copies::Copies;
use super::groups::Groups;

/// What sources have in common that makes their own voice one: an `origin` or publisher, an address, a list of authors, a
/// file.
#[derive(Clone, Debug, Default)]
pub struct SourceTraits {
    /// The traits of each source, by numbers that sources of one trait share.
    of_source: Vec<Vec<usize>>,
    /// For each trait, whether it is no more than the same text.
    is_of_text: Vec<bool>,
}

/// A trait of a source.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Trait {
    /// Its `origin`, otherwise its publisher.
    Name(String),
    Address(String),
    Authors(Vec<String>),
    /// The first document that is the same file as its own.
    File(usize),
    /// The words of a text that is too short for passages of it to be compared.
    ShortText(Vec<u64>),
}

impl SourceTraits {
    /// Returns the traits of a dossier's sources. One whose `origin` is written has no other.
    pub(super) fn of(dossier: &Dossier, holdings: &Holdings, copies: &Copies) -> Self {
        let mut numbers: BTreeMap<Trait, usize> = BTreeMap::new();
        let mut of_source = Vec::with_capacity(dossier.sources.len());
        let mut is_of_text = Vec::new();
        for (index, source) in dossier.sources.iter().enumerate() {
            let numbered = traits(source, text_of(holdings, copies, index)).into_iter().map(|of| {
                let is_text = matches!(of, Trait::File(_) | Trait::ShortText(_));
                *numbers.entry(of).or_insert_with(|| {
                    is_of_text.push(is_text);
                    is_of_text.len() - 1
                })
            });
            of_source.push(numbered.collect());
        }
        Self { of_source, is_of_text }
    }

    /// Whether two sets of sources have one in common, or two of one house: what they share needs no explanation.
    pub(super) fn are_of_one_house(&self, one: &BTreeSet<usize>, other: &BTreeSet<usize>) -> bool {
        let houses = |sources: &BTreeSet<usize>| -> BTreeSet<usize> {
            let traits = sources.iter().flat_map(|source| &self.of_source[*source]);
            traits.copied().filter(|of| !self.is_of_text[*of]).collect()
        };
        !one.is_disjoint(other) || !houses(one).is_disjoint(&houses(other))
    }
}

/// The text of a source, with the first document that is the same file as its own.
type SourceText<'a> = (usize, &'a str);

fn text_of<'a>(holdings: &'a Holdings, copies: &Copies, source: usize) -> Option<SourceText<'a>> {
    let document = holdings.index_of(source)?;
    let text = holdings.documents.get(document)?.document.text.as_str();
    (!text.trim().is_empty()).then(|| (copies.first_of(document), text))
}

fn traits(source: &Source, text: Option<SourceText<'_>>) -> Vec<Trait> {
    let house = |name: &String| {
        let letters = same_letters(name);
        (!letters.is_empty()).then_some(Trait::Name(letters))
    };
    if let Some(origin) = &source.origin {
        return house(origin).into_iter().collect();
    }
    let publisher = source.publisher.iter().filter_map(house);
    let address = source.url.iter().map(|url| Trait::Address(same_address(url)));
    let names =
        source.author.iter().flat_map(|names| names.split(" and ").flat_map(|n| n.split(" & ")));
    let mut authors: Vec<String> = names
        .filter(|name| !SpeakerName::is_nobody(name))
        .map(|name| SpeakerName::new(name).letters())
        .filter(|letters| !letters.is_empty())
        .collect();
    authors.sort();
    let authors = (!authors.is_empty()).then_some(Trait::Authors(authors));
    let file = text.map(|(document, _)| Trait::File(document));
    let words = text.and_then(|(_, text)| words_of_short(text)).map(Trait::ShortText);
    publisher.chain(address).chain(authors).chain(file).chain(words).collect()
}

/// Returns what the words of a text are compared by; `None` where it has none, or many.
fn words_of_short(text: &str) -> Option<Vec<u64>> {
    let words: Vec<u64> = word_keys(text).take(LONG_RUN).collect();
    (!words.is_empty() && words.len() < LONG_RUN).then_some(words)
}

/// Returns what names of one house have in common: their letters, also those in brackets.
fn same_letters(name: &str) -> String {
    SpeakerName::new(&name.replace(['(', ')', '[', ']'], " ")).letters().replace(' ', "")
}

/// What an address has in its query that does not tell pages apart: it says where a reader came from.
const TRACKING: [&str; 5] = ["utm_", "fbclid=", "gclid=", "ref=", "mc_"];

/// Returns an address without what does not tell pages apart: the scheme, "www.", the usual port, a fragment, a slash at the
/// end, and where a reader came from; the host in lower case, the query in order.
fn same_address(url: &str) -> String {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.split_once('#').map_or(url, |(page, _)| page);
    let (page, query) = url.split_once('?').unwrap_or((url, ""));
    let (host, path) = page.split_at(page.find('/').unwrap_or(page.len()));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(host);
    let is_told =
        |part: &&str| !part.is_empty() && !TRACKING.iter().any(|own| part.starts_with(own));
    let mut query: Vec<&str> = query.split('&').filter(is_told).collect();
    query.sort_unstable();
    let path = path.trim_end_matches('/').replace("%20", " ");
    format!("{host}{path}?{}", query.join("&"))
}

/// Whose names mean the same one, among those that speak to one claim.
pub(super) struct Identities<'d> {
    dossier: &'d Dossier,
    /// For each source, the first of those that speak with its voice.
    first_of: BTreeMap<usize, usize>,
    /// For each name of a speaker, as the dossier uses it, whose word is meant.
    speakers: BTreeMap<&'d str, Origin>,
}

impl<'d> Identities<'d> {
    /// Returns who is the same among those whose word these citations are, and these other sources.
    pub(super) fn among(
        dossier: &'d Dossier,
        traits: &SourceTraits,
        citations: impl Iterator<Item = &'d Citation> + Clone,
        others: impl Iterator<Item = usize>,
    ) -> Self {
        let roots = citations.clone().flat_map(|citation| roots_of(dossier, citation.source));
        let names = citations.flat_map(|citation| &citation.attributed_to);
        let speakers: BTreeSet<&'d str> =
            names.map(|name| dossier.speakers.name_of(name)).collect();
        let first_of = first_of_each(traits, &roots.chain(others).collect());
        let mut identities = Self { dossier, first_of, speakers: BTreeMap::new() };
        let names = Names::of(dossier, &identities.first_of, &speakers);
        let named = names.speakers.iter().map(|own| (own.name, identities.speaker(own, &names)));
        identities.speakers = named.collect();
        identities
    }

    /// Returns the origin of what a source says in its own voice: the first source that speaks with this voice, or its
    /// `origin`.
    pub(super) fn voice(&self, source: usize) -> Origin {
        let first = self.first_of.get(&source).copied().unwrap_or(source);
        let first = &self.dossier.sources[first];
        Origin::new(first.origin.as_deref().unwrap_or(&first.id.value))
    }

    /// Returns the origin of what a speaker says, who goes by this name in the dossier.
    pub(super) fn speaker_named(&self, name: &str) -> Origin {
        self.speakers.get(name).cloned().unwrap_or_else(|| Origin::new(name))
    }

    /// Returns the origin that is one of these sources, nobody knows which; `sources` must not be empty.
    pub(super) fn voice_of_one(&self, sources: &BTreeSet<usize>) -> Origin {
        Origin::one_of(&sources.iter().map(|source| self.voice(*source)).collect::<Vec<_>>())
    }

    /// Returns who is meant by a name: a source that the speaker wrote or published, the one whose fuller name this may be,
    /// or one of several such.
    fn speaker(&self, own: &NamedSpeaker<'d>, names: &Names<'d>) -> Origin {
        let sources = names.writers.iter().filter(|writers| writers.are(own));
        let sources: Vec<Origin> = sources.map(|writers| self.voice(writers.source)).collect();
        if !sources.is_empty() {
            return Origin::one_of(&sources);
        }
        let full = names.speakers.iter().filter(|other| other.is_full && !self.are_two(own, other));
        let may_be: Vec<&NamedSpeaker<'_>> =
            full.filter(|other| own.parts.may_be(&other.parts)).collect();
        if let Some(first) = may_be.iter().find(|other| own.parts.is_same(&other.parts)) {
            return Origin::new(first.name);
        }
        if may_be.is_empty() {
            return Origin::new(own.name);
        }
        let firsts = may_be.iter().map(|full| self.first_named(full, names));
        Origin::one_of(&firsts.collect::<Vec<_>>())
    }

    /// Returns the first of the names that are the same as this one.
    fn first_named(&self, own: &NamedSpeaker<'d>, names: &Names<'d>) -> Origin {
        let is_same = |other: &&NamedSpeaker<'_>| {
            own.parts.is_same(&other.parts) && !self.are_two(own, other)
        };
        Origin::new(names.speakers.iter().find(is_same).map_or(own.name, |first| first.name))
    }

    /// Whether the dossier names both as speakers of their own.
    fn are_two(&self, one: &NamedSpeaker<'_>, other: &NamedSpeaker<'_>) -> bool {
        one.key != other.key && one.is_listed && other.is_listed
    }
}

/// The names that are compared, each parsed once.
struct Names<'d> {
    speakers: Vec<NamedSpeaker<'d>>,
    writers: Vec<Writers>,
}

/// A speaker, by the name that the dossier uses.
struct NamedSpeaker<'d> {
    name: &'d str,
    key: String,
    parts: SpeakerName,
    /// Whether the dossier lists it among its speakers.
    is_listed: bool,
    /// Whether no other name says more of the same speaker.
    is_full: bool,
}

/// Those who wrote or published a source, or whose word it is.
struct Writers {
    source: usize,
    id_key: String,
    names: Vec<SpeakerName>,
}

impl<'d> Names<'d> {
    fn of(
        dossier: &'d Dossier,
        sources: &BTreeMap<usize, usize>,
        speakers: &BTreeSet<&'d str>,
    ) -> Self {
        let named = |name: &&'d str| NamedSpeaker {
            name,
            key: name_key(name),
            parts: SpeakerName::new(name),
            is_listed: dossier.speakers.knows(name),
            is_full: true,
        };
        let mut speakers: Vec<NamedSpeaker<'d>> = speakers.iter().map(named).collect();
        for at in 0..speakers.len() {
            let says_more =
                |other: &NamedSpeaker<'_>| speakers[at].parts.is_less_than(&other.parts);
            speakers[at].is_full = !speakers.iter().any(says_more);
        }
        let writers = sources.keys().map(|source| Writers::of(&dossier.sources[*source], *source));
        Self { speakers, writers: writers.collect() }
    }
}

impl Writers {
    fn of(source: &Source, index: usize) -> Self {
        let names = source.author.iter().chain(&source.publisher).chain(&source.origin);
        Self {
            source: index,
            id_key: name_key(&source.id.value),
            names: names.map(|name| SpeakerName::new(name)).collect(),
        }
    }

    /// Whether one of them is this speaker.
    fn are(&self, speaker: &NamedSpeaker<'_>) -> bool {
        self.id_key == speaker.key || self.names.iter().any(|name| name.may_be(&speaker.parts))
    }
}

/// Returns for each of the sources the first of those that speak with its voice.
fn first_of_each(traits: &SourceTraits, sources: &BTreeSet<usize>) -> BTreeMap<usize, usize> {
    let indices: Vec<usize> = sources.iter().copied().collect();
    let mut groups = Groups::new(indices.len());
    let mut with_trait: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, source) in indices.iter().enumerate() {
        for of in &traits.of_source[*source] {
            let first = *with_trait.entry(*of).or_insert(at);
            groups.join([first, at]);
        }
    }
    let first = |at: usize| indices[groups.of(at)];
    indices.iter().enumerate().map(|(at, source)| (*source, first(at))).collect()
}
