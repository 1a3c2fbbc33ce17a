//! Two numbers and all between: "600-700", "from 3km to 5km", "above 1000 and below 1500".

use std::ops::Bound;

use crate::value::arithmetic::times;
use crate::value::{Number, Rational};

use crate::reading::lexicon::{Hedge, NumberWord, Phrase, Set};
use crate::reading::number::amount::{Amount, Measure, amount_at, hundredths};
use crate::reading::number::cardinal::cardinal_at;
use crate::reading::number::digits::digits_of_money_at;
use crate::reading::number::exclusion::is_no_figure;
use crate::reading::number::found::Found;
use crate::reading::number::hedge::{hedge_before, hedged};
use crate::reading::number::name::{counts_what_follows, is_code_of_levels};
use crate::reading::number::numeral::Numeral;
use crate::reading::number::rate::rate_after;
use crate::reading::number::single::{one_at, stated};
use crate::reading::number::tally::{follows_tally, is_among_scores, is_of_teams, is_record};
use crate::reading::resolve::Unresolved;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// "600-700", "between $5 and $10", "from 3km to 5km", "70 to 80 percent"; the first of "from 3.2 to 3.4 percent" where these
/// are what a change led from and to.
///
/// Its hedge begins at token `lead`, or nothing stands before token `i`.
pub(super) fn range_at<'t>(tokens: &Tokens<'t>, lead: usize, i: usize) -> Option<Found<'t>> {
    let ends = range_ends_at(tokens, lead, i)?;
    let RangeEnds { first, last, from, opening, .. } = &ends;
    let shared = last.number.times_unscaled(&first.number)?;
    let measure = shared_measure(tokens, &ends, shared)?;
    let begins = first.measure.begins(measure) && ends.may_range(tokens);
    let rises = shared < last.number.value;
    let is_share = matches!(measure, Measure::Percent | Measure::Money(_));
    let is_led = is_led_to(tokens, *opening, rises && !ends.is_open(tokens), is_share)
        || is_from_standstill(tokens, *opening);
    // "won by 51.9 to 48.1 per cent".
    let is_vote = !rises
        && ends.worded
        && measure == Measure::Percent
        && tokens.is_in_before(ends.lead, Set::By)
        && first.measure == Measure::None;
    let is_led = is_led || is_vote;
    let fits = begins && (rises || is_led && ends.worded);
    let measured = last.measure != Measure::None;
    if !fits
        || measure == Measure::None && ends.is_tally(tokens)
        || first.number.rule == Rule::DecimalComma
        || measure == Measure::None && is_code_of_levels(tokens, *from, last.next)
        || is_no_figure(tokens, *from, &first.number, true)
        || is_no_figure(tokens, *from, &last.number, measured)
    {
        return None;
    }
    if is_led {
        return (!ends.opened).then(|| ends.first_alone(tokens, shared, measure))?;
    }
    let below = tokens.after(last.next, Phrase::BelowZero);
    let (least, most) = match below {
        Some(_) => (-last.number.value, -shared),
        None => (shared, last.number.value),
    };
    // "$600-1000+".
    let plus = last.next;
    let is_open =
        tokens.word(plus) == "+" && tokens.glued(plus) && !tokens.is(plus + 1, Class::Figure);
    if is_open {
        let number = Number::at_least(least);
        let found = Found {
            number,
            rule: Rule::AtLeast,
            measure,
            share: false,
            unread: None,
            from: i,
            next: plus + 1,
        };
        return Some(found);
    }
    let number = Number::range(Bound::Included(least), Bound::Included(most))?;
    Some(Found {
        number,
        rule: Rule::NumberRange,
        measure,
        share: last.number.share,
        unread: ends.is_open(tokens).then_some(Unresolved::SharedMagnitude),
        from: i,
        next: below.unwrap_or(last.next),
    })
}

/// From how many digits on, without groups, two numbers that a hyphen joins are a code where nothing is counted.
const LONG_CODE: usize = 5;

/// Two amounts that may be the ends of a range.
struct RangeEnds<'t> {
    first: Amount<'t>,
    last: Amount<'t>,
    /// The first as it is written, where it is in another unit than the last; both are in the smaller of the two then.
    written: Option<Amount<'t>>,
    /// Where the first begins, where its hedge does, and what follows the word that opens the range.
    from: usize,
    lead: usize,
    opening: usize,
    /// Where the last begins.
    at: usize,
    /// Whether "between" or "from" opens the range.
    opened: bool,
    /// Whether a hyphen joins both.
    joined: bool,
    /// Whether a word or "~" joins both.
    worded: bool,
}

