//! Entries put into a claims file: which of its sources and claims they are, which documents belong to them, and which of
//! their citations hold.

use std::collections::{BTreeMap, BTreeSet};

use crate::amend::add::{fields_of, first_free, free_id};
use crate::amend::cite::own_characters;
use crate::check::{Checked, Extent, check};
use crate::dossier::{
    Citation, Claim, ClaimsFile, Dossier, Editor, Fields, Json, NewClaim, Problem, Syntax, read,
};
use crate::finding::{Finding, Level, Levels, Subject, describe};
use crate::quote::Anchoring;
use crate::reading::{Figure, Reader, SpokenFrom};
use crate::source::{Document, Holdings, ReadAs};
use crate::text::{Language, Span, suggest};
use crate::value::{Kind, Value};

use super::cell::{Cell, Cells, get, json_of};
use super::proof::{self, Proved};
use super::{CitationEntry, ClaimEntry, Entries, SourceEntry};

/// The fields of a source, in the order in which they are written.
const SOURCE_FIELDS: [&str; 10] = [
    "title",
    "author",
    "publisher",
    "published",
    "accessed",
    "url",
    "language",
    "file",
    "sha256",
    "origin",
];

/// A file in the folder of the claims file.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Its path from the claims file, with `/` between the parts.
    pub file: &'a str,
    /// What is read of it; `None` where it cannot be read.
    pub document: Option<&'a Document>,
}

/// What is to be put into a claims file.
#[derive(Clone, Debug)]
pub struct Plan {
    syntax: Syntax,
    base: String,
    sources: Vec<(String, Fields)>,
    claims: Vec<PlannedClaim>,
    /// What the claims file says otherwise and keeps.
    pub remarks: Vec<Problem>,
}

#[derive(Clone, Debug)]
struct PlannedClaim {
    id: String,
    /// Its fields, where it is new.
    fields: Option<Fields>,
    /// Whether it is not written without a citation.
    is_of_citation: bool,
    citations: Vec<PlannedCitation>,
}

#[derive(Clone, Debug)]
struct PlannedCitation {
    place: Span,
    fields: Fields,
    /// Whether it is written only where its quote was found.
    is_highlight: bool,
}

/// A claims file with what holds of a file of another program.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The text of the claims file.
    pub text: String,
    /// How many sources, claims and citations are new.
    pub added: [usize; 3],
    /// How many citations the claims file had already.
    pub known: usize,
    /// How many of the new citations are of sources without a file, so that nobody looked for them.
    pub not_looked_up: usize,
    /// The citations that are not written.
    pub left_out: Vec<LeftOut>,
    /// What was found out about all citations.
    pub checked: Checked,
}

/// A citation that is not written.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// Where it stands in the file that it comes from.
    pub place: Span,
    /// The id of its source.
    pub source: String,
    /// What speaks against it; empty where its source has no file that is read.
    pub findings: Vec<Finding>,
}

