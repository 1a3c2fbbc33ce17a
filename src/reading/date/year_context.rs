//! A year among the words around it: whether they show that digits are one.

use super::context::DateContext;
use super::tense;
use super::tokens::is_recent;
use super::year_amount::is_round;
use crate::reading::lexicon::{CalendarWord, Ending, Period, Phrase, Set};
use crate::reading::token::{Class, Tokens};

/// How many words name at most what a year in brackets is of: "(Kenyan national census, 2000)".
const BRACKETED: usize = 8;

/// How many tokens the works cited in one bracket have at most.
const CITATIONS: usize = 120;

/// Within how many words a sentence calls its subject a year: "2008 was by far the hardest year".
const PREDICATE: usize = 7;

impl DateContext<'_, '_> {
    /// Whether tens are no decade, but degrees or the years of a life: "temperatures in the 70s", "in her early 20s".
    pub(super) fn is_scaled(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let before = |words: usize| (start.saturating_sub(words)..start).rev();
        let part = |at: usize| tokens.word(at) == "-" || tokens.is_in(at, Set::DecadePart);
        let owner = before(7).find(|at| !part(*at));
        let aged = owner.is_some_and(|at| tokens.owns(at));
        // "rose into the 30s".
        let reached = start >= 3
            && tokens.is_in(start - 1, Set::Definite)
            && tokens.is_in(start - 2, Set::IntoRange)
            && before(5).any(|at| tokens.is_in(at, Set::Moved));
        aged || reached || before(9).any(|at| tokens.is_in(at, Set::Scales))
    }

    pub(super) fn is_bracketed(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let is_open = |at: usize| matches!(tokens.word(at), "(" | "[");
        if tokens.word_before(start) != "," {
            return start > 0
                && is_open(start - 1)
                && (matches!(tokens.word(next), ")" | "[" | "]" | "," | ";")
                    // "(2015: $3.8m)".
                    || tokens.word(next) == ":" && tokens.is_recent_year(start)
                    // "(1920–)" is a life that is not over.
                    || (tokens.is_hyphen(next) && matches!(tokens.word(next + 1), ")" | "]")));
        }
        if self.is_cited() {
            return true;
        }
        // "(census, 2000)" names what the year is of.
        let mut before = (start.saturating_sub(BRACKETED)..start - 1).rev();
        let inner = before.find(|at| tokens.is_digits(*at) || is_open(*at));
        matches!(tokens.word(next), ")" | "]") && inner.is_some_and(is_open)
    }

    /// "Oslo, Norway, 2016": a year of our time behind a place, where a line or sentence ends.
    pub(super) fn is_beside_place(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let placed = start >= 2
            && tokens.word(start - 1) == ","
            && tokens.is_capital_word(start - 2)
            && tokens.calendar_word(start - 2).is_none();
        let ends = next >= tokens.len()
            || tokens.is_broken(next - 1, next + 1)
            || tokens.word(next) == "." && !tokens.glued(next + 1);
        placed && ends && tokens.is_recent_year(start) && next == start + 1
    }

    /// "(Okafor, 2016; Lindqvist & Roy, 2015, p. 12)": the year of a work behind the names of its authors, in brackets.
    fn is_cited(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let named = start >= 2 && tokens.is_capital_word(start - 2) && tokens.is_recent_year(start);
        let ends = matches!(tokens.word(next), ";" | ")" | "]")
            || tokens.word(next) == ","
                && (tokens.is_in(next + 1, Set::Label) || tokens.is_recent_year(next + 1));
        let mut before = (start.saturating_sub(CITATIONS)..start).rev();
        let bracket = before.find(|at| matches!(tokens.word(*at), "(" | "[" | ")" | "]"));
        named && ends && bracket.is_some_and(|at| matches!(tokens.word(at), "(" | "["))
    }

    /// Whether it is a year of our time by itself between empty lines: the heading of what happened in it.
    pub(super) fn is_heading(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let begins = start == 0 || tokens.is_broken(start - 1, start + 1);
        let ends = next >= tokens.len() || tokens.is_broken(start, next + 1);
        tokens.is_recent_year(start) && next == start + 1 && begins && ends
    }

