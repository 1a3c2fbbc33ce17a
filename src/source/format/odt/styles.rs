//! What styles say of how text is shown.

use std::collections::BTreeMap;

use crate::source::format::flow::{Look, Rise};
use crate::source::format::xml::Element;

/// How many styles one may be based on, one after the other.
const LONGEST_CHAIN: usize = 20;

/// What a style says of how its text is shown; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TextLook {
    hidden: Option<bool>,
    struck: Option<bool>,
    rise: Option<Rise>,
    /// The size of the letters in half points.
    size: Option<i32>,
}

impl TextLook {
    /// Takes what `style:text-properties` says.
    fn take(&mut self, element: &Element<'_>) {
        if let Some(display) = element.attribute("display") {
            self.hidden = Some(display == "none");
        }
        let line = element.attribute("text-line-through-style");
        let line = line.or_else(|| element.attribute("text-line-through-type"));
        if let Some(line) = line {
            self.struck = Some(line != "none");
        }
        if let Some(position) = element.attribute("text-position") {
            self.rise = Some(rise(&position));
        }
        if let Some(size) = element.attribute("font-size") {
            self.size = half_points(&size);
        }
    }

    /// Returns what holds where `base` holds for what this does not say.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            hidden: self.hidden.or(base.hidden),
            struck: self.struck.or(base.struck),
            rise: self.rise.or(base.rise),
            size: self.size.or(base.size),
        }
    }

    pub(super) fn is_hidden(self) -> bool {
        self.hidden == Some(true)
    }

    pub(super) fn is_struck(self) -> bool {
        self.struck == Some(true)
    }

    pub(super) fn look(self) -> Look {
        Look { rise: self.rise.unwrap_or_default(), size: self.size.unwrap_or(0), above: 0 }
    }
}

/// Reads "super 58%", "sub 58%", "33% 58%", "-33%".
fn rise(position: &str) -> Rise {
    let height = position.split_whitespace().next().unwrap_or_default();
    let percent: f32 = height.trim_end_matches('%').parse().unwrap_or(0.0);
    match height {
        "super" => Rise::Raised,
        "sub" => Rise::Lowered,
        _ if percent > 0.0 => Rise::Raised,
        _ if percent < 0.0 => Rise::Lowered,
        _ => Rise::Level,
    }
}

/// Reads "10.5pt" as 21; other units, and shares of another size, are not read.
fn half_points(size: &str) -> Option<i32> {
    let points = size.strip_suffix("pt")?;
    let (whole, part) = points.split_once('.').unwrap_or((points, ""));
    let half = i32::from(part.starts_with(['5', '6', '7', '8', '9']));
    whole.parse::<i32>().ok()?.checked_mul(2)?.checked_add(half)
}

#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    look: TextLook,
}

/// The styles of a document, by what they are for and by name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<(String, String), Style>,
    /// The style that is being read.
    current: Option<(String, String)>,
}

impl Styles {
    /// Takes the beginning of an element that defines a style.
    pub(super) fn open(&mut self, element: &Element<'_>) {
        match element.name {
            "style:style" | "style:default-style" => {
                let family = element.attribute("family").unwrap_or_default();
                let key = (family, element.attribute("name").unwrap_or_default());
                let parent = element.attribute("parent-style-name");
                self.styles.insert(key.clone(), Style { parent, look: TextLook::default() });
                self.current = Some(key);
            }
            "style:text-properties" => {
                let current = self.current.as_ref().and_then(|key| self.styles.get_mut(key));
                if let Some(style) = current {
                    style.look.take(element);
                }
            }
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        if matches!(name, "style:style" | "style:default-style") {
            self.current = None;
        }
    }

    /// Returns the names of a style and of those that it is based on, from the nearest.
    fn chain(&self, family: &str, name: &str) -> Vec<(String, String)> {
        let mut keys = Vec::new();
        let mut next = Some(name.to_owned());
        while let Some(name) = next.take().filter(|_| keys.len() < LONGEST_CHAIN) {
            let key = (family.to_owned(), name);
            next = self.styles.get(&key).and_then(|style| style.parent.clone());
            keys.push(key);
        }
        keys
    }

    /// Returns what a style says, with those that it is based on.
    pub(super) fn look(&self, family: &str, name: &str) -> TextLook {
        let mut keys = self.chain(family, name);
        keys.push((family.to_owned(), String::new()));
        let styles = keys.iter().filter_map(|key| self.styles.get(key));
        styles.fold(TextLook::default(), |look, style| look.over(style.look))
    }

    /// Whether a style is, or is based on, that of this name.
    pub(super) fn is_based_on(&self, family: &str, name: &str, base: &str) -> bool {
        self.chain(family, name).iter().any(|(_, name)| name == base)
    }
}
