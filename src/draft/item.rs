//! What is ticked off in a draft: its figures, dates and quotations, and what came of each.

use std::fmt;

use crate::check::Checked;
use crate::quote::Difference;
use crate::reading::{Misfit, Unresolved};
use crate::text::Span;
use crate::value::Value;
use crate::verdict::{Clipped, Verdict};

/// One figure, date or quotation of a draft, and what came of it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its sort.
    pub kind: ItemKind,
    /// Its words, in the text of the draft: a figure with its hedge, a quotation with its marks.
    pub span: Span,
    /// The sentence that it stands in.
    pub sentence: Span,
    /// What the words say; `None` for a quotation, and for a figure that is not read.
    pub value: Option<Value>,
    /// The claims and sources that the draft links it to, in order.
    pub links: Vec<Target>,
    /// What came of it.
    pub outcome: ItemOutcome,
    /// Why, where there is more to say than the outcome.
    pub why: Option<Why>,
    /// The claim that it was held to, by its index.
    pub claim: Option<usize>,
    /// The passages that speak to it, the one that decided first.
    pub passages: Vec<ItemPassage>,
}

impl Item {
    /// Returns an item of which nothing is known but that it has this outcome.
    pub fn new(kind: ItemKind, span: Span, sentence: Span, outcome: ItemOutcome) -> Self {
        Self {
            kind,
            span,
            sentence,
            value: None,
            links: Vec::new(),
            outcome,
            why: None,
            claim: None,
            passages: Vec::new(),
        }
    }
}

/// The sort of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// A figure, but for dates.
    Figure,
    /// A date.
    Date,
    /// A quotation.
    Quotation,
}

impl ItemKind {
    /// Returns the name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Quotation => "quotation",
        }
    }
}

/// What a draft links an item to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The claim of this index.
    Claim(usize),
    /// The source of this index.
    Source(usize),
}

impl Target {
    /// Returns the documents of these sources, and of those that these claims cite.
    pub(super) fn documents(targets: &[Self], checked: &Checked) -> Vec<usize> {
        let sources = targets.iter().flat_map(|target| match target {
            Self::Source(source) => vec![*source],
            Self::Claim(claim) => {
                let citations = checked.dossier.claims[*claim].citations.iter();
                citations.map(|citation| citation.source).collect()
            }
        });
        sources.filter_map(|source| checked.holdings.index_of(source)).collect()
    }
}

/// What came of an item. Of several outcomes that fit, the first holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemOutcome {
    /// The user set it aside.
    SetAside,
    /// The linked claim is of something else or has another value; without a link, passages of its subject give only other
    /// figures.
    Differs,
    /// The linked source has no passage of its subject with this figure.
    NotInSource,
    /// It was true of its day, and a later statement gives another figure.
    Outdated,
    /// What it is written to follow from gives something else.
    DerivedDiffers,
    /// It says more than the claim or passage does: a hedge was dropped.
    Narrower,
    /// The claim is conflicting, contradicted or unverified, and is stated flatly.
    ClaimNotHeld,
    /// Two claims or figures fit, and the subject does not decide.
    Ambiguous,
    /// The linked claim says so.
    Covered,
    /// It follows from claims, as is written down.
    Derived,
    /// A passage of its subject states it, and no claim was asked.
    InSource,
    /// None of these.
    Unlinked,
    /// The quotation changes a figure, sign, unit, negation or hedge.
    Altered,
    /// The speaker that the draft names is not the source's.
    Misattributed,
    /// The quotation is worded otherwise.
    Reworded,
    /// The quotation stands in no source.
    Nowhere,
    /// The quotation holds.
    Holds,
}

impl ItemOutcome {
    /// Every outcome, in the order in which they are counted.
    pub const ALL: [Self; 17] = [
        Self::Differs,
        Self::NotInSource,
        Self::Outdated,
        Self::DerivedDiffers,
        Self::Narrower,
        Self::ClaimNotHeld,
        Self::Ambiguous,
        Self::Altered,
        Self::Misattributed,
        Self::Reworded,
        Self::Nowhere,
        Self::Unlinked,
        Self::InSource,
        Self::Covered,
        Self::Derived,
        Self::Holds,
        Self::SetAside,
    ];

    /// Returns the name, in kebab case.
    pub fn name(self) -> &'static str {
        match self {
            Self::SetAside => "set-aside",
            Self::Differs => "differs",
            Self::NotInSource => "not-in-source",
            Self::Outdated => "outdated",
            Self::DerivedDiffers => "derived-differs",
            Self::Narrower => "narrower",
            Self::ClaimNotHeld => "claim-not-held",
            Self::Ambiguous => "ambiguous",
            Self::Covered => "covered",
            Self::Derived => "derived",
            Self::InSource => "in-source",
            Self::Unlinked => "unlinked",
            Self::Altered => "altered",
            Self::Misattributed => "misattributed",
            Self::Reworded => "reworded",
            Self::Nowhere => "nowhere",
            Self::Holds => "holds",
        }
    }

    /// Whether somebody has said what bears the item out, and it does, or that it needs nothing.
    pub fn is_covered(self) -> bool {
        matches!(self, Self::Covered | Self::Derived | Self::Holds | Self::SetAside)
    }
}

impl fmt::Display for ItemOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Why an item has its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is a figure that is not read, or a date that nothing fixes.
    NotRead(Unresolved),
    /// It is of something else than the claim.
    OtherSubject(Misfit),
    /// The verdict on the claim.
    Verdict(Verdict),
    /// The claim tells it as planned, supposed or asked, and the draft as so: how the claim does.
    LessCertain(&'static str),
    /// The passage that bears the claim out gives another figure for what the draft's sentence says.
    OtherInPassage(Value),
    /// The differences between the quotation and the passage that comes nearest, with places in the words that were sought.
    Differences {
        /// The words of the quotation that were looked for.
        sought: String,
        /// What differs.
        differences: Vec<Difference>,
    },
    /// A word of the passage just outside it governs the quotation, with its place in the text of the document.
    Clipped(Clipped),
    /// Another is named beside the quotation than the source names.
    Speakers {
        /// Who is named in the draft.
        named: String,
        /// Whose word it is by the source.
        speaker: String,
    },
    /// What a written derivation gives.
    Derivation {
        /// The derivation, as it is written.
        formula: String,
        /// What it gives, in the notation of values; `None` where it may be anything, or cannot be computed.
        gives: Option<String>,
        /// Why it cannot be computed.
        why_not: Option<String>,
    },
    /// It is the sum or the difference of other figures of its sentence.
    OfOthers,
    /// The very figure stands in the passages, and whether it is of the same there is not told.
    StandsElsewhere,
    /// The claim rests on nothing but passages of the draft itself.
    RestsOnDraft,
    /// It is marked as translated, so that no source can have its words.
    Translated,
    /// Why it was set aside.
    SetAside(String),
}

/// A passage of a source that speaks to an item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemPassage {
    /// The index of its document in [`Holdings::documents`](crate::source::Holdings::documents).
    pub document: usize,
    /// The sentence, in the text of the document.
    pub sentence: Span,
    /// The figure, or the words that stand for the quotation, there.
    pub place: Span,
    /// What the figure says; `None` for a quotation.
    pub value: Option<Value>,
}
