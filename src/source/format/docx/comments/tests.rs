use std::collections::BTreeMap;
use std::io::Cursor;

use zip::ZipArchive;

use super::with_comments;
use crate::source::format::docx::read;
use crate::source::format::docx::tests::{RELATIONS, SPACES, package, relation, run};
use crate::source::format::package::Package;
use crate::source::format::package::tests::packed;
use crate::source::format::xml::{Element, Visitor, visit};
use crate::source::{Comment, CommentRun, Document, Unread};
use crate::text::Span;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Returns a comment on words of a document, which says them.
fn comment(document: &Document, words: &str) -> Comment {
    let start = document.text.find(words).unwrap_or_else(|| panic!("{words} is not there"));
    let runs = vec![CommentRun { text: format!("on {words}"), is_strong: false }];
    Comment { span: Span::new(start, start + words.len()), paragraphs: vec![runs] }
}

/// Returns a package with comments on these words. It is read as it was without them.
fn commented(bytes: &[u8], words: &[&str]) -> Vec<u8> {
    let document = read(bytes, String::new()).unwrap();
    let comments: Vec<Comment> = words.iter().map(|words| comment(&document, words)).collect();
    let written = with_comments(bytes, &comments).unwrap();
    assert_eq!(read(&written, String::new()).unwrap(), document);
    assert_eq!(with_comments(bytes, &comments).unwrap(), written, "twice from the same");
    assert_eq!(with_comments(&written, &comments).unwrap(), written, "again from what is written");
    written
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut package = Package::open(bytes, "DOCX").unwrap();
    String::from_utf8(package.required(name).unwrap()).unwrap()
}

/// Returns what stands between the tags of the body.
fn body(bytes: &[u8]) -> String {
    let main = part(bytes, "word/main.xml");
    let (_, rest) = main.split_once("body>").unwrap();
    rest.rsplit_once("</").unwrap().0.rsplit_once("</").unwrap().0.to_owned()
}

/// Finds for each comment the words between its marks, and whether its mark is there.
#[derive(Default)]
struct Anchored {
    open: Vec<String>,
    words: BTreeMap<String, (String, bool)>,
    in_text: bool,
}

