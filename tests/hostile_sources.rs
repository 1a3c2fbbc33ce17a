//! Sources that are damaged or made to harm: each is read or is not, with a reason, and no reader panics, hangs or writes
//! without a bound.
//!
//! A run that takes minutes, of 5,000 damaged files a format: `cargo test --test hostile_sources -- --ignored`.

use crosscheck::source::{ReadAs, Unread};

/// How many damaged files of each format are read in every run of the tests.
const FEW: u32 = 200;

/// How many by hand.
const MANY: u32 = 5_000;

/// A small file of each format that the build reads, by a name that tells the format.
fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let mut samples: Vec<(&'static str, Vec<u8>)> = vec![
        ("page.txt", "Près de 540 des 650 voix\n".into()),
        ("utf-16.txt", "540 of 650".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("shifted.txt", b"\x1b$)C540\x0eG%\x0f ~{F1~} +AOk-\n".to_vec()),
        ("page.md", b"# Votes\n\n| a | b |\n|--|--|\n| **540** | ~~650~~[^1] |\n\n[^1]: <b>x\n".to_vec()),
        ("page.html", PAGE.as_bytes().to_vec()),
        ("page.rtf", RTF.as_bytes().to_vec()),
        ("page.srt", b"1\n00:00:01,000 --> 00:00:04,000\nOf 650 votes\n\n2\n00:00:05,000 --> 00:00:06,000\n<i>540</i>\n".to_vec()),
        ("page.vtt", b"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Jo>Of 650 votes\n\nNOTE x\n\n00:05.000 --> 00:06.000\n540\n".to_vec()),
    ];
    #[cfg(feature = "archives")]
    samples.extend(archives::samples());
    samples
}

const PAGE: &str = "<!DOCTYPE html><html lang=en><head><title>Votes</title><meta charset=utf-8>\
    <script type=application/ld+json>{\"datePublished\":\"2010-03-19\"}</script><style>p{}</style></head>\
    <body><nav><a href=#>x</a></nav><p>Of 650 votes&nbsp;<b>540<sup>2</sup></b><table><tr><td>1<td>2</table>\
    <div hidden>no</div><p style='display:none'>no<!-- no --></body></html>";

const RTF: &str = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset204 A;}}{\\info{\\title Votes}}\
    \\pard Of 650 {\\b votes}\\'e8 \\u8217 ?{\\footnote 540}\\par\\trowd\\cellx1 a\\cell b\\cell\\row{\\*\\x y}}";

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    /// Returns a number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let bound = u64::try_from(bound.max(1)).expect("lengths are small");
        usize::try_from(self.0 % bound).expect("it is below a length")
    }
}

/// Returns a file with one to four damages: bits turned, bytes changed, cut, doubled or put in.
fn damaged(file: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const TELLING: &[u8] = b"\0\xff<>&{}\\\"'=-\r\n \x1b0+/~\x80";
    let mut bytes = file.to_vec();
    for _ in 0..=numbers.below(4) {
        let from = numbers.below(bytes.len());
        let to = (from + 1 + numbers.below(40)).min(bytes.len());
        let telling = TELLING[numbers.below(TELLING.len())];
        match (numbers.below(6), bytes.is_empty()) {
            (_, true) => bytes.push(telling),
            (0, _) => bytes[from] ^= 1 << numbers.below(8),
            (1, _) => bytes[from] = telling,
            (2, _) => drop(bytes.drain(from..to)),
            (3, _) => bytes.truncate(from),
            (4, _) => {
                let part = bytes[from..to].to_vec();
                let times = 1 + numbers.below(8);
                bytes.splice(from..from, part.repeat(times));
            }
            _ => bytes.insert(from, telling),
        }
    }
    bytes
}

