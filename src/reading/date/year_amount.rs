//! Digits that could be a year, but are an amount: "a total of 2000", "500 of the 2010 inmates", "1930 GMT".

use super::context::DateContext;
use super::tense;
use super::year_context::is_plural;
use crate::reading::lexicon::{CalendarWord, NumberWord, Phrase, Set};
use crate::reading::token::Class;

/// How many years apart the ends of a life, a reign or a war lie at most.
const LIFELONG: i64 = 200;

impl DateContext<'_, '_> {
    /// Whether the digits of a year are those of a rate: "one in 2000 children".
    pub(super) fn is_rate(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        start + 1 == next
            && start >= 2
            && tokens.is_in_before(start, Set::BeforeScale)
            && (tokens.number_word(start - 2).is_some() || tokens.is_digits(start - 2))
            && (is_plural(tokens, next) || tokens.is_in(next, Set::CountedAfter))
    }

    /// Whether the digits of a year are an amount, as what follows them says: "of 1950 a month", "the 2000 prisoners", "of
    /// the 2000 arrested, 12".
    pub(super) fn is_amount_by_what_follows(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let led_by = |set| tokens.is_in_before(start, set);
        let priced = led_by(Set::Of)
            && (self.is_frequency_after()
                || (tokens.is_in(next, Set::Each) && !tokens.is(next + 1, Class::Word)));
        let people = tokens.year_digits(start).is_some_and(is_round)
            && (led_by(Set::Definite) || led_by(Set::Owner))
            && is_plural(tokens, next)
            && !tokens.is_in(next, Set::Yearly);
        // "1900 in 2008 and 2000 in 2009".
        let dated = tokens.is_in(next, Set::BeforeScale) && tokens.year_digits(next + 1).is_some();
        // "1760 last year".
        let dated = dated
            || matches!(tokens.calendar_word(next), Some(CalendarWord::Which(_)))
                && matches!(tokens.calendar_word(next + 1), Some(CalendarWord::Unit(_)));
        let so = tokens.after(next, Phrase::OrSo).is_some();
        // "1362 (2.2%) patients".
        let shared =
            tokens.word(next) == "(" && tokens.is_digits(next + 1) && tokens.word(next + 2) == "%";
        priced || people || dated || so || shared || self.is_part() || self.is_of_those()
    }

    /// Whether "a year" or its like follows: "built about 2000 a year".
    pub(super) fn is_frequency_after(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        tokens.is_in(next, Set::Indefinite)
            && matches!(tokens.calendar_word(next + 1), Some(CalendarWord::Unit(_)))
    }

    /// Whether a noun that is counted or an hour of the day follows the last of the years: "1930 GMT", "from 1800 to 1900
    /// hours", and the first of two.
    pub(super) fn ends_with_clock(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        if tokens.year_digits(next - 1).is_none() {
            return false;
        }
        let second = tokens.is_in(next, Set::And) || tokens.is_in(next, Set::RangeJoint);
        let clock = tokens.after(next, Phrase::TimeOfDay).is_some()
            || (second
                && tokens.year_digits(next + 1).is_some()
                && tokens.after(next + 2, Phrase::TimeOfDay).is_some());
        let is_month = |at| matches!(tokens.calendar_word(at), Some(CalendarWord::Month(_)));
        // "In 2009 cases of flu rose."
        let counted = tokens.is_in(next, Set::CountedByYear) && !tokens.is_in(next + 1, Set::Of);
        (clock || counted) && !(start..next).any(is_month)
    }

    /// Whether it is a whole of which digits are a part: "500 of the 2010 inmates".
    fn is_part(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        start >= 3
            && tokens.is_in(start - 1, Set::Definite)
            && tokens.is_in(start - 2, Set::Of)
            && tokens.is_digits(start - 3)
            && is_plural(tokens, next)
    }

    /// Whether a participle by itself follows, which says who are counted: "of the 2000 arrested, 12", "and 1950 wounded."
    fn is_of_those(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let led_by = |set| tokens.is_in_before(start, set);
        (led_by(Set::Definite) || led_by(Set::And))
            && tense::is_past(tokens, next)
            && (tokens.is_in(next + 1, Set::Auxiliary)
                || matches!(tokens.word(next + 1), "," | "." | ";" | ""))
    }

    /// Whether "two thousand" is a number of something: "up to two thousand of the ballots".
    pub(super) fn is_round_of(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        next == start + 2
            && tokens.number_word(start + 1) == Some(NumberWord::Scale(1000))
            && tokens.is_in(next, Set::Of)
    }

    /// Whether a round number after "by" says how far something moved: "increased by 2000".
    pub(super) fn is_step(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        tokens.is_in_before(start, Set::By)
            && start >= 2
            && tokens.is_in(start - 2, Set::Moved)
            && tokens.year_digits(start).is_some_and(is_round)
    }

    /// Whether two years, no round numbers, lie as near to one another as those of a life or a reign, behind no word that leads
    /// to amounts: "ruled between 1341 and 1377", but not "was between 1341 and 1377", "cost between 1341 and 1377".
    pub(super) fn is_lifelong(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let years: Vec<i64> = (start..next).filter_map(|at| tokens.year_digits(at)).collect();
        let leads = [Set::Was, Set::Is, Set::Of, Set::By, Set::At, Set::Joins, Set::Amounting];
        let is_amount = leads.into_iter().any(|set| tokens.is_in_before(start, set));
        matches!(*years, [first, last] if first < last && last - first < LIFELONG)
            && !years.into_iter().any(is_round)
            && !is_amount
    }

    /// Whether a hyphen makes a size of a year: "the 2000-strong crowd".
    pub(super) fn is_size(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        start + 1 == next
            && tokens.is_hyphen(next)
            && tokens.glued(next)
            && tokens.glued(next + 1)
            && tokens.is_in(next + 1, Set::Size)
    }

    /// Whether digits after "of", "to" and the like are an amount: "a total of 2000", "rose to 1500 from 1200".
    pub(super) fn is_amount(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let Some(year) = tokens.year_digits(start) else { return false };
        let near = |back: usize, set| start >= back && tokens.is_in(start - back, set);
        let total = near(1, Set::Of)
            && (near(2, Set::Total) || (near(2, Set::Bodies) && near(3, Set::Indefinite)));
        // "the run-up to 2012" is no move.
        let joined = |back: usize| start > back && tokens.is_hyphen(start - back - 1);
        // "Up to 2012 the population grew."
        let opens = |back: usize| tokens.is_capital(start - back);
        let moved = (2..=6).any(|back| near(back, Set::Moved) && !joined(back) && !opens(back));
        // "an increase due to the 2009 bonus".
        let named = near(1, Set::Definite)
            && tokens.is_recent_year(start)
            && !is_round(year)
            && self.is_described()
            && !is_plural(tokens, self.next);
        let moved = moved && !named;
        // "the plague of 1665".
        let of_event = near(1, Set::Of)
            && (near(2, Set::Event) || near(2, Set::PastEvent) || near(2, Set::OldEvent));
        // "the Commissioners of 1607".
        let titled = start >= 2
            && near(1, Set::Of)
            && tokens.is_capital_word(start - 2)
            && !is_round(year)
            && (near(3, Set::Definite) || start >= 3 && tokens.is_capital_word(start - 3));
        let old = !(1700..=2099).contains(&year) && !self.is_second_year();
        total || moved || old && !of_event && !titled
    }
}

/// Whether a year is a number of hundreds, as amounts often are.
pub(super) fn is_round(year: i64) -> bool {
    year % 100 == 0
}
