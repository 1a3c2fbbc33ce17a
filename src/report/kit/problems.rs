//! Mistakes in a claims file, each under the line where it stands.
//!
//! The layout is that of rustc, by the annotate-snippets crate. Messages, paths and lines come from
//! strangers: all of them pass through [`visible`] first, because the crate lets escape sequences through
//! in paths and labels. Only the marked line is handed over, cut around the mark, so that a file of one
//! enormous line costs no more than any other.

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, DEFAULT_NONE_STYLE};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::dossier::Problem;
use crate::text::{LineIndex, visible};

/// The most problems that are shown; the rest are counted.
const MOST_SHOWN: usize = 100;

/// The most characters of a line that are laid out on each side of the marked ones, and the most marked
/// ones: more than a terminal shows.
const MOST_AROUND: usize = 300;

/// Returns the problems as text for a terminal, each with its line of `text` and what to try.
///
/// `file` is the name to show, `width` the columns to fill. Lines and columns are counted from 1, columns
/// in Unicode code points. A byte order mark at the start is no column.
///
/// ```
/// use crosscheck::dossier::{Syntax, read};
/// use crosscheck::report::kit::problems::render;
///
/// let text = r#"{ "version": 1, "sources": {}, "claim": {}, "claims": {} }"#;
/// let (_, problems) = read(text, Syntax::Json);
/// assert_eq!(
///     render(&problems, "claims.json", text, false, 100),
///     r#"error: unknown field `claim` of a dossier
///  --> claims.json:1:32
///   |
/// 1 | { "version": 1, "sources": {}, "claim": {}, "claims": {} }
///   |                                ^^^^^^^ not a field of a dossier
///   |
///   = help: did you mean `claims`?
/// "#
/// );
/// ```
pub fn render(problems: &[Problem], file: &str, text: &str, color: bool, width: usize) -> String {
    let file = one_line(file);
    let mut rendered = String::new();
    let lines = LineIndex::new(text);
    for problem in problems.iter().take(MOST_SHOWN) {
        if !rendered.is_empty() {
            rendered.push('\n');
        }
        let line = LineAt::of(text, &lines, problem.place.start);
        rendered.push_str(&block(problem, &file, &Excerpt::of(problem, &line), color, width));
    }
    if let Some(more @ 1..) = problems.len().checked_sub(MOST_SHOWN) {
        rendered.extend(["\n… and ", &more.to_string(), " more\n"]);
    }
    rendered
}

fn block(problem: &Problem, file: &str, excerpt: &Excerpt, color: bool, width: usize) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(width);
    let label = one_line(&problem.label);
    let mark = AnnotationKind::Primary.span(excerpt.mark.clone()).label(label);
    let title = Group::with_title(Level::ERROR.primary_title(one_line(&problem.message)));
    let mut shown = Group::with_level(Level::ERROR)
        .element(Snippet::source(&excerpt.shown).line_start(excerpt.line).annotation(mark));
    if let Some(help) = &problem.help {
        shown = shown.element(Level::HELP.message(one_line(help)));
    }
    let title = renderer.render(&[title]);
    let shown = renderer.render(&[shown]);
    format!("{title}\n{}\n{shown}\n", arrow(file, excerpt, color))
}

/// The line that says where: the crate would count the columns of the part that is shown.
fn arrow(file: &str, excerpt: &Excerpt, color: bool) -> String {
    let Excerpt { line, column, .. } = excerpt;
    let style = if color { DEFAULT_LINE_NUM_STYLE } else { DEFAULT_NONE_STYLE };
    let indent = line.to_string().len();
    format!("{:indent$}{style}-->{style:#} {file}:{line}:{column}", "")
}

/// The text without anything that a terminal obeys, not even a line break.
pub(in crate::report) fn one_line(text: &str) -> String {
    visible(text).replace('\n', "␊")
}

/// A line of a text, by its number, bytes and the place in it that is asked for.
struct LineAt<'t> {
    number: usize,
    content: &'t str,
    at: usize,
}

impl<'t> LineAt<'t> {
    fn of(text: &'t str, lines: &LineIndex, at: usize) -> Self {
        let at = text.floor_char_boundary(at);
        let span = lines.line(text, at);
        let number = lines.position(text, at).line.get();
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        Self { number, content: span.of(text), at: at - span.start }
    }
}

/// The shown part of a line, with its mark.
struct Excerpt {
    line: usize,
    column: usize,
    shown: String,
    mark: std::ops::Range<usize>,
}

impl Excerpt {
    fn of(problem: &Problem, line: &LineAt<'_>) -> Self {
        let at = line.at.min(line.content.len());
        let (before, rest) = line.content.split_at(at);
        let end = rest.floor_char_boundary(problem.place.len().min(rest.len()));
        let (marked, after) = rest.split_at(end);
        let skipped = before.trim_start_matches('\u{feff}');
        let mut shown = visible(last_characters(skipped)).into_owned();
        let start = shown.len();
        shown.push_str(&visible(first_characters(marked)));
        let mark = start..shown.len();
        shown.push_str(&visible(first_characters(after)));
        Self { line: line.number, column: skipped.chars().count() + 1, shown, mark }
    }
}

fn first_characters(text: &str) -> &str {
    text.char_indices().nth(MOST_AROUND).map_or(text, |(end, _)| &text[..end])
}

fn last_characters(text: &str) -> &str {
    text.char_indices()
        .nth_back(MOST_AROUND)
        .map_or(text, |(start, c)| &text[start + c.len_utf8()..])
}
