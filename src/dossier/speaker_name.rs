//! The name of a speaker, as it is compared with others: whether two are of one speaker, or may be.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::{nearly_spelled, nearly_spelled_beside_others, skeleton};

/// A name in the parts that tell who it is.
///
/// Names that differ in articles, punctuation, case, accents, look-alike letters, or a title that tells nobody apart are
/// the same. What is in brackets, or describes a speaker behind a comma, is left out; "Heydari, Mohammad Reza" is turned.
#[derive(Clone, Debug)]
pub struct SpeakerName {
    /// Its words, as they are compared, in order.
    words: Vec<NameWord>,
    /// What tells two of one name apart: the sort of mark ("sex", "generation"), and what it says.
    marks: BTreeMap<&'static str, &'static str>,
    /// The titles that it has before its words or behind a comma, in the order of their letters: "deputy mayor".
    titles: String,
    /// Whether it is no more than titles, of somebody who is known by them: "the mayor", not "a mayor".
    is_title: bool,
    /// How it is written where it is an abbreviation, and what it is abbreviated to where it has several words.
    short: Option<Short>,
}

/// The short form of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Short {
    /// It is the name: "WHO".
    Own(String),
    /// The first letters of its words: those of "World Health Organization".
    Initials(String),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct NameWord {
    skeleton: String,
    is_initial: bool,
}

