//! Forgiving typography, with a map back to the original.
//!
//! Two texts that differ only in typography fold to the same characters and compatible [`Joint`]s. What is
//! forgiven is typography: white space, quotation marks, dashes, ellipses, ligatures,
//! invisible characters, hyphenation at a line end, Unicode composition (NFC, Unicode Standard Annex #15),
//! Arabic and Persian letter variants and digits. Case, and all that can change a figure, is kept: NFKC
//! is not used, because it turns `10²` into `102`.
//!
//! | folded to | from |
//! |---|---|
//! | one space | any run of white space, also over line breaks; [`Spacing`] says what it parts |
//! | `'` | ‘ ’ ‚ ‛ ′ ‹ › ´ `` ` ``, and `"` “ ” „ ‟ ″ « »: marks change with nesting |
//! | `-` | ‐ ‑ ‒ – — ― − and `--` |
//! | a [`Joint`] | a dash between letters, or a hyphen and line break in a word or grouped figure |
//! | `...` | … |
//! | letters | ligatures (ﬁ), Arabic presentation forms, ي ى → ی, ك → ک, ە ہ ھ → ه |
//! | digits, `.` `,` `%` | ۰–۹ ٠–٩, ٫ ٬ ٪ |
//! | nothing | soft hyphens, zero-width and bidi characters, byte order marks, tatweel, note marks |
//!
//! What folds away and can still part two texts is kept beside the text, and [`Folded::agrees`] compares it: a quote
//! may lack the note marks of its source, and have no others; it crosses the end of a block only where it has a line
//! break; and after a figure, one quotation mark (feet) is not two (inches). Characters that turn round the order in
//! which text is shown (U+202E, and all that stands under it) are kept.

mod note;
mod spacing;

use std::cmp::Ordering;

pub use spacing::Spacing;
pub(crate) use spacing::ends_in_lines;

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::canonical_combining_class};

use super::token::is_invisible;
use super::{Edits, Span};

/// A text without its typography, and the way back to the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// Where folding changed the number of bytes of a character or the number of characters, in order.
    edits: Edits,
    /// Where a dash between letters was taken out, in order.
    joints: Vec<(usize, Joint)>,
    /// The white space that is more than one space, in order.
    spacings: Vec<(usize, Spacing)>,
    /// Where note marks were taken out, in order, and where they stand in the original.
    notes: Vec<(usize, Span)>,
    /// Where a quotation mark stands after a figure, in order, and whether it is a double one.
    primes: Vec<(usize, bool)>,
}

/// How the typography of a quote and of a place with the same characters go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// All is forgiven.
    Agrees,
    /// The place crosses the end of a block or cell where the quote does not: its white space, in the folded text.
    Crosses(usize),
    /// A dash, note mark or sign differs.
    Differs,
}

/// What stood between two letters that folding has joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// A hyphen or dash: `four-man`.
    Dash,
    /// A hyphen at a line end, which may belong to the word (`four-⏎man`) or not (`resig-⏎ned`).
    LineEnd,
}

impl Folded {
    /// Returns the folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the bytes of the original that fold to `folded`, a span of [`text`](Self::text).
    ///
    /// Characters that fold to nothing at either end are left out.
    pub fn source_span(&self, folded: Span) -> Span {
        self.edits.original(folded)
    }

    /// Whether the byte `offset` of [`text`](Self::text) is not inside what one character, or one with its marks,
    /// was folded to: "…" gives three dots, and a place may not hold one of them.
    pub fn is_boundary(&self, offset: usize) -> bool {
        self.edits.is_boundary(offset)
    }

    /// Returns how the typography at `place` goes together with that of `part` of a quote: dashes, note marks, signs of
    /// feet and inches, and what white space parts. Both texts must already be known to be equal there; `original` and
    /// `quoted` are what they were folded from.
    pub fn agrees(
        &self,
        place: Span,
        original: &str,
        quote: &Self,
        part: Span,
        quoted: &str,
    ) -> Agreement {
        let joined = self.joined_as(place, quote, part)
            && self.signed_as(place, quote, part)
            && self.noted_as(place, original, quote, part, quoted);
        if !joined {
            return Agreement::Differs;
        }
        let crossed = within(&self.spacings, place).iter().find(|(at, spacing)| {
            let at = at - place.start + part.start;
            !spacing.is_crossed_by(found_at(&quote.spacings, at).copied())
        });
        crossed.map_or(Agreement::Agrees, |(at, _)| Agreement::Crosses(*at))
    }

