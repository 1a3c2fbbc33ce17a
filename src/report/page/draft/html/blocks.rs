//! The blocks of a draft: headings, paragraphs, quotations, lists and tables, as far as its regions and blank lines tell.

use crate::source::{Document, Format, Region};
use crate::text::Span;

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    /// Its lines, without white space at their ends. Nothing but white space stands between blocks.
    pub(super) span: Span,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// A paragraph, or another part of the text that stands by itself.
    Prose(Region),
    /// The items of a list, each with its sign.
    List(Vec<Span>),
    /// The rows of a table, with the cells of each.
    Table(Vec<Vec<Span>>),
}

/// What stands between the cells of a row.
const CELL: &str = " | ";

/// Returns the blocks of a document, in order.
pub(super) fn blocks(document: &Document) -> Vec<Block> {
    let text = &document.text;
    let mut blocks = Vec::new();
    for (span, region) in document.regions.spans(text.len()) {
        let pieces = pieces(text, span);
        match region {
            Region::Table => blocks.extend(table(text, &pieces)),
            Region::Body if document.format == Format::Plain => {
                blocks.extend(pieces.into_iter().flat_map(|piece| prose_and_lists(text, piece)));
            }
            region => blocks.extend(pieces.into_iter().map(|span| prose(region, span))),
        }
    }
    blocks
}

fn prose(region: Region, span: Span) -> Block {
    Block { kind: BlockKind::Prose(region), span }
}

/// Returns what stands between the blank lines of a span.
fn pieces(text: &str, span: Span) -> Vec<Span> {
    let mut pieces: Vec<Span> = Vec::new();
    let mut goes_on = false;
    for line in lines(text, span) {
        match pieces.last_mut().filter(|_| goes_on && !line.is_empty()) {
            Some(piece) => piece.end = line.end,
            None if line.is_empty() => {}
            None => pieces.push(line),
        }
        goes_on = !line.is_empty();
    }
    pieces
}

/// Returns the lines of a span, each without white space at its ends.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut start = span.start;
    span.of(text).split_inclusive('\n').map(move |line| {
        let from = start + line.len() - line.trim_start().len();
        let to = from + line.trim().len();
        start += line.len();
        Span::new(from, to)
    })
}

fn table(text: &str, rows: &[Span]) -> Option<Block> {
    let span = rows.iter().copied().reduce(Span::hull)?;
    let rows = rows.iter().map(|row| cells(text, *row)).collect();
    Some(Block { kind: BlockKind::Table(rows), span })
}

fn cells(text: &str, row: Span) -> Vec<Span> {
    let mut start = row.start;
    let cell = |cell: &str| {
        let span = Span::new(start, start + cell.len());
        start = span.end + CELL.len();
        span
    };
    row.of(text).split(CELL).map(cell).collect()
}

/// Returns a paragraph of plain text as what its lines show: where two begin with the sign of an item, or the first does,
/// they are a list, and what stands before it is a paragraph.
fn prose_and_lists(text: &str, piece: Span) -> Vec<Block> {
    let lines: Vec<Span> = lines(text, piece).collect();
    let begins: Vec<usize> =
        (0..lines.len()).filter(|line| begins_item(lines[*line].of(text))).collect();
    let ([first, _, ..] | [first @ 0]) = begins[..] else {
        return vec![prose(Region::Body, piece)];
    };
    let ends = begins.iter().skip(1).copied().chain([lines.len()]);
    let items = begins.iter().zip(ends);
    let items: Vec<Span> = items.map(|(from, to)| lines[*from].hull(lines[to - 1])).collect();
    let span = Span::new(lines[first].start, piece.end);
    let list = Block { kind: BlockKind::List(items), span };
    let before = first.checked_sub(1).map(|last| prose(Region::Body, lines[0].hull(lines[last])));
    before.into_iter().chain([list]).collect()
}

/// Whether a line begins with the sign of a list's item: "- ", "• ", "3. " or "b) ".
fn begins_item(line: &str) -> bool {
    let Some((sign, _)) = line.split_once(char::is_whitespace) else { return false };
    let counted = sign.strip_suffix(['.', ')']);
    let is_short = |count: &str| {
        matches!(count.len(), 1 | 2) && count.chars().all(|c| c.is_ascii_digit())
            || sign.ends_with(')') && count.len() == 1 && count.chars().all(char::is_alphabetic)
    };
    matches!(sign, "-" | "*" | "•" | "–" | "·") || counted.is_some_and(is_short)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns each block of a document in a line: its kind and words, parts with a bar between them.
    fn told(format: Format, text: &str) -> Vec<String> {
        let document = format.read(text.as_bytes().to_vec()).expect("it is read");
        let words = |span: &Span| span.of(&document.text).replace('\n', "/");
        let all = |spans: &[Span]| spans.iter().map(words).collect::<Vec<_>>().join("|");
        let told = |block: &Block| match &block.kind {
            BlockKind::Prose(region) => format!("{region}: {}", words(&block.span)),
            BlockKind::List(items) => format!("list: {}", all(items)),
            BlockKind::Table(rows) => {
                let rows: Vec<String> = rows.iter().map(|row| all(row)).collect();
                format!("table: {}", rows.join("||"))
            }
        };
        blocks(&document).iter().map(told).collect()
    }

    #[test]
    fn what_regions_and_blank_lines_tell() {
        let text = "# Oslo\n\nOf 650\nvotes.\n\n> “540,” he said.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd.";
        let expected = [
            "heading: Oslo",
            "body: Of 650/votes.",
            "block-quote: “540,” he said.",
            "table: a|b||1|2",
            "body: End.",
        ];
        assert_eq!(told(Format::Markdown, text), expected);
    }

    #[test]
    fn signs_of_plain_text_make_a_list() {
        let text = "Votes:\r\n- 650 cast\r\n  in Oslo\r\n- 540 for him\r\n\r\nhe said\n7. He left\r\n \r\n";
        let expected = [
            "body: Votes:",
            "list: - 650 cast\r/  in Oslo|- 540 for him",
            "body: he said/7. He left",
        ];
        assert_eq!(told(Format::Plain, text), expected);
    }

    #[test]
    fn a_text_of_nothing_has_no_blocks() {
        assert_eq!(told(Format::Plain, " \n\u{c}\n"), [""; 0]);
    }
}
