//! `crosscheck draft`: a text to be published, item by item.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;

use crate::dossier::DraftClass;
use crate::draft::{CheckedDraft, Draft};
use crate::finding::{Level, Levels, describe_drafts};
use crate::load;
use crate::report::kit::json::{write_json, write_json_line};
use crate::report::page::draft::{self, ShownDraft};
use crate::report::{self, Examined};
use crate::run::{self, Opened, Options};
use crate::source::{Document, ReadAs};
use crate::value::Edtf;

use super::args::{parse_date, parse_named, roots_of};
use super::draft_file::{self, DraftFileFormat};
use super::draft_link::{self, LinkArgs};
use super::levels::LevelFlags;
use super::written_file::{AlsoRead, WrittenFile, parse_written_file};
use super::{Context, Error, ExitStatus};

/// Check every figure, date and quotation of a text that is to be published
///
/// Without a claims file (`--sources DIR`), each is looked up in the passages that speak of the same: nothing is called
/// covered, as nobody has said which passage bears it out. In a dossier, each is held to the claim or source that it is linked
/// to: by a footnote (`[^claim]`), a citation key (`[@source]`), a comment, or the claims file.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The text (Markdown, plain text, HTML, DOCX and others), or the id of a draft in the claims file
    #[arg(value_name = "FILE")]
    pub(super) file: String,
    /// Look everything up in the documents of this folder, without a claims file
    #[arg(long, value_name = "DIR", conflicts_with = "dossier")]
    sources: Option<PathBuf>,
    /// The claims file, or the folder that holds it; by default that of this folder or one above it, or beside FILE
    #[arg(long, short, value_name = "PATH")]
    dossier: Option<PathBuf>,
    /// The day that the text is published on (EDTF): "last week" counts from it
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    published: Option<Edtf>,
    /// Set all figures of a class aside; may be given several times
    #[arg(long, value_name = "CLASS", value_parser = parse_class)]
    set_aside: Vec<DraftClass>,
    /// Fail where less of the items is covered or set aside: `90%`
    #[arg(long, value_name = "SHARE", value_parser = parse_share)]
    coverage: Option<usize>,
    /// How to write what came of it
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(super) format: DraftFormat,
    /// Also write a file to hand on, in the format of its name: a page to read beside the draft (`.html`), or a draft in DOCX
    /// with a comment at each item that is not covered (`.docx`); may be given several times
    #[arg(long, value_name = "FILE", value_parser = parse_written_file::<DraftFileFormat>)]
    write: Vec<WrittenFile<DraftFileFormat>>,
    #[command(flatten)]
    pub(super) link: LinkArgs,
    #[command(flatten)]
    pub(super) levels: LevelFlags,
}

/// How a checked draft is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DraftFormat {
    /// For people, by line
    Table,
    /// One line per finding: `path:line:column: level[code] message`
    Concise,
    /// One JSON object
    Json,
    /// One JSON object per item
    Jsonl,
    /// Annotations for GitHub Actions
    Github,
    /// A checklist to print
    Markdown,
    /// A list for a spreadsheet
    Csv,
}

impl Args {
    /// Returns the path by which the claims file is opened: the one that was typed; none, where this folder or one above it
    /// has one; or else the folder that holds it, that of the draft or one above that.
    pub(super) fn path_of_dossier(&self, context: &Context<'_>) -> Result<Option<PathBuf>, Error> {
        if self.dossier.is_some() || load::has_claims_file(&context.here) {
            return Ok(self.dossier.clone());
        }
        let folder = Path::new(&self.file).parent().unwrap_or(Path::new(""));
        let mut folders = folder.ancestors().filter(|folder| load::is_folder(folder));
        let holder = folders.find(|folder| load::claims_path(Some(folder), folder).is_ok());
        holder.map(|holder| Some(holder.to_owned())).ok_or_else(no_sources)
    }
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    if args.link.link {
        return draft_link::run(args, context);
    }
    let (examined, levels) = sources(args, context)?;
    let draft = draft(args, &examined, context)?;
    let also = AlsoRead { draft: Some(Path::new(&args.file)), sources: args.sources.as_deref() };
    let Examined { claims_file, checked, .. } = &examined;
    for file in &args.write {
        draft_file::require_format(file, &draft.document)?;
        file.require_free(claims_file, &checked.dossier, also, &context.here)?;
    }
    let checked = CheckedDraft::of(draft, &examined.checked);
    let drafts = vec![checked];
    let findings = describe_drafts(&drafts, &[], &examined.checked, &levels);
    let examined = Examined { drafts, findings, ..examined };
    write(args, &examined, context)?;
    let shown = ShownDraft { examined: &examined, draft: &examined.drafts[0] };
    for file in &args.write {
        let bytes = draft_file::bytes(file, &shown, context)?;
        file.write(&bytes, context)?;
    }
    status(args, &examined, context)
}

/// Returns what the draft is held to, with nothing said of it yet, and the levels of findings.
fn sources(args: &Args, context: &Context<'_>) -> Result<(Examined, Levels), Error> {
    if let Some(folder) = &args.sources {
        let examined = run::of_folder(&context.here.join(folder))?;
        let (levels, _) = Levels::new(&examined.checked.dossier, &args.levels.0);
        return Ok((examined, levels));
    }
    let path = args.path_of_dossier(context)?;
    let opened = run::open(path.as_deref(), &context.here, &args.levels.0)?;
    let levels = opened.levels.clone();
    Ok((claims_of(opened, context)?, levels))
}

