//! What a claim's statement says of its figure: the same is read in it as in any passage.

use serde::{Deserialize, Serialize};

use crate::dossier::{Claim, Dossier};
use crate::reading::{Assertion, Claimed, Limit, Mention, Reader, Reading, SpokenFrom};
use crate::text::{Language, Span, fold};
use crate::value::{Kind, Relation, Side, Value, compare};

use super::{Effect, states_text};

/// What a claim says that its figure is of, and whether its statement gives its value.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Statement {
    /// What its figure is of.
    pub claimed: Claimed,
    /// What it says in place of the claim's value: the figures of the claim's kind, where none of them can be that value,
    /// or the whole statement, where the claimed text is not in it. Otherwise empty.
    pub differing: Vec<String>,
    /// Whether the subject of a figure of its own is known; otherwise only its unit and its other words are.
    pub has_figure: bool,
    /// Its verbs, in their base forms.
    pub verbs: Vec<String>,
    /// Which end of a time its date is, where it says that something began or ended then: "since 2007", "opened in 2007".
    pub limit: Option<Limit>,
    /// The words that say so beside the date, "since 2007"; `None` where only its verb does.
    pub limit_words: Option<String>,
    /// The first and the last date of the time that it says something lasted: "from 2007 to 2009".
    pub lasted: Option<Box<(Value, Value)>>,
    /// Whether it says that its value, or what its verb tells, is so.
    pub assertion: Assertion,
}

impl Statement {
    /// Returns what the statement of a claim says; nothing in a language without a reader.
    pub fn of(dossier: &Dossier, claim: &Claim) -> Self {
        let text = &claim.statement;
        let Some(reader) = dossier.reader(Language::of(text)) else { return Self::default() };
        match claim.kind {
            Kind::Text => Self::of_text(claim, reader),
            Kind::YesNo => Self::of_event(text, reader),
            Kind::Count | Kind::Quantity | Kind::Percent | Kind::Date => {
                Self::of_figure(claim, reader)
            }
        }
    }

    fn of_figure(claim: &Claim, reader: &Reader) -> Self {
        let text = &claim.statement;
        let unit = claim.unit.as_deref();
        let mentions = reader.find(text);
        let fits = |number: &usize| mentions[*number].fits(claim.kind, unit, reader);
        let figures: Vec<usize> = (0..mentions.len()).filter(fits).collect();
        let read = |number: usize| {
            mentions[number].resolve_in(claim.kind, unit, &SpokenFrom::default(), reader).ok()
        };
        let meant = figures.iter().copied().find(|number| can_be(claim, read(*number).as_ref()));
        let bare =
            || (0..mentions.len()).find(|number| is_bare_value(claim, &mentions[*number], reader));
        let meant = meant.or_else(|| figures.is_empty().then(bare).flatten());
        let claimed = reader.claimed(text, &mentions, meant, unit, &claim.also);
        let differing = if meant.is_none() && claim.value.is_some() {
            figures.iter().map(|number| mentions[*number].span.of(text).to_owned()).collect()
        } else {
            Vec::new()
        };
        let mut statement =
            Self { claimed, differing, has_figure: meant.is_some(), ..Self::default() };
        if claim.kind == Kind::Date {
            let read = meant.and_then(read);
            statement.limit = limit_of(text, read.as_ref(), reader);
            let words = read.as_ref().map(|read| read.span.of(text));
            let is_beside = read.as_ref().is_some_and(|read| read.limit().is_some());
            statement.limit_words = words.filter(|_| is_beside).map(str::to_owned);
            let is_choice = words.is_some_and(|words| reader.opens_choice(words));
            let days = read.as_ref().and_then(Reading::span_of_days).filter(|_| !is_choice);
            statement.lasted = days.cloned().map(Box::new);
        }
        statement
    }

