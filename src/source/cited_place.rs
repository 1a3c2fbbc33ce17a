//! Where a citation says that a passage stands: "p. 3", "pp. 233–40", "line 12", "00:12:07".

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::{Document, Location, Locator};
use crate::text::Span;

/// What somebody wrote of where a passage stands in a document, as far as it can be held to the document: its pages,
/// lines and times. Paragraphs, sections and chapters are counted in too many ways.
///
/// ```
/// use crosscheck::source::{CitedPlace, Document, Format, Locator};
/// use crosscheck::text::Span;
/// use std::num::NonZeroU32;
/// let number = |n| NonZeroU32::new(n).unwrap();
/// let page = |page| Locator::Page { page: number(page), line: number(1), label: None };
/// let (text, others) = ("Of 650 votes\n\n540 backed him", vec![(14, page(2))]);
/// let document = Document::of_parts(Format::Plain, text.to_owned(), String::new(), page(1), others);
/// let quote = Span::new(14, 17);
/// assert!(CitedPlace::read("p. 1").is_elsewhere(&document, quote));
/// assert!(!CitedPlace::read("pp. 1-2").is_elsewhere(&document, quote));
/// // The file has no page 233: its pages are numbered in another way.
/// assert!(!CitedPlace::read("p. 233").is_elsewhere(&document, quote));
/// assert!(!CitedPlace::read("Annex B").is_elsewhere(&document, quote));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CitedPlace {
    pages: Vec<PageRange>,
    lines: Vec<RangeInclusive<u32>>,
    /// In seconds.
    times: Vec<RangeInclusive<u32>>,
}

/// Pages in a row, numbered in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PageRange {
    is_roman: bool,
    numbers: RangeInclusive<u32>,
}

/// The number of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PageNumber {
    is_roman: bool,
    number: u32,
}

/// How far from the moment that is named a passage may begin or end, in seconds: people note when they heard it.
const ABOUT: u32 = 60;

/// The signs and words of a place that is written down.
static TOKENS: LazyLock<Regex> = LazyLock::new(|| {
    let tokens = r"(?<time>\d+(?::\d+)+)|(?<number>\d+)|(?<word>\p{L}+|[¶§]+)|(?<dash>[-–—])";
    Regex::new(tokens).expect("the pattern is right")
});

/// What a word of a place is, from `data/words/en/locators.tsv`.
fn unit_of(word: &str) -> Option<&'static str> {
    let rows = include_str!("../../data/words/en/locators.tsv").lines();
    let mut rows = rows.filter_map(|row| row.split_once('\t'));
    let word = word.to_lowercase();
    rows.find(|(_, words)| words.split(' ').any(|own| own == word)).map(|(unit, _)| unit)
}

impl CitedPlace {
    /// Returns what `written` says; nothing of it, where it is worded in no way that is known.
    pub fn read(written: &str) -> Self {
        let mut place = Self::default();
        let tokens: Vec<Token<'_>> = TOKENS.captures_iter(written).filter_map(Token::of).collect();
        // Numbers alone are pages.
        let mut unit = Some("page");
        let mut is_first = true;
        let mut rest = tokens.as_slice();
        while let [token, after @ ..] = rest {
            rest = after;
            if let Some(time) = token.time() {
                let (end, after) = range_end(after, Token::time);
                rest = after;
                place.times.push(time..=end.unwrap_or(time));
            } else if let Some(page) =
                token.page().filter(|page| page.may_stand(unit, is_first, token))
            {
                let (range, after) = PageRange::from(page, after);
                rest = after;
                place.take(unit, range);
            } else if let Token::Word(word) = token {
                unit = unit_of(word);
                is_first = true;
                continue;
            }
            is_first = false;
        }
        place
    }

    fn take(&mut self, unit: Option<&str>, range: PageRange) {
        match unit {
            Some("page") => self.pages.push(range),
            Some("line") if !range.is_roman => self.lines.push(range.numbers),
            _ => {}
        }
    }

