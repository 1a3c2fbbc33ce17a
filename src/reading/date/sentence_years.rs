//! The year of a day or month that stands in other words of its sentence: "on 4 May and on 7 June 2023", "In 2022, on
//! 4 May", "4 May (1998)".

use std::collections::BTreeMap;
use std::ops::Range;

use super::beside_date::give_beside;
use super::phrase::DatePhrase;
use super::tense;
use crate::reading::lexicon::Set;
use crate::reading::mention::{Figure, Mention};
use crate::reading::token::{Class, Tokens};
use crate::value::Day;

/// How many months apart two days of a list lie at least if the second is of the next year: "30 December and 2 January
/// 2010", but not "7 June and 4 May 2023".
const NEXT_YEAR: u8 = 6;

/// How many mentions back and ahead another date of the same sentence, or of the one before, is looked for.
const NEAR: usize = 3;

/// How many days the Julian calendar is behind ours, from 1582 to 2099.
const JULIAN_DAYS: std::ops::RangeInclusive<i64> = 10..=13;

/// A mention and the tokens that it was read from.
pub(in crate::reading) struct PlacedMention {
    pub(in crate::reading) mention: Mention,
    pub(in crate::reading) tokens: Range<usize>,
}

impl PlacedMention {
    pub(super) fn date(&self) -> Option<&DatePhrase> {
        match &self.mention.says {
            Figure::Date(phrase) => Some(phrase),
            _ => None,
        }
    }

    /// Returns its month and day where it has no year.
    fn without_year(&self) -> Option<(u8, Option<u8>)> {
        self.date()?.without_year()
    }

    /// Makes it one of two: as it is, and of that year.
    fn give_either_year(&mut self, year: i64) {
        if let Figure::Date(phrase) = &mut self.mention.says {
            phrase.give_either_year(year);
        }
    }

    fn plain_year(&self) -> Option<(i64, Option<u8>, Option<u8>)> {
        self.date()?.plain_year()
    }

    /// Returns the month and day of a date that has a year and a month.
    fn month_and_day(&self) -> Option<(u8, Option<u8>)> {
        let (_, month, day) = self.plain_year()?;
        Some((month?, day))
    }

    /// Makes a date of a year one of two: of that year, and of the next.
    fn or_next_year(&mut self, year: i64) {
        if let Figure::Date(phrase) = &mut self.mention.says {
            phrase.or_next_year(year);
        }
    }

    fn give_year(&mut self, year: i64) {
        if let Figure::Date(phrase) = &mut self.mention.says {
            phrase.give_year(year);
        }
    }
}

/// Gives the days and months of a text the years that other words of their sentences say.
pub(in crate::reading) fn give_years(tokens: &Tokens<'_>, mentions: &mut Vec<PlacedMention>) {
    join_bracketed(tokens, mentions);
    give_beside(tokens, mentions);
    // From the last to the first: a list has its year at its end.
    for at in (0..mentions.len()).rev() {
        if let Some(year) = coordinated(tokens, mentions, at) {
            mentions[at].give_year(year);
        }
    }
    for year_of in [year_before_bracket, year_of_first_day] {
        for at in 0..mentions.len() {
            if let Some(year) = year_of(tokens, mentions, at) {
                mentions[at].give_year(year);
            }
        }
    }
    give_fronted(tokens, mentions);
    give_between(mentions);
    give_named(tokens, mentions);
    let doubtful: Vec<(usize, i64)> =
        (0..mentions.len()).filter_map(|at| Some((at, beside(tokens, mentions, at)?))).collect();
    for (at, year) in doubtful {
        mentions[at].give_either_year(year);
    }
}

/// "They met on 9 June 2016. … The 9 June meeting": gives a day that describes something the year that the text has named it
/// with, where that is one. Another may be of that year, or an anniversary.
fn give_named(tokens: &Tokens<'_>, mentions: &mut [PlacedMention]) {
    let mut years: BTreeMap<(u8, u8), Option<i64>> = BTreeMap::new();
    for mention in mentions.iter() {
        if let Some((year, Some(month), Some(day))) = mention.plain_year() {
            let named = years.entry((month, day)).or_insert(Some(year));
            *named = named.filter(|named| *named == year);
        }
    }
    for mention in mentions {
        let Some((month, Some(day))) = mention.without_year() else { continue };
        let Some(Some(year)) = years.get(&(month, day)) else { continue };
        if mention.date().is_some_and(DatePhrase::is_to_come) {
            continue;
        }
        match describes(tokens, &mention.tokens) {
            true => mention.give_year(*year),
            false => mention.give_either_year(*year),
        }
    }
}

