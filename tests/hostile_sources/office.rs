//! Office files: as they are packed, and their text packed again after it was damaged.

use std::io::{Cursor, Write as _};

use crosscheck::source::{ReadAs, Unread};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

use super::{Sample, whole};

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
    Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    Target="word/document.xml"/></Relationships>"#;

const DOCX: &str = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
    <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t xml:space="preserve">Of 650 </w:t></w:r><w:del><w:r><w:delText>no</w:delText>
    </w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>votes&#233;</w:t><w:br/><w:tab/></w:r>
    <w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>2</w:t>
    <w:fldChar w:fldCharType="end"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>540</w:t></w:r></w:p></w:tc><w:tc><w:p/>
    </w:tc></w:tr></w:tbl></w:body></w:document>"#;

const ODT: &str = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
    <office:body><office:text><text:h>Votes</text:h><text:p>Of 650<text:s text:c="3"/>votes<text:note><text:note-citation>1
    </text:note-citation><text:note-body><text:p>540</text:p></text:note-body></text:note></text:p><text:list><text:list-item>
    <text:p>a</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell
    table:number-columns-repeated="3"><text:p>1</text:p></table:table-cell></table:table-row></table:table></office:text>
    </office:body></office:document-content>"#;

const CONTAINER: &str = r#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile
    full-path="book.opf"/></rootfiles></container>"#;

const BOOK: &str = r#"<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
    <dc:title>Votes</dc:title><dc:date>2010-03-19</dc:date></metadata><manifest><item id="a" href="a.xhtml"
    media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>"#;

const CHAPTER: &str = r##"<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>V
    </title></head><body><h1>Votes</h1><p>Of 650 <b>540</b><a epub:type="noteref" href="#n">1</a></p><aside id="n"
    epub:type="footnote"><p>x</p></aside><table><tr><td>1</td><td>2</td></tr></table></body></html>"##;

/// Returns a package of these members.
fn package(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, bytes) in members {
        let method = if *name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        zip.start_file(*name, options.compression_method(method))
            .expect("memory can be written to");
        zip.write_all(bytes).expect("memory can be written to");
    }
    zip.finish().expect("memory can be written to").into_inner()
}

fn docx(document: Vec<u8>) -> Vec<u8> {
    package(&[("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml", &document)])
}

fn odt(content: Vec<u8>) -> Vec<u8> {
    package(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

fn book(book: &[u8], chapter: &[u8]) -> Vec<u8> {
    let container = CONTAINER.as_bytes();
    let type_ = b"application/epub+zip";
    package(&[
        ("mimetype", type_),
        ("META-INF/container.xml", container),
        ("book.opf", book),
        ("a.xhtml", chapter),
    ])
}

pub(super) fn samples() -> Vec<Sample> {
    let part = |name, part: &str, pack| Sample { name, part: part.as_bytes().to_vec(), pack };
    vec![
        whole("whole.docx", docx(DOCX.into())),
        part("text.docx", DOCX, docx),
        whole("whole.odt", odt(ODT.into())),
        part("text.odt", ODT, odt),
        whole("whole.epub", book(BOOK.as_bytes(), CHAPTER.as_bytes())),
        part("book.epub", BOOK, |damaged| book(&damaged, CHAPTER.as_bytes())),
        part("chapter.epub", CHAPTER, |damaged| book(BOOK.as_bytes(), &damaged)),
    ]
}

fn why(name: &str, file: Vec<u8>) -> String {
    ReadAs::default().read(name, file).map_or_else(|why| why.to_string(), |_| "read".to_owned())
}

#[test]
fn a_package_that_swells_is_not_read() {
    let swollen = format!("<w:t>{}</w:t>", " ".repeat(30_000_000));
    let bomb = docx(DOCX.replace("<w:br/>", &swollen).into());
    assert!(bomb.len() < 60_000);
    let told = "text after unpacking: more than 300 times its size, and no more is read";
    assert_eq!(why("bomb.docx", bomb), told);
}

#[test]
fn elements_without_end_fail_no_reader() {
    let nested = DOCX.replace("<w:tbl>", &"<w:tbl><w:tr><w:tc>".repeat(5_000));
    assert_ne!(why("nested.docx", docx(nested.into())), Unread::Failed.to_string());
    let nested = ODT.replace("<text:list>", &"<text:list><text:list-item>".repeat(5_000));
    assert_ne!(why("nested.odt", odt(nested.into())), Unread::Failed.to_string());
    let nested = CHAPTER.replace("<p>", &"<div>".repeat(50_000));
    assert_ne!(
        why("nested.epub", book(BOOK.as_bytes(), nested.as_bytes())),
        Unread::Failed.to_string()
    );
}

#[test]
fn entities_that_stand_for_entities_are_not_expanded() {
    let entity = |n: u32| format!("<!ENTITY e{} \"{}\">", n + 1, format!("&e{n};").repeat(10));
    let entities: String = (0..12).map(entity).collect();
    let laughs = format!("<!DOCTYPE d [<!ENTITY e0 \"540\">{entities}]>");
    let document = format!("{laughs}{}", DOCX.replace("650", "&e12;"));
    let read = ReadAs::default().read("laughs.docx", docx(document.into()));
    assert!(read.is_ok_and(|document| document.text.len() < 1_000));
}
