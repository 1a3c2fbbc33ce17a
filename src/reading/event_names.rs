//! The events that a reader tells apart, with the words for each.

use std::collections::BTreeMap;

use super::reader::Reader;

/// The events that a reader tells apart: the words for each by its name, by the name of its group, all in the order of
/// their letters. Verbs stand in their base form. Two events of a group are never the same, but for those that one word
/// stands for; events of different groups may be.
pub type EventNames = BTreeMap<String, BTreeMap<String, Vec<String>>>;

impl Reader {
    /// Returns the events by which figures are told apart; none where the language has no tables of clauses.
    ///
    /// ```
    /// use crosscheck::reading::Reader;
    /// let names = Reader::english().event_names();
    /// assert!(names["harm"]["killed"].contains(&"slay".to_owned()));
    /// assert!(names["harm"].contains_key("injured"));
    /// ```
    pub fn event_names(&self) -> EventNames {
        let mut names = EventNames::new();
        for (words, event) in self.clause_words().events() {
            let group = names.entry(event.group.to_string()).or_default();
            group.entry(event.name.to_string()).or_default().push(words.to_owned());
        }
        for words in names.values_mut().flat_map(BTreeMap::values_mut) {
            words.sort_unstable();
            words.dedup();
        }
        names
    }
}
