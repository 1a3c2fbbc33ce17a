//! What a page's own style sheets hide ([CSS](https://www.w3.org/TR/selectors-4/)): boxes that show when a reader points at
//! them, parts that a program shows later.
//!
//! Only the simplest rules are read: those whose selector is one element by its name, classes, id and `[hidden]`, outside of
//! `@media` and the like. They hide it where no other rule of the page, whatever it asks for besides, shows such an element;
//! a rule that asks for a pointer over it or for the focus does not count. In doubt text is seen.

use std::collections::BTreeMap;

use super::tokens::Tag;
use crate::source::format::tag::declarations;

/// How many rules are read, and how many bytes of one that hides.
const MOST_RULES: usize = 50_000;

/// Rules that ask for what a reader does: these show what is hidden otherwise.
const POINTED: [&str; 5] = [":hover", ":focus", ":active", ":target", ":checked"];

/// What stands between the parts of a selector.
const COMBINATORS: [char; 6] = [' ', '>', '+', '~', '\n', '\t'];

/// An element, as the last part of a selector asks for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asked {
    /// Empty where any will do.
    name: String,
    id: String,
    classes: Vec<String>,
    /// Whether it has the attribute `hidden`.
    is_hidden: bool,
}

/// What hides an element or shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Effect {
    Hides,
    Shows,
}

/// The rules of a page that hide and show elements.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: Vec<(Asked, Effect)>,
    /// The rules by what they ask for: a class, an id or a name.
    by_key: BTreeMap<String, Vec<usize>>,
}

impl Sheet {
    /// Adds the rules of a `style` element.
    pub(super) fn add(&mut self, css: &str) {
        let css = without_comments(css);
        let mut rest = css.as_str();
        // How many blocks that hold rules are open, such as that of `@media`.
        let mut depth = 0_usize;
        while let Some(at) = rest.find(['{', '}', ';']) {
            let before = rest[..at].trim();
            let mark = rest.as_bytes()[at];
            rest = &rest[at + 1..];
            match mark {
                b'}' => depth = depth.saturating_sub(1),
                b'{' if before.starts_with('@') => depth += 1,
                b'{' => {
                    let end = rest.find('}').unwrap_or(rest.len());
                    self.rule(before, &rest[..end], depth > 0);
                    rest = rest.get(end + 1..).unwrap_or_default();
                }
                _ => {}
            }
        }
    }

    fn rule(&mut self, selectors: &str, block: &str, is_conditional: bool) {
        let Some(effect) = effect(block) else { return };
        for selector in selectors.split(',').map(str::trim) {
            if self.rules.len() >= MOST_RULES {
                return;
            }
            let last = selector.rsplit(COMBINATORS).next().unwrap_or_default();
            let counts = match effect {
                Effect::Hides => !is_conditional && last == selector && !selector.contains(':'),
                Effect::Shows => !POINTED.iter().any(|pointed| selector.contains(pointed)),
            };
            if let Some(asked) = Asked::parse(last).filter(|_| counts) {
                self.by_key.entry(asked.key()).or_default().push(self.rules.len());
                self.rules.push((asked, effect));
            }
        }
    }

    /// Whether the rules hide an element, and none shows it.
    pub(super) fn hides(&self, tag: &Tag) -> bool {
        if self.rules.is_empty() || shows_itself(tag) {
            return false;
        }
        let name = String::from_utf8_lossy(&tag.name);
        let classes = tag.get("class").unwrap_or("").split_ascii_whitespace();
        let keys = classes.map(|class| format!(".{class}"));
        let id = tag.get("id").map(|id| format!("#{id}"));
        let keys = keys.chain(id).chain([name.clone().into_owned(), "[hidden]".to_owned()]);
        let mut hides = false;
        for rule in keys.filter_map(|key| self.by_key.get(&key)).flatten() {
            match &self.rules[*rule] {
                (asked, Effect::Shows) if asked.is(&name, tag) => return false,
                (asked, Effect::Hides) if asked.is(&name, tag) => hides = true,
                _ => {}
            }
        }
        hides
    }
}

/// Whether the `style` of an element itself says how it is shown.
fn shows_itself(tag: &Tag) -> bool {
    effect(tag.get("style").unwrap_or("")) == Some(Effect::Shows)
}

/// Returns what declarations do; `None` where they neither hide nor show.
fn effect(block: &str) -> Option<Effect> {
    if !block.contains("display") && !block.contains("visibility") {
        return None;
    }
    let effects = declarations(block).into_iter().filter_map(|(property, value)| {
        match (property.as_str(), value.as_str()) {
            ("display", "none") | ("visibility", "hidden") => Some(Effect::Hides),
            ("display" | "visibility", _) => Some(Effect::Shows),
            _ => None,
        }
    });
    // What hides once is not shown again.
    effects.min()
}

impl Asked {
    /// Returns what a part of a selector asks for; `None` where it asks for something else too, or for nothing.
    fn parse(part: &str) -> Option<Self> {
        // What stands after a colon makes a rule that shows one more.
        let part = part.split(':').next()?;
        let mut asked = Self::default();
        let part = match part.strip_suffix("[hidden]") {
            Some(part) => {
                asked.is_hidden = true;
                part
            }
            None => part,
        };
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#');
        if !part.chars().all(is_plain) {
            return None;
        }
        let mut rest = part;
        let first = rest.find(['.', '#']).unwrap_or(rest.len());
        asked.name = rest[..first].to_ascii_lowercase();
        rest = &rest[first..];
        while !rest.is_empty() {
            let end = rest[1..].find(['.', '#']).map_or(rest.len(), |at| at + 1);
            let (word, after) = rest.split_at(end);
            match word.split_at(1) {
                (_, "") => return None,
                (".", class) => asked.classes.push(class.to_owned()),
                (_, id) => id.clone_into(&mut asked.id),
            }
            rest = after;
        }
        (asked != Self::default()).then_some(asked)
    }

    /// Returns something that each element has which is asked for.
    fn key(&self) -> String {
        match (self.id.as_str(), self.classes.first()) {
            ("", Some(class)) => format!(".{class}"),
            ("", None) if self.name.is_empty() => "[hidden]".to_owned(),
            ("", None) => self.name.clone(),
            (id, _) => format!("#{id}"),
        }
    }

    fn is(&self, name: &str, tag: &Tag) -> bool {
        let classes = tag.get("class").unwrap_or("");
        let has = |class: &String| classes.split_ascii_whitespace().any(|own| own == class);
        (self.name.is_empty() || self.name == name)
            && (self.id.is_empty() || tag.get("id") == Some(self.id.as_str()))
            && self.classes.iter().all(has)
            && (!self.is_hidden || tag.get("hidden").is_some())
    }
}

fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}
