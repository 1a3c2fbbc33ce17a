//! How a claims file is laid out: its line breaks, indentation, and the space between the parts of an object.

use jsonc_parser::ast::Object;
use jsonc_parser::common::Ranged as _;

use super::Json;

/// What indents a level where the file does not say.
pub(super) const USUAL_UNIT: &str = "  ";

/// Returns the line break that the text uses.
pub(super) fn line_break(body: &str) -> &'static str {
    if body.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Returns the white space that the line of the byte `at` begins with.
pub(super) fn line_indent(body: &str, at: usize) -> &str {
    let start = body[..at].rfind('\n').map_or(0, |line_break| line_break + 1);
    let line = &body[start..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Whether nothing but white space stands before the byte `at` in its line.
pub(super) fn begins_line(body: &str, at: usize) -> bool {
    body[..at].trim_end_matches([' ', '\t']).ends_with('\n')
}

/// Returns what indents the fields of an object more than itself.
pub(super) fn unit<'t>(body: &'t str, object: &Object<'_>) -> &'t str {
    let Some(first) = object.properties.first() else { return USUAL_UNIT };
    let own = line_indent(body, object.range.start);
    let inner = line_indent(body, first.range.start);
    match inner.strip_prefix(own) {
        Some(unit) if !unit.is_empty() && begins_line(body, first.range.start) => unit,
        _ => USUAL_UNIT,
    }
}

/// How an object is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// Whether each field has its own line.
    pub(super) is_broken: bool,
    colon: String,
    comma: String,
    padding: String,
}

impl Style {
    /// The style of files that do not show one.
    pub(super) fn usual() -> Self {
        let text = str::to_owned;
        Self { is_broken: false, colon: text(": "), comma: text(", "), padding: text(" ") }
    }

    /// Returns the style of an object that is written already.
    pub(super) fn of(body: &str, object: &Object<'_>) -> Self {
        let mut style = Self::usual();
        let mut fields = object.properties.iter();
        let Some(first) = fields.next() else { return style };
        let between = |from: usize, to: usize, sign: &str| {
            let text = body.get(from..to)?;
            let is_plain = text.trim() == sign && !text.contains('\n');
            is_plain.then(|| text.to_owned())
        };
        if let Some(colon) = between(first.name.range().end, first.value.range().start, ":") {
            style.colon = colon;
        }
        if let Some(padding) = between(object.range.start + 1, first.range.start, "") {
            style.padding = padding;
        }
        let second = fields.next();
        match second.and_then(|second| between(first.range.end, second.range.start, ",")) {
            Some(comma) => style.comma = comma,
            None if style.colon == ":" => style.comma = ",".to_owned(),
            None => {}
        }
        style.is_broken =
            object.properties.iter().all(|field| begins_line(body, field.range.start));
        style
    }

    /// Returns an object of these fields; `line` is the line break and indentation of the object itself, and `unit`
    /// what its fields are indented more.
    pub(super) fn object(&self, fields: &[(&str, Json)], line: &str, unit: &str) -> String {
        if fields.is_empty() {
            return "{}".to_owned();
        }
        let fields = fields.iter();
        let fields: Vec<String> =
            fields.map(|(name, value)| self.field(name, &value.to_string())).collect();
        if self.is_broken {
            let separator = format!(",{line}{unit}");
            format!("{{{line}{unit}{}{line}}}", fields.join(&separator))
        } else {
            format!("{{{0}{1}{0}}}", self.padding, fields.join(&self.comma))
        }
    }

    /// Returns what stands after a comma in a line.
    pub(super) fn gap(&self) -> &str {
        self.comma.trim_start().strip_prefix(',').unwrap_or(" ")
    }

    /// Returns a field.
    pub(super) fn field(&self, name: &str, value: &str) -> String {
        format!("{}{}{value}", Json::text(name), self.colon)
    }
}
