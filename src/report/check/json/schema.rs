//! The JSON Schema of the output, for programs that read it.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

use crate::report::check::json::Report;

/// Returns the JSON Schema (draft 2020-12) of the output, version 1, as text that ends with a line break. It is
/// generated from the types that [`render`](crate::report::check::json::render) writes.
///
/// Every field is always there. Fields that the schema does not know are allowed: later versions may add some.
///
/// ```
/// assert!(crosscheck::report::check::json::schema().contains(r#""title": "Report""#));
/// ```
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let generator = settings.with_transform(RecursiveTransform(tidy)).into_generator();
    let mut schema = generator.into_root_schema_for::<Report<'_>>();
    schema.insert("$id".to_owned(), "check-1.schema.json".into());
    format!("{:#}\n", schema.to_value())
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