    /// Whether the words at `place` are joined as those of `quote` are: a dash to a dash, and a hyphen at a
    /// line end to either.
    fn joined_as(&self, place: Span, quote: &Self, part: Span) -> bool {
        let here = within(&self.joints, place);
        let there = within(&quote.joints, part);
        agree(here, place.start, there, part.start) && agree(there, part.start, here, place.start)
    }

    /// Whether no sign of feet stands for one of inches.
    fn signed_as(&self, place: Span, quote: &Self, part: Span) -> bool {
        within(&self.primes, place).iter().all(|(at, double)| {
            let at = at - place.start + part.start;
            found_at(&quote.primes, at).is_none_or(|own| own == double)
        })
    }

    /// Whether each note mark of the quote stands at the place too.
    fn noted_as(
        &self,
        place: Span,
        original: &str,
        quote: &Self,
        part: Span,
        quoted: &str,
    ) -> bool {
        let upto_end = Span::new(part.start, part.end + 1);
        within(&quote.notes, upto_end).iter().all(|(at, note)| {
            let at = at - part.start + place.start;
            if at == place.end {
                // What follows may make something else of it than a note mark.
                let after = &original[self.source_span(place).end..];
                return after.trim_start_matches(is_invisible).starts_with(note.of(quoted));
            }
            found_at(&self.notes, at).is_some_and(|here| here.of(original) == note.of(quoted))
        })
    }

    /// Returns the note marks that begin or end at the byte `at` of the original; an empty span at `at` where none do.
    pub fn note_at(&self, at: usize) -> Span {
        let found = self.notes.binary_search_by(|(_, note)| match () {
            () if note.end < at => Ordering::Less,
            () if note.start > at => Ordering::Greater,
            () => Ordering::Equal,
        });
        found.map_or(Span::new(at, at), |index| self.notes[index].1)
    }

    /// Returns the byte of [`text`](Self::text) that stands for the byte `offset` of the original, or for the next
    /// one that left anything.
    pub fn folded_offset(&self, offset: usize) -> usize {
        self.edits.made_of(offset)
    }

    /// Returns where in [`text`](Self::text) what stands at `span` of the original is.
    pub fn folded_span(&self, span: Span) -> Span {
        Span::new(self.folded_offset(span.start), self.folded_offset(span.end))
    }

    /// Returns the places where dashes between letters were taken out, in order.
    pub fn joints(&self) -> &[(usize, Joint)] {
        &self.joints
    }
}

/// Returns what stands inside `place`, and not at its ends.
fn within<T>(all: &[(usize, T)], place: Span) -> &[(usize, T)] {
    let from = all.partition_point(|(at, _)| *at <= place.start);
    let to = all.partition_point(|(at, _)| *at < place.end);
    all.get(from..to).unwrap_or(&[])
}

/// Returns what stands at a place.
fn found_at<T>(all: &[(usize, T)], place: usize) -> Option<&T> {
    let index = all.binary_search_by_key(&place, |(at, _)| *at).ok()?;
    Some(&all[index].1)
}

/// Whether every dash of `left` has a joint at the same distance in `right`.
fn agree(
    left: &[(usize, Joint)],
    left_start: usize,
    right: &[(usize, Joint)],
    right_start: usize,
) -> bool {
    left.iter().filter(|(_, joint)| *joint == Joint::Dash).all(|(at, _)| {
        let wanted = at - left_start + right_start;
        right.binary_search_by_key(&wanted, |(at, _)| *at).is_ok()
    })
}

