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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::SpokenFrom;
    use crate::value::Edtf;

    #[test]
    fn the_tables_that_come_with_the_program_hold_no_mistake() {
        for language in BUILT_IN {
            let (_, mistakes) = Reader::new(&tables_of(language));
            assert_eq!(mistakes, [], "{language}");
        }
    }

    #[test]
    fn persian_figures_are_read_whole_or_not_at_all() {
        let readers = Readers::default();
        let reader = readers.of(Language::PERSIAN).expect("Persian has tables");
        let as_of = Edtf::parse("2010-03-19").expect("it is a day");
        let spoken = SpokenFrom { as_of: Some(as_of), published: None };
        let rows = [
            ("کمتر از ۶۵۰ رأی", "<650"),
            ("حداقل ۲۷ دیپلمات", ">=27"),
            ("دست\u{200c}کم ۵ نفر", ">=5"),
            ("بیش از ۹۰۰ نفر", ">900"),
            ("حدود ۱٬۲۰۰ نفر", "~1200"),
            ("۲۷ هزار و ۵۰۰ نفر", "27500"),
            ("۶۵۰ رأی", "650"),
            ("۸۰ درصد", "80%"),
            ("۱۷ دی ۱۳۸۸", "2010-01-07"),
            ("سال ۱۳۸۸", "2009-03-21/2010-03-20"),
            ("۷ ژانویه ۲۰۱۰", "2010-01-07"),
            ("بیست و هفت نفر", ""),
        ];
        for (text, expected) in rows {
            let readings = reader.read(text, &spoken);
            let values: Vec<String> =
                readings.iter().map(|reading| reading.value.to_string()).collect();
            assert_eq!(values.join("; "), expected, "{text}");
        }
    }

    #[test]
    fn a_word_of_a_user_is_found_with_and_without_the_mark_inside_it() {
        let hedges = "دست\u{200c}بالا\tbefore\tat-most\n".into();
        let table = TableFile { file: "fa/hedges.tsv".to_owned(), text: hedges };
        let (readers, mistakes) = Readers::with(vec![table]);
        assert_eq!(mistakes, []);
        let reader = readers.of(Language::PERSIAN).expect("Persian has tables");
        for text in ["دست\u{200c}بالا ۵ نفر", "دستبالا ۵ نفر"] {
            let readings = reader.read(text, &SpokenFrom::default());
            let values: Vec<String> =
                readings.iter().map(|reading| reading.value.to_string()).collect();
            assert_eq!(values, ["<=5"], "{text}");
        }
    }

    #[test]
    fn a_language_of_a_user_needs_no_more_than_tables() {
        let table = |file: &str, text: &str| TableFile {
            file: file.to_owned(),
            text: text.to_owned().into(),
        };
        let dates = "== Days\nday\t<day> de <month> de <year>\tdate(year, month, day)\t\t7 de enero de 2010\t2010-01-07\n";
        let (readers, mistakes) = Readers::with(vec![
            table("es/hedges.tsv", "al menos\tbefore\tat-least\n"),
            table("es/calendar.tsv", "enero\tmonth\t1\n"),
            table("es/dates.tsv", dates),
            table("es/language.tsv", "digits\t1.234,5\n"),
        ]);
        assert_eq!(mistakes, []);
        let reader =
            readers.of(Language::parse("es").expect("it is a tag")).expect("it has tables");
        let text = "Al menos 1.540 diplomáticos, el 7 de enero de 2010.";
        let readings = reader.read(text, &SpokenFrom::default());
        let values: Vec<String> =
            readings.iter().map(|reading| reading.value.to_string()).collect();
        assert_eq!(values, [">=1540", "2010-01-07"]);
    }
}
