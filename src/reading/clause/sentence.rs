//! A sentence as items: its figures, words and signs, each with what it can be and what it is here.

use crate::text::Span;

use crate::reading::lexicon::{Ending, Lexicon};
use crate::reading::mention::{Figure, Mention};
use crate::reading::token::{Class, Token, tokenise};

use super::subject::{Direction, Event};
use super::words::{ClauseWords, Form, Sort, Tag, WordUse};

/// A figure, word or sign of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) span: Span,
    /// The word in lower case; a figure's words run together.
    pub(super) word: Box<str>,
    pub(super) kind: ItemKind,
    /// Whether it begins with a capital letter.
    pub(super) is_capital: bool,
    /// Whether no white space stands before it.
    pub(super) is_glued: bool,
    pub(super) uses: WordUse,
    /// Its base form, where it says something: a word, and no word of grammar; or a figure.
    pub(super) lemma: Option<Box<str>>,
    /// Whether it is a figure that counts or measures: no date or place in an order.
    pub(super) counts: bool,
    /// Whether it speaks of an earlier time.
    pub(super) is_previous: bool,
    /// Whether it is a date with a preposition of its own: "on the year before".
    pub(super) is_led: bool,
    /// Whether it says how something is done: "fatally".
    pub(super) is_manner: bool,
    /// Whether it begins a line or cell after a short one, which no sentence goes on over.
    pub(super) begins_line: bool,
    /// The form in which it is a verb here; `None` where it is none.
    pub(super) verb: Option<Form>,
}

/// The kind of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// A figure or date, by its number among the mentions.
    Figure(usize),
    Word,
    Sign,
}

impl Item {
    pub(super) fn is(&self, tag: Tag) -> bool {
        self.kind == ItemKind::Word && self.uses.is(tag)
    }

    /// Whether it is a figure that counts or measures.
    pub(super) fn is_figure(&self) -> bool {
        self.counts
    }

    /// Whether it is a figure, date or place in an order.
    pub(super) fn is_mention(&self) -> bool {
        matches!(self.kind, ItemKind::Figure(_))
    }

    pub(super) fn is_quotation_mark(&self) -> bool {
        self.kind == ItemKind::Sign
            && matches!(&*self.word, "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»")
    }

    /// Whether it helps another verb.
    pub(super) fn is_auxiliary(&self) -> bool {
        let helping = [Tag::Be, Tag::Have, Tag::Do, Tag::Planned, Tag::Supposed, Tag::Can];
        helping.into_iter().any(|tag| self.is(tag))
    }

    /// Whether it is a word of grammar, which says nothing of what a figure is of.
    pub(super) fn is_grammar(&self) -> bool {
        let grammar = [
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
        ];
        self.is_auxiliary() || grammar.into_iter().any(|tag| self.is(tag))
    }

    /// Returns the base form of a verb, and of a participle that is none: "melting", "rested".
    pub(super) fn base_form(&self) -> Option<Box<str>> {
        let is_form = self.verb.is_some() || self.uses.has(Form::Past) || self.uses.has(Form::Ing);
        self.uses.base.clone().filter(|_| is_form)
    }

    /// Whether it is a word that says something: no grammar, sign or figure.
    pub(super) fn is_content(&self) -> bool {
        self.kind == ItemKind::Word && !self.is_grammar()
    }

    /// Returns the events that it tells of here.
    pub(super) fn events(&self) -> impl Iterator<Item = (&Event, Sort)> {
        let is_verb = self.verb.is_some();
        let own = self.uses.events.iter().filter(move |(_, sort)| match sort {
            // A participle is a quality too: "14 wounded soldiers".
            Sort::Verb => is_verb || self.uses.has(Form::Past),
            Sort::Noun => !is_verb,
            Sort::Adjective | Sort::Adverb => true,
        });
        own.map(|(event, sort)| (event, *sort))
    }

    /// Returns which way it says that something changed.
    pub(super) fn direction(&self) -> Option<(Direction, Sort)> {
        let is_verb = self.verb.is_some();
        let mut own = self.uses.directions.iter().filter(|(_, sort)| match sort {
            Sort::Verb => is_verb,
            Sort::Noun => !is_verb,
            Sort::Adjective | Sort::Adverb => true,
        });
        own.next().copied()
    }
}

