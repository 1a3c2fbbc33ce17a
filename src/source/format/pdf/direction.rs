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
    let levels = levels(&clusters, line_is_rtl);
    let mut ordered: Vec<(u8, Vec<Letter>)> = levels.into_iter().zip(clusters).collect();
    turn(&mut ordered, 2);
    turn(&mut ordered, 1);
    let ordered = ordered.into_iter().flat_map(|(_, cluster)| cluster).map(unshaped);
    with_spaces(ordered.collect(), &spaces)
}

/// Turns round each run of clusters of this level or a higher one (UAX 9, rule L2).
fn turn(ordered: &mut [(u8, Vec<Letter>)], level: u8) {
    ordered.split_mut(|(own, _)| *own < level).for_each(<[_]>::reverse);
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

/// In which direction a cluster is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Ltr,
    Rtl,
    /// A digit: from left to right, in a passage of either direction.
    Figure,
    /// A sign that may stand within a figure.
    Inner,
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

/// Returns the level of each cluster: even from left to right, odd from right to left.
fn levels(clusters: &[Vec<Letter>], line_is_rtl: bool) -> Vec<u8> {
    let sides: Vec<Side> = clusters.iter().map(|cluster| side(cluster)).collect();
    let of_line = |side: &Side| match side {
        Side::Rtl => 1,
        Side::Inner | Side::Neutral if line_is_rtl => 1,
        _ if line_is_rtl => 2,
        _ => 0,
    };
    let mut levels: Vec<u8> = sides.iter().map(of_line).collect();
    let is_open = |side: &&Side| match side {
        Side::Inner | Side::Neutral => true,
        Side::Figure => !line_is_rtl,
        Side::Ltr | Side::Rtl => false,
    };
    let mut from = 0;
    while from < sides.len() {
        let to = from + sides[from..].iter().take_while(is_open).count();
        let open = &sides[from..to];
        let before = from.checked_sub(1).map(|before| sides[before]);
        let after = sides.get(to).copied();
        if before.zip(after).is_some_and(|around| is_passage(around, open, line_is_rtl)) {
            let of_passage = |side: &Side| match side {
                Side::Neutral if !line_is_rtl => 1,
                _ => 2,
            };
            levels.splice(from..to, open.iter().map(of_passage));
        }
        from = to.max(from + 1);
    }
    levels
}

/// Whether what stands between two clusters belongs to a passage that is read in the other direction than the line, as
/// they do. Two figures with a space between them are two words of the line; "3.5" is one.
fn is_passage(around: (Side, Side), open: &[Side], line_is_rtl: bool) -> bool {
    match around {
        (Side::Rtl, Side::Rtl) => !line_is_rtl,
        (Side::Figure, Side::Figure) => open == [Side::Inner],
        (Side::Ltr | Side::Figure, Side::Ltr | Side::Figure) => line_is_rtl,
        _ => false,
    }
}

fn side(cluster: &[Letter]) -> Side {
    let Some(first) = cluster.first() else { return Side::Neutral };
    let is_inner =
        |letter: &Letter| matches!(letter.text.as_str(), "." | "," | ":" | "/" | "٫" | "٬");
    match first.text.chars().next() {
        Some(c) if is_rtl(c) => Side::Rtl,
        Some(_) if first.text.chars().all(char::is_numeric) => Side::Figure,
        Some(c) if c.is_alphanumeric() => Side::Ltr,
        _ if cluster.iter().all(is_inner) => Side::Inner,
        _ => Side::Neutral,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::format::flow::Rise;

    /// Returns what is read of letters that are drawn one beside the other, from the left.
    fn read(drawn: &[char]) -> String {
        let mut left = 0.0;
        let letter = |c: &char| {
            left += 1.0;
            let text = c.to_string();
            Letter { text, left, right: left + 1.0, size: 1.0, rise: Rise::Level, space: None }
        };
        let ordered = in_reading_order(drawn.iter().map(letter).collect());
        ordered.into_iter().map(|letter| letter.text).collect()
    }

    #[test]
    fn figures_are_read_from_left_to_right_in_lines_of_either_direction() {
        let cases: [(&[char], &str); 9] = [
            (&['5', '4', '0', 'ה', 'ב'], "בה540"),
            (&['1', '4', '.', '5', 'ה', 'ב'], "בה14.5"),
            (&['۱', '۴', '.', '۵', 'ر', 'ب'], "بر۱۴.۵"),
            (&['۱', '۴', '٫', '۵', 'ر', 'ب'], "بر۱۴٫۵"),
            (&['۱', '٬', '۴', '۰', '۰', 'ر', 'ب'], "بر۱٬۴۰۰"),
            (&['۱', '۴', '٫', '۵'], "۱۴٫۵"),
            (&['a', 'b', 'c', 'd', 'ر', '۱', '۴', '٫', '۵', 'ب'], "abcdب۱۴٫۵ر"),
            (&['a', 'b', 'c', 'd', 'ר', '1', '4', '.', '5', 'ב'], "abcdב14.5ר"),
            (&['O', 's', 'l', 'o', 'ה', 'ב', 'ג', 'ד', '.'], ".דגבהOslo"),
        ];
        for (drawn, text) in cases {
            assert_eq!(read(drawn), text, "of {drawn:?}");
        }
    }
}
