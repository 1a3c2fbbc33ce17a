//! The patterns of a section as a tree.

use std::sync::Arc;

use crate::reading::date::class::PatternClass;
use crate::reading::date::meaning::Meaning;
use crate::reading::lexicon::WordNumber;

/// The nodes of a tree, of which the first is the root.
#[derive(Debug)]
pub(super) struct PatternTree {
    pub(super) nodes: Vec<TreeNode>,
}

/// Where patterns that begin alike have come to.
#[derive(Debug, Default)]
pub(super) struct TreeNode {
    pub(super) words: Vec<Edge<WordNumber>>,
    pub(super) classes: Vec<Edge<PatternClass>>,
    /// The patterns that end here.
    pub(super) ends: Vec<RowEnd>,
}

/// What leads from one node to another.
#[derive(Debug)]
pub(super) struct Edge<T> {
    pub(super) label: T,
    /// Whether no white space stands before it.
    pub(super) glued: bool,
    pub(super) to: usize,
}

/// Where one of the ways to word a row ends.
#[derive(Debug)]
pub(super) struct RowEnd {
    pub(super) row: usize,
    pub(super) meaning: Arc<Meaning>,
    /// Whether the date is that of a bound, and which class read it.
    pub(super) bound: Option<usize>,
}

/// What an edge asks for.
#[derive(Clone, Copy, Debug)]
pub(super) enum EdgeLabel {
    Word(WordNumber),
    Class(PatternClass),
}

impl Default for PatternTree {
    fn default() -> Self {
        Self { nodes: vec![TreeNode::default()] }
    }
}

impl PatternTree {
    /// Adds a pattern: what each of its places asks for, and whether that is glued to the place before.
    pub(super) fn add(&mut self, places: impl Iterator<Item = (EdgeLabel, bool)>, end: RowEnd) {
        let mut at = 0;
        for (label, glued) in places {
            let fresh = self.nodes.len();
            let node = &mut self.nodes[at];
            at = match label {
                EdgeLabel::Word(word) => leading(&mut node.words, word, glued, fresh),
                EdgeLabel::Class(class) => leading(&mut node.classes, class, glued, fresh),
            };
            if at == fresh {
                self.nodes.push(TreeNode::default());
            }
        }
        self.nodes[at].ends.push(end);
    }
}

/// Returns the node that the edge leads to; a new edge leads to `fresh`. The edge is mostly one of the last, as patterns of
/// a row begin alike.
fn leading<T: PartialEq>(edges: &mut Vec<Edge<T>>, label: T, glued: bool, fresh: usize) -> usize {
    if let Some(edge) = edges.iter().rev().find(|edge| edge.label == label && edge.glued == glued) {
        return edge.to;
    }
    edges.push(Edge { label, glued, to: fresh });
    fresh
}
