//! Bibliographies in CSL-JSON (the input schema of the Citation Style Language 1.0.2): what reference managers export.

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged as _;

use crate::dossier::Problem;
use crate::text::LanguageTag;
use crate::value::Edtf;

use super::SourceEntry;
use super::cell::{Cell, Cells, date};
use super::json::Places;

/// The address that a DOI is looked up at.
const DOI: &str = "https://doi.org/";

/// Returns the source that an entry describes. What has no place in a claims file is left out; what cannot be read is told.
pub(super) fn entry(item: &Object<'_>, places: Places, remarks: &mut Vec<Problem>) -> SourceEntry {
    let mut fields = Cells::new();
    places.copy(item, &["title", "title-short"], "title", &mut fields);
    fields.extend(authors(item, places).map(|cell| ("author", cell)));
    places.copy(item, &["publisher", "container-title"], "publisher", &mut fields);
    for (name, field) in [("issued", "published"), ("accessed", "accessed")] {
        let Some(value) = item.get(name).map(|field| &field.value) else { continue };
        let place = places.of(value.range());
        match value.as_object().and_then(edtf) {
            Some(text) => fields.push((field, Cell::new(text, place))),
            None => remarks.push(left_out(name, place)),
        }
    }
    places.copy(item, &["URL"], "url", &mut fields);
    add_doi(places.cell(item, "DOI"), &mut fields);
    add_language(places.cell(item, "language"), &mut fields, remarks);
    let name = places.cell(item, "citation-key").or_else(|| places.cell(item, "id"));
    SourceEntry { place: places.of(item.range()), name, fields, ..SourceEntry::default() }
}

/// Takes a DOI for the address, where there is no other.
pub(super) fn add_doi(doi: Option<Cell>, fields: &mut Cells) {
    let is_known = fields.iter().any(|(field, _)| *field == "url");
    if let Some(Cell { text, place }) = doi.filter(|_| !is_known) {
        let text = if text.contains("://") { text } else { format!("{DOI}{text}") };
        fields.push(("url", Cell { text, place }));
    }
}

/// Takes a language that is written as a tag, and tells one that is not.
pub(super) fn add_language(language: Option<Cell>, fields: &mut Cells, remarks: &mut Vec<Problem>) {
    let Some(cell) = language else { return };
    match LanguageTag::parse(&cell.text) {
        Ok(_) => fields.push(("language", cell)),
        Err(why) => {
            remarks.push(left_out("language", cell.place).help(why.to_string()));
        }
    }
}

pub(super) fn left_out(field: &str, place: crate::text::Span) -> Problem {
    let message = format!("`{field}` is left out, as it cannot be read");
    Problem::new(place, message, "left out")
}

/// Returns the names of the authors, parted by semicolons.
fn authors(item: &Object<'_>, places: Places) -> Option<Cell> {
    let list = item.get_array("author")?;
    let names: Vec<String> =
        list.elements.iter().filter_map(Value::as_object).filter_map(name).collect();
    (!names.is_empty()).then(|| Cell::new(names.join("; "), places.of(list.range)))
}

fn name(author: &Object<'_>) -> Option<String> {
    if let Some(literal) = author.get_string("literal") {
        return Some(literal.value.trim().to_owned());
    }
    let parts = ["given", "dropping-particle", "non-dropping-particle", "family", "suffix"];
    let parts = parts.iter().filter_map(|part| Some(author.get_string(part)?.value.trim()));
    let name = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

/// Returns a date of CSL in EDTF: of its parts, or of the one date that its words are.
fn edtf(of: &Object<'_>) -> Option<String> {
    let words = of.get_string("raw").or(of.get_string("literal"));
    let Some(parts) = of.get_array("date-parts") else {
        return date(&words?.value).ok().filter(|text| Edtf::parse(text).is_ok());
    };
    let ends: Option<Vec<String>> = parts.elements.iter().map(|end| of_parts(end, of)).collect();
    let mut text = ends?.join("/");
    if of.get("circa").is_some_and(|circa| is_true(&circa.value)) {
        text.push('~');
    }
    Edtf::parse(&text).is_ok().then_some(text)
}

fn is_true(value: &Value<'_>) -> bool {
    match value {
        Value::BooleanLit(flag) => flag.value,
        Value::NumberLit(number) => number.value != "0",
        Value::StringLit(text) => !text.value.is_empty() && text.value != "false",
        Value::Object(_) | Value::Array(_) | Value::NullKeyword(_) => false,
    }
}

/// Returns `2010-03-19` of `[2010, 3, 19]`, or `2010-21` of `[2010]` with the season 1.
fn of_parts(end: &Value<'_>, of: &Object<'_>) -> Option<String> {
    let number = |value: &Value<'_>| match value {
        Value::NumberLit(number) => number.value.parse::<u32>().ok(),
        Value::StringLit(text) => text.value.trim().parse::<u32>().ok(),
        _ => None,
    };
    let parts: Option<Vec<u32>> = end.as_array()?.elements.iter().map(number).collect();
    let season = of.get("season").and_then(|season| number(&season.value));
    match (parts?.as_slice(), season) {
        ([year], Some(season @ 1..=4)) => Some(format!("{year:04}-{}", 20 + season)),
        ([year], _) => Some(format!("{year:04}")),
        ([year, month], _) => Some(format!("{year:04}-{month:02}")),
        ([year, month, day], _) => Some(format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    }
}
