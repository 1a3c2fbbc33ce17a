//! The state of a server, and what each message does to it.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification as note;
use lsp_types::request as ask;
use lsp_types::{
    CodeActionKind, CodeActionOptions, CompletionOptions, Diagnostic, InitializeParams,
    InitializeResult, OneOf, Position, PublishDiagnosticsParams, SaveOptions, ServerCapabilities,
    ServerInfo, TextDocumentContentChangeEvent, TextDocumentPositionParams,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, Uri, WorkspaceSymbolResponse,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::load::{self, OpenTexts};
use crate::text::Span;

use super::address::path_of;
use super::cursor::CursorPlace;
use super::desk::Desk;
use super::diagnostics::{Diagnostics, diagnostics};
use super::position::{EditorLines, PositionEncoding};
use super::shown::{OpenFile, Shown};
use super::{code_action, completion, definition, hover, inlay, rename, symbols};

/// A language server, without the pipe that it is behind.
///
/// ```
/// use crosscheck::editor::Server;
/// use lsp_server::{Message, Request};
/// let mut server = Server::default();
/// let params = serde_json::json!({ "capabilities": {} });
/// let ask = Request { id: 1.into(), method: "initialize".to_owned(), params };
/// let Message::Response(answer) = &server.receive(ask.into())[0] else { panic!() };
/// let result = answer.response_result.as_ref().unwrap();
/// assert_eq!(result["capabilities"]["positionEncoding"], "utf-16");
/// ```
#[derive(Default)]
pub struct Server {
    phase: Phase,
    shown: Shown,
    /// The texts that stand for files.
    open: OpenTexts,
    /// The claims files that are worked on, by their paths.
    desks: BTreeMap<PathBuf, Desk>,
    /// The claims file that each open file belongs to.
    desk_of: BTreeMap<PathBuf, PathBuf>,
    /// What was last said of each file.
    published: Diagnostics,
    /// Whether there may be more to say than was published.
    is_unsaid: bool,
    options: Options,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    /// Nothing was said yet.
    #[default]
    New,
    /// It serves.
    Running,
    /// It was asked to end.
    Ending,
}

/// What a client sets when it starts the server.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Options {
    /// Whether the reading of each quote is shown behind it.
    inlay_hints: bool,
    /// The address of a page that explains findings, each under its code.
    findings_page: Option<String>,
}

/// What a request comes to: a result, or why there is none.
type Answer<T> = Result<T, String>;

