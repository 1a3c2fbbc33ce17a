//! Why a citation is left to a person.

use std::fmt;

use crate::finding::{quoted, shown_value};
use crate::quote::{DifferenceKind, SeveralPlaces};
use crate::value::Value;

/// Why a citation that does not hold is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The nearest passage says something else, by this change.
    Alters(DifferenceKind),
    /// The nearest passage differs in too many words.
    Far,
    /// The passage has other words: those of the quote, and those of the passage.
    OtherWords(Box<(String, String)>),
    /// The passage has other words, and a yes-no value or a stance hangs on them.
    Hangs,
    /// The quote stands in another source, and has so few words that it could stand anywhere.
    ShortToMove,
    /// The quote stands in another source, and the citation names a speaker, locator or day of its own.
    SaysMore,
    /// No passage comes near.
    Nowhere,
    /// The quote reaches over the end of a paragraph, list item, row or cell.
    Crosses,
    /// The quote stands at several places.
    Ambiguous(SeveralPlaces),
    /// The passage's own words would stand at several places.
    WouldBeAmbiguous(SeveralPlaces),
    /// The passage's own words would not be found either, beside the prefix and suffix.
    WouldBeLost,
    /// The quote stands in several other sources, or in a document of several.
    SeveralSources,
    /// The quote stands in another source, and the passage that comes near in its own says something else.
    MovedAndAlters(DifferenceKind),
    /// Words of an editor stand where the passage differs.
    EditorsWords,
    /// Nothing stands in the source where the prefix or suffix would be taken from.
    NothingBeside,
    /// The claim cites the passage already.
    Repeats,
    /// The citation would give another value than its quote does by itself: that of the quote, and the other.
    OtherValue(Box<(Value, Option<Value>)>),
    /// The citation would have something else wrong with it.
    Raises(String),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DECIDE: &str = "for a person to decide";
        match self {
            Self::Alters(change) => {
                write!(f, "the passage {}: {DECIDE}", said_by(*change))
            }
            Self::Far => f.write_str("the nearest passage differs in more than one word in five"),
            Self::OtherWords(words) => {
                let (own, other) = &**words;
                write!(f, "{}: {DECIDE}", other_words(own, other))
            }
            Self::Hangs => write!(
                f,
                "the passage differs in words on which a stance or a yes-no value hangs: {DECIDE}"
            ),
            Self::ShortToMove => write!(
                f,
                "the quote stands in another source, and is too short to be moved there: {DECIDE}"
            ),
            Self::SaysMore => write!(
                f,
                "the quote stands in another source, and the citation names a speaker, locator or day: {DECIDE}"
            ),
            Self::Crosses => write!(
                f,
                "the quote reaches over the end of a paragraph, list item, row or cell: {DECIDE}"
            ),
            Self::Nowhere => f.write_str("no passage comes close to the quote"),
            Self::Ambiguous(places) => {
                write!(f, "the quote stands at {places}: say which by `prefix` or `suffix`")
            }
            Self::WouldBeAmbiguous(places) => {
                write!(f, "the passage's own words stand at {places}")
            }
            Self::WouldBeLost => {
                f.write_str("the passage's own words do not stand beside `prefix` and `suffix`")
            }
            Self::SeveralSources => {
                write!(f, "the quote stands in several other sources: {DECIDE}")
            }
            Self::MovedAndAlters(change) => write!(
                f,
                "the quote stands in another source, and the passage in its own {}: {DECIDE}",
                said_by(*change)
            ),
            Self::EditorsWords => {
                f.write_str("the passage differs at an editor's words in brackets")
            }
            Self::NothingBeside => {
                f.write_str("no words stand there to take as `prefix` or `suffix`")
            }
            Self::Repeats => f.write_str("the claim cites that passage already"),
            Self::OtherValue(values) => {
                let (promised, given) = &**values;
                let given = given.as_ref().map_or("no value".to_owned(), shown_value);
                let promised = shown_value(promised);
                write!(f, "the passage gives {given} where the quote gives {promised}: {DECIDE}")
            }
            Self::Raises(message) => write!(f, "in the source's own words, {message}"),
        }
    }
}

/// Returns what a passage does that differs by this change.
fn said_by(change: DifferenceKind) -> &'static str {
    match change {
        DifferenceKind::Figure => "says another figure",
        DifferenceKind::Sign => "has another sign at a figure",
        DifferenceKind::Unit => "counts something else",
        DifferenceKind::Negation => "differs in a negation",
        DifferenceKind::Hedge => "differs in a hedge",
        _ => "says something else",
    }
}

/// Returns how the words of a quote differ from those of the passage.
fn other_words(own: &str, other: &str) -> String {
    match (own.is_empty(), other.is_empty()) {
        (true, _) => format!("the passage has {}, which the quote leaves out", quoted(other)),
        (_, true) => format!("the quote has {}, which the passage does not", quoted(own)),
        _ => format!("the passage says {} where the quote says {}", quoted(other), quoted(own)),
    }
}
