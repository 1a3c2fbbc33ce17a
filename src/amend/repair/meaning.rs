//! What a repair may change without changing what a quote says.
//!
//! A cut word is completed, an inflection of the same word, an article, a preposition of place or "that" is set right, and
//! so is a slip of the keys that gives no word. What is a word of its own is known from a list of English words, and from
//! all documents of the dossier: a word that stands in any of them is one. Another word, a name, or a word whose hunk has
//! no counterpart, is left to a person.

use crate::check::Checked;
use crate::dossier::Citation;
use crate::quote::{Difference, DifferenceKind, GrammarWord, is_near_word};
use crate::source::{Document, Held};
use crate::text::{Language, fold};

use crate::amend::repair::Why;

/// The fewest letters of a word that may have an ending.
const SHORTEST_WORD: usize = 3;

/// A quote and its source, as far as repairs are concerned.
pub(super) struct Rewording<'a> {
    pub(super) checked: &'a Checked,
    pub(super) citation: &'a Citation,
    pub(super) held: &'a Held,
    /// Whether a yes-no value or a stance hangs on its words.
    pub(super) hangs: bool,
}

impl Rewording<'_> {
    /// Returns why a difference is left to a person; `None` where it changes nothing.
    pub(super) fn objection(&self, difference: &Difference) -> Option<Why> {
        let own = difference.quote.of(&self.citation.quote.value);
        let other = difference.passage.of(&self.held.document.text);
        let is_safe = match difference.change {
            DifferenceKind::PageBreak | DifferenceKind::Hyphenation => true,
            DifferenceKind::BlockEnd => false,
            DifferenceKind::Punctuation => is_outside_words(own, other),
            _ if self.hangs => return Some(Why::Hangs),
            DifferenceKind::Case => self.begins_quote(difference) && is_first_letter(own, other),
            DifferenceKind::Truncation => self.same_words(difference) || self.completes(own, other),
            _ => self.same_words(difference),
        };
        (!is_safe).then(|| Why::OtherWords(Box::new((own.to_owned(), other.to_owned()))))
    }

    fn begins_quote(&self, difference: &Difference) -> bool {
        !self.citation.quote.value[..difference.quote.start].contains(char::is_alphanumeric)
    }

    /// Whether the words of the quote and of its source are the same but for what a repair may change.
    fn same_words(&self, difference: &Difference) -> bool {
        let own = words(difference.quote.of(&self.citation.quote.value));
        let other = words(difference.passage.of(&self.held.document.text));
        if own.len() == other.len() {
            let same = |own: &String, other: &String| {
                same_grammar(own, other) && !self.counts(difference, [own, other])
                    || self.is_same_word(own, other)
            };
            return own.iter().zip(&other).all(|(own, other)| same(own, other));
        }
        let is_loose = |word: &&String| {
            matches!(GrammarWord::of(word), Some(GrammarWord::Article | GrammarWord::Link))
        };
        let kept = |words: &[String]| -> Vec<String> {
            words.iter().filter(|word| !is_loose(word)).cloned().collect()
        };
        let own_kept = kept(&own);
        let other_kept = kept(&other);
        let mut pairs = own_kept.iter().zip(&other_kept);
        own_kept.len() == other_kept.len()
            && pairs.all(|(own, other)| self.is_same_word(own, other))
            && !self.counts(difference, own.iter().chain(&other))
    }

    /// Whether a word of quantity or a figure is among some words, or follows a difference.
    fn counts<'w>(
        &self,
        difference: &Difference,
        words: impl IntoIterator<Item = &'w String>,
    ) -> bool {
        let quote = &self.citation.quote.value[difference.quote.end..];
        let text = &self.held.document.text[difference.passage.end..];
        let first = |text: &str| text.split_whitespace().next().map(str::to_owned);
        let counts = |word: &str| {
            word.contains(char::is_numeric)
                || words_of(word).any(|word| GrammarWord::of(word) == Some(GrammarWord::Quantity))
        };
        let follows = [first(quote), first(text)].iter().flatten().any(|word| counts(word));
        follows || words.into_iter().any(|word| counts(word))
    }

    fn is_same_word(&self, own: &str, other: &str) -> bool {
        let is_plain = |word: &str| word.chars().all(char::is_lowercase);
        own == other
            || (is_plain(own)
                && is_plain(other)
                && self.is_english()
                && (is_inflection(own, other) || self.is_slip(own, other)))
    }

    /// Whether `own` is no word, and one slip of the keys makes it of `other`.
    fn is_slip(&self, own: &str, other: &str) -> bool {
        own.len() >= SHORTEST_WORD && is_one_slip(own, other) && !self.is_word(own)
    }

    /// Whether `own` is `other` cut off at one end, and no word by itself.
    fn completes(&self, own: &str, other: &str) -> bool {
        let own = words(own);
        let other = words(other);
        let ([own], [other]) = (&own[..], &other[..]) else { return false };
        (other.starts_with(own.as_str()) || other.ends_with(own.as_str()))
            && !self.is_word(&own.to_lowercase())
    }

    fn is_word(&self, word: &str) -> bool {
        is_near_word(word)
            || GrammarWord::of(word).is_some()
            || self.checked.holdings.documents.iter().any(|held| stands_in(&held.document, word))
    }

    fn is_english(&self) -> bool {
        let source = &self.checked.dossier.sources[self.citation.source];
        source.language_of(&self.held.document).language == Language::ENGLISH
    }
}

