//! Notices: where a document says of itself that it was corrected or taken back.
//!
//! A notice is a block that begins with a label ("Correction:", "Editor's note:"), or one with a sentence that says what was done
//! to the document ("This article was amended", "An earlier version of this story gave"). The forms are those of the Council of
//! Science Editors for journals, and of newspapers and agencies as they print them. A report of somebody else's correction
//! has neither: in doubt, there is no notice.

mod particulars;
mod starts;
mod words;

pub use particulars::Particulars;
pub(super) use words::NoticeWords;

use serde::{Deserialize, Serialize};

use super::mention::{Figure, Mention};
use super::reader::Reader;
use crate::text::{Span, paragraph_around, sentence_around};
use words::NoticeWord;

/// A notice by which a document corrects itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Its words, with its label.
    pub span: Span,
    /// Its words without a label and the date in it.
    pub body: Span,
    /// Whether it takes back the whole document.
    pub is_whole: bool,
    /// Whether it is of a spelling, which touches no figure.
    pub is_spelling: bool,
    /// Whether it says no more than that something was added.
    pub is_addition: bool,
}

/// The most bytes of a notice: a longer block is cut, as most of it is something else.
const LONGEST: usize = 1_500;

/// The most bytes between a label and its colon: "Correction, Thursday, September 23, 2010, 5.40 p.m. EST".
const LONGEST_LABEL_END: usize = 60;

/// The most bytes of a time behind a date: ", 5.40 p.m.".
const LONGEST_TIME: usize = 11;

/// How far into a document its title stands, in bytes: "RETRACTED: " before that is of the whole.
const TITLE_REACH: usize = 300;

/// Signs that may stand before a label in its line: of lists, emphasis and brackets.
const BEFORE_LABEL: &[char] = &['*', '#', '>', '_', '-', '–', '—', '•', '[', '(', ' ', '\t'];

/// The most bytes of such signs.
const MOST_BEFORE_LABEL: usize = 40;

/// How many places of a text are looked at where a notice may begin, and how many notices are kept: more than a document has
/// that is not made to take long.
const MOST_STARTS: usize = 10_000;
const MOST_NOTICES: usize = 100;

/// Signs that may close a label before its colon.
const AFTER_LABEL: &[char] = &['*', '_', '#', ']', ')', ' ', '\t', '\r'];

impl Reader {
    /// Returns the notices of a text by which it corrects itself, in order; of very many, the first hundred.
    ///
    /// ```
    /// use crosscheck::reading::Reader;
    /// let text = "540 backed him.\n\nCorrection: An earlier count gave 450.";
    /// let notices = Reader::english().notices(text);
    /// assert_eq!(notices[0].body.of(text), "An earlier count gave 450.");
    /// assert!(!notices[0].is_whole);
    /// let text = "The ministry issued a correction: it was 540.";
    /// assert!(Reader::english().notices(text).is_empty());
    /// ```
    pub fn notices(&self, text: &str) -> Vec<Notice> {
        let Some(words) = self.notice_words() else { return Vec::new() };
        let search = NoticeSearch { reader: self, words, text };
        let mut found: Vec<Notice> = Vec::new();
        for (word, span) in words.starts.find(text).take(MOST_STARTS) {
            if found.len() == MOST_NOTICES {
                break;
            }
            if found.last().is_some_and(|last| span.start < last.span.end) {
                continue;
            }
            found.extend(search.notice(word, span));
        }
        found
    }
}

/// A text that is looked through for notices.
struct NoticeSearch<'a> {
    reader: &'a Reader,
    words: &'a NoticeWords,
    text: &'a str,
}

/// What stands behind a label: the notice itself, on the same line or below it.
struct LabelledBody {
    body: Span,
    is_below: bool,
}

