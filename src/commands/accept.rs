//! `crosscheck accept`: a disagreement that is known, written into the claims file.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::dossier::{Acceptance, Claim, DENIAL, Disagreement, Editor, Json};
use crate::text::visible;
use crate::verdict::{Judgement, Position, Stated, accepted, disagreements, is_stale};

use super::change::Change;
use super::examine::{Options, Selection, examine, open, require_folder};
use super::undone::{tell, undone};
use super::{Context, Error, ExitStatus};

/// Accept a conflict of a claim that is known, and say why it may stand
///
/// It is written into the claims file with the positions as they stand. `check` does not raise it again while the
/// positions are those; when they change, it is raised again, and the acceptance is told to be stale.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The id of the claim
    #[arg(value_name = "CLAIM")]
    claim: String,
    /// Why it may stand
    #[arg(long, value_name = "TEXT", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    because: String,
    /// What is accepted
    #[arg(long, value_name = "FINDING", default_value = "conflict")]
    finding: Finding,
    /// The claims file, or the folder that holds it; by default that of this folder or one above it
    #[arg(long, short, value_name = "PATH")]
    dossier: Option<PathBuf>,
    /// Look for quotes in the files of this folder that have the same names as the sources' files
    #[arg(long, value_name = "DIR")]
    archive: Option<PathBuf>,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Finding {
    /// Citations disagree
    Conflict,
    /// One origin gives values that cannot both be true; all such accounts of the claim
    InconsistentAccount,
}

pub(super) fn run(args: &Args, context: &mut Context<'_>) -> Result<ExitStatus, Error> {
    require_folder(args.archive.as_deref())?;
    let opened = open(args.dossier.as_deref(), &context.here, &[]);
    let selection = Selection { claims: vec![args.claim.clone()], tags: Vec::new() };
    match &opened.dossier {
        Ok((dossier, _)) => selection.require_known(&[dossier])?,
        Err(failure) => {
            let failure = failure.clone();
            return undone(opened, failure, context);
        }
    }
    let (path, syntax) = (opened.path.clone(), opened.syntax);
    let archive = args.archive.clone();
    let options = Options { archive, selection, uncited: true, ..Options::default() };
    let examined = examine(opened, &options);
    let Some(checked) = examined.checked() else { return tell(&examined, context) };
    let (claim, judgement) = (&checked.dossier.claims[0], &checked.judgements[0]);
    let finding = match args.finding {
        Finding::Conflict => Disagreement::Conflict,
        Finding::InconsistentAccount => Disagreement::InconsistentAccount,
    };
    let new = new_text(&examined.text, syntax, claim, judgement, finding, args)?;
    let shown = visible(&examined.file);
    let change = Change { file: &examined.file, path: &path, old: Some(&examined.text), new: &new };
    change.make(args.dry_run, context)?;
    let done = match (new == examined.text, args.dry_run) {
        (true, _) => "accepted as it stands already",
        (false, true) => "to accept",
        (false, false) => "accepted",
    };
    writeln!(context.err, "{shown}: `{}`: {} {done}", args.claim, finding.name())?;
    Ok(ExitStatus::Success)
}

/// Returns the claims file with what is not accepted for this reason yet: in place of what was accepted for another, or
/// of acceptances that are stale, or behind the others.
fn new_text(
    text: &str,
    syntax: crate::dossier::Syntax,
    claim: &Claim,
    judgement: &Judgement,
    finding: Disagreement,
    args: &Args,
) -> Result<String, Error> {
    let there = disagreements(judgement, finding);
    if there.is_empty() {
        let id = &claim.id.value;
        return Err(Error::Usage {
            message: format!("`{id}` has no {} that could be accepted", finding.name()),
            help: format!("its verdict is {}: see `crosscheck show {id}`", judgement.verdict),
        });
    }
    let own = claim.accept.iter().filter(|known| known.finding == finding);
    let mut stale = own.filter(|known: &&Acceptance| is_stale(claim, known, judgement));
    let mut editor = Editor::new(text, syntax)
        .expect("a dossier was read from it, so that it is written in its syntax");
    let (mut written, mut added) = (Vec::new(), Vec::new());
    for positions in there {
        let known = accepted(claim, finding, positions);
        if known.is_some_and(|known| known.because == args.because) {
            continue;
        }
        let value = acceptance(finding, positions, &args.because);
        // Two origins may give the same figures.
        if written.contains(&value) {
            continue;
        }
        match known.or_else(|| stale.next()) {
            Some(old) => editor.replace_value(old.place, &value),
            None => added.push(value.to_string()),
        }
        written.push(value);
    }
    if !added.is_empty() {
        let added = Json::plain(added.join(", "));
        editor.add_to_list(&claim.id.value, "accept", &added, "value");
    }
    Ok(editor.finish())
}

fn acceptance(finding: Disagreement, positions: &[Position], because: &str) -> Json {
    let value = |position: &Position| match &position.stated {
        Stated::Value(value, _) => value.to_string(),
        Stated::Denial => DENIAL.to_owned(),
    };
    let positions = Json::Texts(positions.iter().map(value).collect());
    let (finding, because) = (Json::text(finding.name()), Json::text(because));
    Json::plain(format!(
        "{{ \"finding\": {finding}, \"positions\": {positions}, \"because\": {because} }}"
    ))
}
