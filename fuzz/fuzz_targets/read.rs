//! Reading any text panics nowhere, and every reading stands in the text and prints what reads back.

#![no_main]

use crosscheck::reading::{Reader, SpokenFrom};
use crosscheck::value::{Edtf, Value};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let spoken = SpokenFrom { as_of: Edtf::parse("2010-03-19").ok(), published: None };
    let mut end = 0;
    for reading in Reader::english().read(text, &spoken) {
        assert!(end <= reading.span.start && text.get(reading.span.start..reading.span.end).is_some());
        assert!(reading.span.contains(reading.figure));
        let shown = reading.value.to_string();
        // "A dozen" is written as an approximation: what it means is the same, and not its nominal value.
        let meaning = |value: &Value| (value.to_string(), value.compared(None));
        let back = Value::parse(reading.value.kind(), &shown).ok();
        assert_eq!(back.as_ref().map(meaning), Some(meaning(&reading.value)), "{shown}");
        end = reading.span.end;
    }
});
