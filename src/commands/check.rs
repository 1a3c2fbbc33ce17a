//! `crosscheck check`: the report.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cache::Cache;
use crate::finding::Level;
use crate::load::{self, AT_HAND};
use crate::records;
use crate::report::check::left_out::left_out;
use crate::report::{self, Examined, Failed, Summary};
use crate::run::{self, Listener, Memory, Opened, Options, Selection};

use super::args::{ArchiveArgs, require_known, roots_of};
use super::levels::LevelFlags;
use super::records::answer_records;
use super::repair::{Repair, repair_file};
use super::written_file::{AlsoRead, FileFormat, WrittenFile, parse_written_file};
use super::{Context, Error, ExitStatus};

/// How large the documents of a dossier are together, in bytes, from where on what was found out is kept: below 1 MB all is found
/// out anew in less than a tenth of a second, and a folder beside the claims file would only be in the way.
const WORTH_KEEPING: usize = 1_000_000;

/// Check every citation, and report conflicts, agreements, and claims that nothing supports
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Claims files, or folders that hold one; by default that of this folder or one above it
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Check this claim only; may be given several times
    #[arg(long, value_name = "CLAIM")]
    claim: Vec<String>,
    /// Check the claims with this tag only; may be given several times
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// How to write the report
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: ReportFormat,
    /// Also write a file to hand on, in the format of its name: a page with all claims, quotes and pictures (`.html`); may
    /// be given several times
    #[arg(long, value_name = "FILE", value_parser = parse_written_file::<CheckFileFormat>)]
    write: Vec<WrittenFile<CheckFileFormat>>,
    /// Show only findings of this level and above, and nothing of what agrees
    ///
    /// All are counted, and decide the exit status, all the same; a line says how many are left out: below the table, and
    /// on standard error for the other formats. The JSON formats keep all claims and rules.
    #[arg(long, value_name = "LEVEL")]
    only: Option<LeastLevel>,
    #[command(flatten)]
    archive: ArchiveArgs,
    /// Repair citations in the claims file from the words of their sources, and check again
    ///
    /// Typography, cut words, inflections, articles, slips that give no word, wrong prefixes and suffixes, and the source
    /// of a long quote that stands in another. Never where a figure, sign, unit, negation, hedge, name or other word would
    /// change, nor where a stance or a yes-no value hangs on the words.
    #[arg(long)]
    fix: bool,
    /// With --fix: show what would change, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,
    /// Fail where the lock file that `crosscheck lock` writes is missing, or is not what it would write now
    #[arg(long)]
    locked: bool,
    /// Check the documents and quotes that standard input gives, one JSON object a line, and answer each on a line
    ///
    /// `{"id": "a7", "text": "Of 650 votes …", "quotes": [{"quote": "540 backed him"}]}`, or a `file` in place of the `text`;
    /// `crosscheck schema record` and `crosscheck schema answer` print all fields. No claims file is read.
    #[arg(long, conflicts_with_all = ["paths", "claim", "tag", "format", "write", "fix", "dry_run", "locked"])]
    records: bool,
    /// With --records: also give the fingerprints of each document, by which those that share passages are found
    #[arg(long, requires = "records")]
    fingerprints: bool,
    /// Find out everything anew, and keep nothing for the next run
    ///
    /// Of a dossier with much to read, what is found out is kept in the folder `.crosscheck` beside its claims file. A file that
    /// has changed, and a claim that has, are looked at anew; the report is the same with and without it.
    #[arg(long)]
    no_cache: bool,
    #[command(flatten)]
    levels: LevelFlags,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// For people: what needs attention first
    Table,
    /// One line per finding: `path:line:column: level[code] message`
    Concise,
    /// One JSON object
    Json,
    /// One JSON object per line
    Jsonl,
    /// Annotations for GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning services and editors
    Sarif,
    /// JUnit XML, for the test reports of CI systems
    Junit,
    /// GitLab's code quality report
    Gitlab,
    /// One line per citation, for spreadsheets
    Csv,
}

/// What `--write` makes of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CheckFileFormat {
    /// A page for people.
    Html,
}

