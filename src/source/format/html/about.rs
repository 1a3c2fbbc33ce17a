//! What a page says of itself: in JSON-LD, Open Graph, its `meta` elements and dates, in the comment that `SingleFile` puts
//! before a page it saves. Nothing of it is text.

use serde_json::Value;

use crate::source::About;
use crate::value::{Day, Edtf};

use super::element::Element;
use super::markup::collapsed;
use super::tokens::Tag;

/// What of several says it best; the first of them holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    /// The data of the article itself.
    LinkedData,
    /// The metadata for programs that show a page in another: Open Graph, and that of libraries.
    Meta,
    /// What is written for browsers and search engines.
    Page,
    /// What saved the page.
    Saved,
}

/// What a page was found to say of itself so far, with where it was said.
#[derive(Debug, Default)]
pub(super) struct AboutReader {
    title: Option<(Said, String)>,
    authors: Option<(Said, Vec<String>)>,
    publisher: Option<(Said, String)>,
    published: Option<(Said, String)>,
    captured: Option<String>,
    url: Option<(Said, String)>,
    language: Option<String>,
}

/// Keeps what is said, where nothing better says it.
fn keep<T>(kept: &mut Option<(Said, T)>, from: Said, said: T) {
    if kept.as_ref().is_none_or(|(before, _)| from < *before) {
        *kept = Some((from, said));
    }
}

impl AboutReader {
    pub(super) fn finish(self) -> About {
        let said = |kept: Option<(Said, String)>| kept.map(|(_, said)| said);
        About {
            title: said(self.title),
            authors: self.authors.map(|(_, authors)| authors).unwrap_or_default(),
            publisher: said(self.publisher),
            published: said(self.published),
            captured: self.captured,
            url: said(self.url),
            language: self.language,
        }
    }

    /// Takes the element that a page is.
    pub(super) fn root(&mut self, tag: &Tag) {
        let language = tag.get("lang").or_else(|| tag.get("xml:lang")).map(str::trim);
        let is_tag = |tag: &&str| tag.starts_with(char::is_alphabetic) && tag.len() < 36;
        self.language = language.filter(is_tag).map(|tag| tag.replace('_', "-"));
    }

    /// Takes what the `title` element holds.
    pub(super) fn title(&mut self, title: &str) {
        if let Some(title) = words(title) {
            keep(&mut self.title, Said::Page, title);
        }
    }

    /// Takes any other element.
    pub(super) fn tag(&mut self, element: Element, tag: &Tag) {
        match element.name() {
            "meta" => self.meta(tag),
            "link" if tag.get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.address(Said::LinkedData, tag.get("href").unwrap_or(""));
            }
            "time" => {
                let is_published = tag.get("pubdate").is_some()
                    || tag.get("itemprop").is_some_and(|name| name == "datePublished");
                let date = tag.get("datetime").filter(|_| is_published);
                self.day(Said::Page, date.unwrap_or(""));
            }
            _ => {}
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let name = tag.get("property").or_else(|| tag.get("name")).or_else(|| tag.get("itemprop"));
        let (Some(name), Some(content)) = (name, tag.get("content")) else { return };
        let Some(said) = words(content) else { return };
        match name.to_ascii_lowercase().as_str() {
            "og:title" | "citation_title" | "dc.title" | "dcterms.title" => {
                keep(&mut self.title, Said::Meta, said);
            }
            "citation_author" | "dc.creator" | "dcterms.creator" => self.author(Said::Meta, said),
            "author" | "article:author" | "parsely-author" => self.author(Said::Page, said),
            "og:site_name" | "citation_publisher" | "dc.publisher" | "dcterms.publisher" => {
                keep(&mut self.publisher, Said::Meta, said);
            }
            "article:published_time"
            | "citation_publication_date"
            | "citation_date"
            | "citation_online_date"
            | "dc.date.issued"
            | "dcterms.issued"
            | "datepublished" => {
                self.day(Said::Meta, &said);
            }
            "dc.date" | "dcterms.date" | "date" | "pubdate" | "publish-date" => {
                self.day(Said::Page, &said);
            }
            "og:url" => self.address(Said::Meta, &said),
            _ => {}
        }
    }

    /// Takes one of the authors that the same kind of element names one after the other.
    fn author(&mut self, from: Said, name: String) {
        if name.contains("://") {
            return;
        }
        match &mut self.authors {
            Some((before, authors)) if *before == from => {
                if !authors.contains(&name) && authors.len() < MOST_AUTHORS {
                    authors.push(name);
                }
            }
            authors => keep(authors, from, vec![name]),
        }
    }

    fn day(&mut self, from: Said, written: &str) {
        if let Some(day) = day_of(written) {
            keep(&mut self.published, from, day);
        }
    }

    fn address(&mut self, from: Said, address: &str) {
        let address = address.trim();
        if address.starts_with("http://") || address.starts_with("https://") {
            keep(&mut self.url, from, address.to_owned());
        }
    }

