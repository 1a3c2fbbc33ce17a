//! From a path to a checked dossier, with what there is to tell of it.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::amend::add::{fields_of, first_free};
use crate::amend::start;
use crate::check::{Checked, Extent, Known, Questions, check, check_answered};
use crate::dossier::{Claim, ClaimsFile, Dossier, Json, Placed, Problem, Source};
use crate::draft::{CheckedDraft, Draft};
use crate::finding::{Code, Finding, Level, Levels, describe, describe_drafts};
use crate::load::{self, Files, NoClaimsFile};
use crate::lock::{self, LockFile};
use crate::memo::{Kept as _, Memo};
use crate::reading::{Readers, TableMistake};
use crate::report::{Examined, Failed};
use crate::save::{NotAlone, SoleWriter};
use crate::source::{Held, HeldDocument, Holding, Holdings, ReadAs, digest};
use crate::text::LineIndex;

/// Options of a check.
#[derive(Clone, Debug)]
pub struct Options {
    /// Levels that hold before those of the claims file; of two for one code the later holds.
    pub levels: Vec<(Code, Level)>,
    /// A folder whose files are read instead of the sources' files of the same name.
    pub archive: Option<PathBuf>,
    /// Which claims.
    pub selection: Selection,
    /// Whether a dossier without any citation is examined too, instead of being refused.
    pub without_citations: bool,
    /// Whether what is found is compared with the lock file beside the claims file, where there is one.
    pub lock: bool,
    /// Whether the drafts that the claims file names are held to it. They state its claims together, so that they are not
    /// where only some claims are selected.
    pub drafts: bool,
}

impl Default for Options {
    /// What `crosscheck check` does.
    fn default() -> Self {
        Self {
            levels: Vec::new(),
            archive: None,
            selection: Selection::default(),
            without_citations: false,
            lock: true,
            drafts: true,
        }
    }
}

/// Which claims of a dossier are looked at: those of these ids and those with these tags; all, where neither is given.
/// Names that the dossier does not know select nothing.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Ids of claims.
    pub claims: Vec<String>,
    /// Tags of claims.
    pub tags: Vec<String>,
}

impl Selection {
    /// Returns the selection of one claim.
    pub fn of_claim(id: &str) -> Self {
        Self { claims: vec![id.to_owned()], tags: Vec::new() }
    }

    /// Whether all claims are looked at.
    pub fn is_all(&self) -> bool {
        self.claims.is_empty() && self.tags.is_empty()
    }

    /// Whether a claim is looked at.
    pub fn has(&self, claim: &Claim) -> bool {
        self.is_all()
            || self.claims.contains(&claim.id.value)
            || claim.tags.iter().any(|tag| self.tags.contains(tag))
    }
}

/// How far a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Sources' files are read, and searched for quotes.
    Reading {
        /// How many are.
        done: usize,
        /// Of how many.
        all: usize,
    },
    /// What was found is compared.
    Comparing,
    /// The check is over.
    Over,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reading { done, all } => write!(f, "reading sources: {done} of {all}"),
            Self::Comparing => f.write_str("comparing citations"),
            Self::Over => f.write_str("done"),
        }
    }
}

/// Who hears how far a check is; from several threads, and not always in order.
pub type Listener<'a> = dyn Fn(Progress) + Sync + 'a;

/// A claims file that was read and is right.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The claims file.
    pub claims_file: ClaimsFile,
    /// What it says.
    pub dossier: Dossier,
    /// The level of every finding.
    pub levels: Levels,
}

impl Opened {
    /// Returns the documents of the sources; files of an `archive` are read instead of those of the same name.
    pub fn holdings(&self, archive: Option<&Path>) -> Holdings {
        load::holdings(&self.dossier, self.claims_file.source_folder(), archive)
    }
}

/// Returns what is found out about the claims file that `path` names or that its folder holds, and what to tell of it.
///
/// # Errors
///
/// [`Failed`] where there is no such file, where it is wrong, or where nothing in it can be checked. What a check finds,
/// even that no quote holds, is no error.
pub fn run(path: &Path, options: &Options) -> Result<Examined, Failed> {
    examine(open(Some(path), Path::new(""), &options.levels)?, options)
}

