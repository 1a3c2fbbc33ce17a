//! Writing files: the one module that does, whole or not at all, and one writer at a time.
//!
//! The new text is written to a file of its own in the same folder, brought to the disk, and renamed over the old
//! one, which POSIX makes one step (IEEE Std 1003.1, `rename`). Whoever is stopped on the way leaves the old file or
//! the new one, and at worst a file `.….tmp` beside it that nobody reads and the next writer sweeps away. Between the reading
//! of a file and the renaming no other writer comes: [`SoleWriter`].

#![expect(clippy::disallowed_methods, reason = "this is the module that writes files")]

mod beside;
mod scratch;
mod sole_writer;

pub use scratch::Scratch;
pub use sole_writer::{Holder, NotAlone, SoleWriter};

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

use beside::Beside;

/// Why a file was not changed. It is as it was.
#[derive(Debug, Error)]
pub enum Error {
    /// It is not the text that the change was made for.
    #[error("it was changed by someone else in the meantime")]
    Changed,
    /// The system does not let it be written, or gives another reason.
    #[error("{0}")]
    Other(#[from] io::Error),
}

impl SoleWriter {
    /// Replaces the text `old` of the file at `path` by `new`; where the path is a link, in the file that it leads to.
    ///
    /// The file keeps its permissions and, where the system allows it, its owner. Other names of the same file (hard
    /// links) keep the old text.
    ///
    /// # Errors
    ///
    /// [`Error::Changed`] where the file holds another text than `old`, as a program that takes no locks, such as an editor,
    /// may have written it; and the system's reason where it cannot be written. Then the file is as it was.
    ///
    /// ```
    /// use crosscheck::save::{Error, SoleWriter};
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("claims.json");
    /// std::fs::write(&path, "old")?;
    /// let writer = SoleWriter::wait(&path, "cite")?;
    /// writer.replace(&path, "old", "new")?;
    /// assert_eq!(std::fs::read_to_string(&path)?, "new");
    /// assert!(matches!(writer.replace(&path, "old", "newer"), Err(Error::Changed)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replace(&self, path: &Path, old: &str, new: &str) -> Result<(), Error> {
        let target = fs::canonicalize(path)?;
        // Opened for writing, so that what is not to be written is refused, though a rename could do it.
        let mut current = OpenOptions::new().read(true).write(true).open(&target)?;
        let beside = Beside::create(&target)?;
        beside.resemble(&current)?;
        beside.fill(new.as_bytes())?;
        let mut text = Vec::with_capacity(old.len());
        let most = u64::try_from(old.len()).map_or(u64::MAX, |len| len + 1);
        (&mut current).take(most).read_to_end(&mut text)?;
        if text != old.as_bytes() {
            return Err(Error::Changed);
        }
        beside.rename_to(&target)?;
        bring_to_disk(&target)?;
        Ok(())
    }

    /// Writes a new file of this text at `path`.
    ///
    /// # Errors
    ///
    /// [`Error::Changed`] where there is a file already, and the system's reason where it cannot be written. Then there is
    /// no new file.
    pub fn create(&self, path: &Path, text: &str) -> Result<(), Error> {
        let beside = Beside::create(path)?;
        beside.fill(text.as_bytes())?;
        // A rename would take the place of a file that someone else has put there since.
        if fs::symlink_metadata(path).is_ok() {
            return Err(Error::Changed);
        }
        beside.rename_to(path)?;
        bring_to_disk(path)?;
        Ok(())
    }
}

/// Writes a file of these bytes at `path`: a new one, or in the place of the one that is there, which may be another's; where
/// the path is a link, of the file that it leads to. It is for reports, which are made anew from what they tell of: nobody
/// else's change is lost.
///
/// # Errors
///
/// The system's reason where it cannot be written, and [`ErrorKind::InvalidInput`](io::ErrorKind::InvalidInput) where a
/// folder, a pipe or a device is there. Then all is as it was.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let Ok(target) = fs::canonicalize(path) else {
        let beside = Beside::create(path)?;
        beside.fill(bytes)?;
        beside.rename_to(path)?;
        return bring_to_disk(path);
    };
    if !fs::metadata(&target)?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file"));
    }
    // Opened for writing, so that what is not to be written is refused, though a rename could do it.
    let current = OpenOptions::new().write(true).open(&target)?;
    let beside = Beside::create(&target)?;
    beside.resemble(&current)?;
    beside.fill(bytes)?;
    beside.rename_to(&target)?;
    bring_to_disk(&target)
}

