//! What a figure is of.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::reading::explained::explained;
use crate::text::Span;

use super::named_thing::NamedThing;
use super::setting::Setting;
use super::wording::WordedItem;

/// What a figure is of, as its own clause says. What the clause does not say is empty or `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// The words of what is counted or measured, as a place in the text; `None` where none stands beside the figure.
    pub noun: Option<Span>,
    /// The word that governs it.
    pub event: Option<Span>,
    /// The names in its clause.
    pub names: Vec<Span>,
    /// How it is related to its noun and event.
    pub role: FigureRole,
    /// Which way something changed.
    pub direction: Option<Direction>,
    /// Whether its clause says that it is so.
    pub assertion: Assertion,
}

/// What a figure is of, with the words by which it is compared with what a claim says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedSubject {
    /// What the figure is of.
    pub subject: Subject,
    pub(super) words: SubjectWords,
}

/// The words of a subject, in the forms that tables give them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SubjectWords {
    /// The figure itself, its words run together.
    pub(super) figure: Arc<str>,
    /// The words beside the figure, the noun last; empty where there are none.
    pub(super) noun: Vec<Arc<str>>,
    /// The events of its clause that tables tell apart from others.
    pub(super) events: Vec<Event>,
    /// The verb of its clause; `None` where it has none but helping ones.
    pub(super) verb: Option<Arc<str>>,
    /// All verbs of its clause, in their base forms, and those of the other clauses of its sentence.
    pub(super) verbs: Vec<Arc<str>>,
    pub(super) other_verbs: Vec<Arc<str>>,
    /// The events that verbs of the other clauses tell of.
    pub(super) other_events: Vec<Event>,
    /// What a clause right after its noun says of it: "27 diplomats who resigned", "230 activists arrested since May".
    pub(super) described: Option<Described>,
    /// The names of who or what does or has it, in lower case.
    pub(super) owner_names: Vec<Arc<str>>,
    /// The things with names of their own in its part of the clause.
    pub(super) things: Vec<NamedThing>,
    /// The words of who or what does or has it.
    pub(super) owner: Vec<Arc<str>>,
    /// What was changed by it, or to it: "cut its dividend to 1.50".
    pub(super) changed: Vec<Arc<str>>,
    /// The words of its own piece of the sentence, and of the phrase before it; none where that has no subject of its own.
    pub(super) near: Vec<Arc<str>>,
    /// All words of its sentence in their order, and its own number among them.
    pub(super) sentence: Arc<[WordedItem]>,
    pub(super) place_in_sentence: usize,
    /// Whether a verb after it tells of it: "19 of which were noise".
    pub(super) tells_itself: bool,
    /// What it is to the verb of its clause.
    pub(super) argument: Argument,
    /// The verb that it is the object of; `None` where it is none.
    pub(super) object_of: Option<Arc<str>>,
    /// Whether it stands by itself between commas behind a name, as an age does: "Hannah Moor, 27, climbed".
    pub(super) is_age: bool,
    /// The words of the person whose age it is, where it stands beside them: "painter" of "the 27-year-old painter".
    pub(super) age_of: Vec<Arc<str>>,
    /// What is done to it, or on it, or what it does to nothing else; `None` where the clause does not say.
    pub(super) deed: Option<Deed>,
    /// What stands around it.
    pub(super) setting: Setting,
    /// Whether it stands in a phrase that belongs to who or what does something: "a review of 340 deaths found".
    pub(super) is_in_doer: bool,
    /// Whether it stands behind "of", and tells which of several a thing is: "the law of 12 May".
    pub(super) is_of_thing: bool,
    /// Whether what it stands behind with "of" is taken to be known: "its goal of 300 shops".
    pub(super) is_of_known: bool,
    /// Whether its verb is a passive.
    pub(super) is_passive: bool,
    /// What it only describes, as a hyphen ties it to what it counts or measures: "hotel" of "the 12-storey hotel".
    pub(super) tied_to: Vec<Arc<str>>,
    /// What it is of where something else is only compared with that: "asking price" of "above the asking price of $2m".
    pub(super) yardstick: Vec<Arc<str>>,
    /// Whether a preposition behind the verb leads it to whom or against whom something is done: "spoke to 40 pupils".
    pub(super) is_party: bool,
    /// The words of who or what made others do what its verb tells: "The strategist helped Howard win four".
    pub(super) causers: Vec<Arc<str>>,
    /// The words of those whom "and" joins to others, where the verb is not said again: "his brother to six".
    pub(super) gapped_party: Vec<Arc<str>>,
    /// Places that share it between them: "45 million people in Britain and Germany".
    pub(super) joint_places: Vec<Arc<str>>,
    /// Whether its clause only says that it can be: "can be fined £900".
    pub(super) is_able: bool,
    /// Whether a verb before that of its clause says that it will or would be.
    pub(super) is_helped: bool,
    /// Whether its verb tells of the past: "was fined", "has fined".
    pub(super) is_past: bool,
    /// Whether it is a side of a tally: "by 212 votes to 98".
    pub(super) is_tally: bool,
    /// Whether it is the first of two that a hyphen ties: "beat Turin 84-71".
    pub(super) is_score: bool,
    /// Whether it is the score of those who beat whom its clause is of: "lost 2-1".
    pub(super) is_of_winner: bool,
    /// The words of those whom a score was a victory over: "a 2-0 victory over Twente".
    pub(super) beaten: Vec<Arc<str>>,
    /// The names of those to whom a score was a defeat: "a 2-1 defeat at Velden".
    pub(super) winners: Vec<Arc<str>>,
    /// Whether its clause tells it of each of several: "each of the cases holds 25 beetles".
    pub(super) is_of_each: bool,
    /// Whether it is of those of whom somebody is one: "the youngest of seven children".
    pub(super) is_of_peers: bool,
    /// Whether it is what a passive came with, of those to whom it was done: "was sunk with the loss of 130 men".
    pub(super) is_loss_with_passive: bool,
    /// The noun of its owner that the rest belongs to: "work" of "work on the bridge".
    pub(super) owner_head: Option<Arc<str>>,
    /// The words of its sentence but for those of clauses that tell who says it.
    pub(super) told_words: Arc<[Arc<str>]>,
    /// Whether its event is that something lacks: "without power".
    pub(super) lacks: bool,
    /// Whether it says what something has with it: ", with 83 passengers aboard,".
    pub(super) accompanies: bool,
    /// All words that its clause gives, or lends it.
    pub(super) seen: Vec<Arc<str>>,
    /// Words that stand in the places of other figures, where this one has words of its own.
    pub(super) foreign: Vec<ForeignWord>,
    /// What a percentage is of: the noun after "of", in its base form; `None` where none follows.
    pub(super) base: Option<Arc<str>>,
    /// Nouns of other figures, where this one has its own.
    pub(super) other_nouns: Vec<Arc<str>>,
    /// The words right after it, and those before it with its preposition: what can tell it from an earlier one.
    pub(super) own: Vec<Arc<str>>,
    /// Those of them that can say what it counts: no phrase or clause that only describes it.
    pub(super) named: Vec<Arc<str>>,
    /// The dates of its clause, by their numbers among the mentions.
    pub(super) own_dates: Vec<usize>,
    /// Those of them that its clause begins with, which may be of other clauses too: "In 2019, 40 …".
    pub(super) fronted_dates: Vec<usize>,
    /// The dates of its sentence with which something is compared, by their numbers among the mentions: "up 3 points on 2016".
    pub(super) compared_dates: Arc<[usize]>,
    /// Whether it is the whole that its sentence begins with: "Of 650 votes, 540 …".
    pub(super) leads_sentence: bool,
    /// The names that a preposition stands before in its clause: where it is.
    pub(super) places: Vec<Arc<str>>,
    /// What its clause says of it, but for verbs that cancel, order or reject.
    pub(super) told: Assertion,
    /// The dates in its clause.
    pub(super) own_days: Vec<Arc<str>>,
    /// Whether another figure of the same event stands in its sentence, which this one is a part of or added to.
    pub(super) has_total: bool,
    /// Whether another figure of another event stands in its sentence.
    pub(super) is_contrasted: bool,
}

