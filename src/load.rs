//! Reading files: the one module that does.
//!
//! Claims files come from strangers, and name files. A file that lies outside the dossier's folder is refused,
//! also where a link leads there; what is no regular file is not opened; sizes are bounded.

#![expect(clippy::disallowed_methods, reason = "this is the module that reads files")]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use thiserror::Error;

use crate::dossier::{ClaimsFile, Dossier, Draft, Source};
use crate::memo::{Kept as _, Key, Memo};
use crate::reading::{TableFile, TableMistake};
use crate::source::{
    Document, DocumentFacts, Fetch, Held, HeldDocument, Holding, Holdings, ReadAs, Unread, digest,
    digests_with_other_line_ends,
};

/// The most bytes of one source: 100 MB. A library of books is smaller; what is larger is seldom a text.
pub const SOURCE_LIMIT: u64 = 100_000_000;

/// The most bytes of a claims file: 50 MB, some hundred thousand citations.
pub const CLAIMS_LIMIT: u64 = 50_000_000;

/// The most bytes of one table of words: 5 MB. The largest that comes with the program has 40 kB.
pub const TABLE_LIMIT: u64 = 5_000_000;

/// How large the documents of a dossier are together that stay at hand once they were searched, in bytes: 16 MB, those of most
/// dossiers. What is put back is read once more where somebody looks into it.
pub const AT_HAND: usize = 16_000_000;

/// The most tables in a folder of words.
const MOST_TABLES: usize = 1_000;

/// The names under which a claims file is looked for, in this order.
pub const CLAIMS_NAMES: [&str; 2] = ["claims.json", "claims.jsonc"];

/// Why a file could not be read.
#[derive(Debug, Error)]
pub enum Error {
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// The system does not let it be read.
    #[error("permission denied")]
    Denied,
    /// It is a folder, a pipe or a device.
    #[error("{0}, not a file")]
    NotAFile(&'static str),
    /// It is larger than the limit, which is in bytes.
    #[error("larger than {} MB", .0 / 1_000_000)]
    TooLarge(u64),
    /// It lies outside the folder of the claims file.
    #[error("it lies outside the folder of the claims file")]
    Outside,
    /// Its name, or that of a folder that it is in, begins with a stop.
    #[error("it is hidden")]
    Hidden,
    /// Its bytes are no UTF-8; the first that is none, counted from 0.
    #[error("not UTF-8 text: byte {0} cannot be read; save the file as UTF-8")]
    NotUtf8(usize),
    /// It is not read.
    #[error(transparent)]
    Unread(#[from] Unread),
    /// The system gives another reason.
    #[error("{0}")]
    Other(io::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename => {
                Self::Missing
            }
            ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Other(error),
        }
    }
}

/// Why there is no claims file to read.
#[derive(Debug, Error)]
pub enum NoClaimsFile {
    /// Neither the folder nor those above it hold one.
    #[error("there is no claims.json or claims.jsonc in this folder or one above it")]
    NotAbove,
    /// The folder that was named holds none.
    #[error("the folder `{0}` holds no claims.json or claims.jsonc")]
    NotIn(String),
    /// The file could not be read.
    #[error("`{path}` could not be read: {why}")]
    Unreadable {
        /// The path as it was given.
        path: String,
        /// Why.
        why: Error,
    },
}

/// Texts that stand for files: what an editor holds of them and has not saved.
#[derive(Clone, Debug, Default)]
pub struct OpenTexts(BTreeMap<PathBuf, OpenText>);

#[derive(Clone, Debug)]
struct OpenText {
    text: Arc<str>,
    digest: Arc<str>,
}

impl OpenTexts {
    /// Takes a text for the file at `path`, in place of an earlier one.
    pub fn put(&mut self, path: &Path, text: Arc<str>) {
        let digest = digest(text.as_bytes()).into();
        self.0.insert(real_path(path), OpenText { text, digest });
    }

    /// Takes the file at `path` as it is on disk again.
    pub fn remove(&mut self, path: &Path) {
        self.0.remove(&real_path(path));
    }

