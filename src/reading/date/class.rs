//! The classes of words that patterns of date rules name: `<day>`, `<month>`, `<year>` and their like.

use super::count::{day, day_name, nth, two_digits, whole_number};
use super::homonyms::{has_stop, is_month, is_short_weekday};
use super::name::Name;
use super::term::DateTerm;
use super::{holiday, numeric, year};
use crate::reading::lexicon::{CalendarWord, Ending, Lexicon, PeriodPart, Set, named};
use crate::reading::token;
use crate::reading::token::Tokens;

named! {
    /// A class of words, which patterns name between `<` and `>`.
    #[derive(PartialOrd, Ord)]
    PatternClass:

    Date = "date", "A date that the rules of the sections above read.";
    Day = "day", "A day of the month: `7`, `7th`, `seventh`, `twenty-first`.";
    DayName = "day-name", "A day of the month as a number word: `twenty one`.";
    Nth = "nth", "A place in an order: `2nd`, `second`, `last`.";
    Number = "number", "A whole number: `3`, `three`.";
    Year = "year", "A year in four digits or in words: `1996`, `nineteen ninety-six`.";
    Yy = "yy", "The last two digits of a year.";
    Decade = "decade", "A decade: `1990s`, `1970's`, `nineteen seventies`; its first year.";
    ShortDecade = "short-decade", "A decade without its century: `'90s`, `70s`, `nineties`.";
    Month = "month", "A month by its name.";
    Weekday = "weekday", "A weekday by its name.";
    Weekdays = "weekdays", "Several of a weekday: `Fridays`.";
    Season = "season", "A season by its name.";
    Unit = "unit", "A length of time: `week`, `years`.";
    Single = "single", "One length of time: `week`, but not `weeks`.";
    Which = "which", "`last`, `this`, `next`.";
    Part = "part", "A part of a time: `early`, `at the end of`.";
    Quarter = "quarter", "A quarter: `Q3`.";
    Half = "half", "A half of a year as a part: `H1`.";
    Numeric = "numeric",
        "A date in digits in which only one order is possible: `2010-01-07`, `31/10/1974`, `11/2016`.";
    Ambiguous = "ambiguous", "A date in digits of which day or month could come first: `7/1/2010`.";
    DaySlash = "day-slash", "A day without its year in digits: `22/4`.";
    SolarMonth = "solar-month", "A month of the Solar Hijri calendar.";
    SolarYear = "solar-year", "A year of the Solar Hijri calendar, 1300 to 1450.";
    Holiday = "holiday", "A day with a name of its own: `Christmas Day`.";
    Clock = "clock", "A time of day in digits: `09:41`, `09:41:15`.";
    IsoWeek = "iso-week", "A week as ISO 8601 writes it: `W31`.";
}

/// Years of the Solar Hijri calendar that are taken for such: 1921 to 2072.
const SOLAR_YEARS: std::ops::RangeInclusive<i64> = 1300..=1450;

impl PatternClass {
    /// The classes that can begin with words which the tables have in phrases only.
    pub(super) const WITH_PHRASES: [Self; 3] = [Self::ShortDecade, Self::Part, Self::Holiday];

    /// Returns the bit of the class in sets of classes.
    pub(super) fn bit(self) -> u32 {
        1 << (self as u32)
    }

    /// Returns the words that can stand first in it, and whether digits can.
    pub(super) fn first_words(self, lexicon: &Lexicon) -> (Vec<&str>, bool) {
        let entries = |wanted: fn(CalendarWord) -> bool| (lexicon.calendar_words(wanted), false);
        match self {
            Self::Date => (Vec::new(), false),
            Self::Day | Self::DayName | Self::Number => (lexicon.number_words(), true),
            Self::Nth => {
                let last = lexicon.words_in(Set::LastPlace);
                (lexicon.number_words().into_iter().chain(last).collect(), true)
            }
            Self::Year | Self::Decade => (lexicon.number_words(), true),
            Self::ShortDecade => {
                let (words, _) = entries(|word| matches!(word, CalendarWord::Decade(_)));
                ([words, vec!["'"]].concat(), true)
            }
            Self::Yy
            | Self::Numeric
            | Self::Ambiguous
            | Self::DaySlash
            | Self::SolarYear
            | Self::Clock => (Vec::new(), true),
            Self::Month => entries(|word| matches!(word, CalendarWord::Month(_))),
            Self::Weekday => entries(|word| {
                matches!(word, CalendarWord::Weekday(_) | CalendarWord::ShortWeekday(_))
            }),
            Self::Weekdays => entries(|word| matches!(word, CalendarWord::Weekdays(_))),
            Self::Season => entries(|word| matches!(word, CalendarWord::Season(_))),
            Self::Unit | Self::Single => entries(|word| matches!(word, CalendarWord::Unit(_))),
            Self::Which => entries(|word| matches!(word, CalendarWord::Which(_))),
            Self::SolarMonth => entries(|word| matches!(word, CalendarWord::Solar(_))),
            Self::Part => (lexicon.parts.first_words().collect(), false),
            Self::Quarter => entries(|word| matches!(word, CalendarWord::Quarter(_))),
            Self::Half => entries(|word| matches!(word, CalendarWord::Half(_))),
            Self::Holiday => {
                let first = lexicon.holidays.first_words();
                let bare = |word| lexicon.stem(word, Ending::Possessive).unwrap_or(word);
                (first.map(bare).collect(), false)
            }
            Self::IsoWeek => entries(|word| matches!(word, CalendarWord::IsoWeek(_))),
        }
    }

