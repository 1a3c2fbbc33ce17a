//! Rules between claims.

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::Checked;
use crate::dossier::CitationIndex;
use crate::verdict::RuleTest;

use crate::report::check::json::names;

/// A rule and what the citations make of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Rule")]
pub(crate) struct RuleJson<'a> {
    /// Its id.
    id: &'a str,
    /// The relation that must hold, as the claims file writes it.
    holds: &'a str,
    /// Why it must.
    because: Option<&'a str>,
    /// What the choices of one citation per claim come to. Also `can-hold` where a claim has no citation to choose.
    #[schemars(schema_with = "names::rule_outcome")]
    outcome: &'static str,
    /// The ids of the claims that have no citation with a value, so that the rule was not tested.
    without: Vec<&'a str>,
    /// The minimal sets of citations that cannot stand together, those that miss by most first.
    broken: Vec<Vec<CitedJson<'a>>>,
    /// How many more such sets there are.
    more: usize,
    /// Whether the search was given up for its cost: there may be more sets than are counted, and where the outcome is
    /// `broken-by-some`, every choice may be broken.
    given_up: bool,
}

/// One citation of one claim.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Cited")]
struct CitedJson<'a> {
    /// The id of the claim.
    claim: &'a str,
    /// The place of the citation in the claim's list, from 0.
    citation: usize,
}

impl<'a> RuleJson<'a> {
    /// Returns the rules of a dossier that were tested.
    pub(crate) fn all(checked: &'a Checked) -> impl Iterator<Item = Self> + 'a {
        checked.rules.iter().map(|test| Self::of(checked, test))
    }

    fn of(checked: &'a Checked, test: &'a RuleTest) -> Self {
        let rule = &checked.dossier.rules[test.rule];
        let id = |claim: usize| checked.dossier.claims[claim].id.value.as_str();
        let cited =
            |cited: &CitationIndex| CitedJson { claim: id(cited.claim), citation: cited.citation };
        Self {
            id: &rule.id.value,
            holds: &rule.holds.value,
            because: rule.because.as_deref(),
            outcome: test.outcome.name(),
            without: test.without.iter().map(|claim| id(*claim)).collect(),
            broken: test.broken.iter().map(|set| set.iter().map(cited).collect()).collect(),
            more: test.unlisted,
            given_up: test.given_up,
        }
    }
}
