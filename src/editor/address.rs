//! Addresses of files, as clients send them (RFC 8089), and the paths that they are of.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use lsp_types::Uri;

use crate::report::kit::uri::encoded;

/// Returns the path that a `file:` address is of; `None` where it is of no file here.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    // A host that is named is this one.
    let path = &rest[rest.find('/')?..];
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let path = decoded(path)?;
    let bytes = path.as_bytes();
    let is_drive =
        cfg!(windows) && bytes.len() > 2 && bytes[1].is_ascii_alphabetic() && bytes[2] == b':';
    Some(PathBuf::from(if is_drive { &path[1..] } else { path.as_str() }))
}

/// Returns the address of a file by its whole path; `None` where it cannot be written as one.
pub(super) fn uri_of(path: &Path) -> Option<Uri> {
    let path = path.to_str()?.replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    Uri::from_str(&format!("file://{slash}{}", encoded(&path))).ok()
}

/// Returns text without its percent signs (RFC 3986, section 2.1); `None` where that is no UTF-8, or holds NUL.
fn decoded(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digits = bytes.get(at + 1..at + 3).filter(|_| *byte == b'%');
        let value = digits
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        plain.push(value.unwrap_or(*byte));
        at += if value.is_some() { 3 } else { 1 };
    }
    String::from_utf8(plain).ok().filter(|plain| !plain.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_comes_back_from_its_address() {
        for path in ["/home/a b/claims.json", "/روز/50%.txt", "/a#b?c.txt", "/x:y/z"] {
            let uri = uri_of(Path::new(path)).unwrap();
            assert_eq!(path_of(&uri), Some(PathBuf::from(path)), "{}", uri.as_str());
        }
    }

    #[test]
    fn what_is_no_file_here_has_no_path() {
        for address in
            ["untitled:Untitled-1", "https://example.org/a", "file:relative", "file:///a%00b"]
        {
            let uri = Uri::from_str(address).unwrap();
            assert_eq!(path_of(&uri), None, "{address}");
        }
        // A drive of Windows.
        let uri = Uri::from_str("file:///c%3A/a").unwrap();
        let path = if cfg!(windows) { "c:/a" } else { "/c:/a" };
        assert_eq!(path_of(&uri), Some(PathBuf::from(path)));
    }
}
