//! Places in an order: "4th", "twenty-first", "one hundred twenty-fifth".

use std::ops::Bound;

use crate::value::{Number, Rational};

use crate::reading::lexicon::{Ending, Hedge, NumberWord, Set};
use crate::reading::mention::{Figure, Mention};
use crate::reading::number::exclusion::{is_cardinal, is_label_of};
use crate::reading::number::fraction::fraction_at;
use crate::reading::number::hedge::hedge_before;
use crate::reading::number::name::is_headline;
use crate::reading::number::numeral::LARGEST_NUMERATOR;
use crate::reading::number::place::{ordinal_at, ordinal_word};
use crate::reading::number::sum::Sum;
use crate::reading::number::unit::unit_at;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// "the fourth"; "between the tenth and the fifteenth"; "phase two".
pub(super) fn ordinal_mention(
    tokens: &Tokens<'_>,
    i: usize,
    start: usize,
    hedge: Option<Hedge>,
) -> Option<(Mention, usize)> {
    let place = |at: usize| {
        let at = at + usize::from(tokens.is_in(at, Set::Definite));
        ordinal_at(tokens, at).map(|(place, _, next)| (Rational::from_integer(place), next))
    };
    let says = |number, next| {
        let span = tokens.span(i, next);
        Some((
            Mention {
                span,
                figure: span,
                rule: Rule::Ordinal,
                says: Figure::Ordinal(number),
                per: None,
            },
            next,
        ))
    };
    if is_in_capital_name(tokens, start) || is_unit_of_rate(tokens, start) {
        return None;
    }
    let between = tokens.is_in(i, Set::Between);
    if between || matches!(hedge, Some(Hedge::MoreThan | Hedge::LessThan)) {
        let (first, next) = place(start + usize::from(between))?;
        let (other, at) = if between {
            (None, next)
        } else {
            hedge_before(tokens, next + usize::from(tokens.word(next) == ","))
        };
        let at = at + usize::from(tokens.is_in(at, Set::BoundJoint));
        let (other, at) = if between { (other, at) } else { hedge_before(tokens, at) };
        let (last, end) = place(at)?;
        return match (between, hedge, other) {
            (true, ..) => says(Number::range(Bound::Included(first), Bound::Included(last))?, end),
            (_, Some(Hedge::MoreThan), Some(Hedge::LessThan)) => {
                says(Number::range(Bound::Excluded(first), Bound::Excluded(last))?, end)
            }
            _ => None,
        };
    }
    if let Some(next) = is_label_of(tokens, i) {
        return says(Number::exact(Rational::from_integer(next.0)), next.1);
    }
    if let Some((place, next)) = hundreds_at(tokens, i) {
        return says(Number::exact(Rational::from_integer(place)), next);
    }
    let (place, _, next) = ordinal_at(tokens, i)?;
    // "the second-in-command", "a first-of-its-kind trial".
    if tokens.ties(next) && tokens.is_in(next + 1, Set::Parting) {
        return None;
    }
    if is_seconded(tokens, i, next) || is_adverb(tokens, i, place, next) {
        return None;
    }
    // "the one hundredth goal", but not "the one hundredth of a second".
    let whole = tokens.is_in(next, Set::Of);
    let counted = place >= 100 && tokens.is_in_before(i, Set::Definite) && !whole;
    let share = !counted && fraction_at(tokens, i).is_some();
    (!share).then(|| says(Number::exact(Rational::from_integer(place)), next))?
}

/// "First, he left", "she first asked", "the first three days": a word for when or how something is done, and no place.
fn is_adverb(tokens: &Tokens<'_>, at: usize, place: i128, next: usize) -> bool {
    if !tokens.is(at, Class::Word) {
        return false;
    }
    let opens =
        at == 0 || !tokens.is(at - 1, Class::Word) || tokens.is_in(at - 1, Set::Coordinating);
    let listed = tokens.word(next) == ","
        && opens
        && (at == 0 || tokens.word(at - 1) != ",")
        // "First, Ann Moor; second, Karim Osei" is a list of places.
        && (tokens.is_small_word(next + 1)
            || tokens.is_capital_word(next + 1) && tokens.is_small_word(next + 2));
    let leads = [Set::Articles, Set::Definite, Set::Owner, Set::Pointing, Set::Another];
    let is_named = at > 0
        && (leads.into_iter().any(|set| tokens.is_in(at - 1, set))
            || tokens.lexicon.ends(tokens.word(at - 1), Ending::Possessive));
    let told = tokens.is(at.wrapping_sub(1), Class::Word)
        && !is_named
        && !tokens.is_capital(at)
        && is_told(tokens, next);
    // "the first one" is a place.
    let one = tokens.number_word(next) == Some(NumberWord::Unit(1));
    let several = is_cardinal(tokens, next) && !one && !tokens.ties(next + 1) && is_named;
    listed || place == 1 && (told || several)
}

