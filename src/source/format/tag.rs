//! Tags of HTML and XML that are read by hand, and what a `style` attribute says.

/// Returns the attributes of a tag, which is given without its name: names and values as they are written.
pub(super) fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(is_apart);
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c == '=' || is_apart(c)).unwrap_or(rest.len()).max(1);
        let (name, after) = rest.split_at(end);
        let (value, after) = value(after.trim_start());
        rest = after;
        Some((name, value))
    })
}

/// Returns the value of the attribute of this name, if the tag has one.
pub(super) fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    attributes(tag).find(|(found, _)| *found == name).map(|(_, value)| value)
}

/// Returns the value that comes next, empty where there is none, and what follows it.
fn value(rest: &str) -> (&str, &str) {
    let Some(after) = rest.strip_prefix('=') else { return ("", rest) };
    let after = after.trim_start();
    let Some(mark) = after.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return after.split_at(after.find(char::is_whitespace).unwrap_or(after.len()));
    };
    let inner = &after[mark.len_utf8()..];
    inner.split_once(mark).unwrap_or((inner, ""))
}

/// Whether the character parts the attributes of a tag.
fn is_apart(c: char) -> bool {
    c.is_whitespace() || c == '/'
}

/// Returns how many bytes of `rest` still belong to a tag, and whether it ends there. `value` is the quotation mark of the
/// value that it stands in.
pub(super) fn tag_end(rest: &str, value: &mut Option<char>) -> (usize, bool) {
    for (at, c) in rest.char_indices() {
        match (*value, c) {
            (None, '>') => return (at + 1, true),
            (None, '"' | '\'') => *value = Some(c),
            (Some(mark), c) if mark == c => *value = None,
            _ => {}
        }
    }
    (rest.len(), false)
}

/// Returns the declarations of a `style` attribute: properties and values, in lower case and without white space.
pub(super) fn declarations(css: &str) -> Vec<(String, String)> {
    let css: String = css.chars().filter(|c| !c.is_whitespace()).collect();
    let css = css.to_ascii_lowercase();
    let rules = css.split(';').map(|rule| rule.trim_end_matches("!important"));
    let parted = rules.filter_map(|rule| rule.split_once(':'));
    parted.map(|(property, value)| (property.to_owned(), value.to_owned())).collect()
}

/// Whether a length or share is nothing: "0", "0px" and "0.0" are; "0.5" and "10px" are something.
pub(super) fn is_nothing(value: &str) -> bool {
    value.starts_with(['0', '.']) && !value.contains(|c: char| c.is_ascii_digit() && c != '0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_with_and_without_marks() {
        let found: Vec<_> = attributes(" a=\"1 2\" hidden b='>' c=3 / =d é").collect();
        let expected =
            [("a", "1 2"), ("hidden", ""), ("b", ">"), ("c", "3"), ("=", ""), ("d", ""), ("é", "")];
        assert_eq!(found, expected);
        assert_eq!(attribute(" a=1 a=2", "a"), Some("1"));
        assert_eq!(attribute(" a=\"1", "a"), Some("1"));
    }

    #[test]
    fn a_tag_ends_outside_its_values() {
        assert_eq!(tag_end("a b='>'>c", &mut None), (8, true));
        assert_eq!(tag_end("a b='>", &mut None), (6, false));
    }
}
