//! Where a citation, an appearance or an entry is put, and how it is written there.

use jsonc_parser::ast::{Array, Object};
use jsonc_parser::common::{Range, Ranged as _};

use super::layout::{Style, USUAL_UNIT, begins_line, line_break, line_indent, unit};
use super::{Json, Splice};
use crate::text::Span;

/// Returns the splices that put objects at the end of a list of a claim, `citations` say. `like` is one of any claim.
pub(super) fn listed(
    body: &str,
    claim: &Object<'_>,
    name: &str,
    like: Option<&Object<'_>>,
    objects: &[&[(&str, Json)]],
) -> Vec<Splice> {
    let written = |style: &Style, line: &str, unit: &str, gap: &str| {
        let objects = objects.iter().map(|fields| style.object(fields, line, unit));
        objects.collect::<Vec<_>>().join(&format!(",{gap}"))
    };
    let list = claim.get_array(name);
    let last = list.and_then(|list| list.elements.last()).and_then(|last| last.as_object());
    let style = match last.or(like) {
        Some(neighbour) => Style::of(body, neighbour),
        None => Style::usual(),
    };
    if let Some(last) = last {
        let line = format!("{}{}", line_break(body), line_indent(body, last.range.start));
        let gap = if begins_line(body, last.range.start) { &line } else { style.gap() };
        let elements = written(&style, &line, unit(body, last), gap);
        return after(body, last.range, gap, &elements);
    }
    let block = ObjectBlock::of(body, claim, &style);
    let line = block.line(1);
    let gap = if block.is_broken { &line } else { style.gap() };
    let elements = written(&style, &line, block.unit, gap);
    match list {
        Some(list) => into_empty(body, list, &block, &elements),
        None => {
            let list = style.field(name, &block.list("", &elements));
            match claim.properties.last() {
                Some(last) if block.is_broken => after(body, last.range, &block.line(0), &list),
                Some(last) => after(body, last.range, style.gap(), &list),
                None => vec![Splice {
                    place: Span::new(claim.range.start + 1, claim.range.start + 1),
                    text: list,
                }],
            }
        }
    }
}

/// Returns the splices that put an object of this name behind the last one of `owner`, laid out as that is.
pub(super) fn entry(
    body: &str,
    owner: &Object<'_>,
    name: &str,
    fields: &[(&str, Json)],
) -> Vec<Splice> {
    entries(body, owner, std::iter::once((name, fields)), |style, fields, line, unit| {
        style.object(fields, line, unit)
    })
}

/// Returns the splices that put objects behind the last one of `owner`, each under its name; `written` writes one, given the
/// style of that last one, the line break and indentation of the object, and what its fields are indented more.
pub(super) fn entries<'e, Entry>(
    body: &str,
    owner: &Object<'_>,
    entries: impl Iterator<Item = (&'e str, Entry)>,
    written: impl Fn(&Style, Entry, &str, &str) -> String,
) -> Vec<Splice> {
    let last = owner.properties.last();
    let neighbour = last.and_then(|last| last.value.as_object());
    let style = neighbour.map_or_else(Style::usual, |neighbour| Style::of(body, neighbour));
    let own = line_indent(body, owner.range.start);
    let unit = neighbour.map_or(USUAL_UNIT, |neighbour| unit(body, neighbour));
    let is_in_line = last.is_some_and(|last| !begins_line(body, last.range.start));
    let line = match last {
        Some(last) => format!("{}{}", line_break(body), line_indent(body, last.range.start)),
        None => format!("{}{own}{unit}", line_break(body)),
    };
    let texts =
        entries.map(|(name, entry)| style.field(name, &written(&style, entry, &line, unit)));
    let texts: Vec<String> = texts.collect();
    let Some(last) = last else {
        let held = body[owner.range.start + 1..owner.range.end - 1].trim_end();
        let text = texts.join(&format!(",{line}"));
        let text = format!("{{{held}{line}{text}{}{own}}}", line_break(body));
        return vec![Splice { place: span(owner.range), text }];
    };
    let gap = if is_in_line { style.gap() } else { &line };
    after(body, last.range, gap, &texts.join(&format!(",{gap}")))
}

/// A claim that is put into a file.
pub(super) struct ClaimParts<'c> {
    pub(super) fields: &'c [(&'static str, Json)],
    pub(super) citations: Vec<&'c [(&'static str, Json)]>,
}

