//! Who is one and the same: the sources whose own voice is one, and the names of one speaker.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::dossier::{Citation, Dossier, Source, SpeakerName, name_key};
use crate::reprint::{LONG_RUN, word_keys};

use super::Origin;
use super::roots::{Roots, SourceSet};
use super::voices::{KnownVoices, SetOrigins, Voices};

/// What sources have in common that makes their own voice one: an `origin` or publisher, also where it is an author of the other,
/// an address, a list of authors, a file; and what they go back to.
#[derive(Clone, Debug, Default)]
pub struct SourceTraits {
    roots: Roots,
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
    /// Returns the traits of a dossier's sources; `text_of` returns the text of each, and `None` where it has none. One whose `origin`
    /// is written has no other.
    pub(super) fn of(dossier: &Dossier, text_of: impl Fn(usize) -> Option<SourceText>) -> Self {
        let mut numbers: BTreeMap<Trait, usize> = BTreeMap::new();
        let mut of_source = Vec::with_capacity(dossier.sources.len());
        let mut is_of_text = Vec::new();
        let houses = Houses::of(dossier);
        for (index, source) in dossier.sources.iter().enumerate() {
            let own = houses.traits(source, text_of(index)).into_iter();
            let numbered = own.map(|of| {
                let is_text = matches!(of, Trait::File(_) | Trait::ShortText(_));
                *numbers.entry(of).or_insert_with(|| {
                    is_of_text.push(is_text);
                    is_of_text.len() - 1
                })
            });
            of_source.push(numbered.collect());
        }
        Self { roots: Roots::of(dossier), of_source, is_of_text }
    }

    /// Returns what each source goes back to.
    pub(super) fn roots(&self) -> &Roots {
        &self.roots
    }

    /// Returns the traits of a source, as numbers.
    pub(super) fn of_source(&self, source: usize) -> &[usize] {
        &self.of_source[source]
    }

    /// Returns what some sources are of.
    pub(super) fn house_of(&self, sources: BTreeSet<usize>) -> House {
        let traits = sources.iter().flat_map(|source| self.of_source(*source)).copied();
        let traits = traits.filter(|of| !self.is_of_text[*of]).collect();
        House { sources, traits }
    }
}

/// Some sources, and what makes others of one house with them.
pub(super) struct House {
    pub(super) sources: BTreeSet<usize>,
    pub(super) traits: BTreeSet<usize>,
}

impl House {
    /// Whether two have a source in common, or two sources of one house: what they share needs no explanation.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        !self.sources.is_disjoint(&other.sources) || !self.traits.is_disjoint(&other.traits)
    }
}

/// What is compared of a source's text.
pub(super) struct SourceText {
    /// The first document that is the same file as its own.
    pub(super) file: usize,
    pub(super) wording: Wording,
}

/// The words of a document, as far as it is compared as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wording {
    /// It has no letters, digits or other marks.
    Blank,
    /// The words of a text that is too short for passages of it to be compared, by their keys; at least one.
    Short(Vec<u64>),
    /// Its passages are compared with those of others.
    Long,
}

impl Wording {
    /// Returns what the words of a text are compared by as a whole.
    pub fn of(text: &str) -> Self {
        if text.trim().is_empty() {
            return Self::Blank;
        }
        let words: Vec<u64> = word_keys(text).take(LONG_RUN).collect();
        let is_short = !words.is_empty() && words.len() < LONG_RUN;
        if is_short { Self::Short(words) } else { Self::Long }
    }
}

/// The name of a house, or of an author who may be one, and what it is as a speaker.
struct HouseName<'n>(&'n str, SpeakerName);

/// Returns a source's `origin`, otherwise its publisher.
fn house_name(source: &Source) -> Option<HouseName<'_>> {
    let name = source.origin.as_ref().or(source.publisher.as_ref())?;
    Some(HouseName(name, SpeakerName::new(name)))
}

/// The houses of a dossier: what its sources have as `origin` or publisher.
struct Houses {
    /// What names of one house have in common, by the first letters of their words; of several names with the same letters, that of
    /// the first.
    long_names: BTreeMap<String, String>,
    all: BTreeSet<Trait>,
}

