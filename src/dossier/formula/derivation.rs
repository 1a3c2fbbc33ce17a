//! What follows from claims, and whether a stated figure agrees with it.

use super::{Formula, Operator, Step};
use crate::dossier::rules::combine::{Duration, duration};
use crate::dossier::rules::kinds::is_same_unit;
use crate::dossier::types::{Claim, Dossier};
use crate::value::{Interval, Kind, Number, Rational, Side, Value};

/// What follows from claims by a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// All that it may be: parts of a hundred for percentages and points, parts of one for a share, the numbers of days
    /// for a date.
    pub bounds: Interval,
    /// What it is.
    pub sort: DerivationSort,
}

/// What a result is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DerivationSort {
    /// A number without a unit, or in one that nobody says.
    Number,
    /// A part of a whole, or how many times as much: 1/2, which can be said as 50 %.
    Share,
    /// A percentage.
    Percent,
    /// Percentage points.
    Points,
    /// A number of days.
    Days,
    /// A date.
    Date,
    /// A count or quantity in a unit.
    Amount {
        /// Whether it is counted or measured.
        kind: Kind,
        /// Its unit, as the claim or figure has it.
        unit: Option<String>,
    },
}

/// Why nothing follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDerived {
    /// The claim of this id has no value.
    NoValue(String),
    /// Something is divided by what may be zero.
    DivisionByZero,
    /// A figure on the way is too large to be computed.
    TooLarge,
}

/// How a stated figure stands to what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// Whatever it turns out to be, what follows is what is stated, at the precision of the statement.
    BorneOut,
    /// Only a part of what may follow is what is stated: it does not follow, and is not excluded.
    Undecided,
    /// It is another figure, or one of another sort: points are not per cent.
    Differs,
}

/// The unit that a figure is stated in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedUnit<'u> {
    /// None, or one that is not to be compared.
    None,
    /// Percentage points.
    Points,
    /// This one: `days`, `km`.
    Named(&'u str),
}

impl Formula {
    /// Returns what follows from the values that `value_of` gives for the ids of claims: percentages in parts of a
    /// hundred, dates as the [numbers](crate::value::Day::number) of their days.
    ///
    /// A claim that stands twice is taken for two in the [interval](Interval) that comes out, which may then be wider
    /// than it need be, and never narrower.
    ///
    /// # Errors
    ///
    /// When a claim has no value, or nothing can be computed.
    pub fn value(
        &self,
        value_of: impl Fn(&str) -> Option<Interval>,
    ) -> Result<Derivation, NotDerived> {
        let mut stack: Vec<Interval> = Vec::new();
        for step in &self.steps {
            let result = match step {
                Step::Claim { id, factor } => {
                    let value = value_of(id).ok_or_else(|| NotDerived::NoValue(id.clone()))?;
                    scaled(&value, *factor)?
                }
                Step::Figure(number) => Interval::point(*number),
                Step::Negate => {
                    stack.pop().and_then(|last| last.negated()).ok_or(NotDerived::TooLarge)?
                }
                Step::Apply { operator, hundredth } => {
                    let (right, left) = (stack.pop(), stack.pop());
                    // There are always two: the parser has taken the same steps.
                    let (left, right) = left.zip(right).ok_or(NotDerived::TooLarge)?;
                    applied(*operator, *hundredth, left, right)?
                }
            };
            stack.push(result);
        }
        let bounds = stack.pop().ok_or(NotDerived::TooLarge)?;
        let bounds = match self.sort {
            DerivationSort::Percent | DerivationSort::Points => scaled(&bounds, hundred())?,
            _ => bounds,
        };
        Ok(Derivation { bounds, sort: self.sort.clone() })
    }

    /// Returns what follows from the values of the claims of a dossier, which is that of the formula.
    ///
    /// An unhedged figure stands for what is written, 62 for "62%" and not all that rounds to it; any other value for
    /// all that it means.
    ///
    /// # Errors
    ///
    /// When a claim is an open question, or nothing can be computed.
    pub fn value_in(&self, dossier: &Dossier) -> Result<Derivation, NotDerived> {
        self.value(|id| dossier.claim(id).and_then(standing))
    }
}

/// Returns what a claim stands for in a formula.
fn standing(claim: &Claim) -> Option<Interval> {
    let value = &claim.value.as_ref()?.value;
    match value.nominal() {
        Some(nominal) => Some(Interval::point(nominal)),
        None => value.compared(claim.tolerance.as_ref()),
    }
}

fn hundred() -> Rational {
    Rational::from_integer(100)
}

fn scaled(interval: &Interval, factor: Rational) -> Result<Interval, NotDerived> {
    interval.times(&Interval::point(factor)).ok_or(NotDerived::TooLarge)
}

