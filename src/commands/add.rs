//! `crosscheck add`: more sources and claims.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::amend::add::{ClaimRefusal, NewSource, add_claim, add_source};
use crate::amend::cite::written_value;
use crate::dossier::{Fields, Json, NewClaim};
use crate::load;
use crate::report;
use crate::run::Opened;
use crate::source::{Document, ReadAs};
use crate::value::Kind;

use super::args::{ChangeArgs, ReadAsArgs, parse_named};
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
    Claim(ClaimArgs),
    From(FromArgs),
}

/// Add a claim
///
/// It is refused where a claims file would be wrong with it, or its statement gives another figure than its value. The exit
/// status is 0 when it is written, 1 when statement and value differ, and 2 for wrong usage.
#[derive(Debug, clap::Args)]
struct ClaimArgs {
    /// The id that commands and rules use: short words joined by `-`
    #[arg(value_name = "CLAIM")]
    id: String,
    /// The claim in a sentence
    #[arg(value_name = "STATEMENT", allow_hyphen_values = true)]
    statement: String,
    /// The sort of value it asserts: count, quantity, percent, date, yes-no or text
    #[arg(long, value_name = "KIND", value_parser = parse_kind)]
    kind: Kind,
    /// The unit of a count or quantity: `votes`, `USD`
    #[arg(long, value_name = "UNIT")]
    unit: Option<String>,
    /// Another word for what is counted, or for what happened; may be given several times
    #[arg(long, value_name = "WORD")]
    also: Vec<String>,
    /// The value it asserts, in the notation of its kind: `540`, `>=27`, `600..700`, `2010-01-07`; without it, the claim is an
    /// open question
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    value: Option<String>,
    /// How far values may be apart without a conflict: a number, `5%`, or `2 days`
    #[arg(long, value_name = "TOLERANCE", allow_hyphen_values = true)]
    tolerance: Option<String>,
    /// The day that the value is for (EDTF)
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// How the figure changes with time: `grows` or `varies`
    #[arg(long, value_name = "CHANGE")]
    over_time: Option<String>,
    /// Another wording of a text value that means the same; may be given several times
    #[arg(long, value_name = "TEXT")]
    same_as: Vec<String>,
    /// A name to select claims by; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// A remark for readers of the claims file
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// The claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(long, short, value_name = "PATH")]
    dossier: Option<PathBuf>,
    #[command(flatten)]
    change: ChangeArgs,
}

fn parse_kind(name: &str) -> Result<Kind, String> {
    parse_named(name, Kind::ALL, Kind::name)
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
        What::Claim(args) => claim(args, context),
        What::From(args) => from(args, context),
    }
}

fn claim(args: &ClaimArgs, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let (writer, opened) = args.change.open(args.dossier.as_deref(), &[], "add claim", context)?;
    let Opened { claims_file, dossier, levels: _ } = &opened;
    if dossier.claim(&args.id).is_some() {
        return Err(Error::Usage {
            message: format!("there is a claim `{}` already", args.id),
            help: "choose another id".to_owned(),
        });
    }
    let new = NewClaim { id: args.id.clone(), fields: args.fields(), citations: Vec::new() };
    let text = match add_claim(claims_file, new) {
        Ok(text) => text,
        Err(refusal) => {
            let differs = matches!(refusal, ClaimRefusal::Differs { .. });
            let said = report::page::add::refused(claims_file, refusal, context.style);
            context.err.write_all(said.as_bytes())?;
            return Ok(if differs { ExitStatus::Denied } else { ExitStatus::Failed });
        }
    };
    FileChange::of(claims_file, &text).make(writer, context)?;
    Ok(ExitStatus::Success)
}

impl ClaimArgs {
    /// Returns the fields of the claim, in the order in which they are described.
    fn fields(&self) -> Fields {
        let text = |text: &Option<String>| text.as_deref().map(Json::text);
        let texts = |texts: &[String]| (!texts.is_empty()).then(|| Json::Texts(texts.to_vec()));
        let value = self.value.as_deref().map(|notation| written_value(self.kind, notation));
        let fields = [
            ("statement", Some(Json::text(&self.statement))),
            ("kind", Some(Json::text(self.kind.name()))),
            ("unit", text(&self.unit)),
            ("also", texts(&self.also)),
            ("value", value),
            ("tolerance", self.tolerance.as_deref().map(Json::value)),
            ("as_of", text(&self.as_of)),
            ("over_time", text(&self.over_time)),
            ("same_as", texts(&self.same_as)),
            ("tags", texts(&self.tags)),
            ("note", text(&self.note)),
        ];
        fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::args::options_of;

    #[test]
    fn every_field_of_a_claim_has_an_option() {
        // Lists of objects have commands of their own: `cite`, `draft --link` and `accept`.
        let elsewhere = ["citations", "appearances", "accept"];
        let own = ["id", "dossier", "dry_run"];
        let (fields, options) = options_of::<ClaimArgs>("Claim", &elsewhere, &own);
        assert_eq!(options, fields);
    }
}
