//! Months and weekdays whose names are other words too: "may", "march", "sun", "wed".

use crate::reading::lexicon::CalendarWord;
use crate::reading::token::{Class, Tokens};

/// Whether the short name at token `at` has a stop: "Jan. 5", "Fri."
pub(super) fn has_stop(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    let short = word.len() <= 4 && !matches!(word, "may" | "june" | "july");
    let stop = tokens.word(at + 1) == "." && tokens.glued(at + 1);
    // "september.16th" is a slip of the pen for "Sept. 16th".
    let in_date = tokens.glued(at + 2) && tokens.small_digits(at + 2).is_some();
    stop && (short || in_date)
}

/// Whether the name of a month at token `at` is one: "march" and "may" are verbs in lower case, unless a day
/// stands beside them.
pub(super) fn is_month(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_other_word = matches!(tokens.word(at), "may" | "march" | "mar");
    let digits = |at: usize| tokens.is(at, Class::Figure);
    let ordinal = matches!(tokens.word_before(at), "of" | "st" | "nd" | "rd" | "th");
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
    if tokens.is_lower(at) && matches!(tokens.word(at), "mon" | "wed" | "sat" | "sun") {
        return has_stop(tokens, at) && tokens.is_alone(at, at + 1);
    }
    // "the Sun" shines, or is a newspaper.
    if tokens.word_before(at) == "the" {
        return false;
    }
    let after = at + 1 + usize::from(matches!(tokens.word(at + 1), "," | "."));
    let date_follows = is_day_of_month(tokens, after)
        || matches!(tokens.calendar_word(after), Some(CalendarWord::Month(_)))
        || (tokens.word(after) == "the" && tokens.number_word(after + 1).is_some());
    let led = matches!(
        tokens.word_before(at),
        "on" | "last" | "next" | "this" | "until" | "till" | "from" | "to" | "by" | "since"
    );
    let date_before =
        tokens.word_before(at) == "," && at > 1 && tokens.small_digits(at - 2).is_some();
    date_follows || date_before || led || has_stop(tokens, at) || tokens.is_alone(at, at + 1)
}

/// Whether digits at token `at` are the day of a month: "3rd", "3 May", "3/5", but not the 3 of "SUN 3".
fn is_day_of_month(tokens: &Tokens<'_>, at: usize) -> bool {
    let month = at + 1 + usize::from(tokens.word(at + 1) == "of");
    tokens.small_digits(at).is_some()
        && (matches!(tokens.word(at + 1), "st" | "nd" | "rd" | "th" | "/")
            || tokens.is_hyphen(at + 1)
            || matches!(tokens.calendar_word(month), Some(CalendarWord::Month(_))))
}
