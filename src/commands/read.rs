//! `crosscheck read`: the figures and dates that a text states.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use crate::load;
use crate::reading::{Outcome, Reader, Readers, ReadingKind, SpokenFrom, Subject};
use crate::report::kit::batch::Unanswered;
use crate::report::page;
use crate::report::page::read::ReadingsJson;
use crate::text::{Language, LanguageTag};
use crate::value::Edtf;

use super::args::{AnswerFormat, FormatArgs, parse_date, parse_named, rest_of_input};
use super::batch::answer_lines;
use super::{Context, Error, ExitStatus};

/// Read the figures and dates that a text states, with the rule that read each
///
/// Without a text, or with `-`, standard input is read; with `--format jsonl`, each of its lines is a request such as
/// `{"id": 1, "text": "at least 27", "as_of": "2010-03-19"}` and is answered on a line.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The text; several arguments are joined by spaces
    #[arg(value_name = "TEXT")]
    text: Vec<String>,
    /// The day that the text speaks from (EDTF): "last month" counts from it
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    as_of: Option<Edtf>,
    /// Read this kind only; may be given several times
    #[arg(long, value_name = "KIND", value_parser = parse_kind)]
    kind: Vec<ReadingKind>,
    /// The language of the text (BCP 47)
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = parse_language)]
    language: Language,
    /// A folder of tables of words that are read after the built-in ones
    #[arg(long, value_name = "DIR")]
    words: Option<PathBuf>,
    #[command(flatten)]
    answer: FormatArgs,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadRequest {
    id: Option<Value>,
    text: String,
    as_of: Option<String>,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let readers = readers(args)?;
    let Some(reader) = readers.of(args.language) else { return Err(no_reader(args, &readers)) };
    let from_input = args.text.is_empty() || args.text == ["-"];
    if args.answer.format == AnswerFormat::Jsonl && from_input {
        let reply = |request: ReadRequest| answer(args, reader, request);
        answer_lines(context.input, context.out, reply)?;
        return Ok(ExitStatus::Success);
    }
    if let [name] = args.text.as_slice()
        && load::is_file(Path::new(name))
    {
        return Err(names_file(name));
    }
    let text = if from_input { rest_of_input(context)? } else { args.text.join(" ") };
    let readings = read(args, reader, &text, args.as_of.as_ref());
    let answer = || ReadingsJson::new(None, &text, &readings);
    let style = context.style;
    let table = |out: &mut dyn Write| page::read::render(out, &text, &readings, style);
    args.answer.write(context.out, table, answer)?;
    Ok(ExitStatus::Success)
}

/// Returns the readers, with the tables of the folder that was named.
fn readers(args: &Args) -> Result<Readers, Error> {
    let Some(folder) = &args.words else { return Ok(Readers::default()) };
    let (tables, mut mistakes) = load::word_tables(folder);
    let (readers, wrong) = Readers::with(tables);
    mistakes.extend(wrong);
    for mistake in mistakes.iter_mut().filter(|mistake| mistake.file.is_empty()) {
        mistake.file = folder.display().to_string();
    }
    if mistakes.is_empty() { Ok(readers) } else { Err(Error::Words(mistakes)) }
}

fn names_file(name: &str) -> Error {
    Error::Usage {
        message: format!("`{name}` is a file, and `read` takes a text"),
        help: format!("to read what it says: `crosscheck read < {name}`"),
    }
}

fn no_reader(args: &Args, readers: &Readers) -> Error {
    let language = args.language;
    let name = language.name().map_or(String::new(), |name| format!(" ({name})"));
    let known: Vec<String> = readers.languages().map(|language| language.to_string()).collect();
    Error::Usage {
        message: format!("figures are not read in the language `{language}`{name}"),
        help: format!(
            "the languages are {}; `--words` names a folder with tables of others",
            known.join(", ")
        ),
    }
}

fn answer(args: &Args, reader: &Reader, request: ReadRequest) -> Result<ReadingsJson, Unanswered> {
    let as_of = match request.as_of.as_deref().map(Edtf::parse) {
        Some(Ok(day)) => Some(day),
        Some(Err(error)) => {
            return Err(Unanswered {
                id: request.id,
                error: format!("`as_of`: {}", error.message),
            });
        }
        None => args.as_of.clone(),
    };
    let readings = read(args, reader, &request.text, as_of.as_ref());
    Ok(ReadingsJson::new(request.id, &request.text, &readings))
}

fn read(args: &Args, reader: &Reader, text: &str, as_of: Option<&Edtf>) -> Vec<(Outcome, Subject)> {
    let spoken = SpokenFrom { as_of: as_of.cloned(), published: None };
    let wanted = |kind: ReadingKind| args.kind.is_empty() || args.kind.contains(&kind);
    reader.read_with_subjects(text, &spoken).filter(|(outcome, _)| wanted(outcome.kind())).collect()
}

fn parse_language(tag: &str) -> Result<Language, String> {
    LanguageTag::parse(tag).map(|tag| tag.language).map_err(|error| error.to_string())
}

fn parse_kind(name: &str) -> Result<ReadingKind, String> {
    parse_named(name, ReadingKind::ALL, ReadingKind::name)
}
