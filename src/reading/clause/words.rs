//! The words that clauses are told by, from `clauses.tsv`, `events.tsv`, `directions.tsv`, `verbs.tsv`, `irregular.tsv`
//! and `nouns.tsv`.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::reading::lexicon::{AddRow, LanguageTables, TableMistake, TableRow, WordTable, named};

use super::noun::{NounRelation, NounTable};
use super::phrases::ClausePhrases;
use super::second_name::SecondNames;
use super::subject::{Direction, Event};
use super::word_links::WordLinks;

named! {
    /// A word of grammar, or one that says how a figure is meant, from `clauses.tsv`.
    Tag:

    Determiner = "determiners", "It stands before a noun.";
    Preposition = "prepositions", "A noun after it says where, when or of what.";
    PartOf = "part-of", "It stands between a part and its whole.";
    SizeOfChange = "size-of-change", "The size of a change stands after it.";
    EndOfChange = "ends-of-change", "What a change led to stands after it.";
    StartOfChange = "starts-of-change", "What a change began with stands after it.";
    Level = "levels", "A level stands after it.";
    Rate = "rates", "It stands between an amount and what it is counted for.";
    PercentName = "percent-names", "A percentage before them is a name or a measure of certainty.";
    Each = "each", "A number after it is what something is counted for.";
    Coordinator = "coordinators", "It joins parts of a sentence that are alike.";
    Alternative = "alternatives", "It may name the same thing again.";
    Contrasting = "contrasting", "A clause of its own follows it.";
    Subordinator = "subordinators", "A clause follows it, where it has a verb.";
    Condition = "conditions", "What follows it is supposed.";
    Relative = "relatives", "A clause follows it that describes the noun before.";
    Complement = "complements", "A clause follows it that somebody says or thinks.";
    Be = "be", "A form of the verb that passives and levels are made with.";
    Have = "have", "A form of the verb that perfects are made with.";
    Do = "do", "A form of the verb that denials and questions are made with.";
    Planned = "modals-planned", "It says that something will be.";
    Supposed = "modals-supposed", "It says that something would or could be.";
    Can = "modals-can", "It says that something can be.";
    Infinitive = "infinitive", "It stands before a verb in its base form.";
    Negation = "negations", "It turns what follows into its opposite.";
    Only = "only", "After a negation it takes it back.";
    Pronoun = "pronouns", "It stands for a noun.";
    SubjectPronoun = "subject-pronouns", "A verb in its base form follows it.";
    Adverb = "adverbs", "It says nothing of what a figure is of.";
    Other = "others", "It stands for the noun of a figure before.";
    Additional = "additional", "A figure after it comes on top of others.";
    AdditionalAfter = "additional-after", "A figure before it comes on top of others.";
    PartBefore = "parts-before", "A figure after it is a part of the one before.";
    Previous = "previous", "A figure beside it is an earlier one.";
    Compared = "compared", "An earlier or other figure follows it.";
    Extreme = "extremes", "A figure beside it was touched, and is not the last one.";
    Respectively = "respectively", "Figures and what they are of stand in the same order.";
    LightVerb = "light-verbs", "The noun after it says what happened.";
    ResultVerb = "result-verbs", "In the infinitive it tells what a change led to.";
    Planner = "planners", "A verb after which something is planned or awaited.";
    Plan = "plans", "A noun that says so.";
    PlannedAfter = "planned-after", "It says of what stands before it that it is awaited.";
    SetTo = "set-to", "Before an infinitive it says that something is planned.";
    Denier = "deniers", "A verb that says that what follows is not so.";
    Denial = "denials", "A noun or quality that says so.";
    Failing = "failing", "Before an infinitive it says that it was not done.";
    Doubter = "doubters", "A verb that leaves open whether what follows is so.";
    Doubt = "doubts", "A word that leaves it open.";
    Sure = "sure", "After a negation it says that what follows is so.";
    Exception = "exceptions", "After \"all\" it leaves the figure out.";
    Latest = "latest", "Nothing of the kind came after what it stands beside.";
    Bid = "bids", "What stands with it was offered.";
    Lasting = "lasting", "It tells how long something was or is.";
    ParticipleLead = "participle-leads", "A participle after it tells of what came before.";
    Penalty = "penalties", "Behind a facer it is what may come.";
    Sender = "senders", "Who does it gives another what is no money.";
    ThingDoubt = "thing-doubts", "It leaves open a thing, and not what is told of it.";
    Causer = "causers", "Who is named behind it does what the next verb tells.";
    PastHelper = "past-helpers", "It helps a verb, and tells of the past.";
    Giver = "givers", "Who does it gives it to another.";
    Receiver = "receivers", "Who does it has it from another.";
    Comparative = "comparatives", "Behind a figure, it makes of it the difference between two.";
    Fewer = "fewer", "After a figure it makes a difference of it.";
    Achiever = "achievers", "With it, what was planned is so.";
    Times = "times", "It says how long or when.";
    WishedFor = "wished-for", "After a verb of planning, what is wished stands after it.";
    Needer = "needers", "What stands after it is needed, and in the past was there.";
    Speech = "speech", "A verb of saying.";
    Undoer = "undoers", "What a noun behind it tells did not happen, or does not stand.";
    Finder = "finders", "What is found may be a clause that begins with a figure.";
    NameWord = "name-words", "With a capital at the start of a sentence it is a name, where a verb follows.";
    ThingSort = "thing-sorts", "It says of which sort a thing with a name is.";
    NumberSign = "number-signs", "The number of a thing stands after it.";
    Ordinal = "ordinals", "It is a place in an order.";
    AllWord = "all-words", "With \"of\" and a number it counts all of it.";
    Where = "where", "A place stands after it.";
    Nearly = "nearly", "Before a verb it says that it did not happen.";
    PlainQuality = "plain-qualities", "Before a noun it says little more than the noun does.";
    VagueVerb = "vague-verbs", "It says too little of a deed to set it apart from another.";
    Owning = "owning", "It says that what follows is of somebody named before.";
    Nothing = "nothing", "At the end of a clause it counts none.";
    PlaceAdverb = "place-adverbs", "It says where, and stands inside a verb's group as an adverb does.";
    Age = "ages", "Beside it a figure is somebody's age.";
    Remover = "removers", "What it is done to is no longer there, or no longer somebody's.";
    Possessor = "possessors", "What it is said of is there, or is somebody's.";
    Particle = "particles", "Right after a verb it makes another of it.";
    Loser = "losers", "Of a share it tells that it fell, and of a number that so many are gone.";
    Accuser = "accusers", "With it, what stands after \"of\" is left open.";
    Preventer = "preventers", "What stands after it did not happen.";
    Portion = "portions", "What stands after it and \"of\" is a whole.";
    Multiple = "multiples", "With an article and a figure it is a multiple of that figure.";
    Predicate = "predicates", "A quality that stands after a verb, and not before a noun.";
    Phrasal = "phrasal-verbs", "\"Up\" and \"down\" after it say nothing of a direction.";
    Member = "members", "What they belong to stands before them, and may be counted in their place.";
    One = "ones", "It counts one, or stands for something.";
    ScopeLead = "scope-leads", "The noun after it says where something is so.";
    Nought = "noughts", "There is none of what stands after it.";
    PlaceClause = "place-clauses", "A clause follows it that says what is so at the place before.";
    Yielder = "yielders", "Who is named right behind it has what it tells.";
    Accompanying = "accompanying", "With its noun it says what something has with it.";
    Copula = "copulas", "A verb before a quality, as a form of \"be\" is.";
    PeriodCompared = "periods-compared", "Behind a change, what was before is that of the year or month after it.";
    RefersBack = "refers-back", "It stands for what was said before.";
    Account = "accounts", "It names what somebody said.";
    Truth = "truths", "After a negation it says that what was said is not so.";
    AtFirst = "at-first", "Beside a verb of saying, what was said was taken back.";
    TimeClause = "time-clauses", "A clause follows it that says what was so at the time before.";
    Vote = "votes", "It is what a ballot counts.";
    Victory = "victories", "Behind a score it says that the greater number is that of who is named before.";
    Defeat = "defeats", "Behind a score it says that it is that of others.";
    BeatenLead = "beaten-leads", "Behind a victory, those who were beaten stand after it.";
    Conceder = "conceders", "Of a score it tells that it is that of others.";
    Distributor = "distributors", "A figure beside it is of each of several.";
    Facer = "facers", "What is named behind it threatens who is named before.";
    Saver = "savers", "With \"from\" it says that what stands behind that did not happen.";
    Reciprocal = "reciprocals", "Who does it has it done to them.";
    Peer = "peers", "With \"of\" and a number it says that somebody is one of them.";
    Bare = "bare", "Behind its subject, without a helper, it says what shall be.";
    Teller = "tellers", "Who does it tells what follows, or hears it.";
    Sequence = "sequence", "Behind a verb it leads another that follows in time.";
    Superlative = "superlatives", "It says that something is first or most of a time or of several.";
    Rank = "ranks", "Somebody else stands behind it in an order.";
    Indefinite = "indefinite", "A determiner before what was not named before.";
    Beyond = "beyond", "With an article it compares something with what follows.";
    Buyer = "buyers", "Who does it gives money to those behind \"from\".";
}