impl Server {
    /// Takes a message, and returns what is to be sent back at once. What notifications change is told by [`Self::settle`].
    pub fn receive(&mut self, message: Message) -> Vec<Message> {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let answered = catch_unwind(AssertUnwindSafe(|| self.answer(request)));
                let failed =
                    |_| failed(id, ErrorCode::InternalError, "it failed; the server goes on");
                vec![answered.unwrap_or_else(failed).into()]
            }
            Message::Notification(notification) => {
                // What is wrong with a notification cannot be answered.
                let _ = catch_unwind(AssertUnwindSafe(|| self.note(notification)));
                Vec::new()
            }
            Message::Response(_) => Vec::new(),
        }
    }

    /// Whether the client said that it is over, after it asked for the end.
    pub fn is_ending(&self) -> bool {
        self.phase == Phase::Ending
    }

    /// Returns how many results of earlier checks are kept.
    pub fn kept(&self) -> usize {
        self.desks.values().map(|desk| desk.memory.known.len()).sum()
    }

    /// Checks what was changed, and returns what there is to say of it: the diagnostics of files for which they are others
    /// than before.
    pub fn settle(&mut self) -> Vec<Message> {
        if self.phase != Phase::Running {
            return Vec::new();
        }
        self.check();
        if !std::mem::take(&mut self.is_unsaid) {
            return Vec::new();
        }
        let mut found = Diagnostics::new();
        for desk in self.desks.values() {
            for (path, own) in diagnostics(desk, &self.shown) {
                let all = found.entry(path).or_default();
                all.extend(own);
            }
        }
        let gone: Vec<PathBuf> =
            self.published.keys().filter(|path| !found.contains_key(*path)).cloned().collect();
        found.extend(gone.into_iter().map(|path| (path, Vec::new())));
        let mut messages = Vec::new();
        for (path, own) in &found {
            if self.published.get(path).map_or(!own.is_empty(), |before| before != own)
                && let Some(uri) = self.shown.uri(path)
            {
                messages.push(publish(uri, own.clone()));
            }
        }
        found.retain(|_, own| !own.is_empty());
        self.published = found;
        messages
    }

    fn check(&mut self) {
        for desk in self.desks.values_mut().filter(|desk| desk.is_stale) {
            self.is_unsaid = true;
            // A check that fails leaves what was found before.
            let _ = catch_unwind(AssertUnwindSafe(|| desk.check(&self.open)));
        }
    }

    fn note(&mut self, notification: Notification) {
        use note::Notification as _;
        let Notification { method, params } = notification;
        if self.phase != Phase::Running {
            return;
        }
        match method.as_str() {
            note::DidOpenTextDocument::METHOD => {
                if let Some(params) = read::<note::DidOpenTextDocument>(params) {
                    let document = params.text_document;
                    self.show(&document.uri, document.text.into());
                }
            }
            note::DidChangeTextDocument::METHOD => {
                if let Some(params) = read::<note::DidChangeTextDocument>(params) {
                    self.change(&params.text_document.uri, params.content_changes);
                }
            }
            note::DidCloseTextDocument::METHOD => {
                if let Some(params) = read::<note::DidCloseTextDocument>(params) {
                    self.close(&params.text_document.uri);
                }
            }
            note::DidSaveTextDocument::METHOD | note::DidChangeWatchedFiles::METHOD => {
                self.desks.values_mut().for_each(|desk| desk.is_stale = true);
            }
            _ => {}
        }
    }

    fn show(&mut self, uri: &Uri, text: Arc<str>) {
        let Some(path) = path_of(uri).map(|path| load::real_path(&path)) else { return };
        self.open.put(&path, Arc::clone(&text));
        self.shown.files.insert(path.clone(), OpenFile { uri: uri.clone(), text });
        if !self.desk_of.contains_key(&path)
            && let Some(claims) = self.claims_file_of(&path)
        {
            self.desk_of.insert(path, claims.clone());
            self.desks.entry(claims.clone()).or_insert_with(|| Desk::new(claims));
        }
        self.desks.values_mut().for_each(|desk| desk.is_stale = true);
    }

    /// Returns the claims file that a file is, or belongs to: the one that names it, or the nearest above it.
    fn claims_file_of(&self, path: &Path) -> Option<PathBuf> {
        let text = self.shown.text(path)?;
        if load::is_claims_file(path, text) {
            return Some(path.to_path_buf());
        }
        let folder = path.parent()?;
        let near = load::nearest_claims_file(folder)?;
        Some(load::real_path(&folder.join(near)))
    }

    fn change(&mut self, uri: &Uri, changes: Vec<TextDocumentContentChangeEvent>) {
        let Some(path) = path_of(uri).map(|path| load::real_path(&path)) else { return };
        let Some(file) = self.shown.files.get(&path) else { return };
        let mut text = file.text.as_ref().to_owned();
        for change in changes {
            match change.range {
                None => text = change.text,
                Some(range) => {
                    let lines = EditorLines::new(&text, true, self.shown.encoding);
                    let Span { start, end } = lines.span(&text, range);
                    text.replace_range(start..end, &change.text);
                }
            }
        }
        self.show(uri, text.into());
    }

    fn close(&mut self, uri: &Uri) {
        let Some(path) = path_of(uri).map(|path| load::real_path(&path)) else { return };
        self.open.remove(&path);
        self.shown.files.remove(&path);
        self.desk_of.remove(&path);
        let used: BTreeSet<&PathBuf> = self.desk_of.values().collect();
        self.desks.retain(|claims, _| used.contains(claims));
        self.is_unsaid = true;
        self.desks.values_mut().for_each(|desk| desk.is_stale = true);
    }

    fn answer(&mut self, request: Request) -> Response {
        use ask::Request as _;
        let Request { id, method, params } = request;
        match (self.phase, method.as_str()) {
            (Phase::New, ask::Initialize::METHOD) => self.initialize(id, params),
            (Phase::New, _) => {
                failed(id, ErrorCode::ServerNotInitialized, "`initialize` comes first")
            }
            (Phase::Running, ask::Shutdown::METHOD) => {
                self.phase = Phase::Ending;
                Response::new_ok(id, ())
            }
            (Phase::Ending, _) => failed(id, ErrorCode::InvalidRequest, "it was shut down"),
            (Phase::Running, ask::Initialize::METHOD) => {
                failed(id, ErrorCode::InvalidRequest, "it was initialized before")
            }
            (Phase::Running, _) => {
                self.check();
                self.answer_running(id, &method, params)
            }
        }
    }

    fn answer_running(&self, id: RequestId, method: &str, params: serde_json::Value) -> Response {
        use ask::Request as _;
        match method {
            ask::HoverRequest::METHOD => reply::<ask::HoverRequest>(id, params, |params| {
                let place = self.place_of(&params.text_document_position_params);
                Ok(place.and_then(|at| hover::hover(&at)))
            }),
            ask::GotoDefinition::METHOD => reply::<ask::GotoDefinition>(id, params, |params| {
                let place = self.place_of(&params.text_document_position_params);
                Ok(place.map(|at| definition::definition(&at).into()))
            }),
            ask::References::METHOD => reply::<ask::References>(id, params, |params| {
                let place = self.place_of(&params.text_document_position);
                Ok(place.map(|at| definition::references(&at)))
            }),
            ask::DocumentSymbolRequest::METHOD => {
                reply::<ask::DocumentSymbolRequest>(id, params, |params| {
                    let place = self.place(&params.text_document.uri, Position::default());
                    Ok(place.map(|at| symbols::of_document(&at).into()))
                })
            }
            ask::WorkspaceSymbolRequest::METHOD => {
                reply::<ask::WorkspaceSymbolRequest>(id, params, |params| {
                    let desks = self.desks.values();
                    let found = symbols::of_workspace(desks, &self.shown, &params.query);
                    Ok(Some(WorkspaceSymbolResponse::Flat(found)))
                })
            }
            _ => self.answer_writing(id, method, params),
        }
    }

    /// Answers what is asked by one who writes.
    fn answer_writing(&self, id: RequestId, method: &str, params: serde_json::Value) -> Response {
        use ask::Request as _;
        match method {
            ask::Completion::METHOD => reply::<ask::Completion>(id, params, |params| {
                let place = self.place_of(&params.text_document_position);
                Ok(place.map(|at| completion::completion(&at).into()))
            }),
            ask::CodeActionRequest::METHOD => {
                reply::<ask::CodeActionRequest>(id, params, |params| {
                    let place = self.place(&params.text_document.uri, params.range.start);
                    let end = params.range.end;
                    Ok(place.map(|at| code_action::code_actions(&at, end, &params.context)))
                })
            }
            ask::PrepareRenameRequest::METHOD => {
                reply::<ask::PrepareRenameRequest>(id, params, |params| {
                    Ok(self.place_of(&params).and_then(|at| rename::prepare(&at)))
                })
            }
            ask::Rename::METHOD => reply::<ask::Rename>(id, params, |params| {
                let place = self.place_of(&params.text_document_position);
                place.map(|at| rename::rename(&at, &params.new_name)).transpose()
            }),
            ask::InlayHintRequest::METHOD => reply::<ask::InlayHintRequest>(id, params, |params| {
                let place = self.place(&params.text_document.uri, params.range.start);
                let place = place.filter(|_| self.options.inlay_hints);
                Ok(place.map(|at| inlay::hints(&at, params.range)))
            }),
            _ => failed(id, ErrorCode::MethodNotFound, &format!("there is no `{method}` here")),
        }
    }

    fn initialize(&mut self, id: RequestId, params: serde_json::Value) -> Response {
        let params: InitializeParams = match serde_json::from_value(params) {
            Ok(params) => params,
            Err(error) => return failed(id, ErrorCode::InvalidParams, &error.to_string()),
        };
        let general = params.capabilities.general;
        let offered = general.and_then(|general| general.position_encodings).unwrap_or_default();
        self.shown.encoding = PositionEncoding::agreed(&offered);
        // What is wrong with an option leaves all as they are by default.
        let options = params.initialization_options.map(serde_json::from_value::<Options>);
        self.options = options.and_then(Result::ok).unwrap_or_default();
        self.shown.findings_page.clone_from(&self.options.findings_page);
        self.phase = Phase::Running;
        Response::new_ok(
            id,
            InitializeResult {
                capabilities: capabilities(self.shown.encoding),
                server_info: Some(ServerInfo {
                    name: "crosscheck".to_owned(),
                    version: Some(env!("CARGO_PKG_VERSION").to_owned()),
                }),
            },
        )
    }

    fn place_of(&self, at: &TextDocumentPositionParams) -> Option<CursorPlace<'_>> {
        self.place(&at.text_document.uri, at.position)
    }

    /// Returns a place in an open file, with what is known of the claims file that it belongs to; `None` where it belongs to none.
    fn place(&self, uri: &Uri, position: Position) -> Option<CursorPlace<'_>> {
        let path = load::real_path(&path_of(uri)?);
        let text = self.shown.text(&path)?;
        let desk = self.desks.get(self.desk_of.get(&path)?)?;
        let lines = EditorLines::new(text, true, self.shown.encoding);
        let offset = lines.offset(text, position);
        Some(CursorPlace { path, text, lines, offset, desk, shown: &self.shown })
    }
}

