//! The quotations of a draft, looked for in the sources.
//!
//! What belongs to the sentence around a quotation is no part of it: a comma or full stop inside the closing mark, a capital
//! in brackets or at its beginning, and other marks for a quotation inside it.

use rayon::prelude::*;

use crate::check::Checked;
use crate::quote::{Anchoring, Difference, DifferenceKind, Nearest, Seeker, Selector};
use crate::reading::Reader;
use crate::source::Held;
use crate::text::{Span, sentence_around};
use crate::verdict::Clipped;

use super::clipped::{Quoted, clipped};
use super::item::{Item, ItemKind, ItemOutcome, ItemPassage, Target, Why};
use super::link::Link;
use super::quotation::{Quotation, word_count};
use super::speaker::misattributed;

/// Returns what comes of each quotation, in order.
///
/// One that is linked to sources is looked for in these, one that is linked to claims in those that the claims cite, and all
/// others in every source; never in the documents `own`, which are the draft itself.
pub(super) fn items(
    text: &str,
    quotations: &[Quotation],
    links: &[Link],
    reader: Option<&Reader>,
    checked: &Checked,
    own: &[usize],
) -> Vec<Item> {
    let forms: Vec<Vec<String>> =
        quotations.iter().map(|quotation| forms(text, quotation)).collect();
    let mut found: Vec<Vec<Found>> = quotations.iter().map(|_| Vec::new()).collect();
    let selectors = forms.iter().flatten();
    let selectors = selectors.map(|quote| Selector { quote, prefix: None, suffix: None });
    let seeker = Seeker::new(selectors.collect());
    let documents = checked.holdings.documents.par_iter();
    let outcomes = documents.map(|held| anchored(&forms, &seeker, held, checked));
    let outcomes: Vec<Vec<Option<FoundPlace>>> =
        if forms.is_empty() { Vec::new() } else { outcomes.collect() };
    let outcomes = outcomes.into_iter().enumerate();
    for (document, outcomes) in outcomes.filter(|(document, _)| !own.contains(document)) {
        for (quotation, outcome) in outcomes.into_iter().enumerate() {
            found[quotation].extend(outcome.map(|place| Found { document, place }));
        }
    }
    let all = quotations.iter().zip(&forms).zip(found);
    all.map(|((quotation, forms), mut found)| {
        let links = targets(quotation, links);
        let mut elsewhere = Vec::new();
        if !links.is_empty() {
            let documents = Target::documents(&links, checked);
            let is_linked = |found: &Found| documents.contains(&found.document);
            (found, elsewhere) = found.into_iter().partition(is_linked);
        }
        let quoted = Quoted { text, span: quotation.span, reader };
        let mut item = Item { links, ..item(quoted, quotation, forms, found, checked) };
        if item.outcome == ItemOutcome::Nowhere {
            // Where it stands in another source than the linked ones, that is told.
            elsewhere.retain(|found| matches!(found.place, FoundPlace::Holds(_)));
            item.passages = self::item(quoted, quotation, forms, elsewhere, checked).passages;
        }
        let is_found = item.outcome == ItemOutcome::Holds;
        if !is_found && reader.is_some_and(|reader| is_translated(text, &item, reader)) {
            item.outcome = ItemOutcome::Unlinked;
            item.why = Some(Why::Translated);
        }
        if let Some(why) = misattributed_everywhere(text, &item, reader, checked) {
            item.outcome = ItemOutcome::Misattributed;
            item.why = Some(why);
        }
        item
    })
    .collect()
}

/// Returns that each passage where a quotation stands is another's; `None` where one is not, or it stands nowhere.
fn misattributed_everywhere(
    text: &str,
    item: &Item,
    reader: Option<&Reader>,
    checked: &Checked,
) -> Option<Why> {
    let holding = item.passages.iter().filter(|_| item.outcome == ItemOutcome::Holds);
    let whys = holding.map(|passage| misattributed(text, item.span, passage, reader, checked));
    whys.collect::<Option<Vec<Why>>>()?.into_iter().next()
}

/// Whether something in brackets beside a quotation, in its sentence, says that it is translated.
fn is_translated(text: &str, item: &Item, reader: &Reader) -> bool {
    let sides = [(item.sentence.start, item.span.start), (item.span.end, item.sentence.end)];
    let mut sides = sides.into_iter().filter(|(start, end)| start < end);
    sides.any(|(start, end)| {
        let brackets = text[start..end].split(['(', '[']).skip(1);
        let mut inner = brackets.filter_map(|inner| inner.split([')', ']']).next());
        inner.any(|inner| {
            let mut words = inner.split(|c: char| !c.is_alphabetic());
            words.any(|word| reader.is_translation_mark(word))
        })
    })
}

