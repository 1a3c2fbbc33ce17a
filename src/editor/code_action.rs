//! Changes of the claims file that one step makes: each is tried before it is offered, and changes only what it must.

use std::fmt::Write as _;

use lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, Diagnostic, NumberOrString,
    Position, TextEdit, WorkspaceEdit,
};

use crate::amend::accept::accept;
use crate::amend::cite::{CitationRequest, cite};
use crate::amend::repair::repair_those;
use crate::check::{Checked, Extent, check_knowing};
use crate::dossier::{CitationIndex, Disagreement, Editor, Json};
use crate::finding::Code;
use crate::quote::{Anchoring, single_out};
use crate::reading::SubjectPart;
use crate::report::Examined;
use crate::text::{LineIndex, Span, fold};
use crate::verdict::disagreements;

use super::cursor::{CursorPlace, Pointed};

/// How many places of a quote are offered.
const MOST_PLACES: usize = 8;

/// How many claims a selection is offered as evidence of.
const MOST_CLAIMS: usize = 3;

/// The reason that is written beside what is accepted, for its author to replace.
const REASON: &str = "(say why both may stand)";

/// Returns what can be done at a place of the claims file, or with a selection of a source that ends at `end`.
pub(super) fn code_actions(
    at: &CursorPlace<'_>,
    end: Position,
    context: &CodeActionContext,
) -> Vec<CodeActionOrCommand> {
    let Some(examined) = at.desk.current() else { return Vec::new() };
    let actions = Actions { at, examined, diagnostics: &context.diagnostics };
    let offered = if !at.is_claims() {
        actions.cite(Span::new(at.offset, at.lines.offset(at.text, end).max(at.offset)))
    } else {
        match at.pointed() {
            Some(Pointed::Citation(citation)) => actions.of_citation(citation),
            Some(Pointed::Claim(claim)) => actions.of_claim(claim),
            Some(Pointed::Source(_) | Pointed::Rule(_) | Pointed::Draft(_)) | None => Vec::new(),
        }
    };
    offered.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

struct Actions<'a> {
    at: &'a CursorPlace<'a>,
    examined: &'a Examined,
    diagnostics: &'a [Diagnostic],
}