impl SpeakerName {
    /// Returns the name that is written like this.
    ///
    /// ```
    /// use crosscheck::dossier::SpeakerName;
    /// assert!(SpeakerName::new("the Police").is_same(&SpeakerName::new("police")));
    /// assert!(SpeakerName::new("Gen. Ann-Lee").is_same(&SpeakerName::new("Ann Lee")));
    /// assert!(!SpeakerName::new("Mr. Lee").may_be(&SpeakerName::new("Mrs. Lee")));
    /// ```
    pub fn new(name: &str) -> Self {
        let original = &without_brackets(name);
        let name = in_order(original);
        let mut parts: Vec<&str> = name.split(is_between).filter(|part| !part.is_empty()).collect();
        // "The A.F.P." is one word, and "M. R. Heydari" three.
        let is_definite = |part: &&&str| class_of(&plain(part)) == Some(NameClass::Definite);
        let letters = parts.iter().take_while(is_definite).count();
        let is_letter = |part: &&str| part.chars().count() == 1;
        let abbreviation = parts[letters..].concat();
        if parts.len() > letters + 1 && parts[letters..].iter().all(is_letter) {
            parts = vec![&abbreviation];
        }
        let mut words = Vec::new();
        let mut titles = Vec::new();
        let mut marks = BTreeMap::new();
        let mut named: Vec<&str> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let key = plain(without_possessive(part));
            match class_of(&key) {
                // "A. Lee" has an initial.
                Some(NameClass::Article) if *part == "A" => words.push(NameWord::new(&key)),
                Some(NameClass::Article | NameClass::Definite | NameClass::Link) => {}
                // "two officials", but "Two Rivers".
                Some(NameClass::Number) if part.starts_with(char::is_lowercase) => {}
                Some(NameClass::Mark(sort, value)) => {
                    marks.insert(sort, value);
                }
                Some(NameClass::Firm) if !words.is_empty() => {}
                // A title stands before the name, or is all that there is of it.
                Some(NameClass::Title) if words.is_empty() && at + 1 < parts.len() => {
                    titles.push(NameWord::new(&key));
                }
                Some(NameClass::Speaks) => titles.push(NameWord::new(&key)),
                _ => {
                    words.push(NameWord::new(&key));
                    named.push(part);
                }
            }
        }
        let short = short_of(&named);
        let is_title = is_known_by_title(&parts);
        let described = titles_behind_comma(original);
        let own_titles = titles.iter().map(|title| title.skeleton.clone()).chain(described);
        let mut own_titles: BTreeSet<String> = own_titles.collect();
        if is_title {
            own_titles.extend(words.iter().map(|word| word.skeleton.clone()));
        }
        let own_titles: Vec<String> = own_titles.into_iter().collect();
        let words = if words.is_empty() { titles } else { words };
        Self { words, marks, titles: own_titles.join(" "), is_title, short }
    }

    /// Whether nothing of it tells who it is: a byline such as "Staff reporters", or no words at all.
    pub fn is_nobody(name: &str) -> bool {
        let mut words = name.split(is_between).filter(|part| !part.is_empty());
        words.all(|word| {
            matches!(
                class_of(&plain(word)),
                Some(
                    NameClass::Nobody | NameClass::Article | NameClass::Definite | NameClass::Link
                )
            )
        })
    }

    /// Whether both can be names of one speaker: they are the same, or one is the other without some of its first names,
    /// titles or marks. "Heydari" can be "Mohammad Reza Heydari", and "M. Heydari" too.
    pub fn may_be(&self, other: &Self) -> bool {
        self.is_part_of(other) || other.is_part_of(self)
    }

    /// Whether it says less than another name that may be the same speaker's.
    pub fn is_less_than(&self, other: &Self) -> bool {
        self.is_part_of(other) && !other.is_part_of(self)
    }

    /// Whether both are names of one speaker, and neither says more.
    pub fn is_same(&self, other: &Self) -> bool {
        self.is_part_of(other) && other.is_part_of(self)
    }

    fn is_part_of(&self, other: &Self) -> bool {
        let is_marked_otherwise =
            |(sort, value): (&&str, &&str)| other.marks.get(*sort).is_some_and(|own| own != value);
        if self.marks.iter().any(is_marked_otherwise) {
            return false;
        }
        if self.is_short_for(other) || self.is_title_of(other) {
            return true;
        }
        let same_words = self.has_words_of(other);
        if same_words {
            return self.marks.keys().all(|sort| other.marks.contains_key(sort));
        }
        let (Some((last, first)), Some((other_last, others))) =
            (self.words.split_last(), other.words.split_last())
        else {
            return false;
        };
        let mut rest = others.iter();
        last == other_last
            && first.len() <= others.len()
            && first.iter().all(|word| rest.any(|other| word.may_be(other)))
    }

    fn has_words_of(&self, other: &Self) -> bool {
        self.words.len() == other.words.len() && sorted(&self.words) == sorted(&other.words)
    }

    /// Whether it is the other by its first letters: "WHO" of "World Health Organization".
    fn is_short_for(&self, other: &Self) -> bool {
        let initials = other.initials();
        initials.is_some() && initials == self.abbreviation()
    }

    /// Whether it is the other by its titles alone: "the mayor" of "Mayor Prine" and "Odell Prine, mayor of Denby", not of
    /// "Deputy Mayor Vorn".
    fn is_title_of(&self, other: &Self) -> bool {
        self.is_title && !other.is_title && self.titles == other.titles
    }

    /// Returns the name where it is an abbreviation, as it is compared with [`Self::initials`].
    pub fn abbreviation(&self) -> Option<&str> {
        match &self.short {
            Some(Short::Own(letters)) => Some(letters),
            _ => None,
        }
    }

    /// Returns the first letters of its words where it has several, all with capitals.
    pub fn initials(&self) -> Option<&str> {
        match &self.short {
            Some(Short::Initials(letters)) => Some(letters),
            _ => None,
        }
    }

    /// Returns what it can be found by beside its words: other names that may be the same speaker's have one of them among
    /// their [`Self::other_keys`].
    pub fn other_keys(&self) -> (Vec<String>, Vec<String>) {
        let (mut own, mut others) = (Vec::new(), Vec::new());
        let (short, long) = (" is short", " is in short");
        if let Some(letters) = self.abbreviation() {
            own.push(format!("{letters}{short}"));
            others.push(format!("{letters}{long}"));
        }
        if let Some(letters) = self.initials() {
            own.push(format!("{letters}{long}"));
            others.push(format!("{letters}{short}"));
        }
        if !self.titles.is_empty() {
            let [is, has] = [" is all", " is a title"].map(|sort| format!("{}{sort}", self.titles));
            let (key, other) = if self.is_title { (is, has) } else { (has, is) };
            own.push(key);
            others.push(other);
        }
        (own, others)
    }

    /// Whether it is spelled nearly like another name: all words are the same but one, a name of six letters or more, which
    /// begins alike and differs in a letter or two; beside other words one of five that differs in a letter.
    ///
    /// ```
    /// use crosscheck::dossier::SpeakerName;
    /// let is_near = |one, other| SpeakerName::new(one).is_nearly(&SpeakerName::new(other));
    /// assert!(is_near("Joseph Kamotho", "Joseph Kimotho"));
    /// assert!(is_near("Odell Prine", "Odell Pryne"));
    /// assert!(!is_near("Iran", "Iraq"));
    /// ```
    pub fn is_nearly(&self, other: &Self) -> bool {
        if self.words.len() != other.words.len() {
            return false;
        }
        let mut differing = self
            .words
            .iter()
            .zip(&other.words)
            .filter(|(own, other)| own.skeleton != other.skeleton);
        match (differing.next(), differing.next()) {
            (Some((own, other)), None) if self.words.len() == 1 => {
                nearly_spelled(&own.skeleton, &other.skeleton)
            }
            (Some((own, other)), None) => {
                nearly_spelled_beside_others(&own.skeleton, &other.skeleton)
            }
            _ => false,
        }
    }

    /// Returns the words that a document is sure to hold where it names the speaker: those that begin with a capital, or
    /// are of a script without capitals, and are no title. None: a role such as "embassy spokesman".
    pub fn proper_words(name: &str) -> Vec<&str> {
        let words = name.split(is_between).filter(|word| !word.is_empty());
        let is_proper = |word: &&str| {
            let begins =
                word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
            begins && class_of(&plain(word)).is_none_or(|class| class == NameClass::Nobody)
        };
        words.filter(is_proper).collect()
    }

    /// Returns the letters of its words, with a space between two: what names are compared by that are spelled nearly
    /// alike.
    pub fn letters(&self) -> String {
        let words = self.words.iter().map(|word| word.skeleton.as_str());
        words.collect::<Vec<_>>().join(" ")
    }
}