impl HouseName<'_> {
    /// Returns the trait of a source with this name, where names have these long forms.
    fn house(&self, long_names: &BTreeMap<String, String>) -> Option<Trait> {
        let long = self.1.abbreviation().and_then(|short| long_names.get(short).cloned());
        let letters = long.unwrap_or_else(|| self.letters());
        (!letters.is_empty()).then_some(Trait::Name(letters))
    }

    /// Returns what names of one house have in common: their letters, also those in brackets that do not abbreviate it, and
    /// those behind a comma.
    fn letters(&self) -> String {
        let Self(name, parsed) = self;
        let bracketed =
            name.split_once(['(', '[']).map(|(_, rest)| rest.trim_end_matches([')', ']']));
        let is_short = bracketed.is_some_and(|own| {
            SpeakerName::new(own).abbreviation().is_some_and(|own| parsed.initials() == Some(own))
        });
        let without_comma = name.replace(['(', ')', '[', ']', ','], " ");
        let all = SpeakerName::new(&without_comma);
        let without_brackets = SpeakerName::new(&name.replace(['(', ')', '[', ']'], " "));
        // What describes a speaker behind a comma is left out, and tells one house from another.
        let is_described = without_brackets.letters().len() < all.letters().len();
        let own = if is_short {
            parsed
        } else if is_described {
            &all
        } else {
            &without_brackets
        };
        own.letters().replace(' ', "")
    }
}

impl Houses {
    fn of(dossier: &Dossier) -> Self {
        let mut long_names = BTreeMap::new();
        let names = || dossier.sources.iter().filter_map(house_name);
        for name in names() {
            if let Some(initials) = name.1.initials() {
                long_names.entry(initials.to_owned()).or_insert_with(|| name.letters());
            }
        }
        let all = names().filter_map(|name| name.house(&long_names)).collect();
        Self { long_names, all }
    }

    fn traits(&self, source: &Source, text: Option<SourceText>) -> Vec<Trait> {
        let house = house_name(source).and_then(|name| name.house(&self.long_names));
        if source.origin.is_some() {
            return house.into_iter().collect();
        }
        let address = source.url.iter().map(|url| Trait::Address(same_address(url)));
        let writers: Vec<HouseName<'_>> =
            writers(source).map(|name| HouseName(name, SpeakerName::new(name))).collect();
        let mut authors: Vec<String> = writers.iter().map(|name| name.1.letters()).collect();
        authors.retain(|letters| !letters.is_empty());
        authors.sort();
        let authors = (!authors.is_empty()).then_some(Trait::Authors(authors));
        // An agency is often the author of what others print.
        let agencies = writers.into_iter().filter_map(|name| {
            let house = name.house(&self.long_names);
            house.filter(|house| self.all.contains(house))
        });
        let text = text.map(|SourceText { file, wording }| match wording {
            Wording::Blank => Vec::new(),
            Wording::Short(words) => vec![Trait::File(file), Trait::ShortText(words)],
            Wording::Long => vec![Trait::File(file)],
        });
        let text = text.into_iter().flatten();
        house.into_iter().chain(agencies).chain(address).chain(authors).chain(text).collect()
    }
}

/// Returns the authors of a source who have a name.
fn writers(source: &Source) -> impl Iterator<Item = &str> {
    let names = source.author.iter().flat_map(|names| names.split(" and "));
    names.flat_map(|names| names.split(" & ")).filter(|name| !SpeakerName::is_nobody(name))
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
    voices: Voices<'d>,
    /// For each name of a speaker, as the dossier uses it, whose word is meant.
    speakers: BTreeMap<&'d str, Origin>,
}

impl<'d> Identities<'d> {
    /// Returns who is the same among those whose word these citations are, and these other sources.
    pub(super) fn among<'a>(
        dossier: &'d Dossier,
        traits: &'a SourceTraits,
        known: &mut KnownVoices,
        citations: impl Iterator<Item = &'d Citation> + Clone,
        others: impl Iterator<Item = &'a SourceSet>,
    ) -> Self {
        let roots = citations.clone().map(|citation| traits.roots.of_source(citation.source));
        let voices = known.among(dossier, traits, roots.chain(others));
        let names = citations.flat_map(|citation| &citation.attributed_to);
        let names: BTreeSet<&'d str> = names.map(|name| dossier.speakers.name_of(name)).collect();
        let speakers = if names.is_empty() {
            BTreeMap::new()
        } else {
            Speakers::of(dossier, &names).told_apart(&voices)
        };
        Self { voices, speakers }
    }

    /// Returns the origins of what may be the word of any source of a set, which must not be empty.
    pub(super) fn of_set(&self, set: &SourceSet) -> SetOrigins {
        self.voices.of_set(set)
    }

    /// Returns the origin of what a speaker says, who goes by this name in the dossier.
    pub(super) fn speaker_named(&self, name: &str) -> Origin {
        self.speakers.get(name).cloned().unwrap_or_else(|| Origin::new(name))
    }
}

/// Names by their words. Two can be of one speaker only where one has the last word of the other, or is its short form or its
/// title.
#[derive(Default)]
struct NameIndex(BTreeMap<String, Vec<usize>>);

impl NameIndex {
    fn add(&mut self, number: usize, name: &SpeakerName) {
        let words = name.letters();
        let keys = words.split(' ').map(str::to_owned).chain(name.other_keys().0);
        for key in keys {
            self.0.entry(key).or_default().push(number);
        }
    }

