//! Numbers with what they measure: "83 percent", "$3 and 50 cents", "7 feet 10 inches", "17 years old".

use crate::value::Rational;
use crate::value::arithmetic::{plus, times};

use crate::reading::lexicon::{MeasureUnit, NumberWord, Phrase, Set};
use crate::reading::number::cardinal::{cardinal_at, with_magnitudes};
use crate::reading::number::exclusion::is_opening;
use crate::reading::number::money;
use crate::reading::number::money::Currency;
use crate::reading::number::name::is_cardinal_word;
use crate::reading::number::numeral::Numeral;
use crate::reading::number::percent::percent_after;
use crate::reading::number::unit::{HOUR, MINUTE, SECOND, unit_at, unit_of};
use crate::reading::number::vague::is_plural;
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// A number, what it measures, and the token after both.
#[derive(Clone, Debug)]
pub(super) struct Amount<'l> {
    pub(super) number: Numeral,
    pub(super) measure: Measure<'l>,
    pub(super) next: usize,
}

/// The measure of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure<'l> {
    /// Nothing that the words say: it counts what its noun names.
    None,
    Percent,
    Money(Currency<'l>),
    Unit(&'l MeasureUnit),
}

impl Measure<'_> {
    /// Whether two numbers of these measures can be the ends of one range; the first may leave its own out.
    pub(super) fn begins(self, last: Self) -> bool {
        self == Self::None || self == last
    }
}

/// Returns the amount that begins at token `i`.
pub(super) fn amount_at<'t>(tokens: &Tokens<'t>, i: usize) -> Option<Amount<'t>> {
    if let Some(amount) =
        money_at(tokens, i).or_else(|| owed_at(tokens, i)).or_else(|| clocked_at(tokens, i))
    {
        return Some(amount);
    }
    let number = cardinal_at(tokens, i)?;
    Some(measured(tokens, number))
}

/// "3:56.46", "6:12.2 minutes": minutes and seconds that a clock took, with their parts.
fn clocked_at<'t>(tokens: &Tokens<'t>, i: usize) -> Option<Amount<'t>> {
    let (minutes, seconds) = tokens.word(i).split_once(':').filter(|_| {
        let is_free = !tokens.glued(i) || matches!(tokens.word_before(i), "(" | "[");
        is_free && !tokens.is_in_before(i, Set::At)
    })?;
    let (whole, parts) = seconds.split_once('.')?;
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_clock = (1..=2).contains(&minutes.len())
        && whole.len() == 2
        && (1..=3).contains(&parts.len())
        && [minutes, whole, parts].into_iter().all(is_digits);
    let below = 10_i128.checked_pow(u32::try_from(parts.len()).ok()?)?;
    let full =
        minutes.parse::<i128>().ok()? * 60 + whole.parse::<i128>().ok().filter(|s| *s < 60)?;
    let value = plus(Rational::from_integer(full), Rational::new(parts.parse().ok()?, below))?;
    let unit = unit_of(tokens.lexicon, SECOND).filter(|_| is_clock)?;
    let named = unit_at(tokens, i + 1).filter(|(unit, _)| (unit.system, unit.size) == MINUTE);
    let next = named.map_or(i + 1, |(_, next)| next);
    let step = Some(Rational::new(1, below));
    let number = Numeral { step, ..Numeral::exact(value, Rule::Digits, next) };
    Some(Amount { number, measure: Measure::Unit(unit), next })
}

/// "-$67", "−€5 million", "-EUR 3m", "minus $5".
fn owed_at<'t>(tokens: &Tokens<'t>, i: usize) -> Option<Amount<'t>> {
    let free = !tokens.glued(i) || is_opening(tokens.word_before(i));
    let signed = tokens.is_hyphen(i) && tokens.glued(i + 1) && free;
    if !(signed || tokens.is_in(i, Set::Negative)) {
        return None;
    }
    let owed = money_at(tokens, i + 1)?;
    let number = Numeral { value: -owed.number.value, ..owed.number };
    Some(Amount { number, ..owed })
}

/// "$5", "USD 115", "US$ 4.7 billion", "USD115.5".
fn money_at<'t>(tokens: &Tokens<'t>, i: usize) -> Option<Amount<'t>> {
    let (currency, at) = money::before(tokens, i)?;
    let number = bracketed_loss(tokens, at).or_else(|| cardinal_at(tokens, at))?;
    // "$5 per cent" is none; "$5 USD" says its currency twice.
    let next = match money::after(tokens, number.next) {
        Some((again, next))
            if again.name == currency.name
                || money::is_dollar(tokens.lexicon, again)
                || money::is_dollar(tokens.lexicon, currency) =>
        {
            next
        }
        _ => number.next,
    };
    let amount = Amount { number, measure: Measure::Money(currency), next };
    Some(with_minor(tokens, amount.clone()).unwrap_or(amount))
}

