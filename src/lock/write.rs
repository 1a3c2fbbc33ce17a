//! The text of a lock file.

use std::fmt;

use super::read::VERSION;
use super::{Lock, LockedAssertion, LockedCitation, LockedClaim, LockedPosition};
use crate::dossier::Json;
use crate::verdict::{Origin, OriginName};

/// Writes the file: sorted, with a line for each position and citation, so that a diff shows what changed.
impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{\n  \"version\": {VERSION},")?;
        if let Some(words) = &self.words {
            write!(f, "\n  \"words\": {},", string(words))?;
        }
        f.write_str("\n  \"claims\": {")?;
        for (index, (id, claim)) in self.claims.iter().enumerate() {
            write!(f, "{}\n    {}: {claim}", comma(index), string(id))?;
        }
        f.write_str(if self.claims.is_empty() { "}\n}\n" } else { "\n  }\n}\n" })
    }
}

impl fmt::Display for LockedClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { claim, verdict, origins, positions, also_fits, citations } = self;
        write!(
            f,
            "{{\n      \"claim\": {claim},\n      \"verdict\": \"{verdict}\",\n      \"origins\": {}",
            self::origins(origins)
        )?;
        rows(f, "positions", positions)?;
        rows(f, "also_fits", also_fits)?;
        rows(f, "citations", citations)?;
        f.write_str("\n    }")
    }
}

impl fmt::Display for LockedAssertion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { statement, kind, unit, value, tolerance, time } = self;
        let statement = string(statement);
        let kind = string(kind);
        let [unit, value, tolerance] =
            [unit, value, tolerance].map(|text| or_null(text.as_deref()));
        write!(
            f,
            "{{ \"statement\": {statement}, \"kind\": {kind}, \"unit\": {unit}, \"value\": {value}, \"tolerance\": {tolerance}"
        )?;
        if let Some(time) = time {
            write!(f, ", \"time\": {}", string(time))?;
        }
        f.write_str(" }")
    }
}

impl fmt::Display for LockedPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = or_null(self.value.as_deref());
        write!(f, "{{ \"value\": {value}, \"origins\": {} }}", origins(&self.origins))
    }
}

impl fmt::Display for LockedCitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let citation = string(&self.citation);
        let at = or_null(self.at.as_deref());
        let effect = or_null(self.effect.map(|effect| effect.name()));
        write!(f, "{{ \"citation\": {citation}, \"at\": {at}, \"effect\": {effect}")?;
        if let Some(around) = &self.around {
            write!(f, ", \"around\": {}", string(around))?;
        }
        f.write_str(" }")
    }
}

fn rows<T: fmt::Display>(f: &mut fmt::Formatter<'_>, name: &str, rows: &[T]) -> fmt::Result {
    write!(f, ",\n      \"{name}\": [")?;
    for (index, row) in rows.iter().enumerate() {
        write!(f, "{}\n        {row}", comma(index))?;
    }
    f.write_str(if rows.is_empty() { "]" } else { "\n      ]" })
}

fn comma(index: usize) -> &'static str {
    if index > 0 { "," } else { "" }
}

pub(super) fn string(text: &str) -> String {
    Json::text(text).to_string()
}

/// Returns origins as a list: each a name, or a list of those that it may be.
pub(super) fn origins(origins: &[Origin]) -> String {
    let name = |name: &OriginName| name.as_str().to_owned();
    let origin = |origin: &Origin| match origin {
        Origin::One(known) => string(known.as_str()),
        Origin::OneOf(_) => Json::Texts(origin.names().iter().map(name).collect()).to_string(),
    };
    format!("[{}]", origins.iter().map(origin).collect::<Vec<_>>().join(", "))
}

fn or_null(text: Option<&str>) -> String {
    text.map_or("null".to_owned(), string)
}
