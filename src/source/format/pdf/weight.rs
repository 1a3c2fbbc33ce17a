//! How much there is to draw, counted before it is drawn: a form that draws forms may grow without end.

use std::collections::BTreeMap;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

/// How deep forms stand within forms.
const DEEPEST: u32 = 32;

/// Counts the bytes of what is drawn, each form as often as it is.
#[derive(Default)]
pub(super) struct Weigher {
    /// The weight of each form; that of one which is being weighed is without end.
    known: BTreeMap<ObjectIdentifier, u64>,
}

impl Weigher {
    /// Returns how many bytes of drawing instructions a page has.
    pub(super) fn page(&mut self, page: &Page<'_>) -> u64 {
        let Some(content) = page.page_stream() else { return 0 };
        self.content(content, page.resources(), 0)
    }

    fn content(&mut self, content: &[u8], resources: &Resources<'_>, depth: u32) -> u64 {
        let mut weight = u64::try_from(content.len()).unwrap_or(u64::MAX);
        if !content.windows(2).any(|pair| pair == b"Do") {
            return weight;
        }
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            let operator: &[u8] = instruction.operator;
            if operator != b"Do" {
                continue;
            }
            let Some(Object::Name(name)) = instruction.operands().next() else { continue };
            if let Some(object) = resources.get_x_object(name) {
                weight = weight.saturating_add(self.form(&object, resources, depth + 1));
            }
        }
        weight
    }

    /// Returns the weight of a form; of a picture 0.
    fn form(&mut self, object: &Stream<'_>, around: &Resources<'_>, depth: u32) -> u64 {
        let kind = object.dict().get::<Name<'_>>(b"Subtype" as &[u8]);
        if kind.is_none_or(|kind| &*kind != b"Form") {
            return 0;
        }
        if depth > DEEPEST {
            return u64::MAX;
        }
        let key = object.obj_id();
        if let Some(weight) = self.known.get(&key) {
            return *weight;
        }
        self.known.insert(key, u64::MAX);
        let Ok(content) = object.decoded_data() else { return 0 };
        let own = object.dict().get::<Dict<'_>>(b"Resources" as &[u8]).map(Resources::new);
        let weight = self.content(&content, own.as_ref().unwrap_or(around), depth);
        self.known.insert(key, weight);
        weight
    }
}
