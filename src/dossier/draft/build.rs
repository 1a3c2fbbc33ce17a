//! The drafts of a claims file and the appearances of claims in them: checked, and linked.

use super::file::{AppearanceText, DerivedText, DraftText, SetAsideText};
use super::{Appearance, Derived, Draft, SetAside, SetAsideWhat};
use crate::dossier::field::Field;
use crate::dossier::formula::Formula;
use crate::dossier::problem::{Journal, Problem, quoted};
use crate::dossier::required::require;
use crate::dossier::rules::Known;
use crate::dossier::sources::Ids;
use crate::dossier::types::Placed;
use crate::dossier::{names, notation};
use crate::text::Span;

/// Returns the drafts that are right; `known` is `None` where the claims of the file are wrong altogether.
pub(in crate::dossier) fn build(
    entries: Vec<(Placed<String>, Field<DraftText>)>,
    known: Option<&Known>,
    journal: &Journal<'_>,
) -> Vec<Draft> {
    let mut drafts = Vec::with_capacity(entries.len());
    for (id, field) in entries {
        names::check_id(&id, journal);
        drafts.extend(field.given().and_then(|raw| draft(id, raw.value, known, journal)));
    }
    drafts
}

fn draft(
    id: Placed<String>,
    raw: DraftText,
    known: Option<&Known>,
    journal: &Journal<'_>,
) -> Option<Draft> {
    require(&raw.file, "file", &format!("draft {}", quoted(&id.value)), id.place, journal);
    let file =
        raw.file.words().inspect(|path| names::check_path(path, names::Base::ClaimsFile, journal));
    let owner = Owner { draft: &id.value, known, journal };
    let derived = raw.derived.elements().into_iter();
    let derived = derived.filter_map(|raw| owner.derived(raw)).collect();
    let set_aside = raw.set_aside.elements().into_iter();
    let set_aside = set_aside.filter_map(|raw| owner.set_aside(raw)).collect();
    let published = notation::date("published", raw.published, journal);
    let language = notation::language(raw.language, journal);
    Some(Draft {
        file: file?,
        title: raw.title.text(),
        published,
        language,
        derived,
        set_aside,
        note: raw.note.text(),
        id,
    })
}

/// The draft that entries belong to, and what they are checked against.
struct Owner<'a, 't> {
    draft: &'a str,
    known: Option<&'a Known>,
    journal: &'a Journal<'t>,
}

impl Owner<'_, '_> {
    fn derived(&self, Placed { value: raw, place }: Placed<DerivedText>) -> Option<Derived> {
        let owner = format!("a derivation of {}", quoted(self.draft));
        let start = Span::new(place.start, place.start + 1);
        require(&raw.quote, "quote", &owner, start, self.journal);
        require(&raw.is, "is", &owner, start, self.journal);
        let is = raw.is.words()?;
        let formula = self.formula(&is)?;
        let because = raw.because.text();
        Some(Derived { place, quote: raw.quote.words()?, is, formula, because })
    }

    fn formula(&self, is: &Placed<String>) -> Option<Formula> {
        let text = is.value.as_str();
        let near = |wrong: &str, known: &Known| {
            self.journal.did_you_mean(wrong, known.0.keys().map(String::as_str))
        };
        Formula::read(text, self.known?, near).unwrap_or_else(|mistakes| {
            for mistake in mistakes {
                let place = self.journal.inside(is.place, text, mistake.span);
                let problem =
                    Problem::new(place, format!("`is`: {}", mistake.message), mistake.label);
                self.journal.report(Problem { help: mistake.help, ..problem });
            }
            None
        })
    }

    fn set_aside(&self, Placed { value: raw, place }: Placed<SetAsideText>) -> Option<SetAside> {
        let owner = format!("an exemption of {}", quoted(self.draft));
        let start = Span::new(place.start, place.start + 1);
        require(&raw.because, "because", &owner, start, self.journal);
        match (raw.quote.is_absent(), raw.class.is_absent()) {
            (true, true) => {
                let message = format!("{owner} has neither `quote` nor `class`");
                let problem = Problem::new(start, message, "what is set aside?");
                let help = "add `quote` with words of the draft, or `class`";
                self.journal.report(problem.help(help));
            }
            (false, false) => {
                let message = format!("{owner} has both `quote` and `class`");
                let problem = Problem::new(start, message, "expected one of the two");
                self.journal.report(problem.help("write an entry for each"));
            }
            (true, false) | (false, true) => {}
        }
        let class = notation::draft_class(raw.class, self.journal).map(SetAsideWhat::Class);
        let what = raw.quote.words().map(SetAsideWhat::Quote).or(class);
        Some(SetAside { place, what: what?, because: raw.because.text()? })
    }
}

/// Returns the appearances of a claim that are right; `drafts` is `None` where those of the file are wrong altogether.
pub(in crate::dossier) fn appearances(
    raws: Vec<Placed<AppearanceText>>,
    claim: &str,
    drafts: Option<&Ids<'_>>,
    journal: &Journal<'_>,
) -> Vec<Appearance> {
    raws.into_iter().filter_map(|raw| appearance(raw, claim, drafts, journal)).collect()
}

fn appearance(
    Placed { value: raw, place }: Placed<AppearanceText>,
    claim: &str,
    drafts: Option<&Ids<'_>>,
    journal: &Journal<'_>,
) -> Option<Appearance> {
    let owner = format!("an appearance of {}", quoted(claim));
    let start = Span::new(place.start, place.start + 1);
    require(&raw.draft, "draft", &owner, start, journal);
    require(&raw.quote, "quote", &owner, start, journal);
    let draft = raw.draft.words().and_then(|id| drafts?.find(&id, journal));
    let (prefix, suffix) = (raw.prefix.text(), raw.suffix.text());
    Some(Appearance { place, draft: draft?, quote: raw.quote.words()?, prefix, suffix })
}
