//! The language of a text.
//!
//! A language is the primary subtag of a BCP 47 language tag (RFC 5646, section 2.2.1). It is declared, or
//! [told from the text](Language::of) by its script and by words of grammar.

mod table;
mod tag;
mod told;

pub use tag::{LanguageTag, NotATag};

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language: a primary subtag of BCP 47, of two or three lower-case letters.
///
/// ```
/// use crosscheck::text::Language;
/// assert_eq!(Language::PERSIAN.to_string(), "fa");
/// assert_eq!(Language::PERSIAN.name(), Some("Persian"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Language {
    /// The letters, and zeros after them.
    letters: [u8; 3],
}

impl Language {
    /// English.
    pub const ENGLISH: Self = Self { letters: *b"en\0" };

    /// Persian.
    pub const PERSIAN: Self = Self { letters: *b"fa\0" };

    /// Returns the language whose primary subtag is `subtag`, whatever its case; `None` where it has not two or three
    /// ASCII letters.
    ///
    /// ```
    /// use crosscheck::text::Language;
    /// assert_eq!(Language::parse("EN"), Some(Language::ENGLISH));
    /// assert_eq!(Language::parse("english"), None);
    /// ```
    pub fn parse(subtag: &str) -> Option<Self> {
        let bytes = subtag.as_bytes();
        if !matches!(bytes.len(), 2 | 3) || !bytes.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        let mut letters = [0; 3];
        for (letter, byte) in letters.iter_mut().zip(bytes) {
            *letter = byte.to_ascii_lowercase();
        }
        Some(Self { letters })
    }

    /// Returns the language that `text` is written in; in doubt, English.
    ///
    /// A text in Latin script is in another language than English only where words of that language outweigh the
    /// English ones: a text without words of grammar, such as a table, is English.
    ///
    /// ```
    /// use crosscheck::text::Language;
    /// assert_eq!(Language::of("Weniger als 900 Stimmen wurden gezählt.").to_string(), "de");
    /// assert_eq!(Language::of("El País and Die Zeit said so."), Language::ENGLISH);
    /// assert_eq!(Language::of("Oslo 540"), Language::ENGLISH);
    /// ```
    pub fn of(text: &str) -> Self {
        told::language_of(text)
    }

    /// Returns the subtag, in lower case.
    pub fn tag(&self) -> &str {
        let len = self.letters.iter().position(|letter| *letter == 0).unwrap_or(3);
        std::str::from_utf8(&self.letters[..len]).unwrap_or("")
    }

    /// Returns the English name; `None` where the tables do not have it.
    pub fn name(self) -> Option<&'static str> {
        table::name(self)
    }

    /// Returns what to call it in a sentence: its name or, where the tables do not have it, its tag.
    ///
    /// ```
    /// use crosscheck::text::Language;
    /// assert_eq!(Language::of("Rund 40 Menschen flohen.").in_words(), "German");
    /// assert_eq!(Language::parse("kk").unwrap().in_words(), "`kk`");
    /// ```
    pub fn in_words(self) -> String {
        self.name().map_or_else(|| format!("`{self}`"), str::to_owned)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Language({})", self.tag())
    }
}
