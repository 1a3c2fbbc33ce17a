//! Amounts of money, from the tables `currencies`.

use std::sync::Arc;

use crate::reading::lexicon::{CurrencySort, CurrencyWords, Lexicon, MeasureUnit};
use crate::reading::number::unit::unit_at;
use crate::reading::token::{Class, Tokens};

/// A currency or a hundredth of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Currency<'l> {
    /// The ISO 4217 code where the words leave no doubt, otherwise the word.
    pub(super) name: &'l Arc<str>,
    /// Whether it is the hundredth part: cents, pence.
    pub(super) minor: bool,
}

impl Currency<'_> {
    /// Whether it is the hundredth of a currency that is known by its code.
    pub(super) fn is_hundredth_of_code(self) -> bool {
        self.minor && is_iso_code(self.name)
    }
}

/// Returns the currency that begins at token `i`, before its amount, and the token after it.
pub(super) fn before<'t>(tokens: &Tokens<'t>, i: usize) -> Option<(Currency<'t>, usize)> {
    tokens.phrases(&tokens.lexicon.currencies, i).find_map(|(words, next)| match words.sort {
        CurrencySort::Sign | CurrencySort::Leading | CurrencySort::LeadingMinor => {
            Some((whole(words), next))
        }
        CurrencySort::Glued if tokens.glued(next) && tokens.is(next, Class::Figure) => {
            Some((whole(words), next))
        }
        CurrencySort::Code if is_code(tokens, i) => {
            Some((whole(words), next + dollar_at(tokens, next)))
        }
        // "cad$5", but not "all $5" and "to top $5".
        CurrencySort::Code if dollar_at(tokens, next) == 1 && tokens.glued(next) => {
            Some((whole(words), next + 1))
        }
        CurrencySort::Prefix | CurrencySort::FreePrefix
            if is_prefix(tokens, words.sort, i, next) =>
        {
            Some((whole(words), next + 1))
        }
        _ => None,
    })
}

/// Whether the letters at token `i` belong to the dollar sign at `dollar`: "A$5", "US $5", "c $ 5", but "a $5 note".
fn is_prefix(tokens: &Tokens<'_>, sort: CurrencySort, i: usize, dollar: usize) -> bool {
    let alone =
        sort == CurrencySort::FreePrefix || (tokens.word(i).len() > 1 && is_code(tokens, i));
    dollar_at(tokens, dollar) == 1 && (tokens.glued(dollar) || alone)
}

/// Returns the currency that begins at token `at`, after its amount, and the token after it.
pub(super) fn after<'t>(tokens: &Tokens<'t>, at: usize) -> Option<(Currency<'t>, usize)> {
    tokens.phrases(&tokens.lexicon.currencies, at).find_map(|(words, next)| match words.sort {
        // "$ 20,000.00 $ 37,305.97": the sign belongs to what follows.
        CurrencySort::Sign => (!figure_follows(tokens, at, next)).then_some((whole(words), next)),
        CurrencySort::Code => is_code(tokens, at).then_some((whole(words), next)),
        CurrencySort::Prefix | CurrencySort::FreePrefix => {
            (dollar_at(tokens, next) == 1 && tokens.glued(at)).then_some((whole(words), next + 1))
        }
        CurrencySort::Name => Some((whole(words), next)),
        CurrencySort::Minor => {
            is_minor(tokens, at).then_some((Currency { name: &words.name, minor: true }, next))
        }
        CurrencySort::Leading | CurrencySort::LeadingMinor | CurrencySort::Glued => None,
    })
}

/// "75c" is money, and "5 c" is not.
fn is_minor(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_letter = tokens.word(at).chars().count() == 1 && tokens.is(at, Class::Word);
    !is_letter || tokens.glued(at) && !tokens.is_capital(at)
}

/// Whether the code of a currency stands at token `at`.
pub(super) fn is_code_at(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    word.len() == ISO_LETTERS && currency_code(tokens.lexicon, word).is_some()
}