    /// "1887: It snowed", "1887 - Snow": the year begins a line of a chronicle.
    pub(super) fn is_entry(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let year = tokens.year_digits(start).filter(|_| next == start + 1);
        let is_dash = tokens.is_dash(next) && !tokens.glued(next) && !tokens.glued(next + 1);
        let is_colon = tokens.word(next) == ":" && !tokens.glued(next + 1);
        year.is_some_and(|year| (1700..=2099).contains(&year))
            && tokens.breaks_line(start)
            && (is_dash || is_colon)
            && tokens.is(next + 1, Class::Word)
            && !tokens.breaks_line(next + 1)
    }

    /// Whether a word stands before it that stands before dates.
    pub(super) fn is_led(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let strong = tokens.is_in_before(start, Set::Leads) && !self.is_step();
        let weak = tokens.is_in_before(start, Set::Joins);
        // "mid-2009", "end-2009".
        let dashed =
            start >= 2 && tokens.is_hyphen(start - 1) && tokens.is_in(start - 2, Set::DashedPart);
        strong
            || dashed
            || (weak && !self.is_amount())
            || self.is_led_weakly()
            || self.is_beside_place()
    }

    /// Whether it is a year of our time after a word that seldom stands before other numbers: "a 2009 law", "their 2009
    /// divorce", "for 1989", "compared with 1988", "in 1988, 1989 and 1990", "up 12% from 2019".
    fn is_led_weakly(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let recent = tokens.is_recent_year(start);
        let led_by = |set| tokens.is_in_before(start, set);
        let describes =
            || tokens.is(next, Class::Word) && tokens.is_lower(next) && !is_plural(tokens, next);
        // "a 2009 Toyota".
        let names_model = || {
            led_by(Set::Indefinite)
                && tokens.is_capital(next)
                && !tokens.year_digits(start).is_some_and(is_round)
        };
        let listed = || {
            (tokens.word_before(start) == "," || led_by(Set::Or))
                && start >= 2
                && tokens.year_digits(start - 2).is_some()
        };
        let owned = || start.checked_sub(1).is_some_and(|before| tokens.owns(before));
        let changed = || {
            let noun = usize::from(start >= 2 && tokens.is_in(start - 2, Set::Moved));
            tokens.follows_percent(start.saturating_sub(1 + noun))
        };
        recent
            && (((led_by(Set::Indefinite) || owned()) && describes())
                || owned() && tokens.is_in(next, Set::Accounts)
                || ((led_by(Set::From) || led_by(Set::On)) && changed() && self.is_ended())
                || ((led_by(Set::For) || listed()) && self.is_ended())
                || (led_by(Set::For) && self.is_fronted())
                || self.names_event()
                || names_model()
                || tokens.ends_before(start, Phrase::ComparedWith))
    }

    /// Whether what follows happens once, or is known by its year, so that digits do not count it: "the disputed 2009
    /// election", "a recent 2009 study", "the bloody 1988 executions".
    fn names_event(&self) -> bool {
        let Self { tokens, start, next, nested } = *self;
        let several = tokens.is_in(next, Set::PastEvent) || tokens.is_in(next, Set::Yearly);
        let described = || {
            start >= 2
                && tokens.is_in(start - 2, Set::Definite)
                && tokens.is(start - 1, Class::Word)
                && tokens.number_word(start - 1).is_none()
                && ![Set::Others, Set::Several, Set::WhichPeriod, Set::EndsInexactHedge]
                    .iter()
                    .any(|set| tokens.is_in_before(start, *set))
        };
        // "close to", but "according to 2009 figures".
        let hedged = tokens.is_in_before(start, Set::EndsInexactHedge)
            && !tokens.is_in_before(start, Set::Joins)
            && !tokens.is_in_before(start, Set::On)
            && !tokens.is_in_before(start, Set::For);
        // "at end 2009 figures" are figures of the end of 2009.
        // "2010 revenue", but not "2010 deliveries".
        let is_account = tokens.is_recent_year(start)
            && tokens.is_in(next, Set::Accounts)
            && !is_plural(tokens, next);
        // "discussed 2020 proposed spending".
        let is_planned = || {
            let is_of = |set| tokens.is_in(next + 1, set);
            tokens.is_recent_year(start)
                && !tokens.year_digits(start).is_some_and(is_round)
                && tokens.lexicon.ends(tokens.word(next), Ending::Past)
                && (is_of(Set::Event) || is_of(Set::Accounts))
                && !is_plural(tokens, next + 1)
        };
        let is_event = tokens.is_in(next, Set::Event) || is_account || is_planned();
        !nested && ((is_event && !hedged) || (several && described()))
    }