/// Whether a date stands between an article and a noun: "the 9 June meeting".
fn describes(tokens: &Tokens<'_>, date: &Range<usize>) -> bool {
    let led =
        tokens.is_in(date.start, Set::Definite) || tokens.is_in_before(date.start, Set::Definite);
    led && tokens.is_small_word(date.end) && !tokens.is_in(date.end, Set::Ends)
}

/// "On 2 March 2017 … On 3 March … On 5 March 2017": gives a day the year of the dates before and after it, where these are of one
/// year and it lies between them.
fn give_between(mentions: &mut [PlacedMention]) {
    for at in 0..mentions.len() {
        let Some((month, Some(day))) = mentions[at].without_year() else { continue };
        let of_year = |other: &PlacedMention| {
            let (year, month, day) = other.plain_year()?;
            Some((year, (month?, day?)))
        };
        let before = mentions[..at].iter().rev().take(NEAR).find_map(of_year);
        let after = mentions[at + 1..].iter().take(NEAR).find_map(of_year);
        if let (Some((year, first)), Some((last_year, last))) = (before, after)
            && year == last_year
            && (first..=last).contains(&(month, day))
            && !mentions[at].date().is_some_and(DatePhrase::is_to_come)
        {
            mentions[at].give_year(year);
        }
    }
}

/// "He came on 4 May and left on 7 June 2023", "The raid in 2002 took place on 4 May": the year of another time of the
/// sentence, which may be that of this day.
fn beside(tokens: &Tokens<'_>, mentions: &[PlacedMention], at: usize) -> Option<i64> {
    let (_, own_day) = mentions[at].without_year()?;
    let own = &mentions[at].tokens;
    // "two armies" and "three days" may stand between the two.
    let is_date = |other: &&PlacedMention| other.date().is_some();
    let before = mentions[..at].iter().rev().take(NEAR).find(is_date);
    let before = before.map(|other| (other, other.tokens.end..own.start));
    let after = mentions[at + 1..].iter().take(NEAR).find(is_date);
    let after = after.map(|other| (other, own.end..other.tokens.start));
    let years = before.into_iter().chain(after).filter_map(|(other, between)| {
        let (year, _, day) = other.plain_year()?;
        let ends = between.clone().filter(|at| tense::ends_sentence_at(tokens, *at)).count();
        // "In October 1066 the armies met. The battle was fought on 14 October."
        let goes_on = ends == 1 && follows(other, &mentions[at]);
        let near = (ends == 0 || goes_on) && !is_parted(tokens, &between);
        if goes_on && near {
            return Some(year);
        }
        // "Sales in March were up on March 2009": what is compared is of two years.
        own_day?;
        let is_of_sentence = || is_fronted(tokens, other) || is_in_clause(tokens, other, between);
        (near && (day.is_some() || is_of_sentence())).then_some(year)
    });
    years.into_iter().next()
}

/// Whether a day that lacks its year can be of the year of a month or day before it, and no earlier in it.
fn follows(earlier: &PlacedMention, day: &PlacedMention) -> bool {
    let both = earlier.month_and_day().zip(day.without_year());
    let begins_before = earlier.tokens.start < day.tokens.start;
    begins_before && both.is_some_and(|(earlier, day)| earlier <= day)
}

/// Whether a blank line stands between two mentions.
fn is_parted(tokens: &Tokens<'_>, between: &Range<usize>) -> bool {
    tokens.is_broken(between.start - 1, between.end + 1)
}

/// Whether a year stands in front of its sentence: "In 2022, …".
fn is_fronted(tokens: &Tokens<'_>, year: &PlacedMention) -> bool {
    let Some(lead) = year.tokens.start.checked_sub(1) else { return false };
    let is_lead = tokens.is_in(lead, Set::BeforePeriod) && tokens.is_capital(lead);
    is_lead && (lead == 0 || !tokens.is(lead - 1, Class::Word))
}

/// Whether a year stands in the clause of a day, and not beside a verb of its own: "The raid in 2002 took place on 4 May",
/// "on 4 May in Oslo in 2002", but not "who fled in 2002 was arrested". `between` is what stands between both.
fn is_in_clause(tokens: &Tokens<'_>, year: &PlacedMention, between: Range<usize>) -> bool {
    let lead = year.tokens.start.saturating_sub(1);
    let mut parted = between.clone().filter(|at| tokens.word(*at) == ",");
    let has_verb = match year.tokens.start == between.end {
        true => between.clone().any(|at| tense::is_past(tokens, at)),
        false => tense::follows_verb(tokens, lead),
    };
    tokens.is_in(lead, Set::Within) && parted.next().is_none() && !has_verb
}