/// The sort of word that tells of an event or a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Verb,
    Noun,
    Adjective,
    Adverb,
}

/// A side of a tally, "by 212 votes to 98".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TallySide {
    First,
    Second,
}

impl TallySide {
    /// Returns the side that a row is for, and of which sort its words are.
    fn named(name: &str) -> Option<(TallySort, Self)> {
        match name {
            "first" => Some((TallySort::Verb, Self::First)),
            "second" => Some((TallySort::Verb, Self::Second)),
            "first-phrase" => Some((TallySort::Phrase, Self::First)),
            "second-phrase" => Some((TallySort::Phrase, Self::Second)),
            _ => None,
        }
    }
}

/// The sort of word that a tally stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TallySort {
    Verb,
    Phrase,
}

/// What a party does of whom an event is told that another party tells otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Converse {
    /// It has it from the other: "bought from".
    Receives,
    /// It has it no longer: "sold to".
    Gives,
}

impl Converse {
    fn named(name: &str) -> Option<Self> {
        match name {
            "receives" => Some(Self::Receives),
            "gives" => Some(Self::Gives),
            _ => None,
        }
    }
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VerbForm {
    /// "kill", also after "to".
    Base,
    /// "kills".
    Third,
    /// "killed", as a verb of the past or a participle.
    Past,
    /// "killing".
    Ing,
}

/// How often a word is a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum VerbSort {
    /// Mostly.
    Mostly,
    /// Where grammar asks for one.
    Seldom,
}

