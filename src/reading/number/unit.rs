//! Units of measure, from `data/words/units.tsv`.

use std::sync::Arc;

use crate::reading::lexicon::{Lexicon, MeasureUnit, Set, UnitPosition, UnitSystem};
use crate::reading::number::exclusion::is_opening;
use crate::reading::number::minute::is_minute_of_game;
use crate::reading::number::vague::is_plural;
use crate::reading::token::{Class, Tokens};
use crate::value::arithmetic::times;
use crate::value::{Number, Rational};

/// Returns the unit at token `at`, after a figure and perhaps a hyphen, and the token after it.
pub(super) fn unit_at<'t>(tokens: &Tokens<'t>, at: usize) -> Option<(&'t MeasureUnit, usize)> {
    let units = || tokens.phrases(&tokens.lexicon.units, at);
    let is_told = |unit: &MeasureUnit| matches!(unit.position, UnitPosition::Beside(_));
    let mut fitting = units().filter(|(unit, next)| stands(tokens, unit, at, *next));
    let told = units().find(|(unit, next)| is_told(unit) && stands(tokens, unit, at, *next));
    let (unit, next) = told.or_else(|| fitting.next())?;
    Some((unit, next))
}

fn stands(tokens: &Tokens<'_>, unit: &MeasureUnit, at: usize, next: usize) -> bool {
    let glued = tokens.glued(at);
    let capital = tokens.is_capital(at);
    let single = tokens.word(at).len() == 1 && next == at + 1 && tokens.is(at, Class::Word);
    // "5G" is a network, "20 F" a column; but "2L".
    let takes_capital = matches!(
        unit.position,
        UnitPosition::Capital | UnitPosition::AnyLetter | UnitPosition::CapitalApart
    );
    if single && capital && !takes_capital {
        return false;
    }
    // "Review 2013-2014\nYear ending in May".
    if capital && unit.is_time() && tokens.breaks_line(at) {
        return false;
    }
    if is_molar(tokens, at) != (unit.position == UnitPosition::Molar) {
        return false;
    }
    match &unit.position {
        UnitPosition::Free | UnitPosition::Molar => true,
        // "9.58s", but not "the 90s".
        UnitPosition::Apart => {
            let is_decimal = at > 0 && tokens.word(at - 1).contains('.');
            (!glued || is_decimal) && !capital && !tokens.ties(next)
        }
        // "the 70's".
        UnitPosition::Glued => {
            let goes_on = tokens.is(next, Class::Word) && tokens.glued(next);
            let is_minute = at > 0 && is_minute_of_game(tokens, at - 1);
            glued && !goes_on && !is_minute && !closes_quotation(tokens, at)
        }
        UnitPosition::Letter | UnitPosition::AnyLetter => {
            let goes_on = tokens.is_in(next, Set::LetterGoesOn);
            // "a 300 m cliff".
            let describes = at >= 2
                && tokens.is(at - 1, Class::Figure)
                && (tokens.is_in_before(at - 1, Set::Indefinite)
                    || tokens.is_in_before(at - 1, Set::Definite));
            // "2 l milk": no other word is so short.
            let is_litre = unit.position == UnitPosition::AnyLetter && !capital;
            // "a 400 m relay", "6.15 m was"; "5 m people" are millions.
            let is_metre = !capital
                && tokens.is_small_word(next)
                && !tokens.is_in(next, Set::CountedInMillions)
                && !is_plural(tokens.lexicon, tokens.word(next));
            glued || goes_on || describes || is_litre || is_metre || !tokens.is(next, Class::Word)
        }
        UnitPosition::After(larger) => {
            let hyphen = tokens.is_dash(next) && tokens.glued(next);
            // "8 1⁄2 in" has four tokens.
            let back = [2, 3, 4, 5].map(|back| at.wrapping_sub(back));
            (glued && !hyphen)
                || back.into_iter().any(|at| is_named(tokens, at, larger))
                || is_converted(tokens, next)
        }
        UnitPosition::Beside(word) => {
            let near = at.saturating_sub(NEAR)..at + NEAR;
            !capital && near.into_iter().any(|at| tokens.word(at) == &**word)
        }
        UnitPosition::Capital => glued && capital,
        UnitPosition::CapitalApart => !glued && capital && !tokens.is(next, Class::Word),
    }
}

