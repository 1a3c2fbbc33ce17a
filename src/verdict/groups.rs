//! Things that belong together.

/// Things that are joined to one another, by number (union-find by size; Galler and Fischer 1964).
pub(super) struct Groups {
    parent: Vec<usize>,
    /// How many things a group has, by its root.
    size: Vec<usize>,
    /// The first thing of a group, by its root.
    first: Vec<usize>,
}

impl Groups {
    pub(super) fn new(size: usize) -> Self {
        Self { parent: (0..size).collect(), size: vec![1; size], first: (0..size).collect() }
    }

    /// Returns the first of the things that are joined to one.
    pub(super) fn of(&self, thing: usize) -> usize {
        self.first[self.root(thing)]
    }

    /// Joins two groups; returns whether they were two.
    pub(super) fn join(&mut self, things: [usize; 2]) -> bool {
        let [one, other] = things.map(|thing| self.root(thing));
        if one == other {
            return false;
        }
        // The smaller below the larger: no thing is ever deeper than the logarithm of their number.
        let (under, root) =
            if self.size[one] < self.size[other] { (one, other) } else { (other, one) };
        self.parent[under] = root;
        self.size[root] += self.size[under];
        self.first[root] = self.first[root].min(self.first[under]);
        true
    }

    fn root(&self, mut thing: usize) -> usize {
        while self.parent[thing] != thing {
            thing = self.parent[thing];
        }
        thing
    }
}
