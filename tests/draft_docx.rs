//! A draft in DOCX with comments: what was written in Word stays as it is, and each item that is not covered has its comment.

#![expect(clippy::disallowed_methods, reason = "this test writes a dossier")]
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;
use zip::{ZipArchive, ZipWriter};

const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;

const CLAIMS: &str = r#"{ "version": 1, "sources": { "wire": { "file": "wire.txt" } },
  "claims": { "votes-cast": { "statement": "650 votes were cast.", "kind": "count", "unit": "votes", "value": 650,
    "citations": [{ "source": "wire", "quote": "Of 650 votes cast" }] } } }"#;

const WIRE: &str = "Of 650 votes cast at his embassy, 540 backed Mr. Mousavi, he said. “We were asked to change the \
    result,” he told us. The embassy has 12 rooms.";

/// A run, a comment of a person that links 650 to its claim, and 545 over two runs, of which one is an insertion.
const BODY: &str = r#"<w:p><w:pPr><w:spacing w:after="120"/></w:pPr><w:r><w:t xml:space="preserve">Of </w:t></w:r><w:commentRangeStart
    w:id="5"/><w:r><w:t>650</w:t></w:r><w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r><w:r><w:rPr><w:b/>
    </w:rPr><w:t xml:space="preserve"> votes cast, 5</w:t></w:r><w:ins w:id="9" w:author="A. Coker"><w:r><w:t>45</w:t></w:r></w:ins>
    <w:r><w:t xml:space="preserve"> backed Mr. Mousavi.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Rooms</w:t></w:r></w:p>
    </w:tc><w:tc><w:p><w:r><w:t>The embassy has 14 rooms.</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>He said “we were
    not asked to change the result”.</w:t></w:r></w:p>"#;

const COMMENTS: &str = r#"<w:comment w:id="5" w:author="A. Coker"><w:p><w:r><w:t>votes-cast</w:t></w:r></w:p></w:comment>"#;

/// Returns a DOCX file with this body.
fn docx(body: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    let relations = |inner: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
        )
    };
    let members = [
        ("_rels/.rels", relations(&relation("r1", "officeDocument", "word/document.xml"))),
        ("word/document.xml", format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>")),
        (
            "word/_rels/document.xml.rels",
            relations(&relation("r7", "comments", "/word/comments.xml")),
        ),
        ("word/comments.xml", format!("<w:comments {SPACES}>{COMMENTS}</w:comments>")),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn member(path: &Path, name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Returns a folder with a dossier and a draft.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("claims.json"), CLAIMS).unwrap();
    fs::write(folder.path().join("wire.txt"), WIRE).unwrap();
    fs::write(folder.path().join("draft.docx"), docx(BODY)).unwrap();
    folder
}

fn crosscheck(folder: &TempDir, args: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_crosscheck");
    let mut command = Command::new(program);
    command.args(args).current_dir(folder.path()).env_clear().output().unwrap()
}

/// Returns the items of a draft as JSON, without what names its file, after it was written to `to`.
fn items(folder: &TempDir, draft: &str, to: &str) -> Vec<Value> {
    let output = crosscheck(folder, &["draft", draft, "--write", to, "--format", "jsonl"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains(&format!("{to}: written")), "{error}");
    let lines = String::from_utf8(output.stdout).unwrap().replace(draft, "DRAFT");
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Returns the words of each comment with what it stands on, in order: what is between the tags of either.
fn comments(path: &Path) -> Vec<(String, String)> {
    let (main, part) = (member(path, "word/document.xml"), member(path, "word/comments.xml"));
    let words = |xml: &str| {
        let texts = xml.split("<w:t>").flat_map(|text| text.split("<w:t xml:space=\"preserve\">"));
        texts.skip(1).map(|text| &text[..text.find("</w:t>").unwrap()]).collect::<String>()
    };
    let comment = |xml: &str| {
        let id = &xml[..xml.find('"').unwrap()];
        let (_, from) = main.split_once(&format!("<w:commentRangeStart w:id=\"{id}\"/>"))?;
        let (on, _) = from.split_once(&format!("<w:commentRangeEnd w:id=\"{id}\"/>")).unwrap();
        assert!(main.contains(&format!("<w:commentReference w:id=\"{id}\"/>")));
        Some((words(on), words(xml)))
    };
    part.split("<w:comment w:id=\"").skip(1).filter_map(comment).collect()
}

#[test]
fn each_item_that_is_not_covered_has_a_comment_and_is_read_as_before() {
    let folder = folder();
    let first = items(&folder, "draft.docx", "checked.docx");
    let outcomes: Vec<&str> = first.iter().map(|item| item["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["covered", "differs", "differs", "altered"]);
    let checked = folder.path().join("checked.docx");
    let found = comments(&checked);
    let on: Vec<&str> = found.iter().map(|(on, _)| on.as_str()).collect();
    assert_eq!(on, ["545", "14", "“we were\n    not asked to change the result”"]);
    let says = "differs: the sources give another figure for it than “545”: `wire` gives 540\
        “Of 650 votes cast at his embassy, 540 backed Mr. Mousavi, he said.”wire.txt:1:35\
        To do: correct the figure; or link it to the claim or source that bears it out";
    assert_eq!(found[0].1, says);
    // The mark of the person's comment, which begins on one line and ends on the next, stays as it was.
    assert!(
        member(&checked, "word/document.xml").contains("<w:commentRangeStart\n    w:id=\"5\"/>")
    );
    assert!(member(&checked, "word/comments.xml").contains(COMMENTS));

    let text = |file: &str| {
        let output = crosscheck(&folder, &["text", file]);
        String::from_utf8(output.stdout).unwrap().replace(file, "FILE")
    };
    assert_eq!(text("checked.docx"), text("draft.docx"));
    assert_eq!(items(&folder, "checked.docx", "twice.docx"), first);
    let bytes = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert_eq!(
        bytes("twice.docx"),
        bytes("checked.docx"),
        "comments take the place of earlier ones"
    );
    assert_eq!(items(&folder, "draft.docx", "again.docx"), first);
    assert_eq!(bytes("again.docx"), bytes("checked.docx"), "the same bytes a second time");
}

#[test]
fn a_draft_that_the_claims_file_names_is_written_from_its_folder() {
    let folder = folder();
    let named = CLAIMS.replace(
        "\"claims\":",
        "\"drafts\": { \"story\": { \"file\": \"draft.docx\" } }, \"claims\":",
    );
    fs::create_dir(folder.path().join("out")).unwrap();
    fs::write(folder.path().join("claims.json"), named).unwrap();
    let output = crosscheck(&folder, &["draft", "story", "--write", "out/story.docx"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("written"));
    assert_eq!(comments(&folder.path().join("out/story.docx")).len(), 3);
}

#[test]
fn what_is_no_docx_gets_no_comments_and_what_is_read_is_not_overwritten() {
    let folder = folder();
    fs::write(folder.path().join("draft.md"), "Of 650 votes, 545 were his.").unwrap();
    let refused = [
        ("draft.md", "out.docx", "the draft is no DOCX file but markdown"),
        ("draft.docx", "draft.docx", "it is the draft itself"),
    ];
    for (draft, to, why) in refused {
        let output = crosscheck(&folder, &["draft", draft, "--write", to]);
        let error = String::from_utf8(output.stderr).unwrap().replace("\n       ", " ");
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains(&format!("`{to}` was not written: {why}")), "{error}");
    }
    assert!(!fs::exists(folder.path().join("out.docx")).unwrap());
}
