//! Names of one speaker that are spelled differently.

use std::collections::BTreeMap;

use super::field::Field;
use super::file;
use super::problem::{Journal, Problem, quoted};
use super::types::Placed;
use crate::text::fold;

/// The speakers of a dossier who go by several names.
#[derive(Clone, Debug, Default)]
pub struct Speakers {
    /// The name to use for each name that is known, by what names are compared by.
    names: BTreeMap<String, String>,
    /// The other names of each, by the name to use.
    aliases: BTreeMap<String, Vec<String>>,
}

impl Speakers {
    /// Returns the name that a speaker goes by in this dossier: `name` itself where no other is given for it.
    ///
    /// Names are the same that differ in case, white space or typography only.
    pub fn name_of<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(&name_key(name)).map_or(name, String::as_str)
    }

    /// Returns the names of a speaker who goes by `name` in this dossier, `name` first: all that are given for it.
    pub fn names_of<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let aliases = self.aliases.get(name).into_iter().flatten();
        std::iter::once(name).chain(aliases.map(String::as_str))
    }

    /// Whether the dossier says that a speaker goes by this name.
    pub fn knows(&self, name: &str) -> bool {
        self.names.contains_key(&name_key(name))
    }
}

/// Returns what two names of one speaker, or of one source, have in common: their letters, whatever their case, white
/// space and typography.
///
/// ```
/// use crosscheck::dossier::name_key;
/// assert_eq!(name_key("The  Embassy’s aide"), name_key("the embassy's aide"));
/// assert_ne!(name_key("Heydari"), name_key("Heidari"));
/// ```
pub fn name_key(name: &str) -> String {
    let folded = fold(name);
    folded.text().split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Returns the speakers of the file; a name that two of them go by is a mistake.
pub(super) fn build(
    entries: Vec<(Placed<String>, Field<file::Speaker>)>,
    journal: &Journal<'_>,
) -> Speakers {
    let mut speakers = Speakers::default();
    for (name, _) in &entries {
        speakers.add(name, &name.value, journal);
    }
    for (name, field) in entries {
        let Some(speaker) = field.given() else { continue };
        for alias in speaker.value.aliases.elements() {
            let alias = Placed { value: alias.value.0, place: alias.place };
            speakers.add(&alias, &name.value, journal);
            speakers.aliases.entry(name.value.clone()).or_default().push(alias.value);
        }
    }
    speakers
}

impl Speakers {
    fn add(&mut self, name: &Placed<String>, speaker: &str, journal: &Journal<'_>) {
        let key = name_key(&name.value);
        if key.is_empty() {
            let problem =
                Problem::new(name.place, "a name is empty", "expected the name of a speaker");
            journal.report(problem.help("remove it, or write the name as `attributed_to` does"));
            return;
        }
        match self.names.get(&key) {
            None => {
                self.names.insert(key, speaker.to_owned());
            }
            Some(other) => {
                let message = format!(
                    "the name {} is given twice: {} goes by it already",
                    quoted(&name.value),
                    quoted(other)
                );
                let problem = Problem::new(name.place, message, "a name is of one speaker");
                journal.report(problem.help("remove one of the two"));
            }
        }
    }
}