/// "$(5) million": accounts put losses in brackets.
fn bracketed_loss(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if tokens.word(at) != "(" || !tokens.glued(at) {
        return None;
    }
    let number = cardinal_at(tokens, at + 1).filter(|number| tokens.word(number.next) == ")")?;
    let next = number.next + 1;
    let number = Numeral { value: -number.value, next, ..number };
    // "$(5)m".
    let letter = tokens.number_word(next).filter(|_| tokens.glued(next));
    match letter.and_then(NumberWord::suffix_of_money) {
        Some(scale) => number.scaled(scale, next + 1),
        None => Some(with_magnitudes(tokens, number)),
    }
}

/// Returns the number with the words after it that say what it measures.
pub(super) fn measured<'t>(tokens: &Tokens<'t>, number: Numeral) -> Amount<'t> {
    let at = number.next;
    let joined = at + usize::from(tokens.is_dash(at) && tokens.glued(at));
    // "half of a litre", "2 extra minutes".
    let is_part = number.share || number.rule == Rule::Fraction;
    let of = if is_part && tokens.is_in(at, Set::Of) {
        at + 1 + usize::from(tokens.is_in(at + 1, Set::Indefinite))
    } else if tokens.is_in(at, Set::BeforeUnit) && unit_at(tokens, at).is_none() {
        at + 1
    } else {
        joined
    };
    if let Some(next) = percent_after(tokens, joined) {
        return Amount { number, measure: Measure::Percent, next };
    }
    if is_part && is_point_of_rate(tokens, at) {
        return Amount { number, measure: Measure::Percent, next: joined + 1 };
    }
    if let Some(next) = tokens.after(joined, Phrase::HundredthOfPercent)
        && let Some(number) = hundredths(&number, next)
    {
        return Amount { number, measure: Measure::Percent, next };
    }
    if let Some((currency, next)) =
        money::after(tokens, joined).filter(|_| !is_verb(tokens, &number, joined))
    {
        return money_after(tokens, number, currency, next);
    }
    if let Some((currency, scale)) = money::scaled_code(tokens, joined)
        && let Some(number) = number.clone().scaled(scale, joined + 1)
    {
        return Amount { next: number.next, number, measure: Measure::Money(currency) };
    }
    match unit_at(tokens, of).filter(|_| is_measure(tokens, &number, of)) {
        Some((unit, next)) => in_unit(tokens, number, unit, next),
        None => Amount { number, measure: Measure::None, next: at },
    }
}

/// How many words away from "a quarter-point" the rate may stand that it is one of.
const RATE_WORDS: usize = 10;

/// "cut its rate by a quarter-point": a part of a percentage point, which words near it tell from that of an index.
fn is_point_of_rate(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut near = at.saturating_sub(RATE_WORDS)..at + RATE_WORDS;
    tokens.ties(at)
        && tokens.is_in(at + 1, Set::PercentPoint)
        && near.any(|at| tokens.is_in(at, Set::RateOfInterest))
}

/// "7 feet 10 inches"; "3 pounds 20 pence" is money, which the pence show.
fn in_unit<'t>(
    tokens: &Tokens<'t>,
    number: Numeral,
    unit: &'t MeasureUnit,
    next: usize,
) -> Amount<'t> {
    let money = unit.currency.as_ref().and_then(|name| {
        let currency = Currency { name, minor: false };
        let amount = Amount { number: number.clone(), measure: Measure::Money(currency), next };
        with_minor(tokens, amount)
    });
    money.unwrap_or_else(|| compound(tokens, Amount { number, measure: Measure::Unit(unit), next }))
}

/// Returns a number of hundredths: 0.25 for "25 basis points".
pub(super) fn hundredths(number: &Numeral, next: usize) -> Option<Numeral> {
    let hundredth = Rational::new(1, 100);
    let value = times(number.value, hundredth)?;
    let step = times(number.step.unwrap_or(Rational::ONE), hundredth);
    Some(Numeral { value, step, next, ..number.clone() })
}