    /// Whether nothing before two years says that they are amounts: "rose from 1500 to 2100".
    pub(super) fn is_unmoved(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let moved = (1..4).filter_map(|back| start.checked_sub(back));
        let moved = moved.into_iter().any(|at| tokens.is_in(at, Set::Moved));
        !moved || (tokens.is_recent_year(start + 1) && tokens.is_recent_year(next - 1))
    }

    /// Whether a noun follows that the digits could count: "1500 people", "in March 27 diplomats".
    pub(super) fn counts(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        // "the May 4 protests".
        let month = matches!(tokens.calendar_word(start), Some(CalendarWord::Month(_)));
        let led_by = |set| tokens.is_in_before(start, set);
        if month && led_by(Set::Definite) {
            return false;
        }
        // "Review 2013-2014\nYear ending in May".
        if tokens.is(next, Class::Word) && tokens.is_capital(next) && tokens.breaks_line(next) {
            return false;
        }
        // "On May 5 people marched": what follows "on" is a day.
        if month && led_by(Set::On) {
            return false;
        }
        if self.is_rate() {
            return true;
        }
        if self.is_before_subject() || self.names_event() {
            return false;
        }
        let is_year = start + 1 == next && tokens.year_digits(start).is_some();
        if (is_year && self.is_amount_by_what_follows())
            || self.ends_with_clock()
            || self.is_round_of()
        {
            return true;
        }
        let unit = matches!(tokens.calendar_word(next), Some(CalendarWord::Unit(_)));
        if unit || tokens.is_in(next, Set::CountedAfter) {
            return true;
        }
        let year = tokens.year_digits(next.saturating_sub(1)).or_else(|| tokens.year_digits(start));
        let of_now = year.is_some_and(is_recent);
        // A year after its month is led by that, and not by what stands before the date.
        let weak = start + 1 == next
            && ((led_by(Set::Joins) && !led_by(Set::Definite)) || led_by(Set::By))
            && !self.is_second_year();
        is_plural(tokens, next) && (weak || !of_now)
    }

    /// Whether it is joined to a year after an article: "the 2009 and 2010 studies".
    pub(super) fn is_second_year(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        start >= 3
            && tokens.is_in(start - 1, Set::And)
            && tokens.year_digits(start - 2).is_some()
            && (tokens.is_in(start - 3, Set::Definite)
                || tokens.is_in(start - 3, Set::Leads)
                || tokens.owns(start - 3))
    }

    /// Whether it stands between an article and a noun in lower case.
    pub(super) fn is_described(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let led = |set| tokens.is_in_before(start, set);
        let owned = start.checked_sub(1).is_some_and(|before| tokens.owns(before));
        (led(Set::Definite) || led(Set::Indefinite) || owned)
            && tokens.is(next, Class::Word)
            && tokens.is_lower(next)
            && !tokens.is_in(next, Set::Ends)
    }

