//! `crosscheck lsp`: the language server.

use std::io::{self, BufRead, Write};
use std::sync::mpsc::{self, Receiver, Sender};

use lsp_server::Message;

use crate::editor::{Server, Unreadable, read_message, write_message, write_unreadable};

use super::{Context, Error, ExitStatus};

/// Serve editors: show what there is to say of claims files, sources and drafts while they are written
///
/// An editor starts it, and speaks with it through standard input and output in the Language Server Protocol. It writes no
/// file; what an editor holds and has not saved counts.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Speak through standard input and output, as is done without it: some editors give this argument
    #[arg(long)]
    stdio: bool,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let Args { stdio: _ } = args;
    let (sender, receiver) = mpsc::channel();
    (context.in_background)(Box::new(move |input| read_all(input, &sender)));
    Ok(serve(&receiver, context.out)?)
}

type Received = io::Result<Result<Message, Unreadable>>;

/// Hands over all messages of the input, until it ends.
fn read_all(input: &mut dyn BufRead, sender: &Sender<Received>) {
    while let Some(message) = read_message(input).transpose() {
        let is_last = message.is_err();
        if sender.send(message).is_err() || is_last {
            return;
        }
    }
}

/// Answers messages until the client says that it is over. What came in the meantime is taken together, so that of several
/// changes in a row the last alone is checked.
fn serve(receiver: &Receiver<Received>, out: &mut dyn Write) -> io::Result<ExitStatus> {
    let mut server = Server::default();
    while let Ok(first) = receiver.recv() {
        for received in std::iter::once(first).chain(receiver.try_iter()) {
            match received? {
                Ok(message) if is_exit(&message) => {
                    let status =
                        if server.is_ending() { ExitStatus::Success } else { ExitStatus::Denied };
                    return Ok(status);
                }
                Ok(message) => {
                    for answer in server.receive(message) {
                        write_message(out, &answer)?;
                    }
                }
                Err(unreadable) => write_unreadable(out, &unreadable)?,
            }
        }
        for message in server.settle() {
            write_message(out, &message)?;
        }
        out.flush()?;
    }
    Ok(ExitStatus::Success)
}

fn is_exit(message: &Message) -> bool {
    matches!(message, Message::Notification(note) if note.method == "exit")
}
