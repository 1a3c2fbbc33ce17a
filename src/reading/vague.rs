//! Quantities that nobody counted, from `data/words/vague.tsv` and `shares.tsv`, and none at all.

use std::ops::Bound;
use std::sync::LazyLock;

use super::word_table::WordTable;
use crate::value::arithmetic::times;
use crate::value::{Number, Rational};

use super::amount::Measure;
use super::figure::{Found, mention};
use super::phrases::Phrases;
use super::token::{Class, Tokens};
use super::unit::unit_at;
use super::words::{Hedge, NumberWord, number_word, rows};
use super::{Mention, Rule, money};

/// "dozens", "several", "most of", "no votes".
pub(super) fn uncounted(
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
        None => match money::after(tokens, next) {
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

/// Returns the quantity that nobody counted at token `i`, and the token after its words: "dozens", "a few
/// hundred", "several".
pub(super) fn vague_at(tokens: &Tokens<'_>, i: usize) -> Option<(Number, usize)> {
    static VAGUE: LazyLock<Phrases<(Rational, Option<Rational>)>> = LazyLock::new(|| {
        let table = rows(include_str!("../../data/words/vague.tsv"));
        let end = |digits: &str| digits.parse().ok().map(Rational::from_integer);
        Phrases::new(
            table.filter_map(move |(words, least, most)| Some((words, (end(least)?, end(most))))),
        )
    });
    let ((least, most), next) = VAGUE.at(tokens, i).next()?;
    let (scale, next) = match number_word(tokens.word(next)) {
        Some(NumberWord::Scale(scale)) if most.is_some() => (scale, next + 1),
        Some(NumberWord::Hundred) if most.is_some() => (100, next + 1),
        Some(NumberWord::Dozen) if most.is_some() => (12, next + 1),
        _ => (1, next),
    };
    let by = Rational::from_integer(scale);
    let number = match most {
        Some(most) => {
            Number::range(Bound::Included(times(least, by)?), Bound::Included(times(most, by)?))?
        }
        None => Number::at_least(least),
    };
    // "two hundreds", "in the thousands" and "millions more" are vague too; "hundreds" after a number is not.
    let counted = number_word(tokens.word_before(i)).is_some_and(NumberWord::is_cardinal)
        || tokens.is(i.wrapping_sub(1), Class::Figure);
    (!counted).then_some((number, next))
}

/// Returns the share that nobody counted at token `i`, in percent: "most of", "a majority of".
pub(super) fn vague_share_at(tokens: &Tokens<'_>, i: usize) -> Option<(Number, usize)> {
    static SHARES: LazyLock<Phrases<(Rational, bool)>> = LazyLock::new(|| {
        let table = rows(include_str!("../../data/words/shares.tsv"));
        Phrases::new(table.filter_map(|(words, bound, side)| {
            Some((words, (Rational::from_integer(bound.parse().ok()?), side == "more-than")))
        }))
    });
    let ((bound, more), next) = SHARES.at(tokens, i).next()?;
    // "most of 2009" is a length of time.
    let timed = tokens.is(next, Class::Figure) || tokens.word_before(i) == "at";
    let number = if more { Number::more_than(bound) } else { Number::less_than(bound) };
    (!timed).then_some((number, next))
}

/// Whether `word` is the plural of something that sources count, as `data/words/counted.tsv` lists them.
pub(super) fn is_counted(word: &str) -> bool {
    static NOUNS: LazyLock<WordTable<()>> = LazyLock::new(|| {
        rows(include_str!("../../data/words/counted.tsv")).map(|(word, ..)| (word, ())).collect()
    });
    NOUNS.has(word)
}

/// Returns the token after "no" where it counts none of what follows: "no votes".
pub(super) fn none_at(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    match tokens.word(i) {
        "no" if is_counted(tokens.word(i + 1)) => Some(i + 1),
        "none" if tokens.word(i + 1) == "of" => Some(i + 1),
        "not" => tokens
            .after_phrase(i, "not a single")
            .or_else(|| tokens.after_phrase(i, "not one of").map(|next| next - 1)),
        _ => None,
    }
}

/// Words after which a noun belongs to something else than the figure before them.
const PARTING: [&str; 36] = [
    "a", "also", "an", "and", "are", "as", "at", "but", "by", "each", "for", "from", "had", "has",
    "have", "his", "if", "in", "is", "it", "its", "of", "on", "or", "said", "than", "that", "the",
    "their", "to", "was", "were", "which", "who", "will", "with",
];

/// Returns the noun that a figure counts, from the words after it: the first plural of its clause.
pub(super) fn counted_noun(words: &str) -> Option<&str> {
    let own = words.split_whitespace().take_while(|word| !PARTING.contains(word));
    own.map(|word| word.split('-').next().unwrap_or(word)).find(|word| is_plural(word))
}

fn is_plural(word: &str) -> bool {
    let regular = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let lower = word.starts_with(char::is_lowercase);
    lower && (matches!(word, "people" | "men" | "women" | "children") || regular)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_and_their_ends_are_numbers() {
        let vague = include_str!("../../data/words/vague.tsv");
        let tables = [
            vague,
            include_str!("../../data/words/counted.tsv"),
            include_str!("../../data/words/idioms.tsv"),
            include_str!("../../data/words/names.tsv"),
            include_str!("../../data/words/changes.tsv"),
            include_str!("../../data/words/labels.tsv"),
        ];
        for table in tables {
            let words: Vec<_> = rows(table).map(|(words, ..)| words).collect();
            assert!(words.is_sorted_by(|one, next| one < next), "{words:?}");
        }
        assert!(rows(vague).all(|(_, least, most)| {
            least.parse::<i128>().is_ok() && (most.is_empty() || most.parse::<i128>().is_ok())
        }));
    }
}