impl Event {
    /// Whether it is another of the same group, so that what tells of the one does not tell of the other.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        self.group == other.group && self.name != other.name
    }
}

impl SubjectWords {
    /// Whether a word, in its base form, stands in its sentence.
    pub(super) fn stands_in_sentence(&self, word: &str) -> bool {
        self.sentence.iter().any(|item| *item.word == *word)
    }
}

/// A word in the place of another figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ForeignWord {
    pub(super) word: Arc<str>,
    /// The other figure's number.
    pub(super) figure: usize,
    /// The words that this figure has in the same place.
    pub(super) own: Vec<Arc<str>>,
    /// Whether the other is only what this figure is compared with.
    pub(super) is_compared: bool,
}

/// What a figure is to the verb of its clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Argument {
    /// Neither of the two, or not known.
    #[default]
    Other,
    /// It does it to something else: "40 rebels killed five soldiers", "the convoy of 37 ships lost 11".
    Doer,
    /// It is done to it: "killed 40 rebels", "40 rebels were killed".
    Patient,
}

/// A deed that a verb tells of its own figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Deed {
    /// The verb in its base form.
    pub(super) verb: Arc<str>,
    /// Whether the clause says who does it.
    pub(super) has_doer: bool,
    /// What the figure itself does it to; none where the figure does it to nothing else.
    pub(super) object: Vec<Arc<str>>,
    /// The words of its clause.
    pub(super) clause: Vec<Arc<str>>,
}

