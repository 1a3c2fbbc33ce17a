//! Chapters, which are XML, as the HTML that web pages are read from.
//!
//! In XML any element may end where it begins, and text may stand in CDATA sections. What books say of their elements is used:
//! the mark of a note is raised, the number of a printed page is hidden, and notes are taken out of the chapter.

use crate::source::format::html::is_void;
use crate::source::format::tag::tag_end;

/// A chapter as HTML.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Chapter {
    pub(super) html: String,
    /// Its notes, in order.
    pub(super) notes: Vec<String>,
}

/// What an element is for, by `epub:type` of EPUB 3 and the roles of DPUB-ARIA 1.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    NoteMark,
    Note,
    PageNumber,
    Other,
}

impl Purpose {
    fn of(tag: &str) -> Self {
        let purpose = |name: &str| match name {
            "noteref" | "doc-noteref" => Some(Self::NoteMark),
            "footnote" | "endnote" | "rearnote" | "doc-footnote" | "doc-endnote" => {
                Some(Self::Note)
            }
            "pagebreak" | "doc-pagebreak" => Some(Self::PageNumber),
            _ => None,
        };
        let values = ["epub:type", "role"].into_iter().filter_map(|name| attribute(tag, name));
        values.flat_map(str::split_whitespace).find_map(purpose).unwrap_or(Self::Other)
    }
}

/// An element whose end is waited for.
#[derive(Debug)]
struct Waiting<'x> {
    name: &'x str,
    /// How many elements of that name stand in it.
    depth: usize,
    purpose: Purpose,
    /// Where its HTML begins.
    start: usize,
}

/// Returns the chapter that XHTML is.
pub(super) fn chapter(xhtml: &str) -> Chapter {
    let mut chapter = Chapter { html: String::with_capacity(xhtml.len()), notes: Vec::new() };
    let mut waiting: Vec<Waiting<'_>> = Vec::new();
    let mut rest = xhtml;
    while let Some((before, after)) = rest.split_once('<') {
        chapter.html.push_str(before);
        rest = match after.as_bytes().first() {
            Some(b'!') => declaration(after, &mut chapter.html),
            Some(b'?') => after.split_once("?>").map_or("", |(_, rest)| rest),
            _ => {
                let (len, ends) = tag_end(after, &mut None);
                tag(&after[..len - usize::from(ends)], &mut chapter, &mut waiting);
                &after[len..]
            }
        };
    }
    chapter.html.push_str(rest);
    chapter
}

/// Takes what begins with `<!`; returns what follows it.
fn declaration<'x>(after: &'x str, html: &mut String) -> &'x str {
    if let Some(data) = after.strip_prefix("![CDATA[") {
        let (data, rest) = data.split_once("]]>").unwrap_or((data, ""));
        html.push_str(&data.replace('&', "&amp;").replace('<', "&lt;"));
        return rest;
    }
    if let Some(comment) = after.strip_prefix("!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    // A declaration of entities stands in brackets.
    let end = match (after.find('['), after.find('>')) {
        (Some(bracket), Some(end)) if bracket < end => after.find("]>").map(|end| end + 1),
        (_, end) => end,
    };
    end.and_then(|end| after.get(end + 1..)).unwrap_or_default()
}

/// Takes a tag, without its brackets.
fn tag<'x>(tag: &'x str, chapter: &mut Chapter, waiting: &mut Vec<Waiting<'x>>) {
    if let Some(name) = tag.strip_prefix('/') {
        return closing(name.trim(), chapter, waiting);
    }
    let is_empty = tag.ends_with('/');
    let tag = tag.trim_end_matches('/');
    let end = tag.find(char::is_whitespace).unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(end);
    let purpose = Purpose::of(attributes);
    let start = chapter.html.len();
    let (before, hidden) = match purpose {
        Purpose::NoteMark if !is_empty => ("<sup>", ""),
        Purpose::PageNumber => ("", " hidden"),
        _ => ("", ""),
    };
    for piece in [before, "<", name, hidden, attributes, ">"] {
        chapter.html.push_str(piece);
    }
    if is_empty {
        if !is_void(name) {
            end_tag(name, &mut chapter.html);
        }
    } else if matches!(purpose, Purpose::NoteMark | Purpose::Note) {
        waiting.push(Waiting { name, depth: 0, purpose, start });
    } else if let Some(last) = waiting.last_mut().filter(|last| last.name == name) {
        last.depth += 1;
    }
}

fn end_tag(name: &str, html: &mut String) {
    for piece in ["</", name, ">"] {
        html.push_str(piece);
    }
}

fn closing<'x>(name: &'x str, chapter: &mut Chapter, waiting: &mut Vec<Waiting<'x>>) {
    end_tag(name, &mut chapter.html);
    let Some(last) = waiting.last_mut().filter(|last| last.name == name) else { return };
    if last.depth > 0 {
        last.depth -= 1;
        return;
    }
    match last.purpose {
        Purpose::Note => {
            let note = chapter.html.split_off(last.start);
            chapter.notes.push(note);
        }
        _ => chapter.html.push_str("</sup>"),
    }
    waiting.pop();
}

/// Returns the value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let mark = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, next) = after[1..].split_once(mark)?;
        if before.trim() == name {
            return Some(value);
        }
        rest = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_elements_are_closed_and_cdata_is_text() {
        let read =
            chapter("<?xml version='1.0'?><title/><p><a id=\"x\"/>5<br/><![CDATA[4 < 5]]></p>");
        assert_eq!(read.html, "<title></title><p><a id=\"x\"></a>5<br>4 &lt; 5</p>");
    }

    #[test]
    fn notes_are_taken_out_and_their_marks_raised() {
        let read = chapter(
            "<p>In 2010<a epub:type='noteref'>2</a>.</p><aside epub:type=\"footnote\"><p>See</p><aside>a</aside></aside><p>End",
        );
        assert_eq!(read.html, "<p>In 2010<sup><a epub:type='noteref'>2</a></sup>.</p><p>End");
        assert_eq!(
            read.notes,
            ["<aside epub:type=\"footnote\"><p>See</p><aside>a</aside></aside>"]
        );
    }
}
