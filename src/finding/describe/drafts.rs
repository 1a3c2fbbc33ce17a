//! Findings about a draft: what its figures, dates and quotations come to.

use crate::check::Checked;
use crate::dossier::Claim;
use crate::draft::{
    CheckedDraft, Item, ItemOutcome, ItemPassage, LostWords, MisplacedLink, Target, UnknownLink,
    Why,
};
use crate::finding::words::{in_backticks, listed, quoted, shown_place};
use crate::finding::{Code, Finding, Level, Levels, Place, Role, Subject, Within, shown_value};
use crate::quote::Difference;
use crate::value::Value;
use crate::verdict::{Clipped, Governs};

use super::quotes::{said, stands_beside};
use super::subjects::says;

/// What there is to say of an item of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemWords {
    /// The code of its finding; `None` where all is well with it.
    pub code: Option<Code>,
    /// How much it matters where nobody sets another level.
    pub level: Level,
    /// What there is to say, without a stop at its end.
    pub message: String,
    /// The next thing to try; empty where there is nothing to do.
    pub help: &'static str,
}

/// Returns the findings about drafts that are not allowed, in the order of their texts. `checked` is the dossier that they
/// were held to.
///
/// `unread` are the drafts that could not be read, by their indices in the claims file, and why.
pub fn describe_drafts(
    drafts: &[CheckedDraft],
    unread: &[(usize, String)],
    checked: &Checked,
    levels: &Levels,
) -> Vec<Finding> {
    let unread = unread.iter().map(|(entry, why)| {
        let file = &checked.dossier.drafts[*entry].file;
        let message = format!("it could not be read: {why}");
        let place = Place::in_claims(Role::Draft, file.place);
        let help = "name the file of the draft, relative to the claims file";
        Finding::new(Code::UnreadDraft, Subject::Draft(file.value.clone()), message, place, help)
    });
    let mut findings: Vec<Finding> = unread.collect();
    for (index, draft) in drafts.iter().enumerate() {
        let facts = DraftFacts { index, draft, checked };
        findings.extend(draft.own_sources.iter().map(|source| facts.own_source(*source)));
        findings.extend(draft.items.iter().filter_map(|item| facts.finding(item)));
        findings.extend(draft.unknown.iter().map(|link| facts.unknown(link)));
        findings.extend(draft.misplaced.iter().map(|link| facts.misplaced(link)));
        findings.extend(draft.lost.iter().map(|lost| facts.lost(lost)));
    }
    levels.apply(findings)
}

/// Returns what there is to say of an item.
pub fn describe_item(item: &Item, draft: &CheckedDraft, checked: &Checked) -> ItemWords {
    DraftFacts { index: 0, draft, checked }.words(item)
}

struct DraftFacts<'a> {
    index: usize,
    draft: &'a CheckedDraft,
    checked: &'a Checked,
}

