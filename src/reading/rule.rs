//! The rules that read figures.

use std::fmt;
use std::str::FromStr;

use super::explained::explained;
use super::lexicon::{LanguageTables, TableRow, rows};

explained! {
    /// How a figure was read; its name is part of the output. Numbers come before dates.
    #[derive(PartialOrd, Ord)]
    Rule:

    Digits = "digits",
        "Digits: \"540\", \"1,500\", \"1.2 million\".";
    Words = "words",
        "Number words: \"eight\", \"a hundred and five\".";
    Fraction = "fraction",
        "A part of a whole, or a number that ends in one: \"two thirds\", \"2½\", \"half a million\".";
    Dozen = "dozen",
        "Dozens, which nobody counts out: \"two dozen\" is within a tenth of 24.";
    DecimalComma = "decimal-comma",
        "Digits whose comma may be a decimal sign or part two figures: \"5,00\". No claim is checked by it.";
    Vague = "vague",
        "A quantity that nobody counted: \"dozens\" is 24 or more, \"a few\" two to ten, \"most of\" more than half.";
    None = "none",
        "None at all: \"no votes\", \"none of the diplomats\". It is 0 of the claim's unit where the words name that and the quote has no other figure of the claim.";
    TwoBounds = "two-bounds",
        "A lower and an upper bound in one: \"above 1000 and below 1500\".";
    AtLeast = "at-least",
        "A lower bound, itself included: \"at least 27\", \"900+\", \"650 or more\".";
    MoreThan = "more-than",
        "A lower bound, itself excluded: \"more than 900\", \"over 900\".";
    AtMost = "at-most",
        "An upper bound, itself included: \"at most 5\", \"up to 5\".";
    LessThan = "less-than",
        "An upper bound, itself excluded: \"fewer than 5\", \"under 5\".";
    Nearly = "nearly",
        "Just below: \"nearly 600\" is at least nine tenths of it, and less than it.";
    About = "about",
        "Near: \"about 600\" is within a tenth of it.";
    NumberRange = "number-range",
        "Two numbers and all between: \"70 to 80 percent\", \"600-700\".";
    Ordinal = "ordinal",
        "A place in an order: \"the fourth\". It is no count.";
    Age = "age",
        "An age: \"17-year-old\", \"aged 17\".";
    Duration = "duration",
        "A length of time: \"20 years\", \"a 5-year mission\".";
    NotRead = "not-read",
        "A figure that is not read, as something at it is in no table: \"IR£5 million\", \"540 Millionen\", \"40-fold\". No claim is checked by it.";
    Day = "day",
        "A day with its year: \"7 January 2010\", \"2010-01-07\".";
    DayOfYear = "day-of-year",
        "A day without its year, the latest that is not after the day spoken from: \"Jan. 5\".";
    Month = "month",
        "A month with its year: \"January 2010\".";
    MonthOfYear = "month-of-year",
        "A month without its year, the latest that is not after the day spoken from: \"in January\".";
    Year = "year",
        "A year: \"in 2007\".";
    Weekday = "weekday",
        "A day of the week, the latest that is not after the day spoken from: \"on Wednesday\".";
    DayOfMonth = "day-of-month",
        "A day of a month that is not named, the latest that is not after the day spoken from: \"on the 21st\".";
    AmbiguousDay = "ambiguous-day",
        "A day in digits of which day or month could come first: \"7/1/2010\" is 7 January or 1 July.";
    SolarDate = "solar-date",
        "A date of the Solar Hijri calendar: \"22 Khordad 1388\", \"۱۷ دی ۱۳۸۸\".";
    Quarter = "quarter",
        "A quarter of a year: \"the third quarter of 2009\", \"Q3 2009\".";
    Holiday = "holiday",
        "A day with a name of its own: \"Christmas Day\", \"the Monday before Easter\".";
    Season = "season",
        "A season: \"spring 2009\", \"last summer\". Spring is March to May.";
    Decade = "decade",
        "Ten years: \"the 1990s\", \"the '90s\".";
    Century = "century",
        "A hundred years: \"the 21st century\" is 2000 to 2099.";
    PlaceWithin = "place-within",
        "A day, week or month by its place in a longer time: \"the second Monday of October\".";
    Lasting = "lasting",
        "A time up to or from the day spoken from: \"in the past six months\".";
    NearDate = "near-date",
        "Near a date: \"around Jan. 5\" is within a day of it, \"around 2007\" within a year (`~` in EDTF).";
    Part = "part",
        "A part of a month or year: \"at the end of December\", \"mid-July\", \"early 2009\".";
    Relative = "relative",
        "A day, week, month or year beside that of the day spoken from: \"last month\", \"today\".";
    Counted = "counted",
        "A time counted from the day spoken from: \"two days later\", \"three weeks ago\".";
    Same = "same",
        "The day, month or year that holds the day spoken from: \"that same month\".";
    DateRange = "date-range",
        "Two dates and all between: \"from 2007 to January 2010\".";
    DateBound = "date-bound",
        "All before or after a date: \"by Jan. 5\", \"since 2007\".";
}

/// How a row of a table words what a rule reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Words, `[may be left out]`, `(one|of|several)`, `<classes>`; `~` where no white space may stand.
    pub pattern: String,
    /// Words that it reads; empty where the pattern says all.
    pub example: String,
    /// What is read in the example when it is spoken on 19 March 2010; empty where there is none.
    pub reads: String,
}

impl Rule {
    /// Returns the rows of the English tables that belong to the rule; none where its words are not in a table by
    /// rule.
    pub fn wordings(self) -> Vec<Wording> {
        let tables = LanguageTables::english();
        let of = |table: &str, rule: usize, fields: [usize; 3]| {
            let rows = tables.files(table).iter().flat_map(|file| rows(&file.text));
            let own = rows.filter(|(_, row)| row.field(rule) == self.name());
            own.map(|(_, row)| wording(&row, fields)).collect::<Vec<_>>()
        };
        let mut wordings = of("dates", 0, [1, 4, 5]);
        wordings.extend(of("hedges", 2, [0, NO_FIELD, NO_FIELD]));
        wordings
    }
}

/// No row has as many fields, so that this one is empty.
const NO_FIELD: usize = 9;

fn wording(row: &TableRow<'_>, [pattern, example, reads]: [usize; 3]) -> Wording {
    let field = |at: usize| row.field(at).to_owned();
    Wording { pattern: field(pattern), example: field(example), reads: field(reads) }
}

impl FromStr for Rule {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|rule| rule.name() == name);
        found.copied().ok_or_else(|| format!("there is no rule `{name}`"))
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_every_rule_has_a_sentence() {
        let mut names: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Rule::ALL.len());
        assert!(Rule::ALL.iter().all(|rule| rule.summary().ends_with('.')));
    }

    #[test]
    fn the_rows_of_a_rule_are_those_of_its_name() {
        assert!(Rule::Day.wordings().iter().any(|row| row.example == "7 January 2010"));
        assert!(Rule::AtLeast.wordings().iter().any(|row| row.pattern == "at least"));
        assert_eq!(Rule::Digits.wordings(), []);
    }
}
