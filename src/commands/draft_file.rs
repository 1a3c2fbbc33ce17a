//! The files that `draft --write` makes of a checked draft, each in the format that its name ends in.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::load;
use crate::report::Examined;
use crate::report::page::draft::{self, ShownDraft};
use crate::save;
use crate::source::{Document, Format, digest, with_comments};
use crate::text::visible;

use super::{Context, Error};

/// A file to be made of a checked draft.
#[derive(Clone, Debug)]
pub(super) struct DraftFile {
    /// Its path, as it was given.
    path: PathBuf,
    format: FileFormat,
}

/// What a file is made as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FileFormat {
    /// A page to read beside the draft.
    Html,
    /// The draft with comments, where it is a DOCX file.
    Docx,
}

impl FileFormat {
    const ALL: [Self; 2] = [Self::Html, Self::Docx];

    /// Returns what the name of such a file ends in, with the stop before it.
    fn extension(self) -> &'static str {
        match self {
            Self::Html => ".html",
            Self::Docx => ".docx",
        }
    }
}

/// Returns the file that a path names.
pub(super) fn parse_draft_file(path: &str) -> Result<DraftFile, String> {
    let name = path.to_lowercase();
    let found = FileFormat::ALL.into_iter().find(|format| name.ends_with(format.extension()));
    let known = FileFormat::ALL.map(FileFormat::extension).join(" or ");
    let format = found.ok_or_else(|| format!("expected a name that ends in {known}"))?;
    Ok(DraftFile { path: path.into(), format })
}

impl DraftFile {
    /// Refuses to take the place of what is read: the draft, a source, or the claims file and what belongs to it.
    ///
    /// `draft` is the path or id of the draft, `sources` the folder that is read as sources, both as they were given.
    pub(super) fn require_free(
        &self,
        draft: &Path,
        sources: Option<&Path>,
        examined: &Examined,
        here: &Path,
    ) -> Result<(), Error> {
        let path = here.join(&self.path);
        let is = |other: &Path| load::is_same_file(&path, other);
        let dossier = &examined.checked.dossier;
        let folder = examined.claims_file.source_folder();
        let mut drafts = dossier.drafts.iter();
        let mut files = dossier.sources.iter().filter_map(|source| source.file.as_ref());
        let taken = if is(&here.join(draft)) {
            Some("the draft itself".to_owned())
        } else if drafts.any(|draft| is(&folder.join(&draft.file.value))) {
            Some("a draft that the claims file names".to_owned())
        } else if files.any(|file| is(&folder.join(&file.value))) {
            Some("a source".to_owned())
        } else if let Some(own) = load::own_file(&path, &examined.claims_file, dossier) {
            Some(own.to_string())
        } else {
            sources.filter(|sources| load::is_below(&path, &here.join(sources))).map(|_| {
                "in the folder of sources, and would be read as one the next time".to_owned()
            })
        };
        match taken {
            None => Ok(()),
            Some(what) => Err(self.not_written(format!("it is {what}"), "give another name")),
        }
    }

    /// Refuses to put comments into what is no DOCX file.
    pub(super) fn require_format(&self, draft: &Document) -> Result<(), Error> {
        if self.format != FileFormat::Docx || draft.format == Format::Docx {
            return Ok(());
        }
        let why = format!("the draft is no DOCX file but {}", draft.format);
        let page = self.path.with_extension("html");
        let help = format!(
            "`--write {}` makes a page of any draft; comments need the draft as DOCX",
            page.display()
        );
        Err(self.not_written(why, &help))
    }

    /// Writes the file, whole or not at all, and says so.
    pub(super) fn write(
        &self,
        shown: &ShownDraft<'_>,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        let bytes = match self.format {
            FileFormat::Html => draft::page(shown).into_bytes(),
            FileFormat::Docx => self.commented(shown, context)?,
        };
        save::write(&context.here.join(&self.path), &bytes)
            .map_err(|why| self.not_written(why, ""))?;
        writeln!(context.err, "{}: written", visible(&self.path.display().to_string()))?;
        Ok(())
    }

    /// Returns the draft with comments.
    fn commented(&self, shown: &ShownDraft<'_>, context: &Context<'_>) -> Result<Vec<u8>, Error> {
        let draft = &shown.draft.draft;
        let folder = if draft.is_from_here {
            context.here.as_path()
        } else {
            shown.examined.claims_file.source_folder()
        };
        let bytes = load::bytes(&folder.join(&draft.file));
        let bytes = bytes.map_err(|why| self.not_written(why, ""))?;
        if digest(&bytes) != draft.document.sha256 {
            let why = "the draft was changed while it was checked";
            return Err(self.not_written(why, "run the command again"));
        }
        with_comments(&bytes, &draft::comments(shown)).map_err(|why| self.not_written(why, ""))
    }

    fn not_written(&self, why: impl fmt::Display, help: &str) -> Error {
        let message = format!("`{}` was not written: {why}", self.path.display());
        Error::Usage { message, help: help.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_the_format() {
        let known = [
            ("draft.html", FileFormat::Html),
            ("out/Draft.HTML", FileFormat::Html),
            ("draft.checked.docx", FileFormat::Docx),
        ];
        for (name, format) in known {
            let file = parse_draft_file(name).expect("its ending is known");
            assert_eq!((file.path.as_path(), file.format), (Path::new(name), format));
        }
        for name in ["draft.pdf", "draft", "html", "draft.html.md", ""] {
            let error = parse_draft_file(name).expect_err("no such format");
            assert_eq!(error, "expected a name that ends in .html or .docx", "{name}");
        }
    }
}
