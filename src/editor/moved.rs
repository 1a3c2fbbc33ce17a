//! Places of a text that was changed since: where they stand now, if they still do.

use crate::text::Span;

/// A change of a text in one place: from the first byte that differs to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The bytes that were replaced.
    old: Span,
    /// How many bytes stand there now.
    new: usize,
}

impl Change {
    /// Returns the smallest change that makes `new` of `old`.
    pub(super) fn between(old: &str, new: &str) -> Self {
        let same = |(a, b): &(u8, u8)| a == b;
        let most = old.len().min(new.len());
        let start = old.bytes().zip(new.bytes()).take_while(same).count();
        let end =
            old.bytes().rev().zip(new.bytes().rev()).take(most - start).take_while(same).count();
        Self { old: Span::new(start, old.len() - end), new: new.len() - end - start }
    }

    /// Returns the whole characters of `old` that are replaced, and those of `new` that take their place.
    pub(super) fn replacement<'n>(&self, old: &str, new: &'n str) -> (Span, &'n str) {
        let start = old.floor_char_boundary(self.old.start);
        let behind = old.len() - old.ceil_char_boundary(self.old.end);
        (Span::new(start, old.len() - behind), &new[start..new.len() - behind])
    }

    /// Returns where a span stands now; `None` where the change touches it.
    pub(super) fn moved(&self, span: Span) -> Option<Span> {
        if span.end <= self.old.start {
            return Some(span);
        }
        let now = |at: usize| at - self.old.end + self.old.start + self.new;
        (span.start >= self.old.end).then(|| Span::new(now(span.start), now(span.end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_before_and_after_a_change_stay_and_those_in_it_go() {
        let (old, new) = ("a \"540\" and \"650\" votes", "a \"540\" and more \"650\" votes");
        let change = Change::between(old, new);
        for (words, stays) in [("540", true), ("650", true), ("votes", true), ("and \"650", false)]
        {
            let start = old.find(words).unwrap();
            let moved = change.moved(Span::new(start, start + words.len()));
            assert_eq!(moved.map(|span| span.of(new)), stays.then_some(words), "{words}");
        }
    }

    #[test]
    fn a_change_of_nothing_moves_nothing() {
        let change = Change::between("540 votes", "540 votes");
        assert_eq!(change.moved(Span::new(0, 9)), Some(Span::new(0, 9)));
    }

    #[test]
    fn what_is_replaced_is_whole_characters() {
        for (old, new) in
            [("aéb", "aèb"), ("\u{1d7dd}", "\u{1d7dc}"), ("540", "541"), ("a", "a"), ("", "é")]
        {
            let (span, words) = Change::between(old, new).replacement(old, new);
            let made = format!("{}{words}{}", &old[..span.start], &old[span.end..]);
            assert_eq!(made, new);
        }
    }

    #[test]
    fn repeated_letters_are_not_counted_twice() {
        let change = Change::between("aaa", "aa");
        assert_eq!(change.old.len() - change.new, 1);
    }
}
