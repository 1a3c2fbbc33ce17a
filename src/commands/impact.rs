//! `crosscheck impact`: what sources and speakers carry.

use std::path::PathBuf;

use crate::check::Checked;
use crate::report::page::impact;
use crate::report::page::impact::Carried;
use crate::run::{self, Options};
use crate::verdict::{Withdrawn, impact};

use super::failed::tell;
use super::format::AnswerFormat;
use super::selection::require_folder;
use super::{Context, Error, ExitStatus};

/// Show what sources carry: which claims they alone support, and which verdicts change without them
///
/// With a source go those that are derived from it alone; with a speaker, what sources that quote the speaker for a claim
/// say of it in their own voice.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The ids of sources; by default all
    #[arg(value_name = "SOURCE")]
    sources: Vec<String>,
    /// Withdraw the word of this speaker instead of a source
    #[arg(long, value_name = "NAME", conflicts_with = "sources")]
    speaker: Option<String>,
    /// The claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(long, short, value_name = "PATH")]
    dossier: Option<PathBuf>,
    /// Look for quotes in the files of this folder that have the same names as the sources' files
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// How to write the answer
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: AnswerFormat,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    require_folder(args.archive.as_deref())?;
    let options = Options { archive: args.archive.clone(), lock: false, ..Options::default() };
    let opened = run::open(args.dossier.as_deref(), &context.here, &[]);
    match opened.and_then(|opened| run::examine(opened, &options)) {
        Ok(examined) => write(args, &examined.checked, context),
        Err(failed) => tell(&failed, context),
    }
}

fn write(args: &Args, checked: &Checked, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let carried = carried(args, checked)?;
    match args.format {
        AnswerFormat::Table => impact::render(context.out, checked, &carried, context.look)?,
        AnswerFormat::Json => impact::render_json(context.out, checked, &carried)?,
    }
    context.out.flush()?;
    Ok(ExitStatus::Success)
}

/// Returns what was asked for, in the order of the command line; without any source, all in that of the file.
fn carried(args: &Args, checked: &Checked) -> Result<Vec<Carried>, Error> {
    let sources = &checked.dossier.sources;
    let without = |withdrawn| impact(&checked.dossier, &checked.judgements, withdrawn);
    if let Some(name) = &args.speaker {
        let carried = without(Withdrawn::Speaker(name));
        if carried.citations == 0 {
            return Err(Error::unknown("speaker", name, speakers(checked), "crosscheck check"));
        }
        let name = checked.dossier.speakers.name_of(name).to_owned();
        return Ok(vec![Carried { name, impact: carried }]);
    }
    let ids = || sources.iter().map(|source| source.id.value.as_str());
    let wanted: Vec<&str> = if args.sources.is_empty() {
        ids().collect()
    } else {
        args.sources.iter().map(String::as_str).collect()
    };
    let carried = wanted.into_iter().map(|id| {
        let index = ids().position(|known| known == id);
        let index = index.ok_or_else(|| Error::unknown("source", id, ids(), "crosscheck list"))?;
        Ok(Carried { name: id.to_owned(), impact: without(Withdrawn::Source(index)) })
    });
    carried.collect()
}

/// Returns the names of all speakers whom citations name.
fn speakers(checked: &Checked) -> impl Iterator<Item = &str> {
    let citations = checked.dossier.claims.iter().flat_map(|claim| &claim.citations);
    citations.flat_map(|citation| &citation.attributed_to).map(String::as_str)
}
