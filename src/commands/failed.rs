//! What is said where there is no dossier to work on.

use crate::report::Failed;
use crate::report::check::table;

use super::{Context, Error, ExitStatus};

/// Says why a claims file could not be examined.
pub(super) fn tell(failed: &Failed, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    context.err.write_all(table::failure(failed, context.look).as_bytes())?;
    Ok(ExitStatus::Failed)
}