/// Reads damaged files of every format; names those that a reader fails on.
fn read_damaged(count: u32) {
    let mut failed = Vec::new();
    for (name, file) in samples() {
        assert!(is_read_or_left_out(name, file.clone()), "{name}");
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
        for number in 0..count {
            let bytes = damaged(&file, &mut numbers);
            let len = bytes.len();
            let read = ReadAs::default().read(name, bytes);
            match read {
                Err(Unread::Failed) => failed.push(format!("{name}: damage {number}")),
                Ok(document) => assert!(document.text.len() < 1_000_000 + 300 * len, "{name}"),
                Err(_) => {}
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Whether a file is read, or of a format that this build leaves out.
fn is_read_or_left_out(name: &str, file: Vec<u8>) -> bool {
    match ReadAs::default().read(name, file) {
        Ok(_) => true,
        Err(why) => matches!(why, Unread::LeftOut { .. } | Unread::Unknown(_)),
    }
}

#[test]
fn no_reader_fails_on_a_damaged_file() {
    read_damaged(FEW);
}

#[test]
#[ignore = "takes minutes"]
fn no_reader_fails_on_many_damaged_files() {
    read_damaged(MANY);
}

#[test]
fn what_is_nested_without_end_fails_no_reader() {
    let nested = [
        ("page.html", "<div>".repeat(200_000)),
        ("page.html", "<b><table>".repeat(20_000)),
        ("page.md", "> ".repeat(50_000)),
        ("page.rtf", format!("{{\\rtf1{}", "{".repeat(500_000))),
        ("mail.eml", "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(10_000)),
        ("mail.eml", "Content-Type: message/rfc822\n\n".repeat(100_000)),
        ("page.txt", "(".repeat(500_000)),
    ];
    for (name, file) in nested {
        let read = ReadAs::default().read(name, file.into());
        assert!(!matches!(read, Err(Unread::Failed)), "{name}");
    }
}

#[cfg(feature = "archives")]
mod archives {
    use std::io::{Cursor, Write as _};

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use sha2::{Digest as _, Sha256};

    const MAIL: &str = "From: Jo <jo@example.com>\nDate: Fri, 19 Mar 2010 23:30:00 -0500\n\
        Subject: =?utf-8?q?Votes?=\nContent-Type: multipart/mixed; boundary=\"a\"\n\n\
        --a\nContent-Type: multipart/alternative; boundary=b\n\n\
        --b\nContent-Type: text/plain; charset=iso-8859-1; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n\
        pr=E8s de 5=\n40 \n> of 650\n--b\nContent-Type: text/html\n\n<p>540</p>\n--b--\n\
        --a\nContent-Type: message/rfc822\n\nFrom: Mo\n\n541\n\
        --a\nContent-Type: application/pdf; name=x.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--a--\n";

    const SAVED: &str = "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.com/\nMIME-Version: 1.0\n\
        Content-Type: multipart/related; boundary=\"a\"\n\n--a\nContent-Type: text/html; charset=utf-8\n\
        Content-Transfer-Encoding: quoted-printable\n\n<p class=3D\"x\">540 vo=\ntes</p>\n--a--\n";

    const ARC: &str = "filedesc://a.arc 127.0.0.1 20100319090000 text/plain 76\n1 0 Example\n\
        URL IP-address Archive-date Content-type Archive-length\n\n\n\n\n\n\n\n\n\n\
        http://example.com/ 10.0.0.1 20100319090000 text/html 20\n<p>Of 650 votes</p>\n";

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("memory can be written to");
        encoder.finish().expect("memory can be written to")
    }

    fn warc() -> Vec<u8> {
        let body = gzip(b"<p>Of 650 votes</p>");
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\
            Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n";
        let size = format!("{:x}\r\n", body.len());
        let answer = [head.as_bytes(), size.as_bytes(), &body, b"\r\n0\r\n\r\n"].concat();
        let record = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.com/\r\n\
            WARC-Date: 2010-03-19T09:00:00Z\r\nContent-Length: {}\r\n\r\n",
            answer.len()
        );
        [record.as_bytes(), &answer, b"\r\n\r\n"].concat()
    }

    fn wacz() -> Vec<u8> {
        let archive = gzip(&warc());
        let hash: String =
            Sha256::digest(&archive).iter().map(|byte| format!("{byte:02x}")).collect();
        let path = "archive/a.warc.gz";
        let list = serde_json::json!({ "resources": [{ "path": path, "hash": format!("sha256:{hash}") }] });
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for (name, bytes) in [("datapackage.json", list.to_string().into_bytes()), (path, archive)]
        {
            zip.start_file(name, options).expect("memory can be written to");
            zip.write_all(&bytes).expect("memory can be written to");
        }
        zip.finish().expect("memory can be written to").into_inner()
    }

    pub(super) fn samples() -> Vec<(&'static str, Vec<u8>)> {
        vec![
            ("mail.eml", MAIL.as_bytes().to_vec()),
            ("page.mhtml", SAVED.as_bytes().to_vec()),
            ("page.warc", warc()),
            ("page.warc.gz", gzip(&warc())),
            ("page.arc", ARC.as_bytes().to_vec()),
            ("page.wacz", wacz()),
        ]
    }
}