impl Plan {
    /// Returns what `entries` add to a claims file, which was read as `dossier`. `files` are those in its folder; with `all`,
    /// every one of them that is read becomes a source. `folder` is that of the entries' file, from the claims file.
    ///
    /// # Errors
    ///
    /// Every mistake in the entries.
    pub fn new(
        claims_file: &ClaimsFile,
        dossier: &Dossier,
        entries: &Entries,
        files: &[Known<'_>],
        folder: &str,
        all: bool,
    ) -> Result<Self, Vec<Problem>> {
        let mut merge = Merge::new(dossier, files, folder);
        merge.problems.clone_from(&entries.problems);
        let sources: Vec<String> =
            entries.sources.iter().map(|entry| merge.source(entry)).collect();
        if all {
            merge.add_other_files();
        }
        for claim in &entries.claims {
            merge.claim(claim, &sources);
        }
        if merge.problems.is_empty() {
            let Merge { new_sources: sources, claims, remarks, .. } = merge;
            let base = claims_file.text.clone();
            Ok(Self { syntax: claims_file.syntax, base, sources, claims, remarks })
        } else {
            merge.problems.sort_by_key(|problem| problem.place);
            Err(merge.problems)
        }
    }

    /// Returns the claims file with everything in it, what does not hold too: to be looked up, not to be written.
    pub fn text(&self) -> Option<String> {
        self.written(|_, citation| Some(citation.fields.clone()))
    }

    /// Returns the claims file with what holds. `dossier` is what [`text`](Self::text) says, and `holdings` has the documents
    /// of its sources. `None` where the claims file has no `sources` or `claims` to add to.
    pub fn settle(self, dossier: Dossier, holdings: Holdings) -> Option<Merged> {
        let checked = check(dossier, holdings, Extent::of_part());
        let mut about: BTreeMap<(usize, usize), Vec<Finding>> = BTreeMap::new();
        for finding in describe(&checked, &Levels::default()) {
            if let Subject::Citation { claim, citation } = finding.subject {
                about.entry((claim, citation)).or_default().push(finding);
            }
        }
        let mut settled = Settled::new(&checked, about);
        let mut kept: BTreeMap<(usize, usize), Fields> = BTreeMap::new();
        for (number, claim) in self.claims.iter().enumerate() {
            for (position, citation) in claim.citations.iter().enumerate() {
                if let Some(fields) = settled.citation(claim, position, citation) {
                    kept.insert((number, position), fields);
                }
            }
        }
        let Settled { known, not_looked_up, left_out, .. } = settled;
        let text = self.written(|at, _| kept.get(&at).cloned())?;
        let (new, _) = read(&text, self.syntax);
        let claims = new.map_or(0, |new| new.claims.len());
        let old = read(&self.base, self.syntax).0.map_or(0, |old| old.claims.len());
        let added = [self.sources.len(), claims.saturating_sub(old), kept.len()];
        Some(Merged { text, added, known, not_looked_up, left_out, checked })
    }

    /// Returns the claims file with those citations whose fields `kept` gives.
    fn written(
        &self,
        kept: impl Fn((usize, usize), &PlannedCitation) -> Option<Fields>,
    ) -> Option<String> {
        let mut editor = Editor::new(&self.base, self.syntax)?;
        let mut new = Vec::new();
        for (number, claim) in self.claims.iter().enumerate() {
            let citations = claim.citations.iter().enumerate();
            let citations = citations.filter_map(|(at, citation)| kept((number, at), citation));
            let citations: Vec<Fields> = citations.collect();
            let is_idle = claim.is_of_citation && citations.is_empty();
            match &claim.fields {
                Some(_) if is_idle => {}
                Some(fields) => {
                    let (id, fields) = (claim.id.clone(), fields.clone());
                    new.push(NewClaim { id, fields, citations });
                }
                None if citations.is_empty() => {}
                None => {
                    let citations: Vec<_> = citations.iter().map(Vec::as_slice).collect();
                    editor.add_citations(&claim.id, &citations);
                }
            }
        }
        let is_done = editor.add_sources(&self.sources) && editor.add_claims(&new);
        is_done.then(|| editor.finish())
    }
}

/// What is decided of the citations, one after another.
struct Settled<'c> {
    checked: &'c Checked,
    about: BTreeMap<(usize, usize), Vec<Finding>>,
    /// The index of each claim by its id.
    claims: BTreeMap<&'c str, usize>,
    known: usize,
    not_looked_up: usize,
    left_out: Vec<LeftOut>,
}

impl<'c> Settled<'c> {
    fn new(checked: &'c Checked, about: BTreeMap<(usize, usize), Vec<Finding>>) -> Self {
        let claims = checked.dossier.claims.iter().enumerate();
        Self {
            checked,
            about,
            claims: claims.map(|(index, claim)| (claim.id.value.as_str(), index)).collect(),
            known: 0,
            not_looked_up: 0,
            left_out: Vec::new(),
        }
    }