fn applied(
    operator: Operator,
    hundredth: Option<Side>,
    left: Interval,
    right: Interval,
) -> Result<Interval, NotDerived> {
    let part = Rational::new_raw(1, 100);
    let (left, right) = match hundredth {
        Some(Side::Left) => (scaled(&left, part)?, right),
        Some(Side::Right) => (left, scaled(&right, part)?),
        None => (left, right),
    };
    if operator == Operator::Over && right.contains(&Interval::point(Rational::ZERO)) {
        return Err(NotDerived::DivisionByZero);
    }
    match operator {
        Operator::Plus => left.plus(&right),
        Operator::Minus => left.minus(&right),
        Operator::Times => left.times(&right),
        Operator::Over => left.over(&right),
    }
    .ok_or(NotDerived::TooLarge)
}

impl Derivation {
    /// Returns how a stated figure stands to what follows. An unhedged one means all that rounds to it: 83 is 82.5 to
    /// 83.5. A bound, a range and an approximation mean what they say.
    ///
    /// The unit of an amount must be that of the claims: figures in another of its dimension are converted first.
    pub fn agreement(&self, stated: &Value, unit: StatedUnit<'_>) -> Agreement {
        let Some((follows, means)) = self.in_terms_of(stated, unit).zip(meaning(stated)) else {
            return Agreement::Differs;
        };
        if means.contains(&follows) {
            Agreement::BorneOut
        } else if means.is_disjoint_from(&follows) {
            Agreement::Differs
        } else {
            Agreement::Undecided
        }
    }

    /// Returns it as a value, to be shown: a share as a percentage, days and amounts as a quantity. `None` where it may
    /// be anything.
    pub fn as_value(&self) -> Option<Value> {
        let (kind, bounds) = match self.sort {
            DerivationSort::Share => (Kind::Percent, scaled(&self.bounds, hundred()).ok()?),
            DerivationSort::Percent | DerivationSort::Points => (Kind::Percent, self.bounds),
            DerivationSort::Date => (Kind::Date, self.bounds),
            DerivationSort::Number | DerivationSort::Days | DerivationSort::Amount { .. } => {
                (Kind::Quantity, self.bounds)
            }
        };
        Value::from_interval(kind, &bounds)
    }

    /// Returns what follows in the unit of what is stated; `None` where that is of another sort.
    fn in_terms_of(&self, stated: &Value, unit: StatedUnit<'_>) -> Option<Interval> {
        use DerivationSort as Sort;
        let is_percent = stated.kind() == Kind::Percent;
        let by = |factor: Rational| scaled(&self.bounds, factor).ok();
        match (&self.sort, stated.kind(), unit) {
            (Sort::Date, Kind::Date, _) => Some(self.bounds),
            (Sort::Date, ..) | (_, Kind::Date | Kind::YesNo | Kind::Text, _) => None,
            (Sort::Points, _, StatedUnit::Points) => Some(self.bounds),
            (Sort::Points, ..) | (_, _, StatedUnit::Points) => None,
            (Sort::Percent, Kind::Percent, _) => Some(self.bounds),
            (Sort::Percent, _, StatedUnit::None) => by(Rational::new_raw(1, 100)),
            (Sort::Share, Kind::Percent, _) => by(hundred()),
            (Sort::Share, ..) => Some(self.bounds),
            _ if is_percent => None,
            (Sort::Days, _, StatedUnit::Named(unit)) => match duration(unit)? {
                Duration::Days(days) => by(Rational::new(1, days)),
                Duration::Months(months) => by(Rational::new(MONTHS, DAYS_OF_MONTHS * months)),
            },
            (Sort::Amount { kind, unit: Some(own) }, _, StatedUnit::Named(unit)) => {
                is_same_unit(*kind, Some(own), Some(unit)).then_some(self.bounds)
            }
            (Sort::Number | Sort::Days | Sort::Amount { .. }, ..) => Some(self.bounds),
            (Sort::Percent, _, StatedUnit::Named(_)) => None,
        }
    }
}

/// After so many months of the calendar, all its dates come again.
const MONTHS: i128 = 4800;
/// How many days these months have.
const DAYS_OF_MONTHS: i128 = 146_097;

/// Returns all that a stated value means, at its own precision.
fn meaning(stated: &Value) -> Option<Interval> {
    let Some(number) = stated.number() else { return stated.compared(None) };
    let widest = number.widest(None);
    let whole = number.nominal().filter(Rational::is_integer);
    Some(match whole {
        // What is computed is seldom whole, and said in whole numbers all the same.
        Some(nominal) if widest == Interval::point(nominal) => {
            Number::rounded(nominal, Rational::ONE).bounds(None)
        }
        _ => widest,
    })
}
