//! From tables to a lexicon.

use std::borrow::Cow;
use std::sync::Arc;

use crate::value::Rational;

use super::phrases::first_word;
use super::{
    AddRow, CalendarWord, CurrencySort, CurrencyWords, DigitSigns, Ending, Hedge, Holiday,
    HolidayRule, LanguageTables, Lexicon, MeasureUnit, NumberWord, Period, PeriodPart, Phrase, Set,
    Start, TableMistake, TableRow, UnitPosition, UnitSystem, VagueQuantity, VagueShare,
};

impl Lexicon {
    /// Returns the lexicon that tables make, and what is wrong in them: a row that cannot be read is left out.
    pub(in crate::reading) fn build(tables: &LanguageTables) -> (Self, Vec<TableMistake>) {
        let mut lexicon = Self::default();
        let mistakes = tables.add_to(&mut lexicon, &TABLES);
        lexicon.note_starts();
        lexicon.note_phrases();
        lexicon.note_names();
        (lexicon, mistakes)
    }

    fn add_to(&mut self, set: Set, word: &str) {
        self.words.entry(word).sets.add(set);
    }

    /// Takes note of the words that figures can begin with.
    fn note_starts(&mut self) {
        let numbers = self.words.iter().filter(|(_, entry)| entry.number.is_some());
        let in_set = |wanted: Set| {
            let words = self.words.iter().filter(move |(_, entry)| entry.sets.has(wanted));
            words.map(|(word, _)| word)
        };
        let articles = |word: &&str| !self.has(Set::Unstarting, word);
        let vague = self.vague.iter().map(|(phrase, _)| phrase);
        let vague = vague.chain(self.shares.iter().map(|(phrase, _)| phrase));
        let vague = vague.flat_map(|phrase| phrase.split(' ')).filter(articles);
        let figures = numbers.map(|(word, _)| first_word(word)).chain(vague);
        let figures = figures
            .chain(self.currencies.first_words())
            .chain(self.calendar_words(|word| matches!(word, CalendarWord::Decade(_))))
            .chain(in_set(Set::FigureStart))
            .chain(in_set(Set::Multiple))
            .chain(in_set(Set::Multiplied))
            .chain(in_set(Set::Double));
        let leads = self.hedges_before.first_words().chain(self.idioms.first_words());
        let leads = leads.chain(in_set(Set::LeadStart)).chain(in_set(Set::NegatesBound));
        let leads = leads.map(|word| (word, Start::Lead));
        let starts = leads.chain(figures.map(|word| (word, Start::Figure)));
        let starts: Vec<(String, Start)> =
            starts.map(|(word, start)| (word.to_owned(), start)).collect();
        for (word, start) in starts {
            self.words.entry(&word).start = Some(start);
        }
    }

    /// Takes note of what units and currencies are called: of two with one name, the first has it.
    fn note_names(&mut self) {
        for (_, unit) in self.units.iter() {
            let known = self.unit_names.entry(&lower(&unit.name));
            known.get_or_insert_with(|| Arc::clone(unit));
        }
        for (words, unit) in self.units.iter() {
            let known = self.unit_names.entry(&as_written(words));
            known.get_or_insert_with(|| Arc::clone(unit));
        }
        let is_prefix = |sort| {
            matches!(sort, CurrencySort::Prefix | CurrencySort::FreePrefix | CurrencySort::Glued)
        };
        for (words, currency) in self.currencies.iter().filter(|(_, own)| !is_prefix(own.sort)) {
            for name in [words, &lower(&currency.name)] {
                let known = self.currency_names.entry(name);
                known.get_or_insert_with(|| Arc::clone(&currency.name));
            }
        }
    }

