//! A sentence as items: its figures, words and signs, each with what it can be and what it is here.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use crate::text::Span;

use crate::reading::lexicon::{Ending, Lexicon, WordTable};
use crate::reading::mention::{Figure, Mention};
use crate::reading::rule::Rule;
use crate::reading::token::{Class, Token, tokenise};

use super::lines::mark_line_starts;
use super::second_name::second_name;
use super::subject::{Direction, Event};
use super::words::{ClauseWords, Sort, Tag, TagSet, VerbForm, WordSenses};

/// A figure, word or sign of a sentence.
#[derive(Clone, Debug)]
pub(super) struct SentenceItem {
    pub(super) span: Span,
    /// The word in lower case; a figure's words run together.
    pub(super) word: Arc<str>,
    pub(super) kind: ItemKind,
    /// Whether it begins with a capital letter.
    pub(super) is_capital: bool,
    /// Whether no white space stands before it.
    pub(super) is_glued: bool,
    pub(super) uses: Rc<WordSenses>,
    /// Its base form, where it says something: a word, and no word of grammar; or a figure.
    pub(super) lemma: Option<Arc<str>>,
    /// What sort of figure it is; nothing of a word.
    pub(super) figure: FigureTraits,
    /// Whether it stands in the genitive: "Sosa's".
    pub(super) is_possessive: bool,
    /// Whether it speaks of an earlier time.
    pub(super) is_previous: bool,
    /// Whether it is a date with a preposition of its own: "on the year before".
    pub(super) is_led: bool,
    /// Whether it is a year or month behind a word that compares with it: "on 2016" of "up 3 points on 2016".
    pub(super) is_compared_period: bool,
    /// For a figure that begins with a word of difference, "fewer than ten", "more than ten", which way.
    pub(super) difference: Option<Direction>,
    /// Whether it says how something is done: "fatally".
    pub(super) is_manner: bool,
    /// Whether it belongs to the verb before it and says nothing of a direction: "made up", "torn down".
    pub(super) is_particle: bool,
    /// Whether it stands before a noun that is its own: "her" of "her deputy", which is no pronoun.
    owns_next: bool,
    /// Whether words begin with it that mean something together.
    pub(super) begins_phrase: bool,
    /// Whether it begins a row, list item or cell, or what stands under a heading: no clause goes on over that.
    pub(super) begins_line: bool,
    /// The form in which it is a verb here; `None` where it is none.
    pub(super) verb: Option<VerbForm>,
}

/// What is asked of a figure.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FigureTraits {
    /// Whether it counts or measures: it is no date or place in an order.
    counts: bool,
    pub(super) is_plain_number: bool,
    pub(super) is_range: bool,
    /// Whether it measures in a unit.
    pub(super) measures: bool,
    pub(super) is_percent: bool,
    pub(super) is_money: bool,
    /// Whether it is a percentage or a fraction: "80%", "two-thirds".
    is_share: bool,
    /// Whether it is a date that leaves an end open: "since 2019".
    pub(super) is_open_date: bool,
    /// Whether it is a year or month as a whole.
    pub(super) is_period: bool,
    /// Whether it counts none: "none of the diplomats".
    pub(super) is_none: bool,
    /// Whether it is a place in an order: "the second".
    pub(super) is_ordinal: bool,
    /// Whether it only bounds what it counts: "more than 40".
    pub(super) is_bound: bool,
}

impl FigureTraits {
    fn of(mention: &Mention) -> Self {
        Self {
            counts: !matches!(mention.says, Figure::Date(_) | Figure::Ordinal(_)),
            is_plain_number: matches!(mention.says, Figure::Number { .. }),
            is_percent: matches!(mention.says, Figure::Percent(_)),
            is_money: matches!(mention.says, Figure::Money { .. }),
            is_share: matches!(mention.says, Figure::Percent(_)) || mention.rule == Rule::Fraction,
            is_open_date: mention.rule == Rule::DateBound,
            is_period: matches!(mention.rule, Rule::Year | Rule::Month | Rule::MonthOfYear),
            is_none: mention.rule == Rule::None,
            is_ordinal: matches!(mention.says, Figure::Ordinal(_)),
            is_bound: matches!(mention.rule, Rule::MoreThan | Rule::LessThan | Rule::AtLeast),
            is_range: mention.rule == Rule::NumberRange,
            measures: matches!(mention.says, Figure::Measure { .. } | Figure::Duration { .. }),
        }
    }
}

/// The kind of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// A figure or date, by its number among the mentions.
    Figure(usize),
    Word,
    Sign,
}

