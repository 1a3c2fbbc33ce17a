//! From the rows of tables to a grammar.

use std::sync::Arc;

use super::tree::{EdgeLabel, PatternTree, RowEnd};
use super::vocabulary::VocabularyBuilder;
use super::{DateRow, Grammar};
use crate::reading::Rule;
use crate::reading::date::class::PatternClass;
use crate::reading::date::guard::Guard;
use crate::reading::date::meaning::Meaning;
use crate::reading::date::pattern::{self, PatternPlace, PatternStep, PatternWay};
use crate::reading::lexicon::{Lexicon, TableFile, TableMistake, TableRow, WordNumber, rows};

/// How many fields a row has: rule, pattern, meaning, conditions, example, what it reads.
const FIELDS: usize = 6;

/// The field that holds the pattern.
const PATTERN: usize = 1;

/// What the line of a section begins with.
const SECTION: &str = "==";

/// The most sections that tables may have: a word has a bit for each of which it begins a pattern.
const SECTIONS: usize = 8;

impl Grammar {
    /// Puts the words that patterns have or can begin with into the lexicon.
    pub(in crate::reading) fn note_words(tables: &[TableFile], lexicon: &mut Lexicon) {
        for class in PatternClass::WITH_PHRASES {
            let (words, _) = class.first_words(lexicon);
            let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            for word in words {
                lexicon.words.entry(&word);
            }
        }
        for (_, row) in tables.iter().flat_map(|table| rows(&table.text)) {
            pattern::words(row.field(PATTERN), |word| {
                lexicon.words.entry(word);
            });
        }
    }

    /// Returns the rules of tables whose words the lexicon has, and what is wrong in them: a row that cannot be compiled
    /// is left out.
    pub(in crate::reading) fn compile(
        tables: &[TableFile],
        lexicon: &Lexicon,
    ) -> (Self, Vec<TableMistake>) {
        let vocabulary = VocabularyBuilder::new(lexicon);
        let mut compiler = Compiler {
            names: Vec::new(),
            sections: Vec::new(),
            at: 0,
            rows: Vec::new(),
            vocabulary,
        };
        let mut mistakes = Vec::new();
        for table in tables {
            for (line, row) in rows(&table.text) {
                if let Err(message) = compiler.add(&row) {
                    mistakes.push(TableMistake { file: table.file.clone(), line, message });
                }
            }
        }
        let Compiler { sections, rows, vocabulary, .. } = compiler;
        (Self { sections, rows, vocabulary: vocabulary.finished() }, mistakes)
    }
}

/// A grammar while rows are added to it.
struct Compiler<'l> {
    /// The names of the sections.
    names: Vec<String>,
    sections: Vec<PatternTree>,
    /// The section that rows are added to.
    at: usize,
    rows: Vec<DateRow>,
    vocabulary: VocabularyBuilder<'l>,
}

impl Compiler<'_> {
    fn add(&mut self, line: &TableRow<'_>) -> Result<(), String> {
        match line.whole.strip_prefix(SECTION) {
            Some(name) => self.open_section(name.trim()),
            None => self.add_row(line),
        }
    }

    /// Rows that follow belong to the section of that name, which is new, or was begun before.
    fn open_section(&mut self, name: &str) -> Result<(), String> {
        let known = self.names.iter().position(|own| own == name);
        self.at = known.unwrap_or(self.names.len());
        if known.is_none() {
            if self.names.len() == SECTIONS {
                self.at -= 1;
                return Err(format!("there are {SECTIONS} sections already, and `{name}` is none"));
            }
            self.names.push(name.to_owned());
            self.sections.push(PatternTree::default());
        }
        Ok(())
    }

    fn add_row(&mut self, line: &TableRow<'_>) -> Result<(), String> {
        if line.len() != FIELDS {
            return Err(format!("{FIELDS} fields were expected, and there are {}", line.len()));
        }
        let rule = line.field(0).parse::<Rule>()?;
        let guards = Guard::parse(line.field(3))?;
        let ways = pattern::expand(line.field(PATTERN), |word| self.vocabulary.number(word))?;
        let meanings = RowMeanings::parse(line.field(2), &ways)?;
        if self.sections.is_empty() {
            return Err(format!(
                "a section, which begins with `{SECTION}`, was expected before its rules"
            ));
        }
        let row = self.rows.len();
        for way in &ways {
            self.note_beginning(way);
            let bound = pattern::classes(way).position(|class| class == PatternClass::Date);
            let bound = bound.filter(|_| rule == Rule::DateBound);
            let end = RowEnd { row, meaning: meanings.of(way), bound };
            self.sections[self.at].add(way.iter().map(edge), end);
        }
        self.rows.push(DateRow {
            rule,
            guards,
            #[cfg(test)]
            pattern: line.field(1).to_owned(),
            #[cfg(test)]
            example: line.field(4).to_owned(),
            #[cfg(test)]
            reads: line.field(5).to_owned(),
        });
        Ok(())
    }

    /// Takes note of what a way to word a pattern begins with.
    fn note_beginning(&mut self, way: &[PatternPlace<WordNumber>]) {
        match way.first().map(|place| place.step) {
            Some(PatternStep::Word(word)) => self.vocabulary.begins_with_word(word, self.at),
            Some(PatternStep::Class(class)) => self.vocabulary.begins_with_class(class, self.at),
            None => {}
        }
    }
}

/// Returns what a place asks for in the tree, and whether it is glued to the place before.
fn edge(place: &PatternPlace<WordNumber>) -> (EdgeLabel, bool) {
    let label = match place.step {
        PatternStep::Word(word) => EdgeLabel::Word(word),
        PatternStep::Class(class) => EdgeLabel::Class(class),
    };
    (label, place.glued)
}

/// The meaning for each row of classes that a pattern allows: words that may be left out change none.
struct RowMeanings(Vec<(Vec<PatternClass>, Arc<Meaning>)>);

impl RowMeanings {
    fn parse(text: &str, ways: &[PatternWay<WordNumber>]) -> Result<Self, String> {
        let mut distinct: Vec<Vec<PatternClass>> = Vec::new();
        for way in ways {
            if !distinct.iter().any(|own| pattern::classes(way).eq(own.iter().copied())) {
                distinct.push(pattern::classes(way).collect());
            }
        }
        let names: Vec<_> = distinct.iter().map(|classes| pattern::names(classes)).collect();
        let all = names.concat();
        let parsed = distinct.into_iter().zip(&names).map(|(classes, names)| {
            let meaning = Meaning::parse(text, names, &all)?;
            Ok((classes, Arc::new(meaning)))
        });
        parsed.collect::<Result<_, String>>().map(Self)
    }

    fn of(&self, way: &[PatternPlace<WordNumber>]) -> Arc<Meaning> {
        let own = self.0.iter().find(|(own, _)| pattern::classes(way).eq(own.iter().copied()));
        let (_, meaning) = own.expect("it was parsed for every way");
        Arc::clone(meaning)
    }
}
