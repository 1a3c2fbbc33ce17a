//! Advice on a number that was written as in prose.

/// Words before a figure, and the sign for each. Longer ones first.
const HEDGES: [(&str, &str); 24] = [
    ("no fewer than ", ">="),
    ("no less than ", ">="),
    ("no more than ", "<="),
    ("approximately ", "~"),
    ("fewer than ", "<"),
    ("less than ", "<"),
    ("more than ", ">"),
    ("at least ", ">="),
    ("at most ", "<="),
    ("around ", "~"),
    ("approx. ", "~"),
    ("approx ", "~"),
    ("about ", "~"),
    ("circa ", "~"),
    ("under ", "<"),
    ("up to ", "<="),
    ("over ", ">"),
    ("some ", "~"),
    ("ca. ", "~"),
    ("c. ", "~"),
    ("≈", "~"),
    ("=>", ">="),
    ("=<", "<="),
    ("..", "<="),
];

/// Words and letters after a figure, and the exponent for each. Longer ones first.
const MAGNITUDES: [(&str, u32); 10] = [
    ("thousand", 3),
    ("trillion", 12),
    ("billion", 9),
    ("million", 6),
    ("bn", 9),
    ("tn", 12),
    ("mn", 6),
    ("k", 3),
    ("m", 6),
    ("b", 9),
];

/// Returns the advice to write what `notation` most likely means, where `is_valid` confirms that it can
/// be read; `None` when nothing is likely.
pub(super) fn suggestion(notation: &str, is_valid: impl Fn(&str) -> bool) -> Option<String> {
    let lower = notation.trim().to_lowercase();
    let likeliest = |figure: &str| {
        let candidate = ungrouped(&with_exponent(&ranged(&signed(figure))));
        (candidate != notation && is_valid(&candidate)).then_some(candidate)
    };
    if let Some(candidate) = likeliest(&lower) {
        return Some(format!("write `{candidate}`"));
    }
    let figure = likeliest(without_unit(&lower)?)?;
    Some(format!("write `{figure}`; what it counts or measures is the claim's `unit`"))
}

/// Leaves out the sign of a currency before a figure, and the words after it: "$3.4 million", "37 people"; `None` where something
/// else stands there.
fn without_unit(notation: &str) -> Option<&str> {
    let figure = notation.trim_start_matches(|c: char| !c.is_ascii() || c == '$').trim_start();
    let digits = figure.rfind(|c: char| c.is_ascii_digit()).map_or(0, |last| last + 1);
    let is_magnitude = |rest: &str| {
        MAGNITUDES.iter().find_map(|(word, _)| {
            let after = rest.trim_start().strip_prefix(word)?;
            (!after.starts_with(char::is_alphabetic)).then_some(figure.len() - after.len())
        })
    };
    let (figure, unit) = figure.split_at(is_magnitude(&figure[digits..]).unwrap_or(digits));
    unit.chars().all(|c| c.is_alphabetic() || c.is_whitespace()).then_some(figure)
}

fn signed(notation: &str) -> String {
    for (words, sign) in HEDGES {
        if let Some(figure) = notation.strip_prefix(words) {
            return format!("{sign}{}", figure.trim_start());
        }
    }
    match notation.strip_suffix("+").or_else(|| notation.strip_suffix(" or more")) {
        Some(figure) => format!(">={figure}"),
        None => notation.replace(" percent", "%").replace(" per cent", "%"),
    }
}

/// A dash or a word between two figures, but not a sign before one.
fn ranged(notation: &str) -> String {
    let first = notation.chars().next().map_or(0, char::len_utf8);
    let (sign, rest) = notation.split_at(first);
    for dash in ["...", "…", "–", "—", " to ", "-"] {
        if let Some((lower, upper)) = rest.split_once(dash) {
            return format!("{sign}{}..{}", lower.trim_end(), upper.trim_start());
        }
    }
    notation.to_owned()
}

fn with_exponent(notation: &str) -> String {
    for (word, exponent) in MAGNITUDES {
        if let Some(figure) = notation.strip_suffix(word) {
            return format!("{}e{exponent}", figure.trim_end());
        }
    }
    notation.to_owned()
}

/// Leaves out what groups digits by three, and writes a decimal comma as a point.
fn ungrouped(notation: &str) -> String {
    let separators = [',', '_', ' ', '\'', '’', '\u{a0}', '\u{202f}', '\u{2009}'];
    let mut groups = notation.split(separators);
    let first = groups.next().unwrap_or_default();
    let others: Vec<&str> = groups.collect();
    let is_group = |group: &&str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let (last, middle) = match others.split_last() {
        Some((last, middle)) => (*last, middle),
        None => return notation.to_owned(),
    };
    let digits = last.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 3 && middle.iter().all(is_group) {
        return format!("{first}{}{last}", middle.concat());
    }
    if middle.is_empty() && notation.contains(',') {
        return notation.replace(',', ".");
    }
    notation.to_owned()
}