impl NameWord {
    fn new(plain: &str) -> Self {
        Self { skeleton: skeleton(plain), is_initial: plain.chars().count() == 1 }
    }

    /// Whether both are the same, or one is the first letter of the other.
    fn may_be(&self, other: &Self) -> bool {
        self.skeleton == other.skeleton
            || (self.is_initial && other.skeleton.starts_with(&self.skeleton))
            || (other.is_initial && self.skeleton.starts_with(&other.skeleton))
    }
}

fn sorted(words: &[NameWord]) -> Vec<String> {
    let mut words: Vec<String> = words.iter().map(|word| word.skeleton.clone()).collect();
    words.sort();
    words
}

/// The most letters of an abbreviation.
const LONGEST_ABBREVIATION: usize = 7;

/// Returns the short form of the name that has these words.
fn short_of(words: &[&str]) -> Option<Short> {
    let is_capital = |c: char| c.is_alphabetic() && !c.is_lowercase();
    let letters = |letters: &str| skeleton(&letters.to_lowercase());
    match words {
        [own] => {
            let count = own.chars().count();
            let is_short =
                (2..=LONGEST_ABBREVIATION).contains(&count) && own.chars().all(is_capital);
            is_short.then(|| Short::Own(letters(own)))
        }
        _ => {
            let initials: Option<String> =
                words.iter().map(|word| word.chars().next().filter(|c| is_capital(*c))).collect();
            let initials = initials.filter(|_| words.len() > 1)?;
            Some(Short::Initials(letters(&initials)))
        }
    }
}

/// Whether the parts of a name are titles, of one who is known by them: no article says that there are others.
fn is_known_by_title(parts: &[&str]) -> bool {
    let classes = || parts.iter().map(|part| class_of(&plain(without_possessive(part))));
    let is_part =
        |class| matches!(class, Some(NameClass::Title | NameClass::Speaks | NameClass::Definite));
    classes().all(is_part) && classes().any(|class| class == Some(NameClass::Title))
}

