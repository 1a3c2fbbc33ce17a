//! The files that `--write` makes, each in the format that its name ends in.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::dossier::{ClaimsFile, Dossier};
use crate::load;
use crate::save;
use crate::text::visible;

use super::{Context, Error};

/// The formats of the files that a command makes.
pub(super) trait FileFormat: Copy + 'static {
    /// All of them, in the order in which they are listed.
    const ALL: &'static [Self];

    /// Returns what the name of such a file ends in, with the stop before it.
    fn extension(self) -> &'static str;
}

/// A file to be made.
#[derive(Clone, Debug)]
pub(super) struct WrittenFile<Format> {
    /// Its path, as it was given.
    path: PathBuf,
    /// What it is made as.
    pub(super) format: Format,
}

/// Returns the file that a path names.
pub(super) fn parse_written_file<Format: FileFormat>(
    path: &str,
) -> Result<WrittenFile<Format>, String> {
    let name = path.to_lowercase();
    let mut formats = Format::ALL.iter().copied();
    let found = formats.find(|format| name.ends_with(format.extension()));
    let known: Vec<&str> = Format::ALL.iter().map(|format| format.extension()).collect();
    let format =
        found.ok_or_else(|| format!("expected a name that ends in {}", known.join(" or ")))?;
    Ok(WrittenFile { path: path.into(), format })
}

/// What a command reads beside a claims file and what that names, as it was given.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AlsoRead<'a> {
    /// The path or id of a draft.
    pub(super) draft: Option<&'a Path>,
    /// A folder whose files are read as sources.
    pub(super) sources: Option<&'a Path>,
}

impl<Format: FileFormat> WrittenFile<Format> {
    /// Refuses to take the place of what is read: a draft, a source, or the claims file and what belongs to it.
    pub(super) fn require_free(
        &self,
        claims_file: &ClaimsFile,
        dossier: &Dossier,
        also: AlsoRead<'_>,
        here: &Path,
    ) -> Result<(), Error> {
        let path = here.join(&self.path);
        let is = |other: &Path| load::is_same_file(&path, other);
        let folder = claims_file.source_folder();
        let mut drafts = dossier.drafts.iter();
        let mut files = dossier.sources.iter().filter_map(|source| source.file.as_ref());
        let taken = if also.draft.is_some_and(|draft| is(&here.join(draft))) {
            Some("the draft itself".to_owned())
        } else if drafts.any(|draft| is(&folder.join(&draft.file.value))) {
            Some("a draft that the claims file names".to_owned())
        } else if files.any(|file| is(&folder.join(&file.value))) {
            Some("a source".to_owned())
        } else if let Some(own) = load::own_file(&path, claims_file, dossier) {
            Some(own.to_string())
        } else {
            let is_in = |sources: &&Path| load::is_below(&path, &here.join(sources));
            also.sources.filter(is_in).map(|_| {
                "in the folder of sources, and would be read as one the next time".to_owned()
            })
        };
        taken.map_or(Ok(()), |what| Err(self.refused(&format!("it is {what}"))))
    }

    /// Refuses to take the place of this file, which could not be read as a claims file.
    pub(super) fn require_other(&self, claims: &Path, here: &Path) -> Result<(), Error> {
        if load::is_same_file(&here.join(&self.path), &here.join(claims)) {
            return Err(self.refused("it is the claims file"));
        }
        Ok(())
    }

    fn refused(&self, why: &str) -> Error {
        self.not_written(why, "give another name")
    }

    /// Returns that the file was not written, and what to try.
    pub(super) fn not_written(&self, why: impl fmt::Display, help: &str) -> Error {
        let message = format!("`{}` was not written: {why}", self.path.display());
        Error::Usage { message, help: help.to_owned() }
    }

    /// Returns its path with another ending.
    pub(super) fn with_extension(&self, extension: &str) -> PathBuf {
        self.path.with_extension(extension)
    }

    /// Writes the file, whole or not at all, and says so.
    pub(super) fn write(&self, bytes: &[u8], context: &mut Context<'_>) -> Result<(), Error> {
        save::write(&context.here.join(&self.path), bytes)
            .map_err(|why| self.not_written(why, ""))?;
        writeln!(context.err, "{}: written", visible(&self.path.display().to_string()))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Two {
        Page,
        List,
    }

    impl FileFormat for Two {
        const ALL: &'static [Self] = &[Self::Page, Self::List];

        fn extension(self) -> &'static str {
            match self {
                Self::Page => ".html",
                Self::List => ".csv",
            }
        }
    }

    #[test]
    fn the_name_says_the_format() {
        let table =
            [("draft.html", Two::Page), ("out/Draft.HTML", Two::Page), ("a.html.csv", Two::List)];
        for (name, format) in table {
            let file = parse_written_file::<Two>(name).expect("it ends as one does");
            assert_eq!((file.path.as_path(), file.format), (Path::new(name), format));
        }
        for name in ["draft.pdf", "draft", "html", "draft.html.md", ""] {
            let error = parse_written_file::<Two>(name).expect_err("no such format");
            assert_eq!(error, "expected a name that ends in .html or .csv", "{name}");
        }
    }
}
