//! The main part with the marks of comments in it.

use std::collections::BTreeMap;

use super::layout::{Anchor, Layout, Run};
use super::parts::Names;
use super::{NAME, Point, Words};
use crate::source::Unread;
use crate::text::Span;

/// The main part, and the comments that are to be marked in it.
pub(super) struct Marked<'t> {
    pub(super) text: &'t str,
    pub(super) layout: &'t Layout,
    /// The words of each comment, and its id.
    pub(super) words: &'t [Option<Words>],
    pub(super) ids: &'t [u32],
}

/// The marks at one place of the part.
struct Joint<'t> {
    anchor: &'t Anchor,
    /// The run that is split there; `None` between runs.
    run: Option<&'t Run>,
    /// The ids of the comments that end here, and of those that begin.
    ends: Vec<u32>,
    starts: Vec<u32>,
}

/// A change: what stands in place of a span.
type Edit = (Span, String);

/// Returns the part with the marks of all comments, and without the earlier ones.
pub(super) fn marked_text(marked: &Marked<'_>) -> Result<String, Unread> {
    let joints = marked.joints()?;
    let mut edits: Vec<Edit> = Vec::new();
    let positions: Vec<usize> = joints.keys().copied().collect();
    for (index, (at, joint)) in joints.iter().enumerate() {
        let before = index.checked_sub(1).map_or(0, |before| positions[before]);
        let after = positions.get(index + 1).copied().unwrap_or(usize::MAX);
        marked.write_joint(*at, joint, Span::new(before, after), &mut edits);
    }
    edits.extend(marked.layout.own.iter().map(|span| (*span, String::new())));
    edits.sort_by_key(|(span, _)| (span.start, span.end));
    Ok(edited(marked.text, &edits))
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut written = String::with_capacity(text.len());
    let mut done = 0;
    for (span, instead) in edits {
        written.push_str(text.get(done..span.start).unwrap_or_default());
        written.push_str(instead);
        done = done.max(span.end);
    }
    written.push_str(text.get(done..).unwrap_or_default());
    written
}

impl<'t> Marked<'t> {
    /// Returns the places of the marks, in order.
    fn joints(&self) -> Result<BTreeMap<usize, Joint<'t>>, Unread> {
        let mut joints: BTreeMap<usize, Joint<'t>> = BTreeMap::new();
        for (words, id) in self.words.iter().zip(self.ids) {
            let (start, end) = self.ends(*words)?;
            joints.entry(start.at).or_insert_with(|| start.joint()).starts.push(*id);
            joints.entry(end.at).or_insert_with(|| end.joint()).ends.push(*id);
        }
        Ok(joints)
    }

    /// Returns where the marks of a comment stand: around its words, or what is nearest to them.
    fn ends(&self, words: Option<Words>) -> Result<(Spot<'t>, Spot<'t>), Unread> {
        let anchor = |point: Point| self.layout.anchors.get(&point.event);
        let found = words.and_then(|words| {
            let (first, last) = (anchor(words.start)?, anchor(words.end)?);
            let start = self.spot(first, words.start, false);
            let end = self.spot(last, words.end, true);
            // In a part that is damaged, they may be in any order.
            let end = if end.at > start.at { end } else { Spot::behind(first) };
            Some((start, end))
        });
        let first = self.layout.first.as_ref();
        let found = found.or_else(|| first.map(|first| (Spot::before(first), Spot::behind(first))));
        let why = "there is no text in it that can have a comment".to_owned();
        found.ok_or(Unread::Malformed { format: NAME, why })
    }

    fn spot(&self, anchor: &'t Anchor, point: Point, is_end: bool) -> Spot<'t> {
        let whole = if is_end { Spot::behind(anchor) } else { Spot::before(anchor) };
        let Some(run) = &anchor.run else { return whole };
        let child = if is_end { run.child.end } else { run.child.start };
        let at = match run.text {
            None => child,
            Some(text) => {
                let at = byte_at(self.text, anchor.event, point.characters, is_end);
                let end = self.end_of_text(run);
                if at <= text {
                    run.child.start
                } else if at >= end {
                    run.child.end
                } else {
                    at
                }
            }
        };
        if at <= run.content.start {
            Spot::before(anchor)
        } else if at >= run.content.end {
            Spot::behind(anchor)
        } else {
            Spot { at, anchor, run: Some(run) }
        }
    }

    /// Returns where the characters of a run's child end.
    fn end_of_text(&self, run: &Run) -> usize {
        let end = run.child.of(self.text).rfind("</");
        end.map_or(run.child.end, |end| run.child.start + end)
    }

    /// Writes the marks at `at`. `others` is from the place of marks before it to the one after it.
    fn write_joint(&self, at: usize, joint: &Joint<'t>, others: Span, edits: &mut Vec<Edit>) {
        let parent = joint.anchor.parent.of(self.text);
        let marks = Names::beside(parent, &self.layout.space).marks(&joint.ends, &joint.starts);
        let here = Span::new(at, at);
        let Some(run) = joint.run else { return edits.push((here, marks)) };
        let tag = run.tag.of(self.text);
        let end = format!("</{}>", name_of(tag));
        let begin = format!("{tag}{}", run.properties.of(self.text));
        let Some(text) = run.text.filter(|text| *text < at && at < run.child.end) else {
            return edits.push((here, format!("{end}{marks}{begin}")));
        };
        let piece = Characters {
            text: self.text,
            tag: &self.text[run.child.start..text],
            span: Span::new(text, self.end_of_text(run)),
        };
        let begin_text = piece.split(at, others, edits);
        let end_text = piece.end_tag();
        edits.push((here, format!("{end_text}{end}{marks}{begin}{begin_text}")));
    }
}

