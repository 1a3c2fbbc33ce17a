//! How two values stand to one another.

use std::fmt;

use super::{Interval, Kind, Tolerance, Value};

/// How two values stand to one another. Only disjoint values conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They mean the same.
    Same,
    /// The value on that side refines the other: it is a part of it.
    Within(Side),
    /// Both can be true, though neither follows from the other.
    Overlapping,
    /// They cannot both be true.
    Disjoint,
    /// They cannot be compared: two kinds, or two texts.
    Incomparable,
}

/// One of the two values compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The first.
    Left,
    /// The second.
    Right,
}

impl Relation {
    /// Returns the relation with left and right exchanged.
    #[must_use]
    pub fn flipped(self) -> Self {
        match self {
            Self::Within(Side::Left) => Self::Within(Side::Right),
            Self::Within(Side::Right) => Self::Within(Side::Left),
            Self::Same | Self::Overlapping | Self::Disjoint | Self::Incomparable => self,
        }
    }

    /// Returns the word for it; which side is within the other is not said.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Within(_) => "within",
            Self::Overlapping => "overlapping",
            Self::Disjoint => "disjoint",
            Self::Incomparable => "incomparable",
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Returns how `left` stands to `right`, both as [compared](Value::compared).
///
/// Values that are written alike are the same, and so are those of one [nominal](Value::nominal) value: 1000 and `1e3`.
/// Values that are disjoint, but no further apart than `tolerance`, are overlapping, and so are those of which one may be
/// a [rounding](super::Number::widest) of the other; a tolerance means nothing to answers and texts.
///
/// ```
/// use crosscheck::value::{compare, Kind, Relation, Side, Tolerance, Value};
/// let day = Value::parse(Kind::Date, "2010-01-07")?;
/// let month = Value::parse(Kind::Date, "2010-01")?;
/// let before = Value::parse(Kind::Date, "2009-12-31")?;
/// assert_eq!(compare(&day, &month, None), Relation::Within(Side::Left));
/// assert_eq!(compare(&before, &month, None), Relation::Disjoint);
/// assert_eq!(compare(&before, &month, Some(&Tolerance::Days(1))), Relation::Overlapping);
/// # Ok::<(), crosscheck::value::NotationError>(())
/// ```
pub fn compare(left: &Value, right: &Value, tolerance: Option<&Tolerance>) -> Relation {
    if left.kind() != right.kind() {
        return Relation::Incomparable;
    }
    let nominal = left.nominal();
    if left == right || (nominal.is_some() && nominal == right.nominal()) {
        return Relation::Same;
    }
    if let (Value::Text(left), Value::Text(right)) = (left, right) {
        return if same_text(left, right) { Relation::Same } else { Relation::Incomparable };
    }
    match (left.compared(tolerance), right.compared(tolerance)) {
        (Some(first), Some(second)) => {
            let tolerance = tolerance.filter(|_| left.kind() != Kind::YesNo);
            match compare_intervals(&first, &second) {
                Relation::Disjoint if !conflict(left, right, tolerance) => Relation::Overlapping,
                // Whether a day in July is one of those on which it is 2 March is not told by the first and the last.
                Relation::Within(Side::Left) if has_gaps(right) => Relation::Overlapping,
                Relation::Within(Side::Right) if has_gaps(left) => Relation::Overlapping,
                relation => relation,
            }
        }
        _ => Relation::Incomparable,
    }
}

/// Whether two texts are equal after case and white-space folding.
///
/// ```
/// use crosscheck::value::same_text;
/// assert!(same_text("Oslo,\u{a0}Norway", " oslo,\n NORWAY"));
/// ```
pub fn same_text(left: &str, right: &str) -> bool {
    let fold =
        |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
    fold(left) == fold(right)
}

fn has_gaps(value: &Value) -> bool {
    matches!(value, Value::Date(date) if date.has_gaps())
}

fn compare_intervals(left: &Interval, right: &Interval) -> Relation {
    if left == right {
        Relation::Same
    } else if right.contains(left) {
        Relation::Within(Side::Left)
    } else if left.contains(right) {
        Relation::Within(Side::Right)
    } else if left.is_disjoint_from(right) {
        Relation::Disjoint
    } else {
        Relation::Overlapping
    }
}

fn conflict(left: &Value, right: &Value, tolerance: Option<&Tolerance>) -> bool {
    let reach = |value: &Value| {
        let widest = value.widest(tolerance)?;
        Some(tolerance.map_or(widest, |tolerance| tolerance.reach(&widest)))
    };
    match (reach(left), reach(right)) {
        (Some(left), Some(right)) => left.is_disjoint_from(&right),
        _ => false,
    }
}