/// Makes a folder of the program's own, where there is none yet.
///
/// # Errors
///
/// The system's reason where it cannot be made; and where something else, or a link, has its name.
pub fn create_own_folder(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let is_folder = fs::symlink_metadata(path)?.is_dir();
            if is_folder { Ok(()) } else { Err(error) }
        }
        made => made,
    }
}

/// Makes a file of the program's own, and the folders above it, that nobody but its owner reads where the system allows it.
///
/// # Errors
///
/// The system's reason where it cannot be made, and where there is one already.
pub fn create_own(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder_of(path))?;
    create_private(path)?.write_all(bytes)
}

/// Returns the folder of a file; that of "claims.json" is ".".
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Returns the path of a file in the same folder, whose name is made of that of `path`.
fn with_name_of(path: &Path, name: impl Fn(&str) -> String) -> PathBuf {
    path.with_file_name(name(&path.file_name().unwrap_or_default().to_string_lossy()))
}

/// Waits until the folder of a file knows of the new one, so that a loss of power does not bring back the old.
fn bring_to_disk(target: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder_of(target))?.sync_all() } else { Ok(()) }
}

/// Makes a file that is not there yet, and that nobody but its owner reads where the system allows it.
fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_of(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("claims.json");
        fs::write(&path, text).expect("it can be written");
        (folder, path)
    }

    fn writer(path: &Path) -> SoleWriter {
        SoleWriter::wait(path, "test").expect("nobody else has it")
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let entries =
            fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("it lists"));
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_gets_its_new_text_and_nothing_stays_beside_it() {
        let (folder, path) = file_of("old");
        writer(&path).replace(&path, "old", "new, and longer").expect("it can be written");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "new, and longer");
        assert_eq!(names_in(folder.path()), ["claims.json"]);
    }

    #[test]
    fn a_new_file_takes_the_place_of_no_other() {
        let (folder, path) = file_of("old");
        assert!(matches!(writer(&path).create(&path, "new"), Err(Error::Changed)));
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "old");
        writer(&path).create(&folder.path().join("new"), "new").expect("it can be written");
        assert_eq!(names_in(folder.path()), ["claims.json", "new"]);
    }

    #[test]
    fn a_report_takes_the_place_of_an_older_one_and_of_no_folder() {
        let (folder, path) = file_of("an older, longer one");
        let fresh = folder.path().join("fresh.html");
        for path in [&path, &fresh] {
            write(path, b"new").expect("it can be written");
            assert_eq!(fs::read_to_string(path).expect("it is there"), "new");
        }
        let error = write(folder.path(), b"new").expect_err("a folder is there");
        assert_eq!(error.to_string(), "it is not a file");
        assert_eq!(names_in(folder.path()), ["claims.json", "fresh.html"]);
    }

    #[test]
    fn what_someone_else_changed_is_left_alone() {
        for other in ["other", "old and more", "ol"] {
            let (folder, path) = file_of(other);
            assert!(matches!(writer(&path).replace(&path, "old", "new"), Err(Error::Changed)));
            assert_eq!(fs::read_to_string(&path).expect("it is there"), other);
            assert_eq!(names_in(folder.path()), ["claims.json"]);
        }
    }

    #[test]
    fn leftovers_of_killed_runs_are_swept_away() {
        let (folder, path) = file_of("old");
        let left = folder.path().join(format!(".claims.json.{}-0.tmp", std::process::id()));
        fs::write(&left, "half a te").expect("it can be written");
        writer(&path).replace(&path, "old", "new").expect("it can be written");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "new");
        assert_eq!(names_in(folder.path()), ["claims.json"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_written_through_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let (folder, path) = file_of("old");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("it is one's own");
        let links = tempfile::tempdir().expect("there is room for a folder");
        let link = links.path().join("link.json");
        symlink(&path, &link).expect("links can be made");
        writer(&link).replace(&link, "old", "new").expect("it can be written");
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "new");
        let mode = fs::metadata(&path).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o7777, 0o640);
        assert_eq!(names_in(folder.path()), ["claims.json"]);
        assert_eq!(names_in(links.path()), ["link.json"]);
    }
}
