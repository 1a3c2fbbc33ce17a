//! Findings about what a figure is of: a figure of something else, one that is not asserted, a statement that gives
//! another.

use crate::finding::words::{listed, quoted};
use crate::finding::{Code, Finding, Level, Place, Role, Subject, shown_value};
use crate::reading::{Misfit, SubjectPart};
use crate::verdict::{Judgement, SubjectDiffers};

use super::Facts;
use super::citations::CitationFacts;

impl Facts<'_> {
    /// Returns that the statement of a claim gives another figure than its value.
    pub(super) fn statement(&self, index: usize, judgement: &Judgement) -> Option<Finding> {
        let claim = &self.dossier.claims[index];
        let differing = &judgement.statement.differing;
        let value = claim.value.as_ref().filter(|_| !differing.is_empty())?;
        let figures: Vec<String> = differing.iter().map(|figure| quoted(figure)).collect();
        let message = format!(
            "the statement says {}, and the value is {}",
            listed(&figures),
            shown_value(&value.value)
        );
        let subject = Subject::Claim { claim: index, citations: Vec::new() };
        let place = Place::in_claims(Role::Claim, value.place);
        let help = "correct the statement or the value";
        Some(Finding::new(Code::StatementDiffers, subject, message, place, help))
    }

    /// Returns that a figure whose event nothing relates to that of the claim counts all the same.
    pub(super) fn unrelated(&self, cited: &CitationFacts<'_>) -> Option<Finding> {
        let differs = cited.evidence.said.unrelated.as_ref()?;
        let (code, message, help) = self.of_another(cited, differs);
        let place = self.passage(cited, differs.figure.span);
        Some(cited.finding(code, message, help).with_places(place).at_level(Level::Warn))
    }

    /// Says of what a figure is that is not the claim's.
    pub(super) fn of_another(
        &self,
        cited: &CitationFacts<'_>,
        differs: &SubjectDiffers,
    ) -> (Code, String, &'static str) {
        let SubjectDiffers { figure, misfit } = differs;
        let figure = self.words(cited, figure);
        let code = match misfit.part {
            SubjectPart::Assertion => Code::NotAsserted,
            _ => Code::OtherSubject,
        };
        (code, format!("{figure} {}", says(misfit)), step(misfit.part))
    }
}

/// Says how the subject of a figure differs from the claim's.
pub(super) fn says(misfit: &Misfit) -> String {
    let Misfit { part, claimed, found } = misfit;
    let claimed = quoted(claimed);
    let found = quoted(found);
    match part {
        SubjectPart::Noun => format!("counts {found}, and the claim counts {claimed}"),
        SubjectPart::Event => format!("is of {found}, and the claim of {claimed}"),
        SubjectPart::Name | SubjectPart::Date => {
            format!("is of {found}, and the claim of {claimed}")
        }
        SubjectPart::Role => {
            format!("is {}, and the claim states {}", role(&misfit.found), role(&misfit.claimed))
        }
        SubjectPart::Rate if misfit.claimed.is_empty() => {
            format!("is a rate (per {found}), and the claim states none")
        }
        SubjectPart::Rate => {
            format!("is a rate per {found}, and the claim's is per {claimed}")
        }
        SubjectPart::Direction => {
            format!("tells of a change the other way ({found}) than the claim")
        }
        SubjectPart::Assertion => match (&*misfit.claimed, &*misfit.found) {
            (_, "denied") => "is denied in the passage, and the claim asserts it".to_owned(),
            ("denied", _) => "is asserted in the passage, and the claim denies it".to_owned(),
            (_, found) => format!("is {found} in the passage, and the claim asserts it"),
        },
        SubjectPart::Added => format!("is of {found}, and the source has {claimed} nowhere"),
        SubjectPart::Word => format!("stands with {found}, and the claim says {claimed}"),
        SubjectPart::Place => {
            format!("is not that of {claimed}, which stands beside another figure")
        }
    }
}

/// Returns a role as the end of "is …".
fn role(name: &str) -> &'static str {
    match name {
        "total" => "the number itself",
        "part" => "a part of another",
        "whole" => "the whole that another is a part of",
        "additional" => "an addition to another",
        "previous" => "an earlier figure",
        "change" => "the size of a change",
        "level" => "the level that a change led to",
        "extreme" => "a level that was touched for a time",
        "rate" => "the base of a rate",
        "excepted" => "the number left out",
        _ => "another figure",
    }
}

/// Returns the next thing to try.
fn step(part: SubjectPart) -> &'static str {
    match part {
        SubjectPart::Noun | SubjectPart::Event | SubjectPart::Word => {
            "cite the figure that is meant; or add the passage's word to the claim's `also`, where it means the same"
        }
        SubjectPart::Added => "leave the word out; or cite the source that has it",
        SubjectPart::Rate => {
            "cite the figure that is meant; or say in the statement or the `unit` what it is counted for: \"barrels a day\""
        }
        SubjectPart::Assertion => {
            "say in `stance` what the passage does; or make the statement as uncertain as the passage"
        }
        _ => {
            "cite the figure that is meant, or make the statement clearer; or give the `value`, and say in `inferred` why it holds"
        }
    }
}
