//! Findings about sources.

use crate::dossier::{Citation, CitationIndex, Claim, Dossier};
use crate::finding::words::{SAVE_DOCUMENT, counted, quoted, quoted_up_to};
use crate::finding::{Code, Finding, Place, Role, Subject};
use crate::lock;
use crate::quote::State;
use crate::source::Holding;
use crate::verdict::Evidence;

use super::Facts;

/// How many characters of a sentence that has changed a note repeats.
const SENTENCE_SHOWN: usize = 200;

/// What a dossier does with each of its sources, gathered once for all of them.
pub(super) struct CitedSources {
    /// The citations of each source, in the order of the claims file.
    citations: Vec<Vec<CitationIndex>>,
    /// For each source, whether another is derived from it.
    has_derived: Vec<bool>,
}

impl CitedSources {
    pub(super) fn of(dossier: &Dossier) -> Self {
        let mut citations = vec![Vec::new(); dossier.sources.len()];
        for (at, citation) in dossier.citations() {
            citations[citation.source].push(at);
        }
        let mut has_derived = vec![false; dossier.sources.len()];
        for root in dossier.sources.iter().flat_map(|source| &source.derived_from) {
            has_derived[*root] = true;
        }
        Self { citations, has_derived }
    }

    /// Returns the citations of a source, in the order of the claims file.
    pub(super) fn citations(&self, source: usize) -> &[CitationIndex] {
        &self.citations[source]
    }
}

