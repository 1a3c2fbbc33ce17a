//! Where a line of a sentence is a row, list item or heading of its own. A line of prose that is wrapped is none: a sentence
//! means the same however it is laid out, so a line break alone ends nothing.

use std::ops::Range;

use crate::text::{Spacing, Span, ends_in_lines};

use super::sentence::SentenceItem;
use super::words::{Tag, TagSet};

/// How many bytes the longest line has that stands by itself, as in a list or table.
const SHORT_LINE: usize = 45;

/// Marks the items of a sentence that begin a line or cell of its own.
pub(super) fn mark_line_starts(items: &mut [SentenceItem], text: &str, sentence: Span) {
    if !sentence.of(text).contains(['\n', '\t']) {
        return;
    }
    let lines = lines(items, text);
    let rows = rows(&lines, items);
    let mut block_ends = block_ends(text, sentence).peekable();
    // Whether all since the last line that began anew could be a heading.
    let mut is_heading = true;
    let mut starts = Vec::new();
    for number in 1..lines.len() {
        let (last, next) = (&lines[number - 1], lines[number].items.start);
        is_heading &= last.is_plain;
        let before = before(items, next);
        while block_ends.next_if(|end| *end < before.start).is_some() {}
        let is_alone = || {
            let begins_rows = rows[number] && is_heading;
            let is_parted =
                rows[number - 1] || begins_rows || is_heading && begins_sentence(items, next, text);
            is_parted
                && last.is_short
                && !begins_lower(&items[next], text)
                && !leads_on(&items[next - 1])
        };
        if block_ends.peek().is_some_and(|end| *end < before.end) || is_alone() {
            is_heading = true;
            starts.push(next);
        }
    }
    for at in 1..items.len() {
        items[at].begins_line =
            before(items, at).of(text).contains('\t') || starts.binary_search(&at).is_ok();
    }
}

/// Returns what stands between an item and the one before.
fn before(items: &[SentenceItem], at: usize) -> Span {
    let start = items[at].span.start;
    Span::new(items[at - 1].span.end.min(start), start)
}

/// Returns where the rows and list items of a sentence end.
fn block_ends(text: &str, sentence: Span) -> impl Iterator<Item = usize> {
    let ends = ends_in_lines(sentence.of(text)).into_iter();
    ends.filter(|(_, spacing)| *spacing == Spacing::Block).map(move |(at, _)| sentence.start + at)
}

/// A line of a sentence.
struct Line {
    items: Range<usize>,
    /// What stands in it, in order: its signs, and one letter for each run of words, each verb and each figure.
    shape: String,
    /// Its shape, or of a line with one figure at an end no more than that: "Did not vote: 12".
    outline: String,
    has_figure: bool,
    /// Whether it has no verb, and nothing that could govern a clause.
    is_plain: bool,
    /// Whether something in it could govern a clause of another line.
    leads_clause: bool,
    is_short: bool,
}

impl Line {
    fn new(all: &[SentenceItem], items: Range<usize>) -> Self {
        let own = &all[items.clone()];
        let shape = shape(own);
        Self {
            outline: outline(&shape).to_owned(),
            shape,
            has_figure: own.iter().any(SentenceItem::is_mention),
            is_plain: own.iter().all(|item| item.verb.is_none() && !item.is_any(GOVERNING)),
            leads_clause: own.iter().any(|item| item.is_any(LEADING_CLAUSES)),
            is_short: own[own.len() - 1].span.end - own[0].span.start < SHORT_LINE,
            items,
        }
    }

    /// Whether both are rows of one list: they are made alike, and each has a figure.
    fn is_row_beside(&self, other: &Self) -> bool {
        let is_labelled = self.outline == LABELLED && other.outline == LABELLED;
        let is_alike = self.shape == other.shape && self.is_plain && other.is_plain;
        self.has_figure && self.is_short && (is_alike || is_labelled)
    }

    /// Whether both have a figure in the same place.
    fn is_outlined_as(&self, other: &Self) -> bool {
        self.has_figure && self.is_short && self.outline == other.outline && !self.leads_clause
    }
}

/// The outline of a line that ends in a figure behind a colon.
const LABELLED: &str = ":1";

