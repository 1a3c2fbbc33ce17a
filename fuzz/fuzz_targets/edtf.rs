//! Any string is a date or a mistake with its place; a date prints as it was written, and ends after it begins.

#![no_main]

use crosscheck::value::Edtf;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match Edtf::parse(text) {
    Ok(date) => {
        assert_eq!(date.to_string(), text);
        if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
            assert!(earliest <= latest);
        }
    }
    Err(error) => assert!(error.span.end <= text.len()),
});
