//! What white space parts: words, lines, the cells of a table, blocks.

use std::ops::Range;

/// White space that is more than one space between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    /// Several spaces, or a tab.
    Wide,
    /// A line break.
    Line,
    /// The edge of a cell of a table.
    Cell,
    /// The end of a paragraph, list item or row: a blank line, or a line break before another item or row.
    Block,
}

impl Spacing {
    /// Whether a quote that has `own` white space there, or a single space, may cross this.
    pub(super) fn is_crossed_by(self, own: Option<Self>) -> bool {
        match self {
            Self::Wide | Self::Line => true,
            Self::Cell => own.is_some(),
            Self::Block => matches!(own, Some(Self::Line | Self::Block)),
        }
    }

    /// Returns what a run of white space is by itself.
    pub(super) fn of(run: &str) -> Option<Self> {
        let breaks = run.matches('\n').count();
        if breaks > 1 || run.contains('\u{2029}') {
            Some(Self::Block)
        } else if breaks == 1 {
            Some(Self::Line)
        } else {
            let wide = run.contains('\t') || run.chars().filter(|c| c.is_whitespace()).count() > 1;
            wide.then_some(Self::Wide)
        }
    }
}

/// Returns where the rows, cells and list items of a text end that no blank line ends: the bytes where their white space
/// begins, in order.
///
/// Two lines that follow one another are rows of a table where both have as many columns, two or more, set apart by a tab
/// or by spaces, somewhere by more than two. Lines of one paragraph that begin with the same sign, or with numbers that
/// follow one another, are list items; so is one after a colon.
pub(crate) fn ends_in_lines(text: &str) -> Vec<(usize, Spacing)> {
    let mut found = Vec::new();
    let mut block: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let line = Line::new(raw, start);
        start += raw.len();
        if line.text.is_empty() || block.len() >= MOST_LINES {
            ends_in_block(&block, &mut found);
            block.clear();
        }
        if !line.text.is_empty() {
            block.push(line);
        }
    }
    ends_in_block(&block, &mut found);
    found
}

/// How many lines are looked at together: a long text without blank lines does not fill the memory.
const MOST_LINES: usize = 4_096;

/// A line, without the white space around it.
struct Line<'t> {
    text: &'t str,
    start: usize,
    /// Where its columns part.
    gaps: Vec<Range<usize>>,
    /// How many bars part its columns.
    bars: usize,
    /// Whether a bar, a tab or more than two spaces part any of its columns.
    wide: bool,
    marker: Option<Marker<'t>>,
}

/// What a list item begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker<'t> {
    Sign(char),
    /// A number, with what stands around it.
    Number(u32, &'t str),
}

impl<'t> Line<'t> {
    fn new(raw: &'t str, start: usize) -> Self {
        let text = raw.trim();
        let start = start + (raw.len() - raw.trim_start().len());
        let gaps = gaps(text);
        let bars = text.bytes().filter(|byte| *byte == b'|').count();
        let wide =
            bars > 0 || gaps.iter().any(|gap| text[gap.clone()].contains('\t') || gap.len() > 2);
        Self { text, start, gaps, bars, wide, marker: Marker::of(text) }
    }

    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is_row_before(&self, next: &Self) -> bool {
        let same = self.bars == next.bars && (self.bars > 0 || self.gaps.len() == next.gaps.len());
        same && self.gaps.len() + self.bars > 0 && (self.wide || next.wide)
    }
}

/// Returns where tabs or several spaces stand in a line; two spaces after the end of a sentence part no columns.
fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    // In most lines, a space stands between two words and no more.
    if !text.contains('\t') && !text.contains("  ") {
        return gaps;
    }
    let mut from = 0;
    while let Some(at) = text[from..].find(['\t', ' ']).map(|at| from + at) {
        let rest = text[at..].trim_start_matches(['\t', ' ']);
        let gap = at..text.len() - rest.len();
        from = gap.end;
        let run = &text[gap.clone()];
        let ends = text[..at].ends_with(['.', '?', '!', ':', '”', '"', ')']);
        if run.contains('\t') || run.len() > 2 || (run.len() == 2 && !ends) {
            gaps.push(gap);
        }
    }
    gaps
}

