//! The records of a WARC (ISO 28500) or ARC file, one after the other.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};

use flate2::bufread::MultiGzDecoder;

use crate::source::Unread;

/// The most bytes of all records, after unpacking: 1 GB.
const LONGEST: u64 = 1_000_000_000;

/// How much longer than the file its records may be. Pages shrink to a tenth; what shrinks to less than a thousandth was
/// made for it.
const RATIO: u64 = 250;

/// What a short file may unpack to in any case: 20 MB.
const SHORT: u64 = 20_000_000;

/// The most bytes of a line, and of all lines, that say what a record is.
const LONGEST_HEAD: u64 = 65_536;

/// What lines like "Name: value" say: the names, in lower case, and the values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Takes a line. One without a colon says nothing.
    pub(super) fn take(&mut self, line: &str) {
        if let Some((name, value)) = line.split_once(':') {
            self.0.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }

    /// Takes a line that goes on with the value of the last one.
    fn go_on(&mut self, line: &str) {
        if let Some((_, value)) = self.0.last_mut() {
            value.push(' ');
            value.push_str(line.trim());
        }
    }

    /// Returns the value of a field, whose name is given in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// What a record says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    fields: Fields,
    /// How many bytes its content has.
    pub(super) length: u64,
}

impl Head {
    /// Returns the value of a field, whose name is given in lower case.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name)
    }

    fn is_after_file(&self) -> bool {
        self.field("warc-target-uri").is_some_and(|url| url.starts_with("filedesc:"))
    }
}

/// Why the records end before the file does.
#[derive(Debug)]
pub(super) enum Broken {
    /// There is more than is read.
    TooMuch,
    /// As a lower-case fragment.
    Malformed(String),
}

impl Broken {
    pub(super) fn unread(self) -> Unread {
        match self {
            Self::TooMuch => Unread::TooMuch {
                what: "text after unpacking",
                limit: "1 GB, or 250 times the file",
            },
            Self::Malformed(why) => Unread::Malformed { format: "WARC", why },
        }
    }
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::FileTooLarge => Self::TooMuch,
            ErrorKind::UnexpectedEof => Self::Malformed("it is cut off".to_owned()),
            _ => Self::Malformed("it is packed wrongly".to_owned()),
        }
    }
}

/// Ends in an error where more is read than a bound.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let more = u64::try_from(read).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(more).ok_or(io::Error::from(ErrorKind::FileTooLarge))?;
        Ok(read)
    }
}

pub(super) struct Records<'a> {
    input: Box<dyn BufRead + 'a>,
    /// How much of the content of the last record is not read.
    left: u64,
    /// Where, from the end of a line of an ARC file, its fields stand.
    arc: ArcFields,
}

