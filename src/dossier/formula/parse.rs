//! From the text of a formula to steps that are taken one after the other.
//!
//! ```text
//! sum     = ["-"] product {("+" | "-") product}
//! product = factor {("*" | "/") factor}
//! factor  = claim | figure [unit] | "(" sum ")"
//! ```
//!
//! Dijkstra's shunting yard: operators wait until their right side is complete. Nothing here calls itself, so that no
//! depth of parentheses can exhaust the stack.

use super::sorts::{Part, combine};
use super::words::{Token, TokenKind, slip, tokens};
use super::{DerivationSort, Formula, Operator, Step};
use crate::dossier::mistake::Mistake;
use crate::dossier::problem::quoted;
use crate::dossier::rules::Known;
use crate::dossier::rules::combine::{Duration, duration};
use crate::dossier::rules::words::{Figure, Word};
use crate::text::Span;
use crate::value::arithmetic::times;
use crate::value::{Kind, Rational, Value};

/// The longest formula, in bytes, that is read: far beyond any that a person would check.
const LONGEST: usize = 10_000;

const EXPECTED_OPERAND: &str = "expected a claim or a figure";

/// Returns the formula; `None` where one of its claims is wrong and has been reported.
pub(super) fn parse(
    text: &str,
    known: &Known,
    near: impl Fn(&str, &Known) -> Option<String>,
) -> Result<Option<Formula>, Vec<Mistake>> {
    if text.len() > LONGEST {
        let message = format!("the formula has more than {LONGEST} bytes");
        return Err(vec![Mistake::new(Span::new(0, text.len()), message, "too long")]);
    }
    let mut yard =
        Yard { known, near, steps: vec![], parts: vec![], waiting: vec![], mistakes: vec![] };
    let parsed = yard.read(&tokens(text, known), text.len());
    yard.mistakes.extend(parsed.err());
    let whole = yard.parts.pop();
    if yard.mistakes.is_empty() && whole.as_ref().is_some_and(|whole| whole.is_constant) {
        let message = "no claim stands in the formula";
        let label = "expected the id of a claim";
        yard.mistakes.push(Mistake::new(Span::new(0, text.len()), message, label));
    }
    if !yard.mistakes.is_empty() {
        return Err(yard.mistakes);
    }
    let sort = whole.and_then(|whole| whole.sort);
    Ok(sort.map(|sort| Formula { steps: yard.steps, sort }))
}

/// An operator or parenthesis whose right side is not complete.
#[derive(Clone, Copy)]
enum Waiting {
    Open(Span),
    Negate,
    Apply(Operator),
}

impl Waiting {
    /// How strongly it holds what stands before it.
    fn strength(self) -> u8 {
        match self {
            Self::Open(_) => 0,
            Self::Negate => Operator::Minus.strength(),
            Self::Apply(operator) => operator.strength(),
        }
    }
}

impl Operator {
    fn strength(self) -> u8 {
        match self {
            Self::Plus | Self::Minus => 1,
            Self::Times | Self::Over => 2,
        }
    }
}

struct Yard<'k, N> {
    known: &'k Known,
    /// Says which claim is meant by an id that none has.
    near: N,
    steps: Vec<Step>,
    /// What the steps so far leave.
    parts: Vec<Part>,
    waiting: Vec<Waiting>,
    /// What is wrong with claims and figures; a mistake in the grammar ends the reading.
    mistakes: Vec<Mistake>,
}

