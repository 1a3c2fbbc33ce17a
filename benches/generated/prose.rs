//! Prose of words that do not exist, the same every time.

use std::fmt::Write as _;

/// How many different words the prose has: as many as a long report.
const VOCABULARY: usize = 5_000;

/// Returns the words that prose is made of.
pub(crate) fn vocabulary(random: &mut Random) -> Vec<String> {
    const SYLLABLES: [&str; 24] = [
        "ba", "del", "fi", "gor", "ha", "jun", "ka", "lem", "mi", "nar", "pa", "ques", "ri", "sol",
        "ta", "ul", "vin", "wes", "ya", "zo", "ster", "ing", "men", "tion",
    ];
    let word = |random: &mut Random| {
        (0..1 + random.below(4)).map(|_| SYLLABLES[random.below(SYLLABLES.len())]).collect()
    };
    (0..VOCABULARY).map(|_| word(random)).collect()
}

/// Adds a sentence of 8 to 25 words to a text.
pub(crate) fn sentence(text: &mut String, words: &[String], random: &mut Random) {
    let len = 8 + random.below(18);
    for index in 0..len {
        if index > 0 {
            text.push_str(if random.below(12) == 0 { ", " } else { " " });
        }
        if random.below(15) == 0 {
            let _ = write!(text, "{}", 2 + random.below(900));
        } else {
            // Few words are common and most are rare (Zipf 1949).
            let rank = random.below(VOCABULARY) * random.below(VOCABULARY) / VOCABULARY;
            text.push_str(&words[rank]);
        }
    }
    text.push('.');
}

/// A generator of numbers that look random (xorshift64*, Marsaglia 2003).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// Returns a number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or(0) % bound
    }
}