impl SentenceItem {
    pub(super) fn is(&self, tag: Tag) -> bool {
        let is_another = tag == Tag::Pronoun && self.owns_next;
        self.kind == ItemKind::Word && self.uses.is(tag) && !is_another
    }

    pub(super) fn is_any(&self, tags: TagSet) -> bool {
        self.kind == ItemKind::Word && self.uses.is_any(tags)
    }

    /// Whether it is a figure that counts or measures.
    pub(super) fn is_figure(&self) -> bool {
        self.figure.counts
    }

    /// Whether it is a figure, date or place in an order.
    pub(super) fn is_mention(&self) -> bool {
        matches!(self.kind, ItemKind::Figure(_))
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == ItemKind::Word
    }

    pub(super) fn is_quotation_mark(&self) -> bool {
        self.kind == ItemKind::Sign
            && matches!(&*self.word, "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»")
    }

    /// Whether it helps another verb.
    pub(super) fn is_auxiliary(&self) -> bool {
        self.is_any(HELPING)
    }

    /// Whether it is a word of grammar, which says nothing of what a figure is of.
    pub(super) fn is_grammar(&self) -> bool {
        self.is_any(GRAMMAR)
    }

    /// Returns the base form of a verb, and of a participle that is none: "melting", "rested".
    pub(super) fn base_form(&self) -> Option<Arc<str>> {
        let is_form =
            self.verb.is_some() || self.uses.has(VerbForm::Past) || self.uses.has(VerbForm::Ing);
        self.uses.base.clone().filter(|_| is_form)
    }

    /// Whether it is a word that says something: no grammar, sign or figure.
    pub(super) fn is_content(&self) -> bool {
        self.kind == ItemKind::Word && !self.is_grammar()
    }

    /// Whether it is one that can stand in the phrase of a noun: no verb.
    pub(super) fn is_noun_word(&self) -> bool {
        self.is_content() && self.verb.is_none()
    }

    /// Returns the events that it tells of here.
    pub(super) fn events(&self) -> impl Iterator<Item = (&Event, Sort)> {
        let is_verb = self.verb.is_some();
        let own = self.uses.events.iter().filter(move |(_, sort)| match sort {
            // A participle is a quality too: "14 wounded soldiers".
            Sort::Verb => is_verb || self.uses.has(VerbForm::Past),
            Sort::Noun => !is_verb,
            Sort::Adjective => true,
            // "201 against" tells of one, and "against the bill" does not.
            Sort::Adverb => !self.is(Tag::Preposition),
        });
        own.map(|(event, sort)| (event, *sort))
    }

    /// Returns which way it says that something changed.
    pub(super) fn direction(&self) -> Option<(Direction, Sort)> {
        if self.is_particle {
            return None;
        }
        let is_verb = self.verb.is_some();
        let mut own = self.uses.directions.iter().filter(|(_, sort)| match sort {
            Sort::Verb => is_verb,
            Sort::Noun => !is_verb,
            Sort::Adjective | Sort::Adverb => true,
        });
        own.next().copied()
    }
}

/// Words that help a verb.
const HELPING: TagSet =
    TagSet::of(&[Tag::Be, Tag::Have, Tag::Do, Tag::Planned, Tag::Supposed, Tag::Can]);

/// Words that say nothing of what a figure is of.
const GRAMMAR: TagSet = HELPING.and(&[
    Tag::Determiner,
    Tag::Preposition,
    Tag::Coordinator,
    Tag::Contrasting,
    Tag::Subordinator,
    Tag::Relative,
    Tag::Complement,
    Tag::Infinitive,
    Tag::Negation,
    Tag::Pronoun,
    Tag::Adverb,
    Tag::Other,
    Tag::Respectively,
]);

/// Reads the sentences of a text as items. Each word is looked up once, however often the text has it.
pub(super) struct SentenceReader<'a> {
    lexicon: &'a Lexicon,
    words: &'a ClauseWords,
    known: WordTable<Option<Rc<WordSenses>>>,
    none: Rc<WordSenses>,
}

impl<'a> SentenceReader<'a> {
    pub(super) fn new(lexicon: &'a Lexicon, words: &'a ClauseWords) -> Self {
        Self { lexicon, words, known: WordTable::default(), none: Rc::default() }
    }

