//! Parts of a whole: "two thirds", "½", "3/4", "two and a half million", "half a million", "one in five".

use crate::value::Rational;
use crate::value::arithmetic::{plus, times};

use crate::reading::lexicon::{Ending, NumberWord, Phrase, Set};
use crate::reading::number::digits::digits_at;
use crate::reading::number::numeral::Numeral;
use crate::reading::number::part::part_name_at;
use crate::reading::number::percent::percent_after;
use crate::reading::number::unit::unit_at;
use crate::reading::number::vague::is_plural;
use crate::reading::number::worded::{dozens, words_at};
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Tokens};

/// Denominators of fractions that are written with a slash where "of" does not follow. Others may be days and
/// months, or years: "9/11", "24/7", "2009/10".
const DENOMINATORS: [i128; 21] =
    [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 32, 50, 64, 100, 128, 500, 1000];

/// Finer parts than this are exact.
const FINEST_PART: i128 = 1_000_000;

/// A fraction without a whole number before it, and the token after it.
type Part = (Rational, i128, usize);

/// Returns the fraction that begins at token `i`, with its magnitude.
pub(super) fn fraction_at(tokens: &Tokens<'_>, i: usize) -> Option<Numeral> {
    let (value, below, next) =
        sign_at(tokens, i).or_else(|| slash_at(tokens, i)).or_else(|| article_at(tokens, i))?;
    Some(ended(tokens, share(value, below, next)))
}

/// Returns `whole` with the fraction that follows it: "two and a half", "2½", "two thirds", "1 in 21".
pub(super) fn continued(tokens: &Tokens<'_>, whole: Numeral) -> Option<Numeral> {
    if !whole.value.is_integer()
        || whole.rule == Rule::Dozen
        || whole.step.is_some() && whole.magnitude == 1
    {
        return Some(whole);
    }
    if let Some((value, below, next)) =
        parts_after(tokens, &whole).or_else(|| in_after(tokens, &whole))
    {
        return Some(ended(tokens, share(value, below, next)));
    }
    let Some((part, below, next)) = mixed_after(tokens, &whole) else { return Some(whole) };
    // "3 million and a half" is half a million more.
    let scale = Rational::from_integer(if whole.magnitude > 100 { whole.magnitude } else { 1 });
    let value = plus(whole.value, times(part, scale)?)?;
    let step = Some(mixed_step(below));
    let rule = Rule::Fraction;
    let mixed = Numeral { value, step, rule, share: false, magnitude: 1, next, ..whole.clone() };
    if whole.magnitude > 100 {
        let unscaled = Numeral { value: times(value, scale.recip())?, share: true, ..mixed };
        return unscaled.scaled(whole.magnitude, next);
    }
    match scale_at(tokens, next) {
        Some((scale, after)) => Numeral { share: true, ..mixed }.scaled(scale, after),
        None => Some(mixed),
    }
}

fn share(value: Rational, below: i128, next: usize) -> Numeral {
    let step = below.checked_mul(10).filter(|_| below <= FINEST_PART).map(|d| Rational::new(1, d));
    Numeral { step, share: true, ..Numeral::exact(value, Rule::Fraction, next) }
}

/// A half is good to a tenth, a quarter to a hundredth; what no decimal writes, to a tenth of its part.
fn mixed_step(below: i128) -> Rational {
    match below {
        1 | 2 | 5 | 10 => Rational::new(1, 10),
        4 | 20 | 25 | 50 | 100 => Rational::new(1, 100),
        _ => Rational::new(1, below.saturating_mul(10)),
    }
}

/// Takes in the magnitude that a fraction is of: "half a million", "three quarters of a billion", "half a dozen".
fn ended(tokens: &Tokens<'_>, part: Numeral) -> Numeral {
    let of = part.next + usize::from(tokens.is_in(part.next, Set::Of));
    let article = tokens.is_in(of, Set::Indefinite);
    let at = of + usize::from(article);
    // "one half of one percent" is half a percent.
    let one = of > part.next && (article || is_number(tokens, of, 1));
    if one && percent_after(tokens, of + 1).is_some() {
        return Numeral { next: of + 1, share: false, ..part };
    }
    if let Some((scale, next)) = scale_at(tokens, at) {
        return part.clone().scaled(scale, next).unwrap_or(part);
    }
    let dozen = (at > of || of == part.next)
        .then(|| dozens(tokens, Numeral { next: at, ..part.clone() }))
        .flatten();
    dozen.unwrap_or(part)
}

