//! Writing files: the one module that does, whole or not at all.
//!
//! The new text is written to a file of its own in the same folder, brought to the disk, and renamed over the old
//! one, which POSIX makes one step (IEEE Std 1003.1, `rename`). Whoever is stopped on the way leaves the old file or
//! the new one, and at worst a file `.….tmp` beside it that nobody reads and nothing trips over.

#![expect(clippy::disallowed_methods, reason = "this is the module that writes files")]

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

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

/// How many names are tried for the file beside: killed runs of a process of the same number leave theirs.
const MOST_NAMES: u32 = 1_000;

/// Replaces the text `old` of the file at `path` by `new`; where the path is a link, in the file that it leads to.
///
/// The file keeps its permissions and, where the system allows it, its owner. Other names of the same file (hard
/// links) keep the old text.
///
/// # Errors
///
/// [`Error::Changed`] where the file holds another text than `old`, and the system's reason where it cannot be
/// written. Then the file is as it was.
pub fn replace(path: &Path, old: &str, new: &str) -> Result<(), Error> {
    let target = fs::canonicalize(path)?;
    // Opened for writing, so that what is not to be written is refused, though a rename could do it.
    let mut current = OpenOptions::new().read(true).write(true).open(&target)?;
    let beside = Beside::create(&target)?;
    beside.fill(new, &current)?;
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
pub fn create(path: &Path, text: &str) -> Result<(), Error> {
    let mut beside = Beside::create(path)?;
    beside.file.write_all(text.as_bytes())?;
    beside.file.sync_all()?;
    // A rename would take the place of a file that someone else has put there since.
    if fs::symlink_metadata(path).is_ok() {
        return Err(Error::Changed);
    }
    beside.rename_to(path)?;
    bring_to_disk(path)?;
    Ok(())
}

/// A file beside another that is to take its place; removed where it does not.
struct Beside {
    path: PathBuf,
    file: File,
    is_renamed: bool,
}

impl Beside {
    fn create(target: &Path) -> io::Result<Self> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let process = std::process::id();
        let mut names =
            (0..MOST_NAMES).map(|n| target.with_file_name(format!(".{name}.{process}-{n}.tmp")));
        names
            .find_map(|path| match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => Some(Ok(Self { path, file, is_renamed: false })),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => None,
                Err(error) => Some(Err(error)),
            })
            .unwrap_or_else(|| Err(ErrorKind::AlreadyExists.into()))
    }

    /// Writes the text with the permissions of the file `like`, and waits until it is on the disk.
    fn fill(&self, text: &str, like: &File) -> io::Result<()> {
        let metadata = like.metadata()?;
        keep_owner(&self.file, &metadata);
        self.file.set_permissions(metadata.permissions())?;
        (&self.file).write_all(text.as_bytes())?;
        self.file.sync_all()
    }

    fn rename_to(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.is_renamed = true;
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.is_renamed {
            // A file that stays behind does no harm.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Gives the file its owner and group, where another than the present user has it and the system allows it.
#[cfg(unix)]
fn keep_owner(file: &File, metadata: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let is_own =
        file.metadata().is_ok_and(|own| own.uid() == metadata.uid() && own.gid() == metadata.gid());
    if !is_own {
        let _ = fchown(file, Some(metadata.uid()), Some(metadata.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}

/// Waits until the folder of a file knows of the new one, so that a loss of power does not bring back the old.
fn bring_to_disk(target: &Path) -> io::Result<()> {
    match target.parent() {
        Some(folder) if folder.as_os_str().is_empty() && cfg!(unix) => File::open(".")?.sync_all(),
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
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
        replace(&path, "old", "new, and longer").expect("it can be written");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "new, and longer");
        assert_eq!(names_in(folder.path()), ["claims.json"]);
    }

    #[test]
    fn a_new_file_takes_the_place_of_no_other() {
        let (folder, path) = file_of("old");
        assert!(matches!(create(&path, "new"), Err(Error::Changed)));
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "old");
        create(&folder.path().join("new"), "new").expect("it can be written");
        assert_eq!(names_in(folder.path()), ["claims.json", "new"]);
    }

    #[test]
    fn what_someone_else_changed_is_left_alone() {
        for other in ["other", "old and more", "ol"] {
            let (folder, path) = file_of(other);
            assert!(matches!(replace(&path, "old", "new"), Err(Error::Changed)));
            assert_eq!(fs::read_to_string(&path).expect("it is there"), other);
            assert_eq!(names_in(folder.path()), ["claims.json"]);
        }
    }

    #[test]
    fn leftovers_of_killed_runs_are_not_touched_and_do_no_harm() {
        let (folder, path) = file_of("old");
        let left = folder.path().join(format!(".claims.json.{}-0.tmp", std::process::id()));
        fs::write(&left, "half a te").expect("it can be written");
        replace(&path, "old", "new").expect("it can be written");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "new");
        assert_eq!(fs::read_to_string(&left).expect("it is there"), "half a te");
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
        replace(&link, "old", "new").expect("it can be written");
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "new");
        let mode = fs::metadata(&path).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o7777, 0o640);
        assert_eq!(names_in(folder.path()), ["claims.json"]);
        assert_eq!(names_in(links.path()), ["link.json"]);
    }
}
