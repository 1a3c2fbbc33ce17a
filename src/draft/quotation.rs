//! The quotations of a text: what stands between quotation marks.

use crate::text::{Span, paragraphs};

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From its first to its last byte, with its marks.
    pub span: Span,
    /// The words inside, in parts where words of the text stand between: “I left,” he said, “in January.”
    pub parts: Vec<Span>,
}

/// How many words a quotation has at least: fewer are a name, a title or a word that is held at arm's length.
pub(super) const LEAST_WORDS: usize = 3;

/// How many bytes stand at most between two parts of one quotation: "the embassy's former spokesman said on Monday".
const LONGEST_ASIDE: usize = 120;

/// Returns the quotations of a text, in order: those of three words or more.
///
/// Marks may be curly, straight, low or angular; single ones open a quotation only where they do not stand in another.
/// Marks inside a quotation belong to it. One that does not close ends with its paragraph where the next one goes on with
/// an opening mark, and is none otherwise.
///
/// ```
/// use crosscheck::draft::quotations;
/// let text = "“I left the embassy,” he said, “in January.” She called it “brave”.";
/// let found = quotations(text);
/// assert_eq!(found.len(), 1);
/// let parts: Vec<&str> = found[0].parts.iter().map(|part| part.of(text)).collect();
/// assert_eq!(parts, ["I left the embassy,", "in January."]);
/// ```
pub fn quotations(text: &str) -> Vec<Quotation> {
    let marked = paragraphs(text).flat_map(|paragraph| marked_in(text, paragraph));
    let mut found: Vec<Quotation> = Vec::new();
    for inner in marked {
        let span = with_marks(text, inner);
        match found.last_mut() {
            Some(last) if goes_on(text, last, inner, span) => {
                last.span = last.span.hull(span);
                last.parts.push(inner);
            }
            _ => found.push(Quotation { span, parts: vec![inner] }),
        }
    }
    found.retain(|quotation| {
        let words = quotation.parts.iter().map(|part| word_count(part.of(text)));
        words.sum::<usize>() >= LEAST_WORDS
    });
    found
}

/// Returns how many words a text has.
pub(super) fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// Returns what stands between the marks of a paragraph, without the marks.
fn marked_in(text: &str, paragraph: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = paragraph.start;
    while let Some((start, open)) = next_opening(text, from, paragraph.end) {
        let inner = start + open.len_utf8();
        let closed = closing(text, inner, paragraph.end, open);
        let end = closed.or_else(|| goes_on_below(text, paragraph.end, open));
        match end {
            Some(end) => {
                found.push(Span::new(inner, end));
                let mark = text[end..].chars().next().map_or(0, char::len_utf8);
                from = (end + mark).min(paragraph.end).max(inner);
            }
            None => from = inner,
        }
    }
    found
}

/// Returns the first opening mark of a stretch of a text.
fn next_opening(text: &str, from: usize, to: usize) -> Option<(usize, char)> {
    let chars = text[from..to].char_indices().map(|(at, c)| (from + at, c));
    chars.into_iter().find(|(at, c)| opens(text, *at, *c))
}

fn opens(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len_utf8()..].chars().next();
    let is_apart = before.is_none_or(|c| !c.is_alphanumeric());
    let meets_word = after.is_some_and(|c| !c.is_whitespace());
    match mark {
        '“' | '„' | '«' | '‟' => true,
        '"' | '‘' => is_apart && meets_word,
        _ => false,
    }
}

/// Returns the marks that close what a mark opens.
fn closing_marks(open: char) -> &'static [char] {
    match open {
        '“' | '‟' => &['”'],
        '„' => &['“', '”', '‟'],
        '«' => &['»'],
        '"' => &['"'],
        _ => &['’'],
    }
}

/// Returns where the mark stands that closes what was opened before `from`.
fn closing(text: &str, from: usize, to: usize, open: char) -> Option<usize> {
    let marks = closing_marks(open);
    let mut depth = 0_usize;
    for (at, c) in text[from..to].char_indices().map(|(at, c)| (from + at, c)) {
        if marks.contains(&c) && closes(text, at, c) {
            match depth {
                0 => return Some(at),
                _ => depth -= 1,
            }
        } else if c == open && c != '"' && c != '‘' {
            depth += 1;
        }
    }
    None
}

