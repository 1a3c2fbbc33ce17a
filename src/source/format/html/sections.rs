//! The parts of a page by what they are for: told by their elements, and by how much of them is links.

use crate::source::Region;

use super::element::Element;
use super::tokens::Tag;

/// What a part of a page may be, by the element that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The way through a site.
    Way,
    /// What stands beside the article.
    Aside,
    /// A list or box, which is one of teasers where most of it is links.
    Box,
    Table,
    Caption,
    Note,
    Alt,
    Heading,
    BlockQuote,
    /// A mail that is answered or forwarded.
    QuotedMail,
}

/// What was written so far.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    /// Bytes.
    text: usize,
    /// Bytes that are links.
    linked: usize,
    links: usize,
    tables: usize,
    cells: usize,
    articles: usize,
    first_headings: usize,
}

impl Counts {
    fn since(self, before: Self) -> Self {
        Self {
            text: self.text - before.text,
            linked: self.linked - before.linked,
            links: self.links - before.links,
            tables: self.tables - before.tables,
            cells: self.cells - before.cells,
            articles: self.articles - before.articles,
            first_headings: self.first_headings - before.first_headings,
        }
    }

    fn prose(self) -> usize {
        self.text - self.linked
    }
}

/// A part of a page that may be a region.
#[derive(Clone, Copy, Debug)]
struct Section {
    kind: Kind,
    in_article: bool,
    /// Its first byte; `None` while nothing is written in it.
    start: Option<usize>,
    end: usize,
    /// What was written before it, and when it has ended what was written in it.
    counts: Counts,
}

/// The parts of a page, in the order in which they begin; each stands in another or beside it.
#[derive(Debug, Default)]
pub(super) struct Sections {
    all: Vec<Section>,
    /// From here on nothing is written in any of them that has not ended.
    begun: usize,
    counts: Counts,
}

impl Sections {
    /// Notes that an element begins; returns its part of the page where it may be a region.
    pub(super) fn begin(&mut self, element: Element, tag: &Tag, in_article: bool) -> Option<usize> {
        let kind = kind_of(element, tag, in_article);
        let before = self.counts;
        match element.name() {
            "article" | "main" => self.counts.articles += 1,
            "h1" => self.counts.first_headings += 1,
            "table" => self.counts.tables += 1,
            "td" | "th" => self.counts.cells += 1,
            "a" => self.counts.links += 1,
            _ => {}
        }
        self.all.push(Section { kind: kind?, in_article, start: None, end: 0, counts: before });
        Some(self.all.len() - 1)
    }

    /// Whether a part is one of notes.
    pub(super) fn is_note(&self, index: usize) -> bool {
        self.all.get(index).is_some_and(|section| section.kind == Kind::Note)
    }

    /// Notes that text was written, from byte `start` on up to `end`.
    pub(super) fn wrote(&mut self, start: usize, end: usize, is_link: bool) {
        for section in &mut self.all[self.begun..] {
            section.start.get_or_insert(start);
        }
        self.begun = self.all.len();
        self.counts.text += end - start;
        if is_link {
            self.counts.linked += end - start;
        }
    }

    /// Notes that a part ends, up to byte `end`.
    pub(super) fn end(&mut self, index: usize, end: usize) {
        let counts = self.counts;
        if let Some(section) = self.all.get_mut(index) {
            section.end = end;
            section.counts = counts.since(section.counts);
            if section.start.is_none() {
                // It is empty, and no text that follows is its own.
                section.start = Some(end);
            }
            if index + 1 == self.all.len() && !self.all[index].may_be_region() {
                self.all.pop();
            }
            self.begun = self.begun.min(self.all.len());
        }
    }

    /// Notes that what stands for a picture was written.
    pub(super) fn alt(&mut self, start: usize, end: usize) {
        self.wrote(start, end, false);
        let counts = Counts::default();
        let start = Some(start);
        self.all.push(Section { kind: Kind::Alt, in_article: false, start, end, counts });
        self.begun = self.all.len();
    }

    /// Returns where each region begins, in order.
    pub(super) fn regions(&self) -> Vec<(usize, Region)> {
        let mut begins = Vec::new();
        let mut around: Vec<(usize, Region)> = Vec::new();
        let outer = |around: &[(usize, Region)]| around.last().map_or(Region::Body, |last| last.1);
        for section in &self.all {
            let (Some(start), Some(region)) = (section.start, section.region(self.counts)) else {
                continue;
            };
            if start >= section.end {
                continue;
            }
            while let Some((end, _)) = around.pop_if(|(end, _)| *end <= start) {
                begins.push((end, outer(&around)));
            }
            let around_it = outer(&around);
            let inherits = matches!(around_it, Region::Nav | Region::QuotedMail)
                && !matches!(region, Region::Alt | Region::Note);
            let region = if inherits { around_it } else { region.within(around_it) };
            begins.push((start, region));
            around.push((section.end, region));
        }
        while let Some((end, _)) = around.pop() {
            begins.push((end, outer(&around)));
        }
        begins
    }
}

