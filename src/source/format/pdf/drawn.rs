//! What a page draws, as the layout looks at it: letters with their places.

use crate::text::Span;

/// What a page draws, in the order that it does.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The letters of all glyphs, one after another.
    pub(super) letters: String,
    pub(super) glyphs: Vec<Glyph>,
    /// How many glyphs there are of which the file does not say the letters.
    pub(super) unknown: usize,
    /// The share of the page that pictures cover, from 0 to 1.
    pub(super) pictured: f64,
    /// The height of the page, in points.
    pub(super) height: f64,
}

/// A glyph where it is drawn. Lengths are in points. For text that is turned they are those of the page turned so that the
/// text is upright.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// Its letters, in those of the page.
    pub(super) letters: Span,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where its line stands, from the top down.
    pub(super) base: f64,
    /// The size of its font.
    pub(super) size: f64,
    /// By how many degrees its text is turned clockwise, from 0 to 359.
    pub(super) turn: u16,
    pub(super) sight: Sight,
}

/// Whether a reader sees a glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sight {
    #[default]
    Seen,
    /// Drawn without ink, as OCR does under a picture of the page.
    Inkless,
    /// Out of the page, in the colour of the page, or of no size.
    Hidden,
}

impl Drawn {
    /// Returns the letters of a glyph.
    pub(super) fn letters(&self, glyph: &Glyph) -> &str {
        glyph.letters.of(&self.letters)
    }
}
