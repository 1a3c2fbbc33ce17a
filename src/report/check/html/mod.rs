//! The page: one file of HTML (WHATWG) to hand on, which loads nothing.
//!
//! First comes a page for an editor: what cannot be printed, what must be worded with care, what holds. Then every claim with
//! its quotes side by side and, where values differ or are no points, a picture; rules, sources, drafts. All of it is there
//! without the script, which only filters and searches. It can be read without colours, with the keyboard, by ear and on paper.
//!
//! An anchor is the id of its claim: `report.html#votes`. All others begin with a slash or hold one, which no id does.

mod anchor;
mod claims;
mod counts;
mod drafts;
mod findings;
mod picture;
mod quotes;
mod rules;
mod shown;
mod sources;
mod standing;
mod summary;
mod web;

use crate::report::kit::html::{Markup, PageFrame};
use crate::report::kit::layout::line;
use crate::report::{Examined, Failed};

use shown::ShownDossier;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Returns what was found out in a run as a page, with all findings.
pub fn page(run: &[Result<Examined, Failed>]) -> String {
    let shown: Vec<Result<ShownDossier<'_>, &Failed>> = run
        .iter()
        .enumerate()
        .map(|(index, examined)| match examined {
            Ok(examined) => Ok(ShownDossier::new(examined, index)),
            Err(failed) => Err(failed),
        })
        .collect();
    let mut markup = Markup::default();
    let title = title(&shown);
    let frame = PageFrame { title: &title, style: STYLE, script: Some(SCRIPT) };
    frame.write_head(&mut markup);
    markup.raw("<body>\n<nav class=\"skip\" aria-label=\"Skip\"><a href=\"#/claims\">Skip to the claims</a></nav>\n");
    picture::write_shapes(&mut markup);
    markup.raw("<main>\n");
    for examined in &shown {
        match examined {
            Ok(dossier) => summary::write(&mut markup, dossier),
            Err(failed) => findings::write_failed(&mut markup, failed),
        }
    }
    let checked: Vec<&ShownDossier<'_>> = shown.iter().flatten().collect();
    counts::write(&mut markup, run);
    claims::write_filter(&mut markup, &checked);
    markup.raw("<div id=\"/claims\"></div>\n");
    for dossier in &checked {
        claims::write(&mut markup, dossier);
        rules::write(&mut markup, dossier);
        sources::write(&mut markup, dossier);
        drafts::write(&mut markup, dossier);
        findings::write_others(&mut markup, dossier);
    }
    markup.raw("</main>\n");
    frame.write_end(&mut markup);
    markup.finish()
}

/// Returns what the page is of: the titles of its dossiers.
fn title(shown: &[Result<ShownDossier<'_>, &Failed>]) -> String {
    let titles = shown.iter().map(|examined| match examined {
        Ok(dossier) => dossier.title(),
        Err(failed) => failed.path(),
    });
    let titles: Vec<String> = titles.map(line).collect();
    format!("{}: claims and sources", titles.join("; "))
}
