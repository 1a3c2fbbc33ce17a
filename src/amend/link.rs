//! The places where a draft states claims, written into the claims file.

use crate::dossier::{ClaimsFile, Dossier, Editor, Json, read};
use crate::draft::AppearanceWords;
use crate::value::Edtf;

use super::add::free_id;

/// The draft that is linked.
#[derive(Clone, Debug)]
pub enum LinkedDraft<'a> {
    /// The claims file names it, by this id.
    Named(&'a str),
    /// It is to be added.
    New {
        /// The path of its file, relative to the claims file, with `/` between the parts.
        file: &'a str,
        /// The day it is published on.
        published: Option<&'a Edtf>,
    },
}

/// Words of a draft that state a claim.
#[derive(Clone, Copy, Debug)]
pub struct NewAppearance<'a> {
    /// The id of the claim.
    pub claim: &'a str,
    /// The words.
    pub words: &'a AppearanceWords,
}

/// Returns the text of the claims file with some appearances, and with the draft where it is not there yet; `None` where the
/// file lacks one of the claims, or would not be right with them.
///
/// ```
/// use crosscheck::amend::link::{LinkedDraft, NewAppearance, link};
/// use crosscheck::dossier::ClaimsFile;
/// use crosscheck::draft::AppearanceWords;
/// use crosscheck::quote::Surroundings;
///
/// let text = r#"{ "version": 1, "sources": {}, "claims": {
///   "votes": { "statement": "540 voted for him.", "kind": "count", "value": 540 } } }"#;
/// let claims_file = ClaimsFile::new("claims.json".into(), text.to_owned());
/// let dossier = claims_file.read().0.unwrap();
/// let words = AppearanceWords { quote: "540 backed him".into(), around: Surroundings::default() };
/// let draft = LinkedDraft::New { file: "Story.md", published: None };
/// let new = link(&claims_file, &dossier, &draft, &[NewAppearance { claim: "votes", words: &words }]);
/// let text = new.unwrap();
/// assert!(text.contains(r#""appearances": [{ "draft": "story", "quote": "540 backed him" }]"#), "{text}");
/// assert!(text.contains(r#""drafts": { "story": { "file": "Story.md" } }"#), "{text}");
/// ```
pub fn link(
    claims_file: &ClaimsFile,
    dossier: &Dossier,
    draft: &LinkedDraft<'_>,
    appearances: &[NewAppearance<'_>],
) -> Option<String> {
    let mut text = claims_file.text.clone();
    let is_free = |id: &str| dossier.drafts.iter().all(|draft| draft.id.value != id);
    let id = match draft {
        LinkedDraft::Named(id) => (*id).to_owned(),
        LinkedDraft::New { file, .. } => free_id(file, "draft", is_free),
    };
    // One after another: two may go to one claim, whose list the first makes.
    for appearance in appearances {
        let mut editor = Editor::new(&text, claims_file.syntax)?;
        editor.add_appearance(appearance.claim, &fields(&id, appearance.words)).then_some(())?;
        text = editor.finish();
    }
    if let LinkedDraft::New { file, published } = draft {
        let published = published.map(|day| ("published", Json::text(day.to_string())));
        let fields: Vec<(&str, Json)> =
            [("file", Json::text(*file))].into_iter().chain(published).collect();
        let mut editor = Editor::new(&text, claims_file.syntax)?;
        editor.add_draft(&id, &fields).then_some(())?;
        text = editor.finish();
    }
    read(&text, claims_file.syntax).0.map(|_| text)
}

fn fields(draft: &str, words: &AppearanceWords) -> Vec<(&'static str, Json)> {
    let text = |text: &Option<String>| text.clone().map(Json::Text);
    let fields = [
        ("draft", Some(Json::text(draft))),
        ("quote", Some(Json::text(&words.quote))),
        ("prefix", text(&words.around.prefix)),
        ("suffix", text(&words.around.suffix)),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