    /// Takes a comment before the page: that of `SingleFile`, "url: https://… saved date: Fri Mar 19 2010 09:00:00 GMT+0000".
    pub(super) fn comment(&mut self, comment: &str) {
        if !comment.contains("SingleFile") {
            return;
        }
        for line in comment.lines().map(str::trim) {
            if let Some(url) = line.strip_prefix("url:") {
                self.address(Said::Saved, url);
            } else if let Some(date) = line.strip_prefix("saved date:") {
                self.captured = saved_day(date);
            }
        }
    }

    /// Takes JSON-LD: one object, several, or a graph of them.
    pub(super) fn linked_data(&mut self, json: &str) {
        let Ok(data) = serde_json::from_str::<Value>(json.trim()) else { return };
        let mut items = Vec::new();
        add_items(&data, &mut items);
        let Some(item) = items.iter().find(|item| is_article(item)) else { return };
        if let Some(title) = item.get("headline").or(item.get("name")).and_then(text) {
            keep(&mut self.title, Said::LinkedData, title);
        }
        let mut authors = Vec::new();
        add_names(item.get("author"), &items, &mut authors);
        if !authors.is_empty() {
            keep(&mut self.authors, Said::LinkedData, authors);
        }
        let mut publishers = Vec::new();
        add_names(item.get("publisher"), &items, &mut publishers);
        if let Some(publisher) = publishers.into_iter().next() {
            keep(&mut self.publisher, Said::LinkedData, publisher);
        }
        if let Some(date) = item.get("datePublished").and_then(text) {
            self.day(Said::LinkedData, &date);
        }
        if let Some(url) = item.get("url").and_then(text) {
            self.address(Said::Page, &url);
        }
        if self.language.is_none() {
            self.language = item.get("inLanguage").and_then(text);
        }
    }
}

/// The most authors that are kept.
const MOST_AUTHORS: usize = 100;

/// Adds the objects that stand in an array or graph; what stands deeper belongs to them.
fn add_items<'v>(data: &'v Value, items: &mut Vec<&'v Value>) {
    let several = match data {
        Value::Array(several) => several,
        Value::Object(object) => match object.get("@graph") {
            Some(Value::Array(several)) => several,
            _ => return items.push(data),
        },
        _ => return,
    };
    for item in several {
        match item.get("@graph") {
            Some(Value::Array(inner)) => items.extend(inner),
            _ => items.push(item),
        }
    }
}

/// Whether an object is the article that a page is.
fn is_article(item: &Value) -> bool {
    let is_one = |name: &str| {
        ["Article", "Posting", "Report"].iter().any(|kind| name.ends_with(kind))
            || name == "Review"
            || name == "ClaimReview"
    };
    match item.get("@type") {
        Some(Value::String(name)) => is_one(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is_one),
        _ => false,
    }
}

/// Adds the names of people or organisations: a name, an object, one that stands elsewhere in the data, or several.
fn add_names(value: Option<&Value>, items: &[&Value], names: &mut Vec<String>) {
    let several = match value {
        Some(Value::Array(several)) => several.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => return,
    };
    for one in several.iter().take(MOST_AUTHORS) {
        let by_id = |id: &Value| items.iter().find(|item| item.get("@id") == Some(id));
        let name = one.get("name").or_else(|| by_id(one.get("@id")?)?.get("name"));
        let name = name.map_or_else(|| text(one), text);
        names.extend(name.filter(|name| !name.contains("://")));
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(string) => words(string),
        Value::Array(several) => several.first()?.as_str().and_then(words),
        _ => None,
    }
}

/// Returns a text on one line; `None` where there is none.
fn words(text: &str) -> Option<String> {
    let text = collapsed(text);
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Returns the day that a time begins with: `2010-03-19T09:00`, `2010/03/19`, `20100319`.
fn day_of(written: &str) -> Option<String> {
    let written = written.trim();
    let digits: String = written.chars().take(10).filter(char::is_ascii_digit).collect();
    let is_plain = written.len() == 8 && digits.len() == 8;
    let is_parted = |mark: char| {
        let after = written.chars().nth(10);
        let marks = written.chars().nth(4) == Some(mark) && written.chars().nth(7) == Some(mark);
        marks && digits.len() == 8 && !after.is_some_and(|c| c.is_ascii_digit())
    };
    if !(is_plain || is_parted('-') || is_parted('/')) {
        return None;
    }
    let day = format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..8]);
    Edtf::parse(&day).is_ok().then_some(day)
}

/// Returns the day of "Fri Mar 19 2010 09:00:00 GMT+0000 (Coordinated Universal Time)".
fn saved_day(written: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = written.split_whitespace().skip(1);
    let month = parts.next()?;
    let day = parts.next()?;
    let year = parts.next()?;
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let day = Day::from_ymd(year.parse().ok()?, u8::try_from(month).ok()?, day.parse().ok()?)?;
    Some(day.to_string())
}
