//! Years that head the rows or columns of a table, or the entries of a list: "| 2009 | 1,204 |", "2012: 418; 2013: 377".

use std::ops::Range;

use super::context::DateContext;
use crate::reading::token::{Class, Tokens};

/// How many tokens of a line are looked at.
const LINE: usize = 60;

/// How many years apart two rows of a table lie at most.
const APART: i64 = 15;

/// How many tokens away another entry of a list is looked for.
const BETWEEN_ENTRIES: usize = 8;

impl DateContext<'_, '_> {
    /// Whether it is a year of our time that heads a row, a column or an entry of a list.
    pub(super) fn is_of_column(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        next == start + 1
            && tokens.is_recent_year(start)
            && (is_entry(tokens, start)
                || ends_cell(tokens, next)
                    && (heads_row(tokens, start) || heads_column(tokens, start)))
    }
}

/// "2012: 418; 2013: 377": a figure stands behind its colon, and it begins its line or is one of several.
fn is_entry(tokens: &Tokens<'_>, at: usize) -> bool {
    let has_figure = |at: usize| {
        tokens.is_recent_year(at)
            && tokens.word(at + 1) == ":"
            && tokens.glued(at + 1)
            && tokens.is_digits(at + 2)
            && !tokens.glued(at + 2)
    };
    let mut near = at.saturating_sub(BETWEEN_ENTRIES)..at + BETWEEN_ENTRIES;
    has_figure(at) && (tokens.breaks_line(at) || near.any(|other| other != at && has_figure(other)))
}

/// Whether it stands in the first cell of a line, and the same cell of the line before or after has another year near it.
fn heads_row(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(year) = first_cell(tokens, line_start(tokens, at)).filter(|first| *first == at) else {
        return false;
    };
    let line = line_of(tokens, at);
    let before = line.start.checked_sub(1).map(|last| line_start(tokens, last));
    let others = [before, Some(line.end)].into_iter().flatten();
    let number = |at: usize| tokens.year_digits(at).unwrap_or_default();
    let mut others = others.filter_map(|start| first_cell(tokens, start));
    others.any(|other| (1..=APART).contains(&(number(other) - number(year)).abs()))
}

/// Returns the year that is all of the first cell of the line that begins at token `start`.
fn first_cell(tokens: &Tokens<'_>, start: usize) -> Option<usize> {
    let at = start + usize::from(tokens.word(start) == "|");
    (tokens.is_recent_year(at) && ends_cell(tokens, at + 1)).then_some(at)
}

/// Whether it stands in the first line of a table, whose figures are all years, each in a cell of its own and later than the
/// one before, or each earlier.
fn heads_column(tokens: &Tokens<'_>, at: usize) -> bool {
    let line = line_of(tokens, at);
    let years: Vec<usize> = line.clone().filter(|at| tokens.is_digits(*at)).collect();
    let are_cells = years.iter().all(|at| {
        tokens.is_recent_year(*at) && begins_cell(tokens, *at) && ends_cell(tokens, *at + 1)
    });
    let number = |at: &usize| tokens.year_digits(*at);
    let rises = years.windows(2).all(|pair| number(&pair[0]) < number(&pair[1]));
    let falls = years.windows(2).all(|pair| number(&pair[0]) > number(&pair[1]));
    let below = line_of(tokens, below_rule(tokens, line.end));
    let has_rows = below.start >= line.end
        && below.clone().filter(|at| tokens.is_digits(*at)).count() >= years.len().min(2)
        && below.into_iter().any(|at| tokens.is_digits(at) && !could_be_year(tokens, at));
    years.len() > 1 && are_cells && (rises || falls) && has_rows && is_first(tokens, line.start)
}

fn could_be_year(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.year_digits(at).is_some_and(|year| (1500..=2100).contains(&year))
}

/// Returns the token after the line of signs alone that begins at token `at`, which parts the head of a table from its rows; `at`
/// where there is none.
fn below_rule(tokens: &Tokens<'_>, at: usize) -> usize {
    let rule = line_of(tokens, at);
    let are_signs = rule.clone().all(|at| tokens.is(at, Class::Sign));
    if are_signs { rule.end } else { at }
}

/// Whether no row of figures stands above the line that begins at token `start`.
fn is_first(tokens: &Tokens<'_>, start: usize) -> bool {
    let Some(last) = start.checked_sub(1) else { return true };
    let above = line_start(tokens, last)..start;
    tokens.is_broken(last, start + 1) || !above.into_iter().any(|at| tokens.is_digits(at))
}

fn begins_cell(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.breaks_line(at) || tokens.begins_cell(at) || is_border(tokens, at.wrapping_sub(1))
}

fn ends_cell(tokens: &Tokens<'_>, next: usize) -> bool {
    next >= tokens.len()
        || tokens.breaks_line(next)
        || tokens.begins_cell(next)
        || is_border(tokens, next)
}

/// Whether a sign between cells stands at token `at`: "|", or ";" without spaces.
fn is_border(tokens: &Tokens<'_>, at: usize) -> bool {
    let closed = tokens.word(at) == ";" && tokens.glued(at) && tokens.glued(at + 1);
    tokens.is(at, Class::Sign) && (tokens.word(at) == "|" || closed)
}

/// Returns where the line of the token `at` begins, as far as it is looked at.
fn line_start(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut before = (at.saturating_sub(LINE)..=at).rev();
    before.find(|at| tokens.breaks_line(*at)).unwrap_or(at)
}

/// Returns the tokens of the line of the token `at`.
fn line_of(tokens: &Tokens<'_>, at: usize) -> Range<usize> {
    let most = tokens.len().min(at + LINE);
    let end = (at + 1..most).find(|next| tokens.breaks_line(*next)).unwrap_or(most);
    line_start(tokens, at)..end.max(at)
}