fn scale_at(tokens: &Tokens<'_>, at: usize) -> Option<(i128, usize)> {
    let at = at + usize::from(tokens.is_dash(at) && tokens.glued(at));
    Some((tokens.number_word(at)?.magnitude()?, at + 1))
}

/// "½".
fn sign_at(tokens: &Tokens<'_>, i: usize) -> Option<Part> {
    let mut signs = tokens.word(i).chars();
    let (above, below) = match (signs.next()?, signs.next()) {
        ('¼', None) => (1, 4),
        ('½', None) => (1, 2),
        ('¾', None) => (3, 4),
        ('⅐', None) => (1, 7),
        ('⅑', None) => (1, 9),
        ('⅒', None) => (1, 10),
        ('⅓', None) => (1, 3),
        ('⅔', None) => (2, 3),
        (c @ '⅕'..='⅘', None) => (i128::from(u32::from(c) - 0x2154), 5),
        ('⅙', None) => (1, 6),
        ('⅚', None) => (5, 6),
        ('⅛', None) => (1, 8),
        ('⅜', None) => (3, 8),
        ('⅝', None) => (5, 8),
        ('⅞', None) => (7, 8),
        _ => return None,
    };
    Some((Rational::new(above, below), below, i + 1))
}

/// "3/4"; also "1 / 4", as a tokeniser parts it.
fn slash_at(tokens: &Tokens<'_>, i: usize) -> Option<Part> {
    let digits = |at: usize| -> Option<i128> {
        tokens.is(at, Class::Figure).then(|| tokens.word(at).parse().ok())?
    };
    let joined =
        matches!(tokens.word(i + 1), "/" | "⁄") && tokens.glued(i + 1) == tokens.glued(i + 2);
    if !joined || (tokens.word_before(i) == "/") || tokens.word(i + 3) == "/" {
        return None;
    }
    let above = digits(i)?;
    let below = digits(i + 2)?;
    let dated = tokens.is_in_before(i, Set::BeforeSlashedDay);
    let usual = DENOMINATORS.contains(&below) && !dated;
    // "1/10th".
    let next = i + 3 + usize::from(tokens.glued(i + 3) && tokens.is_in(i + 3, Set::OrdinalSuffix));
    (0 < above && above < below && (usual || tokens.is_in(next, Set::Of)))
        .then(|| (Rational::new(above, below), below, next))
}

/// "half a million", "a half", "a third of", "a quarter million", "a trillionth".
fn article_at(tokens: &Tokens<'_>, i: usize) -> Option<Part> {
    let one = is_number(tokens, i, 1);
    let article = one || tokens.is_in(i, Set::Indefinite);
    let name_at = i + 1 + usize::from(tokens.is_dash(i + 1) && tokens.glued(i + 1));
    if article && let Some((below, _, next)) = part_name_at(tokens, name_at) {
        let named = matches!(tokens.number_word(name_at), Some(NumberWord::Share(_)));
        let unit = unit_at(tokens, next + usize::from(tokens.is_dash(next)));
        let measures = named && unit.is_some();
        let read = one || measures || is_part(tokens, i, below, next);
        let apart = measures || !is_joined(tokens, next);
        return (read && apart).then(|| (Rational::new(1, below), below, next));
    }
    if article { None } else { bare_at(tokens, i) }
}

/// "half a million", "half an hour", "half of them", "quarter million", "roughly half".
fn bare_at(tokens: &Tokens<'_>, i: usize) -> Option<Part> {
    let Some(NumberWord::Share(below)) = tokens.number_word(i) else { return None };
    let half = below == 2;
    let next = i + 1;
    let part = |next| Some((Rational::new(1, below), below, next));
    let before = i.checked_sub(1).and_then(|before| tokens.number_word(before));
    let named = matches!(before, Some(NumberWord::Ordinal(1..=4)))
        || tokens.is_in_before(i, Set::WhichHalf);
    if named || tokens.is_dash(i.wrapping_sub(1)) {
        return None;
    }
    let article = usize::from(tokens.is_in(next, Set::Indefinite));
    let at = next + article;
    let measured = unit_at(tokens, at + usize::from(tokens.is_dash(at))).is_some()
        || percent_after(tokens, at).is_some();
    if tokens.number_word(at) == Some(NumberWord::Dozen) || (half && measured) {
        return part(at);
    }
    let whole = tokens.is_in(next, Set::Whole);
    // "more than half villagers".
    let plural = is_plural(tokens.lexicon, tokens.word(next));
    let hedged = tokens.is_in_before(i, Set::EndsHedge)
        && (!tokens.is(next, Class::Word) || plural)
        && !tokens.is_dash(next);
    // "fell by half to 12".
    let whole = whole
        || tokens.is_in_before(i, Set::By)
            && !tokens.is_magnitude(next)
            && ends_share(tokens, next);
    // "just over half were women".
    let whole = whole || tokens.is_in(next, Set::PluralAuxiliary);
    (scale_at(tokens, at).is_some() || (half && (whole || hedged))).then(|| part(next))?
}

