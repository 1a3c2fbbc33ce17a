//! Sources that are damaged or made to harm: each is read or is not, with a reason, and no reader panics, hangs or writes
//! without a bound.
//!
//! A run by hand of 5,000 damaged files of each format, which takes minutes, or of as many as `DAMAGED` says; it prints how
//! long the slowest of each took, and the memory that the program had at most until then:
//!
//! ```sh
//! DAMAGED=1000 cargo test --test all -- hostile_sources:: --ignored --nocapture
//! ```

#![expect(clippy::print_stdout, reason = "a person runs it, and reads what it found")]

#[cfg(feature = "archives")]
mod archives;
#[cfg(feature = "office")]
mod office;
#[cfg(feature = "pdf")]
mod pdf;

use std::time::{Duration, Instant};

use crosscheck::source::{ReadAs, Unread};

/// How many damaged files of each format are read in every run of the tests.
const FEW: u32 = 200;

/// How many by hand.
const MANY: u32 = 5_000;

/// How long a file of some kilobytes may take, on a slow machine that does other things too.
const LONGEST: Duration = Duration::from_secs(5);

/// A small file.
struct Sample {
    /// Its name, which tells the format.
    name: &'static str,
    /// What of it is damaged: all, or the part that a packed file is about.
    part: Vec<u8>,
    /// Makes the file of this part.
    pack: fn(Vec<u8>) -> Vec<u8>,
}

/// A file that is damaged as it is.
fn whole(name: &'static str, file: Vec<u8>) -> Sample {
    Sample { name, part: file, pack: |file| file }
}

/// A small file of each format that the build reads.
fn samples() -> Vec<Sample> {
    let mut samples: Vec<Sample> = vec![
        whole("page.txt", "Près de 540 des 650 voix\n".into()),
        whole("utf-16.txt", "540 of 650".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        whole("shifted.txt", b"\x1b$)C540\x0eG%\x0f ~{F1~} +AOk-\n".to_vec()),
        whole("page.md", MARKDOWN.as_bytes().to_vec()),
        whole("page.html", PAGE.as_bytes().to_vec()),
        whole("page.rtf", RTF.as_bytes().to_vec()),
        whole("page.srt", SRT.as_bytes().to_vec()),
        whole("page.vtt", VTT.as_bytes().to_vec()),
    ];
    #[cfg(feature = "archives")]
    samples.extend(archives::samples());
    #[cfg(feature = "office")]
    samples.extend(office::samples());
    #[cfg(feature = "pdf")]
    samples.extend(pdf::samples());
    samples
}

const MARKDOWN: &str = "# Votes\n\n| a | b |\n|--|--|\n| **540** | ~~650~~[^1] |\n\n[^1]: <b>x\n";

const SRT: &str = "1\n00:00:01,000 --> 00:00:04,000\nOf 650 votes\n\n\
    2\n00:00:05,000 --> 00:00:06,000\n<i>540</i>\n";

const VTT: &str = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Jo>Of 650 votes\n\nNOTE x\n\n\
    00:05.000 --> 00:06.000\n540\n";

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

/// Reads damaged files of every format, and tells of each; names those that a reader fails on or takes long for.
#[expect(clippy::disallowed_methods, reason = "the clock tells what hangs")]
fn read_damaged(count: u32) {
    let mut failed = Vec::new();
    for Sample { name, part, pack } in samples() {
        assert!(is_read_or_left_out(name, pack(part.clone())), "{name}");
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
        let mut longest = Duration::ZERO;
        for number in 0..count {
            let bytes = pack(damaged(&part, &mut numbers));
            let len = bytes.len();
            let start = Instant::now();
            let read = ReadAs::default().read(name, bytes);
            let took = start.elapsed();
            longest = longest.max(took);
            match read {
                _ if took > LONGEST => {
                    failed.push(format!("{name}: damage {number} takes {took:?}"));
                }
                Err(Unread::Failed) => failed.push(format!("{name}: damage {number}")),
                Ok(document) => assert!(document.text.len() < 1_000_000 + 300 * len, "{name}"),
                Err(_) => {}
            }
        }
        println!("{name}: {count} files, the slowest in {longest:?}{}", most_memory());
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Returns the memory that the program had at most, where the system tells.
#[expect(clippy::disallowed_methods, reason = "the system tells it in a file")]
fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map(|most| format!(", {} until then", most.trim())).unwrap_or_default()
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
#[expect(clippy::disallowed_methods, reason = "a person says how many")]
fn no_reader_fails_on_many_damaged_files() {
    let asked = std::env::var("DAMAGED").ok().and_then(|count| count.parse().ok());
    read_damaged(asked.unwrap_or(MANY));
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
