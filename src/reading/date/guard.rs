//! Conditions on the words around a date: many of its words are other words too.

use super::context::DateContext;
use super::tense;
use super::tokens::is_recent;
use super::year_amount::is_round;
use crate::reading::lexicon::{Ending, Phrase, Set, named};
use crate::reading::token::Class;

/// How many tokens before a length of time may say what is first or most in it: "the lowest level on the index in 12 years".
const RANK_WORDS: usize = 10;

/// How many tokens on either side of digits may tell of old times.
const HISTORIC_WORDS: usize = 40;

named! {
    /// A condition of a row.
    Guard:

    Led = "led", "A word before it stands before dates (\"in 2007\"), or brackets stand around it.";
    Alone = "alone", "Nothing else stands in the text.";
    Entry = "entry", "It is a year that begins a line, and a colon or dash parts it from what happened in it, or that heads a row, column or entry.";
    Heading = "heading", "It is a year of our time by itself between empty lines.";
    Uncounted = "uncounted", "No noun follows that digits would count (\"March 27 diplomats\").";
    Month = "month",
        "A month without day and year is one (\"May\" and \"march\" are other words too).";
    Day = "day", "A day without its month is one (\"on the 21st\", not \"the 21st diplomat\").";
    On = "on", "\"on\", \"by\" or another word for days stands before it.";
    In = "in", "\"in\", \"during\" or another word for longer times stands before it.";
    Ended = "ended", "No word follows that it could describe (\"the first quarter mile\").";
    Future = "future", "The words around it speak of the future.";
    Unhedged = "unhedged", "No \"more than\" or \"about\" stands before it.";
    OneUnit = "one-unit",
        "\"last week\", not \"last weeks\", \"the last week\" (of what?) or \"last day\".";
    Definite = "definite",
        "No word before it says that it is one of several (\"every Friday\", \"a second Sunday\").";
    Singular = "singular", "Its last word is one unit, not several.";
    Longer = "longer", "Its last word is longer than a day: \"at the end of the day\" is an idiom.";
    Unnamed = "unnamed", "No name follows (\"21st Century Fox\").";
    Closed = "closed",
        "No word follows but \"and\" and \"but\": \"two days before\", not \"two days before the vote\".";
    Unscaled = "unscaled", "No word before it measures something (\"temperatures in the 70s\").";
    Capital = "capital", "It begins with a capital letter.";
    Bare = "bare", "No article or pronoun stands before it (\"the second Sunday\" of what?).";
    Modern = "modern", "Its first year is 1700 or later, as few other numbers of four digits are.";
    Lower = "lower", "It begins with no capital letter.";
    Feast = "feast",
        "A name that is a season or custom too stands where a day does: \"on Christmas\", \"after Easter\".";
    Timed = "timed", "A time of day follows.";
    Unmoved = "unmoved",
        "It is no amount that rose or fell (\"rose from 1500 to 2100\"), unless both are years of our time.";
    Pointed = "pointed",
        "A word that stands before days and not before amounts leads it (\"on 3. March\", not \"fell to 3. March\").";
    Short = "short",
        "Its last two digits are a year, and count nothing (\"on 6 Oct 11 in Geneva\", not \"6 Oct 11 men\").";
    Stopped = "stopped", "No word or number follows.";
    Unled = "unled", "No word before it stands before years (\"in 1984, June was hot\").";
    Nominal = "nominal",
        "What it begins with is no verb (\"over the last four weeks\", not \"will last four weeks\").";
    Recent = "recent",
        "It ends with a year from 1900 to 2099 that is no round number, as amounts are.";
    Done = "done", "The words around it do not speak of the future.";
    Plural = "plural", "It is \"over\" or \"in\" several units, which describe no noun (\"Over the past ten years prices rose\").";
    Fronted = "fronted", "It stands in front of its sentence, and a noun and its verb follow.";
    Described = "described", "It stands between an article and a noun (\"the 2003-11 war\").";
    Subject = "subject", "It is what its sentence speaks of (\"2008 was a hard year\").";
    Made = "made", "A word before it says that something was made or begun (\"built around 1500\").";
    Accounted = "accounted",
        "A word follows that is said of a time in reports (\"third-quarter profit\").";
    Compared = "compared", "A figure stands before it (\"3 more than a year ago\").";
    Uncompared = "uncompared", "No figure stands before it (\"25 percent more than a year ago\").";
    Undone = "undone", "No verb of the past tells what happened in it (\"over the next few days they came\").";
    Unranked = "unranked", "No word before it says that something is first or most in so long (\"its lowest level in 12 years\").";
    Eventful = "eventful", "What happened follows, once and known by its day (\"the Christmas Eve crash\").";
    Owning = "owning", "It owns the noun after it (\"last week's settlement\").";
    Historic = "historic",
        "A word near it tells of old times, in which years have few digits (\"In 476 the emperor fell\").";
    Lifelong = "lifelong",
        "Its years are no round numbers and less than two hundred years apart, and nothing before it leads to an amount.";
    Untitled = "untitled", "No article or owner makes a title of its capital (\"the Today programme\").";
    Unresumed = "unresumed", "No word follows that leads to another date (\"on 4 May and later on 7 June\").";
    Told = "told", "What happens once, or once in some years, stands right before it (\"the census 1872\").";
    Undriven = "undriven",
        "Nothing is told to be done by what it owns (\"hurt by Monday's blast\").";
    Serious = "serious",
        "No word near it tells of a game or a fiscal year, which have quarters of their own.";
}

