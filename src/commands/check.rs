//! `crosscheck check`: the report.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::Checked;
use crate::report::{self, Examined};

use super::examine::{Opened, Options, Selection, examine, open};
use super::fix::{Fix, fix};
use super::levels::LevelFlags;
use super::{Context, Error, ExitStatus};

/// Check every citation, and report conflicts, agreements, and claims that nothing supports
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Claims files, or folders that hold one; by default that of this folder or one above it
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Check this claim only; may be given several times
    #[arg(long, value_name = "CLAIM")]
    claim: Vec<String>,
    /// Check the claims with this tag only; may be given several times
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// How to write the report
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: Format,
    /// Look for quotes in the files of this folder that have the same names as the sources' files
    ///
    /// Quotes can be published while the full texts stay private: a file of DIR is read instead of the source's
    /// file where there is one of the same name, and its digest is not compared.
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Repair citations in the claims file from the words of their sources, and check again
    ///
    /// Typography, quotes that stand in another source, wrong prefixes and suffixes, cut words, and wording in one
    /// word of five. Never where a figure, sign, unit, negation or hedge would change.
    #[arg(long)]
    fix: bool,
    /// With --fix: show what would change, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    #[command(flatten)]
    levels: LevelFlags,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: what needs a person first
    Table,
    /// One line a finding: `path:line:column: level[code] message`
    Concise,
    /// One JSON object
    Json,
    /// One JSON object a line
    Jsonl,
    /// Annotations for GitHub Actions
    Github,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let options = Options {
        levels: args.levels.0.clone(),
        archive: args.archive.clone(),
        selection: Selection { claims: args.claim.clone(), tags: args.tag.clone() },
        uncited: false,
    };
    if let Some(archive) = args.archive.as_ref().filter(|archive| !archive.is_dir()) {
        let message = format!("the archive `{}` is not a folder", archive.display());
        return Err(Error::Usage {
            message,
            help: "name the folder that holds the full texts".to_owned(),
        });
    }
    let paths: Vec<Option<&Path>> = match args.paths.as_slice() {
        [] => vec![None],
        paths => paths.iter().map(|path| Some(path.as_path())).collect(),
    };
    let open = |path: &Option<&Path>| open(*path, &context.here, &options.levels);
    let opened: Vec<Opened> = paths.iter().map(open).collect();
    let dossiers: Vec<_> =
        opened.iter().filter_map(|o| o.dossier.as_ref().ok()).map(|(d, _)| d).collect();
    if dossiers.len() == opened.len() {
        options.selection.require_known(&dossiers)?;
    }
    let run: Vec<Examined> = if args.fix {
        // Each file is read again when its turn comes: one may be named twice.
        let fixes: Vec<Fix> =
            paths.iter().map(|path| fix(open(path), &options, args.dry_run)).collect();
        let is_table = args.format == Format::Table;
        fixes.iter().try_for_each(|fix| fix.write(is_table, context))?;
        fixes.into_iter().map(|fix| fix.examined).collect()
    } else {
        opened.into_iter().map(|opened| examine(opened, &options)).collect()
    };
    write(&run, args.format, context)?;
    for examined in
        run.iter().filter(|examined| examined.checked().is_some_and(Checked::checked_none))
    {
        let message = format!("not one citation of `{}` could be checked", examined.file);
        let text = report::table::error(context.look, &message, "see what is said of its sources");
        context.err.write_all(text.as_bytes())?;
    }
    Ok(status(&run))
}

fn write(run: &[Examined], format: Format, context: &mut Context<'_>) -> Result<(), Error> {
    let out = &mut *context.out;
    match format {
        Format::Table => report::table::render(out, context.err, run, context.look)?,
        Format::Concise => report::concise::render(out, run)?,
        Format::Json => report::json::render(out, run)?,
        Format::Jsonl => report::jsonl::render(out, run)?,
        Format::Github => report::github::render(out, run)?,
    }
    Ok(out.flush()?)
}

fn status(run: &[Examined]) -> ExitStatus {
    let of = |examined: &Examined| match &examined.outcome {
        Err(_) => ExitStatus::Undone,
        Ok(checked) if checked.fails() => ExitStatus::Denied,
        Ok(_) => ExitStatus::Success,
    };
    run.iter().map(of).max().unwrap_or(ExitStatus::Success)
}