/// Writes a claim: in one line where its neighbours are, one field a line where they have that, and otherwise its statement,
/// its other fields and its citations in lines of their own.
/// The first style is that of claims, the second that of citations.
pub(super) fn claim(
    (style, of_citations): (&Style, &Style),
    claim: &ClaimParts<'_>,
    line: &str,
    unit: &str,
    is_in_line: bool,
) -> String {
    let texts = claim.fields.iter().map(|(name, value)| style.field(name, &value.to_string()));
    let texts: Vec<String> = texts.collect();
    let inner = format!("{line}{unit}");
    let innermost = format!("{inner}{unit}");
    let citation = |fields: &&[(&'static str, Json)]| of_citations.object(fields, &innermost, unit);
    let citations: Vec<String> = claim.citations.iter().map(citation).collect();
    let list = (!citations.is_empty()).then(|| {
        let list = if is_in_line {
            format!("[{}]", citations.join(", "))
        } else {
            format!("[{innermost}{}{inner}]", citations.join(&format!(",{innermost}")))
        };
        style.field("citations", &list)
    });
    if is_in_line {
        let all: Vec<String> = texts.into_iter().chain(list).collect();
        return format!("{{ {} }}", all.join(", "));
    }
    let lines: Vec<String> = if style.is_broken {
        texts
    } else {
        let (first, others) = texts.split_at(texts.len().min(1));
        let others = (!others.is_empty()).then(|| others.join(", "));
        first.iter().cloned().chain(others).collect()
    };
    let lines: Vec<String> = lines.into_iter().chain(list).collect();
    format!("{{{inner}{}{line}}}", lines.join(&format!(",{inner}")))
}

/// Returns the splices that give the file an object of this name with one entry, behind its claims. `like` is an entry of
/// another such object.
pub(super) fn section(
    body: &str,
    root: &Object<'_>,
    name: &str,
    (id, fields): (&str, &[(&str, Json)]),
    like: Option<&Object<'_>>,
) -> Vec<Splice> {
    let style = like.map_or_else(Style::usual, |like| Style::of(body, like));
    let unit = unit(body, root);
    let first = root.properties.first().map(|first| first.range.start);
    let value = match first.filter(|first| begins_line(body, *first)) {
        Some(first) => {
            let line = format!("{}{}", line_break(body), line_indent(body, first));
            let inner = format!("{line}{unit}");
            let entry = style.field(id, &style.object(fields, &inner, unit));
            format!("{{{inner}{entry}{line}}}")
        }
        None => Style::usual().object(
            &[(id, Json::plain(Style::usual().object(fields, "", "")))],
            "",
            "",
        ),
    };
    field(body, root, name, &Json::plain(value), "claims")
}

/// The longest field that is written into a line that others share, in bytes.
const LONGEST_BESIDE: usize = 80;

/// Returns the splices that give an object a field: in place of the value that it has, or behind the field `behind`,
/// or else at the end.
pub(super) fn field(
    body: &str,
    object: &Object<'_>,
    name: &str,
    value: &Json,
    behind: &str,
) -> Vec<Splice> {
    if let Some(own) = object.get(name) {
        return vec![Splice { place: span(own.value.range()), text: value.to_string() }];
    }
    let style = Style::of(body, object);
    let text = style.field(name, &value.to_string());
    let fields = &object.properties;
    let found = fields.iter().position(|field| field.name.as_str() == behind);
    let Some(index) = found.or(fields.len().checked_sub(1)) else {
        let start = object.range.start + 1;
        return vec![Splice { place: Span::new(start, start), text }];
    };
    let neighbour = fields[index].range;
    let next = fields.get(index + 1).map(|next| begins_line(body, next.range.start));
    let has_own_line = begins_line(body, neighbour.start) && next != Some(false);
    let is_long = text.len() > LONGEST_BESIDE && next == Some(true);
    if has_own_line || is_long {
        let line = format!("{}{}", line_break(body), line_indent(body, neighbour.start));
        return after(body, neighbour, &line, &text);
    }
    after(body, neighbour, style.gap(), &text)
}

/// Returns the splices that put a value at the end of a list of an object.
pub(super) fn element(
    body: &str,
    object: &Object<'_>,
    list: &str,
    value: &Json,
    behind: &str,
) -> Vec<Splice> {
    let last = object.get_array(list).and_then(|list| list.elements.last());
    let Some(last) = last.map(|last| last.range()) else {
        return field(body, object, list, &Json::plain(format!("[{value}]")), behind);
    };
    let line = format!("{}{}", line_break(body), line_indent(body, last.start));
    let gap = if begins_line(body, last.start) { line.as_str() } else { " " };
    after(body, last, gap, &value.to_string())
}

/// How the fields of a claim are laid out.
struct ObjectBlock<'t> {
    /// Whether they have their own lines.
    is_broken: bool,
    line_break: &'static str,
    indent: &'t str,
    unit: &'t str,
}

impl<'t> ObjectBlock<'t> {
    fn of(body: &'t str, claim: &Object<'_>, style: &Style) -> Self {
        let first = claim.properties.first();
        let is_broken =
            style.is_broken || first.is_some_and(|first| begins_line(body, first.range.start));
        let indent = line_indent(body, first.map_or(claim.range.start, |first| first.range.start));
        Self { is_broken, line_break: line_break(body), indent, unit: unit(body, claim) }
    }

    /// Returns a line break, with an indentation so many levels below the claim's fields.
    fn line(&self, levels: usize) -> String {
        format!("{}{}{}", self.line_break, self.indent, self.unit.repeat(levels))
    }

    /// Returns a list of what it holds already, which is comments, and one element.
    fn list(&self, held: &str, element: &str) -> String {
        if self.is_broken || !held.is_empty() {
            format!("[{held}{}{element}{}]", self.line(1), self.line(0))
        } else {
            format!("[{element}]")
        }
    }
}

fn into_empty(body: &str, list: &Array<'_>, block: &ObjectBlock<'_>, element: &str) -> Vec<Splice> {
    let held = body[list.range.start + 1..list.range.end - 1].trim_end();
    vec![Splice { place: span(list.range), text: block.list(held, element) }]
}

/// Returns the splices that put `text` behind the last element of a list or object, which stands at `last`: with a
/// comma where the last one has none, and behind the comment that it has in its line. `gap` parts them.
fn after(body: &str, last: Range, gap: &str, text: &str) -> Vec<Splice> {
    let comma = comma_after(body, last.end);
    let from = comma.map_or(last.end, |comma| comma + 1);
    let at = end_of_comment(body, from);
    let is_commented = at > from;
    let separator = if is_commented && !gap.contains('\n') {
        format!("{}{}", line_break(body), line_indent(body, last.start))
    } else {
        gap.to_owned()
    };
    let insertion = |at: usize, text: String| Splice { place: Span::new(at, at), text };
    match comma {
        Some(_) => vec![insertion(at, format!("{separator}{text},"))],
        None if at == last.end => vec![insertion(at, format!(",{separator}{text}"))],
        None => {
            vec![insertion(last.end, ",".to_owned()), insertion(at, format!("{separator}{text}"))]
        }
    }
}

/// Returns the place of the comma that follows the byte `from`, behind white space and comments.
fn comma_after(body: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = &body[at..];
        let text = rest.trim_start();
        at += rest.len() - text.len();
        match comment_len(text) {
            Some(len) => at += len,
            None => return text.starts_with(',').then_some(at),
        }
    }
}

