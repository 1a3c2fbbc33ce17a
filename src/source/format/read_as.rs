//! What a source says of how its file is to be read.

use serde::{Deserialize, Serialize};

use super::{Format, html};
use crate::source::encoding::decode;
use crate::source::{Document, Unread, digest, isolated};

/// What a source says of how its file is to be read; what it leaves out is told from the file.
///
/// ```
/// use crosscheck::source::{Format, ReadAs};
/// let markdown = ReadAs { format: Some(Format::Markdown), ..ReadAs::default() };
/// assert_eq!(markdown.read("page", b"Of **650** votes".to_vec()).unwrap().text, "Of 650 votes");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReadAs {
    /// The format.
    pub format: Option<Format>,
    /// The encoding, by a name of the WHATWG Encoding Standard.
    pub encoding: Option<String>,
    /// The address of the page that is meant, where the file is an archive of several.
    pub url: Option<String>,
    /// The day or time of the capture that is meant, where the page was captured more than once: `2010-03-19`, or more of
    /// `2010-03-19T09:00:00Z`. The last one where it is absent.
    pub at: Option<String>,
}

impl ReadAs {
    /// Whether a file of this name may hold several pages, of which one is meant.
    pub fn may_be_archive(&self, name: &str) -> bool {
        let by_name = [".warc", ".warc.gz", ".arc", ".arc.gz", ".wacz"];
        let name = name.to_ascii_lowercase();
        matches!(self.format, Some(Format::Warc | Format::Wacz))
            || by_name.iter().any(|end| name.ends_with(end))
    }

    /// Returns the document that the bytes of a file of this name are.
    ///
    /// # Errors
    ///
    /// [`Unread`], which says why the file is not read.
    pub fn read(&self, name: &str, bytes: Vec<u8>) -> Result<Document, Unread> {
        let sha256 = digest(&bytes);
        self.read_digested(name, bytes, sha256)
    }

    /// Returns the same as [`Self::read`], of bytes whose digest is known.
    ///
    /// # Errors
    ///
    /// Those of [`Self::read`].
    pub fn read_digested(
        &self,
        name: &str,
        bytes: Vec<u8>,
        sha256: String,
    ) -> Result<Document, Unread> {
        // What looks at the bytes of strangers may fail too.
        isolated::run(|| {
            let format = self.format.unwrap_or_else(|| Format::of(name, &bytes));
            Ok(format.read_here(bytes, sha256, self)?.read_as(self))
        })?
    }

    /// Returns the document that a file of this name would be if it were saved with this text, in UTF-8.
    ///
    /// # Errors
    ///
    /// [`Unread`], which says why the file would not be read.
    pub fn read_text(&self, name: &str, text: &str) -> Result<Document, Unread> {
        let utf_8 = Some("utf-8".to_owned());
        Self { encoding: utf_8, ..self.clone() }.read(name, text.as_bytes().to_vec())
    }

    /// Whether an editor that has a file of this name open, and shows this text, has changed nothing: the bytes are the text
    /// but for a byte order mark and line ends, or no text that an editor could show.
    ///
    /// ```
    /// use crosscheck::source::ReadAs;
    /// let shows = |bytes: &[u8], text| ReadAs::default().shows("notes.txt", bytes, text);
    /// assert!(shows(b"\xEF\xBB\xBF540\r\nvotes", "540\nvotes"));
    /// assert!(!shows(b"540 votes", "541 votes"));
    /// ```
    pub fn shows(&self, name: &str, bytes: &[u8], text: &str) -> bool {
        let plain = |text: &str| text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let format = self.format.unwrap_or_else(|| Format::of(name, bytes));
        if !format.is_text() {
            return true;
        }
        if let Ok(on_disk) = std::str::from_utf8(bytes) {
            return on_disk == text || plain(on_disk) == plain(text);
        }
        let encoding = self.encoding.as_deref();
        let decoded = isolated::run(|| match format {
            Format::Html => html::characters(bytes.to_vec(), encoding),
            _ => decode(bytes.to_vec(), encoding),
        });
        decoded
            .is_ok_and(|decoded| decoded.is_ok_and(|decoded| plain(&decoded.text) == plain(text)))
    }
}
