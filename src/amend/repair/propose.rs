//! Proposed repairs, before they are tried.

use crate::check::Checked;
use crate::dossier::{Citation, Stance};
use crate::quote::{
    Anchor, Anchoring, Difference, DifferenceKind, Nearest, Orphan, Qualifier, Seeker, Selector,
    as_in_nearest, as_in_source, qualifiers, words_after, words_before,
};
use crate::reading::Reader;
use crate::source::Held;
use crate::text::{Span, fold};
use crate::value::Kind;
use crate::verdict::Evidence;

use crate::amend::repair::meaning::Rewording;
use crate::amend::repair::{At, Why};

/// New texts for the fields of a citation.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub(super) at: At,
    pub(super) fields: Fields,
}

/// Fields of a citation that have a value already, with another one.
pub(super) type Fields = Vec<(&'static str, String)>;

/// A proposal for a citation, or why there is none.
pub(super) enum Proposed {
    /// It needs nothing, or could not be checked.
    Nothing,
    /// These fields may repair it.
    Repair(Fields),
    /// Nothing, for this reason.
    Leave(Why),
}

impl From<Result<Fields, Why>> for Proposed {
    fn from(result: Result<Fields, Why>) -> Self {
        match result {
            Ok(fields) => Self::Repair(fields),
            Err(why) => Self::Leave(why),
        }
    }
}

/// In how many words a passage may differ from a quote of so many: one in five, and one at least.
fn most_words(words: usize) -> usize {
    (words / 5).max(1)
}

/// Returns what can be done for a citation.
pub(super) fn propose(checked: &Checked, (claim, index): At) -> Proposed {
    let citation = &checked.dossier.claims[claim].citations[index];
    let evidence = &checked.judgements[claim].evidence[index];
    let (Some(outcome), Some(held)) =
        (evidence.anchored.outcome(), checked.holdings.document_of(citation.source))
    else {
        return Proposed::Nothing;
    };
    let quote = &citation.quote.value;
    match outcome {
        Anchoring::Anchored(anchor) if anchor.verbatim => Proposed::Nothing,
        Anchoring::Anchored(anchor) => match own_characters(quote, held, anchor) {
            Some(own) if !own.split_whitespace().eq(quote.split_whitespace()) => {
                Proposed::Repair(vec![("quote", own)])
            }
            _ => Proposed::Nothing,
        },
        Anchoring::Ambiguous(places) => Proposed::Leave(Why::Ambiguous(places.clone())),
        Anchoring::Lost { orphan, nearest } => {
            if !evidence.anchored.elsewhere.is_empty() {
                return moved(checked, citation, evidence, nearest.as_ref()).into();
            }
            match (orphan, nearest) {
                (Orphan::Elsewhere(span), _) => {
                    let source = &checked.dossier.sources[citation.source];
                    let language = source.language_of(&held.document).language;
                    beside(citation, held, *span, checked.dossier.reader(language)).into()
                }
                (Orphan::Crossed(_), _) => Proposed::Leave(Why::Crosses),
                (_, Some(nearest)) => {
                    let hangs = hangs(checked.dossier.claims[claim].kind, citation);
                    reworded(&Rewording { checked, citation, held, hangs }, nearest).into()
                }
                (_, None) => Proposed::Leave(Why::Nowhere),
            }
        }
    }
}

/// Returns a quote that stands in a document in the document's characters, without the markup copied with it.
fn own_characters(quote: &str, held: &Held, anchor: &Anchor) -> Option<String> {
    let text = &held.document.text;
    let unmarked = || held.document.format.unmarked(quote);
    as_in_source(text, quote, anchor).or_else(|| as_in_source(text, &unmarked()?, anchor))
}

/// Whether a yes-no value or a stance hangs on the words of a citation.
fn hangs(kind: Kind, citation: &Citation) -> bool {
    match citation.stance.as_ref().map(|placed| placed.value) {
        Some(Stance::Context) => false,
        Some(Stance::Supports | Stance::Contradicts) => true,
        None => kind == Kind::YesNo,
    }
}

/// How many words a quote has at least that is moved: fewer can stand anywhere.
const LONG_QUOTE: usize = 8;

/// Returns the source that a long quote stands in, where it stands in the document of one other, and the citation says
/// nothing else of its own source.
fn moved(
    checked: &Checked,
    citation: &Citation,
    evidence: &Evidence,
    nearest: Option<&Nearest>,
) -> Result<Fields, Why> {
    let [(document, _)] = evidence.anchored.elsewhere[..] else { return Err(Why::SeveralSources) };
    let mut sources = checked.holdings.sources_of(document);
    let (Some(source), None) = (sources.next(), sources.next()) else {
        return Err(Why::SeveralSources);
    };
    // Where its own source tells the same with another figure, the quote may have been right once.
    if let Some(change) = nearest.and_then(Nearest::worst).filter(|change| change.alters()) {
        return Err(Why::MovedAndAlters(change));
    }
    if citation.quote.value.split_whitespace().count() < LONG_QUOTE {
        return Err(Why::ShortToMove);
    }
    let is_of_source = !citation.attributed_to.is_empty()
        || citation.via.is_some()
        || citation.locator.is_some()
        || citation.as_of.is_some();
    if is_of_source {
        return Err(Why::SaysMore);
    }
    Ok(vec![("source", checked.dossier.sources[source].id.value.clone())])
}

/// Returns the source's own words beside the quote's only place, as many as those that do not stand there.
fn beside(
    citation: &Citation,
    held: &Held,
    place: Span,
    reader: Option<&Reader>,
) -> Result<Fields, Why> {
    let text = held.document.text.as_str();
    let quote = citation.quote.value.as_str();
    let prefix = citation.prefix.as_deref();
    let suffix = citation.suffix.as_deref();
    let seeker = Seeker::new(vec![
        Selector { quote, prefix, suffix: None },
        Selector { quote, prefix: None, suffix },
    ]);
    let found: Vec<usize> =
        seeker.anchors(text, reader).into_iter().map(|(index, _)| index).collect();
    let fewer = |words: &str, take: fn(&str, Span, usize) -> Option<String>| {
        let count = words.split_whitespace().count();
        (1..=count).rev().find_map(|count| take(text, place, count)).ok_or(Why::NothingBeside)
    };
    let mut fields = Fields::new();
    if let Some(words) = prefix.filter(|_| !found.contains(&0)) {
        fields.push(("prefix", fewer(words, words_before)?));
    }
    if let Some(words) = suffix.filter(|_| !found.contains(&1)) {
        fields.push(("suffix", fewer(words, words_after)?));
    }
    Ok(fields)
}

/// Returns the words of the nearest passage, where it says the same in nearly the same words.
fn reworded(rewording: &Rewording<'_>, nearest: &Nearest) -> Result<Fields, Why> {
    let quote = &rewording.citation.quote.value;
    let held = rewording.held;
    if let Some(change) = nearest.worst().filter(|change| change.alters()) {
        return Err(Why::Alters(change));
    }
    let text = &held.document.text;
    let is_bracketed = |difference: &Difference| difference.quote.of(quote).contains(['[', ']']);
    if nearest.differences.iter().any(is_bracketed) {
        return Err(Why::EditorsWords);
    }
    let words: usize =
        nearest.differences.iter().map(|difference| weight(quote, text, difference)).sum();
    if words > most_words(quote.split_whitespace().count()) {
        return Err(Why::Far);
    }
    if let Some(why) = nearest.differences.iter().find_map(|found| rewording.objection(found)) {
        return Err(why);
    }
    let own = as_in_nearest(text, quote, nearest).ok_or(Why::Far)?;
    match changed(quote, &own) {
        Some(change) => Err(Why::Alters(change)),
        None => Ok(vec![("quote", own)]),
    }
}

/// Returns what would change in what the quote says, looking at both as a whole: its figures, one by one, and the words
/// without which it says something else.
fn changed(quote: &str, own: &str) -> Option<DifferenceKind> {
    let figures = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let words = folded.text().split(' ').filter(|word| word.contains(char::is_numeric));
        words.map(|word| word.chars().filter(|c| c.is_numeric()).collect()).collect()
    };
    let classes = |text: &str| -> Vec<Qualifier> {
        let classes = qualifiers(text).into_iter().map(|(_, class)| class);
        classes.filter(|class| *class != Qualifier::Attribution).collect()
    };
    if figures(quote) != figures(own) {
        return Some(DifferenceKind::Figure);
    }
    let before = classes(quote);
    let after = classes(own);
    let doubts =
        |classes: &[Qualifier]| classes.iter().filter(|class| **class == Qualifier::Doubt).count();
    (before != after).then(|| {
        let is_doubt = doubts(&before) != doubts(&after);
        if is_doubt { DifferenceKind::Hedge } else { DifferenceKind::Negation }
    })
}

/// Returns in how many words a difference is one. A page break is in none, and a word that the quote cuts stands
/// there.
fn weight(quote: &str, source: &str, difference: &Difference) -> usize {
    let words = |text: &str| text.split_whitespace().count();
    let own = words(difference.quote.of(quote));
    let other = words(difference.passage.of(source));
    match difference.change {
        DifferenceKind::PageBreak | DifferenceKind::BlockEnd | DifferenceKind::Truncation => 0,
        DifferenceKind::Hyphenation => own.min(other).max(1),
        _ => own.max(other).max(1),
    }
}