/// Whether nothing follows that a part of it could describe: "by half to 12", "by half.", "by half in May".
fn ends_share(tokens: &Tokens<'_>, next: usize) -> bool {
    let follows = [Set::RangeJoint, Set::Within, Set::BeforePeriod, Set::Coordinating];
    let goes_on = tokens.is_dash(next) || tokens.is_digits(next);
    !goes_on
        && (!tokens.is(next, Class::Word) || follows.into_iter().any(|set| tokens.is_in(next, set)))
}

/// Whether "a third" is a part rather than the third of several.
fn is_part(tokens: &Tokens<'_>, i: usize, below: i128, next: usize) -> bool {
    let article = usize::from(tokens.is_in(next, Set::Indefinite));
    let scaled = scale_at(tokens, next + article).is_some();
    // "a twenty-first" and nothing more; "almost a quarter,".
    let quarter = tokens.number_word(next - 1) == Some(NumberWord::Share(4));
    let alone = next == tokens.len() && !quarter;
    // "larger than a third to block it", "nearly a third voted", but not "about a third man".
    let is_described = tokens.is(next, Class::Word)
        && ![Set::Parting, Set::Ends, Set::BeforePeriod]
            .into_iter()
            .any(|set| tokens.is_in(next, set))
        && !tokens.lexicon.ends(tokens.word(next), Ending::Past);
    let hedged = tokens.is_in_before(i, Set::EndsHedge) && !is_described;
    let by = tokens.is_in_before(i, Set::By);
    // "a third higher".
    let compared = tokens.is_in(next, Set::Comparative);
    // "a third want": a third man wants.
    let of_several =
        tokens.is_in(next, Set::PluralAuxiliary) || tokens.is_in(next, Set::PluralVerb);
    let compared = compared || of_several;
    tokens.is_in(next, Set::Of) || scaled || alone || hedged || below == 2 || by || compared
}

/// Whether a hyphen ties the token at `next` to what stands before it: "a third-party".
fn is_joined(tokens: &Tokens<'_>, next: usize) -> bool {
    tokens.is_dash(next)
        && tokens.glued(next)
        && tokens.glued(next + 1)
        && scale_at(tokens, next).is_none()
}

/// "two thirds", "five - eighths", "3 quarters", "one over twenty".
fn parts_after(tokens: &Tokens<'_>, above: &Numeral) -> Option<Part> {
    let at = above.next;
    if tokens.is_in(at, Set::DividedBy) {
        let below = digits_at(tokens, at + 1).or_else(|| words_at(tokens, at + 1))?;
        let ends = !tokens.is(below.next, Class::Word) && !tokens.is(below.next, Class::Figure);
        let proper = above.value < below.value && below.value.is_integer() && ends;
        let plain = proper && above.value > Rational::ZERO;
        let parts = below.value.to_integer();
        return parted(above, parts, below.next).filter(|_| plain);
    }
    let hyphen = tokens.is_dash(at) && tokens.glued(at) == tokens.glued(at + 1);
    let (below, plural, next) = part_name_at(tokens, at + usize::from(hyphen))?;
    let fiscal = below == 4
        && (is_number(tokens, above.next - 1, 2)
            // "the first three quarters".
            || tokens.is_in(above.next.saturating_sub(2), Set::WhichPeriod));
    // "a two-third majority".
    let few = above.value > Rational::ONE && above.value < Rational::from_integer(below);
    let tied = tokens.ties(at) && few && (3..=10).contains(&below);
    let read = (plural || tied) && !fiscal && below != 2 && !is_joined(tokens, next);
    let read = read && !is_several_quarters(tokens, above, next);
    parted(above, below, next).filter(|_| read)
}

