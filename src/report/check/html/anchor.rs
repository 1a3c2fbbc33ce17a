//! The anchors of the page, and the links that lead to them.

use crate::report::kit::html::{Markup, shown_text};
use crate::report::kit::uri::encoded;

use super::shown::ShownDossier;

/// A part of the page that can be linked to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// A claim, by its index.
    Claim(usize),
    /// A citation of a claim, by their indices.
    Citation(usize, usize),
    /// A source, by its index.
    Source(usize),
    /// A rule, by its index.
    Rule(usize),
    /// A draft, by its index.
    Draft(usize),
    /// The summary.
    Summary,
    /// What there is on some claims.
    Claims,
}

impl ShownDossier<'_> {
    /// Returns the id of a part, as HTML has it; no two of a page are the same, as ids of claims hold no slash.
    pub(super) fn anchor(&self, part: Part) -> String {
        let dossier = &self.examined.checked.dossier;
        let claim = |index: usize| &dossier.claims[index].id.value;
        let own = match part {
            Part::Claim(index) => claim(index).clone(),
            Part::Citation(index, citation) => format!("{}/{}", claim(index), citation + 1),
            Part::Source(index) => format!("/source/{}", dossier.sources[index].id.value),
            Part::Rule(index) => format!("/rule/{}", dossier.rules[index].id.value),
            Part::Draft(index) => format!("/draft/{}", self.examined.drafts[index].draft.file),
            Part::Summary => "/summary".to_owned(),
            Part::Claims => "/of-dossier".to_owned(),
        };
        format!("{}{own}", self.prefix)
    }

    /// Writes the attribute that makes an element this part.
    pub(super) fn write_id(&self, markup: &mut Markup, part: Part) {
        markup.element(" id=\"", &self.anchor(part), "\"");
    }

    /// Writes the beginning of a link to a part, without the end of its tag.
    pub(super) fn write_link(&self, markup: &mut Markup, part: Part) {
        markup.element("<a href=\"#", &encoded(&shown_text(&self.anchor(part))), "\"");
    }
}