/// What there is before a check begins: texts that stand for files, and what earlier checks of a dossier found out.
///
/// By default there is neither.
#[derive(Debug, Default)]
pub struct Memory {
    /// The files that are read, and those that were.
    pub files: Files,
    /// What is known of documents and quotes.
    pub known: Known,
}

impl Memory {
    /// Returns what keeps all that a check reads and finds out for the next, which is done sooner.
    pub fn keeping() -> Self {
        Self { files: Files::keeping(), known: Known::keeping() }
    }

    /// Returns what keeps nothing for the next check, and only so many bytes of documents in this one: see [`Files::at_hand`].
    pub fn bounded(bytes: usize) -> Self {
        Self { files: Files::at_hand(bytes), known: Known::default() }
    }

    /// Returns what is bounded so, and remembers what an earlier one has found out, as [`Self::remembered`] gave it; what is not in
    /// this form is taken for nothing.
    ///
    /// ```
    /// use crosscheck::load::AT_HAND;
    /// use crosscheck::run::{Memory, Options};
    /// use std::path::Path;
    /// let check = |memory: &Memory| {
    ///     let opened = memory.open(Some(Path::new("data/heydari")), Path::new(""), &[])?;
    ///     memory.examine_telling(opened, &Options::default(), &|_| ())
    /// };
    /// let first = Memory::remembering(None, AT_HAND);
    /// let examined = check(&first)?;
    /// let second = Memory::remembering(Some(&first.remembered()), AT_HAND);
    /// assert_eq!(check(&second)?.findings, examined.findings);
    /// assert!(first.has_news() && !second.has_news());
    /// # Ok::<(), crosscheck::report::Failed>(())
    /// ```
    pub fn remembering(bytes: Option<&[u8]>, at_hand: usize) -> Self {
        let read = bytes.and_then(|bytes| postcard::from_bytes(bytes).ok());
        let (facts, known) = read.unwrap_or_else(|| (Memo::keeping(), Known::keeping_results()));
        Self { files: Files::at_hand(at_hand).knowing(facts), known }
    }

    /// Returns what the last check asked for, to be remembered by another program of the same build.
    pub fn remembered(&self) -> Vec<u8> {
        // Writing to memory fails only where a type cannot be written at all, which any test of it shows.
        postcard::to_allocvec(&(self.files.facts(), &self.known))
            .unwrap_or_else(|error| unreachable!("{error}"))
    }

    /// Whether the last check has found out anything that was not remembered.
    pub fn has_news(&self) -> bool {
        self.files.facts().has_news() || self.known.has_news()
    }

    /// Returns the claims file as [`open`] does.
    ///
    /// # Errors
    ///
    /// Those of [`open`].
    pub fn open(
        &self,
        path: Option<&Path>,
        here: &Path,
        levels: &[(Code, Level)],
    ) -> Result<Opened, Failed> {
        let claims_file =
            self.files.claims_file(path, here).map_err(|error| none_found(path, &error))?;
        let (dossier, mut problems) = claims_file.read();
        if let Some(mut dossier) = dossier {
            let (levels, wrong_levels) = Levels::new(&dossier, levels);
            let wrong_words = read_words(&mut dossier, claims_file.source_folder());
            problems = wrong_levels;
            problems.extend(wrong_words);
            problems.extend(sources_of_its_own(&claims_file, &dossier));
            if problems.is_empty() {
                return Ok(Opened { claims_file, dossier, levels });
            }
        }
        let path = claims_file.shown_path().into_owned();
        Err(Failed::Invalid { path, text: claims_file.text, problems })
    }

