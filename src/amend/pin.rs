//! Sources pinned: the digests of their files, written into the claims file.

use crate::dossier::{ClaimsFile, Dossier, Editor, Json};
use crate::source::{Holding, Holdings};

/// A claims file whose sources are pinned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    /// The text of the file.
    pub text: String,
    /// The sources that got a digest, or another one, as indices into the dossier's.
    pub changed: Vec<usize>,
    /// Those that have the digest of their file already.
    pub same: Vec<usize>,
    /// Those whose file could not be read.
    pub unread: Vec<usize>,
}

/// Returns the claims file with the digests of those of its sources that are `chosen` and held; `None` where the text
/// is not written in this `syntax`.
///
/// ```
/// use crosscheck::amend::pin::pin;
/// use crosscheck::dossier::ClaimsFile;
/// use crosscheck::source::{self, Held, Holding, Holdings};
///
/// let text = r#"{ "version": 1, "sources": { "wsj": { "file": "wsj.txt" } }, "claims": {} }"#;
/// let claims_file = ClaimsFile::new("claims.json".into(), text.to_owned());
/// let dossier = claims_file.read().0.unwrap();
/// let document = source::read(b"540 votes".to_vec()).unwrap();
/// let digest = document.sha256.clone();
/// let documents = vec![Held::new("wsj.txt", document)];
/// let holdings = Holdings { documents, of_source: vec![Holding::Held(0)] };
///
/// let pinned = pin(&claims_file, &dossier, &holdings, |_| true).unwrap();
/// let expected = text.replace("\"wsj.txt\"", &format!("\"wsj.txt\", \"sha256\": \"{digest}\""));
/// assert_eq!(pinned.text, expected);
/// assert_eq!(pinned.changed, [0]);
/// ```
pub fn pin(
    claims_file: &ClaimsFile,
    dossier: &Dossier,
    holdings: &Holdings,
    chosen: impl Fn(usize) -> bool,
) -> Option<Pinned> {
    let mut editor = Editor::new(&claims_file.text, claims_file.syntax)?;
    let mut changed = Vec::new();
    let mut same = Vec::new();
    let mut unread = Vec::new();
    for (index, source) in dossier.sources.iter().enumerate().filter(|(index, _)| chosen(*index)) {
        match (holdings.document_of(index), &holdings.of_source[index]) {
            (Some(held), _) => {
                let digest = &held.document.sha256;
                if source.sha256.as_ref().is_some_and(|pinned| pinned.value == *digest) {
                    same.push(index);
                } else {
                    editor.set_source_field(
                        &source.id.value,
                        "sha256",
                        &Json::text(digest),
                        "file",
                    );
                    changed.push(index);
                }
            }
            (None, Holding::Unread { .. }) => unread.push(index),
            (None, Holding::Held(_) | Holding::NotHeld) => {}
        }
    }
    Some(Pinned { text: editor.finish(), changed, same, unread })
}