impl Guard {
    /// Returns the conditions of a row: `led/alone uncounted` is one of the first two, and the third.
    ///
    /// # Errors
    ///
    /// Which condition there is not.
    pub(super) fn parse(guards: &str) -> Result<Vec<Vec<Self>>, String> {
        let named =
            |name: &str| Self::named(name).ok_or_else(|| format!("there is no condition `{name}`"));
        let any = |names: &str| names.split('/').map(named).collect();
        guards.split_whitespace().map(any).collect()
    }
}

impl DateContext<'_, '_> {
    /// Whether a condition holds.
    pub(super) fn holds(&self, guard: Guard) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let led_by = |set| tokens.is_in_before(start, set);
        match guard {
            Guard::Led => self.is_led() || self.is_bracketed(),
            Guard::Alone => tokens.is_alone(start, next),
            Guard::Heading => self.is_heading(),
            Guard::Entry => self.is_entry() || self.is_of_column(),
            Guard::Uncounted => !self.counts(),
            Guard::Month => self.is_month(),
            Guard::Day => self.is_day(),
            Guard::On => led_by(Set::BeforeDay),
            Guard::In => self.is_in_period(),
            Guard::Ended => self.is_ended(),
            Guard::Future => tense::is_to_come(tokens, start, next),
            Guard::Done => !tense::is_to_come(tokens, start, next),
            Guard::Pointed => led_by(Set::BeforePointedDay),
            Guard::Short => self.ends_with_short_year(),
            Guard::Nominal => self.is_nominal(),
            Guard::Recent => self.is_of_our_time(),
            Guard::Stopped => !tokens.is(next, Class::Word) && !tokens.is_digits(next),
            Guard::Unled => !self.is_led(),
            Guard::Unhedged => !led_by(Set::EndsInexactHedge),
            Guard::OneUnit => self.is_one_unit(),
            Guard::Singular => !tokens.ends(next - 1, Ending::Plural),
            Guard::Closed => self.is_closed(),
            Guard::Unscaled => !self.is_scaled(),
            Guard::Longer => !self.ends_with_day(),
            Guard::Unnamed => !(tokens.is(next, Class::Word) && tokens.is_capital(next)),
            Guard::Definite => self.is_definite(),
            Guard::Capital => tokens.is_capital(start),
            Guard::Modern => self.is_modern(),
            Guard::Lower => !tokens.is_capital(start),
            Guard::Feast => self.is_feast_day(),
            Guard::Timed => self.is_timed(),
            Guard::Unmoved => self.is_unmoved(),
            Guard::Plural => {
                tokens.is_in(start, Set::BeforeSpan) && tokens.ends(next - 1, Ending::Plural)
            }
            Guard::Fronted => self.is_fronted(),
            Guard::Subject => self.is_subject(),
            Guard::Made => led_by(Set::Made) && !self.is_frequency_after(),
            Guard::Described => self.is_described(),
            Guard::Accounted => tokens.is_in(next, Set::Accounts),
            Guard::Compared => self.is_compared(),
            Guard::Uncompared => !self.is_compared(),
            Guard::Undone => !tense::is_told(tokens, start, next),
            Guard::Unranked => !self.is_ranked(),
            Guard::Eventful => tokens.is_in(next, Set::PastEvent),
            Guard::Owning => self.is_owner(),
            Guard::Historic => self.is_historic(),
            Guard::Lifelong => self.is_lifelong(),
            Guard::Untitled => !self.is_title(),
            Guard::Unresumed => !self.is_resumed(),
            Guard::Told => self.is_behind_event(),
            Guard::Undriven => !self.is_doer(),
            Guard::Serious => !self.is_of_game() && !self.is_of_fiscal_year(),
            Guard::Bare => !led_by(Set::Articles) && !led_by(Set::Several),
        }
    }

    /// Whether an article or owner stands before a capital: "the Today programme", "Radio 4's Today".
    fn is_title(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let Some(before) = start.checked_sub(1).filter(|_| tokens.is_capital(start)) else {
            return false;
        };
        let is_of_number = tokens.word_before(before) == "'" && tokens.glued(before);
        tokens.is_in(before, Set::Definite) || tokens.owns(before) || is_of_number
    }

    /// Whether a word follows that leads to another date.
    fn is_resumed(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        [Set::On, Set::BeforeDay, Set::Within].iter().any(|set| tokens.is_in(next, *set))
    }

    /// "the census 1872": whether what happens once, or once in some years, stands right before it.
    fn is_behind_event(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let events = [Set::Event, Set::Yearly, Set::PastEvent];
        events.into_iter().any(|set| tokens.is_in_before(start, set))
    }

    fn is_in_period(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let article = usize::from(tokens.is_in_before(start, Set::Definite));
        tokens.is_in_before(start - article, Set::BeforePeriod)
    }

    fn is_of_our_time(&self) -> bool {
        let year = self.tokens.year_digits(self.next - 1);
        year.is_some_and(|year| is_recent(year) && !is_round(year))
    }

    fn is_modern(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let first = (start..next).find_map(|at| tokens.year_digits(at));
        first.is_some_and(|year| (1700..=2099).contains(&year))
    }

    /// Whether a word before it in its sentence says that something is first or most in so long a time.
    fn is_ranked(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let before = (start.saturating_sub(RANK_WORDS)..start).rev();
        let mut own = before.take_while(|at| !tense::ends_sentence_at(tokens, *at));
        own.any(|at| tokens.is_in(at, Set::Superlative))
    }

    /// Whether no word follows that it could count from.
    fn is_closed(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        !tokens.is(next, Class::Word)
            || tokens.is_in(next, Set::Coordinating)
            || tokens.is_in(next, Set::AfterClosed)
    }

    fn is_owner(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        tokens.lexicon.ends(tokens.word(next - 1), Ending::Possessive)
            && tokens.is(next, Class::Word)
    }

    /// Whether digits of three or four stand near a word of old times.
    fn is_historic(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let near = start.saturating_sub(HISTORIC_WORDS)..next + HISTORIC_WORDS;
        let mut digits = (start..next).filter(|at| tokens.is_digits(*at));
        let is_long = |at: usize| matches!(tokens.word(at).len(), 3 | 4);
        digits.all(is_long) && near.into_iter().any(|at| tokens.is_in(at, Set::Historic))
    }

    /// Whether "by" leads what it owns, which did what a verb of the past before it tells: "hurt by Monday's blast", but not "was
    /// to be paid by Monday's close".
    fn is_doer(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let Some(verb) = start.checked_sub(1).filter(|_| tokens.is_in(start, Set::By)) else {
            return false;
        };
        let is_told = tense::is_past(tokens, verb)
            || verb > 0 && tokens.is_in_before(verb, Set::Was)
            || verb > 1 && tokens.is_in(verb - 2, Set::Was)
            || tokens.is_in(self.next, Set::PastEvent);
        self.is_owner() && is_told && !tense::is_to_come(tokens, start, self.next)
    }

    /// Whether a time of day follows: "10 pm", "10:30".
    fn is_timed(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        let hour = tokens.is_digits(next) && tokens.after(next + 1, Phrase::TimeOfDay).is_some();
        hour || (tokens.is(next, Class::Other) && tokens.word(next).contains(':'))
    }
}
