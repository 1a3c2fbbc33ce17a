//! The code pages of RTF.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use crate::source::format::symbol::symbol;

/// The characters of code pages 437 and 850 from 0x80 on, sixteen in a row, as the Unicode Consortium
/// [lists them](https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/).
const CODE_PAGE_437: [&str; 8] = [
    "ÇüéâäàåçêëèïîìÄÅ",
    "ÉæÆôöòûùÿÖÜ¢£¥₧ƒ",
    "áíóúñÑªº¿⌐¬½¼¡«»",
    "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧",
    "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
    "αßΓπΣσµτΦΘΩδ∞φε∩",
    "≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
];
const CODE_PAGE_850: [&str; 8] = [
    "ÇüéâäàåçêëèïîìÄÅ",
    "ÉæÆôöòûùÿÖÜø£Ø×ƒ",
    "áíóúñÑªº¿®¬½¼¡«»",
    "░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤",
    "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀",
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´",
    "\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
];

/// What the bytes of a text stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    Encoding(&'static Encoding),
    /// A code page of DOS, which the web does not know: the characters of the bytes from 0x80 on.
    Dos(&'static [&'static str; 8]),
    /// The places of the font Symbol.
    Symbol,
    /// The places of a font of pictures.
    Pictures,
    /// A code page that is not known: what is no ASCII is U+FFFD.
    Unknown,
}

impl Charset {
    pub(super) const DEFAULT: Self = Self::Encoding(encoding_rs::WINDOWS_1252);

    /// Returns the code page of a number.
    pub(super) fn of_code_page(number: i32) -> Self {
        match number {
            0 | 1252 => Self::DEFAULT,
            42 => Self::Symbol,
            437 => Self::Dos(&CODE_PAGE_437),
            850 => Self::Dos(&CODE_PAGE_850),
            10_000 => Self::Encoding(encoding_rs::MACINTOSH),
            10_007 => Self::Encoding(encoding_rs::X_MAC_CYRILLIC),
            65_001 => Self::Encoding(encoding_rs::UTF_8),
            // Of what a label of the web names by the number of Windows.
            866 => Self::Encoding(encoding_rs::IBM866),
            874 => Self::Encoding(encoding_rs::WINDOWS_874),
            932 => Self::Encoding(encoding_rs::SHIFT_JIS),
            936 => Self::Encoding(encoding_rs::GBK),
            949 | 1361 => Self::Encoding(encoding_rs::EUC_KR),
            950 => Self::Encoding(encoding_rs::BIG5),
            number => {
                let label = format!("windows-{number}");
                let found = Encoding::for_label_no_replacement(label.as_bytes());
                found.map_or(Self::Unknown, Self::Encoding)
            }
        }
    }

    /// Returns what `\fcharset` of a number means; `None` where it is the code page of the file.
    fn of_font(number: i32) -> Option<Self> {
        let code_page = match number {
            0 => 1252,
            2 => return Some(Self::Pictures),
            77 => 10_000,
            128 => 932,
            129 | 130 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            _ => return None,
        };
        Some(Self::of_code_page(code_page))
    }

    /// Returns the text that bytes stand for.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        let ascii =
            |byte: u8| if byte.is_ascii() { byte.into() } else { char::REPLACEMENT_CHARACTER };
        match self {
            Self::Encoding(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Dos(table) => bytes.iter().map(|byte| dos(table, *byte)).collect(),
            Self::Symbol => bytes.iter().map(|byte| symbol((*byte).into())).collect(),
            Self::Pictures => bytes.iter().map(|byte| picture((*byte).into())).collect(),
            Self::Unknown => bytes.iter().map(|byte| ascii(*byte)).collect(),
        }
    }

    /// Returns the character that one of Unicode stands for: fonts of places are asked by private characters.
    pub(super) fn shown(self, c: char) -> char {
        match (self, u32::from(c)) {
            (Self::Symbol, place @ 0xf020..=0xf0ff) => symbol(place),
            _ => c,
        }
    }
}

/// Returns the character of a byte in a code page of DOS.
fn dos(table: &[&str; 8], byte: u8) -> char {
    let Some(place) = byte.checked_sub(0x80).map(usize::from) else { return byte.into() };
    table[place / 16].chars().nth(place % 16).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn picture(place: u32) -> char {
    if place == 0x20 {
        return ' ';
    }
    char::from_u32(0xf000 + place).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The fonts of a file, by their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Fonts {
    charsets: BTreeMap<i32, Charset>,
    /// The font that is being defined, what it says, and its name so far.
    number: i32,
    charset: Option<Charset>,
    name: String,
}

impl Fonts {
    /// Takes a control word of the font table.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        match (word, number) {
            ("f", Some(number)) => {
                self.end();
                self.number = number;
            }
            ("fcharset", Some(number)) => self.charset = Charset::of_font(number),
            ("cpg", Some(number)) => self.charset = Some(Charset::of_code_page(number)),
            _ => {}
        }
    }

    /// Takes a part of the name of a font.
    pub(super) fn name(&mut self, text: &str) {
        self.name.push_str(text);
        if text.contains(';') {
            self.end();
        }
    }

    /// Ends the font that is being defined.
    pub(super) fn end(&mut self) {
        let name = std::mem::take(&mut self.name);
        let is_symbol = name.trim_start().starts_with("Symbol");
        match self.charset.take() {
            Some(Charset::Pictures) if is_symbol => {
                self.charsets.insert(self.number, Charset::Symbol);
            }
            Some(charset) => _ = self.charsets.insert(self.number, charset),
            None => {}
        }
    }

    /// Returns the charset of a font; `None` where it is that of the file.
    pub(super) fn charset(&self, number: i32) -> Option<Charset> {
        self.charsets.get(&number).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_pages_of_dos_have_128_characters_more() {
        for table in [&CODE_PAGE_437, &CODE_PAGE_850] {
            assert!(table.iter().all(|row| row.chars().count() == 16));
        }
        let read = |number| Charset::of_code_page(number).decode(b"caf\x82 \xaa \x9b \xe1");
        assert_eq!(read(437), "café ¬ ¢ ß");
        assert_eq!(read(850), "café ¬ ø ß");
    }
}