impl Visitor for Anchored {
    fn open(&mut self, element: &Element<'_>) {
        let id = element.attribute("id").unwrap_or_default();
        match element.name {
            "w:commentRangeStart" => self.open.push(id),
            "w:commentRangeEnd" => self.open.retain(|open| *open != id),
            "w:commentReference" => self.words.entry(id).or_default().1 = true,
            "w:t" | "m:t" => self.in_text = true,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        self.in_text &= !matches!(name, "w:t" | "m:t");
    }

    fn text(&mut self, text: &str) {
        for id in self.open.iter().filter(|_| self.in_text) {
            self.words.entry(id.clone()).or_default().0.push_str(text);
        }
    }
}

/// Returns the words that each comment stands on, by the order of their ids.
fn anchored(bytes: &[u8]) -> Vec<String> {
    let mut anchored = Anchored::default();
    visit(part(bytes, "word/main.xml").into_bytes(), "DOCX", &mut anchored).unwrap();
    assert_eq!(anchored.open, [""; 0], "all ranges end");
    let words = anchored.words.into_values();
    words.map(|(words, is_referred)| if is_referred { words } else { "?".to_owned() }).collect()
}

/// Returns the words that comments on these words stand on, in a document of this body.
fn anchored_in(body: &str, words: &[&str]) -> Vec<String> {
    anchored(&commented(&package(body, &[]), words))
}

#[test]
fn a_run_is_split_around_the_words() {
    let look = "<w:rPr><w:b/><w:color w:val=\"FF0000\"/></w:rPr>";
    let run = format!("<w:r w:rsidR=\"00A1\">{look}<w:t>Of 650 votes</w:t></w:r>");
    let written = commented(&package(&format!("<w:p><w:pPr/>{run}</w:p>"), &[]), &["650"]);
    let expected = format!(
        "<w:p><w:pPr/><w:r w:rsidR=\"00A1\">{look}<w:t xml:space=\"preserve\">Of </w:t></w:r>\
        <w:commentRangeStart w:id=\"0\"/><w:r w:rsidR=\"00A1\">{look}<w:t xml:space=\"preserve\">650</w:t></w:r>\
        <w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>\
        <w:r w:rsidR=\"00A1\">{look}<w:t xml:space=\"preserve\"> votes</w:t></w:r></w:p>"
    );
    assert_eq!(body(&written), expected);
}

#[test]
fn nothing_is_split_where_the_words_are_whole_runs() {
    let body_of = format!("<w:p>{}{}{}</w:p>", run("Of "), run("650"), run(" votes"));
    let written = commented(&package(&body_of, &[]), &["650"]);
    assert_eq!(body(&written).matches("<w:t ").count(), 3);
    assert_eq!(anchored(&written), ["650"]);
}

#[test]
fn white_space_that_was_not_shown_stays_so_and_other_is_shown() {
    let text = "<w:p><w:r><w:t>\n Of 650 540 votes \n</w:t></w:r></w:p>";
    let document = package(text, &[]);
    let read = read(&document, String::new()).unwrap();
    let comments = [comment(&read, "650"), comment(&read, "540")];
    let written = body(&with_comments(&document, &comments).unwrap());
    let kept: Vec<&str> =
        written.split("<w:t").skip(1).map(|t| &t[..t.find("</").unwrap()]).collect();
    let keep = " xml:space=\"preserve\"";
    let expected = [
        ">\n Of",
        &format!("{keep}> "),
        &format!("{keep}>650"),
        &format!("{keep}> "),
        &format!("{keep}>540"),
        &format!("{keep}> "),
        ">votes \n",
    ];
    assert_eq!(kept, expected);
}

#[test]
fn words_over_runs_links_and_tracked_changes_have_comments() {
    let body = format!(
        "<w:p>{}<w:ins w:id=\"7\">{}</w:ins><w:del w:id=\"8\"><w:r><w:delText>9</w:delText></w:r></w:del>{}<w:hyperlink r:id=\"x\">{}</w:hyperlink></w:p>",
        run("Of 6"),
        run("5"),
        run("0 vo"),
        run("tes, “540 were his”")
    );
    let words = ["650 votes", "“540 were his”", "540", "5"];
    assert_eq!(anchored_in(&body, &words), words);
    let written = commented(&package(&body, &[]), &words);
    assert!(
        super::tests::body(&written)
            .contains("<w:ins w:id=\"7\"><w:commentRangeStart w:id=\"3\"/>")
    );
}

#[test]
fn characters_that_stand_for_others_and_elements_of_a_run_are_cut_between() {
    let body = "<w:p><w:r><w:t>a&amp;650&#160;b</w:t><w:tab/><w:t>540</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r><w:r><w:t>31</w:t><w:br/><w:t>7\r\n8 9</w:t></w:r></w:p>";
    assert_eq!(
        anchored_in(body, &["&650\u{a0}", "540\u{2011}", "31", "8"]),
        ["&650\u{a0}", "540", "31", "8"]
    );
}

#[test]
fn cells_lists_controls_and_fields_have_comments() {
    let field = |kind: &str| format!("<w:fldChar w:fldCharType=\"{kind}\"/>");
    let body = format!(
        "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl><w:sdt><w:sdtContent><w:p><w:pPr><w:numPr/></w:pPr><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt><w:p><w:r>{}<w:instrText>PAGE</w:instrText>{}<w:t>page 31</w:t>{}</w:r><w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple></w:p>",
        run("650 votes"),
        run("of 540"),
        run("12 rooms"),
        field("begin"),
        field("separate"),
        field("end"),
        run(" or 44")
    );
    let words = ["650", "540", "12", "31", "44"];
    assert_eq!(anchored_in(&body, &words), words);
}

#[test]
fn words_that_carry_no_comment_have_it_on_what_they_are_in() {
    let boxed = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run("Box 7 of 9"));
    let math = "<m:oMath><m:r><m:t>10+31</m:t></m:r></m:oMath>";
    let ruby = format!("<w:r><w:ruby><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", run("44 or 45"));
    let body = format!(
        "<w:p><w:r><w:pict>{boxed}</w:pict></w:r>{}</w:p><w:p>{}{math}{ruby}</w:p>",
        run("Of 650"),
        run("It is ")
    );
    let words = ["650", "7", "31", "44"];
    assert_eq!(anchored_in(&body, &words), ["650", "Box 7 of 9", "10+31", "44 or 45"]);
}

#[test]
fn comments_on_notes_stand_at_their_marks_and_those_on_heads_at_the_first_words() {
    let notes = r#"<w:footnotes SPACES><w:footnote w:id="7"><w:p><w:r><w:t>See 44 and 45.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let head = "<w:hdr SPACES><w:p><w:r><w:t>Page 12</w:t></w:r></w:p></w:hdr>";
    let mark = r#"<w:r><w:footnoteReference w:id="7"/></w:r>"#;
    let parts = [("footnotes", "footnotes.xml", notes), ("header", "header1.xml", head)];
    let bytes = package(&format!("<w:p>{}{mark}{}</w:p>", run("Of 650"), run(" votes")), &parts);
    let written = commented(&bytes, &["44", "12", "45"]);
    assert_eq!(anchored(&written), ["", "Of 650", ""]);
    let mark = format!(
        "<w:commentRangeStart w:id=\"0\"/><w:commentRangeStart w:id=\"2\"/>{mark}<w:commentRangeEnd"
    );
    assert!(body(&written).contains(&mark), "{}", body(&written));
    for part_name in ["word/footnotes.xml", "word/header1.xml"] {
        assert_eq!(part(&written, part_name), part(&bytes, part_name));
    }
}

