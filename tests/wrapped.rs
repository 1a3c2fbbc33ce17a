//! A line break inside a sentence of prose changes nothing: neither what is read, nor what it is of.

use std::collections::BTreeSet;

use crosscheck::reading::Reader;

use crate::table;

/// Returns the sentences of prose of the table of subjects.
fn sentences() -> BTreeSet<String> {
    let rows = table::rows(include_str!("spec/subjects.md"));
    rows.iter().map(|row| row.text("text")).filter(|text| !text.contains('\n')).collect()
}

/// Sentences that are broken beside a number with a name, where it may as well be that of a row or list item: it is not read,
/// or only so.
const LIKE_ROWS: [&str; 4] = [
    "In Lund they counted 90 swans, in the bay at\nSimrishamn 40.",
    "In Lund they counted 90 swans, in the bay at Simrishamn\n40.",
    "In March 31 voters chose Bellini and\n12 Rossi.",
    "The regiment, which had marched out of Castell Wern\n800 strong, came home in the spring of 1816 with 214 men, having lost 391 to typhus and fewer than 100 to the enemy.",
];

#[test]
fn a_sentence_of_prose_reads_the_same_wherever_its_line_breaks() {
    let reader = Reader::english();
    let sentences = sentences();
    assert!(sentences.len() > 250, "only {} sentences were found", sentences.len());
    let mut wrong = Vec::new();
    for sentence in &sentences {
        let mentions = reader.find(sentence);
        let subjects = reader.compared_subjects(sentence, &mentions);
        for (space, _) in sentence.match_indices(' ') {
            let mut wrapped = sentence.clone();
            wrapped.replace_range(space..=space, "\n");
            let same = reader.find(&wrapped);
            if LIKE_ROWS.contains(&wrapped.as_str()) {
                assert_ne!(same, mentions, "{wrapped:?} is read the same and need not be named");
            } else if same != mentions {
                wrong.push(format!("{wrapped:?} is read otherwise"));
            } else if reader.compared_subjects(&wrapped, &same) != subjects {
                wrong.push(format!("{wrapped:?} is of something else"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
