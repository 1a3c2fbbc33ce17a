//! Findings, and the errors where there are none.

use std::num::NonZeroU32;

use schemars::JsonSchema;
use serde::Serialize;

use crate::dossier;
use crate::finding::{self, Level};
use crate::report::{Examined, Failed, Located};

use crate::report::check::json::names;

/// One thing to tell the user.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
pub(crate) struct FindingJson<'a> {
    /// Its subject; `crosscheck explain` lists the codes.
    #[schemars(regex(pattern = r"^[a-z]+(-[a-z]+)*$"))]
    code: &'static str,
    /// How much it matters.
    #[schemars(schema_with = "names::level")]
    level: &'static str,
    /// The id of the claim; null where it is about a source or a rule.
    claim: Option<&'a str>,
    /// The id of the rule; null where it is about none.
    rule: Option<&'a str>,
    /// The citations in that claim, by their places in its list, from 0.
    citations: &'a [usize],
    /// One sentence, enough by itself.
    message: String,
    /// Further facts.
    notes: &'a [String],
    /// The next thing to try; null where there is none.
    help: Option<&'a str>,
    /// Where it is; the first place is the one to go to.
    #[schemars(length(min = 1))]
    places: Vec<PlaceJson>,
}

/// A place that a finding speaks of.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Place")]
struct PlaceJson {
    /// The role of the place.
    #[schemars(schema_with = "names::role")]
    role: &'static str,
    #[serde(flatten)]
    region: Region,
}

/// A part of a file.
///
/// Lines and columns are counted from 1, columns in Unicode code points.
#[derive(Debug, Serialize, JsonSchema)]
struct Region {
    /// The file, relative to the folder of the claims file; that of an archive as the archive was given.
    file: String,
    /// The line of the first character.
    line: Option<NonZeroU32>,
    /// The column of the first character.
    column: Option<NonZeroU32>,
    /// The line that the end is in.
    end_line: Option<NonZeroU32>,
    /// One past the column of the last character.
    end_column: Option<NonZeroU32>,
    /// The place in a file that has no lines, as people cite it; lines and columns are null there.
    #[serde(skip_serializing_if = "Option::is_none")]
    locator: Option<String>,
}

/// A reason why a check could not be done.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Error<'a> {
    /// The reason.
    message: &'a str,
    /// The expectation at the place; null where there is no place.
    expected: Option<&'a str>,
    /// The next thing to try; null where none is known.
    help: Option<&'a str>,
    /// Where it stands in the claims file; null where the file could not be read, or the place is no single one.
    place: Option<Region>,
}

impl<'a> FindingJson<'a> {
    /// Returns the findings of a dossier, of level `least` and above.
    pub(crate) fn all(examined: &'a Examined, least: Level) -> impl Iterator<Item = Self> {
        examined.findings_from(least).map(|finding| Self::of(examined, finding))
    }

    fn of(examined: &'a Examined, finding: &'a finding::Finding) -> Self {
        let dossier = &examined.checked.dossier;
        let claim = finding.subject.claim().map(|index| dossier.claims[index].id.value.as_str());
        let rule = finding.subject.rule().map(|index| dossier.rules[index].id.value.as_str());
        let place = |place: &finding::Place| PlaceJson {
            role: place.role.name(),
            region: Region::of(examined.locate(place)),
        };
        Self {
            code: finding.code.name(),
            level: finding.level().name(),
            claim,
            rule,
            citations: finding.subject.citations(),
            message: finding.headline(dossier),
            notes: &finding.notes,
            help: Some(&finding.help),
            places: finding.places().iter().map(place).collect(),
        }
    }
}

impl<'a> Error<'a> {
    /// Returns the reasons why the check could not be done.
    pub(crate) fn all(failed: &'a Failed) -> Vec<Self> {
        match failed {
            Failed::Invalid { .. } => {
                let problems = failed.problems().into_iter();
                problems.map(|(problem, located)| Self::of_problem(problem, located)).collect()
            }
            Failed::Impossible { path: _, message, help } => {
                vec![Self { message, expected: None, help: unless_empty(help), place: None }]
            }
        }
    }

    fn of_problem(problem: &'a dossier::Problem, located: Located) -> Self {
        Self {
            message: &problem.message,
            expected: unless_empty(&problem.label),
            help: problem.help.as_deref(),
            place: Some(Region::of(located)),
        }
    }
}

impl Region {
    fn of(located: Located) -> Self {
        let Located { file, location } = located;
        let (start, end) = location.lines().unzip();
        Self {
            file,
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            end_line: end.map(|end| end.line),
            end_column: end.map(|end| end.column),
            locator: location.locator().map(|locator| locator.to_string()),
        }
    }
}

fn unless_empty(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
