//! The sources, with what each carries.

use crate::finding::counted;
use crate::report::kit::html::{Markup, typeset};
use crate::report::kit::layout::line;
use crate::source::Holding;

use super::anchor::Part;
use super::findings;
use super::shown::ShownDossier;
use super::web::web_address;

/// How many claims of a source are listed.
const MOST_CLAIMS: usize = 60;

/// Writes the sources of a dossier.
pub(super) fn write(markup: &mut Markup, dossier: &ShownDossier<'_>) {
    let count = dossier.examined.checked.dossier.sources.len();
    if count == 0 {
        return;
    }
    markup.raw("<section class=\"sources\">\n<h2>Sources</h2>\n");
    (0..count).for_each(|index| source(markup, dossier, index));
    markup.raw("</section>\n");
}

fn source(markup: &mut Markup, dossier: &ShownDossier<'_>, index: usize) {
    let source = &dossier.examined.checked.dossier.sources[index];
    markup.raw("<article class=\"source\"");
    dossier.write_id(markup, Part::Source(index));
    markup.element(">\n<h3><code>", &source.id.value, "</code>");
    if let Some(title) = &source.title {
        markup.element(" <cite dir=\"auto\">", &line(title), "</cite>");
    }
    markup.raw("</h3>\n<p>");
    let mut about: Vec<String> = Vec::new();
    about.extend((!source.author.is_empty()).then(|| source.author.join(", ")));
    about.extend(source.publisher.clone());
    about.extend(source.published.as_ref().map(|day| typeset(&day.to_string())));
    for (number, part) in about.iter().enumerate() {
        markup.raw(if number > 0 { "; " } else { "" });
        markup.element("<bdi>", &line(part), "</bdi>");
    }
    markup.raw("</p>\n");
    held(markup, dossier, index);
    if let Some(url) = web_address(source.url.as_deref()) {
        markup.element("<p><a rel=\"noreferrer\" href=\"", url, "\">");
        markup.element("", url, "</a></p>\n");
    } else if let Some(url) = &source.url {
        markup.element("<p>Address, not of the web: <bdi>", &line(url), "</bdi></p>\n");
    }
    findings::write_all(markup, &dossier.of_source[index]);
    carried(markup, dossier, index);
    markup.raw("</article>\n");
}

/// Writes the file, and which sources it reprints or retells.
fn held(markup: &mut Markup, dossier: &ShownDossier<'_>, index: usize) {
    let checked = &dossier.examined.checked;
    let file = match &checked.holdings.of_source[index] {
        Holding::Held(document) => checked.holdings.documents[*document].file.clone(),
        Holding::Unread { file, why } => format!("{file}: {why}"),
        Holding::NotHeld => "the source has no file".to_owned(),
    };
    markup.element("<p class=\"faint\"><bdi>", &line(&file), "</bdi>");
    let derived = &checked.dossier.sources[index].derived_from;
    for (number, from) in derived.iter().enumerate() {
        markup.raw(if number > 0 { ", " } else { "; derived from " });
        dossier.write_link(markup, Part::Source(*from));
        markup.element("><code>", &checked.dossier.sources[*from].id.value, "</code></a>");
    }
    markup.raw("</p>\n");
}

/// Writes the claims that the source is cited for, each with the effect of the citation.
fn carried(markup: &mut Markup, dossier: &ShownDossier<'_>, index: usize) {
    let cited = &dossier.cited[index];
    let checked = &dossier.examined.checked;
    if cited.is_empty() {
        markup.raw("<p class=\"faint\">No claim cites it.</p>\n");
        return;
    }
    markup.element("<details><summary>", &counted(cited.len(), "citation"), "</summary>\n<ul>\n");
    for at in cited.iter().take(MOST_CLAIMS) {
        let evidence = &checked.judgements[at.claim].evidence[at.citation];
        markup.raw("<li>");
        dossier.write_link(markup, Part::Citation(at.claim, at.citation));
        markup.element("><code>", &checked.dossier.claims[at.claim].id.value, "</code></a> ");
        let effect = evidence.effect.map_or("no effect", |effect| effect.name());
        markup.element("", effect, "");
        if !evidence.state().holds() {
            markup.element(", ", evidence.state().name(), "");
        }
        markup.raw("</li>\n");
    }
    markup.raw("</ul>\n");
    let more = cited.len().saturating_sub(MOST_CLAIMS);
    if more > 0 {
        markup.numbered("<p>and ", more, " more</p>\n");
    }
    markup.raw("</details>\n");
}
