//! The findings there are.

use std::fmt;
use std::str::FromStr;

use super::Level;

/// Makes the enum of codes and its tables from one list, so that none can be forgotten.
macro_rules! codes {
    ($($(#[doc = $sentence:literal])+ $variant:ident = $name:literal, $level:ident;)+) => {
        /// The subject of a finding. Its name is stable and part of every output.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $sentence])+ $variant,)+
        }

        impl Code {
            /// Every code, by name.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the name, in kebab case.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// Returns the level that holds where nobody sets another.
            pub fn default_level(self) -> Level {
                match self {
                    $(Self::$variant => Level::$level,)+
                }
            }

            /// Returns what the finding says, in one sentence.
            pub fn summary(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($sentence),+).trim_ascii(),)+
                }
            }

            /// Returns the page that `crosscheck explain` prints, in Markdown.
            pub fn page(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!("pages/", $name, ".md")),)+
                }
            }
        }
    };
}

codes! {
    /// A quotation of a draft changes a figure, sign, unit, negation or hedge of its source.
    AlteredQuotation = "altered-quotation", Deny;
    /// The passage that comes nearest to a quote gives another figure, sign, unit, negation or hedge.
    AlteredQuote = "altered-quote", Deny;
    /// A quote stands at several places in its source, and prefix and suffix do not single one out.
    AmbiguousQuote = "ambiguous-quote", Deny;
    /// Not exactly one figure in a quote could be meant, and no value is declared.
    AmbiguousValue = "ambiguous-value", Deny;
    /// A source's file is not the one that was pinned.
    ChangedSource = "changed-source", Warn;
    /// A word that governs a quote stands just outside it: a negation, denial, doubt, hedge or attribution.
    ClippedQuote = "clipped-quote", Warn;
    /// Citations of a claim disagree.
    Conflict = "conflict", Warn;
    /// No passage supports a claim's value, and some contradict it.
    Contradicted = "contradicted", Deny;
    /// A source says that it was corrected or taken back, of something that is cited.
    CorrectedSource = "corrected-source", Warn;
    /// A figure or date of a draft is not what its claim, its source or what it follows from says.
    DraftDiffers = "draft-differs", Deny;
    /// A draft is itself one of the sources that it is held to.
    DraftIsSource = "draft-is-source", Warn;
    /// A figure that only grows is later given as less by the same origin.
    FallingToll = "falling-toll", Warn;
    /// Nothing says in which encoding a source's file is: it is read in the likeliest.
    GuessedEncoding = "guessed-encoding", Warn;
    /// One origin gives values that cannot both be true.
    InconsistentAccount = "inconsistent-account", Warn;
    /// The words by which a draft states a claim are no longer in it.
    LostAppearance = "lost-appearance", Deny;
    /// A quote is not in its source, or only in other words.
    LostCitation = "lost-citation", Deny;
    /// A draft gives a quotation to another than its source does.
    MisattributedQuotation = "misattributed-quotation", Deny;
    /// A quote denies, supposes, plans or asks what its claim asserts.
    NotAsserted = "not-asserted", Deny;
    /// A cited source has no file, so that its quotes cannot be checked.
    NotHeld = "not-held", Warn;
    /// No passage answers a claim that has no value.
    OpenQuestion = "open-question", Warn;
    /// A passage stands on another page, on other lines or at another time than its citation says.
    OtherPlace = "other-place", Warn;
    /// The figure of a quote is of something else than its claim.
    OtherSubject = "other-subject", Deny;
    /// A quote stands only beside what its source says: in the way through a site, a running head, or text from OCR.
    OutsideBody = "outside-body", Warn;
    /// What bears a claim out is no more than what its author says: a stance on other words, a wide tolerance.
    RestsOnDeclaration = "rests-on-declaration", Warn;
    /// A quotation of a draft is worded otherwise in its source.
    RewordedQuotation = "reworded-quotation", Warn;
    /// Passages break a rule between claims: they cannot stand together.
    RuleBroken = "rule-broken", Warn;
    /// A heading or note gives a scale, "in thousands", to the figure of a quote, which is cited without it.
    ScaleElsewhere = "scale-elsewhere", Warn;
    /// Two speakers, or two text values of a claim, have names that differ in a letter or two.
    SimilarNames = "similar-names", Warn;
    /// A citation is attributed to a speaker whom its source names nowhere.
    SpeakerNotNamed = "speaker-not-named", Warn;
    /// A disagreement that was accepted is gone, or has other positions.
    StaleAcceptance = "stale-acceptance", Warn;
    /// The stance that a citation declares is not the one that its figures give.
    StanceMismatch = "stance-mismatch", Deny;
    /// The statement of a claim gives another figure than its value.
    StatementDiffers = "statement-differs", Deny;
    /// A passage states another figure for a claim, and is not cited.
    UncitedPassage = "uncited-passage", Allow;
    /// Two sources share long passages, and neither is said to come from the other, nor both from a third.
    UndeclaredReprint = "undeclared-reprint", Warn;
    /// A link of a draft names a claim or source that there is not.
    UnknownLink = "unknown-link", Deny;
    /// A draft that the claims file names could not be read.
    UnreadDraft = "unread-draft", Deny;
    /// A file that a source names could not be read, so that its quotes were not checked.
    UnreadSource = "unread-source", Deny;
    /// A quotation of a draft stands in no source.
    UnsourcedQuotation = "unsourced-quotation", Warn;
    /// No citation names a source.
    UnusedSource = "unused-source", Allow;
    /// No passage supports a claim's value.
    Unverified = "unverified", Deny;
    /// A quote does not state the value that its citation declares.
    ValueNotInQuote = "value-not-in-quote", Deny;
    /// A claim lost a citation, an origin, a position or its verdict since the lock file was written.
    VerdictChanged = "verdict-changed", Deny;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Code {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|code| code.name() == name);
        found.copied().ok_or_else(|| format!("there is no finding `{name}`"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: [&str; 5] =
        ["## What it says", "## Why it matters", "## Example", "## What to do", "## References"];

    #[test]
    fn codes_are_unique_and_sorted() {
        let names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
    }

    #[test]
    fn every_code_has_a_sentence_and_a_page() {
        for code in Code::ALL {
            assert!(code.summary().ends_with('.'), "{code}: {}", code.summary());
            let page = code.page();
            assert!(
                page.starts_with(&format!("# {code}\n")),
                "{code}: the page begins with its name"
            );
            let places: Vec<_> = HEADINGS.iter().map(|heading| page.find(heading)).collect();
            assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{code}: {places:?}");
        }
    }
}