impl DraftFacts<'_> {
    fn finding(&self, item: &Item) -> Option<Finding> {
        let words = self.words(item);
        let subject = Subject::Draft(self.draft.draft.file.clone());
        let place = self.place(item.span);
        let finding = Finding::new(words.code?, subject, words.message, place, words.help);
        let claim = item.claim.map(|claim| {
            let claim = &self.checked.dossier.claims[claim];
            let place = claim.value.as_ref().map_or(claim.id.place, |value| value.place);
            Place::in_claims(Role::Claim, place)
        });
        let passages = item.passages.iter();
        let passages = passages.map(|passage| Place::passage(passage.document, passage.place));
        Some(finding.at_level(words.level).with_places(claim).with_places(passages))
    }

    fn own_source(&self, source: usize) -> Finding {
        let subject = Subject::Draft(self.draft.draft.file.clone());
        let id = in_backticks(&self.checked.dossier.sources[source].id.value);
        let message = format!("it is itself the source {id}, in which nothing was looked up");
        let help = "take it out of the sources, or keep it in another folder than theirs";
        let start = self.place(crate::text::Span::new(0, 0));
        Finding::new(Code::DraftIsSource, subject, message, start, help)
    }

    fn unknown(&self, link: &UnknownLink) -> Finding {
        let subject = Subject::Draft(self.draft.draft.file.clone());
        let near = link
            .near
            .as_ref()
            .map_or(String::new(), |near| format!("; did you mean {}?", in_backticks(near)));
        let message = format!("there is no claim or source {}{near}", in_backticks(&link.label));
        let help = "name a claim or source of the claims file: `crosscheck list` lists them";
        Finding::new(Code::UnknownLink, subject, message, self.place(link.span), help)
    }

    fn misplaced(&self, link: &MisplacedLink) -> Finding {
        let subject = Subject::Draft(self.draft.draft.file.clone());
        let written = quoted(link.span.of(&self.draft.draft.document.text));
        let id = in_backticks(&self.checked.dossier.sources[link.source].id.value);
        let passage = &link.passage;
        let document = &self.checked.holdings.documents[passage.document].document;
        let stands = shown_place(&document.locate(passage.place));
        let message = format!("it names {written} of {id}, and the passage stands {stands}");
        let help = "correct the place; or link the passage that stands there";
        let place = Place::passage(passage.document, passage.place);
        Finding::new(Code::OtherPlace, subject, message, self.place(link.span), help)
            .with_places([place])
    }

    fn lost(&self, lost: &LostWords) -> Finding {
        let subject = Subject::Draft(self.draft.draft.file.clone());
        let stands_for = match lost.claim {
            Some(claim) => {
                format!(
                    "were to state {}",
                    in_backticks(&self.checked.dossier.claims[claim].id.value)
                )
            }
            None => "are named in the claims file".to_owned(),
        };
        let message =
            format!("it no longer has the words {}, which {stands_for}", quoted(&lost.quote));
        let place = Place::in_claims(Role::Claim, lost.place);
        let help =
            "give the words of the draft as they are now; or take them out of the claims file";
        let nearest = lost.nearest.map(|span| self.place(span));
        Finding::new(Code::LostAppearance, subject, message, place, help).with_places(nearest)
    }

    fn place(&self, span: crate::text::Span) -> Place {
        Place { role: Role::Draft, within: Within::Draft(self.index), span }
    }

    fn words(&self, item: &Item) -> ItemWords {
        let text = &self.draft.draft.document.text;
        let words = match item.kind {
            crate::draft::ItemKind::Quotation => quoted(inner(item.span.of(text))),
            _ => quoted(item.span.of(text)),
        };
        let (message, help) = match item.outcome {
            ItemOutcome::Altered
            | ItemOutcome::Reworded
            | ItemOutcome::Misattributed
            | ItemOutcome::Nowhere
            | ItemOutcome::Holds => self.quotation(item, &words),
            _ => self.figure(item, &words),
        };
        let (code, level) = code_of(item);
        ItemWords { code, level, message, help }
    }

    fn figure(&self, item: &Item, words: &str) -> (String, &'static str) {
        match (&item.why, item.claim) {
            (Some(Why::Derivation { formula, gives, why_not }), _) => {
                derivation(item.outcome, words, formula, gives.as_deref(), why_not.as_deref())
            }
            (Some(Why::SetAside(because)), _) => (format!("{words} is set aside: {because}"), ""),
            (Some(Why::Translated), _) => (
                format!("it is marked as translated, and no source has its words: {words}"),
                "hold it against the original by eye, and set it aside with who did",
            ),
            (Some(Why::OfOthers), _) => (
                format!(
                    "{words} follows from other figures of its sentence, and no source states it"
                ),
                "write down what it follows from, as `derived`",
            ),
            (Some(Why::NotRead(why)), _) => (
                format!("{words} is not read: {why}"),
                "write it so that it can be read in one way, or link it to a source",
            ),
            (Some(Why::StandsElsewhere), None) => self.standing(item, words),
            (_, Some(claim)) => self.held(item, words, claim),
            (_, None) => self.looked_up(item, words),
        }
    }

    /// Says what comes of a figure that was held to a claim.
    fn held(&self, item: &Item, words: &str, claim: usize) -> (String, &'static str) {
        let claim = &self.checked.dossier.claims[claim];
        let id = in_backticks(&claim.id.value);
        let unit = claim.unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
        let is = claim.value.as_ref().map_or("which has no value".to_owned(), |value| {
            format!("which is {}{unit}", shown_value(&value.value))
        });
        let linked = format!("{words} is linked to {id}");
        match (item.outcome, &item.why) {
            (ItemOutcome::Differs, Some(Why::OtherSubject(misfit))) => (
                format!("{linked}, and {}", says(misfit)),
                "link the figure to the claim that is meant, or correct the sentence",
            ),
            (ItemOutcome::Differs, _) => (
                format!("{linked}, {is}"),
                "correct the draft; or the claim, if the sources bear the draft out",
            ),
            (ItemOutcome::Outdated, _) => (
                format!("{words} was right on its day, and {id} has a later figure, {is}"),
                "give the later figure, or say of which day this one is",
            ),
            (ItemOutcome::Narrower, Some(Why::LessCertain(how))) => (
                format!("{words} is told as so, and {id} is {how}"),
                "say no more than the claim does: that it is planned, expected or possible",
            ),
            (ItemOutcome::Narrower, _) => (
                format!("{words} says more than {id}, {is}{}", and_verdict(item, claim)),
                "say no more than the claim does: keep its hedge and its precision",
            ),
            (ItemOutcome::ClaimNotHeld, Some(Why::Verdict(verdict))) => (
                format!("{words} is stated flatly, and {id} is {verdict}"),
                "say who says so, or give the figures of all; or find better sources for the claim",
            ),
            (ItemOutcome::ClaimNotHeld, Some(Why::RestsOnDraft)) => (
                format!("{words} is {id}, which rests on nothing but this text itself"),
                "cite a source for the claim that is not the draft",
            ),
            (ItemOutcome::Ambiguous, why) => ambiguous(&linked, why.as_ref()),
            _ => (format!("{words} is {id}, {is}"), ""),
        }
    }

    /// Says what comes of a figure that was looked up in the sources.
    fn looked_up(&self, item: &Item, words: &str) -> (String, &'static str) {
        let by_source = self.by_source(item);
        match item.outcome {
            ItemOutcome::Differs => (
                format!("the sources give another figure for it than {words}: {by_source}"),
                "correct the figure; or link it to the claim or source that bears it out",
            ),
            ItemOutcome::NotInSource => (
                format!("{words} is not in {}{}", self.linked_sources(item), after(&by_source)),
                "correct the figure, or link it to the source that has it",
            ),
            ItemOutcome::Outdated => (
                format!("a later source gives another figure for it than {words}: {by_source}"),
                "give the later figure, or say of which day this one is",
            ),
            ItemOutcome::Narrower => (
                format!("{words} says more than the sources do: {by_source}"),
                "say no more than the source does: keep its hedge and its precision",
            ),
            ItemOutcome::Ambiguous => (
                format!(
                    "the sources give {words} and others, and do not tell which is meant: {by_source}"
                ),
                "link the figure to the claim or source that is meant",
            ),
            ItemOutcome::InSource => (format!("{words} is in a source: {by_source}"), ""),
            _ => {
                let linked = if item.links.is_empty() {
                    "is linked to nothing"
                } else {
                    "is no figure of what its sentence is linked to"
                };
                let found = if by_source.is_empty() {
                    "no passage that speaks of it was found".to_owned()
                } else {
                    format!("what comes nearest does not decide: {by_source}")
                };
                (
                    format!("{words} {linked}, and {found}"),
                    "link it to a claim or source, or set it aside",
                )
            }
        }
    }

    /// Says where a figure stands that no passage states of the same.
    fn standing(&self, item: &Item, words: &str) -> (String, &'static str) {
        let sources = item.passages.iter().map(|passage| self.source_of(passage));
        let mut sources: Vec<String> = sources.collect();
        sources.dedup();
        let sources = listed(&sources);
        let message = match item.outcome {
            ItemOutcome::NotInSource => {
                let linked = self.linked_sources(item);
                format!("{words} stands in {linked}, where no words tell whether it is of the same")
            }
            _ => format!(
                "{words} is linked to nothing; it stands in {sources}, where no words tell whether it is of the same"
            ),
        };
        (message, "read the passage: if it bears the figure out, link the figure to it")
    }

    fn quotation(&self, item: &Item, words: &str) -> (String, &'static str) {
        let source = item.passages.first().map(|passage| self.source_of(passage));
        let source = source.unwrap_or_default();
        match (item.outcome, &item.why) {
            (ItemOutcome::Altered, Some(Why::Differences { sought, differences })) => (
                format!("{} ({source}): {words}", self.worst(item, sought, differences)),
                "take the source's own words",
            ),
            (ItemOutcome::Altered, Some(Why::Clipped(clipped))) => (
                format!("{} of {source}: {words}", self.clipped(item, clipped)),
                "quote it too, or say it beside the quotation",
            ),
            (ItemOutcome::Reworded, Some(Why::Differences { sought, differences })) => (
                format!(
                    "the words differ from those of {source}: {}: {words}",
                    self.worst(item, sought, differences)
                ),
                "take the source's own words, or write it without quotation marks",
            ),
            (ItemOutcome::Misattributed, Some(Why::Speakers { named, speaker })) => (
                format!("the draft gives it to {named}, and {source} to {speaker}: {words}"),
                "name the speaker that the source names",
            ),
            (ItemOutcome::Holds, _) => (format!("it stands in {source}: {words}"), ""),
            _ if !item.passages.is_empty() => (
                format!("it stands in {source}, and not in what it is linked to: {words}"),
                "link it to the source that has it",
            ),
            _ if !item.links.is_empty() => (
                format!("it stands in no source, those that it is linked to included: {words}"),
                "name the source that has it; or write it without quotation marks",
            ),
            _ => (
                format!("no source has the quotation {words}"),
                "name the source that has it; or write it without quotation marks",
            ),
        }
    }

    /// Says which word outside a quotation governs it.
    fn clipped(&self, item: &Item, clipped: &Clipped) -> String {
        let document = item.passages.first().map(|passage| passage.document);
        let documents = &self.checked.holdings.documents;
        let word = document.map_or("", |index| clipped.span.of(&documents[index].document.text));
        format!("{} {} in the passage", quoted(word), stands_beside(clipped.side))
    }

    /// Returns the difference between a quotation and its nearest passage that matters most, in words.
    fn worst(&self, item: &Item, sought: &str, differences: &[Difference]) -> String {
        let worst = differences.iter().max_by_key(|difference| difference.change);
        let passage = item.passages.first();
        match worst.zip(passage) {
            Some((worst, passage)) => {
                let holdings = &self.checked.holdings;
                said(sought, &holdings.documents[passage.document].document.text, worst)
            }
            None => "its words are others".to_owned(),
        }
    }

    /// Returns what the passages beside a figure give, each with its source: "`wsj` gives 540".
    fn by_source(&self, item: &Item) -> String {
        let mut given: Vec<String> = Vec::new();
        for passage in &item.passages {
            let Some(value) = &passage.value else { continue };
            let one =
                format!("{} gives {}", self.source_of(passage), self.figure_in(passage, value));
            if !given.contains(&one) {
                given.push(one);
            }
        }
        listed(&given)
    }

    /// Returns the figure of a passage: in its own words where the notation of its value leaves out its unit, or more of the
    /// words.
    fn figure_in(&self, passage: &ItemPassage, value: &Value) -> String {
        let is_bound = matches!(value, Value::Date(time) if time.is_open());
        let document = &self.checked.holdings.documents[passage.document].document;
        let words = passage.place.of(&document.text);
        let reader = self.checked.dossier.reader(document.language());
        let is_in_points = matches!(value, Value::Percent(_))
            && reader.is_some_and(|reader| reader.names_points(words));
        if is_bound || is_in_points || matches!(value, Value::Quantity(_)) {
            return quoted(words);
        }
        shown_value(value)
    }

    fn source_of(&self, passage: &ItemPassage) -> String {
        let sources = self.checked.holdings.sources_of(passage.document);
        let first = sources.into_iter().next();
        first.map_or_else(String::new, |source| {
            in_backticks(&self.checked.dossier.sources[source].id.value)
        })
    }

    fn linked_sources(&self, item: &Item) -> String {
        let sources = item.links.iter().filter_map(|target| match target {
            Target::Source(source) => {
                Some(in_backticks(&self.checked.dossier.sources[*source].id.value))
            }
            Target::Claim(_) => None,
        });
        listed(&sources.collect::<Vec<_>>())
    }
}

