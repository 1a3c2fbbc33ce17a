//! Reading any file of any format fails no reader, and every place of the text is one of the file.

#![no_main]

use crosscheck::source::{Format, Unread};
use crosscheck::text::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((first, file)) = input.split_first() else { return };
    let format = Format::ALL[usize::from(*first) % Format::ALL.len()];
    match format.read(file.to_vec()) {
        Ok(document) => {
            let len = document.text.len();
            drop(document.locate(Span::new(0, len)));
            drop(document.regions.spans(len));
        }
        Err(why) => assert_ne!(why, Unread::Failed, "{format}"),
    }
});
