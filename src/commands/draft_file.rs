//! The files that `draft --write` makes of a checked draft.

use crate::load;
use crate::report::page::draft::{self, ShownDraft};
use crate::source::{Document, Format, digest, with_comments};

use super::written_file::{FileFormat, WrittenFile};
use super::{Context, Error};

/// What `--write` makes of a checked draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DraftFileFormat {
    /// A page to read beside the draft.
    Html,
    /// The draft with comments, where it is a DOCX file.
    Docx,
}

impl FileFormat for DraftFileFormat {
    const ALL: &'static [Self] = &[Self::Html, Self::Docx];

    fn extension(self) -> &'static str {
        match self {
            Self::Html => ".html",
            Self::Docx => ".docx",
        }
    }
}

/// Refuses to put comments into what is no DOCX file.
pub(super) fn require_format(
    file: &WrittenFile<DraftFileFormat>,
    draft: &Document,
) -> Result<(), Error> {
    if file.format != DraftFileFormat::Docx || draft.format == Format::Docx {
        return Ok(());
    }
    let why = format!("the draft is no DOCX file but {}", draft.format);
    let help = format!(
        "`--write {}` makes a page of any draft; comments need the draft as DOCX",
        file.with_extension("html").display()
    );
    Err(file.not_written(why, &help))
}

/// Returns what a file is to hold.
pub(super) fn bytes(
    file: &WrittenFile<DraftFileFormat>,
    shown: &ShownDraft<'_>,
    context: &Context<'_>,
) -> Result<Vec<u8>, Error> {
    match file.format {
        DraftFileFormat::Html => Ok(draft::page(shown).into_bytes()),
        DraftFileFormat::Docx => commented(file, shown, context),
    }
}

/// Returns the draft with comments.
fn commented(
    file: &WrittenFile<DraftFileFormat>,
    shown: &ShownDraft<'_>,
    context: &Context<'_>,
) -> Result<Vec<u8>, Error> {
    let draft = &shown.draft.draft;
    let folder = if draft.is_from_here {
        context.here.as_path()
    } else {
        shown.examined.claims_file.source_folder()
    };
    let bytes = load::bytes(&folder.join(&draft.file));
    let bytes = bytes.map_err(|why| file.not_written(why, ""))?;
    if digest(&bytes) != draft.document.sha256 {
        let why = "the draft was changed while it was checked";
        return Err(file.not_written(why, "run the command again"));
    }
    with_comments(&bytes, &draft::comments(shown)).map_err(|why| file.not_written(why, ""))
}
