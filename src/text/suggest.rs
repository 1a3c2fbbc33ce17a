//! Suggestions for names that are not known.

/// The longest name, in characters, that a suggestion is looked for.
const LONGEST: usize = 64;

/// Returns the candidate that `wrong` most likely stands for, or `None` where nothing is near.
///
/// A candidate is near when it differs by at most one edit in three characters: a letter too many, missing
/// or replaced, or two neighbours swapped (optimal string alignment). Case is not counted. The first of
/// equally near candidates wins.
///
/// ```
/// use crosscheck::text::suggest;
/// let fields = ["source", "quote", "note"];
/// assert_eq!(suggest("qoute", fields.into_iter()), Some("quote"));
/// assert_eq!(suggest("colour", fields.into_iter()), None);
/// ```
pub fn suggest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = folded(wrong)?;
    let limit = wrong.len().max(3) / 3;
    candidates
        .filter_map(|candidate| Some((distance(&wrong, &folded(candidate)?, limit)?, candidate)))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// Returns by how many letters two words differ, at most `limit`: one too many, missing or replaced, or two neighbours
/// swapped; `None` where they differ by more, or are too long to compare.
pub(crate) fn letters_apart(one: &str, other: &str, limit: usize) -> Option<usize> {
    distance(&folded(one)?, &folded(other)?, limit)
}

/// The characters in lower case; `None` where there are too many to compare.
fn folded(name: &str) -> Option<Vec<char>> {
    if name.len() > 4 * LONGEST {
        return None;
    }
    let characters: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    (characters.len() <= LONGEST).then_some(characters)
}

/// The optimal string alignment distance; `None` where it is over `limit`.
fn distance(left: &[char], right: &[char], limit: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (i, &l) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &r) in right.iter().enumerate() {
            let mut cost = (above[j] + usize::from(l != r)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && l == right[j - 1] && r == left[i - 1] {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut above, row);
    }
    // Names that share nothing are not near, however short.
    above.last().copied().filter(|&cost| cost <= limit && cost < left.len().max(right.len()))
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn the_nearest_candidate_wins() {
        let table = [
            ("qoute", Some("quote")),
            ("Quote", Some("quote")),
            ("quotes", Some("quote")),
            ("sorce", Some("source")),
            ("attributed-to", Some("attributed_to")),
            ("nte", Some("note")),
            ("x", None),
            ("xyz", None),
            ("", None),
            ("statement", None),
        ];
        let fields = ["note", "quote", "source", "attributed_to"];
        for (wrong, meant) in table {
            assert_eq!(suggest(wrong, fields.into_iter()), meant, "{wrong}");
        }
    }

    #[test]
    fn long_names_are_left_alone() {
        let long = "a".repeat(100_000);
        assert_eq!(suggest(&long, [long.as_str()].into_iter()), None);
    }
}
