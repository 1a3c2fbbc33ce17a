//! Where a text may not be cut.

use super::raised::is_raised_digit;

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
    cuts_between(head, tail)
}

/// Whether to part two texts, of which one follows the other, cuts a token, as [`cuts_token`] defines it.
pub fn cuts_between(head: &str, tail: &str) -> bool {
    let mut before = head.chars().rev().filter(|c| !is_invisible(*c));
    let mut after = tail.chars().filter(|c| !is_invisible(*c));
    let left = before.next();
    let right = after.next();
    let further_left = before.next();
    let further_right = after.next();
    match (left, right) {
        (Some(l), Some(r)) if is_word(l) && is_word(r) => true,
        (Some(l), Some(r)) if l.is_whitespace() && r.is_numeric() => {
            is_broken_figure(head, tail)
                || is_vulgar_after_digit(head, r)
                || is_in_spaced_figure(head, tail)
        }
        (Some(l), Some(r)) if l.is_whitespace() && r.is_alphabetic() => is_broken_word(head, tail),
        (Some(l), Some(r)) if l.is_alphabetic() && is_hyphen(r) && further_right_is_space(tail) => {
            is_broken_word(head, tail)
        }
        (Some(l), Some(r)) if l.is_ascii_digit() && r.is_whitespace() => {
            let next = tail.trim_start_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}']);
            next.starts_with(|c: char| is_vulgar_after_digit(head, c))
                || is_in_spaced_figure(head, tail)
        }
        (Some(l), Some(r)) if is_separator(l) && r.is_whitespace() => is_broken_figure(head, tail),
        // "since 1954.¹": the mark of a note.
        (Some(l), Some(r)) if joins_digits(l) && is_raised_digit(r) => false,
        (Some(l), Some(r)) if r.is_numeric() => cuts_before_digit(further_left, l),
        (Some(l), Some(r)) if l.is_numeric() => {
            cuts_after_digit(r, further_right) || (is_separator(r) && is_broken_figure(head, tail))
        }
        (Some(l), Some(_)) if is_sign(l) && begins_with_currency(tail) => {
            // A dash after a word parts words; a hyphen joins them.
            is_hyphen(l) || !(further_left.is_some_and(char::is_alphabetic) && is_dash(l))
        }
        (Some(l), Some(r)) if is_currency(l) && is_sign(r) => {
            further_right.is_some_and(char::is_numeric)
        }
        (Some(l), Some(r)) if is_hyphen(r) && is_word(l) => further_right.is_some_and(is_word),
        (Some(l), Some(r)) if is_hyphen(l) && is_word(r) => further_left.is_some_and(is_word),
        (Some(l), Some(r)) if is_apostrophe(r) && is_word(l) => {
            matches!(further_right, Some('t' | 'T'))
        }
        (Some(l), Some('t' | 'T')) if is_apostrophe(l) => further_left.is_some_and(is_word),
        _ => false,
    }
}

/// How many characters of a currency's name stand before its sign: "US$5", "HK$5".
const LONGEST_CURRENCY: usize = 3;

/// Whether a sum of money that its sign is written before begins the text.
pub(crate) fn begins_with_currency(text: &str) -> bool {
    let mut letters = 0;
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        match c {
            c if is_currency(c) => return true,
            c if c.is_alphabetic() && letters < LONGEST_CURRENCY => letters += 1,
            _ => return false,
        }
    }
    false
}

/// Whether a line break stands in a figure, where `head` ends and `tail` begins: "1,⏎234", "0.⏎5", "1,2-⏎34".
pub(crate) fn is_broken_figure(head: &str, tail: &str) -> bool {
    let is_passed = |c: char| c.is_whitespace() || is_invisible(c);
    let bare = |c: &char| !is_invisible(*c);
    let inner = tail.trim_start_matches(is_separator).trim_start_matches(is_passed);
    let outer = head.trim_end_matches(is_passed).trim_end_matches(is_separator);
    let start = head.len() - outer.len();
    let around = [&head[head.len() - start..], &tail[..tail.len() - inner.len()]].concat();
    let mut between = around.chars().filter(bare);
    let Some(separator) = between.next().filter(|c| is_separator(*c)) else { return false };
    let rest: String = between.collect();
    if rest.matches('\n').count() != 1 || rest.contains(|c: char| !is_passed(c)) {
        return false;
    }
    let digits_before = outer.chars().rev().filter(bare).take_while(|c| c.is_numeric()).count();
    let digits_after = inner.chars().filter(bare).take_while(|c| c.is_numeric()).count();
    match separator {
        ',' | '٬' | '\'' | '’' => (1..=3).contains(&digits_before) && digits_after == 3,
        '.' | '٫' | '·' => {
            let whole = outer.strip_suffix('0');
            whole.is_some_and(|whole| !whole.ends_with(char::is_numeric)) && digits_after > 0
        }
        _ => digits_before > 0 && digits_after > 0,
    }
}

