//! `crosscheck check --fix`: citations repaired in the claims file.

use std::path::Path;

use crate::amend::repair::{At, Why, repair};
use crate::dossier::Problem;
use crate::report::{self, Examined, Failed};
use crate::run::{self, Options};

use super::args::ChangeArgs;
use super::{Context, Error};

/// A claims file whose citations were repaired, or would be.
pub(super) struct Repair {
    /// The result for the file as it is now.
    pub(super) examined: Examined,
    /// The text before and after.
    texts: (String, String),
    repaired: Vec<At>,
    left: Vec<(At, Why)>,
    is_done: bool,
}

/// Repairs the citations of the claims file at `path`, or that [`run::open`] finds without one, and writes it unless this
/// is a `dry_run`.
pub(super) fn repair_file(
    path: Option<&Path>,
    options: &Options,
    dry_run: bool,
    context: &Context<'_>,
) -> Result<Repair, Failed> {
    let change = ChangeArgs { dry_run };
    let (writer, opened) = change.open(path, &options.levels, "check --fix", context)?;
    let levels = opened.levels.clone();
    let as_is = run::examine_telling(opened, options, context.listener)?;
    let old = &as_is.claims_file;
    let repaired = repair(old, as_is.checked.clone())
        .map_err(|problems| not_changed(&as_is, &unreadable(&problems)))?;
    if let Some(writer) = writer.filter(|_| repaired.text != old.text) {
        writer
            .replace(&old.path, &old.text, &repaired.text)
            .map_err(|error| not_changed(&as_is, &error.to_string()))?;
    }
    let texts = (old.text.clone(), repaired.text);
    let examined = if dry_run {
        as_is
    } else {
        let claims_file = old.with_text(texts.1.clone());
        let folder = claims_file.source_folder();
        let (drafts, findings) =
            run::Memory::default().with_drafts(&repaired.checked, folder, &levels);
        Examined { checked: repaired.checked, drafts, findings, claims_file }
    };
    let (repaired, left) = (repaired.repaired, repaired.left);
    Ok(Repair { examined, texts, repaired, left, is_done: !dry_run })
}

fn not_changed(examined: &Examined, why: &str) -> Failed {
    let path = examined.claims_file.shown_path().into_owned();
    let message = format!("`{path}` was not changed: {why}");
    Failed::Impossible { path, message, help: String::new() }
}

fn unreadable(problems: &[Problem]) -> String {
    let first = problems.first().map_or("", |problem| problem.message.as_str());
    format!("with the repairs it could not be read ({first})")
}

impl Repair {
    /// Writes what changed and what was left: the difference where results go, if it is for people, and all else to
    /// the side.
    pub(super) fn write(&self, for_people: bool, context: &mut Context<'_>) -> Result<(), Error> {
        let (old, new) = &self.texts;
        let path = self.examined.claims_file.shown_path();
        let diff = report::kit::diff::unified(&path, old, new, context.style);
        if for_people {
            context.out.write_all(diff.as_bytes())?;
            context.out.flush()?;
        } else {
            context.err.write_all(diff.as_bytes())?;
        }
        let count = self.repaired.len();
        let said = report::page::repair::render(&self.examined, count, &self.left, self.is_done);
        context.err.write_all(said.as_bytes())?;
        if for_people && !diff.is_empty() {
            writeln!(context.out)?;
        }
        Ok(())
    }
}
