//! The characters of the font Symbol, which files name by their place in it.
//!
//! The places are those of [Adobe's Symbol encoding](https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt).

/// The letters from 0x41 to 0x5A, and from 0x61 to 0x7A.
const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

/// What stands elsewhere, of what texts use.
const OTHERS: [(u32, char); 45] = [
    (0x22, '∀'),
    (0x24, '∃'),
    (0x27, '∋'),
    (0x2a, '∗'),
    (0x2d, '−'),
    (0x40, '≅'),
    (0x5c, '∴'),
    (0x5e, '⊥'),
    (0x7e, '∼'),
    (0xa2, '′'),
    (0xa3, '≤'),
    (0xa4, '⁄'),
    (0xa5, '∞'),
    (0xa6, 'ƒ'),
    (0xa7, '♣'),
    (0xa8, '♦'),
    (0xa9, '♥'),
    (0xaa, '♠'),
    (0xab, '↔'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb2, '″'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb5, '∝'),
    (0xb6, '∂'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xba, '≡'),
    (0xbb, '≈'),
    (0xbc, '…'),
    (0xc5, '⊕'),
    (0xce, '∈'),
    (0xd0, '∠'),
    (0xd6, '√'),
    (0xd7, '⋅'),
    (0xd8, '¬'),
    (0xde, '⇒'),
    (0xe5, '∑'),
    (0xf2, '∫'),
];

/// Returns the character at a place of the font, which may be written as one of the private use area, U+F000 to U+F0FF; U+FFFD
/// where the table has none.
pub(super) fn symbol(place: u32) -> char {
    let place = place & 0xff;
    let letter = |letters: &str, first: u32| letters.chars().nth((place - first) as usize);
    let found = match place {
        0x41..=0x5a => letter(CAPITALS, 0x41),
        0x61..=0x7a => letter(SMALL, 0x61),
        _ => OTHERS.iter().find(|(at, _)| *at == place).map(|(_, c)| *c),
    };
    let ascii = || char::from_u32(place).filter(|c| c.is_ascii() && !c.is_ascii_control());
    found.or_else(ascii).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_figures_are_read() {
        assert_eq!(
            [0xf0b3, 0xa3, 0x6d, 0x35, 0xf0ff].map(symbol),
            ['≥', '≤', 'μ', '5', '\u{fffd}']
        );
        assert!(OTHERS.is_sorted());
    }
}
