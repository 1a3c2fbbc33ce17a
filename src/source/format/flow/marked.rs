//! Where references stand in what is written, and where its pieces come from.

use super::{Mark, Traced};
use crate::source::parts::PartsWriter;
use crate::text::Span;

/// Where a reference stands in what is written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MarkedPlace {
    point: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
}

impl MarkedPlace {
    /// Returns its span; `None` where what it stood in is not written.
    pub(super) fn span(self) -> Option<Span> {
        match (self.start, self.end) {
            (Some(start), Some(end)) if start < end => Some(Span::new(start, end)),
            _ => self.point.map(|point| Span::new(point, point)),
        }
    }
}

/// Where things stand in what is written.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The references, by their indices.
    pub(super) references: Vec<MarkedPlace>,
    pub(super) traced: Vec<Traced>,
}

impl Places {
    pub(super) fn new(references: usize) -> Self {
        Self { references: vec![MarkedPlace::default(); references], traced: Vec::new() }
    }

    /// Ends the piece that began last, which is a text's own.
    fn end_traced(&mut self, end: usize) {
        if let Some(traced) = self.traced.last_mut() {
            traced.span.end = traced.span.end.min(end);
            if traced.span.is_empty() {
                self.traced.pop();
            }
        }
    }
}

/// A text that is written at once, with the marks in it, so that what parts it from others does not depend on the marks.
#[derive(Debug, Default)]
pub(super) struct MarkedText {
    pub(super) text: String,
    pub(super) marks: Vec<(usize, Mark)>,
    /// The indices of references that begin with the next text.
    begun: Vec<usize>,
}

impl MarkedText {
    pub(super) fn flush(&mut self, writer: &mut PartsWriter, places: &mut Places) {
        let before = writer.text().len();
        writer.write(&self.text);
        let len = self.text.len();
        let start = writer.text().len() - len;
        if len > 0 {
            for index in self.begun.drain(..) {
                places.references[index].start = Some(start);
            }
        }
        for (at, mark) in self.marks.drain(..) {
            match mark {
                Mark::Point(index) => places.references[index].point = Some(start + at),
                Mark::Start(index) => {
                    places.references[index].point = Some(start + at);
                    if at < len {
                        places.references[index].start = Some(start + at);
                    } else {
                        self.begun.push(index);
                    }
                }
                // What parts the two texts is not of the first.
                Mark::End(index) => {
                    places.references[index].end = Some(if at == 0 { before } else { start + at });
                }
                Mark::From(origin) => {
                    places.end_traced(start + at);
                    let span = Span::new(start + at, start + len);
                    places.traced.push(Traced { span, origin });
                }
            }
        }
        places.end_traced(start + len);
        self.text.clear();
    }
}
