//! A dossier that is made up, the same every time: prose of words that do not exist, and quotes from it.

use std::fmt::Write as _;

use prose::{Random, sentence, vocabulary};

#[path = "prose.rs"]
mod prose;

/// What is to be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    /// How long the source is, in bytes, roughly.
    pub(crate) bytes: usize,
    /// How many quotes are cited.
    pub(crate) quotes: usize,
    /// How many of them are altered: a figure or word is another than in the source.
    pub(crate) lost: usize,
}

/// A source and quotes from it.
#[derive(Clone, Debug)]
pub(crate) struct Generated {
    /// The text of the source.
    pub(crate) source: String,
    /// The quotes.
    pub(crate) quotes: Vec<String>,
}

/// Makes a source and quotes from it, spread over all of it.
pub(crate) fn generate(wanted: Wanted) -> Generated {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let words = vocabulary(&mut random);
    let mut source = String::with_capacity(wanted.bytes + 200);
    let mut sentences = Vec::new();
    while source.len() < wanted.bytes {
        for _ in 0..4 + random.below(5) {
            let start = source.len();
            sentence(&mut source, &words, &mut random);
            sentences.push((start, source.len()));
            source.push(if random.below(8) == 0 { '\n' } else { ' ' });
        }
        source.push_str("\n\n");
    }
    let each = sentences.len() / wanted.quotes.max(1);
    let mut quotes: Vec<String> = (0..wanted.quotes)
        .map(|index| {
            let (start, end) = sentences[index * each.max(1) % sentences.len()];
            source[start..end].trim_end_matches('.').to_owned()
        })
        .collect();
    let step = wanted.quotes / wanted.lost.max(1);
    for index in 0..wanted.lost {
        alter(&mut quotes[index * step]);
    }
    Generated { source, quotes }
}

impl Generated {
    /// Returns a claims file that cites every quote for a claim of its own, from the source `source.txt`.
    pub(crate) fn claims(&self) -> String {
        let mut claims = String::from(
            "{ \"version\": 1,\n  \"sources\": { \"report\": { \"file\": \"source.txt\" } },\n  \"claims\": {\n",
        );
        for (index, quote) in self.quotes.iter().enumerate() {
            let comma = if index + 1 < self.quotes.len() { "," } else { "" };
            let _ = writeln!(
                claims,
                "    \"c{index}\": {{ \"statement\": \"It is so.\", \"kind\": \"yes-no\", \"value\": true, \"citations\": [\n      {{ \"source\": \"report\", \"stance\": \"supports\", \"quote\": \"{}\" }} ] }}{comma}",
                quote.replace('\n', "\\n")
            );
        }
        claims.push_str("  } }\n");
        claims
    }
}

/// Changes the first figure of a quote, or its middle word where it has none.
fn alter(quote: &mut String) {
    let figure = quote.find(|c: char| c.is_ascii_digit());
    let at =
        figure.or_else(|| quote[quote.len() / 2..].find(' ').map(|at| quote.len() / 2 + at + 1));
    let at = at.unwrap_or(0);
    let end = quote[at..].find(' ').map_or(quote.len(), |len| at + len);
    let other = if figure.is_some() { "77" } else { "otherwise" };
    quote.replace_range(at..end, other);
}
