//! Files that are ZIP archives, opened with bounds.
//!
//! The format of the archive is that of [APPNOTE 6.3](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), read by the
//! `zip` library. Members are found by their name, or else by it in lower case: some programs write `Word/Document.xml`.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write as _};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

use crate::source::Unread;

/// The most members that an archive has: a book of many pictures has some thousands.
const MOST_MEMBERS: usize = 50_000;

/// The most bytes of a member after unpacking, and of all that are read.
const LARGEST_MEMBER: u64 = 256_000_000;
const LARGEST_ALL: u64 = 512_000_000;

/// How many times larger than packed a member may be. Tables of equal rows reach 100; deflate ends at 1,032.
const HIGHEST_RATIO: u64 = 300;

/// How many bytes a member may have whatever its ratio.
const ALWAYS_READ: u64 = 10_000_000;

/// A file that is a ZIP archive.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The members by name, and by name in lower case.
    members: BTreeMap<String, usize>,
    format: &'static str,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens a file of the `format`.
    pub(super) fn open(bytes: &'b [u8], format: &'static str) -> Result<Self, Unread> {
        let damaged = |error: ZipError| Unread::Malformed { format, why: error.to_string() };
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > MOST_MEMBERS {
            return Err(Unread::TooMuch { what: "members", limit: "50,000" });
        }
        let mut members = BTreeMap::new();
        for index in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(index) else { continue };
            let name = name.replace('\\', "/");
            members.entry(name.to_lowercase()).or_insert(index);
            members.insert(name, index);
        }
        Ok(Self { archive, members, format, left: LARGEST_ALL })
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.members.get(name).or_else(|| self.members.get(&name.to_lowercase())).copied()
    }

    /// Returns the bytes of a member; `None` where there is none of this name.
    pub(super) fn member(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unread> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let format = self.format;
        let damaged = |why: String| Unread::Malformed { format, why: format!("`{name}`: {why}") };
        let member = self.archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unread::Encrypted,
            error => damaged(error.to_string()),
        })?;
        let by_ratio = member.compressed_size().saturating_mul(HIGHEST_RATIO).max(ALWAYS_READ);
        let most = by_ratio.min(LARGEST_MEMBER).min(self.left);
        let mut bytes = Vec::new();
        let read = member.take(most + 1).read_to_end(&mut bytes);
        let len = read.map_err(|error| damaged(error.to_string()))? as u64;
        if len > most {
            return Err(too_much(most, by_ratio));
        }
        self.left -= len;
        Ok(Some(bytes))
    }

    /// Whether there is a member of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// Returns the archive with other bytes in these members, and with those of them that it does not have yet. All others
    /// are copied as they are packed.
    pub(super) fn with_members(
        mut self,
        mut members: BTreeMap<String, Vec<u8>>,
    ) -> Result<Vec<u8>, Unread> {
        let format = self.format;
        let damaged = |error: ZipError| Unread::Malformed { format, why: error.to_string() };
        let mut changed = BTreeMap::new();
        for name in members.keys().cloned().collect::<Vec<_>>() {
            if let (Some(index), Some(bytes)) = (self.index(&name), members.get_mut(&name)) {
                changed.insert(index, std::mem::take(bytes));
                members.remove(&name);
            }
        }
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            let member = self.archive.by_index_raw(index).map_err(damaged)?;
            match changed.get(&index) {
                None => writer.raw_copy_file(member).map_err(damaged)?,
                Some(bytes) => {
                    let time = member.last_modified().unwrap_or_default();
                    let name = member.name().map_err(damaged)?.into_owned();
                    let options = SimpleFileOptions::default().last_modified_time(time);
                    write_member(&mut writer, &name, bytes, options).map_err(damaged)?;
                }
            }
        }
        for (name, bytes) in &members {
            // The first time that an archive can tell: no clock.
            let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
            write_member(&mut writer, name, bytes, options).map_err(damaged)?;
        }
        writer.set_raw_comment(self.archive.comment().into()).map_err(damaged)?;
        Ok(writer.finish().map_err(damaged)?.into_inner())
    }

    /// Returns the bytes of a member that must be there.
    pub(super) fn required(&mut self, name: &str) -> Result<Vec<u8>, Unread> {
        let format = self.format;
        let missing = || Unread::Malformed { format, why: format!("there is no `{name}` in it") };
        self.member(name)?.ok_or_else(missing)
    }
}

fn write_member(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    bytes: &[u8],
    options: SimpleFileOptions,
) -> Result<(), ZipError> {
    writer.start_file(name, options)?;
    Ok(writer.write_all(bytes)?)
}

/// Returns which of the bounds was passed.
fn too_much(most: u64, by_ratio: u64) -> Unread {
    let limit = match most {
        most if most == by_ratio => "300 times its size",
        LARGEST_MEMBER => "256 MB in one part",
        _ => "512 MB",
    };
    Unread::TooMuch { what: "text after unpacking", limit }
}

/// Returns the name of the member that `target` is, seen from the member `from`: `../media/a.png` from `word/document.xml` is
/// `media/a.png`.
pub(super) fn resolved(from: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let start = if target.starts_with('/') { "" } else { folder };
    let mut path: Vec<&str> = Vec::new();
    for step in start.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => _ = path.pop(),
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    /// Returns an archive of members.
    pub(in crate::source::format) fn packed(members: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in members {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_member_is_found_by_its_name_in_any_case() {
        let bytes = packed(&[("Word/Document.xml", "540")]);
        let mut package = Package::open(&bytes, "DOCX").unwrap();
        assert_eq!(package.member("word/document.xml"), Ok(Some(b"540".to_vec())));
        assert_eq!(package.member("word/none.xml"), Ok(None));
        assert!(package.required("word/none.xml").is_err());
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bytes = packed(&[("a", &" ".repeat(12_000_000))]);
        let mut package = Package::open(&bytes, "DOCX").unwrap();
        let limit = "300 times its size";
        let too_much = Unread::TooMuch { what: "text after unpacking", limit };
        assert_eq!(package.member("a"), Err(too_much));
    }

    #[test]
    fn an_archive_that_is_cut_off_is_malformed() {
        let bytes = packed(&[("a", "540")]);
        let cut = Package::open(&bytes[..bytes.len() - 30], "DOCX");
        assert!(matches!(cut.err(), Some(Unread::Malformed { format: "DOCX", .. })));
    }

    #[test]
    fn targets_are_seen_from_the_part_that_names_them() {
        assert_eq!(resolved("word/document.xml", "footnotes.xml"), "word/footnotes.xml");
        assert_eq!(resolved("word/document.xml", "/word/a.xml"), "word/a.xml");
        assert_eq!(resolved("word/document.xml", "../customXml/item.xml"), "customXml/item.xml");
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
    }
}
