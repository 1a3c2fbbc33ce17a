//! What the passages of a claim say against a figure that is the claim's by its value: the draft's own words may be of another
//! figure of the passage, of a change the other way, or of what is only planned.

use crate::reading::{Assertion, Direction, Misfit, SpokenFrom, SubjectPart};
use crate::text::Span;
use crate::value::Value;
use crate::verdict::Judgement;

use super::item::{ItemOutcome, Why};
use super::passages::{Passages, Sought};
use super::prose::Asked;
use super::stand::Stand;

/// Returns what speaks against a figure that has the value of its claim; `None` where nothing does.
pub(super) fn doubt(
    sought: &Sought<'_>,
    judgement: &Judgement,
    passages: &Passages<'_>,
) -> Option<(ItemOutcome, Why)> {
    let subject = &sought.sentence.subjects[sought.number].subject;
    let claimed = judgement.statement.claimed.assertion();
    let less_certain = [Assertion::Planned, Assertion::Supposed, Assertion::Asked];
    if let Some(claimed) = claimed.filter(|claimed| less_certain.contains(claimed))
        && subject.assertion == Assertion::Asserted
    {
        return Some((ItemOutcome::Narrower, Why::LessCertain(claimed.name())));
    }
    for evidence in judgement.evidence.iter().filter(|evidence| evidence.effect.is_some()) {
        let Some((document, _)) = evidence.anchored.anchor() else { continue };
        if let Some((own, found)) = subject.direction.zip(direction(evidence.said.subject()))
            && own != found
        {
            let part = SubjectPart::Direction;
            let misfit =
                Misfit { part, claimed: own.name().to_owned(), found: found.name().to_owned() };
            return Some((ItemOutcome::Differs, Why::OtherSubject(misfit)));
        }
        let place = evidence.said.reading().map(|reading| reading.span);
        if let Some((sentence, place)) = evidence.said.sentence.zip(place)
            && let Some(value) = better_in(sought, document, sentence, place, passages)
        {
            return Some((ItemOutcome::Ambiguous, Why::OtherInPassage(value)));
        }
    }
    None
}

fn direction(subject: Option<&crate::reading::Subject>) -> Option<Direction> {
    subject?.direction.filter(|direction| *direction != Direction::On)
}

/// How much better another figure has to fit for a link to be doubted: by two words of the sentence.
const MUCH_BETTER: usize = 16;

/// Whether another figure of the draft's sentence states a value.
pub(super) fn is_stated_beside(sought: &Sought<'_>, value: &Value) -> bool {
    let mentions = sought.sentence.mentions.iter().enumerate();
    let mut others = mentions.filter(|(number, _)| *number != sought.number);
    others.any(|(_, mention)| {
        let own = Asked::of(mention).value_of(mention, &SpokenFrom::default(), sought.reader);
        own.is_ok_and(|own| Stand::of(&own, value, None) == Some(Stand::Same))
    })
}

/// Returns the value of another figure of a passage that fits the draft's words clearly better than the one at `place`.
fn better_in(
    sought: &Sought<'_>,
    document: usize,
    sentence: Span,
    place: Span,
    passages: &Passages<'_>,
) -> Option<Value> {
    let beside = passages.beside_in(sought, document, sentence);
    let own = beside.iter().find(|one| one.place.overlaps(place))?;
    let other = beside.iter().find(|one| {
        one.stand == Some(Stand::Differs)
            && one.rank >= own.rank + MUCH_BETTER
            && !is_stated_beside(sought, &one.value)
    });
    other.map(|other| other.value.clone())
}
