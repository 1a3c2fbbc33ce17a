//! `crosscheck init`: a claims file to begin with.

use std::path::PathBuf;

use crate::amend::start::claims_file;
use crate::load;
use crate::save::SoleWriter;
use crate::source::Document;
use crate::text::visible;

use super::args::ChangeArgs;
use super::file_change::FileChange;
use super::{Context, Error, ExitStatus};

/// Make a claims file whose sources are the documents of a folder
///
/// Titles, authors, days, languages and addresses are written as the documents give them, with the digests of their files:
/// look them over. One figure of them is cited as an example of a claim; replace it by your own.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The folder of the documents; the claims file is written into it
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    #[command(flatten)]
    change: ChangeArgs,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let shown = args.folder.display().to_string();
    let usage = |message: String, help: &str| Error::Usage { message, help: help.to_owned() };
    if !load::is_folder(&args.folder) {
        return Err(usage(format!("`{shown}` is no folder"), "name the folder of the documents"));
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
    if read.is_empty() {
        let message = format!("`{shown}` holds no document that is read");
        return Err(usage(message, "put the texts, pages and PDFs into it that you cite"));
    }
    let text = claims_file(&read);
    let path = args.folder.join(load::CLAIMS_NAMES[0]);
    let path = path.strip_prefix(".").unwrap_or(&path);
    let writer = if args.change.dry_run {
        None
    } else {
        let writer = SoleWriter::wait(path, "init");
        Some(writer.map_err(|error| usage(error.to_string(), error.help()))?)
    };
    FileChange { path, old: None, new: &text }.make(writer, context)?;
    for (file, why) in files.iter().filter_map(|(file, read)| Some((file, read.as_ref().err()?))) {
        writeln!(context.err, "{}: not read: {}", visible(file), visible(&why.to_string()))?;
    }
    let verb = if args.change.dry_run { "to write" } else { "written" };
    writeln!(
        context.err,
        "{verb}: {}; `crosscheck check` reads it",
        visible(&path.to_string_lossy())
    )?;
    Ok(ExitStatus::Success)
}
