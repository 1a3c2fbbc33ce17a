//! Which claims and figures can stand in one rule.

use super::Known;
use super::parse::{Parsed, Product, What};
use super::words::Word;
use crate::dossier::mistake::Mistake;
use crate::dossier::problem::{Journal, quoted};
use crate::reading::Reader;
use crate::value::Kind;

/// What all claims of a rule are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) kind: Kind,
    pub(super) unit: Option<String>,
}

/// Returns what the claims of a rule are about; `None` where one of them is wrong and has been reported.
pub(super) fn check(
    parsed: &Parsed<'_>,
    known: &Known,
    journal: &Journal<'_>,
) -> Result<Option<Subject>, Vec<Mistake>> {
    let mut claims = Vec::new();
    let mut mistakes = Vec::new();
    let mut all_known = true;
    for word in parsed.products().filter_map(Product::claim) {
        match known.0.get(word.text) {
            Some(Some((kind, unit))) => {
                claims.push((word, Subject { kind: *kind, unit: unit.clone() }));
            }
            Some(None) => all_known = false,
            None => mistakes.push(unknown(word, known, journal)),
        }
    }
    mistakes.extend(claims.iter().filter_map(|(word, subject)| not_comparable(*word, subject)));
    let comparable = |(_, subject): &&(Word<'_>, Subject)| is_comparable(subject.kind);
    let Some(first) = measure(&claims) else {
        if mistakes.is_empty() && all_known {
            mistakes.push(no_claim(parsed));
        }
        return if mistakes.is_empty() { Ok(None) } else { Err(mistakes) };
    };
    mistakes.extend(claims.iter().filter(comparable).filter_map(|other| mixed(first, other)));
    mistakes.extend(parsed.products().filter_map(|product| misfit(product, first)));
    match mistakes.is_empty() {
        true => Ok(all_known.then(|| first.1.clone())),
        false => Err(mistakes),
    }
}

/// Returns the claim that the others are held to: the first that all can be added to, "people" of men, women and people;
/// otherwise the first.
fn measure<'c, 'a>(claims: &'c [(Word<'a>, Subject)]) -> Option<&'c (Word<'a>, Subject)> {
    let comparable = || claims.iter().filter(|(_, subject)| is_comparable(subject.kind));
    let fits_all = |of: &&(Word<'_>, Subject)| comparable().all(|own| mixed(of, own).is_none());
    comparable().find(fits_all).or_else(|| comparable().next())
}

impl<'a> Parsed<'a> {
    /// Returns the products of both sides, in order.
    pub(super) fn products(&self) -> impl Iterator<Item = &Product<'a>> {
        self.left.iter().chain(&self.right)
    }
}

impl<'a> Product<'a> {
    fn claim(&self) -> Option<Word<'a>> {
        match self.what {
            What::Claim(word) => Some(word),
            What::Number(..) | What::Percent(_) | What::Day(_) => None,
        }
    }
}

fn is_comparable(kind: Kind) -> bool {
    kind == Kind::Date || kind.is_numeric()
}

fn unknown(word: Word<'_>, known: &Known, journal: &Journal<'_>) -> Mistake {
    let message = format!("there is no claim {}", word.quoted());
    let mistake = Mistake::new(word.span, message, "expected the id of a claim");
    let near = journal.did_you_mean(word.text, known.0.keys().map(String::as_str));
    match near {
        _ if word.holds_operator() => {
            mistake.help("put spaces around operators: `a <= b + 2 days`")
        }
        Some(near) => mistake.help(near),
        None => mistake.help("`crosscheck list` lists the claims"),
    }
}

fn not_comparable(word: Word<'_>, subject: &Subject) -> Option<Mistake> {
    let message = format!("{} is a {} claim", word.quoted(), subject.kind);
    let label = "rules compare numbers and dates";
    (!is_comparable(subject.kind)).then(|| Mistake::new(word.span, message, label))
}

fn no_claim(parsed: &Parsed<'_>) -> Mistake {
    let end = parsed.right.last().map_or(0, |product| product.span.end);
    let span = crate::text::Span::new(parsed.left.first().map_or(0, |p| p.span.start), end);
    Mistake::new(span, "no claim stands in the rule", "expected the id of a claim on either side")
}