/// Whether a mark can close a quotation: an apostrophe inside or after a word is none, nor is a straight mark after a space.
fn closes(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + mark.len_utf8()..].chars().next();
    match mark {
        '’' => after.is_none_or(|c| !c.is_alphanumeric()),
        '"' => before.is_some_and(|c| !c.is_whitespace()),
        _ => true,
    }
}

/// Returns where the words of a paragraph end that is quoted up to its end, as the next one goes on with an opening mark.
fn goes_on_below(text: &str, end: usize, open: char) -> Option<usize> {
    let goes_on = text[end..].trim_start().starts_with(open);
    goes_on.then(|| text[..end].trim_end().len())
}

fn with_marks(text: &str, inner: Span) -> Span {
    let open = text[..inner.start].chars().next_back().map_or(0, char::len_utf8);
    let close = text[inner.end..].chars().next();
    let is_mark = |c: &char| matches!(c, '”' | '“' | '‟' | '»' | '"' | '’');
    Span::new(inner.start - open, inner.end + close.filter(is_mark).map_or(0, char::len_utf8))
}

/// Whether a quotation goes on after an aside: its last part ends with a comma, and the next begins in the middle of a
/// sentence.
fn goes_on(text: &str, last: &Quotation, inner: Span, span: Span) -> bool {
    let Some(part) = last.parts.last() else { return false };
    let between = &text[last.span.end..span.start];
    let comma = part.of(text).trim_end().ends_with(',') || between.starts_with(',');
    let is_short = between.len() <= LONGEST_ASIDE && !between.contains("\n\n");
    let ends_with_comma = between.trim_end().ends_with(',');
    let begins_inside = inner.of(text).chars().next().is_some_and(char::is_lowercase);
    let is_aside = between.contains(char::is_alphabetic);
    comma && is_short && is_aside && ends_with_comma && begins_inside
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Vec<&str>> {
        let of = |quotation: Quotation| quotation.parts.into_iter().map(|part| part.of(text));
        quotations(text).into_iter().map(|quotation| of(quotation).collect()).collect()
    }

    #[test]
    fn marks_of_every_sort_are_read_and_apostrophes_are_none() {
        let one = |text: &'static str, words: &str| assert_eq!(found(text), [[words]], "{text}");
        one("He said “it is not true” twice.", "it is not true");
        one("He said \"it is not true.\"", "it is not true.");
        one("He said ‘it isn’t true at all’, then left.", "it isn’t true at all");
        one("Er sagte: „Das ist nicht wahr“.", "Das ist nicht wahr");
        one("Il dit «ce n’est pas vrai».", "ce n’est pas vrai");
        one("“She said ‘no votes’ were lost.”", "She said ‘no votes’ were lost.");
        one("“He called it “a great day” then.”", "He called it “a great day” then.");
        assert!(found("the diplomats’ votes and the ’90s, all of the ‘rest").is_empty());
        assert!(found("a 5\" pipe and a 6\" one were laid").is_empty());
        assert!(found("He called it “brave”, she “not so”.").is_empty());
    }

    #[test]
    fn a_quotation_with_an_aside_is_one_and_two_sentences_are_two() {
        let text = "“I left,” he said, “in January.”";
        assert_eq!(found(text), [["I left,", "in January."]]);
        let text = "“I left the embassy.” He added: “It was right to go.”";
        assert_eq!(found(text), [["I left the embassy."], ["It was right to go."]]);
    }

    #[test]
    fn one_that_goes_on_in_the_next_paragraph_ends_with_its_own() {
        let text = "“I left the embassy.\n\n“It was right to go.”";
        assert_eq!(found(text), [["I left the embassy."], ["It was right to go."]]);
        assert!(found("“I left the embassy.\n\nHe went home.").is_empty());
    }
}
