//! `crosscheck check --records`: documents and quotes a line at a time.

use crate::records::{Options, Tally, answer};
use crate::report::kit::block;

use super::{Context, Error, ExitStatus};

/// Answers the records of standard input, and tells on standard error where some could not be read.
pub(super) fn answer_records(
    options: &Options,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let tally = answer(context.input, context.out, options)?;
    if let Tally { records, unread, first_unread: Some(line), denied: _ } = tally {
        let message =
            format!("{unread} of {records} records could not be read; the first is on line {line}");
        let help = "the answer to each says why, in `errors`";
        context.err.write_all(block::error(context.style, &message, help).as_bytes())?;
    }
    Ok(match tally {
        Tally { unread: 1.., .. } => ExitStatus::Failed,
        Tally { denied: 1.., .. } => ExitStatus::Denied,
        Tally { .. } => ExitStatus::Success,
    })
}
