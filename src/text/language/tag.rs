//! Language tags.

use serde::{Deserialize, Serialize};

use thiserror::Error;

use super::{Language, table};

/// A language tag of BCP 47 (RFC 5646), as far as it matters here: its language and its region.
///
/// Scripts, variants and extensions are read over. Private and grandfathered tags (`x-…`, `i-…`) name no language and
/// are refused.
///
/// ```
/// use crosscheck::text::{Language, LanguageTag};
/// let tag = LanguageTag::parse("de-Latn-CH-1996").unwrap();
/// assert_eq!((tag.language.tag(), tag.region()), ("de", Some("CH")));
/// assert_eq!(LanguageTag::parse("fa").unwrap().language, Language::PERSIAN);
/// assert!(LanguageTag::parse("english").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LanguageTag {
    /// The language.
    pub language: Language,
    region: Option<String>,
}

/// Why a text is no language tag.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotATag {
    /// It is the name of a language, or a code that BCP 47 has a shorter one for: the tag to write.
    #[error("{0} is written `{1}`")]
    Name(&'static str, Language),
    /// It has another form.
    #[error("a tag is two or three letters and subtags after hyphens: `en`, `fa`, `pt-BR`")]
    Malformed,
}

impl LanguageTag {
    /// The form of a tag, as a regular expression of JSON Schema.
    pub const PATTERN: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

    /// Returns the tag that `text` is, whatever its case.
    ///
    /// # Errors
    ///
    /// [`NotATag`] where it is none.
    pub fn parse(text: &str) -> Result<Self, NotATag> {
        if let Some(language) = table::named(text) {
            return Err(NotATag::Name(language.name().unwrap_or_default(), language));
        }
        let mut subtags = text.split('-');
        let primary = subtags.next().unwrap_or("");
        let language = Language::parse(primary).ok_or(NotATag::Malformed)?;
        let rest: Vec<&str> = subtags.collect();
        let is_subtag = |subtag: &&str| {
            (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        if !rest.iter().all(is_subtag) {
            return Err(NotATag::Malformed);
        }
        Ok(Self { language, region: region(&rest) })
    }

    /// Returns the region, in capitals: two letters (ISO 3166-1) or three digits (UN M.49); `None` where the tag names
    /// none.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }
}

impl From<Language> for LanguageTag {
    fn from(language: Language) -> Self {
        Self { language, region: None }
    }
}

/// Returns the region among the subtags after the first: it stands before variants and extensions.
fn region(subtags: &[&str]) -> Option<String> {
    let is_region = |subtag: &str| match subtag.len() {
        2 => subtag.bytes().all(|b| b.is_ascii_alphabetic()),
        3 => subtag.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    };
    let before_extensions = subtags.iter().take_while(|subtag| subtag.len() > 1);
    let region = before_extensions.copied().find(|subtag| is_region(subtag))?;
    Some(region.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_rfc_5646_has_them() {
        let read = |text: &str| {
            let tag = LanguageTag::parse(text).ok()?;
            Some((tag.language.to_string(), tag.region().map(str::to_owned)))
        };
        let tag = |language: &str, region: Option<&str>| {
            Some((language.to_owned(), region.map(str::to_owned)))
        };
        assert_eq!(read("pt-br"), tag("pt", Some("BR")));
        assert_eq!(read("es-419"), tag("es", Some("419")));
        assert_eq!(read("zh-Hant-TW"), tag("zh", Some("TW")));
        assert_eq!(read("sr-Latn"), tag("sr", None));
        assert_eq!(read("de-u-nu-CH"), tag("de", None));
        assert_eq!(read("ckb"), tag("ckb", None));
        for wrong in ["", "e", "en-", "-en", "pt_BR", "en US", "x-klingon", "en-verylongone", "ünd"]
        {
            assert_eq!(LanguageTag::parse(wrong), Err(NotATag::Malformed), "{wrong}");
        }
    }

    #[test]
    fn a_name_or_a_longer_code_is_told_its_tag() {
        let german = Language::parse("de").expect("it has two letters");
        for name in ["German", "german", "deu", "ger"] {
            assert_eq!(LanguageTag::parse(name), Err(NotATag::Name("German", german)), "{name}");
        }
    }
}
