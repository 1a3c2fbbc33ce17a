//! Arguments that several commands take, and what they come to.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;

use crate::dossier::Dossier;
use crate::finding::{Code, Level};
use crate::load;
use crate::report::kit::json::{write_json, write_json_line};
use crate::report::kit::roots::{Roots, normalized};
use crate::report::{Examined, Failed};
use crate::run::{self, Opened, Options, Selection};
use crate::save::SoleWriter;
use crate::source::{Format, ReadAs};
use crate::value::Edtf;

use super::{Context, Error};

/// Which dossier, for commands that are given something of it.
#[derive(Debug, clap::Args)]
pub(super) struct DossierArgs {
    /// The claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(long, short, value_name = "PATH")]
    dossier: Option<PathBuf>,
    #[command(flatten)]
    archive: ArchiveArgs,
}

/// Which dossier, for commands that are given nothing else.
#[derive(Debug, clap::Args)]
pub(super) struct PathArgs {
    /// The claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
}

/// Where the full texts are.
#[derive(Debug, clap::Args)]
pub(super) struct ArchiveArgs {
    /// Read the files of this folder in place of the sources' files that have the same names
    ///
    /// Quotes can be published while the full texts stay private. The digest of a file in DIR is not compared with the
    /// source's.
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
}

/// How a file is read, where that cannot be told.
#[derive(Debug, clap::Args)]
pub(super) struct ReadAsArgs {
    /// The format of the file, where it cannot be told
    #[arg(long = "as", value_name = "FORMAT", value_parser = parse_format)]
    read_format: Option<Format>,
    /// The encoding of the file, where it cannot be told: `windows-1252`, `shift_jis`
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// The address of the page that is meant, where the file is an archive of several
    #[arg(long, value_name = "ADDRESS")]
    url: Option<String>,
    /// Which capture of the page is meant, by its day or time; by default the last
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
}

impl ReadAsArgs {
    pub(super) fn read_as(&self) -> ReadAs {
        ReadAs {
            format: self.read_format,
            encoding: self.encoding.clone(),
            url: self.url.clone(),
            at: self.at.clone(),
        }
    }
}

fn parse_format(name: &str) -> Result<Format, String> {
    parse_named(name, Format::ALL, Format::name)
}

/// Returns the one of `all` that goes by a name that was typed.
pub(super) fn parse_named<T: Copy, const COUNT: usize>(
    typed: &str,
    all: [T; COUNT],
    name: fn(T) -> &'static str,
) -> Result<T, String> {
    let found = all.into_iter().find(|one| name(*one) == typed);
    found.ok_or_else(|| format!("expected one of {}", all.map(name).join(", ")))
}

/// Returns the date that is written in this notation.
pub(super) fn parse_date(notation: &str) -> Result<Edtf, String> {
    Edtf::parse(notation).map_err(|error| match error.help {
        Some(help) => format!("{}; {help}", error.message),
        None => error.message,
    })
}

/// Whether a command writes.
#[derive(Debug, clap::Args)]
pub(super) struct ChangeArgs {
    /// Show what would be written, and write nothing
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// How an answer is written.
#[derive(Debug, clap::Args)]
pub(super) struct FormatArgs {
    /// How to write the answer
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: AnswerFormat,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// For people
    Table,
    /// One JSON object
    Json,
    /// One JSON object per line
    Jsonl,
}

impl FormatArgs {
    /// Writes an answer in the format that was asked for: `table` writes it for people.
    pub(super) fn write<Answer: Serialize>(
        &self,
        out: &mut dyn Write,
        table: impl FnOnce(&mut dyn Write) -> io::Result<()>,
        answer: impl FnOnce() -> Answer,
    ) -> Result<(), Error> {
        match self.format {
            AnswerFormat::Table => table(out)?,
            AnswerFormat::Json => write_json(out, &answer())?,
            AnswerFormat::Jsonl => write_json_line(out, &answer())?,
        }
        Ok(out.flush()?)
    }
}

impl ArchiveArgs {
    /// Returns the folder; refuses what is none, which would be passed over otherwise.
    pub(super) fn folder(&self) -> Result<Option<PathBuf>, Error> {
        match &self.archive {
            Some(archive) if !load::is_folder(archive) => Err(Error::Usage {
                message: format!("the archive `{}` is not a folder", archive.display()),
                help: "name the folder that holds the full texts".to_owned(),
            }),
            archive => Ok(archive.clone()),
        }
    }
}

impl ChangeArgs {
    /// Opens a dossier to change it. Unless nothing is to be written, the right to do so comes with it.
    pub(super) fn open(
        &self,
        path: Option<&Path>,
        levels: &[(Code, Level)],
        command: &str,
        context: &Context<'_>,
    ) -> Result<(Option<SoleWriter>, Opened), Failed> {
        if self.dry_run {
            return Ok((None, run::open(path, &context.here, levels)?));
        }
        let (writer, opened) = run::open_to_change(path, &context.here, levels, command)?;
        Ok((Some(writer), opened))
    }
}

impl PathArgs {
    /// Returns the path that was typed.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Opens the dossier.
    pub(super) fn open(&self, context: &Context<'_>) -> Result<Opened, Error> {
        Ok(run::open(self.path(), &context.here, &[])?)
    }
}

impl DossierArgs {
    /// Returns the path that was typed.
    pub(super) fn path(&self) -> Option<&Path> {
        self.dossier.as_deref()
    }

