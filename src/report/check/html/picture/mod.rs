//! A picture of what was said of a claim: a number line or a time line, with a lane for each origin.
//!
//! Each citation is a point or a bar where its value is; a figure that changes with time stands at the day on which it was
//! said, and above the lanes at its height too. Bands are the positions, and what is claimed. Shapes and strokes tell apart
//! what colours do, and the same stands in words for those who do not see it.
//!
//! Places across are percentages, so that the picture fits any width and its letters stay as large as others.

mod axis;
mod draw;
mod lanes;
mod marks;
mod plot;
mod svg;
mod words;

use crate::report::kit::html::Markup;
use crate::verdict::Verdict;

use super::shown::{ShownClaim, ShownDossier};

use marks::{Place, Scene};
pub(super) use svg::write_shapes;

/// Writes the picture of a claim, where it has one: one in conflict, with a value that is no point, or that changes with time.
pub(super) fn write(markup: &mut Markup, dossier: &ShownDossier<'_>, claim: &ShownClaim<'_>) {
    let scene = Scene::of(dossier, claim);
    if is_wanted(claim, &scene) && !scene.marks.is_empty() {
        draw::write(markup, dossier, claim, &scene);
    }
}

fn is_wanted(claim: &ShownClaim<'_>, scene: &Scene) -> bool {
    let is_wide = |place: &Place| place.from != place.to;
    claim.judgement.verdict == Verdict::Conflicting
        || claim.judgement.verdict == Verdict::Contradicted
        || !claim.judgement.inconsistent.is_empty()
        || claim.claim.over_time.is_some()
        || scene.claimed.iter().chain(scene.marks.iter().map(|mark| &mark.value)).any(is_wide)
}
