//! Cases and laws that are cited by volume and page: "575 F.2d 32", "296 N.C. 454, 460 (1979)".

use crate::reading::lexicon::{Ending, Set};
use crate::reading::number::name::counts_what_follows;
use crate::reading::token::{Class, Tokens};

/// How many tokens a citation has from its volume to its page at most: "3 Fed. R. Serv. 2d 315".
const LONGEST: usize = 12;

/// How many letters a word of the name of a report has at most: "Supp".
const LONGEST_WORD: usize = 6;

/// How many tokens the court in brackets and the pages before them have: "454, 460 (N.D. Ala. 1979)".
const BEFORE_YEAR: usize = 12;

/// Whether the digits at token `at` are the volume or a page of a citation.
pub(super) fn is_of_citation(tokens: &Tokens<'_>, at: usize) -> bool {
    let follows = |at: usize| {
        let from = at.saturating_sub(LONGEST);
        (from..at).any(|volume| page_of(tokens, volume) == Some(at))
    };
    let is_second = || {
        at.checked_sub(2).is_some_and(|page| tokens.word(at - 1) == "," && follows(page))
            && tokens.is(at, Class::Figure)
    };
    page_of(tokens, at).is_some()
        || follows(at)
        || is_second()
        || is_in_journal(tokens, at)
        || is_of_bracketed_year(tokens, at)
        || is_title_of_code(tokens, at)
        || is_section_of_code(tokens, at)
        || at > 2 && tokens.word(at - 1) == "," && is_of_bracketed_year(tokens, at - 2)
}

/// "[1932] AC 562", "[1972] 1 WLR 730", "[2011] UKSC 12": the volume or page of a report, or the number of a judgment, behind its
/// year in square brackets and the letters of the report or court.
fn is_of_bracketed_year(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_report = |at: usize| tokens.is_uppercase(at) || is_short_report(tokens, at);
    let is_volume = |at: usize| tokens.is(at, Class::Figure) && tokens.word(at).len() <= 2;
    let follows_year = |at: usize| {
        at >= 3
            && tokens.word(at - 1) == "]"
            && tokens.word(at - 3) == "["
            && tokens.is(at - 2, Class::Figure)
            && tokens.word(at - 2).len() == 4
    };
    if is_volume(at) && follows_year(at) && is_report(at + 1) {
        return true;
    }
    let mut name = (0..at).rev().take(REPORT_WORDS).take_while(|at| is_report(*at));
    let first = name.by_ref().last().filter(|_| !counts_what_follows(tokens, at + 1));
    first.is_some_and(|first| {
        follows_year(first) || first > 0 && is_volume(first - 1) && follows_year(first - 1)
    })
}

/// "18 Pa.C.S.A. § 3121": the title of a code, whose name has capitals and stops and leads to a section.
fn is_title_of_code(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_name = |at: &usize| tokens.is_capital_word(*at) || tokens.word(*at) == ".";
    let section = (at + 1..at + LONGEST).find(|next| !is_name(next));
    let is_short = tokens.is(at, Class::Figure) && tokens.word(at).len() <= 2;
    is_short && section.is_some_and(|next| next > at + 1 && tokens.word(next) == SECTION_SIGN)
}

/// "§§ 3121(a)(1), 3123(a)(7), 3124.1": a section in a list that the sign leads, with their paragraphs in brackets.
fn is_section_of_code(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_listed = |at: &usize| {
        matches!(tokens.word(*at), "(" | ")" | "," | ".")
            || tokens.is(*at, Class::Figure)
            || tokens.is(*at, Class::Word) && tokens.word(*at).len() == 1
            || tokens.is_in(*at, Set::And)
    };
    let mut before = (0..at).rev().take(SECTIONS).skip_while(is_listed);
    tokens.is(at, Class::Figure)
        && before.next().is_some_and(|sign| tokens.word(sign) == SECTION_SIGN)
        && !counts_what_follows(tokens, at + 1)
}

