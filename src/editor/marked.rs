//! Text of claims files and sources as Markdown that shows it and means nothing else.

use std::fmt::Write as _;

use crate::text::{Span, visible};

/// Returns text on one line, with every sign that means something in Markdown escaped.
pub(super) fn escaped(text: &str) -> String {
    let text = visible(text);
    let mut written = String::with_capacity(text.len());
    let mut is_space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            is_space = true;
            continue;
        }
        if std::mem::take(&mut is_space) {
            written.push(' ');
        }
        if c.is_ascii_punctuation() {
            written.push('\\');
        }
        written.push(c);
    }
    if is_space {
        written.push(' ');
    }
    written
}

/// Returns a passage of `text` with words in it marked, each by what stands around it in Markdown. What overlaps a mark before
/// it has none.
pub(super) fn passage(text: &str, passage: Span, mut marks: Vec<(Span, &str)>) -> String {
    marks.retain(|(span, _)| passage.contains(*span) && !span.of(text).trim().is_empty());
    marks.sort_by_key(|(span, _)| *span);
    let mut written = String::new();
    let mut from = passage.start;
    for (span, mark) in marks {
        if span.start < from {
            continue;
        }
        written.push_str(&escaped(Span::new(from, span.start).of(text)));
        // Marks hold beside letters alone, and not beside white space.
        let words = span.of(text);
        let [before, after] = [words.trim_start(), words.trim_end()];
        let lead = if before.len() < words.len() { " " } else { "" };
        let trail = if after.len() < words.len() { " " } else { "" };
        // Writing to a string cannot fail.
        let _ = write!(written, "{lead}{mark}{}{mark}{trail}", escaped(words.trim()));
        from = span.end;
    }
    written.push_str(&escaped(Span::new(from, passage.end).of(text)));
    written.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_strangers_are_no_markup() {
        let text = "<b>540</b> [x](http://y) *backed* `him`\n# now";
        let shown =
            "\\<b\\>540\\<\\/b\\> \\[x\\]\\(http\\:\\/\\/y\\) \\*backed\\* \\`him\\` \\# now";
        assert_eq!(escaped(text), shown);
    }

    #[test]
    fn the_marks_of_a_passage_are_around_whole_words() {
        let text = "Of 650 cast, 540 backed him";
        let marks = vec![(Span::new(13, 17), "**"), (Span::new(17, 23), "_")];
        let shown = passage(text, Span::new(0, text.len()), marks);
        assert_eq!(shown, "Of 650 cast\\, **540** _backed_ him");
    }
}