    /// Takes note of the words of phrases that figures are read from.
    fn note_phrases(&mut self) {
        let Self { words, hedges_before, hedges_after, currencies, units, vague, .. } = self;
        let hedges = hedges_before.iter().chain(hedges_after.iter());
        let phrases = hedges.map(|(phrase, _)| phrase);
        let phrases = phrases.chain(currencies.iter().map(|(phrase, _)| phrase));
        let phrases = phrases.chain(units.iter().map(|(phrase, _)| phrase));
        let phrases = phrases.chain(vague.iter().map(|(phrase, _)| phrase));
        for word in phrases.flat_map(|phrase| phrase.split(' ')) {
            words.entry(word).sets.add(Set::InPhrase);
        }
        for (phrase, hedge) in hedges_before.iter() {
            // "max.", "at least,".
            let mut words_back = phrase.rsplit(' ');
            let last = words_back.find(|word| word.contains(char::is_alphabetic));
            let last = words.entry(last.unwrap_or(phrase));
            last.sets.add(Set::EndsHedge);
            if *hedge != Hedge::Exactly {
                last.sets.add(Set::EndsInexactHedge);
            }
        }
    }
}

/// Returns a name in lower case; most are.
fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.to_lowercase())
    }
}

/// Returns the words of a unit without the spaces that part its tokens: "km/h", "°C".
fn as_written(words: &str) -> Cow<'_, str> {
    if words.contains(['/', '°']) {
        Cow::Owned(words.replace(" / ", "/").replace("° ", "°"))
    } else {
        Cow::Borrowed(words)
    }
}

/// The tables with how their rows are read. The rules of `dates` are compiled by the grammar.
const TABLES: [(&str, AddRow<Lexicon>); 19] = [
    ("language", convention),
    ("numbers", number),
    ("calendar", calendar),
    ("time", calendar),
    ("hedges", hedge),
    ("vague", vague),
    ("shares", share),
    ("units", unit),
    ("currencies", currency),
    ("parts", part),
    ("holidays", holiday),
    ("idioms", |lexicon, row| {
        lexicon.idioms.add(row.field(0), ());
        Ok(())
    }),
    ("labels", |lexicon, row| one_of(lexicon, Set::Label, row)),
    ("names", |lexicon, row| one_of(lexicon, Set::NameEnd, row)),
    ("counted", |lexicon, row| one_of(lexicon, Set::Counted, row)),
    ("changes", |lexicon, row| one_of(lexicon, Set::Change, row)),
    ("sets", set),
    ("phrases", phrase),
    ("plurals", plural),
];

fn one_of(lexicon: &mut Lexicon, set: Set, row: &TableRow<'_>) -> Result<(), String> {
    if row.len() != 1 {
        return Err("one word was expected in the line".to_owned());
    }
    lexicon.add_to(set, row.field(0));
    Ok(())
}

fn set(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let name = row.field(0);
    let set = Set::named(name).ok_or_else(|| no_such("set", name))?;
    for word in row.words(1) {
        lexicon.add_to(set, word);
    }
    Ok(())
}

fn phrase(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let name = row.field(0);
    let meaning = Phrase::named(name).ok_or_else(|| no_such("phrase", name))?;
    let phrase = row.field(1);
    if !phrase.starts_with(char::is_alphabetic) {
        return Err("a phrase that begins with a word was expected in column 2".to_owned());
    }
    lexicon.phrases.add(phrase, meaning);
    lexicon.add_to(Set::PhraseStart, first_word(phrase));
    Ok(())
}

fn plural(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let singular = match row.field(1) {
        "" => return Err("the singular was expected in column 2".to_owned()),
        singular => singular.into(),
    };
    *lexicon.singulars.entry(row.field(0)) = singular;
    lexicon.add_to(Set::IrregularPlural, row.field(0));
    Ok(())
}

fn convention(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let name = row.field(0);
    let value = row.field(1);
    if name == "digits" {
        let signs = DigitSigns::shown_by(value);
        lexicon.digit_signs =
            signs.ok_or_else(|| format!("`1,234.5` or the like was expected, not `{value}`"))?;
        return Ok(());
    }
    let kind = Ending::named(name).ok_or_else(|| no_such("convention", name))?;
    for ending in value.split(' ').filter(|ending| !ending.is_empty()) {
        lexicon.endings.add(kind, ending);
    }
    Ok(())
}