    /// Whether it takes in where a passage begins, or says nothing of that sort of place: without a look into the document.
    ///
    /// ```
    /// use crosscheck::source::{CitedPlace, Location, Locator};
    /// let at = |seconds| Location::Locator(Locator::Time { seconds });
    /// assert!(CitedPlace::read("12:07").takes_in(&at(727)));
    /// assert!(!CitedPlace::read("12:07").takes_in(&at(5)));
    /// assert!(CitedPlace::read("p. 3").takes_in(&at(5)));
    /// ```
    pub fn takes_in(&self, beginning: &Location) -> bool {
        match beginning {
            Location::Lines { start, .. } => {
                !is_none_of(&self.lines, |range| range.contains(&start.line.get()))
            }
            Location::Locator(Locator::Time { seconds }) => {
                !is_none_of(&self.times, |range| is_about(range, *seconds, *seconds))
            }
            Location::Locator(Locator::Page { page, .. }) => !is_none_of(&self.pages, |range| {
                !range.is_roman && range.numbers.contains(&page.get())
            }),
            Location::Locator(_) => true,
        }
    }

    /// Whether a passage of a document stands at another place than this, as far as the document tells.
    pub fn is_elsewhere(&self, document: &Document, passage: Span) -> bool {
        self.is_on_other_lines(document, passage)
            || self.is_at_other_time(document, passage)
            || self.is_on_other_page(document, passage)
    }

    fn is_on_other_lines(&self, document: &Document, passage: Span) -> bool {
        let Location::Lines { start, end, .. } = document.locate(passage) else { return false };
        let (first, last) = (start.line.get(), end.line.get());
        is_none_of(&self.lines, |range| *range.start() <= last && first <= *range.end())
    }

    fn is_at_other_time(&self, document: &Document, passage: Span) -> bool {
        let times: Vec<u32> = document
            .locators(passage)
            .filter_map(|locator| match locator {
                Locator::Time { seconds } => Some(*seconds),
                _ => None,
            })
            .collect();
        let Some((first, last)) = times.first().zip(times.last()) else { return false };
        is_none_of(&self.times, |range| is_about(range, *first, *last))
    }

    /// Whether none of the pages that a passage stands on has any of these numbers, and the file numbers its pages in a way
    /// by which they are other pages of it.
    fn is_on_other_page(&self, document: &Document, passage: Span) -> bool {
        let Some(last) = document.last_page().filter(|_| !self.pages.is_empty()) else {
            return false;
        };
        let mut shown: Vec<PageNumber> = Vec::new();
        let mut counted: Vec<u32> = Vec::new();
        for locator in document.locators(passage) {
            let Locator::Page { page, label, .. } = locator else { continue };
            if counted.contains(&page.get()) {
                continue;
            }
            counted.push(page.get());
            let furniture = document.furniture_of_page(*page, passage);
            let printed = label.as_deref().into_iter().chain(furniture);
            shown.extend(printed.flat_map(page_numbers));
        }
        if counted.is_empty() {
            return false;
        }
        is_none_of(&self.pages, |range| {
            let is_shown = shown.iter().any(|number| range.has(*number));
            let is_counted =
                !range.is_roman && counted.iter().any(|page| range.numbers.contains(page));
            let first = *range.numbers.start();
            let is_near = |number: &PageNumber| {
                number.is_roman == range.is_roman && number.number.abs_diff(first) < last.get()
            };
            let is_known =
                !range.is_roman && (1..=last.get()).contains(&first) || shown.iter().any(is_near);
            is_shown || is_counted || !is_known
        })
    }
}

impl PageRange {
    /// Returns the pages from `first` on, as what is written behind it says, and what is behind that.
    fn from<'t, 'w>(first: PageNumber, after: &'t [Token<'w>]) -> (Self, &'t [Token<'w>]) {
        let (last, after) = match (range_end(after, Token::page), after) {
            ((None, _), [Token::Word(word), after @ ..]) if follows(word) => (u32::MAX, after),
            ((None, after), _) => (first.number, after),
            ((Some(end), after), _) => (first.completing(end.number), after),
        };
        let numbers = first.number..=last.max(first.number);
        (Self { is_roman: first.is_roman, numbers }, after)
    }

    fn has(&self, page: PageNumber) -> bool {
        self.is_roman == page.is_roman && self.numbers.contains(&page.number)
    }
}

