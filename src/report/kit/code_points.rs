//! Places in a text, counted in Unicode code points.

/// How many bytes lie between two places whose code points are known.
const STRIDE: usize = 1024;

/// The number of code points before every place of a text that a multiple of [`STRIDE`] bytes leads to. It is made in one
/// walk over the text, and asked in time that does not grow with it.
#[derive(Debug)]
pub(in crate::report) struct CodePoints<'t> {
    text: &'t str,
    before: Vec<usize>,
}

impl<'t> CodePoints<'t> {
    /// Returns the index of a text.
    pub(in crate::report) fn of(text: &'t str) -> Self {
        let mut before = vec![0];
        let mut count = 0;
        for (at, chunk) in text.as_bytes().chunks(STRIDE).enumerate() {
            count += starts(chunk);
            debug_assert_eq!(before.len(), at + 1);
            before.push(count);
        }
        Self { text, before }
    }

    /// Returns how many code points stand before a byte, which must be the first of one or the end of the text.
    pub(in crate::report) fn before(&self, byte: usize) -> usize {
        let chunk = byte / STRIDE;
        self.before[chunk] + starts(&self.text.as_bytes()[chunk * STRIDE..byte])
    }
}

/// Returns how many code points begin in some bytes of UTF-8.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_where_counting_leads() {
        let text = "سیل در ۳ مه 👩‍🚀 a".repeat(150);
        assert!(text.len() > 3 * STRIDE);
        let index = CodePoints::of(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.before(byte), count);
        }
        assert_eq!(index.before(text.len()), text.chars().count());
        assert_eq!(CodePoints::of("").before(0), 0);
    }
}