/// Returns `text` without its typography.
///
/// ```
/// use crosscheck::text::{Span, fold};
/// let folded = fold("he  “resig-\nned” – ۶۵۰ votes");
/// assert_eq!(folded.text(), "he 'resigned' - 650 votes");
/// let at = folded.text().find("650").unwrap();
/// assert_eq!(folded.source_span(Span::new(at, at + 3)).of("he  “resig-\nned” – ۶۵۰ votes"), "۶۵۰");
/// ```
pub fn fold(text: &str) -> Folded {
    let mut folder = Folder::new(text);
    folder.folded.text.reserve(text.len());
    while folder.at < text.len() {
        folder.step();
    }
    folder.folded
}

struct Folder<'t> {
    source: &'t str,
    at: usize,
    folded: Folded,
    /// Where cells, rows and list items end, from here on.
    ends: std::iter::Peekable<std::vec::IntoIter<(usize, Spacing)>>,
    /// Where the last quotation mark was folded that begins a word.
    opened: Option<usize>,
    /// The embeddings that are open here, and whether each turns round the order in which text is shown.
    embeddings: Vec<bool>,
}

impl<'t> Folder<'t> {
    fn new(source: &'t str) -> Self {
        let ends = ends_in_lines(source).into_iter().peekable();
        let folded = Folded::default();
        Self { source, at: 0, folded, ends, opened: None, embeddings: Vec::new() }
    }

    fn step(&mut self) {
        if self.source[self.at..].starts_with(['\n', '\u{2029}']) {
            self.embeddings.clear();
        }
        if self.is_turned() || self.source[self.at..].starts_with(EMBEDDINGS) {
            return self.embedded();
        }
        if self.copy_plain_run() {
            return;
        }
        let rest = &self.source[self.at..];
        let Some(first) = rest.chars().next() else { return };
        if note::may_begin(first) && self.note(rest) {
            return;
        }
        if first.is_whitespace() {
            self.white_space(rest);
        } else if is_quotation_mark(first) && rest.chars().nth(1).is_none_or(starts_anew) {
            self.quotation_mark(first);
        } else if first == '\u{ad}' && line_break_len(&rest[first.len_utf8()..]).is_some() {
            self.soft_hyphen_at_line_end(rest);
        } else if is_dash(first) {
            self.dash(rest, first);
        } else {
            self.characters(rest);
        }
    }

    /// Copies what folding leaves as it is; false where there is none.
    fn copy_plain_run(&mut self) -> bool {
        let rest = &self.source.as_bytes()[self.at..];
        let plain_run = |from: usize| {
            let run = rest[from..].iter().position(|b| !is_plain(*b));
            run.map_or(rest.len(), |run| from + run)
        };
        let mut len = plain_run(0);
        // A single space between plain characters is one.
        while rest.get(len) == Some(&b' ') && rest.get(len + 1).is_some_and(|b| is_plain(*b)) {
            len = plain_run(len + 2);
        }
        if rest.get(len).is_some_and(|b| !b.is_ascii()) {
            // A combining mark may follow: its letter is composed with it.
            len = len.saturating_sub(1);
        }
        self.folded.text.push_str(&self.source[self.at..self.at + len]);
        self.at += len;
        len > 0
    }

    /// Writes `folded` for the next `source_len` bytes.
    fn write(&mut self, folded: &str, source_len: usize) {
        let start = self.folded.text.len();
        self.folded.text.push_str(folded);
        let written = self.source[self.at..self.at + source_len].chars();
        // "…" and "..." are equally long, but not character by character.
        if folded.chars().map(char::len_utf8).ne(written.map(char::len_utf8)) {
            let source = Span::new(self.at, self.at + source_len);
            self.folded.edits.push(Span::new(start, start + folded.len()), source);
        }
        self.at += source_len;
    }

    fn white_space(&mut self, rest: &str) {
        let is_passed = |c: char| c.is_whitespace() || (is_invisible(c) && c != TURNING);
        let kept = rest.trim_start_matches(is_passed);
        let run = &rest[..rest.len() - kept.len()];
        run.chars().for_each(|c| self.embed(c));
        let end = self.at + run.len();
        let mut spacing = Spacing::of(run);
        while let Some((_, known)) = self.ends.next_if(|(at, _)| *at < end) {
            spacing = Some(known);
        }
        if Spacing::of(run) == Some(Spacing::Block) {
            spacing = Some(Spacing::Block);
            self.opened = None;
        }
        self.folded.spacings.extend(spacing.map(|spacing| (self.folded.text.len(), spacing)));
        self.write(" ", run.len());
    }

