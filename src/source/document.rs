//! A document: what is read of a file, and the way back to the file.

use std::num::NonZeroU32;
use std::sync::OnceLock;

use crate::text::{Edits, Language, LineIndex, Span};

use super::{
    About, Format, Location, Locator, ReadAs, Reference, Region, Regions, Table, UnreadPart,
};

/// A document that quotes are looked for in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What is read: the whole file, or what a reader sees of it. Places inside the program are places in it.
    pub text: String,
    /// SHA-256 of the file as it was received (FIPS 180-4), as 64 lower-case hex digits: what `sha256sum` prints.
    pub sha256: String,
    /// The format of the file.
    pub format: Format,
    /// Which parts of the text are what: the body, a note, the way through a site.
    pub regions: Regions,
    /// The footnote marks, links and comments of the text, in its order.
    pub references: Vec<Reference>,
    /// What the file holds and no reader sees, in parts: hidden, struck out or deleted text. It holds no quote.
    pub hidden: Vec<String>,
    /// The parts of the file that are not read; empty where all is.
    pub unread: Vec<UnreadPart>,
    /// What the document says of itself.
    pub about: About,
    /// The encoding where nothing said it: the likeliest one. `None` where it is known, or the format has none.
    pub guessed_encoding: Option<&'static str>,
    /// What [`Self::language`] has told.
    language: Once<Language>,
    /// What [`Self::table_at`] looks places up in.
    tables: Once<Vec<Table>>,
    /// What [`Self::identity`] returns.
    identity: String,
    /// How places in its text are found in the file.
    map: FileMap,
}

/// What follows from the text, once somebody has asked for it: documents are the same whether or not it was.
#[derive(Clone, Debug)]
struct Once<T>(OnceLock<T>);

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

impl<T> PartialEq for Once<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<T> Eq for Once<T> {}

/// The way from a text back to the file that it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum FileMap {
    /// The text is the file.
    Same(LineIndex),
    /// The text was made of that of the file.
    Edited { file: String, lines: LineIndex, edits: Edits },
    /// The text was made of a file in another encoding: its lines are those of the file, and its bytes are not.
    Decoded(Box<Self>),
    /// The text was made of a part of an archive or of a mail: its lines are those of that part.
    #[cfg(feature = "archives")]
    Within(Box<Self>),
    /// The text was made of a file without lines: where its first part stands in the file, and where the others begin in
    /// the text, in order, and stand in the file.
    Parts(Locator, Vec<(usize, Locator)>),
}

impl Document {
    /// Returns the document that a text file is, read as it is.
    pub(super) fn same(format: Format, file: String, sha256: String) -> Self {
        let map = FileMap::Same(LineIndex::new(&file));
        Self::new(format, file, sha256, map)
    }

    /// Returns the document whose `text` was made of a text file by `edits`.
    pub(super) fn edited(
        format: Format,
        text: String,
        edits: Edits,
        file: String,
        sha256: String,
    ) -> Self {
        let lines = LineIndex::new(&file);
        Self::new(format, text, sha256, FileMap::Edited { file, lines, edits })
    }

    /// Returns the document whose `text` was made of a file without lines: its first part stands at `first`, and each
    /// of the others, in order, begins at a byte of the text and stands where its locator says.
    ///
    /// ```
    /// use crosscheck::source::{Document, Format, Locator};
    /// use crosscheck::text::Span;
    /// use std::num::NonZeroU32;
    /// let paragraph = |n| Locator::Paragraph(NonZeroU32::new(n).unwrap());
    /// let (text, parts) = ("Of 650 votes\n\n540 backed him", vec![(14, paragraph(2))]);
    /// let sha256 = "9f86…".to_owned();
    /// let document = Document::of_parts(Format::Plain, text.to_owned(), sha256, paragraph(1), parts);
    /// assert_eq!(document.locate(Span::new(14, 17)).to_string(), "paragraph 2");
    /// assert_eq!(document.locate(Span::new(14, 17)).bytes(), None);
    /// ```
    pub fn of_parts(
        format: Format,
        text: String,
        sha256: String,
        first: Locator,
        others: Vec<(usize, Locator)>,
    ) -> Self {
        Self::new(format, text, sha256, FileMap::Parts(first, others))
    }

