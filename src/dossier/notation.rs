//! Strings and numbers of the file that have a notation of their own: values, tolerances, dates, choices.

use super::draft::DraftClass;
use super::field::Field;
use super::problem::{Journal, Problem, listed, quoted};
use super::types::{Disagreement, OverTime, Placed, RuleScope, Stance};
use super::words::{Scalar, Words};
use crate::source::Format;
use crate::text::{LanguageTag, Span};
use crate::value::{Edtf, Kind, NotationError, Tolerance, Value};

/// Returns the value of a claim or citation of this kind.
pub(super) fn value(
    field: Field<Scalar>,
    kind: Kind,
    journal: &Journal<'_>,
) -> Option<Placed<Value>> {
    named_value("value", field.given()?, kind, journal)
}

/// Returns the value of a field that is called `name`.
pub(super) fn named_value(
    name: &str,
    given: Placed<Scalar>,
    kind: Kind,
    journal: &Journal<'_>,
) -> Option<Placed<Value>> {
    let place = given.place;
    let expected = format!("expected {}", with_article(kind));
    let misfit = match (&given.value, kind) {
        (Scalar::Number(_), Kind::Text | Kind::YesNo) => Some("a number"),
        (Scalar::Bool(_), Kind::YesNo) => None,
        (Scalar::Bool(true), _) => Some("`true`"),
        (Scalar::Bool(false), _) => Some("`false`"),
        _ => None,
    };
    if let Some(found) = misfit {
        let message = format!("`{name}`: {expected}, found {found}");
        let help = "the claim's `kind` says what its values look like";
        journal.report(Problem::new(place, message, expected).help(help));
        return None;
    }
    let value = parse(name, given, &expected, journal, |text| Value::parse(kind, text))?;
    Some(Placed { value, place })
}

/// Returns the tolerance of a claim of this kind.
pub(super) fn tolerance(
    field: Field<Scalar>,
    kind: Kind,
    journal: &Journal<'_>,
) -> Option<Tolerance> {
    let given = field.given()?;
    let expected = "expected a number, a percentage or days";
    if matches!(kind, Kind::YesNo | Kind::Text) {
        let message =
            format!("`tolerance` is for numbers and dates, and this claim's kind is {kind}");
        journal.report(Problem::new(given.place, message, "no use here").help("remove it"));
        return None;
    }
    if let Scalar::Bool(found) = given.value {
        let message = format!("`tolerance`: {expected}, found `{found}`");
        journal.report(Problem::new(given.place, message, expected));
        return None;
    }
    parse("tolerance", given, expected, journal, |text| Tolerance::parse(kind, text))
}

/// Returns the date of the field that is called `name`.
pub(super) fn date(name: &str, field: Field<Words>, journal: &Journal<'_>) -> Option<Edtf> {
    let Placed { value, place } = field.words()?;
    let given = Placed { value: Scalar::Text(value), place };
    parse(name, given, "expected a date such as 2010-01-07", journal, Edtf::parse)
}

/// Returns the kind of a claim.
pub(super) fn kind(field: Field<Words>, journal: &Journal<'_>) -> Option<Kind> {
    let given = field.words()?;
    match given.value.parse() {
        Ok(kind) => Some(kind),
        Err(_) => {
            report_choice(&given, "kind", &Kind::ALL.map(|kind| kind.to_string()), journal);
            None
        }
    }
}

/// Returns the stance of a citation.
pub(super) fn stance(field: Field<Words>, journal: &Journal<'_>) -> Option<Placed<Stance>> {
    one_of("stance", field, Stance::ALL, Stance::name, journal)
}

/// Returns how a figure changes with time.
pub(super) fn over_time(field: Field<Words>, journal: &Journal<'_>) -> Option<OverTime> {
    let way = one_of("way to change", field, OverTime::ALL, OverTime::name, journal)?;
    Some(way.value)
}

/// Returns which figures a rule sets against one another.
pub(super) fn within(field: Field<Words>, journal: &Journal<'_>) -> Option<RuleScope> {
    let scope = one_of("value of `within`", field, RuleScope::ALL, RuleScope::name, journal)?;
    Some(scope.value)
}

/// Returns the finding that an acceptance is of.
pub(super) fn disagreement(field: Field<Words>, journal: &Journal<'_>) -> Option<Disagreement> {
    let what = "finding that can be accepted";
    Some(one_of(what, field, Disagreement::ALL, Disagreement::name, journal)?.value)
}

