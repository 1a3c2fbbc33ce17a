//! Looking for any quotes in any text panics nowhere, and what is found stands in the text.

#![no_main]

use crosscheck::quote::{Anchoring, Selector, anchor_all};
use crosscheck::reading::Reader;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: (&str, &str, &str)| {
    let (source, first, second) = texts;
    let selector = |quote, prefix| Selector { quote, prefix, suffix: None };
    let outcomes = anchor_all(source, &[selector(first, None), selector(second, None), selector(first, Some(second))], Some(Reader::english()));
    for outcome in outcomes {
        if let Anchoring::Anchored(anchor) = outcome {
            assert!(source.get(anchor.span.start..anchor.span.end).is_some());
        }
    }
});
