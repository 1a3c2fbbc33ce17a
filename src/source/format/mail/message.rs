//! The text of a mail and of those that were forwarded with it.

use mail_parser::MessageParser;

use crate::source::format::html;
use crate::source::{Document, Region, Regions, Unread, UnreadPart};

use super::encrypted::{Secrecy, is_pgp, secrecy};
use super::heading;
use super::part::{Characters, Charsets, Part, characters};
use super::plain::{self, PlainText};

/// How deep the parts of a mail may lie in one another. Forwarded five times, they lie fifteen deep.
const DEEPEST: usize = 30;

/// How many parts a mail may have in all. A digest of a list has some hundred.
const MOST_PARTS: usize = 10_000;

/// By how much the text of a page must be longer than the plain one that should be the same.
///
/// Some programs put "This mail is a page" where the plain text belongs. Not measured on many mails.
const STUB: usize = 8;

/// What was read of a mail.
#[derive(Debug, Default)]
pub(super) struct MailText {
    pub(super) text: String,
    pub(super) regions: Regions,
    pub(super) hidden: Vec<String>,
    pub(super) unread: Vec<UnreadPart>,
    pub(super) guessed: Option<&'static str>,
}

pub(super) struct MailReader<'p> {
    parser: &'p MessageParser,
    charsets: Charsets<'p>,
    read: MailText,
    /// Whether there is text besides headers, and whether some is encrypted.
    has_text: bool,
    is_encrypted: bool,
    parts: usize,
    depth: usize,
}

impl<'p> MailReader<'p> {
    pub(super) fn new(parser: &'p MessageParser, charsets: Charsets<'p>) -> Self {
        Self {
            parser,
            charsets,
            read: MailText::default(),
            has_text: false,
            is_encrypted: false,
            parts: 0,
            depth: 0,
        }
    }

    /// Reads a mail: its headers, then its text.
    pub(super) fn message(&mut self, mail: &Part<'_>) -> Result<(), Unread> {
        for header in heading::shown(mail) {
            self.block(&header);
        }
        self.part(mail, true)
    }

    /// Returns what was read.
    ///
    /// # Errors
    ///
    /// [`Unread`] where there is no text.
    pub(super) fn finish(mut self) -> Result<MailText, Unread> {
        match (self.is_encrypted, self.has_text) {
            (true, false) => return Err(Unread::Encrypted),
            (false, false) if self.read.unread.is_empty() => return Err(Unread::Empty),
            (true, true) => {
                let place = "an encrypted part".to_owned();
                self.read.unread.push(UnreadPart { place, why: Unread::Encrypted });
            }
            _ => {}
        }
        Ok(self.read)
    }

    /// Reads a part; of one that is not shown, because another stands for it, only its attachments are told.
    fn part(&mut self, part: &Part<'_>, is_shown: bool) -> Result<(), Unread> {
        self.parts += 1;
        if self.parts > MOST_PARTS {
            return Err(Unread::TooMuch { what: "parts of a mail", limit: "10,000" });
        }
        if self.depth == DEEPEST {
            return Err(Unread::TooMuch { what: "parts within parts of a mail", limit: "30" });
        }
        self.depth += 1;
        self.part_by_kind(part, is_shown)?;
        self.depth -= 1;
        Ok(())
    }

    fn part_by_kind(&mut self, part: &Part<'_>, is_shown: bool) -> Result<(), Unread> {
        match secrecy(part) {
            Secrecy::Signature => return Ok(()),
            Secrecy::Encrypted => {
                self.is_encrypted = true;
                return Ok(());
            }
            Secrecy::Packed => {
                self.leave("signed mail".to_owned(), Unread::Embedded("S/MIME".to_owned()));
                return Ok(());
            }
            Secrecy::Open => {}
        }
        let (kind, subtype) = part.kind();
        match (kind.as_str(), subtype.as_str()) {
            ("multipart", subtype) => match part.parts(self.parser) {
                Some(parts) => self.multipart(part, subtype, &parts, is_shown),
                None => self.text_part(part, false, is_shown),
            },
            ("message", "rfc822" | "global") => self.forwarded(part, is_shown),
            ("text", "html") if !part.is_attachment() => self.text_part(part, true, is_shown),
            ("text", "calendar") => self.attached(part),
            ("text" | "message", _) if !part.is_attachment() => {
                self.text_part(part, false, is_shown)
            }
            _ => self.attached(part),
        }
    }