    /// Returns the text that stands for the file at `path`; `None` where it is taken as it is on disk.
    pub fn get(&self, path: &Path) -> Option<&Arc<str>> {
        self.0.get(&real_path(path)).map(|open| &open.text)
    }
}

/// Where the bytes of files come from, and what was read of them.
///
/// By default they come from the disk, no document is put back, and nothing is kept from one check to the next.
#[derive(Debug)]
pub struct Files {
    /// Texts that are read in place of files.
    pub open: OpenTexts,
    /// Documents by the path of their file and how it is read, each with the state of the file that it was read from.
    documents: Memo<(PathBuf, ReadAs), (FileState, Arc<Document>)>,
    /// What documents tell without being read, by the digest of their file and how it is read.
    facts: Memo<Key, DocumentFacts>,
    /// How large the documents are together that stay at hand, in bytes; the others are put back.
    at_hand: usize,
}

impl Default for Files {
    fn default() -> Self {
        Self {
            open: OpenTexts::default(),
            documents: Memo::default(),
            facts: Memo::default(),
            at_hand: usize::MAX,
        }
    }
}

/// What is seen of a file without reading it; another state is taken for other bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum FileState {
    /// On disk: its number, length and the times of its changes.
    OnDisk(String),
    /// Its open text, by its digest, beside what is on disk.
    Open(Arc<str>, Option<String>),
}

impl Files {
    /// Returns files whose documents are kept as long as their bytes stay the same and every other check asks for them.
    pub fn keeping() -> Self {
        Self { documents: Memo::keeping(), ..Self::default() }
    }

    /// Returns files of which only so many bytes of documents stay at hand; [`AT_HAND`] is enough for most dossiers.
    pub fn at_hand(bytes: usize) -> Self {
        Self { at_hand: bytes, ..Self::default() }
    }

    /// Returns the same, with what documents tell without being read.
    pub fn knowing(self, facts: Memo<Key, DocumentFacts>) -> Self {
        Self { facts, ..self }
    }

    /// Returns what documents tell without being read.
    pub fn facts(&self) -> &Memo<Key, DocumentFacts> {
        &self.facts
    }

    /// Begins another check: see [`Memo::begin_run`].
    pub fn begin_run(&self) {
        self.documents.begin_run();
        self.facts.begin_run();
    }

    /// Returns the claims file that `path` names, or that its folder holds: see [`claims_file`].
    ///
    /// # Errors
    ///
    /// [`NoClaimsFile`] where there is none, or it cannot be read.
    pub fn claims_file(
        &self,
        path: Option<&Path>,
        here: &Path,
    ) -> Result<ClaimsFile, NoClaimsFile> {
        let path = claims_path(path, here)?;
        let unreadable = |why| NoClaimsFile::Unreadable { path: path.display().to_string(), why };
        let text = match self.open.get(&path) {
            Some(text) if text.len() as u64 > CLAIMS_LIMIT => Err(Error::TooLarge(CLAIMS_LIMIT)),
            Some(text) => Ok(text.as_ref().to_owned()),
            None => read_text(&path, CLAIMS_LIMIT),
        };
        Ok(ClaimsFile::new(path.clone(), text.map_err(unreadable)?))
    }

    /// Returns the document of a file in `folder`, as it is open or on disk.
    fn read_inside(
        &self,
        path: &Path,
        folder: &Path,
        read_as: &ReadAs,
    ) -> Result<Arc<Document>, Error> {
        let real = match inside(path, folder) {
            Err(Error::Missing) => self.open_inside(path, folder).ok_or(Error::Missing)?,
            real => real?,
        };
        let state = self.state(&real);
        // The name says the format, and a link may have another than the file.
        let key = (path.to_path_buf(), read_as.clone());
        if let Some((_, known)) = self.documents.get(&key).filter(|(known, _)| *known == state) {
            return Ok(known);
        }
        let document = Arc::new(self.read(path, &real, read_as)?);
        // What was changed while it was read is read again the next time.
        if self.documents.keeps() && self.state(&real) == state {
            self.documents.put(key, (state, Arc::clone(&document)));
        }
        Ok(document)
    }

    fn read(&self, path: &Path, real: &Path, read_as: &ReadAs) -> Result<Document, Error> {
        let name = path.to_string_lossy();
        let Some(open) = self.open.0.get(real) else {
            return Ok(read_as.read(&name, read_file(real, SOURCE_LIMIT)?)?);
        };
        if open.text.len() as u64 > SOURCE_LIMIT {
            return Err(Error::TooLarge(SOURCE_LIMIT));
        }
        // A file that is not there any more is what it is in the editor.
        let on_disk = read_file(real, SOURCE_LIMIT).ok();
        match on_disk.filter(|bytes| read_as.shows(&name, bytes, &open.text)) {
            Some(bytes) => Ok(read_as.read(&name, bytes)?),
            None => Ok(read_as.read_text(&name, &open.text)?),
        }
    }

