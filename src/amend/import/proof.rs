//! Whether the reader of claims files takes what a file of another program gives: the one judge of fields and notations. Its
//! complaints are shown where the text stands that they are of.

use crate::dossier::{Json, Problem, Syntax, read};
use crate::text::Span;

/// A field with the place that its text comes from.
pub(super) type Proved = (&'static str, Json, Span);

/// A small claims file, and where its parts come from.
#[derive(Default)]
struct Proof {
    text: String,
    /// The places of values, in order, and where each comes from.
    values: Vec<(Span, Span)>,
}

impl Proof {
    fn object(&mut self, fields: &[Proved]) {
        self.text.push('{');
        self.fields(fields);
        self.text.push('}');
    }

    fn fields(&mut self, fields: &[Proved]) {
        for (index, (name, value, from)) in fields.iter().enumerate() {
            self.text.push_str(if index > 0 { "," } else { "" });
            self.text.push_str(&Json::text(*name).to_string());
            self.text.push(':');
            let start = self.text.len();
            self.text.push_str(&value.to_string());
            self.values.push((Span::new(start, self.text.len()), *from));
        }
    }

    /// Returns what the reader complains of; what is of no value in particular is at `place`.
    fn problems(&self, place: Span) -> Vec<Problem> {
        let (_, mut problems) = read(&self.text, Syntax::Json);
        for problem in &mut problems {
            let at = problem.place.start;
            let within = self.values.partition_point(|(value, _)| value.end <= at);
            let own = self.values.get(within).filter(|(value, _)| value.start <= at);
            problem.place = own.map_or(place, |(_, from)| *from);
        }
        problems
    }
}

/// Returns what is wrong with a source.
pub(super) fn source(id: &str, fields: &[Proved], place: Span) -> Vec<Problem> {
    let mut proof = Proof::default();
    let id = Json::text(id).to_string();
    proof.text.extend([r#"{"version":1,"claims":{},"sources":{"#, &id, ":"]);
    proof.object(fields);
    proof.text.push_str("}}");
    proof.problems(place)
}

/// Returns what is wrong with a claim or its citations, each given without its source.
pub(super) fn claim(
    id: &str,
    fields: &[Proved],
    citations: &[Vec<Proved>],
    place: Span,
) -> Vec<Problem> {
    let mut proof = Proof::default();
    let id = Json::text(id).to_string();
    proof.text.extend([r#"{"version":1,"sources":{"s":{}},"claims":{"#, &id, ":{"]);
    proof.fields(fields);
    proof.text.push_str(if fields.is_empty() { "" } else { "," });
    proof.text.push_str(r#""citations":["#);
    for (index, citation) in citations.iter().enumerate() {
        proof.text.push_str(if index > 0 { "," } else { "" });
        proof.text.push_str(r#"{"source":"s","#);
        proof.fields(citation);
        proof.text.push('}');
    }
    proof.text.push_str("]}}}");
    proof.problems(place)
}
