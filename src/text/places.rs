//! Several places in one text.

use super::Span;

/// Places in a text, in order; those that touched are one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(Vec<Span>);

impl Places {
    /// Returns whether one of them overlaps `span`.
    ///
    /// ```
    /// use crosscheck::text::{Places, Span};
    /// let places: Places = [Span::new(9, 12), Span::new(2, 4), Span::new(4, 6)].into_iter().collect();
    /// assert!(places.overlap(Span::new(5, 7)));
    /// assert!(!places.overlap(Span::new(6, 9)));
    /// ```
    pub fn overlap(&self, span: Span) -> bool {
        self.first_overlapping(span).is_some()
    }

    /// Returns the number of the first that overlaps `span`, from 0.
    pub fn first_overlapping(&self, span: Span) -> Option<usize> {
        let next = self.0.partition_point(|place| place.end <= span.start);
        self.0.get(next).filter(|place| place.overlaps(span)).map(|_| next)
    }

    /// Returns each as a span, in order.
    pub fn into_spans(self) -> Vec<Span> {
        self.0
    }

    /// Returns how many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }
}

impl FromIterator<Span> for Places {
    fn from_iter<I: IntoIterator<Item = Span>>(spans: I) -> Self {
        let mut spans: Vec<Span> = spans.into_iter().collect();
        spans.sort();
        let mut joined: Vec<Span> = Vec::new();
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => *last = last.hull(span),
                _ => joined.push(span),
            }
        }
        Self(joined)
    }
}