/// "5 mM", "32.4 µM": amounts of a substance in a litre, and no lengths.
fn is_molar(tokens: &Tokens<'_>, at: usize) -> bool {
    let written = tokens.span(at, at + 1).of(tokens.text);
    written.ends_with('M') && written.starts_with(char::is_lowercase)
}

/// How many words away another may tell what a unit is.
const NEAR: usize = 8;

/// "15 in (381 mm)": whether the same length in a metric unit stands in brackets at token `at`.
fn is_converted(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut units = tokens.phrases(&tokens.lexicon.units, at + 2);
    tokens.word(at) == "("
        && tokens.is(at + 1, Class::Figure)
        && units.any(|(unit, _)| unit.system == Some(UnitSystem::Metre))
}

/// Whether the sign at token `at` closes a quotation: `the "Agenda 21"`, `'about 40'`. The sign before it opens one then, where
/// it is glued to the word after it alone.
fn closes_quotation(tokens: &Tokens<'_>, at: usize) -> bool {
    let sign = tokens.word(at);
    if !matches!(sign, "\"" | "'" | "”") {
        return false;
    }
    let is_worded = tokens.is(at - 1, Class::Word);
    let mut before = (0..at).rev().take(LONGEST_QUOTATION).filter(|mark| {
        let is_open =
            sign == "'" && tokens.word(*mark) == "‘" || sign == "”" && tokens.word(*mark) == "“";
        let is_of_figure = tokens.glued(*mark) && tokens.is(mark.wrapping_sub(1), Class::Figure);
        (tokens.word(*mark) == sign || is_open) && !is_of_figure
    });
    let opens = |mark: usize| {
        let is_free = mark == 0 || !tokens.glued(mark) || is_opening(tokens.word_before(mark));
        is_free || tokens.is_dash(mark - 1)
    };
    is_worded || before.next().is_some_and(opens)
}

/// How many tokens back the sign that opened a quotation is looked for.
const LONGEST_QUOTATION: usize = 400;

/// Whether a unit of that name, in one word, stands at token `at`.
fn is_named(tokens: &Tokens<'_>, at: usize, name: &str) -> bool {
    let mut units = tokens.phrases(&tokens.lexicon.units, at);
    units.any(|(unit, next)| next == at + 1 && *unit.name == *name)
}

/// Returns the unit that `name` names in the singular, the plural or short; `None` where no unit has it.
fn by_name<'l>(lexicon: &'l Lexicon, name: &str) -> Option<&'l Arc<MeasureUnit>> {
    lexicon.unit_names.get(&name.to_lowercase())?.as_ref()
}

/// Returns the name, in the plural, of the unit that `name` names; `None` where no unit has it.
pub(in crate::reading) fn canonical<'l>(lexicon: &'l Lexicon, name: &str) -> Option<&'l str> {
    by_name(lexicon, name).map(|unit| &*unit.name)
}

/// Whether `name` is a unit that only figures in it can be given in: things are counted in barrels and cups too.
pub(in crate::reading) fn is_strict(lexicon: &Lexicon, name: &str) -> bool {
    by_name(lexicon, name).is_some_and(|unit| unit.system.is_some())
}

/// Whether amounts in the unit may be of the currency too: "pounds".
pub(in crate::reading) fn is_money(lexicon: &Lexicon, unit: &str, currency: &str) -> bool {
    by_name(lexicon, unit).and_then(|unit| unit.currency.as_deref()) == Some(currency)
}

