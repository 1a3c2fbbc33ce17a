//! What a citation gives for its claim: its value and how it is known, whose word it is, and its effect.

use std::ops::Bound;

use crate::finding::{shown_origin, shown_value};
use crate::report::kit::layout::{Ink, line};
use crate::report::kit::subject::in_words;
use crate::value::{Kind, Value};
use crate::verdict::{Basis, Doubt, Link, QuotedFigure, chains_of};

use super::View;
use super::quotes::ShownCitation;

impl View<'_> {
    /// Returns the value, and whether it was read, declared or inferred.
    pub(super) fn reads(&self, cited: &ShownCitation<'_>) -> String {
        let Some(value) = cited.evidence.value() else { return self.doubt(cited) };
        let shown = self.style.paint(Ink::Figure, &shown_value(value));
        let rule = cited.evidence.said.reading().map(|reading| reading.rule.name());
        let how = match (cited.evidence.said.basis(), rule) {
            (Some(Basis::Read), Some(rule)) => format!("read by rule {rule}"),
            (Some(Basis::Declared), Some(rule)) => format!("declared, and read by rule {rule}"),
            (Some(Basis::Read), None) => "read".to_owned(),
            (Some(Basis::Declared), None) => "declared".to_owned(),
            (Some(Basis::Unread(language)), _) => {
                format!("declared; figures are not read in {}", language.in_words())
            }
            (Some(Basis::Inferred), _) => {
                format!(
                    "inferred: {}",
                    line(cited.citation.inferred.as_deref().unwrap_or_default())
                )
            }
            (Some(Basis::Stance), _) | (None, _) => "by its stance".to_owned(),
        };
        let meant = meaning(value, self.claim.kind)
            .map_or(String::new(), |meaning| format!(" = {meaning}"));
        format!("{shown}{meant} ({how})")
    }

    /// Returns what the figure is of that gives the value; empty where none does, or its clause does not say.
    pub(super) fn of(&self, cited: &ShownCitation<'_>) -> String {
        let held = self.checked.holdings.document_of(cited.citation.source);
        let said = &cited.evidence.said;
        let (Some(held), Some(sentence), Some(subject)) = (held, said.sentence, said.subject())
        else {
            return String::new();
        };
        in_words(subject, sentence.of(&held.document.text))
    }

    /// Returns why there is no value.
    fn doubt(&self, cited: &ShownCitation<'_>) -> String {
        let listed = |figures: &[QuotedFigure]| {
            let shown = figures.iter().map(|figure| match &figure.value {
                Ok(value) => shown_value(value),
                Err(why) if why.is_of_date() => "a date that is not fixed".to_owned(),
                Err(_) => "a figure that is not read".to_owned(),
            });
            let shown: Vec<String> = shown.collect();
            if shown.is_empty() { "no figure".to_owned() } else { shown.join(", ") }
        };
        let text = match cited.evidence.said.doubt() {
            None => "–".to_owned(),
            Some(Doubt::NotOne(figures)) => format!("no one value: {}", listed(figures)),
            Some(Doubt::NotInQuote(figures)) => {
                let declared =
                    cited.citation.value.as_ref().map_or(String::new(), |v| shown_value(&v.value));
                format!("{declared} is declared, but it says {}", listed(figures))
            }
            Some(Doubt::OtherSubject(differs)) => {
                format!("{} of something else", listed(std::slice::from_ref(&differs.figure)))
            }
            Some(Doubt::Unread(language)) => match &cited.citation.value {
                Some(declared) => {
                    format!("{} is declared, but has other digits", shown_value(&declared.value))
                }
                None => format!("figures are not read in {}", language.in_words()),
            },
        };
        line(&text)
    }

    /// Returns whose word it is, and how it came into the source.
    pub(super) fn origin(&self, cited: &ShownCitation<'_>) -> String {
        self.chains(cited, " (its own voice)")
    }

    /// Returns whose word it is, and how it came into the source, whose own word is not said to be that.
    pub(super) fn stated_by(&self, cited: &ShownCitation<'_>) -> String {
        self.chains(cited, "")
    }

    fn chains(&self, cited: &ShownCitation<'_>, own_voice: &str) -> String {
        let voice = cited.evidence.attribution.voice.as_ref();
        let chains = chains_of(&self.checked.dossier, cited.citation, voice);
        let shown = chains.iter().map(|chain| match chain.as_slice() {
            [own] => format!("{}{own_voice}", self.link(own)),
            chain => chain.iter().map(|link| self.link(link)).collect::<Vec<_>>().join(" → "),
        });
        line(&shown.collect::<Vec<_>>().join("; "))
    }

    fn link(&self, link: &Link<'_>) -> String {
        match *link {
            Link::Speaker { name, named: None } | Link::Via(name) => name.to_owned(),
            Link::Speaker { name, named: Some(named) } => format!("{name} (as “{named}”)"),
            Link::Voice(origin) => shown_origin(origin),
            Link::Source(source) => self.checked.dossier.sources[source].id.value.clone(),
        }
    }

    /// Returns what the citation does to the claim, and what its author said it does.
    pub(super) fn stance(&self, cited: &ShownCitation<'_>) -> String {
        let effect = cited.evidence.effect.map_or("none", |effect| effect.name());
        match cited.evidence.said.stance {
            Some(stance) if stance.name() == effect => format!("{effect} (declared)"),
            Some(stance) => format!("{effect} (declared: {stance})"),
            None => effect.to_owned(),
        }
    }
}

/// Returns what a rounded or approximate number means, where its notation does not show it.
fn meaning(value: &Value, kind: Kind) -> Option<String> {
    let (Value::Count(number) | Value::Quantity(number) | Value::Percent(number)) = value else {
        return None;
    };
    number.written()?;
    let bounds = value.bounds(None)?;
    let is_point = matches!((bounds.lower(), bounds.upper()), (Bound::Included(a), Bound::Included(b)) if a == b);
    if is_point { None } else { Value::from_interval(kind, &bounds).map(|range| range.to_string()) }
}