impl Section {
    /// Whether it is a region on any page.
    fn may_be_region(&self) -> bool {
        match self.kind {
            Kind::Alt | Kind::Caption | Kind::Note | Kind::Heading => true,
            Kind::BlockQuote | Kind::QuotedMail => true,
            // A table in a table arranges the page.
            Kind::Table => self.counts.tables == 1 && self.counts.cells > 1,
            Kind::Way | Kind::Aside | Kind::Box => self.is_way(),
        }
    }

    /// Returns the region that it is, of a page where all this was written; `None` where it is none of its own.
    fn region(&self, page: Counts) -> Option<Region> {
        if !self.may_be_region() {
            return None;
        }
        match self.kind {
            Kind::Alt => Some(Region::Alt),
            Kind::Caption => Some(Region::Caption),
            Kind::Note => Some(Region::Note),
            Kind::Table => Some(Region::Table),
            Kind::Heading => Some(Region::Heading),
            Kind::BlockQuote => Some(Region::BlockQuote),
            Kind::QuotedMail => Some(Region::QuotedMail),
            Kind::Way | Kind::Aside | Kind::Box => self.is_apart(page).then_some(Region::Nav),
        }
    }

    /// Whether what the page is about stands outside of it: another article, and most of the text that is no link.
    fn is_apart(&self, page: Counts) -> bool {
        let holds_article = self.counts.articles > 0 && self.counts.articles == page.articles;
        !holds_article && self.counts.prose() * 2 <= page.prose()
    }

    fn is_way(&self) -> bool {
        let Counts { text, linked, links, first_headings, .. } = self.counts;
        let is_linked = |tenths: usize| links >= 3 && linked * 10 >= text * tenths;
        match self.kind {
            Kind::Way => first_headings == 0 || is_linked(7),
            // In an article, it may be a box of facts.
            Kind::Aside => !self.in_article || is_linked(4),
            _ => is_linked(if self.in_article { 9 } else { 7 }),
        }
    }
}

/// Classes of lists of notes, as Wikipedia, pandoc and others name them.
const NOTES: [&str; 5] = ["references", "reflist", "footnotes", "footnote", "endnotes"];

/// Classes by which mail programs mark what they quote: those of Gmail, Thunderbird, Yahoo and Proton.
const QUOTED_MAILS: [&str; 4] =
    ["gmail_quote", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote"];

fn kind_of(element: Element, tag: &Tag, in_article: bool) -> Option<Kind> {
    let role = tag.get("role").unwrap_or("");
    let epub = tag.get("epub:type").unwrap_or("");
    let is_note = |name: &str| {
        matches!(name, "doc-endnotes" | "doc-endnote" | "doc-footnote" | "footnote" | "footnotes")
            || matches!(name, "endnote" | "endnotes" | "rearnote" | "rearnotes")
    };
    if is_note(role) || epub.split_ascii_whitespace().any(is_note) {
        return Some(Kind::Note);
    }
    match role {
        "navigation" | "menu" | "menubar" | "banner" | "contentinfo" | "search" => {
            return Some(Kind::Way);
        }
        "presentation" | "none" if element.name() == "table" => return None,
        _ => {}
    }
    let classes = tag.get("class").unwrap_or("").split_ascii_whitespace();
    let mut of_mail = tag.get("class").unwrap_or("").split_ascii_whitespace();
    let is_cited = element.name() == "blockquote"
        && tag.get("type").is_some_and(|kind| kind.eq_ignore_ascii_case("cite"));
    if is_cited || of_mail.any(|class| QUOTED_MAILS.contains(&class)) {
        return Some(Kind::QuotedMail);
    }
    let is_note_list = classes.into_iter().any(|class| NOTES.contains(&class));
    match element.name() {
        "ol" | "ul" | "div" | "section" | "dl" if is_note_list => Some(Kind::Note),
        "header" | "footer" if in_article => None,
        "nav" | "menu" | "header" | "footer" | "select" | "button" => Some(Kind::Way),
        "aside" => Some(Kind::Aside),
        "ul" | "ol" | "dl" | "div" | "section" => Some(Kind::Box),
        "table" => Some(Kind::Table),
        "caption" | "figcaption" => Some(Kind::Caption),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Kind::Heading),
        "blockquote" => Some(Kind::BlockQuote),
        _ => None,
    }
}
