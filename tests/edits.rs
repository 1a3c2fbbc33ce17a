//! One edit of a quote that holds, at a random place: what changes a figure, sign or negation never holds, what changes
//! typography always does, and the passage that is found nearest is the one that was edited.

use std::path::Path;
use std::sync::LazyLock;

use crosscheck::quote::{Anchoring, Selector, State, anchor_all};
use crosscheck::reading::Reader;
use crosscheck::run::{Options, run};
use crosscheck::text::Span;
use proptest::prelude::*;
use proptest::sample::Index;

/// A quote of the dossier that ships with the tool, and where it stands.
struct Quoted {
    source: String,
    quote: String,
    prefix: Option<String>,
    suffix: Option<String>,
    place: Span,
}

static QUOTES: LazyLock<Vec<Quoted>> = LazyLock::new(|| {
    let folder = Path::new("data/heydari");
    let checked = run(folder, &Options::default()).expect("the dossier is right").checked;
    let claims = checked.dossier.claims.iter().zip(checked.judgements);
    let cited =
        claims.flat_map(|(claim, judgement)| claim.citations.iter().zip(judgement.evidence));
    let quoted = cited.filter_map(|(citation, evidence)| {
        let (_, anchor) = evidence.anchored.anchor()?;
        Some(Quoted {
            source: checked.holdings.document_of(citation.source)?.document.text.clone(),
            quote: citation.quote.value.clone(),
            prefix: citation.prefix.clone(),
            suffix: citation.suffix.clone(),
            place: anchor.span,
        })
    });
    quoted.collect()
});

impl Quoted {
    /// Returns what comes of looking for `quote` in place of the right one.
    fn look_for(&self, quote: &str) -> Anchoring {
        let (prefix, suffix) = (self.prefix.as_deref(), self.suffix.as_deref());
        anchor_all(&self.source, &[Selector { quote, prefix, suffix }], Some(Reader::english()))
            .remove(0)
    }
}

/// Returns `quote` with the characters at `at`, from one byte to another, replaced.
fn with(quote: &str, at: Span, by: &str) -> String {
    format!("{}{by}{}", &quote[..at.start], &quote[at.end..])
}

/// Returns the places of the characters for which `test` is true.
fn places(quote: &str, test: impl Fn(char) -> bool) -> Vec<Span> {
    let found = quote.char_indices().filter(|(_, c)| test(*c));
    found.map(|(at, c)| Span::new(at, at + c.len_utf8())).collect()
}

/// Returns the quote with one figure, sign or negation changed; `None` where it has none that could be.
fn altered(quote: &str, kind: u8, index: Index, digit: u8) -> Option<String> {
    let pick = |places: Vec<Span>| (!places.is_empty()).then(|| places[index.index(places.len())]);
    match kind {
        0 => {
            let at = pick(places(quote, |c| c.is_ascii_digit()))?;
            let other = (at.of(quote).as_bytes()[0] - b'0' + 1 + digit % 9) % 10;
            Some(with(quote, at, &other.to_string()))
        }
        1 => {
            let digits = places(quote, |c| c.is_ascii_digit()).into_iter();
            let starts = digits.filter(|at| at.start == 0 || quote[..at.start].ends_with(' '));
            let at = pick(starts.collect())?;
            let sign = ["-", "<", ">", "$"][usize::from(digit % 4)];
            Some(with(quote, Span::new(at.start, at.start), sign))
        }
        _ => {
            let at = pick(places(quote, |c| c == ' '))?;
            let negation = [" not ", " never ", " no "][usize::from(digit % 3)];
            Some(with(quote, at, negation))
        }
    }
}

/// Returns the quote with its typography changed; `None` where there is nothing to change.
fn set_otherwise(quote: &str, kind: u8, index: Index) -> Option<String> {
    let pick = |places: Vec<Span>| (!places.is_empty()).then(|| places[index.index(places.len())]);
    let swap = |test: fn(char) -> bool, by: &str| Some(with(quote, pick(places(quote, test))?, by));
    match kind {
        0 => swap(|c| c == ' ', "\u{a0}"),
        1 => swap(|c| c == ' ', "\n    "),
        2 => swap(|c| c == ' ', " \u{200b}"),
        3 => swap(|c| matches!(c, '\'' | '’'), "’"),
        4 => swap(|c| matches!(c, '"' | '“' | '”'), "\""),
        5 => swap(|c| c == '-', "\u{2011}"),
        6 => {
            let letters = places(quote, char::is_alphabetic).into_iter();
            let inner = letters.filter(|at| quote[..at.start].ends_with(char::is_alphabetic));
            let at = pick(inner.collect())?;
            Some(with(quote, Span::new(at.start, at.start), "\u{ad}"))
        }
        _ => swap(|c| c == 'é' || c == 'e', "e").filter(|edited| edited == quote),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_alters_a_quote_never_holds_and_the_passage_is_found_again(
        which in any::<Index>(), kind in 0_u8..3, at in any::<Index>(), digit in any::<u8>(),
    ) {
        let quoted = &QUOTES[which.index(QUOTES.len())];
        let Some(edited) = altered(&quoted.quote, kind, at, digit) else { return Ok(()) };
        let outcome = quoted.look_for(&edited);
        prop_assert!(!outcome.state().holds(), "{edited}");
        // Two words of which one is altered may stand as near to others.
        if quoted.quote.split_whitespace().count() > 2 {
            // A dash may stand before a year without changing the date.
            if kind != 1 {
                prop_assert_eq!(outcome.state(), State::Altered, "{}", edited);
            }
            let Anchoring::Lost { nearest: Some(nearest), .. } = outcome else { unreachable!() };
            prop_assert!(nearest.span.overlaps(quoted.place), "{edited}");
            prop_assert_eq!(nearest.edits, 1, "{}", edited);
        }
    }

    #[test]
    fn what_sets_a_quote_otherwise_always_holds_and_where_it_did(
        which in any::<Index>(), kind in 0_u8..8, at in any::<Index>(),
    ) {
        let quoted = &QUOTES[which.index(QUOTES.len())];
        let Some(edited) = set_otherwise(&quoted.quote, kind, at) else { return Ok(()) };
        let Anchoring::Anchored(anchor) = quoted.look_for(&edited) else {
            return Err(TestCaseError::fail(format!("{edited:?} does not hold")));
        };
        prop_assert_eq!(anchor.span, quoted.place);
    }
}
