//! What stands in files of other programs, put into a claims file: for `init --from` and `add from`.

use std::path::Path;

use crate::amend::import::{Known, Merged, Plan, read};
use crate::dossier::{ClaimsFile, Problem};
use crate::load::{self, ReadFile};
use crate::report::Failed;
use crate::report::page::import::{Imported, left_out, remarks};
use crate::run;
use crate::source::Format;

use super::{Context, Error, ExitStatus};

/// What came of a file.
pub(super) struct Import {
    merged: Merged,
    imported: Imported,
}

impl Import {
    /// Returns what the file at `path` adds to a claims file. `files` are those of its folder; with `all`, each becomes a
    /// source.
    pub(super) fn new(
        path: &Path,
        claims_file: &ClaimsFile,
        files: &[ReadFile],
        all: bool,
        context: &Context<'_>,
    ) -> Result<Self, Error> {
        let path = context.here.join(path);
        let shown = path.strip_prefix(&context.here).unwrap_or(&path).display().to_string();
        let bytes = load::bytes(&path).map_err(|why| Error::not_read(&shown, why))?;
        let document = Format::Plain.read(bytes).map_err(|why| Error::Usage {
            message: format!("`{shown}` could not be read: {why}"),
            help: "save a sheet as CSV, and a library as CSL JSON".to_owned(),
        })?;
        let text = document.text.strip_prefix('\u{feff}').unwrap_or(&document.text).to_owned();
        let invalid =
            |problems| Failed::Invalid { path: shown.clone(), text: text.clone(), problems };
        let entries = read(&text).map_err(invalid)?;
        let dossier = run::read_with_words(claims_file)?;
        let known: Vec<Known<'_>> = files
            .iter()
            .filter(|(file, _)| !load::is_same_file(&claims_file.source_folder().join(file), &path))
            .map(|(file, document)| Known { file, document: document.as_ref().ok() })
            .collect();
        let folder =
            path.parent().and_then(|own| load::folder_in(claims_file.source_folder(), own));
        let folder = folder.unwrap_or_default();
        let plan =
            Plan::new(claims_file, &dossier, &entries, &known, &folder, all).map_err(invalid)?;
        let mut remarks: Vec<Problem> = entries.remarks;
        remarks.extend(plan.remarks.iter().cloned());
        let no_place = || Error::Usage {
            message: "the claims file has no `sources` or `claims` to add to".to_owned(),
            help: "write `\"sources\": {}` and `\"claims\": {}` into it".to_owned(),
        };
        let whole = claims_file.with_text(plan.text().ok_or_else(no_place)?);
        let dossier = run::read_with_words(&whole)?;
        let holdings = load::holdings(&dossier, claims_file.source_folder(), None);
        let merged = plan.settle(dossier, holdings).ok_or_else(no_place)?;
        let encoding = document.guessed_encoding;
        let imported = Imported { path: shown, text, encoding, remarks, whole };
        Ok(Self { merged, imported })
    }

    /// Returns the text of the claims file.
    pub(super) fn text(&self) -> &str {
        &self.merged.text
    }

    /// Tells what is passed over and what is not written, and how much is.
    pub(super) fn tell(
        self,
        dry_run: bool,
        context: &mut Context<'_>,
    ) -> Result<ExitStatus, Error> {
        let Self { merged, imported } = self;
        let Merged { added: [sources, claims, citations], known, not_looked_up, .. } = merged;
        let count = merged.left_out.len();
        context.err.write_all(remarks(&imported, context.style).as_bytes())?;
        context.err.write_all(left_out(imported, merged, context.style).as_bytes())?;
        let verb = if dry_run { "to add" } else { "added" };
        let counted = crate::finding::counted;
        let mut line = format!(
            "{verb}: {}, {}, {}",
            counted(sources, "source"),
            counted(claims, "claim"),
            counted(citations, "citation")
        );
        for (count, what) in [
            (not_looked_up, "not looked up, of sources without a file that is read"),
            (known, "there already"),
            (count, "not written"),
        ] {
            if count > 0 {
                line.extend(["; ", &count.to_string(), " ", what]);
            }
        }
        writeln!(context.err, "{line}")?;
        Ok(if count == 0 { ExitStatus::Success } else { ExitStatus::Denied })
    }
}
