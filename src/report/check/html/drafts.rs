//! The drafts that the claims file names, with what needs somebody in each.

use crate::finding::counted;
use crate::report::kit::html::{Markup, message};
use crate::report::kit::layout::line;
use crate::report::page::draft::ShownDraft;

use super::anchor::Part;
use super::findings;
use super::shown::ShownDossier;

/// Writes the drafts of a dossier.
pub(super) fn write(markup: &mut Markup, dossier: &ShownDossier<'_>) {
    let drafts = &dossier.examined.drafts;
    if drafts.is_empty() {
        return;
    }
    markup.raw("<section class=\"drafts\">\n<h2>Drafts</h2>\n");
    for (index, draft) in drafts.iter().enumerate() {
        let shown = ShownDraft { examined: dossier.examined, draft };
        let entry = draft.draft.entry.map(|entry| &dossier.examined.checked.dossier.drafts[entry]);
        let title = entry.and_then(|entry| entry.title.as_deref());
        markup.raw("<article class=\"draft\"");
        dossier.write_id(markup, Part::Draft(index));
        markup.element(
            ">\n<h3 dir=\"auto\">",
            &line(title.unwrap_or(&draft.draft.file)),
            "</h3>\n",
        );
        markup.element("<p class=\"faint\"><bdi>", &line(&draft.draft.file), "</bdi></p>\n");
        markup.element("<p><b>", &counted(draft.items.len(), "item"), "</b>");
        for (number, (outcome, count)) in shown.counts().enumerate() {
            markup.raw(if number == 0 { ": " } else { ", " });
            markup.number(count);
            markup.element(" ", outcome.name(), "");
        }
        if let Some(coverage) = draft.coverage() {
            markup.numbered(". Covered or set aside: ", coverage, " %.");
        }
        markup.raw("</p>\n");
        findings::write_of_draft(markup, dossier, index);
        markup.raw("<p class=\"faint\">");
        let name = entry.map_or(draft.draft.file.as_str(), |entry| entry.id.value.as_str());
        message(
            markup,
            &line(&format!("`crosscheck draft {name} --write draft.html` shows it item by item")),
        );
        markup.raw("</p>\n</article>\n");
    }
    markup.raw("</section>\n");
}
