//! Words just outside a quote that govern it: a negation, denial, doubt, hedge or attribution.
//!
//! A word governs a quote that follows it at once, but for one word ("denied yesterday there was pressure"), or
//! after a word that opens a clause ("no evidence that diplomats are resigning"). After a quote it stands within two
//! words ("540 votes were not counted"), or in a clause that says who said so ("…, the spokesman claimed").
//! Other punctuation parts them. What an elision leaves out of one sentence governs all of it.

use serde::{Deserialize, Serialize};

use crate::dossier::{Citation, Stance};
use crate::quote::{Anchor, GrammarWord, Qualifier, qualifiers};
use crate::reading::{Reader, Reading, ReadingKind, Rule};
use crate::text::{Span, sentence_around};
use crate::value::Value;

/// A word outside a quote that governs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clipped {
    /// The word, in the source.
    pub span: Span,
    /// On which side of the quote it stands.
    pub side: ClippedSide,
    /// Whether the quote leaves out that somebody denies it, doubts it, or says it.
    pub governs: Governs,
}

/// The place of a word that governs a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClippedSide {
    /// Just before it.
    Before,
    /// Just after it.
    After,
    /// In what an elision leaves out.
    LeftOut,
}

/// The meaning that a word gives to the quote that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Governs {
    /// It turns it into its opposite, or says that somebody does.
    Negated,
    /// It says that it may be so, or that somebody says so.
    Said,
    /// It bounds its figure: "at least".
    Hedged,
    /// It takes something from what the figure counts: "not counting the driver".
    Excepted,
    /// It is of somebody or something else: the end of one sentence and the beginning of another are left out.
    Joined,
}

/// How many words before a quote a governing word may stand where a clause opens between them.
const CLAUSE_REACH: usize = 6;

/// How many words after a quote a governing word may stand in a clause of its own.
const SAID_REACH: usize = 4;

/// Words that open a clause which the words before it govern.
const OPENING: [&str; 6] = ["that", "whether", "if", "to", "of", "any"];

/// Returns the words that govern a quote from outside, in order, but for those that its citation takes account of.
///
/// `sentence` is that of the quote, or its sentences; `value` is what the citation says, `reading` the figure that
/// says it.
pub(super) fn words_clipped(
    text: &str,
    sentence: Span,
    anchor: &Anchor,
    citation: &Citation,
    value: Option<&Value>,
    reading: Option<&Reading>,
) -> Vec<Clipped> {
    let hedge = reading.and_then(|reading| hedge_of_reading(&anchor.pieces, reading));
    let mut found: Vec<Clipped> = hedge.into_iter().collect();
    found.extend(governing_words(text, sentence, &anchor.pieces));
    found.retain(|clipped| !is_accounted_for(clipped.governs, citation, value));
    found.sort_by_key(|clipped| clipped.span);
    found.dedup_by_key(|clipped| clipped.span);
    found
}

/// Returns the words that govern a quote from outside; `pieces` are its parts in `text`, and `sentence` is that of the quote, or
/// its sentences. Hedges of its figures are not among them: see [`hedges_outside`].
///
/// ```
/// use crosscheck::text::Span;
/// use crosscheck::verdict::{Governs, governing_words};
/// let text = "There is no evidence that the bridge was unsafe.";
/// let quote = Span::new(text.find("the bridge").unwrap(), text.len() - 1);
/// let found = governing_words(text, Span::new(0, text.len()), &[quote]);
/// assert_eq!((found[0].span.of(text), found[0].governs), ("no evidence", Governs::Negated));
/// ```
pub fn governing_words(text: &str, sentence: Span, pieces: &[Span]) -> Vec<Clipped> {
    let mut found = Vec::new();
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return found };
    found.extend(before(text, Span::new(sentence.start.min(first.start), first.start)));
    for pair in pieces.windows(2) {
        let gap = Span::new(pair[0].end, pair[1].start.max(pair[0].end));
        found.extend(left_out(text, pair[0], gap));
        found.extend(joined(text, pieces, pair[0], pair[1]));
    }
    found.extend(after(text, Span::new(last.end, sentence.end.max(last.end))));
    found
}

/// Returns the hedges of figures that stand in a quote, where the quote has the figure without its hedge, in order. `pieces` are
/// its parts in `text`.
pub fn hedges_outside(text: &str, pieces: &[Span], reader: &Reader) -> Vec<Clipped> {
    let Some(whole) = pieces.iter().copied().reduce(Span::hull) else { return Vec::new() };
    let sentence = sentence_around(text, whole);
    let mentions = reader.find(sentence.of(text)).into_iter();
    let hedged =
        mentions.filter(|mention| is_hedge(mention.kind() == ReadingKind::Date, mention.rule));
    let places = hedged.map(|mention| {
        (mention.span.shifted(sentence.start), mention.figure.shifted(sentence.start))
    });
    places.filter_map(|(span, figure)| hedge_outside(pieces, span, figure)).collect()
}