    fn new(format: Format, text: String, sha256: String, map: FileMap) -> Self {
        Self {
            identity: format!("{format} {sha256}"),
            text,
            sha256,
            format,
            regions: Regions::default(),
            references: Vec::new(),
            hidden: Vec::new(),
            unread: Vec::new(),
            about: About::default(),
            guessed_encoding: None,
            language: Once::default(),
            tables: Once::default(),
            map,
        }
    }

    /// Returns the document as one whose text was decoded from an encoding, perhaps a guessed one; `is_file` says whether the
    /// text is the bytes of the file all the same.
    pub(super) fn decoded(mut self, guessed: Option<&'static str>, is_file: bool) -> Self {
        if !is_file {
            self.map = FileMap::Decoded(Box::new(self.map));
        }
        self.guessed_encoding = guessed;
        self
    }

    /// Returns the document as one that is a part of a file of this format: its lines are none of the file.
    #[cfg(feature = "archives")]
    pub(super) fn within(mut self, format: Format, sha256: String) -> Self {
        self.map = FileMap::Within(Box::new(self.map));
        self.format = format;
        self.sha256 = sha256;
        self
    }

    /// Returns the document as one that was read so; see [`Self::identity`].
    pub(super) fn read_as(self, read_as: &ReadAs) -> Self {
        let ReadAs { format: _, encoding, url, at } = read_as;
        let Self { format, sha256, .. } = &self;
        let asked = [encoding, url, at].map(|asked| asked.as_deref().unwrap_or(""));
        Self { identity: format!("{format} {sha256} {asked:?}"), ..self }
    }

    /// Returns what tells the document from every other: the digest of its file, and how that was read. Documents of one
    /// identity are equal, if one version of this program read them.
    ///
    /// ```
    /// use crosscheck::source::{Format, ReadAs};
    /// let read = |format| ReadAs { format, ..ReadAs::default() }.read("", b"*540* votes".to_vec()).unwrap();
    /// assert_eq!(read(None).identity(), read(Some(Format::Plain)).identity());
    /// assert_ne!(read(None).identity(), read(Some(Format::Markdown)).identity());
    /// ```
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// Returns the characters of the file, and where `span` of the text stands in them; `None` where the file has none to go
    /// to, such as PDF.
    ///
    /// ```
    /// use crosscheck::source::Format;
    /// use crosscheck::text::Span;
    /// let document = Format::Markdown.read(b"Of **650** votes".to_vec()).unwrap();
    /// let (file, place) = document.in_file(Span::new(3, 6)).unwrap();
    /// assert_eq!((file, place), ("Of **650** votes", Span::new(5, 8)));
    /// ```
    pub fn in_file(&self, span: Span) -> Option<(&str, Span)> {
        self.map.in_file(&self.text, span)
    }

    /// Returns the language that the text is written in, as the text itself shows it; in doubt, English. A source may
    /// declare another. It is told when it is first asked for.
    ///
    /// ```
    /// use crosscheck::source::Format;
    /// let document = Format::Plain.read("Rund 540 Stimmen wurden gezählt.".into()).unwrap();
    /// assert_eq!(document.language().to_string(), "de");
    /// ```
    pub fn language(&self) -> Language {
        *self.language.0.get_or_init(|| Language::of(&self.text))
    }

    /// Returns all tables of the text, in order.
    pub(super) fn tables(&self) -> &[Table] {
        self.tables.0.get_or_init(|| self.find_tables())
    }

    /// Returns about how much memory it takes, in bytes.
    pub fn size(&self) -> usize {
        let hidden: usize = self.hidden.iter().map(String::len).sum();
        self.text.len() + self.map.size() + hidden
    }

    /// Returns the language if [`Self::language`] was asked for it.
    pub(super) fn told_language(&self) -> Option<Language> {
        self.language.0.get().copied()
    }

