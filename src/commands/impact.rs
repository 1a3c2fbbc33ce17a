//! `crosscheck impact`: what sources and speakers carry.

use std::io::Write;

use crate::check::Checked;
use crate::report::page::impact;
use crate::report::page::impact::Carried;
use crate::run::Options;
use crate::verdict::{Withdrawn, impact};

use super::args::{DossierArgs, FormatArgs};
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
    #[command(flatten)]
    dossier: DossierArgs,
    #[command(flatten)]
    answer: FormatArgs,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let checked = args.dossier.examine(&[], Options::default(), context)?.checked;
    let carried = carried(args, &checked)?;
    let style = context.style;
    let table = |out: &mut dyn Write| impact::render(out, &checked, &carried, style);
    args.answer.write(context.out, table, || impact::answer(&checked, &carried))?;
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
