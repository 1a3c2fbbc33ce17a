//! Dossiers that are made to take long, or to fill a report: each has one thing many times.
//!
//! What any of them costs, and what is reported of it, has to grow with what it is made of, and not with the square.

use std::collections::BTreeMap;

use prose::{Random, sentence, vocabulary};
use serde_json::{Map, Value, json};

#[allow(clippy::duplicate_mod, reason = "a program may make other sources of such prose too")]
#[path = "prose.rs"]
mod prose;

/// A dossier: its claims file and its sources, by name.
pub(crate) struct Flood {
    /// The claims file.
    pub(crate) claims: Value,
    /// The sources.
    pub(crate) files: BTreeMap<String, String>,
}

/// Makes a dossier that has one thing so many times.
type MakeFlood = fn(usize) -> Flood;

/// Every flood, by what it has many times.
pub(crate) const FLOODS: [(&str, MakeFlood); 14] = [
    ("shared-passage", shared_passage),
    ("shared-passage-of-one-claim", shared_passage_of_one_claim),
    ("same-text", same_text),
    ("same-file", same_file),
    ("sources", sources),
    ("uncited", uncited),
    ("lost-words", lost_words),
    ("lost-elsewhere", lost_elsewhere),
    ("letters", letters),
    ("insertions", insertions),
    ("roots", roots),
    ("chain", chain),
    ("places", places),
    ("ambiguous", ambiguous),
];

/// Words that make up sentences.
struct Prose {
    random: Random,
    words: Vec<String>,
}

impl Prose {
    fn new() -> Self {
        let mut random = Random(0x2545_f491_4f6c_dd1d);
        let words = vocabulary(&mut random);
        Self { random, words }
    }

    fn sentences(&mut self, count: usize) -> String {
        let mut text = String::new();
        for index in 0..count {
            text.push_str(if index == 0 { "" } else { " " });
            sentence(&mut text, &self.words, &mut self.random);
        }
        text
    }
}

fn first_sentence(text: &str) -> &str {
    text.split_inclusive('.').next().unwrap_or(text)
}

/// A dossier that is put together.
#[derive(Default)]
struct Builder {
    sources: Map<String, Value>,
    claims: Map<String, Value>,
    files: BTreeMap<String, String>,
}

impl Builder {
    fn file(&mut self, name: &str, text: String) {
        self.files.insert(name.to_owned(), text);
    }

    fn source(&mut self, id: &str, source: Value) {
        self.sources.insert(id.to_owned(), source);
    }

    /// Adds a source with a file of its own.
    fn held(&mut self, id: &str, text: String) {
        let file = format!("{id}.txt");
        self.source(id, json!({ "file": file }));
        self.file(&file, text);
    }

    fn claim(&mut self, id: &str, citations: Vec<Value>) {
        let claim = json!({
            "statement": "It is so.", "kind": "yes-no", "value": true, "citations": citations
        });
        self.claims.insert(id.to_owned(), claim);
    }

    fn cite(&mut self, number: usize, source: &str, quote: &str) {
        self.claim(&format!("c{number}"), vec![cited(source, quote)]);
    }

    fn flood(self) -> Flood {
        let claims = json!({ "version": 1, "sources": self.sources, "claims": self.claims });
        Flood { claims, files: self.files }
    }
}

fn cited(source: &str, quote: &str) -> Value {
    json!({ "source": source, "quote": quote, "stance": "supports" })
}

/// Sources that share a passage, and claims that cite it.
fn shared_passage(n: usize) -> Flood {
    let (mut made, quote) = sources_that_share(n);
    (0..n).for_each(|index| made.cite(index, &format!("s{index}"), &quote));
    made.flood()
}

/// Sources that share a passage, and one claim that cites it from each.
fn shared_passage_of_one_claim(n: usize) -> Flood {
    let (mut made, quote) = sources_that_share(n);
    made.claim("c", (0..n).map(|index| cited(&format!("s{index}"), &quote)).collect());
    made.flood()
}

fn sources_that_share(n: usize) -> (Builder, String) {
    let mut prose = Prose::new();
    let shared = prose.sentences(8);
    let mut made = Builder::default();
    for index in 0..n {
        let text = format!("{}\n\n{shared}\n\n{}", prose.sentences(4), prose.sentences(2));
        made.held(&format!("s{index}"), text);
    }
    (made, first_sentence(&shared).to_owned())
}

/// Sources with one text.
fn same_text(n: usize) -> Flood {
    let text = Prose::new().sentences(20);
    let mut made = Builder::default();
    for index in 0..n {
        made.held(&format!("s{index}"), text.clone());
        made.cite(index, &format!("s{index}"), first_sentence(&text));
    }
    made.flood()
}

/// Sources that have one file.
fn same_file(n: usize) -> Flood {
    let text = Prose::new().sentences(20);
    let mut made = Builder::default();
    for index in 0..n {
        made.source(&format!("s{index}"), json!({ "file": "s.txt" }));
        made.cite(index, &format!("s{index}"), first_sentence(&text));
    }
    made.file("s.txt", text);
    made.flood()
}