impl Actions<'_> {
    fn of_claim(&self, claim: usize) -> Vec<CodeAction> {
        let citations = 0..self.examined.checked.dossier.claims[claim].citations.len();
        let citations = citations.map(|citation| CitationIndex { claim, citation });
        let mut actions: Vec<CodeAction> = citations.filter_map(|at| self.repair(at)).collect();
        actions.extend(self.accept(claim));
        actions
    }

    fn of_citation(&self, cited: CitationIndex) -> Vec<CodeAction> {
        let mut actions: Vec<CodeAction> = self.repair(cited).into_iter().collect();
        actions.extend(self.single_out(cited));
        actions.extend(self.also(cited));
        actions.extend(self.accept(cited.claim));
        actions
    }

    /// Returns the repair that `crosscheck check --fix` would make of a citation.
    fn repair(&self, cited: CitationIndex) -> Option<CodeAction> {
        let evidence = &self.examined.checked.judgements[cited.claim].evidence[cited.citation];
        let is_verbatim = evidence.state() == crate::quote::State::Verbatim;
        if is_verbatim || !evidence.state().is_checked() {
            return None;
        }
        let part = self.claim_by_itself(cited.claim);
        let meant = |at| at == (0, cited.citation);
        let repaired = repair_those(&self.examined.claims_file, part, &meant).ok()?;
        let quote = &repaired.checked.dossier.claims.first()?.citations[cited.citation].quote.value;
        let codes = [Code::AlteredQuote, Code::LostCitation, Code::AmbiguousQuote];
        self.edit(format!("Repair the quote: “{}”", short(quote)), &repaired.text, &codes)
    }

    /// Returns one claim with what is found out about it by itself.
    fn claim_by_itself(&self, claim: usize) -> Checked {
        let Checked { dossier, holdings, .. } = &self.examined.checked;
        let mut dossier = dossier.clone();
        dossier.claims = vec![dossier.claims.swap_remove(claim)];
        let known = &self.at.desk.memory.known;
        check_knowing(dossier, holdings.clone(), Extent::of_part(), known)
    }

    /// Returns, for each place of an ambiguous quote, the words before or after it that single it out.
    fn single_out(&self, cited: CitationIndex) -> Vec<CodeAction> {
        let Checked { dossier, holdings, judgements, .. } = &self.examined.checked;
        let citation = dossier.citation(cited);
        let outcome = judgements[cited.claim].evidence[cited.citation].anchored.outcome();
        let (Some(Anchoring::Ambiguous(places)), Some(held)) =
            (outcome, holdings.document_of(citation.source))
        else {
            return Vec::new();
        };
        let document = &held.document;
        let language = dossier.sources[citation.source].language_of(document).language;
        let reader = dossier.reader(language);
        let quote = &citation.quote.value;
        let claim = &dossier.claims[cited.claim].id.value;
        let offered = places.spans.iter().take(MOST_PLACES).filter_map(|place| {
            let (around, _) = single_out(&document.text, &document.regions, quote, *place, reader)?;
            let mut editor =
                Editor::new(&self.examined.claims_file.text, self.examined.claims_file.syntax)?;
            let words = [("prefix", around.prefix, "quote"), ("suffix", around.suffix, "quote")];
            let mut title = format!("Quote the place at {}", document.locate(*place));
            for (field, words, behind) in words {
                if let Some(words) = words {
                    // Writing to a string cannot fail.
                    let _ = write!(title, ", {field} “{}”", short(&words));
                    editor.set_citation_field(
                        claim,
                        cited.citation,
                        field,
                        &Json::text(words),
                        behind,
                    );
                }
            }
            self.edit(title, &editor.finish(), &[Code::AmbiguousQuote])
        });
        offered.collect()
    }

    /// Returns what takes the passage's word for what is counted, or for what happened, as another for the claim's.
    fn also(&self, cited: CitationIndex) -> Option<CodeAction> {
        use crate::verdict::Doubt;
        let said = &self.examined.checked.judgements[cited.claim].evidence[cited.citation].said;
        let differs = match said.doubt() {
            Some(Doubt::OtherSubject(differs)) => Some(differs),
            _ => said.unrelated.as_ref(),
        }?;
        if !matches!(differs.misfit.part, SubjectPart::Noun | SubjectPart::Event) {
            return None;
        }
        let word = differs.misfit.found.to_string();
        let claim = &self.examined.checked.dossier.claims[cited.claim];
        if word.is_empty() || claim.also.contains(&word) {
            return None;
        }
        let claims_file = &self.examined.claims_file;
        let mut editor = Editor::new(&claims_file.text, claims_file.syntax)?;
        editor.add_to_list(&claim.id.value, "also", &Json::text(&word), "unit");
        let title = format!("Let “{}” mean the same in this claim (`also`)", short(&word));
        self.edit(title, &editor.finish(), &[Code::OtherSubject])
    }

    /// Returns what accepts the disagreements of a claim as they stand.
    fn accept(&self, claim: usize) -> Vec<CodeAction> {
        let checked = &self.examined.checked;
        let (own, judgement) = (&checked.dossier.claims[claim], &checked.judgements[claim]);
        let offered = Disagreement::ALL.into_iter().filter_map(|finding| {
            let is_open = disagreements(judgement, finding)
                .iter()
                .any(|positions| crate::verdict::accepted(own, finding, positions).is_none());
            if !is_open {
                return None;
            }
            let text = accept(&self.examined.claims_file, own, judgement, finding, REASON)?;
            let title = format!("Accept as known: {} (then write why)", finding.name());
            self.edit(
                title,
                &text,
                &[Code::Conflict, Code::InconsistentAccount, Code::StaleAcceptance],
            )
        });
        offered.collect()
    }

    /// Returns what cites a selection of a source as evidence of the claims that share most words with its sentence.
    fn cite(&self, selection: Span) -> Vec<CodeAction> {
        let words = selection.of(self.at.text);
        let start = selection.start + (words.len() - words.trim_start().len());
        let quote = words.trim();
        let checked = &self.examined.checked;
        let sources =
            self.at.documents().flat_map(|document| checked.holdings.sources_of(document));
        let Some(source) = sources.into_iter().next().filter(|_| !quote.is_empty()) else {
            return Vec::new();
        };
        let place = LineIndex::new(self.at.text).position(self.at.text, start);
        let source = checked.dossier.sources[source].id.value.clone();
        let offered = self.near_claims(quote).into_iter().filter_map(|claim| {
            let request = CitationRequest {
                claim: claim.to_owned(),
                source: source.clone(),
                quote: quote.to_owned(),
                at: Some((place.line.get(), Some(place.column.get()))),
                ..CitationRequest::default()
            };
            let Checked { dossier, holdings, .. } = checked;
            let claims_file = &self.examined.claims_file;
            let new = cite(claims_file, dossier.clone(), holdings.clone(), request).ok()?;
            let verdict = new.after.judgements.first()?.verdict;
            self.edit(format!("Cite as evidence of `{claim}` ({verdict})"), &new.text, &[])
        });
        offered.take(MOST_CLAIMS).collect()
    }

    /// Returns the claims whose statements share words with a passage, those first that share most.
    fn near_claims(&self, passage: &str) -> Vec<&str> {
        let own = words_of(passage);
        let claims = self.examined.checked.dossier.claims.iter();
        let mut shared: Vec<(usize, &str)> = claims
            .map(|claim| {
                let statement = words_of(&claim.statement);
                (own.intersection(&statement).count(), claim.id.value.as_str())
            })
            .filter(|(count, _)| *count > 0)
            .collect();
        shared.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        shared.into_iter().take(2 * MOST_CLAIMS).map(|(_, id)| id).collect()
    }

    /// Returns an action that makes the claims file this text; `None` where it is that, or where it could not be read then.
    fn edit(&self, title: String, text: &str, solves: &[Code]) -> Option<CodeAction> {
        let edit = self.at.edit_of_claims(text)?;
        let (read, _) = self.examined.claims_file.with_text(text.to_owned()).read();
        read?;
        let is_solved = |diagnostic: &&Diagnostic| match &diagnostic.code {
            Some(NumberOrString::String(code)) => solves.iter().any(|own| own.name() == code),
            _ => false,
        };
        let solved: Vec<Diagnostic> = self.diagnostics.iter().filter(is_solved).cloned().collect();
        Some(CodeAction {
            title,
            kind: Some(if solves.is_empty() {
                CodeActionKind::REFACTOR
            } else {
                CodeActionKind::QUICKFIX
            }),
            diagnostics: Some(solved).filter(|solved| !solved.is_empty()),
            edit: Some(self.of_claims_file(edit)?),
            ..CodeAction::default()
        })
    }

    fn of_claims_file(&self, edit: TextEdit) -> Option<WorkspaceEdit> {
        super::rename::edit_of_files([(self.at.shown.uri(&self.at.desk.path)?, vec![edit])])
    }
}

fn words_of(text: &str) -> std::collections::BTreeSet<String> {
    let folded = fold(text).text().to_lowercase();
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() > 2).map(str::to_owned).collect()
}

/// How many characters of a quote a title shows.
const SHORT: usize = 60;

fn short(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(SHORT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
