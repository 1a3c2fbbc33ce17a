//! From the text of a claims file to its syntax tree, in the words of someone who writes such files.
//!
//! JSON is RFC 8259. What a person is most likely to have typed by habit (comments, trailing commas, tabs
//! and other raw control characters in strings) is told and read past, so that the rest of the file is
//! checked in the same run; anything else stops the reading at that point.

use jsonc_parser::ast::Value;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::problem::{Journal, Problem};
use super::{complaint, tokens};

/// Which of the two notations a claims file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// Strict JSON: `claims.json`.
    Json,
    /// JSON with comments and trailing commas: `claims.jsonc`.
    Jsonc,
}

/// Everything off but what `tokens::check` has already judged.
const OPTIONS: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_trailing_commas: true,
    allow_loose_object_property_names: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Returns the syntax tree, with ranges in the journal's body; `None` where the problems forbid it.
pub(super) fn parse<'t>(journal: &Journal<'t>, syntax: Syntax) -> Option<Value<'t>> {
    let body = journal.body();
    if tokens::check(journal, syntax).is_break() {
        return None;
    }
    match parse_to_ast(body, &CollectOptions::default(), &OPTIONS) {
        Ok(parsed) => parsed.value.or_else(|| {
            journal.report(empty(journal));
            None
        }),
        Err(error) => {
            journal.report(complaint::about(&error, journal));
            None
        }
    }
}

/// Returns the syntax tree of a file of another program that is strict JSON, with ranges in `text`, which has no byte order
/// mark.
pub(crate) fn syntax_tree(text: &str) -> Result<Value<'_>, Vec<Problem>> {
    let journal = Journal::new(text);
    let tree = parse(&journal, Syntax::Json);
    let problems = journal.into_problems();
    tree.filter(|_| problems.is_empty()).ok_or(problems)
}

fn empty(journal: &Journal<'_>) -> Problem {
    let start = journal.body().len();
    Problem::new(
        journal.place(start, start),
        "the claims file is empty",
        "expected an object with `version`, `sources` and `claims`",
    )
    .help(r#"start with { "version": 1, "sources": {}, "claims": {} }"#)
}