fn number(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let number = match row.field(1) {
        "unit" => NumberWord::Unit(row.number(2)?),
        "tens" => NumberWord::Tens(row.number(2)?),
        "hundred" => NumberWord::Hundred,
        "scale" => NumberWord::Scale(row.number(2)?),
        "suffix" => NumberWord::Suffix(row.number(2)?),
        "capital-suffix" => NumberWord::CapitalSuffix(row.number(2)?),
        "money-suffix" => NumberWord::MoneySuffix(row.number(2)?),
        "dozen" => NumberWord::Dozen,
        "ordinal" => NumberWord::Ordinal(row.number(2)?),
        "share" => NumberWord::Share(row.number(2)?),
        "shares" => NumberWord::Shares(row.number(2)?),
        class => return Err(no_such("class", class)),
    };
    lexicon.words.entry(row.field(0)).number = Some(number);
    Ok(())
}

fn calendar(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let word = match row.field(1) {
        "month" => CalendarWord::Month(row.number(2)?),
        "weekday" => CalendarWord::Weekday(row.number(2)?),
        "short-weekday" => CalendarWord::ShortWeekday(row.number(2)?),
        "weekdays" => CalendarWord::Weekdays(row.number(2)?),
        "season" => CalendarWord::Season(row.number(2)?),
        "quarter" => CalendarWord::Quarter(row.number(2)?),
        "half" => CalendarWord::Half(row.number(2)?),
        "iso-week" => CalendarWord::IsoWeek(row.number(2)?),
        "decade" => CalendarWord::Decade(row.number(2)?),
        "solar" => CalendarWord::Solar(row.number(2)?),
        "which" => CalendarWord::Which(row.number(2)?),
        "unit" => CalendarWord::Unit(period(row.field(2))?),
        class => return Err(no_such("class", class)),
    };
    lexicon.words.entry(row.field(0)).calendar = Some(word);
    Ok(())
}

fn period(name: &str) -> Result<Period, String> {
    Ok(match name {
        "day" => Period::Day,
        "weekend" => Period::Weekend,
        "week" => Period::Week,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "year" => Period::Year,
        "decade" => Period::Decade,
        "century" => Period::Century,
        _ => return Err(no_such("unit", name)),
    })
}

fn hedge(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let hedge = match row.field(2) {
        "at-least" => Hedge::AtLeast,
        "more-than" => Hedge::MoreThan,
        "at-most" => Hedge::AtMost,
        "less-than" => Hedge::LessThan,
        "nearly" => Hedge::Nearly,
        "about" => Hedge::About,
        "exactly" => Hedge::Exactly,
        meaning => return Err(no_such("meaning", meaning)),
    };
    match row.field(1) {
        "before" => lexicon.hedges_before.add(row.field(0), hedge),
        "after" => lexicon.hedges_after.add(row.field(0), hedge),
        side => return Err(format!("`before` or `after` was expected, not `{side}`")),
    }
    Ok(())
}

fn vague(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let least = Rational::from_integer(row.number(1)?);
    let most = match row.field(2) {
        "" => None,
        _ => Some(Rational::from_integer(row.number(2)?)),
    };
    lexicon.vague.add(row.field(0), VagueQuantity { least, most });
    Ok(())
}

fn share(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let bound = Rational::from_integer(row.number(1)?);
    let is_more = match row.field(2) {
        "more-than" => true,
        "less-than" => false,
        side => return Err(format!("`more-than` or `less-than` was expected, not `{side}`")),
    };
    lexicon.shares.add(row.field(0), VagueShare { bound, is_more });
    Ok(())
}

