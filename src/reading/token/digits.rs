//! Digits with the signs among them.

use crate::reading::lexicon::DigitSigns;

/// Whether a character is a digit that figures are written with.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '٠'..='٩' | '۰'..='۹' | '０'..='９')
}

/// Returns how many bytes of `rest` are digits, in groups of three that no-break or thin spaces or apostrophes part
/// ("1\u{a0}500", "1’500"), or with signs among them ("1,500.5", "10:30"). Numbers that only commas part are each its
/// own: "12,15,18". `before` is the text before them.
pub(super) fn digits_len(rest: &str, before: &str) -> usize {
    let run = |at: usize| rest[at..].find(|c| !is_digit(c)).map_or(rest.len(), |len| at + len);
    let mut end = run(0);
    // A number of a list that its first has shown to be one: what follows is not looked through once more.
    if before.strip_suffix(',').is_some_and(|list| list.ends_with(is_digit)) {
        return end;
    }
    if rest[..end].chars().count() <= 3 {
        while let Some(space) = rest[end..].chars().next().filter(|c| parts_groups(*c)) {
            let start = end + space.len_utf8();
            let group = run(start);
            if rest[start..group].chars().count() != 3 {
                break;
            }
            end = group;
        }
    }
    while let Some(sign) =
        rest[end..].chars().next().filter(|c| matches!(c, '.' | ',' | ':' | '٫' | '٬'))
    {
        let start = end + sign.len_utf8();
        let next = run(start);
        if next == start {
            break;
        }
        end = next;
    }
    if is_year_with_note(&rest[..end], &rest[end..], before) {
        return run(0);
    }
    if is_list(&rest[..end]) || is_cells(&rest[..end], before) { run(0) } else { end }
}

/// "Oslo,45,38": behind a word and a comma that no space follows, commas part the cells of a row. Groups of three digits may be one
/// number.
fn is_cells(digits: &str, before: &str) -> bool {
    let is_row = before.strip_suffix(',').is_some_and(|cell| cell.ends_with(char::is_alphabetic));
    let is_group = |group: &str| group.len() == 3;
    is_row && digits.contains(',') && !digits.split(',').skip(1).all(is_group)
}

/// "through 2008.18 Data were": a year that ends its sentence, with the number of a note.
fn is_year_with_note(digits: &str, after: &str, before: &str) -> bool {
    let Some((year, note)) = digits.split_once('.') else { return false };
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let is_note = note.len() <= 3 && note.bytes().all(|byte| byte.is_ascii_digit());
    let follows = after.strip_prefix([' ', '\n']).unwrap_or_default();
    is_year
        && is_note
        && before.ends_with(' ')
        && before.trim_end().ends_with(|c: char| c.is_ascii_lowercase())
        && follows.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Signs that part groups of three digits: no-break and thin spaces, and the Swiss apostrophe.
fn parts_groups(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’')
}

/// Whether digits with commas among them are several numbers: two commas or more, and some group of neither three
/// digits nor, as in India, two before the last. No number of a list begins with a nought: "12,000,00".
fn is_list(digits: &str) -> bool {
    let groups: Vec<&str> = digits.split(',').collect();
    let plain = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let has_nought = groups.iter().skip(1).any(|group| group.len() > 1 && group.starts_with('0'));
    // "1,234,56" is grouped, and not right.
    let is_grouped =
        groups.len() > 2 && groups[1..groups.len() - 1].iter().all(|group| group.len() == 3);
    plain
        && !has_nought
        && !is_grouped
        && groups.len() > 2
        && groups.last().is_some_and(|last| last.len() != 3)
}

/// Whether digits with signs among them are one number: grouped by threes or not at all, with one decimal
/// point at most.
pub(super) fn is_figure(digits: &str) -> bool {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let (first, groups) = whole.split_once(',').map_or((whole, None), |(f, g)| (f, Some(g)));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    are_digits(first)
        && are_digits(decimals)
        && groups.is_none_or(|groups| {
            first.len() <= 3 && groups.split(',').all(|group| group.len() == 3 && are_digits(group))
        })
}

/// Returns digits, and signs among them, as English writes them; `None` where they are so already.
///
/// What makes no number by the signs of the language keeps its own: a day ("7.1.2010"), a version, an address.
pub(super) fn normalised(token: &str, signs: DigitSigns) -> Option<Box<str>> {
    // Apostrophes stand only between groups.
    let group_sign = |c: char| if c == '\'' { ',' } else { c };
    let changes = !token.is_ascii() || token.contains('\'');
    let plain = changes.then(|| token.chars().map(plain).map(group_sign).collect::<String>());
    if signs.are_english() {
        return plain.map(String::into_boxed_str);
    }
    let own: String = signs.all_in_english(token).chars().map(self::plain).collect();
    let made = if is_figure(&own) && !is_address(token) { Some(own) } else { plain };
    made.map(String::into_boxed_str)
}

/// "192.168.100.100": four parts up to 255.
pub(in crate::reading) fn is_address(digits: &str) -> bool {
    digits.split('.').count() == 4
        && digits.split('.').all(|part| part.parse().is_ok_and(|n: u32| n < 256))
}

/// Returns the ASCII form of a digit, decimal sign or apostrophe.
pub(super) fn plain(c: char) -> char {
    let digit_of = |zero: char| char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c);
    match c {
        '٠'..='٩' => digit_of('٠'),
        '۰'..='۹' => digit_of('۰'),
        // Full width, as East Asian typesetting has them.
        '０'..='９' => digit_of('０'),
        '٫' => '.',
        // No-break and thin spaces stand only inside digits: elsewhere they part tokens.
        '٬' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ',',
        '’' => '\'',
        c => c,
    }
}
