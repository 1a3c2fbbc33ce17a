//! Names of sources, a claim, a citation or a file.

use super::problem::{Journal, Problem, quoted};
use super::types::Placed;
use crate::text::{Span, is_hidden};

/// The ids that [`check_id`] lets pass, as a regular expression of JSON Schema (ECMA-262).
pub(super) const PATTERN: &str = concat!(
    r"^[^\s/\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f",
    r"\u2028-\u202e\u2066-\u2069\ufeff]+$"
);

/// Reports an id that is empty, or holds white space, `/` or a character that cannot be seen.
pub(super) fn check_id(id: &Placed<String>, journal: &Journal<'_>) {
    if id.value.is_empty() {
        journal.report(
            Problem::new(id.place, "an id is empty", "expected a name")
                .help("ids are chosen by you; short words joined by `-` read well"),
        );
        return;
    }
    let wrong = |c: char| c.is_whitespace() || c == '/' || c == '\u{feff}' || is_hidden(c);
    if let Some((start, character)) = id.value.char_indices().find(|&(_, c)| wrong(c)) {
        let place = journal.inside(id.place, &id.value, part(start, character));
        let message = format!("the id {} holds {}", quoted(&id.value), described(character));
        let label = "ids have no white space, `/` or invisible characters";
        journal.report(Problem::new(place, message, label).help("join words by `-`"));
    }
}

/// The folder that the path of a file counts from, and must stay in.
#[derive(Clone, Copy)]
pub(super) enum Base {
    /// That of the claims file.
    ClaimsFile,
    /// The one that the program runs in.
    WorkingFolder,
}

impl Base {
    fn expected(self) -> &'static str {
        match self {
            Self::ClaimsFile => "expected a path relative to the claims file",
            Self::WorkingFolder => "expected a path relative to the working folder",
        }
    }

    fn is_left(self) -> &'static str {
        match self {
            Self::ClaimsFile => "leaves the folder of the claims file",
            Self::WorkingFolder => "leaves the working folder",
        }
    }

    fn stay_inside(self) -> &'static str {
        match self {
            Self::ClaimsFile => "put the file into the folder of the claims file, or below it",
            Self::WorkingFolder => "run the program in a folder that the file is in or below",
        }
    }
}

/// Reports a file path that does not stay inside its folder, or not on every system.
pub(super) fn check_path(path: &Placed<String>, base: Base, journal: &Journal<'_>) {
    let Some(wrong) = wrong_path(&path.value, base) else { return };
    let message = format!("the path {} {}", quoted(&path.value), wrong.message);
    journal.report(Problem::new(path.place, message, base.expected()).help(wrong.help));
}

/// Reports a path of a folder that does not lie in that of the claims file.
pub(super) fn check_folder(path: &Placed<String>, journal: &Journal<'_>) {
    let value = path.value.trim_end_matches('/').to_owned();
    check_path(&Placed { value, place: path.place }, Base::ClaimsFile, journal);
}

struct WrongPath {
    message: &'static str,
    help: &'static str,
}

fn wrong_path(path: &str, base: Base) -> Option<WrongPath> {
    let inside = base.stay_inside();
    let mut characters = path.chars();
    let drive = characters.next().is_some_and(|c| c.is_ascii_alphabetic());
    let (message, help) = if path.contains(|c: char| c.is_control() || is_hidden(c)) {
        ("holds a control character", "rename the file")
    } else if path.contains("://") {
        ("is a web address", "write it to `url`; `file` names a file on this machine")
    } else if path.contains('\\') {
        ("holds a backslash", "write `/` between folders, on every system")
    } else if path.starts_with('/') || drive && characters.next() == Some(':') {
        ("is absolute", inside)
    } else if leaves_folder(path) {
        (base.is_left(), inside)
    } else if matches!(path.rsplit('/').next(), Some("" | "." | "..")) {
        ("names a folder", "name a file in it")
    } else {
        return None;
    };
    Some(WrongPath { message, help })
}

/// Whether `..` leads out of the starting folder at any point, even if the path comes back.
fn leaves_folder(path: &str) -> bool {
    let mut depth = 0_usize;
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if depth == 0 => return true,
            ".." => depth -= 1,
            _ => depth += 1,
        }
    }
    false
}

fn part(start: usize, character: char) -> Span {
    Span::new(start, start + character.len_utf8())
}

fn described(character: char) -> String {
    match character {
        ' ' => "a space".to_owned(),
        '/' => "a `/`".to_owned(),
        other => format!("the character U+{:04X}", u32::from(other)),
    }
}
