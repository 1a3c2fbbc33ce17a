//! The words of a document that are prose of its own: a reprint is known by them.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::ComparedText;
use crate::text::{Places, Span, cuts_token, sentence_around};

/// A line with fewer words than this is a heading, a name or an entry of a menu.
const SHORTEST_LINE: usize = 5;

/// The words of a document that are its own.
#[derive(Debug)]
pub(super) struct OwnWords {
    /// For each word, whether it stands in no quotation.
    pub(super) unquoted: Vec<bool>,
    /// For each word, whether it is prose of the document's own: it stands in no quotation, in no line of a few
    /// words, and in no sentence that publishers print on every page.
    pub(super) prose: Vec<bool>,
    /// For each word, whether it stands in a sentence that publishers print on every page.
    pub(super) furniture: Vec<bool>,
}

pub(super) fn own_words(text: &ComparedText<'_>) -> OwnWords {
    let mut unquoted = vec![true; text.keys.len()];
    leave_out(text, &quotations(&text.text).into_iter().collect(), &mut unquoted);
    let mut beside_furniture = vec![true; text.keys.len()];
    leave_out(text, &page_furniture(&text.text).into_iter().collect(), &mut beside_furniture);
    let prose = unquoted.iter().zip(&beside_furniture);
    let mut prose: Vec<bool> = prose.map(|(unquoted, beside)| *unquoted && *beside).collect();
    leave_out_short_lines(text, &mut prose);
    let furniture = beside_furniture.into_iter().map(|beside| !beside).collect();
    OwnWords { unquoted, prose, furniture }
}

fn leave_out(text: &ComparedText<'_>, places: &Places, own: &mut [bool]) {
    for (index, own) in own.iter_mut().enumerate() {
        let start = text.start(index);
        *own &= !places.overlap(Span::new(start, start + 1));
    }
}

fn leave_out_short_lines(text: &ComparedText<'_>, own: &mut [bool]) {
    let mut index = 0;
    let mut end = 0;
    for line in text.text.split_inclusive('\n') {
        end += line.len();
        let first = index;
        while index < own.len() && text.start(index) < end {
            index += 1;
        }
        let is_short = index - first < SHORTEST_LINE && !line.trim_end().ends_with(ends_sentence);
        if is_short {
            own[first..index].fill(false);
        }
    }
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '”' | '"' | '’' | '»' | '。')
}

/// The longest quotation, in bytes, that is not opened anew: what opens and is not closed before is none.
const LONGEST_QUOTATION: usize = 3_000;

/// Returns what stands in quotation marks, and the lines that begin with ">".
///
/// A quotation of several paragraphs opens each with a mark, and closes the last. What opens and is closed nowhere is
/// an apostrophe, an inch or a slip, and no quotation.
fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(char, usize)> = None;
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        let after = text[at + c.len_utf8()..].chars().next().unwrap_or('\n');
        open = open.filter(|(_, start)| at - start < LONGEST_QUOTATION);
        match open {
            Some((mark, start)) if closes(mark, before, c, after) => {
                found.push(Span::new(start, at));
                open = None;
            }
            Some((mark, start)) if c == mark && opens(before, c, after) => {
                if is_first_of_paragraph(text, start) && is_first_of_paragraph(text, at) {
                    found.push(Span::new(start, at));
                }
                open = Some((c, at));
            }
            Some((_, start)) if is_blank_line(before, c) && !goes_on(text, start, at) => {
                open = None;
            }
            Some(_) => {}
            None if opens(before, c, after) => open = Some((c, at)),
            None => {}
        }
        before = c;
    }
    found.extend(quoted_lines(text));
    found
}

fn opens(before: char, c: char, after: char) -> bool {
    let begins_word = !before.is_alphanumeric() && !after.is_whitespace();
    match c {
        '“' | '„' | '«' | '「' | '『' => true,
        '"' | '»' => begins_word,
        '‘' => begins_word && !after.is_numeric(),
        _ => false,
    }
}

