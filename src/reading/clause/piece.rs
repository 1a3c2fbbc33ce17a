//! The pieces of a sentence: what commas, conjunctions and brackets part, and which piece each of them goes on from.

use std::ops::Range;

use super::sentence::{ItemKind, SentenceItem};
use super::words::{Tag, TagSet, VerbForm};

/// A run of items between two boundaries.
#[derive(Clone, Debug)]
pub(super) struct ClausePiece {
    /// Its items, without the boundary.
    pub(super) range: Range<usize>,
    pub(super) opener: Opener,
    /// The piece that it goes on from; `None` for the first.
    pub(super) parent: Option<usize>,
    /// How deep it stands in brackets.
    depth: usize,
    /// Its verbs but for those that help others, in order.
    pub(super) verbs: Vec<usize>,
    /// The first verb, also one that helps.
    pub(super) first_verb: Option<usize>,
    /// Its figures, dates too.
    pub(super) figures: Vec<usize>,
}

/// What a piece begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opener {
    /// Nothing: the sentence begins.
    Start,
    /// A comma.
    Comma,
    /// A semicolon or long dash.
    Stop,
    /// A colon.
    Colon,
    /// "and", "but".
    Coordinator,
    /// "or".
    Alternative,
    /// "while": a clause of its own.
    Contrast,
    /// "after", before a clause.
    Subordinator,
    /// "if".
    Condition,
    /// "who".
    Relative,
    /// Nothing, before a clause that describes a figure: "the 240 it has".
    Contact,
    /// "that", before what somebody says.
    Complement,
    /// A bracket.
    Bracket,
    /// The end of a bracket.
    Resumed,
}

impl Opener {
    /// Whether a clause follows it that describes the noun or figure before.
    pub(super) fn describes(self) -> bool {
        matches!(self, Self::Relative | Self::Contact)
    }
}

impl ClausePiece {
    /// Whether it has a verb, also one that helps.
    pub(super) fn has_verb(&self) -> bool {
        self.first_verb.is_some()
    }

    /// Whether it stands in brackets.
    pub(super) fn is_in_bracket(&self) -> bool {
        self.depth > 0
    }

    /// Returns the items before its first verb; all of them where it has none.
    pub(super) fn before_verb(&self) -> Range<usize> {
        self.range.start..self.first_verb.unwrap_or(self.range.end)
    }
}

/// Returns the pieces of a sentence.
pub(super) fn pieces(items: &[SentenceItem]) -> Vec<ClausePiece> {
    let mut pieces: Vec<ClausePiece> = Vec::new();
    let mut opener = Opener::Start;
    let mut depth = 0;
    let mut start = 0;
    for at in 0..items.len() {
        if items[at].begins_line && start < at {
            push(&mut pieces, items, start..at, opener, depth);
            opener = Opener::Stop;
            start = at;
        }
        if let Some((next, depth_after)) = opener_at(items, at, depth) {
            push(&mut pieces, items, start..at, opener, depth);
            let was_empty = start == at && at > 0;
            opener = if was_empty { stronger(opener, next) } else { next };
            depth = depth_after;
            start = if keeps_word(next) || items[at].is_figure() { at } else { at + 1 };
        }
    }
    push(&mut pieces, items, start..items.len(), opener, depth);
    pieces
}

/// Whether the word that opens a piece is a part of it: a preposition that opens a clause says when.
fn keeps_word(opener: Opener) -> bool {
    matches!(opener, Opener::Subordinator | Opener::Contact)
}

/// Of two boundaries side by side, ", and", the second says more, but for a comma after a bracket.
fn stronger(first: Opener, second: Opener) -> Opener {
    match (first, second) {
        (first, Opener::Comma | Opener::Resumed) => first,
        (Opener::Stop | Opener::Colon | Opener::Contrast, Opener::Coordinator) => first,
        (Opener::Condition, Opener::Complement) => first,
        (_, second) => second,
    }
}

fn push(
    pieces: &mut Vec<ClausePiece>,
    items: &[SentenceItem],
    range: Range<usize>,
    opener: Opener,
    depth: usize,
) {
    if range.is_empty() {
        return;
    }
    let own = || range.clone();
    let verbs: Vec<usize> = own().filter(|at| items[*at].verb.is_some()).collect();
    let first_verb = own().find(|at| items[*at].verb.is_some() || items[*at].is_auxiliary());
    let figures = own().filter(|at| items[*at].is_figure()).collect();
    let resumes = matches!(opener, Opener::Comma | Opener::Resumed | Opener::Stop)
        && first_verb.is_some_and(|at| items[at].verb != Some(VerbForm::Ing))
        && own()
            .take_while(|at| Some(*at) != first_verb)
            .all(|at| !items[at].is_content() && !items[at].is_figure());
    let parent = match opener {
        Opener::Bracket => pieces.len().checked_sub(1),
        _ if resumes && let Some(subject) = subject_resumed(pieces, opener, depth) => Some(subject),
        Opener::Comma if let Some(change) = change_before(pieces, items, range.start) => {
            Some(change)
        }
        _ => pieces.iter().rposition(|piece| piece.depth <= depth),
    };
    pieces.push(ClausePiece { range, opener, parent, depth, verbs, first_verb, figures });
}

