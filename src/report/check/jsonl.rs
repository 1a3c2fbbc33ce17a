//! The output for programs that read line by line: one JSON object per line, version 1.
//!
//! Every line has a `type`, and the `dossier` it is about: the path of the claims file, as it was given or found.
//! The other fields are those of the [JSON output](crate::report::check::json).
//!
//! | type | the other fields |
//! |---|---|
//! | `dossier` | `version`, `title`, `words`; then follow its lines |
//! | `claim` | those of `dossiers[].claims[]` |
//! | `rule` | those of `dossiers[].rules[]` |
//! | `finding` | those of `dossiers[].findings[]` |
//! | `error` | those of `dossiers[].errors[]` |
//! | `summary` | `version` and those of `summary`; the last line, whose `dossier` is null |
//!
//! ```text
//! {"type":"dossier","dossier":"oslo/claims.json","version":1,"title":"The vote in Oslo","words":null}
//! {"type":"claim","dossier":"oslo/claims.json","id":"votes","statement":"541 votes …","kind":"count",…}
//! {"type":"finding","dossier":"oslo/claims.json","code":"contradicted","level":"deny","claim":"votes",…}
//! {"type":"summary","dossier":null,"version":1,"claims":1,"citations":1,"states":{"verbatim":1,…},…}
//! ```

use std::io::{self, Write};

use serde::Serialize;

use crate::finding::Level;
use crate::report::check::json::{ClaimJson, Error, FindingJson, RuleJson, SummaryJson, VERSION};
use crate::report::kit::json::write_json_line;
use crate::report::{Examined, Failed, Summary as Counts};

/// Writes what was found out in a run, one object per line; of the findings those of level `least` and above.
///
/// # Errors
///
/// Those of `out`.
pub fn render(
    out: &mut dyn Write,
    run: &[Result<Examined, Failed>],
    least: Level,
) -> io::Result<()> {
    for examined in run {
        match examined {
            Ok(examined) => dossier(out, examined, least)?,
            Err(failed) => errors(out, failed)?,
        }
    }
    let summary = Versioned { version: VERSION, fields: SummaryJson::of(&Counts::of(run)) };
    line(out, "summary", None, summary)
}

fn dossier(out: &mut dyn Write, examined: &Examined, least: Level) -> io::Result<()> {
    let Examined { claims_file, checked, drafts: _, findings: _ } = examined;
    let path = claims_file.shown_path();
    let file = Some(&*path);
    let words = checked.dossier.words.as_ref().map(|folder| folder.value.as_str());
    heading(out, file, Heading { title: checked.dossier.title.as_deref(), words })?;
    ClaimJson::all(checked).try_for_each(|claim| line(out, "claim", file, claim))?;
    RuleJson::all(checked).try_for_each(|rule| line(out, "rule", file, rule))?;
    FindingJson::all(examined, least).try_for_each(|finding| line(out, "finding", file, finding))
}

fn errors(out: &mut dyn Write, failed: &Failed) -> io::Result<()> {
    let file = Some(failed.path());
    heading(out, file, Heading::default())?;
    Error::all(failed).into_iter().try_for_each(|error| line(out, "error", file, error))
}

fn heading(out: &mut dyn Write, file: Option<&str>, fields: Heading<'_>) -> io::Result<()> {
    line(out, "dossier", file, Versioned { version: VERSION, fields })
}

/// An object with what every line has.
#[derive(Serialize)]
struct JsonLine<'a, T> {
    r#type: &'static str,
    dossier: Option<&'a str>,
    #[serde(flatten)]
    fields: T,
}

#[derive(Serialize)]
struct Versioned<T> {
    version: u32,
    #[serde(flatten)]
    fields: T,
}

#[derive(Default, Serialize)]
struct Heading<'a> {
    title: Option<&'a str>,
    words: Option<&'a str>,
}

fn line(
    out: &mut dyn Write,
    r#type: &'static str,
    dossier: Option<&str>,
    fields: impl Serialize,
) -> io::Result<()> {
    write_json_line(out, &JsonLine { r#type, dossier, fields })
}