    /// Whether it is a year in front of its sentence, and the noun after it is the subject: "In 2019 votes were counted",
    /// "In the first half of 2009 prices fell", but not "a convoy of 2000 soldiers attacked".
    fn is_before_subject(&self) -> bool {
        let Self { tokens, start, next, nested } = *self;
        if !tokens.is_recent_year(start) {
            let is_exact = tokens.year_digits(start).is_some_and(|year| !is_round(year));
            return is_exact && tokens.is_in_before(start, Set::BeforePeriod) && self.is_fronted();
        }
        let led_by = |set| tokens.is_in_before(start, set);
        let led = led_by(Set::BeforePeriod) && (nested || !led_by(Set::Of)) && !self.is_step();
        let auxiliary = || tokens.is(next, Class::Word) && tokens.is_in(next + 1, Set::Auxiliary);
        led && (auxiliary() || (nested && self.is_before_verb()) || self.is_fronted())
    }

    /// Whether it stands in front of its sentence, and the noun after it is the subject: "On Christmas Day prices rose".
    pub(super) fn is_fronted(&self) -> bool {
        let Self { tokens, start, .. } = *self;
        let led = start > 0 && tokens.is_capital(start - 1);
        let leading = tokens.is_capital(start) && tokens.is_lower(start + 1);
        (led || leading) && self.is_before_verb()
    }

    /// Whether a noun follows, and after it a verb: the noun is a subject, and nothing that the date describes.
    fn is_before_verb(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        tokens.is(next, Class::Word)
            && tokens.is_lower(next)
            && (tokens.is_in(next + 1, Set::Auxiliary) || tense::is_past(tokens, next + 1))
    }

    /// Whether a year is the subject of a sentence that calls it one, or says what it saw: "2008 was a hard year", "2009 saw
    /// the end of it".
    pub(super) fn is_subject(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        let recent = tokens.is_recent_year(start);
        let first = || {
            start == 0
                || matches!(tokens.word(start - 1), "." | "!" | "?" | "\u{201c}")
                || tokens.is_in_before(start, Set::BeforeClause)
        };
        let is_year = |at: usize| {
            matches!(tokens.bare_calendar_word(at), Some(CalendarWord::Unit(Period::Year)))
        };
        let called =
            || tokens.is_in(next, Set::YearVerb) && (next + 1..next + PREDICATE).any(is_year);
        recent && first() && (called() || tokens.is_in(next, Set::Saw))
    }

    /// Whether the two digits that it ends with are those of a year, and count nothing: "dated 23rd May 08", but not "on
    /// 5 May 10 were freed". A day in front of its sentence may be followed by its subject: only a stop shows that it ended.
    pub(super) fn ends_with_short_year(&self) -> bool {
        let Self { tokens, start, next, .. } = *self;
        // "08" counts nothing, but may be an hour.
        if tokens.word_before(next).starts_with('0') {
            let timed = tokens.after(next, Phrase::TimeOfDay).is_some();
            return !timed && !tokens.is_in(next, Set::CountedAfter);
        }
        let listed = tokens.word(next) == "," && tokens.is_digits(next + 1);
        let stopped =
            next >= tokens.len() || matches!(tokens.word(next), "." | "," | ";" | ")" | "]");
        let lead = start.saturating_sub(usize::from(tokens.is_in_before(start, Set::BeforeDay)));
        let fronted = lead == 0 || tokens.is_capital(lead);
        (stopped && !listed)
            || self.is_joined_to_short_year()
            || (!fronted && tokens.is_in(next, Set::AfterShortYear))
    }

    /// Whether it is joined to another day with a short year: "from 3 May 10 to 5 May 10".
    fn is_joined_to_short_year(&self) -> bool {
        let Self { tokens, next, .. } = *self;
        let joint = tokens.is_in(next, Set::And)
            || tokens.is_in(next, Set::RangeJoint)
            || tokens.is_hyphen(next);
        let is_month = matches!(tokens.calendar_word(next + 2), Some(CalendarWord::Month(_)));
        joint && is_month && tokens.small_digits(next + 3).is_some()
    }
}

/// Whether a noun in the plural stands at token `at`.
pub(super) fn is_plural(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    tokens.is(at, Class::Word)
        && tokens.is_lower(at)
        && !word.contains('\'')
        && word.len() > 4
        && tokens.lexicon.ends(word, Ending::Plural)
        && !tokens.lexicon.ends(word, Ending::Singular)
        && !tokens.is_in(at, Set::Singular)
}