    /// Returns the fields of a citation that is written, in the characters of its source.
    fn citation(
        &mut self,
        claim: &PlannedClaim,
        position: usize,
        planned: &PlannedCitation,
    ) -> Option<Fields> {
        let index = *self.claims.get(claim.id.as_str())?;
        let citations = &self.checked.dossier.claims[index].citations;
        let at = citations.len() - claim.citations.len() + position;
        let outcome = |at: usize| self.checked.judgements[index].evidence[at].anchored.outcome();
        let mut findings = self.about.remove(&(index, at)).unwrap_or_default();
        let is_new = !(0..at)
            .any(|other| is_same(&citations[other], outcome(other), &citations[at], outcome(at)));
        if !is_new {
            self.known += 1;
            return None;
        }
        let source = self.checked.dossier.sources[citations[at].source].id.value.clone();
        if outcome(at).is_none() && !planned.is_highlight {
            self.not_looked_up += 1;
            return Some(planned.fields.clone());
        }
        findings.retain(|finding| finding.level() == Level::Deny);
        let Some(Anchoring::Anchored(anchor)) = outcome(at).filter(|_| findings.is_empty()) else {
            self.left_out.push(LeftOut { place: planned.place, source, findings });
            return None;
        };
        let citation = &citations[at];
        let document = &self.checked.holdings.document_of(citation.source)?.document;
        let own = own_characters(document, &citation.quote.value, anchor);
        let fields = planned.fields.iter().map(|(name, value)| match *name {
            "quote" => (*name, Json::text(own.as_str())),
            name => (name, value.clone()),
        });
        Some(fields.collect())
    }
}

/// Whether two citations are of one passage of one source or, where nobody could look, of the same words.
fn is_same(a: &Citation, at: Option<&Anchoring>, b: &Citation, bt: Option<&Anchoring>) -> bool {
    let is_same_place = match (at, bt) {
        (Some(Anchoring::Anchored(a)), Some(Anchoring::Anchored(b))) => a.pieces == b.pieces,
        _ => a.quote.value == b.quote.value,
    };
    a.source == b.source && is_same_place
}

/// What a claims file and its folder have, by what entries may call it.
#[derive(Default)]
struct Index<'m> {
    /// The ids of sources, by id, address, file and title; of several, the first.
    by_id: BTreeMap<&'m str, &'m str>,
    by_url: BTreeMap<&'m str, &'m str>,
    by_file: BTreeMap<&'m str, &'m str>,
    by_title: BTreeMap<&'m str, &'m str>,
    claims: BTreeMap<&'m str, &'m Claim>,
    statements: BTreeMap<&'m str, &'m Claim>,
    /// The files, by path, name, folder, and by the address and title that their documents give.
    files: BTreeMap<&'m str, Known<'m>>,
    files_by_name: BTreeMap<&'m str, Vec<Known<'m>>>,
    files_by_folder: BTreeMap<&'m str, Vec<Known<'m>>>,
    files_by_url: BTreeMap<String, Vec<Known<'m>>>,
    files_by_title: BTreeMap<String, Vec<Known<'m>>>,
}

