//! What is said where there is no dossier to work on.

use crate::report::{self, Examined, Failure};
use crate::text::LineIndex;

use super::examine::Opened;
use super::{Context, Error, ExitStatus};

/// Says why a claims file could not be examined.
pub(super) fn tell(examined: &Examined, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    if let Err(failure) = &examined.outcome {
        let said = report::check::table::undone(examined, failure, context.look);
        context.err.write_all(said.as_bytes())?;
    }
    Ok(ExitStatus::Undone)
}

/// Says why a claims file that was opened holds no dossier.
pub(super) fn undone(
    opened: Opened,
    failure: Failure,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let Opened { file, path: _, text, syntax: _, dossier: _ } = opened;
    let lines = LineIndex::new(&text);
    tell(&Examined { file, text, lines, outcome: Err(failure) }, context)
}
