//! An id under another name, wherever a claims file gives it.

use jsonc_parser::ast::{Object, ObjectPropName, StringLit, Value};
use jsonc_parser::common::Ranged as _;

use super::{Editor, Json, Splice};
use crate::text::Span;

/// What an id is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdOf {
    /// A claim: rules and formulas name it too.
    Claim,
    /// A source: citations and `derived_from` name it too.
    Source,
    /// A draft: appearances name it too.
    Draft,
}

impl Editor<'_> {
    /// Writes `new` wherever the file names what has the id `old`. Returns whether there is anything of this id.
    ///
    /// ```
    /// use crosscheck::dossier::{Editor, IdOf, Syntax};
    /// let text = r#"{ "claims": { "cast": {}, "won": {} }, "rules": [{ "holds": "won <= cast + 2" }] }"#;
    /// let mut editor = Editor::new(text, Syntax::Json).unwrap();
    /// assert!(editor.rename(IdOf::Claim, "cast", "votes"));
    /// assert_eq!(editor.finish(), text.replace("cast", "votes"));
    /// ```
    pub fn rename(&mut self, of: IdOf, old: &str, new: &str) -> bool {
        let Some(root) = self.root.as_object() else { return false };
        let section = match of {
            IdOf::Claim => "claims",
            IdOf::Source => "sources",
            IdOf::Draft => "drafts",
        };
        let mut found: Vec<Splice> = Vec::new();
        for entry in root.get_object(section).iter().flat_map(|entries| &entries.properties) {
            if let ObjectPropName::String(name) = &entry.name
                && name.value == old
            {
                found.push(whole(name, new));
            }
        }
        let is_there = !found.is_empty();
        match of {
            IdOf::Claim => {
                let rules = root.get_array("rules").into_iter().flat_map(|rules| &rules.elements);
                let rules = rules.filter_map(|rule| rule.as_object()?.get_string("holds"));
                let derived = objects(root, "drafts").flat_map(|draft| listed(draft, "derived"));
                let formulas = derived.filter_map(|derived| derived.get_string("is"));
                for formula in rules.chain(formulas) {
                    found.extend(words(self.body, formula, old, new));
                }
            }
            IdOf::Source => {
                let cited = objects(root, "claims").flat_map(|claim| listed(claim, "citations"));
                let cited = cited.filter_map(|citation| citation.get_string("source"));
                let derived = objects(root, "sources").filter_map(|own| own.get("derived_from"));
                let derived = derived.flat_map(|derived| strings(&derived.value));
                let named = cited.chain(derived).filter(|name| name.value == old);
                found.extend(named.map(|name| whole(name, new)));
            }
            IdOf::Draft => {
                let stated = objects(root, "claims").flat_map(|claim| listed(claim, "appearances"));
                let stated = stated.filter_map(|stated| stated.get_string("draft"));
                let named = stated.filter(|name| name.value == old);
                found.extend(named.map(|name| whole(name, new)));
            }
        }
        self.splices.extend(found);
        is_there
    }
}

fn objects<'o, 't>(
    root: &'o Object<'t>,
    section: &str,
) -> impl Iterator<Item = &'o Object<'t>> + use<'o, 't> {
    let entries = root.get_object(section).into_iter().flat_map(|entries| &entries.properties);
    entries.filter_map(|entry| entry.value.as_object())
}

fn listed<'o, 't>(
    owner: &'o Object<'t>,
    list: &str,
) -> impl Iterator<Item = &'o Object<'t>> + use<'o, 't> {
    let elements = owner.get_array(list).into_iter().flat_map(|list| &list.elements);
    elements.filter_map(|element| element.as_object())
}

/// Returns a string, or those of a list.
fn strings<'o, 't>(value: &'o Value<'t>) -> Vec<&'o StringLit<'t>> {
    match value {
        Value::StringLit(string) => vec![string],
        Value::Array(list) => list.elements.iter().filter_map(Value::as_string_lit).collect(),
        _ => Vec::new(),
    }
}

fn whole(string: &StringLit<'_>, new: &str) -> Splice {
    let range = string.range();
    Splice { place: Span::new(range.start, range.end), text: Json::text(new).to_string() }
}

/// Returns the splices for the words of a rule or formula that are an id.
fn words(body: &str, formula: &StringLit<'_>, old: &str, new: &str) -> Vec<Splice> {
    let range = formula.range();
    let written = &body[range.start..range.end];
    let is_end = |c: char| c.is_whitespace() || "\"()<>=+*/,".contains(c);
    let is_whole = |at: usize| {
        written[..at].ends_with(is_end) && written[at + old.len()..].starts_with(is_end)
    };
    let found = written.match_indices(old).filter(|(at, _)| is_whole(*at));
    let quoted = Json::text(new).to_string();
    let text = quoted[1..quoted.len() - 1].to_owned();
    let at = |at: usize| Span::new(range.start + at, range.start + at + old.len());
    found.map(|(start, _)| Splice { place: at(start), text: text.clone() }).collect()
}
