//! Phrases that rules ask for by name: several words, or words of which some have several.

use super::named::named;

named! {
    /// The uses of the phrases in `phrases.tsv`.
    Phrase:

    Percent = "percent", "They make a percentage of the number before them.";
    HundredthOfPercent = "hundredth-of-percent", "They make hundredths of percentage points of the number before them.";
    HalfMore = "half-more", "After an amount they add half a unit to it.";
    OrEqual = "or-equal", "After a figure they close its bound.";
    BelowZero = "below-zero", "After a figure they make it negative.";
    FromLevel = "from-levels", "After a figure they say from what it counts.";
    AgeAfter = "age-after", "After a length of time they make an age of it.";
    AgeBefore = "age-before", "A number after them is an age in years.";
    PronounAge = "pronoun-ages", "A bare number after them is the age of a person.";
    OutOf = "out-of", "Between two numbers they make a share of them.";
    NoneOf = "none-of", "Before \"of\" they say that none of a whole is there.";
    NoneCounted = "none-counted", "Before what sources count they say that there is none of it.";
    None = "none", "They say that there is none of what follows.";
    OrMinus = "or-minus", "A number after them says how far off a figure may be.";
    Preposition = "prepositions", "What ends with them is a preposition before a figure, and no hedge.";
    PrepositionOfTime = "prepositions-of-time", "The same before lengths of time.";
    FrontedTime = "fronted-times", "Before a length of time that a sentence begins with they are no hedge.";
    PastHour = "past-the-hour", "An hour after them is a time of day.";
    ComparedWith = "compared-with", "A year after them is one that another is compared with.";
    OrSo = "or-so", "After a time they say that it is not exact.";
    AfterAnother = "after-another", "A \"one\" with a noun before them counts nothing.";
    OldStyle = "old-style", "A date before them is of the Julian calendar.";
    OtherEra = "other-eras", "A year beside them is none of the common era.";
    ToCome = "to-come", "They say that something is to be done.";
    LawCode = "law-codes", "A number before them is that of a part of a code of laws.";
    LawReport = "law-reports", "Between two numbers they tell of a judgment.";
    Rescheduled = "rescheduled", "Two days after them are an old one and a new one, and no range.";
    TimeOfDay = "time-of-day", "A number before them is a time of day.";
}