    fn state(&self, real: &Path) -> FileState {
        let on_disk = fs::metadata(real).map(|metadata| state_on_disk(&metadata));
        match self.open.0.get(real) {
            Some(open) => FileState::Open(Arc::clone(&open.digest), on_disk.ok()),
            None => FileState::OnDisk(on_disk.unwrap_or_default()),
        }
    }

    /// Returns where a file of `folder` would be that is open and not on disk.
    fn open_inside(&self, path: &Path, folder: &Path) -> Option<PathBuf> {
        let real = real_path(path);
        let is_inside = real.starts_with(real_folder(folder).ok()?);
        (is_inside && self.open.0.contains_key(&real)).then_some(real)
    }
}

/// Returns what is seen of a file on disk.
#[cfg(unix)]
fn state_on_disk(metadata: &fs::Metadata) -> String {
    use std::os::unix::fs::MetadataExt as _;
    let m = metadata;
    let numbers = [m.mtime(), m.mtime_nsec(), m.ctime(), m.ctime_nsec()];
    format!("{} {} {} {numbers:?}", m.dev(), m.ino(), m.len())
}

#[cfg(not(unix))]
fn state_on_disk(metadata: &fs::Metadata) -> String {
    format!("{} {:?}", metadata.len(), metadata.modified().ok())
}

/// Returns where a path leads to; of a file that is not there, where it would be.
pub fn real_path(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    match (fs::canonicalize(parent), path.file_name()) {
        (Ok(parent), Some(name)) => parent.join(name),
        _ => path.to_path_buf(),
    }
}

/// Returns the claims file that `path` names, or that its folder holds; without a path, that of `here` or of
/// the nearest folder above.
///
/// # Errors
///
/// [`NoClaimsFile`] where there is none, or it cannot be read.
pub fn claims_file(path: Option<&Path>, here: &Path) -> Result<ClaimsFile, NoClaimsFile> {
    Files::default().claims_file(path, here)
}

/// Returns the path of the claims file that [`claims_file`] would read. Where a file is named, it may not be there.
///
/// # Errors
///
/// [`NoClaimsFile`] where a folder holds none.
pub fn claims_path(path: Option<&Path>, here: &Path) -> Result<PathBuf, NoClaimsFile> {
    match path {
        None => nearest_claims_file(here).ok_or(NoClaimsFile::NotAbove),
        Some(path) if path.is_dir() => {
            claims_file_in(path).ok_or_else(|| NoClaimsFile::NotIn(path.display().to_string()))
        }
        Some(path) => Ok(path.to_path_buf()),
    }
}

/// Whether a folder, or a link to one, is at this path.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Returns the tables of words in `folder` and in the folders of languages in it, in order, and which could not be
/// read. A table is a file that ends in `.tsv`; it is named by its path from `folder`, and a mistake of the folder itself by
/// no name.
pub fn word_tables(folder: &Path) -> (Vec<TableFile>, Vec<TableMistake>) {
    tables_in(folder, None)
}

/// Returns the same as [`word_tables`]; a table that lies outside the folder `within`, where a link leads there, is not read.
fn tables_in(folder: &Path, within: Option<&Path>) -> (Vec<TableFile>, Vec<TableMistake>) {
    let mut mistakes = Vec::new();
    let mut paths = match table_paths(folder, within, &mut mistakes) {
        Ok(paths) => paths,
        Err(why) => return (Vec::new(), vec![wrong_folder(&why)]),
    };
    if paths.is_empty() && mistakes.is_empty() {
        let message = "no tables: they are files that end in `.tsv`".to_owned();
        mistakes.push(TableMistake { file: String::new(), line: 0, message });
    }
    if paths.len() > MOST_TABLES {
        let message = format!("{} tables; at most {MOST_TABLES} are read", paths.len());
        mistakes.push(TableMistake { file: String::new(), line: 0, message });
        paths.truncate(MOST_TABLES);
    }
    let mut tables = Vec::new();
    for path in paths {
        let file = name_in(folder, &path);
        let real = within.map_or(Ok(path.clone()), |within| inside(&path, within));
        match real.and_then(|real| read_text(&real, TABLE_LIMIT)) {
            Ok(text) => tables.push(TableFile { file, text: text.into() }),
            Err(why) => mistakes.push(TableMistake { file, line: 0, message: why.to_string() }),
        }
    }
    (tables, mistakes)
}

/// Returns the tables of words in a folder that a claims file names: `words` below `folder`, which neither it nor a table in it
/// may leave.
pub fn word_tables_of(words: &str, folder: &Path) -> (Vec<TableFile>, Vec<TableMistake>) {
    match inside(&folder.join(words), folder) {
        Ok(real) => tables_in(&real, Some(folder)),
        Err(why) => (Vec::new(), vec![wrong_folder(&why)]),
    }
}

