//! The pages of a PDF, drawn by the `hayro` libraries. Nothing else knows of them.

use std::sync::Arc;

use hayro_interpret::font::{Glyph as HayroGlyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::util::TransformExt;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, Paint, RenderContent, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;
use hayro_syntax::page::Page;
use kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};

use crate::text::Span;

use super::drawn::{Drawn, Glyph, Sight};
use super::strings;

/// How much of a page is looked at, and no more. The first is what a page of the densest print holds, 25 times.
const MOST_GLYPHS: usize = 500_000;
const DEEPEST_MARK: usize = 256;
const MOST_GROUNDS: usize = 500;

/// Text of a smaller font than this, in points, is seen by nobody.
const SMALLEST: f64 = 0.5;

/// Draws the pages of a file.
pub(super) struct Pages<'a> {
    pdf: &'a Pdf,
    cache: InterpreterCache<'a>,
    settings: InterpreterSettings,
}

impl<'a> Pages<'a> {
    pub(super) fn new(pdf: &'a Pdf) -> Self {
        let settings = InterpreterSettings {
            warning_sink: Arc::new(|_| {}),
            // What is filled into a form or noted on a page is no text of the page.
            render_content: RenderContent::PAGE,
            ..InterpreterSettings::default()
        };
        Self { pdf, cache: InterpreterCache::new(), settings }
    }

    /// Returns what a page draws; `None` where that is more than is looked at.
    pub(super) fn draw(&self, page: &Page<'a>) -> Option<Drawn> {
        let (width, height) = page.render_dimensions();
        let width = f64::from(width);
        let height = f64::from(height);
        let transform = page.initial_transform(true).to_kurbo();
        let bounds = Rect::new(0.0, 0.0, width, height);
        let xref = self.pdf.xref();
        let settings = self.settings.clone();
        let mut context = Context::new(transform, bounds, &self.cache, xref, settings);
        let mut pen = Pen::new(bounds);
        interpret_page(page, &mut context, &mut pen);
        let too_much = pen.drawn.glyphs.len() >= MOST_GLYPHS;
        pen.drawn.pictured = (pen.pictured / bounds.area().max(1.0)).min(1.0);
        pen.drawn.height = height;
        (!too_much).then_some(pen.drawn)
    }
}

/// Takes down what a page draws.
struct Pen {
    drawn: Drawn,
    page: Rect,
    /// What is drawn shows in these parts of the page, each within the one before it.
    clips: Vec<Rect>,
    /// How much of the page pictures cover, in square points.
    pictured: f64,
    /// Where the page has another colour than white.
    grounds: Vec<Rect>,
    /// The text that stands for what is drawn, of each marked part that is not at its end.
    marks: Vec<Option<ActualText>>,
    /// How many more parts are begun than are kept in `marks`.
    deeper: usize,
    /// Where the glyphs of the last run begin.
    run: usize,
}

/// The text that stands for what is drawn, from a glyph on.
struct ActualText {
    text: String,
    first: usize,
}

impl Pen {
    fn new(page: Rect) -> Self {
        Self {
            drawn: Drawn::default(),
            page,
            clips: Vec::new(),
            pictured: 0.0,
            grounds: Vec::new(),
            marks: Vec::new(),
            deeper: 0,
            run: 0,
        }
    }

