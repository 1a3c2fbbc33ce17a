//! `crosscheck cite`: a citation from a few words of a source.

use clap::ValueEnum;

use crate::amend::cite::{CitationRequest, NewCitation, Refusal, cite, written_value};
use crate::dossier::{ClaimsFile, Dossier};
use crate::quote::Surroundings;
use crate::report::page::cite::Written;
use crate::report::{self, Examined};
use crate::run::{self, Opened};
use crate::source::Holding;
use crate::value::Kind;

use super::args::{ChangeArgs, DossierArgs, rest_of_input};
use super::{Context, Error, ExitStatus};

/// Find a quote in a source, and write it into the claims file as a citation of a claim
///
/// The citation gets the source's own characters and, where the quote stands at several places, the shortest prefix or
/// suffix that singles out the one that --at says. It is refused where it would not hold. The exit status is 0 when it
/// is written, 1 when the quote does not hold or says something else, and 2 for wrong usage.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The id of the claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// The id of the source
    #[arg(value_name = "SOURCE")]
    source: String,
    /// Words of the source; `[…]` stands for left-out text
    ///
    /// `-` reads them from standard input. Without QUOTE, an editor opens to paste them into (that of the variable `VISUAL` or
    /// `EDITOR`); where there is no terminal or no such variable, they are read from standard input.
    #[arg(value_name = "QUOTE", allow_hyphen_values = true)]
    quote: Option<String>,
    #[command(flatten)]
    dossier: DossierArgs,
    /// Which place is meant, where the quote stands at several
    #[arg(long, value_name = "LINE[:COLUMN]", value_parser = parse_place)]
    at: Option<(u32, Option<u32>)>,
    /// A stable name for the citation, unique within its claim
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The words just before the quote, where it occurs more than once
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    prefix: Option<String>,
    /// The words just after the quote, where it occurs more than once
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    suffix: Option<String>,
    /// The page or section, as people cite it: `p. 12`
    #[arg(long, value_name = "TEXT")]
    locator: Option<String>,
    /// The value that the passage gives, in the notation of the claim's kind
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    value: Option<String>,
    /// The effect of the passage on the claim
    #[arg(long, value_name = "STANCE")]
    stance: Option<StanceName>,
    /// Whose word it is, when it is not the source's own; may be given several times
    #[arg(long, value_name = "NAME")]
    attributed_to: Vec<String>,
    /// Who passed it on
    #[arg(long, value_name = "NAME")]
    via: Option<String>,
    /// The date that relative dates in the passage count from
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Why the value holds although the quote does not state it
    #[arg(long, value_name = "TEXT")]
    inferred: Option<String>,
    /// A remark for readers of the claims file
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    change: ChangeArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum StanceName {
    /// It speaks for the claim
    Supports,
    /// It speaks against the claim
    Contradicts,
    /// It is kept, checked and shown, and compared with nothing
    Context,
}

fn parse_place(text: &str) -> Result<(u32, Option<u32>), String> {
    let number = |text: &str| text.parse::<u32>().ok().filter(|number| *number > 0);
    let (line, column) = match text.split_once(':') {
        Some((line, column)) => (number(line), number(column).map(Some)),
        None => (number(text), Some(None)),
    };
    line.zip(column).ok_or_else(|| "expected a line, or a line and a column: 12 or 12:5".to_owned())
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    let archive = args.dossier.archive()?;
    let quote = quote(args, context)?;
    let (writer, opened) = args.change.open(args.dossier.path(), &[], "cite", context)?;
    let request = request(args, quote, &opened.dossier)?;
    let holdings = opened.holdings(archive.as_deref());
    require_held(&opened.dossier, &holdings.of_source, &args.source)?;
    let Opened { claims_file, dossier, levels: _ } = opened;
    let new = match cite(&claims_file, dossier, holdings, request) {
        Ok(new) => new,
        Err(refused) => {
            let is_usage = matches!(refused.why, Refusal::Wrong(_));
            let said = report::page::cite::refused(claims_file, refused, context.style);
            context.err.write_all(said.as_bytes())?;
            return Ok(if is_usage { ExitStatus::Failed } else { ExitStatus::Denied });
        }
    };
    if let Some(writer) = writer {
        let ClaimsFile { path, text, .. } = &claims_file;
        let written = writer.replace(path, text, &new.text);
        written.map_err(|error| Error::not_changed(path, &error))?;
    }
    let written = written(claims_file, new);
    context.out.write_all(report::page::cite::written(&written, context.style).as_bytes())?;
    context.out.flush()?;
    context.err.write_all(report::page::cite::warnings(&written, context.style).as_bytes())?;
    Ok(ExitStatus::Success)
}

