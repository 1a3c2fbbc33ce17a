//! Drafts and appearances as the claims file writes them, for its reader and the JSON Schema.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::DraftClass;
use crate::dossier::field::{Field, Item, List};
use crate::dossier::words::Words;
use crate::text::LanguageTag;

/// A text that will be published.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Draft")]
#[serde(deny_unknown_fields, expecting = "a draft: an object with `file` and more")]
pub(in crate::dossier) struct DraftText {
    /// The title of the text.
    #[serde(default)]
    pub(super) title: Field<Words>,
    /// The file that holds the text, relative to this claims file and inside its folder, with `/` between the parts.
    pub(super) file: Field<Words>,
    /// When it is to be published, as an EDTF date: words such as "last week" count from this day.
    #[serde(default)]
    pub(super) published: Field<Words>,
    /// The language it is written in, as a BCP 47 tag: `en`, `fa`, `pt-BR`. Without it, the text itself tells.
    #[serde(default)]
    #[schemars(extend("pattern" = LanguageTag::PATTERN))]
    pub(super) language: Field<Words>,
    /// Figures of the text that follow from claims.
    #[serde(default)]
    pub(super) derived: Field<List<DerivedText>>,
    /// What in the text need not be linked to a claim.
    #[serde(default)]
    pub(super) set_aside: Field<List<SetAsideText>>,
    /// A remark for readers of this file.
    #[serde(default)]
    pub(super) note: Field<Words>,
}

impl Item for DraftText {
    const PLURAL: &'static str = "drafts";
}

/// A figure of a draft that follows from claims.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Derivation")]
#[serde(deny_unknown_fields, expecting = "a derivation: an object with `quote` and `is`")]
pub(super) struct DerivedText {
    /// The words of the draft that state the figure.
    pub(super) quote: Field<Words>,
    /// How it follows, by the ids of claims: `votes-won / votes-cast`, `100 - turnout`, `departed - arrived`. White space
    /// stands around every operator.
    pub(super) is: Field<Words>,
    /// Why it follows.
    #[serde(default)]
    pub(super) because: Field<Words>,
}

impl Item for DerivedText {
    const PLURAL: &'static str = "derivations";
}

/// Something in a draft that need not be linked to a claim: `quote` or `class` says what.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Exemption")]
#[serde(
    deny_unknown_fields,
    expecting = "an exemption: an object with `quote` or `class`, and `because`"
)]
pub(super) struct SetAsideText {
    /// The words of the draft.
    #[serde(default)]
    pub(super) quote: Field<Words>,
    /// A class of figures: `names` (numbers that are part of a name), `years` (a year by itself) or `headings`.
    #[serde(default)]
    #[schemars(schema_with = "class_schema")]
    pub(super) class: Field<Words>,
    /// Why it need not be linked.
    pub(super) because: Field<Words>,
}

impl Item for SetAsideText {
    const PLURAL: &'static str = "exemptions";
}

/// A place in a draft that states the claim.
#[derive(Deserialize, JsonSchema)]
#[serde(rename = "Appearance")]
#[serde(deny_unknown_fields, expecting = "an appearance: an object with `draft` and `quote`")]
pub(in crate::dossier) struct AppearanceText {
    /// The id of the draft.
    pub(super) draft: Field<Words>,
    /// The words of the draft.
    pub(super) quote: Field<Words>,
    /// The words just before the quote, where the quote occurs more than once.
    #[serde(default)]
    pub(super) prefix: Field<Words>,
    /// The words just after the quote, where the quote occurs more than once.
    #[serde(default)]
    pub(super) suffix: Field<Words>,
}

impl Item for AppearanceText {
    const PLURAL: &'static str = "appearances";
}

fn class_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": DraftClass::ALL.map(DraftClass::name) })
}
