//! The claims that a draft may state and is not linked to: listed, asked for one by one, and as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use crate::draft::{Suggested, SuggestedClaim};
use crate::finding::{counted, describe_suggestion};
use crate::report::kit::layout::{Ink, PageStyle, line, spaced};
use crate::report::kit::place::PassagePlace;

use super::ShownDraft;

/// The columns before what is said of a claim.
const INDENT: u16 = 3;

/// Returns every item that claims are suggested for, with these, for people.
pub fn suggestions(shown: &ShownDraft<'_>, suggested: &[Suggested], style: PageStyle) -> String {
    let file = style.paint(Ink::Heading, &shown.draft.draft.file);
    if suggested.is_empty() {
        return style.wrapped(&format!("{file}: no claim is suggested for what is not linked"));
    }
    let count = counted(suggested.len(), "item");
    let mut text = style.wrapped(&format!("{file}: {count} that may state a claim"));
    for one in suggested {
        text.push('\n');
        text.push_str(&sentence(shown, one, style));
        for claim in &one.claims {
            text.push_str(&of_claim(shown, one, claim, style));
        }
    }
    text
}

/// Returns what a person is shown to say whether an item states a claim, the one at index `number` of those suggested; the
/// sentence, where it is the first.
pub fn question(
    shown: &ShownDraft<'_>,
    suggested: &Suggested,
    number: usize,
    style: PageStyle,
) -> String {
    let mut text = String::new();
    if number == 0 {
        text.push('\n');
        text.push_str(&sentence(shown, suggested, style));
    }
    if let Some(claim) = suggested.claims.get(number) {
        text.push_str(&of_claim(shown, suggested, claim, style));
    }
    text
}

/// Returns the sentence of an item with its place, and the item marked.
fn sentence(shown: &ShownDraft<'_>, suggested: &Suggested, style: PageStyle) -> String {
    let item = &shown.draft.items[suggested.item];
    let words = shown.sentence_of(item);
    let inside = item.span.start.checked_sub(item.sentence.start);
    let parts = inside.and_then(|from| {
        let to = from + item.span.len();
        Some((words.get(..from)?, words.get(from..to)?, words.get(to..)?))
    });
    // A quotation may be longer than its sentence.
    let marked = match parts {
        Some((before, own, after)) => {
            format!("{}{}{}", spaced(before), style.mark(own), spaced(after))
        }
        None => style.mark(shown.words_of(item)),
    };
    let place = style.paint(Ink::Faint, &shown.place(item.span).location.to_string());
    style.wrapped(&format!("{place}: {}", marked.trim()))
}

fn of_claim(
    shown: &ShownDraft<'_>,
    suggested: &Suggested,
    claim: &SuggestedClaim,
    style: PageStyle,
) -> String {
    let checked = &shown.examined.checked;
    let own = &checked.dossier.claims[claim.claim];
    let id = style.paint(Ink::Heading, &own.id.value);
    let told = describe_suggestion(suggested, claim, shown.draft, checked);
    let statement = style.hanging("", INDENT, &format!("{id}: {}", line(&own.statement)));
    statement + &style.hanging("", INDENT, &line(&told))
}

/// Words of a draft that may state a claim, and are not linked to it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Suggestion")]
pub(super) struct SuggestionJson<'a> {
    #[serde(flatten)]
    place: PassagePlace,
    /// The words: a figure with its hedge, a quotation with its marks.
    text: &'a str,
    /// The sentence that they stand in.
    sentence: &'a str,
    /// What the words say, in the unit of the claim; null for a quotation.
    value: Option<String>,
    /// The id of the claim.
    claim: &'a str,
    /// Its statement.
    statement: &'a str,
    /// Its value.
    claim_value: Option<String>,
    /// What the words would come to if they were linked to the claim; null for a quotation.
    outcome: Option<&'static str>,
    /// How the two stand to each other.
    message: String,
    /// The words that would be written as the appearance.
    quote: &'a str,
    /// What stands before them, where that is needed to find them.
    prefix: Option<&'a str>,
    /// What stands after them, where that is needed to find them.
    suffix: Option<&'a str>,
}

impl<'a> SuggestionJson<'a> {
    /// Returns the claims suggested for each item, the likeliest of one item first.
    pub(super) fn all(shown: &ShownDraft<'a>, suggested: &'a [Suggested]) -> Vec<Self> {
        let of_item = |one: &'a Suggested| {
            let claims = one.claims.iter();
            claims.map(|claim| Self::of(shown, one, claim)).collect::<Vec<_>>()
        };
        suggested.iter().flat_map(of_item).collect()
    }

    fn of(shown: &ShownDraft<'a>, suggested: &'a Suggested, claim: &SuggestedClaim) -> Self {
        let item = &shown.draft.items[suggested.item];
        let checked = &shown.examined.checked;
        let own = &checked.dossier.claims[claim.claim];
        let words = &suggested.words;
        Self {
            place: PassagePlace::of(&shown.place(item.span).location),
            text: shown.words_of(item),
            sentence: shown.sentence_of(item),
            value: claim.value.as_ref().map(ToString::to_string),
            claim: &own.id.value,
            statement: &own.statement,
            claim_value: own.value.as_ref().map(|placed| placed.value.to_string()),
            outcome: claim.outcome.map(crate::draft::ItemOutcome::name),
            message: describe_suggestion(suggested, claim, shown.draft, checked),
            quote: &words.quote,
            prefix: words.around.prefix.as_deref(),
            suffix: words.around.suffix.as_deref(),
        }
    }
}