impl NoticeSearch<'_> {
    fn notice(&self, word: NoticeWord, start: Span) -> Option<Notice> {
        match word {
            NoticeWord::Bracketed => self.bracketed(start),
            NoticeWord::EarlierVersion => self.of_earlier_version(start),
            NoticeWord::OwnText | NoticeWord::OwnTextFirst => self.of_own_text(word, start),
            NoticeWord::OwnDated => self.of_own_text(NoticeWord::OwnText, self.dated(start)?),
            NoticeWord::RetractedBy => self.retracted_by(start),
            label => self.labelled(label, start),
        }
    }

    fn made(&self, span: Span, body: Span, is_whole: bool) -> Notice {
        let is_spelling = self.words.has(NoticeWord::Spelling, body.of(self.text));
        Notice { span, body, is_whole, is_spelling, is_addition: false }
    }

    /// Returns the notice that begins with a label.
    fn labelled(&self, label: NoticeWord, start: Span) -> Option<Notice> {
        if !self.begins_line(start) {
            return None;
        }
        let LabelledBody { body, is_below } = self.behind_label(start)?;
        let own = body.of(self.text);
        let is_publishers =
            self.words.has(NoticeWord::Publisher, own) || self.speaks_of_itself(own);
        let has_mistake = is_publishers || self.words.has(NoticeWord::Mistake, own);
        let is_notice = match label {
            NoticeWord::RetractedTitle if is_below => {
                is_publishers || is_capital(start.of(self.text)) && self.is_title(start)
            }
            NoticeWord::Label if is_below => {
                is_publishers || has_mistake || self.sets_right(own) || self.is_apart(start, body)
            }
            _ if is_below => is_publishers,
            NoticeWord::OpenLabel => has_mistake || self.sets_right(own),
            NoticeWord::RetractedTitle => has_mistake || self.is_title(start),
            _ => has_mistake || !begins_small(own) || self.words.has(NoticeWord::Contrary, own),
        };
        let is_whole = matches!(label, NoticeWord::RetractionLabel | NoticeWord::RetractedTitle)
            || self.takes_back_all(body);
        // Above an article the label is all of the notice: the article can be quoted.
        let is_above_article = label == NoticeWord::RetractedTitle && is_below && !is_publishers;
        let span = if is_above_article { start } else { Span::new(start.start, body.end) };
        (is_notice && own.split_whitespace().nth(2).is_some())
            .then(|| self.made(span, body, is_whole))
    }

    /// Whether words set a figure against another: "54, not 540".
    fn sets_right(&self, words: &str) -> bool {
        let figures = self.reader.find(words);
        figures.iter().any(|figure| {
            self.words.closes(NoticeWord::Contrary, words[..figure.span.start].trim_end())
        })
    }

    /// Whether a label is in capitals, and it and what stands below it are the first or the last of a text: elsewhere it may
    /// be the heading of a section.
    fn is_apart(&self, label: Span, body: Span) -> bool {
        let is_first = self.text[..label.start].trim_matches(BEFORE_LABEL).trim().is_empty();
        is_capital(label.of(self.text)) && (is_first || self.text[body.end..].trim().is_empty())
    }

    /// Whether the words of a notice say that the document was retracted: "Editor's note: We have withdrawn this story."
    fn takes_back_all(&self, body: Span) -> bool {
        let starts = self.words.starts.find(body.of(self.text));
        let mut own_texts = starts.filter_map(|(word, span)| match word {
            NoticeWord::OwnText | NoticeWord::OwnTextFirst => Some(span.shifted(body.start)),
            _ => None,
        });
        own_texts.any(|place| {
            let notice = self.of_own_text(NoticeWord::OwnText, place);
            notice.is_some_and(|notice| notice.is_whole)
        })
    }

    /// Whether a place is where the title of the document stands: near its beginning, and behind no prose.
    fn is_title(&self, place: Span) -> bool {
        let mut above = self.text[..place.start].lines();
        place.start < TITLE_REACH && !above.any(|line| line.trim_end().ends_with(['.', '!', '?']))
    }

    /// Whether words speak of the document or of an earlier version of it.
    fn speaks_of_itself(&self, words: &str) -> bool {
        let forms = [NoticeWord::OwnText, NoticeWord::OwnTextFirst, NoticeWord::EarlierVersion];
        forms.into_iter().any(|form| self.words.has(form, words))
    }

    /// Whether a label begins a line, but for signs, and has a capital.
    fn begins_line(&self, start: Span) -> bool {
        // Looking for the beginning of a long line would take as long for each label in it.
        let from = self.text.floor_char_boundary(start.start.saturating_sub(MOST_BEFORE_LABEL));
        let before = self.text[from..start.start].trim_end_matches(BEFORE_LABEL);
        let begins = before.ends_with('\n') || before.is_empty() && from == 0;
        begins && start.of(self.text).starts_with(char::is_uppercase)
    }

    fn behind_label(&self, label: Span) -> Option<LabelledBody> {
        let block = self.block(label);
        let line_end =
            self.text[label.end..block.end].find('\n').map_or(block.end, |at| label.end + at);
        let line = &self.text[label.end..line_end];
        let colon = line.char_indices().find(|(_, c)| matches!(c, ':' | '—' | '–'));
        let dash = line.find(" - ").map(|at| (at + 1, '-'));
        let stop = line.find('.').filter(|at| self.stops_label(&line[..*at], &line[at + 1..]));
        let stop = stop.map(|at| (at, '.'));
        let sign = [colon, dash, stop].into_iter().flatten().min();
        if let Some((at, sign)) = sign.filter(|(at, _)| *at <= LONGEST_LABEL_END)
            && self.may_end_label(&line[..at])
        {
            let behind = at + sign.len_utf8();
            let body = self.trimmed(Span::new(label.end + behind, block.end));
            if !body.is_empty() && !self.is_date(line[behind..].trim()) {
                return Some(LabelledBody { body, is_below: false });
            }
        } else if line.len() > LONGEST_LABEL_END || !self.may_end_label(line) {
            return None;
        }
        let below = Span::new(line_end, block.end);
        let body = if self.trimmed(below).is_empty() { self.next_block(block.end)? } else { below };
        Some(LabelledBody { body: self.trimmed(body), is_below: true })
    }

    /// Whether a full stop ends a label: nothing but "appended" stands before it, and a word or emphasis behind it.
    fn stops_label(&self, before: &str, behind: &str) -> bool {
        let before = before.trim_matches(AFTER_LABEL);
        let is_label = before.is_empty() || self.words.leads(NoticeWord::LabelEnd, before);
        is_label && behind.trim_start_matches(['*', '_']).starts_with(' ')
    }

    /// Whether words may stand between a label and its colon: none, a date, "appended".
    fn may_end_label(&self, words: &str) -> bool {
        let is_sign = |c: char| AFTER_LABEL.contains(&c) || matches!(c, ',' | '(' | '[' | '.');
        let words = words.trim_matches(is_sign);
        let is_date =
            |mention: &Mention| matches!(mention.says, Figure::Date(_)) && mention.span.start == 0;
        words.is_empty()
            || self.words.leads(NoticeWord::LabelEnd, words)
            || self.reader.find(words).first().is_some_and(is_date)
    }

    /// Whether words are a date and hardly more: "March 20, 2010, 5 p.m.".
    fn is_date(&self, words: &str) -> bool {
        let date = self.reader.find(words).into_iter().next();
        date.is_some_and(|date| {
            let rest = words.len() - date.span.end;
            matches!(date.says, Figure::Date(_)) && date.span.start == 0 && rest <= LONGEST_TIME
        })
    }

    /// Returns "(Corrects figure in second paragraph)" without the brackets.
    fn bracketed(&self, start: Span) -> Option<Notice> {
        let before = self.text[..start.start].chars().next_back()?;
        let close = match before {
            '(' => ')',
            '[' => ']',
            _ => return None,
        };
        let block = self.block(start);
        let end = self.text[start.end..block.end].find(close).map(|at| start.end + at)?;
        let body = self.trimmed(Span::new(start.end, end));
        let has_words = body.of(self.text).split_whitespace().nth(1).is_some();
        has_words.then(|| self.made(Span::new(start.start, end), body, false))
    }

    /// Returns the notice whose sentence speaks of an earlier version of the document.
    fn of_earlier_version(&self, start: Span) -> Option<Notice> {
        let behind = self.text[start.end..].trim_start();
        let is_own = self.words.leads(NoticeWord::OwnText, behind)
            || self.words.leads(NoticeWord::OwnTextFirst, behind);
        if !is_own {
            return None;
        }
        let sentence = sentence_around(self.text, start);
        let said = &self.text[start.end..sentence.end.max(start.end)];
        let has_said = self.words.has(NoticeWord::SaidThen, said)
            || self.words.has(NoticeWord::Mistake, sentence.of(self.text));
        (has_said && !self.is_quoted(start)).then(|| self.from(sentence, false))
    }

    /// Returns the notice whose sentence says what was done to the document.
    fn of_own_text(&self, word: NoticeWord, start: Span) -> Option<Notice> {
        if is_law(start.of(self.text)) {
            return None;
        }
        let block = self.block(start);
        let is_first =
            || self.text[block.start..start.start].trim_matches(BEFORE_LABEL).trim().is_empty();
        if word == NoticeWord::OwnTextFirst && !is_first() || self.is_quoted(start) {
            return None;
        }
        let sentence = sentence_around(self.text, start);
        let before = self.text[sentence.start..start.start].trim_end();
        if self.words.closes(NoticeWord::Retracted, before) {
            return Some(self.from(sentence, true));
        }
        let behind = &self.text[start.end..sentence.end.max(start.end)];
        let said_at_first =
            || self.words.said_at_first().is_some_and(|said| said.is_match(behind)) && is_first();
        if self.words.leads(NoticeWord::Corrects, behind.trim_start()) || said_at_first() {
            return Some(self.from(sentence, false));
        }
        let done = self.words.done_to_it().and_then(|done| done.captures(behind));
        let next = &self.text[sentence.end..block.end.max(sentence.end)];
        let done = done.or_else(|| self.words.done_to_itself()?.captures(next));
        // A law was amended by another.
        let done = done.filter(|done| done.name("by").is_none())?;
        let notice = self.from(sentence, done.name("retracted").is_some());
        let is_addition =
            done.name("addition").is_some() && !self.corrects(notice.body.of(self.text));
        Some(Notice { is_addition, ..notice })
    }

    /// Whether words set something right.
    fn corrects(&self, words: &str) -> bool {
        self.words.has(NoticeWord::Mistake, words)
            || self.words.has(NoticeWord::EarlierVersion, words)
            || self.sets_right(words)
    }

    /// Returns the name of the document that begins with the month of its day: "This May 4 story"; `None` where it is none.
    fn dated(&self, start: Span) -> Option<Span> {
        let rest = self.words.behind_own_dated()?.find(&self.text[start.end..])?;
        Some(Span::new(start.start, start.end + rest.end()))
    }

    /// Returns the notice that says without a label who took the document back: "Withdrawn by the publisher on 7 May."
    fn retracted_by(&self, start: Span) -> Option<Notice> {
        let block = self.block(start);
        let is_first = self.text[block.start..start.start].trim_matches(BEFORE_LABEL).is_empty();
        let is_notice = is_first && start.of(self.text).starts_with(char::is_uppercase);
        is_notice.then(|| self.from(sentence_around(self.text, start), true))
    }

    /// Returns the notice that begins with a sentence and goes on to the end of its block.
    fn from(&self, sentence: Span, is_whole: bool) -> Notice {
        let span =
            self.trimmed(Span::new(sentence.start, self.block(sentence).end.max(sentence.end)));
        self.made(span, span, is_whole)
    }

    /// Returns the block around a place, cut where it is long.
    fn block(&self, place: Span) -> Span {
        let block = paragraph_around(self.text, place);
        let most = self.text.floor_char_boundary((place.start + LONGEST).min(block.end));
        Span::new(block.start, most.max(place.end))
    }

    /// Returns the block below the end of another.
    fn next_block(&self, end: usize) -> Option<Span> {
        let start = end + self.text[end..].find(|c: char| !c.is_whitespace())?;
        let first = self.text[start..].chars().next()?;
        Some(self.block(Span::new(start, start + first.len_utf8())))
    }

    fn trimmed(&self, span: Span) -> Span {
        let is_around = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '[' | ']');
        let own = span.of(self.text);
        let start = span.start + own.len() - own.trim_start_matches(is_around).len();
        Span::new(start, (span.start + own.trim_end_matches(is_around).len()).max(start))
    }

    /// Whether a place stands in quotation marks: then somebody else says it.
    fn is_quoted(&self, place: Span) -> bool {
        let block = self.block(place);
        let before = &self.text[block.start..place.start];
        let straight = before.matches('"').count() % 2 == 1;
        let open = before.rfind(['“', '«', '„', '‘']);
        let closed = before.rfind(['”', '»', '’']);
        straight || open.is_some_and(|open| closed.is_none_or(|closed| closed < open))
    }
}

/// Whether the noun has a capital where its determiner is no heading: "This Article" is one of a law.
fn is_law(own_text: &str) -> bool {
    let noun = own_text.split_whitespace().last().unwrap_or("");
    noun.starts_with(char::is_uppercase) && !is_capital(own_text)
}

fn is_capital(words: &str) -> bool {
    !words.contains(char::is_lowercase)
}

fn begins_small(words: &str) -> bool {
    words.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}