    fn multipart(
        &mut self,
        whole: &Part<'_>,
        subtype: &str,
        parts: &[Part<'_>],
        is_shown: bool,
    ) -> Result<(), Unread> {
        let chosen = match subtype {
            "alternative" => Some(self.alternative(parts)),
            "related" => Some(root(whole, parts)),
            _ => None,
        };
        for (index, part) in parts.iter().enumerate() {
            let is_picture = matches!(part.kind().0.as_str(), "image" | "audio" | "video" | "font");
            match chosen {
                // What belongs to a page: its pictures and styles.
                Some(chosen) if chosen != index && subtype == "related" => {
                    if part.is_attachment() && !is_picture {
                        self.part(part, false)?;
                    }
                }
                Some(chosen) => self.part(part, is_shown && chosen == index)?,
                None if subtype == "digest" && part.content_type().is_none() => {
                    self.forwarded(part, is_shown)?;
                }
                None => self.part(part, is_shown)?,
            }
        }
        Ok(())
    }

    /// Returns which of several parts that say the same is read: the plain text, unless there is none in it.
    fn alternative(&self, parts: &[Part<'_>]) -> usize {
        let is_plain = |part: &Part<'_>| {
            let (kind, subtype) = part.kind();
            kind == "text" && subtype == "plain"
        };
        let page = parts.iter().rposition(|part| self.holds_page(part, 0));
        let plain = parts.iter().position(is_plain);
        let Some(plain) = plain else { return page.unwrap_or(0) };
        let shown = self.plain_text(&parts[plain]);
        let words = shown.split_whitespace().count();
        match page {
            Some(page) if words == 0 => page,
            Some(page) if words < 40 => {
                let long = self.page_text(&parts[page]).split_whitespace().count();
                if long > words * STUB { page } else { plain }
            }
            _ => plain,
        }
    }

    /// Whether a part is a page, or one with what belongs to it.
    fn holds_page(&self, part: &Part<'_>, depth: usize) -> bool {
        let (kind, subtype) = part.kind();
        match kind.as_str() {
            "text" => subtype == "html",
            "multipart" if depth < DEEPEST => part
                .parts(self.parser)
                .is_some_and(|parts| parts.iter().any(|part| self.holds_page(part, depth + 1))),
            _ => false,
        }
    }

    fn plain_text(&self, part: &Part<'_>) -> String {
        let charset = self.charsets.of(part);
        characters(&part.bytes(), charset).text
    }

    /// Returns the text of a part that is a page by itself; empty where it is none.
    fn page_text(&self, part: &Part<'_>) -> String {
        let charset = self.charsets.of(part);
        match part.kind().1.as_str() {
            "html" => page(&part.bytes(), charset).map(|page| page.text).unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn forwarded(&mut self, part: &Part<'_>, is_shown: bool) -> Result<(), Unread> {
        if !is_shown {
            return Ok(());
        }
        if self.depth == DEEPEST {
            return Err(Unread::TooMuch { what: "mails within mails", limit: "30" });
        }
        self.depth += 1;
        let bytes = part.bytes();
        let mail = Part::new(self.parser, &bytes);
        self.message(&mail)?;
        self.depth -= 1;
        Ok(())
    }

    fn text_part(&mut self, part: &Part<'_>, is_page: bool, is_shown: bool) -> Result<(), Unread> {
        if !is_shown {
            return Ok(());
        }
        let charset = self.charsets.of(part);
        if is_page {
            return match page(&part.bytes(), charset) {
                Ok(page) => {
                    self.write_page(page);
                    Ok(())
                }
                Err(Unread::Empty) => Ok(()),
                Err(why) => Err(why),
            };
        }
        let Characters { text, guessed } = characters(&part.bytes(), charset);
        self.read.guessed = self.read.guessed.or(guessed);
        if is_pgp(&text) {
            self.is_encrypted = true;
            return Ok(());
        }
        let shown = plain::shown(&text, part.lines());
        self.write_plain(&shown);
        Ok(())
    }

    fn write_plain(&mut self, plain: &PlainText) {
        let written = plain.text.trim_matches('\n');
        if written.trim().is_empty() {
            return;
        }
        self.has_text = true;
        self.gap();
        let before = plain.text.len() - plain.text.trim_start_matches('\n').len();
        for (start, region) in &plain.regions {
            let start = start.saturating_sub(before).min(written.len());
            self.read.regions.begin(self.read.text.len() + start, *region);
        }
        self.read.text.push_str(written);
        self.read.regions.begin(self.read.text.len(), Region::Body);
    }

    fn write_page(&mut self, page: Document) {
        self.has_text |= !page.text.trim().is_empty();
        self.gap();
        let start = self.read.text.len();
        for (span, region) in page.regions.spans(page.text.len()) {
            self.read.regions.begin(start + span.start, region);
        }
        self.read.text.push_str(&page.text);
        self.read.regions.begin(self.read.text.len(), Region::Body);
        self.read.hidden.extend(page.hidden);
        self.read.guessed = self.read.guessed.or(page.guessed_encoding);
    }

    /// Tells an attachment.
    fn attached(&mut self, part: &Part<'_>) -> Result<(), Unread> {
        let (kind, subtype) = part.kind();
        let name = part.file_name();
        let place = plain::attachment(name.as_deref(), &format!("{kind}/{subtype}"));
        self.leave(place, Unread::Attached);
        Ok(())
    }

    fn leave(&mut self, place: String, why: Unread) {
        self.read.unread.push(UnreadPart { place, why });
    }

    fn block(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.gap();
            self.read.text.push_str(text);
        }
    }

    fn gap(&mut self) {
        if !self.read.text.is_empty() {
            self.read.text.push_str("\n\n");
        }
    }
}

/// Returns which part of a page with what belongs to it is the page: the one that the header names, or the first.
pub(super) fn root(whole: &Part<'_>, parts: &[Part<'_>]) -> usize {
    let bare = |id: &str| id.trim().trim_matches(['<', '>']).to_owned();
    let start = whole.attribute("start").map(bare);
    let is_start = |part: &Part<'_>| {
        let id = part.header("Content-ID").and_then(|id| id.as_text()).map(bare);
        start.is_some() && id == start
    };
    let named = parts.iter().position(is_start);
    let is_text = |part: &Part<'_>| matches!(part.kind().0.as_str(), "text" | "multipart");
    named.or_else(|| parts.iter().position(is_text)).unwrap_or(0)
}

/// Returns a page in the encoding that its part declares, or where it is not in that one in its own.
pub(super) fn page(bytes: &[u8], charset: Option<&str>) -> Result<Document, Unread> {
    // The digest is that of the mail, which is put in later.
    let ways = charset.map(Some).into_iter().chain([None]);
    for charset in ways {
        let read = html::read(bytes.to_vec(), charset, String::new());
        let is_of_encoding = |why: &Unread| {
            matches!(
                why,
                Unread::NotInEncoding { .. } | Unread::NoSuchEncoding(_) | Unread::Binary(_)
            )
        };
        if !read.as_ref().is_err_and(is_of_encoding) {
            return read;
        }
    }
    let Characters { text, .. } = characters(bytes, Some("utf-8"));
    html::read(text.into_bytes(), Some("utf-8"), String::new())
}
