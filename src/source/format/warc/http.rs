//! What a server sent: its headers, and the page as it was before it was packed for the way (RFC 9110, RFC 9112).

use std::io::Read;

use brotli_decompressor::Decompressor as BrotliDecoder;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use crate::source::Unread;

use super::records::Fields;

/// The most bytes of a page after unpacking: 100 MB, as of a source.
const LONGEST: u64 = 100_000_000;

/// How much is unpacked at a time, of what is packed with Brotli.
const BUFFER: usize = 4_096;

/// How much longer than what was sent a page may be; what is shorter than 10 MB may be in any case.
const RATIO: u64 = 250;
const SHORT: u64 = 10_000_000;

/// The first lines of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: Option<u16>,
    fields: Fields,
    /// Where what was sent begins.
    start: usize,
}

impl Answer {
    /// Returns the first lines of an answer; `None` where the bytes are none.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        if !bytes.starts_with(b"HTTP/") {
            return None;
        }
        let mut answer = Self::default();
        for (number, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
            answer.start += line.len();
            let line = String::from_utf8_lossy(line.trim_ascii_end());
            if line.is_empty() {
                break;
            } else if number == 0 {
                answer.status = line.split_whitespace().nth(1).and_then(|code| code.parse().ok());
            } else {
                answer.fields.take(&line);
            }
        }
        Some(answer)
    }

    /// Returns the value of a field, whose name is given in lower case.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name)
    }

    /// Returns what was sent, of all that a record holds.
    pub(super) fn sent<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        bytes.get(self.start..).unwrap_or_default()
    }

    /// Returns what was sent as it was before.
    ///
    /// # Errors
    ///
    /// [`Unread`] where it is packed in a way that is not read, or wrongly.
    pub(super) fn unpacked(&self, sent: &[u8]) -> Result<Vec<u8>, Unread> {
        let is_chunked =
            self.field("transfer-encoding").is_some_and(|name| name.contains("chunked"));
        let whole = is_chunked.then(|| unchunked(sent)).flatten();
        let mut payload = whole.unwrap_or_else(|| sent.to_vec());
        let packed = self.field("content-encoding").unwrap_or_default().to_ascii_lowercase();
        for way in packed.split(',').rev().map(str::trim) {
            payload = unpacked(payload, way)?;
        }
        Ok(payload)
    }
}

/// Returns what chunks make together; `None` where they are none: some programs undo them and keep the header.
pub(super) fn unchunked(mut sent: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(sent.len());
    loop {
        let end = sent.iter().position(|byte| *byte == b'\n');
        let line = end.map(|end| String::from_utf8_lossy(&sent[..end]).into_owned());
        let size = line.and_then(|line| {
            let digits = line.split(';').next()?.trim().to_owned();
            usize::from_str_radix(&digits, 16).ok()
        });
        let (Some(end), Some(size)) = (end, size) else {
            // The end is missing where the record was cut off.
            return if whole.is_empty() { None } else { Some([whole, sent.to_vec()].concat()) };
        };
        if size == 0 {
            return Some(whole);
        }
        let rest = &sent[end + 1..];
        whole.extend_from_slice(&rest[..size.min(rest.len())]);
        let Some(after) = rest.get(size..) else { return Some(whole) };
        let after = after.strip_prefix(b"\r").unwrap_or(after);
        sent = after.strip_prefix(b"\n").unwrap_or(after);
        if sent.is_empty() {
            return Some(whole);
        }
    }
}

fn unpacked(packed: Vec<u8>, way: &str) -> Result<Vec<u8>, Unread> {
    // Some programs unpack a page and keep the header.
    let is_gzip = packed.starts_with(&[0x1f, 0x8b]);
    match way {
        "gzip" | "x-gzip" if is_gzip => inflated(&packed, MultiGzDecoder::new(packed.as_slice())),
        "gzip" | "x-gzip" | "" | "identity" => Ok(packed),
        "deflate" => {
            let zlib = inflated(&packed, ZlibDecoder::new(packed.as_slice()));
            // What the standard calls deflate is zlib; some servers send it bare.
            match zlib {
                Err(Unread::Malformed { .. }) if std::str::from_utf8(&packed).is_ok() => Ok(packed),
                Err(Unread::Malformed { .. }) => {
                    inflated(&packed, DeflateDecoder::new(packed.as_slice()))
                }
                zlib => zlib,
            }
        }
        _ if std::str::from_utf8(&packed).is_ok() => Ok(packed),
        "br" => inflated(&packed, BrotliDecoder::new(packed.as_slice(), BUFFER)),
        "zstd" => Err(Unread::Unknown("a page that is packed with Zstandard")),
        _ => Err(Unread::Unknown("a page that is packed in an unknown way")),
    }
}

/// Returns what `reader` unpacks of `packed`, as far as it is not cut off.
fn inflated(packed: &[u8], reader: impl Read) -> Result<Vec<u8>, Unread> {
    let len = u64::try_from(packed.len()).unwrap_or(u64::MAX);
    let most = LONGEST.min(SHORT + len.saturating_mul(RATIO));
    let mut out = Vec::new();
    let read = reader.take(most + 1).read_to_end(&mut out);
    if u64::try_from(out.len()).is_ok_and(|len| len > most) {
        return Err(Unread::TooMuch {
            what: "a page after unpacking",
            limit: "100 MB, or 250 times what was sent",
        });
    }
    match read {
        Err(_) if out.is_empty() => {
            let why = "the page is packed wrongly".to_owned();
            Err(Unread::Malformed { format: "WARC", why })
        }
        _ => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{GzEncoder, ZlibEncoder};

    use super::*;

    fn payload(headers: &str, sent: &[u8]) -> Result<Vec<u8>, Unread> {
        let bytes = [format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n").as_bytes(), sent].concat();
        let answer = Answer::read(&bytes).unwrap();
        answer.unpacked(answer.sent(&bytes))
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn chunks_are_joined() {
        let chunked = "Transfer-Encoding: chunked";
        let whole = Ok(b"540 votes".to_vec());
        assert_eq!(payload(chunked, b"4\r\n540 \r\n5;x=1\r\nvotes\r\n0\r\n\r\n"), whole);
        assert_eq!(payload(chunked, b"540 votes"), whole);
        assert_eq!(payload(chunked, b"5\r\n540 v\r\n9\r\notes"), whole);
    }

    #[test]
    fn what_was_packed_for_the_way_is_unpacked() {
        let whole = Ok(b"540 votes".to_vec());
        assert_eq!(payload("Content-Encoding: gzip", &gzip(b"540 votes")), whole);
        assert_eq!(payload("Content-Encoding: gzip", b"540 votes"), whole);
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
        zlib.write_all(b"540 votes").unwrap();
        assert_eq!(payload("Content-Encoding: deflate", &zlib.finish().unwrap()), whole);
        // RFC 7932, 9.2: stored as it is.
        assert_eq!(payload("Content-Encoding: br", b"\x0b\x04\x80540 votes\x03"), whole);
        assert!(matches!(payload("Content-Encoding: zstd", b"\x28\xb5"), Err(Unread::Unknown(_))));
    }

    #[test]
    fn a_page_that_swells_is_not_read() {
        let bomb = gzip(&vec![b'0'; 1_000_000]).repeat(20);
        assert!(bomb.len() < 40_000);
        assert!(matches!(payload("Content-Encoding: gzip", &bomb), Err(Unread::TooMuch { .. })));
    }
}
