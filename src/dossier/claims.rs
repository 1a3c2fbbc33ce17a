//! The claims of a claims file and their citations: checked, and linked to their sources.

use std::collections::BTreeMap;

use super::field::Field;
use super::problem::{Journal, Problem, quoted};
use super::required::require;
use super::sources::Ids;
use super::types::{Citation, Claim, Placed};
use super::words::Words;
use super::{accept, draft, file, names, notation};
use crate::text::Span;
use crate::value::Kind;

/// The ids that claims may name; `None` where what has them is wrong altogether.
pub(super) struct Linked<'a> {
    pub(super) sources: Option<Ids<'a>>,
    pub(super) drafts: Option<Ids<'a>>,
}

/// Returns the claims that are right.
pub(super) fn build(
    entries: Vec<(Placed<String>, Field<file::ClaimText>)>,
    linked: &Linked<'_>,
    journal: &Journal<'_>,
) -> Vec<Claim> {
    let mut claims = Vec::with_capacity(entries.len());
    for (id, field) in entries {
        names::check_id(&id, journal);
        claims.extend(field.given().and_then(|raw| claim(id, raw.value, linked, journal)));
    }
    claims
}

pub(super) fn claim(
    id: Placed<String>,
    raw: file::ClaimText,
    linked: &Linked<'_>,
    journal: &Journal<'_>,
) -> Option<Claim> {
    let owner = format!("claim {}", quoted(&id.value));
    require(&raw.statement, "statement", &owner, id.place, journal);
    require(&raw.kind, "kind", &owner, id.place, journal);
    let kind = notation::kind(raw.kind, journal);
    if let Some(kind) = kind {
        check_unit(&raw.unit, kind, journal);
        check_wordings(&raw.same_as, &raw.value, kind, journal);
        check_over_time(&raw.over_time, kind, journal);
    }
    let scope = Scope { claim: &id.value, kind, sources: linked.sources.as_ref(), journal };
    let citations = scope.citations(raw.citations.elements());
    let accept = accept::acceptances(raw.accept.elements(), &id.value, kind, journal);
    let appearances = raw.appearances.elements();
    let appearances = draft::appearances(appearances, &id.value, linked.drafts.as_ref(), journal);
    let kind = kind?;
    Some(Claim {
        accept,
        appearances,
        statement: raw.statement.text()?,
        kind,
        unit: raw.unit.text(),
        also: raw.also.texts(),
        value: notation::value(raw.value, kind, journal),
        tolerance: notation::tolerance(raw.tolerance, kind, journal),
        as_of: notation::date("as_of", raw.as_of, journal),
        over_time: notation::over_time(raw.over_time, journal),
        same_as: raw.same_as.texts(),
        citations,
        tags: raw.tags.texts(),
        note: raw.note.text(),
        id,
    })
}

fn check_unit(unit: &Field<Words>, kind: Kind, journal: &Journal<'_>) {
    if let (Some(unit), false) = (unit.as_given(), matches!(kind, Kind::Count | Kind::Quantity)) {
        let message =
            format!("`unit` is for counts and quantities, and this claim's kind is {kind}");
        journal.report(
            Problem::new(unit.place, message, "no use here").help("remove it, or change `kind`"),
        );
    }
}

fn check_over_time(over_time: &Field<Words>, kind: Kind, journal: &Journal<'_>) {
    if let (Some(over_time), false) = (over_time.as_given(), kind.is_numeric()) {
        let message = format!("`over_time` is for figures, and this claim's kind is {kind}");
        journal.report(
            Problem::new(over_time.place, message, "no use here")
                .help("remove it, or change `kind`"),
        );
    }
}

fn check_wordings<T, V>(same_as: &Field<T>, value: &Field<V>, kind: Kind, journal: &Journal<'_>) {
    let Some(same_as) = same_as.as_given() else { return };
    if kind != Kind::Text {
        let message = format!("`same_as` is for text values, and this claim's kind is {kind}");
        journal.report(
            Problem::new(same_as.place, message, "no use here").help("remove it, or change `kind`"),
        );
    } else if value.is_absent() {
        let message = "`same_as` is given without `value`";
        journal.report(
            Problem::new(same_as.place, message, "the same as which value?")
                .help("add `value`, or remove `same_as`"),
        );
    }
}

/// What the citations of a claim are checked against.
struct Scope<'a, 't> {
    claim: &'a str,
    /// `None` where the claim's own kind is wrong.
    kind: Option<Kind>,
    /// `None` where the file's sources are wrong altogether.
    sources: Option<&'a Ids<'a>>,
    journal: &'a Journal<'t>,
}

impl Scope<'_, '_> {
    fn citations(&self, raws: Vec<Placed<file::CitationText>>) -> Vec<Citation> {
        let mut ids = BTreeMap::new();
        let mut citations = Vec::with_capacity(raws.len());
        for raw in raws {
            if let Some(id) = raw.value.id.as_given() {
                let id = Placed { value: id.value.0.clone(), place: id.place };
                self.check_id(&mut ids, id);
            }
            citations.extend(self.citation(raw));
        }
        citations
    }

    fn check_id(&self, ids: &mut BTreeMap<String, Span>, id: Placed<String>) {
        names::check_id(&id, self.journal);
        if let Some(first) = ids.get(&id.value) {
            let message = format!(
                "two citations of {} have the id {}",
                quoted(self.claim),
                quoted(&id.value)
            );
            let label = format!("it is given first on line {}", self.journal.line(first.start));
            self.journal.report(Problem::new(id.place, message, label).help("choose another id"));
        } else {
            ids.insert(id.value, id.place);
        }
    }

    fn citation(
        &self,
        Placed { value: raw, place }: Placed<file::CitationText>,
    ) -> Option<Citation> {
        let journal = self.journal;
        self.check_fields(&raw, Span::new(place.start, place.start + 1));
        let source = raw.source.words().and_then(|id| self.sources?.find(&id, journal));
        let value = self.kind.and_then(|kind| notation::value(raw.value, kind, journal));
        let stance = notation::stance(raw.stance, journal);
        let as_of = notation::date("as_of", raw.as_of, journal);
        Some(Citation {
            place,
            id: raw.id.text(),
            source: source?,
            quote: raw.quote.words()?,
            prefix: raw.prefix.text(),
            suffix: raw.suffix.text(),
            locator: raw.locator.text(),
            value,
            stance,
            attributed_to: raw.attributed_to.texts(),
            via: raw.via.text(),
            as_of,
            inferred: raw.inferred.text(),
            note: raw.note.text(),
        })
    }

    /// Reports fields that are missing, by themselves or beside others; `start` is the citation's brace.
    fn check_fields(&self, raw: &file::CitationText, start: Span) {
        let owner = format!("a citation of {}", quoted(self.claim));
        require(&raw.source, "source", &owner, start, self.journal);
        require(&raw.quote, "quote", &owner, start, self.journal);
        let mute = raw.stance.is_absent() && raw.value.is_absent();
        if mute && self.kind == Some(Kind::YesNo) {
            let message = "a citation of a yes-no claim says by `stance` what its quote does";
            let help = "add \"stance\": \"supports\", \"contradicts\" or \"context\"";
            self.journal.report(Problem::new(start, message, "`stance` is missing").help(help));
        }
        if let (true, Some(inferred)) = (mute, raw.inferred.as_given()) {
            let message = "`inferred` is given without `value` or `stance`";
            let label = "this explains what does not stand in the quote, and nothing is said to";
            self.journal.report(
                Problem::new(inferred.place, message, label).help("add `value` or `stance`"),
            );
        }
    }
}
