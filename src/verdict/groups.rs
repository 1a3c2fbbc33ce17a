//! Things that belong together.

/// Things that are joined to one another, by number (union-find; Galler and Fischer 1964).
pub(super) struct Groups(Vec<usize>);

impl Groups {
    pub(super) fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    /// Returns the first of the things that are joined to one.
    pub(super) fn of(&self, mut thing: usize) -> usize {
        while self.0[thing] != thing {
            thing = self.0[thing];
        }
        thing
    }

    /// Joins two groups; returns whether they were two.
    pub(super) fn join(&mut self, things: [usize; 2]) -> bool {
        let [one, other] = things.map(|thing| self.of(thing));
        self.0[one.max(other)] = one.min(other);
        one != other
    }
}