    /// Returns what a date of a passage does to the claim, that does so much to it as any day of a time: where the statement
    /// says from when to when something lasted, another time does not bear it out, nor does one day of it.
    pub(super) fn narrowed(&self, effect: Effect, reading: Option<&Reading>) -> Effect {
        let Some((first, last)) = self.lasted.as_deref().filter(|_| effect == Effect::Supports)
        else {
            return effect;
        };
        let is_met = |own: &Value, other: &Value| {
            matches!(compare(own, other, None), Relation::Same | Relation::Within(Side::Left))
        };
        let meets = |(from, to): &(Value, Value)| is_met(from, first) && is_met(to, last);
        match reading.and_then(Reading::span_of_days) {
            Some(days) if meets(days) => Effect::Supports,
            None if reading.is_none() => effect,
            _ => Effect::Compatible,
        }
    }

    /// Returns the claim's value as it is compared: where the statement says when something began or ended, `2007/..` is
    /// when, and not any day from then on.
    pub fn compared(&self, value: &Value) -> Value {
        self.limit.map_or_else(|| value.clone(), |limit| limit.of_value(value))
    }

    /// A text stands in the statement, or one of its other wordings does.
    fn of_text(claim: &Claim, reader: &Reader) -> Self {
        let text = &claim.statement;
        let Some(Value::Text(value)) = claim.value.as_ref().map(|placed| &placed.value) else {
            return Self::default();
        };
        let wordings = || std::iter::once(value).chain(&claim.same_as);
        let place = wordings().find_map(|wording| {
            let start = text.find(wording)?;
            Some(Span::new(start, start + wording.len()))
        });
        let assertion = place.map_or(Assertion::Asserted, |place| reader.assertion_at(text, place));
        let is_stated =
            wordings().any(|wording| states_text(text, wording)) || shares_word(text, value);
        let differing = if is_stated { Vec::new() } else { vec![text.clone()] };
        Self { differing, assertion, ..Self::default() }
    }

    fn of_event(text: &str, reader: &Reader) -> Self {
        let verbs = reader.verbs(text);
        let assertion = verbs
            .first()
            .map_or(Assertion::Asserted, |(place, _)| reader.assertion_at(text, *place));
        Self {
            verbs: verbs.into_iter().map(|(_, verb)| verb).collect(),
            assertion,
            ..Self::default()
        }
    }
}

/// Returns which end of a time the date of a statement is: by the words at the date, or else by the verbs.
fn limit_of(text: &str, read: Option<&Reading>, reader: &Reader) -> Option<Limit> {
    let limit = read.and_then(Reading::limit);
    if limit.is_some() || read.is_some_and(|read| read.ends.is_some() || is_open(&read.value)) {
        return limit;
    }
    reader.limit_of_verbs(text)
}

/// Whether a value is a time that is open at one end.
pub(super) fn is_open(value: &Value) -> bool {
    matches!(value, Value::Date(time) if time.is_open())
}

/// Whether a statement has no name at all, or none but those of the value: then it does not give another text.
fn shares_word(statement: &str, value: &str) -> bool {
    let names = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).skip(1);
        words
            .filter(|word| word.starts_with(char::is_uppercase))
            .map(|word| fold(word).text().to_lowercase())
            .collect()
    };
    let value = fold(value).text().to_lowercase();
    names(statement).iter().all(|name| value.contains(name.as_str()))
}

/// Whether a number without a unit is the value of a claim that has one: "Holt is 26", where the claim counts years.
fn is_bare_value(claim: &Claim, mention: &Mention, reader: &Reader) -> bool {
    let read = || mention.resolve_in(Kind::Quantity, None, &SpokenFrom::default(), reader).ok();
    let claimed = claim.value.as_ref().filter(|_| claim.kind == Kind::Quantity);
    claimed.is_some_and(|claimed| {
        mention.fits(Kind::Quantity, None, reader)
            && read().is_some_and(|read| read.value == claimed.value)
    })
}

/// Whether a figure of the statement can be the claim's value; so can a date that its words do not fix, and any figure of
/// an open claim.
fn can_be(claim: &Claim, reading: Option<&Reading>) -> bool {
    let (Some(claimed), Some(reading)) = (&claim.value, reading) else { return true };
    let value = &claimed.value;
    let is_met =
        |read: &Value| compare(read, value, claim.tolerance.as_ref()) != Relation::Disjoint;
    is_met(&reading.value)
        || reading.ends.as_ref().is_some_and(|ends| is_met(&ends.0) || is_met(&ends.1))
}