    /// Returns the part of the page in which what is drawn shows.
    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or(self.page)
    }

    fn push_clip(&mut self, bounds: Rect) {
        let inner = self.clip().intersect(bounds);
        self.clips.push(inner);
    }

    fn ground(&mut self, bounds: Rect) {
        let bounds = bounds.intersect(self.clip());
        // Beyond the bound all of the page counts as coloured, so that nothing is hidden by mistake.
        match self.grounds.len() < MOST_GROUNDS {
            true => self.grounds.push(bounds),
            false => self.grounds = vec![self.page; MOST_GROUNDS],
        }
    }

    fn glyph(&mut self, glyph: &PositionedGlyph<'_>, drawing: Drawing) {
        let start = self.drawn.letters.len();
        match glyph.as_unicode() {
            Some(BfString::Char(c)) => strings::push(&mut self.drawn.letters, c),
            Some(BfString::String(text)) => {
                text.chars().for_each(|c| strings::push(&mut self.drawn.letters, c));
            }
            None => {
                self.drawn.unknown += 1;
                self.drawn.letters.push('\u{fffd}');
            }
        }
        let letters = Span::new(start, self.drawn.letters.len());
        if letters.is_empty() {
            return;
        }
        let advance = match &**glyph {
            HayroGlyph::Outline(glyph) => glyph.advance_width(),
            HayroGlyph::Type3(glyph) => glyph.advance_width(),
        };
        let place = drawing.transform * glyph.transform();
        let placed = Placed::new(place, f64::from(advance.unwrap_or(500.0)), drawing.is_vertical);
        let Some(placed) = placed else { return };
        // What OCR writes under a picture has any colour.
        let has_no_colour = !drawing.is_inkless && drawing.ink.is_white;
        let sight = if !self.shows(&placed, has_no_colour) {
            Sight::Hidden
        } else if drawing.is_inkless {
            Sight::Inkless
        } else if drawing.ink.is_clear {
            Sight::Hidden
        } else {
            Sight::Seen
        };
        self.drawn.glyphs.push(placed.glyph(letters, sight));
    }

    /// Whether what is drawn there can be seen.
    fn shows(&self, placed: &Placed, is_white: bool) -> bool {
        let middle = placed.middle();
        let on = |bounds: &Rect| bounds.contains(middle);
        placed.size >= SMALLEST
            && on(&self.page)
            && on(&self.clip().inflate(placed.size, placed.size))
            && (!is_white || self.grounds.iter().any(on))
    }

    /// Takes away the run that begins at `run` where the one before it has the same letters in the same places: to make its
    /// letters fat, a page draws them twice.
    fn drop_double(&mut self, run: usize) {
        let before = self.run;
        self.run = run;
        let (earlier, later) = self.drawn.glyphs.split_at(run);
        let earlier = &earlier[before.min(run)..];
        let is_same = |(one, other): (&Glyph, &Glyph)| {
            let near = 0.15 * one.size;
            self.drawn.letters(one) == self.drawn.letters(other)
                && one.turn == other.turn
                && (one.left - other.left).abs() < near
                && (one.base - other.base).abs() < near
        };
        let same = !later.is_empty() && earlier.len() == later.len();
        if same && earlier.iter().zip(later).all(is_same) {
            let sights: Vec<Sight> = later.iter().map(|glyph| glyph.sight).collect();
            self.drawn.glyphs.truncate(run);
            for (glyph, sight) in self.drawn.glyphs[before..].iter_mut().zip(sights) {
                glyph.sight = glyph.sight.min(sight);
            }
            self.run = before;
        }
    }

    /// Writes the text that stands for what is drawn from a glyph on.
    fn mend(&mut self, actual: &ActualText) {
        let (_, marked) = self.drawn.glyphs.split_at(actual.first.min(self.drawn.glyphs.len()));
        let Some(first) = marked.first().copied() else { return };
        let drawn: String = marked.iter().map(|glyph| self.drawn.letters(glyph)).collect();
        if !may_stand_for(&actual.text, &drawn) {
            return;
        }
        let of_line = marked.iter().filter(|glyph| glyph.turn == first.turn);
        let of_line = of_line.filter(|glyph| (glyph.base - first.base).abs() < first.size);
        let mut left = first.left;
        let mut right = first.right;
        for glyph in of_line {
            left = left.min(glyph.left);
            right = right.max(glyph.right);
        }
        let start = self.drawn.letters.len();
        self.drawn.letters.push_str(&actual.text);
        let letters = Span::new(start, self.drawn.letters.len());
        self.drawn.glyphs.truncate(actual.first);
        self.drawn.glyphs.push(Glyph { letters, left, right, ..first });
        self.run = self.drawn.glyphs.len();
    }
}

/// Whether a text may be read instead of the letters that are drawn. It may mend letters; a figure is that which is drawn.
fn may_stand_for(text: &str, drawn: &str) -> bool {
    let digits = |text: &str| -> String { text.chars().filter(|c| c.is_numeric()).collect() };
    let is_known = !drawn.contains('\u{fffd}');
    !text.trim_matches(|c: char| c.is_whitespace() || c == '\u{ad}').is_empty()
        && (!is_known || digits(text) == digits(drawn))
}

/// How a run of glyphs is drawn.
#[derive(Clone, Copy)]
struct Drawing {
    transform: Affine,
    is_vertical: bool,
    is_inkless: bool,
    ink: Ink,
}

