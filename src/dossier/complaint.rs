//! Syntax errors, in words that say what was found, what was expected, and what to try.

use jsonc_parser::ParseStringErrorKind as InString;
use jsonc_parser::errors::{ParseError, ParseErrorKind as Kind};

use super::problem::{Journal, Problem, quoted};

/// How someone gets a figure, a date or a word into JSON.
const QUOTE_IT: &str =
    "texts, dates, ranges and bounds are written between double quotes, as in \">=600\"";

/// What to try where a file is in no way JSON.
const NO_CLAIMS_FILE: &str = "name the claims file, or its folder; `crosscheck draft FILE` checks a text that will be published";

/// Quotation marks that a word processor puts in.
const TYPOGRAPHIC_MARKS: [char; 9] = ['“', '”', '„', '‟', '«', '»', '‘', '’', '‚'];

/// What to write in place of them.
const STRAIGHT_MARKS: &str = "around names and texts, JSON has straight quotation marks: `\"`";

/// The words of JSON, and that of Python for the last.
const WORDS: [&str; 4] = ["true", "false", "null", "none"];

/// How the words of JSON are written.
const SMALL_LETTERS: &str = "JSON writes `true`, `false` and `null` in small letters";

/// Returns the problem that a syntax error is.
pub(super) fn about(error: &ParseError, journal: &Journal<'_>) -> Problem {
    let body = journal.body();
    let start = body.floor_char_boundary(error.range().start);
    let end = body.ceil_char_boundary(error.range().end.clamp(start, body.len()));
    let scene = Scene { journal, body, start, end };
    match error.kind() {
        Kind::UnterminatedObject => scene.unclosed('{', '}', "object"),
        Kind::UnterminatedArray => scene.unclosed('[', ']', "list"),
        Kind::UnterminatedCommentBlock => {
            scene.problem("a comment is not closed", "expected `*/` after it")
        }
        Kind::NestingDepthExceeded => scene.too_deep(),
        Kind::MultipleRootJsonValues => scene.second_value(),
        Kind::ExpectedComma => scene.missing_comma(),
        Kind::ExpectedColonAfterObjectKey => scene.expected("`:` after the field's name", None),
        Kind::ExpectedStringObjectProperty | Kind::UnexpectedTokenInObject => scene.field_name(),
        Kind::String(kind) => scene.escape(kind),
        Kind::SingleQuotedStringsNotAllowed => scene
            .expected("a value in double quotes", Some("JSON strings stand between `\"`, not `'`")),
        number_or_value => scene.value(number_or_value),
    }
}

/// The place of a syntax error.
struct Scene<'j, 't> {
    journal: &'j Journal<'t>,
    body: &'t str,
    start: usize,
    end: usize,
}

impl Scene<'_, '_> {
    fn problem(&self, message: impl Into<String>, label: impl Into<String>) -> Problem {
        Problem::new(self.journal.place(self.start, self.end), message, label)
    }

    /// The same scene at another place.
    fn at(&self, start: usize, end: usize) -> Self {
        Self { journal: self.journal, body: self.body, start, end }
    }

    /// What stands at the place, as a reader would name it.
    fn found(&self) -> String {
        let rest = &self.body[self.start..];
        let word = |c: char| !c.is_alphanumeric() && !"_-+.".contains(c);
        match rest.chars().next() {
            None => "the end of the file".to_owned(),
            Some('"') => "a string".to_owned(),
            Some(c) if word(c) => quoted(c.encode_utf8(&mut [0; 4])),
            Some(_) => quoted(&rest[..rest.find(word).unwrap_or(rest.len())]),
        }
    }

    fn expected(&self, what: &str, help: Option<&str>) -> Problem {
        let message = format!("expected {what}, found {}", self.found());
        let problem = self.problem(message, format!("expected {what}"));
        match help {
            Some(help) => problem.help(help),
            None => problem,
        }
    }

    fn unclosed(&self, open: char, close: char, what: &str) -> Problem {
        let message = format!("the file ends before this {what} is closed");
        self.at(self.start, self.start + open.len_utf8())
            .problem(message, format!("this `{open}` has no `{close}`"))
            .help(format!("add the missing `{close}`; the file may have been cut short"))
    }