impl Facts<'_> {
    /// Returns what there is to say of a source; whether it is unused only where the `whole` dossier is checked.
    pub(super) fn source(&self, index: usize, whole: bool) -> Option<Finding> {
        let citations = self.citations_of(index);
        if citations == 0 {
            let unused = whole && !self.cited.has_derived[index];
            return unused.then(|| {
                let message = "no citation names this source";
                self.source_finding(Code::UnusedSource, index, message, "cite it, or remove it")
            });
        }
        let unchecked = || counted(citations, "citation");
        match &self.holdings.of_source[index] {
            Holding::Held(document) => self.partly_unread(index, *document),
            Holding::Unread { file, why } => {
                let message = format!(
                    "{file} could not be read ({why}); {} could not be checked",
                    unchecked()
                );
                let help = "put the file there, or correct `file`";
                Some(self.source_finding(Code::UnreadSource, index, message, help))
            }
            Holding::NotHeld => {
                let message = format!("has no file; {} could not be checked", unchecked());
                let help = SAVE_DOCUMENT;
                Some(self.source_finding(Code::NotHeld, index, message, help).predicate())
            }
        }
    }

    /// Says which parts of a file are not read, where a quote is in none of the others.
    fn partly_unread(&self, index: usize, document: usize) -> Option<Finding> {
        let unread = self.unchecked_in(index);
        let held = &self.holdings.documents[document];
        let part = held.document.unread.first().filter(|_| unread > 0)?;
        let citations = counted(unread, "citation");
        let message = format!(
            "{} of {} could not be read ({}); {citations} could not be checked",
            part.place, held.file, part.why
        );
        let help = "compare these quotes with the document yourself, or give its text as a source";
        let more = held.document.unread.iter().skip(1);
        let notes = more.map(|part| format!("nor could {} ({})", part.place, part.why));
        Some(self.source_finding(Code::UnreadSource, index, message, help).with_notes(notes))
    }

    /// Returns how many citations of a source may stand in what is not read of it.
    fn unchecked_in(&self, source: usize) -> usize {
        let cited = self.cited_from(source);
        cited.filter(|(_, _, evidence)| !evidence.state().is_checked()).count()
    }

    /// Returns the citations of a source, each with its claim and what it comes to.
    fn cited_from(&self, source: usize) -> impl Iterator<Item = (&Claim, &Citation, &Evidence)> {
        self.cited.citations(source).iter().map(|at| {
            let evidence = &self.judgements[at.claim].evidence[at.citation];
            (&self.dossier.claims[at.claim], self.dossier.citation(*at), evidence)
        })
    }

    /// Says that the encoding of a file was guessed.
    pub(super) fn guessed_encoding(&self, index: usize) -> Option<Finding> {
        let held = self.holdings.document_of(index).filter(|_| self.citations_of(index) > 0)?;
        let encoding = held.document.guessed_encoding?;
        let message = format!(
            "nothing says in which encoding {} is; it is read as {encoding}, the likeliest",
            held.file
        );
        let help = "look at letters with marks in `crosscheck text`; then give the encoding as the source's `encoding`";
        Some(self.source_finding(Code::GuessedEncoding, index, message, help))
    }

    /// Returns a finding about a source, at its file in the claims file.
    pub(super) fn source_finding(
        &self,
        code: Code,
        index: usize,
        message: impl Into<String>,
        help: &str,
    ) -> Finding {
        let source = &self.dossier.sources[index];
        let span = source.file.as_ref().map_or(source.id.place, |file| file.place);
        let place = Place::in_claims(Role::Source, span);
        Finding::new(code, Subject::Source(index), message, place, help)
    }

    /// Returns how many citations name a source.
    pub(super) fn citations_of(&self, source: usize) -> usize {
        self.cited.citations(source).len()
    }

    pub(super) fn changed_source(&self, index: usize) -> Option<Finding> {
        let source = self.dossier.sources.get(index).filter(|_| self.citations_of(index) > 0)?;
        let held = self.holdings.document_of(index).filter(|held| !held.archived)?;
        let pinned = source.sha256.as_ref()?;
        if pinned.value == held.document.sha256 {
            return None;
        }
        let touched = self.touched_by_change(index);
        let only_line_ends = held.other_line_ends.contains(&pinned.value);
        let (is, help) = if only_line_ends {
            (
                "is the file that was pinned, but for its line ends",
                "restore them (git and some editors change them), or let `crosscheck pin` write the digest that the file has now",
            )
        } else {
            (
                "is not the file that was pinned",
                "read what changed; then `crosscheck pin` writes the digest that the file has now",
            )
        };
        let message = format!("{} {is}; {}", held.file, touched.summary());
        let place = Place::in_claims(Role::Source, pinned.place);
        let gone = named("no longer in it", &touched.gone);
        let standing = named("still in it, word for word", &touched.verbatim);
        let otherwise = named("still in it, in another typography", &touched.typographic);
        let around =
            named("still in it, in a sentence that the lock does not know", &touched.around);
        let digest = format!("its digest is {}", held.document.sha256);
        let finding =
            Finding::new(Code::ChangedSource, Subject::Source(index), message, place, help);
        Some(finding.with_places(touched.places).with_notes(
            gone.into_iter().chain(standing).chain(otherwise).chain(around).chain([digest]),
        ))
    }

    /// Whether a quote holds and stands in other sentences than when the lock was written.
    fn is_otherwise_around(&self, claim: &Claim, citation: &Citation, evidence: &Evidence) -> bool {
        let Some(around) = lock::around(self.holdings, evidence) else { return false };
        let Some(locked) = self.lock.and_then(|lock| lock.claims.get(&claim.id.value)) else {
            return false;
        };
        let identity = lock::identity(self.dossier, citation);
        let same = locked.citations.iter().filter(|locked| locked.citation == identity);
        let mut known = same.filter_map(|locked| locked.around.as_ref()).peekable();
        known.peek().is_some() && known.all(|known| *known != around)
    }

    /// Returns which quotes of a changed source still stand in it, and which do not.
    fn touched_by_change(&self, source: usize) -> Touched {
        let mut touched = Touched::default();
        for (claim, citation, evidence) in self.cited_from(source) {
            let name = format!("`{}` {}", claim.id.value, quoted(&citation.quote.value));
            if self.is_otherwise_around(claim, citation, evidence) {
                let now = evidence.anchored.anchor().zip(evidence.said.sentence);
                let now = now.map_or(String::new(), |((document, _), sentence)| {
                    let held = &self.holdings.documents[document].document;
                    let words = evidence.anchored.text_at(held, sentence);
                    format!(", now in {}", quoted_up_to(words, SENTENCE_SHOWN))
                });
                touched.around.push(name + &now);
            } else if evidence.state() == State::Verbatim {
                touched.verbatim.push(name);
            } else if evidence.state().holds() {
                touched.typographic.push(name);
            } else {
                touched.gone.push(name);
                let span = citation.quote.place;
                touched.places.push(Place::in_claims(Role::Citation, span));
            }
        }
        touched
    }
}

/// The quotes of a source whose file has changed, each with its claim.
#[derive(Default)]
struct Touched {
    gone: Vec<String>,
    verbatim: Vec<String>,
    typographic: Vec<String>,
    /// Those whose sentences are others than when the lock was written.
    around: Vec<String>,
    /// Where those that are gone stand in the claims file.
    places: Vec<Place>,
}

impl Touched {
    fn summary(&self) -> String {
        match (self.gone.len(), self.verbatim.len() + self.typographic.len() + self.around.len()) {
            (0, 1) => "its quote still stands".to_owned(),
            (0, all) => format!("all {all} quotes still stand"),
            (1, 0) => "its quote no longer holds".to_owned(),
            (all, 0) => format!("none of {all} quotes holds any more"),
            (1, standing) => format!("1 of {} quotes no longer holds", standing + 1),
            (gone, standing) => format!("{gone} of {} quotes no longer hold", gone + standing),
        }
    }
}

/// How many quotes of a changed source a note names.
const MOST_NAMED: usize = 10;

/// Returns a note that names these quotes; `None` where there are none.
fn named(what: &str, quotes: &[String]) -> Option<String> {
    let more = match quotes.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let first: Vec<&str> = quotes.iter().take(MOST_NAMED).map(String::as_str).collect();
    (!first.is_empty()).then(|| format!("{what}: {}{more}", first.join(", ")))
}