/// Returns the two amounts at token `i`, with what joins them.
fn range_ends_at<'t>(tokens: &Tokens<'t>, lead: usize, i: usize) -> Option<RangeEnds<'t>> {
    let between = tokens.is_in(i, Set::Between);
    let opened = between || tokens.is_in(i, Set::From);
    let opening = i + usize::from(opened);
    // "between about 20 and 30", "from about 20".
    let from = if opened { past_about(tokens, opening) } else { i };
    let opening = if opened { opening } else { lead };
    let mut first = amount_at(tokens, from)?;
    // "the 10- to 14-year-olds".
    let connector = past_suspended_hyphen(tokens, first.next);
    let joined =
        tokens.is_hyphen(connector) && tokens.glued(connector) == tokens.glued(connector + 1);
    let worded = tokens.is_in(connector, Set::RangeJoint)
        || tokens.word(connector) == "~"
        || (tokens.is_in(connector, Set::And)
            && (between || (opened && first.measure != Measure::None)));
    // "2 -7 g", where no weight is negative.
    let leaning = tokens.is_hyphen(connector)
        && tokens.glued(connector + 1)
        && first.measure == Measure::None;
    // "5, 6 or 7 dead".
    let in_list = tokens.is_in(connector, Set::Or)
        && tokens.word_before(from) == ","
        && from > 1
        && cardinal_at(tokens, from - 2).is_some();
    if !(joined || worded || leaning) || in_list {
        return None;
    }
    let at = last_start(tokens, connector + 1, &first);
    let mut last = match first.measure {
        Measure::Money(_) => money_end_at(tokens, at).or_else(|| amount_at(tokens, at))?,
        _ => amount_at(tokens, at)?,
    };
    // "25 to 50 basis points".
    let is_of_hundredths = tokens.ends_within(last.next, Phrase::HundredthOfPercent, 3);
    if is_of_hundredths && first.measure == Measure::None {
        first.number = hundredths(&first.number, first.next)?;
    }
    let written = in_smaller_unit(&mut first, &mut last);
    // "minus 10 to minus 20 degrees".
    let falls = last.number.value < first.number.value && first.number.value < Rational::ZERO;
    if worded && falls {
        std::mem::swap(&mut first.number.value, &mut last.number.value);
    }
    let lead = if lead < i { lead } else { from };
    Some(RangeEnds { first, last, written, from, lead, opening, at, opened, joined, worded })
}

/// Gives both ends the smaller of their units, where one measures the same as the other: "six months to two years". Returns the
/// first as it was then.
fn in_smaller_unit<'t>(first: &mut Amount<'t>, last: &mut Amount<'t>) -> Option<Amount<'t>> {
    let (Measure::Unit(own), Measure::Unit(other)) = (first.measure, last.measure) else {
        return None;
    };
    if own == other || !own.adds_up_with(other) {
        return None;
    }
    let written = first.clone();
    let (larger, larger_unit, unit) =
        if own.size > other.size { (first, own, other) } else { (last, other, own) };
    let ratio = Rational::new(larger_unit.size, unit.size);
    let value = times(larger.number.value, ratio)?;
    larger.number = Numeral { value, ..larger.number.clone() };
    larger.measure = Measure::Unit(unit);
    Some(written)
}

/// Returns where the last amount of a range begins, at token `at` or after a word: "between 2l and about 7l", "-10 to +20",
/// "minus 10 to plus 20".
fn last_start(tokens: &Tokens<'_>, at: usize, first: &Amount<'_>) -> usize {
    let at = past_about(tokens, at);
    let signed = tokens.word(at) == "+" || tokens.is_in(at, Set::Positive);
    at + usize::from(signed && first.number.value < Rational::ZERO)
}

/// Returns the token after the "about" at token `at`, or `at`.
fn past_about(tokens: &Tokens<'_>, at: usize) -> usize {
    let (hedge, after) = hedge_before(tokens, at);
    if hedge == Some(Hedge::About) { after } else { at }
}

