//! Another id for a claim, source or draft, in the claims file, its lock file and its drafts.

use lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, PrepareRenameResponse,
    TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::dossier::{Editor, IdOf};
use crate::finding::Within;
use crate::load::lock_path;
use crate::report::Examined;
use crate::text::Span;

use super::cursor::{CursorPlace, Pointed};
use super::moved::Change;

/// Returns the id under the cursor, where it can be given another; it must stand there as it is.
pub(super) fn prepare(at: &CursorPlace<'_>) -> Option<PrepareRenameResponse> {
    let (_, id) = renamed(at)?;
    let start = at.offset.saturating_sub(id.len());
    let start = at.text.floor_char_boundary(start);
    let place = at.text[start..].find(&id).map(|found| start + found)?;
    let span = Span::new(place, place + id.len());
    let range = at.lines.range(at.text, span);
    let is_here = span.start <= at.offset && at.offset <= span.end;
    is_here.then_some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: id })
}

/// Returns the changes of all files that name the id under the cursor.
///
/// # Errors
///
/// Why it cannot be given this name.
pub(super) fn rename(at: &CursorPlace<'_>, new: &str) -> Result<WorkspaceEdit, String> {
    let (of, old) = renamed(at).ok_or("there is no id of a claim, source or draft here")?;
    let examined = at.desk.current().ok_or("the claims file has mistakes; correct them first")?;
    let claims_file = &examined.claims_file;
    let editor = Editor::new(&claims_file.text, claims_file.syntax);
    let mut editor = editor.ok_or("the claims file cannot be read")?;
    editor.rename(of, &old, new);
    let text = editor.finish();
    if let (None, problems) = claims_file.with_text(text.clone()).read() {
        return Err(problems.first().map_or_else(String::new, |problem| problem.message.clone()));
    }
    let mut edits = Vec::new();
    let own =
        at.edit_of_claims(&text).and_then(|edit| Some((at.shown.uri(&at.desk.path)?, vec![edit])));
    edits.extend(own);
    edits.extend(lock_edit(at, examined, of, &old, new));
    if of != IdOf::Draft {
        edits.extend(
            (0..examined.drafts.len()).filter_map(|draft| draft_edit(at, draft, &old, new)),
        );
    }
    edit_of_files(edits).ok_or_else(|| "the id is that already".to_owned())
}

fn renamed(at: &CursorPlace<'_>) -> Option<(IdOf, String)> {
    let dossier = &at.examined()?.checked.dossier;
    let cursor = at.cursor();
    let is_id = |id: &str| cursor.token.is_some_and(|token| token.of(at.text).contains(id));
    let (of, id) = match at.pointed().filter(|_| at.is_claims())? {
        Pointed::Claim(claim) => (IdOf::Claim, &dossier.claims[claim].id.value),
        Pointed::Source(source) => (IdOf::Source, &dossier.sources[source].id.value),
        Pointed::Draft(draft) => (IdOf::Draft, &dossier.drafts[draft].id.value),
        Pointed::Citation(_) | Pointed::Rule(_) => return None,
    };
    is_id(id).then(|| (of, id.clone()))
}

/// Returns the change of the lock file, where there is one that names the id.
fn lock_edit(
    at: &CursorPlace<'_>,
    examined: &Examined,
    of: IdOf,
    old: &str,
    new: &str,
) -> Option<(Uri, Vec<TextEdit>)> {
    let file = examined.checked.extent.lock.as_ref()?;
    let mut lock = file.lock.clone();
    match of {
        IdOf::Claim => {
            let own = lock.claims.remove(old)?;
            lock.claims.insert(new.to_owned(), own);
        }
        IdOf::Source => {
            let from = format!("{old}#");
            for claim in lock.claims.values_mut() {
                for citation in &mut claim.citations {
                    if let Some(digest) = citation.citation.strip_prefix(&from) {
                        citation.citation = format!("{new}#{digest}");
                    }
                }
                claim.citations.sort();
            }
        }
        IdOf::Draft => return None,
    }
    let text = lock.to_string();
    let path = lock_path(&at.desk.path);
    let (span, words) = Change::between(&file.text, &text).replacement(&file.text, &text);
    let range = at.shown.lines(&path, &file.text).range(&file.text, span);
    (file.text != text).then_some(())?;
    Some((at.shown.uri(&path)?, vec![TextEdit { range, new_text: words.to_owned() }]))
}

/// Returns the changes of the marks of a draft that name the id: `[^id]`, and `@id` in a citation key.
fn draft_edit(
    at: &CursorPlace<'_>,
    draft: usize,
    old: &str,
    new: &str,
) -> Option<(Uri, Vec<TextEdit>)> {
    let examined = at.examined()?;
    let document = &examined.drafts[draft].draft.document;
    let (file, _) = document.in_file(Span::new(0, 0)).filter(|_| document.format.is_text())?;
    let path = at.desk.path_of(examined, Within::Draft(draft));
    let text = at.shown.text(&path).map_or(file, |text| text.as_ref());
    let lines = at.shown.lines(&path, text);
    let is_mark = |start: &usize| {
        let (before, after) = (&text[..*start], &text[start + old.len()..]);
        let is_note = before.ends_with("[^") && after.starts_with(']');
        let is_key = before.ends_with('@')
            && before[..before.len() - 1].ends_with(|c: char| "[;-, ".contains(c))
            && after.starts_with(|c: char| "];, ".contains(c));
        is_note || is_key
    };
    let found = text.match_indices(old).map(|(start, _)| start).filter(is_mark);
    let edits: Vec<TextEdit> = found
        .map(|start| {
            let range = lines.range(text, Span::new(start, start + old.len()));
            TextEdit { range, new_text: new.to_owned() }
        })
        .collect();
    (!edits.is_empty()).then_some((at.shown.uri(&path)?, edits))
}

/// Returns the changes of some files; `None` where there are none.
pub(super) fn edit_of_files(
    edits: impl IntoIterator<Item = (Uri, Vec<TextEdit>)>,
) -> Option<WorkspaceEdit> {
    let edits: Vec<TextDocumentEdit> = edits
        .into_iter()
        .map(|(uri, edits)| TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version: None },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        })
        .collect();
    let changes = Some(DocumentChanges::Edits(edits.clone()));
    let edit = WorkspaceEdit { document_changes: changes, ..WorkspaceEdit::default() };
    (!edits.is_empty()).then_some(edit)
}
