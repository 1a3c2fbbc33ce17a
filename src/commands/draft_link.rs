//! `crosscheck draft --link`: what a draft states, linked to claims by a person who is asked for each.

use std::io::{BufRead, Write};

use crate::amend::link::{LinkedDraft, NewAppearance, link};
use crate::draft::{CheckedDraft, Suggested, suggestions};
use crate::load;
use crate::report::Examined;
use crate::report::kit::json::{write_json, write_json_line};
use crate::report::page::draft::{self, ShownDraft};
use crate::run;
use crate::save::SoleWriter;

use super::draft::{Args, DraftFormat, claims_of};
use super::file_change::FileChange;
use super::{Context, Error, ExitStatus};

/// Whether a draft is to be linked.
#[derive(Debug, clap::Args)]
pub(super) struct LinkArgs {
    /// Suggest claims for what no claim is linked to, ask for each, and write what you take into the claims file
    ///
    /// Where standard input is no terminal, or with a format for programs, the suggestions are printed and nothing is
    /// written.
    #[arg(long, conflicts_with_all = ["sources", "coverage"])]
    pub(super) link: bool,
    /// With `--link`, show the suggestions and what would be written, and write nothing
    #[arg(long, requires = "link")]
    dry_run: bool,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    if !matches!(args.format, DraftFormat::Table | DraftFormat::Json | DraftFormat::Jsonl) {
        return Err(Error::Usage {
            message: "`--link` has no such format".to_owned(),
            help: "leave `--format` out, or take `json` or `jsonl`".to_owned(),
        });
    }
    let is_asking =
        args.format == DraftFormat::Table && !args.link.dry_run && context.input_is_terminal;
    let (writer, examined) = examined(args, is_asking, context)?;
    let file = file_to_add(args, &examined, context)?;
    let found = suggestions(&examined.drafts[0], &examined.checked);
    let shown = ShownDraft { examined: &examined, draft: &examined.drafts[0] };
    match args.format {
        DraftFormat::Json => write_json(context.out, &draft::linked_answer(&shown, &found))?,
        DraftFormat::Jsonl => {
            let lines = draft::suggestion_lines(&shown, &found);
            lines.iter().try_for_each(|line| write_json_line(context.out, line))?;
        }
        _ if is_asking => return take(&shown, &found, file.as_deref(), writer, context),
        _ => {
            context.out.write_all(draft::suggestions(&shown, &found, context.style).as_bytes())?;
            show(&examined, &found, file.as_deref(), context)?;
        }
    }
    context.out.flush()?;
    Ok(ExitStatus::Success)
}

/// Returns the draft held to its dossier and, where it is to be written to, the right to do so.
fn examined(
    args: &Args,
    is_asking: bool,
    context: &Context<'_>,
) -> Result<(Option<SoleWriter>, Examined), Error> {
    let path = args.path_of_dossier(context)?;
    let (path, levels) = (path.as_deref(), args.levels.0.as_slice());
    let (writer, opened) = if is_asking {
        let (writer, opened) = run::open_to_change(path, &context.here, levels, "draft --link")?;
        (Some(writer), opened)
    } else {
        (None, run::open(path, &context.here, levels)?)
    };
    let examined = claims_of(opened, context)?;
    let draft = super::draft::draft(args, &examined, context)?;
    let drafts = vec![CheckedDraft::of(draft, &examined.checked)];
    Ok((writer, Examined { drafts, ..examined }))
}

/// Returns the path of the draft's file from the claims file where the draft is not named there; refuses one that lies
/// outside the folder of the claims file.
fn file_to_add(
    args: &Args,
    examined: &Examined,
    context: &Context<'_>,
) -> Result<Option<String>, Error> {
    if examined.drafts[0].draft.entry.is_some() {
        return Ok(None);
    }
    let folder = examined.claims_file.source_folder();
    let file = load::path_in(folder, &context.here.join(&args.file));
    file.map(Some).map_err(|why| match why {
        load::Error::Outside => Error::Usage {
            message: format!(
                "`{}` cannot be linked: it lies outside the folder of the claims file",
                args.file
            ),
            help: "move the draft into the folder of the claims file, or below it".to_owned(),
        },
        why => Error::not_read(&args.file, why),
    })
}

