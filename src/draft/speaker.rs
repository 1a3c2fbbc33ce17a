//! Who is named beside a quotation: in the draft, and in the source.

use crate::check::Checked;
use crate::dossier::SpeakerName;
use crate::quote::{GrammarWord, Qualifier, qualifiers};
use crate::text::{Span, sentence_around};

use super::item::{ItemPassage, Why};

/// Returns that the draft gives a quotation to another than its source; `None` where both name the same, or one names nobody.
///
/// The source's speakers are those of the citations that quote the passage. Without any, they are who is named beside a word
/// of saying in its sentence.
pub(super) fn misattributed(
    text: &str,
    quotation: Span,
    passage: &ItemPassage,
    checked: &Checked,
) -> Option<Why> {
    let sentence = sentence_around(text, quotation);
    let named = named_beside(text, sentence, quotation);
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
    named.iter().any(|name| plain(name) == plain(word))
}

/// Returns the words of a name right beside a word of saying in a sentence, but for those of the quotation: "Jan Horn said",
/// "according to Ms. Weber".
fn named_beside(text: &str, sentence: Span, quotation: Span) -> Vec<String> {
    let mut named: Vec<String> = Vec::new();
    for (before, after) in beside_saying(text, sentence, quotation) {
        named.extend(name_words(before.split_whitespace().rev()).into_iter().rev());
        named.extend(name_words(after.split_whitespace()));
    }
    named
}

/// Whether a word like this is right beside a word of saying in a sentence, but for those of the quotation.
fn is_beside_saying(
    text: &str,
    sentence: Span,
    quotation: Span,
    is_one: &dyn Fn(&str) -> bool,
) -> bool {
    let is = |word: Option<&str>| {
        word.is_some_and(|word| is_one(word.trim_matches(|c: char| !c.is_alphanumeric())))
    };
    beside_saying(text, sentence, quotation).into_iter().any(|(before, after)| {
        is(before.split_whitespace().next_back()) || is(after.split_whitespace().next())
    })
}

/// Returns what stands before and after each word of saying in a sentence, but for those of the quotation.
fn beside_saying(text: &str, sentence: Span, quotation: Span) -> Vec<(&str, &str)> {
    let outside = [
        Span::new(sentence.start, quotation.start.max(sentence.start)),
        Span::new(quotation.end.min(sentence.end), sentence.end),
    ];
    let says =
        |qualifier: &Qualifier| matches!(qualifier, Qualifier::Attribution | Qualifier::Denial);
    let parts = outside.into_iter().map(|part| part.of(text));
    let beside = parts.flat_map(|part| {
        let saying = qualifiers(part).into_iter().filter(|(_, qualifier)| says(qualifier));
        saying.map(|(at, _)| (&part[..at.start], &part[at.end..])).collect::<Vec<_>>()
    });
    beside.collect()
}

/// Returns the words of a name that some words begin with, without its titles.
fn name_words<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    let bare = |word: &'w str| word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && GrammarWord::of(&word.to_lowercase()).is_none()
            && !SpeakerName::is_nobody(word)
            && qualifiers(word).is_empty()
    };
    let run: Vec<&str> = words.map(bare).take_while(is_name).collect();
    let proper = run.iter().flat_map(|word| SpeakerName::proper_words(word));
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

/// Returns who is named beside a word of saying in the sentence of a passage; where that is "he" or "she", in the sentence
/// before it.
fn speakers_in_source(passage: &ItemPassage, checked: &Checked) -> Vec<String> {
    let document = &checked.holdings.documents[passage.document].document;
    let text = &document.text;
    let mut named = named_beside(text, passage.sentence, passage.place);
    let reader = checked.dossier.reader(document.language());
    let is_pronoun = |word: &str| reader.is_some_and(|reader| reader.is_person_pronoun(word));
    if named.is_empty() && is_beside_saying(text, passage.sentence, passage.place, &is_pronoun) {
        let before = text[..passage.sentence.start].trim_end();
        let before = sentence_around(text, Span::new(before.len(), before.len()));
        named = named_beside(text, before, Span::new(before.end, before.end));
    }
    if named.is_empty() { Vec::new() } else { vec![named.join(" ")] }
}