/// What is known of a word, in the form that tables give it.
#[derive(Clone, Debug, Default)]
struct WordEntry {
    tags: TagSet,
    events: Vec<(Event, Sort)>,
    directions: Vec<(Direction, Sort)>,
    tallies: Vec<(Event, TallySide)>,
    /// What happens to those whom the verb is done to, or who stand against those who do it.
    patients: Vec<Event>,
    rivals: Vec<Event>,
    /// What happens to those to whom its passive gives something: "was sent 17 letters".
    recipients: Vec<Event>,
    opposites: Vec<Event>,
    /// The quality of what is of the country that it names: "french" of "france".
    nation: Option<Arc<str>>,
    /// Whether it is such a quality itself.
    is_nation: bool,
    /// The verb that tells of the deed that it names.
    deed: Option<Arc<str>>,
    /// The rows of those that may stand for it.
    stand_ins: Vec<Arc<str>>,
    verb: Option<VerbSort>,
    forms: Vec<(Arc<str>, VerbForm)>,
}

/// The words that clauses are told by.
#[derive(Clone, Debug, Default)]
pub(in crate::reading) struct ClauseWords {
    known: WordTable<WordEntry>,
    pub(super) phrases: ClausePhrases,
    verb_endings: Vec<(VerbForm, WordEnding)>,
    /// The endings of nouns for those whom a verb is done to: "employee".
    patient_endings: Vec<WordEnding>,
    pub(super) nouns: NounTable,
    pub(super) verb_links: WordLinks,
    pub(super) noun_links: WordLinks,
    pub(super) second_names: SecondNames,
    /// Events, each with the name of another of its group that happened before it.
    implied: Vec<(Event, Arc<str>)>,
    /// Events, each with the name of another of its group that is the same as another party tells it, and with that party.
    converse: Vec<(Event, Arc<str>, Converse)>,
}

