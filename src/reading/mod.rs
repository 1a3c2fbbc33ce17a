//! The figures that a passage of prose states.
//!
//! Reading has two steps. A [`Reader`] finds the [`Mention`]s of a passage: figures and dates as the words give
//! them, a date without its year where none is written. [`Mention::resolve`] turns a mention into a
//! [`Reading`] by the day that the passage speaks from. The words of a language stand in tables in `data/words/`.
//!
//! What is no figure is not read; a figure that is not read is better than a false one.

mod clause;
mod conversion;
mod date;
mod event_names;
mod explained;
mod fit;
mod foreign;
mod headings;
mod lexicon;
mod mention;
mod notice;
mod number;
mod outcome;
mod reader;
mod readers;
mod resolve;
mod rule;
mod subjects;
mod token;
mod unit_names;

pub use clause::{
    Assertion, Claimed, ComparedSubject, Direction, Event, FigureRole, Fit, Misfit, Subject,
    SubjectPart,
};
pub use conversion::Nearness;
pub use date::{DateBound, DateDirection, DatePhrase, Name, Step, Which};
pub use event_names::EventNames;
pub use lexicon::{Holiday, LanguageTables, Period, PeriodPart, TableFile, TableMistake};
pub use mention::{Figure, Mention, ReadingKind};
pub use notice::{Notice, Particulars};
pub use outcome::{Limit, Outcome, Reading};
pub use reader::Reader;
pub use readers::Readers;
pub use resolve::{SpokenFrom, Unresolved};
pub use rule::{Rule, Wording};
pub use unit_names::UnitNames;
