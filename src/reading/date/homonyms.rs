//! Months and weekdays whose names are other words too: "may", "march", "sun", "wed".

use crate::reading::lexicon::{CalendarWord, Set};
use crate::reading::token::{Class, Tokens};

/// Whether the short name at token `at` has a stop: "Jan. 5", "Fri."
pub(super) fn has_stop(tokens: &Tokens<'_>, at: usize) -> bool {
    let short = tokens.is_in(at, Set::ShortName);
    let stop = tokens.word(at + 1) == "." && tokens.glued(at + 1);
    // "september.16th" is a slip of the pen for "Sept. 16th".
    let in_date = tokens.glued(at + 2) && tokens.small_digits(at + 2).is_some();
    stop && (short || in_date)
}

/// Whether the name of a month at token `at` is one: "march" and "may" are verbs in lower case, unless a day
/// stands beside them.
pub(super) fn is_month(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_other_word = tokens.is_in(at, Set::Homonym);
    let digits = |at: usize| tokens.is(at, Class::Figure);
    let ordinal = tokens.is_in_before(at, Set::Of) || tokens.is_in_before(at, Set::OrdinalSuffix);
    !tokens.is_lower(at)
        || !is_other_word
        || digits(at + 1)
        || ordinal
        || (at > 0 && digits(at - 1))
        || (tokens.number_word(at + 1).is_some()
            && (tokens.is_alone(at, at + 2) || tokens.year_digits(at + 2).is_some()))
}

/// Whether "Mon", "Sun" and their like are weekdays at token `at`: "on Sun", "Mon, Feb. 18", "Fri."
pub(super) fn is_short_weekday(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.is_lower(at) && tokens.is_in(at, Set::Homonym) {
        return has_stop(tokens, at) && tokens.is_alone(at, at + 1);
    }
    // "the Sun" shines, or is a newspaper.
    if tokens.is_in_before(at, Set::Definite) {
        return false;
    }
    let after = at + 1 + usize::from(matches!(tokens.word(at + 1), "," | "."));
    let date_follows = is_day_of_month(tokens, after)
        || matches!(tokens.calendar_word(after), Some(CalendarWord::Month(_)))
        || (tokens.is_in(after, Set::Definite) && tokens.number_word(after + 1).is_some());
    let led = tokens.is_in_before(at, Set::Pointing)
        || (tokens.is_in_before(at, Set::BeforeDay) && !tokens.is_in_before(at, Set::Beside));
    let date_before =
        tokens.word_before(at) == "," && at > 1 && tokens.small_digits(at - 2).is_some();
    date_follows || date_before || led || has_stop(tokens, at) || tokens.is_alone(at, at + 1)
}

/// Whether digits at token `at` are the day of a month: "3rd", "3 May", "3/5", but not the 3 of "SUN 3".
fn is_day_of_month(tokens: &Tokens<'_>, at: usize) -> bool {
    let month = at + 1 + usize::from(tokens.is_in(at + 1, Set::Of));
    tokens.small_digits(at).is_some()
        && (tokens.is_in(at + 1, Set::OrdinalSuffix)
            || tokens.word(at + 1) == "/"
            || tokens.is_hyphen(at + 1)
            || matches!(tokens.calendar_word(month), Some(CalendarWord::Month(_))))
}