impl<'t> RangeEnds<'t> {
    /// Whether nothing beside the two speaks against a range: a hyphen to another number ("4-4-2"), a name ("7-Eleven").
    fn may_range(&self, tokens: &Tokens<'_>) -> bool {
        let chained = is_tied(tokens, self.from, true) || is_tied(tokens, self.last.next, false);
        // "to account 78130-447900".
        let is_code = |at: usize| {
            let digits = tokens.word(at);
            digits.len() >= LONG_CODE && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        if self.joined
            && is_code(self.from)
            && is_code(self.at)
            && times(self.first.number.value, Rational::from_integer(FAR))
                .is_some_and(|far| far <= self.last.number.value)
            && !counts_what_follows(tokens, self.last.next)
        {
            return false;
        }
        // "555-1234", "1-800-FLOWERS".
        let is_called = self.joined
            && tokens.word(self.at - 1) == "-"
            && tokens.word(self.last.next) != ")"
            && tokens.word(self.from).len() == 3
            && tokens.word(self.at).len() == 4
            && [self.from, self.at].into_iter().all(|at| !tokens.word(at).ends_with('0'))
            && self.last.measure == Measure::None
            && !tokens.is(self.last.next, Class::Word);
        let goes_on = self.joined
            && tokens.ties(self.last.next)
            && tokens.is_capital_word(self.last.next + 1);
        if is_called || goes_on {
            return false;
        }
        // "from 124 for 2 to 132 for 5".
        let is_of_wickets = tokens.is_in_before(self.from, Set::For)
            && self.from >= 2
            && tokens.is(self.from - 2, Class::Figure)
            && tokens.is_in(self.last.next, Set::For);
        if is_of_wickets {
            return false;
        }
        let is_name = tokens.is_capital_word(self.at)
            || tokens.is_in(self.last.next, Set::Formation) && self.last.measure == Measure::None;
        let leaning_fits = matches!(self.last.measure, Measure::Unit(_));
        !(self.joined && (chained || is_name)) && (self.joined || self.worded || leaning_fits)
    }

    /// Whether the two are those for and those against: "voted 52-48".
    fn is_tally(&self, tokens: &Tokens<'_>) -> bool {
        let counts = self.worded && tokens.is(self.last.next, Class::Word);
        let is_score = self.joined
            && [is_among_scores, is_of_teams, is_record].iter().any(|is| is(tokens, self.from));
        !self.opened && !counts && (is_score || follows_tally(tokens, self.from))
    }

    /// Whether the magnitude of the last may be that of the first too: "800 to 1.2 million", "10-15,000", "one-twenty".
    fn is_open(&self, tokens: &Tokens<'_>) -> bool {
        let (first, last) = (&self.first.number, &self.last.number);
        last.may_scale(first)
            || has_shared_thousands(tokens, self.at, first, last)
            || self.joined && is_said_short(tokens, first, last)
    }

    /// Returns the first by itself with its hedge, and the value and measure that it shares with the last.
    fn first_alone(
        &self,
        tokens: &Tokens<'_>,
        shared: Rational,
        measure: Measure<'t>,
    ) -> Option<Found<'t>> {
        let (Amount { number, next, .. }, shared, measure) = match &self.written {
            Some(first) => (first, first.number.value, first.measure),
            None => (&self.first, shared, measure),
        };
        let is_scaled = shared != number.value;
        let scale = Rational::from_integer(self.last.number.magnitude);
        let step = is_scaled.then_some(scale).or(number.step);
        let written = Numeral { value: shared, step, ..number.clone() };
        let plain = (stated(&written, measure == Measure::Percent), written.rule);
        let (number, rule) = match hedge_before(tokens, self.lead).0 {
            Some(hedge) => hedged(hedge, shared, plain)?,
            None => plain,
        };
        Some(Found {
            number,
            rule,
            measure,
            share: written.share,
            unread: self.is_open(tokens).then_some(Unresolved::SharedMagnitude),
            from: self.from,
            next: *next,
        })
    }
}

/// Whether the thousands of `last`, which begins at token `at`, may be those of `first` too: "10-15,000".
fn has_shared_thousands(tokens: &Tokens<'_>, at: usize, first: &Numeral, last: &Numeral) -> bool {
    let digits = tokens.word(at);
    let is_round = digits.ends_with(",000") || digits.ends_with(",500");
    let scaled = |by| times(first.value, Rational::from_integer(by));
    let is_near = scaled(1000).is_some_and(|value| value < last.value)
        && scaled(10_000).is_some_and(|value| value > last.value);
    is_round && last.magnitude == 1 && first.magnitude == 1 && first.step.is_none() && is_near
}

/// "one-twenty": a hundred and twenty, or twenty past one.
fn is_said_short(tokens: &Tokens<'_>, first: &Numeral, last: &Numeral) -> bool {
    let is_unit = matches!(tokens.number_word(first.next - 1), Some(NumberWord::Unit(1..=9)));
    let tens = matches!(tokens.number_word(last.next - 1), Some(NumberWord::Tens(_)));
    is_unit && tens
}

