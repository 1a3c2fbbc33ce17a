//! Where a text may not be cut.

/// Whether cutting `text` at the byte `at` would cut a token: a word, a figure, or a sign or
/// contraction that changes one.
///
/// `54|0`, `0|.42`, `-|0.42`, `900|+`, `600|-700`, `17|-year-old`, `$|5`, `could|n't` and
/// `non-|resident` are cut; `Iran|'s`, `540| backed` and `June|—the` are not. Characters that cannot
/// be seen (zero-width ones, soft hyphens) are looked through.
///
/// ```
/// use crosscheck::text::cuts_token;
/// assert!(cuts_token("540 backed", 2));
/// assert!(!cuts_token("540 backed", 3));
/// assert!(cuts_token("-0.42", 1));
/// ```
pub fn cuts_token(text: &str, at: usize) -> bool {
    let (Some(head), Some(tail)) = (text.get(..at), text.get(at..)) else { return true };
    let mut before = head.chars().rev().filter(|c| !is_invisible(*c));
    let mut after = tail.chars().filter(|c| !is_invisible(*c));
    let left = before.next();
    let right = after.next();
    let further_left = before.next();
    let further_right = after.next();
    match (left, right) {
        (Some(l), Some(r)) if is_word(l) && is_word(r) => true,
        (Some(l), Some(r)) if r.is_numeric() => cuts_before_digit(further_left, l),
        (Some(l), Some(r)) if l.is_numeric() => cuts_after_digit(r, further_right),
        (Some(l), Some(r)) if is_hyphen(r) && is_word(l) => further_right.is_some_and(is_word),
        (Some(l), Some(r)) if is_hyphen(l) && is_word(r) => further_left.is_some_and(is_word),
        (Some(l), Some(r)) if is_apostrophe(r) && is_word(l) => {
            matches!(further_right, Some('t' | 'T'))
        }
        (Some(l), Some('t' | 'T')) if is_apostrophe(l) => further_left.is_some_and(is_word),
        _ => false,
    }
}

/// Whether a character takes no room: zero-width ones, bidi marks, soft hyphens, byte order marks.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a character is a hyphen, which joins words; dashes (– —) part them.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// `left` stands before a digit, and `further_left` before that.
fn cuts_before_digit(further_left: Option<char>, left: char) -> bool {
    match left {
        '.' | ',' | '٫' | '٬' => further_left.is_some_and(char::is_numeric),
        '-' | '\u{2010}'..='\u{2013}' | '−' | '+' | '±' | '~' | '<' | '>' | '≤' | '≥' | '≈' => {
            true
        }
        _ => is_currency(left),
    }
}

/// `right` stands after a digit, and `further_right` after that.
fn cuts_after_digit(right: char, further_right: Option<char>) -> bool {
    match right {
        '.' | ',' | '٫' | '٬' => further_right.is_some_and(char::is_numeric),
        '%' | '٪' | '‰' | '°' | '+' => true,
        '-' | '\u{2010}'..='\u{2013}' | '−' => further_right.is_some_and(is_word),
        _ => is_currency(right),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '¢' | '\u{20a0}'..='\u{20cf}' | '﷼')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` marks the cut.
    fn check(marked: &str, expected: bool) {
        let at = marked.find('|').expect("the cut is marked");
        let text = marked.replacen('|', "", 1);
        assert_eq!(cuts_token(&text, at), expected, "{marked}");
    }

    #[test]
    fn figures_and_words_are_not_cut() {
        for marked in [
            "54|0",
            "5|40",
            "0|.42",
            "0.|42",
            "-|0.42",
            "−|0.42",
            "1|,500",
            "900|+",
            "≥|900",
            "600|-700",
            "600-|700",
            "600|–700",
            "600–|700",
            "17|-year-old",
            "F-|16",
            "80|%",
            "$|5",
            "5|€",
            "4|th",
            "10|²",
            "could|n't",
            "couldn|'t",
            "couldn’|t",
            "non-|resident",
            "pro|-government",
            "۶۵|۰",
            "54\u{ad}|0",
            "no_|renegotiation",
            "cafe|\u{301}",
        ] {
            check(marked, true);
        }
    }

    #[test]
    fn tokens_end_at_spaces_stops_and_dashes() {
        for marked in [
            "|540",
            "540|",
            "540| backed",
            "Of |650",
            "540|, he",
            "540|.",
            "(|540)",
            "Iran|’s",
            "Iran|'s",
            "June|—the",
            "Oslo—|27",
            "Iran–|Iraq",
            "says:|540",
            "“|540",
            "2010|[2]",
            "it.|In",
            "- |5",
        ] {
            check(marked, false);
        }
    }
}
