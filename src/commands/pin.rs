//! `crosscheck pin`: the digests of the sources' files, written into the claims file.

use crate::amend::pin::{Pinned, pin};
use crate::dossier::Dossier;
use crate::finding::{SAVE_DOCUMENT, counted};
use crate::run::Opened;
use crate::source::{Holding, Holdings};
use crate::text::visible;

use super::args::{ChangeArgs, PathArgs};
use super::file_change::FileChange;
use super::{Context, Error, ExitStatus};

/// Write the SHA-256 digests of the sources' files into the claims file
///
/// From then on, `check` warns where a file is not the one that was pinned, and says which quotes no longer stand in it.
/// A digest that is there already is replaced. The exit status is 1 where a file could not be read.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    path: PathArgs,
    /// Pin this source only; may be given several times
    #[arg(long, value_name = "SOURCE")]
    source: Vec<String>,
    #[command(flatten)]
    change: ChangeArgs,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let (writer, opened) = args.change.open(args.path.path(), &[], "pin", context)?;
    let Opened { claims_file, dossier, levels: _ } = &opened;
    let holdings = opened.holdings(None);
    args.source.iter().try_for_each(|id| require_file(dossier, &holdings, id))?;
    let chosen = |index: usize| {
        args.source.is_empty() || args.source.contains(&dossier.sources[index].id.value)
    };
    let pinned = pin(claims_file, dossier, &holdings, chosen)
        .expect("a dossier was read from it, so that it is written in its syntax");
    let change = FileChange::of(claims_file, &pinned.text);
    change.make(writer, context)?;
    let said = said(&opened, &holdings, &pinned, args.change.dry_run);
    context.err.write_all(said.as_bytes())?;
    let all_read = pinned.unread.is_empty();
    Ok(if all_read { ExitStatus::Success } else { ExitStatus::Denied })
}

/// Refuses a source that is named and has no file.
fn require_file(dossier: &Dossier, holdings: &Holdings, id: &str) -> Result<(), Error> {
    let index = dossier.sources.iter().position(|source| source.id.value == id);
    let Some(index) = index else {
        let known = dossier.sources.iter().map(|source| source.id.value.as_str());
        return Err(Error::unknown("source", id, known, "crosscheck list"));
    };
    if holdings.of_source[index] == Holding::NotHeld {
        return Err(Error::Usage {
            message: format!("`{id}` has no file that could be pinned"),
            help: SAVE_DOCUMENT.to_owned(),
        });
    }
    Ok(())
}

/// Returns a line for each source that could not be pinned, and one that counts the others.
fn said(opened: &Opened, holdings: &Holdings, pinned: &Pinned, dry_run: bool) -> String {
    let Opened { claims_file, dossier, levels: _ } = opened;
    let path = claims_file.shown_path();
    let shown = visible(&path);
    let mut text = String::new();
    for index in &pinned.unread {
        let source = &dossier.sources[*index];
        let place = source.file.as_ref().map_or(source.id.place, |file| file.place);
        let at = claims_file.lines.position(&claims_file.text, place.start);
        if let Holding::Unread { file, why } = &holdings.of_source[*index] {
            let id = &source.id.value;
            let said = format!("{shown}:{}:{}: not pinned: `{id}`: ", at.line, at.column);
            text.extend([said.as_str(), &visible(file), " could not be read: ", why, "\n"]);
        }
    }
    let verb = if dry_run { "to pin" } else { "pinned" };
    let count = counted(pinned.changed.len(), "source");
    let same = match pinned.same.len() {
        0 => String::new(),
        same => format!(", {same} as before"),
    };
    text.extend([format!("{shown}: {count} {verb}{same}\n")]);
    text
}
