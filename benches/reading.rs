//! How fast prose is read: `cargo bench --bench reading`.
//!
//! The prose is made here, the same in every run: reports with a figure or date in about every second sentence, as
//! news has them, and text with none. Speed is in bytes a second on one core.

use crosscheck::reading::Reader;
use crosscheck::text::fold;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

const BYTES: usize = 10_000_000;

const REPORT: [&str; 8] = [
    "The council met on 7 January 2010 and heard the deputy, who spoke for an hour about the harbour.",
    "Nobody in the hall had expected the vote to be as close as it turned out to be.",
    "Of 650 votes cast, 540 went to the challenger, according to a count that at least three observers watched.",
    "She said the mayor’s office would answer every question, and then left without answering any.",
    "Last month the company paid $1.2 million, nearly 70 percent of what it had promised in December.",
    "“We were told to wait,” said the harbour master, “and so we waited, and nobody came.”",
    "Two days later, 27 other members resigned, among them the treasurer and a 17-year-old student.",
    "It rained, as it often does there, and the street was empty by the time the lamps were lit.",
];

/// Returns about ten megabytes of the sentences, in paragraphs of a few.
fn prose(sentences: &[&str]) -> String {
    let mut text = String::with_capacity(BYTES + 200);
    let mut next = 0;
    while text.len() < BYTES {
        // Steps of three go through all eight, and paragraphs differ.
        next = (next + 3) % sentences.len();
        text.push_str(sentences[next]);
        text.push_str(if next % 4 == 3 { "\n\n" } else { " " });
    }
    text
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn report(bencher: Bencher<'_, '_>) {
    let text = prose(&REPORT);
    bencher.counter(BytesCount::of_str(&text)).bench(|| Reader::english().find(&text).len());
}

/// As dense in figures as news: two sentences of eight have some.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn news(bencher: Bencher<'_, '_>) {
    let text = prose(&[1, 2, 3, 5, 7, 0, 1, 3].map(|index| REPORT[index]));
    bencher.counter(BytesCount::of_str(&text)).bench(|| Reader::english().find(&text).len());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn no_figures(bencher: Bencher<'_, '_>) {
    let text = prose(&[REPORT[1], REPORT[3], REPORT[5], REPORT[7]]);
    bencher.counter(BytesCount::of_str(&text)).bench(|| Reader::english().find(&text).len());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn nothing_but_figures(bencher: Bencher<'_, '_>) {
    let text = prose(&["at least 27 of 650,", "two thirds,", "Jan. 5, 2010,", "1.5 to 2 million"]);
    bencher.counter(BytesCount::of_str(&text)).bench(|| Reader::english().find(&text).len());
}

/// What the figures of [`report`] and [`news`] are of, besides: to be held against these.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn report_with_subjects(bencher: Bencher<'_, '_>) {
    let text = prose(&REPORT);
    bencher.counter(BytesCount::of_str(&text)).bench(|| with_subjects(&text));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn news_with_subjects(bencher: Bencher<'_, '_>) {
    let text = prose(&[1, 2, 3, 5, 7, 0, 1, 3].map(|index| REPORT[index]));
    bencher.counter(BytesCount::of_str(&text)).bench(|| with_subjects(&text));
}

fn with_subjects(text: &str) -> usize {
    let reader = Reader::english();
    let mentions = reader.find(text);
    reader.subjects(text, &mentions).len()
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn folding(bencher: Bencher<'_, '_>) {
    let text = prose(&REPORT);
    bencher.counter(BytesCount::of_str(&text)).bench(|| fold(&text).text().len());
}
