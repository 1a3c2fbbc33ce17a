//! Claims as schema.org `ClaimReview`s.
//!
//! One review is a claim with a value and evidence that speaks for or against it: an open question asserts nothing, and of a
//! claim that is `unverified` there is nothing to say. What the fields hold:
//!
//! | field | holds |
//! |---|---|
//! | `claimReviewed`, `itemReviewed.text` | the statement |
//! | `identifier` | the id of the claim |
//! | `itemReviewed.appearance` | the drafts that state the claim: title or file, day, and address where the draft gives one |
//! | `reviewRating.alternateName` | the verdict |
//! | `reviewRating.ratingExplanation` | what the verdict says, and whose word it rests on |
//! | `citation` | the sources whose passages speak for or against it |
//!
//! There is no `ratingValue`: a verdict says how sources stand to one another, not how true a claim is. Who reviews, when and
//! at which address is known to whoever publishes, who adds `author`, `datePublished` and `url`.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::Serialize;

use crate::dossier::{Claim, Source};
use crate::draft::CheckedDraft;
use crate::finding::shown_origins;
use crate::report::Examined;
use crate::report::kit::json::write_json;
use crate::report::kit::uri;
use crate::value::Edtf;
use crate::verdict::{Effect, Judgement, Verdict};

/// Writes the reviews, and returns how many claims have none.
///
/// # Errors
///
/// Those of `out`.
pub fn render(out: &mut dyn Write, examined: &Examined) -> io::Result<usize> {
    let checked = &examined.checked;
    let stating = drafts_stating(examined);
    let claims = checked.dossier.claims.iter().zip(&checked.judgements).zip(&stating);
    let all = claims.len();
    let reviews = claims.filter_map(|((claim, judgement), drafts)| {
        let is_reviewed = claim.value.is_some() && judgement.verdict != Verdict::Unverified;
        is_reviewed.then(|| Review::of(examined, claim, judgement, drafts))
    });
    let graph: Vec<Review<'_>> = reviews.collect();
    let left_out = all - graph.len();
    write_json(out, &Graph { context: "https://schema.org", graph })?;
    Ok(left_out)
}

/// Returns the drafts that state each claim, by their indices: those of its appearances, and those whose marks link to it.
fn drafts_stating(examined: &Examined) -> Vec<BTreeSet<usize>> {
    let dossier = &examined.checked.dossier;
    let own = dossier.claims.iter().map(|claim| claim.appearances.iter().map(|at| at.draft));
    let mut stating: Vec<BTreeSet<usize>> = own.map(Iterator::collect).collect();
    for draft in &examined.drafts {
        let Some(entry) = draft.draft.entry else { continue };
        for claim in draft.items.iter().filter_map(|item| item.claim) {
            stating[claim].insert(entry);
        }
    }
    stating
}

#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Review<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Review<'a> {
    #[serde(rename = "@type")]
    r#type: &'static str,
    identifier: &'a str,
    claim_reviewed: &'a str,
    item_reviewed: Reviewed<'a>,
    review_rating: Rating,
    citation: Vec<Work<'a>>,
}

#[derive(Serialize)]
struct Reviewed<'a> {
    #[serde(rename = "@type")]
    r#type: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    appearance: Vec<Work<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rating {
    #[serde(rename = "@type")]
    r#type: &'static str,
    alternate_name: &'static str,
    rating_explanation: String,
}

/// A source or a draft.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Work<'a> {
    #[serde(rename = "@type")]
    r#type: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Organization<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
}

#[derive(Serialize)]
struct Organization<'a> {
    #[serde(rename = "@type")]
    r#type: &'static str,
    name: &'a str,
}

impl<'a> Review<'a> {
    fn of(
        examined: &'a Examined,
        claim: &'a Claim,
        judgement: &Judgement,
        drafts: &BTreeSet<usize>,
    ) -> Self {
        let dossier = &examined.checked.dossier;
        let cited = claim.citations.iter().zip(&judgement.evidence);
        let speaking = cited.filter(|(_, evidence)| {
            matches!(evidence.effect, Some(Effect::Supports | Effect::Contradicts))
        });
        let sources: BTreeSet<usize> = speaking.map(|(citation, _)| citation.source).collect();
        let appearance = drafts.iter().map(|draft| Work::of_draft(examined, *draft));
        Self {
            r#type: "ClaimReview",
            identifier: &claim.id.value,
            claim_reviewed: &claim.statement,
            item_reviewed: Reviewed {
                r#type: "Claim",
                text: &claim.statement,
                appearance: appearance.collect(),
            },
            review_rating: Rating {
                r#type: "Rating",
                alternate_name: judgement.verdict.name(),
                rating_explanation: explanation(judgement),
            },
            citation: sources.iter().map(|at| Work::of_source(&dossier.sources[*at])).collect(),
        }
    }
}

impl<'a> Work<'a> {
    fn of_source(source: &'a Source) -> Self {
        let publisher = source.publisher.as_deref();
        Self {
            r#type: "CreativeWork",
            name: source.title.as_ref().unwrap_or(&source.id.value),
            url: source.url.as_deref().and_then(uri::of_page),
            publisher: publisher.map(|name| Organization { r#type: "Organization", name }),
            date_published: source.published.as_ref().and_then(iso_date),
        }
    }

    /// Returns the draft of this index in the claims file.
    fn of_draft(examined: &'a Examined, index: usize) -> Self {
        let draft = &examined.checked.dossier.drafts[index];
        let read = |checked: &&CheckedDraft| checked.draft.entry == Some(index);
        let document = examined.drafts.iter().find(read).map(|checked| &checked.draft.document);
        let address = document.and_then(|document| document.about.url.as_deref());
        Self {
            r#type: "CreativeWork",
            name: draft.title.as_ref().unwrap_or(&draft.file.value),
            url: address.and_then(uri::of_page),
            publisher: None,
            date_published: draft.published.as_ref().and_then(iso_date),
        }
    }
}

/// Returns a date as ISO 8601 writes years, months and days; `None` where it is a range, or not certain.
fn iso_date(date: &Edtf) -> Option<String> {
    let written = date.to_string();
    let parts: Vec<&str> = written.split('-').collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let is_date = matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]);
    let is_month = parts.get(1).is_none_or(|month| ("01"..="12").contains(month));
    (is_date && is_month && parts.iter().all(is_number)).then_some(written)
}

fn explanation(judgement: &Judgement) -> String {
    let says = match judgement.verdict {
        Verdict::Corroborated => "Citations of two origins or more support the claim",
        Verdict::SingleOrigin => "Citations of one origin support the claim",
        Verdict::Conflicting => "Sources disagree",
        Verdict::Contradicted => "Citations contradict the claim, and none supports it",
        Verdict::Unverified => "No citation supports the claim",
    };
    if judgement.origins.is_empty() {
        return format!("{says}.");
    }
    format!("{says}; for it: {}.", shown_origins(&judgement.origins))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_years_months_and_days_are_dates_of_the_web() {
        for date in ["2010", "2010-03", "2010-03-19"] {
            let parsed = Edtf::parse(date).unwrap();
            assert_eq!(iso_date(&parsed).as_deref(), Some(date));
        }
        for date in ["2010-03-19/2010-03-20", "2010~", "2010-21", "201X", "2010-03?"] {
            let parsed = Edtf::parse(date);
            assert!(parsed.is_err() || iso_date(&parsed.unwrap()).is_none(), "{date}");
        }
    }
}
