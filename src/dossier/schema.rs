//! The JSON Schemas of the claims file and of records, for editors and other programs.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};

use super::{file, record};

/// Returns the JSON Schema (draft 2020-12) of the claims file, version 1, as text that ends with a line
/// break. It is generated from the types that [`read`](super::read) fills.
///
/// ```
/// assert!(crosscheck::dossier::schema().contains(r#""title": "Dossier""#));
/// ```
pub fn schema() -> String {
    schema_of::<file::DossierText>("claims-1.schema.json")
}

/// Returns the JSON Schema (draft 2020-12) of a record, version 1, as text that ends with a line break. It is generated from the
/// types that [`Record::read`](super::Record::read) fills.
///
/// ```
/// assert!(crosscheck::dossier::record_schema().contains(r#""title": "Record""#));
/// ```
pub fn record_schema() -> String {
    schema_of::<record::RecordText>("record-1.schema.json")
}

fn schema_of<Read: JsonSchema>(id: &str) -> String {
    let settings = SchemaSettings::draft2020_12().for_deserialize();
    let generator = settings.with_transform(RecursiveTransform(join_lines)).into_generator();
    let mut schema = generator.into_root_schema_for::<Read>();
    schema.insert("$id".to_owned(), id.into());
    format!("{:#}\n", schema.to_value())
}

/// Editors fill lines themselves: the breaks of the comment in the code mean nothing to them.
fn join_lines(schema: &mut Schema) {
    if let Some(serde_json::Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
}
