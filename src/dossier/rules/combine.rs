//! From two sums to one: what stands on both sides is gathered on the left, and the figures on the right.
//!
//! A claim that stands several times takes one value everywhere, so its coefficients are added before anything is
//! tested: `a - a = 0` holds whatever `a` is.

use std::collections::BTreeMap;

use super::kinds::Subject;
use super::parse::{Parsed, Product, What};
use super::words::Sign;
use crate::dossier::mistake::Mistake;
use crate::dossier::problem::quoted;
use crate::dossier::types::{Comparison, Order, Term};
use crate::text::Span;
use crate::value::arithmetic::{minus, plus, times};
use crate::value::{Day, Kind, Rational};

/// The length of one unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dossier) enum Duration {
    Days(i128),
    Months(i128),
}

/// Returns the length of a unit of time.
pub(in crate::dossier) fn duration(unit: &str) -> Option<Duration> {
    Some(match unit {
        "day" | "days" => Duration::Days(1),
        "week" | "weeks" => Duration::Days(7),
        "month" | "months" => Duration::Months(1),
        "year" | "years" => Duration::Months(12),
        _ => return None,
    })
}

/// Returns what a rule says; `whole` is all of its text.
pub(super) fn combine(
    parsed: &Parsed<'_>,
    subject: &Subject,
    whole: Span,
) -> Result<Comparison, Mistake> {
    let mut sum = Sum::default();
    let sides = [(&parsed.left, Rational::ONE), (&parsed.right, -Rational::ONE)];
    for (index, (products, side)) in sides.into_iter().enumerate() {
        for product in products {
            sum.add(product, index, side, subject.kind)?;
        }
    }
    if subject.kind == Kind::Date {
        sum.check_balance(whole)?;
        sum.place_months(whole)?;
    }
    let (terms, figures) = sum.closed().ok_or_else(|| too_large(whole))?;
    let comparison = |order| Comparison { terms, order, limit: -figures };
    Ok(match parsed.sign {
        Sign::Equal => comparison(Order::Equal),
        Sign::Less => comparison(Order::Less),
        Sign::AtMost => comparison(Order::AtMost),
        Sign::More => turned(comparison(Order::Less)),
        Sign::AtLeast => turned(comparison(Order::AtMost)),
    })
}

/// Returns the comparison with its two sides changed over.
fn turned(mut comparison: Comparison) -> Comparison {
    for term in &mut comparison.terms {
        term.coefficient = -term.coefficient;
    }
    comparison.limit = -comparison.limit;
    comparison
}

fn too_large(span: Span) -> Mistake {
    Mistake::new(span, "the figures are too large to be added up", "expected shorter figures")
}

/// The left side less the right side.
#[derive(Default)]
struct Sum<'a> {
    terms: Vec<Term>,
    /// Where each claim stands in `terms`.
    places: BTreeMap<&'a str, usize>,
    figures: Rational,
    /// Days, each with the sign that it has on the left.
    days: Vec<(Rational, Day)>,
    /// Months and years, of which the calendar says how long they are: those on the left, those on the right.
    months: [i128; 2],
    /// How many dates are added up on the left and on the right.
    dates: [Rational; 2],
}

impl<'a> Sum<'a> {
    fn add(
        &mut self,
        product: &Product<'a>,
        index: usize,
        side: Rational,
        kind: Kind,
    ) -> Result<(), Mistake> {
        let too_large = || too_large(product.span);
        let factor = product.factor * side;
        match product.what {
            What::Claim(word) => {
                let number = if kind == Kind::Date { product.factor } else { Rational::ZERO };
                self.dates[index] = plus(self.dates[index], number).ok_or_else(too_large)?;
                self.add_claim(word.text, factor).ok_or_else(too_large)
            }
            What::Day(day) => {
                self.dates[index] =
                    plus(self.dates[index], product.factor).ok_or_else(too_large)?;
                self.days.push((factor, day));
                Ok(())
            }
            What::Number(number, Some(unit)) if kind == Kind::Date => match duration(unit.text) {
                Some(Duration::Months(length)) => {
                    let months = whole_months(number, length, product.span)?;
                    self.months[index] += months * product.factor.to_integer();
                    Ok(())
                }
                Some(Duration::Days(length)) => {
                    let days = times(number, Rational::from_integer(length));
                    days.and_then(|days| self.add_figure(days, factor)).ok_or_else(too_large)
                }
                None => Ok(()),
            },
            What::Number(number, _) | What::Percent(number) => {
                self.add_figure(number, factor).ok_or_else(too_large)
            }
        }
    }

