//! Comments in DOCX files: whatever the body holds, each stands on its words, and nothing else is changed.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::io::{Cursor, Read as _, Write as _};

use crosscheck::source::{
    Comment, CommentRun, Document, Format, ReferenceKind, Unread, with_comments,
};
use crosscheck::text::Span;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What stands in a paragraph and can be cut anywhere.
const RUNS: &[&str] = &[
    "<w:r><w:t xml:space=\"preserve\">Of 650 votes </w:t></w:r>",
    "<w:r><w:t>54</w:t></w:r>",
    "<w:r w:rsidR=\"00A1\"><w:rPr><w:b/></w:rPr><w:t>0 were his</w:t></w:r>",
    "<w:r><w:rPr/><w:t> a &amp; b&#160;12 \r\n &lt;31&gt; </w:t></w:r>",
    "<w:r><w:t>é “12 👍”</w:t><w:tab/><w:t>x</w:t><w:br/><w:t xml:space=\"preserve\"> y </w:t></w:r>",
    "<w:r><w:noBreakHyphen/><w:t>7</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r>",
    "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>-3</w:t></w:r>",
    "<w:ins w:id=\"1\"><w:r><w:t>nine of 10</w:t></w:r></w:ins>",
    "<w:del w:id=\"2\"><w:r><w:delText>not 4</w:delText></w:r></w:del>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret 9</w:t></w:r>",
    "<w:hyperlink r:id=\"r9\"><w:r><w:t>a link 88</w:t></w:r></w:hyperlink>",
    "<w:sdt><w:sdtContent><w:r><w:t>a field 5</w:t></w:r></w:sdtContent></w:sdt>",
    "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE 3</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>page 31</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>",
    "</w:p><w:p><w:pPr><w:jc/></w:pPr>",
    "</w:p><w:p/><w:p>",
    "</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>44 rooms</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t> 3 </w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p>",
    "<w:bookmarkStart w:id=\"3\" w:name=\"b\"/><w:bookmarkEnd w:id=\"3\"/>",
    "<w:commentRangeStart w:id=\"8\"/><w:r><w:t>sure 6</w:t></w:r><w:commentRangeEnd w:id=\"8\"/><w:r><w:commentReference w:id=\"8\"/></w:r>",
];

/// What cannot be cut.
const WHOLE: &[&str] = &[
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box 99 of 100</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
    "<m:oMath><m:r><m:t>10+31</m:t></m:r></m:oMath>",
    "<w:r><w:ruby><w:rt><w:r><w:t>r</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>14 15</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    "<w:r><w:t><![CDATA[<16 17>]]></w:t></w:r>",
];

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
    Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    Target="word/document.xml"/></Relationships>"#;

fn package(document: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("_rels/.rels", RELATIONS.as_bytes()), ("word/document.xml", document)] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn main_part(parts: &[&str]) -> String {
    format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"r\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"><w:body><w:p>{}</w:p></w:body></w:document>",
        parts.concat()
    )
}

/// Returns the file as one whose comments a person wrote, so that they are read.
fn by_a_person(bytes: &[u8]) -> Document {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut text = String::new();
        member.read_to_string(&mut text).unwrap();
        let text = text.replace("\"crosscheck\"", "\"A. Coker\"");
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    Format::Docx.read(zip.finish().unwrap().into_inner()).unwrap()
}

/// Returns a comment on the words from one word of a document to another.
fn comment(document: &Document, (first, last): &(Index, Index), number: usize) -> Comment {
    let text = &document.text;
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let words: Vec<Span> = text
        .split_whitespace()
        .filter(|word| *word != "|")
        .map(|word| Span::new(place(word), place(word) + word.len()))
        .collect();
    let (first, last) = (first.index(words.len()), last.index(words.len()));
    let span = words[first.min(last)].hull(words[first.max(last).min(first.min(last) + 2)]);
    let run = CommentRun { text: format!("no. {number}"), is_strong: false };
    Comment { span, paragraphs: vec![vec![run]] }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_comment_stands_on_its_words_and_nothing_else_changes(
        parts in prop::collection::vec(select(RUNS), 1..12),
        words in prop::collection::vec(any::<(Index, Index)>(), 0..8),
    ) {
        let bytes = package(main_part(&parts).as_bytes());
        let Ok(document) = Format::Docx.read(bytes.clone()) else { return Ok(()) };
        let comments: Vec<Comment> =
            words.iter().enumerate().map(|(number, words)| comment(&document, words, number)).collect();
        let written = with_comments(&bytes, &comments).unwrap();
        let read = Format::Docx.read(written.clone()).unwrap();
        prop_assert_eq!((&read.text, &read.hidden, &read.references), (&document.text, &document.hidden, &document.references));
        prop_assert!(with_comments(&written, &comments).unwrap() == written, "again the same");
        let read = by_a_person(&written);
        prop_assert_eq!(&read.text, &document.text);
        for (number, comment) in comments.iter().enumerate() {
            let text = format!("no. {number}");
            let mut found = read.references.iter().filter(|own| *own.text == *text);
            let found = found.next().filter(|own| own.kind == ReferenceKind::Comment).map(|own| own.span);
            prop_assert_eq!(found.map(|span| span.of(&read.text)), Some(comment.span.of(&read.text)), "{:?}", comment);
            prop_assert_eq!(found, Some(comment.span));
        }
    }

    #[test]
    fn no_comment_is_lost(
        parts in prop::collection::vec(select([RUNS, WHOLE].concat()), 1..12),
        words in prop::collection::vec(any::<(Index, Index)>(), 1..8),
    ) {
        let bytes = package(main_part(&parts).as_bytes());
        let Ok(document) = Format::Docx.read(bytes.clone()) else { return Ok(()) };
        let comments: Vec<Comment> =
            words.iter().enumerate().map(|(number, words)| comment(&document, words, number)).collect();
        let written = with_comments(&bytes, &comments).unwrap();
        prop_assert!(with_comments(&written, &comments).unwrap() == written, "again the same");
        let read = by_a_person(&written);
        prop_assert_eq!(&read.text, &document.text);
        let is_own = |text: &str| text.starts_with("no. ");
        prop_assert_eq!(read.references.iter().filter(|own| is_own(&own.text)).count(), comments.len());
    }

    #[test]
    fn a_damaged_part_fails_nothing(
        parts in prop::collection::vec(select([RUNS, WHOLE].concat()), 1..8),
        words in prop::collection::vec(any::<(Index, Index)>(), 1..4),
        damages in prop::collection::vec((any::<Index>(), any::<Index>(), select(&["", "<", ">", "</w:r>", "<w:t>", "&", "\"", "<w:r/>", "é"][..])), 1..4),
    ) {
        let mut main = main_part(&parts).into_bytes();
        for (from, len, instead) in &damages {
            let from = from.index(main.len());
            let to = (from + len.index(12)).min(main.len());
            main.splice(from..to, instead.bytes());
        }
        let bytes = package(&main);
        let Ok(document) = Format::Docx.read(bytes.clone()) else { return Ok(()) };
        prop_assume!(document.text.split_whitespace().any(|word| word != "|"));
        let comments: Vec<Comment> =
            words.iter().enumerate().map(|(number, words)| comment(&document, words, number)).collect();
        prop_assert!(with_comments(&bytes, &comments) != Err(Unread::Failed));
    }
}