/// Returns the unit of a size in its system.
pub(super) fn unit_of(
    lexicon: &Lexicon,
    (system, size): (Option<UnitSystem>, i128),
) -> Option<&MeasureUnit> {
    let mut units = lexicon.units.iter().map(|(_, unit)| &**unit);
    units.find(|unit| unit.system == system && unit.size == size)
}

/// A second, a minute, an hour and a year, by their system and size.
pub(super) const SECOND: (Option<UnitSystem>, i128) = (Some(UnitSystem::Time), 1);
pub(super) const MINUTE: (Option<UnitSystem>, i128) = (Some(UnitSystem::Time), 60);
pub(super) const HOUR: (Option<UnitSystem>, i128) = (Some(UnitSystem::Time), 3600);
pub(super) const YEAR: (Option<UnitSystem>, i128) = (Some(UnitSystem::Calendar), 12);

/// Returns how many of the unit of the name `to` make one of the name `from`; `None` where they measure two things.
pub(in crate::reading) fn factor(lexicon: &Lexicon, from: &str, to: &str) -> Option<Rational> {
    let from = by_name(lexicon, from)?;
    let to = by_name(lexicon, to)?;
    if from.name == to.name {
        return Some(Rational::ONE);
    }
    let systems = (from.system?, to.system?);
    let between = if systems.0 == systems.1 {
        Rational::ONE
    } else {
        *METRIC.iter().find_map(|(own, metric, size)| match systems {
            (first, second) if first == *own && second == *metric => Some(size),
            _ => None,
        })?
    };
    times(Rational::new(from.size, to.size), between)
}

/// The smallest units of the systems of feet and ounces in those of metres and grams: 25.4 mm and 28349.523125 mg, exact
/// by definition (NIST Handbook 44).
const METRIC: [(UnitSystem, UnitSystem, Rational); 4] = [
    (UnitSystem::Foot, UnitSystem::Metre, Rational::new_raw(127, 5)),
    (UnitSystem::Metre, UnitSystem::Foot, Rational::new_raw(5, 127)),
    (UnitSystem::Ounce, UnitSystem::Gram, Rational::new_raw(45_359_237, 1_600)),
    (UnitSystem::Gram, UnitSystem::Ounce, Rational::new_raw(1_600, 45_359_237)),
];

/// Returns the length of time of a name in the plural.
fn time_named<'l>(lexicon: &'l Lexicon, name: &str) -> Option<&'l MeasureUnit> {
    let units = lexicon.units.iter().map(|(_, unit)| &**unit);
    units.into_iter().find(|unit| unit.system == Some(UnitSystem::Time) && *unit.name == *name)
}

/// Returns a length of time of less than a week in the next smaller unit, where it is whole in that and not in its own.
pub(in crate::reading) fn whole(
    lexicon: &Lexicon,
    number: &Number,
    unit: &str,
) -> Option<(Number, Arc<str>)> {
    let nominal = number.written().filter(|written| !written.is_integer())?;
    let own = time_named(lexicon, unit)?;
    let mut smaller: Vec<&MeasureUnit> = lexicon.units.iter().map(|(_, unit)| &**unit).collect();
    smaller.retain(|unit| unit.system == own.system && unit.size < own.size && unit.size < DAY);
    smaller.sort_by_key(|unit| std::cmp::Reverse(unit.size));
    let smaller = smaller.first()?;
    let value = times(nominal, Rational::new(own.size, smaller.size))?;
    let number =
        if number.nominal().is_none() { Number::about(value) } else { Number::exact(value) };
    value.is_integer().then(|| (number, Arc::clone(&smaller.name)))
}

/// A day in seconds: what is said in days is not said in parts of a week.
const DAY: i128 = 86_400;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_known_by_their_names_and_short_forms() {
        let lexicon = &crate::reading::Reader::english().lexicon;
        assert_eq!(canonical(lexicon, "km"), Some("kilometres"));
        assert!(is_strict(lexicon, "hours"));
        assert!(!is_strict(lexicon, "barrels") && !is_strict(lexicon, "votes"));
    }
}