fn unit(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let system = match row.field(1) {
        "" => None,
        "time" => Some(UnitSystem::Time),
        "calendar" => Some(UnitSystem::Calendar),
        "metre" => Some(UnitSystem::Metre),
        "foot" => Some(UnitSystem::Foot),
        "gram" => Some(UnitSystem::Gram),
        "ounce" => Some(UnitSystem::Ounce),
        "litre" => Some(UnitSystem::Litre),
        system => return Err(no_such("system", system)),
    };
    let size = row.number(2)?;
    if size < 1 {
        return Err("a size of at least 1 was expected in column 3".to_owned());
    }
    let name = match row.field(3) {
        "" => return Err("a name, in the plural, was expected in column 4".to_owned()),
        name => Arc::from(name),
    };
    let position = match row.field(4) {
        "" => UnitPosition::Free,
        "glued" => UnitPosition::Glued,
        "letter" => UnitPosition::Letter,
        "any-letter" => UnitPosition::AnyLetter,
        "capital" => UnitPosition::Capital,
        "capital-apart" => UnitPosition::CapitalApart,
        "apart" => UnitPosition::Apart,
        "molar" => UnitPosition::Molar,
        position => match position.split_once(' ') {
            Some(("after", larger)) => UnitPosition::After(Arc::from(larger)),
            Some(("beside", word)) => UnitPosition::Beside(Arc::from(word)),
            _ => return Err(no_such("position", position)),
        },
    };
    let currency = Some(row.field(5)).filter(|field| !field.is_empty()).map(Arc::from);
    let unit = MeasureUnit { system, size, name, position, currency };
    lexicon.units.add(row.field(0), Arc::new(unit));
    Ok(())
}

fn currency(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let sort = match row.field(1) {
        "sign" => CurrencySort::Sign,
        "prefix" => CurrencySort::Prefix,
        "free-prefix" => CurrencySort::FreePrefix,
        "code" => CurrencySort::Code,
        "name" => CurrencySort::Name,
        "leading" => CurrencySort::Leading,
        "glued" => CurrencySort::Glued,
        "leading-minor" => CurrencySort::LeadingMinor,
        "minor" => CurrencySort::Minor,
        sort => return Err(no_such("sort", sort)),
    };
    let name = match row.field(2) {
        "" => return Err("a currency was expected in column 3".to_owned()),
        name => Arc::from(name),
    };
    lexicon.currencies.add(row.field(0), CurrencyWords { sort, name });
    Ok(())
}

fn part(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let part = match row.field(1) {
        "early" => PeriodPart::Early,
        "mid" => PeriodPart::Mid,
        "late" => PeriodPart::Late,
        "end" => PeriodPart::End,
        part => return Err(no_such("part", part)),
    };
    lexicon.parts.add(row.field(0), part);
    Ok(())
}

fn holiday(lexicon: &mut Lexicon, row: &TableRow<'_>) -> Result<(), String> {
    let value = row.field(2);
    let numbers: Vec<&str> = match row.field(1) {
        "fixed" => value.split('-').collect(),
        _ => value.split(' ').collect(),
    };
    let small = |at: usize| {
        let number = numbers.get(at).and_then(|number| number.parse().ok());
        number.ok_or_else(|| format!("numbers were expected in column 3, not `{value}`"))
    };
    let signed = || {
        let number = numbers.first().and_then(|number| number.parse().ok());
        number.ok_or_else(|| format!("a number was expected in column 3, not `{value}`"))
    };
    let on = match row.field(1) {
        "fixed" => HolidayRule::Fixed(small(0)?, small(1)?),
        "nth" => HolidayRule::Nth(signed()?, small(1)?, small(2)?),
        "easter" => HolidayRule::Easter(signed()?),
        "solar" => HolidayRule::Solar(small(0)?, small(1)?),
        class => return Err(no_such("class", class)),
    };
    let is_season = match row.field(3) {
        "day" => false,
        "season" => true,
        used => return Err(format!("`day` or `season` was expected in column 4, not `{used}`")),
    };
    lexicon.holidays.add(row.field(0), Holiday { on, is_season });
    Ok(())
}

fn no_such(what: &str, name: &str) -> String {
    format!("there is no {what} `{name}`")
}
