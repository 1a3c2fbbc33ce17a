//! The columns of a table, by the names that they go by (`data/import/columns.tsv`).

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::dossier::{names_elsewhere as rows, plain_name as key};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The id of a claim or, with white space in it, its statement.
    Claim,
    /// A field of a claim; `id` is its name.
    ClaimField(&'static str),
    /// The id of a source, or a name for it.
    Source,
    /// A field of a source.
    SourceField(&'static str),
    /// Where an archive keeps the document: an address, or the path of a file.
    Held,
    /// A field of a citation.
    CitationField(&'static str),
    /// Something that claims files have no field for.
    PassedOver,
}

/// Returns what a column of this name holds; `None` for names that no table knows.
pub(super) fn column(name: &str) -> Option<Column> {
    columns().get(&key(name)).copied()
}

/// Returns the names of all columns.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    rows().flat_map(|(_, names)| names)
}

fn columns() -> &'static BTreeMap<String, Column> {
    static COLUMNS: OnceLock<BTreeMap<String, Column>> = OnceLock::new();
    COLUMNS.get_or_init(|| {
        rows()
            .flat_map(|(field, names)| names.map(move |name| (key(name), of_field(field))))
            .collect()
    })
}

fn of_field(field: &'static str) -> Column {
    match field.split_once('.') {
        None if field == "claim" => Column::Claim,
        None if field == "source" => Column::Source,
        Some(("claim", field)) => Column::ClaimField(field),
        Some(("source", "held")) => Column::Held,
        Some(("source", field)) => Column::SourceField(field),
        Some(("citation", field)) => Column::CitationField(field),
        _ => Column::PassedOver,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_in_the_table_once() {
        let mut all: Vec<String> = names().map(key).collect();
        all.sort();
        let count = all.len();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn every_field_of_a_claims_file_has_a_column() {
        let schema: serde_json::Value =
            serde_json::from_str(&crate::dossier::schema()).expect("it is JSON");
        for (object, others) in [
            // What a table has no cell for: lists of objects, and the id of the source of each row.
            ("Claim", &["citations", "appearances", "accept"][..]),
            ("Citation", &["source"]),
            ("Source", &["format", "encoding", "at", "derived_from"]),
        ] {
            let fields = schema["$defs"][object]["properties"].as_object().expect("it has fields");
            for field in fields.keys().filter(|field| !others.contains(&field.as_str())) {
                let name = format!("{}.{field}", object.to_lowercase());
                assert!(rows().any(|(field, _)| field == name), "{name}");
            }
        }
    }

    #[test]
    fn a_name_may_be_written_in_several_ways() {
        for name in ["Attributed to", "attributed_to", " ATTRIBUTED-TO "] {
            assert_eq!(column(name), Some(Column::CitationField("attributed_to")), "{name}");
        }
        assert_eq!(column("Archive status"), Some(Column::PassedOver));
        assert_eq!(column("colour"), None);
    }
}
