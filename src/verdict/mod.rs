//! Citations side by side: what each says, whose word it is, and what all of them make of a claim.
//!
//! What is known of a citation grows in steps, each of a type of its own: its quote was looked for ([`Anchored`]), whose
//! word it is is known ([`Attributed`]), its figures were read and compared with what is declared ([`Said`]), and with
//! the claim ([`Evidence`]). Everything here is facts; `finding` puts them into words.

mod lookup;

mod groups;
mod matching;

mod attributing;
mod attribution;
mod chain;
mod copies;
mod identity;
mod origin;
mod passages;
mod reprints;
mod roots;
mod voices;

mod clipped;
mod declared;
mod digits;

mod candidate;
mod content;
mod quote_in_place;
mod said;
mod scale;
mod statement;
mod table_cell;

mod effect;
mod evidence;

mod naming;

mod chronology;
mod judgement;
mod over_time;
mod positions;

mod accepted;
mod impact;
mod rules;

pub use accepted::{accepted, disagreements, is_of_old_kind, is_stale};
pub use attributing::{Attributions, attribute};
pub use attribution::{Attributed, Attribution};
pub use chain::{Link, chains_of};
pub use chronology::{DatedCitation, said_on, sort_as_said};
pub use clipped::{Clipped, ClippedSide, Governs, governing_words, hedges_outside};
pub use content::{Basis, Content, Doubt, QuotedFigure, SubjectDiffers};
pub use copies::OneFile;
pub use effect::{Effect, Yardstick};
pub use evidence::Evidence;
pub use identity::{SourceTraits, Wording};
pub use impact::{Impact, Remainder, Withdrawn, impact, without};
pub use judgement::{InconsistentAccount, Judgement, Verdict, judge, with_effect};
pub use lookup::{Anchored, CitedPassage, Lookup, QuotedPlace, cited_passages};
pub use naming::{SimilarNames, similar_speakers, similar_texts, unnamed_speakers};
pub use origin::{Candidates, Origin, OriginName, Together};
pub use over_time::{Course, TimelineEntry, timeline};
pub use passages::{QuotedWords, RepeatedQuote};
pub use positions::{AlsoFits, Position, Stated, wider};
pub use quote_in_place::states_text;
pub use reprints::{Reprints, UndeclaredReprint};
pub use rules::{GroupTest, MOST_LISTED, RuleGroup, RuleOutcome, RuleTest, test_rules};
pub use said::Said;
pub use statement::Statement;
