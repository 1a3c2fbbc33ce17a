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
    let outside = [
        Span::new(sentence.start, quotation.start.max(sentence.start)),
        Span::new(quotation.end.min(sentence.end), sentence.end),
    ];
    let mut named: Vec<String> = Vec::new();
    for part in outside.map(|part| part.of(text)) {
        let says =
            |qualifier: &Qualifier| matches!(qualifier, Qualifier::Attribution | Qualifier::Denial);
        for (at, _) in qualifiers(part).iter().filter(|(_, qualifier)| says(qualifier)) {
            let before = name_words(part[..at.start].split_whitespace().rev());
            named.extend(before.into_iter().rev());
            named.extend(name_words(part[at.end..].split_whitespace()));
        }
    }
    named
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

/// Returns who is named beside a word of saying in the sentence of a passage.
fn speakers_in_source(passage: &ItemPassage, checked: &Checked) -> Vec<String> {
    let text = &checked.holdings.documents[passage.document].document.text;
    let named = named_beside(text, passage.sentence, passage.place);
    if named.is_empty() { Vec::new() } else { vec![named.join(" ")] }
}