/// A place for a mark.
#[derive(Clone, Copy)]
struct Spot<'t> {
    at: usize,
    anchor: &'t Anchor,
    run: Option<&'t Run>,
}

impl<'t> Spot<'t> {
    fn before(anchor: &'t Anchor) -> Self {
        Self { at: anchor.outer.start, anchor, run: None }
    }

    fn behind(anchor: &'t Anchor) -> Self {
        Self { at: anchor.outer.end, anchor, run: None }
    }

    fn joint(self) -> Joint<'t> {
        Joint { anchor: self.anchor, run: self.run, ends: Vec::new(), starts: Vec::new() }
    }
}

/// The characters of a run (`w:t`). White space at their ends is shown only where `xml:space` says so: where a cut makes new
/// ends of them, these are to be shown as before, and the old ones too.
struct Characters<'t> {
    text: &'t str,
    tag: &'t str,
    span: Span,
}

impl Characters<'_> {
    /// Returns what begins the characters behind a cut at `at`, and takes note of what else has to change. `others` is from the
    /// cut before it to the one after it.
    fn split(&self, at: usize, others: Span, edits: &mut Vec<Edit>) -> String {
        let is_kept = self.tag.contains("xml:space") && self.tag.contains("preserve");
        if is_kept {
            return self.tag.to_owned();
        }
        let (whole, before) = (self.span.of(self.text), &self.text[self.span.start..at]);
        let is_first = others.start <= self.span.start;
        if whole.trim_matches(is_space).len() == whole.len() && !self.tag.contains("xml:space") {
            if is_first && before.ends_with(is_space) {
                let name_end = self.span.start - self.tag.len() + 1 + name_of(self.tag).len();
                edits.push((Span::new(name_end, name_end), KEEP.to_owned()));
            }
            return self.keeping_tag();
        }
        let shown = before.trim_end_matches(is_space).len();
        if is_first && 0 < shown && shown < before.len() {
            edits.push(self.turn(self.span.start + shown, &self.keeping_tag()));
        }
        let after = &self.text[at..self.span.end];
        let spaces = after.len() - after.trim_start_matches(is_space).len();
        if others.end < self.span.end {
            return self.keeping_tag();
        } else if spaces == 0 || spaces == after.len() {
            return self.tag.to_owned();
        }
        edits.push(self.turn(at + spaces, self.tag));
        self.keeping_tag()
    }

    /// Returns the change that ends the characters and begins others.
    fn turn(&self, at: usize, tag: &str) -> Edit {
        (Span::new(at, at), format!("{}{tag}", self.end_tag()))
    }

    fn end_tag(&self) -> String {
        format!("</{}>", name_of(self.tag))
    }

    /// Returns the beginning of an element whose white space is shown.
    fn keeping_tag(&self) -> String {
        let name = name_of(self.tag);
        let rest = if self.tag.contains("xml:space") { ">" } else { &self.tag[1 + name.len()..] };
        format!("<{name}{KEEP}{rest}")
    }
}

/// What lets white space at the ends of characters be shown.
const KEEP: &str = " xml:space=\"preserve\"";

/// White space of XML.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// Returns the name of an element as its beginning has it, with its prefix.
pub(super) fn name_of(tag: &str) -> &str {
    let name = tag.strip_prefix('<').unwrap_or(tag);
    name.split(|c| is_space(c) || matches!(c, '/' | '>')).next().unwrap_or_default()
}

/// Returns where in the part the character of this number is of what was read at `event`. What stands for other characters is
/// not cut.
fn byte_at(text: &str, event: Span, characters: usize, is_end: bool) -> usize {
    let raw = event.of(text);
    if raw.starts_with('<') {
        return if is_end { event.end } else { event.start };
    }
    if raw.starts_with('&') {
        return if characters == 0 { event.start } else { event.end };
    }
    // The two characters of a line end are one (XML 1.0, section 2.11).
    let is_second = |at: usize| raw[at..].starts_with('\n') && raw[..at].ends_with('\r');
    let mut places = raw.char_indices().map(|(at, _)| at).filter(|at| !is_second(*at));
    event.start + places.nth(characters).unwrap_or(raw.len())
}
