//! Archives of web pages that are packed with an index ([WACZ 1.1.1](https://specs.webrecorder.net/wacz/1.1.1/)).
//!
//! The digests of its files are verified, and that of the list of them; its signature is not.

use std::io::{self, Cursor, Read};

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use crate::source::digest::hex;
use crate::source::{Document, Format, ReadAs, Unread};

use super::capture::distinct;
use super::records::{Broken, Records};
use super::{Index, content, document};

/// The most files of a package.
const MOST_FILES: usize = 10_000;

/// The most bytes of all its files together, after unpacking: 1 GB.
const LONGEST: u64 = 1_000_000_000;

/// The most bytes of the lists in it: 50 MB.
const LONGEST_LIST: u64 = 50_000_000;

const LIST: &str = "datapackage.json";
const DIGEST_OF_LIST: &str = "datapackage-digest.json";
const PAGES: [&str; 2] = ["pages/pages.jsonl", "pages/extraPages.jsonl"];

type Zip<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The list of the files of a package.
#[derive(Deserialize)]
struct List {
    #[serde(default)]
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
struct Resource {
    path: String,
    hash: Option<String>,
}

#[derive(Deserialize)]
struct Page {
    url: Option<String>,
}

/// Returns the document that a page of a WACZ file is.
///
/// # Errors
///
/// [`Unread`] where it holds no such page, or several, or a file of it is not what its digest says.
pub(in crate::source::format) fn read_wacz(
    bytes: &[u8],
    sha256: String,
    read_as: &ReadAs,
) -> Result<Document, Unread> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| wrong("it is cut off"))?;
    if package.len() > MOST_FILES {
        return Err(Unread::TooMuch { what: "files of a package", limit: "10,000" });
    }
    verify(&mut package)?;
    let archives = archives(&package);
    if archives.is_empty() {
        return Err(wrong("it holds no archive"));
    }
    let mut index = Index::default();
    for (number, name) in archives.iter().enumerate() {
        with_records(&mut package, name, |records| index.add(records, number))??;
    }
    let listed = listed_pages(&mut package)?;
    let found = index.choose(read_as, &listed)?;
    let (archive, record) = found.held.at;
    let content = with_records(&mut package, &archives[archive], |records| {
        content(&mut records.map_err(Broken::unread)?, record).map_err(Broken::unread)
    })??;
    document(&found, content, Format::Wacz, sha256, read_as)
}

fn wrong(why: &str) -> Unread {
    Unread::Malformed { format: "WACZ", why: why.to_owned() }
}

/// Returns the names of the archives in a package, in their order.
fn archives(package: &Zip<'_>) -> Vec<String> {
    let ends = [".warc", ".warc.gz", ".arc", ".arc.gz"];
    let names = package.file_names().filter_map(|name| name.ok().map(|name| name.into_owned()));
    let is_archive = |name: &String| {
        name.starts_with("archive/")
            && ends.iter().any(|end| name.to_ascii_lowercase().ends_with(end))
    };
    let mut names: Vec<String> = names.filter(is_archive).collect();
    names.sort();
    names
}

/// Calls `read` with the records of an archive of a package.
fn with_records<T>(
    package: &mut Zip<'_>,
    name: &str,
    read: impl FnOnce(Result<Records<'_>, Broken>) -> T,
) -> Result<T, Unread> {
    let file = package.by_name(name).map_err(|_| wrong(&format!("`{name}` cannot be opened")))?;
    let len = file.compressed_size();
    Ok(read(Records::new(file, len)))
}

/// Verifies that the files of a package are those that it lists.
fn verify(package: &mut Zip<'_>) -> Result<(), Unread> {
    let list = list(package, LIST)?.ok_or_else(|| wrong("it has no `datapackage.json`"))?;
    let mut left = LONGEST;
    if let Some(digest) = self::list(package, DIGEST_OF_LIST)? {
        let digest: Resource = serde_json::from_slice(&digest)
            .map_err(|_| wrong("the digest of its list cannot be read"))?;
        verify_file(package, &digest, &mut left)?;
    }
    let list: List = serde_json::from_slice(&list).map_err(|_| wrong("its list cannot be read"))?;
    for resource in &list.resources {
        verify_file(package, resource, &mut left)?;
    }
    Ok(())
}

fn verify_file(package: &mut Zip<'_>, resource: &Resource, left: &mut u64) -> Result<(), Unread> {
    let path = &resource.path;
    let Ok(file) = package.by_name(path) else {
        return Err(wrong(&format!("it lacks `{path}`, which it lists")));
    };
    let Some(listed) = resource.hash.as_deref().and_then(|hash| hash.strip_prefix("sha256:"))
    else {
        return Ok(());
    };
    let mut digest = Digester(Sha256::new());
    let read = io::copy(&mut file.take(*left + 1), &mut digest);
    let read = read.map_err(|_| wrong(&format!("`{path}` is packed wrongly")))?;
    *left = left
        .checked_sub(read)
        .ok_or(Unread::TooMuch { what: "files after unpacking", limit: "1 GB" })?;
    let found = hex(&digest.0.finalize());
    if found.eq_ignore_ascii_case(listed.trim()) {
        return Ok(());
    }
    Err(wrong(&format!("`{path}` is not the file that it lists: its digest differs")))
}

/// Takes the digest of what is written.
struct Digester(Sha256);

impl io::Write for Digester {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns a list in a package; `None` where there is none.
fn list(package: &mut Zip<'_>, name: &str) -> Result<Option<Vec<u8>>, Unread> {
    let Ok(file) = package.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    let read = file.take(LONGEST_LIST + 1).read_to_end(&mut bytes);
    read.map_err(|_| wrong(&format!("`{name}` is packed wrongly")))?;
    if u64::try_from(bytes.len()).is_ok_and(|len| len > LONGEST_LIST) {
        return Err(Unread::TooMuch { what: "lists of a package", limit: "50 MB" });
    }
    Ok(Some(bytes))
}

/// Returns the addresses of the pages that a package lists; it may list none.
fn listed_pages(package: &mut Zip<'_>) -> Result<Vec<String>, Unread> {
    let mut urls = Vec::new();
    for name in PAGES {
        let pages = list(package, name)?.unwrap_or_default();
        // The first line describes the others, and has no address.
        let pages = pages.split(|byte| *byte == b'\n');
        urls.extend(pages.filter_map(|line| serde_json::from_slice::<Page>(line).ok()?.url));
    }
    Ok(distinct(urls.iter().map(String::as_str)))
}