/// Returns what the marks name that cover a quotation or stand in it.
fn targets(quotation: &Quotation, links: &[Link]) -> Vec<Target> {
    let own = links.iter().filter(|link| {
        link.covers.overlaps(quotation.span) && link.covers.end <= quotation.span.end
            || link.covers.contains(quotation.span)
    });
    own.flat_map(|link| link.targets.iter().copied()).collect()
}

/// A place of a quotation in a document.
struct Found {
    document: usize,
    place: FoundPlace,
}

enum FoundPlace {
    /// It stands there, at each place with the parts that an elision leaves.
    Holds(Vec<Vec<Span>>),
    /// What comes nearest, by the form that it comes nearest to.
    Near(usize, Nearest),
}

/// Returns what each quotation comes to in one document; `None` where nothing comes near.
///
/// `seeker` looks for all forms of all quotations, in order.
fn anchored(
    forms: &[Vec<String>],
    seeker: &Seeker<'_>,
    held: &Held,
    checked: &Checked,
) -> Vec<Option<FoundPlace>> {
    let document = &held.document;
    let reader = checked.dossier.reader(document.language());
    let mut outcomes = seeker.anchor_all(&document.text, &document.regions, reader).into_iter();
    let of_forms = forms
        .iter()
        .map(|forms| best(outcomes.by_ref().take(forms.len()).collect(), forms, &document.text));
    of_forms.collect()
}

/// How many of the places of a quotation in one document are looked at.
const MOST_PLACES: usize = 16;

/// Returns the best that comes of the forms of one quotation in a text.
fn best(outcomes: Vec<Anchoring>, forms: &[String], text: &str) -> Option<FoundPlace> {
    let mut nearest: Option<(usize, Nearest)> = None;
    for (form, outcome) in outcomes.into_iter().enumerate() {
        match outcome {
            Anchoring::Anchored(anchor) => return Some(FoundPlace::Holds(vec![anchor.pieces])),
            Anchoring::Ambiguous(places) => {
                let places = places.spans.iter().copied().take(MOST_PLACES);
                return Some(FoundPlace::Holds(places.map(|place| vec![place]).collect()));
            }
            Anchoring::Lost { orphan: _, nearest: Some(near) }
                if is_forgiven(&near, &forms[form], text) =>
            {
                return Some(FoundPlace::Holds(vec![vec![near.span]]));
            }
            Anchoring::Lost { orphan: _, nearest: near } => {
                let is_nearer = |near: &Nearest| {
                    nearest.as_ref().is_none_or(|(_, so_far)| near.edits < so_far.edits)
                };
                if let Some(near) = near.filter(is_nearer) {
                    nearest = Some((form, near));
                }
            }
        }
    }
    nearest.map(|(form, near)| FoundPlace::Near(form, near))
}

/// Whether a quotation differs from a passage of a text in nothing that is not forgiven.
fn is_forgiven(near: &Nearest, quote: &str, text: &str) -> bool {
    near.differences.iter().all(|one| is_capital(one) || is_mark_of_sentence(one, quote, text))
}

/// Whether a difference is the case of the first letter of a quotation.
fn is_capital(difference: &Difference) -> bool {
    difference.change == DifferenceKind::Case && difference.quote.start == 0
}

/// Whether a difference is the mark at the end of a quotation which the passage's sentence ends with: of "were you paid by him,
/// one reader asks?" the words are a question too.
fn is_mark_of_sentence(difference: &Difference, quote: &str, text: &str) -> bool {
    let mark = difference.quote.of(quote).trim();
    let sentence = sentence_around(text, difference.passage).of(text);
    let sentence = sentence.trim_end_matches(|c: char| !matches!(c, '?' | '!' | '.'));
    difference.change == DifferenceKind::Punctuation
        && difference.quote.end == quote.len()
        && matches!(mark, "?" | "!")
        && sentence.ends_with(mark)
}

/// Of how many words of a quotation one may differ at most where a passage is still called the one that it was made of.
const WORDS_PER_EDIT: usize = 3;

