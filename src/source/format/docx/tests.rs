use std::num::NonZeroU32;

use super::read;
use crate::source::format::package::resolved;
use crate::source::format::package::tests::packed;
use crate::source::{Document, Locator, ReferenceKind, Region, Unread};
use crate::text::Span;

pub(super) const RELATIONS: &str =
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;

const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;

pub(super) fn relation(id: &str, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="{TYPE}/{kind}" Target="{target}"/>"#)
}

/// Returns the document with this body, and these other parts of the folder `word` with their kinds.
fn document(body: &str, parts: &[(&str, &str, &str)]) -> Result<Document, Unread> {
    read(&package(body, parts), String::new())
}

/// Returns its file.
pub(super) fn package(body: &str, parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let main = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    let root =
        format!("{RELATIONS}{}</Relationships>", relation("r1", "officeDocument", "word/main.xml"));
    let relations: String =
        parts.iter().map(|(kind, target, _)| relation(kind, kind, target)).collect();
    let relations = format!("{RELATIONS}{relations}</Relationships>");
    let mut members = vec![
        ("_rels/.rels".to_owned(), root),
        ("word/main.xml".to_owned(), main),
        ("word/_rels/main.xml.rels".to_owned(), relations),
    ];
    members.extend(
        parts
            .iter()
            .map(|(_, target, part)| (resolved("word/", target), part.replace("SPACES", SPACES))),
    );
    let members: Vec<(&str, &str)> =
        members.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    packed(&members)
}

fn text(body: &str) -> String {
    document(body, &[]).unwrap().text
}

/// Returns a run of a text.
pub(super) fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

#[test]
fn runs_are_joined_and_paragraphs_are_not() {
    let body = format!(
        "<w:p>{}{}<w:r><w:tab/><w:t>cast</w:t><w:br/><w:t>in</w:t><w:noBreakHyphen/></w:r></w:p><w:p/><w:p>{}</w:p>",
        run("5"),
        run("40 votes"),
        run("Oslo &amp; Bergen")
    );
    let document = document(&body, &[]).unwrap();
    assert_eq!(document.text, "540 votes\tcast\nin\u{2011}\n\nOslo & Bergen");
    let second = Location::of(&document, "Oslo");
    assert_eq!(second, Locator::Paragraph(NonZeroU32::new(2).unwrap()));
}

/// Finds the places of words.
struct Location;

impl Location {
    fn of(document: &Document, words: &str) -> Locator {
        let at = document.text.find(words).unwrap();
        document.locate(Span::new(at, at + words.len())).locator().unwrap()
    }
}

#[test]
fn tracked_changes_are_accepted() {
    let body = format!(
        "<w:p>{}<w:del>{}</w:del><w:ins>{}</w:ins><w:moveFrom>{}</w:moveFrom>{}</w:p>",
        run("54"),
        "<w:r><w:delText>0</w:delText></w:r>",
        run("1"),
        run(" of them"),
        run(" votes")
    );
    let document = document(&body, &[]).unwrap();
    assert_eq!(document.text, "541 votes");
    assert_eq!(document.hidden, ["0", "of them"]);
}

#[test]
fn a_deleted_row_and_properties_before_a_change_are_no_text() {
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>540</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        run("650"),
        run("Mousavi")
    );
    let document = document(&body, &[]).unwrap();
    assert_eq!(document.text, "Mousavi | 540");
    assert_eq!(document.hidden, ["650"]);
    assert_eq!(document.regions.at(0), Region::Table);
}

#[test]
fn hidden_and_struck_out_text_holds_no_quote() {
    let run = |property: &str, text: &str| {
        format!("<w:r><w:rPr><w:{property}/></w:rPr><w:t>{text}</w:t></w:r>")
    };
    let runs =
        [run("b", "5"), run("vanish", "6"), run("i", "40 "), run("strike", "31"), run("b", "7")];
    let document = document(&format!("<w:p>{}</w:p>", runs.concat()), &[]).unwrap();
    assert_eq!(document.text, "540 7");
    assert_eq!(document.hidden, ["6", "31"]);
}

#[test]
fn styles_hide_and_raise() {
    let styles = r#"<w:styles SPACES><w:style w:type="character" w:styleId="a"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/></w:style>
        <w:style w:type="paragraph" w:styleId="c"><w:name w:val="Toc 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="d"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#;
    let styled = |style: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, run(text))
    };
    let body = format!(
        r#"{}{}<w:p>{}<w:r><w:rPr><w:rStyle w:val="b"/></w:rPr><w:t>2</w:t></w:r></w:p>"#,
        styled("c", "Contents 3"),
        styled("d", "secret"),
        run("In 2010")
    );
    let document = document(&body, &[("styles", "styles.xml", styles)]).unwrap();
    assert_eq!(document.text, "Contents 3\n\nIn 2010²");
    assert_eq!(document.regions.at(0), Region::Nav);
    assert_eq!(document.hidden, ["secret"]);
}

