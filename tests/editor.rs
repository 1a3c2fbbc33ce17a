//! The language server, as an editor drives it: what it says is what `check` says, and what it changes can be checked.

#![expect(clippy::disallowed_methods, reason = "this test reads and writes dossiers")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crosscheck::editor::{EditorLines, PositionEncoding, Server};
use crosscheck::finding::Level;
use crosscheck::report::check::json;
use crosscheck::run::{Memory, Options, run};
use crosscheck::text::Span;
use lsp_server::{Message, Notification, Request};
use lsp_types::{Position, Range};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::dossiers::{all_dossiers, claims_files};

/// An editor with a server behind it.
struct Client {
    server: Server,
    next: i32,
    /// The open texts, by their addresses.
    texts: BTreeMap<String, String>,
    /// What the server last said of each file.
    said: BTreeMap<String, Vec<Value>>,
    encoding: PositionEncoding,
}

impl Client {
    fn new() -> Self {
        Self::with(json!({ "capabilities": { "general": { "positionEncodings": ["utf-32"] } } }))
    }

    fn with(params: Value) -> Self {
        let mut client = Self {
            server: Server::default(),
            next: 0,
            texts: BTreeMap::new(),
            said: BTreeMap::new(),
            encoding: PositionEncoding::Utf32,
        };
        let result = client.ask("initialize", params).expect("it begins");
        if result["capabilities"]["positionEncoding"] == "utf-16" {
            client.encoding = PositionEncoding::Utf16;
        }
        client.tell("initialized", json!({}));
        client
    }

