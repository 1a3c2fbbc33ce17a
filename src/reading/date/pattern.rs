//! Patterns of date rules: the words and classes that stand in a row.
//!
//! - `word` or a sign is itself, in lower case; `-` is any hyphen or short dash;
//! - `<day>` is a [class](super::class); of two in one pattern the second is called `day2`;
//! - `[of]` may be left out, `(a|b)` and `[a|b]` are one of several;
//! - `~` says that no white space stands between what is beside it;
//! - `\(` and `\)` are the brackets themselves.

use std::borrow::Cow;

use super::class::PatternClass;

/// What one place of a pattern asks for; `W` is how its words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PatternStep<W> {
    /// This word or sign.
    Word(W),
    /// Something of this class.
    Class(PatternClass),
}

/// A place of a pattern, and whether no white space stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PatternPlace<W> {
    pub(super) step: PatternStep<W>,
    pub(super) glued: bool,
}

/// Places in a row: one of the ways to word a pattern.
pub(super) type PatternWay<W> = Vec<PatternPlace<W>>;

/// Returns every row of places that `pattern` allows, with each word as `know` knows it: it is asked once for a word,
/// however many rows have it, and gives `None` for one that [`words`] did not tell of.
///
/// # Errors
///
/// The mistake in the pattern, as a sentence without a stop.
pub(super) fn expand<'p, W: Copy>(
    pattern: &'p str,
    know: impl FnMut(&'p str) -> Option<W>,
) -> Result<Vec<PatternWay<W>>, String> {
    let mut parser = Parser { rest: pattern, glued: false, know };
    let rows = parser.choices()?;
    if !parser.rest.is_empty() {
        return Err(format!("unexpected `{}` in the pattern `{pattern}`", parser.rest));
    }
    if rows.iter().any(Vec::is_empty) {
        return Err(format!("the pattern `{pattern}` may be empty"));
    }
    Ok(rows)
}

/// Passes every word of a pattern to `note`, up to the first mistake.
pub(super) fn words<'p>(pattern: &'p str, mut note: impl FnMut(&'p str)) {
    let mut parser = Parser { rest: pattern, glued: false, know: Some };
    loop {
        parser.rest = parser.rest.trim_start_matches([' ', '[', ']', '(', ')', '|', '~']);
        match parser.step() {
            Ok(Some(PatternStep::Word(word))) => note(word),
            Ok(Some(PatternStep::Class(_))) => {}
            Ok(None) | Err(_) => return,
        }
    }
}

/// Returns the classes of a row, in order.
pub(super) fn classes<W>(row: &[PatternPlace<W>]) -> impl Iterator<Item = PatternClass> {
    row.iter().filter_map(|place| match &place.step {
        PatternStep::Class(class) => Some(*class),
        PatternStep::Word(_) => None,
    })
}

/// Returns the names that meanings call them by: `day`, `month`, `day2`.
pub(super) fn names(classes: &[PatternClass]) -> Vec<Cow<'static, str>> {
    let name = |(at, class): (usize, &PatternClass)| {
        let count = classes[..=at].iter().filter(|other| *other == class).count();
        match count {
            1 => Cow::Borrowed(class.name()),
            count => Cow::Owned(format!("{}{count}", class.name())),
        }
    };
    classes.iter().enumerate().map(name).collect()
}

/// How many places most rows have at most: they are made of that size at once.
const LONG: usize = 8;

struct Parser<'p, K> {
    rest: &'p str,
    glued: bool,
    know: K,
}

