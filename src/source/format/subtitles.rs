//! Subtitles and transcripts: `SubRip`, which has no standard, and [WebVTT](https://www.w3.org/TR/webvtt1/).
//!
//! A cue is text with the time at which it is shown. Cues that follow one another are lines of one paragraph, so that a
//! sentence over several of them is one. A paragraph ends where another speaks, or where nothing is said for a while. The
//! name of a speaker stands once, at the beginning of what is said: "Mary: …". Left out are the marks of italics, colours
//! and places on the screen, notes and styles, and lines that a cue repeats of the one before it.

use crate::source::parts::PartsWriter;
use crate::source::shown::Gap;
use crate::source::{Document, Format, Locator, Unread};

/// How long nothing is said before what follows is a paragraph of its own, in milliseconds. That is a guess.
const SILENCE: u64 = 5_000;

/// The longest that a cue is shown which only repeats the last one, in milliseconds: YouTube has 10.
const REPEATED: u64 = 50;

/// Text with the time at which it is shown.
struct Cue<'f> {
    /// Milliseconds from the beginning.
    start: u64,
    end: u64,
    lines: Vec<&'f str>,
}

/// Returns the document that a file of subtitles is.
pub(super) fn read(format: Format, file: &str, sha256: String) -> Result<Document, Unread> {
    let file = file.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = file.lines().collect();
    let cues = cues(format, &lines);
    let mut transcript = Transcript::new(format);
    for cue in &cues {
        transcript.take(cue);
    }
    let writer = transcript.writer;
    if writer.text().trim().is_empty() {
        return Err(match cues.is_empty() {
            true => Unread::Malformed { format: name(format), why: "it has no times".to_owned() },
            false => Unread::Empty,
        });
    }
    let mut document = writer.finish(format, sha256, Locator::Time { seconds: 0 });
    document.about.language = language(format, &lines);
    Ok(document)
}

fn name(format: Format) -> &'static str {
    if format == Format::Vtt { "WebVTT" } else { "SubRip" }
}

/// Returns the language that the head of a WebVTT file names.
fn language(format: Format, lines: &[&str]) -> Option<String> {
    let head = lines.iter().take_while(|line| !line.is_empty());
    let named = head.into_iter().filter(|_| format == Format::Vtt);
    named.filter_map(|line| line.strip_prefix("Language:")).map(|tag| tag.trim().to_owned()).next()
}

fn cues<'f>(format: Format, lines: &[&'f str]) -> Vec<Cue<'f>> {
    let times: Vec<(usize, (u64, u64))> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| times(line).map(|times| (at, times)))
        .collect();
    let ends = times.iter().skip(1).map(|(at, _)| *at).chain([lines.len()]);
    let mut cues = Vec::new();
    for ((at, (start, end)), next) in times.iter().zip(ends) {
        let mut shown = &lines[at + 1..next];
        if format == Format::Vtt {
            let len = shown.iter().position(|line| line.is_empty()).unwrap_or(shown.len());
            shown = &shown[..len];
        } else if next < lines.len() {
            shown = without_number(shown);
        }
        cues.push(Cue { start: *start, end: *end, lines: shown.to_vec() });
    }
    cues
}

/// Returns the lines of a cue without the number of the next one.
fn without_number<'l, 'f>(lines: &'l [&'f str]) -> &'l [&'f str] {
    match lines.split_last() {
        Some((last, rest)) if last.trim().parse::<u32>().is_ok() => {
            let is_apart = rest.last().is_none_or(|before| before.trim().is_empty());
            if is_apart { rest } else { lines }
        }
        _ => lines,
    }
}

/// Returns the times of "00:00:01,000 --> 00:00:04,000", in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (start, end) = line.split_once("-->")?;
    Some((time(start.trim())?, time(end.split_whitespace().next()?)?))
}

fn time(written: &str) -> Option<u64> {
    let (whole, fraction) = written.split_once(['.', ',']).unwrap_or((written, "0"));
    let parts: Vec<&str> = whole.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    let mut seconds: u64 = 0;
    for part in parts {
        seconds = seconds.checked_mul(60)?.checked_add(part.trim().parse().ok()?)?;
    }
    let digits: String = fraction.chars().take(3).take_while(char::is_ascii_digit).collect();
    let fraction = format!("{digits:0<3}").parse::<u64>().ok()?;
    seconds.checked_mul(1_000)?.checked_add(fraction)
}

