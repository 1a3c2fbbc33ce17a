//! Where a passage stands, for programs.

use std::num::NonZeroU32;

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Location;

/// Where a passage stands in its file.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(in crate::report) struct PassagePlace {
    /// The line of the first character, from 1.
    line: Option<NonZeroU32>,
    /// The column of the first character, from 1, in Unicode code points.
    column: Option<NonZeroU32>,
    /// The first byte, from 0.
    byte_start: Option<usize>,
    /// One past the last byte.
    byte_end: Option<usize>,
    /// The place in a file that has no lines: `page 3, line 12`, `paragraph 41`, `00:12:07`. Line, column and bytes are
    /// null there.
    #[serde(skip_serializing_if = "Option::is_none")]
    locator: Option<String>,
}

impl PassagePlace {
    /// Returns the place for what stands at `location`.
    pub(in crate::report) fn of(location: &Location) -> Self {
        let start = location.start();
        let bytes = location.bytes();
        Self {
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            byte_start: bytes.map(|bytes| bytes.start),
            byte_end: bytes.map(|bytes| bytes.end),
            locator: location.locator().map(|locator| locator.to_string()),
        }
    }
}