impl<'a> Records<'a> {
    /// Returns the records of a file of so many bytes, packed record by record, in one piece, or not.
    ///
    /// # Errors
    ///
    /// Those of `input`.
    pub(super) fn new(input: impl Read + 'a, len: u64) -> Result<Self, Broken> {
        let mut input = BufReader::new(input);
        let is_packed = input.fill_buf()?.starts_with(&[0x1f, 0x8b]);
        let left = LONGEST.min(SHORT + len.saturating_mul(RATIO));
        let input: Box<dyn BufRead + 'a> = if is_packed {
            Box::new(BufReader::new(Bounded { inner: MultiGzDecoder::new(input), left }))
        } else {
            Box::new(BufReader::new(Bounded { inner: input, left }))
        };
        Ok(Self { input, left: 0, arc: ArcFields::default() })
    }

    /// Returns the next record; `None` at the end of the file.
    pub(super) fn next(&mut self) -> Result<Option<Head>, Broken> {
        self.skip()?;
        let line = loop {
            let Some(line) = self.line()? else { return Ok(None) };
            if !line.is_empty() {
                break line;
            }
        };
        let head = if line.starts_with("WARC/") { self.warc()? } else { self.arc.read(&line)? };
        self.left = head.length;
        if head.is_after_file() {
            let described = self.content(usize::try_from(LONGEST_HEAD).unwrap_or(usize::MAX))?;
            self.arc.learn(&String::from_utf8_lossy(&described));
        }
        Ok(Some(head))
    }

    /// Returns the next bytes of the content of the record, at most so many.
    pub(super) fn content(&mut self, most: usize) -> Result<Vec<u8>, Broken> {
        let most = self.left.min(u64::try_from(most).unwrap_or(u64::MAX));
        let mut content = Vec::new();
        let read = (&mut self.input).take(most).read_to_end(&mut content);
        match read {
            // What is there of a record that is cut off.
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {}
            Err(error) => return Err(error.into()),
            Ok(_) => {}
        }
        self.left -= most;
        Ok(content)
    }

    fn skip(&mut self) -> Result<(), Broken> {
        io::copy(&mut (&mut self.input).take(self.left), &mut io::sink())?;
        self.left = 0;
        Ok(())
    }

    fn line(&mut self) -> Result<Option<String>, Broken> {
        let mut line = Vec::new();
        let read = (&mut self.input).take(LONGEST_HEAD).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        let is_whole =
            line.ends_with(b"\n") || read < usize::try_from(LONGEST_HEAD).unwrap_or(usize::MAX);
        if !is_whole {
            return Err(Broken::Malformed("what a record says of itself has no end".to_owned()));
        }
        Ok(Some(String::from_utf8_lossy(line.trim_ascii_end()).into_owned()))
    }

    /// Reads the fields of a WARC record, up to a blank line.
    fn warc(&mut self) -> Result<Head, Broken> {
        let mut head = Head::default();
        let mut read = 0;
        while let Some(line) = self.line()?.filter(|line| !line.is_empty()) {
            read += line.len();
            if u64::try_from(read).is_ok_and(|read| read > LONGEST_HEAD) {
                return Err(Broken::Malformed(
                    "what a record says of itself has no end".to_owned(),
                ));
            }
            match line.starts_with([' ', '\t']) {
                true => head.fields.go_on(&line),
                false => head.fields.take(&line),
            }
        }
        let length = head.field("content-length").and_then(|length| length.parse().ok());
        let none = || Broken::Malformed("a record does not say how long it is".to_owned());
        head.length = length.ok_or_else(none)?;
        Ok(head)
    }
}

/// How the line before each record of an ARC file is read: an address, which may hold spaces, and fields.
///
/// The [format](https://archive.org/web/researcher/ArcFileFormat.php) has five fields in its first version and ten in its
/// second; the first record lists their names.
#[derive(Debug)]
struct ArcFields {
    count: usize,
}

impl Default for ArcFields {
    fn default() -> Self {
        Self { count: 5 }
    }
}

impl ArcFields {
    /// Takes the names of the fields from the record that describes the file.
    fn learn(&mut self, described: &str) {
        let names = described.lines().find(|line| line.starts_with("URL "));
        let count = names.map(|names| names.split_whitespace().count());
        self.count = count.filter(|count| (5..=20).contains(count)).unwrap_or(5);
    }

    /// Returns a record as WARC has it.
    fn read(&self, line: &str) -> Result<Head, Broken> {
        let wrong = || {
            let start: String = line.chars().take(40).collect();
            Broken::Malformed(format!("a record begins with `{start}`"))
        };
        let fields: Vec<&str> = line.rsplitn(self.count, ' ').collect();
        // From the end: the length, …, the type, the time, the sender's address, the page's.
        let at = |from_start: usize| fields.get(fields.len().checked_sub(from_start + 1)?).copied();
        if fields.len() < self.count {
            return Err(wrong());
        }
        let time = at(2).and_then(iso).ok_or_else(wrong)?;
        let length = fields.first().and_then(|length| length.parse().ok()).ok_or_else(wrong)?;
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = vec![
            field("warc-type", "response"),
            field("warc-target-uri", at(0).unwrap_or_default()),
            field("warc-date", &time),
            field("content-type", at(3).unwrap_or_default()),
        ];
        Ok(Head { fields: Fields(fields), length })
    }
}

/// Returns a time of 14 digits as ISO 8601.
fn iso(digits: &str) -> Option<String> {
    let is_time = digits.len() >= 14 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_time.then(|| {
        let part = |from: usize, to: usize| &digits[from..to];
        let day = format!("{}-{}-{}", part(0, 4), part(4, 6), part(6, 8));
        format!("{day}T{}:{}:{}Z", part(8, 10), part(10, 12), part(12, 14))
    })
}
