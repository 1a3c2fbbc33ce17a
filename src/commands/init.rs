//! `crosscheck init`: a claims file to begin with.

use std::path::PathBuf;

use crate::amend::start::claims_file;
use crate::dossier::ClaimsFile;
use crate::load;
use crate::save::SoleWriter;
use crate::source::Document;
use crate::text::visible;

use super::args::ChangeArgs;
use super::file_change::FileChange;
use super::import::Import;
use super::{Context, Error, ExitStatus};

/// Make a claims file whose sources are the documents of a folder
///
/// Where the folder holds one that is called `sources`, only the documents in that are taken: what stands beside it is the text
/// that will be published, notes and scripts.
///
/// Titles, authors, days, languages and addresses are written as the documents give them, with the digests of their files:
/// look them over. One figure of them is cited as an example of a claim; replace it by your own.
///
/// With --from, claims, citations and sources come from a table (CSV), a bibliography (CSL-JSON) or Zotero (its items with
/// annotations as JSON, or an exported note) in place of the example. A quote is looked for in its source's file, and not
/// written where it does not hold; the exit status is then 1.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder of the documents; the claims file is written into it
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// A file with claims, citations or sources; may be given several times
    #[arg(long, value_name = "FILE")]
    from: Vec<PathBuf>,
    #[command(flatten)]
    change: ChangeArgs,
}

/// What a claims file begins with that entries are put into.
const EMPTY: &str = "{\n  \"version\": 1,\n  \"sources\": {},\n  \"claims\": {}\n}\n";

/// The folder beside a claims file that its sources are kept in.
const SOURCES: &str = "sources/";

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let shown = args.folder.display().to_string();
    let usage = |message: String, help: &str| Error::Usage { message, help: help.to_owned() };
    if !load::is_folder(&args.folder) {
        let help =
            "name the folder of the documents; a table or bibliography is given by `--from FILE`";
        return Err(usage(format!("`{shown}` is no folder"), help));
    }
    if load::has_claims_file(&args.folder) {
        let message = format!("there is a claims file in `{shown}` already");
        return Err(usage(message, "`crosscheck add source FILE` adds a document to it"));
    }
    let files = load::documents_in(&args.folder).map_err(|why| {
        usage(format!("`{shown}` could not be listed: {why}"), "name the folder of the documents")
    })?;
    let read: Vec<(&str, &Document)> = files
        .iter()
        .filter_map(|(file, document)| Some((file.as_str(), document.as_ref().ok()?)))
        .collect();
    if read.is_empty() && args.from.is_empty() {
        let message = format!("`{shown}` holds no document that is read");
        return Err(usage(message, "put the texts, pages and PDFs into it that you cite"));
    }
    let (read, beside) = if args.from.is_empty() { in_sources(read) } else { (read, Vec::new()) };
    let path = args.folder.join(load::CLAIMS_NAMES[0]);
    let path = path.strip_prefix(".").unwrap_or(&path);
    let mut imports = Vec::new();
    let mut text = if args.from.is_empty() { claims_file(&read) } else { EMPTY.to_owned() };
    for (number, file) in args.from.iter().enumerate() {
        let is_last = number + 1 == args.from.len();
        let known = ClaimsFile::new(path.to_owned(), text);
        let import = Import::new(file, &known, &files, is_last, context)?;
        text = import.text().to_owned();
        imports.push(import);
    }
    let writer = if args.change.dry_run {
        None
    } else {
        let writer = SoleWriter::wait(path, "init");
        Some(writer.map_err(|error| usage(error.to_string(), error.help()))?)
    };
    FileChange { path, old: None, new: &text }.make(writer, context)?;
    tell_left_out(&files, &beside, context)?;
    let verb = if args.change.dry_run { "to write" } else { "written" };
    writeln!(
        context.err,
        "{verb}: {}; `crosscheck check` reads it",
        visible(&path.to_string_lossy())
    )?;
    let mut status = ExitStatus::Success;
    for import in imports {
        if import.tell(args.change.dry_run, context)? != ExitStatus::Success {
            status = ExitStatus::Denied;
        }
    }
    Ok(status)
}

/// Returns the documents that become sources, and the files of those that stay beside them: where some are in the folder of
/// sources, the others.
fn in_sources<'a>(
    read: Vec<(&'a str, &'a Document)>,
) -> (Vec<(&'a str, &'a Document)>, Vec<&'a str>) {
    let (inside, beside): (Vec<_>, Vec<_>) =
        read.into_iter().partition(|(file, _)| file.starts_with(SOURCES));
    if inside.is_empty() {
        return (beside, Vec::new());
    }
    (inside, beside.into_iter().map(|(file, _)| file).collect())
}

/// Says which files did not become sources: those that are not read, and those beside the folder of sources.
fn tell_left_out(
    files: &[load::ReadFile],
    beside: &[&str],
    context: &mut Context<'_>,
) -> Result<(), Error> {
    for (file, why) in files.iter().filter_map(|(file, read)| Some((file, read.as_ref().err()?))) {
        writeln!(context.err, "{}: not read: {}", visible(file), visible(&why.to_string()))?;
    }
    for file in beside {
        let file = visible(file);
        writeln!(
            context.err,
            "{file}: not taken, as it is not in `{SOURCES}`; `crosscheck add source {file}` adds it"
        )?;
    }
    Ok(())
}