/// Returns the mistake of a folder of tables that cannot be read.
fn wrong_folder(why: &Error) -> TableMistake {
    let message = match why {
        Error::Missing => "no such folder".to_owned(),
        why => why.to_string(),
    };
    TableMistake { file: String::new(), line: 0, message }
}

/// Returns the tables in a folder and in the folders of languages in it; one of these that cannot be read is a mistake.
fn table_paths(
    folder: &Path,
    within: Option<&Path>,
    mistakes: &mut Vec<TableMistake>,
) -> Result<Vec<PathBuf>, Error> {
    let (languages, files): (Vec<PathBuf>, Vec<PathBuf>) =
        entries(folder)?.into_iter().partition(|path| path.is_dir());
    let mut tables: Vec<PathBuf> = files.into_iter().filter(|path| is_table(path)).collect();
    for language in languages {
        let real = within.map_or(Ok(language.clone()), |within| inside(&language, within));
        match real.and_then(|_| entries(&language)) {
            Ok(entries) => tables.extend(entries.into_iter().filter(|path| is_table(path))),
            Err(why) => {
                let file = name_in(folder, &language);
                mistakes.push(TableMistake { file, line: 0, message: why.to_string() });
            }
        }
    }
    Ok(tables)
}

fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "tsv")
}

/// Returns the path of a file from `folder`, with `/` between its parts.
fn name_in(folder: &Path, path: &Path) -> String {
    let name = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Returns what is in a folder, in order.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(folder)?.flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// Returns the root of the git repository that a file lies in: the nearest folder above it that has a `.git`, which is a file
/// in a submodule or a further work tree. The path must be absolute and without `..`.
pub fn repository_above(file: &Path) -> Option<PathBuf> {
    let folders = file.ancestors().skip(1);
    let mut roots = folders.filter(|folder| fs::symlink_metadata(folder.join(".git")).is_ok());
    roots.next().map(Path::to_path_buf)
}

/// Whether a file with this text is a claims file: by its name, or as JSON that names sources and claims.
pub fn is_claims_file(path: &Path, text: &str) -> bool {
    let is_json = path.extension().is_some_and(|end| end == "json" || end == "jsonc");
    let is_named = path.file_name().is_some_and(|name| CLAIMS_NAMES.iter().any(|own| name == *own));
    is_named || is_json && text.contains("\"sources\"") && text.contains("\"claims\"")
}

/// Whether a folder, or one above it, has a claims file.
pub fn has_claims_file(here: &Path) -> bool {
    nearest_claims_file(here).is_some()
}

/// Returns the claims file of `here` or of the nearest folder above, as a path from `here`.
pub fn nearest_claims_file(here: &Path) -> Option<PathBuf> {
    here.ancestors().enumerate().find_map(|(up, folder)| {
        let name = claims_file_in(folder)?.file_name()?.to_owned();
        Some(PathBuf::from("../".repeat(up)).join(name))
    })
}

fn claims_file_in(folder: &Path) -> Option<PathBuf> {
    CLAIMS_NAMES.iter().map(|name| folder.join(name)).find(|path| path.is_file())
}

/// Returns where the lock file of a claims file is: beside it, under the same name with `.lock` at its end.
pub fn lock_path(claims: &Path) -> PathBuf {
    claims.with_extension("lock")
}

/// Returns the text of the lock file at `path`; `None` where there is none.
///
/// # Errors
///
/// Why it could not be read. It must lie in its folder, also after links are followed, as sources must.
pub fn lock_text(path: &Path) -> Result<Option<String>, Error> {
    if fs::symlink_metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(None);
    }
    let real = inside(path, path.parent().unwrap_or(Path::new("")))?;
    read_text(&real, CLAIMS_LIMIT).map(Some)
}

/// Returns the documents of a dossier's sources; each file is read once, several at a time.
///
/// `folder` is that of the claims file. Where `archive` holds a file of the same name as a source's, that one
/// is read instead.
pub fn holdings(dossier: &Dossier, folder: &Path, archive: Option<&Path>) -> Holdings {
    Files::default().holdings_asking(dossier, folder, archive, &|_, _| (), &|_, _| ()).0
}