/// The cues that were read, as one text.
struct Transcript {
    format: Format,
    writer: PartsWriter,
    /// Who speaks, where a tag says so.
    speaker: Option<String>,
    /// When the last cue ends.
    end: Option<u64>,
    /// The last line of the last cue.
    last: String,
}

impl Transcript {
    fn new(format: Format) -> Self {
        let writer = PartsWriter::default();
        Self { format, writer, speaker: None, end: None, last: String::new() }
    }

    fn take(&mut self, cue: &Cue<'_>) {
        let lines: Vec<Line> = cue.lines.iter().map(|line| Line::of(line, self.format)).collect();
        let mut lines: Vec<&Line> = lines.iter().filter(|line| !line.text.is_empty()).collect();
        let is_short = cue.end.saturating_sub(cue.start) <= REPEATED;
        let is_repeated = lines.first().is_some_and(|line| line.text == self.last);
        if is_repeated && (lines.len() > 1 || is_short) {
            lines.remove(0);
        }
        let is_after_silence = self.end.is_some_and(|end| cue.start > end.saturating_add(SILENCE));
        self.writer.part(if is_after_silence { Gap::Block } else { Gap::Line });
        let seconds = u32::try_from(cue.start / 1_000).unwrap_or(u32::MAX);
        // A tag holds to the end of its cue.
        let mut speaker = None;
        for line in lines {
            speaker = line.speaker.clone().or(speaker);
            self.writer.at(Locator::Time { seconds });
            self.line(&line.text, speaker.as_deref());
            self.last.clone_from(&line.text);
        }
        self.end = Some(cue.end.max(self.end.unwrap_or(0)));
    }

    fn line(&mut self, text: &str, speaker: Option<&str>) {
        let changes = speaker != self.speaker.as_deref();
        let is_apart = changes || begins_speech(text);
        self.writer.part(if is_apart { Gap::Block } else { Gap::Line });
        if changes {
            self.speaker = speaker.map(str::to_owned);
        }
        match speaker.filter(|_| changes) {
            Some(name) => self.writer.write(&format!("{name}: {text}")),
            None => self.writer.write(text),
        }
    }
}

/// Whether a line begins what another says, as subtitles mark it: "- No.", ">> No.", "MARY: No."
fn begins_speech(line: &str) -> bool {
    let after_dash = line.strip_prefix(['-', '–', '—', '‐']).map(|rest| rest.chars().next());
    let is_dash = after_dash.is_some_and(|next| {
        next.is_some_and(|c| c.is_whitespace() || c.is_alphabetic() || matches!(c, '"' | '“' | '['))
    });
    let is_named = line.split_once(':').is_some_and(|(name, _)| {
        name.chars().filter(|c| c.is_uppercase()).count() > 1
            && !name.contains(char::is_lowercase)
            && name.split_whitespace().count() <= 4
    });
    is_dash || line.starts_with(">>") || is_named
}

/// A line of a cue, without its marks.
#[derive(Debug, Default, PartialEq, Eq)]
struct Line {
    /// The last that a tag names.
    speaker: Option<String>,
    text: String,
}

impl Line {
    fn of(written: &str, format: Format) -> Self {
        let mut line = Self::default();
        let mut rest = written;
        while let Some(at) = rest.find(['<', '{', '&']) {
            line.text.push_str(&rest[..at]);
            rest = &rest[at..];
            let len = line.mark(rest, format);
            if len == 0 {
                let first = rest.chars().next().map_or(1, char::len_utf8);
                line.text.push_str(&rest[..first]);
                rest = &rest[first..];
            }
            rest = &rest[len..];
        }
        line.text.push_str(rest);
        line.text = line.text.trim().to_owned();
        line
    }

