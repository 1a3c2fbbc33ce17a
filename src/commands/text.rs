//! `crosscheck text`: the text of a source as it is read.

use std::io::Write;

use crate::load;
use crate::report::page::text::{self, ShownText};
use crate::source::{Document, ReadAs};

use super::args::{DossierArgs, FormatArgs, ReadAsArgs};
use super::{Context, Error, ExitStatus};

/// Show the text of a source as it is read, with places and regions
///
/// Quotes are looked for in this text. Each paragraph is shown with its place in the file and, where it is no part of the
/// body, with what it is: a note, a table, the way through a site. What no reader of the document sees comes last; it
/// holds no quote.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The id of a source of the dossier, or the path of a file
    #[arg(value_name = "SOURCE")]
    source: String,
    #[command(flatten)]
    dossier: DossierArgs,
    #[command(flatten)]
    read_as: ReadAsArgs,
    /// Show only the paragraphs that hold most of these words, and where they nearly stand
    #[arg(long, value_name = "WORDS", conflicts_with = "plain")]
    grep: Option<String>,
    /// Write the text alone
    #[arg(long, conflicts_with = "format")]
    plain: bool,
    #[command(flatten)]
    answer: FormatArgs,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let path = context.here.join(&args.source);
    let read_as = args.read_as.read_as();
    let (file, document) = if load::is_file(&path) {
        let document = load::document(&path, &read_as);
        (args.source.clone(), document.map_err(|why| Error::not_read(&args.source, why))?)
    } else if read_as == ReadAs::default() {
        of_dossier(args, context)?
    } else {
        return Err(Error::Usage {
            message: format!("`{}` is no file: its source says how it is read", args.source),
            help: "name a file, or leave out `--as`, `--encoding`, `--url` and `--at`".to_owned(),
        });
    };
    if args.plain {
        text::render_plain(context.out, &document)?;
        context.out.flush()?;
        return Ok(ExitStatus::Success);
    }
    let near = args.grep.as_deref().map(|words| text::places_near(&document, words));
    let shown = ShownText { file: &file, document: &document, near: near.as_deref() };
    let style = context.style;
    let table = |out: &mut dyn Write| text::render(out, &shown, style);
    args.answer.write(context.out, table, || text::answer(&shown))?;
    Ok(ExitStatus::Success)
}

/// Returns the document of a source of the dossier, and the path of its file.
fn of_dossier(args: &Args, context: &Context<'_>) -> Result<(String, Document), Error> {
    let (opened, archive) = args.dossier.open(context)?;
    let sources = &opened.dossier.sources;
    let ids = || sources.iter().map(|source| source.id.value.as_str());
    let Some(source) = sources.iter().find(|source| source.id.value == args.source) else {
        return Err(Error::unknown("source or file", &args.source, ids(), "crosscheck list"));
    };
    match load::document_of(source, opened.claims_file.source_folder(), archive.as_deref()) {
        Some(Ok(held)) => Ok((held.file, held.document.into_document())),
        Some(Err(why)) => Err(Error::not_read(&args.source, why)),
        None => Err(Error::Usage {
            message: format!("the source `{}` has no file", args.source),
            help: "save the document, and name it as the source's `file`".to_owned(),
        }),
    }
}
