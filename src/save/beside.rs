//! A file beside another that is to take its place, and what killed writers left of theirs.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::{folder_of, with_name_of};

/// How many names are tried for the file: those that are in use, or cannot be swept, are passed over.
const MOST_NAMES: u32 = 1_000;

/// A file beside another that is to take its place; removed where it does not.
pub(super) struct Beside {
    path: PathBuf,
    file: File,
    is_renamed: bool,
}

impl Beside {
    /// Makes the file, once what killed writers left of theirs is swept away.
    pub(super) fn create(target: &Path) -> io::Result<Self> {
        sweep(target);
        let process = std::process::id();
        let numbered = |n| with_name_of(target, |name| format!(".{name}.{process}-{n}.tmp"));
        let mut names = (0..MOST_NAMES).map(numbered);
        names
            .find_map(|path| match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => Some(Ok(Self::new(path, file))),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => None,
                Err(error) => Some(Err(error)),
            })
            .unwrap_or_else(|| Err(ErrorKind::AlreadyExists.into()))
    }

    fn new(path: PathBuf, file: File) -> Self {
        // It tells those who sweep that the file is in use. Where the system has no locks, nothing is swept.
        let _ = file.try_lock();
        Self { path, file, is_renamed: false }
    }

    /// Writes the bytes, and waits until they are on the disk.
    pub(super) fn fill(&self, bytes: &[u8]) -> io::Result<()> {
        (&self.file).write_all(bytes)?;
        self.file.sync_all()
    }

    /// Gives the file the permissions of another and, where the system allows it, its owner.
    pub(super) fn resemble(&self, other: &File) -> io::Result<()> {
        let metadata = other.metadata()?;
        keep_owner(&self.file, &metadata);
        self.file.set_permissions(metadata.permissions())
    }

    pub(super) fn rename_to(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.is_renamed = true;
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.is_renamed {
            // One that stays behind does no harm, and the next writer sweeps it away.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Removes what killed writers of `target` left beside it. Files of other names, files in use, and those that cannot be
/// removed stay.
fn sweep(target: &Path) {
    let Some(name) = target.file_name() else { return };
    let Ok(entries) = fs::read_dir(folder_of(target)) else { return };
    for entry in entries.flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_made_for(name, &entry.file_name()) {
            remove_unless_in_use(&entry.path());
        }
    }
}

fn remove_unless_in_use(path: &Path) {
    let Ok(file) = File::open(path) else { return };
    if file.try_lock().is_ok() {
        let _ = fs::remove_file(path);
    }
}

/// Whether a file of this name was made to take the place of `target`: `.claims.json.4711-0.tmp` that of `claims.json`.
fn is_made_for(target: &OsStr, name: &OsStr) -> bool {
    let (target, name) = (target.to_string_lossy(), name.to_string_lossy());
    let rest = name.strip_prefix('.').and_then(|name| name.strip_prefix(target.as_ref()));
    let number = rest.and_then(|rest| rest.strip_prefix('.')?.strip_suffix(".tmp"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let parts = number.and_then(|number| number.split_once('-'));
    parts.is_some_and(|(process, count)| is_number(process) && is_number(count))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn left_after_sweeping(names: &[&str], in_use: &[&str]) -> Vec<String> {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        for name in names {
            fs::write(folder.path().join(name), "half a te").expect("it can be written");
        }
        let open = |name: &&str| File::open(folder.path().join(name)).expect("it is there");
        let held: Vec<File> = in_use.iter().map(open).collect();
        held.iter().for_each(|file| file.lock().expect("nobody else holds it"));
        sweep(&folder.path().join("claims.json"));
        let entries = fs::read_dir(folder.path()).expect("it is there");
        let name = |entry: io::Result<fs::DirEntry>| entry.expect("it lists").file_name();
        let mut left: Vec<String> =
            entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        left.sort();
        left
    }

    #[test]
    fn what_killed_writers_left_is_swept_away() {
        let left = left_after_sweeping(
            &["claims.json", ".claims.json.17-0.tmp", ".claims.json.4711-23.tmp"],
            &[],
        );
        assert_eq!(left, ["claims.json"]);
    }

    #[test]
    fn files_of_other_names_stay() {
        let others = [
            ".claims.json.17-0.tmp.bak",
            ".claims.json.17.tmp",
            ".claims.json.a-0.tmp",
            ".claims.json.swp",
            ".claims.lock.17-0.tmp",
            ".other-claims.json.17-0.tmp",
            "claims.json.17-0.tmp",
        ];
        assert_eq!(left_after_sweeping(&others, &[]), others);
    }

    #[test]
    fn a_file_in_use_stays() {
        let names = [".claims.json.17-0.tmp", ".claims.json.18-0.tmp"];
        assert_eq!(left_after_sweeping(&names, &names[1..]), names[1..]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_of_such_a_name_and_what_it_leads_to_stay() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let own = folder.path().join("own.txt");
        fs::write(&own, "mine").expect("it can be written");
        let link = folder.path().join(".claims.json.17-0.tmp");
        symlink(&own, &link).expect("links can be made");
        sweep(&folder.path().join("claims.json"));
        assert_eq!(fs::read_to_string(&link).expect("it is there"), "mine");
    }
}
