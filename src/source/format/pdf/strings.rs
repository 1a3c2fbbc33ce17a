//! Strings of a PDF as text.

use hayro_syntax::object::{Dict, String as PdfString};

/// What the bytes 0x18 to 0x1f, and 0x80 to 0xa0, are in `PDFDocEncoding` (ISO 32000-2, annex D.3); the others are as in
/// Latin-1.
const PDF_DOC: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
const PDF_DOC_HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™',
    'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
];

/// Returns the text of a string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with a mark, or else `PDFDocEncoding`.
pub(super) fn text(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| pdf_doc(*byte)).collect(),
    };
    let mut clean = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut clean, c));
    clean
}

/// Returns the text of a string without the white space around it; `None` where there is nothing else.
pub(super) fn trimmed(bytes: &[u8]) -> Option<String> {
    Some(text(bytes).trim().to_owned()).filter(|text| !text.is_empty())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

fn pdf_doc(byte: u8) -> char {
    match byte {
        0x18..=0x1f => PDF_DOC[usize::from(byte - 0x18)],
        0x80..=0xa0 => PDF_DOC_HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Writes a letter as it is read: what Symbol fonts have as a bullet is one, and no control character is a letter.
pub(super) fn push(text: &mut String, letter: char) {
    match letter {
        '\u{f0b7}' => text.push('•'),
        '\t' | '\n' | '\r' | '\u{c}' => text.push(' '),
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{feff}' => {}
        // Marks that turn the order of letters round stand in no place of a page.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
        _ => text.push(letter),
    }
}

/// Returns the text that stands for a marked part of a page.
pub(super) fn actual_text(properties: &Dict<'_>) -> Option<String> {
    let string = properties.get::<PdfString<'_>>(b"ActualText" as &[u8])?;
    Some(text(&string))
}
