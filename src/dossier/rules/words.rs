//! The words of a rule: what white space parts.

use crate::dossier::mistake::Mistake;
use crate::dossier::problem::quoted;
use crate::text::Span;
use crate::value::{Day, Edtf, Kind, Rational, Tolerance, Value};

/// A word of a rule with its place in the text.
#[derive(Clone, Copy, Debug)]
pub(in crate::dossier) struct Word<'a> {
    pub(in crate::dossier) text: &'a str,
    pub(in crate::dossier) span: Span,
}

/// What stands between claims and figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Plus,
    Minus,
    Times,
    Compare(Sign),
}

/// How the two sides of a rule are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Equal,
    Less,
    AtMost,
    More,
    AtLeast,
}

/// A figure as a rule writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dossier) enum Figure {
    Number(Rational),
    Percent(Rational),
    Day(Day),
}

/// Returns the words of `text`, in order.
pub(in crate::dossier) fn words(text: &str) -> Vec<Word<'_>> {
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let word = |word| {
        let start = place(word);
        Word { text: word, span: Span::new(start, start + word.len()) }
    };
    text.split_whitespace().map(word).collect()
}

/// What people type for an operator, and what to write.
const SLIPS: [(&str, &str); 14] = [
    ("==", "write `=`"),
    ("=<", "write `<=`"),
    ("=>", "write `>=`"),
    ("<<", "write `<`"),
    (">>", "write `>`"),
    ("!=", "a rule says that values are equal, or which is the larger"),
    ("<>", "a rule says that values are equal, or which is the larger"),
    ("≠", "a rule says that values are equal, or which is the larger"),
    ("−", "write `-`"),
    ("–", "write `-`"),
    ("×", "write `*`"),
    ("·", "write `*`"),
    ("/", "multiply instead: `50% * a` is half of `a`"),
    ("÷", "multiply instead: `50% * a` is half of `a`"),
];

impl<'a> Word<'a> {
    /// Returns the operator that the word is.
    pub(super) fn operator(self) -> Option<Operator> {
        Some(match self.text {
            "+" => Operator::Plus,
            "-" => Operator::Minus,
            "*" => Operator::Times,
            "=" => Operator::Compare(Sign::Equal),
            "<" => Operator::Compare(Sign::Less),
            "<=" | "≤" => Operator::Compare(Sign::AtMost),
            ">" => Operator::Compare(Sign::More),
            ">=" | "≥" => Operator::Compare(Sign::AtLeast),
            _ => return None,
        })
    }

    /// Returns the figure that the word is; `None` where it must be the name of a claim.
    pub(in crate::dossier) fn figure(self) -> Option<Result<Figure, Mistake>> {
        let (unsigned, negative) =
            self.text.strip_prefix('-').map_or((self.text, false), |rest| (rest, true));
        let signed = |number: Rational| if negative { -number } else { number };
        match Tolerance::parse(Kind::Quantity, unsigned) {
            Ok(Tolerance::Absolute(number)) => return Some(Ok(Figure::Number(signed(number)))),
            Ok(Tolerance::Percent(number)) => return Some(Ok(Figure::Percent(signed(number)))),
            Ok(Tolerance::Days(_)) | Err(_) => {}
        }
        let date = Edtf::parse(self.text).ok()?;
        let only = date.earliest().filter(|day| Edtf::day(*day).bounds() == date.bounds());
        Some(match only.filter(|_| !date.is_qualified()) {
            Some(only) => Ok(Figure::Day(only)),
            None => Err(self.is_no_day()),
        })
    }

    fn is_no_day(self) -> Mistake {
        let message = format!("{} is no single day", quoted(self.text));
        Mistake::new(self.span, message, "expected a day such as 2010-01-31")
            .help("write the first or the last day that is meant")
    }

    /// Returns why no claim could have this name, with what to write.
    pub(super) fn slip(self) -> Option<Mistake> {
        let wrong = |message: String, help: String| {
            Some(Mistake::new(self.span, message, "expected a claim or a figure").help(help))
        };
        if let Some((_, help)) = SLIPS.iter().find(|(slip, _)| *slip == self.text) {
            return wrong(format!("{} is no operator of rules", self.quoted()), (*help).to_owned());
        }
        if self.text.starts_with('(') || self.text.ends_with(')') {
            let message = "parentheses cannot stand in a rule".to_owned();
            return wrong(message, "write every sum and product out".to_owned());
        }
        let begins_as_figure =
            self.text.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
        if begins_as_figure && let Err(error) = Value::parse(Kind::Quantity, self.text) {
            let help = error.help?;
            return wrong(format!("cannot read {}: {}", self.quoted(), error.message), help);
        }
        None
    }

    /// Returns the word between backticks.
    pub(in crate::dossier) fn quoted(self) -> String {
        quoted(self.text)
    }

    /// Whether an operator is glued to other characters in the word, outside of its dashes.
    pub(in crate::dossier) fn holds_operator(self) -> bool {
        self.text.contains(['<', '>', '=', '+', '*', '≤', '≥'])
    }
}