/// How many words stand at most between the word for a change and what it led from: "raised its main lending rate from".
const CHANGE_WORDS: usize = 6;

/// The same, where what changed are percentages or money: "raised the mean efficiency of its thin-film cells from 23% to 35%".
const CHANGE_WORDS_OF_SHARES: usize = 11;

/// The same, where a comma parts both.
const CHANGE_WORDS_OF_CLAUSE: usize = 24;

/// Whether the numbers that begin at token `first`, before which "from" stands, are those before and after a change: "rose
/// sharply from 200 to 340", but not "ranged from 200 to 340", nor "lost from 20 to 25 percent", which `rises`.
fn is_led_to(tokens: &Tokens<'_>, first: usize, rises: bool, is_share: bool) -> bool {
    let Some(from) = first.checked_sub(1).filter(|from| tokens.is_in(*from, Set::From)) else {
        return false;
    };
    let last = if tokens.word_before(from) == "," { from - 1 } else { from };
    let most = if is_share { CHANGE_WORDS_OF_SHARES } else { CHANGE_WORDS };
    // "rose by 25 percent against the others, from 2 percent to 3": what was added behind a comma is told of the whole clause.
    let is_added = is_share && last < from;
    let most = if is_added { CHANGE_WORDS_OF_CLAUSE } else { most };
    let words = (0..last).rev().take(most).take_while(|at| {
        may_follow_change(tokens, *at) || is_added && !matches!(tokens.word(*at), "." | ";" | "?")
    });
    for at in words {
        if tokens.is_in(at, Set::Ranging) || rises && tokens.is_in(at, Set::Fall) {
            return false;
        }
        if [Set::Change, Set::Moved, Set::Altered].into_iter().any(|set| tokens.is_in(at, set)) {
            return true;
        }
        // "stretched its lead from 2 to 11", but "stretched from 2 to 11 miles offshore".
        if tokens.is_in(at, Set::Stretched) && at + 1 < last {
            return true;
        }
    }
    false
}

/// Whether the token `at` may stand between a change and what it led from: "rose 5 percent, from $9 to $10".
fn may_follow_change(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, Class::Word)
        || tokens.is(at, Class::Figure)
        || tokens.word(at) == "%"
        || tokens.ties(at)
}

/// "goes from zero to 60 mph", "takes the car from 0 to 100 km/h": what moves from nought has no range.
fn is_from_standstill(tokens: &Tokens<'_>, first: usize) -> bool {
    let Some(from) = first.checked_sub(1).filter(|from| tokens.is_in(*from, Set::From)) else {
        return false;
    };
    let is_nought =
        tokens.word(first) == "0" || tokens.number_word(first) == Some(NumberWord::Unit(0));
    let mut words = (0..from).rev().take(CHANGE_WORDS).take_while(|at| tokens.is(*at, Class::Word));
    is_nought && words.any(|at| tokens.is_in(at, Set::Gone))
}

/// After a change, so many times as much is what it led to, and not the other end of a range.
const FAR: i128 = 4;

/// Returns the token after a hyphen that stands for the end of a word to come: "10- to 14-year-olds".
fn past_suspended_hyphen(tokens: &Tokens<'_>, at: usize) -> usize {
    let suspended = tokens.is_hyphen(at) && tokens.glued(at) && !tokens.glued(at + 1);
    at + usize::from(suspended && tokens.is(at + 1, Class::Word))
}

/// "6m" in "$4-6m", where no metre is meant.
fn money_end_at<'t>(tokens: &Tokens<'t>, at: usize) -> Option<Amount<'t>> {
    let number = digits_of_money_at(tokens, at)?;
    Some(Amount { next: number.next, number, measure: Measure::None })
}