/// Returns the end of the comments that follow the byte `from` in its line; `from` where there are none.
fn end_of_comment(body: &str, from: usize) -> usize {
    let rest = &body[from..];
    let text = rest.trim_start_matches([' ', '\t']);
    let start = from + rest.len() - text.len();
    match comment_len(text) {
        Some(len) if !text[..len].contains('\n') => end_of_comment(body, start + len),
        _ => from,
    }
}

fn comment_len(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find(['\n', '\r']).unwrap_or(text.len()));
    }
    let block = text.strip_prefix("/*")?;
    Some("/*".len() + block.find("*/")? + "*/".len())
}

fn span(range: Range) -> Span {
    Span::new(range.start(), range.end())
}

#[cfg(test)]
mod tests {
    use crate::dossier::{Editor, Json, Syntax};

    /// Adds the citation `{ "source": "b" }` to the claim `c`.
    fn check(claims: &str, expected: &str) {
        let text = format!("{{ \"claims\": {claims} }}");
        let mut editor = Editor::new(&text, Syntax::Jsonc).expect("it is JSON");
        assert!(editor.add_citation("c", &[("source", Json::text("b"))]), "{claims}");
        let changed = editor.finish();
        assert_eq!(changed, format!("{{ \"claims\": {expected} }}"));
        assert!(Editor::new(&changed, Syntax::Jsonc).is_some(), "{changed}");
    }