    /// Returns what is found out about the selected claims of an opened file as [`examine_telling`] does.
    ///
    /// # Errors
    ///
    /// Those of [`examine`].
    pub fn examine_telling(
        &self,
        opened: Opened,
        options: &Options,
        listener: &Listener<'_>,
    ) -> Result<Examined, Failed> {
        self.files.begin_run();
        self.known.begin_run();
        let Opened { claims_file, mut dossier, levels } = opened;
        let lock = if options.lock { lock_file(&claims_file.path)? } else { None };
        let cites = dossier.claims.iter().any(|claim| !claim.citations.is_empty());
        if !cites && !options.without_citations {
            return Err(nothing_cited(&claims_file));
        }
        let whole = options.selection.is_all();
        dossier.claims.retain(|claim| options.selection.has(claim));
        let uncited = whole && levels.of(Code::UncitedPassage) != Level::Allow;
        let folder = claims_file.source_folder();
        let archive = options.archive.as_deref();
        let is_read = |done, all| listener(Progress::Reading { done, all });
        let questions = Questions::of(&dossier, &self.known);
        let ask = |document: &HeldDocument, sources: &[usize]| questions.ask(document, sources);
        let (holdings, gists) =
            self.files.holdings_asking(&dossier, folder, archive, &ask, &is_read);
        let answers = questions.answered(gists);
        listener(Progress::Comparing);
        let extent = Extent { whole, uncited, lock };
        let checked = check_answered(dossier, holdings, answers, extent, &self.known);
        let (drafts, findings) = if whole && options.drafts {
            self.with_drafts(&checked, folder, &levels)
        } else {
            (Vec::new(), describe(&checked, &levels))
        };
        listener(Progress::Over);
        let examined = Examined { claims_file, checked, drafts, findings };
        match changed_meanwhile(&examined) {
            Some(failed) => Err(failed),
            None => Ok(examined),
        }
    }

    /// Returns the drafts that a checked dossier names, held to it, and what there is to tell of the dossier and of them.
    /// `folder` is that of the claims file.
    pub fn with_drafts(
        &self,
        checked: &Checked,
        folder: &Path,
        levels: &Levels,
    ) -> (Vec<CheckedDraft>, Vec<Finding>) {
        let mut drafts = Vec::new();
        let mut unread = Vec::new();
        for (entry, draft) in checked.dossier.drafts.iter().enumerate() {
            match self.files.draft(draft, folder) {
                Ok(document) => {
                    let draft = Draft::of_entry(entry, document, &checked.dossier);
                    drafts.push(CheckedDraft::of(draft, checked));
                }
                Err(why) => unread.push((entry, why.to_string())),
            }
        }
        let mut findings = describe(checked, levels);
        findings.extend(describe_drafts(&drafts, &unread, checked, levels));
        (drafts, findings)
    }
}

/// Returns the claims file that `path` names or that its folder holds; without a path, that of `here` or of the nearest
/// folder above. `levels` hold before its own.
///
/// # Errors
///
/// [`Failed`] where there is none, or it is wrong.
pub fn open(path: Option<&Path>, here: &Path, levels: &[(Code, Level)]) -> Result<Opened, Failed> {
    Memory::default().open(path, here, levels)
}

/// Returns what a claims file says, with the tables of words that it names.
///
/// # Errors
///
/// Every mistake in it.
pub(crate) fn read_with_words(claims_file: &ClaimsFile) -> Result<Dossier, Failed> {
    let (dossier, mut problems) = claims_file.read();
    if let Some(mut dossier) = dossier {
        problems = read_words(&mut dossier, claims_file.source_folder());
        if problems.is_empty() {
            return Ok(dossier);
        }
    }
    let path = claims_file.shown_path().into_owned();
    Err(Failed::Invalid { path, text: claims_file.text.clone(), problems })
}

/// Returns the mistake of each source whose file is the claims file, its lock file or its schema.
fn sources_of_its_own(claims_file: &ClaimsFile, dossier: &Dossier) -> Vec<Problem> {
    let own = load::own_files(claims_file, dossier).into_iter();
    let problems = own.filter_map(|(index, what)| {
        let Source { id, file, .. } = &dossier.sources[index];
        let message = format!("the source `{}` is {what}, which says nothing by itself", id.value);
        let problem = Problem::new(file.as_ref()?.place, message, format!("{what}"));
        Some(problem.help("name the document that is cited"))
    });
    problems.collect()
}

/// Returns the claims file as [`open`] does, and with it the right to change it: no other command changes it from before it
/// is read until that is dropped. `command` is who asks, for others that wait.
///
/// # Errors
///
/// [`Failed`] where there is none, where it is wrong, or where another command is changing it and is not done in time.
pub fn open_to_change(
    path: Option<&Path>,
    here: &Path,
    levels: &[(Code, Level)],
    command: &str,
) -> Result<(SoleWriter, Opened), Failed> {
    let found = load::claims_path(path, here).map_err(|error| none_found(path, &error))?;
    let writer = SoleWriter::wait(&found, command).map_err(|error| not_alone(&found, &error))?;
    Ok((writer, open(Some(&found), here, levels)?))
}

