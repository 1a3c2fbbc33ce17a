//! The year of a day that stands under a heading which is itself a date, as in chronicles: "## 2022", and below it "On
//! 4 May".

use std::iter::Peekable;
use std::str::MatchIndices;

use super::lexicon::Set;
use super::mention::{Figure, Mention};
use super::reader::Reader;
use crate::text::Span;

/// How far below it, in bytes, a heading gives days its year.
const REACH: usize = 8_000;

/// How many bytes a heading that is a date has at most: "Wednesday, 30th of September 1998".
const LONGEST: usize = 40;

/// The same of a line that announces a list of days: "The band's spring tour 2020 dates:".
const LONGEST_LIST: usize = 100;

/// A heading that is a date: its year, and its month and day where it has them.
type HeadingDate = (i64, Option<u8>, Option<u8>);

/// What a line of a text says to the days below it.
enum HeadingLine {
    Date(HeadingDate),
    /// It announces a list of days, and names their year: "Tour 2020 dates:".
    List(i64),
    /// It is another heading.
    Other,
    /// It is none, or one of a month without its year.
    Text,
}

impl Reader {
    /// Returns the mentions of a sentence of a text with their places in the sentence. Days that have their year from a
    /// heading above them have it here too.
    ///
    /// ```
    /// use crosscheck::reading::Reader;
    /// use crosscheck::text::Span;
    /// let text = "## 1998\n\nOn 4 May they met.";
    /// let sentence = Span::new(9, text.len());
    /// let found = Reader::english().find_in_sentence(text, sentence);
    /// let spoken = Default::default();
    /// let reading = found[0].resolve(crosscheck::value::Kind::Date, &spoken).unwrap();
    /// assert_eq!(reading.value.to_string(), "1998-05-04");
    /// // So does a line that announces a list of days, for those that begin a line.
    /// let text = "The tour 1998 dates:\n\nMay 4, Oslo";
    /// let found = Reader::english().find_in_sentence(text, Span::new(22, text.len()));
    /// let reading = found[0].resolve(crosscheck::value::Kind::Date, &spoken).unwrap();
    /// assert_eq!(reading.value.to_string(), "1998-05-04");
    /// ```
    pub fn find_in_sentence(&self, text: &str, sentence: Span) -> Vec<Mention> {
        let mut mentions = self.find(sentence.of(text));
        if !mentions.iter().any(lacks_year) {
            return mentions;
        }
        let start = text.floor_char_boundary(sentence.start.saturating_sub(REACH));
        // The first line may be cut.
        let cut = text[start..sentence.start].find('\n').map_or(sentence.start, |at| start + at);
        let from = if start == 0 { 0 } else { cut };
        let mut above = HeadingsAbove::new(self, &text[from..]);
        if let Some(heading) = above.at(sentence.start - from) {
            mentions.iter_mut().for_each(|mention| give_year(mention, heading));
        }
        mentions
    }

    /// Gives days and months without their year those of the headings above them that are dates.
    pub(super) fn give_heading_years(&self, text: &str, mentions: &mut [Mention]) {
        let mut above = HeadingsAbove::new(self, text);
        for mention in mentions.iter_mut().filter(|mention| lacks_year(mention)) {
            if let Some(heading) = above.at(mention.span.start) {
                give_year(mention, heading);
            }
        }
    }

    /// Returns what a line says; `parted` is whether the line before it is empty.
    fn line(&self, line: &str, parted: bool) -> HeadingLine {
        let is_marked = line.starts_with('#');
        if !(is_marked || parted) {
            return HeadingLine::Text;
        }
        if let Some(year) = self.year_of_list(line) {
            return HeadingLine::List(year);
        }
        let words = line.trim_matches(|c: char| c.is_whitespace() || "#*_=:".contains(c));
        let may_be_date = words.len() <= LONGEST && has_year(words);
        let mentions = if may_be_date { self.find(words) } else { Vec::new() };
        match mentions.as_slice() {
            [Mention { span, says: Figure::Date(date), .. }] if span.of(words) == words => {
                date.plain_year().map_or(HeadingLine::Text, HeadingLine::Date)
            }
            _ if is_marked && !self.is_month(words) => HeadingLine::Other,
            _ => HeadingLine::Text,
        }
    }

