//! What calls of [meanings](super::meaning) make of days, years and centuries as they are written.

use super::name::{Name, Step};
use super::phrase::DatePhrase;
use super::solar::YEARS_BEHIND;
use super::term::{DateTerm, MeaningCall};
use crate::reading::lexicon::Period;

/// The number of the season that begins in one year and ends in the next.
const WINTER: i64 = 4;

/// The calls with their names.
pub(super) const NAMES: [(&str, MeaningCall); 16] = [
    ("date", date),
    ("short", short),
    ("solar", solar),
    ("solar-beside", solar_beside),
    ("years", years),
    ("seasons", seasons),
    ("span", span),
    ("bc", |of| {
        let year = 1 - of.first()?.number()?;
        DateTerm::date(DatePhrase::Calendar { year: Some(year), month: None, day: None })
    }),
    ("decade", |of| {
        let year = of.first()?.number().filter(|year| !is_century(*year))?;
        DateTerm::date(DatePhrase::Decade(year))
    }),
    ("century-of", |of| {
        let year = of.first()?.number().filter(|year| is_century(*year))?;
        DateTerm::date(DatePhrase::Century(year / 100 + 1))
    }),
    ("turn", |of| {
        let number = of.first()?.number().filter(|number| (2..=99).contains(number))?;
        DateTerm::date(DatePhrase::Calendar {
            year: Some((number - 1) * 100),
            month: None,
            day: None,
        })
    }),
    ("bc-century", bc_century),
    ("century", |of| {
        let number = of.first()?.number().filter(|number| (1..=99).contains(number))?;
        DateTerm::date(DatePhrase::Century(number))
    }),
    ("winter", winter),
    ("early", |of| {
        let year = of.first()?.number().filter(|year| (1..1000).contains(year))?;
        DateTerm::date(DatePhrase::Calendar { year: Some(year), month: None, day: None })
    }),
    ("eve", eve),
];

fn date(of: &[DateTerm]) -> Option<DateTerm> {
    let [year, month, day] = of else { return None };
    let month = month.optional_small()?;
    let day = day.optional_small()?;
    let fits = month.is_none_or(|month| month <= 12) && day.is_none_or(|day| day <= 31);
    fits.then_some(DateTerm::Date(DatePhrase::Calendar { year: year.optional()?, month, day }))
}

/// "1990-91", "1999-00"; "2003-05" can be May, and "2009-10" October.
fn years(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Number(first), DateTerm::Number(digits)] = of else { return None };
    let ahead = (digits - first).rem_euclid(100);
    let follows = (*digits == 0 && ahead == 1) || (*digits > 12 && *digits > first % 100);
    follows.then(|| years_from(*first, ahead))
}

/// "the 2003-11 war": what two years with a hyphen describe lasted from one to the other.
fn span(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Number(first), DateTerm::Number(digits)] = of else { return None };
    let ahead = (digits - first).rem_euclid(100);
    let follows = *digits > first % 100 || ahead == 1;
    follows.then(|| years_from(*first, ahead))
}

/// "2009-10", said of something that lasts from one year into the next.
fn seasons(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Number(first), DateTerm::Number(digits)] = of else { return None };
    ((first + 1).rem_euclid(100) == *digits).then(|| years_from(*first, 1))
}

/// Returns the time from one year to so many years later.
fn years_from(first: i64, ahead: i64) -> DateTerm {
    let whole = |year| DatePhrase::Calendar { year: Some(year), month: None, day: None };
    DateTerm::Date(DatePhrase::Range(Box::new(whole(first)), Box::new(whole(first + ahead))))
}

/// "The winter of 2009-10": of the seasons, only winter has two years.
fn winter(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Number(season), DateTerm::Number(first), DateTerm::Number(digits)] = of else {
        return None;
    };
    let whole = DatePhrase::Calendar { year: Some(*first), month: None, day: None };
    let follows = *season == WINTER && (first + 1).rem_euclid(100) == *digits;
    follows.then_some(DateTerm::Date(DatePhrase::In(Name::Season(4), Box::new(whole))))
}

fn short(of: &[DateTerm]) -> Option<DateTerm> {
    let [year, month, day] = of else { return None };
    let month = month.optional_small()?;
    let day = day.optional_small()?;
    DateTerm::date(DatePhrase::ShortYear { year: year.small()?, month, day })
}

fn solar(of: &[DateTerm]) -> Option<DateTerm> {
    let [year, month, day] = of else { return None };
    let month = month.optional_small()?;
    let day = day.optional_small()?;
    DateTerm::date(DatePhrase::Solar { year: year.optional()?, month, day })
}

/// "1388 (2009)": a year of the Solar Hijri calendar, and one of the two of ours in which it lies.
fn solar_beside(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Number(solar), DateTerm::Number(year)] = of else { return None };
    let first = solar + YEARS_BEHIND;
    let phrase = DatePhrase::Solar { year: Some(*solar), month: None, day: None };
    (first..=first + 1).contains(year).then_some(DateTerm::Date(phrase))
}

/// The day before a date, and before the first day of a longer one.
fn eve(of: &[DateTerm]) -> Option<DateTerm> {
    let [DateTerm::Date(date)] = of else { return None };
    let first = match date.length()? {
        Period::Day => date.clone(),
        _ => DatePhrase::Nth {
            nth: 1,
            step: Step::Period(Period::Day),
            whole: Box::new(date.clone()),
        },
    };
    DateTerm::date(DatePhrase::Offset { period: Period::Day, count: -1, from: Box::new(first) })
}

/// Whether "the 1800s" are a hundred years; those of our century are ten, as there are no others yet.
fn is_century(year: i64) -> bool {
    year % 100 == 0 && year < 2000
}

/// The 5th century BC is 500 to 401 BC, which are the years -499 to -400 of EDTF.
fn bc_century(of: &[DateTerm]) -> Option<DateTerm> {
    let number = of.first()?.number().filter(|number| (1..=99).contains(number))?;
    let year = |year| DatePhrase::Calendar { year: Some(year), month: None, day: None };
    let first = year(1 - number * 100);
    let last = year(-(number - 1) * 100);
    DateTerm::date(DatePhrase::Range(Box::new(first), Box::new(last)))
}
