//! Units of measure, from `data/words/units.tsv`.

use std::sync::Arc;

use crate::reading::lexicon::{Lexicon, MeasureUnit, UnitPosition, UnitSystem};
use crate::reading::token::{Class, Tokens};
use crate::value::arithmetic::times;
use crate::value::{Number, Rational};

/// Returns the unit at token `at`, after a figure and perhaps a hyphen, and the token after it.
pub(super) fn unit_at<'t>(tokens: &Tokens<'t>, at: usize) -> Option<(&'t MeasureUnit, usize)> {
    let mut units = tokens.phrases(&tokens.lexicon.units, at);
    let (unit, next) = units.find(|(unit, next)| stands(tokens, unit, at, *next))?;
    Some((unit, next))
}

fn stands(tokens: &Tokens<'_>, unit: &MeasureUnit, at: usize, next: usize) -> bool {
    let glued = tokens.glued(at);
    let capital = tokens.get(at).is_some_and(|token| token.capital);
    let single = tokens.word(at).len() == 1 && next == at + 1 && tokens.is(at, Class::Word);
    // "5G" is a network, "20 F" a column; but "2L".
    if single && capital && tokens.word(at) != "l" && unit.position != UnitPosition::Capital {
        return false;
    }
    match unit.position {
        UnitPosition::Free => true,
        // "the 70's".
        UnitPosition::Glued => glued && !(tokens.is(next, Class::Word) && tokens.glued(next)),
        UnitPosition::Letter => {
            let goes_on = matches!(tokens.word(next), "and" | "to" | "or" | "of");
            glued || goes_on || !tokens.is(next, Class::Word)
        }
        UnitPosition::Inch => {
            let after_feet = matches!(tokens.word(at.wrapping_sub(3)), "ft" | "feet");
            let hyphen = tokens.is_dash(next) && tokens.glued(next);
            (glued && !hyphen) || after_feet
        }
        UnitPosition::Capital => glued && capital,
    }
}

/// Returns the unit that `name` names in the singular, the plural or short; `None` where no unit has it.
fn by_name<'l>(lexicon: &'l Lexicon, name: &str) -> Option<&'l Arc<MeasureUnit>> {
    let name = name.to_lowercase();
    let units = lexicon.units.iter();
    units.map(|(_, unit)| unit).find(|unit| unit.name.to_lowercase() == name).or_else(|| {
        let words = |words: &str| words.replace(" / ", "/").replace("° ", "°");
        lexicon.units.iter().find(|(own, _)| words(own) == name).map(|(_, unit)| unit)
    })
}

/// Returns the name, in the plural, of the unit that `name` names; `None` where no unit has it.
pub(in crate::reading) fn canonical<'l>(lexicon: &'l Lexicon, name: &str) -> Option<&'l str> {
    by_name(lexicon, name).map(|unit| &*unit.name)
}

/// Whether `name` is a unit that only figures in it can be given in: things are counted in barrels and cups too.
pub(in crate::reading) fn is_strict(lexicon: &Lexicon, name: &str) -> bool {
    by_name(lexicon, name).is_some_and(|unit| unit.system.is_some())
}

/// Returns the length of time of a name in the plural.
pub(super) fn time_named<'l>(lexicon: &'l Lexicon, name: &str) -> Option<&'l MeasureUnit> {
    let units = lexicon.units.iter().map(|(_, unit)| &**unit);
    units.into_iter().find(|unit| unit.system == Some(UnitSystem::Time) && *unit.name == *name)
}

/// Returns a length of time of less than a week in the largest unit in which it is whole; `None` where it is whole
/// already, or in no unit.
pub(in crate::reading) fn whole(
    lexicon: &Lexicon,
    number: &Number,
    unit: &str,
) -> Option<(Number, Arc<str>)> {
    let nominal = number.nominal().filter(|nominal| !nominal.is_integer())?;
    let own = time_named(lexicon, unit)?;
    let mut smaller: Vec<&MeasureUnit> = lexicon.units.iter().map(|(_, unit)| &**unit).collect();
    smaller.retain(|unit| unit.system == own.system && unit.size < own.size && unit.size < DAY);
    smaller.sort_by_key(|unit| std::cmp::Reverse(unit.size));
    smaller.into_iter().find_map(|smaller| {
        let value = times(nominal, Rational::new(own.size, smaller.size))?;
        value.is_integer().then(|| (Number::exact(value), Arc::clone(&smaller.name)))
    })
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
