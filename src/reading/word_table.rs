//! A table that is asked for words of prose, most of which it does not hold.

/// What is known of some words, in buckets of words that are alike: one look says that a word is not there.
pub(super) struct WordTable<T> {
    buckets: Vec<Vec<(&'static str, T)>>,
}

impl<T> WordTable<T> {
    /// Returns what is known of `word`.
    pub(super) fn get(&self, word: &str) -> Option<&T> {
        let bucket = &self.buckets[bucket(word) & (self.buckets.len() - 1)];
        bucket.iter().find(|(own, _)| *own == word).map(|(_, value)| value)
    }

    /// Whether the table holds `word`.
    pub(super) fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Returns the words with what is known of them, in no order that means anything.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'static str, &T)> {
        self.buckets.iter().flatten().map(|(word, value)| (*word, value))
    }
}

impl<T> FromIterator<(&'static str, T)> for WordTable<T> {
    /// Of a word that stands twice, the last is kept.
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(rows: I) -> Self {
        let rows: Vec<(&'static str, T)> = rows.into_iter().collect();
        // So many that few words share one.
        let size = (rows.len() * 4).next_power_of_two();
        let mut buckets: Vec<Vec<(&'static str, T)>> = Vec::new();
        buckets.resize_with(size, Vec::new);
        for (word, value) in rows {
            let bucket = &mut buckets[bucket(word) & (size - 1)];
            bucket.retain(|(own, _)| *own != word);
            bucket.push((word, value));
        }
        Self { buckets }
    }
}

/// Returns the number of a word's bucket, by its length and by bytes at its ends; it is to be cut to the number of
/// buckets.
pub(super) fn bucket(word: &str) -> usize {
    let bytes = word.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
    let last = byte(bytes.len().saturating_sub(1));
    byte(0) * 31 + byte(1) * 7 + last * 131 + bytes.len() * 17
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_holds_its_words_and_no_others() {
        let table: WordTable<usize> = ["one", "ten", "one"].into_iter().zip(0..).collect();
        assert_eq!(
            (table.get("one"), table.get("ten"), table.get("eno")),
            (Some(&2), Some(&1), None)
        );
        assert!(!table.has(""));
        assert_eq!(table.iter().count(), 2);
        assert!(!WordTable::<()>::from_iter([]).has("one"));
    }
}
