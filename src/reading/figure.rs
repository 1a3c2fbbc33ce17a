//! Numbers with their hedges, measures and nouns, as mentions.

use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::LazyLock;

use crate::text::Span;
use crate::value::arithmetic::times;
use crate::value::{Number, Rational};

use super::amount::{Amount, Measure, amount_at, article_at};
use super::cardinal::{Cardinal, ordinal_at};
use super::date::is_day_at;
use super::exclusion::{is_label_of, is_no_figure};
use super::hedge::{hedge_after, hedge_before, hedged, none_at, vague_at, vague_share_at};
use super::phrases::Phrases;
use super::token::{Class, Tokens};
use super::unit::unit_at;
use super::words::{Hedge, NumberWord, number_word, rows};
use super::{Figure, Mention, Rule};

/// How many words after a figure may hold its unit: "27 other Iranian diplomats".
const NOUN_WORDS: usize = 5;

/// How many words an address has after its number: "1600 Pennsylvania Avenue".
const ADDRESS_WORDS: usize = 3;

/// A number with the rule that read it, and where its figure begins and ends.
struct Found {
    number: Number,
    rule: Rule,
    measure: Measure,
    share: bool,
    from: usize,
    next: usize,
}

/// Returns the mention of a number that begins at token `i`, and the token after it.
pub(super) fn mention_at(tokens: &Tokens<'_>, i: usize) -> Option<(Mention, usize)> {
    let (hedge, start) = hedge_before(tokens, i);
    if start > i && is_day_at(tokens, start) {
        return None;
    }
    if let Some(found) = ordinal_mention(tokens, i, start, hedge) {
        return Some(found);
    }
    if ordinal_at(tokens, start).is_some() && super::fraction::fraction_at(tokens, start).is_none()
    {
        return None;
    }
    if let Some(found) = uncounted(tokens, i, start, hedge) {
        return Some(found);
    }
    let found = range_at(tokens, start).or_else(|| one_at(tokens, i, start, hedge))?;
    let found = match found.rule {
        Rule::MoreThan | Rule::AtLeast | Rule::LessThan | Rule::AtMost => {
            with_other_bound(tokens, &found).unwrap_or(found)
        }
        _ => found,
    };
    Some(mention(tokens, i, &found))
}

/// Returns the token after a phrase that states no figure though it holds a number word: "no one", "at first".
pub(super) fn idiom_at(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    static IDIOMS: LazyLock<Phrases<()>> = LazyLock::new(|| {
        let table = rows(include_str!("../../data/words/idioms.tsv"));
        Phrases::new(table.map(|(phrase, ..)| (phrase, ())))
    });
    IDIOMS.at(tokens, i).next().map(|((), next)| next)
}