/// Whether the author of the citation has said what the word makes of the quote.
fn is_accounted_for(governs: Governs, citation: &Citation, value: Option<&Value>) -> bool {
    let stance = citation.stance.as_ref().map(|placed| placed.value);
    match (governs, stance) {
        (_, Some(Stance::Context)) => true,
        (Governs::Negated, stance) => {
            stance == Some(Stance::Contradicts) || value == Some(&Value::YesNo(false))
        }
        (Governs::Said, _) => !citation.attributed_to.is_empty(),
        (Governs::Hedged | Governs::Excepted | Governs::Joined, _) => false,
    }
}

/// Returns the hedge of a figure that the quote has without it. What leads a date is none, unless it makes a bound of it:
/// "in early May" says no more than "early May".
fn hedge_of_reading(pieces: &[Span], reading: &Reading) -> Option<Clipped> {
    let is_hedged = is_hedge(reading.kind == ReadingKind::Date, reading.rule);
    is_hedged.then(|| hedge_outside(pieces, reading.span, reading.figure))?
}

fn is_hedge(is_date: bool, rule: Rule) -> bool {
    !is_date || rule == Rule::DateBound
}

/// Returns what of a figure with its hedge, `span`, stands outside the piece that has the figure itself.
fn hedge_outside(pieces: &[Span], span: Span, figure: Span) -> Option<Clipped> {
    let piece = pieces.iter().find(|piece| piece.contains(figure))?;
    let clipped = |span, side| Clipped { span, side, governs: Governs::Hedged };
    if span.start < piece.start {
        return Some(clipped(Span::new(span.start, piece.start), ClippedSide::Before));
    }
    (span.end > piece.end).then(|| clipped(Span::new(piece.end, span.end), ClippedSide::After))
}

/// Returns what governs a quote from `zone`, the text before it in its sentence.
fn before(text: &str, zone: Span) -> Option<Clipped> {
    let zone = with_unfinished(text, zone);
    let own = zone.of(text);
    let clause = own.rfind([',', ';', ':', '—', '(', ')']).map_or(0, |at| at + 1);
    let clause = own.get(clause..).unwrap_or("");
    let words: Vec<&str> = clause.split_whitespace().collect();
    let found = qualifiers(clause).into_iter().rev().find(|(span, class)| {
        if *class == Qualifier::Exclusion {
            return false;
        }
        let between = clause[span.end..].split_whitespace().count();
        let opens = words.last().is_some_and(|last| OPENING.contains(&&*last.to_lowercase()));
        let reach = if opens { CLAUSE_REACH } else { 1 };
        between <= reach && governs(*class).is_some()
    });
    let start = zone.end - clause.len();
    found
        .and_then(|(span, class)| governing(span.shifted(start), ClippedSide::Before, class))
        .or_else(|| according_to(own, zone))
}

/// Returns the text before a quote, with the paragraph before where that ends in the middle of a sentence: "…that", "…of".
fn with_unfinished(text: &str, zone: Span) -> Span {
    let before = text[..zone.start].trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    if zone.of(text).trim().is_empty() && OPENING.contains(&&*last) {
        let end = Span::new(before.len() - last.len(), before.len());
        return Span::new(sentence_around(text, end).start, zone.end);
    }
    zone
}

/// Returns the "According to …," that a sentence begins with.
fn according_to(own: &str, zone: Span) -> Option<Clipped> {
    const ACCORDING: &str = "according to";
    let begins = own.get(..ACCORDING.len()).is_some_and(|start| {
        start.eq_ignore_ascii_case(ACCORDING) && own.trim_end().ends_with(',')
    });
    let span = Span::new(zone.start, zone.start + ACCORDING.len());
    begins.then_some(Clipped { span, side: ClippedSide::Before, governs: Governs::Said })
}

/// Returns what governs a quote from `zone`, the text after it in its sentence.
fn after(text: &str, zone: Span) -> Option<Clipped> {
    let own = zone.of(text);
    let rest = own.trim_start_matches(|c: char| !c.is_alphanumeric());
    let skipped = own.len() - rest.len();
    let is_parted = own[..skipped].contains(|c: char| !c.is_whitespace());
    let is_after_speech = own[..skipped].contains(['"', '”', '’', '»', '\'']);
    let clause = rest.find([',', ';', ':', '—', '(', ')']).map_or(rest, |end| &rest[..end]);
    let found = qualifiers(clause).into_iter().find(|(span, class)| {
        let between = clause[..span.start].split_whitespace().count();
        let said = !matches!(class, Qualifier::Negation | Qualifier::Restriction);
        match (is_parted, class) {
            // "Heydari, then in Oslo, told …" is who says so, too; "…,” said Heydari" is not.
            (true, Qualifier::Attribution) if between == 0 => {
                is_after_speech || span.of(clause).eq_ignore_ascii_case("according to")
            }
            (true, Qualifier::Exclusion) => between == 0,
            (true, _) => {
                let passive = clause[span.end..].trim_start().starts_with("to ");
                let of_another = clause[..span.start].split_whitespace().any(is_number);
                said && between < SAID_REACH && !passive && !of_another
            }
            // "The consul told …": the quote is who says so.
            (false, Qualifier::Attribution | Qualifier::Restriction | Qualifier::Assurance) => {
                false
            }
            // "… and none shows symptoms" begins another clause.
            (false, _) => between == 0 || between == 1 && !begins_subject(span.of(clause)),
        }
    });
    found.and_then(|(span, class)| {
        governing(span.shifted(zone.start + skipped), ClippedSide::After, class)
    })
}

