//! Messages on the streams: one a line, as the protocol's transport over standard input and output has it.
//!
//! The rmcp crate reads messages on its own, but passes over a line that is no JSON, or is too long, without a word. Here each
//! gets an error (JSON-RPC 2.0, section 5.1), and a request is answered before the next line is read, so that the same input
//! gives the same bytes.

use std::io::{self, BufRead, Read as _, Write};

use rmcp::model::{
    ClientJsonRpcMessage, ErrorCode, ErrorData, JsonRpcMessage, NumberOrString, RequestId,
    ServerJsonRpcMessage,
};
use rmcp::service::{RoleServer, RxJsonRpcMessage, TxJsonRpcMessage};
use rmcp::transport::Transport;
use serde_json::Value;
use tokio::runtime::Builder;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use crate::report::kit::json::write_json_line;

use super::served::ServedDossier;
use super::server::Server;

/// The most bytes of a message: 4 MB. A draft of a million words has more, and is better read from its file.
const MOST_BYTES: usize = 4_000_000;

/// Answers the requests of an assistant about a dossier, until they end.
///
/// # Errors
///
/// Those of the streams. What is wrong with a message is told to whoever sent it.
///
/// ```
/// use crosscheck::assistant::{ServedDossier, serve};
/// let served = ServedDossier::new("data/heydari/claims.json".into(), true);
/// let ping = r#"{"jsonrpc": "2.0", "id": 1, "method": "ping"}"#;
/// let mut answers = Vec::new();
/// serve(&served, &mut ping.as_bytes(), &mut answers)?;
/// assert_eq!(answers, b"{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n");
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn serve(
    served: &ServedDossier,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<()> {
    let runtime = Builder::new_current_thread().enable_time().build()?;
    runtime.block_on(answer_lines(&Server(served.clone()), input, out))
}

async fn answer_lines(
    server: &Server,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut session = Session::start(server);
    while let Some(line) = read_line(input)? {
        let Some(answer) = session.answer(server, line).await else { continue };
        write_json_line(out, &answer)?;
        out.flush()?;
    }
    Ok(())
}

/// A line of the input: its bytes, or `None` where there are more than a message may have.
type Line = Option<Vec<u8>>;

/// Returns the next line; `None` at the end of the input.
fn read_line(mut input: &mut dyn BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    (&mut input).take(most + 1).read_until(b'\n', &mut line)?;
    if line.len() <= MOST_BYTES || line.ends_with(b"\n") {
        return Ok(
            Some(Some(line)).filter(|line| line.as_ref().is_some_and(|line| !line.is_empty()))
        );
    }
    input.skip_until(b'\n')?;
    Ok(Some(None))
}

/// A server as the rmcp crate runs it, and the two ends of the channels to it.
struct Session {
    requests: Sender<RxJsonRpcMessage<RoleServer>>,
    answers: Receiver<TxJsonRpcMessage<RoleServer>>,
}

impl Session {
    fn start(server: &Server) -> Self {
        let (requests, received) = channel(1);
        let (sent, answers) = channel(1);
        let server = server.clone();
        tokio::spawn(async move {
            let running = rmcp::serve_server(server, Channels { received, sent }).await;
            if let Ok(running) = running {
                let _ = running.waiting().await;
            }
        });
        Self { requests, answers }
    }

    /// Returns the answer to a line; `None` where it asks for none: a blank line, a notification, an answer to a request that
    /// this server did not send.
    async fn answer(&mut self, server: &Server, line: Line) -> Option<ServerJsonRpcMessage> {
        let message = match parse(line) {
            Ok(message) => message?,
            Err((id, error)) => return Some(ServerJsonRpcMessage::error(error, id)),
        };
        let JsonRpcMessage::Request(request) = &message else { return None };
        let id = request.id.clone();
        if self.requests.send(message).await.is_ok()
            && let Some(answer) = self.answers.recv().await
        {
            return Some(answer);
        }
        *self = Self::start(server);
        let error = ErrorData::internal_error("the session broke off; begin again", None);
        Some(ServerJsonRpcMessage::error(error, Some(id)))
    }
}

/// What is wrong with a message, and the id of the request that it may be.
type Wrong = (Option<RequestId>, ErrorData);

/// Returns the message of a line; `None` where the line is blank.
fn parse(line: Line) -> Result<Option<ClientJsonRpcMessage>, Wrong> {
    let invalid = |id, message| (id, ErrorData::new(ErrorCode::INVALID_REQUEST, message, None));
    let Some(line) = line else {
        let message = format!("the message has more than {MOST_BYTES} bytes");
        return Err(invalid(None, message));
    };
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    let value: Value = serde_json::from_slice(&line).map_err(|error| {
        let message = format!("the line is no JSON: {error}");
        (None, ErrorData::new(ErrorCode::PARSE_ERROR, message, None))
    })?;
    let id = match value.get("id") {
        Some(Value::String(id)) => Some(NumberOrString::String(id.as_str().into())),
        Some(Value::Number(id)) => id.as_i64().map(NumberOrString::Number),
        _ => None,
    };
    let message = serde_json::from_value(value);
    message.map(Some).map_err(|_| invalid(id, "the line is no message of JSON-RPC 2.0".to_owned()))
}

/// The transport of the rmcp crate, over channels.
struct Channels {
    received: Receiver<RxJsonRpcMessage<RoleServer>>,
    sent: Sender<TxJsonRpcMessage<RoleServer>>,
}

impl Transport<RoleServer> for Channels {
    type Error = io::Error;

    fn send(
        &mut self,
        message: TxJsonRpcMessage<RoleServer>,
    ) -> impl Future<Output = io::Result<()>> + Send + 'static {
        let sent = self.sent.clone();
        async move { sent.send(message).await.map_err(io::Error::other) }
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        self.received.recv().await
    }

    async fn close(&mut self) -> io::Result<()> {
        self.received.close();
        Ok(())
    }
}
