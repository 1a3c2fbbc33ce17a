//! The files that `draft --write` makes of a checked draft, each in the format that its name ends in.

use std::path::{Path, PathBuf};

use crate::load;
use crate::report::Examined;
use crate::report::page::draft::{self, ShownDraft};
use crate::save;
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
}

impl FileFormat {
    const ALL: [Self; 1] = [Self::Html];

    /// Returns what the name of such a file ends in, with the stop before it.
    fn extension(self) -> &'static str {
        match self {
            Self::Html => ".html",
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
            Some(what) => Err(Error::Usage {
                message: format!("`{}` was not written: it is {what}", self.path.display()),
                help: "give another name".to_owned(),
            }),
        }
    }

    /// Writes the file, whole or not at all, and says so.
    pub(super) fn write(
        &self,
        shown: &ShownDraft<'_>,
        context: &mut Context<'_>,
    ) -> Result<(), Error> {
        let bytes = match self.format {
            FileFormat::Html => draft::page(shown).into_bytes(),
        };
        let name = self.path.display().to_string();
        save::write(&context.here.join(&self.path), &bytes).map_err(|why| Error::Usage {
            message: format!("`{name}` was not written: {why}"),
            help: String::new(),
        })?;
        writeln!(context.err, "{}: written", visible(&name))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_the_format() {
        for name in ["draft.html", "out/Draft.HTML"] {
            let file = parse_draft_file(name).expect("it ends in .html");
            assert_eq!((file.path.as_path(), file.format), (Path::new(name), FileFormat::Html));
        }
        for name in ["draft.pdf", "draft", "html", "draft.html.md", ""] {
            let error = parse_draft_file(name).expect_err("no such format");
            assert_eq!(error, "expected a name that ends in .html", "{name}");
        }
    }
}
