//! Units of measure, from `data/words/units.tsv`.

use std::sync::LazyLock;

use crate::value::arithmetic::times;
use crate::value::{Number, Rational};

use super::phrases::Phrases;
use super::token::{Class, Tokens};

/// A unit that a figure can be given in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measured {
    /// The units that add up with it; empty where none do.
    system: &'static str,
    /// Its size in the smallest unit of the system.
    pub(super) size: i128,
    /// Its name, in the plural.
    pub(super) name: &'static str,
    stands: Stands,
}

/// How the words of a unit must stand to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Free,
    /// Without a space before it.
    Glued,
    /// Without a space before it, or at the end of its clause.
    Letter,
    /// Without a space before it, or after feet.
    Inch,
    /// Without a space before it, and with a capital letter.
    Capital,
}

impl Measured {
    /// Whether it is a length of time.
    pub(super) fn is_time(self) -> bool {
        matches!(self.system, "time" | "calendar")
    }

    /// Whether figures in both units add up to one.
    pub(super) fn adds_up_with(self, other: Self) -> bool {
        !self.system.is_empty() && self.system == other.system
    }
}

static UNITS: LazyLock<Phrases<Measured>> = LazyLock::new(|| Phrases::new(table()));

fn table() -> impl Iterator<Item = (&'static str, Measured)> {
    let lines = include_str!("../../data/words/units.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        let (words, system) = (fields.next()?, fields.next()?);
        let (size, name) = (fields.next()?.parse().ok()?, fields.next()?);
        let stands = match fields.next() {
            Some("glued") => Stands::Glued,
            Some("letter") => Stands::Letter,
            Some("inch") => Stands::Inch,
            Some("capital") => Stands::Capital,
            _ => Stands::Free,
        };
        Some((words, Measured { system, size, name, stands }))
    })
}

/// Returns the unit at token `at`, after a figure and perhaps a hyphen, and the token after it.
pub(super) fn unit_at(tokens: &Tokens<'_>, at: usize) -> Option<(Measured, usize)> {
    UNITS.at(tokens, at).find(|(unit, next)| stands(tokens, *unit, at, *next))
}

fn stands(tokens: &Tokens<'_>, unit: Measured, at: usize, next: usize) -> bool {
    let glued = tokens.glued(at);
    let capital = tokens.get(at).is_some_and(|token| token.capital);
    let single = tokens.word(at).len() == 1 && next == at + 1 && tokens.is(at, Class::Word);
    // "5G" is a network, "20 F" a column; but "2L".
    if single && capital && tokens.word(at) != "l" && unit.stands != Stands::Capital {
        return false;
    }
    match unit.stands {
        Stands::Free => true,
        // "the 70's".
        Stands::Glued => glued && !(tokens.is(next, Class::Word) && tokens.glued(next)),
        Stands::Letter => {
            let goes_on = matches!(tokens.word(next), "and" | "to" | "or" | "of");
            glued || goes_on || !tokens.is(next, Class::Word)
        }
        Stands::Inch => {
            let after_feet = matches!(tokens.word(at.wrapping_sub(3)), "ft" | "feet");
            let hyphen = tokens.is_dash(next) && tokens.glued(next);
            (glued && !hyphen) || after_feet
        }
        Stands::Capital => glued && capital,
    }
}

/// Returns the unit that `name` names in the singular, the plural or short; `None` where no unit has it.
fn by_name(name: &str) -> Option<Measured> {
    static NAMES: LazyLock<Vec<(String, Measured)>> = LazyLock::new(|| {
        let names = table().flat_map(|(words, unit)| {
            let words = words.replace(" / ", "/").replace("° ", "°");
            [(words, unit), (unit.name.to_lowercase(), unit)]
        });
        names.collect()
    });
    let name = name.to_lowercase();
    NAMES.iter().find(|(own, _)| *own == name).map(|(_, unit)| *unit)
}

/// Returns the name, in the plural, of the unit that `name` names; `None` where no unit has it.
pub(super) fn canonical(name: &str) -> Option<&'static str> {
    by_name(name).map(|unit| unit.name)
}

/// Whether `name` is a unit that only figures in it can be given in: things are counted in barrels and cups too.
pub(super) fn is_strict(name: &str) -> bool {
    by_name(name).is_some_and(|unit| !unit.system.is_empty())
}

/// Returns the unit whose words are `words`.
pub(super) fn named(words: &str) -> Option<(Measured, &'static str)> {
    table().find(|(own, _)| *own == words).map(|(words, unit)| (unit, words))
}

/// Returns a length of time of less than a week in the largest unit in which it is whole; `None` where it is whole
/// already, or in no unit.
pub(super) fn whole(number: &Number, unit: &str) -> Option<(Number, &'static str)> {
    let nominal = number.nominal().filter(|nominal| !nominal.is_integer())?;
    let own = table().find(|(_, own)| own.name == unit && own.system == "time")?.1;
    ["hours", "minutes", "seconds"].into_iter().find_map(|name| {
        let smaller = named(name)?.0;
        let ratio = Rational::new(own.size, smaller.size);
        let value = times(nominal, ratio).filter(|value| value.is_integer())?;
        (smaller.size < own.size).then_some((Number::exact(value), name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_reads() {
        let lines = include_str!("../../data/words/units.tsv").lines();
        assert_eq!(table().count(), lines.filter(|line| !line.starts_with('#')).count());
        assert_eq!(canonical("km"), Some("kilometres"));
        assert!(is_strict("hours") && !is_strict("barrels") && !is_strict("votes"));
    }
}
