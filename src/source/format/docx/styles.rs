//! What styles and runs say of how text is shown.

use std::collections::BTreeMap;

use crate::source::Region;
use crate::source::format::flow::{Look, Rise};
use crate::source::format::xml::{Element, Visitor};

/// How many styles one may be based on, one after the other: Word ends at 10.
const LONGEST_CHAIN: usize = 20;

/// Letters of this size, in half points, nobody reads.
const UNSEEN_SIZE: i32 = 2;

/// What a run or style says of how its text is shown; `None` where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RunLook {
    vanish: Option<bool>,
    strike: Option<bool>,
    double_strike: Option<bool>,
    rise: Option<Rise>,
    size: Option<i32>,
    above: Option<i32>,
    /// Whether the font is Symbol, whose letters are not what they are called.
    symbol: Option<bool>,
}

impl RunLook {
    /// Takes what an element in `w:rPr` says.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        let value = || element.attribute("val");
        let is_on = || Some(!matches!(value().as_deref(), Some("0" | "false" | "off")));
        let number = || value().and_then(|value| value.parse().ok());
        match element.name {
            "w:vanish" => self.vanish = is_on(),
            "w:strike" => self.strike = is_on(),
            "w:dstrike" => self.double_strike = is_on(),
            "w:vertAlign" => {
                self.rise = Some(match value().as_deref() {
                    Some("superscript") => Rise::Raised,
                    Some("subscript") => Rise::Lowered,
                    _ => Rise::Level,
                });
            }
            "w:sz" => self.size = number(),
            "w:position" => self.above = number(),
            "w:rFonts" => {
                let font = element.attribute("ascii").or_else(|| element.attribute("hAnsi"));
                self.symbol = font.map(|font| font == "Symbol");
            }
            _ => {}
        }
    }

    /// Returns what holds where `base` holds for what this does not say.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            vanish: self.vanish.or(base.vanish),
            strike: self.strike.or(base.strike),
            double_strike: self.double_strike.or(base.double_strike),
            rise: self.rise.or(base.rise),
            size: self.size.or(base.size),
            above: self.above.or(base.above),
            symbol: self.symbol.or(base.symbol),
        }
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.vanish == Some(true) || self.size.is_some_and(|size| size <= UNSEEN_SIZE)
    }

    pub(super) fn is_struck(&self) -> bool {
        self.strike == Some(true) || self.double_strike == Some(true)
    }

    pub(super) fn is_symbol(&self) -> bool {
        self.symbol == Some(true)
    }

    pub(super) fn look(&self) -> Look {
        Look {
            rise: self.rise.unwrap_or_default(),
            size: self.size.unwrap_or(0),
            above: self.above.unwrap_or(0),
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    /// The name, in lower case; the id depends on the language of Word.
    name: String,
    based_on: Option<String>,
    look: RunLook,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// What holds where no style says anything.
    defaults: RunLook,
    /// The style of paragraphs that name none.
    default_paragraph: Option<String>,
}

impl Styles {
    /// Returns what holds for the text of a paragraph of a style, or of none.
    pub(super) fn of_paragraph(&self, id: Option<&str>) -> RunLook {
        let id = id.or(self.default_paragraph.as_deref());
        self.chain(id).over(self.defaults.clone())
    }

    /// Returns what a style of characters says.
    pub(super) fn of_characters(&self, id: Option<&str>) -> RunLook {
        self.chain(id)
    }

    /// Returns what a style and those that it is based on say.
    fn chain(&self, id: Option<&str>) -> RunLook {
        let mut look = RunLook::default();
        let mut next = id;
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.by_id.get(id)) else { break };
            look = look.over(style.look.clone());
            next = style.based_on.as_deref();
        }
        look
    }

    /// Returns the region of a paragraph of a style; `None` where the style says nothing of it.
    pub(super) fn region(&self, id: &str) -> Option<Region> {
        let name = &self.by_id.get(id)?.name;
        if name.starts_with("toc ") {
            return Some(Region::Nav);
        } else if name == "caption" {
            return Some(Region::Caption);
        }
        let mut next = Some(id);
        for _ in 0..LONGEST_CHAIN {
            let style = self.by_id.get(next?)?;
            let region = region_of(&style.name);
            if region.is_some() {
                return region;
            }
            next = style.based_on.as_deref();
        }
        None
    }
}

/// Returns the region of the paragraphs of a built-in style, and of styles that are based on it.
fn region_of(name: &str) -> Option<Region> {
    match name {
        "title" | "subtitle" => Some(Region::Heading),
        "quote" | "intense quote" => Some(Region::BlockQuote),
        _ if name.starts_with("heading ") => Some(Region::Heading),
        _ => None,
    }
}

/// Reads the part that defines the styles.
#[derive(Debug, Default)]
pub(super) struct StylesReader {
    pub(super) styles: Styles,
    id: Option<String>,
    style: Style,
    in_defaults: bool,
    /// How deep what stands here is in a form of a style that holds for parts of tables.
    in_part: usize,
}

impl Visitor for StylesReader {
    fn open(&mut self, element: &Element<'_>) {
        if self.in_part > 0 || element.name == "w:tblStylePr" {
            self.in_part += 1;
            return;
        }
        match element.name {
            "w:style" => {
                self.id = element.attribute("styleId");
                let is_default =
                    matches!(element.attribute("default").as_deref(), Some("1" | "true" | "on"));
                if is_default && element.says("type", "paragraph") {
                    self.styles.default_paragraph.clone_from(&self.id);
                }
            }
            "w:docDefaults" => self.in_defaults = true,
            "w:name" => {
                let name = element.attribute("val").unwrap_or_default();
                self.style.name = name.to_lowercase();
            }
            "w:basedOn" => self.style.based_on = element.attribute("val"),
            _ if self.in_defaults => self.styles.defaults.take(element),
            _ => self.style.look.take(element),
        }
    }

    fn close(&mut self, name: &str) {
        if self.in_part > 0 {
            self.in_part -= 1;
            return;
        }
        match name {
            "w:style" => {
                let style = std::mem::take(&mut self.style);
                if let Some(id) = self.id.take() {
                    self.styles.by_id.insert(id, style);
                }
            }
            "w:docDefaults" => self.in_defaults = false,
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}
}
