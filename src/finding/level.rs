//! How much a finding matters, and who decides.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::dossier::{Dossier, Problem};
use crate::text::suggest;

use super::{Code, Finding};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is not shown.
    Allow,
    /// It is shown.
    Warn,
    /// It is shown, and the check fails.
    Deny,
}

impl Level {
    /// Every level, from the least.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// Returns the name, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Level {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|level| level.name() == name);
        found.ok_or_else(|| "expected `deny`, `warn` or `allow`".to_owned())
    }
}

/// The level of every code: its default, then what the claims file says, then what the command line says; of
/// several sayings of one place the last holds, as in rustc.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<Code, Level>);

impl Levels {
    /// Returns the levels that a claims file and a command line set, and the mistakes in the former.
    pub fn new(dossier: &Dossier, command_line: &[(Code, Level)]) -> (Self, Vec<Problem>) {
        let mut levels = BTreeMap::new();
        let mut problems = Vec::new();
        for (code, level) in &dossier.levels {
            match (code.value.parse::<Code>(), level.value.parse::<Level>()) {
                (Ok(code), Ok(level)) => {
                    levels.insert(code, level);
                }
                (known, given) => {
                    if known.is_err() {
                        problems.push(unknown_code(&code.value, code.place));
                    }
                    if let Err(expected) = given {
                        let message = format!("`levels`: `{}` is no level", level.value);
                        problems.push(Problem::new(level.place, message, expected));
                    }
                }
            }
        }
        levels.extend(command_line.iter().copied());
        (Self(levels), problems)
    }

    /// Returns levels by which nothing goes unsaid.
    pub fn all_denied() -> Self {
        Self(Code::ALL.iter().map(|code| (*code, Level::Deny)).collect())
    }

    /// Sets the level of each finding, and leaves out those that are allowed.
    pub(super) fn apply(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        for finding in &mut findings {
            if let Some(level) = self.0.get(&finding.code) {
                finding.level = *level;
            }
        }
        findings.retain(|finding| finding.level != Level::Allow);
        findings
    }

    /// Returns the level of `code`.
    pub fn of(&self, code: Code) -> Level {
        self.0.get(&code).copied().unwrap_or_else(|| code.default_level())
    }
}

fn unknown_code(code: &str, place: crate::text::Span) -> Problem {
    let message = format!("`levels`: there is no finding `{code}`");
    let problem = Problem::new(place, message, "expected the code of a finding".to_owned());
    match suggest(code, Code::ALL.iter().map(|code| code.name())) {
        Some(near) => problem.help(format!("did you mean `{near}`?")),
        None => problem.help("`crosscheck explain` lists the codes"),
    }
}