fn not_alone(path: &Path, error: &NotAlone) -> Failed {
    let path = path.display().to_string();
    let message = format!("`{path}` was not changed: {error}");
    Failed::Impossible { path, message, help: error.help().to_owned() }
}

/// Reads the tables of words that a dossier names, and returns every mistake in them.
fn read_words(dossier: &mut Dossier, folder: &Path) -> Vec<Problem> {
    let Some(words) = &dossier.words else { return Vec::new() };
    let (tables, mut mistakes) = load::word_tables_of(&words.value, folder);
    let written: String =
        tables.iter().map(|table| format!("{}\0{}\0", table.file, table.text)).collect();
    let (readers, wrong) = Readers::with(tables);
    mistakes.extend(wrong);
    let problems = mistakes.iter().map(|mistake| wrong_table(words, mistake)).collect();
    dossier.words_sha256 = Some(digest(written.as_bytes()));
    dossier.readers = readers;
    problems
}

fn wrong_table(words: &Placed<String>, mistake: &TableMistake) -> Problem {
    let folder = words.value.trim_end_matches('/');
    let message = if mistake.file.is_empty() {
        format!("`{folder}`: {}", mistake.message)
    } else {
        format!("`{folder}/{}`: {}", mistake.place(), mistake.message)
    };
    let help = "the tables have the form of those in `data/words/` of crosscheck";
    Problem::new(words.place, message, "named here").help(help)
}

fn none_found(path: Option<&Path>, error: &NoClaimsFile) -> Failed {
    let help = match error {
        NoClaimsFile::Unreadable { .. } => "",
        NoClaimsFile::NotAbove | NoClaimsFile::NotIn(_) => {
            "name a claims file, or the folder that holds it"
        }
    };
    let path = path.map_or(load::CLAIMS_NAMES[0].to_owned(), |path| path.display().to_string());
    Failed::Impossible { path, message: error.to_string(), help: help.to_owned() }
}

/// Returns what is found out about the selected claims of an opened file, and what to tell of it.
///
/// # Errors
///
/// [`Failed`] where its lock file is wrong, or nothing in it can be checked.
pub fn examine(opened: Opened, options: &Options) -> Result<Examined, Failed> {
    examine_telling(opened, options, &|_| ())
}

/// Returns the same as [`examine`], and tells on the way how far it is.
///
/// # Errors
///
/// Those of [`examine`].
pub fn examine_telling(
    opened: Opened,
    options: &Options,
    listener: &Listener<'_>,
) -> Result<Examined, Failed> {
    Memory::default().examine_telling(opened, options, listener)
}

/// Returns why what was found out is not to be relied on: a source's file was read again, and was another by then. It may also turn
/// out while a report is written.
pub fn changed_meanwhile(examined: &Examined) -> Option<Failed> {
    let file = examined.checked.holdings.changed()?;
    Some(Failed::Impossible {
        path: examined.claims_file.shown_path().into_owned(),
        message: format!("`{file}` was changed while it was checked"),
        help: "check again once nothing writes to it".to_owned(),
    })
}

/// Returns the lock file of a claims file; `None` where there is none.
fn lock_file(claims: &Path) -> Result<Option<LockFile>, Failed> {
    let path = load::lock_path(claims);
    let shown = path.display().to_string();
    let text = match load::lock_text(&path) {
        Ok(Some(text)) => text,
        Ok(None) => return Ok(None),
        Err(why) => {
            let message = format!("`{shown}` could not be read: {why}");
            let help = "`crosscheck lock` writes it anew, once it is out of the way".to_owned();
            return Err(Failed::Impossible { path: shown, message, help });
        }
    };
    let lock = match lock::read(&text) {
        Ok(lock) => lock,
        Err(problem) => return Err(Failed::Invalid { path: shown, text, problems: vec![problem] }),
    };
    let file = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
    Ok(Some(LockFile { file, lines: LineIndex::new(&text), text, lock }))
}

fn nothing_cited(claims_file: &ClaimsFile) -> Failed {
    let path = claims_file.shown_path().into_owned();
    Failed::Impossible {
        message: format!("`{path}` holds no citation, so that there is nothing to check"),
        path,
        help: "give its claims `citations`: each a `source` and a `quote`".to_owned(),
    }
}

