//! The tables that a language is read with: those that come with the program, and those of a user.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::text::Language;

use super::table::{TableFile, TableMistake, TableRow, rows};

/// The tables of a language, by name, each in the order in which its files are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageTables(BTreeMap<&'static str, Vec<TableFile>>);

/// Lists the tables of a folder of `data/words/` with their texts.
macro_rules! folder {
    ($folder:literal: $($name:literal)+) => {
        &[$((
            concat!($folder, $name, ".tsv"),
            include_str!(concat!("../../../data/words/", $folder, $name, ".tsv")),
        )),+]
    };
}

/// The file and the text of each table that all languages share.
const COMMON: &[(&str, &str)] = folder!("": "currencies" "time" "units");

const ENGLISH: &[(&str, &str)] = folder!("en/":
    "calendar" "changes" "clauses" "counted" "currencies" "dates" "deed_nouns" "directions" "endings" "events" "hedges" "holidays"
    "idioms" "irregular" "labels" "language" "names" "nations" "notices" "noun_links" "nouns" "numbers" "opposites" "parts" "phrases" "plurals" "second_names" "sets"
    "shares" "stand_ins" "time" "units" "vague" "verb_links" "verbs");

const PERSIAN: &[(&str, &str)] =
    folder!("fa/": "calendar" "dates" "hedges" "language" "numbers" "sets");

/// The names of the tables that a lexicon is built from.
pub(super) const NAMES: [&str; 35] = [
    "calendar",
    "changes",
    "clauses",
    "counted",
    "currencies",
    "dates",
    "deed_nouns",
    "directions",
    "endings",
    "events",
    "hedges",
    "holidays",
    "idioms",
    "irregular",
    "labels",
    "language",
    "names",
    "nations",
    "notices",
    "noun_links",
    "nouns",
    "numbers",
    "opposites",
    "parts",
    "phrases",
    "plurals",
    "second_names",
    "sets",
    "shares",
    "stand_ins",
    "time",
    "units",
    "vague",
    "verb_links",
    "verbs",
];

impl LanguageTables {
    /// Returns the tables of English that come with the program.
    pub fn english() -> Self {
        Self::built_in(ENGLISH)
    }

    /// Returns the tables of Persian that come with the program.
    pub fn persian() -> Self {
        Self::built_in(PERSIAN)
    }

    /// Returns the tables that all languages share, and no more: what a language of a user begins with.
    pub fn common() -> Self {
        Self::built_in(&[])
    }

    fn built_in(folder: &[(&'static str, &'static str)]) -> Self {
        let mut tables = Self::default();
        for (file, text) in COMMON.iter().chain(folder) {
            let file = TableFile { file: (*file).to_owned(), text: Cow::Borrowed(*text) };
            tables.add(file).expect("the built-in tables have known names");
        }
        tables
    }

    /// Adds a table, which is read after those of the same name. A mark inside its words that is not shown is left out, as
    /// texts are read without it.
    ///
    /// # Errors
    ///
    /// A [`TableMistake`] where no table has the name of the file.
    pub fn add(&mut self, table: TableFile) -> Result<(), TableMistake> {
        let name = table.file.rsplit(['/', '\\']).next().unwrap_or(&table.file);
        let name = NAMES.iter().find(|known| name.strip_suffix(".tsv") == Some(known));
        let Some(name) = name else {
            let message = format!("no table has this name; the tables are {}", NAMES.join(", "));
            return Err(TableMistake { file: table.file, line: 0, message });
        };
        let table = TableFile { file: table.file, text: seen(table.text) };
        self.0.entry(name).or_default().push(table);
        Ok(())
    }

    /// Whether the words come from the folder of a language.
    pub(in crate::reading) fn is_of(&self, language: Language) -> bool {
        let folder = format!("{language}/");
        self.0.values().flatten().any(|table| table.file.starts_with(&folder))
    }

    /// Returns the files of a table.
    pub(in crate::reading) fn files(&self, name: &str) -> &[TableFile] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Puts the rows of tables into what they make, in the order of `adders`, and returns what is wrong in them: a row that
    /// cannot be read is left out.
    pub(in crate::reading) fn add_to<T>(
        &self,
        made: &mut T,
        adders: &[(&str, AddRow<T>)],
    ) -> Vec<TableMistake> {
        let mut mistakes = Vec::new();
        for (name, add) in adders {
            for table in self.files(name) {
                for (line, row) in rows(&table.text) {
                    if let Err(message) = add(made, &row) {
                        mistakes.push(TableMistake { file: table.file.clone(), line, message });
                    }
                }
            }
        }
        mistakes
    }
}

/// How a row of a table is put into what the table makes; the error says what was expected.
pub(in crate::reading) type AddRow<T> = fn(&mut T, &TableRow<'_>) -> Result<(), String>;

/// Returns a table without the marks inside words that are not shown, as texts are read without them.
fn seen(text: Cow<'static, str>) -> Cow<'static, str> {
    if text.contains(ZERO_WIDTH_NON_JOINER) {
        Cow::Owned(text.replace(ZERO_WIDTH_NON_JOINER, ""))
    } else {
        text
    }
}

/// Stands inside many Persian words (Unicode, section 23.2).
const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';