/// "the fourth"; "between the tenth and the fifteenth"; "phase two".
fn ordinal_mention(
    tokens: &Tokens<'_>,
    i: usize,
    start: usize,
    hedge: Option<Hedge>,
) -> Option<(Mention, usize)> {
    let place = |at: usize| {
        let at = at + usize::from(tokens.word(at) == "the");
        ordinal_at(tokens, at).map(|(place, _, next)| (Rational::from_integer(place), next))
    };
    let says = |number, next| {
        let span = tokens.span(i, next);
        Some((
            Mention { span, figure: span, rule: Rule::Ordinal, says: Figure::Ordinal(number) },
            next,
        ))
    };
    let between = tokens.word(i) == "between";
    if between || matches!(hedge, Some(Hedge::MoreThan | Hedge::LessThan)) {
        let (first, next) = place(start + usize::from(between))?;
        let (other, at) = if between {
            (None, next)
        } else {
            hedge_before(tokens, next + usize::from(tokens.word(next) == ","))
        };
        let at = at + usize::from(matches!(tokens.word(at), "and" | "but"));
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
    let (place, _, next) = ordinal_at(tokens, i)?;
    let share = super::fraction::fraction_at(tokens, i).is_some();
    (!share).then(|| says(Number::exact(Rational::from_integer(place)), next))?
}

/// "dozens", "several", "most of", "no votes".
fn uncounted(
    tokens: &Tokens<'_>,
    i: usize,
    start: usize,
    hedge: Option<Hedge>,
) -> Option<(Mention, usize)> {
    let found = |number, rule, next, measure| Found {
        number,
        rule,
        measure,
        share: false,
        from: start,
        next,
    };
    if hedge.is_none() {
        if let Some((share, next)) = vague_share_at(tokens, i) {
            return Some(mention(tokens, i, &found(share, Rule::Vague, next, Measure::Percent)));
        }
        if let Some(next) = none_at(tokens, i) {
            let zero = Number::exact(Rational::ZERO);
            return Some(mention(tokens, i, &found(zero, Rule::None, next, Measure::None)));
        }
    }
    let (number, next) = vague_at(tokens, start)?;
    let (measure, next) = match unit_at(tokens, next) {
        Some((unit, end)) => (Measure::Unit(unit), end),
        None => match super::money::after(tokens, next) {
            Some((currency, end)) => (Measure::Money(currency), end),
            None => (Measure::None, next),
        },
    };
    // A bound of a bound keeps the side that both share: "more than a dozen", "up to several hundred".
    let number = match (hedge, number.ends()) {
        (None | Some(Hedge::About | Hedge::Exactly | Hedge::Nearly), _) => number,
        (Some(Hedge::AtLeast | Hedge::MoreThan), (Some(least), _)) => Number::at_least(least),
        (Some(Hedge::AtMost | Hedge::LessThan), (_, Some(most))) => Number::at_most(most),
        _ => return None,
    };
    Some(mention(tokens, i, &found(number, Rule::Vague, next, measure)))
}

/// "600-700", "between $5 and $10", "from 3km to 5km", "70 to 80 percent".
fn range_at(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let opener = tokens.word(i);
    let opened = matches!(opener, "between" | "from");
    let from = i + usize::from(opened);
    let first = amount_at(tokens, from)?;
    let connector = first.next;
    let joined =
        tokens.is_hyphen(connector) && tokens.glued(connector) == tokens.glued(connector + 1);
    let worded = matches!(tokens.word(connector), "to" | "or" | "through" | "~")
        || (tokens.word(connector) == "and"
            && (opener == "between" || (opened && first.measure != Measure::None)));
    // "2 -7 g", where no weight is negative.
    let leaning = tokens.is_hyphen(connector)
        && tokens.glued(connector + 1)
        && first.measure == Measure::None;
    if !(joined || worded || leaning) {
        return None;
    }
    // "between 2l and about 7l".
    let (hedge, at) = hedge_before(tokens, connector + 1);
    let at = if hedge == Some(Hedge::About) { at } else { connector + 1 };
    let last = amount_at(tokens, at)?;
    let shared = last.number.times_unscaled(&first.number)?;
    let (measure, changed) = match (first.measure, last.measure) {
        // "$5-10 million"; but "$5 to 10 people".
        (Measure::Money(currency), Measure::None)
            if joined || last.number.magnitude > 1 || !tokens.is(last.next, Class::Word) =>
        {
            (Measure::Money(currency), false)
        }
        (Measure::None, measure) => (measure, false),
        (_, measure) => (measure, is_change(tokens.word_before(from))),
    };
    let chained = joined && (is_tied(tokens, from, true) || is_tied(tokens, last.next, false));
    let fits = shared < last.number.value
        && !chained
        && !changed
        && first.measure.begins(measure)
        && (joined || worded || matches!(last.measure, Measure::Unit(_)));
    let sure = |rule| !matches!(rule, Rule::DecimalComma);
    if !fits
        || !sure(first.number.rule)
        || is_no_figure(tokens, from, &first.number, true)
        || is_no_figure(
            tokens,
            from,
            &Cardinal { next: last.number.next, ..last.number.clone() },
            last.measure != Measure::None,
        )
    {
        return None;
    }
    let number = Number::range(Bound::Included(shared), Bound::Included(last.number.value))?;
    Some(Found {
        number,
        rule: Rule::NumberRange,
        measure,
        share: last.number.share,
        from: i,
        next: last.next,
    })
}

/// Whether a hyphen ties the token `at` to a number before it, or to one that begins after it: "4-4-2".
fn is_tied(tokens: &Tokens<'_>, at: usize, before: bool) -> bool {
    let (hyphen, other) =
        if before { (at.wrapping_sub(1), at.wrapping_sub(2)) } else { (at, at + 1) };
    let number = number_word(tokens.word(other)).is_some_and(NumberWord::is_cardinal)
        || tokens.is(other, Class::Figure);
    tokens.is_hyphen(hyphen) && tokens.glued(hyphen) && number
}

/// One amount with its hedge.
fn one_at(tokens: &Tokens<'_>, i: usize, start: usize, hedge: Option<Hedge>) -> Option<Found> {
    let amount = amount_at(tokens, start).or_else(|| article_at(tokens, start))?;
    let Amount { number, mut measure, mut next } = amount;
    if is_no_figure(tokens, start, &number, measure != Measure::None)
        || is_name(tokens, measure, next)
    {
        return None;
    }
    // "$2000 over 3 years" is no bound.
    let spans = tokens.word(i) == "over"
        && start == i + 1
        && matches!(measure, Measure::Unit(unit) if unit.is_time())
        && (tokens.is(i.wrapping_sub(1), Class::Figure)
            || super::money::is_sign(tokens.word_before(i)));
    if spans {
        return None;
    }
    let (hedge, mut after) = hedge_after(tokens, next, hedge);
    // "600+ km", "5 or more years", "2 below zero".
    if after > next && measure == Measure::None {
        if let Some((unit, end)) = unit_at(tokens, after) {
            (measure, after) = (Measure::Unit(unit), end);
        } else if let Some(end) = super::amount::percent_after(tokens, after) {
            (measure, after) = (Measure::Percent, end);
        }
    }
    next = after;
    let mut value = number.value;
    if let Some(end) = tokens.after_phrase(next, "below zero").filter(|_| hedge.is_none()) {
        (value, next) = (-value, end);
    }
    let number = Cardinal { value, ..number };
    let plain = (stated(&number, measure == Measure::Percent), number.rule);
    let (number_, rule) = match hedge {
        Some(hedge) => hedged(hedge, value, plain)?,
        None => plain,
    };
    Some(Found { number: number_, rule, measure, share: number.share, from: start, next })
}

/// Whether `word` tells of a change: "rose", "by".
fn is_change(word: &str) -> bool {
    static CHANGES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        rows(include_str!("../../data/words/changes.tsv")).map(|(word, ..)| word).collect()
    });
    CHANGES.contains(word)
}