    fn ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.next += 1;
        let request = Request { id: self.next.into(), method: method.to_owned(), params };
        let mut answers = self.server.receive(request.into());
        assert_eq!(answers.len(), 1, "a request has one answer");
        let Some(Message::Response(answer)) = answers.pop() else { panic!("it is an answer") };
        answer.response_result.map_err(|error| error.message)
    }

    fn tell(&mut self, method: &str, params: Value) {
        let notification = Notification { method: method.to_owned(), params };
        assert!(self.server.receive(notification.into()).is_empty());
        for message in self.server.settle() {
            let Message::Notification(told) = message else { panic!("it is a notification") };
            assert_eq!(told.method, "textDocument/publishDiagnostics");
            let uri = told.params["uri"].as_str().expect("it is of a file").to_owned();
            let said = told.params["diagnostics"].as_array().expect("it is a list").clone();
            self.said.insert(uri, said);
        }
    }

    fn open(&mut self, path: &Path) -> String {
        let text = fs::read_to_string(path).expect("it is text");
        self.open_as(path, &text)
    }

    fn open_as(&mut self, path: &Path, text: &str) -> String {
        let uri = uri(path);
        self.texts.insert(uri.clone(), text.to_owned());
        let document = json!({ "uri": uri, "languageId": "json", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        uri
    }

    /// Replaces words of an open text, as one who types over them.
    fn replace(&mut self, uri: &str, old: &str, new: &str) {
        let text = &self.texts[uri];
        let start = text.find(old).unwrap_or_else(|| panic!("no {old:?} in {uri}"));
        let span = Span::new(start, start + old.len());
        let range = self.lines(uri).range(text, span);
        let text = format!("{}{new}{}", &text[..span.start], &text[span.end..]);
        self.texts.insert(uri.to_owned(), text);
        let change = json!({ "range": range, "text": new });
        let document = json!({ "uri": uri, "version": 2 });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        self.tell("textDocument/didChange", params);
    }

    fn lines(&self, uri: &str) -> EditorLines {
        EditorLines::new(&self.texts[uri], true, self.encoding)
    }

    /// Returns where some words of an open text begin, `into` bytes further on.
    fn at(&self, uri: &str, words: &str, into: usize) -> Position {
        let text = &self.texts[uri];
        let start = text.find(words).unwrap_or_else(|| panic!("no {words:?} in {uri}"));
        self.lines(uri).position(text, start + into)
    }

    fn ask_at(&mut self, method: &str, uri: &str, position: Position) -> Value {
        let params = json!({ "textDocument": { "uri": uri }, "position": position,
            "context": { "includeDeclaration": false, "triggerKind": 1 } });
        self.ask(method, params).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    fn actions(&mut self, uri: &str, range: Range) -> Vec<Value> {
        let params = json!({ "textDocument": { "uri": uri }, "range": range,
            "context": { "diagnostics": self.said.get(uri).cloned().unwrap_or_default() } });
        let actions = self.ask("textDocument/codeAction", params).expect("it is answered");
        actions.as_array().cloned().unwrap_or_default()
    }

    /// Returns the words of an open text in a range.
    fn words(&self, uri: &str, range: &Value) -> &str {
        let text = &self.texts[uri];
        let range: Range = serde_json::from_value(range.clone()).expect("it is a range");
        self.lines(uri).span(text, range).of(text)
    }

    /// Returns the codes that are said of a file, in order.
    fn codes(&self, uri: &str) -> Vec<&str> {
        let said = self.said.get(uri).into_iter().flatten();
        said.filter_map(|one| one["code"].as_str()).collect()
    }
}

fn uri(path: &Path) -> String {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    format!("file://{}", crosscheck::report::kit::uri::encoded(&path.to_string_lossy()))
}

/// Returns a text after the edits of a change of files, of which those of other files are passed over.
fn edited(text: &str, edit: &Value, uri: &str, encoding: PositionEncoding) -> String {
    let lines = EditorLines::new(text, true, encoding);
    let files = edit["documentChanges"].as_array().expect("there are changes");
    let own = files.iter().filter(|file| file["textDocument"]["uri"] == uri);
    let edits = own.flat_map(|file| file["edits"].as_array().expect("it is a list"));
    let mut edits: Vec<(Span, &str)> = edits
        .map(|edit| {
            let range: Range =
                serde_json::from_value(edit["range"].clone()).expect("it is a range");
            (lines.span(text, range), edit["newText"].as_str().expect("it is text"))
        })
        .collect();
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(*span));
    let mut text = text.to_owned();
    for (span, new) in edits {
        text.replace_range(span.start..span.end, new);
    }
    text
}

/// What is said of one thing: its code, level, first line and place.
type Told = (String, String, String, Option<(String, [u64; 4])>);

fn told_by_check(path: &Path) -> Vec<Told> {
    let mut written = Vec::new();
    json::render(&mut written, &[run(path, &Options::default())], Level::Allow)
        .expect("it is memory");
    let report: Value = serde_json::from_slice(&written).expect("it is JSON");
    let dossier = &report["dossiers"][0];
    let place = |place: &Value| {
        let line = place["line"].as_u64()?;
        let rest = ["column", "end_line", "end_column"].map(|name| place[name].as_u64());
        let [column, end_line, end_column] = rest.map(|number| number.expect("it has lines"));
        let file = place["file"].as_str().expect("it is in a file").to_owned();
        Some((file, [line - 1, column - 1, end_line - 1, end_column - 1]))
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let findings = dossier["findings"].as_array().expect("it is a list").iter();
    let findings = findings.map(|finding| {
        let place = place(&finding["places"][0]);
        (text(&finding["code"]), text(&finding["level"]), text(&finding["message"]), place)
    });
    let errors = dossier["errors"].as_array().expect("it is a list").iter();
    let errors = errors.map(|error| {
        let place = place(&error["place"]).or(Some((String::new(), [0; 4])));
        (String::new(), "deny".to_owned(), text(&error["message"]), place)
    });
    findings.chain(errors).collect()
}

fn told_by_server(path: &Path) -> Vec<Told> {
    let root = format!("{}/", fs::canonicalize(".").expect("the test has a folder").display());
    let mut client = Client::new();
    client.open(path);
    let folder = uri(path.parent().expect("it is in a folder"));
    let mut told = Vec::new();
    for (uri, said) in &client.said {
        let encoded = uri.strip_prefix(&format!("{folder}/")).expect("it is in the folder");
        let file = encoded.replace("%20", " ").replace("%2C", ",").replace("%25", "%");
        for one in said {
            let at = |end: &str, of: &str| one["range"][end][of].as_u64().expect("it has a range");
            let places = [
                at("start", "line"),
                at("start", "character"),
                at("end", "line"),
                at("end", "character"),
            ];
            let level = match one["severity"].as_u64() {
                Some(1) => "deny",
                Some(2) => "warn",
                _ => "allow",
            };
            let message = one["message"].as_str().expect("it has a message");
            // An editor names files from the root of the machine.
            let first = message.lines().next().unwrap_or_default().replace(&root, "");
            let code = one["code"].as_str().unwrap_or_default().to_owned();
            told.push((code, level.to_owned(), first, Some((file.clone(), places))));
        }
    }
    told
}

#[test]
fn what_is_said_is_what_check_says_of_every_dossier_of_the_repository() {
    for path in all_dossiers() {
        let mut expected = told_by_check(&path);
        let mut told = told_by_server(&path);
        let claims = path.file_name().unwrap().to_string_lossy().into_owned();
        for (_, _, _, place) in &mut expected {
            if let Some((file, _)) = place.as_mut().filter(|(file, _)| file.is_empty()) {
                file.clone_from(&claims);
            }
        }
        // A place in a file without lines is told where the claims file names the file.
        let mut without_lines = Vec::new();
        expected.retain(|one| {
            one.3.is_some() || {
                without_lines.push(one.clone());
                false
            }
        });
        for (code, level, message, _) in without_lines {
            let own = |one: &Told| one.0 == code && one.1 == level && one.2.starts_with(&message);
            let at = told.iter().position(own);
            told.remove(at.unwrap_or_else(|| panic!("{}: {code}: {message}", path.display())));
        }
        expected.sort();
        told.sort();
        assert_eq!(told, expected, "{}", path.display());
    }
}

const CLAIMS: &str = r#"{ "version": 1,
  "sources": { "wsj": { "file": "wsj.txt" }, "nrk": { "file": "nrk.txt" } },
  "claims": {
    "votes": {
      "statement": "540 votes backed Mousavi.", "kind": "count", "unit": "votes", "value": 540,
      "citations": [
        { "source": "wsj", "quote": "540 backed the main challenger" }
      ]
    },
    "cast": {
      "statement": "650 votes were cast.", "kind": "count", "unit": "votes", "value": 650,
      "citations": [{ "source": "wsj", "quote": "650 votes cast" }]
    }
  },
  "rules": [{ "id": "within", "holds": "votes <= cast", "because": "they are part of the votes cast" }],
  "drafts": { "story": { "file": "story.md" } }
}
"#;

const WSJ: &str = "Of 650 votes cast, 540 backed the main challenger, Mousavi.\n";

const NRK: &str = "The ferry was late, said the mate. The ferry was late, said the cook.\n";

const STORY: &str = "Mousavi got 540 votes [@votes].\n";

/// Returns a dossier in a folder of its own, and its folder.
fn dossier() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("there is room");
    let root = fs::canonicalize(folder.path()).expect("it is there");
    for (name, text) in
        [("claims.json", CLAIMS), ("wsj.txt", WSJ), ("nrk.txt", NRK), ("story.md", STORY)]
    {
        fs::write(root.join(name), text).expect("it is written");
    }
    (folder, root)
}