    /// Returns the numbers of the names that can be of the speaker of one, in order.
    fn near(&self, name: &SpeakerName) -> impl Iterator<Item = usize> + '_ {
        let letters = name.letters();
        let last = letters.rsplit(' ').next().unwrap_or_default();
        let keys = std::iter::once(last.to_owned()).chain(name.other_keys().1);
        let found: BTreeSet<usize> =
            keys.filter_map(|key| self.0.get(&key)).flatten().copied().collect();
        found.into_iter()
    }
}

/// The speakers of a claim, each name parsed once.
struct Speakers<'d> {
    all: Vec<NamedSpeaker<'d>>,
    by_word: NameIndex,
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

impl<'d> Speakers<'d> {
    fn of(dossier: &'d Dossier, names: &BTreeSet<&'d str>) -> Self {
        let named = |name: &&'d str| NamedSpeaker {
            name,
            key: name_key(name),
            parts: SpeakerName::new(name),
            is_listed: dossier.speakers.knows(name),
            is_full: true,
        };
        let mut all: Vec<NamedSpeaker<'d>> = names.iter().map(named).collect();
        let mut by_word = NameIndex::default();
        for (number, speaker) in all.iter().enumerate() {
            by_word.add(number, &speaker.parts);
        }
        for at in 0..all.len() {
            let own = &all[at].parts;
            let says_more = by_word.near(own).any(|other| own.is_less_than(&all[other].parts));
            all[at].is_full = !says_more;
        }
        Self { all, by_word }
    }

    /// Returns whose word is meant by each name.
    fn told_apart(&self, voices: &Voices<'_>) -> BTreeMap<&'d str, Origin> {
        self.all.iter().map(|own| (own.name, self.meant(own, voices))).collect()
    }

    /// Returns who is meant by a name: a source that the speaker wrote or published, the one whose fuller name this may be,
    /// or one of several such.
    fn meant(&self, own: &NamedSpeaker<'d>, voices: &Voices<'_>) -> Origin {
        let sources = voices.writers().into_iter().flat_map(|writers| writers.sources_of(own));
        let sources: Vec<Origin> = sources.map(|source| voices.of(source)).collect();
        if !sources.is_empty() {
            return Origin::one_of(&sources);
        }
        let full = self.near(own).filter(|other| other.is_full && !are_two(own, other));
        let may_be: Vec<&NamedSpeaker<'_>> =
            full.filter(|other| own.parts.may_be(&other.parts)).collect();
        if let Some(first) = may_be.iter().find(|other| own.parts.is_same(&other.parts)) {
            return Origin::new(first.name);
        }
        if may_be.is_empty() {
            return Origin::new(own.name);
        }
        let firsts = may_be.iter().map(|full| self.first_named(full));
        Origin::one_of(&firsts.collect::<Vec<_>>())
    }

    /// Returns the first of the names that are the same as this one.
    fn first_named(&self, own: &NamedSpeaker<'d>) -> Origin {
        let is_same =
            |other: &&NamedSpeaker<'_>| own.parts.is_same(&other.parts) && !are_two(own, other);
        Origin::new(self.near(own).find(is_same).map_or(own.name, |first| first.name))
    }

    fn near(&self, own: &NamedSpeaker<'d>) -> impl Iterator<Item = &NamedSpeaker<'d>> {
        self.by_word.near(&own.parts).map(|number| &self.all[number])
    }
}

/// Whether the dossier names both as speakers of their own.
fn are_two(one: &NamedSpeaker<'_>, other: &NamedSpeaker<'_>) -> bool {
    one.key != other.key && one.is_listed && other.is_listed
}

/// Those who wrote or published some sources, or whose word these are.
pub(super) struct WriterIndex {
    names: Vec<(usize, SpeakerName)>,
    by_word: NameIndex,
    by_id: BTreeMap<String, Vec<usize>>,
}

impl WriterIndex {
    pub(super) fn of(dossier: &Dossier, sources: impl Iterator<Item = usize>) -> Self {
        let mut names = Vec::new();
        let mut by_word = NameIndex::default();
        let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for index in sources {
            let source = &dossier.sources[index];
            by_id.entry(name_key(&source.id.value)).or_default().push(index);
            let own = source.author.iter().chain(&source.publisher).chain(&source.origin);
            for name in own.map(|name| SpeakerName::new(name)) {
                by_word.add(names.len(), &name);
                names.push((index, name));
            }
        }
        Self { names, by_word, by_id }
    }

    /// Returns the sources that a speaker wrote or published, or is named like.
    fn sources_of(&self, speaker: &NamedSpeaker<'_>) -> BTreeSet<usize> {
        let named = self.by_id.get(&speaker.key).into_iter().flatten().copied();
        let near = self.by_word.near(&speaker.parts).map(|number| &self.names[number]);
        let written = near.filter(|(_, name)| name.may_be(&speaker.parts));
        named.chain(written.map(|(source, _)| *source)).collect()
    }
}