/// "Eight Mile Road", "29km Road", "10 Downing Street".
fn is_name(tokens: &Tokens<'_>, measure: Measure, next: usize) -> bool {
    static NAMES: LazyLock<Phrases<()>> = LazyLock::new(|| {
        Phrases::new(rows(include_str!("../../data/words/names.tsv")).map(|(word, ..)| (word, ())))
    });
    let capital = |at: &usize| tokens.get(*at).is_some_and(|token| token.capital);
    let most = match measure {
        Measure::Unit(_) => 1,
        Measure::None => ADDRESS_WORDS,
        Measure::Percent | Measure::Money(_) => 0,
    };
    (next..next + most).take_while(capital).any(|at| NAMES.at(tokens, at).next().is_some())
}

/// Returns a number as it was written: rounded where its last digit shows so, and a percentage always.
fn stated(number: &Cardinal, percent: bool) -> Number {
    match number.step {
        _ if number.loose => Number::about(number.value),
        Some(step) => Number::rounded(number.value, step),
        None if percent => Number::rounded(number.value, Rational::from_integer(1)),
        None => Number::exact(number.value),
    }
}

/// "above 1000 and below 1500", "greater than 100 but less than 300": one interval where both can hold.
fn with_other_bound(tokens: &Tokens<'_>, found: &Found) -> Option<Found> {
    let comma = usize::from(tokens.word(found.next) == ",");
    let at = found.next + comma;
    let start = at + usize::from(matches!(tokens.word(at), "and" | "but"));
    let (hedge, amount_start) = hedge_before(tokens, start);
    if start == at || amount_start == start {
        return None;
    }
    let other = one_at(tokens, start, amount_start, hedge)?;
    let is_lower = |rule| matches!(rule, Rule::MoreThan | Rule::AtLeast);
    let is_upper = |rule| matches!(rule, Rule::LessThan | Rule::AtMost);
    let (low, high) = if is_lower(found.rule) && is_upper(other.rule) {
        (found, &other)
    } else if is_upper(found.rule) && is_lower(other.rule) {
        (&other, found)
    } else {
        return None;
    };
    let (least, most) = (low.number.ends().0?, high.number.ends().1?);
    let end = |end, open| if open { Bound::Excluded(end) } else { Bound::Included(end) };
    let number = Number::range(
        end(least, low.rule == Rule::MoreThan),
        end(most, high.rule == Rule::LessThan),
    );
    let number = number.filter(|_| least < most && found.measure.begins(other.measure))?;
    Some(Found {
        number,
        rule: Rule::TwoBounds,
        measure: other.measure,
        share: other.share,
        from: found.from,
        next: other.next,
    })
}

