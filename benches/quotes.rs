//! How fast quotes are found, and what stands nearest to those that are lost: `cargo bench --bench quotes`.
//!
//! The source and its quotes are made up, the same in every run. `baseline` is what no checker can do without: to read
//! the source, fold it once, and search it once for all quotes together.

#[path = "generated/mod.rs"]
mod generated;

use aho_corasick::AhoCorasick;
use crosscheck::check::{Extent, check};
use crosscheck::dossier::{Syntax, read};
use crosscheck::finding::{Levels, describe};
use crosscheck::quote::{Selector, anchor_all};
use crosscheck::reading::Reader;
use crosscheck::source::{Format, Held, Holding, Holdings};
use crosscheck::text::fold;
use divan::Bencher;
use generated::{Generated, Wanted, generate};

fn main() {
    divan::main();
}

/// Bytes of the source, and how many quotes are cited from it: each line twice the one before.
const SIZES: [(usize, usize); 3] = [(2_500_000, 2_500), (5_000_000, 5_000), (10_000_000, 10_000)];

fn made((bytes, quotes): (usize, usize), lost: usize) -> Generated {
    generate(Wanted { bytes, quotes, lost })
}

fn selectors(made: &Generated) -> Vec<Selector<'_>> {
    made.quotes.iter().map(|quote| Selector { quote, prefix: None, suffix: None }).collect()
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn baseline(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let made = made(size, 0);
    let bytes = made.source.clone().into_bytes();
    bencher.bench(|| {
        let document = Format::Plain.read(bytes.clone()).expect("it is text");
        let folded = fold(&document.text);
        let quotes = made.quotes.iter().map(|quote| fold(quote).text().to_owned());
        let search = AhoCorasick::new(quotes).expect("there are few");
        search.find_overlapping_iter(folded.text()).count()
    });
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn all_held(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let made = made(size, 0);
    bencher.bench(|| anchor_all(&made.source, &selectors(&made), Some(Reader::english())).len());
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn one_in_fifty_lost(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let made = made(size, size.1 / 50);
    bencher.bench(|| anchor_all(&made.source, &selectors(&made), Some(Reader::english())).len());
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn whole_check_all_held(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let made = made(size, 0);
    bencher.bench(|| whole_check(&made));
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn whole_check_one_in_fifty_lost(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let made = made(size, size.1 / 50);
    bencher.bench(|| whole_check(&made));
}

/// Reads the claims file and the source, and checks all, as the command does; returns the number of findings.
fn whole_check(made: &Generated) -> usize {
    let (dossier, _) = read(&made.claims(), Syntax::Json);
    let document = Format::Plain.read(made.source.clone().into_bytes()).expect("it is text");
    let held = Held::new("source.txt", document);
    let holdings = Holdings { documents: vec![held], of_source: vec![Holding::Held(0)] };
    let dossier = dossier.expect("it is well made");
    describe(&check(dossier, holdings, Extent::default()), &Levels::default()).len()
}