#[test]
fn comments_of_others_stay_and_new_ids_follow_theirs() {
    let comments = format!(
        "<x:comments xmlns:x=\"{WORD}\"><x:comment x:id=\"41\" x:author=\"A. Coker\"><x:p><x:r><x:t>Sure?</x:t></x:r></x:p></x:comment></x:comments>"
    );
    let marked = format!(
        "<w:p><w:commentRangeStart w:id=\"41\"/>{}<w:commentRangeEnd w:id=\"41\"/><w:r><w:commentReference w:id=\"41\"/></w:r></w:p>",
        run("Of 650")
    );
    let bytes = package(&marked, &[("comments", "/word/notes/remarks.xml", &comments)]);
    let written = commented(&bytes, &["650"]);
    assert_eq!(anchored(&written), ["Of 650", "650"]);
    let own = "<x:comment x:id=\"42\" x:author=\"crosscheck\" x:initials=\"cc\"><x:p><x:pPr><x:spacing x:before=\"0\" x:after=\"0\"/></x:pPr><x:r><x:rPr><x:sz x:val=\"20\"/><x:szCs x:val=\"20\"/></x:rPr><x:t xml:space=\"preserve\">on 650</x:t></x:r></x:p></x:comment>";
    let expected = comments.replace("</x:comments>", &format!("{own}</x:comments>"));
    assert_eq!(part(&written, "word/notes/remarks.xml"), expected);
    // All of it is as it was once there is nothing to say.
    let without = with_comments(&written, &[]).unwrap();
    assert_eq!(part(&without, "word/notes/remarks.xml"), comments);
    assert_eq!(anchored(&without), ["Of 650"]);
}

#[test]
fn a_part_of_comments_is_made_with_what_leads_to_it() {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    let root = format!(
        "{RELATIONS}{}</Relationships>",
        relation("r1", "officeDocument", "/word/main.xml")
    );
    let main =
        format!("<w:document {SPACES}><w:body><w:p>{}</w:p></w:body></w:document>", run("540"));
    let members = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", root.as_str()),
        ("word/main.xml", main.as_str()),
        ("word/Comments.xml", "<a/>"),
    ];
    let written = commented(&packed(&members), &["540"]);
    let added = "<Override PartName=\"/word/comments2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>";
    assert!(part(&written, "[Content_Types].xml").ends_with(added));
    let added = "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"comments2.xml\"/></Relationships>";
    assert!(part(&written, "word/_rels/main.xml.rels").ends_with(added));
    assert!(part(&written, "word/comments2.xml").contains("on 540"));
    assert_eq!(part(&written, "word/Comments.xml"), "<a/>");
}

#[test]
fn the_strict_form_and_other_prefixes_keep_their_names() {
    let space = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    let body = "<body><p><r><t>Of 540</t></r></p></body>";
    let main = format!("<document xmlns=\"{space}\">{body}</document>");
    let kind = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
    let root = format!(
        "{RELATIONS}<Relationship Id=\"a\" Type=\"{kind}\" Target=\"word/main.xml\"/></Relationships>"
    );
    let written = commented(&packed(&[("_rels/.rels", &root), ("word/main.xml", &main)]), &["540"]);
    assert_eq!(anchored(&written), ["540"]);
    let start = format!("<w:commentRangeStart xmlns:w=\"{space}\" w:id=\"0\"/><r><t");
    assert!(part(&written, "word/main.xml").contains(&start));
    let relations = part(&written, "word/_rels/main.xml.rels");
    assert!(relations.contains("http://purl.oclc.org/ooxml/officeDocument/relationships/comments"));
    assert!(part(&written, "word/comments.xml").contains(space));
}

#[test]
fn a_part_in_another_encoding_is_written_in_utf_8() {
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document {SPACES}><w:body><w:p>{}</w:p></w:body></w:document>",
        run("“540 é”")
    );
    let wide: Vec<u8> =
        "\u{feff}".encode_utf16().chain(main.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let bytes = package("<w:p/>", &[]);
    let package = Package::open(&bytes, "DOCX").unwrap();
    let bytes = package.with_members([("word/main.xml".to_owned(), wide)].into()).unwrap();
    let written = commented(&bytes, &["540"]);
    assert_eq!(anchored(&written), ["540"]);
}

#[test]
fn all_other_members_are_copied_as_they_are_packed() {
    let bytes =
        package(&format!("<w:p>{}</w:p>", run("540")), &[("image", "a.bin", "\u{0}picture")]);
    let written = commented(&bytes, &["540"]);
    let packed = |bytes: &[u8]| {
        let mut archive = ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
        let mut raw = Vec::new();
        let index = archive.index_for_name("word/a.bin").unwrap();
        std::io::copy(&mut archive.by_index_raw(index).unwrap(), &mut raw).unwrap();
        raw
    };
    assert_eq!(packed(&written), packed(&bytes));
}

#[test]
fn what_cannot_have_comments_says_why() {
    let why = |body: &str| {
        let bytes = package(body, &[]);
        let document = read(&bytes, String::new()).unwrap();
        with_comments(&bytes, &[comment(&document, "540")]).unwrap_err()
    };
    assert!(matches!(why("<w:r><w:t>540</w:t></w:r>"), Unread::Malformed { .. }));
    let many =
        format!("<w:p>{}{}</w:p>", "<w:commentRangeStart w:id=\"1\"/>".repeat(32_767), run("540"));
    assert!(matches!(why(&many), Unread::TooMuch { what: "comments", .. }));
    assert_eq!(with_comments(&package("<w:p/>", &[]), &[]), Err(Unread::Empty));
}
