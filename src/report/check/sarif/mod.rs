//! SARIF 2.1.0, which code scanning services and editors read (OASIS, "Static Analysis Results Interchange Format", with
//! Errata 01).
//!
//! One `run` holds all claims files of a run. What is denied has the level `error`, what is warned of `warning`; what is
//! allowed is left out, as in every format. Each code of a finding is a rule, with its page as help. Where a check could not
//! be done, `executionSuccessful` is false and the reasons are `toolExecutionNotifications`.
//!
//! - Places count from 1, columns in Unicode code points (section 3.14.17 wants it said). A file without lines has no region:
//!   the message of the location says where.
//! - Paths count from the root of the repository, as `%SRCROOT%`, and are percent-encoded. Where that is on this machine is
//!   not said: the same input gives the same bytes. What lies outside keeps its own path.
//! - `relatedLocations` are the other places of a finding: the two sides of a conflict, each with its value and whose word it
//!   is.
//! - `partialFingerprints` hold on to a finding when lines move: they are digests of its code, its ids and the words that it is about.
//! - Braces in messages are doubled (section 3.11.5), and no `](` makes a link (section 3.11.6).

mod place;
mod result;
mod rule;

use std::io::{self, Write};

use serde::Serialize;

use crate::finding::Level;
use crate::report::check::notice::{Notice, problems_of};
use crate::report::kit::fingerprint::Fingerprints;
use crate::report::kit::json::write_json;
use crate::report::kit::roots::Roots;
use crate::report::{Examined, Failed};

use place::{LocationJson, Message, SOURCE_ROOT};
use result::ResultJson;
use rule::RuleJson;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the findings of level `least` and above, and the errors where a check could not be done; paths count from `roots`.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    run: &[Result<Examined, Failed>],
    least: Level,
    roots: &Roots,
) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    let mut results = Vec::new();
    for examined in run.iter().flatten() {
        results.extend(ResultJson::all(examined, least, roots, &mut fingerprints));
    }
    let notifications = run.iter().filter_map(|examined| examined.as_ref().err());
    let notifications: Vec<Notification> = notifications
        .flat_map(problems_of)
        .map(|notice| Notification::of(&notice, roots))
        .collect();
    let invocation = Invocation {
        execution_successful: notifications.is_empty(),
        tool_execution_notifications: notifications,
    };
    let run = Run {
        tool: Tool { driver: Driver::new() },
        invocations: [invocation],
        original_uri_base_ids: BaseIds { root: BaseId { description: Message::plain(ROOT) } },
        column_kind: "unicodeCodePoints",
        results,
    };
    write_json(out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

const ROOT: &str = "The root of the repository, or the folder that the program ran in.";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    invocations: [Invocation; 1],
    original_uri_base_ids: BaseIds,
    column_kind: &'static str,
    results: Vec<ResultJson<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    information_uri: &'static str,
    short_description: Message,
    rules: Vec<RuleJson>,
}

impl Driver {
    fn new() -> Self {
        let version = env!("CARGO_PKG_VERSION");
        Self {
            name: env!("CARGO_PKG_NAME"),
            version,
            semantic_version: version,
            information_uri: env!("CARGO_PKG_HOMEPAGE"),
            short_description: Message::plain(env!("CARGO_PKG_DESCRIPTION")),
            rules: RuleJson::all().collect(),
        }
    }
}

#[derive(Serialize)]
struct BaseIds {
    #[serde(rename = "%SRCROOT%")]
    root: BaseId,
}

#[derive(Serialize)]
struct BaseId {
    description: Message,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

/// A reason why a check could not be done.
#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
    locations: [LocationJson; 1],
}

impl Notification {
    fn of(notice: &Notice<'_>, roots: &Roots) -> Self {
        let place = notice.place.as_ref().map(|place| &place.location);
        Self {
            level: "error",
            message: Message::plain(&notice.lines()),
            locations: [LocationJson::of(&roots.path(&notice.path), place, None)],
        }
    }
}

const _: () = assert!(matches!(SOURCE_ROOT.as_bytes(), b"%SRCROOT%"), "the name in `BaseIds`");
