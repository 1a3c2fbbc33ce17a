//! PDF: files written by hand, so that damage reaches every part, and one of a browser, whose streams are packed.

use std::io::Write as _;

use crosscheck::source::{ReadAs, Unread};
use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::{Sample, whole};

const CONTENT: &str = "BT /F1 12 Tf 72 700 Td (Of 650 votes) Tj 0 -14 Td [(54) 20 (0) -300 (backed)] TJ 5 Ts /F1 7 Tf (2) Tj ET \
    /Span << /ActualText (him) >> BDC BT 3 Tr 72 600 Td (hm) Tj ET EMC q 1 0 0 1 10 10 cm /X1 Do Q 0 0 5 5 re W n f";

const PACKET: &str = "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:Description \
    xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Votes</dc:title></r:Description></r:RDF>";

const LETTERS: &str = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange \
    2 beginbfrange <20> <7e> <0020> <80> <82> [<0041> <0042> <0043>] endbfrange endcmap end";

fn stream(dictionary: &str, content: &str) -> String {
    format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// Returns a file with everything that is read of one.
fn file(content: &str) -> Vec<u8> {
    assemble(&[
        "<< /Type /Catalog /Pages 2 0 R /Metadata 7 0 R /Lang (en) /PageLabels << /Nums [0 << /S /r >> 1 << /P (A-) >>] >> >>"
            .to_owned(),
        "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /CropBox [10 10 600 780] /Rotate 0 /Contents 4 0 R /Resources \
         << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> /Annots [<< /Subtype /Widget /FT /Tx /V (541) >> \
         << /Subtype /Text /Contents (x) >>] >>"
            .to_owned(),
        stream("", content),
        "<< /Type /Font /Subtype /TrueType /BaseFont /Helvetica /FirstChar 65 /Widths [500 600] /ToUnicode 8 0 R >>".to_owned(),
        stream("/Type /XObject /Subtype /Form /BBox [0 0 99 99]", "BT /F1 9 Tf (x) Tj ET"),
        stream("/Type /Metadata /Subtype /XML", PACKET),
        stream("", LETTERS),
    ])
}

fn assemble(objects: &[String]) -> Vec<u8> {
    let objects: Vec<Vec<u8>> = objects.iter().map(|object| object.clone().into_bytes()).collect();
    assemble_bytes(&objects)
}

/// Returns the file that these objects make, counted from 1; the first is its catalogue.
fn assemble_bytes(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", n + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    let size = objects.len() + 1;
    file.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let trailer = "<< /Size";
    file.extend(format!("trailer\n{trailer} {size} /Root 1 0 R /Info << /Title (V) >> >>\nstartxref\n{start}\n%%EOF\n").bytes());
    file
}

pub(super) fn samples() -> Vec<Sample> {
    let content = |damaged: Vec<u8>| file(&String::from_utf8_lossy(&damaged));
    vec![
        whole("plain.pdf", file(CONTENT)),
        Sample { name: "content.pdf", part: CONTENT.as_bytes().to_vec(), pack: content },
        whole("packed.pdf", include_bytes!("../data/story/chromium.pdf").to_vec()),
    ]
}

fn why(file: Vec<u8>) -> String {
    ReadAs::default().read("x.pdf", file).map_or_else(|why| why.to_string(), |_| "read".to_owned())
}

#[test]
fn a_stream_that_swells_is_not_read() {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let million = vec![b' '; 1_000_000];
    (0..300).for_each(|_| encoder.write_all(&million).expect("memory can be written to"));
    let packed = encoder.finish().expect("memory can be written to");
    assert!(packed.len() < 400_000);
    let mut content =
        format!("<< /Filter /FlateDecode /Length {} >>\nstream\n", packed.len()).into_bytes();
    content.extend(packed);
    content.extend(b"\nendstream");
    let bomb = assemble_bytes(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>".to_vec(),
        content,
    ]);
    let told = "data after unpacking: more than 512 MB in one stream, 256 MB or 100 times the file in all, and no more is read";
    assert_eq!(why(bomb), told);
}

#[test]
fn objects_that_hold_themselves_fail_no_reader() {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>";
    let loops: [[&str; 5]; 5] = [
        // The pages hold themselves.
        ["", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>", page, "<< >>", "<< >>"],
        // A page is above itself, an object is itself.
        ["", "<< /Type /Pages /Parent 3 0 R /Kids [3 0 R] /Count 1 >>", page, "4 0 R", "5 0 R"],
        // A form draws itself, twice.
        [
            "",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            "<< /Length 5 >>\nstream\n/X Do\nendstream",
            "<< /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream",
        ],
        // Labels hold themselves.
        [
            "/PageLabels 4 0 R",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            "<< /Kids [4 0 R 4 0 R] >>",
            "<< >>",
        ],
        // A field is part of itself.
        [
            "",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Annots [5 0 R] >>",
            "<< >>",
            "<< /Subtype /Widget /Parent 5 0 R >>",
        ],
    ];
    for [catalogue, rest @ ..] in loops {
        let mut objects = vec![format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>")];
        objects.extend(rest.map(str::to_owned));
        assert_ne!(why(assemble(&objects)), Unread::Failed.to_string(), "{rest:?}");
    }
    let nested = format!("BT {} ET", "[".repeat(200_000));
    assert_ne!(why(file(&nested)), Unread::Failed.to_string());
    assert_ne!(why(file(&"q ".repeat(500_000))), Unread::Failed.to_string());
    assert_ne!(why(file(&"/Span << /A << ".repeat(50_000))), Unread::Failed.to_string());
}
