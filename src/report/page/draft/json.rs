//! For programs: one object, or one a line. Lines and columns count from 1, columns in Unicode code points; bytes are those
//! of the file as it is on disk. What does not apply is null.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::draft::{Item, ItemPassage, Suggested, Target};
use crate::finding::Finding;
use crate::report::kit::place::PassagePlace;
use crate::report::kit::schema::schema_of;

use super::ShownDraft;
use super::link::SuggestionJson;

/// Returns a draft with its items, for JSON.
pub fn answer<'a>(shown: &ShownDraft<'a>) -> impl Serialize + use<'a> {
    AnswerJson { draft: DraftJson::of(shown), suggestions: None }
}

/// Returns the same with the claims that are suggested for what no claim is linked to.
pub fn linked_answer<'a>(
    shown: &ShownDraft<'a>,
    suggested: &'a [Suggested],
) -> impl Serialize + use<'a> {
    let suggestions = Some(SuggestionJson::all(shown, suggested));
    AnswerJson { draft: DraftJson::of(shown), suggestions }
}

/// Returns each claim that is suggested for an item, for JSON Lines.
pub fn suggestion_lines<'a>(
    shown: &ShownDraft<'a>,
    suggested: &'a [Suggested],
) -> Vec<impl Serialize + use<'a>> {
    SuggestionJson::all(shown, suggested)
}

/// Returns the JSON Schema (draft 2020-12) of the output, version 1, as text that ends with a line break. It is generated
/// from the types that are written.
///
/// ```
/// assert!(crosscheck::report::page::draft::schema().contains(r#""title": "Draft""#));
/// ```
pub fn schema() -> String {
    schema_of::<AnswerJson<'_>>("draft-1.schema.json")
}

/// Returns each item of a draft, for JSON Lines.
pub fn lines<'a>(shown: &ShownDraft<'a>) -> Vec<impl Serialize + use<'a>> {
    shown.draft.items.iter().map(|item| ItemJson::of(shown, item)).collect()
}

/// A draft and what came of its figures, dates and quotations.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Draft")]
struct AnswerJson<'a> {
    #[serde(flatten)]
    draft: DraftJson<'a>,
    /// With `--link`, the claims that words of the draft may state and are not linked to, in the order of the text; null
    /// otherwise.
    suggestions: Option<Vec<SuggestionJson<'a>>>,
}

/// A draft and what came of its figures, dates and quotations.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Draft")]
pub(crate) struct DraftJson<'a> {
    /// The version of this output: 1.
    version: u32,
    /// The file of the draft.
    file: &'a str,
    /// Its id in the claims file.
    id: Option<&'a str>,
    /// The claims file; null where the draft was held to a folder of sources.
    claims_file: Option<Cow<'a, str>>,
    /// How many items there are of each outcome that there are any of.
    counts: BTreeMap<&'static str, usize>,
    /// The share of the items that are covered, derived, hold or are set aside, in percent, rounded down; null where there are none.
    coverage: Option<usize>,
    /// The items, in the order of the text.
    items: Vec<ItemJson<'a>>,
    /// Marks of the draft that name no claim or source, and words that the claims file names and the draft does not have.
    broken_links: Vec<BrokenLinkJson<'a>>,
    /// The ids of the claims that the draft does not state.
    unstated_claims: Vec<&'a str>,
}

/// A figure, date or quotation of a draft.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Item")]
struct ItemJson<'a> {
    /// `figure`, `date` or `quotation`.
    kind: &'static str,
    #[serde(flatten)]
    place: PassagePlace,
    /// Its words: a figure with its hedge, a quotation with its marks.
    text: &'a str,
    /// The sentence that it stands in.
    sentence: &'a str,
    /// What the words say, in the notation of values.
    value: Option<String>,
    /// What came of it.
    outcome: &'static str,
    /// The code of its finding.
    code: Option<&'static str>,
    /// What there is to say of it.
    message: String,
    /// The next thing to try.
    help: Option<&'static str>,
    /// The claim that it was held to.
    claim: Option<&'a str>,
    /// The ids of the claims and sources that the draft links it to.
    links: Vec<&'a str>,
    /// The passages that speak to it, the one that decided first.
    passages: Vec<ItemPassageJson<'a>>,
}

