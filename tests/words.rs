//! A language is a folder of tables: what reads figures names no word of one.
//!
//! The code of `src/reading` holds no words but those of [`ALLOWED`]. Names that tables are written with are
//! passed over, and so are messages.

#![expect(clippy::disallowed_methods, reason = "this test reads the source code")]

use std::fs;
use std::path::{Path, PathBuf};

/// The words that may stand in the code: the file, the reason, the words.
const ALLOWED: &[(&str, &str, &[&str])] = &[
    (
        "mention.rs",
        "the names of kinds, as answers give them",
        &["number", "percent", "ordinal", "money", "date", "duration"],
    ),
    ("fit.rs", "the code of the dollars that are meant where no country is named", &["USD"]),
    ("reader.rs", "the name of a table", &["dates"]),
    ("rule.rs", "the names of tables", &["dates", "hedges"]),
    ("lexicon/tables.rs", "the ending of files", &[".tsv"]),
    (
        "clause/noun.rs",
        "the names of rows of the table of nouns",
        &["person", "inhabitant", "grouping"],
    ),
    ("clause/noun.rs", "endings that a table should hold", &["ss", "us"]),
    ("clause/assertion.rs", "an ending that a table should hold", &["n't"]),
    ("clause/sentence.rs", "an ending that a table should hold", &[]),
    ("notice/mod.rs", "the names of groups in patterns", &["addition", "by", "retracted"]),
    ("number/digits.rs", "signs of powers of ten in all languages", &["x", "e"]),
    ("number/unread.rs", "the same", &["x"]),
];

/// How many there may be.
const MOST: usize = 42;

/// Name the columns of tables, whose words are those of no language.
const COLUMNS: [&str; 3] = ["clause/words.rs", "lexicon/build.rs", "notice/words.rs"];

/// Macros whose strings are messages, paths, or names that tables are written with.
const PASSED_OVER: [&str; 12] = [
    "format",
    "write",
    "panic",
    "assert",
    "assert_eq",
    "unreachable",
    "concat",
    "include_str",
    "folder",
    "named",
    "explained",
    "sets",
];

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it lists").path();
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Code, read from its beginning, without what holds no words of the program.
struct Code<'c> {
    rest: &'c str,
    /// What stands before `rest`.
    whole: &'c str,
}

impl<'c> Code<'c> {
    fn new(whole: &'c str) -> Self {
        let end = whole.find("#[cfg(test)]\nmod tests").unwrap_or(whole.len());
        Self { rest: &whole[..end], whole }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = &self.rest[bytes.min(self.rest.len())..];
    }

    fn before(&self) -> &'c str {
        let at = self.rest.as_ptr().addr() - self.whole.as_ptr().addr();
        &self.whole[..at]
    }

    /// Returns the string literals with letters in them.
    fn words(mut self) -> Vec<&'c str> {
        let mut words = Vec::new();
        while let Some(first) = self.rest.chars().next() {
            if self.rest.starts_with("//") {
                self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
            } else if self.rest.starts_with("#[") || self.rest.starts_with("#![") {
                self.skip_brackets();
            } else if self.rest.starts_with("const NAMES") {
                self.skip(self.names_len());
            } else if matches!(first, '(' | '{' | '[') && self.is_passed_over() {
                self.skip_brackets();
            } else if first == '\'' {
                self.skip(character_len(self.rest));
            } else if first == '"' {
                let literal = self.string();
                words.extend(
                    Some(literal)
                        .filter(|word| without_escapes(word).contains(char::is_alphabetic)),
                );
            } else {
                self.skip(first.len_utf8());
            }
        }
        words
    }

    /// Returns the length of the table of names that begins here: a line, or up to a bracket of its own.
    fn names_len(&self) -> usize {
        let line = self.rest.find('\n').unwrap_or(self.rest.len());
        if self.rest[..line].ends_with(';') {
            return line;
        }
        self.rest.find("\n];").or_else(|| self.rest.find("];")).unwrap_or(self.rest.len())
    }

    /// Whether the bracket is that of a macro that is passed over, of a macro's rules, or of `expect`.
    fn is_passed_over(&self) -> bool {
        let before = self.before().trim_end();
        let ends_with_name = |text: &str, name: &str| {
            let start = text.strip_suffix(name);
            start.is_some_and(|start| !start.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        };
        let of_macro = before
            .strip_suffix('!')
            .is_some_and(|before| PASSED_OVER.iter().any(|name| ends_with_name(before, name)));
        let line = before.lines().next_back().unwrap_or_default();
        of_macro || before.ends_with(".expect") || line.trim_start().starts_with("macro_rules!")
    }

    /// Passes over brackets with all that stands in them.
    fn skip_brackets(&mut self) {
        let mut depth = 0;
        while let Some(first) = self.rest.chars().next() {
            match first {
                '"' => {
                    self.string();
                    continue;
                }
                '\'' => {
                    self.skip(character_len(self.rest));
                    continue;
                }
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                _ => {}
            }
            if self.rest.starts_with("//") {
                self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
                continue;
            }
            self.skip(first.len_utf8());
            if depth == 0 && matches!(first, ')' | ']' | '}') {
                return;
            }
        }
    }

    /// Takes the string literal that comes next.
    fn string(&mut self) -> &'c str {
        let text = &self.rest[1..];
        let mut escaped = false;
        let end = text.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        let end = end.expect("a string ends");
        self.skip(end + 2);
        &text[..end]
    }
}

