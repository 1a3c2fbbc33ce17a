//! HTML in Markdown: its text, without tags, comments, scripts and styles.
//!
//! A tag is taken as it is written. What it would do to a page is not worked out, but for what keeps texts apart.

use pulldown_cmark::{Event, Parser};

use crate::source::format::shown::{Gap, Writer};
use crate::text::Span;

/// What the next character of the HTML stands in: a tag can reach over several lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Tags {
    /// Text.
    #[default]
    Outside,
    /// A tag; inside one of its values, the quotation mark that ends it.
    Tag(Option<char>),
    /// A comment.
    Comment,
    /// The content of a script or style, up to the tag that begins with this.
    Unseen(&'static str),
}

/// The longest character reference, in bytes: `&CounterClockwiseContourIntegral;` has 33.
const LONGEST_REFERENCE: usize = 40;

impl Tags {
    /// Writes the text of the HTML at `place` in the file.
    pub(super) fn read(&mut self, file: &str, place: Span, writer: &mut Writer<'_>) {
        let mut at = place.start;
        while at < place.end {
            let rest = &file[at..place.end];
            at += match self {
                Self::Outside => self.outside(rest, at, writer),
                Self::Tag(value) => {
                    let (len, ended) = tag_end(rest, value);
                    if ended {
                        *self = Self::Outside;
                    }
                    len
                }
                Self::Comment => self.skip_to(rest, "-->", "-->".len()),
                Self::Unseen(end) => {
                    let end = *end;
                    self.skip_to(rest, end, 0)
                }
            };
        }
    }

    /// Writes the text before the next tag, or begins that tag; returns how many bytes it took.
    fn outside(&mut self, rest: &str, at: usize, writer: &mut Writer<'_>) -> usize {
        if let Some(tag) = Opening::of(rest) {
            if let Some(gap) = tag.gap() {
                writer.part(gap);
            }
            *self = tag.inside();
            return tag.len;
        }
        let next = rest.char_indices().skip(1).find(|(_, c)| matches!(c, '<' | '&' | '\n'));
        let text = &rest[..next.map_or(rest.len(), |(next, _)| next)];
        let place = Span::new(at, at + text.len());
        if let Some((len, character)) = reference(rest) {
            writer.replace(&character, Span::new(at, at + len));
            return len;
        }
        if let Some(after) = text.strip_prefix('\n') {
            writer.part(Gap::Line);
            writer.copy(Span::new(place.end - after.trim_start().len(), place.end));
        } else {
            writer.copy(Span::new(at, at + text.trim_end_matches('\r').len()));
        }
        text.len()
    }

    fn skip_to(&mut self, rest: &str, end: &str, ending: usize) -> usize {
        match rest.find(end) {
            Some(found) => {
                *self = Self::Outside;
                found + ending
            }
            None => rest.len(),
        }
    }
}

/// The beginning of a tag or comment.
struct Opening<'h> {
    /// The name, with the slash of a closing tag.
    name: &'h str,
    /// How many bytes it has.
    len: usize,
}

impl<'h> Opening<'h> {
    fn of(rest: &'h str) -> Option<Self> {
        let after = rest.strip_prefix('<')?;
        if after.starts_with("!--") {
            return Some(Self { name: "!--", len: "<!--".len() });
        }
        let first = after.trim_start_matches('/').chars().next()?;
        if !(first.is_ascii_alphabetic() || after.starts_with(['!', '?'])) {
            return None;
        }
        let end =
            after.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '!' | '?')));
        let name = after[..end.unwrap_or(after.len())].trim_end_matches('/');
        Some(Self { name, len: 1 + name.len() })
    }

    fn inside(&self) -> Tags {
        match self.name.to_ascii_lowercase().as_str() {
            "!--" => Tags::Comment,
            "script" => Tags::Unseen("</script"),
            "style" => Tags::Unseen("</style"),
            _ => Tags::Tag(None),
        }
    }

    /// Returns what the tag puts between the texts around it; `None` where they go on as one.
    fn gap(&self) -> Option<Gap> {
        match self.name.trim_start_matches('/').to_ascii_lowercase().as_str() {
            "br" => Some(Gap::Line),
            "img" | "sub" | "sup" => Some(Gap::Seam),
            "!--" | "a" | "abbr" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "data"
            | "dfn" | "em" | "font" | "i" | "ins" | "kbd" | "mark" | "q" | "s" | "samp"
            | "small" | "span" | "strike" | "strong" | "time" | "tt" | "u" | "var" | "wbr" => None,
            _ => Some(Gap::Block),
        }
    }
}

/// Returns how many bytes of `rest` still belong to a tag, and whether it ends there.
fn tag_end(rest: &str, value: &mut Option<char>) -> (usize, bool) {
    for (at, c) in rest.char_indices() {
        match (*value, c) {
            (None, '>') => return (at + 1, true),
            (None, '"' | '\'') => *value = Some(c),
            (Some(mark), c) if mark == c => *value = None,
            _ => {}
        }
    }
    (rest.len(), false)
}

/// Returns the length of the character reference that `rest` begins with, and what it stands for.
fn reference(rest: &str) -> Option<(usize, String)> {
    let within = &rest[..rest.floor_char_boundary(LONGEST_REFERENCE)];
    let written = within.get(..=within.find(';')?).filter(|written| written.starts_with('&'))?;
    // In Markdown they are the same, and come as a text of their own between the ends of a paragraph.
    match Parser::new(written).nth(1)? {
        Event::Text(text) if text.chars().count() <= 2 && (&*text != "&" || written == "&amp;") => {
            Some((written.len(), text.into_string()))
        }
        _ => None,
    }
}