impl<N: Fn(&str, &Known) -> Option<String>> Yard<'_, N> {
    fn read(&mut self, tokens: &[Token<'_>], end: usize) -> Result<(), Mistake> {
        let mut next = 0;
        let mut may_negate = true;
        let mut is_operand_next = true;
        while let Some(&Token { word, what }) = tokens.get(next) {
            next += 1;
            if !is_operand_next {
                is_operand_next = self.after_operand(word, what)?;
                may_negate = false;
                continue;
            }
            match what {
                TokenKind::Open => self.waiting.push(Waiting::Open(word.span)),
                TokenKind::Operator(Operator::Minus) if may_negate => {
                    self.waiting.push(Waiting::Negate);
                }
                TokenKind::Operand => {
                    next += self.operand(word, tokens.get(next).copied())?;
                    is_operand_next = false;
                }
                TokenKind::Operator(_) | TokenKind::Close => {
                    let message = format!("expected a claim or a figure, found {}", word.quoted());
                    return Err(Mistake::new(word.span, message, EXPECTED_OPERAND));
                }
            }
            may_negate = what == TokenKind::Open;
        }
        if is_operand_next {
            let message = "the formula ends too early";
            return Err(Mistake::new(Span::new(end, end), message, EXPECTED_OPERAND));
        }
        self.settle(0)?;
        match self.waiting.pop() {
            Some(Waiting::Open(span)) => {
                Err(Mistake::new(span, "`(` is not closed", "expected `)` after it"))
            }
            _ => Ok(()),
        }
    }

    /// Reads what may follow a claim or figure, and returns whether another has to come.
    fn after_operand(&mut self, word: Word<'_>, what: TokenKind) -> Result<bool, Mistake> {
        match what {
            TokenKind::Operator(operator) => {
                self.settle(operator.strength())?;
                self.waiting.push(Waiting::Apply(operator));
                Ok(true)
            }
            TokenKind::Close => {
                self.settle(0)?;
                match self.waiting.pop() {
                    Some(_) => Ok(false),
                    None => {
                        Err(Mistake::new(word.span, "`)` closes nothing", "expected `(` before it"))
                    }
                }
            }
            TokenKind::Open | TokenKind::Operand => Err(slip(word).unwrap_or_else(|| {
                let message = format!("expected an operator, found {}", word.quoted());
                Mistake::new(word.span, message, "expected `+`, `-`, `*` or `/`")
            })),
        }
    }

    /// Applies what waits and holds at least so strongly, up to the last open parenthesis.
    fn settle(&mut self, strength: u8) -> Result<(), Mistake> {
        while let Some(&waiting) = self.waiting.last() {
            match waiting {
                Waiting::Apply(operator) if waiting.strength() >= strength => self.apply(operator),
                Waiting::Negate if waiting.strength() >= strength => self.negate()?,
                _ => return Ok(()),
            }
            self.waiting.pop();
        }
        Ok(())
    }

    fn negate(&mut self) -> Result<(), Mistake> {
        self.steps.push(Step::Negate);
        match self.parts.last() {
            Some(part) if part.sort == Some(DerivationSort::Date) => {
                Err(Mistake::new(part.span, "a date has no negative", "expected a figure"))
            }
            _ => Ok(()),
        }
    }

    fn apply(&mut self, operator: Operator) {
        let (Some(right), Some(left)) = (self.parts.pop(), self.parts.pop()) else { return };
        let combined = combine(operator, &left, &right).unwrap_or_else(|mistake| {
            self.mistakes.push(mistake);
            None
        });
        let hundredth = combined.as_ref().and_then(|combined| combined.hundredth);
        self.steps.push(Step::Apply { operator, hundredth });
        self.parts.push(Part {
            sort: combined.map(|combined| combined.sort),
            is_constant: left.is_constant && right.is_constant,
            span: Span::new(left.span.start, right.span.end),
        });
    }

    /// Reads a claim, or a figure with its unit; returns how many words `next` adds to it.
    fn operand(&mut self, word: Word<'_>, next: Option<Token<'_>>) -> Result<usize, Mistake> {
        if let Some(mistake) = slip(word).filter(|_| !self.known.0.contains_key(word.text)) {
            return Err(mistake);
        }
        let Some(figure) = word.figure().filter(|_| !self.known.0.contains_key(word.text)) else {
            self.claim(word);
            return Ok(0);
        };
        let is_unit = |next: &Token<'_>| {
            next.what == TokenKind::Operand
                && slip(next.word).is_none()
                && next.word.figure().is_none()
                && !self.known.0.contains_key(next.word.text)
        };
        let (number, sort, unit) = match figure? {
            Figure::Percent(number) => {
                (times(number, Rational::new_raw(1, 100)), DerivationSort::Percent, None)
            }
            Figure::Day(day) => {
                let number = Rational::from_integer(day.number().into());
                (Some(number), DerivationSort::Date, None)
            }
            Figure::Number(number) => {
                let unit = next.filter(is_unit).map(|next| next.word);
                let (factor, sort) = match unit {
                    Some(unit) => measured(unit.text, Kind::Quantity),
                    None => (Rational::ONE, DerivationSort::Number),
                };
                (times(number, factor), self.counted(sort), unit)
            }
        };
        let span = Span::new(word.span.start, unit.unwrap_or(word).span.end);
        let too_large =
            || Mistake::new(span, "the figure is too large", "expected a shorter figure");
        self.steps.push(Step::Figure(number.ok_or_else(too_large)?));
        self.parts.push(Part { sort: Some(sort), is_constant: true, span });
        Ok(usize::from(unit.is_some()))
    }

    /// A figure in the unit of a count is a count.
    fn counted(&self, sort: DerivationSort) -> DerivationSort {
        let DerivationSort::Amount { unit: Some(unit), .. } = &sort else { return sort };
        let mut known = self.known.0.values().flatten();
        let is_count = known.any(|(kind, own)| {
            *kind == Kind::Count && own.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(unit))
        });
        match is_count {
            true => DerivationSort::Amount { kind: Kind::Count, unit: Some(unit.clone()) },
            false => sort,
        }
    }

    fn claim(&mut self, word: Word<'_>) {
        let found = self.known.0.get(word.text);
        let (factor, sort) = match found {
            None => {
                self.mistakes.push(self.unknown(word));
                (Rational::ONE, None)
            }
            Some(None) => (Rational::ONE, None),
            Some(Some((kind, unit))) => match sort_of(*kind, unit.as_deref()) {
                Some((factor, sort)) => (factor, Some(sort)),
                None => {
                    let message = format!("{} is a {kind} claim", word.quoted());
                    let label = "formulas compute with numbers and dates";
                    self.mistakes.push(Mistake::new(word.span, message, label));
                    (Rational::ONE, None)
                }
            },
        };
        self.steps.push(Step::Claim { id: word.text.to_owned(), factor });
        self.parts.push(Part { sort, is_constant: false, span: word.span });
    }

    fn unknown(&self, word: Word<'_>) -> Mistake {
        let message = format!("there is no claim {}", word.quoted());
        let mistake = Mistake::new(word.span, message, "expected the id of a claim");
        let is_figure = word.text.starts_with(|c: char| c.is_ascii_digit());
        if let (true, Err(error)) = (is_figure, Value::parse(Kind::Quantity, word.text))
            && let Some(help) = error.help
        {
            let message = format!("cannot read {}: {}", word.quoted(), error.message);
            return Mistake::new(word.span, message, EXPECTED_OPERAND).help(help);
        }
        if word.holds_operator() || word.text.contains('/') {
            return mistake.help(format!("put spaces around operators: {}", quoted("a / b")));
        }
        let near = (self.near)(word.text, self.known);
        mistake.help(near.unwrap_or_else(|| "`crosscheck list` lists the claims".to_owned()))
    }
}

/// Returns what the values of a claim are, and what they are multiplied by; `None` where they are no figures.
fn sort_of(kind: Kind, unit: Option<&str>) -> Option<(Rational, DerivationSort)> {
    Some(match (kind, unit) {
        (Kind::YesNo | Kind::Text, _) => return None,
        (Kind::Date, _) => (Rational::ONE, DerivationSort::Date),
        (Kind::Percent, _) => (Rational::new_raw(1, 100), DerivationSort::Percent),
        (Kind::Count | Kind::Quantity, Some(unit)) => measured(unit, kind),
        (Kind::Count | Kind::Quantity, None) => {
            (Rational::ONE, DerivationSort::Amount { kind, unit: None })
        }
    })
}

/// Days and weeks are days; anything else is an amount in its unit.
fn measured(unit: &str, kind: Kind) -> (Rational, DerivationSort) {
    match duration(unit) {
        Some(Duration::Days(days)) => (Rational::from_integer(days), DerivationSort::Days),
        _ => (Rational::ONE, DerivationSort::Amount { kind, unit: Some(unit.to_owned()) }),
    }
}