#[test]
fn styles_make_headings_and_quotations() {
    let styles = r#"<w:styles SPACES><w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="own"><w:name w:val="Own"/><w:basedOn w:val="Titre1"/></w:style>
        <w:style w:type="paragraph" w:styleId="q"><w:name w:val="Intense Quote"/></w:style></w:styles>"#;
    let styled = |style: &str, text: &str| {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, run(text))
    };
    let body = format!("{}{}{}", styled("own", "Votes"), styled("q", "540"), styled("none", "650"));
    let document = document(&body, &[("styles", "styles.xml", styles)]).unwrap();
    assert_eq!(document.text, "Votes\n\n540\n\n650");
    let regions = [0, 7, 12].map(|at| document.regions.at(at));
    assert_eq!(regions, [Region::Heading, Region::BlockQuote, Region::Body]);
}

#[test]
fn notes_follow_the_body_and_make_no_figure() {
    let notes = r#"<w:footnotes SPACES><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="3"><w:p><w:r><w:footnoteRef/><w:t>Later.</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="2"><w:p><w:r><w:t>First.</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="9"><w:p><w:r><w:t>Unused.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let head = "<w:hdr SPACES><w:p><w:r><w:t>Report</w:t></w:r></w:p></w:hdr>";
    let mark = |id| format!(r#"<w:r><w:footnoteReference w:id="{id}"/></w:r>"#);
    let custom =
        r#"<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>7</w:t></w:r>"#;
    let body =
        format!("<w:p>{}{}{}{custom}{}</w:p>", run("In 20"), mark(2), run("10"), run(" it fell"));
    let parts = [("footnotes", "footnotes.xml", notes), ("header", "header1.xml", head)];
    let document = document(&body, &parts).unwrap();
    assert_eq!(document.text, "In 20 10 it fell\n\nFirst.\n\nLater.\n\nReport");
    assert_eq!(Location::of(&document, "Later"), Locator::Note(NonZeroU32::new(2).unwrap()));
    assert_eq!(document.regions.at(18), Region::Note);
    assert_eq!(document.regions.at(document.text.len() - 1), Region::Furniture);
    assert_eq!(document.hidden, ["Unused."]);
}

#[test]
fn comments_are_hidden() {
    let comments = r#"<w:comments SPACES><w:comment w:id="1"><w:p><w:r><w:t>Is it 31?</w:t></w:r></w:p></w:comment></w:comments>"#;
    let body = format!(r#"<w:p>{}<w:r><w:commentReference w:id="1"/></w:r></w:p>"#, run("540"));
    let document = document(&body, &[("comments", "comments.xml", comments)]).unwrap();
    assert_eq!((document.text.as_str(), document.hidden), ("540", vec!["Is it 31?".to_owned()]));
}

#[test]
fn comments_and_notes_refer_from_where_they_stand() {
    let comments = r#"<w:comments SPACES><w:comment w:id="1" w:author="A. Coker"><w:p><w:r><w:t>cast-oslo</w:t></w:r></w:p></w:comment>
        <w:comment w:id="2"><w:p><w:r><w:t>Sure?</w:t></w:r></w:p></w:comment><w:comment w:id="3"><w:p><w:r><w:t>All</w:t></w:r></w:p></w:comment></w:comments>"#;
    let notes = r#"<w:footnotes SPACES><w:footnote w:id="7"><w:p><w:r><w:t>See the count.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let range = |end: &str, id: u8| format!(r#"<w:commentRange{end} w:id="{id}"/>"#);
    let mark = |name: &str, id: u8| format!(r#"<w:r><w:{name}Reference w:id="{id}"/></w:r>"#);
    let body = [
        format!("<w:p>{}{}</w:p>{}", run("Votes "), mark("comment", 2), range("Start", 3)),
        format!("<w:p>{}{}{}{}", run("Of "), range("Start", 1), run("6"), run("50 votes")),
        format!("{}{}{}{}", range("End", 1), mark("comment", 1), run(", 540"), mark("footnote", 7)),
        format!("{}</w:p>{}", run("7"), range("End", 3)),
    ];
    let parts = [("comments", "comments.xml", comments), ("footnotes", "footnotes.xml", notes)];
    let document = document(&body.concat(), &parts).unwrap();
    assert_eq!(document.text, "Votes\n\nOf 650 votes, 540 7\n\nSee the count.");
    let found = document.references.iter().map(|reference| {
        let (span, label) = (reference.span, reference.label.as_str());
        (reference.kind, span.start, span.of(&document.text), label, &*reference.text)
    });
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            (ReferenceKind::Comment, 5, "", "", "Sure?"),
            (ReferenceKind::Comment, 7, "Of 650 votes, 540 7", "", "All"),
            (ReferenceKind::Comment, 10, "650 votes", "A. Coker", "cast-oslo"),
            (ReferenceKind::Note, 24, "", "", "See the count."),
        ]
    );
    assert_eq!(document.hidden, ["cast-oslo", "Sure?", "All"]);
}

#[test]
fn a_comment_begins_behind_hidden_text() {
    let comments = r#"<w:comments SPACES><w:comment w:id="1"><w:p><w:r><w:t>cast-oslo</w:t></w:r></w:p></w:comment></w:comments>"#;
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>31</w:t></w:r>";
    let body = format!(
        "<w:p>{hidden}<w:commentRangeStart w:id=\"1\"/>{}<w:commentRangeEnd w:id=\"1\"/></w:p>",
        run("650 votes")
    );
    let document = document(&body, &[("comments", "comments.xml", comments)]).unwrap();
    let spans = document.references.iter().map(|reference| reference.span);
    assert_eq!(spans.collect::<Vec<_>>(), [Span::new(0, 9)]);
}

#[test]
fn of_fields_the_result_is_text() {
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let body = format!(
        "<w:p>{}{}<w:r><w:instrText>PAGEREF 12</w:instrText></w:r>{}<w:r><w:t>9</w:t></w:r>{}{}{}{}{}</w:p>",
        run("see page "),
        field("begin"),
        field("begin"),
        field("end"),
        field("separate"),
        run("31"),
        field("end"),
        run(".")
    );
    let document = document(&body, &[]).unwrap();
    assert_eq!(document.text, "see page 31.");
    assert_eq!(document.hidden, ["9"]);
}

#[test]
fn a_text_box_is_read_once_and_after_its_paragraph() {
    let boxed = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run("Box 7"));
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{boxed}</w:drawing></mc:Choice><mc:Fallback><w:pict>{boxed}</w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p><w:p>{}</w:p>",
        run("Of 650"),
        run(" votes"),
        run("Next")
    );
    assert_eq!(text(&body), "Of 650 votes\n\nBox 7\n\nNext");
}

