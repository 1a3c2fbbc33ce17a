//! A claims file to begin with: its sources are the documents of a folder, and one figure of them is cited for an example.

use std::collections::BTreeSet;

use crate::dossier::Json;
use crate::reading::{Figure, Mention, Reader, SpokenFrom};
use crate::source::{Document, ReadAs};
use crate::text::{Language, sentences};
use crate::value::Kind;

use super::add::{fields_of, free_id};

/// How many bytes the sentence of an example has at most: it is to be read at a glance.
const LONGEST: usize = 160;

/// Returns a claims file whose sources are these documents, each with the path of its file from that of the claims file.
///
/// The example is the first sentence with a plain count: the claim that it makes, and the sentence as its citation. Where
/// there is none, there is no claim.
///
/// ```
/// use crosscheck::amend::start::claims_file;
/// use crosscheck::dossier::{ClaimsFile, Syntax, read};
/// use crosscheck::source::Format;
/// let document = Format::Plain.read(b"In Oslo 540 votes were cast.".to_vec()).unwrap();
/// let text = claims_file(&[("oslo/vote.txt", &document)]);
/// let (dossier, problems) = read(&text, Syntax::Json);
/// assert_eq!(problems, []);
/// let dossier = dossier.unwrap();
/// assert_eq!(dossier.sources[0].id.value, "vote");
/// assert_eq!(dossier.claims[0].statement, "In Oslo 540 votes were cast.");
/// ```
pub fn claims_file(documents: &[(&str, &Document)]) -> String {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut sources = Vec::new();
    let mut example: Option<String> = None;
    for (file, document) in documents {
        let id = free_id(file, "source", |id| !ids.contains(id));
        example = example.or_else(|| example_of(&id, document));
        sources.push((id.clone(), fields_of(file, document, &ReadAs::default())));
        ids.insert(id);
    }
    let claims = example.map_or_else(|| "{}".to_owned(), |claim| format!("{{\n{claim}\n  }}"));
    written(&sources, &claims)
}

/// Returns a claims file with these sources, in their order, each by its id and fields; `claims` is the object of its claims.
pub(crate) fn written(sources: &[(String, Vec<(&str, Json)>)], claims: &str) -> String {
    let sources = sources.iter().map(|(id, fields)| {
        let fields: Vec<String> =
            fields.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
        format!("    {}: {{ {} }}", Json::text(id), fields.join(", "))
    });
    let sources = sources.collect::<Vec<_>>().join(",\n");
    format!(
        "{{\n  \"version\": 1,\n  \"sources\": {{\n{sources}\n  }},\n  \"claims\": {claims}\n}}\n"
    )
}

/// Returns the claim that the first sentence with a plain count makes.
fn example_of(id: &str, document: &Document) -> Option<String> {
    if document.language() != Language::of("") {
        return None;
    }
    let reader = Reader::english();
    sentences(&document.text).into_iter().find_map(|span| {
        let sentence = span.of(&document.text);
        let is_short = sentence.len() <= LONGEST && sentence.ends_with('.') && !sentence.contains('\n');
        let mentions = reader.find(sentence);
        let is_date = |mention: &&Mention| matches!(mention.says, Figure::Date(_));
        let mut figures = mentions.iter().filter(|mention| !is_date(mention));
        let (Some(only), None) = (figures.next(), figures.next()) else { return None };
        let (unit, value) = count(only, sentence, reader).filter(|_| is_short)?;
        let statement = Json::text(sentence);
        Some(format!(
            "    \"example\": {{\n      \"statement\": {statement},\n      \"kind\": \"count\", \"unit\": {}, \
             \"value\": {},\n      \"citations\": [\n        {{ \"source\": {}, \"quote\": {statement} }}\n      ]\n    }}",
            Json::text(unit),
            Json::value(&value),
            Json::text(id),
        ))
    })
}

/// Returns what a figure counts, and the number, in the notation of values.
fn count<'s>(mention: &Mention, sentence: &'s str, reader: &Reader) -> Option<(&'s str, String)> {
    let Figure::Number { .. } = mention.says else { return None };
    let unit = mention.counted(sentence, reader)?.of(sentence);
    let reading = mention.resolve(Kind::Count, &SpokenFrom::default()).ok()?;
    Some((unit, reading.value.to_string()))
}