/// Whether a word is broken by a hyphen at a line end where `head` ends and `tail` begins.
fn is_broken_word(head: &str, tail: &str) -> bool {
    let is_passed = |c: char| c.is_whitespace() || is_invisible(c);
    let (outer, before) = match head.trim_end_matches(is_passed) {
        outer if outer.len() < head.len() => (outer.strip_suffix(is_hyphen), &head[outer.len()..]),
        outer => (Some(outer), ""),
    };
    let rest = if before.is_empty() { tail.strip_prefix(is_hyphen) } else { Some(tail) };
    let (Some(outer), Some(rest)) = (outer, rest) else { return false };
    let inner = rest.trim_start_matches(is_passed);
    let breaks =
        before.matches('\n').count() + rest[..rest.len() - inner.len()].matches('\n').count();
    breaks == 1 && outer.ends_with(char::is_alphabetic) && inner.starts_with(char::is_alphabetic)
}

fn further_right_is_space(tail: &str) -> bool {
    tail.chars().filter(|c| !is_invisible(*c)).nth(1).is_some_and(char::is_whitespace)
}

/// Whether a space that groups digits stands where `head` ends and `tail` begins: "64 000". After a name, "May 5 540", a
/// plain space parts two figures.
fn is_in_spaced_figure(head: &str, tail: &str) -> bool {
    let outer = head.trim_end_matches(is_space);
    let inner = tail.trim_start_matches(is_space);
    let space = [&head[outer.len()..], &tail[..tail.len() - inner.len()]].concat();
    let is_digit = |c: &char| c.is_ascii_digit();
    let before = outer.chars().rev().take_while(is_digit).count();
    let after = inner.chars().take_while(is_digit).count();
    let rest = outer[..outer.len() - before].trim_end();
    let word = rest.rsplit(char::is_whitespace).next().unwrap_or("");
    let is_name =
        before < 3 && word.starts_with(char::is_uppercase) && !word.ends_with(is_currency);
    space.chars().count() == 1
        && (1..=3).contains(&before)
        && after == 3
        && !(is_name && space == " ")
        && !outer[..outer.len() - before].ends_with(joins_digits)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Whether a fraction in one character follows a figure: "5 ½".
fn is_vulgar_after_digit(head: &str, c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅞')
        && head.trim_end_matches(is_space).ends_with(|c: char| c.is_ascii_digit())
}

/// Whether the character can stand between the digits of a figure.
fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬' | '·' | '\'' | '’' | '-' | '\u{2010}'..='\u{2013}')
}

/// Whether a sign stands before a figure that changes it.
fn is_sign(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}' | '−' | '+' | '±' | '~' | '<' | '>' | '≤' | '≥' | '≈')
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2012}' | '\u{2013}')
}

/// Whether the character parts digits of one figure that it stands between: "1,500", "1'540", "0·5", "10:30", "24/7".
fn joins_digits(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | '٫'
            | '٬'
            | '\''
            | '’'
            | '·'
            | '‧'
            | '∙'
            | '⋅'
            | '˙'
            | ':'
            | '/'
            | '⁄'
            | '×'
            | '^'
    )
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
    let joined = joins_digits(left) && further_left.is_some_and(char::is_numeric);
    joined || is_sign(left) || is_currency(left)
}

/// `right` stands after a digit, and `further_right` after that.
fn cuts_after_digit(right: char, further_right: Option<char>) -> bool {
    match right {
        '%' | '٪' | '‰' | '°' | '+' => true,
        '-' | '\u{2010}'..='\u{2013}' | '−' => further_right.is_some_and(is_word),
        _ if joins_digits(right) => {
            further_right.is_some_and(|next| next.is_numeric() && !is_raised_digit(next))
        }
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
    fn a_line_break_beside_a_wide_character_breaks_no_figure() {
        assert!(!is_broken_figure("👍.", "\n5"));
        assert!(is_broken_figure("0.", "\n5"));
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
        ] {
            check(marked, true);
        }
    }

    #[test]
    fn figures_are_kept_whole_over_signs_and_lines() {
        for marked in [
            "1'|540",
            "1|’540",
            "0·|5",
            "0|·5",
            "10:|30",
            "300|/540",
            "-|$5 million",
            "−|€5",
            "–|$5",
            "-|US$5",
            "$3-|$5",
            "sub-|$5",
            "$|-67",
            "1,|\n234 x",
            "1,\n|234 x",
            "1|,\n234 x",
            "1,\r\n  |234 x",
            "0.\n|5 x",
            "1,2-\n|34",
            "600-\n|700",
            "resig-\n|ned",
            "resig|-\nned",
            "resig-\r\n  |ned",
            "5| ½ votes",
            "5 |½ votes",
            "3×|10",
            "$64| 000 was",
            "some 12 |540 euros",
            "some 1\u{202f}|540 euros",
            "5 000| 000 x",
            "cafe|\u{301}",
        ] {
            check(marked, true);
        }
    }

    #[test]
    fn tokens_end_at_spaces_stops_and_dashes() {
        for marked in [
            "1954|.¹",
            "1954.|¹",
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
            "says: |540",
            "in 2009,\n|234 x",
            "1,\n|23 x",
            "1,\n|2345 x",
            "1,\n\n|234 x",
            "it was 5.\n|12 men",
            "resig\n|ned",
            "police-\n\n|men",
            "he left -\n|then",
            "on May 5 |540 people",
            "in 2009 |540 people",
            "of 650 |54 were",
            "of 5  |540 people",
            "the budget–|$5",
            "the budget—|$5",
            "- |$5",
            "in 2009|’s",
            "- |5",
        ] {
            check(marked, false);
        }
    }
}
