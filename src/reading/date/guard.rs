//! Conditions on the words around a date: many of its words are other words too.

use super::context::DateContext;
use super::tense;
use crate::reading::lexicon::{Ending, Phrase, Set};
use crate::reading::token::Class;

/// A condition of the table, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guard {
    /// `led`: a word before it stands before dates ("in 2007"), or brackets stand around it.
    Led,
    /// `alone`: nothing else stands in the text.
    Alone,
    /// `uncounted`: no noun follows that digits would count ("March 27 diplomats").
    Uncounted,
    /// `month`: a month without day and year is one ("May" and "march" are other words too).
    Month,
    /// `day`: a day without its month is one ("on the 21st", not "the 21st diplomat").
    Day,
    /// `on`: "on", "by" or another word for days stands before it.
    On,
    /// `in`: "in", "during" or another word for longer times stands before it.
    In,
    /// `ended`: no word follows that it could describe ("the first quarter mile").
    Ended,
    /// `future`: the words around it speak of the future.
    Future,
    /// `unhedged`: no "more than" or "about" stands before it.
    Unhedged,
    /// `one-unit`: "last week", not "last weeks", "the last week" (of what?) or "last day".
    OneUnit,
    /// `definite`: no word before it says that it is one of several ("every Friday", "a second Sunday").
    Definite,
    /// `singular`: its last word is one unit, not several.
    Singular,
    /// `longer`: its last word is longer than a day: "at the end of the day" is an idiom.
    Longer,
    /// `unnamed`: no name follows ("21st Century Fox").
    Unnamed,
    /// `closed`: no word follows but "and" and "but": "two days before", not "two days before the vote".
    Closed,
    /// `unscaled`: no word before it measures something ("temperatures in the 70s").
    Unscaled,
    /// `capital`: it begins with a capital letter.
    Capital,
    /// `bare`: no article or pronoun stands before it ("the second Sunday" of what?).
    Bare,
    /// `modern`: its first year is 1700 or later, as few other numbers of four digits are.
    Modern,
    /// `lower`: it begins with no capital letter.
    Lower,
    /// `feast`: a name that is a season or custom too stands where a day does: "on Christmas", "after Easter".
    Feast,
    /// `timed`: a time of day follows.
    Timed,
    /// `unmoved`: it is no amount that rose or fell ("rose from 1500 to 2100"), unless both are years of our time.
    Unmoved,
    /// `accounted`: a word follows that is said of a time in reports ("third-quarter profit").
    Accounted,
}

const NAMES: [(&str, Guard); 25] = [
    ("led", Guard::Led),
    ("alone", Guard::Alone),
    ("uncounted", Guard::Uncounted),
    ("month", Guard::Month),
    ("day", Guard::Day),
    ("on", Guard::On),
    ("in", Guard::In),
    ("ended", Guard::Ended),
    ("future", Guard::Future),
    ("unhedged", Guard::Unhedged),
    ("one-unit", Guard::OneUnit),
    ("definite", Guard::Definite),
    ("singular", Guard::Singular),
    ("longer", Guard::Longer),
    ("unnamed", Guard::Unnamed),
    ("closed", Guard::Closed),
    ("unscaled", Guard::Unscaled),
    ("capital", Guard::Capital),
    ("bare", Guard::Bare),
    ("lower", Guard::Lower),
    ("modern", Guard::Modern),
    ("feast", Guard::Feast),
    ("timed", Guard::Timed),
    ("accounted", Guard::Accounted),
    ("unmoved", Guard::Unmoved),
];

impl Guard {
    /// Returns the conditions of a row: `led/alone uncounted` is one of the first two, and the third.
    ///
    /// # Errors
    ///
    /// Which condition there is not.
    pub(super) fn parse(guards: &str) -> Result<Vec<Vec<Self>>, String> {
        let named = |name: &str| {
            let found = NAMES.iter().find(|(own, _)| *own == name);
            found.map(|(_, guard)| *guard).ok_or_else(|| format!("there is no condition `{name}`"))
        };
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
            Guard::Uncounted => !self.counts(),
            Guard::Month => self.is_month(),
            Guard::Day => self.is_day(),
            Guard::On => led_by(Set::BeforeDay),
            Guard::In => {
                let article = usize::from(led_by(Set::Definite));
                tokens.is_in_before(start - article, Set::BeforePeriod)
            }
            Guard::Ended => self.is_ended(),
            Guard::Future => tense::is_to_come(tokens, start, next),
            Guard::Unhedged => !led_by(Set::EndsInexactHedge),
            Guard::OneUnit => {
                let in_row = led_by(Set::Definite) && tokens.is_in(start, Set::PeriodInRow);
                !tokens.ends(next - 1, Ending::Plural)
                    && !self.ends_with_day()
                    && !in_row
                    && !led_by(Set::At)
            }
            Guard::Singular => !tokens.ends(next - 1, Ending::Plural),
            Guard::Closed => !tokens.is(next, Class::Word) || tokens.is_in(next, Set::Coordinating),
            Guard::Unscaled => !self.is_scaled(),
            Guard::Longer => !self.ends_with_day(),
            Guard::Unnamed => !(tokens.is(next, Class::Word) && tokens.is_capital(next)),
            Guard::Definite => self.is_definite(),
            Guard::Capital => tokens.is_capital(start),
            Guard::Modern => {
                tokens.year_digits(start).is_some_and(|year| (1700..=2099).contains(&year))
            }
            Guard::Lower => !tokens.is_capital(start),
            Guard::Feast => self.is_feast_day(),
            Guard::Timed => {
                let hour =
                    tokens.is_digits(next) && tokens.after(next + 1, Phrase::TimeOfDay).is_some();
                hour || (tokens.is(next, Class::Other) && tokens.word(next).contains(':'))
            }
            Guard::Unmoved => self.is_unmoved(),
            Guard::Accounted => tokens.is_in(next, Set::Accounts),
            Guard::Bare => !led_by(Set::Articles) && !led_by(Set::Several),
        }
    }
}