/// "the first quarter of 1851 (census night was 31 March)": the year of the date before the brackets that a day stands in.
fn year_before_bracket(tokens: &Tokens<'_>, mentions: &[PlacedMention], at: usize) -> Option<i64> {
    mentions[at].without_year()?;
    let before = &mentions[at.checked_sub(1)?];
    let (year, _, _) = before.date()?.own_year()?;
    let open = before.tokens.end;
    let mut inner = open..mentions[at].tokens.start;
    (tokens.word(open) == "(" && inner.all(|at| tokens.word(at) != ")")).then_some(year)
}

/// "starts on 1 October and runs through 30 September 2026": the year in which a time begins that ends on the next day.
fn year_of_first_day(tokens: &Tokens<'_>, mentions: &[PlacedMention], at: usize) -> Option<i64> {
    let own = mentions[at].without_year()?;
    let last = mentions.get(at + 1)?;
    let (year, month, day) = last.date()?.own_year()?;
    let month = month?;
    let between = mentions[at].tokens.end..last.tokens.start;
    goes_on(tokens, &between).then_some(if own < (month, day) { year } else { year - 1 })
}

/// Whether the words between two days say that a time goes on from one to the other: "and runs through".
fn goes_on(tokens: &Tokens<'_>, between: &Range<usize>) -> bool {
    let joints = [Set::And, Set::SpanVerb, Set::RangeJoint, Set::Until, Set::On];
    let verb = between.clone().any(|at| tokens.is_in(at, Set::SpanVerb));
    verb && between.clone().all(|at| joints.iter().any(|set| tokens.is_in(at, *set)))
}

/// "4 May (1998)", "23 February (8 March) 1917": one date with its year.
fn join_bracketed(tokens: &Tokens<'_>, mentions: &mut Vec<PlacedMention>) {
    let mut joined = Vec::new();
    let mut at = 0;
    while at < mentions.len() {
        let Some(date) = with_its_bracket(tokens, &mentions[at..]) else {
            at += 1;
            continue;
        };
        let end = date.tokens.end;
        let next = at + mentions[at..].iter().take_while(|other| other.tokens.start < end).count();
        joined.push((at..next, date));
        at = next;
    }
    if joined.is_empty() {
        return;
    }
    let mut joined = joined.into_iter().peekable();
    for (at, mention) in std::mem::take(mentions).into_iter().enumerate() {
        match joined.peek() {
            Some((places, _)) if places.contains(&at) => {}
            _ => mentions.push(mention),
        }
        if let Some((_, date)) = joined.next_if(|(places, _)| places.end == at + 1) {
            mentions.push(date);
        }
    }
}

/// Returns the first of the mentions joined with the brackets after it, where these hold its year, or the same day in
/// our calendar.
fn with_its_bracket(tokens: &Tokens<'_>, mentions: &[PlacedMention]) -> Option<PlacedMention> {
    let first = mentions.first()?;
    let open = first.tokens.end;
    if tokens.word(open) != "(" {
        return None;
    }
    let year = tokens.year_digits(open + 1).filter(|_| tokens.word(open + 2) == ")");
    let (date, year, end) = match year {
        Some(year) => first.without_year().map(|_| (first, year, open + 3))?,
        None => of_two_calendars(tokens, first, mentions.get(1)?)?,
    };
    let mut mention = date.mention.clone();
    if let Figure::Date(phrase) = &mut mention.says {
        phrase.give_year(year);
    }
    mention.span = tokens.span(first.tokens.start, end);
    mention.figure = mention.span;
    Some(PlacedMention { mention, tokens: first.tokens.start..end })
}

/// "23 February (8 March) 1917", "23 February 1917 (8 March)": a day of the Julian calendar and in brackets the same of
/// ours, its year, and the token after all.
fn of_two_calendars<'m>(
    tokens: &Tokens<'_>,
    julian: &PlacedMention,
    ours: &'m PlacedMention,
) -> Option<(&'m PlacedMention, i64, usize)> {
    let close = ours.tokens.end;
    let encloses = ours.tokens.start == julian.tokens.end + 1 && tokens.word(close) == ")";
    let (month, day) = ours.without_year().filter(|_| encloses)?;
    let (year, old_month, old_day, end) = match julian.without_year() {
        Some((month, day)) => (tokens.year_digits(close + 1)?, month, day, close + 2),
        None => {
            let (year, month, day) = julian.date()?.own_year()?;
            (year, month?, day, close + 1)
        }
    };
    let old = Day::from_ymd(year, old_month, old_day?)?;
    let new = [year, year + 1].into_iter().find_map(|year| {
        let new = Day::from_ymd(year, month, day?)?;
        JULIAN_DAYS.contains(&(new.number() - old.number())).then_some(year)
    })?;
    Some((ours, new, end))
}