/// Returns the piece whose verb is still to come, before what an opener ends.
fn subject_resumed(pieces: &[ClausePiece], opener: Opener, depth: usize) -> Option<usize> {
    match opener {
        Opener::Stop => subject_before_dashes(pieces),
        _ => subject_before(pieces, depth),
    }
}

/// Returns the piece whose verb is still to come, with the clause that describes it after it: "The factory, which might
/// have closed, …".
fn subject_before(pieces: &[ClausePiece], depth: usize) -> Option<usize> {
    let bound = [
        Opener::Relative,
        Opener::Contact,
        Opener::Condition,
        Opener::Subordinator,
        Opener::Complement,
        Opener::Bracket,
    ];
    let own = (0..pieces.len()).rev().filter(|at| pieces[*at].depth <= depth);
    let mut passed = false;
    for at in own {
        let piece = &pieces[at];
        if !piece.has_verb() && !matches!(piece.opener, Opener::Bracket) {
            return passed.then_some(at);
        }
        if !bound.contains(&piece.opener)
            && piece.verbs.first().is_none_or(|verb| piece.range.start != *verb)
        {
            return None;
        }
        passed = true;
    }
    None
}

/// Returns the piece before an aside between dashes whose verb is still to come: "approvals - loans not yet made - were £2bn".
fn subject_before_dashes(pieces: &[ClausePiece]) -> Option<usize> {
    let aside = pieces.iter().rposition(|piece| piece.opener == Opener::Stop)?;
    aside.checked_sub(1).filter(|before| !pieces[*before].has_verb())
}

/// Returns the piece that a size or an end of a change belongs to, behind a clause that describes what changed: "cut the budget, which
/// pays for care, by $45bn".
fn change_before(pieces: &[ClausePiece], items: &[SentenceItem], start: usize) -> Option<usize> {
    let ends = [Tag::SizeOfChange, Tag::EndOfChange, Tag::Infinitive];
    let leads = ends.into_iter().any(|tag| items[start].is(tag))
        && items.get(start + 1).is_some_and(SentenceItem::is_figure);
    let describing = pieces.last().filter(|piece| leads && piece.opener.describes())?;
    describing.parent.filter(|above| pieces[*above].has_verb())
}

/// Words that can open a piece.
const OPENING: TagSet = TagSet::of(&[
    Tag::Alternative,
    Tag::Complement,
    Tag::Condition,
    Tag::Contrasting,
    Tag::Coordinator,
    Tag::ParticipleLead,
    Tag::Relative,
    Tag::Subordinator,
]);

/// Returns what the item at `at` opens, and how deep the piece after it stands in brackets.
fn opener_at(items: &[SentenceItem], at: usize, depth: usize) -> Option<(Opener, usize)> {
    let item = &items[at];
    if item.kind == ItemKind::Sign {
        return match &*item.word {
            "," => Some((Opener::Comma, depth)),
            ":" => Some((Opener::Colon, depth)),
            ";" | "—" | "|" => Some((Opener::Stop, depth)),
            "–" | "-" if !item.is_glued => Some((Opener::Stop, depth)),
            "(" | "[" => Some((Opener::Bracket, depth + 1)),
            ")" | "]" => Some((Opener::Resumed, depth.saturating_sub(1))),
            _ => None,
        };
    }
    if begins_contact_clause(items, at) {
        return Some((Opener::Contact, depth));
    }
    if item.is_figure() && begins_said_clause(items, at) {
        return Some((Opener::Complement, depth));
    }
    if !item.is_any(OPENING) {
        return None;
    }
    let own = |opener| Some((opener, depth));
    if item.is(Tag::Alternative) {
        return own(Opener::Alternative);
    }
    // "all but three".
    let excepts = item.is(Tag::Exception) && at > 0 && items[at - 1].is(Tag::Determiner);
    if item.is(Tag::Coordinator) && !excepts && !joins_words(items, at) {
        return own(Opener::Coordinator);
    }
    if item.is(Tag::Relative) {
        return own(Opener::Relative);
    }
    if item.is(Tag::Complement) && (describes_noun(items, at) || describes_figure(items, at)) {
        return own(Opener::Relative);
    }
    if item.is(Tag::Complement) && opens_complement(items, at) {
        return own(Opener::Complement);
    }
    if item.is(Tag::Condition) && opens_condition(items, at) {
        return own(Opener::Condition);
    }
    if item.is(Tag::Contrasting) {
        return own(Opener::Contrast);
    }
    if item.is(Tag::ParticipleLead) && tells_of_earlier(items, at) {
        return own(Opener::Subordinator);
    }
    // "have since been repaired".
    let is_adverb = at > 0
        && items[at - 1].is(Tag::Have)
        && items.get(at + 1).is_some_and(|next| next.is_auxiliary() || next.verb.is_some());
    let leads = item.is(Tag::Subordinator) && !is_adverb;
    (leads && (clause_follows(items, at) || deed_follows(items, at)))
        .then_some((Opener::Subordinator, depth))
}