    /// Returns the items of a sentence, which stands at a place of `text`; `numbers` are those of the mentions in it.
    pub(super) fn items(
        &mut self,
        text: &str,
        sentence: Span,
        mentions: &[Mention],
        numbers: Range<usize>,
    ) -> Vec<SentenceItem> {
        let own = sentence.of(text);
        let tokens = tokenise(own, self.lexicon);
        let mut items: Vec<SentenceItem> = Vec::with_capacity(tokens.len());
        let mut numbers = numbers.peekable();
        for at in 0..tokens.len() {
            let Some(token) = tokens.get(at) else { break };
            let word = tokens.word(at);
            let span = token.span.shifted(sentence.start);
            while numbers.next_if(|number| mentions[*number].span.end <= span.start).is_some() {}
            let figure = numbers.peek().filter(|number| mentions[**number].span.overlaps(span));
            let mut item = match figure {
                Some(number) => {
                    let last =
                        items.last_mut().filter(|last| last.kind == ItemKind::Figure(*number));
                    if let Some(last) = last {
                        last.word = format!("{}{word}", last.word).into();
                        last.is_previous |= self.words.is_tagged(word, Tag::Previous);
                        continue;
                    }
                    self.figure(*number, &mentions[*number], sentence, word)
                }
                None => self.word(token, span, word),
            };
            item.is_glued = token.glued;
            items.push(item);
        }
        self.join_second_names(&mut items, text);
        self.mark_numerals(&mut items);
        self.mark_initials(&mut items, text);
        mark_verbs(&mut items);
        self.mark_particles(&mut items);
        mark_owning(&mut items);
        mark_line_starts(&mut items, text, sentence);
        for item in &mut items {
            item.lemma = lemma(item, self.words);
            if item.is_mention() {
                item.begins_phrase = self.words.phrases.begin_with(&item.word);
            }
        }
        items
    }

    /// Marks "up" and "down" that belong to the verb before them.
    fn mark_particles(&self, items: &mut [SentenceItem]) {
        for at in 1..items.len() {
            // "people make up 4 percent".
            let base = items[at - 1].base_form().or_else(|| items[at - 1].uses.base.clone());
            let is_phrasal = base.is_some_and(|verb| self.words.is_tagged(&verb, Tag::Phrasal));
            let is_phrasal = is_phrasal || self.is_parted_particle(items, at);
            items[at].is_particle =
                is_phrasal && items[at].direction().is_some_and(|(_, sort)| sort == Sort::Adverb);
        }
    }
}

impl SentenceReader<'_> {
    /// Makes a part of the name before it of a numeral that is a pronoun too: "Elizabeth I granted", "World War I"; not "In Paris I
    /// saw".
    fn mark_numerals(&self, items: &mut [SentenceItem]) {
        let is_name = |item: &SentenceItem| {
            item.is_capital && item.kind == ItemKind::Word && item.is_content()
        };
        for at in 1..items.len() {
            let is_letter =
                items[at].is(Tag::Pronoun) && items[at].is_capital && is_numeral(&items[at].word);
            if !is_letter || !is_name(&items[at - 1]) {
                continue;
            }
            let run = items[..at].iter().rev().take_while(|item| is_name(item)).count();
            let lead = items[..at - run].iter().rev().find(|item| !item.is(Tag::Determiner));
            let is_led = lead.is_some_and(|lead| lead.is(Tag::Preposition));
            let acts = items.get(at + 1).is_some_and(|next| {
                !next.uses.forms.is_empty() || next.is_auxiliary() || next.is(Tag::Adverb)
            });
            let is_noun = self.words.nouns.has(&items[at - 1].uses.singular(self.words));
            if is_noun || !is_led || !acts {
                items[at].uses = Rc::clone(&self.none);
            }
        }
    }

    /// Makes a name of the letters of one that spell a pronoun too: "the US Open", "the WHO said". In a line of capitals they do not
    /// tell.
    fn mark_initials(&self, items: &mut [SentenceItem], text: &str) {
        let is_upper = |item: &SentenceItem| {
            let word = item.span.of(text);
            word.chars().count() > 1 && word.chars().all(char::is_uppercase)
        };
        let is_word = |item: &&SentenceItem| item.kind == ItemKind::Word;
        for at in 0..items.len() {
            let spells = items[at].is(Tag::Pronoun) || items[at].is(Tag::Relative);
            if !spells || !is_upper(&items[at]) {
                continue;
            }
            let before = items[..at].iter().rev().find(is_word);
            let after = items[at + 1..].iter().find(is_word);
            if !before.into_iter().chain(after).any(is_upper) {
                items[at].uses = Rc::clone(&self.none);
            }
        }
    }

    /// Makes one item of each name that has others of the same, with the word that all are compared by.
    fn join_second_names(&mut self, items: &mut Vec<SentenceItem>, text: &str) {
        let found = |at: usize| second_name(&self.words.second_names, items, at, text);
        let found: Vec<_> = (0..items.len()).filter_map(|at| Some((at, found(at)?))).collect();
        if found.is_empty() {
            return;
        }
        let mut found = found.into_iter().peekable();
        let mut own = std::mem::take(items).into_iter().enumerate();
        while let Some((at, first)) = own.next() {
            let Some((_, (compared, last))) = found.next_if(|(first, _)| *first == at) else {
                items.push(first);
                continue;
            };
            let end = own.by_ref().take(last - at).last().map(|(_, last)| last);
            let end = end.as_ref().unwrap_or(&first);
            let senses = self.senses(&compared);
            let span = first.span.hull(end.span);
            let mut item = SentenceItem::new(span, compared, ItemKind::Word, senses);
            item.is_capital = true;
            item.is_glued = first.is_glued;
            item.is_possessive = end.is_possessive;
            items.push(item);
            while found.next_if(|(first, _)| *first <= last).is_some() {}
        }
    }

    /// "giving himself up".
    fn is_parted_particle(&self, items: &[SentenceItem], at: usize) -> bool {
        let Some(verb) = at.checked_sub(2).filter(|_| items[at - 1].is(Tag::Pronoun)) else {
            return false;
        };
        let word = |by: usize| match by {
            0 => &*items[verb].word,
            1 => &*items[at].word,
            _ => "",
        };
        self.words.phrases.direction(word).is_some()
    }
}

