//! The quotes of a claim side by side.

use comfy_table::{ColumnConstraint, Width, presets};

use crate::dossier::Citation;
use crate::report::kit::layout::{Ink, line, printed};
use crate::verdict::{Evidence, sort_as_said};

use super::View;

/// The least columns in which a quote can be read.
const NARROWEST: u16 = 30;

/// The columns of the labels before the quotes.
const LABELS: u16 = 8;

/// How many rows of quotes fit on two screens of 24 lines: one takes some 20.
const MOST_ROWS: usize = 2;

/// A citation of the claim that is shown.
pub(super) struct ShownCitation<'a> {
    pub(super) index: usize,
    pub(super) citation: &'a Citation,
    pub(super) evidence: &'a Evidence,
}

impl View<'_> {
    /// Whether all quotes fit on two screens, side by side.
    pub(super) fn fits_side_by_side(&self) -> bool {
        self.claim.citations.len() <= MOST_ROWS * self.beside()
    }

    /// Returns how many quotes the width lets be read beside one another.
    fn beside(&self) -> usize {
        usize::from(((self.style.width.saturating_sub(LABELS)) / (NARROWEST + 3)).max(1))
    }

    /// Returns the quotes, as many beside one another as the width lets be read.
    pub(super) fn quotes(&self) -> String {
        let beside = self.beside();
        let mut order: Vec<usize> = (0..self.claim.citations.len()).collect();
        sort_as_said(&self.checked.dossier, self.claim, &mut order);
        let mut text = String::new();
        for chunk in order.chunks(beside) {
            let columns = u16::try_from(beside.min(order.len())).unwrap_or(u16::MAX);
            text.push('\n');
            text.push_str(&self.quotes_beside(chunk, columns));
        }
        text
    }

    fn quotes_beside(&self, citations: &[usize], columns: u16) -> String {
        let mut table = self.style.table(presets::UTF8_FULL_CONDENSED);
        let width = (self.style.width.saturating_sub(LABELS + 4 + 3 * columns) / columns).max(12);
        let cited: Vec<ShownCitation<'_>> =
            citations.iter().map(|index| self.cited(*index)).collect();
        table.set_header(std::iter::once(String::new()).chain(cited.iter().map(|c| self.title(c))));
        let mut add = |label: &str, cell: &dyn Fn(&ShownCitation<'_>) -> String| {
            let label = self.style.paint(Ink::Faint, label);
            table.add_row(std::iter::once(label).chain(cited.iter().map(cell)));
        };
        add("quote", &|cited| self.quote(cited));
        add("reads", &|cited| self.reads(cited));
        if cited.iter().any(|cited| !self.of(cited).is_empty()) {
            add("of", &|cited| self.of(cited));
        }
        add("origin", &|cited| self.origin(cited));
        add("stance", &|cited| self.stance(cited));
        add("place", &|cited| self.passage_place(cited));
        add("cited", &|cited| self.cited_place(cited));
        let constraints =
            std::iter::once(LABELS).chain(std::iter::repeat_n(width + 2, cited.len()));
        table.set_constraints(
            constraints.map(|columns| ColumnConstraint::Absolute(Width::Fixed(columns))),
        );
        printed(&table)
    }

    pub(super) fn cited(&self, index: usize) -> ShownCitation<'_> {
        ShownCitation {
            index,
            citation: &self.claim.citations[index],
            evidence: &self.checked.judgements[self.index].evidence[index],
        }
    }

    /// Returns the source, the day the passage speaks from, and where in the source people find it.
    fn title(&self, cited: &ShownCitation<'_>) -> String {
        let source = &self.checked.dossier.sources[cited.citation.source];
        format!("{}{}", self.style.paint(Ink::Heading, &source.id.value), self.when(cited))
    }

    /// Returns the day the passage speaks from, and where in the source people find it, each after a comma.
    pub(super) fn when(&self, cited: &ShownCitation<'_>) -> String {
        let source = &self.checked.dossier.sources[cited.citation.source];
        let said = match (&cited.citation.as_of, &source.published) {
            (Some(as_of), _) => format!(", as of {as_of}"),
            (None, Some(published)) => format!(", {published}"),
            (None, None) => String::new(),
        };
        let locator = cited
            .citation
            .locator
            .as_deref()
            .map_or(String::new(), |locator| format!(", {locator}"));
        line(&format!("{said}{locator}")).replacen(" ,", ",", 1)
    }
}