#[test]
fn a_finding_comes_and_goes_with_the_words_that_it_is_about() {
    let (_folder, root) = dossier();
    let mut client = Client::new();
    let claims = client.open(&root.join("claims.json"));
    assert!(!client.codes(&claims).contains(&"altered-quote"), "{:?}", client.said);
    client.replace(&claims, "540 backed", "541 backed");
    let said = client.said[&claims].iter().find(|one| one["code"] == "altered-quote");
    let said = said.expect("a changed figure is told").clone();
    assert_eq!(said["severity"], 1);
    assert_eq!(client.words(&claims, &said["range"]), "\"541 backed the main challenger\"");
    let related = said["relatedInformation"].as_array().expect("the passage is named");
    assert_eq!(related[0]["location"]["uri"], uri(&root.join("wsj.txt")), "{said:#}");
    client.replace(&claims, "541 backed", "540 backed");
    assert!(!client.codes(&claims).contains(&"altered-quote"), "{:?}", client.said);
}

#[test]
fn unsaved_text_of_a_source_and_of_a_draft_counts() {
    let (_folder, root) = dossier();
    let mut client = Client::new();
    let claims = client.open(&root.join("claims.json"));
    let source = client.open(&root.join("wsj.txt"));
    client.replace(&source, "540 backed", "450 backed");
    assert!(client.codes(&claims).contains(&"altered-quote"), "{:?}", client.said);
    client.replace(&source, "450 backed", "540 backed");
    assert!(!client.codes(&claims).contains(&"altered-quote"), "{:?}", client.said);

    let draft = client.open(&root.join("story.md"));
    client.replace(&draft, "540 votes", "450 votes");
    assert_eq!(client.codes(&draft), ["draft-differs"]);
    let said = client.said[&draft][0].clone();
    assert_eq!(client.words(&draft, &said["range"]), "450");
    let document = json!({ "textDocument": { "uri": draft } });
    client.tell("textDocument/didClose", document);
    assert_eq!(client.codes(&draft), [""; 0], "the file on disk is right");
}