/// Returns the titles that describe a speaker behind a comma, up to the first word of another sort: "Ann Lee, the mayor of
/// Denby".
fn titles_behind_comma(name: &str) -> Vec<String> {
    let Some((before, after)) = name.split_once(',') else { return Vec::new() };
    let is_before = before.starts_with(char::is_lowercase);
    let described = if is_before { before } else { after };
    let words = described.split(is_between).filter(|word| !word.is_empty()).map(plain);
    let words = words.filter(|word| !is_article(class_of(word)));
    let titles = words.take_while(|word| class_of(word) == Some(NameClass::Title));
    titles.map(|title| skeleton(&title)).collect()
}

/// Returns a word without the "'s" at its end.
fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word)
}

/// Returns a word in lower case, without accents and apostrophes.
fn plain(word: &str) -> String {
    let letters = word.nfkd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c));
    letters.collect::<String>().to_lowercase()
}

/// Whether a character parts words of a name. An apostrophe does not: O'Brien.
fn is_between(c: char) -> bool {
    !(c.is_alphanumeric()
        || is_combining_mark(c)
        || matches!(
            c,
            '\'' | '\u{2019}' | '\u{2bc}' | '\u{ad}' | '\u{200b}'
                ..='\u{200d}' | '\u{2060}' | '\u{feff}'
        ))
}

fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    if kept.trim().is_empty() { name.to_owned() } else { kept }
}

/// The most first names behind a comma.
const MOST_FIRST_NAMES: usize = 3;

/// Returns a name without what describes it behind a comma, and with first names behind a comma put in front.
fn in_order(name: &str) -> String {
    let Some((before, after)) = name.split_once(',') else { return name.to_owned() };
    // "the mayor, Ann Lee"
    if before.starts_with(char::is_lowercase) && after.trim_start().starts_with(char::is_uppercase)
    {
        return after.to_owned();
    }
    let words = || after.split_whitespace();
    let is_capital = |word: &str| word.chars().next().is_some_and(|c| !c.is_lowercase());
    let is_mark = words().all(|word| {
        let word = plain(word);
        matches!(class_of(&word), Some(NameClass::Title | NameClass::Mark(..) | NameClass::Firm))
    });
    let is_first_names = before.split_whitespace().count() <= 2
        && words().count() <= MOST_FIRST_NAMES
        && words().all(|word| is_capital(word) && !is_article(class_of(&plain(word))))
        && !after.contains(',');
    match (is_mark, is_first_names) {
        (true, _) => {
            let marks = words().filter(|word| class_of(&plain(word)) != Some(NameClass::Title));
            std::iter::once(before).chain(marks).collect::<Vec<_>>().join(" ")
        }
        (false, true) => format!("{after} {before}"),
        (false, false) => before.to_owned(),
    }
}

/// What a word of `data/words/en/titles.tsv` does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NameClass {
    Article,
    Definite,
    Number,
    Link,
    Title,
    Firm,
    Speaks,
    Nobody,
    Mark(&'static str, &'static str),
}

fn is_article(class: Option<NameClass>) -> bool {
    matches!(class, Some(NameClass::Article | NameClass::Definite))
}

fn class_of(word: &str) -> Option<NameClass> {
    TITLES.get(word).copied()
}

