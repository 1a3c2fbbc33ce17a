//! Many sources that are made up, the same every time, some of which reprint another.

use std::fmt::Write as _;

use prose::{Random, sentence, vocabulary};

#[path = "prose.rs"]
mod prose;

/// What is to be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted {
    /// How many sources.
    pub(crate) sources: usize,
    /// How long each is, in bytes, roughly.
    pub(crate) bytes: usize,
    /// How many of them reprint another; no source is in two such pairs.
    pub(crate) reprints: usize,
}

/// Sources, and which of them share a long passage.
#[derive(Clone, Debug)]
pub(crate) struct Library {
    /// The texts of the sources.
    pub(crate) texts: Vec<String>,
    /// The sources that share one, by index: the lower first, in order.
    pub(crate) reprints: Vec<[usize; 2]>,
}

/// Makes sources. Those that follow one another have the notice of one publisher at their end, every twentieth quotes
/// the statement of one speaker, and all use the same phrase.
pub(crate) fn library(wanted: Wanted) -> Library {
    let mut random = Random(0x9e6c_63d0_876a_3f6b);
    let words = vocabulary(&mut random);
    let statement = sentences(6, &words, &mut random);
    let phrase = sentences(1, &words, &mut random);
    let mut texts: Vec<String> = Vec::with_capacity(wanted.sources);
    let mut notice = String::new();
    for index in 0..wanted.sources {
        if index % 20 == 0 {
            notice = sentences(3, &words, &mut random);
        }
        let mut text = format!("{} {phrase}\n\n", sentences(3, &words, &mut random));
        if index % 20 == 7 {
            let _ = write!(text, "In a statement the office said: “{statement}”\n\n");
        }
        while text.len() < wanted.bytes {
            let paragraph = 4 + random.below(5);
            let _ = write!(text, "{}\n\n", sentences(paragraph, &words, &mut random));
        }
        texts.push(text + &notice);
    }
    let step = wanted.sources / wanted.reprints.max(1);
    let mut reprints = Vec::new();
    for number in 0..wanted.reprints {
        let one = number * step;
        // Half the library away: of another publisher.
        let other = (number + wanted.reprints / 2) % wanted.reprints * step + step / 2;
        texts[other] = reprint(&texts[one], &texts[other], number, &mut random);
        reprints.push([one.min(other), one.max(other)]);
    }
    reprints.sort_unstable();
    Library { texts, reprints }
}

fn sentences(number: usize, words: &[String], random: &mut Random) -> String {
    let mut text = String::new();
    for index in 0..number {
        text.push_str(if index == 0 { "" } else { " " });
        sentence(&mut text, words, random);
    }
    text
}

/// Returns a text that has words of another: as much of it and as much changed as reprints do.
fn reprint(original: &str, own: &str, number: usize, random: &mut Random) -> String {
    let article = original.rsplit_once("\n\n").map_or(original, |(article, _notice)| article);
    let words: Vec<&str> = article.split_whitespace().collect();
    let middle = words.len() / 3;
    match number % 5 {
        0 => format!("{}\n\n{original}", own.split("\n\n").next().unwrap_or_default()),
        1 => inserted(own, &words[middle..(middle + 120).min(words.len())].join(" ")),
        2 => {
            let changed =
                words.iter().map(|word| if random.below(20) == 0 { "otherwise" } else { word });
            inserted(own, &changed.collect::<Vec<_>>().join(" "))
        }
        3 => {
            let lines = words[middle..].chunks(9).map(|line| line.join(" ").to_uppercase());
            inserted(own, &lines.collect::<Vec<_>>().join("\r\n"))
        }
        _ => {
            let halves = [&words[middle..middle + 100], &words[..100]];
            inserted(own, &halves.map(|half| half.join(" ")).join("\n\n"))
        }
    }
}

/// Returns a text with a paragraph after its third.
fn inserted(text: &str, paragraph: &str) -> String {
    let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
    paragraphs.insert(paragraphs.len().min(3), paragraph);
    paragraphs.join("\n\n")
}
