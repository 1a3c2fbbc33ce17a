//! Quotes that leave text out.

use std::sync::LazyLock;

use regex::Regex;

static ELISION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.\s?\.\s?\.")
        .expect("the pattern is a constant that tests use")
});

/// Returns the pieces of a quote that stand around its elisions (`[…]`, `[...]`, `…`, `...`), trimmed, in
/// order. A quote without an elision inside is one piece.
pub(super) fn pieces(quote: &str) -> Vec<&str> {
    ELISION.split(quote).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn every_spelling_of_an_elision_parts_a_quote() {
        for quote in [
            "he said […] no",
            "he said [...] no",
            "he said … no",
            "he said... no",
            "he said [. . .] no",
        ] {
            assert_eq!(pieces(quote), ["he said", "no"], "{quote}");
        }
        assert_eq!(pieces("… he said …"), ["he said"]);
        assert_eq!(pieces("a [insertion] b"), ["a [insertion] b"]);
        assert_eq!(pieces("…"), Vec::<&str>::new());
    }
}