fn closes(mark: char, before: char, c: char, after: char) -> bool {
    match mark {
        '“' => c == '”',
        '„' => matches!(c, '“' | '”'),
        '«' => c == '»',
        '»' => c == '«',
        '「' => c == '」',
        '『' => c == '』',
        '‘' => c == '’' && !after.is_alphanumeric(),
        _ => c == mark && !before.is_whitespace() && !after.is_alphanumeric(),
    }
}

fn is_blank_line(before: char, c: char) -> bool {
    before == '\n' && matches!(c, '\n' | '\r')
}

/// Whether a quotation that opens at `start` with its paragraph goes on behind the blank line at `at`.
fn goes_on(text: &str, start: usize, at: usize) -> bool {
    let next = text[at..].trim_start();
    is_first_of_paragraph(text, start) && next.chars().next() == text[start..].chars().next()
}

fn is_first_of_paragraph(text: &str, at: usize) -> bool {
    let line = text[..at].trim_end_matches([' ', '\t']);
    line.is_empty() || line.ends_with('\n')
}

fn quoted_lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        start += line.len();
        (line, Span::new(start - line.len(), start))
    });
    lines.filter(|(line, _)| line.trim_start().starts_with('>')).map(|(_, span)| span)
}

/// The phrases of `data/words/en/page_furniture.tsv`.
static FURNITURE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let lines = include_str!("../../data/words/en/page_furniture.tsv").lines();
    let phrases = lines.filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut builder = AhoCorasick::builder();
    // What is quickest to build: few texts are ever searched.
    builder.kind(Some(AhoCorasickKind::NoncontiguousNFA));
    builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostFirst);
    builder.build(phrases).expect("the phrases are constants that tests use")
});

/// Returns the sentences that publishers print on every page: of rights, cookies, newsletters.
fn page_furniture(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for phrase in FURNITURE.find_iter(text) {
        let place = Span::new(phrase.start(), phrase.end());
        let is_known = found.last().is_some_and(|last| last.contains(place));
        if !is_known && !cuts_token(text, place.start) && !cuts_token(text, place.end) {
            found.push(sentence_around(text, place));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that just the words in brackets are not of the text's own.
    fn check(marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let words = ComparedText::new(&text, Places::default());
        let own = own_words(&words).prose;
        let mut shown = String::new();
        let mut at = 0;
        for (index, own) in own.iter().enumerate() {
            let place = words.span(&(index..index + 1));
            let word = place.of(&text);
            shown.push_str(&text[at..place.start]);
            let marks = if *own { ["", ""] } else { ["[", "]"] };
            shown.extend([marks[0], word, marks[1]]);
            at = place.end;
        }
        shown.push_str(&text[at..]);
        // Brackets around neighbours join.
        let joined = regex::Regex::new(r"\]([^\[\]\w]*)\[").expect("it is a pattern");
        assert_eq!(joined.replace_all(&shown, "$1"), marked, "{text:?}");
    }

    #[test]
    fn quotations_are_not_own_words() {
        check("He said: “[It was never true at all],” and left the room.");
        check("He said \"[it was never true at all]\" and left the room.");
        check("He said ‘[it wasn’t ever true at all]’ and left the room.");
        check("Er sagte „[das war gar nicht wahr]“ und ging aus dem Saal.");
        check("Il a dit « [ce n est pas vrai du tout] » puis il est sorti.");
        check("The dogs’ owners didn’t come, and nobody asked them why.");
        check("“[It was never true.\n\n“And it is not true today],” he said to the reporters.");
        for stray in ["a “disaster in town", "the ‘90s", "a 5\" pipe", "a \"workshop", "the ‘boss"]
        {
            check(&format!(
                "They spoke of {stray} and left early.\nNobody else came on that evening."
            ));
        }
        check("He called it »[a cold day]« and left the room early.");
        check("他说「[这不是真的]」然后离开了房间没有回来");
        check("> [a line of a letter that was quoted]\nand a line that answers it at some length");
    }

    #[test]
    fn what_stands_on_every_page_is_no_own_word() {
        check("The vote was held in May. [All rights reserved]. The count took two days.");
        check("[Home\nNews\nSport and weather]\nThe vote was held in May.");
        check("The cookies that she baked were all sold by noon.");
    }
}