impl Files {
    /// Returns the same as [`holdings`], and what `ask` finds in each document, which it is given with the indices of its sources
    /// while it is at hand. `told` hears at first and after each file how many are read, and of how many.
    ///
    pub fn holdings_asking<Answer: Send>(
        &self,
        dossier: &Dossier,
        folder: &Path,
        archive: Option<&Path>,
        ask: &(dyn Fn(&HeldDocument, &[usize]) -> Answer + Sync),
        told: &(dyn Fn(usize, usize) + Sync),
    ) -> (Holdings, Vec<Answer>) {
        let files = self.files_of(dossier, folder, archive);
        let done = AtomicUsize::new(0);
        let at_hand = AtomicUsize::new(0);
        told(0, files.len());
        let read: Vec<Result<(Held, Answer), Error>> = files
            .par_iter()
            .map(|(file, sources)| {
                let (mut held, key) = self.held(file, folder, archive)?;
                let answer = ask(&held.document, sources);
                if let Some((key, facts)) = key.zip(held.document.facts()) {
                    self.facts.put(key, facts);
                }
                let size = if held.document.is_at_hand() { held.document.size() } else { 0 };
                if at_hand.fetch_add(size, Ordering::Relaxed) >= self.at_hand {
                    self.put_back(&mut held, file, folder, archive);
                }
                told(done.fetch_add(1, Ordering::Relaxed) + 1, files.len());
                Ok((held, answer))
            })
            .collect();
        let mut holdings = Holdings::default();
        holdings.of_source.resize(dossier.sources.len(), Holding::NotHeld);
        let mut answers = Vec::new();
        for ((file, sources), read) in files.into_iter().zip(read) {
            let holding = match read {
                Ok((held, answer)) => {
                    holdings.documents.push(held);
                    answers.push(answer);
                    Holding::Held(answers.len() - 1)
                }
                Err(why) => Holding::Unread { file: file.path.to_owned(), why: why.to_string() },
            };
            for source in sources {
                holdings.of_source[source] = holding.clone();
            }
        }
        note_line_ends(dossier, folder, &mut holdings);
        (holdings, answers)
    }

    /// Returns the files of a dossier's sources, each with its sources. One that has several names goes by that of its first
    /// source.
    fn files_of<'d>(
        &self,
        dossier: &'d Dossier,
        folder: &Path,
        archive: Option<&Path>,
    ) -> BTreeMap<SourceFile<'d>, Vec<usize>> {
        let mut named: BTreeMap<SourceFile<'_>, Vec<usize>> = BTreeMap::new();
        for (index, source) in dossier.sources.iter().enumerate() {
            if let Some(file) = file_of(source) {
                named.entry(file).or_default().push(index);
            }
        }
        let mut in_order: Vec<(SourceFile<'d>, Vec<usize>)> = named.into_iter().collect();
        in_order.sort_by_key(|(_, sources)| sources[0]);
        let mut first_names: BTreeMap<(OsString, String, ReadAs), &str> = BTreeMap::new();
        let mut files: BTreeMap<SourceFile<'d>, Vec<usize>> = BTreeMap::new();
        for (file, sources) in in_order {
            let first = self.number_of(&file, folder, archive).map(|number| {
                // The name says the format, and a link may have another than the file.
                let format = Path::new(file.path).extension().unwrap_or_default();
                let format = format.to_string_lossy().to_lowercase();
                *first_names.entry((number, format, file.read_as.clone())).or_insert(file.path)
            });
            let file = SourceFile { path: first.unwrap_or(file.path), ..file };
            files.entry(file).or_default().extend(sources);
        }
        files
    }

    /// Returns what all names of a source's file have in common; `None` where it is not to be read.
    fn number_of(
        &self,
        source: &SourceFile<'_>,
        folder: &Path,
        archive: Option<&Path>,
    ) -> Option<OsString> {
        let (path, within) = path_of(source, folder, archive);
        let real = inside(&path, within).ok()?;
        // A text that is open stands for the file under one of its names alone.
        if self.open.0.is_empty() { identity(&real).ok() } else { Some(real.into_os_string()) }
    }

    /// Puts the document of a file back, where it can be read again as it was.
    fn put_back(
        &self,
        held: &mut Held,
        source: &SourceFile<'_>,
        folder: &Path,
        archive: Option<&Path>,
    ) {
        if self.documents.keeps() || !self.open.0.is_empty() {
            return;
        }
        let (path, within) = path_of(source, folder, archive);
        held.document.put_back(fetch(path, within, &source.read_as));
    }

    /// Returns the document of a draft that a claims file names. `folder` is that of the claims file.
    ///
    /// # Errors
    ///
    /// Why it is not read.
    pub fn draft(&self, draft: &Draft, folder: &Path) -> Result<Arc<Document>, Error> {
        self.read_inside(&folder.join(&draft.file.value), folder, &ReadAs::default())
    }

    /// Returns the document of a source's file, and what its facts are to be kept by; `None` where they are known, or not kept.
    fn held(
        &self,
        source: &SourceFile<'_>,
        folder: &Path,
        archive: Option<&Path>,
    ) -> Result<(Held, Option<Key>), Error> {
        let (path, within) = path_of(source, folder, archive);
        let archived = within != folder;
        let file = if archived { path.to_string_lossy() } else { source.path.into() }.into_owned();
        let (document, key) = if self.facts.keeps() && self.open.0.is_empty() {
            self.known_or_read(source, path, within)?
        } else {
            let document = self.read_inside(&path, within, &source.read_as)?;
            (HeldDocument::new(document), None)
        };
        Ok((Held { file, document, archived, other_line_ends: Vec::new() }, key))
    }

    /// Returns the document of a file, and what its facts are to be kept by; one whose facts are known is not read.
    fn known_or_read(
        &self,
        source: &SourceFile<'_>,
        path: PathBuf,
        within: &Path,
    ) -> Result<(HeldDocument, Option<Key>), Error> {
        let bytes = read_file(&inside(&path, within)?, SOURCE_LIMIT)?;
        let sha256 = digest(&bytes);
        let key = Key::of(&(&sha256, source.path, &source.read_as));
        if let Some(facts) = self.facts.get(&key) {
            let fetch = fetch(path, within, &source.read_as);
            return Ok((HeldDocument::on_shelf(facts, fetch), None));
        }
        let document = source.read_as.read_digested(&path.to_string_lossy(), bytes, sha256)?;
        Ok((HeldDocument::new(Arc::new(document)), Some(key)))
    }
}

