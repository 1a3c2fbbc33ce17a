//! The claims that `show` was asked for, as JSON: version 1, specified by `data/schema/show-1.schema.json`.
//!
//! A claim and a finding have the fields that they have in the report of `check`, where they are described
//! ([`crate::report::check::json`]).

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::Level;
use crate::report::Examined;
use crate::report::check::json::{ClaimJson, FindingJson};
use crate::report::kit::schema::schema_of;

/// The version of the output.
const VERSION: u32 = 1;

/// What `crosscheck show --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Show")]
pub struct ShowJson<'a> {
    /// The version of this format.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// The path of the claims file, as it was given or found.
    file: Cow<'a, str>,
    /// Its subject; null where it does not say.
    title: Option<&'a str>,
    /// The claims that were asked for, in the order in which they were.
    claims: Vec<ClaimJson<'a>>,
    /// What there is to tell of these claims, in the order of the claims file, at the levels that it sets.
    findings: Vec<FindingJson<'a>>,
}

impl<'a> ShowJson<'a> {
    /// Returns the answer with the claims of these ids.
    pub fn new(examined: &'a Examined, ids: &[String]) -> Self {
        let checked = &examined.checked;
        let mut claims: Vec<ClaimJson<'a>> = ClaimJson::all(checked).collect();
        claims.sort_by_key(|claim| ids.iter().position(|id| id == claim.id()));
        Self {
            version: VERSION,
            file: examined.claims_file.shown_path(),
            title: checked.dossier.title.as_deref(),
            claims,
            findings: FindingJson::all(examined, Level::Warn).collect(),
        }
    }
}

/// Returns the JSON Schema (draft 2020-12) of the output, version 1, as text that ends with a line break.
///
/// ```
/// assert!(crosscheck::report::page::show::schema().contains(r#""title": "Show""#));
/// ```
pub fn schema() -> String {
    schema_of::<ShowJson<'_>>("show-1.schema.json")
}