    /// Leaves out the note marks that stand here; false where none does.
    fn note(&mut self, rest: &str) -> bool {
        let before = &self.folded.text;
        let from = before.char_indices().rev().nth(NOTE_REACH).map_or(0, |(at, _)| at);
        let len = note::note_len(&before[from..], rest);
        if len > 0 {
            self.folded.notes.push((self.folded.text.len(), Span::new(self.at, self.at + len)));
            self.write("", len);
        }
        len > 0
    }

    /// Writes a quotation mark. After a figure it may be a sign of feet or inches; it is none where one stands before the
    /// figure, too.
    fn quotation_mark(&mut self, first: char) {
        let text = &self.folded.text;
        let at = text.len();
        let is_figure = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '-' | '$' | '%');
        let before_figure = text.trim_end_matches(is_figure).len();
        let is_closed = self.opened.is_some_and(|opened| opened + 1 == before_figure);
        if text.ends_with(char::is_numeric) && !is_closed {
            self.folded.primes.push((at, is_double(first)));
        }
        if !text.ends_with(char::is_alphanumeric) {
            self.opened = Some(at);
        }
        self.write("'", first.len_utf8());
    }

    /// Whether what stands here is shown in another order than it is read in.
    fn is_turned(&self) -> bool {
        self.embeddings.contains(&true)
    }

    /// Writes a character of an embedding, or one that begins or ends it. What is turned round is kept apart from the
    /// same in its own order.
    fn embedded(&mut self) {
        let Some(c) = self.source[self.at..].chars().next() else { return };
        self.embed(c);
        let mut kept = String::new();
        for c in std::iter::once(c).nfc() {
            match c {
                _ if c.is_whitespace() => kept.push(' '),
                _ if is_dash(c) => kept.push('-'),
                _ => fold_char(c, &mut kept),
            }
        }
        if self.is_turned() {
            kept.push(TURNED);
        }
        self.write(&kept, c.len_utf8());
    }

    /// Notes which embeddings are open after a character (UAX #9, sections 2.1 to 2.6).
    fn embed(&mut self, c: char) {
        match c {
            '\u{202c}' | '\u{2069}' => drop(self.embeddings.pop()),
            '\n' | '\u{2029}' => self.embeddings.clear(),
            _ if EMBEDDINGS.contains(&c) && self.embeddings.len() < DEEPEST => {
                self.embeddings.push(c == TURNING);
            }
            _ => {}
        }
    }

    fn soft_hyphen_at_line_end(&mut self, rest: &str) {
        let hyphen = '\u{ad}'.len_utf8();
        self.write("", hyphen + line_break_len(&rest[hyphen..]).unwrap_or(0));
    }

    fn dash(&mut self, rest: &str, first: char) {
        let ascii_run = rest.bytes().take(4).take_while(|b| *b == b'-').count();
        let mut len = first.len_utf8();
        if (2..=3).contains(&ascii_run) && self.parts_words(&rest[ascii_run..]) {
            len = ascii_run;
        }
        let after_word = self.folded.text.ends_with(char::is_alphanumeric);
        let line_break = line_break_len(&rest[len..]).filter(|_| after_word);
        let next = rest[len + line_break.unwrap_or(0)..].chars().find(|c| !is_invisible(*c));
        let between_letters = self.folded.text.ends_with(char::is_alphabetic)
            && next.is_some_and(char::is_alphabetic);
        let in_figure = line_break_len(&rest[len..])
            .filter(|line_break| breaks_group(&self.folded.text, &rest[len + line_break..]));
        if between_letters || in_figure.is_some() {
            let line_break = line_break.or(in_figure);
            let joint =
                if line_break.is_some() && first != '—' { Joint::LineEnd } else { Joint::Dash };
            self.folded.joints.push((self.folded.text.len(), joint));
            self.write("", len + line_break.unwrap_or(0));
        } else if let Some(line_break) =
            line_break.filter(|_| next.is_some_and(char::is_alphanumeric))
        {
            self.write("-", len + line_break);
        } else {
            self.write("-", len);
        }
    }

    /// Whether a run of hyphens before `after` stands for a dash and not for an option or a rule: between two
    /// words, or between two spaces.
    fn parts_words(&self, after: &str) -> bool {
        let before = self.folded.text.chars().next_back();
        let after = after.chars().next();
        let both = |test: fn(char) -> bool| before.is_some_and(test) && after.is_some_and(test);
        both(char::is_alphanumeric) || both(char::is_whitespace)
    }

    /// Composes one character with the marks that follow it, and folds what that gives.
    fn characters(&mut self, rest: &str) {
        let mut ends = rest.char_indices().skip(1);
        let end = ends.find(|(_, c)| starts_anew(*c)).map_or(rest.len(), |(at, _)| at);
        let segment = &rest[..end];
        let mut folded = String::new();
        for c in segment.nfc() {
            fold_char(c, &mut folded);
        }
        // The last letter of a ligature may compose with a mark after it.
        if !unicode_normalization::is_nfc(&folded) {
            folded = folded.nfc().collect();
        }
        self.write(&folded, segment.len());
    }
}