/// Whether the unit at token `at` measures the number: not "five second places", "5 second homes", "the first 2 hour".
fn is_measure(tokens: &Tokens<'_>, number: &Numeral, at: usize) -> bool {
    // "World Cup 2018 day five".
    let numbers = tokens.is(at + 1, Class::Figure) || is_cardinal_word(tokens, at + 1);
    if tokens.is_in(at, Set::LedLabel) && numbers && number.value != Rational::ONE {
        return false;
    }
    if !matches!(tokens.number_word(at), Some(NumberWord::Ordinal(_))) {
        return true;
    }
    // "a tenth of a second", "half a second".
    if number.share && tokens.is_in(at - 1, Set::Indefinite) && !tokens.ties(at + 1) {
        return true;
    }
    let tied = tokens.is_dash(at - 1);
    let counted = is_plural(tokens.lexicon, tokens.word(at + 1));
    let joined = tied || number.rule == Rule::Digits && !counted;
    // "5 second-hand cars".
    let is_part_of_word = tokens.ties(at + 1) && !tied;
    !is_part_of_word && (joined || number.value == Rational::ONE)
}

/// The least amount in a currency whose name is a verb too.
const LEAST_WON: Rational = Rational::new_raw(1000, 1);

/// Whether the name of a currency at token `at` is a verb after a small number: "5 won, 3 lost".
fn is_verb(tokens: &Tokens<'_>, number: &Numeral, at: usize) -> bool {
    tokens.is_in(at, Set::CurrencyVerb) && number.value < LEAST_WON
}

fn money_after<'t>(
    tokens: &Tokens<'t>,
    number: Numeral,
    currency: Currency<'t>,
    next: usize,
) -> Amount<'t> {
    // "75 USD million".
    if let Some(NumberWord::Scale(scale)) = tokens.number_word(next)
        && number.magnitude == 1
        && let Some(number) = number.clone().scaled(scale, next + 1)
    {
        return Amount { next: number.next, number, measure: Measure::Money(currency) };
    }
    // "5 US cents" are in dollars, which a plain "cents" does not say.
    if currency.is_hundredth_of_code()
        && let Some(number) = hundredths(&number, next)
    {
        return Amount { number, measure: Measure::Money(currency), next };
    }
    let amount = Amount { number, measure: Measure::Money(currency), next };
    with_minor(tokens, amount.clone()).unwrap_or(amount)
}

/// "3 dollars 50 cents", "$3 and 50 cents", "15 dollars 50".
fn with_minor<'t>(tokens: &Tokens<'t>, amount: Amount<'t>) -> Option<Amount<'t>> {
    let Measure::Money(currency) = amount.measure else { return None };
    let plain = !currency.minor && amount.number.value.is_integer() && amount.number.magnitude == 1;
    let and = usize::from(tokens.is_in(amount.next, Set::And));
    let minor =
        cardinal_at(tokens, amount.next + and).filter(|minor| plain && minor.value.is_integer())?;
    let cents = minor.value.to_integer();
    let next = match money::after(tokens, minor.next) {
        Some((hundredth, next)) if hundredth.minor => next,
        Some(_) => return None,
        None if and == 0 && is_bare_minor(tokens, &amount, &minor) => minor.next,
        None => return None,
    };
    let value = plus(amount.number.value, Rational::new(cents, 100))?;
    let step = Some(Rational::new(1, 100));
    let number = Numeral { value, step, next, ..amount.number };
    (1..100).contains(&cents).then_some(Amount { number, next, ..amount })
}

/// Whether two digits after an amount are its hundredths: nothing follows that they could count.
fn is_bare_minor(tokens: &Tokens<'_>, amount: &Amount<'_>, minor: &Numeral) -> bool {
    let last = amount.next - 1;
    let worded = tokens.is(last, Class::Word) && !money::is_code_at(tokens, last);
    let two =
        minor.value >= Rational::from_integer(10) && minor.value < Rational::from_integer(100);
    let counts = tokens.is(minor.next, Class::Word) && !tokens.is_in(minor.next, Set::More);
    let goes_on = matches!(tokens.word(minor.next), "-" | "–" | "/" | "%" | ":")
        || tokens.is(minor.next, Class::Figure);
    worded && two && !counts && !goes_on
}

/// Adds what follows in smaller units: "2 years and 3 months" is 27 months; "an hour and a half".
fn compound<'t>(tokens: &Tokens<'t>, amount: Amount<'t>) -> Amount<'t> {
    let Measure::Unit(unit) = amount.measure else { return amount };
    if let Some(sum) = half_more(tokens, &amount) {
        return sum;
    }
    let comma = usize::from(tokens.word(amount.next) == ",");
    let and = usize::from(tokens.is_in(amount.next + comma, Set::And));
    let start = amount.next + comma + and;
    let Some(part) = cardinal_at(tokens, start) else { return amount };
    let at = part.next + usize::from(tokens.is_dash(part.next) && tokens.glued(part.next));
    match part_in_letter(tokens, at, unit).or_else(|| unit_at(tokens, at)) {
        Some((smaller, next)) if unit.adds_up_with(smaller) && smaller.size < unit.size => {
            let ratio = Rational::new(unit.size, smaller.size);
            let sum = times(amount.number.value, ratio).and_then(|value| plus(value, part.value));
            let Some(value) = sum else { return amount };
            let number = Numeral { value, step: part.step, next, ..amount.number };
            compound(tokens, Amount { number, measure: Measure::Unit(smaller), next })
        }
        None if (unit.system, unit.size) == HOUR && comma == 0 => {
            minutes(tokens, &amount, &part).unwrap_or(amount)
        }
        _ => amount,
    }
}

