//! Changing the text of a claims file: what is not changed stays, to the byte, comments too.
//!
//! A change is a splice at a place that the syntax tree knows. What is put in is written as its neighbours are.

mod insert;
mod json;
mod layout;
mod rename;

use std::collections::BTreeMap;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged as _;

use insert::ClaimParts;
pub use json::Json;
use layout::{Style, begins_line};
pub use rename::IdOf;

use super::problem::Journal;
use super::syntax::{self, Syntax};
use crate::text::Span;

/// A claims file that is to be changed.
///
/// ```
/// use crosscheck::dossier::{Editor, Json, Syntax};
/// let text = r#"{ "claims": { "votes": { "citations": [
///   { "source": "wsj", "quote": "540 backd him" } // Heydari
/// ] } } }"#;
/// let mut editor = Editor::new(text, Syntax::Jsonc).unwrap();
/// assert!(editor.replace_text("votes", 0, "quote", "540 backed him"));
/// assert!(editor.add_citation("votes", &[("source", Json::text("nrk")), ("value", Json::plain("540"))]));
/// assert_eq!(editor.finish(), r#"{ "claims": { "votes": { "citations": [
///   { "source": "wsj", "quote": "540 backed him" }, // Heydari
///   { "source": "nrk", "value": 540 }
/// ] } } }"#);
/// ```
pub struct Editor<'t> {
    /// The text without a byte order mark, and what stands before it.
    body: &'t str,
    mark: &'t str,
    root: Value<'t>,
    /// Where each claim stands among the claims.
    claims: BTreeMap<String, usize>,
    splices: Vec<Splice>,
}

/// The fields of an object to be written, in their order.
pub type Fields = Vec<(&'static str, Json)>;

/// A claim to be written.
#[derive(Clone, Debug)]
pub struct NewClaim {
    /// Its id.
    pub id: String,
    /// Its fields, without its citations.
    pub fields: Fields,
    /// The fields of each of its citations.
    pub citations: Vec<Fields>,
}

/// A text that takes the place of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Splice {
    place: Span,
    text: String,
}

impl<'t> Editor<'t> {
    /// Returns the text as what is to be changed; `None` where it is not written in this `syntax`.
    pub fn new(text: &'t str, syntax: Syntax) -> Option<Self> {
        let journal = Journal::new(text);
        let body = journal.body();
        let root = syntax::parse(&journal, syntax)?;
        let mut claims = BTreeMap::new();
        let known = root.as_object().and_then(|root| root.get_object("claims"));
        for (index, claim) in known.iter().flat_map(|claims| &claims.properties).enumerate() {
            claims.entry(claim.name.as_str().to_owned()).or_insert(index);
        }
        let mark = &text[..text.len() - body.len()];
        Some(Self { body, mark, root, claims, splices: Vec::new() })
    }

    /// Writes another string into a field of a citation, which is named by its claim and its place in the claim's
    /// list. Returns whether there is such a field.
    pub fn replace_text(&mut self, claim: &str, citation: usize, field: &str, text: &str) -> bool {
        let found = self.claim(claim).and_then(|claim| {
            let citation = claim.get_array("citations")?.elements.get(citation)?.as_object()?;
            Some(citation.get_string(field)?.range())
        });
        let Some(place) = found else { return false };
        let place = Span::new(place.start, place.end);
        self.splices.push(Splice { place, text: Json::text(text).to_string() });
        true
    }

    /// Writes a field of a citation: in place of its value, or behind the field `behind` where there is none yet. Returns
    /// whether there is such a citation.
    pub fn set_citation_field(
        &mut self,
        claim: &str,
        citation: usize,
        field: &str,
        value: &Json,
        behind: &str,
    ) -> bool {
        let found = self.claim(claim).and_then(|claim| {
            let citation = claim.get_array("citations")?.elements.get(citation)?.as_object()?;
            Some(insert::field(self.body, citation, field, value, behind))
        });
        let is_there = found.is_some();
        self.splices.extend(found.into_iter().flatten());
        is_there
    }

