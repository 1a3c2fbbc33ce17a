//! The readers of all languages that can be read: those that come with the program, and those of a user's tables.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::text::Language;

use super::lexicon::{LanguageTables, TableFile, TableMistake};
use super::reader::Reader;

/// The readers there are, by language. In a language without a reader no figure is read.
///
/// Those that come with the program are built when they are first asked for, and those of a user's tables are kept here.
#[derive(Clone, Debug, Default)]
pub struct Readers(BTreeMap<Language, Arc<Reader>>);

/// The languages that can be read without tables of a user.
const BUILT_IN: [Language; 2] = [Language::ENGLISH, Language::PERSIAN];

fn tables_of(language: Language) -> LanguageTables {
    match language {
        Language::ENGLISH => LanguageTables::english(),
        Language::PERSIAN => LanguageTables::persian(),
        _ => LanguageTables::common(),
    }
}

impl Readers {
    /// Returns the readers with a user's tables read after the built-in ones, and what is wrong in them.
    ///
    /// The files are named as in `data/words/`: a table at the top (`units.tsv`) is read for every language, one in
    /// the folder of a language (`en/hedges.tsv`) for that language, which becomes readable by it if it was not.
    ///
    /// ```
    /// use crosscheck::reading::{Readers, TableFile};
    /// use crosscheck::text::Language;
    /// let hedges = "al menos\tbefore\tat-least\n".into();
    /// let spanish = TableFile { file: "es/hedges.tsv".to_owned(), text: hedges };
    /// let (readers, mistakes) = Readers::with(vec![spanish]);
    /// assert!(mistakes.is_empty());
    /// let reader = readers.of(Language::parse("es").unwrap()).unwrap();
    /// let text = "al menos 27 diplomáticos";
    /// assert_eq!(reader.find(text)[0].span.of(text), "al menos 27");
    /// ```
    pub fn with(files: Vec<TableFile>) -> (Self, Vec<TableMistake>) {
        let mut mistakes = Vec::new();
        let (mut for_all, mut by_language) =
            (Vec::new(), BTreeMap::<Language, Vec<TableFile>>::new());
        for file in files {
            let folder = file.file.rsplit_once('/').map(|(folder, _)| folder.to_owned());
            match folder.map(|folder| Language::parse(&folder).ok_or(folder)) {
                None => for_all.push(file),
                Some(Ok(language)) => by_language.entry(language).or_default().push(file),
                Some(Err(folder)) => mistakes.push(no_language(file, &folder)),
            }
        }
        let mut readers = Self::default();
        let languages = BUILT_IN.iter().chain(by_language.keys()).copied();
        for language in languages.collect::<BTreeSet<_>>() {
            let own = by_language.remove(&language).unwrap_or_default();
            if own.is_empty() && for_all.is_empty() {
                continue;
            }
            let mut tables = tables_of(language);
            let added = for_all.iter().cloned().chain(own).map(|file| tables.add(file));
            mistakes.extend(added.filter_map(Result::err));
            let (reader, wrong) = Reader::new(&tables);
            mistakes.extend(wrong);
            readers.0.insert(language, Arc::new(reader));
        }
        // A table for all languages is wrong in each of them.
        mistakes.sort();
        mistakes.dedup();
        (readers, mistakes)
    }

    /// Returns the reader of a language; `None` where there is none, so that no figure is read.
    pub fn of(&self, language: Language) -> Option<&Reader> {
        let own = self.0.get(&language).map(|reader| &**reader);
        own.or_else(|| Reader::built_in(language))
    }

    /// Returns the languages that can be read.
    pub fn languages(&self) -> impl Iterator<Item = Language> + '_ {
        let languages: BTreeSet<Language> = self.0.keys().chain(&BUILT_IN).copied().collect();
        languages.into_iter()
    }
}

fn no_language(file: TableFile, folder: &str) -> TableMistake {
    let message =
        format!("the folder `{folder}` is not the tag of a language, such as `en` or `fa`");
    TableMistake { file: file.file, line: 0, message }
}
