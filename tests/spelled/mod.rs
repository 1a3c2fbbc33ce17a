//! Numbers in words, as people spell them.

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn below_thousand(number: usize, and: &str) -> String {
    match (number / 100, number % 100) {
        (0, rest @ ..20) => UNITS[rest].to_owned(),
        (0, rest) if rest % 10 == 0 => TENS[rest / 10].to_owned(),
        (0, rest) => format!("{}-{}", TENS[rest / 10], UNITS[rest % 10]),
        (hundreds, 0) => format!("{} hundred", UNITS[hundreds]),
        (hundreds, rest) => {
            format!("{} hundred{and} {}", UNITS[hundreds], below_thousand(rest, and))
        }
    }
}

/// Returns a number in words: British with `and` = " and", American with "".
pub(crate) fn words(number: u64, and: &str) -> String {
    let scales = [
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
        (1_000, "thousand"),
    ];
    let mut rest = number;
    let mut parts = Vec::new();
    for (scale, name) in scales {
        if rest >= scale {
            let count = usize::try_from(rest / scale).expect("it is below a thousand");
            parts.push(format!("{} {name}", below_thousand(count, and)));
            rest %= scale;
        }
    }
    if rest > 0 || parts.is_empty() {
        let last = below_thousand(usize::try_from(rest).expect("it is below a thousand"), and);
        let joined = if !parts.is_empty() && rest < 100 { and.trim_start() } else { "" };
        parts.push(if joined.is_empty() { last } else { format!("{joined} {last}") });
    }
    parts.join(" ")
}
