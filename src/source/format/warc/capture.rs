//! The captures of an archive, and which of them a source means.

use std::collections::BTreeSet;

use crate::source::{ReadAs, Unread};

use super::address::{joined, loose, strict};
use super::http::Answer;
use super::records::Head;

/// How many pages are named where a source does not say which one it means.
const NAMED: usize = 5;

/// How often a page may lead on to another.
const MOST_REDIRECTS: usize = 5;

/// A page as it was once, and where in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Capture {
    /// Which archive of a package, and which record of it.
    pub(super) at: (usize, usize),
    pub(super) url: String,
    /// The time, as the record gives it: ISO 8601.
    pub(super) time: String,
    kind: Kind,
    status: Option<u16>,
    /// The type of what was sent, as it was given.
    pub(super) content_type: String,
    leads_to: Option<String>,
    digest: Option<String>,
}

/// The capture that a source means, and the one that holds its page: the same, or an earlier one.
pub(super) struct Found<'c> {
    pub(super) meant: &'c Capture,
    pub(super) held: &'c Capture,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// The page is in the record.
    Whole,
    /// The page is in an earlier record: its address and time, where they are given.
    Revisit { url: Option<String>, time: Option<String> },
}

impl Capture {
    /// Returns the capture that a record is, with the first bytes of its content; `None` where it is none.
    pub(super) fn of(head: &Head, start: &[u8], at: (usize, usize)) -> Option<Self> {
        let field = |name: &str| head.field(name).map(str::to_owned);
        let kind = match head.field("warc-type")? {
            "response" | "resource" | "conversion" => Kind::Whole,
            "revisit" => Kind::Revisit {
                url: field("warc-refers-to-target-uri"),
                time: field("warc-refers-to-date"),
            },
            _ => return None,
        };
        let url = field("warc-target-uri")?.trim_matches(['<', '>']).to_owned();
        if url.starts_with("filedesc:") || url.starts_with("dns:") {
            return None;
        }
        let answer = Answer::read(start);
        let sent = |name: &str| answer.as_ref().and_then(|answer| answer.field(name));
        let content_type = match answer {
            Some(_) => sent("content-type").unwrap_or_default().to_owned(),
            None => field("content-type").unwrap_or_default(),
        };
        Some(Self {
            at,
            url,
            time: field("warc-date").unwrap_or_default(),
            kind,
            status: answer.as_ref().and_then(|answer| answer.status),
            content_type,
            leads_to: sent("location").map(str::to_owned),
            digest: field("warc-payload-digest"),
        })
    }

    /// Whether the server gave a page.
    fn is_given(&self) -> bool {
        let is_revisit = self.kind != Kind::Whole;
        self.status.is_none_or(|status| (200..300).contains(&status) || is_revisit && status == 304)
    }

    /// Whether it is what a person reads, and no picture, style or program of it.
    fn is_page(&self) -> bool {
        const READ: [&str; 8] = [
            "text/html",
            "text/plain",
            "text/markdown",
            "application/xhtml",
            "application/pdf",
            "application/msword",
            "application/rtf",
            "application/epub",
        ];
        let kind = self.content_type.to_ascii_lowercase();
        let is_text = READ.iter().any(|read| kind.starts_with(read)) || kind.contains("document");
        let is_web = self.url.starts_with("http://") || self.url.starts_with("https://");
        // A revisit often says nothing of its type.
        is_web && self.is_given() && is_text && self.kind == Kind::Whole
    }

    fn digits(&self) -> String {
        digits(&self.time)
    }
}

fn digits(time: &str) -> String {
    time.chars().filter(char::is_ascii_digit).collect()
}