    fn add_claim(&mut self, claim: &'a str, factor: Rational) -> Option<()> {
        let place = *self.places.entry(claim).or_insert(self.terms.len());
        match self.terms.get_mut(place) {
            Some(term) => term.coefficient = plus(term.coefficient, factor)?,
            None => {
                self.terms.push(Term { claim: claim.to_owned(), coefficient: factor, months: 0 });
            }
        }
        Some(())
    }

    fn add_figure(&mut self, number: Rational, factor: Rational) -> Option<()> {
        self.figures = plus(self.figures, times(number, factor)?)?;
        Some(())
    }

    /// Refuses sums of dates: only a date and a date, or a duration and a duration, can be compared.
    fn check_balance(&self, whole: Span) -> Result<(), Mistake> {
        let [left, right] = self.dates;
        if left == right {
            return Ok(());
        }
        let message =
            if [left, right].iter().all(|n| [0, 1].map(Rational::from_integer).contains(n)) {
                "a date is compared with a duration".to_owned()
            } else {
                format!("dates are added up: {left} on the left, {right} on the right")
            };
        Err(Mistake::new(whole, message, "a date less a date is a duration").help(
            "compare two dates, as in `a <= b + 2 days`, or two durations, as in `a - b <= 2 days`",
        ))
    }

    /// Gives months and years to the one date on their side.
    fn place_months(&mut self, whole: Span) -> Result<(), Mistake> {
        self.terms.retain(|term| term.coefficient != Rational::ZERO);
        for (index, side) in [Rational::ONE, -Rational::ONE].into_iter().enumerate() {
            let months = self.months[index];
            if months == 0 {
                continue;
            }
            let zero = Rational::ZERO;
            let one = Rational::ONE;
            let on_side = |factor: Rational| factor * side > zero;
            let terms = self.terms.iter_mut().filter(|term| on_side(term.coefficient));
            let mut terms: Vec<&mut Term> = terms.collect();
            let days = self.days.iter_mut().filter(|(factor, _)| on_side(*factor));
            let mut days: Vec<&mut (Rational, Day)> = days.collect();
            let months = i64::try_from(months).map_err(|_| too_large(whole))?;
            match (terms.as_mut_slice(), days.as_mut_slice()) {
                ([term], []) if term.coefficient * side == one => term.months = months,
                ([], [(_, day)]) => {
                    *day = day.plus_months(months).ok_or_else(|| too_large(whole))?;
                }
                _ => return Err(no_date_for_months(whole)),
            }
        }
        Ok(())
    }

    /// Returns the terms that are left, and the sum of the figures.
    fn closed(mut self) -> Option<(Vec<Term>, Rational)> {
        self.terms.retain(|term| term.coefficient != Rational::ZERO);
        let mut figures = self.figures;
        for (factor, day) in &self.days {
            let number = Rational::from_integer(i128::from(day.number()));
            figures = plus(figures, times(number, *factor)?)?;
        }
        // What cannot be negated cannot be turned.
        minus(Rational::ZERO, figures)?;
        Some((self.terms, figures))
    }
}

fn whole_months(number: Rational, length: i128, span: Span) -> Result<i128, Mistake> {
    let months = times(number, Rational::from_integer(length)).filter(Rational::is_integer);
    // Far beyond all years that dates have.
    let months = months.map(|months| months.to_integer()).filter(|m| m.abs() < 1 << 60);
    months.ok_or_else(|| {
        let message = format!("{number} months or years are no whole number of months");
        Mistake::new(span, message, "expected whole months").help("write days")
    })
}

fn no_date_for_months(whole: Span) -> Mistake {
    let message = "months and years have no fixed length, and no single date stands beside them";
    Mistake::new(whole, message, "months of which date?")
        .help(format!("add them to one date, as in {}, or write days", quoted("a <= b + 1 month")))
}
