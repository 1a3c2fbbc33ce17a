//! Every claim: what it says, the verdict, what there is to tell, the positions and the quotes; and the filter above them.

use std::collections::BTreeSet;

use crate::dossier::OverTime;
use crate::finding::{accepted_positions, first_of, shown_value, shown_verdict};
use crate::report::kit::html::{Markup, message, typeset};
use crate::report::kit::layout::line;
use crate::report::kit::positions::held_values;
use crate::verdict::{Verdict, is_stale};

use super::anchor::Part;
use super::shown::{ShownClaim, ShownDossier};
use super::{findings, picture, quotes};

/// How many positions of a claim are shown in its table, and how many who hold one.
const MOST_POSITIONS: usize = 40;

/// Writes the controls that choose among the claims; the script brings them to light.
pub(super) fn write_filter(markup: &mut Markup, dossiers: &[&ShownDossier<'_>]) {
    let claims = || dossiers.iter().flat_map(|dossier| &dossier.claims);
    let mut sources: BTreeSet<&str> = BTreeSet::new();
    for dossier in dossiers {
        sources.extend(
            dossier.examined.checked.dossier.sources.iter().map(|own| own.id.value.as_str()),
        );
    }
    markup.raw("<form id=\"/filter\" role=\"search\" aria-label=\"Filter claims\" hidden>\n");
    markup.raw("<label>Search <input type=\"search\" autocomplete=\"off\"></label>\n");
    markup.raw("<fieldset><legend>Verdict</legend>\n");
    for verdict in Verdict::ALL {
        let count = claims().filter(|claim| claim.judgement.verdict == verdict).count();
        if count > 0 {
            markup.element("<label><input type=\"checkbox\" value=\"", verdict.name(), "\"> ");
            markup.raw(verdict.name());
            markup.numbered(" <span class=\"count\">", count, "</span></label>\n");
        }
    }
    markup.raw("</fieldset>\n<label>Source <select><option value=\"\">all</option>\n");
    for source in sources {
        markup.element("<option>", source, "</option>\n");
    }
    markup.raw("</select></label>\n<button type=\"reset\">Show all</button>\n");
    markup.raw("<output aria-live=\"polite\"></output>\n</form>\n");
}

/// Writes the claims of a dossier.
pub(super) fn write(markup: &mut Markup, dossier: &ShownDossier<'_>) {
    markup.raw("<section");
    dossier.write_id(markup, Part::Claims);
    markup.raw(">\n<h2>Claims");
    if !dossier.prefix.is_empty() {
        markup.element(": ", &line(dossier.title()), "");
    }
    markup.raw("</h2>\n");
    for claim in &dossier.claims {
        article(markup, dossier, claim);
    }
    markup.raw("</section>\n");
}

fn article(markup: &mut Markup, dossier: &ShownDossier<'_>, claim: &ShownClaim<'_>) {
    markup.raw("<article class=\"claim\"");
    dossier.write_id(markup, Part::Claim(claim.index));
    markup.element(" data-verdict=\"", claim.judgement.verdict.name(), "\"");
    let cited: BTreeSet<usize> = claim.claim.citations.iter().map(|cited| cited.source).collect();
    let sources = &dossier.examined.checked.dossier.sources;
    let cited: Vec<&str> = cited.iter().map(|source| sources[*source].id.value.as_str()).collect();
    markup.element(" data-sources=\"", &cited.join(" "), "\">\n");
    markup.element(
        "<h3 dir=\"auto\">",
        &line(&claim.claim.statement),
        "</h3>\n<p class=\"about\">",
    );
    write_verdict(markup, claim);
    markup.raw(" ");
    dossier.write_link(markup, Part::Claim(claim.index));
    markup.element("><code>", &claim.claim.id.value, "</code></a> ");
    markup.element("<span>", &typeset(&claimed(claim)), "</span></p>\n");
    if let Some(note) = &claim.claim.note {
        markup.element("<p class=\"note\" dir=\"auto\">", &line(note), "</p>\n");
    }
    findings::write_all(markup, &claim.findings);
    picture::write(markup, dossier, claim);
    positions(markup, dossier, claim);
    acceptances(markup, claim);
    quotes::write(markup, dossier, claim);
    markup.raw("</article>\n");
}

/// Writes a verdict with its sign, and what is to be said of what it rests on.
pub(super) fn write_verdict(markup: &mut Markup, claim: &ShownClaim<'_>) {
    let verdict = claim.judgement.verdict;
    let sign = match verdict {
        Verdict::Corroborated => "✓",
        Verdict::SingleOrigin => "1",
        Verdict::Conflicting => "≠",
        Verdict::Contradicted => "✗",
        Verdict::Unverified => "?",
    };
    markup.raw("<span class=\"verdict ");
    markup.raw(verdict.name());
    markup.raw("\"><span aria-hidden=\"true\">");
    markup.raw(sign);
    markup.element("</span> ", &shown_verdict(claim.judgement), "</span>");
}

/// Says what is claimed, of which day, and how the figure changes.
fn claimed(claim: &ShownClaim<'_>) -> String {
    let claim = claim.claim;
    let unit = claim.unit.as_ref().map_or_else(String::new, |unit| format!(" {unit}"));
    let value = match &claim.value {
        Some(value) => format!("claimed {}{unit}", shown_value(&value.value)),
        None => "an open question".to_owned(),
    };
    let day = claim.as_of.as_ref().map_or_else(String::new, |day| format!(" as of {day}"));
    let course = match claim.over_time {
        Some(OverTime::Grows) => "; it only grows",
        Some(OverTime::Varies) => "; it varies from day to day",
        None => "",
    };
    line(&format!("{value}{day}{course}"))
}

/// Writes the stated values with those who stated them, where there are two or more.
fn positions(markup: &mut Markup, dossier: &ShownDossier<'_>, claim: &ShownClaim<'_>) {
    let held = held_values(&dossier.examined.checked, claim.index, MOST_POSITIONS);
    if held.len() < 2 {
        return;
    }
    markup.raw("<table class=\"positions\">\n<caption>Positions</caption>\n<tr><th scope=\"col\">value</th>");
    markup.raw("<th scope=\"col\">stated by</th></tr>\n");
    for held in held {
        markup.element("<tr><th scope=\"row\" dir=\"auto\">", &typeset(&line(&held.value)), "");
        markup.raw(match (held.is_claimed, held.also_fits) {
            (true, _) => " <span class=\"why\">claimed</span>",
            (false, true) => " <span class=\"why\">also fits</span>",
            (false, false) => "",
        });
        let holders = first_of(held.holders, MOST_POSITIONS);
        markup.element("</th><td dir=\"auto\">", &line(&holders), "</td></tr>\n");
    }
    markup.raw("</table>\n");
}

/// Writes what the authors of a claim accepted, and why.
fn acceptances(markup: &mut Markup, claim: &ShownClaim<'_>) {
    for known in &claim.claim.accept {
        let stale = if is_stale(claim.claim, known, claim.judgement) { ", stale" } else { "" };
        markup.element(
            "<p class=\"accepted\"><b>Accepted</b> <code>",
            known.finding.name(),
            "</code>",
        );
        let positions = format!("{stale}: {}; ", accepted_positions(known));
        markup.element("", &typeset(&line(&positions)), " ");
        message(markup, &line(&known.because));
        markup.raw("</p>\n");
    }
}
