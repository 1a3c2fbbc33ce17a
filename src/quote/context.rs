//! The words around a quote that tell its place from the others where it stands.

use crate::reading::Reader;
use crate::source::Regions;
use crate::text::Span;

use super::wording::in_one_line;
use super::{Anchor, Seeker, Selector};

/// How many words a prefix or suffix that is made has at most. Where so many are the same before and after two places
/// of a quote, a person cannot tell them apart by them either.
const MOST_WORDS: usize = 20;

/// The words directly before and after a quote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The words before it.
    pub prefix: Option<String>,
    /// The words after it.
    pub suffix: Option<String>,
}

/// Returns the shortest prefix or suffix in whole words by which a quote stands at `place` and nowhere else, with its
/// anchor there; both where neither is enough, and none where the quote has no other place. `None` where no twenty
/// words single it out. `regions` says which parts of the source are what: in the body, a place beside it counts as none.
/// `reader` is that of the source's language; `None` where no figure of it is read.
///
/// ```
/// use crosscheck::quote::single_out;
/// use crosscheck::reading::Reader;
/// use crosscheck::source::Regions;
/// use crosscheck::text::Span;
/// let regions = Regions::default();
/// let source = "“The ferry was late,” said the mate. “The ferry was late,” said the cook.";
/// let second = source.rfind("The ferry").unwrap();
/// let place = Span::new(second + 4, second + 18);
/// let reader = Some(Reader::english());
/// let (around, anchor) = single_out(source, &regions, "ferry was late", place, reader).unwrap();
/// assert_eq!((around.prefix.as_deref(), around.suffix.as_deref()), (Some("mate. “The"), None));
/// assert_eq!(anchor.span.start, second + 4);
/// ```
pub fn single_out(
    source: &str,
    regions: &Regions,
    quote: &str,
    place: Span,
    reader: Option<&Reader>,
) -> Option<(Surroundings, Anchor)> {
    let prefixes: Vec<String> =
        (1..=MOST_WORDS).map_while(|n| words_before(source, place, n)).collect();
    let suffixes: Vec<String> =
        (1..=MOST_WORDS).map_while(|n| words_after(source, place, n)).collect();
    let none = std::iter::once(Surroundings::default());
    let by_prefix =
        prefixes.iter().map(|words| Surroundings { prefix: Some(words.clone()), suffix: None });
    let by_suffix =
        suffixes.iter().map(|words| Surroundings { prefix: None, suffix: Some(words.clone()) });
    let mut either: Vec<Surroundings> = by_prefix.chain(by_suffix).collect();
    either.sort_by_key(|around| len(around.prefix.as_ref()) + len(around.suffix.as_ref()));
    let longest = prefixes.len().max(suffixes.len());
    let both = (0..longest).map(|n| Surroundings {
        prefix: prefixes.get(n).or(prefixes.last()).cloned(),
        suffix: suffixes.get(n).or(suffixes.last()).cloned(),
    });
    let tried: Vec<Surroundings> = none.chain(either).chain(both).collect();
    let seeker = Seeker::new(tried.iter().map(|around| around.selector(quote)).collect());
    let found = seeker
        .anchors_in(source, regions, reader)
        .into_iter()
        .find(|(_, anchor)| anchor.span == place);
    found.map(|(index, anchor)| (tried[index].clone(), anchor))
}

impl Surroundings {
    /// Returns what looks for `quote` between these words.
    pub fn selector<'a>(&'a self, quote: &'a str) -> Selector<'a> {
        Selector { quote, prefix: self.prefix.as_deref(), suffix: self.suffix.as_deref() }
    }
}

fn len(words: Option<&String>) -> usize {
    words.map_or(0, |words| words.chars().count())
}

/// Returns the last `count` words before a place, marks of punctuation not counted; `None` where there are fewer.
pub fn words_before(source: &str, place: Span, count: usize) -> Option<String> {
    let head = &source[..place.start];
    let words =
        head.rmatch_indices(char::is_whitespace).map(|(at, space)| at + space.len()).chain([0]);
    let mut end = head.len();
    let mut found = 0;
    for start in words {
        found += usize::from(head[start..end].contains(char::is_alphanumeric));
        end = start;
        if found == count {
            return Some(in_one_line(source, Span::new(start, place.start), ""));
        }
    }
    None
}

/// Returns the first `count` words after a place, marks of punctuation not counted; `None` where there are fewer.
pub fn words_after(source: &str, place: Span, count: usize) -> Option<String> {
    let tail = &source[place.end..];
    let words = tail.match_indices(char::is_whitespace).map(|(at, _)| at).chain([tail.len()]);
    let mut start = 0;
    let mut found = 0;
    for end in words {
        found += usize::from(tail[start..end].contains(char::is_alphanumeric));
        start = end;
        if found == count {
            return Some(in_one_line(source, Span::new(place.end, place.end + end), ""));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Format;

    /// The place is between bars.
    fn check(marked: &str, prefix: Option<&str>, suffix: Option<&str>) {
        let mut parts = marked.splitn(3, '|');
        let mut part = || parts.next().expect("the place is marked");
        let head = part();
        let quote = part();
        let tail = part();
        let source = format!("{head}{quote}{tail}");
        let place = Span::new(head.len(), head.len() + quote.len());
        let found = single_out(&source, &Regions::default(), quote, place, Some(Reader::english()))
            .map(|(around, _)| around);
        let text = |words: Option<&str>| words.map(str::to_owned);
        let expected = Surroundings { prefix: text(prefix), suffix: text(suffix) };
        assert_eq!(found, Some(expected), "{marked}");
    }

    #[test]
    fn the_shorter_of_prefix_and_suffix_is_taken() {
        check("the mate left, |he| said", None, None);
        check("a son, |b| c; a daughter, b c;", Some("son,"), None);
        check("x |b| dog; x b cats", None, Some("dog;"));
        check("one two |b| three; four two b thirty", None, Some("three;"));
        check("“|Late|,” said A. “Late,” said B.", None, Some(",” said A."));
    }

    #[test]
    fn both_are_taken_where_neither_is_enough() {
        let words = |word: &str| format!("{word} ").repeat(25);
        let (m, n, o, p) = (words("m"), words("n"), words("o"), words("p"));
        let source = format!("{m}b {n}{m}b {o}{p}b {n}");
        let at = m.len();
        let found = single_out(
            &source,
            &Regions::default(),
            "b",
            Span::new(at, at + 1),
            Some(Reader::english()),
        );
        let (around, _) = found.expect("it can be told");
        assert_eq!((around.prefix.as_deref(), around.suffix.as_deref()), (Some("m"), Some("n")));
    }

    #[test]
    fn what_cannot_be_told_apart_is_not() {
        let source = "a b c. ".repeat(60);
        let at = 30 * 7 + 2;
        assert_eq!(
            single_out(&source, &Regions::default(), "b", Span::new(at, at + 1), None),
            None
        );
    }

    #[test]
    fn a_place_in_the_body_is_singled_out_from_a_teaser() {
        let page =
            "<nav>b was late.</nav><p>b was late.</p><p>Nobody said more of it on that day.</p>";
        let document = Format::Html.read(page.into()).unwrap();
        let around = |start: usize| {
            let place = Span::new(start, start + "b was late".len());
            let found = single_out(&document.text, &document.regions, "b was late", place, None);
            found.map(|(around, _)| around)
        };
        let body = document.text.rfind("b was").unwrap();
        assert_eq!(around(body), Some(Surroundings::default()));
        assert_ne!(around(0), Some(Surroundings::default()));
    }
}
