//! Messages and locations.

use std::num::NonZeroU32;

use serde::Serialize;

use crate::report::kit::problems::one_line;
use crate::report::kit::roots::RootedPath;
use crate::report::kit::uri;
use crate::source::Location;

/// The name of what paths of the repository count from.
pub(super) const SOURCE_ROOT: &str = "%SRCROOT%";

/// A text for people.
#[derive(Serialize)]
pub(super) struct Message {
    text: String,
}

impl Message {
    /// Returns a text that has no placeholders and no links.
    pub(super) fn plain(text: &str) -> Self {
        let text = text.replace('{', "{{").replace('}', "}}").replace("](", "] (");
        Self { text }
    }
}

/// A place in a file.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LocationJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<RegionJson>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionJson {
    start_line: NonZeroU32,
    start_column: NonZeroU32,
    end_line: NonZeroU32,
    end_column: NonZeroU32,
}

impl LocationJson {
    /// Returns a place in the file at `path`, with what there is to say of it; `place` is `None` where it is the whole file.
    pub(super) fn of(path: &RootedPath, place: Option<&Location>, message: Option<&str>) -> Self {
        let uri_base_id = match path {
            RootedPath::Inside(_) => Some(SOURCE_ROOT),
            RootedPath::Outside(_) => None,
        };
        let region = place.and_then(Location::lines).map(|(start, end)| RegionJson {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        });
        let locator = place.and_then(Location::locator).map(|locator| locator.to_string());
        let said: Vec<String> = locator.into_iter().chain(message.map(one_line)).collect();
        let message = (!said.is_empty()).then(|| Message::plain(&said.join(": ")));
        let artifact_location = ArtifactLocation { uri: uri::of_path(path.as_str()), uri_base_id };
        let physical_location = PhysicalLocation { artifact_location, region };
        Self { id: None, physical_location, message }
    }

    /// Returns the same with a number.
    pub(super) fn numbered(self, id: usize) -> Self {
        Self { id: Some(id), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_no_placeholders_and_no_links() {
        let message = Message::plain("{0} of [these](https://example.org)");
        assert_eq!(message.text, "{{0}} of [these] (https://example.org)");
    }
}
