//! Raised digits: those of powers, and of the marks of notes.

/// The raised digits, from 0 to 9.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Whether it is a raised digit.
pub(crate) fn is_raised_digit(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

/// Returns an ASCII digit as it is shown where it is raised; `None` for anything else.
pub(crate) fn raised_digit(c: char) -> Option<char> {
    RAISED.get(c.to_digit(10)? as usize).copied()
}

/// Returns the digit that a raised one stands for; `None` for anything else.
pub(crate) fn level_digit(c: char) -> Option<char> {
    let value = RAISED.into_iter().position(|digit| digit == c)?;
    char::from_digit(u32::try_from(value).ok()?, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_is_raised_and_comes_back() {
        for digit in '0'..='9' {
            let raised = raised_digit(digit).expect("it is a digit");
            assert!(is_raised_digit(raised) && !is_raised_digit(digit));
            assert_eq!(level_digit(raised), Some(digit));
        }
        assert_eq!((raised_digit('x'), level_digit('1')), (None, None));
    }
}