    fn too_deep(&self) -> Problem {
        self.at(self.start, self.start + 1)
            .problem("lists and objects are nested too deeply", "more than 500 levels down")
            .help("a claims file needs six levels")
    }

    fn second_value(&self) -> Problem {
        let message = format!("expected the end of the file, found {}", self.found());
        let help = "a claims file is one object: check for a `}` too many before this";
        self.problem(message, "the file's object ended before this").help(help)
    }

    /// The comma belongs after the value before, which is the place that the parser tells.
    fn missing_comma(&self) -> Problem {
        let next = self.body[self.start..].trim_start();
        let at = self.body.len() - next.len();
        let before = self.body[..self.start].trim_end_matches(|c: char| c.is_ascii_digit());
        let number_before = before.len() < self.start;
        if number_before && at == self.start {
            return self.at(before.len(), self.start + first_word(next)).bad_number();
        }
        let found = self.at(at, at).found();
        self.problem(format!("expected `,` before {found}"), "expected `,` here")
    }

    /// Digits run into something that is no part of a JSON number.
    fn bad_number(&self) -> Problem {
        let number = &self.body[self.start..self.end];
        let message = format!("{} is not a JSON number", quoted(number));
        let leading_zero = number.len() > 1 && number.bytes().all(|b| b.is_ascii_digit());
        let help = if leading_zero { "a number does not start with 0" } else { QUOTE_IT };
        self.problem(message, "not a number").help(help)
    }

    fn field_name(&self) -> Problem {
        let digits = self.body[self.start..].bytes().take_while(u8::is_ascii_digit).count();
        let help = if self.found().contains(TYPOGRAPHIC_MARKS) {
            STRAIGHT_MARKS
        } else if digits > 0 {
            "write large numbers without separators, and between double quotes what is no number"
        } else {
            "names of fields and ids stand between double quotes; check for a missing bracket before this"
        };
        self.expected("a field's name in double quotes, or `}`", Some(help))
    }

    fn escape(&self, kind: &InString) -> Problem {
        let (label, help) = match kind {
            InString::InvalidUnicodeEscapeSequence(_) => {
                ("not a character", "write the character itself; the file is UTF-8")
            }
            InString::ExpectedFourHexDigits => (
                "expected four hexadecimal digits",
                "write the character itself; the file is UTF-8",
            ),
            _ => {
                ("not an escape of JSON", "a backslash is written `\\\\`, a quotation mark `\\\"`")
            }
        };
        // The parser's place may take in the character after the escape.
        let escape = self.body[self.start..self.end].trim_end_matches('"');
        let message = format!("{} cannot stand in a string", quoted(escape));
        self.at(self.start, self.start + escape.len()).problem(message, label).help(help)
    }

    fn value(&self, kind: &Kind) -> Problem {
        if self.start == 0 {
            return self.expected("`{`, as every claims file begins", Some(NO_CLAIMS_FILE));
        }
        let help = match kind {
            _ if self.found().contains(TYPOGRAPHIC_MARKS) => Some(STRAIGHT_MARKS),
            _ if WORDS.iter().any(|word| self.found().eq_ignore_ascii_case(&quoted(word))) => {
                Some(SMALL_LETTERS)
            }
            Kind::UnexpectedCloseBrace | Kind::UnexpectedCloseBracket => {
                Some("check for a value that is missing, or a bracket of the other kind")
            }
            Kind::UnexpectedComma => Some("check for two commas in a row"),
            Kind::UnexpectedColon => Some("check for a missing `{` before the field"),
            Kind::ExpectedObjectValue => Some("the file may have been cut short"),
            _ => Some(QUOTE_IT),
        };
        let number = &self.body[self.start..];
        if number.starts_with(['+', '-', '.']) || number.starts_with(|c: char| c.is_ascii_digit()) {
            return self.at(self.start, self.start + first_word(number)).bad_number();
        }
        self.expected("a value", help)
    }
}

/// The bytes up to white space or punctuation of JSON.
fn first_word(text: &str) -> usize {
    text.find(|c: char| c.is_whitespace() || "{}[],:\"".contains(c)).unwrap_or(text.len())
}