impl FileFormat for CheckFileFormat {
    const ALL: &'static [Self] = &[Self::Html];

    fn extension(self) -> &'static str {
        match self {
            Self::Html => ".html",
        }
    }
}

/// Which findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LeastLevel {
    /// What is denied
    Deny,
    /// What is denied and what is warned of
    Warn,
}

impl LeastLevel {
    fn level(self) -> Level {
        match self {
            Self::Deny => Level::Deny,
            Self::Warn => Level::Warn,
        }
    }
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let least = args.only.map_or(Level::Allow, LeastLevel::level);
    if args.records {
        let options = records::Options {
            levels: args.levels.0.clone(),
            least,
            archive: args.archive.folder()?,
            fingerprints: args.fingerprints,
        };
        return answer_records(&options, context);
    }
    let options = Options {
        levels: args.levels.0.clone(),
        archive: args.archive.folder()?,
        selection: Selection { claims: args.claim.clone(), tags: args.tag.clone() },
        ..Options::default()
    };
    let paths: Vec<Option<&Path>> = match args.paths.as_slice() {
        [] => vec![None],
        paths => paths.iter().map(|path| Some(path.as_path())).collect(),
    };
    let open = |path: &Option<&Path>| run::open(*path, &context.here, &options.levels);
    let opened: Vec<Result<Opened, Failed>> = paths.iter().map(open).collect();
    if let Ok(opened) = opened.iter().map(Result::as_ref).collect::<Result<Vec<_>, _>>() {
        let dossiers: Vec<_> = opened.iter().map(|opened| &opened.dossier).collect();
        require_known(&options.selection, &dossiers)?;
    }
    let archive = options.archive.as_deref();
    require_free(&args.write, &opened, &paths, archive, context)?;
    let run: Vec<Result<Examined, Failed>> = if args.fix {
        // Each file is read again when its turn comes: one may be named twice.
        let repair = |path: &Option<&Path>| repair_file(*path, &options, args.dry_run, context);
        let repairs: Vec<Result<Repair, Failed>> = paths.iter().map(repair).collect();
        let is_table = args.format == ReportFormat::Table;
        repairs.iter().flatten().try_for_each(|repair| repair.write(is_table, context))?;
        repairs.into_iter().map(|repair| repair.map(|repair| repair.examined)).collect()
    } else {
        let examine = |opened: Result<Opened, Failed>| {
            let opened = opened?;
            let cache = context.cache_of(&opened).filter(|_| !args.no_cache);
            examine_with(cache.as_ref(), opened, &options, context.listener)
        };
        opened.into_iter().map(examine).collect()
    };
    write(&run, args.format, least, context)?;
    write_files(&args.write, &run, context)?;
    if let Some(failed) = run.iter().flatten().find_map(run::changed_meanwhile) {
        return Err(failed.into());
    }
    for examined in run.iter().flatten().filter(|examined| examined.checked.checked_none()) {
        let path = examined.claims_file.shown_path();
        let message = format!("not one citation of `{path}` could be checked");
        let text = report::kit::block::error(
            context.style,
            &message,
            "see the findings about its sources",
        );
        context.err.write_all(text.as_bytes())?;
    }
    let is_up_to_date = say_what_lock(&run, args.locked, context)?;
    let unlocked = if is_up_to_date { ExitStatus::Success } else { ExitStatus::Denied };
    Ok(status(&run).max(unlocked))
}

/// Examines a dossier with what an earlier run has found out, and keeps what this one does.
fn examine_with(
    cache: Option<&Cache>,
    opened: Opened,
    options: &Options,
    listener: &Listener<'_>,
) -> Result<Examined, Failed> {
    let Some(cache) = cache else {
        return Memory::bounded(AT_HAND).examine_telling(opened, options, listener);
    };
    let kept = cache.read();
    let memory = Memory::remembering(kept.as_deref(), AT_HAND);
    let examined = memory.examine_telling(opened, options, listener)?;
    let is_worth_it = kept.is_some() || examined.checked.holdings.size() >= WORTH_KEEPING;
    if options.selection.is_all() && is_worth_it && memory.has_news() {
        cache.write(memory.remembered());
    }
    Ok(examined)
}

