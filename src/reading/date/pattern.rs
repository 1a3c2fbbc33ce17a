//! Patterns of date rules: the words and classes that stand in a row.
//!
//! - `word` or a sign is itself, in lower case; `-` is any hyphen or short dash;
//! - `<day>` is a [class](super::class); of two in one pattern the second is called `day2`;
//! - `[of]` may be left out, `(a|b)` and `[a|b]` are one of several;
//! - `~` says that no white space stands between what is beside it.

use super::class::PatternClass;

/// What one place of a pattern asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PatternStep<'p> {
    /// This word or sign.
    Word(&'p str),
    /// Something of this class.
    Class(PatternClass),
}

/// A place of a pattern, and whether no white space stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PatternPlace<'p> {
    pub(super) step: PatternStep<'p>,
    pub(super) glued: bool,
}

/// Returns every row of places that `pattern` allows.
///
/// # Errors
///
/// The mistake in the pattern, as a sentence without a stop.
pub(super) fn expand(pattern: &str) -> Result<Vec<Vec<PatternPlace<'_>>>, String> {
    let mut parser = Parser { rest: pattern, glued: false };
    let rows = parser.choices()?;
    if !parser.rest.is_empty() {
        return Err(format!("unexpected `{}` in the pattern `{pattern}`", parser.rest));
    }
    if rows.iter().any(Vec::is_empty) {
        return Err(format!("the pattern `{pattern}` may be empty"));
    }
    Ok(rows)
}

/// Returns the classes of a row, in order.
pub(super) fn classes(row: &[PatternPlace<'_>]) -> Vec<PatternClass> {
    let class = |place: &PatternPlace<'_>| match place.step {
        PatternStep::Class(class) => Some(class),
        PatternStep::Word(_) => None,
    };
    row.iter().filter_map(class).collect()
}

/// Returns the names that meanings call them by: `day`, `month`, `day2`.
pub(super) fn names(classes: &[PatternClass]) -> Vec<String> {
    let name = |(at, class): (usize, &PatternClass)| match classes[..=at]
        .iter()
        .filter(|other| *other == class)
        .count()
    {
        1 => class.name().to_owned(),
        count => format!("{}{count}", class.name()),
    };
    classes.iter().enumerate().map(name).collect()
}

struct Parser<'p> {
    rest: &'p str,
    glued: bool,
}

impl<'p> Parser<'p> {
    fn choices(&mut self) -> Result<Vec<Vec<PatternPlace<'p>>>, String> {
        let mut rows = self.sequence()?;
        while self.eat('|') {
            rows.extend(self.sequence()?);
        }
        Ok(rows)
    }

    fn sequence(&mut self) -> Result<Vec<Vec<PatternPlace<'p>>>, String> {
        let mut rows = vec![Vec::new()];
        loop {
            self.rest = self.rest.trim_start_matches(' ');
            let glued = std::mem::take(&mut self.glued);
            let next = if self.eat('[') {
                let mut next = self.group(glued, ']')?;
                next.push(Vec::new());
                next
            } else if self.eat('(') {
                self.group(glued, ')')?
            } else if self.eat('~') {
                self.glued = true;
                continue;
            } else if self.eat('<') {
                let name = self.until(&['>']);
                if !self.eat('>') {
                    return Err(format!("`<{name}` is not closed"));
                }
                let class = PatternClass::named(name)
                    .ok_or_else(|| format!("there is no class `{name}`"))?;
                vec![vec![PatternPlace { step: PatternStep::Class(class), glued }]]
            } else {
                let word = self.until(&[' ', '[', ']', '(', ')', '<', '|', '~']);
                if word.is_empty() {
                    return Ok(rows);
                }
                vec![vec![PatternPlace { step: PatternStep::Word(word), glued }]]
            };
            rows = product(&rows, &next);
        }
    }

    /// Returns the choices up to `close`; what begins them is glued where the group is.
    fn group(&mut self, glued: bool, close: char) -> Result<Vec<Vec<PatternPlace<'p>>>, String> {
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

    fn until(&mut self, ends: &[char]) -> &'p str {
        let (word, rest) = self.rest.split_at(self.rest.find(ends).unwrap_or(self.rest.len()));
        self.rest = rest;
        word
    }
}

fn product<'p>(
    left: &[Vec<PatternPlace<'p>>],
    right: &[Vec<PatternPlace<'p>>],
) -> Vec<Vec<PatternPlace<'p>>> {
    left.iter()
        .flat_map(|row| right.iter().map(|next| [row.as_slice(), next.as_slice()].concat()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, expected: &[&str]) {
        let shown = expand(pattern).unwrap().into_iter().map(|row| {
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
        check("(the year|in) <year>", &["the year <year>", "in <year>"]);
    }

    #[test]
    fn classes_are_named_by_their_place() {
        let rows = expand("<day> to <day> <month>").unwrap();
        assert_eq!(names(&classes(&rows[0])), ["day", "day2", "month"]);
    }
}