/// Returns what both ends measure; `None` where the two are a change and what it led to. `shared` is the value of the first.
fn shared_measure<'t>(
    tokens: &Tokens<'t>,
    ends: &RangeEnds<'t>,
    shared: Rational,
) -> Option<Measure<'t>> {
    let RangeEnds { first, last, lead, joined, .. } = ends;
    let by = tokens.is_in_before(*lead, Set::By);
    let is_change = tokens.is_in_before(*lead, Set::Change);
    // "cut its staff by a fifth to 800".
    if by && first.number.share && !last.number.share && !joined {
        return None;
    }
    match (first.measure, last.measure) {
        // "rose by 400 million kronor to 3.2 billion".
        (Measure::Money(_), Measure::None) if is_change && !joined => None,
        // "$5-10 million", "$5 to 10 a head"; but "$5 to 10 people".
        (Measure::Money(currency), Measure::None)
            if *joined
                || last.number.magnitude > 1
                || !tokens.is(last.next, Class::Word)
                || tokens.is_in(last.next, Set::Each)
                || rate_after(tokens, last.next, true).is_some() =>
        {
            Some(Measure::Money(currency))
        }
        // "fell 3 to 27" and "fell by 3 to 27"; "cut the crew by 3 to 27", but "cut the crew by 25 to 27"; "by 3 to 27".
        (Measure::None, Measure::None) => {
            let moved = by && is_moved_by(tokens, *lead, is_far(last, shared));
            (!moved && (by || !is_change)).then_some(Measure::None)
        }
        // "fell 0.2 to 4.9 percent", which is no "rose 2 to 3 percent".
        (Measure::None, measure) => (!(is_change && is_far(last, shared))).then_some(measure),
        // "affected prices by 25% to 40%", but not "rose sharply by 5% to 80%".
        (_, measure) => {
            // "cut emissions by 25% to 40%", but "raised the rent by 140 pounds to 980 pounds".
            let is_moved = is_moved_by(tokens, *lead, is_far(last, shared));
            (!is_change || by && !is_moved).then_some(measure)
        }
    }
}

/// Whether `last` is so many times as much as `first` that a change led to it from there.
fn is_far(last: &Amount<'_>, first: Rational) -> bool {
    times(first, Rational::from_integer(FAR)).is_none_or(|far| far <= last.number.value)
}

/// Whether a change is told of before the "by" that stands before token `lead`: next to it, or farther off where what it led to is
/// `far`.
fn is_moved_by(tokens: &Tokens<'_>, lead: usize, far: bool) -> bool {
    let moves = |at: usize| tokens.is_in(at, Set::Moved) || tokens.is_in(at, Set::Change);
    let by = lead.saturating_sub(1);
    let reach = if far { CHANGE_WORDS } else { 2 };
    (by.saturating_sub(reach)..by).any(moves)
}

/// Whether a hyphen ties the token `at` to a number before it, or to one that begins after it: "4-4-2".
fn is_tied(tokens: &Tokens<'_>, at: usize, before: bool) -> bool {
    let (hyphen, other) =
        if before { (at.wrapping_sub(1), at.wrapping_sub(2)) } else { (at, at + 1) };
    let number = tokens.number_word(other).is_some_and(NumberWord::is_cardinal)
        || tokens.is(other, Class::Figure);
    tokens.is_hyphen(hyphen) && tokens.glued(hyphen) && number
}

/// "above 1000 and below 1500", "greater than 100 but less than 300": one interval where both can hold.
pub(super) fn with_other_bound<'t>(tokens: &Tokens<'t>, found: &Found<'t>) -> Option<Found<'t>> {
    let comma = usize::from(tokens.word(found.next) == ",");
    let at = found.next + comma;
    // "nor more than" begins the other bound itself.
    let negated = tokens.is_in(at, Set::NegatesBound);
    let start = at + usize::from(tokens.is_in(at, Set::BoundJoint));
    let (hedge, amount_start) = hedge_before(tokens, start);
    if start == at && !negated || amount_start == start {
        return None;
    }
    let other = one_at(tokens, start, amount_start, hedge)?;
    let is_lower = |rule| matches!(rule, Rule::MoreThan | Rule::AtLeast);
    let is_upper = |rule| matches!(rule, Rule::LessThan | Rule::AtMost);
    let (low, high) = if is_lower(found.rule) && is_upper(other.rule) {
        (found, &other)
    } else if is_upper(found.rule) && is_lower(other.rule) {
        (&other, found)
    } else {
        return None;
    };
    let least = low.number.ends().0?;
    let most = high.number.ends().1?;
    let end = |end, open| if open { Bound::Excluded(end) } else { Bound::Included(end) };
    let number = Number::range(
        end(least, low.rule == Rule::MoreThan),
        end(most, high.rule == Rule::LessThan),
    );
    let number = number.filter(|_| least < most && found.measure.begins(other.measure))?;
    Some(Found {
        number,
        rule: Rule::TwoBounds,
        measure: other.measure,
        share: other.share,
        unread: None,
        from: found.from,
        next: other.next,
    })
}