fn mixed(first: &(Word<'_>, Subject), other: &(Word<'_>, Subject)) -> Option<Mistake> {
    let ((first, subject), (word, own)) = (first, other);
    if own.kind != subject.kind {
        let message = format!(
            "{} is a {}, and {} is a {}",
            word.quoted(),
            own.kind,
            first.quoted(),
            subject.kind
        );
        return Some(Mistake::new(word.span, message, "another kind"));
    }
    if is_same_unit(own.kind, own.unit.as_deref(), subject.unit.as_deref()) {
        return None;
    }
    let in_unit = |unit: &Option<String>| match unit {
        Some(unit) => format!("is in {}", quoted(unit)),
        None => "has no unit".to_owned(),
    };
    let message = format!(
        "{} {}, and {} {}",
        word.quoted(),
        in_unit(&own.unit),
        first.quoted(),
        in_unit(&subject.unit)
    );
    let help = "give both claims the same `unit`, if they count the same";
    Some(Mistake::new(word.span, message, "another unit").help(help))
}

/// Whether values of this kind in the one unit can be added to those in the other: of counts, also a noun and a narrower one.
pub(in crate::dossier) fn is_same_unit(kind: Kind, one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            let is_count = kind == Kind::Count;
            is_unit(one, other) || (is_count && Reader::english().is_noun_of_one_kind(one, other))
        }
        (one, other) => one == other,
    }
}

fn is_unit(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Returns why a figure cannot stand beside claims of this kind.
fn misfit(product: &Product<'_>, (first, subject): &(Word<'_>, Subject)) -> Option<Mistake> {
    let beside = format!("{} is a {}", first.quoted(), subject.kind);
    match product.what {
        What::Claim(_) => None,
        What::Number(_, unit) if subject.kind == Kind::Date => match unit {
            None => Some(
                Mistake::new(
                    product.span,
                    format!("a number without a unit, where {beside}"),
                    "of what?",
                )
                .help("write days, weeks, months or years: `2 days`"),
            ),
            Some(unit) if super::combine::duration(unit.text).is_none() => Some(Mistake::new(
                unit.span,
                format!("{} is no duration", unit.quoted()),
                "expected `days`, `weeks`, `months` or `years`",
            )),
            Some(_) => None,
        },
        What::Number(_, None) => None,
        What::Number(_, Some(unit)) => {
            let own = subject.unit.as_deref();
            let fits = own.is_some_and(|own| is_unit(unit.text, own));
            let message = match own {
                Some(own) => format!("{} is in {}", first.quoted(), quoted(own)),
                None => format!("{} has no unit", first.quoted()),
            };
            (!fits).then(|| {
                Mistake::new(unit.span, message, "another unit, or an operator is missing")
            })
        }
        What::Percent(_) if subject.kind == Kind::Percent => None,
        What::Percent(_) => Some(
            Mistake::new(
                product.span,
                format!("a percentage by itself, where {beside}"),
                "of what?",
            )
            .help(format!("multiply a claim by it: `50% * {}`", first.text)),
        ),
        What::Day(_) if subject.kind == Kind::Date => None,
        What::Day(_) => {
            Some(Mistake::new(product.span, format!("a day, where {beside}"), "another kind"))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Syntax, read};

    /// Returns what is wrong with a rule over claims of men, women, people and houses.
    fn problems(rule: &str) -> Vec<String> {
        let claim = |unit: &str| {
            format!(
                r#""{unit}": {{ "statement": "There were 2 {unit}.", "kind": "count", "unit": "{unit}", "value": 2, "citations": [] }}"#
            )
        };
        let claims = ["men", "women", "people", "houses"].map(claim).join(", ");
        let text = format!(
            r#"{{ "version": 1, "sources": {{}}, "claims": {{ {claims} }},
                "rules": [{{ "id": "r", "holds": "{rule}", "because": "it does" }}] }}"#
        );
        read(&text, Syntax::Json).1.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn narrower_nouns_add_up_to_a_wider_one() {
        for rule in ["men <= people", "men + women = people", "people - women = men"] {
            assert!(problems(rule).is_empty(), "{rule}: {:?}", problems(rule));
        }
        for rule in ["men <= women", "men + houses = people", "houses <= people"] {
            assert_eq!(problems(rule).len(), 1, "{rule}");
        }
    }
}