#[test]
fn a_file_that_changes_on_disk_is_read_again_when_the_editor_says_so() {
    let (_folder, root) = dossier();
    let mut client = Client::new();
    let claims = client.open(&root.join("claims.json"));
    fs::write(root.join("wsj.txt"), WSJ.replace("540", "54")).unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert!(client.codes(&claims).contains(&"altered-quote"), "{:?}", client.said);
    fs::remove_file(root.join("wsj.txt")).unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert!(client.codes(&claims).contains(&"unread-source"), "{:?}", client.said);
}

#[test]
fn half_typed_json_does_not_silence_what_still_stands() {
    let (_folder, root) = dossier();
    let mut client = Client::new();
    let broken = CLAIMS.replace("650 votes cast\"", "651 votes cast\"");
    let claims = client.open_as(&root.join("claims.json"), &broken);
    assert!(client.codes(&claims).contains(&"altered-quote"), "{:?}", client.said);
    // A new citation is begun above it, and its quote is not closed yet.
    client.replace(
        &claims,
        "challenger\" }",
        "challenger\" },\n        { \"source\": \"nrk\", \"quote\": \"The fer",
    );
    let said = &client.said[&claims];
    let mistakes: Vec<&Value> = said.iter().filter(|one| one["code"].is_null()).collect();
    assert_eq!(mistakes.len(), 1, "{said:#?}");
    assert!(mistakes[0]["message"].as_str().unwrap().starts_with("a string is not closed"));
    let kept = said.iter().find(|one| one["code"] == "altered-quote").expect("it still stands");
    assert_eq!(client.words(&claims, &kept["range"]), "\"651 votes cast\"");
    client.replace(&claims, "The fer", "The ferry was late, said the cook\" }");
    assert!(client.said[&claims].iter().all(|one| !one["code"].is_null()), "{:?}", client.said);
}

#[test]
fn the_passage_of_a_citation_is_shown_with_its_figure_and_found() {
    let (_folder, root) = dossier();
    let mut client = Client::new();
    let claims = client.open(&root.join("claims.json"));
    let quote = client.at(&claims, "540 backed", 4);
    let shown = client.ask_at("textDocument/hover", &claims, quote);
    let shown = shown["contents"]["value"].as_str().unwrap();
    assert!(shown.contains("**votes**: single-origin, wsj"), "{shown}");
    assert!(shown.contains("**540** _backed_ the main challenger"), "{shown}");
    let found = client.ask_at("textDocument/definition", &claims, quote);
    assert_eq!(found[0]["uri"], uri(&root.join("wsj.txt")));
    assert_eq!(found[0]["range"]["start"], json!({ "line": 0, "character": 19 }));
    let id = client.at(&claims, "votes\": {", 2);
    let shown = client.ask_at("textDocument/hover", &claims, id);
    assert!(
        shown["contents"]["value"].as_str().unwrap().contains("votes: single-origin"),
        "{shown:#}"
    );

    let source = client.open(&root.join("wsj.txt"));
    let passage = client.at(&source, "backed", 1);
    let back = client.ask_at("textDocument/references", &source, passage);
    assert_eq!(client.words(&claims, &back[0]["range"]), "\"540 backed the main challenger\"");
    let draft = client.open(&root.join("story.md"));
    let figure = client.at(&draft, "540", 1);
    let claim = client.ask_at("textDocument/definition", &draft, figure);
    assert_eq!(client.words(&claims, &claim[0]["range"]), "\"votes\"");
}