    /// Takes the mark that `rest` begins with; returns its length, 0 where it is text.
    fn mark(&mut self, rest: &str, format: Format) -> usize {
        const REFERENCES: [(&str, &str); 8] = [
            ("&amp;", "&"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&nbsp;", "\u{a0}"),
            ("&lrm;", ""),
            ("&rlm;", ""),
            ("&quot;", "\""),
            ("&#39;", "'"),
        ];
        if let Some((written, shown)) = REFERENCES.iter().find(|(name, _)| rest.starts_with(name)) {
            self.text.push_str(shown);
            return written.len();
        }
        let closing = if rest.starts_with('{') { '}' } else { '>' };
        let within = &rest[..rest.floor_char_boundary(LONGEST_MARK)];
        let Some(end) = within.find(closing) else { return 0 };
        let mark = &rest[1..end];
        if rest.starts_with('{') {
            return if mark.starts_with(['\\', 'Y', 'y', 'C', 'c']) { end + 1 } else { 0 };
        }
        if !(rest.starts_with('<') && (format == Format::Vtt || is_tag(mark))) {
            return 0;
        }
        if let Some(speaker) = speaker_of(mark) {
            self.speaker = Some(speaker);
        }
        end + 1
    }
}

/// The longest mark, in bytes: a tag may hold a speaker's name or a font.
const LONGEST_MARK: usize = 300;

/// Whether it is a tag that `SubRip` files hold: "<3" is text.
fn is_tag(mark: &str) -> bool {
    let name = mark.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name[..end].to_ascii_lowercase();
    matches!(
        name.as_str(),
        "b" | "i" | "u" | "s" | "em" | "strong" | "font" | "c" | "v" | "span" | "br"
    )
}

/// Returns the name in `v.loud Mary`.
fn speaker_of(mark: &str) -> Option<String> {
    let rest = mark.strip_prefix('v')?;
    let name = rest.starts_with(['.', ' ', '\t']).then(|| rest.split_once([' ', '\t']))??.1.trim();
    (!name.is_empty()).then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn text(format: Format, file: &str) -> String {
        read(format, file, String::new()).map(|document| document.text).unwrap()
    }

    #[test]
    fn a_sentence_over_several_cues_is_one() {
        let file = "1\n00:00:01,000 --> 00:00:04,000\nOf <i>650</i> votes\n\n2\n00:00:04,000 --> 00:00:06,000\n\
                    {\\an8}cast in Oslo,\n540 backed him.\n\n3\n00:12:07,500 --> 00:12:09,000\nThank you.\n";
        let document = read(Format::Srt, file, String::new()).unwrap();
        assert_eq!(document.text, "Of 650 votes\ncast in Oslo,\n540 backed him.\n\nThank you.");
        let at = |words: &str| {
            let start = document.text.find(words).unwrap();
            document.locate(Span::new(start, start + words.len())).to_string()
        };
        assert_eq!(at("540 backed"), "00:00:04");
        assert_eq!(at("Thank"), "00:12:07");
    }

    #[test]
    fn speakers_are_apart_and_named_once() {
        let file = "WEBVTT\nLanguage: en\n\nNOTE 12 drafts\n\nSTYLE\n::cue { color: red }\n\nintro\n\
                    00:01.000 --> 00:04.000 align:start\n<v.loud Mary Ann>We counted 540</v>\n\n00:04.000 --> 00:05.000\n\
                    <v Mary Ann>votes &amp; more.</v>\n\n00:05.000 --> 00:06.000\n<v Tom>No.</v>\n\n\
                    00:06.000 --> 00:07.000\n- 600?\n- <c.hot>No</c>.\n";
        let expected = "Mary Ann: We counted 540\nvotes & more.\n\nTom: No.\n\n- 600?\n\n- No.";
        assert_eq!(text(Format::Vtt, file), expected);
    }

    #[test]
    fn what_a_cue_repeats_stands_once() {
        let file = "WEBVTT\n\n00:00.000 --> 00:02.000\nof 650 votes\n\n00:02.000 --> 00:02.010\nof 650 votes\n \n\n\
                    00:02.010 --> 00:04.000\nof 650 votes\n540<00:03.000><c> were</c>\n\n00:04.000 --> 00:05.000\nNo.\n\n\
                    00:05.000 --> 00:06.000\nNo.\n";
        assert_eq!(text(Format::Vtt, file), "of 650 votes\n540 were\nNo.\nNo.");
    }

    #[test]
    fn text_that_looks_like_marks_stays_and_numbers_in_cues_stay() {
        let file = "7\n00:00:01,000 --> 00:00:04,000\n\n8\n00:00:05,000 --> 00:00:06,000\nI <3 you & {this}\n\
                    540\n\n\n9\n00:00:07,000 --> 00:00:08,000\n650\n";
        assert_eq!(text(Format::Srt, file), "I <3 you & {this}\n540\n650");
    }

    #[test]
    fn a_file_without_times_is_told() {
        let error = read(Format::Srt, "1\nno\n", String::new()).unwrap_err();
        assert_eq!(error.to_string(), "it is no SubRip that can be read: it has no times");
        let empty = read(Format::Vtt, "WEBVTT\n\n00:01.000 --> 00:02.000\n\n", String::new());
        assert_eq!(empty.unwrap_err(), Unread::Empty);
    }
}
