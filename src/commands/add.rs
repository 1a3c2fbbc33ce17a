//! `crosscheck add`: more sources and claims.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::amend::add::{NewSource, add_source};
use crate::load;
use crate::run::Opened;
use crate::source::{Document, ReadAs};

use super::args::{ChangeArgs, ReadAsArgs};
use super::file_change::FileChange;
use super::import::Import;
use super::{Context, Error, ExitStatus};

/// Add a source to the claims file, or what a table, a bibliography or Zotero has
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Source(SourceArgs),
    From(FromArgs),
}

/// Add claims, citations and sources of a file of another program
///
/// FILE is a table (CSV), a bibliography (CSL-JSON), or from Zotero (its items with annotations as JSON, or an exported note).
/// Sources are known by their ids, addresses, files and titles; a file in the folder of the claims file that has the address
/// or title of a new source becomes its file. A quote is looked for in its source's file, and not written where it does not
/// hold. What the claims file has already stays as it is. The exit status is 0 when all citations are written, 1 when some are
/// not, and 2 for mistakes in the file: then nothing is written.
#[derive(Debug, clap::Args)]
struct FromArgs {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(long, short, value_name = "PATH")]
    dossier: Option<PathBuf>,
    #[command(flatten)]
    change: ChangeArgs,
}

/// Add a document as a source, with what it says of itself
///
/// Title, author, publisher, day, address and language are written as the document gives them, with the digest of the
/// file. Look them over: a page can be wrong about itself. The file must lie in the folder of the claims file.
#[derive(Debug, clap::Args)]
struct SourceArgs {
    /// The document
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The id that citations use; by default made of the file's name
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(long, short, value_name = "PATH")]
    dossier: Option<PathBuf>,
    #[command(flatten)]
    read_as: ReadAsArgs,
    #[command(flatten)]
    change: ChangeArgs,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    match &args.what {
        What::Source(args) => source(args, context),
        What::From(args) => from(args, context),
    }
}

fn from(args: &FromArgs, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let (writer, opened) = args.change.open(args.dossier.as_deref(), &[], "add from", context)?;
    let claims_file = &opened.claims_file;
    let folder = claims_file.source_folder();
    let files = load::documents_in(folder).map_err(|why| Error::not_read(folder.display(), why))?;
    let import = Import::new(&args.file, claims_file, &files, false, context)?;
    FileChange::of(claims_file, import.text()).make(writer, context)?;
    import.tell(args.change.dry_run, context)
}

fn source(args: &SourceArgs, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let (writer, opened) = args.change.open(args.dossier.as_deref(), &[], "add source", context)?;
    let path = context.here.join(&args.file);
    let read_as = args.read_as.read_as();
    let (file, document) = read(&opened, &path, &read_as)?;
    let Opened { claims_file, dossier, levels: _ } = &opened;
    if let Some(id) = args.id.as_deref().filter(|id| dossier.source(id).is_some()) {
        return Err(Error::Usage {
            message: format!("there is a source `{id}` already"),
            help: "choose another `--id`".to_owned(),
        });
    }
    let id = args.id.as_deref();
    let new = NewSource { id, file: &file, document: &document, read_as: &read_as };
    let (id, text) = add_source(claims_file, dossier, &new).ok_or_else(|| Error::Usage {
        message: "the claims file has no `sources` to add one to".to_owned(),
        help: "write `\"sources\": {}` into it".to_owned(),
    })?;
    FileChange::of(claims_file, &text).make(writer, context)?;
    let verb = if args.change.dry_run { "to add" } else { "added" };
    context.err.write_all(format!("{verb}: `{id}`\n").as_bytes())?;
    Ok(ExitStatus::Success)
}

fn read(opened: &Opened, path: &Path, read_as: &ReadAs) -> Result<(String, Document), Error> {
    if let Some(what) = load::own_file(path, &opened.claims_file, &opened.dossier) {
        return Err(Error::Usage {
            message: format!("`{}` is {what}, which says nothing by itself", path.display()),
            help: "name the document that is cited".to_owned(),
        });
    }
    let not_read = |why: load::Error| Error::not_read(path.display(), why);
    let folder = opened.claims_file.source_folder();
    let file = load::path_in(folder, path).map_err(not_read)?;
    let document = load::document(path, read_as).map_err(not_read)?;
    Ok((file, document))
}
