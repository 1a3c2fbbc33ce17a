//! The text that an editor's words in brackets may stand for.

use crate::reading;
use crate::text::Span;

use super::qualifier::{Qualifier, qualifiers};

/// How much text around an insertion is read to see whether a figure or hedge reaches over it, in bytes.
const REACH: usize = 80;

/// Whether an editor's words may stand for `gap`: no figure, hedge or negation.
pub(super) fn may_replace(source: &str, gap: Span) -> bool {
    let text = gap.of(source);
    !text.contains(char::is_numeric) && !qualifies(text) && {
        let from = source.floor_char_boundary(gap.start.saturating_sub(REACH));
        let to = source.ceil_char_boundary((gap.end + REACH).min(source.len()));
        let mentions = reading::find(&source[from..to]);
        !mentions.iter().any(|mention| mention.span.shifted(from).overlaps(gap))
    }
}

/// Whether a word of `text` makes its sentence say something else, and not only who says so.
fn qualifies(text: &str) -> bool {
    qualifiers(text).iter().any(|(_, class)| *class != Qualifier::Attribution)
}
