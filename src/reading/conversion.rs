//! Figures in the unit of a claim: those of one dimension, exactly.

use crate::value::{Kind, Rational, Value};

use super::fit::unit_alone;
use super::mention::{Figure, Mention};
use super::number::unit;
use super::outcome::Reading;
use super::reader::Reader;
use super::resolve::{SpokenFrom, Unresolved};

/// How near the unit of a figure is to that of a claim; the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// The unit itself, or none that could be another.
    Own,
    /// One that the unit is a whole multiple of, or that is one of the unit: metres and kilometres.
    Multiple,
    /// Another of the same dimension: miles and kilometres.
    Dimension,
}

impl Mention {
    /// Returns the value of the mention as one of `kind` in `unit`, for which it must [fit](Self::fits): "5 km" is 5000
    /// metres. Without a unit, or where the mention is in no other, as it is [resolved](Self::resolve).
    ///
    /// # Errors
    ///
    /// Those of [`resolve`](Self::resolve).
    ///
    /// ```
    /// use crosscheck::reading::{Reader, SpokenFrom};
    /// use crosscheck::value::Kind;
    /// let bridge = &Reader::english().find("a bridge of 5 km")[0];
    /// let (reader, spoken) = (Reader::english(), SpokenFrom::default());
    /// let length = bridge.resolve_in(Kind::Quantity, Some("metres"), &spoken, reader).unwrap();
    /// assert_eq!(length.value.to_string(), "5000");
    /// ```
    pub fn resolve_in(
        &self,
        kind: Kind,
        unit: Option<&str>,
        spoken: &SpokenFrom,
        reader: &Reader,
    ) -> Result<Reading, Unresolved> {
        let mut reading = self.resolve(kind, spoken)?;
        let Some(factor) = unit.and_then(|unit| self.factor(unit, reader)) else {
            return Ok(reading);
        };
        if factor != Rational::ONE {
            reading.value = converted(&reading.value, factor);
            let ends = reading.ends.take();
            reading.ends =
                ends.map(|ends| Box::new((converted(&ends.0, factor), converted(&ends.1, factor))));
        }
        Ok(reading)
    }

    /// Returns the mention of a number that words elsewhere give its unit, as the head of a column does: "m", "%", "£". The
    /// same where it is no plain number, or the words are no unit.
    ///
    /// ```
    /// use crosscheck::reading::{Figure, Reader};
    /// let reader = Reader::english();
    /// let mention = reader.find("7.1").remove(0).with_unit("m", reader);
    /// assert!(matches!(mention.says, Figure::Measure { unit, .. } if &*unit == "metres"));
    /// ```
    #[must_use]
    pub fn with_unit(mut self, words: &str, reader: &Reader) -> Self {
        let Figure::Number { number: own, .. } = self.says else { return self };
        let some = format!("2 {}", words.trim());
        let [read] = reader.find(&some).try_into().unwrap_or([self.clone()]);
        self.says = match read.says {
            Figure::Percent(_) => Figure::Percent(own),
            Figure::Money { number: _, currency } => Figure::Money { number: own, currency },
            Figure::Duration { number: _, unit } => Figure::Duration { number: own, unit },
            Figure::Measure { number: _, unit } => Figure::Measure { number: own, unit },
            _ => return self,
        };
        self
    }

    /// Returns how near the unit that the mention measures in is to one of this name.
    pub fn nearness(&self, unit: &str, reader: &Reader) -> Nearness {
        match self.factor(unit, reader) {
            None => Nearness::Own,
            Some(factor) if factor == Rational::ONE => Nearness::Own,
            Some(factor) if factor.is_integer() || *factor.numer() == 1 => Nearness::Multiple,
            Some(_) => Nearness::Dimension,
        }
    }

    /// Returns how many of the unit of this name make one of the mention's own; `None` where the mention measures
    /// nothing, or something else.
    pub(super) fn factor(&self, name: &str, reader: &Reader) -> Option<Rational> {
        match &self.says {
            Figure::Duration { unit: own, .. } | Figure::Measure { unit: own, .. } => {
                unit::factor(&reader.lexicon, own, unit_alone(&reader.lexicon, name))
            }
            _ => None,
        }
    }
}

/// Returns a value in another unit; unchanged where it would be too large to be written.
fn converted(value: &Value, factor: Rational) -> Value {
    match value {
        Value::Count(number) => number.converted(factor).map(Value::Count),
        Value::Quantity(number) => number.converted(factor).map(Value::Quantity),
        Value::Percent(_) | Value::Date(_) | Value::YesNo(_) | Value::Text(_) => None,
    }
    .unwrap_or_else(|| value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, unit: &str) -> Option<String> {
        let reader = Reader::english();
        let mentions = reader.find(text);
        let fitting =
            mentions.iter().find(|mention| mention.fits(Kind::Quantity, Some(unit), reader))?;
        let spoken = SpokenFrom::default();
        let reading = fitting.resolve_in(Kind::Quantity, Some(unit), &spoken, reader).ok()?;
        Some(reading.value.to_string())
    }

    #[test]
    fn amounts_of_one_dimension_are_given_in_the_unit_of_the_claim() {
        for (text, unit, value) in [
            ("a road of 5 km", "metres", "5000"),
            ("a road of 5,000 m", "km", "5"),
            ("after 2 decades", "years", "20"),
            ("after 36 months", "years", "3"),
            ("after 14 days", "weeks", "2"),
            ("it took two hours", "minutes", "120"),
            ("1 tonne of rice", "kg", "1000"),
            ("2,000 kg of rice", "tonnes", "2"),
            ("5.2 km of road", "metres", "5.2e3"),
            ("about 3 km of road", "metres", "~3000"),
            ("3 to 4 km of road", "metres", "3000..4000"),
            ("at least 3 km of road", "metres", ">=3000"),
            ("he is 5 feet 6 inches tall", "inches", "66"),
        ] {
            assert_eq!(read(text, unit).as_deref(), Some(value), "{text} in {unit}");
        }
    }

    #[test]
    fn amounts_of_another_dimension_and_other_currencies_are_not() {
        for (text, unit) in [
            ("a road of 5 km", "kilograms"),
            ("after 36 months", "days"),
            ("it weighs 5 tonnes", "metres"),
            ("it cost 5 euros", "USD"),
            ("it cost 5 million yen", "dollars"),
        ] {
            assert_eq!(read(text, unit), None, "{text} in {unit}");
        }
    }
}