    /// Returns the year of the days that a line announces: "The Doves' tour 2020 dates:".
    fn year_of_list(&self, line: &str) -> Option<i64> {
        let words = line.trim_end().trim_end_matches(['*', '_']).strip_suffix(':')?;
        if words.len() > LONGEST_LIST || !has_year(words) {
            return None;
        }
        let mut named = words.split(|c: char| !c.is_alphabetic());
        let announces = named.any(|word| self.lexicon.has(Set::DateList, &word.to_lowercase()));
        let mut years = words.split(|c: char| !c.is_alphanumeric()).filter_map(|word| {
            let year = word.parse::<i64>().ok().filter(|_| word.len() == 4)?;
            (1900..=2099).contains(&year).then_some(year)
        });
        let year = years.next().filter(|_| announces)?;
        years.next().is_none().then_some(year)
    }

    /// Whether the words are a month or day without its year, which may stand under the heading of a year.
    fn is_month(&self, words: &str) -> bool {
        words.len() <= LONGEST && self.find(words).iter().any(lacks_year)
    }
}

/// A walk down the lines of a text, with the heading that holds at each place.
struct HeadingsAbove<'r, 't> {
    reader: &'r Reader,
    text: &'t str,
    /// The ends of the lines that are not looked at yet, and where the first of these lines begins.
    ends: Peekable<MatchIndices<'t, char>>,
    next: usize,
    /// Whether the line before it is empty.
    parted: bool,
    /// The last heading that is a date, and where it stands.
    last: Option<(HeadingDate, usize)>,
    /// Whether that holds only for days at the start of a line.
    is_list: bool,
}

impl<'r, 't> HeadingsAbove<'r, 't> {
    fn new(reader: &'r Reader, text: &'t str) -> Self {
        let ends = text.match_indices('\n').peekable();
        Self { reader, text, ends, next: 0, parted: true, last: None, is_list: false }
    }

    /// Returns the heading above a place; places are asked for in order.
    fn at(&mut self, place: usize) -> Option<HeadingDate> {
        while let Some((end, _)) = self.ends.next_if(|(end, _)| *end < place) {
            let line = &self.text[self.next..end];
            match self.reader.line(line, self.parted) {
                HeadingLine::Date(heading) => {
                    self.last = Some((heading, self.next));
                    self.is_list = false;
                }
                HeadingLine::List(year) => {
                    self.last = Some(((year, None, None), self.next));
                    self.is_list = true;
                }
                HeadingLine::Other => self.last = None,
                HeadingLine::Text => {}
            }
            self.parted = line.trim().is_empty();
            self.next = end + 1;
        }
        let (heading, at) = self.last?;
        let before = self.text[self.next..place].trim_start_matches(|c: char| !c.is_alphanumeric());
        if self.is_list && !before.is_empty() {
            return None;
        }
        (place - at <= REACH).then_some(heading)
    }
}

fn lacks_year(mention: &Mention) -> bool {
    matches!(&mention.says, Figure::Date(phrase) if phrase.without_year().is_some())
}

/// Gives a day or month without its year that of the heading above it. What is under the heading of a day may be of that
/// day's future, or of the year before.
fn give_year(mention: &mut Mention, (year, month, day): HeadingDate) {
    let Figure::Date(phrase) = &mut mention.says else { return };
    let Some((own_month, own_day)) = phrase.without_year() else { return };
    if day.is_some() && (Some(own_month), own_day) > (month, day) {
        phrase.give_either_year(year);
    } else {
        phrase.give_year(year);
    }
}

/// Whether four digits stand in a row: most lines are no dates, and need no reading.
fn has_year(words: &str) -> bool {
    words.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}