    /// Returns the folder of an archive; see [`ArchiveArgs::folder`].
    pub(super) fn archive(&self) -> Result<Option<PathBuf>, Error> {
        self.archive.folder()
    }

    /// Opens the dossier; with it comes the archive, where there is one.
    pub(super) fn open(&self, context: &Context<'_>) -> Result<(Opened, Option<PathBuf>), Error> {
        let archive = self.archive()?;
        Ok((run::open(self.path(), &context.here, &[])?, archive))
    }

    /// Returns what is found out about some claims, or about all where none is named; the lock file and the drafts are left
    /// aside.
    pub(super) fn examine(
        &self,
        claims: &[String],
        options: Options,
        context: &Context<'_>,
    ) -> Result<Examined, Error> {
        let (opened, archive) = self.open(context)?;
        self.examine_opened(opened, archive, claims, options, context)
    }

    /// Returns what is found out about some claims of a dossier that was opened, as [`Self::examine`] does.
    pub(super) fn examine_opened(
        &self,
        opened: Opened,
        archive: Option<PathBuf>,
        claims: &[String],
        options: Options,
        context: &Context<'_>,
    ) -> Result<Examined, Error> {
        let selection = Selection { claims: claims.to_vec(), tags: Vec::new() };
        require_known(&selection, &[&opened.dossier])?;
        let options = Options { archive, selection, lock: false, drafts: false, ..options };
        Ok(context.examine(opened, &options)?)
    }
}

/// Refuses names that no dossier of the run knows.
pub(super) fn require_known(selection: &Selection, dossiers: &[&Dossier]) -> Result<(), Error> {
    let claims = || dossiers.iter().flat_map(|dossier| &dossier.claims);
    let ids = || claims().map(|claim| claim.id.value.as_str());
    let tags = || claims().flat_map(|claim| &claim.tags).map(String::as_str);
    for id in &selection.claims {
        if !ids().any(|known| known == id) {
            return Err(Error::unknown("claim", id, ids(), "crosscheck list"));
        }
    }
    for tag in &selection.tags {
        if !tags().any(|known| known == tag) {
            return Err(Error::unknown("tag", tag, tags(), "crosscheck list"));
        }
    }
    Ok(())
}

/// Returns what paths count from, for services that show the files of a repository: the roots of the repositories that
/// these files lie in.
pub(super) fn roots_of<'a>(files: impl Iterator<Item = &'a Path>, here: &Path) -> Roots {
    let above = files.filter_map(|file| load::repository_above(&normalized(&here.join(file))));
    Roots::new(here, above.collect::<BTreeSet<_>>())
}

/// Returns what is left of standard input.
///
/// # Errors
///
/// Where it cannot be read, or is not UTF-8.
pub(super) fn rest_of_input(context: &mut Context<'_>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    context.input.read_to_end(&mut bytes)?;
    String::from_utf8(bytes).map_err(|error| Error::Usage {
        message: format!(
            "standard input is not UTF-8: byte {} cannot be read",
            error.utf8_error().valid_up_to()
        ),
        help: "save the text as UTF-8".to_owned(),
    })
}

/// Returns the fields that an object of the claims file has in its schema, but for `elsewhere`, and the names of a command's
/// arguments, but for `own`.
#[cfg(test)]
pub(super) fn options_of<Args: clap::Args>(
    object: &str,
    elsewhere: &[&str],
    own: &[&str],
) -> (Vec<String>, Vec<String>) {
    let schema: serde_json::Value =
        serde_json::from_str(&crate::dossier::schema()).expect("it is JSON");
    let fields = schema["$defs"][object]["properties"].as_object().expect("it has fields");
    let fields = fields.keys().filter(|field| !elsewhere.contains(&field.as_str()));
    let command = Args::augment_args(clap::Command::new("test"));
    let options = command.get_arguments().map(|argument| argument.get_id().as_str().to_owned());
    let mut options: Vec<String> = options.filter(|id| !own.contains(&id.as_str())).collect();
    let mut fields: Vec<String> = fields.cloned().collect();
    fields.sort();
    options.sort();
    (fields, options)
}