const SECTION_SIGN: &str = "§";

/// How many tokens a list of sections has at most.
const SECTIONS: usize = 40;

/// How many words the name of a report in letters has at most: "All ER".
const REPORT_WORDS: usize = 3;

/// "AC", "QB", "All": two capitals, or the first word of a name that ends in these.
fn is_short_report(tokens: &Tokens<'_>, at: usize) -> bool {
    let written = tokens.span(at, at + 1).of(tokens.text);
    let are_capitals = written.len() == 2 && written.bytes().all(|b| b.is_ascii_uppercase());
    are_capitals || tokens.is_capital_word(at) && tokens.is_capital_word(at + 1)
}

/// "Cancer 56: 1710-1718, 1985": the volume, pages and year of an article.
pub(in crate::reading) fn is_in_journal(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_article = |volume: usize| {
        let figure = |at: usize| tokens.is(volume + at, Class::Figure);
        volume > 0
            && tokens.is_capital_word(volume - 1)
            && figure(0)
            && tokens.word(volume + 1) == ":"
            && figure(2)
            && tokens.ties(volume + 3)
            && figure(4)
            && tokens.word(volume + 5) == ","
            && figure(6)
            && tokens.word(volume + 6).len() == 4
    };
    [0, 2, 4, 6].into_iter().any(|back| at.checked_sub(back).is_some_and(is_article))
}

/// Whether the digits at token `at` are the year of a citation, in brackets behind its page: "(1979)", "(N.D. Ala. 1979)".
pub(in crate::reading) fn is_year_of_citation(tokens: &Tokens<'_>, at: usize) -> bool {
    let names = |at: &usize| tokens.is_capital_word(*at) || tokens.word(*at) == ".";
    let mut before = (0..at).rev().take(BEFORE_YEAR).skip_while(names);
    let Some(open) = before.next().filter(|open| tokens.word(*open) == "(") else { return false };
    let mut pages = (0..open).rev().take(BEFORE_YEAR).take_while(|at| {
        tokens.is(*at, Class::Figure) || tokens.word(*at) == "," || tokens.is_dash(*at)
    });
    matches!(tokens.word(at + 1), ")" | ",") && pages.any(|page| is_of_citation(tokens, page))
}

/// Returns the token of the page that follows the volume at token `at` and the name of a report, which has capitals and stops.
fn page_of(tokens: &Tokens<'_>, volume: usize) -> Option<usize> {
    let is_number = |at: usize| {
        tokens.is(at, Class::Figure) && !tokens.word(at).contains(['.', ',']) && !tokens.glued(at)
    };
    if !is_number(volume) || !tokens.is_capital_word(volume + 1) {
        return None;
    }
    let mut stops = 0;
    let mut at = volume + 1;
    while at < volume + LONGEST {
        if is_series(tokens, at) {
            at += 2;
        } else if tokens.is(at, Class::Figure) {
            return (stops > 0 && is_number(at) && !tokens.ties(at + 1)).then_some(at);
        } else if tokens.word(at) == "." && tokens.glued(at) {
            stops += 1;
            at += 1;
        } else if is_of_report(tokens, at) {
            at += 1;
        } else {
            return None;
        }
    }
    None
}

fn is_of_report(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_capital_word(at)
        && tokens.word(at).len() <= LONGEST_WORD
        && tokens.calendar_word(at).is_none()
        && !tokens.lexicon.ends(tokens.word(at), Ending::Possessive)
        && !tokens.breaks_line(at)
        && !tokens.is_in(at, Set::Persons)
}

/// "2d", "3d", "4th": the series of a report.
fn is_series(tokens: &Tokens<'_>, at: usize) -> bool {
    let ending = tokens.word(at + 1);
    tokens.is(at, Class::Figure)
        && tokens.word(at).len() == 1
        && tokens.glued(at + 1)
        && (tokens.lexicon.has(Set::OrdinalSuffix, ending)
            || tokens.lexicon.has(Set::SeriesSuffix, ending))
}