    /// Puts a citation at the end of a claim's list, which is made where there is none. Returns whether there is
    /// such a claim.
    pub fn add_citation(&mut self, claim: &str, fields: &[(&str, Json)]) -> bool {
        self.add_citations(claim, &[fields])
    }

    /// Puts citations at the end of a claim's list, in their order, as [`Self::add_citation`] does with one. Of several calls
    /// for one claim, the order is not kept.
    pub fn add_citations(&mut self, claim: &str, citations: &[&[(&str, Json)]]) -> bool {
        let Some(owner) = self.claim(claim) else { return false };
        let like = self.any_in("citations");
        let splices = insert::listed(self.body, owner, "citations", like, citations);
        self.splices.extend(splices);
        true
    }

    /// Puts an appearance in a draft at the end of a claim's list, which is made where there is none. Returns whether there
    /// is such a claim.
    pub fn add_appearance(&mut self, claim: &str, fields: &[(&str, Json)]) -> bool {
        let Some(owner) = self.claim(claim) else { return false };
        let like = self.any_in("appearances").or_else(|| self.any_in("citations"));
        let splices = insert::listed(self.body, owner, "appearances", like, &[fields]);
        self.splices.extend(splices);
        true
    }

    /// Puts a draft behind the others; where there are none, `drafts` are put behind the claims. Returns whether the file
    /// is an object.
    pub fn add_draft(&mut self, id: &str, fields: &[(&str, Json)]) -> bool {
        let Some(root) = self.root.as_object() else { return false };
        let splices = match root.get_object("drafts") {
            Some(drafts) => insert::entry(self.body, drafts, id, fields),
            None => {
                let sources = root.get_object("sources");
                let source = sources.and_then(|sources| sources.properties.first());
                let like = source.and_then(|source| source.value.as_object());
                insert::section(self.body, root, "drafts", (id, fields), like)
            }
        };
        self.splices.extend(splices);
        true
    }

    /// Puts a source behind the others. Returns whether the file has `sources`.
    pub fn add_source(&mut self, id: &str, fields: &[(&str, Json)]) -> bool {
        let sources = self.root.as_object().and_then(|root| root.get_object("sources"));
        let Some(sources) = sources else { return false };
        let splices = insert::entry(self.body, sources, id, fields);
        self.splices.extend(splices);
        true
    }

    /// Puts sources behind the others, in their order; it is to be called once. Returns whether the file has `sources`.
    pub fn add_sources(&mut self, added: &[(String, Fields)]) -> bool {
        let sources = self.root.as_object().and_then(|root| root.get_object("sources"));
        let Some(sources) = sources else { return false };
        if added.is_empty() {
            return true;
        }
        let entries = added.iter().map(|(id, fields)| (id.as_str(), fields));
        let splices = insert::entries(self.body, sources, entries, |style, fields, line, unit| {
            style.object(fields, line, unit)
        });
        self.splices.extend(splices);
        true
    }