impl<'m> Index<'m> {
    fn new(dossier: &'m Dossier, files: &'m [Known<'m>]) -> Self {
        let mut index = Self::default();
        for source in &dossier.sources {
            let id = source.id.value.as_str();
            index.by_id.insert(id, id);
            let file = source.file.as_ref().map(|file| file.value.as_str());
            for (by, key) in [
                (&mut index.by_url, source.url.as_deref()),
                (&mut index.by_file, file),
                (&mut index.by_title, source.title.as_deref()),
            ] {
                key.into_iter().for_each(|key| _ = by.entry(key).or_insert(id));
            }
        }
        for claim in &dossier.claims {
            index.claims.insert(&claim.id.value, claim);
            index.statements.entry(&claim.statement).or_insert(claim);
        }
        for known in files {
            index.add_file(*known);
        }
        index
    }

    fn add_file(&mut self, known: Known<'m>) {
        let mut parts = known.file.rsplit('/');
        self.files.insert(known.file, known);
        let name = parts.next().unwrap_or(known.file);
        self.files_by_name.entry(name).or_default().push(known);
        if let Some(folder) = parts.next() {
            self.files_by_folder.entry(folder).or_default().push(known);
        }
        let Some(about) = known.document.map(|document| &document.about) else { return };
        if let Some(url) = &about.url {
            self.files_by_url.entry(url.clone()).or_default().push(known);
        }
        if let Some(title) = &about.title {
            self.files_by_title.entry(folded(title)).or_default().push(known);
        }
    }
}

struct Merge<'m> {
    index: Index<'m>,
    files: &'m [Known<'m>],
    folder: &'m str,
    /// Ids of sources and claims that are taken.
    source_ids: BTreeSet<String>,
    claim_ids: BTreeSet<String>,
    new_sources: Vec<(String, Fields)>,
    /// The documents of sources by their ids, and the files that sources have.
    documents: BTreeMap<String, &'m Document>,
    used: BTreeSet<String>,
    claims: Vec<PlannedClaim>,
    /// The index of each planned claim by its id.
    planned: BTreeMap<String, usize>,
    problems: Vec<Problem>,
    remarks: Vec<Problem>,
}

