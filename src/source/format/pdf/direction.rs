//! Lines in scripts that are read from right to left, from how they stand to how they are read.

use unicode_normalization::UnicodeNormalization;

use super::letters::{Letter, is_mark, is_rtl};

/// Returns the letters of a line in the order that they are read, by where they stand.
///
/// This undoes the Unicode Bidirectional Algorithm (UAX 9) for two levels: the line is of one direction, and holds runs of
/// the other. Figures go from left to right in both.
pub(super) fn in_reading_order(letters: Vec<Letter>) -> Vec<Letter> {
    let count = |of: fn(char) -> bool| letters.iter().filter(|l| l.text.chars().any(of)).count();
    let line_is_rtl = count(is_rtl) >= count(is_ltr);
    let spaces = spaces(&letters);
    let mut clusters = clusters(letters);
    clusters.sort_by(|one, other| middle(one).total_cmp(&middle(other)));
    let sides: Vec<Side> = sides(&clusters, line_is_rtl);
    let mut ordered: Vec<(Side, Vec<Letter>)> = sides.into_iter().zip(clusters).collect();
    if line_is_rtl {
        ordered.reverse();
    }
    let turned = if line_is_rtl { Side::Ltr } else { Side::Rtl };
    let mut from = 0;
    while from < ordered.len() {
        let run = ordered[from..].iter().take_while(|(side, _)| *side == turned).count();
        ordered[from..from + run].reverse();
        if !line_is_rtl {
            turn_figures_back(&mut ordered[from..from + run]);
        }
        from += run.max(1);
    }
    let ordered = ordered.into_iter().flat_map(|(_, cluster)| cluster).map(unshaped);
    with_spaces(ordered.collect(), &spaces)
}

/// Turns the figures in a run that was turned: they go from left to right in both directions.
fn turn_figures_back(run: &mut [(Side, Vec<Letter>)]) {
    let mut from = 0;
    while from < run.len() {
        let digits = run[from..]
            .iter()
            .take_while(|(_, cluster)| is_figure(Some(cluster)) || is_inner(cluster));
        let count = digits.count();
        run[from..from + count].reverse();
        from += count.max(1);
    }
}

/// Returns where the page draws a space, in order from the left.
fn spaces(letters: &[Letter]) -> Vec<f64> {
    let mut spaces: Vec<f64> = letters.iter().filter_map(|letter| letter.space).collect();
    spaces.sort_by(f64::total_cmp);
    spaces
}

/// Says of each letter whether a space is drawn between it and the one that is read before it.
fn with_spaces(mut letters: Vec<Letter>, spaces: &[f64]) -> Vec<Letter> {
    let middle = |letter: &Letter| f64::midpoint(letter.left, letter.right);
    for at in 0..letters.len() {
        let here = middle(&letters[at]);
        let before = at.checked_sub(1).map_or(here, |before| middle(&letters[before]));
        let next = spaces.partition_point(|space| *space <= here.min(before));
        letters[at].space = spaces.get(next).copied().filter(|space| *space < here.max(before));
    }
    letters
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Ltr,
    Rtl,
    Neutral,
}

fn is_ltr(c: char) -> bool {
    c.is_alphabetic() && !is_rtl(c)
}

/// Returns the letters with the marks that stand on them.
fn clusters(letters: Vec<Letter>) -> Vec<Vec<Letter>> {
    let mut clusters: Vec<Vec<Letter>> = Vec::new();
    for letter in letters {
        match clusters.last_mut() {
            Some(cluster) if letter.text.chars().all(is_mark) => cluster.push(letter),
            _ => clusters.push(vec![letter]),
        }
    }
    clusters
}

fn middle(cluster: &[Letter]) -> f64 {
    cluster.first().map_or(0.0, |letter| f64::midpoint(letter.left, letter.right))
}

/// Returns the direction of each cluster: what stands between two of one direction is of it too, and else of the line.
fn sides(clusters: &[Vec<Letter>], line_is_rtl: bool) -> Vec<Side> {
    let mut sides: Vec<Side> = clusters.iter().map(|cluster| side(cluster)).collect();
    if !line_is_rtl {
        embed_figures(&mut sides, clusters);
    }
    let around = if line_is_rtl { Side::Rtl } else { Side::Ltr };
    let mut from = 0;
    while from < sides.len() {
        let run = sides[from..].iter().take_while(|side| **side == Side::Neutral).count();
        let before = from.checked_sub(1).map_or(around, |before| sides[before]);
        let after = sides.get(from + run).copied().unwrap_or(around);
        // Two figures with a space between them are two words of the line; "3.5" is one.
        let is_close = clusters[from..from + run].iter().all(|cluster| is_inner(cluster));
        let figures = is_figure(from.checked_sub(1).and_then(|at| clusters.get(at)))
            && is_figure(clusters.get(from + run));
        let joins = before == after && (before == around || !figures || (is_close && run == 1));
        sides[from..from + run].fill(if joins { before } else { around });
        from += run.max(1);
    }
    sides
}

/// Makes figures that stand between letters from right to left a part of what these say: "… ۱۴ …" in a line of English.
fn embed_figures(sides: &mut [Side], clusters: &[Vec<Letter>]) {
    let is_embedded = |at: usize| is_figure(clusters.get(at)) || sides[at] == Side::Neutral;
    let mut runs = Vec::new();
    let mut from = 0;
    while from < sides.len() {
        let run = (from..sides.len()).take_while(|at| is_embedded(*at)).count();
        let starts = from.checked_sub(1).is_some_and(|before| sides[before] == Side::Rtl);
        if run > 0 && starts && sides.get(from + run) == Some(&Side::Rtl) {
            runs.push(from..from + run);
        }
        from += run.max(1);
    }
    runs.into_iter().for_each(|run| sides[run].fill(Side::Rtl));
}

fn side(cluster: &[Letter]) -> Side {
    let first = cluster.first().and_then(|letter| letter.text.chars().next());
    match first {
        Some(c) if is_rtl(c) => Side::Rtl,
        Some(c) if c.is_alphanumeric() => Side::Ltr,
        _ => Side::Neutral,
    }
}

fn is_figure(cluster: Option<&Vec<Letter>>) -> bool {
    let first = cluster.and_then(|cluster| cluster.first());
    first.is_some_and(|letter| letter.text.chars().all(char::is_numeric))
}

/// Whether it stands within a figure.
fn is_inner(cluster: &[Letter]) -> bool {
    cluster.iter().all(|letter| matches!(letter.text.as_str(), "." | "," | ":" | "/" | "٫" | "٬"))
}

/// Returns a letter instead of the form of it that is drawn at the beginning or end of a word.
fn unshaped(letter: Letter) -> Letter {
    let is_form =
        |c: char| matches!(u32::from(c), 0xfb1d..=0xfb4f | 0xfb50..=0xfdff | 0xfe70..=0xfefc);
    match letter.text.chars().any(is_form) {
        true => Letter { text: letter.text.nfkc().collect(), ..letter },
        false => letter,
    }
}