/// Returns the documents of a folder as the sources of a dossier without claims, checked.
///
/// # Errors
///
/// [`Failed`] where the folder cannot be listed, or holds nothing that is read.
pub fn of_folder(folder: &Path) -> Result<Examined, Failed> {
    let impossible = |message: String, help: &str| Failed::Impossible {
        path: folder.display().to_string(),
        message,
        help: help.to_owned(),
    };
    let files = load::documents_in(folder).map_err(|why| {
        let message = format!("`{}` could not be listed: {why}", folder.display());
        impossible(message, "name the folder that holds the sources")
    })?;
    let text = sources_of_files(&files);
    let claims_file = ClaimsFile::new(folder.join(load::CLAIMS_NAMES[0]), text);
    let (dossier, problems) = claims_file.read();
    let Some(dossier) = dossier.filter(|_| problems.is_empty()) else {
        let first = problems.first().map_or_else(String::new, |problem| problem.message.clone());
        return Err(impossible(first, "rename the file"));
    };
    let mut holdings = Holdings::default();
    for (file, document) in files {
        let holding = match document {
            Ok(document) => {
                holdings.documents.push(Held::new(&file, document));
                Holding::Held(holdings.documents.len() - 1)
            }
            Err(why) => Holding::Unread { file, why: why.to_string() },
        };
        holdings.of_source.push(holding);
    }
    if holdings.documents.is_empty() {
        let message = format!("`{}` holds no file that is read", folder.display());
        return Err(impossible(message, "name the folder that holds the sources"));
    }
    let checked = check(dossier, holdings, Extent::default());
    Ok(Examined { claims_file, checked, drafts: Vec::new(), findings: Vec::new() })
}

/// Returns a claims file without claims, whose sources are these files, in their order, with what each says of itself.
fn sources_of_files(files: &[load::ReadFile]) -> String {
    let mut ids = BTreeSet::new();
    let mut sources = Vec::new();
    for (file, document) in files {
        let fields = match document {
            Ok(document) => fields_of(file, document, &ReadAs::default()),
            Err(_) => vec![("file", Json::text(file))],
        };
        let id = first_free(&id_of_file(file), |id| !ids.contains(id));
        ids.insert(id.clone());
        sources.push((id, fields));
    }
    start::written(&sources, "{}")
}

fn id_of_file(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let parts = stem.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let id = parts.collect::<Vec<_>>().join("-");
    if id.is_empty() { "source".to_owned() } else { id }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn a_check_tells_how_far_it_is_and_that_it_is_over() {
        let opened = open(Some(Path::new("data/heydari")), Path::new(""), &[]).unwrap();
        let heard = Mutex::new(Vec::new());
        let listener = |progress| heard.lock().unwrap().push(progress);
        examine_telling(opened, &Options::default(), &listener).unwrap();
        let heard = heard.into_inner().unwrap();
        let Some(Progress::Reading { done: 0, all }) = heard.first().copied() else {
            panic!("{heard:?}");
        };
        assert!(heard.contains(&Progress::Reading { done: all, all }), "{heard:?}");
        assert!(heard.contains(&Progress::Comparing), "{heard:?}");
        assert_eq!(heard.iter().position(|one| *one == Progress::Over), Some(heard.len() - 1));
    }

    #[test]
    fn the_sources_of_a_folder_stand_in_the_order_of_its_files() {
        let file =
            |name: &str| (name.to_owned(), Ok(crate::source::read(b"540 votes".to_vec()).unwrap()));
        let text = sources_of_files(&[file("a/x.txt"), file("a.txt")]);
        let (dossier, problems) = ClaimsFile::new("claims.json".into(), text).read();
        assert_eq!(problems, []);
        let sources = dossier.unwrap().sources;
        let named = |source: &Source| {
            (source.id.value.clone(), source.file.as_ref().map(|file| file.value.clone()))
        };
        let named: Vec<(String, Option<String>)> = sources.iter().map(named).collect();
        let of = |id: &str, file: &str| (id.to_owned(), Some(file.to_owned()));
        assert_eq!(named, [of("a-x", "a/x.txt"), of("a", "a.txt")]);
    }

    #[test]
    fn progress_is_told_in_words() {
        let reading = Progress::Reading { done: 3, all: 40 };
        assert_eq!(reading.to_string(), "reading sources: 3 of 40");
    }
}