/// Returns what is alike in rows of one list that have different words; that of a line with several figures is its shape.
fn outline(shape: &str) -> &str {
    if shape.matches('1').count() != 1 {
        return shape;
    }
    match shape {
        _ if shape.ends_with(LABELLED) => LABELLED,
        _ if shape.ends_with('1') => "1",
        _ if shape.starts_with('1') => "1-",
        _ => shape,
    }
}

/// What begins a clause that another line may hold.
const LEADING_CLAUSES: TagSet =
    TagSet::of(&[Tag::Complement, Tag::Relative, Tag::Condition, Tag::Subordinator]);

/// What governs a clause, or begins one.
const GOVERNING: TagSet = TagSet::of(&[
    Tag::Be,
    Tag::Have,
    Tag::Do,
    Tag::Planned,
    Tag::Supposed,
    Tag::Can,
    Tag::Negation,
    Tag::Denial,
    Tag::Denier,
    Tag::Doubt,
    Tag::Complement,
    Tag::Relative,
    Tag::Condition,
]);

/// Words that no line ends with that stands by itself.
const LEADING: TagSet = TagSet::of(&[
    Tag::Determiner,
    Tag::Preposition,
    Tag::Coordinator,
    Tag::Alternative,
    Tag::Infinitive,
    Tag::Contrasting,
]);

/// Words that begin a sentence with a capital, and have none inside of it.
const OPENING: TagSet = TagSet::of(&[
    Tag::Determiner,
    Tag::Preposition,
    Tag::Pronoun,
    Tag::Subordinator,
    Tag::Condition,
]);

fn lines(items: &[SentenceItem], text: &str) -> Vec<Line> {
    let breaks = |at: &usize| before(items, *at).of(text).contains('\n');
    let starts: Vec<usize> = (1..items.len()).filter(breaks).collect();
    let ends = starts.iter().copied().chain([items.len()]);
    let ranges = std::iter::once(0).chain(starts.iter().copied()).zip(ends);
    ranges
        .filter(|(start, end)| start < end)
        .map(|(start, end)| Line::new(items, start..end))
        .collect()
}

fn shape(items: &[SentenceItem]) -> String {
    let mut shape = String::new();
    for (at, item) in items.iter().enumerate() {
        let is_last = at + 1 == items.len();
        if item.is_mention() {
            shape.push('1');
        } else if item.is_word() {
            let letter = if at > 0 && item.verb.is_some() { 'v' } else { 'w' };
            if letter == 'v' || !shape.ends_with(letter) {
                shape.push(letter);
            }
        } else if !(is_last && is_stop(item)) {
            shape.push_str(&item.word);
        }
    }
    shape
}

fn is_stop(item: &SentenceItem) -> bool {
    matches!(&*item.word, "." | "!" | "?")
}

/// Returns for each line whether it is a row: made like the one beside it, or one of a list where all lines have a figure in
/// the same place.
fn rows(lines: &[Line], items: &[SentenceItem]) -> Vec<bool> {
    let ends = |line: &Line| is_stop(&items[line.items.end - 1]);
    let is_list = lines.iter().all(|line| line.is_outlined_as(&lines[0]) && !ends(line));
    let mut rows = vec![is_list; lines.len()];
    for (at, pair) in lines.windows(2).enumerate() {
        if pair[0].is_row_beside(&pair[1]) {
            rows[at] = true;
            rows[at + 1] = true;
        }
    }
    rows
}

fn begins_lower(item: &SentenceItem, text: &str) -> bool {
    item.span.of(text).starts_with(char::is_lowercase)
}

/// Whether more has to follow an item: "killed people in", "the 40,".
fn leads_on(item: &SentenceItem) -> bool {
    item.is_any(LEADING) || matches!(&*item.word, "(" | "[" | "“" | "-" | "–")
}

/// Whether the word at `at` has a capital that only the beginning of a sentence gives it.
fn begins_sentence(items: &[SentenceItem], at: usize, text: &str) -> bool {
    let item = &items[at];
    let is_initial = items.get(at + 1).is_some_and(|next| next.is_glued);
    let is_written_out = item.span.of(text).chars().skip(1).all(char::is_lowercase);
    item.is_capital && item.is_any(OPENING) && is_written_out && !is_initial
}
