//! Page breaks: what stands between the pages of a text that was printed in pages: footers, page breaks and headers.

use std::sync::LazyLock;

use regex::Regex;

use super::{Places, Span};

/// A line that gives the number of a page: "[Page 49]" at its end, "Page 3 of 10" or "- 12 -" by itself.
const PAGE_NUMBER: &str =
    r"(?m)^[ \t]*(?:[^\n]*\[[Pp]age \d+\]|[Pp]age \d+(?: of \d+)?|[-–—] ?\d+ ?[-–—])[ \t\r]*$";

static PAGE_LINE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(PAGE_NUMBER).expect("the pattern is a constant that tests use"));

/// The longest line that is taken for a footer or header, in bytes; a line of a paragraph is longer, or has
/// another beside it.
const LONGEST_LINE: usize = 100;

/// Returns what parts the pages of `text`, in order: from the end of the last line of one page to the first of
/// the next, over page numbers, form feeds, and the lines beside a form feed that stand by themselves.
///
/// ```
/// use crosscheck::text::page_breaks;
/// let text = "and does\n\nRescorla  [Page 3]\n\u{c}\nRFC 5746   TLS\n\nnot offer a way";
/// let breaks = page_breaks(text);
/// assert_eq!(breaks[0].of(text).trim(), "Rescorla  [Page 3]\n\u{c}\nRFC 5746   TLS");
/// ```
pub fn page_breaks(text: &str) -> Vec<Span> {
    let numbers = PAGE_LINE.find_iter(text).map(|line| Span::from(line.range()));
    let feeds = text.match_indices('\u{c}').map(|(at, feed)| {
        Span::new(footer_start(&text[..at]), at + feed.len() + header_len(&text[at + feed.len()..]))
    });
    let breaks: Places = numbers.chain(feeds).map(|span| widened(text, span)).collect();
    breaks.into_spans()
}

/// Returns the span with the white space around it.
fn widened(text: &str, span: Span) -> Span {
    let after = &text[span.end..];
    let end = text.len() - after.trim_start().len();
    Span::new(text[..span.start].trim_end().len(), end)
}

/// Returns where the footer at the end of `page` begins; its end where it has none.
fn footer_start(page: &str) -> usize {
    let body = page.trim_end();
    let line = body.rfind('\n').map_or(0, |line_break| line_break + 1);
    let stands_alone = page[..line].trim_end_matches([' ', '\t', '\r']).ends_with("\n\n")
        || page[..line].ends_with("\n\r\n");
    if stands_alone && body.len() - line <= LONGEST_LINE { line } else { page.len() }
}

/// Returns how long the header is that `page` begins with; 0 where it has none.
fn header_len(page: &str) -> usize {
    let body = page.trim_start();
    let start = page.len() - body.len();
    let line = body.find('\n').unwrap_or(body.len());
    let after = body[line..].strip_prefix('\n').unwrap_or("");
    let stands_alone = after.trim_start_matches([' ', '\t', '\r']).starts_with('\n');
    if stands_alone && line <= LONGEST_LINE { start + line } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = page_breaks(text).iter().map(|span| span.of(text).trim()).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn footers_and_headers_stand_by_themselves() {
        check(
            "a b\n\nName [Page 3]\n\u{c}\nRFC 1   May\n\nc d",
            &["Name [Page 3]\n\u{c}\nRFC 1   May"],
        );
        check("a b\n\u{c}c d\ne f", &[""]);
        check("a b\n\u{c}Title\n\nc d", &["\u{c}Title".trim()]);
        check("a b\n\nPage 3 of 10\n\nc d", &["Page 3 of 10"]);
        check("a b\n\n- 12 -\n\nc d", &["- 12 -"]);
        check("a b\r\n\r\nName [Page 3]\r\n\r\nc d", &["Name [Page 3]"]);
    }

    #[test]
    fn what_stands_in_a_paragraph_is_no_page_number() {
        check("see page 3 of it", &[]);
        check("540 votes\n\n12\n\nwere cast", &[]);
        check("as [Page 3] says", &[]);
    }
}