#[test]
fn a_text_box_is_read_where_only_the_fallback_has_it() {
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "<w:t>540</w:t>"
    );
    assert_eq!(text(&body), "540");
}

#[test]
fn signs_of_the_font_symbol_are_read() {
    let body = r#"<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>540</w:t></w:r></w:p>"#;
    assert_eq!(text(body), "≥540");
}

#[test]
fn parts_of_formulas_are_no_digits_of_one_figure() {
    let body = "<w:p><m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>";
    assert_eq!(text(body), "10² 1 2");
}

#[test]
fn what_is_inserted_from_another_part_is_told() {
    let html = ("aFChunk", "chunk.html", "<p>540</p>");
    let chunk = r#"<w:altChunk r:id="aFChunk"/>"#;
    assert_eq!(document(chunk, &[html]), Err(Unread::Embedded("HTML".to_owned())));
    let with_text = document(&format!("<w:p>{}</w:p>{chunk}", run("540")), &[html]).unwrap();
    assert_eq!(with_text.unread[0].place, "word/chunk.html");
}

#[test]
fn the_strict_form_is_read() {
    let main = r#"<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>540</w:t></w:r></w:p></w:body></w:document>"#;
    let root = format!(
        r#"{RELATIONS}<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/d/e.xml"/></Relationships>"#
    );
    let bytes = packed(&[("_rels/.rels", &root), ("d/e.xml", main)]);
    assert_eq!(read(&bytes, String::new()).unwrap().text, "540");
}

#[test]
fn title_and_author_are_those_of_the_package() {
    let core = r#"<p xmlns="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Votes</dc:title><dc:creator>A. Coker; B. Heydari</dc:creator></p>"#;
    let root = format!(
        r#"{RELATIONS}{}<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#,
        relation("r", "officeDocument", "word/document.xml")
    );
    let main =
        format!("<w:document {SPACES}><w:body><w:p>{}</w:p></w:body></w:document>", run("540"));
    let members =
        [("_rels/.rels", root.as_str()), ("word/document.xml", &main), ("docProps/core.xml", core)];
    let about = read(&packed(&members), String::new()).unwrap().about;
    assert_eq!(about.title.as_deref(), Some("Votes"));
    assert_eq!(about.authors, ["A. Coker", "B. Heydari"]);
}

#[test]
fn what_cannot_be_read_says_why() {
    let ole = |name: &str| {
        let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        bytes.resize(512, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.extend([0; 100]);
        read(&bytes, String::new()).unwrap_err()
    };
    assert_eq!(ole("EncryptedPackage"), Unread::Encrypted);
    assert!(matches!(ole("WordDocument"), Unread::SaveAs { .. }));
    assert_eq!(document("<w:p/>", &[]), Err(Unread::Empty));
    let deep = format!("{}{}", "<w:p>".repeat(3_000), "</w:p>".repeat(3_000));
    assert!(matches!(document(&deep, &[]), Err(Unread::TooMuch { .. })));
}
