//! One writer at a time: a command that changes a claims file, or its lock file, keeps all others from doing so, from its
//! reading of the file to the renaming.
//!
//! It holds a lock of the system (`flock`, `LockFileEx`) on a file beside the claims file, `.claims.json.writer` beside
//! `claims.json`: the claims file itself is another one after each renaming. The lock ends with the process, however that
//! ends, so that a file that is left over holds nobody up. The file says who made it, for those who wait in vain.
//!
//! On Unix, the holder removes the file at the end. Whoever waited for it then has the lock of a file that is gone, sees that
//! another file or none is in its place, and begins anew. Elsewhere the standard library tells no two files apart, and the
//! file stays.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use thiserror::Error;

use super::with_name_of;

/// How often the lock is asked for. With [`PAUSE`] that makes ten seconds: commands take less than one on most dossiers,
/// and eight that are started together wait for seven.
const ATTEMPTS: u32 = 500;

/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(20);

/// The most bytes of a file that says who made it.
const MOST_TEXT: u64 = 200;

/// The right to change a claims file and its lock file, which one process has at a time. It ends where this is dropped.
///
/// Where the folder lets no file be made, or its file system has no locks, it is given without a lock: in the former nothing
/// can be written anyhow, and in the latter a change is still refused where the file is not as it was read.
#[derive(Debug)]
pub struct SoleWriter {
    held: Option<HeldFile>,
}

/// Why a claims file cannot be changed now.
#[derive(Debug, Error)]
pub enum NotAlone {
    /// Another command changes it, and was not done in time.
    #[error("{} is changing it", .by.as_ref().map_or("another program".to_owned(), Holder::to_string))]
    InUse {
        /// Who that is; `None` where it cannot be told.
        by: Option<Holder>,
        /// The file that is locked.
        file: PathBuf,
    },
    /// A link, a folder or a pipe is in the place of the file that is locked.
    #[error("`{}` is in the way: it is not a file", .0.display())]
    InTheWay(PathBuf),
    /// The system makes, opens or locks no file for another reason.
    #[error("`{}` could not be locked: {why}", .file.display())]
    NoLock {
        /// The path of the file to lock.
        file: PathBuf,
        /// Why not.
        why: io::Error,
    },
}

impl NotAlone {
    /// Returns the next thing to try.
    pub fn help(&self) -> &'static str {
        match self {
            Self::InUse { .. } => "try again when it is done, or end that process",
            Self::InTheWay(_) => {
                "move it away: a file of this name is locked while a command writes"
            }
            Self::NoLock { .. } => "",
        }
    }
}

/// A command that changes a claims file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    command: String,
    process: u32,
}

impl Holder {
    /// Returns the holder that a file names; `None` where it names none.
    fn parse(text: &str) -> Option<Self> {
        let (command, process) =
            text.trim_end().strip_prefix("crosscheck ")?.split_once(", process ")?;
        // The file may be anybody's, and its words reach the terminal.
        let is_plain = |c: char| c.is_ascii_lowercase() || matches!(c, ' ' | '-');
        let process = process.parse().ok()?;
        command.chars().all(is_plain).then(|| Self { command: command.to_owned(), process })
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`crosscheck {}` (process {})", self.command, self.process)
    }
}

impl SoleWriter {
    /// Returns the right to change the claims file at `claims`, for a `command` of this name; waits ten seconds for it, and
    /// no more. It is also given where there is no such file: reading it will say so.
    ///
    /// # Errors
    ///
    /// [`NotAlone`] where another process has it all that time, or what is beside the claims file is in the way.
    pub fn wait(claims: &Path, command: &str) -> Result<Self, NotAlone> {
        Self::ask(claims, command, ATTEMPTS)
    }

    fn ask(claims: &Path, command: &str, attempts: u32) -> Result<Self, NotAlone> {
        let Ok(target) = fs::canonicalize(claims) else { return Ok(Self { held: None }) };
        let path = with_name_of(&target, |name| format!(".{name}.writer"));
        for _ in 0..attempts {
            match attempt(&path)? {
                Attempt::Held(file) => {
                    file.say_who(command);
                    return Ok(Self { held: Some(file) });
                }
                Attempt::NoLocks => return Ok(Self { held: None }),
                Attempt::InUse => thread::sleep(PAUSE),
            }
        }
        Err(NotAlone::InUse { by: holder_in(&path), file: path })
    }

    /// Whether the system keeps others away: there is a claims file, and a lock is held.
    pub fn is_locked(&self) -> bool {
        self.held.is_some()
    }
}

/// What came of asking once.
enum Attempt {
    Held(HeldFile),
    InUse,
    NoLocks,
}

fn attempt(path: &Path) -> Result<Attempt, NotAlone> {
    let no_lock = |why| NotAlone::NoLock { file: path.to_owned(), why };
    let file = match open(path) {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(Attempt::NoLocks),
        // It was removed since: its holder is done.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Attempt::InUse),
        Err(error) if error.kind() == ErrorKind::InvalidInput => {
            return Err(NotAlone::InTheWay(path.to_owned()));
        }
        Err(error) => return Err(no_lock(error)),
    };
    match file.try_lock() {
        Ok(()) if is_at(&file, path) => Ok(Attempt::Held(HeldFile { file, path: path.to_owned() })),
        Ok(()) | Err(TryLockError::WouldBlock) => Ok(Attempt::InUse),
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
            Ok(Attempt::NoLocks)
        }
        Err(TryLockError::Error(error)) => Err(no_lock(error)),
    }
}

