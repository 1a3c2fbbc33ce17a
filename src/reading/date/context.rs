//! A date among the words around it: whether they show that it is one.

use super::holiday;
use crate::reading::lexicon::{CalendarWord, NumberWord, Set};
use crate::reading::token::{Class, Tokens};

/// A date in its place.
pub(super) struct DateContext<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) start: usize,
    pub(super) next: usize,
    /// Whether it stands within a longer date.
    pub(super) nested: bool,
}

impl DateContext<'_, '_> {
    /// Whether it is no part of something longer: an identifier, an amount of money, another date.
    pub(super) fn is_free(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let before = tokens.word_before(start);
        let joined_before = start > 0
            && !self.nested
            && tokens.glued(start)
            && (!tokens.is(start - 1, Class::Sign)
                || matches!(
                    before,
                    "/" | "#" | "$" | "£" | "€" | "+" | "@" | "_" | ":" | "." | "="
                )
                || (tokens.is_hyphen(start - 1) && tokens.glued(start - 1)));
        // "2010-01-07T10:30" goes on with its time of day.
        let time = tokens.word(next).starts_with('t')
            && tokens.word(next).len() > 1
            && tokens.word(next)[1..].bytes().all(|byte| byte.is_ascii_digit());
        let joined_after = tokens.glued(next)
            && ((!tokens.is(next, Class::Sign) && !time)
                || matches!(tokens.word(next), "%" | "$" | "€" | "£" | "@" | "_" | "+")
                || (matches!(tokens.word(next), "/" | ":" | "-")
                    && tokens.glued(next + 1)
                    && tokens.is_digits(next + 1)));
        !joined_before && !joined_after && !self.is_measure() && !self.is_in_name()
    }

    /// Whether a hyphen makes a measure of its last word: "by the same quarter-point", "this week-long strike".
    fn is_measure(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        let unit = matches!(tokens.calendar_word(next - 1), Some(CalendarWord::Unit(_)));
        let joined = tokens.is_hyphen(next) && tokens.glued(next) && tokens.glued(next + 1);
        unit && joined && tokens.is(next + 1, Class::Word)
    }

    /// Whether it is part of a name: "Black Friday", "the Sunday Times", "fiscal 2009", "section 2.1.2010".
    fn is_in_name(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let before = tokens.word_before(start);
        if matches!(before, "fiscal" | "fy")
            || (tokens.is_digits(start)
                && (tokens.lexicon.has(Set::Label, before) || matches!(before, "§" | "¶")))
        {
            return true;
        }
        if !matches!(tokens.bare_calendar_word(start), Some(CalendarWord::Weekday(_))) {
            return false;
        }
        let named = tokens.lexicon.has(Set::DayNames, before) && tokens.is_capital(start - 1);
        let paper = tokens.is_in(next, Set::Papers) && tokens.is_capital(next);
        let journal = before == "the"
            && next == start + 1
            && tokens.is(next, Class::Word)
            && tokens.is_capital(next);
        let custom = tokens.is_in(next, Set::Customs);
        named || paper || journal || custom
    }

    /// Whether no word beside it says that it is one of several: "every Friday", "the second Tuesday of each month".
    pub(super) fn is_definite(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let before = tokens.word_before(start);
        let several = tokens.lexicon.has(Set::Several, before);
        // "the Monday before the vote" is none that the words tell.
        let counted = before == "the"
            && matches!(tokens.word(next), "before" | "after" | "following" | "when" | "that");
        let each = matches!(tokens.word(next), "of" | "in") && tokens.is_in(next + 1, Set::Several);
        let nth = matches!(tokens.lexicon.number_word(before), Some(NumberWord::Ordinal(_)));
        !several && !counted && !each && !nth
    }