/// "on 4 May and on 7 June 2023", "on 4 May 2023 and on 7 June": the year of the date that one is coordinated with.
fn coordinated(tokens: &Tokens<'_>, mentions: &[PlacedMention], at: usize) -> Option<i64> {
    let (month, day) = mentions[at].without_year()?;
    let year_of = |other: &PlacedMention| {
        let (year, other_month, other_day) = other.plain_year()?;
        // "in May and in 2010", "in June, 2010 votes": a year by itself is of no list of days.
        (day.is_some() == other_day.is_some()).then_some((year, other_month?))
    };
    let after = mentions.get(at + 1).filter(|other| {
        is_joined(tokens, &mentions[at], other) || is_followed(tokens, &mentions[at], other)
    });
    if let Some((year, other)) = after.and_then(year_of) {
        return Some(if month >= other + NEXT_YEAR { year - 1 } else { year });
    }
    let before = at.checked_sub(1).map(|before| &mentions[before]);
    let before = before.filter(|other| is_joined(tokens, other, &mentions[at]));
    if let Some(year) = before.and_then(|other| year_before_day(tokens, other, &mentions[at])) {
        return Some(year);
    }
    let (year, other) = before.and_then(year_of)?;
    Some(if other >= month + NEXT_YEAR { year + 1 } else { year })
}

/// "in 1950 on 4 May", "in 1950, on the 4th of May": the year that stands just before a day.
fn year_before_day(tokens: &Tokens<'_>, year: &PlacedMention, day: &PlacedMention) -> Option<i64> {
    let (number, None, None) = year.plain_year()? else { return None };
    let led = tokens.is_in_before(year.tokens.start, Set::Within);
    let mut between = year.tokens.end..day.tokens.start;
    let follows = between.any(|at| tokens.is_in(at, Set::On));
    let mut all = year.tokens.end..day.tokens.start;
    let only = all.all(|at| {
        tokens.word(at) == "," || tokens.is_in(at, Set::On) || tokens.is_in(at, Set::Definite)
    });
    (led && follows && only).then_some(number)
}

/// Whether nothing stands between two dates but what joins the parts of a list.
fn is_joined(tokens: &Tokens<'_>, first: &PlacedMention, last: &PlacedMention) -> bool {
    let mut between = first.tokens.end..last.tokens.start;
    let joins = |at: usize| {
        let joints = [Set::And, Set::Or, Set::On, Set::Within, Set::Definite];
        matches!(tokens.word(at), "," | "&" | "/")
            || joints.iter().any(|set| tokens.is_in(at, *set))
    };
    !between.is_empty() && !is_parted(tokens, &between) && between.all(joins)
}

/// "on 4 May and again on 7 June 2023": whether the same is told of two days, one after the other.
fn is_followed(tokens: &Tokens<'_>, first: &PlacedMention, last: &PlacedMention) -> bool {
    let between = first.tokens.end..last.tokens.start;
    let joints = [Set::And, Set::On, Set::Again];
    let joins =
        |at: usize| tokens.word(at) == "," || joints.into_iter().any(|set| tokens.is_in(at, set));
    let in_order = first.without_year().zip(last.month_and_day()).is_some_and(|(a, b)| a < b);
    in_order
        && between.clone().any(|at| tokens.is_in(at, Set::Again))
        && between.into_iter().all(joins)
}

/// "In 2022, on 4 May he left": gives the days of a sentence the year in front of it, up to a date of another year.
fn give_fronted(tokens: &Tokens<'_>, mentions: &mut [PlacedMention]) {
    let mut front = None;
    for at in 0..mentions.len() {
        let (before, after) = mentions.split_at_mut(at);
        let last = before.last();
        let own = &mut after[0];
        if let Some(last) = last {
            let mut between = last.tokens.end..own.tokens.start;
            let parted = is_parted(tokens, &between);
            if parted || between.any(|at| tense::parts_clauses(tokens, at)) {
                front = None;
            }
        }
        if let Some(year) = own.date().and_then(DatePhrase::own_year) {
            let opens = front.is_none() && matches!(own.plain_year(), Some((_, None, None)));
            let goes_on = front == Some(year.0) || (opens && is_fronted(tokens, own));
            front = goes_on.then_some(year.0);
        } else if let (Some(day), Some(year)) = (own.without_year(), front) {
            own.give_year(year);
            // "In 2008 they left in December and came back in January."
            if Some(day) < last.and_then(PlacedMention::month_and_day) {
                own.or_next_year(year);
            }
        }
    }
}