impl<'t> Marker<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let marker = line.split([' ', '\t']).next().filter(|marker| marker.len() < line.len())?;
        let first = marker.chars().next()?;
        if marker.len() == first.len_utf8() {
            let is_sign = matches!(
                first,
                '-' | '–' | '—' | '*' | '+' | '•' | '◦' | '▪' | '‣' | '●' | '■' | '·'
            );
            return is_sign.then_some(Self::Sign(first));
        }
        let inner = marker.strip_prefix('(').unwrap_or(marker);
        let number = inner.trim_end_matches(['.', ')']);
        let after = &inner[number.len()..];
        if after.len() != 1 {
            return None;
        }
        let letter = || {
            let mut letters = number.chars();
            letters
                .next()
                .filter(|c| c.is_ascii_alphabetic() && letters.next().is_none())
                .map(u32::from)
        };
        let is_short = number.len() <= 3;
        let value = number.parse().ok().filter(|_| is_short).or_else(letter)?;
        Some(Self::Number(value, after))
    }

    /// Whether two items of one list can begin with these.
    fn goes_with(self, other: Self) -> bool {
        match (self, other) {
            (Self::Sign(own), Self::Sign(other)) => own == other,
            (Self::Number(own, after), Self::Number(other, other_after)) => {
                own.abs_diff(other) == 1 && after == other_after
            }
            _ => false,
        }
    }
}

/// Adds the ends in lines that no blank line parts.
fn ends_in_block(block: &[Line<'_>], found: &mut Vec<(usize, Spacing)>) {
    let mut after_row = false;
    let mut last_item: Option<Marker<'_>> = None;
    for (index, line) in block.iter().enumerate() {
        let next = block.get(index + 1);
        let before_row = next.is_some_and(|next| line.is_row_before(next));
        // A bar is no white space: what parts cells is in the quote, too.
        if (before_row || after_row) && line.bars == 0 {
            found.extend(line.gaps.iter().map(|gap| (line.start + gap.start, Spacing::Cell)));
        }
        after_row = before_row;
        last_item = line.marker.or(last_item);
        let before_item = next.and_then(|next| next.marker).is_some_and(|marker| {
            let follows = last_item.is_some_and(|last| last.goes_with(marker));
            let later =
                || next_marker(&block[index + 2..]).is_some_and(|next| next.goes_with(marker));
            line.text.ends_with(':') || follows || later()
        });
        if before_row || before_item {
            found.push((line.end(), Spacing::Block));
        }
    }
}

fn next_marker<'t>(lines: &[Line<'t>]) -> Option<Marker<'t>> {
    lines.iter().find_map(|line| line.marker)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` marks the ends of cells, `/` those of blocks.
    fn check(marked: &str) {
        let text = marked.replace(['|', '/'], "");
        let mut shown = String::new();
        let mut from = 0;
        for (at, spacing) in ends_in_lines(&text) {
            shown.push_str(&text[from..at]);
            shown.push(if spacing == Spacing::Cell { '|' } else { '/' });
            from = at;
        }
        shown.push_str(&text[from..]);
        assert_eq!(shown, marked);
    }

    #[test]
    fn rows_and_cells_are_those_of_tables() {
        check("Mousavi|  Karroubi/\n540|      110\n");
        check("Mousavi|\t540/\nKarroubi|\t110");
        check("Ward|       Votes|   Share/\nOsthaven|   1,204|   61.2%\n\nText.");
        check("He left.  She stayed.\nThey met.  Nobody spoke.");
        check("a  justified  line of  text\nthat  has  spaces\n");
        check("one line   with a gap\nand one without\n");
        check("Name:  Ali\nAge:  40\n");
    }

    #[test]
    fn items_are_those_of_lists() {
        check("Results:/\n- 540 votes/\n- 110 votes\n");
        check("– 540 votes were cast\n  in Oslo/\n– 27 diplomats resigned\n");
        check("1. 540 votes/\n2. 110 votes\n");
        check("(a) 540 votes/\n(b) 110 votes\n");
        check("the election\n– which he lost – was\nheld in June\n");
        check("as told on page\n12. He left\n");
        check("He left:/\n* at once\n");
        check("a - b\nc - d\n");
    }
}