static TITLES: LazyLock<BTreeMap<String, NameClass>> = LazyLock::new(|| {
    let rows = include_str!("../../data/words/en/titles.tsv").lines();
    let rows = rows.filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let word = plain(cells.next()?);
        let class = match (cells.next()?, cells.next()) {
            ("article", _) => NameClass::Article,
            ("definite", _) => NameClass::Definite,
            ("number", _) => NameClass::Number,
            ("firm", _) => NameClass::Firm,
            ("link", _) => NameClass::Link,
            ("title", _) => NameClass::Title,
            ("speaks", _) => NameClass::Speaks,
            ("nobody", _) => NameClass::Nobody,
            (sort, value) => NameClass::Mark(sort, value?),
        };
        Some((word, class))
    })
    .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_speaker_are_the_same() {
        for (one, other) in [
            ("police", "the police"),
            ("Police", "police"),
            ("Lee", "Lee."),
            ("Ann-Lee", "Ann  Lee"),
            ("Heydаri", "Heydari"),
            ("Gen. Lee", "General Lee"),
            ("President Ann Lee", "Ann Lee"),
            ("Dr Ann Lee, PhD", "Ann Lee"),
            ("Heydari, Mohammad Reza", "Mohammad Reza Heydari"),
            ("Heydari, the consul in Oslo", "Heydari"),
            ("Lee (by telephone)", "Lee"),
            ("Müller", "Muller"),
            ("O’Brien", "O'Brien"),
            ("embassy spokesman", "the embassy"),
            ("A.F.P.", "AFP"),
            ("the mayor, Ann Lee", "Ann Lee"),
            ("Ann Lee’s office", "Ann Lee"),
            ("Red Cross officials", "the Red Cross"),
            ("Вo Ray", "Bo Ray"),
            ("a spokeswoman for the Ministry of Health", "Health Ministry"),
            ("two officials", "officials"),
            ("several survivors", "survivors"),
            ("Bay Wire Inc.", "Bay Wire"),
            ("Bay Wire, Ltd", "the Bay Wire"),
        ] {
            assert!(SpeakerName::new(one).is_same(&SpeakerName::new(other)), "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_shorter_name_may_be_a_longer_one() {
        for (less, more) in [
            ("Heydari", "Mohammad Reza Heydari"),
            ("M. Heydari", "Mohammad Reza Heydari"),
            ("Lee", "Mr. Lee"),
            ("Mr. Lee", "Ann Lee"),
            ("police", "City Police"),
            ("WHO", "World Health Organization"),
            ("the W.H.O.", "World Health Organization"),
            ("AFP", "Agence France-Presse"),
            ("ICRC", "the International Committee of the Red Cross"),
            ("the mayor", "Mayor Odell Prine"),
            ("mayor", "Odell Prine, the mayor"),
            ("the Mayor", "Odell Prine, mayor of Denby"),
            ("the deputy mayor", "Deputy Mayor Tessa Vorn"),
        ] {
            let [less, more] = [less, more].map(SpeakerName::new);
            assert!(less.may_be(&more) && more.may_be(&less), "{less:?} {more:?}");
        }
        assert!(SpeakerName::new("Lee").is_less_than(&SpeakerName::new("Mr. Lee")));
        assert!(SpeakerName::new("Heydari").is_less_than(&SpeakerName::new("M. Heydari")));
    }

    #[test]
    fn names_of_two_speakers_are_apart() {
        for (one, other) in [
            ("Mr. Lee", "Mrs. Lee"),
            ("John Lee Jr.", "John Lee Sr."),
            ("Ann Lee", "Bo Lee"),
            ("A. Lee", "B. Lee"),
            ("A. Lee", "Tom Lee"),
            ("King Ali", "Queen Ali"),
            ("Kamotho", "Kimotho"),
            ("police", "police union"),
            ("Ministry of Health", "Ministry of Justice"),
            ("Justice Department", "State Department"),
            ("witness 1", "witness 2"),
            ("WHO", "World Food Programme"),
            ("Who", "World Health Organization"),
            ("UN", "United Arab Nations"),
            ("the mayor", "Deputy Mayor Tessa Vorn"),
            ("a mayor", "Mayor Odell Prine"),
            ("the mayor", "General Odell Prine"),
            ("the mayor", "Odell Prine"),
            ("the mayor", "the consul"),
            ("Two Rivers", "Rivers Trust"),
            ("حیدری", "موسوی"),
        ] {
            let [one, other] = [one, other].map(SpeakerName::new);
            assert!(!one.may_be(&other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn some_bylines_name_nobody() {
        assert!(SpeakerName::is_nobody("Staff reporters"));
        assert!(SpeakerName::is_nobody("By our correspondent"));
        assert!(!SpeakerName::is_nobody("Ann Lee"));
        assert!(!SpeakerName::is_nobody("Wikipedia contributors"));
    }
}
