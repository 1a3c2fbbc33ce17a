//! What holds for every repair of a quote of the dossier that ships with the tool.

use std::path::Path;
use std::sync::LazyLock;

use crosscheck::amend::repair::{Repaired, repair};
use crosscheck::check::{Extent, check};
use crosscheck::dossier::{ClaimsFile, Dossier, Editor, Syntax, read};
use crosscheck::load;
use crosscheck::source::Holdings;
use crosscheck::text::fold;
use proptest::prelude::*;
use proptest::sample::Index;

static FILE: LazyLock<(String, Dossier, Holdings)> = LazyLock::new(|| {
    let folder = Path::new("data/heydari");
    let file = load::claims_file(Some(folder), Path::new(".")).expect("the dossier is there");
    let dossier = read(&file.text, file.syntax).0.expect("the dossier is right");
    let holdings = load::holdings(&dossier, folder, None);
    (file.text, dossier, holdings)
});

/// Returns what becomes of the file, looking at this claim only.
fn repaired(text: &str, claim: &str) -> Repaired {
    let (_, _, holdings) = &*FILE;
    let claims_file = ClaimsFile::new("claims.json".into(), text.to_owned());
    let mut dossier = claims_file.read().0.expect("it is a claims file");
    dossier.claims.retain(|own| own.id.value == claim);
    let checked = check(dossier, holdings.clone(), Extent::of_part());
    repair(&claims_file, checked).expect("what is written can be read")
}

/// Returns the quote with one edit, as people and programs make them.
fn edited(quote: &str, kind: u8, at: Index, other: &str) -> String {
    let words: Vec<&str> = quote.split(' ').collect();
    let at = at.index(words.len());
    let mut changed: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    match kind {
        0 => other.clone_into(&mut changed[at]),
        1 => changed.insert(at, other.to_owned()),
        2 => drop(changed.remove(at)),
        3 => changed[at] = changed[at].to_uppercase(),
        4 => changed[at] = changed[at].to_lowercase(),
        5 => changed[at].retain(|c| c.is_alphanumeric()),
        6 => drop(changed[at].pop()),
        7 => drop(changed.last_mut().and_then(String::pop)),
        8 => changed[0] = changed[0].chars().skip(1).collect(),
        9 => {
            let digit = |c: char| {
                c.to_digit(10).map_or(c, |d| char::from_digit((d + 1) % 10, 10).unwrap_or(c))
            };
            changed = changed.iter().map(|word| word.chars().map(digit).collect()).collect();
        }
        10 => {
            changed = changed
                .iter()
                .map(|word| word.replace(['’', '‘'], "'").replace(['“', '”'], "\""))
                .collect();
        }
        11 if at > 0 => changed.swap(at - 1, at),
        _ => changed[at] = format!("{0} {0}", changed[at]),
    }
    changed.join(" ")
}

/// Returns the words with a digit, without their typography, their letters and the punctuation around them.
fn figures(quote: &str) -> Vec<String> {
    let folded = fold(quote);
    let words = folded.text().split(' ').filter(|word| word.contains(char::is_numeric));
    let figure = |word: &str| {
        let word = word.trim_matches(['.', ',', ';', ':', '"', '\'', '(', ')']);
        let sign = if word.starts_with('-') { "-" } else { "" };
        let rest = word.chars().filter(|c| c.is_numeric() || ".<>$%+".contains(*c));
        format!("{sign}{}", rest.collect::<String>())
    };
    words.map(figure).collect()
}

fn negations(quote: &str) -> usize {
    let quote = quote.to_lowercase().replace('’', "'");
    let words = quote.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let negates = |word: &&str| {
        matches!(
            *word,
            "no" | "not" | "never" | "none" | "nobody" | "without" | "denied" | "denies"
        ) || word.ends_with("n't")
    };
    words.filter(negates).count()
}

const OTHER: [&str; 12] = [
    "not", "never", "545", "the", "of", "Heydari", "at", "least", "alleged", "-0.42", "votes",
    "xyz",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_holds_and_changes_no_figure_and_no_negation(
        claim in any::<Index>(),
        citation in any::<Index>(),
        kind in 0_u8..13,
        at in any::<Index>(),
        other in prop::sample::select(&OTHER[..]),
    ) {
        let (text, dossier, _) = &*FILE;
        let claim = claim.get(&dossier.claims);
        prop_assume!(!claim.citations.is_empty());
        let index = citation.index(claim.citations.len());
        let id = &claim.id.value;
        let quote = edited(&claim.citations[index].quote.value, kind, at, other);
        prop_assume!(!quote.trim().is_empty());
        let with = |text: &str, quote: &str| {
            let mut editor = Editor::new(text, Syntax::Json).expect("it is JSON");
            assert!(editor.replace_text(id, index, "quote", quote));
            editor.finish()
        };
        let before = with(text, &quote);
        let after = repaired(&before, id);
        let written = &after.checked.dossier.claims[0].citations[index].quote.value;
        prop_assert_eq!(figures(written), figures(&quote), "{} became {}", quote, written);
        prop_assert_eq!(negations(written), negations(&quote), "{} became {}", quote, written);
        if *written != quote {
            let evidence = &after.checked.judgements[0].evidence[index];
            prop_assert!(evidence.state().holds(), "{} became {}", quote, written);
            prop_assert!(evidence.said.doubt().is_none() && !evidence.stance_mismatch);
        }
        prop_assert_eq!(after.repaired.contains(&(0, index)), *written != quote);
        // Nothing else changes, and nothing more the second time.
        prop_assert_eq!(with(&after.text, &quote), before);
        let again = repaired(&after.text, id);
        prop_assert_eq!(again.text, after.text);
    }
}