    /// Returns what the class reads at token `at`, and the token after it. Dates are read by the grammar.
    pub(super) fn read(self, tokens: &Tokens<'_>, at: usize) -> Option<(DateTerm, usize)> {
        let number = |found: (i64, usize)| (DateTerm::Number(found.0), found.1);
        match self {
            Self::Date => None,
            Self::Day => day(tokens, at).map(number),
            Self::DayName => day_name(tokens, at).map(number),
            Self::Nth => nth(tokens, at).map(number),
            Self::Number => whole_number(tokens, at).map(number),
            Self::Year => year::year(tokens, at).map(number),
            Self::Yy => two_digits(tokens, at).map(number),
            Self::Decade => year::decade(tokens, at).map(number),
            Self::ShortDecade => year::short_decade(tokens, at),
            Self::Part => part(tokens, at),
            Self::Numeric => numeric::certain(tokens, at),
            Self::Ambiguous => numeric::ambiguous(tokens, at),
            Self::DaySlash => numeric::day_of_year(tokens, at),
            Self::SolarYear => solar_year(tokens, at).map(number),
            Self::Clock => clock(tokens, at),
            Self::Holiday => {
                let (holiday, next) = holiday::holiday_at(tokens, at)?;
                Some((DateTerm::Name(Name::Holiday(holiday)), next))
            }
            Self::Month
            | Self::Weekday
            | Self::Weekdays
            | Self::Season
            | Self::Unit
            | Self::Single
            | Self::Which
            | Self::Quarter
            | Self::Half
            | Self::IsoWeek
            | Self::SolarMonth => self.word(tokens, at),
        }
    }

    fn word(self, tokens: &Tokens<'_>, at: usize) -> Option<(DateTerm, usize)> {
        let number = |value: u8| DateTerm::Number(i64::from(value));
        let value = match (self, tokens.bare_calendar_word(at)?) {
            (Self::Month, CalendarWord::Month(month)) if is_month(tokens, at) => number(month),
            (Self::Weekday, CalendarWord::Weekday(weekday)) => number(weekday),
            (Self::Weekday, CalendarWord::ShortWeekday(weekday))
                if is_short_weekday(tokens, at) =>
            {
                number(weekday)
            }
            (Self::Weekdays, CalendarWord::Weekdays(weekday)) => number(weekday),
            (Self::Season, CalendarWord::Season(season)) => number(season),
            (Self::Quarter, CalendarWord::Quarter(quarter)) => {
                DateTerm::Name(Name::Quarter(quarter))
            }
            (Self::Half, CalendarWord::Half(half)) => DateTerm::Part(half_of_year(half)?),
            (Self::IsoWeek, CalendarWord::IsoWeek(week)) => number(week),
            (Self::SolarMonth, CalendarWord::Solar(month)) if !tokens.is_lower(at) => number(month),
            (Self::Unit, CalendarWord::Unit(unit)) => DateTerm::Period(unit),
            (Self::Single, CalendarWord::Unit(unit)) if !tokens.ends(at, Ending::Plural) => {
                DateTerm::Period(unit)
            }
            (Self::Which, CalendarWord::Which(which)) => DateTerm::Number(which),
            _ => return None,
        };
        let named = matches!(self, Self::Month | Self::Weekday);
        Some((value, at + 1 + usize::from(named && has_stop(tokens, at))))
    }
}

fn solar_year(tokens: &Tokens<'_>, at: usize) -> Option<(i64, usize)> {
    let year = tokens.word(at).parse().ok().filter(|year| SOLAR_YEARS.contains(year))?;
    tokens.is(at, token::Class::Figure).then_some((year, at + 1))
}

/// "09:41:15"; what the clock shows does not matter to the date.
fn clock(tokens: &Tokens<'_>, at: usize) -> Option<(DateTerm, usize)> {
    let shown = tokens.word(at);
    let parts = || shown.split(':');
    let two_digits = |part: &str| part.len() <= 2 && part.parse::<u8>().is_ok_and(|n| n < 60);
    let is_time = (2..=3).contains(&parts().count()) && parts().all(two_digits);
    is_time.then_some((DateTerm::Absent, at + 1))
}

/// A half of a year as a part of it.
fn half_of_year(half: u8) -> Option<PeriodPart> {
    match half {
        1 => Some(PeriodPart::Early),
        2 => Some(PeriodPart::Late),
        _ => None,
    }
}

/// "early", "at the end of", "mid-".
fn part(tokens: &Tokens<'_>, at: usize) -> Option<(DateTerm, usize)> {
    let (part, after) = tokens.phrases(&tokens.lexicon.parts, at).next()?;
    let dash = tokens.is_hyphen(after) && tokens.glued(after);
    Some((DateTerm::Part(*part), after + usize::from(dash)))
}
