//! Answers to requests that come a line at a time.

use serde::Serialize;

/// Why a request has no answer.
#[derive(Debug, Serialize)]
pub struct Unanswered {
    /// The request's name for itself; null where it gave none, or could not be read.
    pub id: Option<serde_json::Value>,
    /// The mistake.
    pub error: String,
}