/// Whether a figure whose digits are grouped by commas is broken between `head` and `tail`: "1,2" and "34". "1,234" and
/// "567" are two figures.
fn breaks_group(head: &str, tail: &str) -> bool {
    let is_figure = |c: char| c.is_ascii_digit() || c == ',';
    let near = &head[head.ceil_char_boundary(head.len().saturating_sub(LONGEST_FIGURE + 1))..];
    let own = &near[near.trim_end_matches(is_figure).len()..];
    let near = &tail[..tail.floor_char_boundary(LONGEST_FIGURE + 1)];
    let rest = &near[..near.len() - near.trim_start_matches(is_figure).len()];
    let rest = rest.trim_end_matches(',');
    let is_grouped = |figure: &str| {
        let mut groups = figure.split(',');
        let first = groups.next().map_or(0, str::len);
        (1..=3).contains(&first)
            && groups.clone().next().is_some()
            && groups.all(|group| group.len() == 3)
    };
    if own.len().max(rest.len()) > LONGEST_FIGURE {
        return false;
    }
    let begun = own.contains(',') || rest.starts_with(',');
    begun && is_grouped(&format!("{own}{rest}")) && (!is_grouped(own) || rest.starts_with(','))
}

/// How many bytes the parts of a grouped figure have that a line end breaks.
const LONGEST_FIGURE: usize = 40;

/// How many characters before a note mark are looked at: those of a long word.
const NOTE_REACH: usize = 40;

/// The character that turns round the order in which all is shown that follows it.
const TURNING: char = '\u{202e}';

/// Follows what is turned round, in a folded text: a character for private use, of which text has none.
const TURNED: char = '\u{f8ff}';

/// How deep embeddings may stand in one another (UAX #9, section 3.3.2).
const DEEPEST: usize = 125;

/// Characters that begin and end embeddings (UAX #9, section 2).
const EMBEDDINGS: [char; 9] = [
    '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}',
    '\u{2069}',
];

/// Whether the byte is an ASCII character that folds to itself wherever it stands.
fn is_plain(b: u8) -> bool {
    const PLAIN: [bool; 256] = {
        let mut plain = [false; 256];
        let mut byte = 0u8;
        while byte < 128 {
            plain[byte as usize] = byte.is_ascii_graphic()
                && !matches!(byte, b'-' | b'`' | b'\'' | b'"' | b'[' | b'*');
            byte += 1;
        }
        plain
    };
    PLAIN[usize::from(b)]
}

fn is_quotation_mark(c: char) -> bool {
    is_double(c) || matches!(c, '\'' | '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' | '´' | '`')
}

fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '″' | '«' | '»')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−')
}

/// Whether no composition reaches from before `c` over it (UAX #15, section 9.1).
fn starts_anew(c: char) -> bool {
    let starts = |c: char| {
        canonical_combining_class(c) == 0
            && unicode_normalization::is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
    };
    // What is never composed ("שּׁ") is decomposed, and begins with its letter.
    starts(c)
        || (unicode_normalization::is_nfc_quick(std::iter::once(c)) == IsNormalized::No
            && std::iter::once(c).nfd().next().is_some_and(starts))
}