/// What a clause right behind a noun says of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Described {
    pub(super) events: Vec<Event>,
    pub(super) verbs: Vec<Arc<str>>,
    pub(super) assertion: Assertion,
    /// Whether the noun is taken to be known, "the 45 hostages", so that what is said of it holds whatever the sentence denies.
    pub(super) is_definite: bool,
}

/// An event that a table tells apart from others of its group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The group: "harm".
    pub group: Arc<str>,
    /// The event's name: "killed".
    pub name: Arc<str>,
}

explained! {
    /// How a figure is related to its noun and event.
    #[derive(Default)]
    FigureRole:

    #[default]
    Total = "total", "All of them: \"27 diplomats resigned\".";
    Part = "part", "Some of those counted before: \"5 of them\".";
    Whole = "whole", "That of which some are counted: \"of 650 votes\".";
    Additional = "additional", "On top of those counted before: \"another 14\".";
    Previous = "previous", "What it was before: \"up from 540\".";
    Change = "change", "By how much something changed: \"rose by 30\".";
    Level = "level", "What something changed to, or stood at: \"rose to 250\".";
    Extreme = "extreme", "A level that was touched, and is not the last: \"fell to a low of 89\".";
    Rate = "rate", "What an amount is counted for: \"34 per 100,000\".";
    Excepted = "excepted", "Those left out: \"all but three\".";
}

explained! {
    /// Which way something changed.
    Direction:

    Up = "up", "It rose: \"rose by 30\".";
    Down = "down", "It fell: \"fell to 250\".";
    On = "on", "It changed, and its words do not say which way: \"inched to 20\".";
}

explained! {
    /// Whether a clause says that something is so.
    #[derive(Default, PartialOrd, Ord)]
    Assertion:

    #[default]
    Asserted = "asserted", "It is so: \"hired 300 people\".";
    Planned = "planned", "It is planned, wished or awaited: \"plans to hire 300 people\".";
    Supposed = "supposed", "It would or could be so: \"would have hired 300 people\".";
    Asked = "asked", "It is asked whether it is so: \"did it hire 300 people?\".";
    Denied = "denied", "It is not so: \"did not hire 300 people\".";
}

impl Direction {
    /// Whether one rose and the other fell.
    pub(super) fn is_opposite_to(self, other: Self) -> bool {
        matches!((self, other), (Self::Up, Self::Down) | (Self::Down, Self::Up))
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.name() == name)
    }
}