/// Marks words that are a pronoun or stand before a noun, where a noun follows: "her deputy".
fn mark_owning(items: &mut [SentenceItem]) {
    for at in 1..items.len() {
        let [item, next] = [&items[at - 1], &items[at]];
        let owns = item.is(Tag::Determiner) && next.is_noun_word();
        items[at - 1].owns_next = owns;
    }
}

impl SentenceReader<'_> {
    /// Returns the item of a figure, of which `word` is the first and which may reach over the ends of its sentence.
    fn figure(&self, number: usize, mention: &Mention, sentence: Span, word: &str) -> SentenceItem {
        let Span { start, end } = mention.span;
        let own = Span::new(start.max(sentence.start), end.min(sentence.end));
        let none = Rc::clone(&self.none);
        let mut item = SentenceItem::new(own, word.into(), ItemKind::Figure(number), none);
        item.figure = FigureTraits::of(mention);
        item.is_previous = self.words.is_tagged(word, Tag::Previous);
        item.is_led = self.words.is_tagged(word, Tag::Preposition);
        item.is_compared_period =
            item.figure.is_period && self.words.is_tagged(word, Tag::PeriodCompared);
        if self.words.is_tagged(word, Tag::AdditionalAfter) {
            item.difference = Some(Direction::Up);
        } else if self.words.is_tagged(word, Tag::Fewer) {
            let directions = self.words.uses(word).directions;
            item.difference = directions.first().map(|(direction, _)| *direction);
        }
        item
    }

    /// Returns the item of a word or sign.
    fn word(&mut self, token: &Token, span: Span, word: &str) -> SentenceItem {
        let is_word = token.class != Class::Sign;
        let stem = self.lexicon.stem(word, Ending::Possessive);
        let bare = stem.unwrap_or(word);
        let senses = self.senses(bare);
        let own = Arc::clone(&senses.word);
        let begins_phrase = senses.begins_phrase;
        let (kind, uses) = match is_word {
            true => (ItemKind::Word, senses),
            false => (ItemKind::Sign, Rc::clone(&self.none)),
        };
        let mut item = SentenceItem::new(span, own, kind, uses);
        item.begins_phrase = begins_phrase;
        item.is_possessive = is_word && stem.is_some();
        item.is_capital = token.capital;
        item.is_previous = item.uses.is(Tag::Previous);
        item.is_manner = is_word && !token.capital && item.uses.is_manner;
        item
    }

    /// Returns what a word or sign can be.
    fn senses(&mut self, word: &str) -> Rc<WordSenses> {
        let known = self.known.entry(word);
        let senses = known.get_or_insert_with(|| {
            let mut uses = self.words.uses(word);
            uses.is_manner = uses.forms.is_empty()
                && self.lexicon.ends(word, Ending::Adverb)
                && !self.words.nouns.has(word);
            Rc::new(uses)
        });
        Rc::clone(senses)
    }
}

