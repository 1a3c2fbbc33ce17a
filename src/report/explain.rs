//! The pages on findings.

use std::io::{self, Write};

use crate::finding::Code;

use super::layout::{Ink, Look};

/// Writes the page of `code`; without a code, every code with its default level and sentence.
///
/// # Errors
///
/// Those of `out`.
pub fn render(out: &mut dyn Write, code: Option<Code>, look: Look) -> io::Result<()> {
    match code {
        Some(code) => page(out, code, look),
        None => {
            let row = |code: &Code| {
                let level = code.default_level();
                let name = look.paint(Ink::Heading, code.name());
                vec![name, look.paint(Ink::Level(level), level.name()), code.summary().to_owned()]
            };
            out.write_all(look.columns(Code::ALL.iter().map(row)).as_bytes())
        }
    }
}

fn page(out: &mut dyn Write, code: Code, look: Look) -> io::Result<()> {
    for line in code.page().lines() {
        if line.starts_with('#') {
            writeln!(out, "{}", look.paint(Ink::Heading, line))?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
