//! What a check found out, kept in a file beside the claims file for the next check.
//!
//! Whoever hands on a dossier could hand on results with it that nobody ever found. So the file is believed only where it was
//! written by the same build of the program for the same person: it ends with a code (HMAC-SHA-256, [RFC 2104]) over all
//! before it, made with a secret that lies outside of every dossier. Any other file is as good as none.
//!
//! [RFC 2104]: https://www.rfc-editor.org/rfc/rfc2104

use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::{load, save};

/// The folder of the file, beside the claims file.
const FOLDER: &str = ".crosscheck";

/// What tells git to keep the folder out of a repository.
const IGNORE: &str =
    "# What `crosscheck check` keeps for its next run. It can be deleted at any time.\n*\n";

/// How long the code is that a file ends with, in bytes.
const CODE: usize = 32;

/// How long the secret is, in bytes: the block of SHA-256, as RFC 2104 has it.
const SECRET: usize = 64;

/// The most bytes of a file: 500 MB, the results of some gigabytes of sources.
const LIMIT: u64 = 500_000_000;

/// The file that results of a dossier are kept in.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    file: PathBuf,
    secret: PathBuf,
}

impl Cache {
    /// Returns the cache of a claims file, whether or not it is there. The secret is in the folder `state`, where this person's programs
    /// keep what nobody else needs.
    pub fn of(claims_file: &Path, state: &Path) -> Self {
        let name = claims_file.file_name().unwrap_or_default().to_string_lossy();
        let folder = claims_file.with_file_name(FOLDER);
        let file = folder.join(format!("{name}.cache"));
        Self { folder, file, secret: state.join("crosscheck/cache-secret") }
    }

    /// Returns what was kept; `None` where nothing was, or who wrote it is not known.
    pub fn read(&self) -> Option<Vec<u8>> {
        let mut bytes = load::own_bytes(&self.file, LIMIT)?;
        let code = bytes.split_off(bytes.len().checked_sub(CODE)?);
        signed(&self.secret()?, &bytes).verify_slice(&code).ok()?;
        Some(bytes)
    }

    /// Keeps these bytes in place of what was kept, where they can be written. The secret is made where there is none.
    pub fn write(&self, mut bytes: Vec<u8>) {
        let Some(secret) = self.secret().or_else(|| self.new_secret()) else { return };
        if save::create_own_folder(&self.folder).is_err() {
            return;
        }
        let ignore = self.folder.join(".gitignore");
        // What is not kept is found out again.
        if load::own_bytes(&ignore, IGNORE.len() as u64).is_none() {
            let _ = save::write(&ignore, IGNORE.as_bytes());
        }
        let code = signed(&secret, &bytes).finalize().into_bytes();
        bytes.extend(code);
        let _ = save::write(&self.file, &bytes);
    }

    fn secret(&self) -> Option<[u8; SECRET]> {
        load::own_bytes(&self.secret, SECRET as u64)?.try_into().ok()
    }

    fn new_secret(&self) -> Option<[u8; SECRET]> {
        let mut made = [0; SECRET];
        getrandom::fill(&mut made).ok()?;
        save::create_own(&self.secret, &made).ok()?;
        Some(made)
    }
}

fn signed(secret: &[u8; SECRET], bytes: &[u8]) -> Hmac<Sha256> {
    let mut code = Hmac::<Sha256>::new(&(*secret).into());
    code.update(env!("CROSSCHECK_BUILD").as_bytes());
    code.update(bytes);
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Dossier {
        folder: tempfile::TempDir,
        state: tempfile::TempDir,
    }

    impl Dossier {
        fn new() -> Self {
            let folder = || tempfile::tempdir().expect("there is room for a folder");
            Self { folder: folder(), state: folder() }
        }

        fn cache(&self) -> Cache {
            self.cache_of(self.state.path())
        }

        fn cache_of(&self, state: &Path) -> Cache {
            Cache::of(&self.folder.path().join("claims.json"), state)
        }
    }

    #[test]
    fn what_was_kept_is_read_again() {
        let dossier = Dossier::new();
        assert_eq!(dossier.cache().read(), None);
        dossier.cache().write(b"540 votes".to_vec());
        dossier.cache().write(b"541 votes".to_vec());
        assert_eq!(dossier.cache().read(), Some(b"541 votes".to_vec()));
        let ignore = load::own_bytes(&dossier.folder.path().join(".crosscheck/.gitignore"), 1_000);
        assert!(String::from_utf8(ignore.unwrap()).unwrap().ends_with("\n*\n"));
    }

    #[test]
    fn what_another_wrote_or_changed_is_not_believed() {
        let dossier = Dossier::new();
        let other = Dossier::new();
        dossier.cache_of(other.state.path()).write(b"540 votes".to_vec());
        assert_eq!(dossier.cache().read(), None);
        dossier.cache().write(b"540 votes".to_vec());
        let path = dossier.folder.path().join(".crosscheck/claims.json.cache");
        let whole = load::own_bytes(&path, 1_000).unwrap();
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            save::write(&path, &changed).unwrap();
            assert_eq!(dossier.cache().read(), None, "byte {at}");
            save::write(&path, &whole[..at]).unwrap();
            assert_eq!(dossier.cache().read(), None, "cut at byte {at}");
        }
        save::write(&path, &whole).unwrap();
        assert_eq!(dossier.cache().read(), Some(b"540 votes".to_vec()));
    }
}
