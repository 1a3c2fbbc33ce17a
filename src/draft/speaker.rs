//! Who is named beside a quotation: in the draft, and in the source.

use crate::check::Checked;
use crate::dossier::SpeakerName;
use crate::quote::{GrammarWord, Qualifier, qualifiers};
use crate::reading::Reader;
use crate::text::{Span, paragraphs, sentence_around};

use super::item::{ItemPassage, Why};

/// Returns that the draft gives a quotation to another than its source; `None` where both name the same, or one names nobody.
///
/// The source's speakers are those of the citations that quote the passage. Without any, they are who is named beside a word
/// of saying in its sentence.
pub(super) fn misattributed(
    text: &str,
    quotation: Span,
    passage: &ItemPassage,
    reader: Option<&Reader>,
    checked: &Checked,
) -> Option<Why> {
    let sentence = sentence_around(text, quotation);
    let mut named = named_beside(text, sentence, quotation, reader);
    if named.is_empty()
        && let Some(reader) = reader
    {
        named = goes_on_from(text, sentence, quotation, reader);
    }
    if named.is_empty() {
        return None;
    }
    let cited = cited_speakers(passage, checked);
    let speakers = if cited.is_empty() { speakers_in_source(passage, checked) } else { cited };
    let is_same = |speaker: &String| {
        let words = SpeakerName::proper_words(speaker);
        words.is_empty() || words.iter().any(|word| shares(word, &named))
    };
    if speakers.is_empty() || speakers.iter().any(is_same) {
        return None;
    }
    let speaker = speakers.into_iter().next()?;
    Some(Why::Speakers { named: named.join(" "), speaker })
}

fn shares(word: &str, named: &[String]) -> bool {
    let plain = |word: &str| word.to_lowercase().trim_end_matches("'s").to_owned();
    let mut words = named.iter().flat_map(|name| SpeakerName::proper_words(name));
    words.any(|name| plain(name) == plain(word))
}

/// Returns the words of a name right beside a word of saying in a sentence, but for those of the quotation: "Jan Horn said",
/// "according to Ms. Weber".
fn named_beside(
    text: &str,
    sentence: Span,
    quotation: Span,
    reader: Option<&Reader>,
) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for (before, after) in beside_saying(text, sentence, quotation, reader) {
        named.extend(name_before(before));
        named.extend(name_words(after.split_whitespace()));
    }
    named
}

/// Whether "he" or "she" is right beside a word of saying in a sentence, but for those of the quotation.
fn is_pronoun_beside(text: &str, sentence: Span, quotation: Span, reader: &Reader) -> bool {
    let is = |word: Option<&str>| {
        let bare = word.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        bare.is_some_and(|word| reader.is_person_pronoun(word))
    };
    beside_saying(text, sentence, quotation, Some(reader)).into_iter().any(|(before, after)| {
        is(before.split_whitespace().next_back()) || is(after.split_whitespace().next())
    })
}

/// Returns what stands before and after each word of saying in a sentence, but for those of the quotation.
fn beside_saying<'t>(
    text: &'t str,
    sentence: Span,
    quotation: Span,
    reader: Option<&Reader>,
) -> Vec<(&'t str, &'t str)> {
    let outside = [
        Span::new(sentence.start, quotation.start.max(sentence.start)),
        Span::new(quotation.end.min(sentence.end), sentence.end),
    ];
    let says =
        |qualifier: &Qualifier| matches!(qualifier, Qualifier::Attribution | Qualifier::Denial);
    let parts = outside.into_iter().map(|part| part.of(text));
    let beside = parts.flat_map(|part| {
        let qualifiers = qualifiers(part).into_iter().filter(|(_, qualifier)| says(qualifier));
        let mut saying: Vec<Span> = qualifiers.map(|(at, _)| at).collect();
        let words = part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        saying.extend(
            words.filter(|word| reader.is_some_and(|reader| reader.is_speech(word))).map(|word| {
                let start = word.as_ptr().addr() - part.as_ptr().addr();
                Span::new(start, start + word.len())
            }),
        );
        saying.sort_unstable();
        saying.dedup();
        let beside = saying.into_iter().map(|at| (&part[..at.start], &part[at.end..]));
        beside.collect::<Vec<_>>()
    });
    beside.collect()
}

/// Returns the words of a name that a text ends with, without its titles.
fn name_before(text: &str) -> Vec<String> {
    let mut name = name_words(text.split_whitespace().rev());
    name.reverse();
    name
}

/// Returns the words of a name that some words begin with, without its titles: as they are written, "Santos-Burgoa".
fn name_words<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let bare = |word: &'w str| word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && GrammarWord::of(&word.to_lowercase()).is_none()
            && !SpeakerName::is_nobody(word)
            && qualifiers(word).is_empty()
    };
    let run = words.map(bare).take_while(is_name);
    let proper = run.filter(|word| !SpeakerName::proper_words(word).is_empty());
    proper.map(str::to_owned).collect()
}

/// Returns the speakers of the citations that quote a passage, with their other names.
fn cited_speakers(passage: &ItemPassage, checked: &Checked) -> Vec<String> {
    let cited = checked.citations_at(passage.document, passage.place);
    let names = cited.flat_map(|(at, _)| &checked.dossier.citation(at).attributed_to);
    let with_others = names.flat_map(|name| {
        std::iter::once(name.as_str()).chain(checked.dossier.speakers.names_of(name))
    });
    with_others.map(str::to_owned).collect()
}

