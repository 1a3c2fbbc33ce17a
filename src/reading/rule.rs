//! The names of the rules that read figures.

use std::fmt;

/// How a figure was read; its name is part of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Digits: "540", "1,500", "1.2 million".
    Digits,
    /// Number words: "eight", "a hundred and five".
    Words,
    /// A part of a whole, or a number that ends in one: "two thirds", "2½", "half a million".
    Fraction,
    /// Dozens, which nobody counts out: "two dozen" is within a tenth of 24.
    Dozen,
    /// Digits whose comma may be a decimal sign or part two figures: "5,00". No claim is checked by it.
    DecimalComma,
    /// A quantity that nobody counted: "dozens" is 24 or more, "a few" two to ten, "most of" more than half.
    Vague,
    /// None at all: "no votes", "none of the diplomats". No claim is checked by it, since "no votes were counted"
    /// may deny the counting: the citation's stance says what it does.
    None,
    /// A lower and an upper bound in one: "above 1000 and below 1500".
    TwoBounds,
    /// A lower bound that counts: "at least 27", "900+", "650 or more".
    AtLeast,
    /// A lower bound that does not count: "more than 900", "over 900".
    MoreThan,
    /// An upper bound that counts: "at most 5", "up to 5".
    AtMost,
    /// An upper bound that does not count: "fewer than 5", "under 5".
    LessThan,
    /// Just below: "nearly 600" is at least nine tenths of it, and less than it.
    Nearly,
    /// Near: "about 600" is within a tenth of it.
    About,
    /// Two numbers and all between: "70 to 80 percent", "600-700".
    NumberRange,
    /// A place in an order: "the fourth". It is no count.
    Ordinal,
    /// An age: "17-year-old", "aged 17".
    Age,
    /// A length of time: "20 years", "a 5-year mission".
    Duration,
    /// A day with its year: "7 January 2010", "2010-01-07".
    Day,
    /// A day without its year, the latest that is not after the day spoken from: "Jan. 5".
    DayOfYear,
    /// A month with its year: "January 2010".
    Month,
    /// A month without its year, the latest that is not after the day spoken from: "in January".
    MonthOfYear,
    /// A year: "in 2007".
    Year,
    /// A day of the week, the latest that is not after the day spoken from: "on Wednesday".
    Weekday,
    /// A day of a month that is not named, the latest that is not after the day spoken from: "on the 21st".
    DayOfMonth,
    /// A day in digits of which day or month could come first: "7/1/2010" is 7 January or 1 July.
    AmbiguousDay,
    /// A date of the Solar Hijri calendar: "22 Khordad 1388", "۱۷ دی ۱۳۸۸".
    SolarDate,
    /// A quarter of a year: "the third quarter of 2009", "Q3 2009".
    Quarter,
    /// A season: "spring 2009", "last summer". Spring is March to May.
    Season,
    /// Ten years: "the 1990s", "the '90s".
    Decade,
    /// A hundred years: "the 21st century" is 2000 to 2099.
    Century,
    /// A day, week or month by its place in a longer time: "the second Monday of October".
    PlaceWithin,
    /// A time up to or from the day spoken from: "in the past six months".
    Lasting,
    /// Near a date: "around Jan. 5" is within a day of it, "around 2007" within a year (`~` in EDTF).
    NearDate,
    /// A part of a month or year: "at the end of December", "mid-July", "early 2009".
    Part,
    /// A day, week, month or year beside that of the day spoken from: "last month", "today".
    Relative,
    /// A time counted from the day spoken from: "two days later", "three weeks ago".
    Counted,
    /// The day, month or year that holds the day spoken from: "that same month".
    Same,
    /// Two dates and all between: "from 2007 to January 2010".
    DateRange,
    /// All before or after a date: "by Jan. 5", "since 2007".
    DateBound,
}

impl Rule {
    /// The rules that the table of dates names.
    const OF_DATES: [Self; 22] = [
        Self::Day,
        Self::DayOfYear,
        Self::Month,
        Self::MonthOfYear,
        Self::Year,
        Self::Weekday,
        Self::DayOfMonth,
        Self::AmbiguousDay,
        Self::SolarDate,
        Self::Quarter,
        Self::Season,
        Self::Decade,
        Self::Century,
        Self::PlaceWithin,
        Self::Lasting,
        Self::NearDate,
        Self::Part,
        Self::Relative,
        Self::Counted,
        Self::Same,
        Self::DateRange,
        Self::DateBound,
    ];

    /// Returns the rule of dates of that name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::OF_DATES.into_iter().find(|rule| rule.name() == name)
    }

    /// Returns the name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Digits => "digits",
            Self::Words => "words",
            Self::Fraction => "fraction",
            Self::Dozen => "dozen",
            Self::DecimalComma => "decimal-comma",
            Self::Vague => "vague",
            Self::None => "none",
            Self::TwoBounds => "two-bounds",
            Self::AtLeast => "at-least",
            Self::MoreThan => "more-than",
            Self::AtMost => "at-most",
            Self::LessThan => "less-than",
            Self::Nearly => "nearly",
            Self::About => "about",
            Self::NumberRange => "number-range",
            Self::Ordinal => "ordinal",
            Self::Age => "age",
            Self::Duration => "duration",
            Self::Day => "day",
            Self::DayOfYear => "day-of-year",
            Self::Month => "month",
            Self::MonthOfYear => "month-of-year",
            Self::Year => "year",
            Self::Weekday => "weekday",
            Self::DayOfMonth => "day-of-month",
            Self::AmbiguousDay => "ambiguous-day",
            Self::SolarDate => "solar-date",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::PlaceWithin => "place-within",
            Self::Lasting => "lasting",
            Self::NearDate => "near-date",
            Self::Part => "part",
            Self::Relative => "relative",
            Self::Counted => "counted",
            Self::Same => "same",
            Self::DateRange => "date-range",
            Self::DateBound => "date-bound",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