/// Tells what was gained since the lock files were written and, where they must be up to date, which are not. Returns
/// whether all are that must be.
fn say_what_lock(
    run: &[Result<Examined, Failed>],
    locked: bool,
    context: &mut Context<'_>,
) -> Result<bool, Error> {
    let mut is_up_to_date = true;
    for examined in run.iter().flatten() {
        context.err.write_all(report::check::lock::gains(examined).as_bytes())?;
        let path = load::lock_path(&examined.claims_file.path);
        let out_of_date = report::check::lock::out_of_date(examined, &path);
        if let Some((message, help)) = out_of_date.filter(|_| locked) {
            is_up_to_date = false;
            let text = report::kit::block::error(context.style, &message, &help);
            context.err.write_all(text.as_bytes())?;
        }
    }
    Ok(is_up_to_date)
}

/// Refuses to write over what is read, before anything is written.
fn require_free(
    files: &[WrittenFile<CheckFileFormat>],
    opened: &[Result<Opened, Failed>],
    paths: &[Option<&Path>],
    archive: Option<&Path>,
    context: &Context<'_>,
) -> Result<(), Error> {
    let also = AlsoRead { draft: None, sources: archive };
    for file in files {
        for Opened { claims_file, dossier, .. } in opened.iter().flatten() {
            file.require_free(claims_file, dossier, also, &context.here)?;
        }
        for path in paths.iter().flatten() {
            file.require_other(path, &context.here)?;
        }
    }
    Ok(())
}

fn write_files(
    files: &[WrittenFile<CheckFileFormat>],
    run: &[Result<Examined, Failed>],
    context: &mut Context<'_>,
) -> Result<(), Error> {
    for file in files {
        let bytes = match file.format {
            CheckFileFormat::Html => report::check::html::page(run).into_bytes(),
        };
        file.write(&bytes, context)?;
    }
    Ok(())
}

fn write(
    run: &[Result<Examined, Failed>],
    format: ReportFormat,
    least: Level,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let out = &mut *context.out;
    let paths = run.iter().map(|examined| match examined {
        Ok(examined) => examined.claims_file.path.as_path(),
        Err(failed) => Path::new(failed.path()),
    });
    let roots = roots_of(paths, &context.here);
    match format {
        ReportFormat::Table => {
            report::check::table::render(out, context.err, run, least, context.style)?;
        }
        ReportFormat::Concise => report::check::concise::render(out, run, least)?,
        ReportFormat::Json => report::check::json::render(out, run, least)?,
        ReportFormat::Jsonl => report::check::jsonl::render(out, run, least)?,
        ReportFormat::Github => report::check::github::render(out, run, least, &roots)?,
        ReportFormat::Sarif => report::check::sarif::render(out, run, least, &roots)?,
        ReportFormat::Junit => report::check::junit::render(out, run, least, &roots)?,
        ReportFormat::Gitlab => report::check::gitlab::render(out, run, least, &roots)?,
        ReportFormat::Csv => {
            report::check::csv::render(out, run, least)?;
            for failed in run.iter().filter_map(|examined| examined.as_ref().err()) {
                let text = report::kit::block::failure(failed, context.style);
                context.err.write_all(text.as_bytes())?;
            }
        }
    }
    out.flush()?;
    // The table says it itself, in its closing lines.
    if format != ReportFormat::Table
        && let Some(told) = left_out(&Summary::of(run), least)
    {
        writeln!(context.err, "{told}")?;
    }
    Ok(())
}

fn status(run: &[Result<Examined, Failed>]) -> ExitStatus {
    let of = |examined: &Result<Examined, Failed>| match examined {
        Err(_) => ExitStatus::Failed,
        Ok(examined) if examined.fails() => ExitStatus::Denied,
        Ok(_) => ExitStatus::Success,
    };
    run.iter().map(of).max().unwrap_or(ExitStatus::Success)
}
