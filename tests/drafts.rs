//! A draft with a link behind each figure: whatever is changed in it is told.

#![expect(clippy::disallowed_methods, reason = "this test writes a dossier")]

use crosscheck::draft::{CheckedDraft, Item, ItemKind, ItemOutcome};
use crosscheck::run::{Options, Selection, run};

use crate::linked_draft::{CONSUL, bare, checked, heydari};

/// Returns the text with the words at the item replaced, in the file.
fn changed(text: &str, draft: &CheckedDraft, item: &Item, words: &str) -> String {
    let place = draft.draft.document.locate(item.span).bytes().expect("a text has bytes");
    format!("{}{words}{}", &text[..place.start], &text[place.end..])
}

/// Returns two other digits than this one: the next, and the fourth after it.
fn others(digit: char) -> [char; 2] {
    let number = digit.to_digit(10).expect("it is a digit");
    [1, 4].map(|step| char::from_digit((number + step) % 10, 10).expect("it is a digit"))
}

/// Whether an item passes as what it says.
fn passes(item: &Item) -> bool {
    use ItemOutcome::{ClaimNotHeld, Covered, Derived, Holds, InSource};
    matches!(item.outcome, Covered | Derived | InSource | Holds | ClaimNotHeld)
}

fn linked(draft: &CheckedDraft) -> Vec<&Item> {
    draft.items.iter().filter(|item| item.claim.is_some()).collect()
}

/// Returns what came of the item that begins at the same place.
fn at<'d>(draft: &'d CheckedDraft, item: &Item) -> &'d Item {
    let found = draft.items.iter().find(|other| other.span.start == item.span.start);
    found.unwrap_or_else(|| panic!("nothing is read at {:?}", item.span))
}

#[test]
fn a_check_of_some_claims_holds_no_draft_to_them() {
    let folder = tempfile::tempdir().expect("there is room");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("it can be written");
    };
    write("log.txt", "Of 52 bridges, 9 were closed.");
    write("story.md", "Of 52 bridges[^all], 9[^closed] were closed, 17 percent.");
    write(
        "claims.json",
        r#"{ "version": 1, "sources": { "log": { "file": "log.txt" } },
          "claims": {
            "all": { "statement": "There were 52 bridges.", "kind": "count", "value": 52,
              "citations": [{ "source": "log", "quote": "Of 52 bridges" }] },
            "closed": { "statement": "9 bridges were closed.", "kind": "count", "value": 9,
              "citations": [{ "source": "log", "quote": "Of 52 bridges, 9 were closed" }] } },
          "drafts": { "story": { "file": "story.md",
            "derived": [{ "quote": "17 percent", "is": "closed / all" }] } } }"#,
    );
    let all = run(folder.path(), &Options::default()).expect("it is checked");
    assert_eq!((all.drafts.len(), all.findings.len()), (1, 0), "{:?}", all.findings);
    let selection = Selection::of_claim("all");
    let one = run(folder.path(), &Options { selection, ..Options::default() });
    let one = one.expect("it is checked");
    assert_eq!((one.drafts.len(), one.findings.len()), (0, 0), "{:?}", one.findings);
}

#[test]
fn every_figure_of_the_draft_is_right_as_it_stands() {
    let draft = checked(CONSUL, &heydari());
    let wrong: Vec<_> = draft.items.iter().filter(|item| !passes(item)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(linked(&draft).len(), 15);
}

#[test]
fn another_digit_of_a_linked_figure_is_told() {
    let (text, examined) = (CONSUL, heydari());
    let draft = checked(text, &examined);
    let mut told = 0;
    for item in linked(&draft) {
        let words = item.span.of(&draft.draft.document.text);
        for (place, digit) in words.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            for other in others(digit) {
                let mut slip = words.to_owned();
                slip.replace_range(place..=place, &other.to_string());
                let text = changed(text, &draft, item, &slip);
                let found = checked(&text, &examined);
                let item = found.items.iter().find(|other| other.span.start == item.span.start);
                // "32 January" is no date: what is not an item does not pass.
                assert!(!item.is_some_and(passes), "{slip} for {words}: {item:?}");
                told += 1;
            }
        }
    }
    assert!(told > 60, "{told}");
}

#[test]
fn two_linked_figures_of_a_sentence_that_are_exchanged_are_told() {
    let (text, examined) = (CONSUL, heydari());
    let draft = checked(text, &examined);
    let linked = linked(&draft);
    let mut told = 0;
    for pair in linked.windows(2) {
        let [first, second] = pair else { continue };
        if first.sentence != second.sentence {
            continue;
        }
        let shown = &draft.draft.document.text;
        let [one, other] = [first.span.of(shown), second.span.of(shown)];
        // From the end, so that the first place stays where it is.
        let text = changed(text, &draft, second, one);
        let text = changed(&text, &draft, first, other);
        let found = checked(&text, &examined);
        let sentence = at(&found, first).sentence;
        let of_sentence = found.items.iter().filter(|item| item.sentence == sentence);
        let passing = of_sentence.filter(|item| item.claim.is_some() && passes(item)).count();
        assert_eq!(passing, 0, "{one} and {other}: {:#?}", found.items);
        told += 1;
    }
    assert_eq!(told, 4);
}

#[test]
fn a_hedge_that_is_dropped_is_told() {
    let (text, examined) = (CONSUL, heydari());
    let draft = checked(text, &examined);
    let mut told = 0;
    for item in linked(&draft) {
        let words = item.span.of(&draft.draft.document.text);
        let Some(bare) = words.strip_prefix("At least ") else { continue };
        let found = checked(&changed(text, &draft, item, bare), &examined);
        assert_eq!(at(&found, item).outcome, ItemOutcome::Narrower, "{bare}");
        told += 1;
    }
    assert_eq!(told, 2);
}

#[test]
fn a_negation_that_is_dropped_from_a_quotation_is_told() {
    let (text, examined) = (CONSUL, heydari());
    let found = checked(&text.replace("is no evidence", "is evidence"), &examined);
    let quotation = found.items.iter().find(|item| item.kind == ItemKind::Quotation);
    assert_eq!(quotation.map(|item| item.outcome), Some(ItemOutcome::Altered));
}

#[test]
fn nothing_is_covered_without_a_link() {
    let (text, examined) = (CONSUL, heydari());
    let found = checked(&bare(text).replace("[@wsj]", ""), &examined);
    assert!(found.items.len() > 15);
    assert_eq!(found.count(ItemOutcome::Covered) + found.count(ItemOutcome::Derived), 0);
}