/// Shows what would be written if the first claim that is suggested for each item were taken.
fn show(
    examined: &Examined,
    found: &[Suggested],
    file: Option<&str>,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    let first = found.iter().map(|one| (one, one.claims[0].claim)).collect::<Vec<_>>();
    if first.is_empty() {
        return Ok(());
    }
    let text = linked(examined, &first, file)?;
    writeln!(context.out, "\nIf the first claim were taken for each:\n")?;
    FileChange::of(&examined.claims_file, &text).make(None, context)?;
    writeln!(context.err, "nothing was written; on a terminal, you are asked for each")?;
    Ok(())
}

/// Asks for each claim that is suggested, and writes those that are taken.
fn take(
    shown: &ShownDraft<'_>,
    found: &[Suggested],
    file: Option<&str>,
    writer: Option<SoleWriter>,
    context: &mut Context<'_>,
) -> Result<ExitStatus, Error> {
    let taken = asked(shown, found, context)?;
    if found.is_empty() {
        let text = draft::suggestions(shown, found, context.style);
        context.err.write_all(text.as_bytes())?;
    } else if taken.is_empty() {
        writeln!(context.err, "\nnothing was taken, and nothing was written")?;
    } else {
        let text = linked(shown.examined, &taken, file)?;
        writeln!(context.err)?;
        FileChange::of(&shown.examined.claims_file, &text).make(writer, context)?;
        let count = crate::finding::counted(taken.len(), "link");
        writeln!(context.err, "{count} written")?;
    }
    Ok(ExitStatus::Success)
}

/// Returns the text of the claims file with these items linked to these claims.
fn linked(
    examined: &Examined,
    taken: &[(&Suggested, usize)],
    file: Option<&str>,
) -> Result<String, Error> {
    let dossier = &examined.checked.dossier;
    let own = &examined.drafts[0].draft;
    let named = own.entry.map(|entry| dossier.drafts[entry].id.value.as_str());
    let draft = match (named, file) {
        (Some(id), _) => LinkedDraft::Named(id),
        (None, file) => {
            LinkedDraft::New { file: file.unwrap_or(&own.file), published: own.published.as_ref() }
        }
    };
    let appearances: Vec<NewAppearance<'_>> = taken
        .iter()
        .map(|(one, claim)| NewAppearance {
            claim: &dossier.claims[*claim].id.value,
            words: &one.words,
        })
        .collect();
    let text = link(&examined.claims_file, dossier, &draft, &appearances);
    text.ok_or_else(|| Error::Usage {
        message: "nothing was written: the claims file would not be right with these links"
            .to_owned(),
        help: "see to it that the path of the draft can stand in a claims file".to_owned(),
    })
}

/// What a person answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    SkipAll,
    Quit,
}

const QUESTION: &str = "   Does it state this claim? [y]es, [n]o, [s]kip all, [q]uit: ";

const ANSWERS: &str = "   y: yes, link it to this claim
   n: no; the next claim for the same words is shown, or the next words
   s: none of the claims for these words
   q: ask no more, and write what was taken so far
";

/// Returns the items that a person says state a claim, each with the claim.
fn asked<'s>(
    shown: &ShownDraft<'_>,
    found: &'s [Suggested],
    context: &mut Context<'_>,
) -> Result<Vec<(&'s Suggested, usize)>, Error> {
    let mut taken = Vec::new();
    for suggested in found {
        for (number, claim) in suggested.claims.iter().enumerate() {
            let shown = draft::question(shown, suggested, number, context.style);
            context.err.write_all(shown.as_bytes())?;
            match answer(context.input, context.err)? {
                Answer::Yes => {
                    taken.push((suggested, claim.claim));
                    break;
                }
                Answer::No => {}
                Answer::SkipAll => break,
                Answer::Quit => return Ok(taken),
            }
        }
    }
    Ok(taken)
}

/// Returns the answer to one question; asks again until it is one. The end of the input is that of the questions.
fn answer(input: &mut dyn BufRead, err: &mut dyn Write) -> Result<Answer, Error> {
    loop {
        err.write_all(QUESTION.as_bytes())?;
        err.flush()?;
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(Answer::Quit);
        }
        match String::from_utf8_lossy(&line).trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(Answer::Yes),
            "n" | "no" => return Ok(Answer::No),
            "s" | "skip" | "skip all" => return Ok(Answer::SkipAll),
            "q" | "quit" => return Ok(Answer::Quit),
            _ => err.write_all(ANSWERS.as_bytes())?,
        }
    }
}