/// How many letters codes of ISO 4217 have.
const ISO_LETTERS: usize = 3;

fn is_iso_code(name: &str) -> bool {
    name.len() == ISO_LETTERS && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a code with letters before it that no table has stands at token `at`: "3 TUSD".
pub(super) fn is_unknown_code(tokens: &Tokens<'_>, at: usize) -> bool {
    has_prefixed_code(tokens, at) && tokens.phrases(&tokens.lexicon.currencies, at).next().is_none()
}

/// Returns the currency and magnitude of a code with a letter beside it: `85 MEUR`, `650 kEUR`, `5 EURm`.
pub(super) fn scaled_code<'t>(tokens: &Tokens<'t>, at: usize) -> Option<(Currency<'t>, i128)> {
    if let Some(found) = code_and_scale(tokens, at) {
        return Some(found);
    }
    let (prefix, words) = prefixed_code(tokens, at)?;
    let scale = tokens.lexicon.number_word(&prefix.to_lowercase())?.suffix_of_money()?;
    Some((whole(words), scale))
}

/// Whether a code with a letter or letters that multiply its amounts stands at token `at`: `TEUR`, `EURm`, `USDbn`.
pub(super) fn is_scaled_code(tokens: &Tokens<'_>, at: usize) -> bool {
    has_prefixed_code(tokens, at) || code_and_scale(tokens, at).is_some()
}

/// Whether a code with one or two letters before it stands at token `at`: `MEUR`.
fn has_prefixed_code(tokens: &Tokens<'_>, at: usize) -> bool {
    prefixed_code(tokens, at).is_some_and(|(prefix, _)| (1..=2).contains(&prefix.len()))
}

/// Returns the currency and magnitude of a code with letters behind it: `5 EURm`, `3 USDbn`.
fn code_and_scale<'t>(tokens: &Tokens<'t>, at: usize) -> Option<(Currency<'t>, i128)> {
    let text = tokens.get(at)?.span.of(tokens.text);
    let (code, letters) = text.split_at_checked(ISO_LETTERS)?;
    let scale = tokens.lexicon.number_word(letters)?.suffix_of_money()?;
    let words = currency_code(tokens.lexicon, &code.to_lowercase());
    words.filter(|_| is_iso_code(code)).map(|words| (whole(words), scale))
}

/// Returns the letters before a code in capitals that the token at `at` ends with, and the currency: "M" of "MEUR".
fn prefixed_code<'a, 't>(
    tokens: &'a Tokens<'t>,
    at: usize,
) -> Option<(&'a str, &'t CurrencyWords)> {
    let text = tokens.get(at)?.span.of(tokens.text);
    let (prefix, code) = text.split_at_checked(text.len().checked_sub(ISO_LETTERS)?)?;
    if !is_iso_code(code) {
        return None;
    }
    Some((prefix, currency_code(tokens.lexicon, &code.to_lowercase())?))
}

fn whole(words: &CurrencyWords) -> Currency<'_> {
    Currency { name: &words.name, minor: words.sort == CurrencySort::LeadingMinor }
}

/// Whether the sign at token `at` belongs to the digits after it: "$ 20,000.00 $ 37,305.97".
fn figure_follows(tokens: &Tokens<'_>, at: usize, next: usize) -> bool {
    let signed_before = at >= 2 && is_sign(tokens.word(at - 2));
    tokens.is(next, Class::Figure) && (tokens.glued(next) || signed_before)
}

/// Whether a currency is only said to be one of dollars, as "$" says: of which country, a code beside it may say.
pub(super) fn is_dollar(lexicon: &Lexicon, currency: Currency<'_>) -> bool {
    is_sign_of(lexicon, "$", currency.name)
}

