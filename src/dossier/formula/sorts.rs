//! What comes of adding and multiplying figures of different sorts, and which cannot be.

use super::{DerivationSort, Operator};
use crate::dossier::mistake::Mistake;
use crate::dossier::problem::quoted;
use crate::dossier::rules::kinds::is_same_unit;
use crate::text::Span;
use crate::value::{Kind, Side};
use DerivationSort::{Amount, Date, Days, Number, Percent, Points, Share};

/// A part of a formula.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// `None` where something in it is wrong and has been reported.
    pub(super) sort: Option<DerivationSort>,
    /// Whether no claim stands in it.
    pub(super) is_constant: bool,
    pub(super) span: Span,
}

/// What comes of two parts.
pub(super) struct Combined {
    pub(super) sort: DerivationSort,
    /// The side whose bare number is meant as a percentage: `100 - turnout`.
    pub(super) hundredth: Option<Side>,
}

impl Combined {
    fn of(sort: &DerivationSort) -> Self {
        Self { sort: sort.clone(), hundredth: None }
    }
}

/// Returns what comes of two parts of a known sort.
pub(super) fn combine(
    operator: Operator,
    left: &Part,
    right: &Part,
) -> Result<Option<Combined>, Mistake> {
    let (Some(first), Some(second)) = (&left.sort, &right.sort) else { return Ok(None) };
    let span = Span::new(left.span.start, right.span.end);
    match operator {
        Operator::Plus | Operator::Minus => {
            sum(operator == Operator::Minus, left.is_constant, first, second)
                .ok_or_else(|| no_sum(first, second, span))
        }
        Operator::Times => {
            product(first, second).as_ref().map(Combined::of).ok_or_else(|| no_product(span))
        }
        Operator::Over => quotient(left.is_constant, first, second)
            .as_ref()
            .map(Combined::of)
            .ok_or_else(|| no_product(span)),
    }
    .map(Some)
}

fn sum(
    is_minus: bool,
    left_is_constant: bool,
    left: &DerivationSort,
    right: &DerivationSort,
) -> Option<Combined> {
    let sort = match (left, right) {
        (Date, Date) if is_minus => &Days,
        (Date, Days) => &Date,
        (Days, Date) if !is_minus => &Date,
        (Date, _) | (_, Date) => return None,
        (Days, Days | Number) | (Number, Days) => &Days,
        (Number, Percent | Points) => {
            return Some(Combined { sort: right.clone(), hundredth: Some(Side::Left) });
        }
        (Percent | Points, Number) => {
            return Some(Combined { sort: left.clone(), hundredth: Some(Side::Right) });
        }
        (Number, Share) | (Share, Number) => &Share,
        // What is left of a figure is no difference of two: `100% - turnout`.
        (Percent | Share, Percent | Share) if is_minus && !left_is_constant => &Points,
        (Share, Share) => &Share,
        (Percent | Share, Percent | Share | Points) => &Percent,
        (Points, Percent | Share) if !is_minus => &Percent,
        (Points, Points | Percent | Share) => &Points,
        (Number, Number | Amount { .. }) => right,
        (Amount { .. }, Number) => left,
        (Amount { .. }, Amount { .. }) if is_same(left, right) => left,
        _ => return None,
    };
    Some(Combined::of(sort))
}

fn product(left: &DerivationSort, right: &DerivationSort) -> Option<DerivationSort> {
    let sort = match (left, right) {
        (Date, _) | (_, Date) => return None,
        (Number | Share, other) | (other, Number | Share) => other,
        (Percent | Points, Percent | Points) => &Percent,
        (Percent | Points, other) | (other, Percent | Points) => other,
        (Amount { .. } | Days, Amount { .. } | Days) => &Number,
    };
    Some(sort.clone())
}

fn quotient(
    left_is_constant: bool,
    left: &DerivationSort,
    right: &DerivationSort,
) -> Option<DerivationSort> {
    let sort = match (left, right) {
        (Date, _) | (_, Date) => return None,
        (other, Number | Share) => other,
        (Number, Amount { .. }) if left_is_constant => &Share,
        (Number, _) => &Number,
        (Percent | Points | Share, Percent | Points) | (Days, Days) => &Share,
        (Amount { .. } | Days, Percent | Points) => left,
        (Amount { kind: Kind::Count, .. }, Amount { kind: Kind::Count, .. }) => &Share,
        (Amount { .. }, Amount { .. }) if is_same(left, right) => &Share,
        _ => &Number,
    };
    Some(sort.clone())
}

/// Whether two amounts are of one kind and unit.
fn is_same(left: &DerivationSort, right: &DerivationSort) -> bool {
    match (left, right) {
        (Amount { kind, unit }, Amount { kind: other, unit: other_unit }) => {
            kind == other && is_same_unit(*kind, unit.as_deref(), other_unit.as_deref())
        }
        _ => false,
    }
}

fn no_product(span: Span) -> Mistake {
    Mistake::new(span, "a date cannot be multiplied or divided", "expected figures")
        .help("a date less a date is a number of days: `( departed - arrived ) / 7`")
}

fn no_sum(left: &DerivationSort, right: &DerivationSort, span: Span) -> Mistake {
    let message = format!("{} and {} cannot be added or subtracted", named(left), named(right));
    let mistake = Mistake::new(span, message, "these do not go together");
    match (left, right) {
        (Date, Date) => mistake.help("a date less a date is a number of days"),
        (Date, Number) | (Number, Date) => mistake.help("write days or weeks: `2 days`"),
        (Amount { .. }, Percent | Share | Points) | (Percent | Share | Points, Amount { .. }) => {
            mistake.help("multiply a claim by it: `50% * a`")
        }
        (Amount { .. }, Amount { .. }) => {
            mistake.help("give both claims the same `kind` and `unit`, if they are of the same")
        }
        _ => mistake,
    }
}

fn named(sort: &DerivationSort) -> String {
    match sort {
        Number => "a number".to_owned(),
        Share => "a share".to_owned(),
        Percent => "a percentage".to_owned(),
        Points => "percentage points".to_owned(),
        Days => "days".to_owned(),
        Date => "a date".to_owned(),
        Amount { kind, unit: Some(unit) } => format!("a {kind} in {}", quoted(unit)),
        Amount { kind, unit: None } => format!("a {kind} without a unit"),
    }
}
