//! HTML in Markdown: its text, without tags, comments, scripts and styles.
//!
//! A tag is taken as it is written. What it would do to a page is not worked out, but for what keeps texts apart.

use pulldown_cmark::{Event, Parser};

use crate::source::format::tag::{attributes, declarations, is_nothing, tag_end};
use crate::source::shown::{Gap, Writer};
use crate::text::{Span, raised_digit};

/// The HTML that was read so far: a tag can reach over several lines, and what it hides over several blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tags {
    inside: Inside,
    /// The tag that is being read, from its name on.
    tag: String,
    /// The element that is not shown, if any.
    unseen: Option<UnseenElement>,
    /// Whether any element was not shown.
    has_unseen: bool,
    /// The comment that is being read, if it is one of what is shown.
    comment: Option<Comment>,
    /// Those that were read to their end.
    comments: Vec<Comment>,
}

/// A comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Comment {
    /// The index of its span.
    pub(super) mark: usize,
    pub(super) text: String,
}

/// An element that a page does not show, or strikes out.
#[derive(Clone, Debug, PartialEq, Eq)]
struct UnseenElement {
    name: String,
    /// How many elements of that name stand in one another.
    depth: usize,
    /// Whether it began in HTML that is a block of its own: it goes on until it ends.
    is_block: bool,
}

/// What the next character of the HTML stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Inside {
    /// Text.
    #[default]
    Text,
    /// A tag; inside one of its values, the quotation mark that ends it.
    Tag(Option<char>),
    /// A comment.
    Comment,
    /// The content of a script or style, up to the tag that begins with this.
    Unseen(&'static str),
}

/// The longest character reference, in bytes: `&CounterClockwiseContourIntegral;` has 33.
const LONGEST_REFERENCE: usize = 40;

/// The longest tag that is looked at, in bytes.
const LONGEST_TAG: usize = 4_000;

impl Tags {
    /// Writes the text of the HTML at `place` in the file; `is_block` says whether it is a block of its own.
    pub(super) fn read(
        &mut self,
        file: &str,
        place: Span,
        writer: &mut Writer<'_>,
        is_block: bool,
    ) {
        let mut at = place.start;
        while at < place.end {
            let rest = &file[at..place.end];
            at += match &mut self.inside {
                Inside::Text => self.outside(file, Span::new(at, place.end), writer),
                Inside::Tag(value) => {
                    let (len, ended) = tag_end(rest, value);
                    if self.tag.len() < LONGEST_TAG {
                        self.tag.push_str(&rest[..len]);
                    }
                    if ended {
                        self.inside = Inside::Text;
                        self.end_tag(is_block);
                    }
                    len
                }
                Inside::Comment => self.read_comment(rest),
                Inside::Unseen(end) => {
                    let end = *end;
                    self.skip_to(rest, end, 0)
                }
            };
        }
    }

    /// Whether what stands here is shown, and not struck out.
    pub(super) fn shows(&self) -> bool {
        self.unseen.is_none()
    }

    /// Whether any element was not shown so far.
    pub(super) fn has_unseen(&self) -> bool {
        self.has_unseen
    }

    /// Returns the comments that were read since it was last asked for them.
    pub(super) fn take_comments(&mut self) -> Vec<Comment> {
        std::mem::take(&mut self.comments)
    }

    /// Ends what does not reach from one block into another: all but an element that is a block of its own.
    pub(super) fn end_block(&mut self) {
        self.inside = Inside::Text;
        self.comment = None;
        self.unseen = self.unseen.take().filter(|unseen| unseen.is_block);
    }

    /// Notes what the tag that was just read begins or ends.
    fn end_tag(&mut self, is_block: bool) {
        let tag = std::mem::take(&mut self.tag);
        let tag = ReadTag::of(&tag);
        match (&mut self.unseen, tag.closes) {
            (Some(unseen), true) if unseen.name == tag.name => {
                unseen.depth -= 1;
                if unseen.depth == 0 {
                    self.unseen = None;
                }
            }
            (Some(unseen), false) if unseen.name == tag.name => unseen.depth += 1,
            (None, false) if tag.is_unseen() => {
                self.has_unseen = true;
                self.unseen = Some(UnseenElement { name: tag.name, depth: 1, is_block });
            }
            _ => {}
        }
    }