#[test]
fn completion_knows_ids_fields_words_and_what_the_source_says() {
    let (_folder, root) = dossier();
    let mut client = Client::new();
    let claims = client.open(&root.join("claims.json"));
    let labels = |answer: &Value| -> Vec<String> {
        let items = answer.as_array().expect("it is a list").iter();
        items.map(|item| item["label"].as_str().unwrap().to_owned()).collect()
    };
    let source = client.at(&claims, "\"wsj\", \"quote\"", 2);
    assert_eq!(labels(&client.ask_at("textDocument/completion", &claims, source)), ["wsj", "nrk"]);
    let kind = client.at(&claims, "\"count\"", 2);
    let kinds = client.ask_at("textDocument/completion", &claims, kind);
    assert_eq!(labels(&kinds), ["count", "quantity", "percent", "date", "yes-no", "text"]);
    client.replace(
        &claims,
        "{ \"source\": \"wsj\", \"quote\": \"540",
        "{ \"source\": \"wsj\", \"\", \"quote\": \"540",
    );
    let field = client.at(&claims, "\"\", \"quote\"", 1);
    let fields = labels(&client.ask_at("textDocument/completion", &claims, field));
    assert!(fields.contains(&"attributed_to".to_owned()), "{fields:?}");
    assert!(!fields.contains(&"source".to_owned()), "{fields:?}");
    client.replace(
        &claims,
        "\"\", \"quote\": \"540 backed the main challenger\"",
        "\"quote\": \"540 ba",
    );
    let quote = client.at(&claims, "540 ba", 6);
    let passages = client.ask_at("textDocument/completion", &claims, quote);
    let passages = labels(&passages);
    assert_eq!(
        passages,
        ["540 backed the main challenger", "540 backed the main challenger, Mousavi."]
    );
}

