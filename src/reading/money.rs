//! Amounts of money, from `data/words/currencies.tsv`.

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::token::{Class, Tokens};
use super::words::rows;

/// A currency or a hundredth of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Currency {
    /// The ISO 4217 code where the words leave no doubt, otherwise the word.
    pub(super) name: &'static str,
    /// Whether it is the hundredth part: cents, pence.
    pub(super) minor: bool,
}

/// What stands for a currency, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Sign,
    Prefix,
    Code,
    Name,
    Leading,
    Minor,
}

type Entry = (Sort, &'static str);

static CURRENCIES: LazyLock<Phrases<Entry>> = LazyLock::new(|| {
    let table = rows(include_str!("../../data/words/currencies.tsv"));
    Phrases::new(table.map(|(words, sort, currency)| (words, (parse_sort(sort), currency))))
});

fn parse_sort(sort: &str) -> Sort {
    match sort {
        "sign" => Sort::Sign,
        "prefix" => Sort::Prefix,
        "code" => Sort::Code,
        "leading" => Sort::Leading,
        "minor" => Sort::Minor,
        _ => Sort::Name,
    }
}

/// Returns the currency that begins at token `i`, before its amount, and the token after it.
pub(super) fn before(tokens: &Tokens<'_>, i: usize) -> Option<(Currency, usize)> {
    CURRENCIES.at(tokens, i).find_map(|((sort, name), next)| match sort {
        Sort::Sign => Some((whole(name), next)),
        Sort::Code if is_code(tokens, i) => Some((whole(name), next + dollar_at(tokens, next))),
        Sort::Code if dollar_at(tokens, next) == 1 => Some((whole(name), next + 1)),
        Sort::Leading => Some((whole(name), next)),
        Sort::Prefix if is_prefix(tokens, i, next) => Some((whole(name), next + 1)),
        _ => None,
    })
}

/// Whether the letters at token `i` belong to the dollar sign at `dollar`: "A$5", "US $5", "c $ 5", but "a $5 note".
fn is_prefix(tokens: &Tokens<'_>, i: usize, dollar: usize) -> bool {
    let alone =
        matches!(tokens.word(i), "c" | "u") || (tokens.word(i).len() > 1 && is_code(tokens, i));
    dollar_at(tokens, dollar) == 1 && (tokens.glued(dollar) || alone)
}

/// Returns the currency that begins at token `at`, after its amount, and the token after it.
pub(super) fn after(tokens: &Tokens<'_>, at: usize) -> Option<(Currency, usize)> {
    CURRENCIES.at(tokens, at).find_map(|((sort, name), next)| match sort {
        // "$ 20,000.00 $ 37,305.97": the sign belongs to what follows.
        Sort::Sign => (!figure_follows(tokens, at, next)).then_some((whole(name), next)),
        Sort::Code => is_code(tokens, at).then_some((whole(name), next)),
        Sort::Prefix => {
            (dollar_at(tokens, next) == 1 && tokens.glued(at)).then_some((whole(name), next + 1))
        }
        Sort::Name => Some((whole(name), next)),
        Sort::Minor => Some((Currency { name, minor: true }, next)),
        Sort::Leading => None,
    })
}

fn whole(name: &'static str) -> Currency {
    Currency { name, minor: name == "sen" }
}

/// Whether the sign at token `at` belongs to the digits after it: "$ 20,000.00 $ 37,305.97".
fn figure_follows(tokens: &Tokens<'_>, at: usize, next: usize) -> bool {
    let signed_before = at >= 2 && is_sign(tokens.word(at - 2));
    tokens.is(next, Class::Figure) && (tokens.glued(next) || signed_before)
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

/// Whether a currency stands at token `at`: "10m euros".
pub(super) fn follows(tokens: &Tokens<'_>, at: usize) -> bool {
    after(tokens, at).is_some_and(|(currency, _)| !currency.minor)
}

/// Returns the currency of a word that is a code and digits in one, and the digits: "USD115", "RM42".
pub(super) fn code_with_digits(word: &str, text: &str) -> Option<(Currency, String)> {
    let digits_at = word.find(|c: char| c.is_ascii_digit()).filter(|at| (2..=3).contains(at))?;
    let (code, digits) = word.split_at(digits_at);
    let found = digits.bytes().all(|b| b.is_ascii_digit())
        && text.get(..digits_at).is_some_and(|code| code.chars().all(|c| c.is_ascii_uppercase()));
    let name = currency_code(code).filter(|_| found)?;
    Some((whole(name), digits.to_owned()))
}

fn currency_code(code: &str) -> Option<&'static str> {
    static CODES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let table = rows(include_str!("../../data/words/currencies.tsv"));
        table
            .filter(|(words, sort, _)| {
                *sort == "code" || matches!(*words, "rm" | "usd" | "eur" | "gbp")
            })
            .map(|(words, _, currency)| (words, currency))
            .collect()
    });
    CODES.iter().find(|(own, _)| *own == code).map(|(_, currency)| *currency)
}

/// Returns the name of the currency that `name` names by sign, code or word; `None` where no currency has it.
pub(super) fn canonical(name: &str) -> Option<&'static str> {
    static NAMES: LazyLock<Vec<(&str, &str, &str)>> =
        LazyLock::new(|| rows(include_str!("../../data/words/currencies.tsv")).collect());
    let name = name.to_lowercase();
    let by_word = NAMES.iter().filter(|(_, sort, _)| *sort != "prefix");
    by_word
        .filter(|(words, _, own)| *words == name || own.to_lowercase() == name)
        .map(|(_, _, own)| *own)
        .next()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_of_the_table_reads_and_none_stands_twice() {
        let sorts = ["sign", "prefix", "code", "name", "leading", "minor"];
        let mut seen = BTreeSet::new();
        for (words, sort, currency) in rows(include_str!("../../data/words/currencies.tsv")) {
            assert!(sorts.contains(&sort) && !currency.is_empty(), "{words}");
            assert!(seen.insert((words, sort)), "{words} stands twice");
        }
        assert_eq!(canonical("$"), Some("dollars"));
        assert_eq!(canonical("EUR"), canonical("euros"));
    }
}
