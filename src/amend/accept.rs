//! Disagreements that are known, written into the claims file with the positions as they stand.

use crate::dossier::{Acceptance, Claim, ClaimsFile, DENIAL, Disagreement, Editor, Json};
use crate::verdict::{Judgement, Position, Stated, accepted, disagreements, is_stale};

/// Returns the claims file with what is not accepted for this reason yet: in place of what was accepted for another, or
/// of acceptances that are stale, or behind the others. `None` where the claim has no such disagreement, or the text is
/// not written in its syntax.
pub fn accept(
    claims_file: &ClaimsFile,
    claim: &Claim,
    judgement: &Judgement,
    finding: Disagreement,
    because: &str,
) -> Option<String> {
    let there = disagreements(judgement, finding);
    if there.is_empty() {
        return None;
    }
    let own = claim.accept.iter().filter(|known| known.finding == finding);
    let mut stale = own.filter(|known: &&Acceptance| is_stale(claim, known, judgement));
    let mut editor = Editor::new(&claims_file.text, claims_file.syntax)?;
    let mut written = Vec::new();
    let mut added = Vec::new();
    for positions in there {
        let known = accepted(claim, finding, positions);
        if known.is_some_and(|known| known.because == because) {
            continue;
        }
        let value = acceptance(finding, positions, because);
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
    Some(editor.finish())
}

fn acceptance(finding: Disagreement, positions: &[Position], because: &str) -> Json {
    let value = |position: &Position| match &position.stated {
        Stated::Value(value, _) => value.to_string(),
        Stated::Denial => DENIAL.to_owned(),
    };
    let positions = Json::Texts(positions.iter().map(value).collect());
    let finding = Json::text(finding.name());
    let because = Json::text(because);
    Json::plain(format!(
        "{{ \"finding\": {finding}, \"positions\": {positions}, \"because\": {because} }}"
    ))
}