impl<'m> Merge<'m> {
    fn new(dossier: &'m Dossier, files: &'m [Known<'m>], folder: &'m str) -> Self {
        let of_file: BTreeMap<&str, &Document> =
            files.iter().filter_map(|known| Some((known.file, known.document?))).collect();
        let held =
            dossier.sources.iter().filter_map(|source| Some((source, source.file.as_ref()?)));
        let documents = held.clone().filter_map(|(source, file)| {
            Some((source.id.value.clone(), *of_file.get(file.value.as_str())?))
        });
        Self {
            index: Index::new(dossier, files),
            files,
            folder,
            source_ids: dossier.sources.iter().map(|source| source.id.value.clone()).collect(),
            claim_ids: dossier.claims.iter().map(|claim| claim.id.value.clone()).collect(),
            new_sources: Vec::new(),
            documents: documents.collect(),
            used: held.map(|(_, file)| file.value.clone()).collect(),
            claims: Vec::new(),
            planned: BTreeMap::new(),
            problems: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Returns the id of a source: one that there is, or a new one.
    fn source(&mut self, entry: &SourceEntry) -> String {
        if let Some(id) = self.known_source(entry) {
            return id;
        }
        let known = self.file_of(entry);
        let path = known.map(|known| known.file);
        let name = entry.name.as_ref().map(|name| name.text.as_str());
        let title = get(&entry.fields, "title").map(|title| title.text.as_str());
        let is_free = |id: &str| !self.source_ids.contains(id);
        let id = match (name, title, path) {
            (Some(name), _, _) if !name.contains(char::is_whitespace) => first_free(name, is_free),
            (None, None, Some(path)) => free_id(path, "source", is_free),
            (name, title, _) => {
                let url = get(&entry.fields, "url").map(|url| url.text.as_str());
                let address = url.and_then(|url| Some(url.split_once("://")?.1));
                let words = name.or(title).or(address).unwrap_or_default();
                first_free(&slug(words, "source"), is_free)
            }
        };
        let mut fields: Vec<Proved> = Vec::new();
        if let Some(known) = known {
            self.used.insert(known.file.to_owned());
            let own = known.document.map_or_else(
                || vec![("file", Json::text(known.file))],
                |document| fields_of(known.file, document, &ReadAs::default()),
            );
            fields.extend(own.into_iter().map(|(name, value)| (name, value, entry.place)));
            self.documents.extend(known.document.map(|document| (id.clone(), document)));
        }
        for (name, cell) in &entry.fields {
            fields.retain(|(own, _, _)| own != name);
            fields.push((name, json_of(name, &cell.text, None), cell.place));
        }
        fields.sort_by_key(|(name, _, _)| SOURCE_FIELDS.iter().position(|field| field == name));
        self.problems.extend(proof::source(&id, &fields, entry.place));
        self.source_ids.insert(id.clone());
        let fields = fields.into_iter().map(|(name, value, _)| (name, value)).collect();
        self.new_sources.push((id.clone(), fields));
        id
    }

    /// Returns the source of the dossier that an entry is: that of its name or, where a table gives it none, of its address,
    /// file or title.
    fn known_source(&self, entry: &SourceEntry) -> Option<String> {
        let Index { by_id, by_url, by_file, by_title, .. } = &self.index;
        let name = entry.name.as_ref().map(|name| name.text.as_str());
        let found = name.and_then(|name| by_id.get(name)).or_else(|| {
            if name.is_some() && entry.is_in_table {
                return None;
            }
            let field = |name: &str| get(&entry.fields, name).map(|cell| cell.text.as_str());
            let file = self.file_of_path(entry).map(|known| known.file);
            let found = field("url").and_then(|url| by_url.get(url));
            let found = found.or_else(|| by_file.get(file?));
            let has_other = field("url").is_some() || file.is_some();
            found.or_else(|| by_title.get(field("title")?).filter(|_| !has_other))
        });
        found.map(|id| (*id).to_owned())
    }

    /// Returns the file of a source that is new.
    fn file_of(&mut self, entry: &SourceEntry) -> Option<Known<'m>> {
        if let Some(known) = self.file_of_path(entry) {
            return Some(known);
        }
        if let (Some(file), true) = (&entry.file, entry.is_in_table) {
            let message =
                format!("there is no file `{}` in the folder of the claims file", file.text);
            let name = |path: &'m str| path.rsplit('/').next().unwrap_or(path);
            let names = self.files.iter().flat_map(|known| [known.file, name(known.file)]);
            let help = match suggest(&file.text, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "put it there, and give its path from the claims file or from this table"
                    .to_owned(),
            };
            self.problems.push(Problem::new(file.place, message, "no such file").help(help));
            return None;
        }
        let Index { files_by_url, files_by_title, .. } = &self.index;
        let free = |found: Option<&Vec<Known<'m>>>| {
            let mut found = found?.iter().filter(|known| !self.used.contains(known.file));
            found.next().filter(|_| found.next().is_none()).copied()
        };
        let by_url = get(&entry.fields, "url").and_then(|url| free(files_by_url.get(&url.text)));
        by_url.or_else(|| free(files_by_title.get(&folded(&get(&entry.fields, "title")?.text))))
    }

    /// Returns the file that an entry names: by its path from the entries' file or from the claims file, or by its name, where
    /// one file alone has it.
    fn file_of_path(&self, entry: &SourceEntry) -> Option<Known<'m>> {
        let Index { files, files_by_name, files_by_folder, .. } = &self.index;
        let only = |found: Option<&Vec<Known<'m>>>| match found?.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        let in_folder = || only(files_by_folder.get(entry.folder.as_deref()?));
        let Some(file) = &entry.file else { return in_folder() };
        let path = file.text.replace('\\', "/");
        let path = path.strip_prefix("./").unwrap_or(&path);
        let beside = join(self.folder, path).and_then(|path| files.get(path.as_str()).copied());
        let found = beside.or_else(|| files.get(path).copied());
        found.or_else(|| only(files_by_name.get(path))).or_else(in_folder)
    }

    fn add_other_files(&mut self) {
        for known in self.files {
            let Some(document) = known.document.filter(|_| !self.used.contains(known.file)) else {
                continue;
            };
            let id = free_id(known.file, "source", |id| !self.source_ids.contains(id));
            self.source_ids.insert(id.clone());
            self.new_sources.push((id, fields_of(known.file, document, &ReadAs::default())));
        }
    }

