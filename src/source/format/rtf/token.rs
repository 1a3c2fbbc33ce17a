//! The tokens of RTF.

/// A token of RTF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'r> {
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// A control word and its number: `\u8212`.
    Word(&'r str, Option<i32>),
    /// A control symbol: the character after the backslash.
    Symbol(u8),
    /// A byte of text, written as it is or as `\'96`.
    Byte(u8),
}

/// The tokens of a file, in order.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'r> {
    rest: &'r [u8],
}

/// How many digits of a number are read: more are no number of RTF.
const LONGEST_NUMBER: usize = 10;

impl<'r> Tokens<'r> {
    pub(super) fn new(file: &'r [u8]) -> Self {
        Self { rest: file }
    }

    /// Leaves out bytes that are no RTF: the data of `\bin`.
    pub(super) fn leave_out(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn bump(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// Takes the bytes that are so from the beginning.
    fn take_while(&mut self, most: usize, is_so: impl Fn(u8) -> bool) -> &'r str {
        let len = self.rest.iter().take(most).take_while(|byte| is_so(**byte)).count();
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        std::str::from_utf8(taken).unwrap_or_default()
    }

    /// Returns what stands after a backslash.
    fn control(&mut self) -> Option<Token<'r>> {
        match self.rest.first()? {
            b'\'' => {
                let digits = self.rest.get(1..3).and_then(|two| std::str::from_utf8(two).ok());
                let byte = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
                self.leave_out(if byte.is_some() { 3 } else { 1 });
                Some(Token::Byte(byte.unwrap_or(b'\'')))
            }
            first if first.is_ascii_alphabetic() => {
                let word = self.take_while(usize::MAX, |byte| byte.is_ascii_alphabetic());
                let is_negative = !self.take_while(1, |byte| byte == b'-').is_empty();
                let digits = self.take_while(LONGEST_NUMBER, |byte| byte.is_ascii_digit());
                let number = digits.parse().ok().map(|n: i32| if is_negative { -n } else { n });
                self.take_while(1, |byte| byte == b' ');
                Some(Token::Word(word, number))
            }
            _ => self.bump().map(Token::Symbol),
        }
    }
}

impl<'r> Iterator for Tokens<'r> {
    type Item = Token<'r>;

    fn next(&mut self) -> Option<Token<'r>> {
        loop {
            return match self.bump()? {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                b'\t' => Some(Token::Word("tab", None)),
                byte => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_their_number_or_one_space() {
        let tokens: Vec<Token<'_>> = Tokens::new(b"{\\b0 5\\u-10  \\'e9\\~\n}").collect();
        let expected = [
            Token::Open,
            Token::Word("b", Some(0)),
            Token::Byte(b'5'),
            Token::Word("u", Some(-10)),
            Token::Byte(b' '),
            Token::Byte(0xe9),
            Token::Symbol(b'~'),
            Token::Close,
        ];
        assert_eq!(tokens, expected);
    }
}
