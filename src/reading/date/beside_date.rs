//! What a date takes from another of its sentence: the month of a day by itself, the century of a decade or year in two digits.
//!
//! "It left on the 14th and docked on 29 May 1847", "in the 1850s and '60s", "in 1850 and '51".

use super::phrase::DatePhrase;
use super::sentence_years::PlacedMention;
use super::tense;
use crate::reading::lexicon::Set;
use crate::reading::mention::Figure;
use crate::reading::token::Tokens;

/// How many tokens on either side the date may stand that gives a day its month.
const REACH: usize = 30;

/// Gives days their months and short years their centuries, where another date of their sentence tells these.
pub(super) fn give_beside(tokens: &Tokens<'_>, mentions: &mut [PlacedMention]) {
    for at in 0..mentions.len() {
        let given = century(tokens, mentions, at).or_else(|| month_of_day(tokens, mentions, at));
        if let (Some(given), Figure::Date(phrase)) = (given, &mut mentions[at].mention.says) {
            *phrase = given;
        }
    }
}

/// Returns a decade or year in two digits with the century of the one before it: the next of that name.
fn century(tokens: &Tokens<'_>, mentions: &[PlacedMention], at: usize) -> Option<DatePhrase> {
    let phrase = mentions[at].date()?;
    let before = &mentions[at.checked_sub(1)?];
    let between = before.tokens.end..mentions[at].tokens.start;
    if between.len() > REACH || between.clone().any(|at| tense::ends_sentence_at(tokens, at)) {
        return None;
    }
    let after = |first: i64, short: u8| {
        let same = first - first.rem_euclid(100) + i64::from(short);
        if same < first { same + 100 } else { same }
    };
    match (before.date()?.inner(), phrase) {
        (DatePhrase::Decade(first), DatePhrase::ShortDecade(short)) => {
            Some(DatePhrase::Decade(after(*first, *short)))
        }
        (DatePhrase::Decade(first), DatePhrase::Part(part, inner)) => match **inner {
            DatePhrase::ShortDecade(short) => {
                Some(DatePhrase::Part(*part, Box::new(DatePhrase::Decade(after(*first, short)))))
            }
            _ => None,
        },
        (
            DatePhrase::Calendar { year: Some(first), month: None, day: None },
            DatePhrase::ShortYear { year: short, month: None, day: None },
        ) => {
            let joins = |at: usize| {
                tokens.word(at) == ","
                    || [Set::And, Set::Or].iter().any(|set| tokens.is_in(at, *set))
            };
            let year = Some(after(*first, *short));
            between.into_iter().all(joins).then_some(DatePhrase::Calendar {
                year,
                month: None,
                day: None,
            })
        }
        _ => None,
    }
}

/// Returns a day by itself with the month of the date before or after it in its sentence. It lies in the same month where that
/// keeps the order in which both are told; otherwise it may be in the next or last one as well.
fn month_of_day(tokens: &Tokens<'_>, mentions: &[PlacedMention], at: usize) -> Option<DatePhrase> {
    let day = mentions[at].date()?.lone_day()?;
    let own = &mentions[at].tokens;
    let sentence_ends = |from: usize, to: usize| {
        let is_end = |at: usize| tense::ends_sentence_at(tokens, at) && tokens.word(at) != ";";
        if to - from > REACH { usize::MAX } else { (from..to).filter(|at| is_end(*at)).count() }
    };
    let other = |other: &PlacedMention| other.date()?.month_and_day_of_any_year();
    let before = at.checked_sub(1).map(|before| &mentions[before]);
    let before = before.filter(|before| {
        // "It left on 3 May 1847. On the 14th it docked."
        let is_dated = || other(before).is_some_and(|(year, ..)| year.is_some());
        let ends = sentence_ends(before.tokens.end, own.start);
        (ends == 0 || ends == 1 && is_dated()) && !describes_noun(tokens, &before.tokens)
    });
    let after = mentions.get(at + 1);
    let after = after.filter(|after| sentence_ends(own.end, after.tokens.start) == 0);
    let (other, step) = before.and_then(other).map(|other| (other, 1)).or_else(|| {
        after.and_then(other).filter(|(.., day)| day.is_some()).map(|other| (other, -1))
    })?;
    let (year, month, other_day) = other;
    let in_order = other_day.is_none_or(|other| if step > 0 { other < day } else { day < other });
    let dated = |year, month| DatePhrase::Calendar { year, month: Some(month), day: Some(day) };
    if in_order {
        return Some(dated(year, month));
    }
    // Without a year, the day that is spoken from tells the month no worse.
    let year = year?;
    let months = i64::from(month) - 1 + step;
    let next_month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
    let next = dated(Some(year + months.div_euclid(12)), next_month);
    Some(DatePhrase::Either(Box::new(dated(Some(year), month)), Box::new(next)))
}

/// "the 3 May vote": what happened on a day that describes it has its own time.
fn describes_noun(tokens: &Tokens<'_>, date: &std::ops::Range<usize>) -> bool {
    tokens.is_in_before(date.start, Set::Definite)
        && tokens.is_small_word(date.end)
        && !tokens.is_in(date.end, Set::Ends)
}
