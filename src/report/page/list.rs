//! The claims and sources of a dossier, one a line.

use std::io::{self, Write};

use crate::dossier::{Claim, Dossier, Source};
use crate::finding::{counted, shown_value};

use crate::report::kit::layout::{Ink, PageStyle, line};

/// Writes the list.
///
/// # Errors
///
/// Those of `out`.
pub fn render(out: &mut dyn Write, dossier: &Dossier, style: PageStyle) -> io::Result<()> {
    let claims = style.columns(dossier.claims.iter().map(|claim| claim_row(claim, style)));
    let sources =
        style.columns(dossier.sources.iter().map(|source| source_row(dossier, source, style)));
    let heading = |name: &str, count| style.paint(Ink::Heading, &format!("{name} ({count})"));
    writeln!(out, "{}\n{claims}", heading("Claims", dossier.claims.len()))?;
    write!(out, "{}\n{sources}", heading("Sources", dossier.sources.len()))
}

fn claim_row(claim: &Claim, style: PageStyle) -> Vec<String> {
    let value = claim.value.as_ref().map_or("?".to_owned(), |value| shown_value(&value.value));
    let unit = claim.unit.as_deref().unwrap_or_default();
    vec![
        style.paint(Ink::Heading, &claim.id.value),
        claim.kind.to_string(),
        style.paint(Ink::Figure, &format!("{value} {unit}")),
        counted(claim.citations.len(), "citation"),
    ]
}

fn source_row(dossier: &Dossier, source: &Source, style: PageStyle) -> Vec<String> {
    let index = dossier.sources.iter().position(|other| other.id.value == source.id.value);
    let citations = dossier.claims.iter().flat_map(|claim| &claim.citations);
    let cited = citations.filter(|citation| Some(citation.source) == index).count();
    let published = source.published.as_ref().map_or(String::new(), ToString::to_string);
    vec![
        style.paint(Ink::Heading, &source.id.value),
        source.file.as_ref().map_or("no file".to_owned(), |file| line(&file.value)),
        published,
        counted(cited, "citation"),
    ]
}