/// Returns the class of figures that a draft sets aside.
pub(super) fn draft_class(field: Field<Words>, journal: &Journal<'_>) -> Option<DraftClass> {
    Some(one_of("class", field, DraftClass::ALL, DraftClass::name, journal)?.value)
}

/// Returns the one of `all` that goes by the given word; a word that none goes by is reported as no `what`.
fn one_of<T: Copy, const COUNT: usize>(
    what: &str,
    field: Field<Words>,
    all: [T; COUNT],
    name: fn(T) -> &'static str,
    journal: &Journal<'_>,
) -> Option<Placed<T>> {
    let given = field.words()?;
    let known = all.into_iter().find(|one| name(*one) == given.value);
    if known.is_none() {
        report_choice(&given, what, &all.map(name), journal);
    }
    known.map(|value| Placed { value, place: given.place })
}

/// Returns the format of a source's file.
pub(super) fn format(field: Field<Words>, journal: &Journal<'_>) -> Option<Format> {
    let given = field.words()?;
    let known = given.value.parse().ok();
    if known.is_none() {
        report_choice(&given, "format", &Format::ALL.map(Format::name), journal);
    }
    known
}

/// Returns the language of a source.
pub(super) fn language(field: Field<Words>, journal: &Journal<'_>) -> Option<LanguageTag> {
    let Placed { value, place } = field.words()?;
    let why = match LanguageTag::parse(&value) {
        Ok(tag) => return Some(tag),
        Err(why) => why,
    };
    let message = format!("`language`: {} is not a language tag", quoted(&value));
    let problem = Problem::new(place, message, "expected a tag of BCP 47, such as `en`");
    journal.report(problem.help(why.to_string()));
    None
}

/// Returns the digest of a source, in lower case.
pub(super) fn sha256(field: Field<Words>, journal: &Journal<'_>) -> Option<Placed<String>> {
    let Placed { value, place } = field.words()?;
    if value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(Placed { value: value.to_ascii_lowercase(), place });
    }
    let digits = value.chars().count();
    let message = format!("`sha256`: {} is not a SHA-256 digest", quoted(&value));
    let problem = Problem::new(place, message, "expected 64 hexadecimal digits");
    let help = "`crosscheck pin` writes the digests of all sources";
    journal.report(problem.help(match digits {
        64 => help.to_owned(),
        1 => format!("it has 1 character; {help}"),
        _ => format!("it has {digits} characters; {help}"),
    }));
    None
}

/// Reports a word that is not one of `choices`.
fn report_choice<S: AsRef<str>>(
    given: &Placed<String>,
    name: &str,
    choices: &[S],
    journal: &Journal<'_>,
) {
    let expected = format!("expected {}", listed(choices, "or"));
    let message = format!("{} is not a {name}", quoted(&given.value));
    let problem = Problem::new(given.place, message, expected);
    journal.report(match journal.did_you_mean(&given.value, choices.iter().map(AsRef::as_ref)) {
        Some(help) => problem.help(help),
        None => problem,
    });
}

/// Parses a notation; a mistake is reported where it stands in the string or number.
fn parse<T>(
    name: &str,
    given: Placed<Scalar>,
    expected: &str,
    journal: &Journal<'_>,
    parser: impl Fn(&str) -> Result<T, NotationError>,
) -> Option<T> {
    let (text, is_string) = match &given.value {
        Scalar::Text(text) => (text.as_str(), true),
        Scalar::Number(number) => (number.as_str(), false),
        Scalar::Bool(true) => ("true", false),
        Scalar::Bool(false) => ("false", false),
    };
    let error = match parser(text) {
        Ok(parsed) => return Some(parsed),
        Err(error) => error,
    };
    let place = if is_string {
        journal.inside(given.place, text, error.span)
    } else {
        inside_bare(given.place, error.span)
    };
    let message = format!("`{name}`: cannot read {}: {}", quoted(text), error.message);
    journal.report(Problem { message, place, label: expected.to_owned(), help: error.help });
    None
}

fn inside_bare(literal: Span, part: Span) -> Span {
    if part.end <= literal.len() { part.shifted(literal.start) } else { literal }
}

fn with_article(kind: Kind) -> String {
    match kind {
        Kind::YesNo => "`true` or `false`".to_owned(),
        Kind::Text => "a string".to_owned(),
        other => format!("a {other}"),
    }
}
