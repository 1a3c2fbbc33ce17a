//! The JSON Schemas of what is written for programs.

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
#[cfg(feature = "mcp")]
use serde_json::Map;
use serde_json::Value;

/// Returns the JSON Schema (draft 2020-12) of what is written as `Written`, as text that ends with a line break; `id` is the
/// name of its file.
pub(in crate::report) fn schema_of<Written: JsonSchema>(id: &str) -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generator = settings.with_transform(RecursiveTransform(tidy)).into_generator();
    let mut schema = generator.into_root_schema_for::<Written>();
    schema.insert("$id".to_owned(), id.into());
    format!("{:#}\n", schema.to_value())
}

/// Returns the JSON Schema of what is read as `Read`, as an object.
#[cfg(feature = "mcp")]
pub(crate) fn schema_of_input<Read: JsonSchema>() -> Map<String, Value> {
    object_of::<Read>(SchemaSettings::draft2020_12().for_deserialize())
}

/// Returns the JSON Schema of what is written as `Written`, as an object.
#[cfg(feature = "mcp")]
pub(crate) fn schema_of_output<Written: JsonSchema>() -> Map<String, Value> {
    object_of::<Written>(SchemaSettings::draft2020_12().for_serialize())
}

#[cfg(feature = "mcp")]
fn object_of<Described: JsonSchema>(settings: SchemaSettings) -> Map<String, Value> {
    let generator = settings.with_transform(RecursiveTransform(tidy)).into_generator();
    let schema = generator.into_root_schema_for::<Described>();
    schema.as_object().cloned().unwrap_or_default()
}

/// Takes out the breaks of the comments in the code, and the formats that are Rust's and no one else's.
fn tidy(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace("\n\n", " ").replace('\n', " ");
    }
    if schema.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("uint"))
    {
        schema.remove("format");
    }
}