/// Returns what reads a file in the folder `within` again.
fn fetch(path: PathBuf, within: &Path, read_as: &ReadAs) -> Fetch {
    let (within, read_as) = (within.to_path_buf(), read_as.clone());
    Arc::new(move || read_inside(&path, &within, &read_as).ok().map(Arc::new))
}

/// Returns the path of a source's file, and the folder that it must lie in: that of the archive, where it has a file of the same
/// name.
fn path_of<'a>(
    source: &SourceFile<'_>,
    folder: &'a Path,
    archive: Option<&'a Path>,
) -> (PathBuf, &'a Path) {
    let archived = archive
        .zip(Path::new(source.path).file_name())
        .map(|(archive, name)| (archive.join(name), archive));
    let archived = archived.filter(|(path, _)| path.exists());
    archived.unwrap_or_else(|| (folder.join(source.path), folder))
}

/// Takes note of the digests with other line ends of the files that are not as they were pinned: an editor or git may have
/// changed nothing else.
fn note_line_ends(dossier: &Dossier, folder: &Path, holdings: &mut Holdings) {
    for (index, source) in dossier.sources.iter().enumerate() {
        let Holding::Held(document) = holdings.of_source[index] else { continue };
        let held = &mut holdings.documents[document];
        let Some((pinned, file)) = source.sha256.as_ref().zip(source.file.as_ref()) else {
            continue;
        };
        if held.archived || pinned.value == held.document.sha256 || !held.other_line_ends.is_empty()
        {
            continue;
        }
        // A file that went away since was not changed by its line ends alone.
        if let Ok(bytes) = inside(&folder.join(&file.value), folder)
            .and_then(|path| read_file(&path, SOURCE_LIMIT))
        {
            held.other_line_ends = digests_with_other_line_ends(&bytes);
        }
    }
}

/// Returns the document of a file that a user names; it may lie anywhere.
///
/// # Errors
///
/// Why it is not read.
pub fn document(path: &Path, read_as: &ReadAs) -> Result<Document, Error> {
    Ok(read_as.read(&path.to_string_lossy(), read_file(path, SOURCE_LIMIT)?)?)
}

/// Returns the document of a file that an assistant names by its path from `folder`, in which it must lie, also after links are
/// followed. Nothing is asked of the system where the path could lead out of the folder or names a hidden file.
///
/// # Errors
///
/// Why it is not read.
pub fn document_in(folder: &Path, file: &str) -> Result<Document, Error> {
    for part in Path::new(file).components() {
        match part {
            Component::Normal(name) if name.to_string_lossy().starts_with('.') => {
                return Err(Error::Hidden);
            }
            Component::Normal(_) | Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir | Component::ParentDir => {
                return Err(Error::Outside);
            }
        }
    }
    read_inside(&folder.join(file), folder, &ReadAs::default())
}