/// Sources, each cited once.
fn sources(n: usize) -> Flood {
    let mut prose = Prose::new();
    let mut made = Builder::default();
    for index in 0..n {
        let text = prose.sentences(4);
        made.cite(index, &format!("s{index}"), first_sentence(&text));
        made.held(&format!("s{index}"), text);
    }
    made.flood()
}

/// Claims of figures, in sources that state many others: to be checked with `-W uncited-passage`.
fn uncited(n: usize) -> Flood {
    const PLACES: [&str; 7] = ["Oslo", "Brest", "Turin", "Graz", "Lodz", "Porto", "Ghent"];
    let mut prose = Prose::new();
    let mut made = Builder::default();
    for index in 0..n {
        let figure = |at: usize| 2 + (index * 31 + at * 7) % 900;
        let lines = (0..6).map(|at| {
            let place = PLACES[(index + at) % PLACES.len()];
            let word = &prose.words[(index * 6 + at) % 900];
            format!("In {place}, {} votes were counted by {word}.", figure(at))
        });
        let lines: Vec<String> = lines.collect();
        let words = prose.sentences(2);
        let claim = json!({
            "statement": lines[0], "kind": "count", "unit": "votes", "value": figure(0),
            "citations": [{ "source": format!("s{index}"), "quote": lines[0] }]
        });
        made.claims.insert(format!("c{index}"), claim);
        made.held(&format!("s{index}"), format!("{}\n\n{words}", lines.join("\n\n")));
    }
    made.flood()
}

/// The words of a quote that is lost: one in twenty is another.
fn lost_words(n: usize) -> Flood {
    let mut prose = Prose::new();
    let text = prose.sentences(20 + n / 8);
    let words = text.split(' ').skip(30).take(n).enumerate();
    let words = words.map(|(at, word)| if at % 20 == 7 { "otherwise" } else { word });
    let quote = words.collect::<Vec<_>>().join(" ");
    let mut made = Builder::default();
    made.held("s", text);
    made.cite(0, "s", &quote);
    made.flood()
}

/// Sources that lack what is quoted from them, and have what is quoted from the others.
fn lost_elsewhere(n: usize) -> Flood {
    let mut prose = Prose::new();
    let here = prose.sentences(1);
    let there = prose.sentences(1);
    let mut made = Builder::default();
    for index in 0..n {
        let [own, other] = if index % 2 == 0 { [&here, &there] } else { [&there, &here] };
        made.held(&format!("s{index}"), format!("{own} {}", prose.sentences(2)));
        made.cite(index, &format!("s{index}"), other);
    }
    made.flood()
}

/// The letters of one word, which is a quote that stands nowhere.
fn letters(n: usize) -> Flood {
    let mut made = Builder::default();
    made.held("s", Prose::new().sentences(50));
    made.cite(0, "s", &"x".repeat(n));
    made.flood()
}

/// The words of an editor in a quote that stands nowhere.
fn insertions(n: usize) -> Flood {
    let mut made = Builder::default();
    made.held("s", Prose::new().sentences(50));
    made.cite(0, "s", &format!("It was {}", "[x]".repeat(n)));
    made.flood()
}

/// Sources that go back to as many others through one that gathers them.
fn roots(n: usize) -> Flood {
    let text = Prose::new().sentences(5);
    let mut made = Builder::default();
    let ids: Vec<String> = (0..n).map(|index| format!("r{index}")).collect();
    ids.iter().for_each(|id| made.source(id, json!({})));
    made.source("hub", json!({ "derived_from": ids }));
    for index in 0..n {
        let id = format!("s{index}");
        made.source(&id, json!({ "file": "s.txt", "derived_from": ["hub"] }));
        made.cite(index, &id, first_sentence(&text));
    }
    made.file("s.txt", text);
    made.flood()
}

/// Sources of which each is derived from the one before.
fn chain(n: usize) -> Flood {
    let text = Prose::new().sentences(5);
    let mut made = Builder::default();
    for index in 0..n {
        let before = (index > 0).then(|| format!("s{}", index - 1));
        let before: Vec<String> = before.into_iter().collect();
        let id = format!("s{index}");
        made.source(&id, json!({ "file": "s.txt", "derived_from": before }));
        made.cite(index, &id, first_sentence(&text));
    }
    made.file("s.txt", text);
    made.flood()
}

/// Places of a quote, of which its prefix singles one out.
fn places(n: usize) -> Flood {
    let mut made = Builder::default();
    let lines = (0..n).map(|index| format!("Motion {index}: it was so agreed."));
    made.held("s", lines.collect::<Vec<_>>().join("\n"));
    let prefix = format!("Motion {}:", n / 2);
    let citation = json!({
        "source": "s", "quote": "it was so agreed", "prefix": prefix, "stance": "supports"
    });
    made.claim("c", vec![citation]);
    made.flood()
}

/// Citations of a quote that stands at many places.
fn ambiguous(n: usize) -> Flood {
    let mut made = Builder::default();
    made.held("s", "It was so agreed. ".repeat(n));
    (0..n).for_each(|index| made.cite(index, "s", "was so agreed"));
    made.flood()
}