    fn claim(&mut self, entry: &ClaimEntry, sources: &[String]) {
        let statement = get(&entry.fields, "statement");
        let Index { claims, statements, .. } = &self.index;
        let known = match &entry.name {
            Some(name) => claims.get(name.text.as_str()),
            None => {
                let tags = get(&entry.fields, "tags").filter(|_| entry.is_of_citation);
                let mut tags = tags.into_iter().flat_map(|tags| tags.text.split(';'));
                let tagged = tags.find_map(|tag| claims.get(tag.trim()));
                tagged.or_else(|| statements.get(statement?.text.as_str()))
            }
        };
        let known = known.copied();
        let mut fields = entry.fields.clone();
        if entry.is_of_citation && known.is_none() {
            fields.extend(self.kind_of_highlight(entry, sources));
        }
        let kind = known.map(|known| known.kind);
        let kind = kind.or_else(|| get(&fields, "kind")?.text.parse().ok());
        let citations: Vec<Vec<Proved>> = entry
            .citations
            .iter()
            .map(|citation| self.citation(citation, entry.is_of_citation, kind))
            .collect();
        let (id, proved) = match known {
            Some(known) => {
                self.remark_differences(known, entry);
                let kind = Json::text(known.kind.to_string());
                let statement = Json::text(known.statement.as_str());
                let place = entry.place;
                let proved = vec![("statement", statement, place), ("kind", kind, place)];
                (known.id.value.clone(), proved)
            }
            None => (self.new_claim_id(entry), self.claim_fields(entry, &fields, kind)),
        };
        let problems = proof::claim(&id, &proved, &citations, entry.place);
        self.problems.extend(problems);
        let planned = entry.citations.iter().zip(citations).map(|(citation, proved)| {
            let source = ("source", Json::text(sources[citation.source].as_str()));
            let fields = proved.into_iter().map(|(name, value, _)| (name, value));
            PlannedCitation {
                place: citation.place,
                fields: std::iter::once(source).chain(fields).collect(),
                is_highlight: entry.is_of_citation,
            }
        });
        let plain = proved.into_iter().map(|(name, value, _)| (name, value)).collect();
        let fields = known.is_none().then_some(plain);
        let is_of_citation = entry.is_of_citation;
        let index = *self.planned.entry(id.clone()).or_insert_with(|| {
            self.claims.push(PlannedClaim { id, fields, is_of_citation, citations: Vec::new() });
            self.claims.len() - 1
        });
        self.claims[index].citations.extend(planned);
    }

    /// Tells where a claim of the claims file is not as the entry has it.
    fn remark_differences(&mut self, known: &Claim, entry: &ClaimEntry) {
        if entry.is_of_citation {
            return;
        }
        let own_value = known.value.as_ref().map(|value| &value.value);
        for (field, cell) in &entry.fields {
            let is_same = match *field {
                "statement" => known.statement == cell.text,
                "kind" => known.kind.to_string() == cell.text,
                "unit" => known.unit.as_deref() == Some(&cell.text),
                "value" => Value::parse(known.kind, &cell.text).ok().as_ref() == own_value,
                _ => true,
            };
            if !is_same {
                let id = &known.id.value;
                let message = format!("the claims file gives `{id}` another {field}, which stays");
                self.remarks.push(Problem::new(cell.place, message, "not written"));
            }
        }
    }

    /// Returns the id of a claim that is new, and takes it.
    fn new_claim_id(&mut self, entry: &ClaimEntry) -> String {
        let statement = get(&entry.fields, "statement").map_or("", |statement| &statement.text);
        let id = match &entry.name {
            Some(name) => name.text.clone(),
            None => first_free(&slug(statement, "claim"), |id| !self.claim_ids.contains(id)),
        };
        self.claim_ids.insert(id.clone());
        id
    }