/// Returns the file at `path`, made where there is none; `None` where none can be made, and [`ErrorKind::InvalidInput`] for
/// what is no file: a dossier of somebody else may have a link or a pipe there, which is not opened.
fn open(path: &Path) -> io::Result<Option<File>> {
    let made = OpenOptions::new().read(true).write(true).create_new(true).open(path);
    match made {
        Ok(file) => return Ok(Some(file)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) if is_read_only(&error) => return Ok(None),
        Err(error) => return Err(error),
    }
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    match OpenOptions::new().read(true).write(true).open(path) {
        // Another user's, left over: it can be locked all the same.
        Err(error) if is_read_only(&error) => File::open(path).map(Some),
        opened => opened.map(Some),
    }
}

fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

/// Whether this file is still the one at `path`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let there = fs::symlink_metadata(path).map(|there| (there.dev(), there.ino()));
    let own = file.metadata().map(|own| (own.dev(), own.ino()));
    matches!((there, own), (Ok(there), Ok(own)) if there == own)
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

/// Returns who holds the file at `path`, as far as its text can be read.
fn holder_in(path: &Path) -> Option<Holder> {
    let mut text = String::new();
    File::open(path).ok()?.take(MOST_TEXT).read_to_string(&mut text).ok()?;
    Holder::parse(&text)
}

/// A file whose lock this process has.
#[derive(Debug)]
struct HeldFile {
    file: File,
    path: PathBuf,
}

impl HeldFile {
    /// Writes into the file who holds it. Where that cannot be written, those who wait are not told.
    fn say_who(&self, command: &str) {
        let who = format!("crosscheck {command}, process {}\n", std::process::id());
        let _ = self.file.set_len(0).and_then(|()| (&self.file).write_all(who.as_bytes()));
    }
}

impl Drop for HeldFile {
    fn drop(&mut self) {
        // Before the lock ends: nobody else removes it, so that it is still this one.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims_file() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("claims.json");
        fs::write(&path, "{}").expect("it can be written");
        (folder, path)
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("it is there").flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn who_waits_in_vain_is_told_who_holds_it() {
        let (_folder, path) = claims_file();
        let writer = SoleWriter::wait(&path, "add source").expect("nobody has it");
        assert!(writer.is_locked());
        let error = SoleWriter::ask(&path, "cite", 2).expect_err("it is held");
        let process = std::process::id();
        let expected = format!("`crosscheck add source` (process {process}) is changing it");
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn the_next_one_has_it_when_the_first_is_done_and_nothing_stays() {
        let (folder, path) = claims_file();
        for command in ["cite", "pin"] {
            let writer = SoleWriter::wait(&path, command).expect("nobody has it");
            assert!(writer.is_locked());
        }
        if cfg!(unix) {
            assert_eq!(names_in(folder.path()), ["claims.json"]);
        }
    }

    #[test]
    fn a_file_that_was_left_over_holds_nobody_up() {
        let (folder, path) = claims_file();
        let left = folder.path().join(".claims.json.writer");
        fs::write(&left, "crosscheck cite, process 1\n").expect("it can be written");
        let writer = SoleWriter::wait(&path, "pin").expect("nobody has it");
        assert!(writer.is_locked());
        let process = std::process::id();
        if cfg!(unix) {
            let text = fs::read_to_string(&left).expect("it is there");
            assert_eq!(text, format!("crosscheck pin, process {process}\n"));
        }
    }

    #[test]
    fn only_what_a_writer_writes_is_shown() {
        let cite = Holder { command: "cite".to_owned(), process: 17 };
        assert_eq!(Holder::parse("crosscheck cite, process 17\n"), Some(cite));
        for text in ["", "crosscheck \u{202e}, process 1", "crosscheck cite, process x", "rm -rf"] {
            assert_eq!(Holder::parse(text), None, "{text:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn two_names_of_one_file_have_one_writer() {
        let (folder, path) = claims_file();
        let link = folder.path().join("link.json");
        std::os::unix::fs::symlink(&path, &link).expect("links can be made");
        let _writer = SoleWriter::wait(&link, "cite").expect("nobody has it");
        let beside = folder.path().join(".claims.json.writer");
        assert!(matches!(attempt(&beside), Ok(Attempt::InUse)));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_its_place_is_not_followed() {
        let (folder, path) = claims_file();
        let own = folder.path().join("own.txt");
        let link = folder.path().join(".claims.json.writer");
        std::os::unix::fs::symlink(&own, &link).expect("links can be made");
        let refused = SoleWriter::wait(&path, "cite").expect_err("a link is there");
        assert!(matches!(refused, NotAlone::InTheWay(_)));
        assert!(!own.exists());
        fs::write(&own, "mine").expect("it can be written");
        assert!(SoleWriter::wait(&path, "cite").is_err());
        assert_eq!(fs::read_to_string(&own).expect("it is there"), "mine");
    }

    #[test]
    fn without_a_claims_file_there_is_nothing_to_lock() {
        let (folder, path) = claims_file();
        fs::remove_file(&path).expect("it is there");
        let writer = SoleWriter::wait(&path, "cite").expect("nobody has it");
        assert!(!writer.is_locked());
        assert!(names_in(folder.path()).is_empty());
    }
}