fn item(
    quoted: Quoted<'_>,
    quotation: &Quotation,
    forms: &[String],
    found: Vec<Found>,
    checked: &Checked,
) -> Item {
    let text = quoted.text;
    let words: usize = quotation.parts.iter().map(|part| word_count(part.of(text))).sum();
    let sentence = sentence_around(text, quotation.span);
    let mut item = Item::new(ItemKind::Quotation, quotation.span, sentence, ItemOutcome::Nowhere);
    let passage = |document: usize, place: Span| {
        let text = &checked.holdings.documents[document].document.text;
        ItemPassage { document, sentence: sentence_around(text, place), place, value: None }
    };
    let mut governed: Vec<(ItemPassage, Clipped)> = Vec::new();
    let mut nearest: Option<(usize, usize, Nearest)> = None;
    for Found { document, place } in found {
        match place {
            FoundPlace::Holds(places) => {
                for pieces in places {
                    let Some(place) = pieces.iter().copied().reduce(Span::hull) else { continue };
                    let held = &checked.holdings.documents[document].document;
                    let reader = checked.dossier.reader(held.language());
                    match clipped(quoted, &held.text, &pieces, reader) {
                        Some(clipped) => governed.push((passage(document, place), clipped)),
                        None => item.passages.push(passage(document, place)),
                    }
                }
            }
            FoundPlace::Near(form, near) => {
                let is_nearer = nearest.as_ref().is_none_or(|(_, _, best)| near.edits < best.edits);
                if near.edits * WORDS_PER_EDIT <= words && is_nearer {
                    nearest = Some((document, form, near));
                }
            }
        }
    }
    if !item.passages.is_empty() {
        item.outcome = ItemOutcome::Holds;
    } else if let Some((_, clipped)) = governed.first() {
        item.outcome = ItemOutcome::Altered;
        item.why = Some(Why::Clipped(*clipped));
        item.passages = governed.into_iter().map(|(passage, _)| passage).collect();
    } else if let Some((document, form, near)) = nearest {
        item.outcome = if near.alters() { ItemOutcome::Altered } else { ItemOutcome::Reworded };
        item.passages.push(passage(document, near.span));
        let mut differences = near.differences;
        // The capital is forgiven, and is not what to tell.
        differences.retain(|difference| !is_capital(difference));
        item.why = Some(Why::Differences { sought: forms[form].clone(), differences });
    }
    item.passages.truncate(MOST_PLACES);
    item
}

/// Returns the forms in which a quotation may stand in a source, the likeliest first.
fn forms(text: &str, quotation: &Quotation) -> Vec<String> {
    let parts = quotation.parts.iter().map(|part| part.of(text));
    let written = parts.collect::<Vec<_>>().join(" ");
    let mut forms = vec![without_stop(&written).to_owned()];
    if let [first, rest @ ..] = quotation.parts.as_slice()
        && !rest.is_empty()
    {
        let joined = rest.iter().fold(without_stop(first.of(text)).to_owned(), |so_far, part| {
            format!("{so_far} {}", part.of(text))
        });
        forms.push(without_stop(&joined).to_owned());
    }
    for change in [bare_capitals, other_marks] {
        let changed: Vec<String> = forms.iter().flat_map(|form| change(form)).collect();
        forms.extend(changed);
    }
    forms
}

/// Returns the words without the stop or comma at their end, which may be of the sentence around them.
fn without_stop(words: &str) -> &str {
    words.trim().trim_end_matches([',', '.']).trim_end()
}

/// Returns the words with each letter in brackets as a capital and as a small letter: "[T]he" is "The" or "the".
fn bare_capitals(words: &str) -> Vec<String> {
    let mut bare = String::new();
    let mut small = String::new();
    let mut rest = words;
    while let Some((before, inner)) = rest.split_once('[') {
        let mut chars = inner.chars();
        let (letter, close) = (chars.next(), chars.next());
        let (Some(letter), Some(']')) = (letter, close) else {
            for form in [&mut bare, &mut small] {
                form.push_str(before);
                form.push('[');
            }
            rest = inner;
            continue;
        };
        for (form, letters) in [
            (&mut bare, letter.to_uppercase().to_string()),
            (&mut small, letter.to_lowercase().to_string()),
        ] {
            form.push_str(before);
            form.push_str(&letters);
        }
        rest = chars.as_str();
    }
    bare.push_str(rest);
    small.push_str(rest);
    if bare == words { Vec::new() } else { vec![small, bare] }
}

/// Returns the words with single marks inside them for double ones, and the other way round.
fn other_marks(words: &str) -> Vec<String> {
    let exchanged: String = words
        .char_indices()
        .map(|(at, c)| match c {
            '‘' => '“',
            '“' => '‘',
            '”' => '’',
            '’' if !is_apostrophe(words, at) => '”',
            c => c,
        })
        .collect();
    if exchanged == words { Vec::new() } else { vec![exchanged] }
}

fn is_apostrophe(words: &str, at: usize) -> bool {
    let after = words[at..].chars().nth(1);
    after.is_some_and(char::is_alphanumeric)
}
