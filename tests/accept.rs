//! An accepted conflict is not raised while its positions are those that were accepted.

use std::path::Path;

use crosscheck::check::{Checked, Extent, check};
use crosscheck::dossier::{Acceptance, Disagreement, Dossier, Syntax, read};
use crosscheck::finding::{Code, Finding, Levels, describe};
use crosscheck::load;
use crosscheck::text::Span;
use crosscheck::verdict::{Position, Stated, Verdict};

const HEYDARI: &str = include_str!("../data/heydari/claims.json");

fn heydari(change: impl Fn(&mut Dossier)) -> Checked {
    let (dossier, _) = read(HEYDARI, Syntax::Json);
    let mut dossier = dossier.expect("it is right");
    let holdings = load::holdings(&dossier, Path::new("data/heydari"), None);
    change(&mut dossier);
    check(dossier, holdings, Extent::default())
}

fn acceptance(finding: Disagreement, positions: &[Position]) -> Acceptance {
    let value = |position: &Position| match &position.stated {
        Stated::Value(value, _) => Some(value.clone()),
        Stated::Denial => None,
    };
    // In another order than they stand.
    let positions = positions.iter().rev().map(value).collect();
    Acceptance { place: Span::new(0, 1), finding, positions, because: "it is known".to_owned() }
}

fn findings(checked: &Checked) -> Vec<Finding> {
    describe(checked, &Levels::default())
}

fn count(checked: &Checked, code: Code) -> usize {
    findings(checked).iter().filter(|finding| finding.code == code).count()
}

#[test]
fn what_is_accepted_is_not_raised_and_all_else_is_as_before() {
    let before = heydari(|_| {});
    let after = heydari(|dossier| {
        for (claim, judgement) in dossier.claims.iter_mut().zip(&before.judgements) {
            if judgement.verdict == Verdict::Conflicting {
                claim.accept.push(acceptance(Disagreement::Conflict, &judgement.positions));
            }
            let accounts = judgement.inconsistent.iter();
            let accounts = accounts
                .map(|account| acceptance(Disagreement::InconsistentAccount, &account.positions));
            claim.accept.extend(accounts);
        }
    });
    assert!(count(&before, Code::Conflict) > 5 && count(&before, Code::InconsistentAccount) > 1);
    assert_eq!(count(&after, Code::Conflict), 0);
    assert_eq!(count(&after, Code::InconsistentAccount), 0);
    assert_eq!(count(&after, Code::StaleAcceptance), 0);
    let is_other = |code| !matches!(code, Code::Conflict | Code::InconsistentAccount);
    let others = findings(&before).into_iter().filter(|finding| is_other(finding.code));
    assert_eq!(findings(&after), others.collect::<Vec<_>>());
    let verdicts = |judgements: &[crosscheck::verdict::Judgement]| {
        judgements.iter().map(|judgement| judgement.verdict).collect::<Vec<_>>()
    };
    assert_eq!(verdicts(&after.judgements), verdicts(&before.judgements));
}

#[test]
fn what_was_accepted_with_other_positions_is_raised_and_told_to_be_stale() {
    let before = heydari(|_| {});
    let conflicts = count(&before, Code::Conflict);
    for change in [0, 1] {
        let after = heydari(|dossier| {
            for (claim, judgement) in dossier.claims.iter_mut().zip(&before.judgements) {
                if judgement.verdict == Verdict::Conflicting {
                    let mut known = acceptance(Disagreement::Conflict, &judgement.positions);
                    match change {
                        0 => drop(known.positions.pop()),
                        _ => known.positions.push(None),
                    }
                    claim.accept.push(known);
                }
            }
        });
        assert_eq!(count(&after, Code::Conflict), conflicts);
        assert_eq!(count(&after, Code::StaleAcceptance), conflicts);
    }
}
