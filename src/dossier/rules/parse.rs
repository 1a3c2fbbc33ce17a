//! From the text of a rule to two sums.
//!
//! ```text
//! rule    = sum ("=" | "<" | "<=" | ">" | ">=") sum
//! sum     = ["-"] product {("+" | "-") product}
//! product = claim | figure [unit] | figure "*" claim | claim "*" figure
//! ```
//!
//! White space parts all of them, because ids of claims may hold `-`, and anything but white space and `/`.

use super::words::{Figure, Operator, Sign, Word, words};
use crate::dossier::mistake::Mistake;
use crate::text::Span;
use crate::value::{Day, Rational};

/// A rule as it is written.
#[derive(Debug)]
pub(super) struct Parsed<'a> {
    pub(super) left: Vec<Product<'a>>,
    pub(super) sign: Sign,
    pub(super) right: Vec<Product<'a>>,
}

/// A claim or a figure, with what it is multiplied by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Product<'a> {
    /// With the sign before it.
    pub(super) factor: Rational,
    pub(super) what: What<'a>,
    /// The words of the claim or figure.
    pub(super) span: Span,
}

/// What a product is of.
#[derive(Clone, Copy, Debug)]
pub(super) enum What<'a> {
    /// The claim of this name.
    Claim(Word<'a>),
    /// A number, perhaps with a unit.
    Number(Rational, Option<Word<'a>>),
    /// A percentage by itself.
    Percent(Rational),
    /// A day.
    Day(Day),
}

/// The most claims and figures in a rule: each level of a search over them takes room on the stack.
const MOST_PRODUCTS: usize = 1_000;

/// Returns what a rule says.
pub(super) fn parse(text: &str) -> Result<Parsed<'_>, Mistake> {
    let mut cursor = RuleCursor { words: words(text), next: 0, end: text.len() };
    let left = cursor.sum()?;
    let sign = cursor.comparison()?;
    let right = cursor.sum()?;
    if let Some(word) = cursor.peek() {
        return Err(after_the_end(word));
    }
    if left.len() + right.len() > MOST_PRODUCTS {
        let message = format!("more than {MOST_PRODUCTS} claims and figures stand in the rule");
        return Err(Mistake::new(Span::new(0, text.len()), message, "too long"));
    }
    Ok(Parsed { left, sign, right })
}

struct RuleCursor<'a> {
    words: Vec<Word<'a>>,
    next: usize,
    end: usize,
}

impl<'a> RuleCursor<'a> {
    fn peek(&self) -> Option<Word<'a>> {
        self.words.get(self.next).copied()
    }

    fn operator(&self) -> Option<Operator> {
        self.peek().and_then(Word::operator)
    }

    /// Passes over the next word where it is this operator.
    fn accept(&mut self, operator: Operator) -> bool {
        let is = self.operator() == Some(operator);
        self.next += usize::from(is);
        is
    }

    fn sum(&mut self) -> Result<Vec<Product<'a>>, Mistake> {
        let mut negative = self.accept(Operator::Minus);
        let mut sum = Vec::new();
        loop {
            let mut product = self.product()?;
            if negative {
                product.factor = -product.factor;
            }
            sum.push(product);
            negative = match self.operator() {
                Some(Operator::Plus) => false,
                Some(Operator::Minus) => true,
                _ => return Ok(sum),
            };
            self.next += 1;
        }
    }

    fn product(&mut self) -> Result<Product<'a>, Mistake> {
        let first = self.factor()?;
        let Some(times) = self.peek().filter(|_| self.accept(Operator::Times)) else {
            return Ok(first);
        };
        let second = self.factor()?;
        match (first.scale(), first.what, second.scale(), second.what) {
            (Some(factor), _, _, What::Claim(_)) => Ok(Product { factor, ..second }),
            (_, What::Claim(_), Some(factor), _) => Ok(Product { factor, ..first }),
            _ => Err(Mistake::new(
                times.span,
                "only a claim and a number or percentage can be multiplied",
                "expected a number or percentage on one side and a claim on the other",
            )),
        }
    }

    /// Returns a claim, or a figure with its unit.
    fn factor(&mut self) -> Result<Product<'a>, Mistake> {
        let label = "expected a claim or a figure";
        let Some(word) = self.peek() else {
            let end = Span::new(self.end, self.end);
            return Err(Mistake::new(end, "the rule ends too early", label));
        };
        if word.operator().is_some() {
            let message = format!("expected a claim or a figure, found {}", word.quoted());
            return Err(Mistake::new(word.span, message, label));
        }
        self.next += 1;
        let what = match word.figure() {
            Some(figure) => self.with_unit(figure?),
            None => match word.slip() {
                Some(mistake) => return Err(mistake),
                None => What::Claim(word),
            },
        };
        let end = self.words[self.next - 1].span.end;
        Ok(Product { factor: Rational::ONE, what, span: Span::new(word.span.start, end) })
    }

    fn with_unit(&mut self, figure: Figure) -> What<'a> {
        match figure {
            Figure::Number(number) => {
                let unit = self.peek().filter(|word| word.operator().is_none());
                let unit = unit.filter(|word| word.slip().is_none() && word.figure().is_none());
                self.next += usize::from(unit.is_some());
                What::Number(number, unit)
            }
            Figure::Percent(number) => What::Percent(number),
            Figure::Day(day) => What::Day(day),
        }
    }

    fn comparison(&mut self) -> Result<Sign, Mistake> {
        let label = "expected `=`, `<`, `<=`, `>` or `>=`";
        let Some(word) = self.peek() else {
            let glued = self.words.iter().find(|word| word.holds_operator());
            if let Some(glued) = glued {
                let message = format!("no operator stands by itself in {}", glued.quoted());
                return Err(Mistake::new(glued.span, message, label)
                    .help("put spaces around operators: `a <= b + 2 days`"));
            }
            let end = Span::new(self.end, self.end);
            return Err(Mistake::new(end, "the rule compares nothing", label));
        };
        self.next += 1;
        match word.operator() {
            Some(Operator::Compare(sign)) => Ok(sign),
            _ => Err(word.slip().unwrap_or_else(|| no_operator(word))),
        }
    }
}

impl Product<'_> {
    /// Returns what a claim beside it is multiplied by.
    fn scale(&self) -> Option<Rational> {
        match self.what {
            What::Number(number, None) => Some(number),
            What::Percent(number) => {
                crate::value::arithmetic::times(number, Rational::new_raw(1, 100))
            }
            What::Claim(_) | What::Number(_, Some(_)) | What::Day(_) => None,
        }
    }
}

fn no_operator(word: Word<'_>) -> Mistake {
    let message = format!("expected an operator, found {}", word.quoted());
    Mistake::new(word.span, message, "expected `+`, `-`, `*` or a comparison")
}

fn after_the_end(word: Word<'_>) -> Mistake {
    match word.operator() {
        Some(Operator::Compare(_)) => {
            Mistake::new(word.span, "a rule has one comparison", "a second one")
                .help("write a rule for each")
        }
        _ => word.slip().unwrap_or_else(|| no_operator(word)),
    }
}
