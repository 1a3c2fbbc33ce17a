//! A date among the words around it: whether they show that it is one.

use super::holiday;
use super::tense::ends_sentence_at;
use crate::reading::lexicon::{CalendarWord, Ending, NumberWord, Period, Phrase, Set};
use crate::reading::number::{
    has_year_in_name, is_house_number, is_in_journal, is_in_town, is_tally, is_year_of_citation,
};
use crate::reading::token::{Class, Tokens};

/// How many words on either side of a quarter may tell of a game.
const GAME_WORDS: usize = 12;

/// How many words on either side of a quarter may tell of a fiscal year.
const FISCAL_WORDS: usize = 25;

/// How many words the street of an address has, with the comma behind it.
const ADDRESS_WORDS: usize = 4;

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
        !joined_before
            && !joined_after
            && !self.is_measure()
            && !self.recurs()
            && !self.is_habit()
            && !self.is_of_two_lines()
            && !self.is_size()
            && !self.is_in_name()
            && !self.is_house_number()
            && !self.is_of_document()
            && !is_in_journal(tokens, start)
            && !(next > start + 3 && tokens.ties(start + 1) && is_tally(tokens, start))
            && !self.is_of_study()
    }

    /// "July 29\n2023 Annual Report": a day in a line by itself, and what begins the next line and goes on there.
    fn is_of_two_lines(&self) -> bool {
        let Self { tokens, start, next, nested } = *self;
        !nested
            && tokens.breaks_line(start)
            && (start + 1..next).any(|at| tokens.breaks_line(at))
            && !tokens.breaks_line(next)
            && tokens.is_capital_word(next)
    }

    /// "of 1909 Jolinda Drive".
    fn is_house_number(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        start + 1 == next
            && tokens.year_digits(start).is_some()
            && is_house_number(tokens, start, next)
            && (tokens.is_in_before(start, Set::AddressLead)
                || tokens.is_in_before(start, Set::And)
                    && (next..next + ADDRESS_WORDS).any(|at| is_in_town(tokens, start, at)))
    }

    /// "resolution 1894 (2009)": the year of a document behind its number, or a number that looks like one.
    fn is_of_document(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        start + 1 == next
            && (has_year_in_name(tokens, start)
                || is_year_of_citation(tokens, start)
                || tokens.word_before(start) == "("
                    && start >= 2
                    && has_year_in_name(tokens, start - 2))
    }

    /// "the 1993/03 Baccalaureate Study": two years in the name of a study, and no month.
    fn is_of_study(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        start + 3 == next
            && tokens.year_digits(start).is_some()
            && tokens.word(start + 1) == "/"
            && tokens.is_capital_word(next)
            && !tokens.breaks_line(next)
            && tokens.calendar_word(next).is_none()
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
        let labelled = tokens.is_in_before(start, Set::Label) || matches!(before, "§" | "¶");
        let is_numbered = tokens.is_digits(start) && labelled && !self.is_year_and_next();
        if tokens.is_in_before(start, Set::NotCalendar) || is_numbered {
            return true;
        }
        if !matches!(tokens.bare_calendar_word(start), Some(CalendarWord::Weekday(_))) {
            return false;
        }
        let named = tokens.is_in_before(start, Set::DayNames) && tokens.is_capital(start - 1);
        let paper = tokens.is_in(next, Set::Papers) && tokens.is_capital(next);
        let journal = tokens.is_in_before(start, Set::Definite)
            && next == start + 1
            && tokens.is(next, Class::Word)
            && tokens.is_capital(next);
        let custom = tokens.is_in(next, Set::Customs);
        named || paper || journal || custom
    }

    /// Whether it is a year of our time and the next, as no label has them: "Advanced Level 2022-2023".
    fn is_year_and_next(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let year = tokens.year_digits(start).filter(|_| tokens.is_recent_year(start));
        year.is_some_and(|year| tokens.year_digits(next - 1) == Some(year + 1))
    }

    /// Whether no word beside it says that it is one of several: "every Friday", "the second Tuesday of each month".
    pub(super) fn is_definite(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let several = tokens.is_in_before(start, Set::Several);
        // "the Monday before the vote" is none that the words tell.
        let counted = tokens.is_in_before(start, Set::Definite)
            && (tokens.is_in(next, Set::Beside) || tokens.is_in(next, Set::Relative));
        let each = tokens.is_in(next, Set::Within)
            && tokens.is_in(next + 1, Set::Several)
            && matches!(
                tokens.calendar_word(next + 2),
                Some(CalendarWord::Unit(_) | CalendarWord::Month(_))
            );
        // "that Thursday in 1998" may be any of that year.
        let of_year = tokens.is_in(next, Set::Within) && tokens.year_digits(next + 1).is_some();
        let word_before = start.checked_sub(1).and_then(|before| tokens.number_word(before));
        let nth = matches!(word_before, Some(NumberWord::Ordinal(_)));
        !several && !counted && !each && !of_year && !nth
    }

    /// Whether a figure stands before it, which "more than" compares: "25 percent more than a year ago".
    pub(super) fn is_compared(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let follows_figure =
            start.checked_sub(1).is_some_and(|before| tokens.is(before, Class::Figure));
        follows_figure || tokens.follows_percent(start)
    }

    /// Whether it comes again and again: "in January each year", "on 5 May every year".
    fn recurs(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        let unit = matches!(tokens.calendar_word(next + 1), Some(CalendarWord::Unit(_)));
        unit && tokens.is_in(next, Set::Each)
    }

    /// Whether the month at the start, without a day or year, is one.
    pub(super) fn is_month(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let led_by = |set| tokens.is_in_before(start, set);
        let stop = tokens.word_before(start) == ".";
        // "April said that she was well."
        if tokens.is_bare_in(start, Set::PersonMonth)
            && tokens.is_in(next, Set::Speech)
            && !tokens.is_in_before(start, Set::BeforePeriod)
        {
            return false;
        }
        if led_by(Set::Persons) || (stop && start >= 2 && tokens.is_in(start - 2, Set::Persons)) {
            return false;
        }
        let is = |set| tokens.is_bare_in(start, set);
        if !tokens.is_capital(start) {
            let word = tokens.bare(start);
            let is_other_word = is(Set::Homonym) || is(Set::QualityMonth);
            return tokens.is_alone(start, next)
                || (!is_other_word && word.len() > 3 && word.is_ascii())
                || led_by(Set::Of);
        }
        let is_short = is(Set::ShortName);
        let is_verb = is(Set::Homonym) && !is_short;
        let month = |at: usize| matches!(tokens.calendar_word(at), Some(CalendarWord::Month(_)));
        let led = if led_by(Set::Definite) || led_by(Set::Indefinite) {
            self.is_month_of_event()
        } else if led_by(Set::And) {
            start >= 2 && month(start - 2)
        } else {
            let owned = led_by(Set::Owner) && tokens.is(next, Class::Word);
            let described = is_verb && (led_by(Set::MonthQuality) || owned);
            // "sales for March", but not "a plan for May".
            let accounted =
                led_by(Set::For) && start >= 2 && tokens.is_in(start - 2, Set::Accounts);
            ((led_by(Set::On) || led_by(Set::Around)) && !is_verb)
                || described
                || accounted
                || self.is_led()
        };
        let led = led || tokens.is_alone(start, next);
        let stopped = next > start + 1;
        let name_follows = tokens.is(next, Class::Word) && tokens.is_capital(next);
        // "Mar-a-Lago".
        if is_short && tokens.ties(next) && tokens.is_small_word(next + 1) {
            return matches!(tokens.calendar_word(next + 1), Some(CalendarWord::Unit(_)));
        }
        if is_short {
            stopped || (led && !name_follows)
        } else if is_verb {
            led
        } else {
            led || !name_follows || !is(Set::PersonMonth)
        }
    }

    /// Whether an event follows that is known by its month: "the March vote", but not "the May deal", which may be that of
    /// a person.
    fn is_month_of_event(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let follows = |set| tokens.is_in(next, set);
        !tokens.is_bare_in(start, Set::SurnameMonth)
            && tokens.is_lower(next)
            && (follows(Set::Event) || follows(Set::Yearly) || follows(Set::PastEvent))
    }

    /// Whether the day at the start, without its month, is one: "on the 21st", "the 1st".
    pub(super) fn is_day(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let the = tokens.is_in_before(start, Set::Definite);
        let led_by = |set| tokens.is_in_before(start - usize::from(the), set);
        let ordinal = !tokens.is_digits(start) || self.next > start + 1;
        // "back on 15", but not the batsman who "is on 31".
        let placed = start >= 2 && tokens.is_in(start - 2, Set::Places);
        let led = if led_by(Set::On) {
            ordinal || the || placed || tokens.is_alone(start - 1, self.next)
        } else {
            the && ordinal && (led_by(Set::BeforePoint) || led_by(Set::For))
        };
        led && self.is_ended() && !self.lists_places()
    }

    /// Whether another place in an order follows that describes a noun: "after the first and second doses".
    fn lists_places(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        let ordinal = matches!(tokens.number_word(next + 1), Some(NumberWord::Ordinal(_)));
        let suffixed = tokens.is_digits(next + 1) && tokens.is_in(next + 2, Set::OrdinalSuffix);
        let noun = next + 2 + usize::from(suffixed);
        (tokens.is_in(next, Set::And) || tokens.is_in(next, Set::Or))
            && (ordinal || suffixed)
            && tokens.is(noun, Class::Word)
            && !tokens.is_in(noun, Set::Ends)
            && !tokens.is_in(noun, Set::Of)
    }

    /// Whether the holiday at the start is a day, and not a season or custom of that name.
    pub(super) fn is_feast_day(&self) -> bool {
        let Self { tokens, start, next, nested } = *self;
        let Some((holiday, after)) = holiday::holiday_at(tokens, start) else { return true };
        let led_by = |set| tokens.is_in_before(start, set);
        let led = led_by(Set::BeforePoint)
            || led_by(Set::Pointing)
            || (nested && !led_by(Set::PartWord))
            || tokens.is_alone(start, next);
        !holiday.is_season || led || tokens.year_digits(after).is_some()
    }

    /// Whether no word follows that it could describe: the end of a clause, a preposition, a pronoun.
    pub(super) fn is_ended(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        if !tokens.is(next, Class::Word) {
            return !tokens.is_digits(next) && !tokens.is_hyphen(next);
        }
        let is_verb = tokens.is_in(next, Set::Back)
            || tokens.is_in(next, Set::Moved)
                && tokens.lexicon.ends(tokens.word(next), Ending::Past);
        // "in the third quarter reached 4.5 billion": a verb, and what it does it to.
        let is_verb = is_verb
            || tokens.lexicon.ends(tokens.word(next), Ending::Past)
                && (!tokens.is(next + 1, Class::Word) || tokens.is_in(next + 1, Set::Articles));
        (is_verb || tokens.is_in(next, Set::Ends)) && tokens.after(next, Phrase::OrSo).is_none()
    }

    /// Whether it is an old day and a new one: "adjourned Friday to March 12", "put off from Monday to 4 April".
    pub(super) fn is_rescheduled(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let from = usize::from(tokens.is_in_before(start, Set::From));
        tokens.ends_before(start - from, Phrase::Rescheduled)
            && (start..next).any(|at| tokens.is_in(at, Set::RangeJoint))
    }

    /// Whether "last" at its start is no verb: it is led by a preposition or article, or stands in front of its sentence.
    pub(super) fn is_nominal(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let led_by = |set| tokens.is_in_before(start, set);
        !tokens.is_in(start, Set::WhichPeriod)
            || start == 0
            || !tokens.is(start - 1, Class::Word)
            || led_by(Set::Articles)
            || led_by(Set::Places)
            || led_by(Set::BeforePeriod)
            || (led_by(Set::BeforeDay) && !led_by(Set::RangeJoint))
    }

    /// Whether words near it tell of a game: "rallied in the fourth quarter to beat them".
    pub(super) fn is_of_game(&self) -> bool {
        let tokens = self.tokens;
        self.is_near(GAME_WORDS, |at| tokens.is_in(at, Set::GameWord) || is_tally(tokens, at))
    }

    /// Whether words near it tell of a fiscal year, whose quarters are not known: "third-quarter sales for fiscal 2009".
    pub(super) fn is_of_fiscal_year(&self) -> bool {
        self.is_near(FISCAL_WORDS, |at| self.tokens.is_in(at, Set::NotCalendar))
    }

    /// Whether one of so many words on either side tells something, in its sentence.
    fn is_near(&self, words: usize, tells: impl Fn(usize) -> bool) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let is_inside = |at: &usize| !ends_sentence_at(tokens, *at);
        let before = (start.saturating_sub(words)..start).rev().take_while(is_inside);
        let after = (next..(next + words).min(tokens.len())).take_while(is_inside);
        before.chain(after).any(tells)
    }

    /// Whether it is one length of time, longer than a day, and none of several in a row: "last week", not "last weeks", "the
    /// last week" (of what?) or "last day".
    pub(super) fn is_one_unit(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let led_by = |set| tokens.is_in_before(start, set);
        let in_row = led_by(Set::Definite) && tokens.is_in(start, Set::PeriodInRow);
        !tokens.ends(next - 1, Ending::Plural)
            && !self.ends_with_day()
            && !in_row
            && !led_by(Set::At)
    }

    /// Whether its last word is a day.
    pub(super) fn ends_with_day(&self) -> bool {
        let last = self.tokens.bare_calendar_word(self.next - 1);
        last == Some(CalendarWord::Unit(Period::Day))
    }
}
