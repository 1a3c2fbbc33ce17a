//! The plain text of a mail: lines, and whose they are.

use crate::source::Region;

/// How the lines of a text are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// As they were written.
    Fixed,
    /// A line that ends in a space goes on in the next one (RFC 3676, `format=flowed`).
    Flowed {
        /// The space is not of the text (`DelSp=yes`).
        drops_space: bool,
    },
}

struct Line<'t> {
    /// By how many mails back it was written.
    level: usize,
    text: &'t str,
}

/// The plain text of a mail.
#[derive(Debug, Default)]
pub(super) struct PlainText {
    pub(super) text: String,
    /// Where its own text and that of an answered mail begin, in order.
    pub(super) regions: Vec<(usize, Region)>,
}

/// Returns the text that a mail program shows: without the marks of answered text, which stands apart by a blank line.
pub(super) fn shown(text: &str, broken: Lines) -> PlainText {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = without_signs(&text, broken);
    let mut out = String::with_capacity(text.len());
    let mut regions = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let region = if line.level > 0 { Region::QuotedMail } else { Region::Body };
        regions.push((out.len(), region));
        let next = lines.get(index + 1);
        let goes_on = next.is_some_and(|next| next.level == line.level);
        let soft = match broken {
            Lines::Flowed { drops_space } if goes_on && is_soft(line.text) => Some(drops_space),
            _ => None,
        };
        match soft {
            Some(true) => out.push_str(&line.text[..line.text.len() - 1]),
            Some(false) => out.push_str(line.text),
            None => {
                out.push_str(line.text);
                out.push_str(if goes_on || next.is_none() { "\n" } else { "\n\n" });
            }
        }
    }
    PlainText { text: out, regions }
}

/// Whether a flowed line goes on. The line before a signature is no such line, though it ends in a space.
fn is_soft(line: &str) -> bool {
    line.ends_with(' ') && line != "-- "
}

/// Returns the lines with the level that their marks say.
///
/// A single line with a mark amid a paragraph begins with the sign "more than": "… of\n> 5 % were …".
fn without_signs(text: &str, broken: Lines) -> Vec<Line<'_>> {
    let written: Vec<&str> = text.lines().collect();
    let mut lines: Vec<Line<'_>> = written.iter().map(|line| unmarked(line, broken)).collect();
    let is_own = |line: Option<&Line<'_>>| {
        line.is_some_and(|line| line.level == 0 && !line.text.trim().is_empty())
    };
    for at in 1..lines.len() {
        let is_alone = is_own(lines.get(at - 1)) && is_own(lines.get(at + 1));
        let is_figure = lines[at].text.trim_start().starts_with(|c: char| !c.is_alphabetic());
        if lines[at].level == 1 && is_alone && is_figure {
            lines[at] = Line { level: 0, text: written[at] };
        }
    }
    lines
}

fn unmarked(line: &str, broken: Lines) -> Line<'_> {
    let is_flowed = broken != Lines::Fixed;
    let mut rest = line;
    let mut level = 0;
    while let Some(after) = rest.strip_prefix('>') {
        level += 1;
        // "> > text" of programs that do not know RFC 3676.
        let spaced = after.strip_prefix(' ').filter(|after| !is_flowed && after.starts_with('>'));
        rest = spaced.unwrap_or(after);
    }
    // A space was put before what could be taken for a mark, and is put after marks.
    let is_stuffed = is_flowed || level > 0;
    Line { level, text: rest.strip_prefix(' ').filter(|_| is_stuffed).unwrap_or(rest) }
}

/// Returns the name of an attachment as it is told.
pub(super) fn attachment(name: Option<&str>, kind: &str) -> String {
    match name {
        Some(name) => format!("attachment `{name}`"),
        None => format!("attachment without a name ({kind})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answered_text_stands_apart_from_the_answer() {
        let text = "Of 650 votes\n> 540 backed him\n> in Oslo\n>> really\nwere counted\n";
        let read = "Of 650 votes\n\n540 backed him\nin Oslo\n\nreally\n\nwere counted\n";
        assert_eq!(shown(text, Lines::Fixed).text, read);
    }

    #[test]
    fn a_sign_amid_a_paragraph_stays() {
        let text = "a share of\n> 5 % of them\nwas lost\n";
        assert_eq!(shown(text, Lines::Fixed).text, text);
    }

    #[test]
    fn lines_that_were_broken_to_fit_are_joined() {
        let flowed = |drops_space| Lines::Flowed { drops_space };
        assert_eq!(
            shown("540 of \n650 votes\n-- \nJo\n", flowed(false)).text,
            "540 of 650 votes\n-- \nJo\n"
        );
        assert_eq!(shown("票の \n数\n", flowed(true)).text, "票の数\n");
        assert_eq!(
            shown("> 540 of \n> 650\nyes \n> no\n", flowed(false)).text,
            "540 of 650\n\nyes \n\nno\n"
        );
        assert_eq!(shown(" > 5 % were\n", flowed(false)).text, "> 5 % were\n");
    }

    #[test]
    fn answered_text_is_a_region_of_its_own() {
        let read = shown("Yes.\n\nYou wrote:\n> 540 of\n> 650\n\nJo\n", Lines::Fixed);
        let of = |words: &str| {
            let at = read.text.find(words).expect("it is there");
            let after = read.regions.partition_point(|(start, _)| *start <= at);
            read.regions[after - 1].1
        };
        assert_eq!(of("Yes"), Region::Body);
        assert_eq!(of("You wrote"), Region::Body);
        assert_eq!(of("540"), Region::QuotedMail);
        assert_eq!(of("650"), Region::QuotedMail);
        assert_eq!(of("Jo"), Region::Body);
    }
}
