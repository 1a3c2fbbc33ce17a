//! The rules between claims, with the passages that break them.

use crate::finding::{Level, shown_origins, shown_value};
use crate::report::kit::html::{Markup, message, typeset};
use crate::report::kit::layout::line;
use crate::verdict::RuleTest;

use super::anchor::Part;
use super::findings;
use super::shown::ShownDossier;

/// How many sets of citations that break a rule are shown.
const MOST_SETS: usize = 12;

/// Writes the rules of a dossier.
pub(super) fn write(markup: &mut Markup, dossier: &ShownDossier<'_>) {
    let tests = &dossier.examined.checked.rules;
    if tests.is_empty() {
        return;
    }
    markup.raw("<section class=\"rules\">\n<h2>Rules</h2>\n");
    tests.iter().for_each(|test| rule(markup, dossier, test));
    markup.raw("</section>\n");
}

fn rule(markup: &mut Markup, dossier: &ShownDossier<'_>, test: &RuleTest) {
    let rule = &dossier.examined.checked.dossier.rules[test.rule];
    markup.raw("<article class=\"rule\"");
    dossier.write_id(markup, Part::Rule(test.rule));
    markup.element(">\n<h3><code>", &rule.id.value, "</code> ");
    markup.raw(if test.outcome.is_broken() {
        "<span class=\"outcome broken\">✗ "
    } else {
        "<span class=\"outcome\">✓ "
    });
    let untested = !test.without.is_empty();
    markup.raw(if untested {
        "not tested, as a claim has no value to test"
    } else {
        test.outcome.name()
    });
    markup.raw("</span></h3>\n");
    markup.element("<p><code>", &line(&rule.holds.value), "</code>");
    if let Some(because) = &rule.because {
        markup.element(" <span dir=\"auto\">", &line(because), "</span>");
    }
    markup.raw("</p>\n");
    let own = &dossier.of_rule[test.rule];
    if own.iter().any(|finding| finding.level() > Level::Allow) {
        findings::write_all(markup, own);
    }
    broken(markup, dossier, test);
    markup.raw("</article>\n");
}

/// Writes the passages that cannot stand together, set by set.
fn broken(markup: &mut Markup, dossier: &ShownDossier<'_>, test: &RuleTest) {
    if test.broken.is_empty() {
        return;
    }
    let checked = &dossier.examined.checked;
    markup.raw("<p>Cannot stand together:</p>\n<ul class=\"sets\">\n");
    for set in test.broken.iter().take(MOST_SETS) {
        markup.raw("<li>");
        for (number, at) in set.iter().enumerate() {
            markup.raw(if number > 0 { "<br>" } else { "" });
            let citation = checked.dossier.citation(*at);
            let evidence = &checked.judgements[at.claim].evidence[at.citation];
            dossier.write_link(markup, Part::Citation(at.claim, at.citation));
            markup.element("><code>", &checked.dossier.claims[at.claim].id.value, "</code></a> ");
            if let Some(value) = evidence.value() {
                markup.element("<b>", &typeset(&shown_value(value)), "</b> ");
            }
            let origins = line(&shown_origins(evidence.attribution.told()));
            markup.element("<bdi>", &origins, "</bdi>: ");
            markup.element("<q dir=\"auto\">", &line(&citation.quote.value), "</q>");
        }
        markup.raw("</li>\n");
    }
    markup.raw("</ul>\n");
    let more = test.broken.len().saturating_sub(MOST_SETS) + test.unlisted;
    if more > 0 {
        markup.raw("<p>");
        message(markup, &format!("and {more} more; see `crosscheck check --format json`"));
        markup.raw("</p>\n");
    }
}