/// Whether a clause of what came before begins with the word at `at`, and no preposition leads it: "took over in June having been
/// replaced"; not "after having been replaced", "despite having won 12 games".
fn tells_of_earlier(items: &[SentenceItem], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &items[before]);
    let is_led = before.is_none_or(|before| before.is(Tag::Preposition) || before.is_auxiliary());
    let next = items[at + 1..].iter().find(|item| !item.is(Tag::Be) && !item.is(Tag::Adverb));
    !is_led && next.is_some_and(|next| next.uses.has(VerbForm::Past))
}

/// Whether "and" joins two qualities, or two nouns of which no figure is: "oil and gas".
fn joins_words(items: &[SentenceItem], at: usize) -> bool {
    let is_plain = |item: Option<&SentenceItem>| {
        item.is_some_and(|item| item.is_noun_word() && item.events().next().is_none())
    };
    let before = at.checked_sub(1).and_then(|at| items.get(at));
    if joins_qualities(items, at) {
        return true;
    }
    if ends_clause(items, at) && clause_follows(items, at) {
        return false;
    }
    is_plain(before)
        && is_plain(items.get(at + 1))
        && !stands_before_figure(items, at + 1)
        && !stands_before_rest(items, at + 1)
}

/// Whether what is said of somebody ends before `at`: "50 commands are available and".
fn ends_clause(items: &[SentenceItem], at: usize) -> bool {
    let mut before = items[..at].iter().rev().skip(1).skip_while(|item| item.is(Tag::Adverb));
    before.next().is_some_and(|item| item.is(Tag::Be))
}

/// Whether "and" joins two qualities with capitals between a figure and its noun: "40 French and German soldiers".
pub(super) fn joins_qualities(items: &[SentenceItem], at: usize) -> bool {
    let Some(figure) = at.checked_sub(2) else { return false };
    let is_quality = |item: &SentenceItem| item.is_capital && item.is_noun_word();
    let noun = items.get(at + 2);
    items[at].is(Tag::Coordinator)
        && items[figure].is_figure()
        && is_quality(&items[at - 1])
        && items.get(at + 1).is_some_and(is_quality)
        && noun.is_some_and(|noun| noun.is_content() && !noun.is_capital && noun.verb.is_none())
}

/// Whether a figure stands within a few words after `at`, before a boundary.
fn stands_before_figure(items: &[SentenceItem], at: usize) -> bool {
    let run = items[at..].iter().take(5).take_while(|item| item.kind != ItemKind::Sign);
    run.into_iter().any(SentenceItem::is_figure)
}

/// Whether what is left stands within a few words after `at`, as a figure would: "and public hospitals the rest".
fn stands_before_rest(items: &[SentenceItem], at: usize) -> bool {
    let run = items[at..].iter().take(5).take_while(|item| item.kind != ItemKind::Sign);
    let run: Vec<&SentenceItem> = run.collect();
    run.windows(2).any(|pair| pair[0].is(Tag::Determiner) && pair[1].is(Tag::Portion))
}

/// "said that 27 resigned", "a claim that", "the town that 27 left"; not "that town".
fn opens_complement(items: &[SentenceItem], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| items.get(at));
    let follows = before.is_some_and(|item| {
        // "ruled in 2003 that".
        let verb = items[..at].iter().rev().find(|item| item.verb.is_some());
        // What somebody said on a day may have been on it: "told reporters on Monday that".
        let rules = verb.is_some_and(|verb| !verb.is(Tag::Speech) && !verb.is(Tag::LightVerb));
        let is_date = item.is_mention() && !item.is_figure() && rules;
        item.is_content()
            || item.is(Tag::Be)
            || item.kind == ItemKind::Sign
            || item.is(Tag::Adverb)
            || is_date
    });
    follows && clause_follows(items, at)
}