/// Returns the bytes of a file that a user names; it may lie anywhere.
///
/// # Errors
///
/// Why it is not read.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    read_file(path, SOURCE_LIMIT)
}

/// Returns the bytes of a file of the program's own, of at most `limit` bytes; `None` where there is none that can be read. No link is
/// followed to it or to its folder.
pub fn own_bytes(path: &Path, limit: u64) -> Option<Vec<u8>> {
    let is_own = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| !found.is_symlink());
    if !is_own(path.parent()?) || !is_own(path) {
        return None;
    }
    read_file(path, limit).ok()
}

/// Returns the document of a source; `None` where it has no file. See [`holdings`].
///
/// # Errors
///
/// Why it is not read.
pub fn document_of(
    source: &Source,
    folder: &Path,
    archive: Option<&Path>,
) -> Option<Result<Held, Error>> {
    let held = Files::default().held(&file_of(source)?, folder, archive);
    Some(held.map(|(held, _)| held))
}

/// The most files of a folder that is read as a whole.
const MOST_FILES: usize = 10_000;

/// How deep the folders of a folder that is read as a whole lie in one another at most.
const MOST_DEPTH: usize = 8;

/// A file with its path from its folder, and what was read of it, or why nothing was.
pub type ReadFile = (String, Result<Document, Error>);

/// Returns the documents of a folder and of those in it, in the order of their names, each with its path from the folder,
/// with `/` between the parts, or why it is not read. Hidden files, claims files and what belongs to them are passed over.
///
/// # Errors
///
/// Why the folder cannot be listed.
pub fn documents_in(folder: &Path) -> Result<Vec<ReadFile>, Error> {
    // The folder of "claims.json" is the empty path.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut paths = Vec::new();
    list_files(folder, MOST_DEPTH, &mut paths)?;
    paths.truncate(MOST_FILES);
    let read = |path: &PathBuf| {
        let name = name_in(folder, path);
        (name, read_inside(path, folder, &ReadAs::default()))
    };
    Ok(paths.par_iter().map(read).collect())
}

fn list_files(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    for path in entries(folder)? {
        let name = path.file_name().map_or_else(Default::default, |name| name.to_string_lossy());
        let is_json = name.ends_with(".json") || name.ends_with(".jsonc");
        if name.starts_with('.') || is_json || name.ends_with(".lock") {
            continue;
        }
        if path.is_dir() {
            // What cannot be listed inside is passed over, as what a link leads out to.
            if depth > 0 && !path.is_symlink() {
                let _ = list_files(&path, depth - 1, found);
            }
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// Returns the document of a draft that a claims file names. `folder` is that of the claims file.
///
/// # Errors
///
/// Why it is not read.
pub fn draft(draft: &Draft, folder: &Path) -> Result<Arc<Document>, Error> {
    Files::default().draft(draft, folder)
}

/// Returns the path of a file from `folder`, in which it must lie, with `/` between the parts.
///
/// # Errors
///
/// Why it is in no folder, or not in this one.
pub fn path_in(folder: &Path, path: &Path) -> Result<String, Error> {
    let real = inside(path, folder)?;
    Ok(name_in(&real_folder(folder)?, &real))
}

/// Returns the path of a folder from `folder`, with `/` between the parts; `None` where it does not lie in that.
pub fn folder_in(folder: &Path, path: &Path) -> Option<String> {
    let real = path.canonicalize().ok()?;
    let folder = real_folder(folder).ok()?;
    real.starts_with(&folder).then(|| name_in(&folder, &real))
}

/// Whether a file is at this path.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// What a file is to the claims file that names it as the file of a source, and what no source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnFile {
    /// It is the claims file.
    Claims,
    /// It holds the same bytes as the claims file.
    Copy,
    /// It is the lock file of the claims file.
    Lock,
    /// It is the schema that the claims file names.
    Schema,
}

impl fmt::Display for OwnFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Claims => "the claims file itself",
            Self::Copy => "a copy of the claims file",
            Self::Lock => "the lock file of the claims file",
            Self::Schema => "the schema of the claims file",
        })
    }
}

/// Returns the sources of a dossier whose file is one of the dossier's own, by index: every quote would stand in the claims
/// file. Links and other spellings of a path are followed.
pub fn own_files(claims_file: &ClaimsFile, dossier: &Dossier) -> Vec<(usize, OwnFile)> {
    let folder = claims_file.source_folder();
    let sources = dossier.sources.iter().enumerate();
    let named = sources.filter_map(|(index, source)| {
        // What lies outside is not looked into: it is refused when it is read.
        let file = inside(&folder.join(&source.file.as_ref()?.value), folder).ok()?;
        Some((index, own_file(&file, claims_file, dossier)?))
    });
    named.collect()
}

