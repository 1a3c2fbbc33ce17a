//! Mail and archives.

use std::io::{Cursor, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

use super::{Sample, whole};

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
    let hash: String = Sha256::digest(&archive).iter().map(|byte| format!("{byte:02x}")).collect();
    let path = "archive/a.warc.gz";
    let list =
        serde_json::json!({ "resources": [{ "path": path, "hash": format!("sha256:{hash}") }] });
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in [("datapackage.json", list.to_string().into_bytes()), (path, archive)] {
        zip.start_file(name, options).expect("memory can be written to");
        zip.write_all(&bytes).expect("memory can be written to");
    }
    zip.finish().expect("memory can be written to").into_inner()
}

pub(super) fn samples() -> Vec<Sample> {
    vec![
        whole("mail.eml", MAIL.as_bytes().to_vec()),
        whole("page.mhtml", SAVED.as_bytes().to_vec()),
        whole("page.warc", warc()),
        whole("page.warc.gz", gzip(&warc())),
        whole("page.arc", ARC.as_bytes().to_vec()),
        whole("page.wacz", wacz()),
    ]
}
