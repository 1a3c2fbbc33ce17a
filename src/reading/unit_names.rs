//! The units and currencies that a reader knows, with the words for each.

use std::collections::BTreeMap;

use super::lexicon::CurrencySort;
use super::reader::Reader;

/// The units of measure and the currencies that a reader knows: the name of each with the words for it, all in the order
/// of their letters. A word may stand for several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitNames {
    /// Units of measure by their names, in the plural.
    pub measures: BTreeMap<String, Vec<String>>,
    /// Currencies by their ISO 4217 codes, or their names where the words do not say of which country.
    pub currencies: BTreeMap<String, Vec<String>>,
}

impl Reader {
    /// Returns the units and currencies that figures and claims can be in.
    ///
    /// ```
    /// use crosscheck::reading::Reader;
    /// let names = Reader::english().unit_names();
    /// assert!(names.measures["kilometres"].contains(&"km".to_owned()));
    /// assert!(names.currencies["EUR"].contains(&"€".to_owned()));
    /// ```
    pub fn unit_names(&self) -> UnitNames {
        let mut names = UnitNames::default();
        for (words, unit) in self.lexicon.units.iter() {
            names.measures.entry(unit.name.to_string()).or_default().push(as_typed(words));
        }
        for (words, currency) in self.lexicon.currencies.iter() {
            let is_prefix =
                matches!(currency.sort, CurrencySort::Prefix | CurrencySort::FreePrefix);
            let words = as_typed(words);
            let words = if is_prefix { format!("{words}$") } else { words };
            names.currencies.entry(currency.name.to_string()).or_default().push(words);
        }
        for words in names.measures.values_mut().chain(names.currencies.values_mut()) {
            words.sort_unstable();
            words.dedup();
        }
        names
    }
}

/// Returns the words of a table without the spaces that part their signs: "km/h", "U.S. dollars".
fn as_typed(words: &str) -> String {
    let mut typed = String::new();
    for token in words.split(' ') {
        let is_sign = |c: char| !c.is_alphanumeric();
        let ends_in_sign = typed.ends_with(['/', '°']) || typed.ends_with('.') && token.len() == 1;
        let joined = token.chars().all(is_sign) || ends_in_sign;
        if !typed.is_empty() && !joined {
            typed.push(' ');
        }
        typed.push_str(token);
    }
    typed
}