/// Whether a word that can be a verb as well begins a condition: "provided that", ", assuming the deal holds", "will come provided
/// it rains"; not "provided food", "provided figures which show".
fn opens_condition(items: &[SentenceItem], at: usize) -> bool {
    if items[at].uses.forms.is_empty() {
        return true;
    }
    let next = items.get(at + 1);
    if next.is_some_and(|next| next.is(Tag::Complement)) {
        return true;
    }
    let before = at.checked_sub(1).map(|before| &items[before]);
    let begins = before.is_none_or(|before| before.kind == ItemKind::Sign);
    let follows_clause = || {
        let is_subject = before.is_some_and(|before| before.is(Tag::Pronoun));
        !is_subject && items[..at].iter().any(|item| item.verb.is_some())
    };
    let ends = |item: &SentenceItem| item.is(Tag::Preposition) || item.is(Tag::Relative);
    let rest = items[at + 1..].iter().take_while(|item| !ends(item) && item.kind != ItemKind::Sign);
    let has_verb = rest.skip(1).any(|item| item.is_auxiliary() || item.verb.is_some());
    (begins || follows_clause()) && has_verb && clause_follows(items, at)
}

/// "an area that will need 15,000".
fn describes_noun(items: &[SentenceItem], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| items.get(at));
    let next = items[at + 1..].iter().find(|item| !item.is(Tag::Adverb));
    before.is_some_and(|item| item.is_noun_word())
        && next.is_some_and(|item| item.is_auxiliary() || item.verb.is_some())
}

/// "the 52,000 that organisers had hoped for", "37 of the 112 samples that inspectors took"; not "told the 112 people that".
fn describes_figure(items: &[SentenceItem], at: usize) -> bool {
    let noun = nouns_before(items, at);
    let Some(figure) = at.checked_sub(noun + 1).filter(|at| items[*at].is_figure()) else {
        return false;
    };
    let is_whole =
        figure > 1 && items[figure - 1].is(Tag::Determiner) && items[figure - 2].is(Tag::PartOf);
    (noun == 0 || is_whole) && clause_follows(items, at)
}

/// Returns how many words stand before `at` that are no verbs.
fn nouns_before(items: &[SentenceItem], at: usize) -> usize {
    let before = items[..at].iter().rev();
    before.take_while(|item| item.is_noun_word()).count()
}

/// Whether a clause begins with the pronoun at `at` that describes the figure before: "the 240 it has now", "the 19
/// months he spent there". Before the verb of its sentence such a figure says when: "in 46 years she wrote 14".
fn begins_contact_clause(items: &[SentenceItem], at: usize) -> bool {
    let is_verb = |item: &SentenceItem| item.is_auxiliary() || item.verb.is_some();
    if !(items[at].is(Tag::Pronoun) && items.get(at + 1).is_some_and(is_verb)) {
        return false;
    }
    let noun = nouns_before(items, at);
    let Some(figure) = at.checked_sub(noun + 1).filter(|at| items[*at].is_figure()) else {
        return false;
    };
    let definite = figure > 0 && items[figure - 1].is(Tag::Determiner);
    let clause = items[..figure].iter().rev().take_while(|item| item.kind != ItemKind::Sign);
    definite && clause.into_iter().any(is_verb)
}

/// Whether what the same did stands right after `at`: "after being given 6%", "before selling the land".
fn deed_follows(items: &[SentenceItem], at: usize) -> bool {
    let next = items.get(at + 1);
    // "rather than growing 5%".
    items[at].is(Tag::Preposition)
        && !items[at].is(Tag::Compared)
        && next.is_some_and(|next| next.uses.has(VerbForm::Ing) || next.is(Tag::Be))
}

/// Whether what somebody found begins with the figure at `at`, right behind the verb: "found 25% did not know".
fn begins_said_clause(items: &[SentenceItem], at: usize) -> bool {
    let verb = at.checked_sub(1).map(|before| &items[before]);
    let finds = verb.is_some_and(|verb| verb.is(Tag::Finder) && verb.verb.is_some());
    let is_noun = |item: &&SentenceItem| {
        item.is_noun_word()
            || item.is(Tag::PartOf)
            || item.is(Tag::Determiner)
            || item.is(Tag::Where)
    };
    let after = items[at + 1..].iter().find(|item| !is_noun(item));
    finds && after.is_some_and(|item| item.is_auxiliary())
}

/// Whether a verb with a subject of its own stands after `at`, before a boundary.
fn clause_follows(items: &[SentenceItem], at: usize) -> bool {
    let run = items[at + 1..].iter().take_while(|item| {
        item.kind != ItemKind::Sign || !matches!(&*item.word, "," | ";" | "(" | ":")
    });
    let mut has_subject = false;
    for item in run {
        if item.is_auxiliary()
            || matches!(item.verb, Some(VerbForm::Past | VerbForm::Third | VerbForm::Base))
        {
            return has_subject;
        }
        has_subject |= item.is_content() || item.is_figure() || item.is(Tag::Pronoun);
    }
    false
}