    /// Puts claims behind the others, in their order; it is to be called once. Returns whether the file has `claims`.
    ///
    /// ```
    /// use crosscheck::dossier::{Editor, Json, NewClaim, Syntax};
    /// let text = "{\n  \"sources\": {},\n  \"claims\": {}\n}\n";
    /// let mut editor = Editor::new(text, Syntax::Json).unwrap();
    /// let fields = vec![("statement", Json::text("540 backed him.")), ("value", Json::value("540"))];
    /// assert!(editor.add_claims(&[NewClaim { id: "votes".into(), fields, citations: Vec::new() }]));
    /// assert_eq!(editor.finish(), r#"{
    ///   "sources": {},
    ///   "claims": {
    ///     "votes": {
    ///       "statement": "540 backed him.",
    ///       "value": 540
    ///     }
    ///   }
    /// }
    /// "#);
    /// ```
    pub fn add_claims(&mut self, added: &[NewClaim]) -> bool {
        let Some(claims) = self.claims() else { return false };
        if added.is_empty() {
            return true;
        }
        let last = claims.properties.last();
        let is_in_line = last.is_some_and(|last| !begins_line(self.body, last.range.start));
        let like = self.any_in("citations");
        let usual = like.map_or_else(Style::usual, |like| Style::of(self.body, like));
        let entries = added.iter().map(|claim| (claim.id.as_str(), claim));
        let splices = insert::entries(self.body, claims, entries, |style, claim, line, unit| {
            let citations = claim.citations.iter().map(Vec::as_slice).collect();
            let parts = ClaimParts { fields: &claim.fields, citations };
            insert::claim((style, &usual), &parts, line, unit, is_in_line)
        });
        self.splices.extend(splices);
        true
    }

    /// Writes a field of a source: in place of its value, or behind the field `behind` where there is none yet.
    /// Returns whether there is such a source.
    ///
    /// ```
    /// use crosscheck::dossier::{Editor, Json, Syntax};
    /// let text = r#"{ "sources": { "wsj": { "file": "wsj.txt", "language": "en" } } }"#;
    /// let mut editor = Editor::new(text, Syntax::Json).unwrap();
    /// assert!(editor.set_source_field("wsj", "sha256", &Json::text("9f86…"), "file"));
    /// assert_eq!(
    ///     editor.finish(),
    ///     r#"{ "sources": { "wsj": { "file": "wsj.txt", "sha256": "9f86…", "language": "en" } } }"#
    /// );
    /// ```
    pub fn set_source_field(
        &mut self,
        source: &str,
        field: &str,
        value: &Json,
        behind: &str,
    ) -> bool {
        let sources = self.root.as_object().and_then(|root| root.get_object("sources"));
        let Some(source) = sources.and_then(|sources| sources.get_object(source)) else {
            return false;
        };
        let splices = insert::field(self.body, source, field, value, behind);
        self.splices.extend(splices);
        true
    }

    /// Adds a value to a list of a claim, which is made behind the field `behind` where there is none. Returns whether
    /// there is such a claim.
    pub fn add_to_list(&mut self, claim: &str, list: &str, value: &Json, behind: &str) -> bool {
        let Some(owner) = self.claim(claim) else { return false };
        let splices = insert::element(self.body, owner, list, value, behind);
        self.splices.extend(splices);
        true
    }

    /// Writes another value at a place of the file that holds a whole one.
    pub fn replace_value(&mut self, place: Span, value: &Json) {
        let mark = self.mark.len();
        let place = Span::new(place.start - mark, place.end - mark);
        self.splices.push(Splice { place, text: value.to_string() });
    }

    fn claims(&self) -> Option<&Object<'t>> {
        self.root.as_object()?.get_object("claims")
    }

    fn claim(&self, id: &str) -> Option<&Object<'t>> {
        self.claims()?.properties.get(*self.claims.get(id)?)?.value.as_object()
    }

    /// Returns an element of a list of any claim, to write others like.
    fn any_in(&self, list: &str) -> Option<&Object<'t>> {
        let lists = self.claims()?.properties.iter();
        let mut lists = lists.filter_map(|claim| claim.value.as_object()?.get_array(list));
        lists.find_map(|list| list.elements.first()?.as_object())
    }

    /// Returns the text with all changes. Of changes that overlap, the first is made.
    pub fn finish(mut self) -> String {
        self.splices.sort();
        let mut text = self.mark.to_owned();
        let mut from = 0;
        for splice in &self.splices {
            if splice.place.start < from {
                continue;
            }
            text.push_str(&self.body[from..splice.place.start]);
            text.push_str(&splice.text);
            from = splice.place.end;
        }
        text.push_str(&self.body[from..]);
        text
    }
}