/// Whether a verb of the past stands at token `at`, and not before the noun that it would describe.
fn is_told(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_past = tokens.is_in(at, Set::Back)
        || tokens.word(at).len() > 4
            && tokens.lexicon.ends(tokens.word(at), Ending::Past)
            && !tokens.is_in(at, Set::NotPast);
    is_past && tokens.is_small_word(at)
}

/// "a motion by Moor, 2nd by Osei": who seconded it.
fn is_seconded(tokens: &Tokens<'_>, at: usize, next: usize) -> bool {
    tokens.is(at, Class::Figure)
        && tokens.word(at) == "2"
        && tokens.is_in(next, Set::By)
        && tokens.is_capital_word(next + 1)
        && !tokens.is_in_before(at, Set::Articles)
}

/// "5 km per second", "5 m a second": a unit of time that is the word for a place too.
fn is_unit_of_rate(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(joint) = at.checked_sub(1) else { return false };
    let article = tokens.is_in(joint, Set::Indefinite)
        && joint > 0
        && unit_at(tokens, joint - 1).is_some_and(|(_, next)| next == joint);
    unit_at(tokens, at).is_some() && (tokens.is_in(joint, Set::Per) || article)
}

/// "First Boston", "the Second World War", "20th Century Fox": a place in an order that begins a name.
fn is_in_capital_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let names = |at: usize| tokens.is_capital_word(at) && tokens.calendar_word(at).is_none();
    let inside = at > 0
        && (tokens.is(at - 1, Class::Word) || matches!(tokens.word(at - 1), "," | "(" | ";"));
    if tokens.is_capital_word(at) && names(at + 1) {
        // A sentence gives one capital, and names of persons and peoples another: "First Iranian leader".
        let end = tokens.is_in(at + 1, Set::NameEnd);
        return inside || (end || names(at + 2)) && !is_headline(tokens, at, at + 2);
    }
    // "3rd Avenue", "42nd Street".
    if tokens.is(at, Class::Figure) && names(at + 2) && tokens.is_in(at + 2, Set::NameEnd) {
        return true;
    }
    tokens.is(at, Class::Figure)
        && tokens.is_capital_word(at + 2)
        && unit_at(tokens, at + 2).is_some()
        && tokens.is_capital_word(at + 3)
}

/// Returns the place that begins with one magnitude at token `i`, and the token after it: "a hundred and fifth",
/// "hundred thousandth". "A hundred first-time voters" are a hundred.
fn hundreds_at(tokens: &Tokens<'_>, i: usize) -> Option<(i128, usize)> {
    let start = i + usize::from(tokens.is_in(i, Set::Indefinite));
    let magnitude = tokens.number_word(start);
    let counted = i > 0 && (tokens.is(i - 1, Class::Figure) || tokens.number_word(i - 1).is_some());
    if counted || !matches!(magnitude, Some(NumberWord::Hundred | NumberWord::Scale(_))) {
        return None;
    }
    if ordinal_word(tokens.lexicon, tokens.word(start + 1)).is_some_and(|last| last < 100) {
        return None;
    }
    let one = Sum { current: 1, ..Sum::default() };
    let (place, next) = one.until_ordinal(tokens, start)?;
    // "a hundred thousandth of a second" is a share.
    let holds = place.unsigned_abs() <= LARGEST_NUMERATOR && !tokens.is_in(next, Set::Of);
    holds.then_some((place, next))
}

#[cfg(test)]
mod tests {
    use crate::reading::{Reader, ReadingKind, SpokenFrom};

    fn check(text: &str, expected: &[&str]) {
        let readings = Reader::english().read(text, &SpokenFrom::default()).into_iter();
        let places = readings.filter(|reading| reading.kind == ReadingKind::Ordinal);
        let places: Vec<_> = places.map(|reading| reading.value.to_string()).collect();
        assert_eq!(places, expected, "{text}");
    }

    #[test]
    fn a_place_may_begin_with_its_hundreds() {
        check("a hundred and twenty fifth", &["125"]);
        check("the hundred and twenty-fifth meeting", &["125"]);
        check("one hundred twenty-fifth", &["125"]);
        check("the hundred thousandth visitor", &["100000"]);
        check("the two hundred thousandth visitor", &["200000"]);
    }

    #[test]
    fn a_place_is_told_from_a_share_and_a_count() {
        check("the one hundredth goal", &["100"]);
        check("the one hundredth of a gram", &[]);
        check("a hundred first-time voters", &[]);
        check("First, she first asked for the first three days.", &[]);
        check("Its first asked price was the first of three.", &["1", "1"]);
        check("the first one of its kind, in her first two-year term", &["1", "1"]);
        check("First, Ann Moor; second, Karim Osei", &["1", "2"]);
        check("He came second, behind Osei; third, he lost.", &["2"]);
        check("first-year students and first-time voters", &[]);
        check("one fifth of the seats", &[]);
    }

    #[test]
    fn a_place_may_begin_a_name() {
        check("First National Bank was robbed.", &[]);
        check("A bomb went off on Second Avenue at noon.", &[]);
        check("He worked for 20th Century Fox then.", &[]);
        check("the Fifth Republic was founded", &[]);
        check("First Iranian diplomats resigned.", &["1"]);
    }
}