/// "eighty quarters of wheat", "five quarters in a row": quarters of a year or of grain, as a whole has no more than four. "Five
/// quarters of an hour" are parts of one.
fn is_several_quarters(tokens: &Tokens<'_>, above: &Numeral, next: usize) -> bool {
    let named = matches!(tokens.number_word(next - 1), Some(NumberWord::Shares(4)));
    let whole = tokens.is_in(next, Set::Of)
        && (tokens.is_in(next + 1, Set::Indefinite) || tokens.is_in(next + 1, Set::Definite));
    named && above.value > Rational::from_integer(4) && !whole
}

/// Whether a number below ten stands at token `at` by itself, in digits or words.
fn is_number(tokens: &Tokens<'_>, at: usize, number: u32) -> bool {
    match tokens.number_word(at) {
        Some(word) => word == NumberWord::Unit(number),
        None => tokens.word(at).len() == 1 && tokens.word(at).parse() == Ok(number),
    }
}

/// "1 in 21", "two in five": a share of one in any number, or of some in a small or round one.
fn in_after(tokens: &Tokens<'_>, above: &Numeral) -> Option<Part> {
    let at = above.next;
    // "1-in-3".
    let hyphen = usize::from(tokens.is_hyphen(at) && tokens.is_hyphen(at + 2));
    let below_at = tokens.after(at + hyphen, Phrase::OutOf)? + hyphen;
    let below = digits_at(tokens, below_at).or_else(|| words_at(tokens, below_at))?;
    let one = above.value == Rational::ONE;
    // "one in 14 million", but not "2 in 3 million".
    let plain = below.step.is_none() && below.magnitude == 1;
    let whole = below.value.is_integer() && (plain || one);
    let count = below.value.to_integer();
    let usual = one || (3..=10).contains(&count) || matches!(count, 100 | 1000);
    let year = (1000..3000).contains(&count) && count != 1000;
    // "a one-in-100-year flood".
    let joint = usize::from(tokens.ties(below.next));
    let measured = unit_at(tokens, below.next + joint).is_some();
    let proper = above.value < below.value && above.value > Rational::ZERO;
    let read = whole && usual && !year && !measured && proper;
    parted(above, count, below.next).filter(|_| read)
}

/// Returns so many parts of `below` that a whole has; `None` where there are none.
fn parted(above: &Numeral, below: i128, next: usize) -> Option<Part> {
    let part = (below > 0).then(|| Rational::new(1, below))?;
    Some((times(above.value, part)?, below, next))
}

/// "and a half", "and three fifths", "-and-a-half", " 1/2", "½".
fn mixed_after(tokens: &Tokens<'_>, whole: &Numeral) -> Option<Part> {
    let at = whole.next;
    let hyphen = usize::from(tokens.is_dash(at) && tokens.glued(at));
    let digits = tokens.is(at - 1, Class::Figure);
    if digits && let Some(found) = sign_at(tokens, at) {
        return Some(found);
    }
    if digits && tokens.is(at + hyphen, Class::Figure) {
        let apart = hyphen == 1 || !tokens.glued(at);
        return slash_at(tokens, at + hyphen).filter(|_| apart && whole.magnitude == 1);
    }
    if !tokens.is_in(at + hyphen, Set::And) {
        return None;
    }
    let after_and = at + hyphen + 1;
    let start = after_and + usize::from(tokens.is_dash(after_and));
    let one = tokens.number_word(start) == Some(NumberWord::Unit(1));
    if one || tokens.is_in(start, Set::Indefinite) {
        let name_at = start + 1 + usize::from(tokens.is_dash(start + 1));
        let (below, _, next) = part_name_at(tokens, name_at)?;
        return Some((Rational::new(1, below), below, next));
    }
    if let Some((below @ (2 | 4), false, next)) = part_name_at(tokens, start) {
        return Some((Rational::new(1, below), below, next));
    }
    // "2 and 1/2 cups", "99 and 44/100 percent".
    if digits && tokens.is(start, Class::Figure) {
        return slash_at(tokens, start).filter(|_| whole.magnitude == 1);
    }
    let above = words_at(tokens, start)?;
    let tie = usize::from(tokens.ties(above.next));
    let (below, plural, next) = part_name_at(tokens, above.next + tie)?;
    // "five and three quarter million", "two and three-quarter hours".
    let goes_on = || scale_at(tokens, next).is_some() || unit_at(tokens, next).is_some();
    parted(&above, below, next).filter(|_| plural || goes_on())
}