    /// Whether tens are no decade, but degrees or the years of a life: "temperatures in the 70s", "in her early 20s".
    pub(super) fn is_scaled(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let before = |back: usize| start.checked_sub(back).map_or("", |at| tokens.word(at));
        let part = |word: &str| matches!(word, "early" | "mid" | "late" | "-" | "to" | "or");
        let owner = (1..8).map(before).find(|word| !part(word));
        let aged = owner.is_some_and(|word| {
            word.ends_with("'s")
                || matches!(word, "his" | "her" | "their" | "my" | "your" | "our" | "its")
        });
        aged || (1..10).any(|back| tokens.lexicon.has(Set::Scales, before(back)))
    }

    pub(super) fn is_bracketed(&self) -> bool {
        matches!(self.tokens.word_before(self.start), "(" | "[")
            && matches!(self.tokens.word(self.next), ")" | "]" | "," | ";")
    }

    /// Whether a word stands before it that stands before dates.
    pub(super) fn is_led(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let before = tokens.word_before(start);
        let strong = tokens.lexicon.has(Set::Leads, before);
        let weak = tokens.lexicon.has(Set::Joins, before);
        // "mid-2009", "end-2009".
        let dashed = start >= 2
            && tokens.is_hyphen(start - 1)
            && matches!(tokens.word(start - 2), "mid" | "end");
        strong || dashed || (weak && !self.is_amount()) || self.is_led_weakly()
    }

    /// Whether it is a year of our time after a word that seldom stands before other numbers: "a 2009 law", "for
    /// 1989", "compared with 1988", "in 1988, 1989 and 1990".
    fn is_led_weakly(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let recent = tokens.year_digits(start).is_some_and(|year| (1900..=2099).contains(&year));
        let two_before = start.checked_sub(2).map_or("", |at| tokens.word(at));
        let led = match tokens.word_before(start) {
            "a" => {
                tokens.is(next, Class::Word) && tokens.is_lower(next) && !is_plural(tokens, next)
            }
            "for" => self.is_ended(),
            "with" => matches!(two_before, "compared" | "compares"),
            "than" => matches!(two_before, "later" | "earlier" | "lower" | "higher"),
            "," | "or" => start >= 2 && tokens.year_digits(start - 2).is_some() && self.is_ended(),
            _ => false,
        };
        recent && led
    }

    /// Whether digits after "of", "to" and the like are an amount: "a total of 2000", "rose to 1500 from 1200".
    fn is_amount(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let Some(year) = tokens.year_digits(start) else { return false };
        let near = |back: usize| start.checked_sub(back).map_or("", |at| tokens.word(at));
        let of = tokens.word_before(start) == "of";
        let total = of && tokens.lexicon.has(Set::Total, near(2));
        // "the run-up to 2012" is no move.
        let joined = |back: usize| start > back && tokens.is_hyphen(start - back - 1);
        let moved = (2..=6).any(|back| tokens.lexicon.has(Set::Moved, near(back)) && !joined(back));
        total || moved || !(1700..=2099).contains(&year)
    }

    /// Whether nothing before two years says that they are amounts: "rose from 1500 to 2100".
    pub(super) fn is_unmoved(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let moved = (1..4).filter_map(|back| start.checked_sub(back));
        let moved = moved.into_iter().any(|at| tokens.is_in(at, Set::Moved));
        let recent = |at| tokens.year_digits(at).is_some_and(|year| (1900..=2099).contains(&year));
        !moved || (recent(start + 1) && recent(next - 1))
    }

    /// Whether a noun follows that the digits could count: "1500 people", "in March 27 diplomats".
    pub(super) fn counts(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        // "the May 4 protests".
        let month = matches!(tokens.calendar_word(start), Some(CalendarWord::Month(_)));
        if month && tokens.word_before(start) == "the" {
            return false;
        }
        let word = tokens.word(next);
        let amount = tokens.lexicon.has(Set::CountedAfter, word);
        let unit = matches!(tokens.lexicon.calendar_word(word), Some(CalendarWord::Unit(_)));
        if amount || unit {
            return true;
        }
        let year = tokens.year_digits(next.saturating_sub(1));
        let of_now = year.is_some_and(|year| (1900..=2099).contains(&year));
        let weak = matches!(
            tokens.word_before(start),
            "of" | "by" | "to" | "and" | "between" | "from" | "through"
        );
        is_plural(tokens, next) && (weak || !of_now)
    }