/// Returns the quote: as it was typed, from an editor, or from standard input.
fn quote(args: &Args, context: &mut Context<'_>) -> Result<String, Error> {
    let text = match (args.quote.as_deref(), &context.editor) {
        (Some("-"), _) => rest_of_input(context)?,
        (Some(quote), _) => return Ok(quote.to_owned()),
        (None, Some(editor)) if context.input_is_terminal => {
            // What is wrong with the names is told before somebody pastes a quote.
            let opened = run::open(args.dossier.path(), &context.here, &[])?;
            request(args, String::new(), &opened.dossier)?;
            editor.edited(&format!("the words of `{}` for `{}`", args.source, args.claim))?
        }
        (None, _) => {
            if context.input_is_terminal {
                writeln!(context.err, "the words of `{}`, to the end of the input:", args.source)?;
            }
            rest_of_input(context)?
        }
    };
    let quote = text.trim();
    if quote.is_empty() {
        let help = "give the words as QUOTE, or on standard input".to_owned();
        return Err(Error::Usage { message: "no quote was given".to_owned(), help });
    }
    Ok(quote.to_owned())
}

fn written(claims_file: ClaimsFile, new: NewCitation) -> Written {
    let index = new.index();
    let NewCitation { text, before, after, findings } = new;
    let after = Examined {
        claims_file: claims_file.with_text(text),
        checked: after,
        drafts: Vec::new(),
        findings,
    };
    Written { old: claims_file.text, before, after, index }
}

fn request(args: &Args, quote: String, dossier: &Dossier) -> Result<CitationRequest, Error> {
    let claim = dossier.claim(&args.claim).ok_or_else(|| {
        let known = dossier.claims.iter().map(|claim| claim.id.value.as_str());
        Error::unknown("claim", &args.claim, known, "crosscheck list")
    })?;
    if dossier.source(&args.source).is_none() {
        let known = dossier.sources.iter().map(|source| source.id.value.as_str());
        return Err(Error::unknown("source", &args.source, known, "crosscheck list"));
    }
    if claim.kind == Kind::YesNo && args.value.is_none() && args.stance.is_none() {
        return Err(Error::Usage {
            message: "a citation of a yes-no claim needs a stance".to_owned(),
            help: "add `--stance supports`, `contradicts` or `context`".to_owned(),
        });
    }
    let value = args.value.as_deref().map(|notation| written_value(claim.kind, notation));
    let stance = args.stance.and_then(|stance| stance.to_possible_value());
    Ok(CitationRequest {
        claim: args.claim.clone(),
        source: args.source.clone(),
        quote,
        id: args.id.clone(),
        around: Surroundings { prefix: args.prefix.clone(), suffix: args.suffix.clone() },
        locator: args.locator.clone(),
        at: args.at,
        value,
        stance: stance.map(|stance| stance.get_name().to_owned()),
        attributed_to: args.attributed_to.clone(),
        via: args.via.clone(),
        as_of: args.as_of.clone(),
        inferred: args.inferred.clone(),
        note: args.note.clone(),
    })
}

/// Refuses a source that cannot be looked into.
fn require_held(dossier: &Dossier, of_source: &[Holding], id: &str) -> Result<(), Error> {
    let wrong = report::page::cite::not_held(dossier, of_source, id);
    wrong.map_or(Ok(()), |(message, help)| Err(Error::Usage { message, help: help.to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::args::options_of;

    #[test]
    fn every_field_of_a_citation_has_an_option() {
        // What `--at` says is a place, and `--dossier` and what follows are of every command.
        let own = ["at", "dossier", "archive", "dry_run", "claim"];
        let (fields, options) = options_of::<Args>("Citation", &[], &own);
        assert_eq!(options, fields);
    }
}
