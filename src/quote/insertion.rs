//! What an editor's words in brackets may stand for.

use crate::reading;
use crate::text::Span;

/// How much text around an insertion is read to see whether a figure or hedge reaches over it, in bytes.
const REACH: usize = 80;

/// Words without which a sentence says the opposite.
const NEGATIONS: [&str; 22] = [
    "barely", "cannot", "denied", "denies", "deny", "except", "false", "falsely", "few", "hardly",
    "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "only", "scarcely",
    "unless", "without",
];

/// Whether an editor's words may stand for `gap`: no figure, hedge or negation.
pub(super) fn may_replace(source: &str, gap: Span) -> bool {
    let text = gap.of(source);
    !text.contains(char::is_numeric) && !text.split_whitespace().any(is_negation) && {
        let from = source.floor_char_boundary(gap.start.saturating_sub(REACH));
        let to = source.ceil_char_boundary((gap.end + REACH).min(source.len()));
        let mentions = reading::find(&source[from..to]);
        !mentions.iter().any(|mention| mention.span.shifted(from).overlaps(gap))
    }
}

fn is_negation(word: &str) -> bool {
    let word = word.to_lowercase().replace('’', "'");
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.ends_with("n't") || NEGATIONS.contains(&word)
}