/// Returns the mention whose hedge begins at token `i`.
fn mention(tokens: &Tokens<'_>, i: usize, found: &Found) -> (Mention, usize) {
    let plain = matches!(found.rule, Rule::Digits | Rule::Words | Rule::Fraction);
    let (mut next, mut rule) = (found.next, found.rule);
    let number = found.number;
    let says = match found.measure {
        Measure::Percent => Figure::Percent(number),
        Measure::Money(currency) => Figure::Money { number, currency: currency.name },
        Measure::Unit(unit) if unit.is_time() => {
            let age = age_after(tokens, next);
            next = age.unwrap_or(next);
            if plain {
                rule = if age.is_some() { Rule::Age } else { Rule::Duration };
            }
            Figure::Duration { number, unit: unit.name }
        }
        Measure::Unit(unit) => Figure::Measure { number, unit: unit.name },
        Measure::None if found.share => Figure::Share(number),
        Measure::None if is_age(tokens, found.from) => {
            rule = if plain { Rule::Age } else { rule };
            Figure::Duration { number, unit: "years" }
        }
        Measure::None => Figure::Number { number, noun: noun_after(tokens, next) },
    };
    let figure = tokens.span(found.from, next);
    (Mention { span: tokens.span(i, next), figure, rule, says }, next)
}

/// Returns the token after "old" or "of age".
fn age_after(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let old = at + usize::from(tokens.is_dash(at) && tokens.glued(at));
    if matches!(tokens.word(old), "old" | "olds") {
        Some(old + 1)
    } else {
        tokens.after_phrase(at, "of age")
    }
}

/// Whether the figure at token `at` is an age: "aged 17", "at the age of 17".
fn is_age(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.word_before(at);
    matches!(before, "aged" | "age") || (before == "of" && at >= 2 && tokens.word(at - 2) == "age")
}

/// Returns the words after the token `at` in which the unit may stand: up to the end of the clause.
fn noun_after(tokens: &Tokens<'_>, at: usize) -> Span {
    let start = if tokens.is_dash(at) && tokens.glued(at) { at + 1 } else { at };
    let words = (start..start + NOUN_WORDS).take_while(|i| tokens.is(*i, Class::Word)).count();
    tokens.span(start, start + words)
}

/// Returns a share as so many percent: 2/3 as 66 2/3.
pub(super) fn in_percent(share: &Number) -> Option<Number> {
    let hundred = Rational::from_integer(100);
    let end = |end: Bound<Rational>| match end {
        Bound::Included(end) => times(end, hundred).map(Bound::Included),
        Bound::Excluded(end) => times(end, hundred).map(Bound::Excluded),
        Bound::Unbounded => Some(Bound::Unbounded),
    };
    match (share.nominal(), share.step()) {
        (Some(nominal), Some(step)) => {
            Some(Number::rounded(times(nominal, hundred)?, times(step, hundred)?))
        }
        (Some(nominal), None) if share.bounds(None).lower() == Bound::Included(nominal) => {
            times(nominal, hundred).map(Number::exact)
        }
        (Some(nominal), None) => times(nominal, hundred).map(Number::about),
        (None, _) => {
            let bounds = share.bounds(None);
            Number::range(end(bounds.lower())?, end(bounds.upper())?)
        }
    }
}
