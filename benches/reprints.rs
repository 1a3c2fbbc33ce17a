//! How fast reprints are found among many sources: `cargo bench --bench reprints`.
//!
//! The sources are made up, the same in every run, 20 kB each; one in forty reprints another. Time has to grow with
//! the bytes: each line is of twice as many as the one before.

#[path = "generated/library.rs"]
mod library;

use std::sync::Arc;

use crosscheck::check::{Known, shared_passages};
use crosscheck::reprint::Fingerprints;
use crosscheck::source::{Format, Held, Holding, Holdings};
use divan::Bencher;
use library::{Wanted, library};
use rayon::prelude::*;

fn main() {
    divan::main();
}

#[divan::bench(args = [500, 1_000, 2_000], sample_count = 5, sample_size = 1)]
fn shared_by_sources(bencher: Bencher<'_, '_>, sources: usize) {
    let made = library(Wanted { sources, bytes: 20_000, reprints: sources / 40 });
    let held = |(index, text): (usize, &String)| {
        let document = Format::Plain.read(text.clone().into_bytes()).expect("it is text");
        Held::new(&format!("s{index}.txt"), document)
    };
    let holdings = Holdings {
        documents: made.texts.iter().enumerate().map(held).collect(),
        of_source: (0..sources).map(Holding::Held).collect(),
    };
    let find = || {
        let of = |held: &Held| Some(Arc::new(Fingerprints::of(&held.document.text)));
        let fingerprints: Vec<_> = holdings.documents.par_iter().map(of).collect();
        shared_passages(&holdings, &fingerprints, &[], &Known::default()).len()
    };
    assert_eq!(find(), made.reprints.len());
    bencher.bench(find);
}