impl Drawing {
    fn new(run: &GlyphRun<'_, '_>, props: &DrawProps<'_>, mode: &DrawMode) -> Self {
        Self {
            transform: props.transform,
            is_vertical: matches!(run.writing_mode(), WritingMode::Vertical),
            is_inkless: matches!(mode, DrawMode::Invisible),
            ink: Ink::of(&props.paint),
        }
    }
}

/// What a paint leaves on the page.
#[derive(Clone, Copy)]
struct Ink {
    is_clear: bool,
    is_white: bool,
}

impl Ink {
    /// A pattern counts as black.
    fn of(paint: &Paint<'_>) -> Self {
        let [red, green, blue, alpha] = match paint {
            Paint::Color(color) => color.to_rgba().components(),
            Paint::Pattern(_) => [0.0, 0.0, 0.0, 1.0],
        };
        let is_white = [red, green, blue].into_iter().all(|part| part > 0.98);
        Self { is_clear: alpha < 0.02, is_white }
    }
}

/// A glyph on the page.
struct Placed {
    origin: Point,
    /// Where the line goes on, and where it goes down to the next; each of length 1.
    along: Vec2,
    down: Vec2,
    advance: f64,
    size: f64,
    turn: u16,
}

impl Placed {
    /// `None` where it has no place.
    fn new(place: Affine, advance: f64, is_vertical: bool) -> Option<Self> {
        let origin = place * Point::ZERO;
        let right = place * Point::new(1_000.0, 0.0) - origin;
        let size = (place * Point::new(0.0, 1_000.0) - origin).hypot();
        let stretch = right.hypot();
        if !(origin.is_finite() && size.is_finite() && stretch.is_finite()) {
            return None;
        }
        let (way, advance) = match is_vertical {
            true => (Vec2::new(-right.y, right.x), size),
            false => (right, advance * stretch / 1_000.0),
        };
        let turn = degrees(way);
        let along = Vec2::from_angle(f64::from(turn).to_radians());
        Some(Self { origin, along, down: Vec2::new(-along.y, along.x), advance, size, turn })
    }

    /// Returns a point in the middle of the letter.
    fn middle(&self) -> Point {
        self.origin + self.along * (self.advance / 2.0) - self.down * (self.size * 0.3)
    }

    fn glyph(&self, letters: Span, sight: Sight) -> Glyph {
        let origin = self.origin.to_vec2();
        let left = origin.dot(self.along);
        let end = left + self.advance;
        Glyph {
            letters,
            left: left.min(end),
            right: left.max(end),
            base: origin.dot(self.down),
            size: self.size,
            turn: self.turn,
            sight,
        }
    }
}

/// Returns the angle of a way in whole degrees, from 0 to 359; what is almost level or upright is taken as such.
fn degrees(way: Vec2) -> u16 {
    let angle = way.atan2().to_degrees().rem_euclid(360.0).round();
    let nearest = (angle / 90.0).round() * 90.0;
    let angle = if (angle - nearest).abs() <= 2.0 { nearest } else { angle };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 360, whole")]
    let degrees = angle as u16;
    degrees % 360
}

impl<'a> Device<'a> for Pen {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let ink = Ink::of(&props.paint);
        if ink.is_clear || ink.is_white || matches!(mode, DrawMode::Invisible) {
            return;
        }
        let bounds = (props.transform * path.bounding_box().to_path(0.1)).bounding_box();
        let width = match mode {
            DrawMode::Stroke(stroke) => f64::from(stroke.line_width),
            _ => 0.0,
        };
        self.ground(bounds.inflate(width, width));
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.push_clip(clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.push_clip(*rect);
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_transparency_group(&mut self) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let drawing = Drawing::new(run, &props, mode);
        let first = self.drawn.glyphs.len();
        for glyph in run.glyphs() {
            if self.drawn.glyphs.len() < MOST_GLYPHS {
                self.glyph(glyph, drawing);
            }
        }
        self.drop_double(first);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let size = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let bounds = (props.transform * size.to_path(0.1)).bounding_box();
        self.ground(bounds);
        self.pictured += bounds.intersect(self.clip()).area();
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        if self.marks.len() >= DEEPEST_MARK {
            self.deeper += 1;
            return;
        }
        let text = properties.and_then(strings::actual_text);
        let first = self.drawn.glyphs.len();
        self.marks.push(text.map(|text| ActualText { text, first }));
    }

    fn end_marked_content(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if let Some(Some(actual)) = self.marks.pop() {
            self.mend(&actual);
        }
    }
}
