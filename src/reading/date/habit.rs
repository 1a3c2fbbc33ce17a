//! Months and weekdays of what comes again and again, which are no dates: "It usually snows in January".

use super::context::DateContext;
use super::tense;
use crate::reading::lexicon::{CalendarWord, Set};

/// How many words before a month may tell that something is done each year.
const REACH: usize = 12;

impl DateContext<'_, '_> {
    /// Whether the words before a month or weekday without its year say that it comes again and again: "is held in May",
    /// "usually closes on Monday", but not "the usually quiet town was hit in May".
    pub(super) fn is_habit(&self) -> bool {
        let Self { tokens, start, nested, .. } = *self;
        if nested || !self.names_no_year() {
            return false;
        }
        for at in (start.saturating_sub(REACH)..start).rev() {
            if tokens.is_in(at, Set::HabitAdverb) || self.is_custom(at) {
                return true;
            }
            if tense::is_past(tokens, at) || tense::parts_clauses(tokens, at) {
                return false;
            }
        }
        false
    }

    /// Whether it is made of months, weekdays and their days alone.
    fn names_no_year(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let word = |at: usize| tokens.bare_calendar_word(at);
        let named = (start..next)
            .any(|at| matches!(word(at), Some(CalendarWord::Month(_) | CalendarWord::Weekday(_))));
        let fixed = (start..next).any(|at| {
            matches!(word(at), Some(CalendarWord::Which(_) | CalendarWord::Unit(_)))
                || tokens.is_digits(at)
                || tokens.number_word(at).is_some()
        });
        let pointed = tokens.is_in_before(start, Set::Pointing)
            || start > 0 && matches!(word(start - 1), Some(CalendarWord::Which(_)));
        named && !fixed && !pointed
    }

    /// Whether the word at token `at` says what is done each year: "is held", "are celebrated".
    fn is_custom(&self, at: usize) -> bool {
        self.tokens.is_in(at, Set::YearlyDeed) && self.tokens.is_in_before(at, Set::Is)
    }
}