fn capabilities(encoding: PositionEncoding) -> ServerCapabilities {
    let save = SaveOptions { include_text: Some(false) };
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(save)),
        ..TextDocumentSyncOptions::default()
    };
    let kinds = vec![CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR];
    let actions =
        CodeActionOptions { code_action_kinds: Some(kinds), ..CodeActionOptions::default() };
    let renames = lsp_types::RenameOptions {
        prepare_provider: Some(true),
        work_done_progress_options: lsp_types::WorkDoneProgressOptions::default(),
    };
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        hover_provider: Some(true.into()),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(vec!["\"".to_owned(), " ".to_owned()]),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(actions.into()),
        rename_provider: Some(OneOf::Right(renames)),
        inlay_hint_provider: Some(OneOf::Left(true)),
        ..ServerCapabilities::default()
    }
}

/// Returns the parameters of a notification; `None` where they are wrong.
fn read<N: note::Notification>(params: serde_json::Value) -> Option<N::Params>
where
    N::Params: DeserializeOwned,
{
    serde_json::from_value(params).ok()
}

/// Answers a request by its parameters.
fn reply<R: ask::Request>(
    id: RequestId,
    params: serde_json::Value,
    answer: impl FnOnce(R::Params) -> Answer<R::Result>,
) -> Response {
    match serde_json::from_value(params).map(answer) {
        Ok(Ok(result)) => Response::new_ok(id, result),
        Ok(Err(why)) => failed(id, ErrorCode::RequestFailed, &why),
        Err(error) => failed(id, ErrorCode::InvalidParams, &error.to_string()),
    }
}

fn failed(id: RequestId, code: ErrorCode, message: &str) -> Response {
    Response::new_err(id, code as i32, message.to_owned())
}

fn publish(uri: Uri, diagnostics: Vec<Diagnostic>) -> Message {
    use note::Notification as _;
    let params = PublishDiagnosticsParams { uri, diagnostics, version: None };
    Notification::new(note::PublishDiagnostics::METHOD.to_owned(), params).into()
}
