//! Advice on a date that was written as in prose.

use super::parse::parse;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Returns the advice to write what `notation` most likely means, or can mean; `None` when nothing is
/// likely.
pub(super) fn suggestion(notation: &str) -> Option<String> {
    let lower = notation.trim().to_lowercase();
    let candidates =
        [spaced(&lower), swapped(&lower), worded(&lower), approximate(&lower), decade(&lower)];
    candidates
        .into_iter()
        .flatten()
        .find(|candidate| parse(candidate).is_ok())
        .map(|candidate| format!("write `{candidate}`"))
        .or_else(|| numeric(&lower))
}

/// White space within, lower-case letters, or a dash that only looks like a hyphen.
fn spaced(lower: &str) -> Option<String> {
    let joined = lower.replace(" to ", "/").replace(" - ", "/");
    let tight: String = joined.chars().filter(|character| !character.is_whitespace()).collect();
    let upper = tight.to_uppercase().replace(['\u{2010}', '\u{2011}', '\u{2212}'], "-");
    let long = upper.replace(['\u{2013}', '\u{2014}'], "/");
    let between = match upper.split_once('-') {
        Some((first, last)) if !first.is_empty() => format!("{first}/{last}"),
        _ => long.clone(),
    };
    let is_date = |text: &String| parse(text).is_ok();
    [upper.clone(), long, upper.replace("OPEN", ".."), between].into_iter().find(is_date)
}

/// `2010/2009`.
fn swapped(lower: &str) -> Option<String> {
    lower.split_once('/').map(|(last, first)| format!("{first}/{last}"))
}

/// `7 January 2010`, `January 7th, 2010`, `Jan. 2010`.
fn worded(lower: &str) -> Option<String> {
    let (mut month, mut day, mut year) = (None, None, None);
    let words = lower.split([' ', ',', '.', '-', '/']).filter(|word| !word.is_empty());
    for word in words.filter(|&word| word != "of" && word != "the") {
        let number = word.trim_end_matches(|character: char| character.is_ascii_alphabetic());
        let slot = match number.len() {
            0 => &mut month,
            1 | 2 => &mut day,
            4 => &mut year,
            _ => return None,
        };
        if slot.replace(word).is_some() {
            return None;
        }
    }
    let month = part_number(month?)?;
    let day = day.map(|day| day.trim_end_matches(|character: char| !character.is_ascii_digit()));
    let day = day.map_or_else(String::new, |day| format!("-{day:0>2}"));
    Some(format!("{}-{month:02}{day}", year?))
}

/// Returns the number of a month or of a season.
fn part_number(word: &str) -> Option<usize> {
    match word {
        "spring" => return Some(21),
        "summer" => return Some(22),
        "autumn" | "fall" => return Some(23),
        "winter" => return Some(24),
        _ => {}
    }
    let is_named = |month: &&str| word.len() >= 3 && (month.starts_with(word) || word == "sept");
    MONTHS.iter().position(is_named).map(|index| index + 1)
}

/// `c. 1945`, `about 1945`.
fn approximate(lower: &str) -> Option<String> {
    let hedges = ["circa", "about", "around", "approximately", "ca.", "ca", "c."];
    let date = hedges.iter().find_map(|hedge| lower.strip_prefix(hedge))?.trim_start();
    let date = if parse(date).is_ok() { date.to_owned() } else { worded(date)? };
    Some(format!("{date}~"))
}

/// `1990s`, `199u`, `44 BC`.
fn decade(lower: &str) -> Option<String> {
    if let Some(year) = lower.strip_suffix("bc").or_else(|| lower.strip_suffix("bce")) {
        let year = year.trim().parse::<u16>().ok()?.checked_sub(1)?;
        return Some(if year == 0 { "0000".to_owned() } else { format!("-{year:04}") });
    }
    match lower.strip_suffix("s").map(|years| years.trim_end_matches('\'')) {
        Some(years) if years.ends_with("00") => Some(format!("{}XX", &years[..years.len() - 2])),
        Some(years) => years.strip_suffix('0').map(|decade| format!("{decade}X")),
        None => lower.contains('u').then(|| lower.replace('u', "X")),
    }
}

/// `2010-1-7`, `20100107`, `2010/01/07`; of `12/01/2010` both readings, unless one is no date.
fn numeric(lower: &str) -> Option<String> {
    let parts: Vec<&str> = lower.split(['-', '/', '.', ' ']).collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(is_number) {
        return None;
    }
    let day = |year: &str, month: &str, day: &str| format!("{year}-{month:0>2}-{day:0>2}");
    let readings = match parts[..] {
        [date] if date.len() == 8 => vec![day(&date[..4], &date[4..6], &date[6..])],
        [year, month, date] if year.len() == 4 => vec![day(year, month, date)],
        [one, other, year] if year.len() == 4 => vec![day(year, other, one), day(year, one, other)],
        [year, month] if year.len() == 4 => vec![format!("{year}-{month:0>2}")],
        [month, year] if year.len() == 4 => vec![format!("{year}-{month:0>2}")],
        _ => Vec::new(),
    };
    let mut dates: Vec<String> = readings
        .into_iter()
        .filter(|date| parse(date).is_ok())
        .map(|date| format!("`{date}`"))
        .collect();
    dates.dedup();
    (!dates.is_empty()).then(|| format!("write {}", dates.join(" or ")))
}
