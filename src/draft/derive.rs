//! A figure of a draft held to what it is written to follow from.

use crate::dossier::{Agreement, Derivation, DerivationSort, Dossier, NotDerived, StatedUnit};
use crate::reading::{Mention, Reader, SpokenFrom};
use crate::text::Span;
use crate::value::arithmetic::times;
use crate::value::{Kind, Rational, Value};

use super::item::{ItemOutcome, Why};
use super::link::Follows;
use super::prose::{Asked, ReadSentence};

/// Returns which of the figures `numbers` of a sentence is the one that follows: those that agree or, where none does,
/// those of its sort.
pub(super) fn meant(
    text: &str,
    sentence: &ReadSentence,
    numbers: &[usize],
    follows: &Follows,
    dossier: &Dossier,
    reader: &Reader,
) -> Vec<usize> {
    let agrees = |number: &usize| {
        let mention = &sentence.mentions[*number];
        let value = Asked::of(mention).value_of(mention, &SpokenFrom::default(), reader);
        value.is_ok_and(|value| {
            let (outcome, _) = derived(text, sentence, *number, &value, follows, dossier, reader);
            outcome == ItemOutcome::Derived
        })
    };
    let agreeing: Vec<usize> = numbers.iter().copied().filter(agrees).collect();
    if !agreeing.is_empty() {
        return agreeing;
    }
    let is_of_sort = |number: &usize| is_of_sort(sentence, *number, follows.formula.sort());
    let of_sort: Vec<usize> = numbers.iter().copied().filter(is_of_sort).collect();
    if of_sort.is_empty() { numbers.to_vec() } else { of_sort }
}

/// Returns what comes of a figure by what it is written to follow from, and what that gives.
pub(super) fn derived(
    text: &str,
    sentence: &ReadSentence,
    number: usize,
    value: &Value,
    follows: &Follows,
    dossier: &Dossier,
    reader: &Reader,
) -> (ItemOutcome, Why) {
    let mention = &sentence.mentions[number];
    let asked = Asked::of(mention);
    let words = sentence.span.of(text);
    let counted = mention.counted(words, reader);
    let counts_points = counted.is_some_and(|noun| reader.names_points(noun.of(words)));
    let converted = in_unit_of_amount(mention, follows.formula.sort(), reader);
    let unit = match &asked.unit {
        _ if counts_points || mention.is_in_points(words, reader) => StatedUnit::Points,
        _ if converted.is_some() => StatedUnit::None,
        Some(unit) => StatedUnit::Named(unit),
        None => StatedUnit::None,
    };
    let value = converted.as_ref().unwrap_or(value);
    let derivation = follows.formula.value_in(dossier);
    let agreement = derivation.as_ref().map(|derivation| derivation.agreement(value, unit));
    let outcome = match agreement {
        Ok(Agreement::BorneOut) => ItemOutcome::Derived,
        Ok(Agreement::Undecided | Agreement::Differs) | Err(_) => ItemOutcome::DerivedDiffers,
    };
    let gives = derivation.as_ref().ok().and_then(shown);
    let why_not = derivation.err().map(|why| not_derived(&why));
    (outcome, Why::Derivation { formula: follows.written.clone(), gives, why_not })
}

/// Returns what comes of a length of time that is said as a date, "nine days later", by what it is written to follow from; `None`
/// where it is none.
pub(super) fn elapsed(
    text: &str,
    sentence: &ReadSentence,
    number: usize,
    follows: &Follows,
    dossier: &Dossier,
    reader: &Reader,
) -> Option<(ItemOutcome, Why)> {
    let place = sentence.mentions[number].figure.shifted(sentence.span.start);
    let (length, _) = place.of(text).rsplit_once(char::is_whitespace)?;
    let length = Span::new(place.start, place.start + length.len());
    let length = ReadSentence::of(text, length, &[], reader);
    let [mention] = length.mentions.as_slice() else { return None };
    let asked = Asked::of(mention);
    if asked.kind != Kind::Quantity {
        return None;
    }
    let value = asked.value_of(mention, &SpokenFrom::default(), reader).ok()?;
    Some(derived(text, &length, 0, &value, follows, dossier, reader))
}

/// Returns what a figure says in the unit of what follows; `None` where that has none, or the figure is in none of its sort.
fn in_unit_of_amount(mention: &Mention, sort: &DerivationSort, reader: &Reader) -> Option<Value> {
    let DerivationSort::Amount { kind, unit: unit @ Some(_) } = sort else { return None };
    let asked = Asked { kind: *kind, unit: unit.clone(), is_ordinal: false };
    let fits = mention.fits(*kind, unit.as_deref(), reader);
    fits.then(|| asked.value_of(mention, &SpokenFrom::default(), reader).ok())?
}

/// Returns what a derivation gives, in the notation of values; an exact figure that is not whole to one decimal place.
fn shown(derivation: &Derivation) -> Option<String> {
    let value = derivation.as_value()?;
    let (Some(lower), Some(upper)) = value.number()?.ends() else { return Some(value.to_string()) };
    if lower != upper || lower.is_integer() {
        return Some(value.to_string());
    }
    let tenths = times(lower, Rational::from_integer(10)).map(|tenths| tenths.round())?;
    let (whole, tenth) = (tenths.to_integer() / 10, (tenths.to_integer() % 10).abs());
    let sign = if value.kind() == Kind::Percent { "%" } else { "" };
    Some(format!("about {whole}.{tenth}{sign}"))
}

fn not_derived(why: &NotDerived) -> String {
    match why {
        NotDerived::NoValue(claim) => format!("the claim `{claim}` has no value"),
        NotDerived::DivisionByZero => "it divides by what may be zero".to_owned(),
        NotDerived::TooLarge => "a figure on the way is too large".to_owned(),
    }
}

/// Whether a figure can be what a derivation of this sort gives.
fn is_of_sort(sentence: &ReadSentence, number: usize, sort: &DerivationSort) -> bool {
    let kind = Asked::of(&sentence.mentions[number]).kind;
    match sort {
        DerivationSort::Share | DerivationSort::Percent | DerivationSort::Points => {
            kind == Kind::Percent
        }
        DerivationSort::Date => kind == Kind::Date,
        DerivationSort::Days => kind == Kind::Quantity,
        DerivationSort::Number | DerivationSort::Amount { .. } => {
            matches!(kind, Kind::Count | Kind::Quantity)
        }
    }
}