impl<'p, W: Copy, K: FnMut(&'p str) -> Option<W>> Parser<'p, K> {
    fn choices(&mut self) -> Result<Vec<PatternWay<W>>, String> {
        let mut rows = self.sequence()?;
        while self.eat('|') {
            rows.extend(self.sequence()?);
        }
        Ok(rows)
    }

    fn sequence(&mut self) -> Result<Vec<PatternWay<W>>, String> {
        let mut rows = vec![Vec::with_capacity(LONG)];
        loop {
            self.rest = self.rest.trim_start_matches(' ');
            let glued = std::mem::take(&mut self.glued);
            if self.eat('[') {
                let mut next = self.group(glued, ']')?;
                next.push(Vec::new());
                rows = product(rows, &next);
            } else if self.eat('(') {
                rows = product(rows, &self.group(glued, ')')?);
            } else if self.eat('~') {
                self.glued = true;
            } else {
                let Some(step) = self.step()? else { return Ok(rows) };
                for row in &mut rows {
                    row.push(PatternPlace { step, glued });
                }
            }
        }
    }

    /// Returns the class or word that stands here; `None` where there is none.
    fn step(&mut self) -> Result<Option<PatternStep<W>>, String> {
        if self.eat('<') {
            let name = self.until(|sign| sign == b'>');
            if !self.eat('>') {
                return Err(format!("`<{name}` is not closed"));
            }
            let class = PatternClass::named(name);
            let class = class.ok_or_else(|| format!("there is no class `{name}`"))?;
            return Ok(Some(PatternStep::Class(class)));
        }
        let word = match self.eat('\\') {
            true => self.sign(),
            false => self.until(|sign| b" [](<)|~\\".contains(&sign)),
        };
        if word.is_empty() {
            return Ok(None);
        }
        let known = (self.know)(word).ok_or_else(|| format!("`{word}` is no word"))?;
        Ok(Some(PatternStep::Word(known)))
    }

    /// Returns the choices up to `close`; what begins them is glued where the group is.
    fn group(&mut self, glued: bool, close: char) -> Result<Vec<PatternWay<W>>, String> {
        let mut rows = self.choices()?;
        if !self.eat(close) {
            return Err(format!("`{close}` is missing before `{}`", self.rest));
        }
        for row in &mut rows {
            if let Some(first) = row.first_mut() {
                first.glued |= glued;
            }
        }
        Ok(rows)
    }

    fn eat(&mut self, sign: char) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Returns the ASCII sign that stands here.
    fn sign(&mut self) -> &'p str {
        let (sign, rest) = self.rest.split_at(self.rest.len().min(1));
        self.rest = rest;
        sign
    }

    /// Returns what stands before the first of these signs, which are ASCII.
    fn until(&mut self, ends: impl Fn(u8) -> bool) -> &'p str {
        let length = self.rest.bytes().position(ends).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest;
        word
    }
}

/// Returns every row of `left` with each of `right` after it.
fn product<W: Copy>(left: Vec<PatternWay<W>>, right: &[PatternWay<W>]) -> Vec<PatternWay<W>> {
    let Some((last, others)) = right.split_last() else { return Vec::new() };
    let mut rows = Vec::with_capacity(left.len() * right.len());
    for mut row in left {
        for next in others {
            let mut longer = Vec::with_capacity(LONG);
            longer.extend_from_slice(&row);
            longer.extend_from_slice(next);
            rows.push(longer);
        }
        row.extend_from_slice(last);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, expected: &[&str]) {
        let shown = expand(pattern, Some).unwrap().into_iter().map(|row| {
            let places = row.iter().map(|place| {
                let step = match place.step {
                    PatternStep::Word(word) => word.to_owned(),
                    PatternStep::Class(class) => format!("<{}>", class.name()),
                };
                if place.glued { format!("~{step}") } else { step }
            });
            places.collect::<Vec<_>>().join(" ")
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{pattern}");
    }

    #[test]
    fn patterns_are_every_row_that_they_allow() {
        check("<day> [of] <month>", &["<day> of <month>", "<day> <month>"]);
        check("<day>~(-|/)~<month>", &["<day> ~- ~<month>", "<day> ~/ ~<month>"]);
        check("[,|of] a", &[", a", "of a", "a"]);
        check("<day> \\( <month> \\)", &["<day> ( <month> )"]);
        check("(the year|in) <year>", &["the year <year>", "in <year>"]);
    }

    #[test]
    fn classes_are_named_by_their_place() {
        let rows = expand("<day> to <day> <month>", Some).unwrap();
        let classes: Vec<PatternClass> = classes(&rows[0]).collect();
        assert_eq!(names(&classes), ["day", "day2", "month"]);
    }
}