/// Returns how long a character is, or the quotation mark of a lifetime.
fn character_len(code: &str) -> usize {
    let inside = &code[1..];
    let len = match inside.strip_prefix('\\') {
        Some(escape) => escape[1..].find('\'').map(|at| at + 2),
        None => inside.chars().next().map(char::len_utf8),
    };
    match len {
        Some(len) if inside[len..].starts_with('\'') => len + 2,
        _ => 1,
    }
}

fn without_escapes(literal: &str) -> String {
    let mut parts = literal.split('\\');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| match part.strip_prefix("u{") {
        Some(code) => text + code.split_once('}').map_or("", |(_, rest)| rest),
        None => text + part.get(1..).unwrap_or_default(),
    })
}

#[test]
fn words_in_code_are_seen_and_names_are_not() {
    let code = r##"
        #[doc = "not this"]
        fn is_article(word: &'static str) -> bool { // nor "this"
            let sign = ['"', '\'', '\u{a0}'];
            assert!(word != "no message", "{word}");
            word.find('x').expect("no message");
            matches!(word, "a" | "\u{a0}" | "." | "the \"one\"")
        }
        const NAMES: [&str; 1] = ["table"];
        named! { Set: Article = "articles", "Words before nouns."; }
        fn after<'a>(word: &'a str) -> bool { word == "of" }
        #[cfg(test)]
mod tests { const WORD: &str = "word"; }
    "##;
    assert_eq!(Code::new(code).words(), ["a", "the \\\"one\\\"", "of"]);
}

#[test]
fn the_code_names_no_word_of_a_language() {
    let root = Path::new("src/reading");
    let mut files = Vec::new();
    source_files(root, &mut files);
    files.sort();
    let (mut wrong, mut allowed) = (Vec::new(), Vec::new());
    for path in &files {
        let name = path
            .strip_prefix(root)
            .expect("it is in the folder")
            .to_string_lossy()
            .replace('\\', "/");
        if COLUMNS.contains(&&*name) || name.ends_with("/tests.rs") {
            continue;
        }
        let text = fs::read_to_string(path).expect("source files are UTF-8");
        for word in Code::new(&text).words() {
            let has =
                |(file, _, words): &&(&str, &str, &[&str])| *file == name && words.contains(&word);
            match ALLOWED.iter().find(has) {
                Some(_) => allowed.push((name.clone(), word.to_owned())),
                None => wrong.push(format!("src/reading/{name}: {word:?}")),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "words of a language stand in its tables (data/words/):\n{}",
        wrong.join("\n")
    );
    let listed =
        ALLOWED.iter().flat_map(|(file, _, words)| words.iter().map(move |word| (*file, *word)));
    for (file, word) in listed {
        assert!(
            allowed.iter().any(|(own, seen)| own == file && seen == word),
            "{word:?} no longer stands in src/reading/{file}: take it out of the list"
        );
    }
    assert!(allowed.len() <= MOST, "{} words stand in the code", allowed.len());
}