    /// Writes the text before the next tag, or begins that tag; returns how many bytes it took.
    fn outside(&mut self, file: &str, place: Span, writer: &mut Writer<'_>) -> usize {
        let rest = place.of(file);
        let at = place.start;
        if let Some(tag) = Opening::of(rest) {
            if let Some(gap) = tag.gap() {
                writer.part(gap);
            }
            self.tag = tag.name.to_owned();
            self.inside = tag.inside();
            if self.inside == Inside::Comment && self.shows() {
                self.comment = Some(Comment { mark: writer.mark(), text: String::new() });
            }
            return tag.len;
        }
        let next = rest.char_indices().skip(1).find(|(_, c)| matches!(c, '<' | '&' | '\n'));
        let text = &rest[..next.map_or(rest.len(), |(next, _)| next)];
        let place = Span::new(at, at + text.len());
        if let Some((len, character)) = reference(rest) {
            if self.shows() {
                writer.replace(&character, Span::new(at, at + len));
            }
            return len;
        }
        if let Some(after) = text.strip_prefix('\n') {
            writer.part(Gap::Line);
            self.copy(Span::new(place.end - after.trim_start().len(), place.end), writer);
        } else if let Some(raised) = raised(file, place).filter(|_| self.shows()) {
            writer.join();
            writer.replace(&raised, place);
        } else {
            self.copy(Span::new(at, at + text.trim_end_matches('\r').len()), writer);
        }
        text.len()
    }

    fn copy(&self, place: Span, writer: &mut Writer<'_>) {
        if self.shows() {
            writer.copy(place);
        }
    }

    fn read_comment(&mut self, rest: &str) -> usize {
        const END: &str = "-->";
        let len = self.skip_to(rest, END, END.len());
        if let Some(mut comment) = self.comment.take() {
            comment.text.push_str(rest[..len].trim_end_matches(END));
            if self.inside == Inside::Comment {
                self.comment = Some(comment);
            } else {
                self.comments.push(comment);
            }
        }
        len
    }

    fn skip_to(&mut self, rest: &str, end: &str, ending: usize) -> usize {
        match rest.find(end) {
            Some(found) => {
                self.inside = Inside::Text;
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

    fn inside(&self) -> Inside {
        match self.name.to_ascii_lowercase().as_str() {
            "!--" => Inside::Comment,
            "script" => Inside::Unseen("</script"),
            "style" => Inside::Unseen("</style"),
            _ => Inside::Tag(None),
        }
    }

    /// Returns what the tag puts between the texts around it; `None` where they go on as one.
    fn gap(&self) -> Option<Gap> {
        match self.name.trim_start_matches('/').to_ascii_lowercase().as_str() {
            "br" => Some(Gap::Line),
            "img" | "sub" | "sup" | "del" | "s" | "strike" => Some(Gap::Seam),
            "!--" | "a" | "abbr" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "data"
            | "dfn" | "em" | "font" | "i" | "ins" | "kbd" | "mark" | "q" | "samp" | "small"
            | "span" | "strong" | "time" | "tt" | "u" | "var" | "wbr" => None,
            _ => Some(Gap::Block),
        }
    }
}

/// A tag that was read to its end.
struct ReadTag<'t> {
    /// Its name, in lower case.
    name: String,
    closes: bool,
    /// Its attributes, as they are written.
    attributes: &'t str,
}

/// Elements that hold nothing, and so end where they begin.
const EMPTY: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "wbr",
];

impl<'t> ReadTag<'t> {
    fn of(tag: &'t str) -> Self {
        let closes = tag.starts_with('/');
        let tag = tag.trim_start_matches('/').trim_end_matches('>').trim_end_matches('/');
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let name = tag[..end].to_ascii_lowercase();
        Self { name, closes, attributes: &tag[end..] }
    }

    fn is_unseen(&self) -> bool {
        if EMPTY.contains(&self.name.as_str()) {
            return false;
        }
        let hides = |(name, value): (&str, &str)| match name.to_ascii_lowercase().as_str() {
            "hidden" => true,
            "style" => {
                declarations(value).iter().any(|(property, value)| is_hiding(property, value))
            }
            "dir" => self.name == "bdo" && value.eq_ignore_ascii_case("rtl"),
            _ => false,
        };
        matches!(self.name.as_str(), "del" | "s" | "strike" | "template")
            || attributes(self.attributes).any(hides)
    }
}

/// Whether a declaration of a style hides a text, strikes it out or turns it round.
fn is_hiding(property: &str, value: &str) -> bool {
    match property {
        "display" => value == "none",
        "visibility" => matches!(value, "hidden" | "collapse"),
        "text-decoration" | "text-decoration-line" => value == "line-through",
        "unicode-bidi" => value == "bidi-override",
        "font-size" | "opacity" => value.starts_with('0') && is_nothing(value),
        _ => false,
    }
}

/// Returns the raised digits that the digits at `place` are shown as: those that are all that stands in `<sup>`.
pub(super) fn raised(file: &str, place: Span) -> Option<String> {
    const TAG: &str = "<sup>";
    let text = place.of(file);
    let before = &file.as_bytes()[..place.start];
    let is_raised = before.len() >= TAG.len()
        && before[before.len() - TAG.len()..].eq_ignore_ascii_case(TAG.as_bytes())
        && file[place.end..].starts_with("</");
    text.chars()
        .map(raised_digit)
        .collect::<Option<String>>()
        .filter(|digits| is_raised && !digits.is_empty())
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