/// Whether a negation is the subject of a clause, or the word before it: "nobody", "no".
fn begins_subject(negation: &str) -> bool {
    GrammarWord::of(negation) == Some(GrammarWord::Subject)
}

/// Whether a word counts others than the quote speaks of: "two possibly by smoke".
fn is_number(word: &str) -> bool {
    !Reader::english().find(word).is_empty()
}

/// Returns what governs a quote from an elision: anything in the same sentence; over several, what governs either
/// piece.
fn left_out(text: &str, piece: Span, gap: Span) -> Vec<Clipped> {
    let own = gap.of(text);
    let first_end = sentence_around(text, piece).end;
    let found: Vec<Clipped> = if first_end >= gap.end {
        let found =
            qualifiers(own).into_iter().filter(|(_, class)| *class != Qualifier::Attribution);
        found
            .filter_map(|(span, class)| {
                governing(span.shifted(gap.start), ClippedSide::LeftOut, class)
            })
            .collect()
    } else {
        let second_start = sentence_around(text, Span::new(gap.end, gap.end)).start;
        let tail = after(text, Span::new(gap.start, first_end.max(gap.start)));
        let head = before(text, Span::new(second_start.clamp(gap.start, gap.end), gap.end));
        tail.into_iter().chain(head).collect()
    };
    found.into_iter().map(|clipped| Clipped { side: ClippedSide::LeftOut, ..clipped }).collect()
}

/// Returns what an elision leaves out of two sentences, or of two parts around a semicolon, where it makes one of them: the end of the first, and the subject
/// of the second or another figure than those quoted.
fn joined(text: &str, pieces: &[Span], before: Span, after: Span) -> Option<Clipped> {
    let gap = Span::new(before.end, after.start.max(before.end));
    let first_end = sentence_around(text, before).end.clamp(gap.start, gap.end);
    let second_start = sentence_around(text, after).start.clamp(gap.start, gap.end);
    let (first_end, second_start) = match gap.of(text).rfind(';') {
        Some(at) if second_start <= gap.start => (gap.start + at, gap.start + at + 1),
        _ => (first_end, second_start),
    };
    let quoted = before.of(text).trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
    if second_start <= gap.start || quoted.ends_with(['.', '!', '?']) {
        return None;
    }
    let head = Span::new(second_start, gap.end);
    let tail = Span::new(gap.start, first_end.min(second_start));
    let has_words = |span: Span| span.of(text).contains(char::is_alphanumeric);
    let has_figure = |span: &Span| span.of(text).contains(char::is_numeric);
    let subject = has_words(head) && !is_introduction(head.of(text), after.of(text));
    let figure = has_words(tail) && has_figure(&gap) && pieces.iter().any(has_figure);
    let span = if subject { head } else { tail };
    let inner = span.of(text);
    let start = span.start + (inner.len() - inner.trim_start().len());
    let span = Span::new(start, start + inner.trim().len());
    let clipped = Clipped { span, side: ClippedSide::LeftOut, governs: Governs::Joined };
    (subject || figure).then_some(clipped)
}

/// Whether what stands before a piece of its sentence only leads to its subject, which the piece begins with: "In Oslo,".
fn is_introduction(head: &str, piece: &str) -> bool {
    let first = piece.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let begins = first.is_some_and(|word| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            || matches!(GrammarWord::of(word), Some(GrammarWord::Subject | GrammarWord::Article))
    });
    begins && head.trim_end().ends_with(',')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']')
}

fn governs(class: Qualifier) -> Option<Governs> {
    match class {
        Qualifier::Negation | Qualifier::Denial => Some(Governs::Negated),
        Qualifier::Doubt | Qualifier::Attribution => Some(Governs::Said),
        Qualifier::Exclusion => Some(Governs::Excepted),
        Qualifier::Restriction | Qualifier::Assurance => None,
    }
}

fn governing(span: Span, side: ClippedSide, class: Qualifier) -> Option<Clipped> {
    Some(Clipped { span, side, governs: governs(class)? })
}
