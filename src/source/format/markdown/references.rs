//! The footnote marks, links and comments of a Markdown file.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::source::format::references::{Found, finish};
use crate::source::shown::Writer;
use crate::source::{Reference, ReferenceKind};
use crate::text::Span;

use super::tags::Comment;

/// What was read so far that leads elsewhere.
#[derive(Debug, Default)]
pub(super) struct References {
    found: Vec<Found>,
    /// The indices of the spans of links that have begun; none for those that are not shown.
    links: Vec<Option<usize>>,
    /// The indices of the spans of notes, by their labels in lower case: of several with one label, the first.
    notes: BTreeMap<String, usize>,
    /// The same of the notes that have begun.
    open_notes: Vec<usize>,
}

impl References {
    pub(super) fn note_mark(&mut self, label: &str, writer: &mut Writer<'_>) {
        self.add(ReferenceKind::Note, label, Arc::default(), writer.mark());
    }

    pub(super) fn comments(&mut self, comments: Vec<Comment>) {
        for Comment { mark, text } in comments {
            self.add(ReferenceKind::Comment, "", Arc::from(text.trim()), mark);
        }
    }

    /// Notes that a link to `target` begins; `None` where it is not shown.
    pub(super) fn open_link(&mut self, target: Option<&str>, writer: &mut Writer<'_>) {
        let index = target.map(|target| {
            let index = writer.open_span();
            self.add(ReferenceKind::Link, target, Arc::default(), index);
            index
        });
        self.links.push(index);
    }

    pub(super) fn close_link(&mut self, writer: &mut Writer<'_>) {
        if let Some(index) = self.links.pop().flatten() {
            writer.close_span(index);
        }
    }

    /// Notes that the words of a note begin. The note that it stands in ends there, so that no words are of two notes.
    pub(super) fn open_note(&mut self, label: &str, writer: &mut Writer<'_>) {
        if let Some(outer) = self.open_notes.last() {
            writer.close_span(*outer);
        }
        let index = writer.open_span();
        self.notes.entry(label.to_lowercase()).or_insert(index);
        self.open_notes.push(index);
    }

    pub(super) fn close_note(&mut self, writer: &mut Writer<'_>) {
        if let Some(index) = self.open_notes.pop() {
            writer.close_span(index);
        }
    }

    fn add(&mut self, kind: ReferenceKind, label: &str, text: Arc<str>, span: usize) {
        let note = (kind == ReferenceKind::Note).then(|| label.to_lowercase());
        self.found.push(Found { kind, label: label.to_owned(), text, span, note });
    }

    /// Returns all of them in the order of the text that was written, of which these are the spans that were noted.
    pub(super) fn finish(self, text: &str, spans: &[Span]) -> Vec<Reference> {
        finish(self.found, self.notes, text, spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Document, Format, Region};

    fn document(file: &str) -> Document {
        Format::Markdown.read(file.as_bytes().to_vec()).unwrap()
    }

    /// Checks the references of a file: the kind, the text up to the span, that of the span, the label and the words.
    fn check(file: &str, expected: &[(ReferenceKind, &str, &str, &str, &str)]) {
        let document = document(file);
        let text = &document.text;
        let found = document.references.iter().map(|reference| {
            let before = &text[..reference.span.start];
            let label = reference.label.as_str();
            (reference.kind, before, reference.span.of(text), label, &*reference.text)
        });
        assert_eq!(found.collect::<Vec<_>>(), expected, "{file}");
    }

    use ReferenceKind::{Comment, Link, Note};

    #[test]
    fn note_marks_have_the_label_and_words_of_their_note() {
        check(
            "In 2010[^cast-oslo], 540[^2]5[^2].\n\n[^Cast-Oslo]: See the *count*.\n    And more.",
            &[
                (Note, "In 2010", "", "cast-oslo", "See the count.\nAnd more."),
                (Note, "In 2010, 540", "", "2", ""),
                (Note, "In 2010, 540 5", "", "2", ""),
            ],
        );
        check("[^a]: One.\n[^a]: Two.\n\nx[^a]", &[(Note, "One.\n\nTwo.\n\nx", "", "a", "One.")]);
        check(
            "x[^a] y[^b]\n\n[^a]: One\n> [^b]: Two",
            &[(Note, "x", "", "a", "One"), (Note, "x y", "", "b", "Two")],
        );
    }

    #[test]
    fn links_hold_their_words_and_lead_to_their_target() {
        check("Of [650 **votes**](#cast-oslo).", &[(Link, "Of ", "650 votes", "#cast-oslo", "")]);
        check(
            "a [b][wsj] [wsj] c\n\n[wsj]: http://x",
            &[(Link, "a ", "b", "http://x", ""), (Link, "a b ", "wsj", "http://x", "")],
        );
        check(
            "a\n\n- [540](#x)[^n] b",
            &[(Link, "a\n\n", "540", "#x", ""), (Note, "a\n\n540", "", "n", "")],
        );
        check(
            "20[^n]5[^m][^o], [6](#x)",
            &[
                (Note, "20", "", "n", ""),
                (Note, "20 5", "", "m", ""),
                (Note, "20 5", "", "o", ""),
                (Link, "20 5, ", "6", "#x", ""),
            ],
        );
        check("a [](#x) b", &[(Link, "a ", "", "#x", "")]);
        check("a [b][nowhere] ~~[540](#x)[^n]~~ <del>[540](#x)<!-- y --></del>", &[]);
    }

    #[test]
    fn comments_stand_where_they_are_written() {
        check(
            "540 votes <!-- cast-oslo --> in 2010",
            &[(Comment, "540 votes ", "", "", "cast-oslo")],
        );
        check("a\n\n<!--\ncast\noslo\n-->\n\nb", &[(Comment, "a", "", "", "cast\noslo")]);
        check("a\n\n- <!-- x --> b", &[(Comment, "a\n\n", "", "", "x")]);
        check("a\n\n- <!-- x -->\n- b", &[(Comment, "a", "", "", "x")]);
        check("<!-- x --> a\n\nb <!-- not ended", &[(Comment, "", "", "", "x")]);
    }

    #[test]
    fn headings_quotations_tables_notes_and_metadata_are_regions() {
        let document = document(
            "---\ntitle: Count\n---\n\n# Votes\n\nBody\n\n> Quoted\n>\n> # Too\n>\n> | a | b |\n> |---|---|\n\n\
            Under\n===\n\n[^1]: Note\n> its own\n\nx[^1]\n\n    code\n",
        );
        let spans = document.regions.spans(document.text.len()).into_iter();
        let found = spans.map(|(span, region)| (region.name(), span.of(&document.text).trim()));
        assert_eq!(
            found.collect::<Vec<_>>(),
            [
                ("metadata", "title: Count"),
                ("heading", "Votes"),
                ("body", "Body"),
                ("block-quote", "Quoted\n\nToo"),
                ("table", "a | b"),
                ("heading", "Under"),
                ("note", "Note\n\nits own"),
                ("body", "x\n\ncode"),
            ]
        );
        assert!(
            Region::Metadata.is_aside()
                && !Region::Heading.is_aside()
                && !Region::BlockQuote.is_aside()
        );
    }

    #[test]
    fn many_marks_of_one_note_share_its_words() {
        let document =
            document(&format!("{}\n\n[^1]: {}", "x[^1] ".repeat(20_000), "word ".repeat(20_000)));
        let [first, .., last] = &document.references[..] else { panic!("there are many") };
        assert_eq!(document.references.len(), 20_000);
        assert!(Arc::ptr_eq(&first.text, &last.text));
    }
}