    /// Returns the fields of a claim that is new, and tells what it lacks.
    fn claim_fields(
        &mut self,
        entry: &ClaimEntry,
        fields: &Cells,
        kind: Option<Kind>,
    ) -> Vec<Proved> {
        let name = entry.name.as_ref().map_or("", |name| name.text.as_str());
        let mut proved = Vec::new();
        for (needed, help) in [
            ("statement", "write the claim in a sentence into a column `statement`".to_owned()),
            ("kind", format!("write one of {} into a column `kind`", kinds())),
        ] {
            match get(fields, needed) {
                Some(cell) => proved.push((needed, json_of(needed, &cell.text, kind), cell.place)),
                None => {
                    let message = format!("claim `{name}` has no `{needed}`");
                    let label = format!("no row of it has a `{needed}`");
                    self.problems.push(Problem::new(entry.place, message, label).help(help));
                    let stand_in =
                        if needed == "kind" { Kind::Text.to_string() } else { "?".into() };
                    proved.push((needed, Json::text(stand_in), entry.place));
                }
            }
        }
        // Without a kind, nothing can be said of these.
        let hangs_on_kind =
            |name: &str| matches!(name, "value" | "tolerance" | "unit" | "same_as" | "over_time");
        let is_known = get(fields, "kind").is_some();
        let others = fields.iter().filter(|(name, _)| {
            !matches!(*name, "statement" | "kind") && (is_known || !hangs_on_kind(name))
        });
        proved.extend(
            others.map(|(name, cell)| (*name, json_of(name, &cell.text, kind), cell.place)),
        );
        proved
    }

    fn citation(
        &self,
        citation: &CitationEntry,
        is_highlight: bool,
        kind: Option<Kind>,
    ) -> Vec<Proved> {
        let fields = citation.fields.iter();
        let given = |(name, cell): &(&'static str, Cell)| {
            (*name, json_of(name, &cell.text, kind), cell.place)
        };
        let mut fields: Vec<Proved> = fields.map(given).collect();
        // What a highlight does to a claim is for a person to say.
        if is_highlight && kind == Some(Kind::YesNo) {
            fields.push(("stance", Json::text("context"), citation.place));
        }
        fields
    }

    /// Returns the kind of the claim that a highlight makes, and the unit: those of its only figure, where it has just one and
    /// the statement has no other, and otherwise `yes-no`. Nothing is claimed: it has no value.
    fn kind_of_highlight(&self, entry: &ClaimEntry, sources: &[String]) -> Cells {
        let place = entry.place;
        let cell = |kind: Kind| ("kind", Cell::new(kind.to_string(), place));
        let found = entry.citations.first().and_then(|citation| {
            let document = self.documents.get(&sources[citation.source])?;
            let quote = get(&citation.fields, "quote")?;
            let statement = get(&entry.fields, "statement")?;
            if statement != quote && !Reader::english().find(&statement.text).is_empty() {
                return None;
            }
            let is_read = document.language() == Language::of("");
            is_read.then(|| only_figure(&quote.text)).flatten()
        });
        match found {
            Some((kind, None)) => vec![cell(kind)],
            Some((kind, Some(unit))) => vec![cell(kind), ("unit", Cell::new(unit, place))],
            None => vec![cell(Kind::YesNo)],
        }
    }
}

/// Returns the kind of the only figure of a text, and what it counts.
fn only_figure(text: &str) -> Option<(Kind, Option<String>)> {
    let reader = Reader::english();
    let mentions = reader.find(text);
    let [only] = mentions.as_slice() else { return None };
    let is_of = |kind: Kind| only.resolve(kind, &SpokenFrom::default()).is_ok();
    match only.says {
        Figure::Number { .. } => {
            let unit = only.counted(text, reader)?.of(text).to_owned();
            is_of(Kind::Count).then_some((Kind::Count, Some(unit)))
        }
        Figure::Percent(_) => is_of(Kind::Percent).then_some((Kind::Percent, None)),
        Figure::Date(_) => is_of(Kind::Date).then_some((Kind::Date, None)),
        _ => None,
    }
}

fn kinds() -> String {
    let names: Vec<String> = Kind::ALL.iter().map(|kind| format!("`{kind}`")).collect();
    names.join(", ")
}

/// How many words of a text its id has.
const ID_WORDS: usize = 6;

/// Returns an id made of the first words of a text, or `usual` where it has none.
fn slug(text: &str, usual: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.take(ID_WORDS).collect::<Vec<_>>().join("-");
    if id.is_empty() { usual.to_owned() } else { id }
}

/// Returns a title as titles are compared.
fn folded(title: &str) -> String {
    title.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the path that `path` leads to from a folder; `None` where it leads out of that of the claims file.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
