//! Meanings of words, as that the rows of tables give them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::value::Rational;

/// The meaning of a number word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) enum NumberWord {
    /// 0 to 19.
    Unit(u32),
    /// 20, 30, … 90.
    Tens(u32),
    /// 100: multiplies what stands before it.
    Hundred,
    /// A thousand and up: closes what stands before it.
    Scale(i128),
    /// Multiplies the digits before it: the letters of "10k" and "3bn".
    Suffix(i128),
    /// Multiplies the digits before it in amounts of money: "$3bn", "Rs 500 cr".
    MoneySuffix(i128),
    /// The same, and as a capital, or before what sources count, anywhere: "10M", "1.2m people".
    CapitalSuffix(i128),
    /// Twelve: multiplies what stands before it.
    Dozen,
    /// A place in an order; in the plural, so many parts of a whole.
    Ordinal(i128),
    /// One of so many parts of a whole: "half", "quarter".
    Share(i128),
    /// Several of so many parts of a whole: "halves", "quarters".
    Shares(i128),
}

impl NumberWord {
    /// Returns what it multiplies a number by that stands before it, as a word: "hundred", "million".
    pub(in crate::reading) fn magnitude(self) -> Option<i128> {
        match self {
            Self::Hundred => Some(100),
            Self::Scale(scale) => Some(scale),
            _ => None,
        }
    }

    /// Returns what it multiplies an amount of money by, as letters or a word: "$3m", "$3 million".
    pub(in crate::reading) fn scale_of_money(self) -> Option<i128> {
        match self {
            Self::Scale(scale) => Some(scale),
            _ => self.suffix_of_money(),
        }
    }

    /// Returns what its letters multiply an amount of money by: "$3m", "3bn euros".
    pub(in crate::reading) fn suffix_of_money(self) -> Option<i128> {
        match self {
            Self::Suffix(scale) | Self::MoneySuffix(scale) | Self::CapitalSuffix(scale) => {
                Some(scale)
            }
            _ => None,
        }
    }

    /// Whether a number in words can begin with it or hold it.
    pub(in crate::reading) fn is_cardinal(self) -> bool {
        matches!(self, Self::Unit(_) | Self::Tens(_) | Self::Hundred | Self::Scale(_))
    }
}

/// The effect of a hedge on the figure beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) enum Hedge {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Nearly,
    About,
    Exactly,
}

/// A quantity that nobody counted: from `least` to `most`, which is `None` where it has no upper end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) struct VagueQuantity {
    pub(in crate::reading) least: Rational,
    pub(in crate::reading) most: Option<Rational>,
}

/// A share that nobody counted: above or below a bound in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) struct VagueShare {
    pub(in crate::reading) bound: Rational,
    pub(in crate::reading) is_more: bool,
}

/// A unit that a figure can be given in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reading) struct MeasureUnit {
    /// The units that add up with it; `None` where none do.
    pub(in crate::reading) system: Option<UnitSystem>,
    /// Its size in the smallest unit of the system.
    pub(in crate::reading) size: i128,
    /// Its name, in the plural.
    pub(in crate::reading) name: Arc<str>,
    pub(in crate::reading) position: UnitPosition,
    /// The currency that amounts in it may be of too, as "5 pounds" may; `None` for most.
    pub(in crate::reading) currency: Option<Arc<str>>,
}

/// Units that add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) enum UnitSystem {
    Time,
    /// Months and years, which differ in days.
    Calendar,
    Metre,
    Foot,
    Gram,
    Ounce,
    Litre,
}

/// How the words of a unit must stand to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reading) enum UnitPosition {
    Free,
    /// In small letters, with a space before it.
    Apart,
    /// With a capital M at its end, which no other unit has.
    Molar,
    /// In small letters, where the word stands near it.
    Beside(Arc<str>),
    /// Without a space before it.
    Glued,
    /// Without a space before it, or at the end of its clause.
    Letter,
    /// The same, in capitals too.
    AnyLetter,
    /// Without a space before it, or after an amount in the unit of that name: inches after feet.
    After(Arc<str>),
    /// Without a space before it, and with a capital letter.
    Capital,
    /// With a space before it and a capital letter, at the end of its clause: "18 K".
    CapitalApart,
}

impl MeasureUnit {
    /// Whether it is a length of time.
    pub(in crate::reading) fn is_time(&self) -> bool {
        matches!(self.system, Some(UnitSystem::Time | UnitSystem::Calendar))
    }

    /// Whether figures in both units add up to one.
    pub(in crate::reading) fn adds_up_with(&self, other: &Self) -> bool {
        self.system.is_some() && self.system == other.system
    }
}

/// The ways in which words stand for a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) enum CurrencySort {
    Sign,
    /// Letters before "$".
    Prefix,
    /// The same, with or without a space.
    FreePrefix,
    Code,
    Name,
    Leading,
    /// A letter glued to an amount of thousands or more: "R5,000".
    Glued,
    /// The same as `Leading`, of a hundredth of a currency.
    LeadingMinor,
    Minor,
}

/// Words that stand for a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reading) struct CurrencyWords {
    pub(in crate::reading) sort: CurrencySort,
    /// The ISO 4217 code where the words leave no doubt, otherwise the word.
    pub(in crate::reading) name: Arc<str>,
}

/// A length of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names of the periods")]
pub enum Period {
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Seven days; as a calendar unit, from Monday (ISO 8601).
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

/// A part of a month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PeriodPart {
    /// The first half.
    Early,
    /// The middle half.
    Mid,
    /// The second half.
    Late,
    /// The same, said of the end; of a week it is the last three days.
    End,
}

/// The meaning of a word in dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) enum CalendarWord {
    /// From January, 1.
    Month(u8),
    /// From Monday, 1 (ISO 8601).
    Weekday(u8),
    /// "Mon", "Sun", which can be other words.
    ShortWeekday(u8),
    /// "Fridays".
    Weekdays(u8),
    /// From spring, 1.
    Season(u8),
    /// "Q3".
    Quarter(u8),
    /// "H1" is the first half of a year, 1.
    Half(u8),
    /// "W31", a week of the year as ISO 8601 writes it.
    IsoWeek(u8),
    Unit(Period),
    /// "last" is -1, "this" 0, "next" 1.
    Which(i64),
    /// "nineties" is 90.
    Decade(u8),
    /// A month of the Solar Hijri calendar.
    Solar(u8),
}

/// A day that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    /// On which day of a year it is.
    pub(in crate::reading) on: HolidayRule,
    /// Whether the name is that of a season or custom too: "Christmas shopping".
    pub(in crate::reading) is_season: bool,
}

/// How the day of a holiday is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::reading) enum HolidayRule {
    /// A month and a day.
    Fixed(u8, u8),
    /// Which weekday of a month; from its end where negative.
    Nth(i64, u8, u8),
    /// So many days from Easter Sunday.
    Easter(i64),
    /// A month and a day of the Solar Hijri calendar.
    Solar(u8, u8),
}
