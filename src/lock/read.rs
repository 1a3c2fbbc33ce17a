//! Reading a lock file.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};

use super::{Lock, LockedClaim};
use crate::dossier::Problem;
use crate::text::Span;
use crate::verdict::{Effect, Origin, Verdict};

/// The version of the format that this program reads and writes.
pub(super) const VERSION: u32 = 2;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LockText {
    #[serde(rename = "version", deserialize_with = "version")]
    _version: (),
    #[serde(default)]
    words: Option<String>,
    #[serde(deserialize_with = "claims")]
    claims: BTreeMap<String, LockedClaim>,
}

/// Returns what a lock file says.
///
/// ```
/// use crosscheck::lock::read;
/// use crosscheck::verdict::Origin;
/// let text = r#"{ "version": 2, "claims": { "votes": {
///   "claim": { "statement": "5d41402a", "kind": "count", "unit": null, "value": "540", "tolerance": null },
///   "verdict": "single-origin", "origins": ["Heydari"],
///   "positions": [{ "value": "540", "origins": ["Heydari"] }], "also_fits": [],
///   "citations": [{ "citation": "wsj#a91c22d4", "at": "45:1", "effect": "supports" }] } } }"#;
/// let lock = read(text).unwrap();
/// assert_eq!(lock.claims["votes"].origins, [Origin::new("Heydari")]);
/// assert_eq!(read(&lock.to_string()).unwrap(), lock);
/// assert!(read("<<<<<<< HEAD").is_err());
/// ```
///
/// # Errors
///
/// The first mistake in it, with its place.
pub fn read(text: &str) -> Result<Lock, Problem> {
    if serde_json::from_str::<VersionText>(text)
        .is_ok_and(|file| (1..VERSION).contains(&file.version))
    {
        return Ok(Lock { is_older: true, ..Lock::default() });
    }
    let file: LockText = serde_json::from_str(text).map_err(|error| problem(text, &error))?;
    Ok(Lock { words: file.words, is_older: false, claims: file.claims })
}

/// The version of a lock file, whatever else is in it.
#[derive(Deserialize)]
struct VersionText {
    version: u32,
}

fn problem(text: &str, error: &serde_json::Error) -> Problem {
    let told = error.to_string();
    let what = told.rsplit_once(" at line ").map_or(told.as_str(), |(what, _)| what);
    // serde_json counts columns in bytes, and stands behind the last one that it read.
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut start = (before + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let len = text[start..].chars().next().map_or(0, char::len_utf8);
    let place = Span::new(start, start + len);
    let problem =
        Problem::new(place, format!("not a lock file of version {VERSION}: {what}"), what);
    problem.help("`crosscheck lock` writes it anew")
}

fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    match u32::deserialize(deserializer)? {
        VERSION => Ok(()),
        other => Err(D::Error::custom(format!("expected version {VERSION}, found {other}"))),
    }
}

/// Reads the name of a verdict.
pub(super) fn verdict<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Verdict, D::Error> {
    let name = String::deserialize(deserializer)?;
    let known = Verdict::ALL.into_iter().find(|verdict| verdict.name() == name);
    known.ok_or_else(|| D::Error::custom(format!("`{name}` is no verdict")))
}

/// Reads the name of an effect, or null.
pub(super) fn effect<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Effect>, D::Error> {
    let Some(name) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let known = Effect::ALL.into_iter().find(|effect| effect.name() == name);
    known.map(Some).ok_or_else(|| D::Error::custom(format!("`{name}` is no effect")))
}

/// An origin as it is written: a name, or a list of those that it may be.
#[derive(Deserialize)]
#[serde(untagged, expecting = "an origin is a name, or a list of names")]
enum OriginText {
    Name(String),
    Candidates(Vec<String>),
}

/// Reads a list of origins.
pub(super) fn origins<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Origin>, D::Error> {
    let origin = |written| match written {
        OriginText::Name(name) => Ok(Origin::new(&name)),
        OriginText::Candidates(names) if names.is_empty() => {
            Err(D::Error::custom("an origin is one of no names"))
        }
        OriginText::Candidates(names) => {
            let names: Vec<Origin> = names.iter().map(|name| Origin::new(name)).collect();
            Ok(Origin::one_of(&names))
        }
    };
    Vec::<OriginText>::deserialize(deserializer)?.into_iter().map(origin).collect()
}

/// Reads the claims. A claim that is there twice, as after a merge that went wrong, is refused.
fn claims<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, LockedClaim>, D::Error> {
    deserializer.deserialize_map(Claims)
}

struct Claims;

impl<'de> Visitor<'de> for Claims {
    type Value = BTreeMap<String, LockedClaim>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with claims by id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut claims = BTreeMap::new();
        while let Some(id) = map.next_key::<String>()? {
            if claims.contains_key(&id) {
                return Err(A::Error::custom(format!("the claim `{id}` is there twice")));
            }
            claims.insert(id, map.next_value()?);
        }
        Ok(claims)
    }
}