    /// Whether the month at the start, without a day or year, is one.
    pub(super) fn is_month(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let (word, before) = (tokens.bare(start), tokens.word_before(start));
        let person = tokens.lexicon.has(Set::Persons, before)
            || (before == "." && start >= 2 && tokens.is_in(start - 2, Set::Persons));
        if person {
            return false;
        }
        if !tokens.is_capital(start) {
            let is_other_word = matches!(tokens.bare(start), "may" | "march" | "august");
            return tokens.is_alone(start, next)
                || (!is_other_word && word.len() > 3 && word.is_ascii())
                || tokens.word_before(start) == "of";
        }
        let month = |at: usize| matches!(tokens.calendar_word(at), Some(CalendarWord::Month(_)));
        let led = match before {
            "the" => false,
            "and" => start >= 2 && month(start - 2),
            "on" | "around" => word != "march" && word != "may",
            _ => self.is_led(),
        };
        let led = led || tokens.is_alone(start, next);
        let is_short = word.len() <= 4 && !matches!(word, "may" | "june" | "july");
        let stopped = next > start + 1;
        let name_follows = tokens.is(next, Class::Word) && tokens.is_capital(next);
        match word {
            "may" | "march" => led,
            "april" | "june" | "august" => led || !name_follows,
            _ if is_short && !stopped => led && !name_follows,
            _ => true,
        }
    }

    /// Whether the day at the start, without its month, is one: "on the 21st", "the 1st".
    pub(super) fn is_day(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let the = tokens.word_before(start) == "the";
        let lead = start.checked_sub(1 + usize::from(the)).map_or("", |at| tokens.word(at));
        let ordinal = !tokens.is_digits(start) || self.next > start + 1;
        // "back on 15", but not the batsman who "is on 31".
        let placed = start >= 2 && tokens.is_in(start - 2, Set::Places);
        let led = match lead {
            "on" => ordinal || the || placed || tokens.is_alone(start - 1, self.next),
            "until" | "till" | "by" | "since" | "before" | "after" | "for" => the,
            _ => false,
        };
        led && (the == ordinal || lead == "on") && self.is_ended()
    }

    /// Whether the holiday at the start is a day, and not a season or custom of that name.
    pub(super) fn is_feast_day(&self) -> bool {
        let Self { tokens, start, next, nested } = *self;
        let day_led =
            ["on", "by", "since", "until", "till", "before", "after", "last", "this", "next"];
        let before = tokens.word_before(start);
        let Some((holiday, after)) = holiday::holiday_at(tokens, start) else { return true };
        let early = matches!(before, "early" | "late" | "earlier" | "later");
        let led = day_led.contains(&before) || (nested && !early) || tokens.is_alone(start, next);
        !holiday.is_season || led || tokens.year_digits(after).is_some()
    }

    /// Whether no word follows that it could describe: the end of a clause, a preposition, a pronoun.
    pub(super) fn is_ended(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        if !tokens.is(next, Class::Word) {
            return !tokens.is_digits(next) && !tokens.is_hyphen(next);
        }
        if tokens.word(next) == "or" && tokens.word(next + 1) == "so" {
            return false;
        }
        tokens.is_in(next, Set::Ends)
    }
}

/// "8 p.m.", "8pm".
pub(super) fn is_half_of_day(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at), "am" | "pm")
        || (matches!(tokens.word(at), "a" | "p")
            && tokens.word(at + 1) == "."
            && tokens.word(at + 2) == "m")
}

/// Whether a noun in the plural stands at token `at`.
fn is_plural(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    tokens.is(at, Class::Word)
        && tokens.is_lower(at)
        && !word.contains('\'')
        && word.len() > 4
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !tokens.lexicon.has(Set::Singular, word)
}
