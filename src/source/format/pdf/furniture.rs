//! What every page repeats: running heads, running feet, page numbers.

use super::blocks::{Line, Page, Role};

/// How much of a page, from its top and its bottom, such lines stand in, and how many on either side.
const MARGIN: f64 = 0.15;
const MOST_LINES: usize = 3;

/// How many pages on either side are compared: heads change by chapter, and by left and right page.
const NEIGHBOURS: usize = 4;

/// A line that may be one that every page repeats.
struct Candidate {
    /// Its place in the lines of the page.
    line: usize,
    is_top: bool,
    base: f64,
    size: f64,
    /// Its text with `#` for each figure.
    pattern: String,
    /// The figures at its beginning and end, which may be the number of the page.
    numbers: Vec<i64>,
    /// Whether white space keeps it apart from the lines of the page, and it is in no larger letters than they are.
    is_apart: bool,
}

/// Marks the lines that the pages repeat.
pub(super) fn find(pages: &mut [Page]) {
    let candidates: Vec<Vec<Candidate>> = pages.iter().map(of_page).collect();
    for (number, page) in pages.iter_mut().enumerate() {
        let from = number.saturating_sub(NEIGHBOURS);
        let to = (number + NEIGHBOURS + 1).min(candidates.len());
        let others = (from..to).filter(|other| *other != number);
        let others: Vec<(usize, &Candidate)> =
            others.flat_map(|other| candidates[other].iter().map(move |c| (other, c))).collect();
        // From the edge of the page inwards: what stands within the text is text.
        let mut ended = [false, false];
        for candidate in &candidates[number] {
            let ended = &mut ended[usize::from(candidate.is_top)];
            let repeats = candidate.repeats(number, &others);
            if repeats && !*ended {
                page.lines[candidate.line].role = Role::Furniture;
            }
            *ended |= !repeats;
        }
    }
}

/// Returns the lines of a page that may be such, from the edges inwards.
fn of_page(page: &Page) -> Vec<Candidate> {
    let mut upright: Vec<usize> =
        (0..page.lines.len()).filter(|line| page.lines[*line].row.turn == 0).collect();
    upright.sort_by(|a, b| page.lines[*a].row.base.total_cmp(&page.lines[*b].row.base));
    let base = |at: usize| page.lines[upright[at]].row.base;
    let top = (0..upright.len()).take_while(|at| base(*at) < MARGIN * page.height);
    let bottom = (0..upright.len()).rev();
    let bottom = bottom.take_while(|at| base(*at) > (1.0 - MARGIN) * page.height);
    let body = page.body_size();
    let candidate = |at: usize, is_top: bool| {
        let inner = if is_top { Some(at + 1) } else { at.checked_sub(1) };
        let inner = inner.filter(|inner| *inner < upright.len());
        let gap = inner.map_or(f64::INFINITY, |inner| (base(inner) - base(at)).abs());
        // Where all lines stand far apart, the first is none of its own.
        let leading = inner.map_or(0.0, |inner| page.lines[upright[inner]].leading);
        let Line { row, .. } = &page.lines[upright[at]];
        let text = row.text();
        Candidate {
            line: upright[at],
            is_top,
            base: row.base,
            size: row.size,
            numbers: numbers(&text),
            pattern: pattern(&text),
            is_apart: gap > 1.6 * body && gap > 1.3 * leading && row.size < 1.15 * body,
        }
    };
    let top = top.take(MOST_LINES).map(|at| candidate(at, true));
    let bottom = bottom.take(MOST_LINES).map(|at| candidate(at, false));
    top.chain(bottom).collect()
}

impl Candidate {
    /// Whether the pages around repeat it.
    fn repeats(&self, page: usize, others: &[(usize, &Self)]) -> bool {
        let alike = others.iter().filter(|(_, other)| {
            self.is_top == other.is_top
                && (self.base - other.base).abs() < 4.0
                && (self.size - other.size).abs() < 0.1 * self.size
        });
        let mut same = false;
        let mut at_place = 0;
        for (number, other) in alike {
            let has_words = self.pattern.chars().any(char::is_alphabetic);
            same |= has_words && self.pattern == other.pattern;
            same |= self.counts_with(page, other, *number);
            let is_there = self.is_apart && other.is_apart && (self.base - other.base).abs() < 1.0;
            at_place += usize::from(is_there);
        }
        same || at_place >= 3
    }

    /// Whether both lines have a number that goes up as the pages do.
    fn counts_with(&self, page: usize, other: &Self, other_page: usize) -> bool {
        let (Ok(page), Ok(other_page)) = (i64::try_from(page), i64::try_from(other_page)) else {
            return false;
        };
        let counts = |one: &i64, two: &i64| one - page == two - other_page;
        self.numbers.iter().any(|one| other.numbers.iter().any(|two| counts(one, two)))
    }
}

/// Returns the figures at the beginning and the end of a line, in digits or Roman.
fn numbers(text: &str) -> Vec<i64> {
    let words = [text.split_whitespace().next(), text.split_whitespace().next_back()];
    let number = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_short = (1..=6).contains(&word.len());
        word.parse().ok().filter(|_| is_short).or_else(|| roman(word))
    };
    words.into_iter().flatten().filter_map(number).collect()
}

/// Returns the value of a Roman numeral in letters of one case.
fn roman(word: &str) -> Option<i64> {
    let is_one_case = word.chars().all(|c| c.is_ascii_lowercase())
        || word.chars().all(|c| c.is_ascii_uppercase());
    if word.is_empty() || word.len() > 8 || !is_one_case {
        return None;
    }
    let mut total = 0;
    let mut last = 0;
    for c in word.to_ascii_lowercase().chars().rev() {
        let value = match c {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            'l' => 50,
            'c' => 100,
            _ => return None,
        };
        total += if value < last { -value } else { value };
        last = value.max(last);
    }
    Some(total)
}

fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    for word in text.split_whitespace() {
        let is_number = roman(word).is_some();
        for c in word.chars() {
            match is_number || c.is_numeric() {
                true if pattern.ends_with('#') => {}
                true => pattern.push('#'),
                false => pattern.push(c),
            }
        }
        pattern.push(' ');
    }
    pattern
}
