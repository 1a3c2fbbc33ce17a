//! `crosscheck check --fix`: citations repaired in the claims file.

use crate::amend::repair::{At, Mended, Why, mend};
use crate::dossier::Problem;
use crate::report::{self, Examined, Failure};
use crate::save;
use crate::text::LineIndex;

use super::examine::{Opened, Options, examine};
use super::{Context, Error};

/// What was repaired in a claims file, or would be.
pub(super) struct Fix {
    /// What is found out about the file as it is now.
    pub(super) examined: Examined,
    repairs: Option<Repairs>,
}

struct Repairs {
    /// The text before and after.
    texts: (String, String),
    repaired: Vec<At>,
    left: Vec<(At, Why)>,
    is_done: bool,
}

/// Repairs the citations of an opened claims file, and writes it unless this is a `dry_run`.
pub(super) fn fix(opened: Opened, options: &Options, dry_run: bool) -> Fix {
    let (path, syntax) = (opened.path.clone(), opened.syntax);
    let levels = opened.dossier.as_ref().map(|(_, levels)| levels.clone()).unwrap_or_default();
    let examined = examine(opened, options);
    let Examined { file, text, lines, outcome: Ok(checked) } = examined else {
        return Fix { examined, repairs: None };
    };
    let lock = checked.held_to.as_ref().map(|held_to| held_to.file.clone());
    let scope = options.selection.scope();
    let as_is = dry_run.then(|| checked.clone());
    let failed = |file: String, text: String, lines: LineIndex, message: String| {
        let failure = Failure::Undone { message, help: String::new() };
        let examined = Examined { file, text, lines, outcome: Err(failure) };
        Fix { examined, repairs: None }
    };
    let mended = match mend(&text, syntax, checked, &levels, scope) {
        Ok(mended) => mended,
        Err(problems) => {
            let message = format!("`{file}` was not changed: {}", unreadable(&problems));
            return failed(file, text, lines, message);
        }
    };
    let Mended { text: new, mut checked, repaired, left } = mended;
    if let Some(lock) = lock {
        checked.hold_to(lock, &levels, scope);
    }
    if !dry_run
        && new != text
        && let Err(error) = save::replace(&path, &text, &new)
    {
        let message = format!("`{file}` was not changed: {error}");
        return failed(file, text, lines, message);
    }
    let examined = match as_is {
        Some(checked) => Examined { file, text: text.clone(), lines, outcome: Ok(checked) },
        None => {
            let lines = LineIndex::new(&new);
            Examined { file, text: new.clone(), lines, outcome: Ok(checked) }
        }
    };
    let repairs = Repairs { texts: (text, new), repaired, left, is_done: !dry_run };
    Fix { examined, repairs: Some(repairs) }
}

fn unreadable(problems: &[Problem]) -> String {
    let first = problems.first().map_or("", |problem| problem.message.as_str());
    format!("with the repairs it could not be read ({first})")
}

impl Fix {
    /// Writes what changed and what was left: the difference where results go, if it is for people, and all else to
    /// the side.
    pub(super) fn write(&self, for_people: bool, context: &mut Context<'_>) -> Result<(), Error> {
        let Some(repairs) = &self.repairs else { return Ok(()) };
        let (old, new) = &repairs.texts;
        let diff = report::kit::diff::unified(&self.examined.file, old, new, context.look);
        if for_people {
            context.out.write_all(diff.as_bytes())?;
            context.out.flush()?;
        } else {
            context.err.write_all(diff.as_bytes())?;
        }
        let (repaired, left) = (repairs.repaired.len(), &repairs.left);
        let said = report::page::repair::render(&self.examined, repaired, left, repairs.is_done);
        context.err.write_all(said.as_bytes())?;
        if for_people && !diff.is_empty() {
            writeln!(context.out)?;
        }
        Ok(())
    }
}
