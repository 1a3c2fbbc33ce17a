//! Findings, each with its level and code, and why a check could not be done.

use crate::finding::{Finding, Level, Role, Subject};
use crate::report::Failed;
use crate::report::kit::html::{Markup, message};
use crate::report::kit::layout::line;

use super::anchor::Part;
use super::shown::ShownDossier;

/// Writes findings below one another.
pub(super) fn write_all(markup: &mut Markup, findings: &[&Finding]) {
    findings.iter().for_each(|finding| write(markup, finding));
}

/// Writes the findings about a draft below one another, each with where it is and a link to the claim that the words are held to.
pub(super) fn write_of_draft(markup: &mut Markup, dossier: &ShownDossier<'_>, draft: usize) {
    let items = &dossier.examined.drafts[draft].items;
    for finding in &dossier.of_draft[draft] {
        let place = finding.place();
        let item = items.iter().find(|item| item.span == place.span);
        let is_of_item = place.role == Role::Draft;
        let claim = item.filter(|_| is_of_item).and_then(|item| item.claim);
        let located = dossier.examined.locate(place);
        begin(markup, finding, Some(&located.at(&located.file)));
        if let Some(claim) = claim {
            markup.raw("<p class=\"note\">");
            dossier.write_link(markup, Part::Claim(claim));
            let statement = &dossier.examined.checked.dossier.claims[claim].statement;
            markup.element(" dir=\"auto\">", &line(statement), "</a></p>\n");
        }
        end(markup, finding);
    }
}

fn write(markup: &mut Markup, finding: &Finding) {
    begin(markup, finding, None);
    end(markup, finding);
}

/// Writes the level and code of a finding, and what it says.
fn begin(markup: &mut Markup, finding: &Finding, place: Option<&str>) {
    let (class, level) = match finding.level() {
        Level::Deny => ("<div class=\"finding deny\">\n", "denied"),
        Level::Warn => ("<div class=\"finding warn\">\n", "warning"),
        Level::Allow => ("<div class=\"finding\">\n", "note"),
    };
    markup.raw(class);
    markup.element("<p><b class=\"level\">", level, "</b> ");
    markup.element("<code>", finding.code.name(), "</code>: ");
    if let Some(place) = place {
        markup.element("<span class=\"faint\"><bdi>", &line(place), "</bdi></span>: ");
    }
    message(markup, &line(&finding.message));
    markup.raw("</p>\n");
    for note in &finding.notes {
        markup.raw("<p class=\"note\">");
        message(markup, &line(note));
        markup.raw("</p>\n");
    }
}

/// Writes what to do about a finding.
fn end(markup: &mut Markup, finding: &Finding) {
    markup.raw("<p class=\"help\"><b>To do:</b> ");
    message(markup, &line(&finding.help));
    markup.raw("</p>\n</div>\n");
}

/// Writes what a finding about no claim is about, as a link where the page has it.
pub(super) fn write_subject(markup: &mut Markup, dossier: &ShownDossier<'_>, finding: &Finding) {
    let part = match &finding.subject {
        Subject::Source(source) => Some(Part::Source(*source)),
        Subject::Rule(rule) => Some(Part::Rule(*rule)),
        Subject::Draft(file) => {
            let mut drafts = dossier.examined.drafts.iter();
            drafts.position(|checked| checked.draft.file == *file).map(Part::Draft)
        }
        _ => None,
    };
    let name = finding.subject.name(&dossier.examined.checked.dossier);
    match part {
        Some(part) => {
            dossier.write_link(markup, part);
            markup.raw(">");
            message(markup, &line(&name));
            markup.raw("</a>");
        }
        None => message(markup, &line(&name)),
    }
}

/// Writes the findings that are about no claim, source, rule or draft.
pub(super) fn write_others(markup: &mut Markup, dossier: &ShownDossier<'_>) {
    if dossier.others.is_empty() {
        return;
    }
    markup.raw("<section>\n<h2>Other findings</h2>\n");
    for finding in &dossier.others {
        markup.raw("<h3>");
        write_subject(markup, dossier, finding);
        markup.raw("</h3>\n");
        write(markup, finding);
    }
    markup.raw("</section>\n");
}

/// Writes why the check of a claims file could not be done.
pub(super) fn write_failed(markup: &mut Markup, failed: &Failed) {
    markup.element("<section class=\"summary\">\n<h1>", &line(failed.path()), "</h1>\n");
    markup.raw("<section class=\"part not\">\n<h2>Could not be checked</h2>\n<ul>\n");
    match failed {
        Failed::Invalid { path, .. } => {
            for (problem, located) in failed.problems() {
                markup.element("<li><bdi>", &line(&located.at(path)), "</bdi>: ");
                message(markup, &line(&problem.message));
                markup.raw("; ");
                message(markup, &line(&problem.label));
                to_do(markup, problem.help.as_deref().unwrap_or_default());
                markup.raw("</li>\n");
            }
        }
        Failed::Impossible { path: _, message: why, help } => {
            markup.raw("<li>");
            message(markup, &line(why));
            to_do(markup, help);
            markup.raw("</li>\n");
        }
    }
    markup.raw("</ul>\n</section>\n</section>\n");
}

/// Writes the next thing to try, where there is one.
fn to_do(markup: &mut Markup, help: &str) {
    if !help.is_empty() {
        markup.raw(". <b>To do:</b> ");
        message(markup, &line(help));
    }
}