/// Returns the capture that a source means.
///
/// `listed` are the pages that the archive itself lists, where it does.
///
/// # Errors
///
/// [`Unread`] where there is none, or it could be several.
pub(super) fn choose<'c>(
    captures: &'c [Capture],
    read_as: &ReadAs,
    listed: &[String],
) -> Result<Found<'c>, Unread> {
    let mut url = match &read_as.url {
        Some(url) => url.clone(),
        None => the_page(captures, listed)?,
    };
    let mut at = read_as.at.as_deref().map(digits).unwrap_or_default();
    for led in 0..=MOST_REDIRECTS {
        let own = of_address(captures, &url);
        if own.is_empty() && led > 0 {
            let why = format!("the page leads on to `{url}`, which it does not hold");
            return Err(Unread::Malformed { format: "WARC", why });
        }
        if own.is_empty() {
            let some = some_of(&pages(captures));
            return Err(Unread::NoSuchPage { url, some });
        }
        let timed: Vec<&Capture> =
            own.iter().copied().filter(|capture| capture.digits().starts_with(&at)).collect();
        let Some(last) = latest(&timed, |_| true) else {
            let times: Vec<String> = own.iter().map(|capture| capture.time.clone()).collect();
            let at = read_as.at.clone().unwrap_or_default();
            return Err(Unread::NoSuchCapture { at, some: some_of(&times) });
        };
        if let Some(given) = latest(&timed, Capture::is_given) {
            return Ok(Found { meant: given, held: holder(captures, given)? });
        }
        let Some(next) = &last.leads_to else {
            let status = last.status.unwrap_or_default();
            let why = format!("the server gave no page, but the answer {status}");
            return Err(Unread::Malformed { format: "WARC", why });
        };
        url = joined(&last.url, next);
        // The next page came a moment later.
        at.truncate("20100319".len());
    }
    let why = "the page leads on to others, again and again".to_owned();
    Err(Unread::Malformed { format: "WARC", why })
}

/// Returns the address of the one page of an archive.
fn the_page(captures: &[Capture], listed: &[String]) -> Result<String, Unread> {
    let own = if listed.is_empty() { pages(captures) } else { listed.to_vec() };
    let own = if own.is_empty() {
        distinct(captures.iter().map(|capture| capture.url.as_str()))
    } else {
        own
    };
    match own.as_slice() {
        [] => Err(Unread::Empty),
        [page] => Ok(page.clone()),
        pages => Err(Unread::WhichPage { pages: pages.len(), some: some_of(pages) }),
    }
}

fn pages(captures: &[Capture]) -> Vec<String> {
    let pages = captures.iter().filter(|capture| capture.is_page());
    distinct(pages.map(|capture| capture.url.as_str()))
}

/// Returns addresses in their order, each page once.
pub(super) fn distinct<'u>(urls: impl Iterator<Item = &'u str>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    urls.filter(|url| seen.insert(loose(url))).map(str::to_owned).collect()
}

fn some_of(all: &[String]) -> String {
    let some = all.iter().take(NAMED).map(|one| format!("`{one}`"));
    let named = some.collect::<Vec<_>>().join(", ");
    match all.len().checked_sub(NAMED) {
        Some(more) if more > 0 => format!("{named} and {more} more"),
        _ if all.is_empty() => "none".to_owned(),
        _ => named,
    }
}

/// Returns the captures of the very address, or where there are none of one that differs in nothing but `https` or a slash.
fn of_address<'c>(captures: &'c [Capture], url: &str) -> Vec<&'c Capture> {
    let alike = |key: fn(&str) -> String| -> Vec<&'c Capture> {
        let wanted = key(url);
        captures.iter().filter(|capture| key(&capture.url) == wanted).collect()
    };
    let very = alike(strict);
    if very.is_empty() { alike(loose) } else { very }
}

fn latest<'c>(captures: &[&'c Capture], is_wanted: fn(&Capture) -> bool) -> Option<&'c Capture> {
    let wanted = captures.iter().filter(|capture| is_wanted(capture));
    // Of several of one time the last one in the file.
    wanted.max_by_key(|capture| capture.digits()).copied()
}

/// Returns the capture that holds the page of one.
fn holder<'c>(captures: &'c [Capture], capture: &'c Capture) -> Result<&'c Capture, Unread> {
    let Kind::Revisit { url, time } = &capture.kind else { return Ok(capture) };
    let of = url.as_deref().unwrap_or(&capture.url);
    let is_holder = |other: &&Capture| {
        let is_whole = other.kind == Kind::Whole && other.is_given();
        let is_same = capture.digest.is_some() && other.digest == capture.digest;
        let is_referred = time.as_ref() == Some(&other.time) && strict(&other.url) == strict(of);
        is_whole && (is_same || is_referred)
    };
    let why = || {
        format!("the capture of {} refers to an earlier one, which it does not hold", capture.time)
    };
    captures.iter().rfind(is_holder).ok_or_else(|| Unread::Malformed { format: "WARC", why: why() })
}
