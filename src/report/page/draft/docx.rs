//! Comments on the draft itself, for a text that was written in Word: one on each item that is not covered, which says what
//! the page says of it.

use super::ShownDraft;
use super::note::{Note, NotedClaim, NotedPassage};
use crate::report::kit::layout::line;
use crate::source::{Comment, CommentRun};

/// Returns the comments on the items of a draft that are not covered, in the order of its text.
pub fn comments(shown: &ShownDraft<'_>) -> Vec<Comment> {
    let notes = Note::all(shown).into_iter().filter(|note| !note.item.outcome.is_covered());
    notes.map(|note| comment(&note)).collect()
}

fn comment(note: &Note<'_>) -> Comment {
    // Where many comments stand beside a page, only the first lines of each are shown.
    let message = format!(": {}", line(&note.words.message));
    let mut paragraphs = vec![vec![strong(note.item.outcome.name()), plain(&message)]];
    paragraphs.extend(note.claim().map(|own| claim(&own)));
    for own in note.passages() {
        paragraphs.extend(passage(&own));
    }
    paragraphs.extend(note.more_passages().map(|others| vec![plain(&others)]));
    if !note.words.help.is_empty() {
        paragraphs.push(vec![strong("To do:"), plain(&format!(" {}", line(note.words.help)))]);
    }
    Comment { span: note.item.span, paragraphs }
}

fn claim(claim: &NotedClaim<'_>) -> Vec<CommentRun> {
    let value = claim.value.as_ref().map_or_else(String::new, |value| format!(" ({value})"));
    vec![strong("Claim"), plain(&format!(" `{}`: {}{value}", claim.id, claim.statement))]
}

/// Returns the words of a passage with the figure or what was quoted in bold, and where they stand.
fn passage(passage: &NotedPassage<'_>) -> [Vec<CommentRun>; 2] {
    let [before, marked, after] = &passage.words;
    let words = vec![plain(&format!("“{before}")), strong(marked), plain(&format!("{after}”"))];
    let title = passage.title.map_or_else(String::new, |title| format!("{}, ", line(title)));
    let speakers = match passage.speakers.as_str() {
        "" => String::new(),
        speakers => format!(", said by {speakers}"),
    };
    [words, vec![plain(&format!("{title}{}{speakers}", passage.place))]]
}

fn plain(text: &str) -> CommentRun {
    CommentRun { text: text.to_owned(), is_strong: false }
}

fn strong(text: &str) -> CommentRun {
    CommentRun { text: text.to_owned(), is_strong: true }
}
