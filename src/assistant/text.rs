//! `text`: the text of a source as it is read.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::finding::counted;
use crate::load;
use crate::report::kit::schema::schema_of_input;
use crate::report::page::text::{
    PartJson, ShownText, TextJson, answer as shown_text, paragraphs, places_near,
};
use crate::source::{Document, Held, Region};
use crate::text::Span;

use super::answer::{Answer, Paged, ToolError, as_value};
use super::arguments::{Arguments, MOST_QUOTED, parse, require_short, usual_limit};
use super::served::ServedDossier;
use super::tool::{Tool, paged_answer_schema};

pub(super) const TOOL: Tool = Tool {
    name: "text",
    title: "Show the text of a source",
    description: "Gives the text of a source as it is read, paragraph by paragraph, with places. Quotes are looked for in this \
        text: copy them from here. With `words`, only the paragraphs that hold them, or nearly do.",
    writes: false,
    input: schema_of_input::<TextArguments>,
    output: paged_answer_schema::<TextJson<'_>>,
    answer,
};

/// The most bytes of a part; a longer paragraph is given in several.
const MOST_BYTES: usize = 1_500;

/// Which text to show.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TextArguments {
    /// The id of the source.
    source: String,
    /// Give only the paragraphs that hold most of these words, and where they nearly stand.
    words: Option<String>,
    /// The first part to give, from 0.
    #[serde(default)]
    offset: usize,
    /// How many parts to give at most.
    #[serde(default = "usual_limit")]
    limit: usize,
}

fn answer(served: &ServedDossier, arguments: Arguments) -> Result<Answer, ToolError> {
    let TextArguments { source, words, offset, limit } = parse(arguments)?;
    if let Some(words) = &words {
        require_short("words", words, MOST_QUOTED, "give the words that matter")?;
    }
    let Held { file, document, .. } = &held(served, &source)?;
    let near = words.as_deref().map(|words| places_near(document, words));
    let whole = ShownText { file, document, near: near.as_deref() };
    let parts: Vec<(Span, Region)> =
        paragraphs(&whole).into_iter().flat_map(|part| in_pieces(document, part)).collect();
    let paged = Paged::of((offset, limit), parts.len(), |index| {
        as_value(PartJson::of(document, parts[index]))
    });
    // What no reader sees is where a document speaks to programs.
    let hidden = document.hidden.len();
    let hidden =
        (hidden > 0).then(|| format!("hidden: {} that no reader sees", counted(hidden, "text")));
    let heading = shown_text(&ShownText { near: Some(&[]), ..whole }).without_hidden();
    Ok(Answer::with_page(heading, "/parts", paged).leaving_out(hidden))
}

fn held(served: &ServedDossier, id: &str) -> Result<Held, ToolError> {
    let opened = served.open()?;
    let sources = &opened.dossier.sources;
    let Some(source) = sources.iter().find(|source| source.id.value == id) else {
        let known = sources.iter().map(|source| source.id.value.as_str());
        return Err(ToolError::unknown("source", id, known));
    };
    match load::document_of(source, opened.claims_file.source_folder(), None) {
        Some(held) => {
            held.map_err(|why| ToolError::new(format!("`{id}` could not be read: {why}"), ""))
        }
        None => Err(ToolError::new(
            format!("the source `{id}` has no file"),
            "save the document, and name it as the source's `file`",
        )),
    }
}

/// Returns a part in pieces, each of which ends at white space where there is any.
fn in_pieces(document: &Document, (span, region): (Span, Region)) -> Vec<(Span, Region)> {
    let mut pieces = Vec::new();
    let mut at = span.start;
    while span.end - at > MOST_BYTES {
        let most = document.text.floor_char_boundary(at + MOST_BYTES);
        let piece = Span::new(at, most).of(&document.text);
        let end =
            piece.rfind(char::is_whitespace).filter(|end| *end > 0).map_or(most, |end| at + end);
        pieces.push((Span::new(at, end), region));
        let rest = Span::new(end, span.end).of(&document.text);
        at = span.end - rest.trim_start().len();
    }
    pieces.push((Span::new(at, span.end), region));
    pieces
}
