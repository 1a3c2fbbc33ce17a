//! Sets of words: what a rule asks of a word beside a figure, by name and not by the words of one language.

use super::named::named;

named! {
    /// A set of words, from `sets.tsv` or a table of its own.
    Set:

    // Tables of their own.
    Label = "labels", "`labels.tsv`: a number after them is part of a name.";
    NameEnd = "name-ends", "`names.tsv`: with a capital they make a name of the measure before them.";
    Counted = "counted-nouns", "`counted.tsv`: plurals of what sources count.";
    Change = "changes", "`changes.tsv`: they tell of a change.";
    // Worked out from other tables.
    EndsHedge = "hedge-ends", "Last words of hedges that stand before their figure.";
    EndsInexactHedge = "inexact-hedge-ends", "The same, of hedges that change their figure.";
    InPhrase = "in-phrases", "Words of numbers, hedges, units, currencies and vague quantities.";
    PhraseStart = "phrase-starts", "Words that the phrases of `phrases.tsv` begin with.";
    IrregularPlural = "irregular-plurals", "`plurals.tsv`: plurals that are made by no ending.";
    // Numbers.
    Percent = "percent", "They make a percentage of the number before them.";
    Indefinite = "indefinite-articles", "Before a magnitude, part or unit they count one.";
    Definite = "definite-articles", "They stand before places in an order.";
    Of = "of", "They join a part to its whole.";
    JoinsDigits = "joining-digits", "Digits after them and a magnitude belong to one number.";
    And = "and", "They join the parts of a number, and the ends of a range.";
    TensJoint = "tens-joints", "They join tens and units.";
    NegatesBound = "negates-bounds", "They make the opposite of the bound after them.";
    Seldom = "seldom", "A bound behind their verb seldom holds.";
    AdjectiveHedge = "adjective-hedges", "Hedges behind a figure that describe a noun as well.";
    Again = "again", "They join two days on which the same was done.";
    BoundJoint = "bound-joints", "They join a lower and an upper bound.";
    Between = "between", "They open a range whose ends \"and\" joins.";
    From = "from", "They open a range.";
    Ranging = "ranging", "After them \"from\" opens a range, whatever change is told of before.";
    RangeJoint = "range-joints", "They join the ends of a range.";
    CodeLabel = "code-labels", "A number after them, or after their colon, is a code.";
    RatioNoun = "ratio-nouns", "Two numbers after them are a ratio, and no score.";
    RecordNoun = "record-nouns", "Two numbers before them are games won and lost.";
    Formation = "formations", "Two numbers before them say how a side stands.";
    RecordGoesOn = "after-records", "They may follow the games won and lost by a side.";
    RatioJoint = "ratio-joints", "Between hyphens they make a ratio of two numbers.";
    By = "by", "The size of a change stands after them, not what it led to.";
    At = "at", "With a share after them they are a hedge.";
    Than = "than", "They may end a hedge after its figure.";
    More = "more", "After a number they say that it is added, and count nothing.";
    Positive = "positive", "They say of a number that it is above zero.";
    Negative = "negative", "They make a number below zero.";
    SpokenPoint = "spoken-points", "Decimals in words stand after them.";
    PercentPoint = "percent-points", "After a percentage they make points of it.";
    OldPart = "old-parts", "Glued to digits behind pounds they are shillings and pence.";
    BeforeUnit = "before-units", "They stand between a number and its unit.";
    LetterGoesOn = "after-letters", "They leave a letter before them a unit.";
    DividedBy = "divided-by", "They stand between the parts and the whole of a fraction.";
    Span = "spans", "Between an amount and a length of time they are no bound.";
    LengthNoun = "lengths", "They are as long as a length of time after them.";
    BeforeSlashedDay = "before-slashed-days", "Digits with a slash after them are a day.";
    WhichHalf = "which-halves", "A half or quarter after them is one by name.";
    WhichPeriod = "which-periods", "Quarters that are counted after them are periods.";
    Comparative = "comparatives", "A part before them is one of what is compared.";
    Whole = "wholes", "What a half is of begins with them.";
    Abbreviation = "abbreviated-hedges", "Hedges whose stop ends no sentence.";
    HedgeGoesOn = "after-hedges", "Hedges before them belong to what follows.";
    LedLabel = "led-labels", "A number after them is a name where a `label-leads` leads them.";
    LabelLead = "label-leads", "Prepositions that may lead them.";
    BeforeClause = "before-clauses", "A clause may begin after them.";
    BeforePronoun = "before-pronouns", "A \"one\" after them is a pronoun.";
    OfRate = "before-rates", "An article and a unit after them say how often.";
    AfterPointOfTime = "after-points-of-time", "A length of time before them makes a date.";
    RateNoun = "rate-nouns", "After an article behind an amount they are what it is counted for.";
    Adding = "adding", "Behind money they add what follows.";
    Amounting = "amounting", "Two numbers after them are amounts, and no years.";
    CountingVerb = "counting-verbs", "Labels that tell how many there are, after what is counted.";
    BeforeCountingVerb = "before-counting-verbs", "They may stand between what is counted and such a verb.";
    NamedGroup = "named-groups", "With a capital, \"of\" and a number they make a name.";
    UnknownMagnitude = "unknown-magnitudes", "Magnitudes of other languages, with which no figure is read.";
    OfLength = "of-lengths", "Near a letter that is a magnitude too they show it to be a unit of length.";
    BesideLength = "beside-lengths", "The same, where no word near it shows it to be a magnitude.";
    Quake = "quakes", "After digits and an \"M\" they say how strong a quake was.";
    CountedInMillions = "counted-in-millions", "After such a letter, or near it, they show it to be a magnitude.";
    OfMillions = "of-millions", "Near such a letter they show the same.";
    Multiplier = "multipliers", "A hedge of several words after them compares, and bounds nothing.";
    CurrencyVerb = "currency-verbs", "Names of currencies that are verbs after small numbers.";
    GluedPercent = "glued-percent", "Glued to a number they make a percentage of it.";
    ManyMeanings = "many-meanings", "Units that are other words too after an article.";
    PlaneNumber = "plane-numbers", "Digits that name a kind of plane.";
    PlaneNoun = "plane-nouns", "They stand after such digits.";
    Scored = "scored", "After a name and \"1\" they are counted by it.";
    OpenNameEnd = "open-name-ends", "They end the address of a house that a word of `address-leads` leads, and other names.";
    AddressLead = "address-leads", "They stand before addresses.";
    Stretched = "stretched", "The same, with what it was made to in between.";
    Altered = "altered", "Two figures after them and \"from\" are what was before and after.";
    AnybodyLead = "anybody-leads", "A \"one\" after them and before a word of `anybody-verbs` is anybody.";
    AnybodyVerb = "anybody-verbs", "Such verbs.";
    AnybodyModal = "anybody-modals", "Those that show it without such a word, where a clause begins.";
    AfterAge = "after-ages", "They go on with a person behind the comma after an age.";
    Former = "formers", "A forecast after them is an earlier one.";
    Superlative = "superlatives", "They say that something is first or most of what there was.";
    Gone = "gone", "After them \"from zero\" begins a change.";
    Times = "times", "Glued to digits they say how many times as much.";
    Double = "doubles", "They say how many times as much if a word of comparing follows.";
    AfterDouble = "after-doubles", "Such words.";
    Multiple = "multiples", "They say how many times as much.";
    Multiplied = "multiplied", "Verbs that say so.";
    RateOfInterest = "rates-of-interest", "Near \"a quarter-point\" they show that it is one of a percentage.";
    AgeBound = "age-bounds", "Glued to an age in the plural they bound it.";
    PlaceNoun = "place-nouns", "With capitals they end the name of a place behind a number.";
    See = "see", "In brackets they send the reader to a section.";
    DateList = "date-lists", "In a line that ends with a colon they announce a list of days.";
    Fold = "folds", "After a number they say how many times as much.";
    Factor = "factors", "The same, before a word that compares.";
    AfterFactor = "after-factors", "Words that compare.";
    Per = "per", "They stand between an amount and what it is counted for.";
    Each = "each", "The same, before a unit.";
    TallyNoun = "tally-nouns", "Two numbers before them are those for and those against.";
    BeforeScale = "before-scales", "A magnitude after them is the scale of a table.";
    LetterWord = "letter-words", "Words of one letter, which name nothing.";
    TimesTen = "times-ten", "An exponent of ten follows them.";
    Another = "another", "One more of what follows.";
    BeforeMagnitude = "before-magnitudes", "A magnitude after them is no number of its own.";
    AfterPronoun = "after-pronouns", "A \"one\" before them is a pronoun.";
    SharesNoun = "shared-nouns", "A figure before them may count what the next one counts.";
    InsideNumber = "inside-numbers", "They can stand inside a number with its range and unit.";
    FigureStart = "figure-starts", "A figure can begin with them, and no other table has them.";
    Parting = "parting", "A noun after them belongs to something else than the figure before them.";
    LeadStart = "lead-starts", "A figure can begin with them if a word that counts follows soon.";
    Unstarting = "unstarting", "Of the words of a vague quantity, these begin no figure.";
    // Both.
    OrdinalSuffix = "ordinal-suffixes", "After digits they make a place in an order.";
    BeforeDay = "before-days", "They stand before days.";
    YearAbbreviation = "year-abbreviations", "Two or four digits are glued to them as a year.";
    // Dates.
    On = "on", "They stand before days, also those without their month.";
    BeforePoint = "before-points", "They stand before points of time, and not before the ends of a range.";
    BeforePeriod = "before-periods", "They stand before longer times.";
    BeforeSetDay = "before-set-days", "They stand after \"is\" before a day on which something will be.";
    BeforePlan = "before-plans", "They stand before times for which something is planned.";
    BeforeShortDate = "before-short-dates", "They stand before days in digits with a short year.";
    BeforePointedDay = "before-pointed-days", "They stand before days whose number has a stop, and not before amounts.";
    AfterShortYear = "after-short-years", "They stand after a date that is over, and not after a number that counts.";
    LeadsPart = "part-leads", "They lead a part of a time, which means the same without them.";
    Auxiliary = "auxiliaries", "The noun before them is the subject of their clause.";
    Scheduled = "scheduled", "Verbs of the present that are said of what is set for a day to come.";
    ScheduledPlural = "scheduled-plurals", "The same, said of several.";
    Fall = "falls", "A range after them that rises is none that something went through.";
    GameVerb = "game-verbs", "A falling pair of figures after them is a score.";
    GameWord = "game-words", "Near a quarter they show that it is one of a game.";
    ComingEvent = "coming-events", "They lie ahead of the day that names them.";
    AfterClosed = "after-closed", "They begin what a date before them does not count from.";
    AddressNoun = "address-nouns", "Round hundreds before them are an address.";
    PutOff = "put-off", "What is set for a later day.";
    Until = "until", "What stands between it and that day.";
    SpanVerb = "span-verbs", "They say how long a time goes on.";
    PastEvent = "past-events", "What happened, and is known by its day.";
    For = "for", "They say how long something lasts, and for when it is.";
    Within = "within", "They join a time to the longer one that it lies in.";
    Or = "or", "They join one time to another that may be meant.";
    Coordinating = "coordinating", "They begin another part of the sentence.";
    Beside = "beside", "They stand between a day and what it is counted from.";
    Relative = "relatives", "They begin a clause that says which day is meant.";
    Pointing = "pointing", "They point at the nearest day or time of a name.";
    PeriodInRow = "periods-in-a-row", "With an article before them they count the parts of a longer time.";
    LastPlace = "last-places", "They are the last place in an order.";
    StageLead = "stage-leads", "The stage of a contest stands after them.";
    ShortName = "short-names", "Short names of months and weekdays; their stop is their own.";
    Homonym = "homonyms", "Names of months and weekdays that are other words in lower case.";
    MonthQuality = "month-qualities", "Qualities of a month in business or weather.";
    QualityMonth = "quality-months", "Names of months that are words for qualities in lower case.";
    PersonMonth = "person-months", "Names of months that are names of persons too.";
    NoughtOfYear = "year-noughts", "They stand for a nought within a year.";
    NotCalendar = "no-calendar-years", "Years after them are those of accounts.";
    DecadePart = "decade-parts", "They stand between a person and the decade of a life.";
    Owner = "owners", "A decade after them is one of a life.";
    DashedPart = "dashed-parts", "A hyphen joins them to a year as a part of it.";
    PartWord = "part-words", "After them a holiday is a season.";
    SlashedName = "slashed-names", "Digits with a slash that are a name.";
    Around = "around", "They say that a time is not exact.";
    Planned = "planned", "They say that something is set for a time.";
    Awaited = "awaited", "They say that something is set for the time after them.";
    Toward = "toward", "They stand between what is planned and its time.";
    Is = "is", "They say what is so.";
    Was = "was", "They say what was so.";
    Be = "be", "Participles after them say what will be done.";
    Have = "have", "They make what may be done what was done.";
    LowerAsks = "lower-asks", "In lower case and before a word they ask for something.";
    NotPast = "not-past", "They end like verbs of the past, and are none.";
    Leads = "leads", "They stand before years and months, and seldom before other numbers.";
    Joins = "joins", "They stand before years, and before amounts too.";
    Total = "total", "Numbers after them and \"of\" are amounts.";
    Moved = "moved", "Numbers after them are amounts.";
    CountedAfter = "counted", "What numbers count, beside nouns in the plural.";
    Ends = "ends", "What follows a date that describes no noun.";
    DayNames = "names", "With a capital before a weekday they make a name of it.";
    Papers = "papers", "With a capital after a weekday they make a name of it.";
    Several = "several", "A weekday after them is no one day.";
    Others = "others", "What is counted after them is counted beside others.";
    Singular = "singular", "They end like plurals, and are none.";
    Ahead = "ahead", "They speak of the future.";
    Asks = "asks", "What follows them is to come, but not what stands before.";
    Back = "back", "Verbs of the past without a regular ending.";
    Titles = "titles", "Their stop ends no sentence.";
    Scales = "scales", "Tens after them are no years.";
    Persons = "persons", "A month after them is a name.";
    Articles = "articles", "What follows them is not named by itself.";
    Slashed = "slashed", "They stand before days in digits, and not before fractions.";
    Places = "places", "Digits after them measure nothing.";
    Accounts = "accounts", "Periods after them are those of accounts.";
    Customs = "customs", "After a weekday they make a custom of it.";
    Finding = "findings", "A clause with \"that\" after them says what was found.";
    Room = "rooms", "Behind a comma they go on with an address.";
    HabitAdverb = "habit-adverbs", "A month after them comes again and again.";
    YearlyDeed = "yearly-deeds", "After \"is\" they say what is done each year.";
    CapitalLabel = "capital-labels", "With a capital a number after them is part of a name.";
    PluralLabel = "plural-labels", "The numbers of a list after them are names.";
    StoppedLabel = "stopped-labels", "With a stop they are labels.";
    CountsLabel = "label-counters", "A label after them is counted or pointed at, and names no number.";
    SceneLead = "scene-leads", "They lead a place, which may stand before the subject of a sentence.";
    SentenceStart = "sentence-starts", "Words that name nothing, though a sentence or headline gives them a capital.";
    DigitName = "digit-names", "Names of firms that are written as digits and a letter.";
    FirmLead = "firm-leads", "They stand before the name of a firm.";
    NamedCode = "named-codes", "Letters of currencies that begin names with a small number too.";
    CompassLetter = "compass-letters", "As capitals after degrees they make a place of them.";
    TiedQuality = "tied-qualities", "A hyphen ties them to a number that counts nothing.";
    SingularAuxiliary = "singular-auxiliaries", "Verbs whose subject is one.";
    PluralAuxiliary = "plural-auxiliaries", "Verbs whose subject is several.";
    DescribesCounted = "counted-adjectives", "They describe what a number before them counts.";
    Tally = "tallies", "Two numbers after them are those for and those against.";
    CountedByYear = "year-counted", "What the digits of a year count, beside what all numbers do.";
    Yearly = "yearly", "They are named by their year, also by a round one.";
    YearVerb = "year-verbs", "After a year they say what it was.";
    Saw = "saw", "After a year they say what happened in it.";
    OldEvent = "old-events", "A year after them and \"of\" may be one of any age.";
    HelpNumber = "help-numbers", "Digits that are called for help.";
    HelpNoun = "help-nouns", "After such digits they tell of a call for help.";
    MovedDay = "moved-days", "What happened to a day that was set.";
    SeriesSuffix = "series-suffixes", "After digits they name the series of a report of cases.";
    PersonDeed = "person-deeds", "What is done to persons alone, and not to places.";
    QualityLabel = "quality-labels", "The numbers after them say of what kind the noun behind is.";
    IntoRange = "into-ranges", "Tens after them and a change are a part of a scale.";
    Modal = "modals", "A \"one\" before them is anybody.";
    Historic = "historic", "Words of old times: digits near them are years more often than counts.";
    Event = "events", "They happen once, so that a year before them counts none.";
    OtherMonth = "other-months", "Months of calendars that are not read.";
    SurnameMonth = "surname-months", "Months that are names of families too.";
    BeforeSpan = "before-spans", "They stand before so many units of time.";
    Bodies = "bodies", "Numbers after an article, them and \"of\" are amounts.";
    Size = "sizes", "A hyphen joins them to a number.";
    Speech = "speech", "What stands before them is a person.";
    LastingVerb = "lasting-verbs", "They say that something went on for a time.";
    PluralVerb = "plural-verbs", "Forms of verbs whose subject is several, or a part of them.";
    TranslationMark = "translation-marks", "In brackets beside a quotation they say that it is translated.";
    PersonPronoun = "person-pronouns", "They stand for one person who was named before.";
    BeginningVerb = "beginning-verbs", "They say that something begins, so that the first of several days is meant.";
    EndingVerb = "ending-verbs", "They say that something ends, so that the last of several days is meant.";
    Made = "made", "They say that something was made or began.";
}

/// The sets that a word is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::reading) struct Sets([u64; 4]);

const _: () = assert!(Set::ALL.len() <= 256, "every set has a bit");

impl Sets {
    /// Whether the word is in a set.
    pub(in crate::reading) fn has(self, set: Set) -> bool {
        let (part, bit) = place(set);
        self.0[part] & bit != 0
    }

    /// Puts the word into a set.
    pub(in crate::reading) fn add(&mut self, set: Set) {
        let (part, bit) = place(set);
        self.0[part] |= bit;
    }
}

/// Returns where the bit of a set stands.
fn place(set: Set) -> (usize, u64) {
    let number = set as usize;
    (number / 64 % 4, 1 << (number % 64))
}