fn stands_in(document: &Document, word: &str) -> bool {
    words_of(&document.text).any(|own| own.eq_ignore_ascii_case(word))
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Returns the words of a text without the marks around them, in their typography's plainest form.
fn words(text: &str) -> Vec<String> {
    let trimmed =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    trimmed.filter(|word| !word.is_empty()).map(folded).collect()
}

/// Folding takes dashes out of words, where "re-signed" and "resigned" must stay apart.
fn folded(word: &str) -> String {
    const KEPT: &str = "\u{1}";
    let kept = word.replace(['-', '‐', '‑', '–', '—'], KEPT);
    fold(&kept).text().replace(KEPT, "-")
}

/// Whether a text has a digit, or a sign that can change a figure.
fn has_figure(text: &str) -> bool {
    text.contains(|c: char| {
        c.is_numeric()
            || matches!(c, '+' | '-' | '−' | '–' | '<' | '>' | '=' | '~' | '±' | '≈' | '≤' | '≥')
            || matches!(c, '%' | '‰' | '°' | '$' | '£' | '¥' | '¢' | '\u{20a0}'..='\u{20cf}')
    })
}

/// Whether two texts differ in marks around their words alone, and in no question mark or sign.
fn is_outside_words(own: &str, other: &str) -> bool {
    let is_loose = |text: &str| !text.contains(['?', '؟']) && !has_figure(text);
    words(own) == words(other) && is_loose(own) && is_loose(other)
}

fn is_first_letter(own: &str, other: &str) -> bool {
    let rest = |text: &str| text.chars().skip(1).collect::<String>();
    rest(own) == rest(other)
}

fn same_grammar(own: &str, other: &str) -> bool {
    let class = GrammarWord::of(own);
    class == GrammarWord::of(other)
        && matches!(class, Some(GrammarWord::Article | GrammarWord::Place))
        && [own, other].iter().all(|word| word.chars().all(char::is_lowercase))
}

/// The endings of English inflections.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    None,
    S,
    Ed,
    Ing,
}

/// Whether two words are inflections of one. "Accused" and "accusing" are not taken to be: one does what is done to the other.
fn is_inflection(own: &str, other: &str) -> bool {
    let others = bases(other);
    bases(own).iter().any(|(base, ending)| {
        others.iter().any(|(other_base, other_ending)| {
            base == other_base
                && !matches!(
                    (ending, other_ending),
                    (Ending::Ed, Ending::Ing) | (Ending::Ing, Ending::Ed)
                )
        })
    })
}

/// Returns the words that a word may be an inflection of, each with the ending.
fn bases(word: &str) -> Vec<(String, Ending)> {
    const ENDINGS: [(&str, &str, Ending); 9] = [
        ("s", "", Ending::S),
        ("es", "", Ending::S),
        ("ies", "y", Ending::S),
        ("ed", "", Ending::Ed),
        ("d", "", Ending::Ed),
        ("ied", "y", Ending::Ed),
        ("ing", "", Ending::Ing),
        ("ing", "e", Ending::Ing),
        ("ying", "ie", Ending::Ing),
    ];
    let mut found = vec![(word.to_owned(), Ending::None)];
    for (ending, instead, class) in ENDINGS {
        // "Need" is no past of "nee", and "ring" none of "r".
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= SHORTEST_WORD)
        else {
            continue;
        };
        if ending == "d" && !stem.ends_with('e') {
            continue;
        }
        found.push((format!("{stem}{instead}"), class));
        let mut last = stem.chars().rev();
        let is_doubled =
            last.next().is_some_and(|c| !"aeiou".contains(c) && last.next() == Some(c));
        if is_doubled && class != Ending::S {
            found.push((stem[..stem.len() - 1].to_owned(), class));
        }
    }
    found
}

/// Whether one letter put in, left out or changed, or two in the other order, make one word of the other.
fn is_one_slip(own: &str, other: &str) -> bool {
    let own: Vec<char> = own.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let same = own.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let a = &own[same..];
    let b = &other[same..];
    match (a, b) {
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([_, a @ ..], b) if a == b => true,
        (a, [_, b @ ..]) if a == b => true,
        ([x, y, a @ ..], [z, w, b @ ..]) => x == w && y == z && a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_are_those_of_one_word() {
        for (own, other) in [
            ("resign", "resigned"),
            ("resigns", "resigned"),
            ("vote", "votes"),
            ("voted", "vote"),
            ("stop", "stopped"),
            ("carry", "carried"),
            ("embassies", "embassy"),
            ("voting", "vote"),
            ("boxes", "box"),
        ] {
            assert!(is_inflection(own, other) && is_inflection(other, own), "{own} {other}");
        }
        for (own, other) in [
            ("accused", "accusing"),
            ("accepted", "rejected"),
            ("rose", "fell"),
            ("hope", "hopeless"),
            ("as", "a"),
            ("it", "its"),
            ("happy", "unhappy"),
            ("did", "would"),
            ("consul", "consulate"),
        ] {
            assert!(!is_inflection(own, other), "{own} {other}");
        }
    }

    #[test]
    fn a_slip_is_one_letter_or_two_in_the_other_order() {
        for (own, other) in
            [("teh", "the"), ("treatd", "treated"), ("votess", "votes"), ("vores", "votes")]
        {
            assert!(is_one_slip(own, other), "{own} {other}");
        }
        for (own, other) in [("west", "east"), ("same", "same"), ("vosste", "vote"), ("a", "bc")] {
            assert!(!is_one_slip(own, other), "{own} {other}");
        }
    }
}