fn and_verdict(item: &Item, claim: &Claim) -> String {
    match &item.why {
        Some(Why::Verdict(verdict)) if claim.value.is_none() => format!(" and is {verdict}"),
        Some(Why::Verdict(verdict)) => format!(" and {verdict}"),
        _ => String::new(),
    }
}

/// Says why it is not known whether a linked figure is its claim's.
fn ambiguous(linked: &str, why: Option<&Why>) -> (String, &'static str) {
    match why {
        Some(Why::OtherInPassage(value)) => (
            format!(
                "{linked}, whose passage gives {} for what the sentence says",
                shown_value(value)
            ),
            "link the figure to the claim that is meant; or use the words of the claim or its passage",
        ),
        Some(Why::OtherSubject(misfit)) => (
            format!("{linked}, and {}, which may be the same", says(misfit)),
            "use the claim's words in the sentence; or add the sentence's word to the claim's `also`, where it means the same",
        ),
        _ => (
            format!("{linked}, and another figure of its sentence may be meant"),
            "put a link right behind each figure, or part the sentence",
        ),
    }
}

fn after(given: &str) -> String {
    if given.is_empty() { String::new() } else { format!(": {given}") }
}

fn derivation(
    outcome: ItemOutcome,
    words: &str,
    formula: &str,
    gives: Option<&str>,
    why_not: Option<&str>,
) -> (String, &'static str) {
    let formula = in_backticks(formula);
    let gives = gives.map_or(String::new(), |gives| format!(", which gives {gives}"));
    match (outcome, why_not) {
        (_, Some(why_not)) => (
            format!("{words} is to follow from {formula}, which cannot be computed: {why_not}"),
            "correct the derivation",
        ),
        (ItemOutcome::Derived, None) => (format!("{words} follows from {formula}{gives}"), ""),
        (_, None) => (
            format!("{words} does not follow from {formula}{gives}"),
            "correct the figure or the derivation",
        ),
    }
}

