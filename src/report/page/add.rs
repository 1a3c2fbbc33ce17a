//! Why a claim is not added.

use crate::amend::add::ClaimRefusal;
use crate::dossier::ClaimsFile;
use crate::report::Examined;
use crate::report::kit::block::{block_at, error};
use crate::report::kit::layout::PageStyle;

/// Returns why a claim is not added to a claims file.
pub fn refused(claims_file: &ClaimsFile, refusal: ClaimRefusal, style: PageStyle) -> String {
    match refusal {
        ClaimRefusal::NoClaims => {
            let message = "the claims file has no `claims` to add one to";
            error(style, message, "write `\"claims\": {}` into it")
        }
        ClaimRefusal::Wrong(problems) => {
            let problems = problems.iter().map(|problem| {
                error(style, &problem.message, problem.help.as_deref().unwrap_or_default())
            });
            problems.collect()
        }
        ClaimRefusal::Differs { findings, text, checked } => {
            let claims_file = claims_file.with_text(text);
            let tried = Examined {
                claims_file,
                checked: *checked,
                drafts: Vec::new(),
                findings: Vec::new(),
            };
            // The claim has no place: it is not in the claims file.
            findings.iter().map(|finding| block_at([], &tried, finding, style)).collect()
        }
    }
}
