//! `crosscheck draft`: a text to be published, item by item.

use std::path::PathBuf;
use std::sync::Arc;

use crate::draft::{CheckedDraft, Draft};
use crate::load;
use crate::run;
use crate::source::ReadAs;
use crate::value::Edtf;

use super::{Context, Error, ExitStatus};

/// Check every figure, date and quotation of a text that is to be published
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The text: Markdown, plain text, HTML or DOCX
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Look everything up in the documents of this folder, without a claims file
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    /// The claims file
    #[arg(long)]
    claims: Option<PathBuf>,
    /// The day that the text is published on (EDTF): "last week" counts from it
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let path = context.here.join(&args.file);
    let document = load::document(&path, &ReadAs::default())
        .map_err(|why| Error::not_read(args.file.display(), why))?;
    let examined = match &args.sources {
        Some(folder) => run::of_folder(&context.here.join(folder))?,
        None => run::run(args.claims.as_deref().unwrap(), &run::Options::default())?,
    };
    let draft = Draft {
        file: args.file.display().to_string(),
        is_from_here: true,
        document: Arc::new(document),
        entry: None,
        set_aside: Vec::new(),
        published: args.published.as_deref().and_then(|day| Edtf::parse(day).ok()),
    };
    let checked = CheckedDraft::of(draft, &examined.checked);
    let text = &checked.draft.document.text;
    for item in &checked.items {
        let place = checked.draft.document.locate(item.span);
        writeln!(
            context.out,
            "{place}\t{}\t{}\t{:?}",
            item.outcome,
            item.span.of(text).replace('\n', " "),
            item.passages.first().map(|p| p.value.as_ref().map(ToString::to_string))
        )?;
    }
    Ok(ExitStatus::Success)
}