    /// Returns where `span` of the text stands in the file. Markup at either end of it is left out.
    ///
    /// ```
    /// use crosscheck::source::Format;
    /// use crosscheck::text::Span;
    /// let document = Format::Markdown.read(b"Of **650** votes".to_vec()).unwrap();
    /// let location = document.locate(Span::new(3, 6));
    /// assert_eq!(location.bytes(), Some(Span::new(5, 8)));
    /// assert_eq!(location.to_string(), "1:6");
    /// ```
    pub fn locate(&self, span: Span) -> Location {
        self.map.locate(&self.text, span)
    }

    /// Returns where the parts stand that `span` of the text reaches into, in order; none where the file has lines.
    pub(super) fn locators(&self, span: Span) -> impl Iterator<Item = &Locator> {
        let FileMap::Parts(first, others) = &self.map else { return Vec::new().into_iter() };
        let begun = others.partition_point(|(start, _)| *start <= span.start);
        let first = begun.checked_sub(1).map_or(first, |last| &others[last].1);
        let further = others[begun..].iter().take_while(|(start, _)| *start < span.end);
        let all: Vec<&Locator> = std::iter::once(first).chain(further.map(|(_, at)| at)).collect();
        all.into_iter()
    }

    /// Returns the number of the last page, as a viewer counts; `None` where the file has no pages.
    pub(super) fn last_page(&self) -> Option<NonZeroU32> {
        let FileMap::Parts(first, others) = &self.map else { return None };
        others.last().map_or(first, |(_, last)| last).page()
    }

    /// Returns what pages repeat, such as their numbers, as it stands on one page, near `passage`.
    pub(super) fn furniture_of_page(&self, page: NonZeroU32, passage: Span) -> Vec<&str> {
        let FileMap::Parts(_, others) = &self.map else { return Vec::new() };
        // It is written where the text of the page breaks off: perhaps after that of the next one.
        let is_near = |at: &usize| {
            let other = others.get(*at).and_then(|(_, locator)| locator.page());
            other.is_some_and(|other| other.get().abs_diff(page.get()) <= 2)
        };
        let middle = others.partition_point(|(start, _)| *start <= passage.start);
        let before = (0..middle).rev().take_while(is_near).last().unwrap_or(middle);
        let after =
            (middle..others.len()).take_while(is_near).last().map_or(middle, |last| last + 1);
        let on_page = (before..after).filter(|at| others[*at].1.page() == Some(page));
        let furniture = on_page.filter_map(|at| {
            let start = others[at].0;
            let end = others.get(at + 1).map_or(self.text.len(), |(start, _)| *start);
            (self.regions.at(start) == Region::Furniture).then(|| &self.text[start..end])
        });
        furniture.collect()
    }
}

impl FileMap {
    /// Returns how many bytes of another text it holds.
    fn size(&self) -> usize {
        match self {
            Self::Same(_) => 0,
            Self::Edited { file, lines: _, edits: _ } => file.len(),
            Self::Decoded(inner) => inner.size(),
            #[cfg(feature = "archives")]
            Self::Within(inner) => inner.size(),
            Self::Parts(_, others) => size_of_val(others.as_slice()),
        }
    }

    fn in_file<'d>(&'d self, text: &'d str, span: Span) -> Option<(&'d str, Span)> {
        match self {
            Self::Same(_) => Some((text, span)),
            Self::Edited { file, lines: _, edits } => Some((file, edits.original(span))),
            Self::Decoded(inner) => inner.in_file(text, span),
            #[cfg(feature = "archives")]
            Self::Within(_) => None,
            Self::Parts(_, _) => None,
        }
    }

    /// Returns where `span` of `text`, which the file was read as, stands in the file.
    fn locate(&self, text: &str, span: Span) -> Location {
        match self {
            Self::Same(lines) => Location::in_lines(text, lines, span),
            Self::Edited { file, lines, edits } => {
                Location::in_lines(file, lines, edits.original(span))
            }
            Self::Decoded(inner) => inner.locate(text, span).without_bytes(),
            #[cfg(feature = "archives")]
            Self::Within(inner) => inner.locate(text, span).line_alone(),
            Self::Parts(first, others) => {
                let after = others.partition_point(|(start, _)| *start <= span.start);
                let begun = after.checked_sub(1).map(|last| &others[last].1);
                Location::Locator(begun.unwrap_or(first).clone())
            }
        }
    }
}
