//! How much the streams of a file inflate to, counted before any is kept: the library inflates each as a whole, and as it
//! opens the file those that hold objects.
//!
//! What is looked at is every place where a stream may begin, whatever the file says of it. Streams that are encrypted, or
//! packed in another way before or instead, are not counted.

use aho_corasick::AhoCorasick;
use flate2::{Decompress, FlushDecompress, Status};

/// The most bytes that one stream inflates to. A picture of a page, with 600 dots an inch and three colours, has 100 MB.
const LARGEST: u64 = 512_000_000;

/// What all but pictures may inflate to in any case, and how many times the file: text shrinks to a tenth.
const ALWAYS: u64 = 256_000_000;
const RATIO: u64 = 100;

/// How far before a stream its dictionary is looked for what it is.
const DICTIONARY: usize = 2_000;

/// Whether the streams of a file inflate to more than is read.
pub(super) fn is_too_much(file: &[u8]) -> bool {
    let len = u64::try_from(file.len()).unwrap_or(u64::MAX);
    let mut left = ALWAYS.max(len.saturating_mul(RATIO));
    let Ok(finder) = AhoCorasick::new(["stream\n", "stream\r\n"]) else { return false };
    let mut buffer = vec![0; 1 << 16];
    for found in finder.find_iter(file) {
        if file[..found.start()].ends_with(b"end") {
            continue;
        }
        let is_picture = is_picture(&file[..found.start()]);
        let most = if is_picture { LARGEST } else { LARGEST.min(left) };
        let inflated = inflated(&file[found.end()..], most, &mut buffer);
        if inflated > most {
            return true;
        }
        if !is_picture {
            left -= inflated;
        }
    }
    false
}

/// Whether the dictionary that a file ends with is one of a picture, and of no objects.
fn is_picture(file: &[u8]) -> bool {
    let start = &file[file.len().saturating_sub(DICTIONARY)..];
    let start = start.windows(3).rposition(|word| word == b"obj").map_or(start, |at| &start[at..]);
    let has = |name: &[u8]| start.windows(name.len()).any(|word| word == name);
    has(b"/Image") && !has(b"ObjStm") && !has(b"#")
}

/// Returns how many bytes a stream inflates to, counted no further than one more than `most`.
fn inflated(stream: &[u8], most: u64, buffer: &mut [u8]) -> u64 {
    let mut inflate = Decompress::new(has_header(stream));
    while inflate.total_out() <= most {
        let read = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
        let before = (inflate.total_in(), inflate.total_out());
        let rest = stream.get(read..).unwrap_or_default();
        let step = inflate.decompress(rest, buffer, FlushDecompress::None);
        let is_stuck = before == (inflate.total_in(), inflate.total_out());
        if is_stuck || !matches!(step, Ok(Status::Ok | Status::BufError)) {
            break;
        }
    }
    inflate.total_out().min(most + 1)
}

/// Whether a stream begins as zlib does (RFC 1950).
fn has_header(stream: &[u8]) -> bool {
    match stream {
        [method, flags, ..] => {
            let both = u16::from_be_bytes([*method, *flags]);
            method & 0x0f == 8 && both.is_multiple_of(31) && flags & 0x20 == 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, ZlibEncoder};

    use super::*;

    fn zeros(millions: usize) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        let million = vec![b' '; 1_000_000];
        (0..millions).for_each(|_| encoder.write_all(&million).unwrap());
        encoder.finish().unwrap()
    }

    fn file(dictionary: &str, streams: &[&[u8]]) -> Vec<u8> {
        let mut file = Vec::new();
        for stream in streams {
            file.extend(format!("1 0 obj\n<< {dictionary} >>\nstream\r\n").bytes());
            file.extend(*stream);
            file.extend(b"\nendstream\nendobj\n");
        }
        file
    }

    #[test]
    fn what_inflates_to_a_hundred_times_the_file_is_bounded() {
        let zeros = zeros(100);
        assert!(!is_too_much(&file("", &[&zeros, &zeros])));
        assert!(is_too_much(&file("", &[&zeros, &zeros, &zeros])));
        assert!(!is_too_much(&file("/Subtype /Image", &[&zeros, &zeros, &zeros])));
        assert!(is_too_much(&file("/Subtype /Image /Type /ObjStm", &[&zeros, &zeros, &zeros])));
    }

    #[test]
    fn a_stream_without_a_header_is_counted_and_what_is_none_is_nothing() {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&[b'a'; 10_000]).unwrap();
        let bare = encoder.finish().unwrap();
        let mut buffer = vec![0; 100];
        assert_eq!(inflated(&bare, u64::MAX - 1, &mut buffer), 10_000);
        assert_eq!(inflated(&bare, 5_000, &mut buffer), 5_001);
        assert_eq!(inflated(b"BT (540) Tj ET", 5_000, &mut buffer), 0);
        assert_eq!(inflated(b"", 5_000, &mut buffer), 0);
    }
}
