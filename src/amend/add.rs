//! A new source: what its document says of itself, written into the claims file; and a new claim.

use crate::check::{Checked, Extent, check};
use crate::dossier::{ClaimsFile, Dossier, Editor, Json, NewClaim, Problem};
use crate::finding::{Code, Finding, Levels, describe};
use crate::source::{Document, Holding, Holdings, ReadAs};

/// A source to add.
#[derive(Clone, Debug)]
pub struct NewSource<'a> {
    /// Its id; `None`: made of the file's name.
    pub id: Option<&'a str>,
    /// The path of its file, relative to the claims file, with `/` between the parts.
    pub file: &'a str,
    /// What the file was read as.
    pub document: &'a Document,
    /// How the user had it read.
    pub read_as: &'a ReadAs,
}

/// Returns the id of the new source and the text of the claims file with it; `None` where the file has no `sources` to
/// add it to.
///
/// ```
/// use crosscheck::amend::add::{NewSource, add_source};
/// use crosscheck::dossier::ClaimsFile;
/// use crosscheck::source::{Format, ReadAs};
///
/// let text = r#"{ "version": 1, "sources": { "wsj": { "title": "Inside" } }, "claims": {} }"#;
/// let claims_file = ClaimsFile::new("claims.json".into(), text.to_owned());
/// let dossier = claims_file.read().0.unwrap();
/// let document = Format::Plain.read(b"540 votes".to_vec()).unwrap();
/// let read_as = ReadAs::default();
/// let new = NewSource { id: None, file: "sources/NRK 1.txt", document: &document, read_as: &read_as };
/// let (id, text) = add_source(&claims_file, &dossier, &new).unwrap();
/// assert_eq!(id, "nrk-1");
/// assert!(text.contains(r#""nrk-1": { "file": "sources/NRK 1.txt", "sha256": ""#));
/// ```
pub fn add_source(
    claims_file: &ClaimsFile,
    dossier: &Dossier,
    new: &NewSource<'_>,
) -> Option<(String, String)> {
    let is_free = |id: &str| dossier.source(id).is_none();
    let id = new.id.map_or_else(|| free_id(new.file, "source", is_free), str::to_owned);
    let given = fields_of(new.file, new.document, new.read_as);
    let mut editor = Editor::new(&claims_file.text, claims_file.syntax)?;
    editor.add_source(&id, &given).then(|| (id, editor.finish()))
}

/// Why a claim is not added.
#[derive(Clone, Debug)]
pub enum ClaimRefusal {
    /// The claims file has no `claims` to add to.
    NoClaims,
    /// The claim would not be read: the mistakes, as they would stand in the claims file.
    Wrong(Vec<Problem>),
    /// The statement and the value say different things: the findings, and the file that they are of.
    Differs {
        /// What would be found.
        findings: Vec<Finding>,
        /// The claims file with the claim.
        text: String,
        /// What was found out about it.
        checked: Box<Checked>,
    },
}

/// Returns the text of the claims file with a new claim. Whether its id is free is for the caller to see.
///
/// ```
/// use crosscheck::amend::add::{ClaimRefusal, add_claim};
/// use crosscheck::dossier::{ClaimsFile, Json, NewClaim};
///
/// let text = r#"{ "version": 1, "sources": {}, "claims": {} }"#;
/// let claims_file = ClaimsFile::new("claims.json".into(), text.to_owned());
/// let claim = |value: &str| NewClaim {
///     id: "votes".into(),
///     fields: vec![
///         ("statement", Json::text("540 votes were cast for him.")),
///         ("kind", Json::text("count")),
///         ("value", Json::value(value)),
///     ],
///     citations: Vec::new(),
/// };
/// assert!(add_claim(&claims_file, claim("540")).unwrap().contains(r#""value": 540"#));
/// assert!(matches!(add_claim(&claims_file, claim("545")), Err(ClaimRefusal::Differs { .. })));
/// assert!(matches!(add_claim(&claims_file, claim("5,4")), Err(ClaimRefusal::Wrong(_))));
/// ```
///
/// # Errors
///
/// [`ClaimRefusal`] where it would not be read, or its statement gives another figure than its value.
pub fn add_claim(claims_file: &ClaimsFile, claim: NewClaim) -> Result<String, ClaimRefusal> {
    let id = claim.id.clone();
    let mut editor =
        Editor::new(&claims_file.text, claims_file.syntax).ok_or(ClaimRefusal::NoClaims)?;
    if !editor.add_claims(&[claim]) {
        return Err(ClaimRefusal::NoClaims);
    }
    let text = editor.finish();
    let (dossier, problems) = claims_file.with_text(text.clone()).read();
    let mut dossier = dossier.ok_or(ClaimRefusal::Wrong(problems))?;
    dossier.claims.retain(|claim| claim.id.value == id);
    let of_source = dossier.sources.iter().map(|_| Holding::NotHeld).collect();
    let holdings = Holdings { documents: Vec::new(), of_source };
    let checked = check(dossier, holdings, Extent::of_part());
    let mut findings = describe(&checked, &Levels::default());
    findings.retain(|finding| finding.code == Code::StatementDiffers);
    if findings.is_empty() {
        return Ok(text);
    }
    Err(ClaimRefusal::Differs { findings, text, checked: Box::new(checked) })
}

/// Returns the fields of a source whose file is this: what its document says of itself, and how it is read.
pub(crate) fn fields_of(
    file: &str,
    document: &Document,
    read_as: &ReadAs,
) -> Vec<(&'static str, Json)> {
    let about = &document.about;
    let authors = Some(&about.authors).filter(|authors| !authors.is_empty());
    let text = |field: &Option<String>| field.as_deref().map(Json::text);
    let fields = [
        ("title", text(&about.title)),
        ("author", authors.map(|authors| Json::Texts(authors.clone()))),
        ("publisher", text(&about.publisher)),
        ("published", text(&about.published)),
        ("url", text(&read_as.url).or_else(|| text(&about.url))),
        ("language", text(&about.language)),
        ("file", Some(Json::text(file))),
        ("format", read_as.format.map(|format| Json::text(format.name()))),
        ("encoding", text(&read_as.encoding)),
        ("at", text(&read_as.at)),
        ("sha256", Some(Json::text(&document.sha256))),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Returns an id that is free, made of the name of a file, or of `usual` where that has no letters.
pub(super) fn free_id(file: &str, usual: &str, is_free: impl Fn(&str) -> bool) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let letter = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let words: String = stem.to_lowercase().chars().map(letter).collect();
    let id = words.split_whitespace().collect::<Vec<_>>().join("-");
    first_free(if id.is_empty() { usual } else { &id }, is_free)
}

/// Returns an id that is free: this one, or else it with the first number from 2 on that makes it free.
pub(crate) fn first_free(id: &str, is_free: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let mut ids = std::iter::once(id.to_owned()).chain(numbered);
    ids.find(|id| is_free(id)).unwrap_or_else(|| id.to_owned())
}