/// A link between the draft and the claims file that leads nowhere, or to another place.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "BrokenLink")]
struct BrokenLinkJson<'a> {
    /// `draft-is-source`, `unknown-link`, `other-place` or `lost-appearance`.
    code: &'static str,
    /// `deny`, `warn` or `allow`.
    level: &'static str,
    /// The file that it stands in: the draft, or the claims file.
    file: String,
    #[serde(flatten)]
    place: PassagePlace,
    /// What there is to say of it.
    message: &'a str,
    /// The next thing to try.
    help: &'a str,
}

/// A passage of a source that speaks to an item.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ItemPassage")]
struct ItemPassageJson<'a> {
    /// The id of the source.
    source: &'a str,
    /// Its file.
    file: String,
    #[serde(flatten)]
    place: PassagePlace,
    /// What its figure says, in the notation of values.
    value: Option<String>,
    /// Who says it, by the citations that quote it.
    speakers: Option<String>,
    /// The sentence.
    text: &'a str,
}

impl<'a> DraftJson<'a> {
    pub(crate) fn of(shown: &ShownDraft<'a>) -> Self {
        let draft = &shown.draft.draft;
        let entry = draft.entry.map(|entry| &shown.examined.checked.dossier.drafts[entry]);
        let claims_file = &shown.examined.claims_file;
        let has_claims = !shown.examined.checked.dossier.claims.is_empty();
        Self {
            version: 1,
            file: &draft.file,
            id: entry.map(|entry| entry.id.value.as_str()),
            claims_file: has_claims.then(|| claims_file.shown_path()),
            counts: shown.counts().map(|(outcome, count)| (outcome.name(), count)).collect(),
            coverage: shown.draft.coverage(),
            items: shown.draft.items.iter().map(|item| ItemJson::of(shown, item)).collect(),
            broken_links: shown
                .broken_links()
                .map(|finding| BrokenLinkJson::of(shown, finding))
                .collect(),
            unstated_claims: shown.unstated(),
        }
    }
}

impl<'a> ItemJson<'a> {
    fn of(shown: &ShownDraft<'a>, item: &'a Item) -> Self {
        let words = shown.describe(item);
        let dossier = &shown.examined.checked.dossier;
        let links = item.links.iter().map(|target| match target {
            Target::Claim(claim) => dossier.claims[*claim].id.value.as_str(),
            Target::Source(source) => dossier.sources[*source].id.value.as_str(),
        });
        Self {
            kind: item.kind.name(),
            place: PassagePlace::of(&shown.place(item.span).location),
            text: shown.words_of(item),
            sentence: shown.sentence_of(item),
            value: item.value.as_ref().map(ToString::to_string),
            outcome: item.outcome.name(),
            code: words.code.map(crate::finding::Code::name),
            message: words.message,
            help: Some(words.help).filter(|help| !help.is_empty()),
            claim: shown.claim_of(item),
            links: links.collect(),
            passages: item.passages.iter().map(|own| ItemPassageJson::of(shown, own)).collect(),
        }
    }
}

impl<'a> BrokenLinkJson<'a> {
    fn of(shown: &ShownDraft<'a>, finding: &'a Finding) -> Self {
        let place = shown.examined.locate(finding.place());
        Self {
            code: finding.code.name(),
            level: finding.level().name(),
            place: PassagePlace::of(&place.location),
            file: place.file,
            message: &finding.message,
            help: &finding.help,
        }
    }
}

impl<'a> ItemPassageJson<'a> {
    fn of(shown: &ShownDraft<'a>, passage: &ItemPassage) -> Self {
        let place = shown.passage_place(passage);
        Self {
            source: shown.source_of(passage),
            place: PassagePlace::of(&place.location),
            file: place.file,
            value: passage.value.as_ref().map(ToString::to_string),
            speakers: Some(shown.speakers_of(passage)).filter(|speakers| !speakers.is_empty()),
            text: shown.passage_words(passage),
        }
    }
}