/// Returns what is found out about the claims of a dossier, to hold one draft to them.
pub(super) fn claims_of(opened: Opened, context: &Context<'_>) -> Result<Examined, Error> {
    let options =
        Options { without_citations: true, lock: false, drafts: false, ..Options::default() };
    Ok(context.examine(opened, &options)?)
}

fn no_sources() -> Error {
    Error::Usage {
        message: "there is no claims file here, and no folder of sources is named".to_owned(),
        help: "name the folder that holds the sources: `--sources DIR`; or a claims file: `--dossier PATH`".to_owned(),
    }
}

/// Returns the draft: the entry of the claims file that has this id or file, or else the file.
pub(super) fn draft(
    args: &Args,
    examined: &Examined,
    context: &Context<'_>,
) -> Result<Draft, Error> {
    let dossier = &examined.checked.dossier;
    let folder = examined.claims_file.source_folder();
    let path = context.here.join(&args.file);
    let is_entry = |draft: &crate::dossier::Draft| {
        draft.id.value == args.file || load::is_same_file(&folder.join(&draft.file.value), &path)
    };
    let entry = dossier.drafts.iter().position(is_entry);
    let mut draft = match entry {
        Some(entry) => {
            let document = load::draft(&dossier.drafts[entry], folder);
            let document = document.map_err(|why| Error::not_read(&args.file, why))?;
            Draft::of_entry(entry, document, dossier)
        }
        None => of_file(args, &path)?,
    };
    if args.published.is_some() {
        draft.published.clone_from(&args.published);
    }
    let asked = args.set_aside.iter().map(|class| (*class, "asked for by --set-aside".to_owned()));
    draft.set_aside.extend(asked);
    Ok(draft)
}

fn of_file(args: &Args, path: &Path) -> Result<Draft, Error> {
    let document: Document =
        load::document(path, &ReadAs::default()).map_err(|why| Error::not_read(&args.file, why))?;
    let published = document.about.published.as_deref();
    Ok(Draft {
        file: args.file.clone(),
        is_from_here: true,
        published: published.and_then(|day| Edtf::parse(day).ok()),
        document: Arc::new(document),
        entry: None,
        set_aside: Vec::new(),
    })
}

fn write(args: &Args, examined: &Examined, context: &mut Context<'_>) -> Result<(), Error> {
    let shown = ShownDraft { examined, draft: &examined.drafts[0] };
    let out = &mut *context.out;
    match args.format {
        DraftFormat::Table => draft::render(out, &shown, context.style)?,
        DraftFormat::Json => write_json(out, &draft::answer(&shown))?,
        DraftFormat::Jsonl => {
            draft::lines(&shown).iter().try_for_each(|item| write_json_line(out, item))?;
        }
        DraftFormat::Markdown => draft::render_markdown(out, &shown)?,
        DraftFormat::Csv => draft::render_csv(out, &shown)?,
        DraftFormat::Concise | DraftFormat::Github => {
            let run = [Ok(examined.clone())];
            match args.format {
                DraftFormat::Concise => report::check::concise::render(out, &run, Level::Allow)?,
                _ => {
                    let files = [examined.claims_file.path.as_path(), Path::new(&args.file)];
                    let roots = roots_of(files.into_iter(), &context.here);
                    report::check::github::render(out, &run, Level::Allow, &roots)?;
                }
            }
        }
    }
    Ok(out.flush()?)
}

/// Returns the exit status: a draft of which nothing was read is no pass.
fn status(
    args: &Args,
    examined: &Examined,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let draft = &examined.drafts[0];
    let Some(coverage) = draft.coverage() else {
        let message = format!("no figure, date or quotation was read in `{}`", draft.draft.file);
        return fails(context, &message, "`crosscheck text FILE` shows what is read of a file");
    };
    if let Some(least) = args.coverage.filter(|least| coverage < *least) {
        let message = format!(
            "{coverage} % of the items are covered or set aside, and {least} % are asked for"
        );
        return fails(context, &message, "link the others to claims or sources, or set them aside");
    }
    let is_denied = examined.findings.iter().any(|finding| finding.level() == Level::Deny);
    Ok(if is_denied { ExitStatus::Denied } else { ExitStatus::Success })
}

fn fails(context: &mut Context<'_>, message: &str, help: &str) -> Result<ExitStatus, Error> {
    let text = report::kit::block::error(context.style, message, help);
    context.err.write_all(text.as_bytes())?;
    Ok(ExitStatus::Denied)
}

fn parse_class(name: &str) -> Result<DraftClass, String> {
    parse_named(name, DraftClass::ALL, DraftClass::name)
}

fn parse_share(share: &str) -> Result<usize, String> {
    let number = share.trim().trim_end_matches('%').trim_end();
    let number: Option<usize> = number.parse().ok().filter(|number| *number <= 100);
    number.ok_or_else(|| "expected a percentage, such as `90%`".to_owned())
}
