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

/// The claims of [`linked_to`].
const CLAIMS: &str = r#"{
  "points": { "statement": "Turnout rose by 3 percentage points.", "kind": "percent", "value": "3%",
    "citations": [{ "source": "log", "quote": "Turnout rose by 3 percentage points" }] },
  "unit": { "statement": "Turnout rose.", "kind": "quantity", "unit": "percentage points", "value": 3,
    "citations": [{ "source": "log", "quote": "Turnout rose by 3 percentage points" }] },
  "percent": { "statement": "Prices rose by 4 percent.", "kind": "percent", "value": "4%",
    "citations": [{ "source": "log", "quote": "Prices rose by 4 percent" }] },
  "crowd": { "statement": "This many people came.", "kind": "count", "unit": "people",
    "citations": [{ "source": "log", "quote": "Some 3,500 people came" },
      { "source": "paper", "quote": "8,000 people came" }] },
  "houses": { "statement": "The town has about 12,684 houses.", "kind": "count", "unit": "houses", "value": "~12684",
    "citations": [{ "source": "log", "quote": "The town has about 12,684 houses" }] },
  "begun": { "statement": "The line was begun on 17 June 2009.", "kind": "date", "value": "2009-06-17",
    "citations": [{ "source": "log", "quote": "The line was begun on 17 June 2009" }] },
  "opened": { "statement": "The line opened on 11 December 2016.", "kind": "date", "value": "2016-12-11",
    "citations": [{ "source": "log", "quote": "The line opened on 11 December 2016" }] } }"#;

/// Returns what comes of the figures of a draft with links to [`CLAIMS`]; `derived` are words that follow from two of them.
fn linked_to(draft: &str, derived: &str) -> String {
    let folder = tempfile::tempdir().expect("there is room");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("it can be written");
    };
    write(
        "log.txt",
        "Turnout rose by 3 percentage points.\n\nPrices rose by 4 percent.\n\nSome 3,500 people came.\n\n\
         The town has about 12,684 houses.\n\nThe line was begun on 17 June 2009.\n\n\
         The line opened on 11 December 2016.\n",
    );
    write("paper.txt", "8,000 people came.");
    write("story.md", draft);
    let derived = match derived {
        "" => String::new(),
        words => format!(r#"{{ "quote": "{words}", "is": "opened - begun" }}"#),
    };
    write(
        "claims.json",
        &format!(
            r#"{{ "version": 1, "claims": {CLAIMS},
              "sources": {{ "log": {{ "file": "log.txt" }}, "paper": {{ "file": "paper.txt" }} }},
              "drafts": {{ "story": {{ "file": "story.md", "derived": [{derived}] }} }} }}"#
        ),
    );
    let run = run(folder.path(), &Options::default()).expect("it is checked");
    let draft = &run.drafts[0];
    let text = &draft.draft.document.text;
    let items = draft.items.iter();
    let shown = items.map(|item| format!("{}: {}", item.span.of(text), item.outcome));
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn a_linked_figure_is_held_to_its_claim() {
    let rows = [
        ("Turnout rose by 3 percent[^points].", "", "3 percent: differs"),
        ("Turnout rose by 3 percent[^unit].", "", "3 percent: differs"),
        ("Turnout rose by 3 percentage points[^points].", "", "3 percentage points: covered"),
        ("Turnout rose by 3 percentage points[^unit].", "", "3 percentage points: covered"),
        ("Prices rose by 4 percentage points[^percent].", "", "4 percentage points: differs"),
        ("Prices rose by 4 percent[^percent].", "", "4 percent: covered"),
        ("Between 3,500 and 8,000 people[^crowd] came.", "", "Between 3,500 and 8,000: covered"),
        ("Between 3,500 and 9,000 people[^crowd] came.", "", "Between 3,500 and 9,000: narrower"),
        ("Between 3,000 and 8,000 people[^crowd] came.", "", "Between 3,000 and 8,000: differs"),
        ("8,000 people[^crowd] came.", "", "8,000: claim-not-held"),
        ("The town has about 13,000 houses[^houses].", "", "about 13,000: covered"),
        ("The town has 12,684 houses[^houses].", "", "12,684: narrower"),
        ("The town has about 16,000 houses[^houses].", "", "about 16,000: differs"),
        ("The line opened 2,734 days later.", "2,734 days", "2,734 days later: derived"),
        ("The line opened 2,743 days later.", "2,743 days", "2,743 days later: derived-differs"),
        ("It took about seven years.", "seven years", "about seven years: derived"),
        ("It took nine years.", "nine years", "nine years: derived-differs"),
    ];
    let wrong = rows.into_iter().filter_map(|(draft, derived, outcome)| {
        let found = linked_to(draft, derived);
        (found != outcome).then(|| format!("{found}, and not {outcome}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>(), Vec::<String>::new());
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
