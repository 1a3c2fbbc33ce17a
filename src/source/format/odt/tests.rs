use super::read;
use crate::source::format::package::tests::packed;
use crate::source::{Document, ReferenceKind, Region, Unread};

/// Returns the document with these automatic styles and this body, as one XML file.
fn document(styles: &str, body: &str) -> Document {
    let xml = format!(
        r#"<?xml version="1.0"?><office:document
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
        xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
        xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
        xmlns:dc="http://purl.org/dc/elements/1.1/">
        <office:meta><dc:title>Votes</dc:title><meta:initial-creator>M. Coker</meta:initial-creator><dc:creator>Last</dc:creator></office:meta>
        <office:automatic-styles>{styles}</office:automatic-styles>
        <office:body><office:text>{body}</office:text></office:body></office:document>"#
    );
    read(xml.as_bytes(), String::new()).unwrap()
}

fn text(body: &str) -> String {
    document("", body).text
}

#[test]
fn paragraphs_hold_their_text_as_it_is_shown() {
    let body = "<text:h>Votes</text:h><text:p>Of\n   650<text:s text:c=\"2\"/>votes<text:tab/>5<text:span>40</text:span><text:line-break/>backed</text:p>";
    let document = document("", body);
    assert_eq!(document.text, "Votes\n\nOf 650  votes\t540\nbacked");
    assert_eq!(document.about.title.as_deref(), Some("Votes"));
    assert_eq!(document.about.authors, ["M. Coker"]);
}

#[test]
fn styles_make_headings_and_quotations() {
    let styles = r#"<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>"#;
    let body = "<text:p text:style-name=\"Title\">T</text:p><text:h>Votes</text:h><text:p text:style-name=\"P1\">540</text:p><text:p>650</text:p>";
    let document = document(styles, body);
    assert_eq!(document.text, "T\n\nVotes\n\n540\n\n650");
    let regions = [0, 3, 10, 15].map(|at| document.regions.at(at));
    assert_eq!(regions, [Region::Heading, Region::Heading, Region::BlockQuote, Region::Body]);
}

#[test]
fn a_note_stands_apart_from_its_sentence() {
    let body = "<text:p>In 2010<text:note text:note-class=\"footnote\"><text:note-citation>2</text:note-citation><text:note-body><text:p>See page 9.</text:p></text:note-body></text:note>3 it fell</text:p>";
    let document = document("", body);
    assert_eq!(document.text, "In 2010 3 it fell\n\nSee page 9.");
    assert_eq!(document.regions.at(20), Region::Note);
}

#[test]
fn annotations_and_notes_refer_from_where_they_stand() {
    let body = "<text:p><office:annotation><dc:creator>A. Coker</dc:creator><text:p>Sure?</text:p></office:annotation>Of \
        <office:annotation office:name=\"1\"><dc:creator>B</dc:creator><text:p>cast-oslo</text:p></office:annotation>650 votes<office:annotation-end office:name=\"1\"/>\
        <text:note><text:note-citation>2</text:note-citation><text:note-body><text:p>See page 9.</text:p></text:note-body></text:note>7</text:p>\
        <text:p>it<office:annotation office:name=\"2\"><text:p>End</text:p></office:annotation></text:p><text:p>fell</text:p>";
    let document = document("", body);
    assert_eq!(document.text, "Of 650 votes 7\n\nit\n\nfell\n\nSee page 9.");
    let found = document.references.iter().map(|reference| {
        let (span, label) = (reference.span, reference.label.as_str());
        (reference.kind, span.start, span.of(&document.text), label, &*reference.text)
    });
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            (ReferenceKind::Comment, 0, "", "A. Coker", "Sure?"),
            (ReferenceKind::Comment, 3, "650 votes", "B", "cast-oslo"),
            (ReferenceKind::Note, 12, "", "", "See page 9."),
            (ReferenceKind::Comment, 18, "", "", "End"),
        ]
    );
}

#[test]
fn deleted_text_and_comments_are_hidden() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>A</dc:creator></office:change-info><text:p>31</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:p>54<text:change/>1<office:annotation><dc:creator>A</dc:creator><text:p>Sure?</text:p></office:annotation> votes</text:p>";
    let document = document("", body);
    assert_eq!(document.text, "541 votes");
    assert_eq!(document.hidden, ["31", "Sure?"]);
    assert_eq!(document.about.authors, ["M. Coker"]);
}

#[test]
fn styles_sections_and_fields_hide_and_raise() {
    let styles = r#"<style:style style:name="h" style:family="text"><style:text-properties text:display="none"/></style:style>
        <style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
        <style:style style:name="out" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>"#;
    let body = "<text:p>10<text:span text:style-name=\"up\">2</text:span> a<text:span text:style-name=\"h\">b</text:span>c <text:span text:style-name=\"out\">31</text:span>38</text:p>
        <text:section text:display=\"none\"><text:p>d</text:p></text:section>
        <text:p>e<text:hidden-paragraph text:is-hidden=\"true\"/>f</text:p>
        <text:p>g<text:hidden-text text:is-hidden=\"true\">h</text:hidden-text></text:p>";
    let document = document(styles, body);
    assert_eq!(document.text, "10² ac 38\n\ng");
    assert_eq!(document.hidden, ["b", "31", "d", "ef", "h"]);
}

#[test]
fn tables_and_boxes_stand_apart() {
    let body = "<table:table><table:table-row><table:table-cell><text:p>Mousavi</text:p></table:table-cell><table:table-cell><text:p>540</text:p></table:table-cell></table:table-row></table:table>
        <text:p>Of 650<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame> votes</text:p>";
    assert_eq!(text(body), "Mousavi | 540\n\nOf 650 votes\n\nBox");
}

#[test]
fn an_encrypted_package_says_so() {
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let bytes = packed(&[("META-INF/manifest.xml", manifest), ("content.xml", "x")]);
    assert_eq!(read(&bytes, String::new()), Err(Unread::Encrypted));
}