/// Returns the items of a sentence; `mentions` are those that stand in it, with places in it.
pub(super) fn items(
    sentence: &str,
    mentions: &[(usize, Mention)],
    lexicon: &Lexicon,
    words: &ClauseWords,
) -> Vec<Item> {
    let tokens = tokenise(sentence, lexicon);
    let mut items: Vec<Item> = Vec::with_capacity(tokens.len());
    for at in 0..tokens.len() {
        let Some(token) = tokens.get(at) else { break };
        let word = tokens.word(at);
        let figure = mentions.iter().find(|(_, mention)| mention.span.overlaps(token.span));
        let mut item = match figure {
            Some((number, mention)) => {
                let last = items.last_mut().filter(|last| last.kind == ItemKind::Figure(*number));
                if let Some(last) = last {
                    last.word = format!("{}{word}", last.word).into();
                    last.is_previous |= words.is_tagged(word, Tag::Previous);
                    continue;
                }
                Item::figure(*number, mention, word, words)
            }
            None => Item::word(token, word, lexicon, words),
        };
        item.is_glued = token.glued;
        item.begins_line =
            at > 0 && begins_line(sentence, tokens.span(at - 1, at).end, token.span.start);
        items.push(item);
    }
    mark_verbs(&mut items);
    for item in &mut items {
        item.lemma = lemma(item, words);
    }
    items
}

impl Item {
    /// Returns the item of a figure, of which `word` is the first.
    fn figure(number: usize, mention: &Mention, word: &str, words: &ClauseWords) -> Self {
        Self {
            span: mention.span,
            word: word.into(),
            kind: ItemKind::Figure(number),
            is_capital: false,
            is_glued: false,
            uses: WordUse::default(),
            lemma: None,
            counts: !matches!(mention.says, Figure::Date(_) | Figure::Ordinal(_)),
            is_previous: words.is_tagged(word, Tag::Previous),
            is_led: words.is_tagged(word, Tag::Preposition),
            is_manner: false,
            begins_line: false,
            verb: None,
        }
    }

    /// Returns the item of a word or sign.
    fn word(token: &Token, word: &str, lexicon: &Lexicon, words: &ClauseWords) -> Self {
        let is_word = token.class != Class::Sign;
        let bare = lexicon.stem(word, Ending::Possessive).unwrap_or(word);
        let uses = if is_word { words.uses(bare) } else { WordUse::default() };
        let is_manner = !token.capital
            && uses.forms.is_empty()
            && lexicon.ends(bare, Ending::Adverb)
            && !words.nouns.has(bare);
        Self {
            span: token.span,
            word: bare.into(),
            kind: if is_word { ItemKind::Word } else { ItemKind::Sign },
            is_capital: token.capital,
            is_glued: false,
            is_previous: uses.is(Tag::Previous),
            uses,
            lemma: None,
            counts: false,
            is_led: false,
            is_manner,
            begins_line: false,
            verb: None,
        }
    }
}

/// How many bytes the longest line has that stands by itself, as in a list or table.
const SHORT_LINE: usize = 45;

/// Whether a line or cell of its own begins between two tokens.
fn begins_line(sentence: &str, end: usize, start: usize) -> bool {
    let between = Span::new(end.min(start), start).of(sentence);
    let line = sentence[..end.min(start)].rfind('\n').map_or(0, |at| at + 1);
    let next = sentence[start..].chars().next();
    let is_short = end.saturating_sub(line) < SHORT_LINE && next.is_some_and(|c| !c.is_lowercase());
    between.contains('\t') || between.contains('\n') && is_short
}

/// Returns the base form of what an item says.
fn lemma(item: &Item, words: &ClauseWords) -> Option<Box<str>> {
    if item.is_mention() {
        return Some(item.word.clone());
    }
    let own = || item.base_form().unwrap_or_else(|| words.nouns.singular(&item.word));
    item.is_content().then(own)
}

/// Tells verbs from nouns and qualities by the words beside them.
fn mark_verbs(items: &mut [Item]) {
    for at in 0..items.len() {
        items[at].verb = verb_at(items, at);
    }
}

