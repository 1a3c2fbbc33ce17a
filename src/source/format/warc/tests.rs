use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::text::Span;

use super::*;

/// Returns a record of a page that a server gave.
fn response(url: &str, time: &str, answer: &str) -> String {
    let head = format!("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n");
    let len = answer.len();
    format!("{head}WARC-Date: {time}\r\nContent-Length: {len}\r\n\r\n{answer}\r\n\r\n")
}

fn page_of(text: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{text}</p>")
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn read_at(bytes: &[u8], url: Option<&str>, at: Option<&str>) -> Result<Document, Unread> {
    let (url, at) = (url.map(str::to_owned), at.map(str::to_owned));
    read(bytes, String::new(), &ReadAs { url, at, ..ReadAs::default() })
}

fn text(bytes: &[u8], url: Option<&str>, at: Option<&str>) -> String {
    read_at(bytes, url, at).unwrap().text
}

const OSLO: &str = "http://example.com/oslo";

fn two_captures() -> String {
    let first = response(OSLO, "2010-03-19T09:00:00Z", &page_of("540 votes"));
    first + &response(OSLO, "2011-01-02T09:00:00Z", &page_of("541 votes"))
}

#[test]
fn the_one_page_is_read_and_its_day_told() {
    let file = response(OSLO, "2010-03-19T23:00:00Z", &page_of("540\nvotes"));
    let document = read_at(file.as_bytes(), None, None).unwrap();
    assert_eq!(document.text, "540 votes");
    assert_eq!(document.about.url.as_deref(), Some(OSLO));
    assert_eq!(document.about.captured.as_deref(), Some("2010-03-19"));
    assert_eq!(document.format, Format::Warc);
    assert_eq!(document.locate(Span::new(4, 9)).to_string(), "line 2");
}

#[test]
fn a_source_says_which_capture_it_means() {
    let file = two_captures();
    let file = file.as_bytes();
    assert_eq!(text(file, None, None), "541 votes");
    assert_eq!(text(file, Some(OSLO), Some("2010-03-19")), "540 votes");
    assert_eq!(text(file, Some("https://EXAMPLE.com/oslo/#top"), Some("2010")), "540 votes");
    let other = read_at(file, Some(OSLO), Some("2012"));
    assert!(matches!(other, Err(Unread::NoSuchCapture { .. })));
    assert!(matches!(read_at(file, Some("http://a.org"), None), Err(Unread::NoSuchPage { .. })));
}

#[test]
fn of_several_pages_the_source_names_one() {
    let bergen = "http://example.com/bergen";
    let file = two_captures() + &response(bergen, "2010-03-19T09:00:00Z", &page_of("650 votes"));
    let why = read_at(file.as_bytes(), None, None).unwrap_err().to_string();
    let named = format!("it holds 2 pages: say which one by `url`: `{OSLO}`, `{bergen}`");
    assert_eq!(why, named);
    assert_eq!(text(file.as_bytes(), Some(bergen), None), "650 votes");
}

#[test]
fn a_file_packed_in_one_or_in_several_pieces_is_read() {
    let second =
        response("http://example.com/style", "2010-03-19T09:00:00Z", "HTTP/1.1 404 Gone\r\n\r\n");
    let first = response(OSLO, "2010-03-19T09:00:00Z", &page_of("540 votes"));
    let pieces = [gzip(first.as_bytes()), gzip(second.as_bytes())].concat();
    assert_eq!(text(&pieces, None, None), "540 votes");
    let whole = gzip((first + &second).as_bytes());
    assert_eq!(text(&whole, Some(OSLO), None), "540 votes");
}

#[test]
fn a_redirect_and_a_revisit_lead_to_the_page() {
    let moved = "HTTP/1.1 301 Moved\r\nLocation: /oslo\r\n\r\n";
    let from = response("http://example.com/old", "2010-03-19T09:00:00Z", moved);
    let file = from.clone() + &response(OSLO, "2010-03-19T09:00:01Z", &page_of("540 votes"));
    assert_eq!(
        text(file.as_bytes(), Some("http://example.com/old"), Some("2010-03-19")),
        "540 votes"
    );
    assert!(read_at(from.as_bytes(), Some("http://example.com/old"), None).is_err());
    let revisit = concat!(
        "WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Target-URI: http://example.com/oslo\r\n",
        "WARC-Date: 2012-05-06T00:00:00Z\r\nWARC-Refers-To-Date: 2010-03-19T09:00:01Z\r\n",
        "Content-Length: 0\r\n\r\n\r\n\r\n",
    );
    let document = read_at((file + revisit).as_bytes(), Some(OSLO), None).unwrap();
    assert_eq!(document.text, "540 votes");
    assert_eq!(document.about.captured.as_deref(), Some("2012-05-06"));
    let alone = read_at(revisit.as_bytes(), Some(OSLO), None);
    assert!(matches!(alone, Err(Unread::Malformed { .. })));
}

#[test]
fn an_answer_that_is_no_page_is_told() {
    let gone =
        response(OSLO, "2010-03-19T09:00:00Z", "HTTP/1.1 404 Gone\r\n\r\n<p>Not found: 540</p>");
    let why = read_at(gone.as_bytes(), Some(OSLO), None).unwrap_err().to_string();
    assert!(why.contains("404"), "{why}");
    let earlier = response(OSLO, "2009-01-01T00:00:00Z", &page_of("540 votes"));
    assert_eq!(text((gone + &earlier).as_bytes(), Some(OSLO), None), "540 votes");
}

#[test]
fn a_record_that_is_cut_off_is_told() {
    let file = response(OSLO, "2010-03-19T09:00:00Z", &page_of("540 votes and more"));
    let cut = &file.as_bytes()[..file.len() - 20];
    let document = read_at(cut, Some(OSLO), None).unwrap();
    assert!(document.text.starts_with("540 vo"));
    assert_eq!(document.unread.len(), 1);
    assert!(read_at(&file.as_bytes()[..40], None, None).is_err());
}

#[test]
fn an_arc_file_is_read_and_an_address_in_it_may_hold_spaces() {
    let answer = page_of("540 votes");
    let about = "1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n";
    let file = format!(
        "filedesc://a.arc 127.0.0.1 20100319090000 text/plain {}\n{about}\nhttp://example.com/a b 10.0.0.1 20100319090000 text/html {}\n{answer}\n",
        about.len(),
        answer.len(),
    );
    let document =
        read_at(file.as_bytes(), Some("http://example.com/a%20b"), Some("2010-03-19T09")).unwrap();
    assert_eq!(document.text, "540 votes");
    assert_eq!(document.about.captured.as_deref(), Some("2010-03-19"));
}

#[test]
fn a_file_that_swells_is_not_read() {
    // A file of pieces, as a server that packs record by record writes it.
    let record = response(OSLO, "2010-03-19T09:00:00Z", &page_of(&"0".repeat(1_000_000)));
    let bomb = gzip(record.as_bytes()).repeat(30);
    assert!(bomb.len() < 40_000);
    assert!(matches!(read_at(&bomb, None, None), Err(Unread::TooMuch { .. })));
}

/// Returns a package of these files, and of a list of them with their digests.
fn package(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let listed = files.iter().map(|(path, bytes)| {
        let hash = format!("sha256:{}", crate::source::digest(bytes));
        serde_json::json!({ "path": path, "hash": hash })
    });
    let list = serde_json::json!({ "resources": listed.collect::<Vec<_>>() });
    zip.start_file("datapackage.json", options).unwrap();
    zip.write_all(list.to_string().as_bytes()).unwrap();
    for (path, bytes) in files {
        zip.start_file(*path, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_package_is_read_where_its_digests_are_right() {
    let pages =
        b"{\"format\": \"json-pages-1.0\"}\n{\"url\": \"http://example.com/oslo\"}\n".to_vec();
    let other = response("http://example.com/x", "2010-03-19T09:00:00Z", &page_of("no"));
    let archive = gzip((two_captures() + &other).as_bytes());
    let files = [("archive/a.warc.gz", archive), ("pages/pages.jsonl", pages)];
    let packed = package(&files);
    assert_eq!(Format::of("a", &packed), Format::Wacz);
    let read = |bytes: &[u8]| read_wacz(bytes, String::new(), &ReadAs::default());
    let document = read(&packed).unwrap();
    assert_eq!((document.text.as_str(), document.format), ("541 votes", Format::Wacz));
    let at = packed.windows(7).position(|found| found == b"sha256:").unwrap() + 10;
    let mut changed = packed;
    changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
    assert!(matches!(read(&changed), Err(Unread::Malformed { .. })));
}

/// Returns a record with a line that gives a digest.
fn with_digest(line: &str) -> String {
    let file = response(OSLO, "2010-03-19T09:00:00Z", &page_of("540 votes"));
    file.replacen("WARC-Date", &format!("{line}\r\nWARC-Date"), 1)
}

#[test]
fn a_record_is_the_one_that_its_digests_were_taken_of() {
    let block = page_of("540 votes");
    let sha1 = |bytes: &str| {
        let hex = <sha1::Sha1 as sha1::Digest>::digest(bytes.as_bytes());
        hex.iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let of_block = format!("WARC-Block-Digest: sha1:{}", sha1(&block));
    let of_page = format!("WARC-Payload-Digest: sha1:{}", sha1("<p>540 votes</p>"));
    let of_other = format!("sha1:{}", sha1("<p>541 votes</p>"));
    let told = "its digest differs";
    for given in [&of_block, &of_page, "WARC-Block-Digest: md5:00"] {
        assert_eq!(text(with_digest(given).as_bytes(), None, None), "540 votes", "{given}");
    }
    for name in ["WARC-Block-Digest", "WARC-Payload-Digest"] {
        let file = with_digest(&format!("{name}: {of_other}"));
        let why = read_at(file.as_bytes(), None, None).unwrap_err().to_string();
        assert!(why.contains(told), "{name}: {why}");
    }
}

#[test]
fn a_time_that_is_none_gives_no_day_of_capture() {
    for time in ["2010-02-30T09:00:00Z", "yesterday!", "19.03.2010", ""] {
        let file = response(OSLO, time, &page_of("540 votes"));
        assert_eq!(read_at(file.as_bytes(), None, None).unwrap().about.captured, None, "{time}");
    }
}