/// Several words that say whether something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GrammarPhrase {
    /// What follows them is not so: "rather than".
    DenyingBefore,
    /// What they are said of is not so: "wide of the mark".
    DenyingAfter,
    /// What follows them is left open: "close to".
    SupposingBefore,
}

impl GrammarPhrase {
    fn named(name: &str) -> Option<Self> {
        match name {
            "denying-before" => Some(Self::DenyingBefore),
            "denying-after" => Some(Self::DenyingAfter),
            "supposing-before" => Some(Self::SupposingBefore),
            _ => None,
        }
    }
}

/// What a word of prose can be.
#[derive(Clone, Debug, Default)]
pub(super) struct WordSenses {
    /// The word itself, in lower case.
    pub(super) word: Arc<str>,
    tags: TagSet,
    /// The events it tells of, with the sort of word that it then is.
    pub(super) events: Vec<(Event, Sort)>,
    pub(super) directions: Vec<(Direction, Sort)>,
    /// What the sides of a tally beside the verb did.
    pub(super) tallies: Vec<(Event, TallySide)>,
    /// What happens to those whom the verb is done to, in place of its own event.
    pub(super) patients: Vec<Event>,
    /// The same of those who stand against those who do it.
    pub(super) rivals: Vec<Event>,
    /// The same of those to whom its passive gives something.
    pub(super) recipients: Vec<Event>,
    /// The forms of the verb that it can be.
    pub(super) forms: Vec<VerbForm>,
    /// The verb's base form.
    pub(super) base: Option<Arc<str>>,
    /// Whether it is mostly a verb.
    pub(super) mostly_verb: bool,
    /// Whether it is never a noun.
    pub(super) only_verb: bool,
    /// Whether it says how something is done: "fatally".
    pub(super) is_manner: bool,
    /// Whether a phrase begins with it.
    pub(super) begins_phrase: bool,
    /// The word as a noun in the singular, once it is asked for.
    singular: OnceCell<Arc<str>>,
}

impl WordSenses {
    pub(super) fn is(&self, tag: Tag) -> bool {
        self.tags.has(tag)
    }

    pub(super) fn is_any(&self, tags: TagSet) -> bool {
        self.tags.shares(tags)
    }

    /// Returns the word as a noun in the singular.
    pub(super) fn singular(&self, words: &ClauseWords) -> Arc<str> {
        Arc::clone(self.singular.get_or_init(|| words.nouns.singular(&self.word)))
    }

    pub(super) fn has(&self, form: VerbForm) -> bool {
        self.forms.contains(&form)
    }
}

/// A set of tags, one bit for each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TagSet(u128);

const _: () = assert!(Tag::ALL.len() <= 128, "every tag has a bit");

impl TagSet {
    pub(super) const fn of(tags: &[Tag]) -> Self {
        Self(0).and(tags)
    }

    /// Returns the set with some tags besides.
    pub(super) const fn and(self, tags: &[Tag]) -> Self {
        let mut bits = self.0;
        let mut at = 0;
        while at < tags.len() {
            bits |= 1 << (tags[at] as u32 % 128);
            at += 1;
        }
        Self(bits)
    }

    fn add(&mut self, tag: Tag) {
        *self = self.and(&[tag]);
    }

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    const fn has(self, tag: Tag) -> bool {
        self.shares(Self::of(&[tag]))
    }