/// Returns the numbers of a label, or of what stands at the edge of a page.
fn page_numbers(shown: &str) -> impl Iterator<Item = PageNumber> {
    TOKENS.captures_iter(shown).filter_map(Token::of).filter_map(Token::page)
}

/// Whether what is heard from second `first` to second `last` is about what was noted.
fn is_about(noted: &RangeInclusive<u32>, first: u32, last: u32) -> bool {
    noted.start().saturating_sub(ABOUT) <= last && first <= noted.end().saturating_add(ABOUT)
}

/// Whether there are any, and none of them fits.
fn is_none_of<T>(all: &[T], fits: impl FnMut(&T) -> bool) -> bool {
    !all.is_empty() && !all.iter().any(fits)
}

/// A sign or word of a place that is written down.
#[derive(Clone, Copy, Debug)]
enum Token<'w> {
    Time(&'w str),
    Number(&'w str),
    Word(&'w str),
    Dash,
}

impl<'w> Token<'w> {
    fn of(found: Captures<'w>) -> Option<Self> {
        let named = |name| found.name(name).map(|found| found.as_str());
        let time = named("time").map(Self::Time);
        let number = || named("number").map(Self::Number);
        let word = || named("word").map(Self::Word);
        time.or_else(number).or_else(word).or_else(|| named("dash").map(|_| Self::Dash))
    }

    /// Returns the number of a page that it may be.
    fn page(self) -> Option<PageNumber> {
        match self {
            Self::Number(digits) => {
                Some(PageNumber { is_roman: false, number: digits.parse().ok()? })
            }
            Self::Word(word) => Some(PageNumber { is_roman: true, number: roman(word)? }),
            Self::Time(_) | Self::Dash => None,
        }
    }

    /// Returns the seconds of a moment: "00:12:07" and "12:07" are the same.
    fn time(self) -> Option<u32> {
        let Self::Time(time) = self else { return None };
        time.split(':').try_fold(0_u32, |seconds, part| {
            seconds.checked_mul(60)?.checked_add(part.parse().ok()?)
        })
    }
}

impl PageNumber {
    /// Whether it may be a number of this unit; `is_first` says that the unit is named right before it. Roman numerals
    /// are pages, and may be the sign of another unit.
    fn may_stand(self, unit: Option<&str>, is_first: bool, token: &Token<'_>) -> bool {
        let is_unit = || matches!(token, Token::Word(word) if unit_of(word).is_some());
        !self.is_roman || unit == Some("page") && (is_first || !is_unit())
    }

    /// Returns the last page of a range, of which perhaps only the last digits are written: "233-40".
    fn completing(self, last: u32) -> u32 {
        let scale = std::iter::successors(Some(10_u32), |scale| scale.checked_mul(10));
        let scale = scale.into_iter().find(|scale| *scale > last).unwrap_or(1);
        if last < self.number { self.number - self.number % scale + last } else { last }
    }
}

/// Returns the end of a range, where a dash and an end follow, and what is behind it.
fn range_end<'t, 'w, T>(
    rest: &'t [Token<'w>],
    read: impl Fn(Token<'w>) -> Option<T>,
) -> (Option<T>, &'t [Token<'w>]) {
    match rest {
        [Token::Dash, end, after @ ..] => match read(*end) {
            Some(end) => (Some(end), after),
            None => (None, rest),
        },
        _ => (None, rest),
    }
}

/// Whether a word behind the number of a page takes in pages that follow: "3ff".
fn follows(word: &str) -> bool {
    matches!(word, "f" | "ff" | "et")
}

/// Returns the number that small or large Roman numerals write.
fn roman(word: &str) -> Option<u32> {
    let digit = |c: char| {
        Some(match c.to_ascii_lowercase() {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            'l' => 50,
            'c' => 100,
            'd' => 500,
            'm' => 1000,
            _ => return None,
        })
    };
    let digits: Option<Vec<u32>> = word.chars().map(digit).collect();
    let digits = digits.filter(|digits| digits.len() <= LONGEST_ROMAN)?;
    let next = digits.iter().skip(1).chain([&0]);
    let signed = digits.iter().zip(next).map(|(own, next)| (*own, own < next));
    let plus: u32 = signed.clone().filter(|(_, less)| !less).map(|(own, _)| own).sum();
    let minus: u32 = signed.filter(|(_, less)| *less).map(|(own, _)| own).sum();
    plus.checked_sub(minus)
}

/// How many numerals the number of a page has at most: "lxxxviii".
const LONGEST_ROMAN: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::parts::PartsWriter;
    use crate::source::shown::Gap;
    use crate::source::{Format, Region};
    use crate::text::one_based;

    /// A file of nine pages, at whose feet stand the numbers from `first` on, and in whose heads a year.
    fn nine_pages(first: usize, label: Option<&str>) -> Document {
        let mut writer = PartsWriter::default();
        for page in 0..9 {
            let at = |line| Locator::Page {
                page: one_based(page),
                line: one_based(line),
                label: label.map(|label| format!("{label}{page}").into()),
            };
            writer.part(Gap::Block);
            writer.at(at(0));
            writer.write(&format!("Passage {page}."));
            writer.in_region(Region::Furniture);
            writer.part(Gap::Block);
            writer.at(at(1));
            writer.write(&format!("Council, {}", first + page));
            writer.in_region(Region::Body);
        }
        writer.finish(
            Format::Pdf,
            String::new(),
            Locator::Page { page: one_based(0), line: one_based(0), label: None },
        )
    }

    #[test]
    fn a_page_is_right_by_any_of_its_numbers() {
        let check = |document: &Document, written: &str, elsewhere: bool| {
            let start = document.text.find("Passage 4").expect("it is there");
            let passage = Span::new(start, start + "Passage 4".len());
            assert_eq!(
                CitedPlace::read(written).is_elsewhere(document, passage),
                elsewhere,
                "{written}"
            );
        };
        let article = nine_pages(231, None);
        check(&article, "p. 235", false);
        check(&article, "p. 5", false);
        check(&article, "pp. 233-6", false);
        check(&article, "p. 234", true);
        check(&article, "p. 4", true);
        check(&article, "p. 1235", false);
        check(&article, "p. iv", false);
        let report = nine_pages(1, Some("A-"));
        check(&report, "p. 5", false);
        check(&report, "p. 4", false);
        check(&report, "p. 7", true);
    }

    #[test]
    fn places_are_read_as_people_write_them() {
        let check = |written: &str, expected: &str| {
            let place = CitedPlace::read(written);
            let pages = place.pages.iter().map(|range| {
                let roman = if range.is_roman { "roman " } else { "" };
                format!("page {roman}{:?}", range.numbers)
            });
            let lines = place.lines.iter().map(|range| format!("line {range:?}"));
            let times = place.times.iter().map(|range| format!("time {range:?}"));
            let all: Vec<String> = pages.chain(lines).chain(times).collect();
            assert_eq!(all.join(", "), expected, "{written}");
        };
        check("3", "page 3..=3");
        check("p. 3", "page 3..=3");
        check("p.3", "page 3..=3");
        check("Page 3 of 10", "page 3..=3");
        check("pp. 3-5", "page 3..=5");
        check("pp. 233–40", "page 233..=240");
        check("pp. 3, 7", "page 3..=3, page 7..=7");
        check("p. 3f", "page 3..=4294967295");
        check("p. iv", "page roman 4..=4");
        check("pp. ix-xii", "page roman 9..=12");
        check("p. 3, line 12", "page 3..=3, line 12..=12");
        check("p. 3, l. 12", "page 3..=3, line 12..=12");
        check("vol. 2, p. 14", "page 14..=14");
        check("vol. 2, no. 3, pp. 14 and 17", "page 14..=14");
        check("ch. 4", "");
        check("¶41", "");
        check("§ 12", "");
        check("note 4", "");
        check("A3", "");
        check("Annex B, table 2", "");
        check("00:12:07", "time 727..=727");
        check("12:07", "time 727..=727");
        check("12:07-12:30", "time 727..=750");
        check("99999999999999999999:1", "");
        check("p. 99999999999999999999", "");
        check("", "");
    }
}
