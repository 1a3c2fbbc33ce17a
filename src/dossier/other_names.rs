//! The names that fields of a claims file go by elsewhere (`data/import/columns.tsv`).

const TABLE: &str = include_str!("../../data/import/columns.tsv");

/// Returns the rows of the table: a field, as `citation.locator`, and the names that it goes by.
pub(crate) fn rows() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| row.split_once('\t'))
        .map(|(field, names)| (field, names.split(',').map(str::trim)))
}

/// Returns a name without what people write in different ways.
pub(crate) fn plain_name(name: &str) -> String {
    let plain = name.to_lowercase().replace(['_', '-'], " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the field of a claim, citation or source (`object`) that goes by a name elsewhere; `None` where none does.
pub(super) fn field_called(object: &str, name: &str) -> Option<&'static str> {
    let name = plain_name(name);
    let mut fields = rows().filter_map(|(field, names)| {
        let field = field.strip_prefix(object)?.strip_prefix('.')?;
        Some((field, names))
    });
    fields.find_map(|(field, mut names)| names.any(|own| plain_name(own) == name).then_some(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_known_by_what_it_is_called_elsewhere() {
        for (object, name, field) in [
            ("citation", "page", Some("locator")),
            ("citation", "Speaker", Some("attributed_to")),
            ("source", "media_outlet", Some("publisher")),
            ("claim", "assertion", Some("statement")),
            ("claim", "speaker", None),
            ("rule", "page", None),
        ] {
            assert_eq!(field_called(object, name), field, "{object}.{name}");
        }
    }
}
