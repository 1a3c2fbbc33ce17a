//! What is printed on the pages of a file as their numbers (ISO 32000-2, 12.4.2): "iv", "A-3".

use std::collections::BTreeMap;
use std::sync::Arc;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};

use super::strings;

/// How much of the tree of labels is looked at. A node may be its own child.
const DEEPEST: usize = 32;
const MOST_NODES: usize = 20_000;
const MOST_RANGES: usize = 20_000;

/// The longest prefix that is told, in characters: a longer one is no page number.
const LONGEST_PREFIX: usize = 40;

/// The largest number that is written in Roman numerals or letters. Those of larger ones are long, and on no page.
const LARGEST: usize = 3_999;

/// The labels of the pages of a file: where a range of pages begins, counted from 0, and how they are numbered.
#[derive(Debug, Default)]
pub(super) struct PageLabels(BTreeMap<usize, Range>);

/// How the pages of a range are numbered.
#[derive(Clone, Debug)]
struct Range {
    prefix: String,
    style: Option<Numerals>,
    start: usize,
}

/// What page numbers are written in.
#[derive(Clone, Copy, Debug)]
enum Numerals {
    Decimal,
    UpperRoman,
    LowerRoman,
    /// A to Z, then AA to ZZ.
    UpperLetters,
    LowerLetters,
}

impl PageLabels {
    /// Returns the labels that a file gives; none where it gives none.
    pub(super) fn of_file(pdf: &Pdf) -> Self {
        let mut labels = Self::default();
        let catalog: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
        let tree = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(b"PageLabels" as &[u8]));
        if let Some(tree) = tree {
            let mut nodes = MOST_NODES;
            labels.add(&tree, 0, &mut nodes);
        }
        labels
    }

    /// Adds the ranges of a node of the number tree (7.9.7), of which so many nodes more are looked at.
    fn add(&mut self, node: &Dict<'_>, depth: usize, nodes: &mut usize) {
        if let Some(pairs) = node.get::<Array<'_>>(b"Nums" as &[u8]) {
            let mut pairs = pairs.iter::<Object<'_>>();
            while let (Some(first), Some(range)) = (pairs.next(), pairs.next()) {
                let first =
                    first.into_number().and_then(|first| usize::try_from(first.as_i64()).ok());
                if let (Some(first), Some(range)) = (first, range.into_dict())
                    && self.0.len() < MOST_RANGES
                {
                    self.0.insert(first, Range::new(&range));
                }
            }
        }
        let kids = node.get::<Array<'_>>(b"Kids" as &[u8]).filter(|_| depth < DEEPEST);
        for kid in kids.iter().flat_map(|kids| kids.iter::<Dict<'_>>()) {
            if *nodes > 0 {
                *nodes -= 1;
                self.add(&kid, depth + 1, nodes);
            }
        }
    }

    /// Returns the label of a page, which is counted from 0, where it has another than its place in the file.
    pub(super) fn of(&self, page: usize) -> Option<Arc<str>> {
        let (first, range) = self.0.range(..=page).next_back()?;
        let label = range.label(page - first)?;
        let label = label.trim();
        (!label.is_empty() && label != (page + 1).to_string()).then(|| label.into())
    }
}

impl Range {
    fn new(range: &Dict<'_>) -> Self {
        let prefix = range.get::<PdfString<'_>>(b"P" as &[u8]);
        let prefix = prefix.map(|prefix| strings::text(&prefix)).unwrap_or_default();
        let style = range.get::<Name<'_>>(b"S" as &[u8]);
        let start: Option<u32> = range.get(b"St" as &[u8]);
        Self {
            prefix: prefix.chars().take(LONGEST_PREFIX).collect(),
            style: style.and_then(|style| Numerals::of(&style)),
            start: usize::try_from(start.unwrap_or(1)).unwrap_or(1),
        }
    }

    /// Returns the label of one of its pages, which are counted from 0; `None` where it has none that can be told.
    fn label(&self, page: usize) -> Option<String> {
        let number = self.start.checked_add(page)?;
        let numeral = match self.style {
            Some(style) => style.write(number)?,
            None => String::new(),
        };
        Some(format!("{}{numeral}", self.prefix))
    }
}

impl Numerals {
    fn of(style: &[u8]) -> Option<Self> {
        match style {
            b"D" => Some(Self::Decimal),
            b"R" => Some(Self::UpperRoman),
            b"r" => Some(Self::LowerRoman),
            b"A" => Some(Self::UpperLetters),
            b"a" => Some(Self::LowerLetters),
            _ => None,
        }
    }

    fn write(self, number: usize) -> Option<String> {
        let small = || Some(number).filter(|number| (1..=LARGEST).contains(number));
        match self {
            Self::Decimal => Some(number.to_string()),
            Self::UpperRoman => small().map(roman),
            Self::LowerRoman => small().map(|number| roman(number).to_lowercase()),
            Self::UpperLetters => small().map(letters),
            Self::LowerLetters => small().map(|number| letters(number).to_lowercase()),
        }
    }
}

fn roman(number: usize) -> String {
    const NUMERALS: [(usize, &str); 13] = [
        (1_000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut text = String::new();
    for (value, numeral) in NUMERALS {
        text.push_str(&numeral.repeat(rest / value));
        rest %= value;
    }
    text
}

/// Returns A to Z for 1 to 26, AA to ZZ for the next 26, and so on.
fn letters(number: usize) -> String {
    let letter = ('A'..='Z').nth((number - 1) % 26).unwrap_or('A');
    letter.to_string().repeat((number - 1) / 26 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(style: &[u8], number: usize) -> Option<String> {
        Numerals::of(style).unwrap().write(number)
    }

    #[test]
    fn numerals_are_those_of_the_standard() {
        assert_eq!(written(b"D", 12).as_deref(), Some("12"));
        assert_eq!(written(b"r", 14).as_deref(), Some("xiv"));
        assert_eq!(written(b"R", 1_994).as_deref(), Some("MCMXCIV"));
        assert_eq!(written(b"A", 27).as_deref(), Some("AA"));
        assert_eq!(written(b"a", 52).as_deref(), Some("zz"));
        assert_eq!(written(b"r", 0), None);
        assert_eq!(written(b"a", 1_000_000), None);
    }
}