impl SentenceItem {
    fn new(span: Span, word: Arc<str>, kind: ItemKind, uses: Rc<WordSenses>) -> Self {
        Self {
            span,
            word,
            kind,
            uses,
            figure: FigureTraits::default(),
            is_capital: false,
            is_glued: false,
            lemma: None,
            is_possessive: false,
            is_previous: false,
            is_led: false,
            is_compared_period: false,
            difference: None,
            is_manner: false,
            is_particle: false,
            owns_next: false,
            begins_phrase: false,
            begins_line: false,
            verb: None,
        }
    }
}

/// Whether a word is a number in Roman letters, of which the small ones are told.
pub(super) fn is_numeral(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// Returns the base form of what an item says.
fn lemma(item: &SentenceItem, words: &ClauseWords) -> Option<Arc<str>> {
    if item.is_mention() {
        return Some(Arc::clone(&item.word));
    }
    let own = || item.base_form().unwrap_or_else(|| item.uses.singular(words));
    (item.is_content() || item.is(Tag::PlaceAdverb)).then(own)
}

/// Tells verbs from nouns and qualities by the words beside them.
fn mark_verbs(items: &mut [SentenceItem]) {
    for at in 0..items.len() {
        items[at].verb = verb_at(items, at);
    }
}

fn verb_at(items: &[SentenceItem], at: usize) -> Option<VerbForm> {
    let item = &items[at];
    if item.kind != ItemKind::Word || item.is_auxiliary() || item.uses.forms.is_empty() {
        return None;
    }
    let hyphened = item.is_glued && at > 0 && items[at - 1].kind == ItemKind::Sign;
    if at > 0 && (item.is_capital || hyphened) || leads_comparison(items, at) {
        return None;
    }
    let before = items[..at].iter().rev().find(|item| {
        !item.is(Tag::Adverb)
            && !item.is_manner
            && !item.is(Tag::Negation)
            && !item.is_quotation_mark()
    });
    let after = items.get(at + 1);
    let is_after = |tag: Tag| before.is_some_and(|item| item.is(tag));
    let uses = &item.uses;
    if is_named_by_participle(items, at) || is_noun_in_base_form(items, at) {
        return None;
    }
    // "a forecast of 3 percent": its base form is that of a noun.
    let is_noun_of = uses.has(VerbForm::Base) && after.is_some_and(|item| item.is(Tag::PartOf));
    if is_noun_of && !is_after(Tag::Infinitive) {
        return None;
    }
    if uses.has(VerbForm::Past) && !is_quality(items, at, before, after) {
        return Some(VerbForm::Past);
    }
    if uses.has(VerbForm::Ing) {
        let governs = after.is_some_and(|item| item.is_mention() || item.is(Tag::Determiner));
        let is_noun = is_after(Tag::Determiner) && !governs
            || names_deed(items, at, before)
            || is_deed_with_article(items, at);
        return (!is_noun).then_some(VerbForm::Ing);
    }
    if uses.has(VerbForm::Base) && BEFORE_BASE.into_iter().any(is_after) {
        // "rose to record levels": "to" stands before nouns as well.
        let last = items[..at].iter().rev().find(|item| item.is_content());
        let led_to = last.is_some_and(|item| item.direction().is_some());
        let governs = uses.mostly_verb || after.is_some_and(starts_object);
        let is_noun = is_after(Tag::Infinitive) && led_to && !governs;
        return (!is_noun).then_some(VerbForm::Base);
    }
    finite_at(items, at, before, after)
}

/// Whether a word in its "-ing" form is who or what the verb behind it is said of: "Spending on roads was cut", "the prevalence of
/// stunting fell".
fn names_deed(items: &[SentenceItem], at: usize, before: Option<&SentenceItem>) -> bool {
    let begins = before.is_none_or(|item| {
        let opens = [Tag::PartOf, Tag::Coordinator, Tag::Contrasting];
        item.kind == ItemKind::Sign || opens.into_iter().any(|tag| item.is(tag))
    });
    let is_finite = |item: &SentenceItem| item.is_auxiliary() || item.uses.has(VerbForm::Past);
    let leads_on = items.get(at + 1).is_some_and(|next| next.is(Tag::Preposition));
    let rest = items[at + 1..].iter().take_while(|item| item.is_word());
    let mut reach = rest.take(if leads_on { NOUN_PHRASE } else { 1 });
    begins && reach.any(is_finite)
}

/// Whether a word in its "-ing" form behind an article and a noun is the name of a deed that a clause describes: "a court ruling that".
fn is_deed_with_article(items: &[SentenceItem], at: usize) -> bool {
    let [article, noun] = [2, 1].map(|by| at.checked_sub(by).map(|at| &items[at]));
    let next = items.get(at + 1);
    article.is_some_and(|item| item.is(Tag::Determiner))
        && noun.is_some_and(|item| item.is_noun_word())
        && next.is_some_and(|item| item.is(Tag::Complement) || item.is_auxiliary())
        && !items[at].is(Tag::Speech)
}

/// How many words what a noun is of has at most: "on the roads of the northern provinces".
const NOUN_PHRASE: usize = 8;

/// Whether a word whose base form is its participle too is a noun: "a bid from", "the cut in".
fn is_noun_in_base_form(items: &[SentenceItem], at: usize) -> bool {
    let uses = &items[at].uses;
    let is_article = |item: &SentenceItem| {
        let stands_for_noun = [Tag::Other, Tag::AllWord, Tag::Pronoun, Tag::Relative];
        item.is(Tag::Determiner) && !stands_for_noun.into_iter().any(|tag| item.is(tag))
    };
    uses.has(VerbForm::Base)
        && uses.has(VerbForm::Past)
        && at.checked_sub(1).is_some_and(|before| is_article(&items[before]))
        && items
            .get(at + 1)
            .is_none_or(|next| next.is(Tag::Preposition) || next.kind == ItemKind::Sign)
}

/// Whether an item leads what a figure is compared with: ", compared with 40".
fn leads_comparison(items: &[SentenceItem], at: usize) -> bool {
    let helped = items[..at].iter().rev().take(2).any(SentenceItem::is_auxiliary);
    let next = items.get(at + 1);
    items[at].is(Tag::Compared) && !helped && next.is_some_and(|next| next.is(Tag::Preposition))
}

/// Whether a participle behind "of the" names those whom it tells of: "four of the accused".
pub(super) fn is_named_by_participle(items: &[SentenceItem], at: usize) -> bool {
    let Some(of) = at.checked_sub(2) else { return false };
    let stands_for_noun = [Tag::Other, Tag::AllWord, Tag::Pronoun];
    let article = &items[at - 1];
    items[of].is(Tag::PartOf)
        && article.is(Tag::Determiner)
        && !stands_for_noun.into_iter().any(|tag| article.is(tag))
        && items[at].uses.has(VerbForm::Past)
        && !items.get(at + 1).is_some_and(|next| {
            next.is_mention() || next.is_content() && !next.uses.has(VerbForm::Past)
        })
}

/// What stands before verbs in their base form.
const BEFORE_BASE: [Tag; 7] = [
    Tag::Infinitive,
    Tag::Planned,
    Tag::Supposed,
    Tag::Can,
    Tag::Do,
    Tag::SubjectPronoun,
    Tag::Relative,
];

/// Returns the form of a word that could be a noun too, where its place is that of a verb: after its subject, before its
/// object.
fn finite_at(
    items: &[SentenceItem],
    at: usize,
    before: Option<&SentenceItem>,
    after: Option<&SentenceItem>,
) -> Option<VerbForm> {
    let uses = &items[at].uses;
    let is_subject = |item: &SentenceItem| {
        let stands = [Tag::Other, Tag::Pronoun, Tag::Relative, Tag::Coordinator];
        item.is_content()
            || item.is_mention()
            || item.kind == ItemKind::Sign
            || stands.into_iter().any(|tag| item.is(tag))
    };
    if !before.is_some_and(is_subject) || is_sized_noun(items, at) {
        return None;
    }
    let ends_clause = after.is_none_or(|item| item.kind == ItemKind::Sign);
    if joins_base_forms(items, at) && after.is_some_and(starts_object) {
        return Some(VerbForm::Base);
    }
    if is_caused(items, at) && after.is_some_and(starts_object) {
        return Some(VerbForm::Base);
    }
    if ends_clause && is_owned_noun(items, at) {
        return None;
    }
    let governs = after.is_some_and(starts_object) || ends_clause;
    // "10,000 job cuts": what is counted is in the plural, and its verb does not end in "s".
    let led = items[..at].iter().rev().find(|item| !item.is_content());
    let is_counted = led.is_some_and(SentenceItem::is_figure);
    let likely = uses.mostly_verb || !ends_clause;
    if is_wish_for_another(items, at) {
        let form = if uses.has(VerbForm::Third) { VerbForm::Third } else { VerbForm::Base };
        return Some(form).filter(|form| uses.has(*form));
    }
    if uses.has(VerbForm::Third) && !is_counted && governs && likely {
        return Some(VerbForm::Third);
    }
    // "1,000 live births": right behind a figure it is a quality.
    let is_quality = before.is_some_and(|item| item.is_figure() && !item.figure.is_percent);
    let has_object = uses.only_verb && !is_quality && after.is_some_and(SentenceItem::is_content);
    let governs = governs || has_object;
    // "three remain at large".
    let is_plural = before.is_some_and(|item| match item.is_figure() {
        true => !items[at].is(Tag::Fewer),
        false => item.word.ends_with('s'),
    });
    let is_plural = is_plural || is_counted_before(items, at);
    let is_of_them = follows_them(items, at);
    // "three brothers own the hotel": no noun stands right before an article.
    let is_counted = before.is_some_and(SentenceItem::is_figure);
    let has_article = !is_counted && after.is_some_and(|item| item.is(Tag::Determiner));
    let is_verb = uses.mostly_verb || has_article;
    let is_likely = is_of_them || is_verb && is_plural;
    // "drivers face bans".
    let faces = items[at].is(Tag::Facer) && is_plural && !ends_clause;
    let plain = uses.has(VerbForm::Base) && (governs && is_likely || faces);
    plain.then_some(VerbForm::Base)
}

/// Whether an infinitive behind a verb and a noun tells what the noun shall do: "Citi expects copper to average $9,800".
fn is_wish_for_another(items: &[SentenceItem], at: usize) -> bool {
    let noun = items[at + 1..].iter().take_while(|item| item.is_noun_word()).count();
    let infinitive = items.get(at + 1 + noun).filter(|_| noun > 0);
    let acts = items.get(at + 2 + noun).is_some_and(|next| next.uses.has(VerbForm::Base));
    let is_verb = items[at].uses.mostly_verb;
    is_verb
        && acts
        && (items[at].is(Tag::Planner) || items[at].is(Tag::Causer))
        && infinitive.is_some_and(|item| item.is(Tag::Infinitive))
}

/// Whether a word stands right behind those of whom a figure counts some, where no noun can: "40 of them work", "of whom 40".
fn follows_them(items: &[SentenceItem], at: usize) -> bool {
    let [Some(figure), Some(of), Some(them)] =
        [3, 2, 1].map(|by| at.checked_sub(by).map(|at| &items[at]))
    else {
        return false;
    };
    figure.is_figure() && of.is(Tag::PartOf) && them.is(Tag::Other) && !them.is(Tag::Determiner)
}

/// Whether "and" or "or" joins a word in its base form to a verb in its own: "could lose his job or face a fine".
fn joins_base_forms(items: &[SentenceItem], at: usize) -> bool {
    // "peak at 127 million, then shrink".
    let follows = at.checked_sub(1).filter(|before| items[*before].is(Tag::Sequence));
    let before = follows.unwrap_or(at).checked_sub(1);
    let joined = before.filter(|before| {
        let ends = follows.is_some() && items[*before].kind == ItemKind::Sign;
        ends || items[*before].is(Tag::Coordinator)
    });
    let clause = joined.map(|joined| {
        let clause = items[..joined].iter().rev();
        clause.take_while(|item| item.kind != ItemKind::Sign).find(|item| item.verb.is_some())
    });
    let is_base = clause.flatten().is_some_and(|verb| verb.verb == Some(VerbForm::Base));
    let has_article = items.get(at + 1).is_some_and(|next| next.is(Tag::Determiner));
    let uses = &items[at].uses;
    let is_verb = uses.mostly_verb || has_article || follows.is_some();
    is_base && uses.has(VerbForm::Base) && is_verb
}

/// Whether a word in its base form is what those behind a verb were made to do, or seen to: "helped Howard win four elections".
fn is_caused(items: &[SentenceItem], at: usize) -> bool {
    let is_phrase = |item: &&SentenceItem| item.is(Tag::Determiner) || item.is_noun_word();
    let run = items[..at].iter().rev().take_while(is_phrase);
    let names = run.clone().any(SentenceItem::is_content);
    let verb = at.checked_sub(run.count() + 1).map(|verb| &items[verb]);
    let causes = |verb: &SentenceItem| {
        verb.verb.is_some_and(|form| form != VerbForm::Base) && verb.is(Tag::Causer)
    };
    names && items[at].uses.has(VerbForm::Base) && verb.is_some_and(causes)
}

/// Whether a word is the last of what is somebody's: "South Africa's total exports".
fn is_owned_noun(items: &[SentenceItem], at: usize) -> bool {
    let run = items[..at].iter().rev().take_while(|item| item.is_noun_word());
    run.into_iter().any(|item| item.is_possessive)
}

/// Whether a word is the noun of a change whose size stands before it, with an article: "a 9% fall in costs".
fn is_sized_noun(items: &[SentenceItem], at: usize) -> bool {
    let [Some(article), Some(size)] = [2, 1].map(|by| at.checked_sub(by).map(|at| &items[at]))
    else {
        return false;
    };
    size.figure.is_percent && article.is(Tag::Determiner)
}

/// Whether a figure with a phrase behind its noun leads to a verb in the plural: "70 of the wolves in the park carry a mark".
fn is_counted_before(items: &[SentenceItem], at: usize) -> bool {
    let clause = items[..at].iter().rev().take_while(|item| {
        item.kind != ItemKind::Sign && item.verb.is_none() && !item.is_auxiliary()
    });
    let clause: Vec<&SentenceItem> = clause.collect();
    let led = clause.iter().position(|item| item.is(Tag::Where));
    led.is_some_and(|led| clause[led..].iter().any(|item| item.is_figure()))
}

/// Whether an object, a figure, a time or a place can begin with an item, which then follows a verb.
fn starts_object(item: &SentenceItem) -> bool {
    item.is_mention()
        || item.is_capital
        || [
            Tag::Determiner,
            Tag::Preposition,
            Tag::Pronoun,
            Tag::Adverb,
            Tag::Infinitive,
            Tag::Complement,
            Tag::Additional,
        ]
        .into_iter()
        .any(|tag| item.is(tag))
}

/// Whether a word right behind a share is the verb of its clause, which has no other: "80% offered free samples".
fn is_verb_of_share(items: &[SentenceItem], at: usize) -> bool {
    let Some(figure) = at.checked_sub(1).filter(|at| items[*at].figure.is_share) else {
        return false;
    };
    let begins = figure.checked_sub(1).is_none_or(|before| {
        let before = &items[before];
        let opens = [Tag::Coordinator, Tag::Contrasting, Tag::Complement];
        before.kind == ItemKind::Sign || opens.into_iter().any(|tag| before.is(tag))
    });
    let ends = |item: &&SentenceItem| {
        let opens = [Tag::Coordinator, Tag::Contrasting, Tag::Relative, Tag::Complement];
        item.kind == ItemKind::Sign || opens.into_iter().any(|tag| item.is(tag))
    };
    let mut rest = items[at + 1..].iter().take_while(|item| !ends(item));
    begins && !rest.any(|item| item.is_auxiliary() || item.uses.has(VerbForm::Past))
}

/// Whether a participle describes the noun after it: "the wounded soldiers", "540 registered voters", "the expected 40".
fn is_quality(
    items: &[SentenceItem],
    at: usize,
    before: Option<&SentenceItem>,
    after: Option<&SentenceItem>,
) -> bool {
    let moves = |item: &SentenceItem| item.direction().is_some_and(|(_, sort)| sort != Sort::Noun);
    let is_plain = |item: &SentenceItem| {
        item.is_content() && !item.is_capital && !moves(item) && item.verb.is_none()
    };
    let determined = before.is_some_and(|item| item.is(Tag::Determiner));
    // "22 pleaded guilty": such a word ends what a verb says, and no noun is described.
    let describes = after.is_some_and(|item| {
        is_plain(item) && !item.is(Tag::Predicate) || determined && item.is_figure()
    });
    let leads = |item: &SentenceItem| {
        let opens = [
            Tag::Determiner,
            Tag::Preposition,
            Tag::Coordinator,
            Tag::Contrasting,
            Tag::Subordinator,
        ];
        item.is_figure()
            || item.kind == ItemKind::Sign
            || opens.into_iter().any(|tag| item.is(tag)) && !item.is(Tag::Infinitive)
    };
    let helped = items[..at].iter().rev().take(3).any(SentenceItem::is_auxiliary);
    // "two killed, and wounded soldiers": after a comma or "and", only where a verb follows the noun.
    let joined =
        before.is_some_and(|item| item.kind == ItemKind::Sign || item.is(Tag::Coordinator));
    let has_verb =
        items.get(at + 2).is_some_and(|item| item.is_auxiliary() || item.uses.has(VerbForm::Past));
    if is_verb_of_share(items, at) {
        return false;
    }
    describes && before.is_none_or(leads) && !helped && (!joined || has_verb)
}