/// Returns the bytes of the white space that `rest` begins with, where it holds exactly one line break.
fn line_break_len(rest: &str) -> Option<usize> {
    let len = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace()).len();
    (rest[..len].matches('\n').count() == 1).then_some(len)
}

/// The Arabic letter that only stretches a word.
const TATWEEL: char = 'ـ';

fn fold_char(c: char, out: &mut String) {
    match c {
        c if is_quotation_mark(c) => out.push('\''),
        '…' => out.push_str("..."),
        'ﬀ'..='ﬆ' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
            let parts = std::iter::once(c).nfkc().filter(|part| *part != TATWEEL);
            out.extend(parts.map(arabic_variant));
        }
        TATWEEL => {}
        c if is_invisible(c) => {}
        c => out.push(arabic_variant(c)),
    }
}

/// Returns the Persian form of an Arabic letter that is written either way, and ASCII for Arabic digits.
fn arabic_variant(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ە' | 'ہ' | 'ھ' => 'ه',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        '٫' => '.',
        '٬' => ',',
        '٪' => '%',
        c => c,
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text).text(), expected, "{text:?}");
    }

    #[test]
    fn typography_folds_away() {
        check("a \t\r\n b\u{a0}c\u{2009}d", "a b c d");
        check("‘x’ “y” «z» `w`", "'x' 'y' 'z' 'w'");
        check("2009–2010 − 5 election -- which", "2009-2010 - 5 election - which");
        check("wait…", "wait...");
        check("o\u{ad}f\u{fb01}ce\u{200b}", "office");
        check("cafe\u{301}", "café");
        check("\u{feff}Oslo", "Oslo");
        check("محمد رضا حيدري", "محمد رضا حیدری");
        check("علي كريم ۶۵۰ ٦٥٠٫٥٪", "علی کریم 650 650.5%");
        check("می\u{200c}رود", "میرود");
        check("\u{fb01}\u{301}", "fí");
    }

    #[test]
    fn figures_and_case_stay() {
        for kept in
            ["10²", "½", "1.5", "1,5", "1 5", "-0.42", "Iran", "①", "--flag", "a --flag", "----"]
        {
            check(kept, kept);
        }
    }

    #[test]
    fn dashes_between_letters_become_joints() {
        assert_eq!(fold("four-man").joints, [(4, Joint::Dash)]);
        assert_eq!(fold("four-\n  man").joints, [(4, Joint::LineEnd)]);
        assert_eq!(fold("election—\nwhich").joints, [(8, Joint::Dash)]);
        assert_eq!(fold("four-\n\nman").joints, []);
        check("resig\u{ad}\nned", "resigned");
        check("1939-\n1945", "1939-1945");
        check("17-\nyear", "17-year");
        check("17-year", "17-year");
    }

    fn joined(source: &str, quote: &str) -> bool {
        let (folded, quoted) = (fold(source), fold(quote));
        assert_eq!(folded.text(), quoted.text());
        let all = Span::new(0, folded.text().len());
        folded.agrees(all, source, &quoted, all, quote) == Agreement::Agrees
    }

    #[test]
    fn a_hyphen_at_a_line_end_may_be_read_either_way_and_no_other() {
        assert!(joined("four-\nman", "four-man"));
        assert!(joined("resig-\nned", "resigned"));
        assert!(joined("resigned", "resig-\nned"));
        assert!(joined("four–man", "four-man"));
        assert!(!joined("re-sign", "resign"));
        assert!(!joined("resign", "re-sign"));
    }

    #[test]
    fn places_map_back() {
        let source = "a  “b\u{ad}c” ﬁt";
        let folded = fold(source);
        assert_eq!(folded.text(), "a 'bc' fit");
        let back = |from, to| folded.source_span(Span::new(from, to)).of(source);
        assert_eq!(back(2, 6), "“b\u{ad}c”");
        assert_eq!(back(3, 5), "b\u{ad}c");
        assert_eq!(back(3, 4), "b");
        assert_eq!(back(4, 5), "c");
        assert_eq!(back(7, 10), "ﬁt");
        assert_eq!(back(0, 1), "a");
    }
}