fn verb_at(items: &[Item], at: usize) -> Option<Form> {
    let item = &items[at];
    if item.kind != ItemKind::Word || item.is_auxiliary() || item.uses.forms.is_empty() {
        return None;
    }
    let hyphened = item.is_glued && at > 0 && items[at - 1].kind == ItemKind::Sign;
    if at > 0 && (item.is_capital || hyphened) {
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
    // "a forecast of 3 percent": its base form is that of a noun.
    let is_noun_of = uses.has(Form::Base) && after.is_some_and(|item| item.is(Tag::PartOf));
    if is_noun_of && !is_after(Tag::Infinitive) {
        return None;
    }
    if uses.has(Form::Past) && !is_quality(items, at, before, after) {
        return Some(Form::Past);
    }
    if uses.has(Form::Ing) {
        let governs = after.is_some_and(|item| item.is_mention() || item.is(Tag::Determiner));
        let is_noun = is_after(Tag::Determiner) && !governs;
        return (!is_noun).then_some(Form::Ing);
    }
    if uses.has(Form::Base) && BEFORE_BASE.into_iter().any(is_after) {
        // "rose to record levels": "to" stands before nouns as well.
        let last = items[..at].iter().rev().find(|item| item.is_content());
        let led_to = last.is_some_and(|item| item.direction().is_some());
        let governs = uses.mostly_verb || after.is_some_and(starts_object);
        let is_noun = is_after(Tag::Infinitive) && led_to && !governs;
        return (!is_noun).then_some(Form::Base);
    }
    finite_at(items, at, before, after)
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
    items: &[Item],
    at: usize,
    before: Option<&Item>,
    after: Option<&Item>,
) -> Option<Form> {
    let uses = &items[at].uses;
    let is_subject = |item: &Item| {
        let stands = [Tag::Other, Tag::Pronoun, Tag::Relative, Tag::Coordinator];
        item.is_content()
            || item.is_mention()
            || item.kind == ItemKind::Sign
            || stands.into_iter().any(|tag| item.is(tag))
    };
    if !before.is_some_and(is_subject) {
        return None;
    }
    let ends_clause = after.is_none_or(|item| item.kind == ItemKind::Sign);
    let governs = after.is_some_and(starts_object) || ends_clause;
    // "10,000 job cuts": what is counted is in the plural, and its verb does not end in "s".
    let led = items[..at].iter().rev().find(|item| !item.is_content());
    let is_counted = led.is_some_and(Item::is_figure);
    let likely = uses.mostly_verb || !ends_clause;
    if uses.has(Form::Third) && !is_counted && governs && likely {
        return Some(Form::Third);
    }
    let governs = governs || uses.only_verb && after.is_some_and(Item::is_content);
    let is_plural = before.is_some_and(|item| item.word.ends_with('s'));
    let plain = uses.has(Form::Base) && governs && uses.mostly_verb && is_plural;
    plain.then_some(Form::Base)
}

/// Whether an object, a figure, a time or a place can begin with an item, which then follows a verb.
fn starts_object(item: &Item) -> bool {
    item.is_mention()
        || item.is_capital
        || [
            Tag::Determiner,
            Tag::Preposition,
            Tag::Pronoun,
            Tag::Adverb,
            Tag::Infinitive,
            Tag::Complement,
        ]
        .into_iter()
        .any(|tag| item.is(tag))
}

/// Whether a participle describes the noun after it: "the wounded soldiers", "540 registered voters", "the expected 40".
fn is_quality(items: &[Item], at: usize, before: Option<&Item>, after: Option<&Item>) -> bool {
    let moves = |item: &Item| item.direction().is_some_and(|(_, sort)| sort != Sort::Noun);
    let is_plain =
        |item: &Item| item.is_content() && !item.is_capital && !moves(item) && item.verb.is_none();
    let determined = before.is_some_and(|item| item.is(Tag::Determiner));
    let describes = after.is_some_and(|item| is_plain(item) || determined && item.is_figure());
    let leads = |item: &Item| {
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
    let helped = items[..at].iter().rev().take(3).any(Item::is_auxiliary);
    // "two killed, and wounded soldiers": after a comma or "and", only where a verb follows the noun.
    let joined =
        before.is_some_and(|item| item.kind == ItemKind::Sign || item.is(Tag::Coordinator));
    let has_verb =
        items.get(at + 2).is_some_and(|item| item.is_auxiliary() || item.uses.has(Form::Past));
    describes && before.is_none_or(leads) && !helped && (!joined || has_verb)
}
