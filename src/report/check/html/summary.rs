//! The page for an editor: what cannot be printed, what must be worded with care, what holds.

use crate::finding::{Finding, Level, counted, shown_origins, shown_verdict};
use crate::report::kit::html::{Markup, message};
use crate::report::kit::layout::line;
use crate::verdict::Verdict;

use super::anchor::Part;
use super::claims::write_verdict;
use super::findings::write_subject;
use super::shown::{ShownClaim, ShownDossier};
use super::standing::Standing;

/// How many entries a part has that say why, so that all of it fits on a sheet of paper.
const MOST_REASONED: usize = 12;

/// How many entries a part has that are a line each.
const MOST_LISTED: usize = 18;

/// Writes the title of a dossier and what an editor has to know.
pub(super) fn write(markup: &mut Markup, dossier: &ShownDossier<'_>) {
    markup.raw("<section class=\"summary\"");
    dossier.write_id(markup, Part::Summary);
    markup.raw(">\n<header>\n");
    markup.element("<h1 dir=\"auto\">", &line(dossier.title()), "</h1>\n");
    let path = dossier.examined.claims_file.shown_path();
    markup.element("<p class=\"faint\"><bdi>", &line(&path), "</bdi>");
    if let Some(words) = &dossier.examined.checked.dossier.words {
        markup.element("; words of its own: <bdi>", &line(&words.value), "</bdi>");
    }
    markup.raw("</p>\n</header>\n");
    not_to_print(markup, dossier);
    with_care(markup, dossier);
    holds(markup, dossier);
    markup.raw("</section>\n");
}

fn of_standing<'d, 'a>(
    dossier: &'d ShownDossier<'a>,
    standing: Standing,
) -> Vec<&'d ShownClaim<'a>> {
    dossier.claims.iter().filter(|claim| claim.standing == standing).collect()
}

fn others<'a>(dossier: &ShownDossier<'a>, level: Level) -> Vec<&'a Finding> {
    dossier.findings_of_no_claim().filter(|finding| finding.level() == level).collect()
}

fn not_to_print(markup: &mut Markup, dossier: &ShownDossier<'_>) {
    let claims = of_standing(dossier, Standing::NotToPrint);
    let findings = others(dossier, Level::Deny);
    heading(markup, "not", "✗", "Cannot be printed", claims.len() + findings.len());
    if claims.is_empty() && findings.is_empty() {
        markup.raw("<p class=\"none\">Nothing.</p>\n");
    }
    reasoned(markup, dossier, &claims, &findings);
    markup.raw("</section>\n");
}

/// Writes what disagrees with the reason, and after it a line for each claim that one origin bears out.
fn with_care(markup: &mut Markup, dossier: &ShownDossier<'_>) {
    let claims = of_standing(dossier, Standing::WithCare);
    let findings = others(dossier, Level::Warn);
    heading(markup, "care", "!", "Word with care", claims.len() + findings.len());
    if claims.is_empty() && findings.is_empty() {
        markup.raw("<p class=\"none\">Nothing.</p>\n");
    }
    let is_plain = |claim: &&ShownClaim<'_>| {
        claim.judgement.verdict == Verdict::SingleOrigin && claim.all_findings().next().is_none()
    };
    let (single, reasoned_claims): (Vec<_>, Vec<_>) = claims.into_iter().partition(is_plain);
    reasoned(markup, dossier, &reasoned_claims, &findings);
    if !single.is_empty() {
        let count = counted(single.len(), "claim");
        markup.element("<h3>One origin only: say whose word it is (", &count, ")</h3>\n");
        listed(markup, dossier, &single, true);
    }
    markup.raw("</section>\n");
}

fn holds(markup: &mut Markup, dossier: &ShownDossier<'_>) {
    let claims = of_standing(dossier, Standing::Holds);
    heading(markup, "good", "✓", "Holds", claims.len());
    if claims.is_empty() {
        markup.raw("<p class=\"none\">No claim is borne out by two origins or more.</p>\n");
    }
    listed(markup, dossier, &claims, false);
    markup.raw("</section>\n");
}

fn heading(
    markup: &mut Markup,
    class: &'static str,
    sign: &'static str,
    text: &'static str,
    count: usize,
) {
    markup.raw("<section class=\"part ");
    markup.raw(class);
    markup.raw("\">\n<h2><span class=\"sign\" aria-hidden=\"true\">");
    markup.raw(sign);
    markup.raw("</span> ");
    markup.raw(text);
    markup.numbered(" <span class=\"count\">", count, "</span></h2>\n");
}

/// Writes findings about no claim and claims, each with the reason why it stands here.
fn reasoned(
    markup: &mut Markup,
    dossier: &ShownDossier<'_>,
    claims: &[&ShownClaim<'_>],
    findings: &[&Finding],
) {
    if claims.is_empty() && findings.is_empty() {
        return;
    }
    markup.raw("<ul class=\"reasoned\" role=\"list\">\n");
    for claim in claims.iter().take(MOST_REASONED) {
        markup.raw("<li>");
        dossier.write_link(markup, Part::Claim(claim.index));
        markup.element(" dir=\"auto\">", &line(&claim.claim.statement), "</a> ");
        write_verdict(markup, claim);
        if let Some(finding) = claim.all_findings().max_by_key(|finding| rank(finding)) {
            markup.raw(" <span class=\"why\">");
            message(markup, &line(&finding.message));
            markup.raw("</span>");
        }
        markup.raw("</li>\n");
    }
    let room = MOST_REASONED.saturating_sub(claims.len());
    for finding in findings.iter().take(room) {
        markup.raw("<li>");
        write_subject(markup, dossier, finding);
        markup.raw(" <span class=\"why\">");
        message(markup, &line(&finding.message));
        markup.raw("</span></li>\n");
    }
    markup.raw("</ul>\n");
    more(markup, dossier, (claims.len() + findings.len()).saturating_sub(MOST_REASONED));
}

/// Returns what is told first of several findings: what is denied, then the earliest.
fn rank(finding: &Finding) -> (Level, bool) {
    (finding.level(), finding.subject.citations().len() != 1)
}

/// Writes claims, one to a line, with whose word each is where `origins` are to be named.
fn listed(
    markup: &mut Markup,
    dossier: &ShownDossier<'_>,
    claims: &[&ShownClaim<'_>],
    origins: bool,
) {
    if claims.is_empty() {
        return;
    }
    markup.raw("<ul class=\"listed\" role=\"list\">\n");
    for claim in claims.iter().take(MOST_LISTED) {
        markup.raw("<li>");
        dossier.write_link(markup, Part::Claim(claim.index));
        markup.element(" dir=\"auto\">", &line(&claim.claim.statement), "</a>");
        if origins {
            let origins = line(&shown_origins(&claim.judgement.origins));
            markup.element(" <b class=\"who\" dir=\"auto\">", &origins, "</b>");
        }
        if claim.judgement.verdict.name() != shown_verdict(claim.judgement) {
            markup.element(" <span class=\"why\">", &shown_verdict(claim.judgement), "</span>");
        }
        markup.raw("</li>\n");
    }
    markup.raw("</ul>\n");
    more(markup, dossier, claims.len().saturating_sub(MOST_LISTED));
}

fn more(markup: &mut Markup, dossier: &ShownDossier<'_>, count: usize) {
    if count > 0 {
        markup.raw("<p>");
        dossier.write_link(markup, Part::Claims);
        markup.element(">and ", &count.to_string(), " more below</a></p>\n");
    }
}