#[test]
fn symbols_are_claims_sources_rules_and_drafts() {
    let (_folder, root) = dossier();
    let mut client = Client::new();
    let claims = client.open(&root.join("claims.json"));
    let params = json!({ "textDocument": { "uri": claims } });
    let symbols = client.ask("textDocument/documentSymbol", params).unwrap();
    let names = |symbols: &Value| -> Vec<String> {
        let all = symbols.as_array().unwrap().iter();
        all.map(|symbol| symbol["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&symbols), ["wsj", "nrk", "votes", "cast", "within", "story"]);
    let found = client.ask("workspace/symbol", json!({ "query": "vt" })).unwrap();
    assert_eq!(names(&found), ["votes"]);
}

#[test]
fn a_quote_is_repaired_singled_out_and_cited_from_the_source() {
    let (_folder, root) = dossier();
    let mut client = Client::new();
    let claims = client.open(&root.join("claims.json"));
    client.replace(&claims, "540 backed the main challenger", "540 back the main challenger");
    let at = client.at(&claims, "540 back", 3);
    let actions = client.actions(&claims, Range::new(at, at));
    let repair = actions.iter().find(|one| one["title"].as_str().unwrap().starts_with("Repair"));
    let repair = repair.unwrap_or_else(|| panic!("{actions:#?}"));
    let text = edited(&client.texts[&claims], &repair["edit"], &claims, client.encoding);
    assert_eq!(text, CLAIMS);

    client.replace(
        &claims,
        "\"wsj\", \"quote\": \"540 back the main challenger\"",
        "\"nrk\", \"quote\": \"The ferry was late\"",
    );
    let at = client.at(&claims, "The ferry", 3);
    let actions = client.actions(&claims, Range::new(at, at));
    let places =
        actions.iter().filter(|one| one["title"].as_str().unwrap().starts_with("Quote the place"));
    let places: Vec<&Value> = places.collect();
    assert_eq!(places.len(), 2, "{actions:#?}");
    let text = edited(&client.texts[&claims], &places[1]["edit"], &claims, client.encoding);
    assert!(
        text.contains("\"suffix\": \", said the cook") || text.contains("\"prefix\": \"mate."),
        "{text}"
    );

    let source = client.open(&root.join("wsj.txt"));
    let (start, end) = (client.at(&source, "650 votes cast", 0), client.at(&source, ", 540", 0));
    client.replace(&claims, "[{ \"source\": \"wsj\", \"quote\": \"650 votes cast\" }]", "[]");
    let actions = client.actions(&source, Range::new(start, end));
    let cite = actions.iter().find(|one| one["title"].as_str().unwrap().contains("`cast`"));
    let cite = cite.unwrap_or_else(|| panic!("{actions:#?}"));
    let text = edited(&client.texts[&claims], &cite["edit"], &claims, client.encoding);
    assert!(text.contains("{ \"source\": \"wsj\", \"quote\": \"650 votes cast\" }"), "{text}");
}

#[test]
fn an_id_is_renamed_wherever_it_is_named() {
    let (_folder, root) = dossier();
    let claims_path = root.join("claims.json");
    let lock = run(&claims_path, &Options::default()).unwrap().checked.to_lock().to_string();
    fs::write(root.join("claims.lock"), &lock).unwrap();
    let mut client = Client::new();
    let claims = client.open(&claims_path);
    let at = client.at(&claims, "\"votes\": {", 3);
    let params =
        json!({ "textDocument": { "uri": claims }, "position": at, "newName": "votes-won" });
    let edit = client.ask("textDocument/rename", params).unwrap();
    let texts = [("claims.json", CLAIMS), ("claims.lock", lock.as_str()), ("story.md", STORY)];
    for (name, text) in texts {
        let uri = uri(&root.join(name));
        fs::write(root.join(name), edited(text, &edit, &uri, client.encoding)).unwrap();
    }
    let renamed = fs::read_to_string(&claims_path).unwrap();
    assert!(renamed.contains("\"holds\": \"votes-won <= cast\""), "{renamed}");
    let examined = run(&claims_path, &Options::default()).expect("the file is right");
    assert_eq!(examined.checked.changes, [], "the lock knows the claim by its new name");
    assert_eq!(examined.findings, [], "the draft too");
    let params =
        json!({ "textDocument": { "uri": claims }, "position": at, "newName": "two words" });
    assert!(client.ask("textDocument/rename", params).unwrap_err().contains("two words"));
}

#[test]
fn the_reading_of_a_quote_is_shown_behind_it_where_that_is_asked_for() {
    let (_folder, root) = dossier();
    let path = root.join("claims.json");
    let ask = |options: Value| {
        let mut client =
            Client::with(json!({ "capabilities": {}, "initializationOptions": options }));
        let claims = client.open(&path);
        let end = Position::new(1_000, 0);
        let range = Range::new(Position::new(0, 0), end);
        client
            .ask(
                "textDocument/inlayHint",
                json!({ "textDocument": { "uri": claims }, "range": range }),
            )
            .unwrap()
    };
    assert_eq!(ask(json!({})), Value::Null);
    let hints = ask(json!({ "inlayHints": true }));
    let labels: Vec<&str> =
        hints.as_array().unwrap().iter().map(|one| one["label"].as_str().unwrap()).collect();
    assert_eq!(labels, ["= 540", "= 650"]);
}

#[test]
fn every_code_action_of_every_dossier_leaves_a_file_that_check_reads() {
    let mut offered = 0;
    for path in all_dossiers() {
        let mut client = Client::new();
        let claims = client.open(&path);
        let text = client.texts[&claims].clone();
        let Ok(examined) = run(&path, &Options::default()) else { continue };
        let dossier = &examined.checked.dossier;
        let quotes = dossier.citations().map(|(_, citation)| citation.quote.place);
        let ids = dossier.claims.iter().map(|claim| claim.id.place);
        for place in quotes.chain(ids).take(60) {
            let at = client.lines(&claims).position(&text, place.start + 1);
            for action in client.actions(&claims, Range::new(at, at)) {
                let title = action["title"].as_str().unwrap();
                let changed = edited(&text, &action["edit"], &claims, client.encoding);
                assert_ne!(changed, text, "{title}");
                let (read, problems) = examined.claims_file.with_text(changed).read();
                assert!(read.is_some(), "{}: {title}: {problems:?}", path.display());
                offered += 1;
            }
        }
    }
    assert!(offered > 20, "{offered}");
}

#[test]
fn what_is_kept_does_not_grow_with_what_is_typed() {
    let (_folder, root) = dossier();
    let mut client = Client::new();
    let claims = client.open(&root.join("claims.json"));
    let mut sizes = Vec::new();
    for round in 0..3 {
        for number in 0..100 {
            let other = format!("54{} backed", (number + round) % 10);
            client.replace(&claims, " backed the", " backed  the");
            client.replace(&claims, " backed  the", " backed the");
            let text = client.texts[&claims].clone();
            let at = text.find(" backed").unwrap();
            let old = text[at - 3..at + 7].to_owned();
            client.replace(&claims, &old, &other);
        }
        sizes.push(client.server.kept());
    }
    assert_eq!(sizes[1], sizes[2], "{sizes:?}");
}

#[test]
fn a_hostile_client_gets_an_error_and_no_more() {
    let (_folder, root) = dossier();
    let mut client = Client::new();
    let claims = client.open(&root.join("claims.json"));
    let far = Position::new(u32::MAX, u32::MAX);
    for method in ["hover", "definition", "references", "completion", "prepareRename"] {
        client.ask_at(&format!("textDocument/{method}"), &claims, far);
        client.ask_at(&format!("textDocument/{method}"), "file:///etc/passwd", Position::new(0, 0));
        client.ask_at(&format!("textDocument/{method}"), "untitled:x", Position::new(0, 0));
        let wrong = client.ask(&format!("textDocument/{method}"), json!({ "position": "x" }));
        assert!(wrong.is_err(), "{method}");
        assert!(client.ask(&format!("textDocument/{method}"), Value::Null).is_err(), "{method}");
    }
    assert!(client.ask("textDocument/nonsense", json!({})).is_err());
    assert!(client.ask("initialize", json!({ "capabilities": {} })).is_err());
    for params in
        [Value::Null, json!([]), json!({ "textDocument": {} }), json!({ "contentChanges": 1 })]
    {
        for method in ["didOpen", "didChange", "didClose", "didSave", "nonsense"] {
            client.tell(&format!("textDocument/{method}"), params.clone());
        }
    }
    let backwards =
        json!({ "range": Range::new(Position::new(3, 5), Position::new(0, 0)), "text": "" });
    let beyond = json!({ "range": Range::new(far, far), "text": "x" });
    for change in [backwards, beyond] {
        let params =
            json!({ "textDocument": { "uri": claims, "version": 3 }, "contentChanges": [change] });
        client.tell("textDocument/didChange", params);
    }
    client.texts.insert(claims.clone(), String::new());
    client.open_as(&root.join("claims.json"), &"[".repeat(200_000));
    client.open_as(&root.join("claims.json"), &"{\"claims\":".repeat(50_000));
    client.ask_at("textDocument/completion", &claims, far);
    client.open_as(&root.join("claims.json"), CLAIMS);
    assert!(!client.codes(&claims).contains(&"altered-quote"), "{:?}", client.said);
    // A claims file that names what lies outside its folder, and is gone.
    let outside = CLAIMS.replace("nrk.txt", "../nrk.txt");
    client.open_as(&root.join("claims.json"), &outside);
    assert!(client.said[&claims].iter().any(|one| one["code"].is_null()), "{:?}", client.said);
    fs::remove_file(root.join("claims.json")).unwrap();
    client.open_as(&root.join("claims.json"), CLAIMS);
    assert!(client.said[&claims].iter().all(|one| !one["code"].is_null()), "{:?}", client.said);
    assert!(client.ask("shutdown", Value::Null).is_ok());
    assert!(client.ask("textDocument/hover", Value::Null).is_err());
    assert!(client.server.is_ending());
}

#[test]
fn a_link_leads_to_the_page_of_a_finding_where_the_client_says_where_it_is() {
    let (_folder, root) = dossier();
    let page = "https://example.org/findings.md";
    let params = json!({ "capabilities": {}, "initializationOptions": { "findingsPage": page } });
    let mut client = Client::with(params);
    let claims =
        client.open_as(&root.join("claims.json"), &CLAIMS.replace("540 backed", "541 backed"));
    let said = client.said[&claims].iter().find(|one| one["code"] == "altered-quote").unwrap();
    assert_eq!(said["codeDescription"]["href"], format!("{page}#altered-quote"));
}

/// Returns what a check with a memory comes to, as `check --format json` prints it.
fn report(memory: &Memory, path: &Path) -> String {
    let opened = memory.open(Some(path), Path::new(""), &[]);
    let options = Options::default();
    let examined = opened.and_then(|opened| memory.examine_telling(opened, &options, &|_| ()));
    let mut written = Vec::new();
    json::render(&mut written, &[examined], Level::Allow).expect("it is memory");
    String::from_utf8(written).expect("JSON is UTF-8")
}

/// Returns a text without one of its words, or with one of its digits changed.
fn changed(text: &str, number: usize) -> String {
    let digits: Vec<usize> =
        text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let mut text = text.to_owned();
    if number.is_multiple_of(2) && !digits.is_empty() {
        let at = digits[number * 7_919 % digits.len()];
        let digit = char::from(b'0' + (text.as_bytes()[at] - b'0' + 1) % 10);
        text.replace_range(at..=at, &digit.to_string());
    } else if spaces.len() > 2 {
        let at = number * 104_729 % (spaces.len() - 1);
        text.replace_range(spaces[at]..spaces[at + 1], "");
    }
    text
}

#[test]
fn a_check_with_a_memory_finds_what_it_finds_without() {
    let dossiers = [
        "data/heydari",
        "data/flood",
        "tests/data/reprints",
        "tests/data/origins",
        "tests/data/changed",
    ];
    for folder in dossiers {
        let mut found = Vec::new();
        claims_files(Path::new(folder), &mut found);
        let path = found.first().unwrap_or_else(|| panic!("{folder} has no claims file"));
        let mut memory = Memory::keeping();
        assert_eq!(report(&memory, path), report(&Memory::default(), path), "{folder}");
        let opened = memory.open(Some(path), Path::new(""), &[]).expect("it is right");
        let sources = opened.dossier.sources.iter().filter_map(|source| source.file.as_ref());
        let files = sources.map(|file| opened.claims_file.source_folder().join(&file.value));
        let texts = std::iter::once(path.clone()).chain(files);
        let texts = texts.filter_map(|path| Some((fs::read_to_string(&path).ok()?, path)));
        let texts: Vec<(String, PathBuf)> = texts.collect();
        for step in 0..8 {
            // The claims file is written in most, and a source is now and then.
            let (text, file) = if step % 3 < 2 { &texts[0] } else { &texts[step % texts.len()] };
            memory.files.open.put(file, changed(text, step).into());
            let mut fresh = Memory::default();
            fresh.files.open = memory.files.open.clone();
            assert_eq!(report(&memory, path), report(&fresh, path), "{folder}, step {step}");
        }
    }
}

#[test]
fn the_program_answers_what_is_no_message_and_goes_on() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let ask = |id: i32, method: &str| {
        framed(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": { "capabilities": {} } }).to_string())
    };
    let input = [
        framed("{"),
        framed("[1, 2]"),
        framed("\u{0}\u{1}"),
        "Content-Length: many\r\n\r\n".to_owned(),
        "no header at all\r\n\r\n".to_owned(),
        ask(1, "initialize"),
        ask(2, "nonsense"),
        ask(3, "shutdown"),
        framed(&json!({ "jsonrpc": "2.0", "method": "exit" }).to_string()),
    ];
    let mut pipe = child.stdin.take().expect("it is piped");
    pipe.write_all(input.concat().as_bytes()).expect("it listens");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{:?}", output.status);
    let mut answers = output.stdout.as_slice();
    let mut read = Vec::new();
    while let Some(end) = answers.windows(4).position(|four| four == b"\r\n\r\n") {
        let header = String::from_utf8_lossy(&answers[..end]).into_owned();
        let length: usize =
            header.trim_start_matches("Content-Length: ").parse().expect("it is a number");
        let body = &answers[end + 4..end + 4 + length];
        read.push(serde_json::from_slice::<Value>(body).expect("it is JSON"));
        answers = &answers[end + 4 + length..];
    }
    let codes: Vec<i64> =
        read.iter().map(|answer| answer["error"]["code"].as_i64().unwrap_or(0)).collect();
    assert_eq!(codes, [-32700, -32600, -32700, -32700, -32700, 0, -32601, 0], "{read:#?}");
}
