//! Results that are kept from one run to the next, by what they were worked out from.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// What a result was worked out from, as a digest of all of it (SHA-256, FIPS 180-4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key([u8; 32]);

impl Key {
    /// Returns the key of what a result is worked out from; the same on every machine.
    ///
    /// ```
    /// use crosscheck::memo::Key;
    /// assert_eq!(Key::of(&("540 votes", 2)), Key::of(&("540 votes", 2)));
    /// assert_ne!(Key::of(&("540 votes", 2)), Key::of(&("540 votes", 3)));
    /// ```
    pub fn of(what: &impl Serialize) -> Self {
        // Writing to memory fails only where a type cannot be written at all, which any test of it shows.
        let bytes = postcard::to_allocvec(what).unwrap_or_else(|error| unreachable!("{error}"));
        Self(Sha256::digest(bytes).into())
    }
}

/// Results by what they were worked out from. What two runs in a row do not ask for is forgotten, so that it never holds
/// more than twice what a run needs.
///
/// ```
/// use crosscheck::memo::{Kept as _, Memo};
/// let lengths: Memo<String, usize> = Memo::keeping();
/// assert_eq!(lengths.get_or("540 votes".to_owned(), || 9), 9);
/// assert_eq!(lengths.get_or("540 votes".to_owned(), || unreachable!("it is known")), 9);
/// lengths.begin_run();
/// lengths.begin_run();
/// assert_eq!(lengths.len(), 0);
/// ```
#[derive(Debug)]
pub struct Memo<K, V>(Option<Mutex<Runs<K, V>>>);

#[derive(Debug)]
struct Runs<K, V> {
    this: BTreeMap<K, V>,
    last: BTreeMap<K, V>,
    /// Whether anything was put in this run.
    has_news: bool,
}

impl<K, V> Default for Memo<K, V> {
    /// Keeps nothing: what is done once needs no memory.
    fn default() -> Self {
        Self(None)
    }
}

impl<K: Ord, V: Clone> Memo<K, V> {
    /// Returns one that keeps what it is given.
    pub fn keeping() -> Self {
        Self(Some(Mutex::new(Runs {
            this: BTreeMap::new(),
            last: BTreeMap::new(),
            has_news: false,
        })))
    }

    /// Returns what is kept for a key; `None` where nothing is.
    pub fn get(&self, key: &K) -> Option<V> {
        let mut runs = self.0.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = runs.this.get(key) {
            return Some(known.clone());
        }
        let (key, known) = runs.last.remove_entry(key)?;
        runs.this.insert(key, known.clone());
        Some(known)
    }

    /// Keeps a result, in place of an earlier one.
    pub fn put(&self, key: K, value: V) {
        if let Some(runs) = &self.0 {
            let mut runs = runs.lock().unwrap_or_else(PoisonError::into_inner);
            runs.this.insert(key, value);
            runs.has_news = true;
        }
    }

    /// Returns what is kept for a key, or what `find` gives, which is kept from then on. Nothing waits for `find`.
    pub fn get_or(&self, key: K, find: impl FnOnce() -> V) -> V {
        if let Some(known) = self.get(&key) {
            return known;
        }
        let found = find();
        if self.0.is_some() {
            self.put(key, found.clone());
        }
        found
    }

    /// Whether anything is ever kept.
    pub fn keeps(&self) -> bool {
        self.0.is_some()
    }
}

impl<K: Ord + Serialize, V: Serialize> Serialize for Memo<K, V> {
    /// Writes what this run asked for: no more is kept for another program.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(runs) => {
                runs.lock().unwrap_or_else(PoisonError::into_inner).this.serialize(serializer)
            }
            None => BTreeMap::<K, V>::new().serialize(serializer),
        }
    }
}

impl<'de, K: Ord + Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for Memo<K, V> {
    /// Reads what an earlier run asked for; it is the last one of whoever begins another.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let this = BTreeMap::deserialize(deserializer)?;
        Ok(Self(Some(Mutex::new(Runs { this, last: BTreeMap::new(), has_news: false }))))
    }
}

/// Results of any kind, which are forgotten together.
pub trait Kept {
    /// Begins another run: what neither it nor the last one asks for is forgotten when the next begins.
    fn begin_run(&self);

    /// Whether this run has found out anything that was not kept.
    fn has_news(&self) -> bool;

    /// Returns how many results are kept.
    fn len(&self) -> usize;

    /// Whether nothing is kept.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Forgets everything.
    fn clear(&self) {
        self.begin_run();
        self.begin_run();
    }
}

impl<K: Ord, V: Clone> Kept for Memo<K, V> {
    fn begin_run(&self) {
        if let Some(runs) = &self.0 {
            let mut runs = runs.lock().unwrap_or_else(PoisonError::into_inner);
            runs.last = std::mem::take(&mut runs.this);
            runs.has_news = false;
        }
    }

    fn has_news(&self) -> bool {
        let runs = self.0.as_ref().map(|runs| runs.lock().unwrap_or_else(PoisonError::into_inner));
        runs.is_some_and(|runs| runs.has_news)
    }

    fn len(&self) -> usize {
        let Some(runs) = &self.0 else { return 0 };
        let runs = runs.lock().unwrap_or_else(PoisonError::into_inner);
        runs.this.len() + runs.last.len()
    }
}
