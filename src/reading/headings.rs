//! The year of a day that stands under a heading which is itself a date, as in chronicles: "## 2022", and below it "On
//! 4 May".

use super::mention::{Figure, Mention};
use super::reader::Reader;
use crate::text::Span;

/// How far back, in bytes, a heading is looked for.
const REACH: usize = 8_000;

/// How many bytes a heading that is a date has at most: "Wednesday, 30th of September 1998".
const LONGEST: usize = 40;

/// What a line of a text says to the days below it.
enum Line {
    /// It is a heading that is a date: its year, and its month and day where it has them.
    Date(i64, Option<u8>, Option<u8>),
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
    /// ```
    pub fn find_in_sentence(&self, text: &str, sentence: Span) -> Vec<Mention> {
        let mut mentions = self.find(sentence.of(text));
        for mention in &mut mentions {
            self.give_heading_year(&text[..sentence.start], mention);
        }
        mentions
    }

    /// Gives a day or month without its year that of the heading above it, if that is a date.
    pub(super) fn give_heading_year(&self, above: &str, mention: &mut Mention) {
        let Figure::Date(phrase) = &mut mention.says else { return };
        let Some((own_month, own_day)) = phrase.without_year() else { return };
        let Some((year, month, day)) = self.heading_above(above) else { return };
        // What is under the heading of a day may be of that day's future, or of the year before.
        let is_after = day.is_some() && (Some(own_month), own_day) > (month, day);
        if is_after {
            phrase.give_either_year(year);
        } else {
            phrase.give_year(year);
        }
    }

    fn heading_above(&self, above: &str) -> Option<(i64, Option<u8>, Option<u8>)> {
        let start = above.floor_char_boundary(above.len().saturating_sub(REACH));
        let lines: Vec<&str> = above[start..].split('\n').collect();
        // The last is the line of the day itself, and the first may be cut.
        let last = lines.len().checked_sub(1)?;
        let first = usize::from(start > 0);
        for at in (first..last).rev() {
            let parted = at == 0 || lines[at - 1].trim().is_empty();
            match self.line(lines[at], parted) {
                Line::Date(year, month, day) => return Some((year, month, day)),
                Line::Other => return None,
                Line::Text => {}
            }
        }
        None
    }

    /// Returns what a line says; `parted` is whether the line before it is empty.
    fn line(&self, line: &str, parted: bool) -> Line {
        let is_marked = line.starts_with('#');
        let words = line.trim_matches(|c: char| c.is_whitespace() || "#*_=:".contains(c));
        if words.is_empty() || !(is_marked || parted) {
            return Line::Text;
        }
        let mentions = if words.len() <= LONGEST { self.find(words) } else { Vec::new() };
        let date = match mentions.as_slice() {
            [Mention { span, says: Figure::Date(phrase), .. }] if span.of(words) == words => phrase,
            _ if is_marked => return Line::Other,
            _ => return Line::Text,
        };
        match date.plain_year() {
            Some((year, month, day)) => Line::Date(year, month, day),
            None => Line::Text,
        }
    }
}
