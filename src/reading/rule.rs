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