/// Whether a quotation says no more than that it leaves out what limits it: not the opposite.
fn is_hedge_left_out(item: &Item) -> bool {
    matches!(&item.why, Some(Why::Clipped(clipped)) if clipped.governs != Governs::Negated)
}

/// Returns the words between the marks of a quotation.
fn inner(quotation: &str) -> &str {
    quotation.trim_matches(['“', '”', '„', '‟', '«', '»', '"', '‘', '’'])
}

/// Returns the code of an item's finding, and its level where nobody sets another.
fn code_of(item: &Item) -> (Option<Code>, Level) {
    let is_linked = !item.links.is_empty();
    match item.outcome {
        ItemOutcome::Differs if is_linked => (Some(Code::DraftDiffers), Level::Deny),
        ItemOutcome::NotInSource | ItemOutcome::DerivedDiffers => {
            (Some(Code::DraftDiffers), Level::Deny)
        }
        ItemOutcome::Differs
        | ItemOutcome::Outdated
        | ItemOutcome::Narrower
        | ItemOutcome::ClaimNotHeld
        | ItemOutcome::Ambiguous => (Some(Code::DraftDiffers), Level::Warn),
        ItemOutcome::Unlinked => (Some(Code::DraftDiffers), Level::Allow),
        ItemOutcome::Altered if is_hedge_left_out(item) => {
            (Some(Code::AlteredQuotation), Level::Warn)
        }
        ItemOutcome::Altered => (Some(Code::AlteredQuotation), Level::Deny),
        ItemOutcome::Misattributed => (Some(Code::MisattributedQuotation), Level::Deny),
        ItemOutcome::Reworded => (Some(Code::RewordedQuotation), Level::Warn),
        ItemOutcome::Nowhere => (Some(Code::UnsourcedQuotation), Level::Warn),
        ItemOutcome::Covered
        | ItemOutcome::Derived
        | ItemOutcome::InSource
        | ItemOutcome::Holds
        | ItemOutcome::SetAside => (None, Level::Allow),
    }
}