    #[test]
    fn a_citation_is_written_as_its_neighbours_are() {
        check(
            r#"{ "c": { "citations": [{ "source": "a" }] } }"#,
            r#"{ "c": { "citations": [{ "source": "a" }, { "source": "b" }] } }"#,
        );
        check(
            r#"{ "c": { "citations": [ {"source": "a"} ] } }"#,
            r#"{ "c": { "citations": [ {"source": "a"}, {"source": "b"} ] } }"#,
        );
        check(
            r#"{"c":{"citations":[{"source":"a"}]}}"#,
            r#"{"c":{"citations":[{"source":"a"},{"source":"b"}]}}"#,
        );
        check(
            "{ \"c\": { \"citations\": [\n    { \"source\": \"a\" }\n  ] } }",
            "{ \"c\": { \"citations\": [\n    { \"source\": \"a\" },\n    { \"source\": \"b\" }\n  ] } }",
        );
        check(
            "{ \"c\": { \"citations\": [\r\n\t{\r\n\t\t\"source\" : \"a\"\r\n\t}\r\n] } }",
            "{ \"c\": { \"citations\": [\r\n\t{\r\n\t\t\"source\" : \"a\"\r\n\t},\r\n\t{\r\n\t\t\"source\" : \"b\"\r\n\t}\r\n] } }",
        );
    }

    #[test]
    fn comments_and_trailing_commas_stay() {
        check(
            "{ \"c\": { \"citations\": [\n  { \"source\": \"a\" }, // one, [two\n  /* end */\n] } }",
            "{ \"c\": { \"citations\": [\n  { \"source\": \"a\" }, // one, [two\n  { \"source\": \"b\" },\n  /* end */\n] } }",
        );
        check(
            "{ \"c\": { \"citations\": [\n  { \"source\": \"a\" } /* x */ // y\n] } }",
            "{ \"c\": { \"citations\": [\n  { \"source\": \"a\" }, /* x */ // y\n  { \"source\": \"b\" }\n] } }",
        );
        check(
            "{ \"c\": { \"citations\": [\n  { \"source\": \"a\" } // y\n  ,\n] } }",
            "{ \"c\": { \"citations\": [\n  { \"source\": \"a\" } // y\n  ,\n  { \"source\": \"b\" },\n] } }",
        );
    }

    #[test]
    fn a_list_is_made_where_there_is_none() {
        check(
            "{\n  \"c\": {\n    \"kind\": \"count\"\n  }\n}",
            "{\n  \"c\": {\n    \"kind\": \"count\",\n    \"citations\": [\n      { \"source\": \"b\" }\n    ]\n  }\n}",
        );
        check(
            "{\n  \"c\": {\n    \"citations\": [],\n    \"kind\": \"count\"\n  }\n}",
            "{\n  \"c\": {\n    \"citations\": [\n      { \"source\": \"b\" }\n    ],\n    \"kind\": \"count\"\n  }\n}",
        );
        check(
            "{\n  \"c\": {\n    \"citations\": [ // none yet\n    ]\n  }\n}",
            "{\n  \"c\": {\n    \"citations\": [ // none yet\n      { \"source\": \"b\" }\n    ]\n  }\n}",
        );
        check(
            "{\n  \"c\": {\n    \"kind\": \"count\", \"value\": 5 // five\n  }\n}",
            "{\n  \"c\": {\n    \"kind\": \"count\", \"value\": 5, // five\n    \"citations\": [\n      { \"source\": \"b\" }\n    ]\n  }\n}",
        );
        check(
            r#"{ "c": { "kind": "count" } }"#,
            r#"{ "c": { "kind": "count", "citations": [{ "source": "b" }] } }"#,
        );
        check(
            "{\n  \"d\": {\n    \"citations\": [\n      {\n        \"source\": \"a\"\n      }\n    ]\n  },\n  \"c\": {\n    \"kind\": \"count\"\n  }\n}",
            "{\n  \"d\": {\n    \"citations\": [\n      {\n        \"source\": \"a\"\n      }\n    ]\n  },\n  \"c\": {\n    \"kind\": \"count\",\n    \"citations\": [\n      {\n        \"source\": \"b\"\n      }\n    ]\n  }\n}",
        );
    }

    /// Sets the field `sha256` of the source `a` to "x".
    fn check_field(source: &str, expected: &str) {
        let text = format!("{{ \"sources\": {{ \"a\": {source} }} }}");
        let mut editor = Editor::new(&text, Syntax::Jsonc).expect("it is JSON");
        assert!(editor.set_source_field("a", "sha256", &Json::text("x"), "file"), "{source}");
        assert_eq!(editor.finish(), format!("{{ \"sources\": {{ \"a\": {expected} }} }}"));
    }