/// Whether the currency of this name is the dollar of a country, for which letters stand before the sign.
pub(in crate::reading) fn is_some_dollar(lexicon: &Lexicon, name: &str) -> bool {
    let is_prefix = |words: &CurrencyWords| {
        matches!(words.sort, CurrencySort::Prefix | CurrencySort::FreePrefix)
    };
    lexicon.currencies.iter().any(|(_, words)| is_prefix(words) && *words.name == *name)
}

/// Whether `text` names a country beside the United States whose money are dollars: "the Australian fund".
pub(in crate::reading) fn names_dollar_country(lexicon: &Lexicon, text: &str, usual: &str) -> bool {
    let own = |words: &CurrencyWords| {
        words.sort == CurrencySort::Name
            && *words.name != *usual
            && is_some_dollar(lexicon, &words.name)
    };
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let named = |phrase: &str| {
        let country: Vec<&str> =
            phrase.split(' ').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect();
        !country.is_empty() && words.windows(country.len()).any(|here| here == country)
    };
    lexicon.currencies.iter().any(|(phrase, words)| own(words) && named(phrase))
}

/// Whether `sign` by itself is that of the currency of this name.
pub(in crate::reading) fn is_sign_of(lexicon: &Lexicon, sign: &str, name: &str) -> bool {
    lexicon.currencies.meanings_of(sign).any(|words| *words.name == *name)
}

fn dollar_at(tokens: &Tokens<'_>, at: usize) -> usize {
    usize::from(tokens.word(at) == "$")
}

/// Whether the token is written in capitals, as codes are: "ALL", not "all".
fn is_code(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_capital = |c: char| c.is_ascii_uppercase();
    tokens.get(at).is_some_and(|token| token.span.of(tokens.text).chars().all(is_capital))
}

/// Whether `word` is the sign of a currency.
pub(super) fn is_sign(word: &str) -> bool {
    matches!(word, "$" | "£" | "¥" | "¢" | "﷼")
        || word.starts_with(|c| matches!(c, '\u{20a0}'..='\u{20cf}'))
}

/// Whether a currency ends before token `at`: "$3m", "Rs 500 cr".
pub(super) fn ends_before(tokens: &Tokens<'_>, at: usize) -> bool {
    (1..=3).any(|back| {
        at.checked_sub(back)
            .and_then(|start| before(tokens, start))
            .is_some_and(|(_, next)| next == at)
    })
}

/// Whether the sign or code of a currency stands at token `at`, as before the scale of a table: "US$ million".
pub(super) fn ends_before_scale(tokens: &Tokens<'_>, at: usize) -> bool {
    is_sign(tokens.word(at)) || is_code_at(tokens, at) && is_code(tokens, at)
}

/// Whether a currency stands at token `at`: "10m euros".
pub(super) fn follows(tokens: &Tokens<'_>, at: usize) -> bool {
    let may_be_money = |(unit, _): (&MeasureUnit, usize)| unit.currency.is_some();
    after(tokens, at).is_some_and(|(currency, _)| !currency.minor)
        || unit_at(tokens, at).is_some_and(may_be_money)
}

/// Returns the currency that letters before digits stand for: its code, or letters that stand before amounts.
fn currency_code<'l>(lexicon: &'l Lexicon, code: &str) -> Option<&'l CurrencyWords> {
    let mut named = lexicon.currencies.meanings_of(code);
    named.find(|words| matches!(words.sort, CurrencySort::Code | CurrencySort::Leading))
}

/// Returns the name of the currency that `name` names by sign, code or word; `None` where no currency has it.
pub(in crate::reading) fn canonical<'l>(lexicon: &'l Lexicon, name: &str) -> Option<&'l str> {
    lexicon.currency_names.get(&name.to_lowercase())?.as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Reader;

    #[test]
    fn a_currency_is_known_by_its_sign_code_and_name() {
        let lexicon = &Reader::english().lexicon;
        assert_eq!(canonical(lexicon, "$"), Some("dollars"));
        assert_eq!(canonical(lexicon, "EUR"), canonical(lexicon, "euros"));
        assert_eq!(canonical(lexicon, "votes"), None);
    }
}