/// Returns the minute that the first letter of its name at token `at` stands for, after hours, and the second after minutes:
/// "3 h 15 m 20 s".
fn part_in_letter<'t>(
    tokens: &Tokens<'t>,
    at: usize,
    larger: &MeasureUnit,
) -> Option<(&'t MeasureUnit, usize)> {
    let smaller = match (larger.system, larger.size) {
        HOUR => MINUTE,
        MINUTE => SECOND,
        _ => return None,
    };
    let smaller = unit_of(tokens.lexicon, smaller)?;
    let is_letter = tokens.word(at).len() == 1 && smaller.name.starts_with(tokens.word(at));
    is_letter.then_some((smaller, at + 1))
}

/// "1 hour thirty", "2 hours and 10": nothing follows that they could count.
fn minutes<'t>(tokens: &Tokens<'t>, hours: &Amount<'t>, minutes: &Numeral) -> Option<Amount<'t>> {
    let two =
        minutes.value >= Rational::from_integer(10) && minutes.value < Rational::from_integer(60);
    let ends = !tokens.is(minutes.next, Class::Word) && !tokens.is(minutes.next, Class::Figure);
    let unit = unit_of(tokens.lexicon, MINUTE)?;
    let value = plus(times(hours.number.value, Rational::from_integer(60))?, minutes.value)?;
    let next = minutes.next;
    let number = Numeral { value, step: None, next, ..hours.number.clone() };
    (two && ends && minutes.value.is_integer()).then_some(Amount {
        number,
        measure: Measure::Unit(unit),
        next,
    })
}

/// "an hour and a half", "two days and a half".
fn half_more<'t>(tokens: &Tokens<'t>, amount: &Amount<'t>) -> Option<Amount<'t>> {
    let next = tokens.after(amount.next, Phrase::HalfMore)?;
    let value = plus(amount.number.value, Rational::new(1, 2))?;
    let number = Numeral { value, step: Some(Rational::new(1, 10)), next, ..amount.number.clone() };
    let ends = !tokens.is_in(next, Set::Of);
    (ends && amount.number.value.is_integer()).then_some(Amount {
        number,
        measure: amount.measure,
        next,
    })
}

/// "an hour and a half", "a minute and 30 seconds": the article counts one where more of the same follows.
pub(super) fn article_at<'t>(tokens: &Tokens<'t>, i: usize) -> Option<Amount<'t>> {
    if !tokens.is_in(i, Set::Indefinite) {
        return None;
    }
    let one = Numeral::exact(Rational::ONE, Rule::Words, i + 1);
    if let Some((currency, next)) = money::after(tokens, i + 1) {
        let amount = Amount { number: one, measure: Measure::Money(currency), next };
        return with_minor(tokens, amount);
    }
    let (unit, next) = unit_at(tokens, i + 1)?;
    let sum = in_unit(tokens, one, unit, next);
    (sum.next > next || counts_one(tokens, i, next)).then_some(sum)
}

/// Whether an article before a unit counts one: "received a kilogram of bread", "held for a month"; not "$5 a day" or
/// "a year ago".
fn counts_one(tokens: &Tokens<'_>, i: usize, next: usize) -> bool {
    let before = i.wrapping_sub(1);
    let is_rate = i == 0
        || !tokens.is(before, Class::Word)
        || tokens.is_in(before, Set::OfRate)
        || tokens.number_word(before).is_some()
        || is_plural(tokens.lexicon, tokens.word(before))
        || (1..=3).any(|back| {
            i.checked_sub(back).is_some_and(|at| {
                unit_at(tokens, at).is_some_and(|(_, end)| end == i)
                    || money::after(tokens, at).is_some_and(|(_, end)| end == i)
            })
        });
    let describes = tokens.is_dash(next)
        || tokens.is_in(next, Set::AfterPointOfTime)
        || next == i + 2
            && tokens.is_in(i + 1, Set::ManyMeanings)
            && !tokens.is_in(before, Set::By)
            && !tokens.is_in(before, Set::For);
    let is_object = !tokens.is(next, Class::Word) || tokens.is_in(next, Set::Parting);
    !is_rate && !describes && is_object
}