    const fn shares(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

const TABLES: [(&str, AddRow<ClauseWords>); 11] = [
    ("endings", ending),
    ("clauses", tagged),
    ("events", event),
    ("directions", direction),
    ("opposites", opposite),
    ("stand_ins", stand_in),
    ("nations", nation),
    ("second_names", second_names),
    ("deed_nouns", deed_noun),
    ("verbs", verb),
    ("irregular", irregular),
];

impl ClauseWords {
    /// Whether the heads of two nouns name the same, or one a kind of the other.
    pub(in crate::reading) fn are_of_one_kind(&self, one: &str, other: &str) -> bool {
        let head = |noun: &str| {
            let last = noun.split_whitespace().last().unwrap_or_default().to_lowercase();
            self.nouns.singular(&last)
        };
        let [one, other] = [one, other].map(head);
        let is_kind = |noun, of| self.nouns.relation(noun, of) != NounRelation::Unrelated;
        is_kind(&one, &other) || is_kind(&other, &one)
    }

    /// Whether two words, in their base forms, tell of one event: "death", "kill".
    pub(in crate::reading) fn tell_of_one_event(&self, one: &str, other: &str) -> bool {
        let others = self.uses(other).events;
        self.uses(one)
            .events
            .iter()
            .any(|(event, _)| others.iter().any(|(other, _)| event == other))
    }

    /// Returns the names of the events that a word tells of, each with that of its group.
    pub(in crate::reading) fn names_of_events(&self, word: &str) -> Vec<String> {
        let events = self.uses(word).events.into_iter();
        events.map(|(event, _)| format!("{} {}", event.group, event.name)).collect()
    }

    /// Returns the verb that tells of the deed that a noun names: "burial", "bury".
    pub(super) fn deed_of(&self, noun: &str) -> Option<&Arc<str>> {
        self.known.get(noun)?.deed.as_ref()
    }

    /// Whether a noun names those whom a verb, in its base form, is done to: "employee", "employ".
    pub(super) fn names_patient(&self, noun: &str, verb: &str) -> bool {
        self.patient_endings.iter().any(|ending| ending.base(noun).is_some_and(|base| base == verb))
    }

    /// Returns the words that tables make, and what is wrong in them: a row that cannot be read is left out.
    pub(in crate::reading) fn build(tables: &LanguageTables) -> (Self, Vec<TableMistake>) {
        let mut words = Self::default();
        let mistakes = tables.add_to(&mut words, &TABLES);
        words.nouns.add_rows(tables.files("nouns"));
        words.verb_links.add_rows(tables.files("verb_links"));
        words.noun_links.add_rows(tables.files("noun_links"));
        (words, mistakes)
    }

    /// Returns the words and phrases that tell of events, with the event of each.
    pub(in crate::reading) fn events(&self) -> impl Iterator<Item = (&str, &Event)> {
        let words = self.known.iter();
        let words = words
            .flat_map(|(word, known)| known.events.iter().map(move |(event, _)| (word, event)));
        words.chain(self.phrases.events.iter())
    }

    /// Whether an event does not happen without another of its group having happened: what was published was written.
    pub(super) fn implies(&self, event: &Event, other: &Event) -> bool {
        let is_row = |(own, before): &(Event, Arc<str>)| own == event && *before == other.name;
        event.group == other.group && self.implied.iter().any(is_row)
    }

    /// Returns what the party does of whom an event is told, where the other event is the same as another party tells it: what was
    /// sold was bought.
    pub(super) fn converse(&self, event: &Event, other: &Event) -> Option<Converse> {
        let mut rows =
            self.converse.iter().filter(|(own, name, _)| own == event && *name == other.name);
        rows.next().map(|(_, _, party)| *party).filter(|_| event.group == other.group)
    }

    /// Whether the tables of a language have any.
    pub(in crate::reading) fn is_empty(&self) -> bool {
        self.known.iter().next().is_none()
    }

    /// Returns the qualities that a word, in its base form, tells of, each of a group in which one excludes the others.
    pub(super) fn opposites(&self, word: &str) -> &[Event] {
        self.known.get(word).map_or(&[], |known| &known.opposites)
    }

    /// Whether an event is told by two parties, each in its own way: "sold", "bought".
    pub(super) fn has_converse(&self, event: &Event) -> bool {
        self.converse.iter().any(|(own, _, _)| own == event)
    }

    /// Whether a quality is that of what is of a country: "french".
    pub(super) fn is_nation(&self, quality: &str) -> bool {
        self.known.get(quality).is_some_and(|known| known.is_nation)
    }

    /// Returns the quality of what is of a country, and any other word as it is: "french" of "france".
    pub(super) fn nation<'w>(&'w self, word: &'w Arc<str>) -> &'w Arc<str> {
        self.known.get(word).and_then(|known| known.nation.as_ref()).unwrap_or(word)
    }

    /// Whether two words, in their base forms, tell of qualities of which one excludes the other: "eastern" and "western".
    pub(super) fn are_opposites(&self, one: &str, other: &str) -> bool {
        let others = self.opposites(other);
        self.opposites(one).iter().any(|own| others.iter().any(|other| own.excludes(other)))
    }

    /// Whether one of two nouns, in the singular, may stand for the other as somebody who does something: "officer" and "police".
    pub(super) fn may_stand_for(&self, one: &str, other: &str) -> bool {
        let rows = |word| self.known.get(word).map_or(&[][..], |known| &known.stand_ins);
        rows(one).iter().any(|row| rows(other).contains(row))
    }

    /// Whether a word, in lower case, is of a sort.
    pub(super) fn is_tagged(&self, word: &str, tag: Tag) -> bool {
        self.known.get(word).is_some_and(|known| known.tags.has(tag))
    }

    /// Returns what a word, in lower case, can be.
    pub(super) fn uses(&self, word: &str) -> WordSenses {
        let mut found = WordSenses { word: word.into(), ..WordSenses::default() };
        if let Some(known) = self.known.get(word) {
            found.tags = known.tags;
            found
                .events
                .extend(known.events.iter().filter(|(_, sort)| *sort != Sort::Verb).cloned());
            found
                .directions
                .extend(known.directions.iter().filter(|(_, s)| *s != Sort::Verb).copied());
        }
        let verbs = self.verbs(word);
        // "a 2-0 victory".
        if let Some(known) = self.known.get(word).filter(|_| verbs.is_empty()) {
            found.tallies.extend(known.tallies.iter().cloned());
        }
        for (base, form) in verbs {
            found.add_verb(self.known.get(&base), &base, form);
        }
        found.begins_phrase = self.phrases.begin_with(word);
        found.only_verb = found.has(VerbForm::Base) && !self.nouns.has(word);
        found
    }

    /// Returns the verbs that a word can be a form of, with the form.
    fn verbs(&self, word: &str) -> Vec<(Arc<str>, VerbForm)> {
        let known = self.known.get(word);
        let mut found: Vec<(Arc<str>, VerbForm)> =
            known.map_or_else(Vec::new, |known| known.forms.clone());
        if known.is_some_and(WordEntry::is_verb) {
            found.push((word.into(), VerbForm::Base));
        }
        if found.is_empty() {
            let regular = self
                .verb_endings
                .iter()
                .filter_map(|(form, ending)| Some((ending.base(word)?, *form)));
            let known =
                regular.filter(|(base, _)| self.known.get(base).is_some_and(WordEntry::is_verb));
            found.extend(known.map(|(base, form)| (base.into(), form)));
        }
        found
    }
}

impl WordEntry {
    fn is_verb(&self) -> bool {
        self.verb.is_some()
    }
}

/// Tags that a verb's forms have with it.
const OF_VERBS: TagSet = TagSet::of(&[
    Tag::LightVerb,
    Tag::ResultVerb,
    Tag::Planner,
    Tag::Denier,
    Tag::Failing,
    Tag::Doubter,
    Tag::Achiever,
    Tag::Accuser,
    Tag::Preventer,
    Tag::Needer,
    Tag::Speech,
    Tag::Finder,
    Tag::Undoer,
    Tag::VagueVerb,
    Tag::Remover,
    Tag::Possessor,
    Tag::Loser,
    Tag::Copula,
    Tag::Yielder,
    Tag::Conceder,
    Tag::Buyer,
    Tag::Reciprocal,
    Tag::Facer,
    Tag::Saver,
    Tag::Causer,
    Tag::Teller,
]);

impl WordSenses {
    fn add_verb(&mut self, known: Option<&WordEntry>, base: &str, form: VerbForm) {
        let Some(known) = known else { return };
        if !self.forms.contains(&form) {
            self.forms.push(form);
        }
        self.base.get_or_insert_with(|| base.into());
        self.mostly_verb |= known.verb == Some(VerbSort::Mostly) || form == VerbForm::Past;
        self.tags = self.tags.with(known.tags.only(OF_VERBS));
        let own = known.events.iter().filter(|(_, sort)| *sort == Sort::Verb);
        self.events.extend(own.cloned());
        let own = known.directions.iter().filter(|(_, sort)| *sort == Sort::Verb);
        self.directions.extend(own.copied());
        self.tallies.extend(known.tallies.iter().cloned());
        self.patients.extend(known.patients.iter().cloned());
        self.rivals.extend(known.rivals.iter().cloned());
        self.recipients.extend(known.recipients.iter().cloned());
    }
}

/// An ending that a word takes, and what stands in its place in the base form.
#[derive(Clone, Debug)]
pub(super) struct WordEnding {
    ending: Arc<str>,
    base: BaseEnding,
}

/// What stands in the place of an ending.
#[derive(Clone, Debug)]
enum BaseEnding {
    /// These letters, or none.
    Letters(Arc<str>),
    /// Nothing, and the consonant before it is doubled: "stopped".
    Doubled,
}

impl WordEnding {
    /// Returns the base form of a word with this ending.
    pub(super) fn base(&self, word: &str) -> Option<String> {
        let stem = word.strip_suffix(&*self.ending)?;
        match &self.base {
            BaseEnding::Letters(letters) => Some(format!("{stem}{letters}")),
            BaseEnding::Doubled => {
                let (at, last) = stem.char_indices().next_back()?;
                stem[..at].ends_with(last).then(|| stem[..at].to_owned())
            }
        }
    }
}

fn ending(words: &mut ClauseWords, row: &TableRow<'_>) -> Result<(), String> {
    let base = match row.field(2) {
        "double" => BaseEnding::Doubled,
        letters => BaseEnding::Letters(letters.into()),
    };
    let ending = WordEnding { ending: row.field(1).into(), base };
    let form = match row.field(0) {
        "plural" => {
            words.nouns.add_ending(ending);
            return Ok(());
        }
        "regular" => {
            words.nouns.add_regular_ending(ending);
            return Ok(());
        }
        "patient" => {
            words.patient_endings.push(ending);
            return Ok(());
        }
        "third" => VerbForm::Third,
        "past" => VerbForm::Past,
        "ing" => VerbForm::Ing,
        other => {
            return Err(format!(
                "`plural`, `regular`, `patient`, `third`, `past` or `ing` was expected, not `{other}`"
            ));
        }
    };
    words.verb_endings.push((form, ending));
    Ok(())
}

fn tagged(words: &mut ClauseWords, row: &TableRow<'_>) -> Result<(), String> {
    if let Some(phrase) = GrammarPhrase::named(row.field(0)) {
        words.phrases.grammar.add(row.field(1), phrase);
        return Ok(());
    }
    let tag = Tag::named(row.field(0))
        .ok_or_else(|| format!("no words are called `{}`", row.field(0)))?;
    for word in row.words(1) {
        words.known.entry(word).tags.add(tag);
    }
    Ok(())
}

fn event(words: &mut ClauseWords, row: &TableRow<'_>) -> Result<(), String> {
    let event = Event { group: Arc::from(row.field(0)), name: Arc::from(row.field(1)) };
    if row.field(2) == "phrase" {
        for phrase in row.field(3).split(", ") {
            words.phrases.events.add(phrase, event.clone());
        }
        return Ok(());
    }
    if row.field(2) == "implies" {
        words.implied.extend(row.words(3).map(|before| (event.clone(), before.into())));
        return Ok(());
    }
    if let Some(party) = Converse::named(row.field(2)) {
        words.converse.extend(row.words(3).map(|other| (event.clone(), other.into(), party)));
        return Ok(());
    }
    for word in row.words(3) {
        let known = words.known.entry(word);
        match row.field(2) {
            "patient" => known.patients.push(event.clone()),
            "rival" => known.rivals.push(event.clone()),
            "recipient" => known.recipients.push(event.clone()),
            _ => break,
        }
    }
    if matches!(row.field(2), "patient" | "rival" | "recipient") {
        return Ok(());
    }
    if let Some((sort, side)) = TallySide::named(row.field(2)) {
        for words_of_row in row.field(3).split(", ").filter(|_| sort == TallySort::Phrase) {
            words.phrases.tallies.add(words_of_row, (event.clone(), side));
        }
        for word in row.words(3).filter(|_| sort == TallySort::Verb) {
            words.known.entry(word).tallies.push((event.clone(), side));
        }
        return Ok(());
    }
    let sort = sort(row.field(2))?;
    for word in row.words(3) {
        let known = words.known.entry(word);
        known.events.push((event.clone(), sort));
        if sort == Sort::Verb {
            known.verb.get_or_insert(VerbSort::Mostly);
        }
    }
    Ok(())
}

fn opposite(words: &mut ClauseWords, row: &TableRow<'_>) -> Result<(), String> {
    let quality = Event { group: Arc::from(row.field(0)), name: Arc::from(row.field(1)) };
    for word in row.words(2) {
        words.known.entry(word).opposites.push(quality.clone());
    }
    Ok(())
}

fn nation(words: &mut ClauseWords, row: &TableRow<'_>) -> Result<(), String> {
    let quality: Arc<str> = Arc::from(row.field(0));
    words.known.entry(&quality).is_nation = true;
    for country in row.field(1).split(", ") {
        words.known.entry(country).nation = Some(Arc::clone(&quality));
    }
    Ok(())
}

fn stand_in(words: &mut ClauseWords, row: &TableRow<'_>) -> Result<(), String> {
    let group: Arc<str> = Arc::from(row.whole);
    for word in row.words(0) {
        words.known.entry(word).stand_ins.push(Arc::clone(&group));
    }
    Ok(())
}

fn second_names(words: &mut ClauseWords, row: &TableRow<'_>) -> Result<(), String> {
    match words.second_names.add(row) {
        0 | 1 => Err("a name and another of the same were expected".to_owned()),
        _ => Ok(()),
    }
}

fn deed_noun(words: &mut ClauseWords, row: &TableRow<'_>) -> Result<(), String> {
    if row.len() != 2 {
        return Err("a noun and a verb were expected".to_owned());
    }
    words.known.entry(row.field(0)).deed = Some(row.field(1).into());
    Ok(())
}

fn direction(words: &mut ClauseWords, row: &TableRow<'_>) -> Result<(), String> {
    let direction = Direction::named(row.field(0))
        .ok_or_else(|| format!("no direction is called `{}`", row.field(0)))?;
    if row.field(1) == "phrase" {
        for phrase in row.field(2).split(", ") {
            words.phrases.directions.add(phrase, direction);
        }
        return Ok(());
    }
    let sort = sort(row.field(1))?;
    for word in row.words(2) {
        let known = words.known.entry(word);
        known.directions.push((direction, sort));
        if sort == Sort::Verb {
            known.verb.get_or_insert(VerbSort::Mostly);
        }
    }
    Ok(())
}

fn sort(name: &str) -> Result<Sort, String> {
    match name {
        "verb" => Ok(Sort::Verb),
        "noun" => Ok(Sort::Noun),
        "adjective" => Ok(Sort::Adjective),
        "adverb" => Ok(Sort::Adverb),
        other => Err(format!("a sort of word was expected in column 3, not `{other}`")),
    }
}

fn verb(words: &mut ClauseWords, row: &TableRow<'_>) -> Result<(), String> {
    let sort = match row.field(0) {
        "verbs" => VerbSort::Mostly,
        "nouns" => VerbSort::Seldom,
        other => return Err(format!("`verbs` or `nouns` was expected, not `{other}`")),
    };
    for word in row.words(1) {
        words.known.entry(word).verb = Some(sort);
    }
    Ok(())
}

fn irregular(words: &mut ClauseWords, row: &TableRow<'_>) -> Result<(), String> {
    let base = row.field(0);
    if row.len() != 3 {
        return Err("a base form, a past and a participle were expected".to_owned());
    }
    words.known.entry(base).verb.get_or_insert(VerbSort::Mostly);
    for form in [row.field(1), row.field(2)] {
        let forms = &mut words.known.entry(form).forms;
        if !forms.iter().any(|(known, form)| **known == *base && *form == VerbForm::Past) {
            forms.push((base.into(), VerbForm::Past));
        }
    }
    Ok(())
}
