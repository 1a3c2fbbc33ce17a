//! The JSON Schema of the output, for programs that read it.

use crate::report::check::json::Report;
use crate::report::kit::schema::schema_of;

/// Returns the JSON Schema (draft 2020-12) of the output, version 1, as text that ends with a line break. It is
/// generated from the types that [`render`](crate::report::check::json::render) writes.
///
/// Every field is always there. Fields that the schema does not know are allowed: later versions may add some.
///
/// ```
/// assert!(crosscheck::report::check::json::schema().contains(r#""title": "Report""#));
/// ```
pub fn schema() -> String {
    schema_of::<Report<'_>>("check-1.schema.json")
}
