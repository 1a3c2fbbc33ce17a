//! The most pairs that can be made of things and names, each once.

/// Returns how many of the things can each be given a name of its own; `names` are those that each may have, by number.
///
/// A maximum matching in a bipartite graph, by augmenting paths (Berge 1957). The paths are kept by hand: a long chain must
/// not exhaust the stack.
pub(super) fn most_named(names: &[Vec<usize>], all: usize) -> usize {
    let mut holder: Vec<Option<usize>> = vec![None; all];
    (0..names.len()).filter(|thing| augment(*thing, names, &mut holder)).count()
}

/// Gives a thing a name, and those that lose theirs another; returns whether there is a way.
fn augment(thing: usize, names: &[Vec<usize>], holder: &mut [Option<usize>]) -> bool {
    let mut seen = vec![false; holder.len()];
    // Each step is a thing and how many of its names were tried.
    let mut path = vec![(thing, 0)];
    while let Some((thing, tried)) = path.last_mut() {
        let Some(&name) = names[*thing].get(*tried) else {
            path.pop();
            continue;
        };
        *tried += 1;
        if std::mem::replace(&mut seen[name], true) {
            continue;
        }
        match holder[name] {
            Some(other) => path.push((other, 0)),
            None => {
                for (thing, tried) in path {
                    holder[names[thing][tried - 1]] = Some(thing);
                }
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_has_a_name_of_its_own() {
        let check = |names: &[&[usize]], expected: usize| {
            let names: Vec<Vec<usize>> = names.iter().map(|own| own.to_vec()).collect();
            assert_eq!(most_named(&names, 4), expected, "{names:?}");
        };
        check(&[], 0);
        check(&[&[0, 1]], 1);
        check(&[&[0], &[0]], 1);
        check(&[&[0, 1], &[0]], 2);
        check(&[&[0, 1], &[0], &[1]], 2);
        check(&[&[0, 1], &[0, 2], &[0]], 3);
        check(&[&[], &[3]], 1);
    }
}