    #[test]
    fn a_field_takes_the_place_of_its_old_value_or_stands_behind_another() {
        check_field(r#"{ "sha256" : "y" /* old */ }"#, r#"{ "sha256" : "x" /* old */ }"#);
        check_field(r#"{"file":"f","url":"u"}"#, r#"{"file":"f","sha256":"x","url":"u"}"#);
        check_field(r#"{ "file": "f" }"#, r#"{ "file": "f", "sha256": "x" }"#);
        check_field(r#"{ "url": "u" }"#, r#"{ "url": "u", "sha256": "x" }"#);
        check_field("{\n  \"file\": \"f\"\n}", "{\n  \"file\": \"f\",\n  \"sha256\": \"x\"\n}");
        check_field(
            "{\n  \"file\": \"f\", // full\n  \"url\": \"u\"\n}",
            "{\n  \"file\": \"f\", // full\n  \"sha256\": \"x\",\n  \"url\": \"u\"\n}",
        );
        check_field(
            "{\n  \"file\": \"f\", \"url\": \"u\"\n}",
            "{\n  \"file\": \"f\", \"sha256\": \"x\", \"url\": \"u\"\n}",
        );
    }

    #[test]
    fn a_long_field_stands_in_a_line_of_its_own_where_others_do() {
        let long = "x".repeat(super::LONGEST_BESIDE);
        let added = |text: &str| {
            let mut editor = Editor::new(text, Syntax::Json).expect("it is JSON");
            assert!(editor.add_to_list("c", "accept", &Json::text(long.as_str()), "value"));
            editor.finish().replace(&long, "…")
        };
        let broken =
            "{ \"claims\": { \"c\": {\n  \"kind\": \"count\", \"value\": 1,\n  \"tags\": [] } } }";
        let expected = "{ \"claims\": { \"c\": {\n  \"kind\": \"count\", \"value\": 1,\n  \"accept\": [\"…\"],\n  \"tags\": [] } } }";
        assert_eq!(added(broken), expected);
        let line = "{ \"claims\": { \"c\": { \"value\": 1, \"tags\": [] } } }";
        let expected =
            "{ \"claims\": { \"c\": { \"value\": 1, \"accept\": [\"…\"], \"tags\": [] } } }";
        assert_eq!(added(line), expected);
    }

    /// Adds the appearance `{ "draft": "s" }` to the claim `c`, and the draft `s`.
    fn check_appearance(text: &str, expected: &str) {
        let mut editor = Editor::new(text, Syntax::Jsonc).expect("it is JSON");
        assert!(editor.add_appearance("c", &[("draft", Json::text("s"))]), "{text}");
        assert!(editor.add_draft("s", &[("file", Json::text("s.md"))]), "{text}");
        let changed = editor.finish();
        assert_eq!(changed, expected);
        assert!(Editor::new(&changed, Syntax::Jsonc).is_some(), "{changed}");
    }

    #[test]
    fn an_appearance_and_its_draft_are_written_as_the_file_is() {
        check_appearance(
            r#"{ "claims": { "c": { "kind": "count" } } }"#,
            r#"{ "claims": { "c": { "kind": "count", "appearances": [{ "draft": "s" }] } }, "drafts": { "s": { "file": "s.md" } } }"#,
        );
        check_appearance(
            "{\n  \"claims\": {\n    \"c\": {\n      \"kind\": \"count\" // one\n    }\n  }, // all\n  \"rules\": []\n}\n",
            "{\n  \"claims\": {\n    \"c\": {\n      \"kind\": \"count\", // one\n      \"appearances\": [\n        { \"draft\": \"s\" }\n      ]\n    }\n  }, // all\n  \"drafts\": {\n    \"s\": { \"file\": \"s.md\" }\n  },\n  \"rules\": []\n}\n",
        );
        check_appearance(
            r#"{ "claims": { "c": { "appearances": [{ "draft": "r" }] } }, "drafts": { "r": { "file": "r.md" } } }"#,
            r#"{ "claims": { "c": { "appearances": [{ "draft": "r" }, { "draft": "s" }] } }, "drafts": { "r": { "file": "r.md" }, "s": { "file": "s.md" } } }"#,
        );
    }
}