/// Returns what the file at `path` is to a claims file; `None` where it is another's, or there is none.
pub fn own_file(path: &Path, claims_file: &ClaimsFile, dossier: &Dossier) -> Option<OwnFile> {
    let schema = dossier.schema.as_deref().map(|schema| claims_file.source_folder().join(schema));
    if is_same_file(path, &claims_file.path) {
        Some(OwnFile::Claims)
    } else if is_same_file(path, &lock_path(&claims_file.path)) {
        Some(OwnFile::Lock)
    } else if schema.is_some_and(|schema| is_same_file(path, &schema)) {
        Some(OwnFile::Schema)
    } else {
        holds(path, &claims_file.text).then_some(OwnFile::Copy)
    }
}

/// Whether a file at `path`, which need not be there yet, lies in this folder or in one of its folders.
pub fn is_below(path: &Path, folder: &Path) -> bool {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let (parent, folder) = (fs::canonicalize(parent), fs::canonicalize(folder));
    matches!((parent, folder), (Ok(parent), Ok(folder)) if parent.starts_with(&folder))
}

/// Whether two paths lead to one file. On Unix, a second name of a file (a hard link) is seen too.
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((identity(a), identity(b)), (Ok(a), Ok(b)) if a == b)
}

/// Returns what all names of a file have in common.
#[cfg(unix)]
fn identity(path: &Path) -> io::Result<OsString> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).map(|metadata| format!("{} {}", metadata.dev(), metadata.ino()).into())
}

#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<OsString> {
    fs::canonicalize(path).map(PathBuf::into_os_string)
}

/// Whether a file holds this text and nothing else. Most files have another length, and are not read.
fn holds(path: &Path, text: &str) -> bool {
    let has_length = |metadata: fs::Metadata| metadata.len() == text.len() as u64;
    fs::metadata(path).is_ok_and(has_length)
        && read_file(path, CLAIMS_LIMIT).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// A file of a source, and how it is read. Sources of one file share a document where they have it read alike.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct SourceFile<'d> {
    path: &'d str,
    read_as: ReadAs,
}

fn file_of(source: &Source) -> Option<SourceFile<'_>> {
    let path = source.file.as_ref()?.value.as_str();
    let mut read_as = source.read_as.clone();
    // An address tells pages apart in an archive; elsewhere it is that of the whole file.
    if !read_as.may_be_archive(path) {
        read_as.url = None;
        read_as.at = None;
    }
    Some(SourceFile { path, read_as })
}

/// Returns the document of a file on disk in `folder`.
fn read_inside(path: &Path, folder: &Path, read_as: &ReadAs) -> Result<Document, Error> {
    let bytes = read_file(&inside(path, folder)?, SOURCE_LIMIT)?;
    Ok(read_as.read(&path.to_string_lossy(), bytes)?)
}

/// Returns the folder that a path leads to.
fn real_folder(folder: &Path) -> io::Result<PathBuf> {
    // The folder of "claims.json" is the empty path.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    fs::canonicalize(folder)
}

/// Returns the file that a path leads to; refuses one outside the folder.
fn inside(path: &Path, folder: &Path) -> Result<PathBuf, Error> {
    let real = fs::canonicalize(path)?;
    if !real.starts_with(real_folder(folder)?) {
        return Err(Error::Outside);
    }
    Ok(real)
}

/// Returns the text of a file in UTF-8 of at most `limit` bytes.
fn read_text(path: &Path, limit: u64) -> Result<String, Error> {
    let text = String::from_utf8(read_file(path, limit)?);
    text.map_err(|error| Error::NotUtf8(error.utf8_error().valid_up_to()))
}

/// Returns the bytes of a regular file of at most `limit` bytes. Nothing else is opened: a pipe would be waited
/// on for ever.
fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(Error::NotAFile("a folder"));
    }
    if !metadata.is_file() {
        return Err(Error::NotAFile("a pipe, socket or device"));
    }
    if metadata.len() > limit {
        return Err(Error::TooLarge(limit));
    }
    let length = usize::try_from(metadata.len()).unwrap_or(0);
    let mut bytes = Vec::with_capacity(length + 1);
    // The file may have grown since.
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|len| len > limit) {
        return Err(Error::TooLarge(limit));
    }
    Ok(bytes)
}
