//! The code pages of RTF.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use crate::source::format::symbol::symbol;

/// What the bytes of a text stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    Encoding(&'static Encoding),
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
