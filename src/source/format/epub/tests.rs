use std::num::NonZeroU32;

use super::read;
use crate::source::format::package::tests::packed;
use crate::source::{Document, Locator, Region, Unread};
use crate::text::Span;

const CONTAINER: &str = r#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#;

const BOOK: &str = r#"<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Votes</dc:title><dc:creator>M. Coker</dc:creator><dc:language>en</dc:language><dc:date>2010-03-19</dc:date></metadata>
    <manifest><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/><item id="n" href="n.xhtml" properties="nav"/><item id="a" href="the%20a.xhtml"/></manifest>
    <spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>"#;

fn book(a: &str, b: &str, others: &[(&str, &str)]) -> Result<Document, Unread> {
    let page = |body: &str| {
        format!(
            r#"<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{body}</body></html>"#
        )
    };
    let (nav, a, b) = (page("<p>Contents</p>"), page(a), page(b));
    let mut members = vec![
        ("META-INF/container.xml", CONTAINER),
        ("OEBPS/book.opf", BOOK),
        ("OEBPS/n.xhtml", &nav),
        ("OEBPS/the a.xhtml", &a),
        ("OEBPS/b.xhtml", &b),
    ];
    members.extend(others);
    read(&packed(&members), String::new())
}

fn place(document: &Document, words: &str) -> Locator {
    let at = document.text.find(words).unwrap();
    document.locate(Span::new(at, at + words.len())).locator().unwrap()
}

#[test]
fn chapters_follow_the_spine() {
    let document = book("<h1>One</h1><p>Of 650</p>", "<p>540</p>", &[]).unwrap();
    assert_eq!(document.text, "Contents\n\nOne\n\nOf 650\n\n540");
    assert_eq!(document.regions.at(0), Region::Nav);
    assert_eq!(document.regions.at(12), Region::Heading);
    assert_eq!(document.regions.at(16), Region::Body);
    let number = |n| NonZeroU32::new(n).unwrap();
    let of_650 = Locator::Chapter { chapter: number(2), paragraph: number(2) };
    assert_eq!(place(&document, "Of 650"), of_650);
    assert_eq!(document.about.published.as_deref(), Some("2010-03-19"));
    assert_eq!(document.about.authors, ["M. Coker"]);
}

#[test]
fn notes_follow_their_chapter_and_make_no_figure() {
    let a = r#"<p>In 2010<a epub:type="noteref" href="x">2</a> it <span epub:type="pagebreak">31</span>fell.</p><aside epub:type="footnote"><p>See 9.</p></aside>"#;
    let document = book(a, "<p>End</p>", &[]).unwrap();
    assert_eq!(document.text, "Contents\n\nIn 2010² it fell.\n\nSee 9.\n\nEnd");
    assert_eq!(document.regions.at(document.text.find("See").unwrap()), Region::Note);
    assert_eq!(document.hidden, ["31"]);
}

#[test]
fn an_encrypted_chapter_is_told_and_hidden_fonts_are_not() {
    let encryption = |algorithm: &str, member: &str| {
        format!(
            r#"<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{algorithm}"/><CipherData><CipherReference URI="{member}"/></CipherData></EncryptedData></encryption>"#
        )
    };
    let drm = encryption("http://www.w3.org/2001/04/xmlenc#aes256-cbc", "OEBPS/b.xhtml");
    let document = book("<p>540</p>", "", &[("META-INF/encryption.xml", &drm)]).unwrap();
    assert_eq!(document.unread[0].place, "chapter 3");
    assert_eq!(document.unread[0].why, Unread::Encrypted);
    let font = encryption("http://www.idpf.org/2008/embedding", "OEBPS/b.xhtml");
    assert_eq!(book("a", "b", &[("META-INF/encryption.xml", &font)]).unwrap().unread, []);
}