/// Returns who may say a passage by its source: who is named beside a word of saying in its sentence; where that is "he" or
/// "she", who is named in the sentence before; or whose name and a colon its paragraph begins with, as in records.
fn speakers_in_source(passage: &ItemPassage, checked: &Checked) -> Vec<String> {
    let document = &checked.holdings.documents[passage.document].document;
    let text = &document.text;
    let Some(reader) = checked.dossier.reader(document.language()) else { return Vec::new() };
    let named = named_beside(text, passage.sentence, passage.place, Some(reader));
    if !named.is_empty() {
        return vec![named.join(" ")];
    }
    if is_pronoun_beside(text, passage.sentence, passage.place, reader) {
        return meant_by_pronoun(text, passage.sentence, reader);
    }
    let gone_on = goes_on_from(text, passage.sentence, passage.place, reader);
    if !gone_on.is_empty() {
        return gone_on;
    }
    label_before(text, passage.place).into_iter().collect()
}

/// How many sentences back the speaker of a quotation is looked for that stands by itself.
const QUOTATION_REACH: usize = 4;

/// Returns who says a quotation that stands by itself behind another of the same paragraph: “We waited,” Horn said. “Nobody came.”
fn goes_on_from(text: &str, sentence: Span, quotation: Span, reader: &Reader) -> Vec<String> {
    let has_words = |part: &str| part.contains(char::is_alphanumeric);
    // The quotation may be a part of what stands between the marks there.
    let first = sentence.start.min(quotation.start);
    let opens = text[first..].starts_with(MARKS) && first < quotation.end;
    let closed = last_closing_mark(text, sentence).unwrap_or(sentence.end).max(quotation.end);
    let is_one = last_closing_mark(text, Span::new(first, quotation.start.max(first))).is_none();
    let ends = closed >= sentence.end || !has_words(&text[closed..sentence.end]);
    if !(opens && is_one && ends) {
        return Vec::new();
    }
    let mut paragraphs = paragraphs(text);
    let Some(paragraph) = paragraphs.find(|paragraph| paragraph.contains(sentence)) else {
        return Vec::new();
    };
    let mut own = sentence;
    for _ in 0..QUOTATION_REACH {
        let end = text[..own.start].trim_end().len();
        if end <= paragraph.start {
            break;
        }
        let before = sentence_around(text, Span::new(end, end));
        let Some(closed) = last_closing_mark(text, before) else {
            // It is an earlier sentence of the same quotation, or none of any.
            if own.of(text).starts_with(MARKS) {
                break;
            }
            own = before;
            continue;
        };
        let behind = Span::new(closed, before.end);
        let none = Span::new(before.end, before.end);
        let named = named_beside(text, behind, none, Some(reader));
        if !named.is_empty() {
            return vec![named.join(" ")];
        }
        if is_pronoun_beside(text, behind, none, reader) {
            return meant_by_pronoun(text, before, reader);
        }
        if has_words(behind.of(text)) {
            break;
        }
        own = before;
    }
    Vec::new()
}

const MARKS: [char; 6] = ['“', '”', '"', '„', '«', '»'];

/// Returns where the last mark of a sentence ends that closes a quotation.
fn last_closing_mark(text: &str, sentence: Span) -> Option<usize> {
    let words = sentence.of(text);
    let closing = words.rmatch_indices(MARKS).find(|(at, mark)| {
        let before = words[..*at].chars().next_back();
        let after = words[at + mark.len()..].chars().next();
        before.is_some_and(|c| !c.is_whitespace()) && !after.is_some_and(char::is_alphanumeric)
    });
    closing.map(|(at, mark)| sentence.start + at + mark.len())
}

/// How many sentences back a person is looked for whom "he" or "she" stands for.
const PRONOUN_REACH: usize = 4;

/// Returns who is named in the sentence before one with "he" or "she"; where that begins with a pronoun too, in the one before it.
fn meant_by_pronoun(text: &str, sentence: Span, reader: &Reader) -> Vec<String> {
    let mut start = sentence.start;
    for _ in 0..PRONOUN_REACH {
        let end = text[..start].trim_end().len();
        let before = sentence_around(text, Span::new(end, end));
        let named = named_beside(text, before, Span::new(before.end, before.end), Some(reader));
        let names =
            if named.is_empty() { names_in(before.of(text)) } else { vec![named.join(" ")] };
        let words = before.of(text).split(|c: char| !c.is_alphanumeric());
        let first = words.into_iter().find(|word| !word.is_empty());
        let goes_on = first.is_some_and(|word| reader.is_person_pronoun(word));
        if !names.is_empty() || !goes_on || before.start >= start || before.start == 0 {
            return names;
        }
        start = before.start;
    }
    Vec::new()
}

/// Returns the names of two words or more in a sentence: "Kim Sand" of "The mate, Kim Sand, gave another account".
fn names_in(sentence: &str) -> Vec<String> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let mut names = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let name = name_words(words[at..].iter().copied());
        at += name.len().max(1);
        if name.len() > 1 {
            names.push(name.join(" "));
        }
    }
    names
}

/// How long what stands before the colon of a record is at most, in bytes: "The Minister of Justice, Ana Ruiz:".
const LONGEST_LABEL: usize = 60;

/// Returns the name that the line of a passage begins with, and a colon behind it.
fn label_before(text: &str, place: Span) -> Option<String> {
    let start = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    let (label, _) = text[start..place.start].split_once(':')?;
    let name = name_before(label);
    (label.len() <= LONGEST_LABEL && !name.is_empty()).then(|| name.join(" "))
}
