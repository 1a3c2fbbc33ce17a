//! What holds for every rule: it comes out as a plain trial of every choice and every value says.

use std::collections::BTreeSet;

use crate::rule::{Told, sets, test};
use crosscheck::verdict::RuleOutcome;
use proptest::prelude::*;

const IDS: [&str; 3] = ["a", "b", "c"];
const SIGNS: [&str; 5] = ["=", "<", "<=", ">", ">="];

/// An interval between whole numbers, with open or closed ends.
#[derive(Clone, Copy, Debug)]
struct Ends {
    lower: i64,
    upper: i64,
    opens: (bool, bool),
}

impl Ends {
    fn notation(self) -> String {
        let Self { lower, upper, opens: (above, below) } = self;
        if lower == upper {
            return format!("{lower}");
        }
        let sign = |open: bool, sign: &'static str| if open { sign } else { "" };
        format!("{}{lower}..{}{upper}", sign(above, ">"), sign(below, "<"))
    }

    /// Returns the eighths in it.
    fn grid(self) -> Vec<i64> {
        let point = self.lower == self.upper;
        let first = 8 * self.lower + i64::from(self.opens.0 && !point);
        let last = 8 * self.upper - i64::from(self.opens.1 && !point);
        (first..=last).collect()
    }
}

fn ends() -> impl Strategy<Value = Ends> {
    (0_i64..4, 0_i64..3, any::<(bool, bool)>()).prop_map(|(lower, width, opens)| Ends {
        lower,
        upper: lower + width,
        opens,
    })
}

fn claims() -> impl Strategy<Value = Vec<Vec<Ends>>> {
    prop::collection::vec(prop::collection::vec(ends(), 1..3), 3)
}

fn closed(claims: &[Vec<Ends>]) -> Vec<Vec<Ends>> {
    let closed = |ends: &Ends| Ends { opens: (false, false), ..*ends };
    claims.iter().map(|citations| citations.iter().map(closed).collect()).collect()
}

/// Returns the rule with these coefficients of `a`, `b` and `c`.
fn written(coefficients: &[i64], sign: &str, limit: i64) -> String {
    let terms = coefficients.iter().zip(IDS).filter(|(by, _)| **by != 0);
    let terms: Vec<String> = terms.map(|(by, id)| format!("{by} * {id}")).collect();
    format!("{} {sign} {limit}", terms.join(" + "))
}

fn is_true(sum: i64, sign: &str, limit: i64) -> bool {
    match sign {
        "=" => sum == limit,
        "<" => sum < limit,
        "<=" => sum <= limit,
        ">" => sum > limit,
        _ => sum >= limit,
    }
}

/// Returns all ways to take one element of each list.
fn choices<T: Copy>(lists: &[Vec<T>]) -> Vec<Vec<T>> {
    lists.iter().fold(vec![Vec::new()], |so_far, list| {
        let with =
            |one: &Vec<T>| list.iter().map(|next| [one.as_slice(), &[*next]].concat()).collect();
        so_far.iter().flat_map(|one| -> Vec<Vec<T>> { with(one) }).collect()
    })
}

/// Returns the outcome by trying every value of every choice.
fn plain_outcome(
    claims: &[Vec<Ends>],
    coefficients: &[i64],
    sign: &str,
    limit: i64,
) -> RuleOutcome {
    let (mut all_hold, mut broken, mut kept) = (true, false, false);
    for choice in choices(claims) {
        let grids: Vec<Vec<i64>> = choice.iter().map(|ends| ends.grid()).collect();
        let (mut some, mut every) = (false, true);
        for values in choices(&grids) {
            let sum = values.iter().zip(coefficients).map(|(value, by)| value * by).sum();
            let holds = is_true(sum, sign, 8 * limit);
            some |= holds;
            every &= holds;
        }
        all_hold &= every;
        broken |= !some;
        kept |= some;
    }
    match (all_hold, broken, kept) {
        (true, ..) => RuleOutcome::Holds,
        (_, false, _) => RuleOutcome::CanHold,
        (_, _, true) => RuleOutcome::BrokenBySome,
        (..) => RuleOutcome::BrokenByAll,
    }
}

/// What a citation says that may be open upwards or downwards, and by which ends: in eighths, an open end an eighth
/// inside. Sums of three with coefficients up to 2 then stay on the same side of every whole number.
fn half_open(ends: Ends, missing: (bool, bool)) -> (String, Vec<i64>) {
    let grid = ends.grid();
    let Ends { lower, upper, opens } = ends;
    match missing {
        (false, true) if opens.0 => (format!(">{lower}"), vec![8 * lower + 1, 8 * FAR]),
        (false, true) => (format!(">={lower}"), vec![8 * lower, 8 * FAR]),
        (true, false) if opens.1 => (format!("<{upper}"), vec![-8 * FAR, 8 * upper - 1]),
        (true, false) => (format!("<={upper}"), vec![-8 * FAR, 8 * upper]),
        _ => (ends.notation(), vec![grid[0], grid[grid.len() - 1]]),
    }
}

/// Returns the outcome by trying the ends of every choice: a sum takes all values between the least and the most that
/// they give, and none beyond.
fn outcome_by_ends(
    claims: &[Vec<Vec<i64>>],
    coefficients: &[i64],
    sign: &str,
    limit: i64,
) -> RuleOutcome {
    let indices: Vec<Vec<usize>> =
        claims.iter().map(|citations| (0..citations.len()).collect()).collect();
    let (mut all_hold, mut broken, mut kept) = (true, false, false);
    for choice in choices(&indices) {
        let ends: Vec<Vec<i64>> =
            choice.iter().zip(claims).map(|(index, all)| all[*index].clone()).collect();
        let sum = |values: Vec<i64>| -> i64 {
            values.iter().zip(coefficients).map(|(value, by)| value * by).sum()
        };
        let sums: Vec<i64> = choices(&ends).into_iter().map(sum).collect();
        let holds = |sum: i64| is_true(sum, sign, 8 * limit);
        let reaches =
            sums.iter().any(|sum| *sum <= 8 * limit) && sums.iter().any(|sum| *sum >= 8 * limit);
        let some = sums.iter().any(|sum| holds(*sum)) || (sign == "=" && reaches);
        all_hold &= sums.iter().all(|sum| holds(*sum));
        broken |= !some;
        kept |= some;
    }
    match (all_hold, broken, kept) {
        (true, ..) => RuleOutcome::Holds,
        (_, false, _) => RuleOutcome::CanHold,
        (_, _, true) => RuleOutcome::BrokenBySome,
        (..) => RuleOutcome::BrokenByAll,
    }
}

fn said(claims: &[Vec<Ends>]) -> Vec<Told<'static>> {
    let said =
        claims.iter().map(|citations| citations.iter().map(|ends| ends.notation()).collect());
    IDS.into_iter().zip(said).collect()
}

/// Far beyond every sum of these tests.
const FAR: i64 = 1_000;

/// Whether no values satisfy the rule, where a claim without a citation may be any count, or any number.
fn is_inconsistent(
    set: &[Option<Ends>],
    coefficients: &[i64],
    sign: &str,
    limit: i64,
    counts: bool,
) -> bool {
    let (mut lower, mut upper) = (0, 0);
    for (ends, by) in set.iter().zip(coefficients).filter(|(_, by)| **by != 0) {
        let free = Ends { lower: if counts { 0 } else { -FAR }, upper: FAR, opens: (false, false) };
        let Ends { lower: least, upper: most, opens: _ } = ends.unwrap_or(free);
        lower += (by * least).min(by * most);
        upper += (by * least).max(by * most);
    }
    match sign {
        "=" => lower > limit || upper < limit,
        "<" => lower >= limit,
        "<=" => lower > limit,
        ">" => upper <= limit,
        _ => upper < limit,
    }
}

/// Returns the minimal sets by trying every set.
fn plain_sets(
    claims: &[Vec<Ends>],
    coefficients: &[i64],
    sign: &str,
    limit: i64,
    counts: bool,
) -> BTreeSet<String> {
    let with_none: Vec<Vec<Option<usize>>> = claims
        .iter()
        .map(|citations| (0..citations.len()).map(Some).chain([None]).collect())
        .collect();
    let ends = |set: &[Option<usize>]| -> Vec<Option<Ends>> {
        let cited = set.iter().zip(claims);
        cited.map(|(index, citations)| index.map(|index| citations[index])).collect()
    };
    let inconsistent =
        |set: &[Option<usize>]| is_inconsistent(&ends(set), coefficients, sign, limit, counts);
    let without = |set: &[Option<usize>], index: usize| {
        let mut less = set.to_vec();
        less[index] = None;
        less
    };
    let minimal = |set: &Vec<Option<usize>>| {
        let members = (0..set.len()).filter(|index| set[*index].is_some());
        inconsistent(set) && members.into_iter().all(|index| !inconsistent(&without(set, index)))
    };
    let named = |set: Vec<Option<usize>>| {
        let cited = set.into_iter().zip(IDS);
        let cited: Vec<String> =
            cited.filter_map(|(index, id)| Some(format!("{id}{}", index?))).collect();
        cited.join(" ")
    };
    choices(&with_none).into_iter().filter(minimal).map(named).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_rule_comes_out_as_trying_every_value_says(
        claims in claims(),
        coefficients in prop::collection::vec(-2_i64..3, 3),
        sign in prop::sample::select(SIGNS.to_vec()),
        limit in -6_i64..10,
    ) {
        prop_assume!(coefficients.iter().any(|by| *by != 0));
        let rule = written(&coefficients, sign, limit);
        let used = |index: usize| coefficients[index] != 0;
        let tried: Vec<Vec<Ends>> = claims.iter().enumerate()
            .map(|(index, all)| if used(index) { all.clone() } else { all[..1].to_vec() })
            .collect();
        let (test, _) = test("quantity", &rule, &said(&claims));
        prop_assert_eq!(test.outcome, plain_outcome(&tried, &coefficients, sign, limit), "{}", rule);
        prop_assert_eq!(test.outcome.is_broken(), !test.broken.is_empty());
    }

    /// "At least 27" has no upper end, and most figures of sources are of that sort.
    #[test]
    fn a_rule_comes_out_as_trying_the_ends_of_every_choice_says(
        claims in prop::collection::vec(
            prop::collection::vec((ends(), any::<(bool, bool)>()), 1..3), 3),
        coefficients in prop::collection::vec(-2_i64..3, 3),
        sign in prop::sample::select(SIGNS.to_vec()),
        limit in -6_i64..10,
    ) {
        prop_assume!(coefficients.iter().any(|by| *by != 0));
        let rule = written(&coefficients, sign, limit);
        let cited: Vec<Vec<(String, Vec<i64>)>> = claims.iter()
            .map(|all| all.iter().map(|(ends, missing)| half_open(*ends, *missing)).collect())
            .collect();
        let notations = cited.iter().map(|all| all.iter().map(|(said, _)| said.clone()).collect());
        let said: Vec<Told<'_>> = IDS.into_iter().zip(notations).collect();
        let tried: Vec<Vec<Vec<i64>>> = cited.iter().enumerate()
            .map(|(index, all)| if coefficients[index] == 0 { &all[..1] } else { &all[..] })
            .map(|all| all.iter().map(|(_, ends)| ends.clone()).collect())
            .collect();
        let (test, _) = test("quantity", &rule, &said);
        prop_assert_eq!(test.outcome, outcome_by_ends(&tried, &coefficients, sign, limit), "{} {:?}", rule, said);
    }

    #[test]
    fn the_sets_are_all_that_are_minimal(
        claims in claims(),
        coefficients in prop::collection::vec(-1_i64..2, 3),
        sign in prop::sample::select(SIGNS.to_vec()),
        limit in -4_i64..7,
        counts in any::<bool>(),
    ) {
        prop_assume!(coefficients.iter().any(|by| *by != 0));
        let claims = closed(&claims);
        let rule = written(&coefficients, sign, limit);
        let (test, ids) = test(if counts { "count" } else { "quantity" }, &rule, &said(&claims));
        let found: BTreeSet<String> = sets(&test, &ids).into_iter().collect();
        prop_assert_eq!(found.len(), test.broken.len(), "no set is found twice");
        prop_assert_eq!(found, plain_sets(&claims, &coefficients, sign, limit, counts), "{}", rule);
    }

    #[test]
    fn the_order_of_claims_and_citations_changes_nothing(
        claims in claims(),
        coefficients in prop::collection::vec(-1_i64..2, 3),
        sign in prop::sample::select(SIGNS.to_vec()),
        limit in -4_i64..7,
    ) {
        prop_assume!(coefficients.iter().any(|by| *by != 0));
        let rule = written(&coefficients, sign, limit);
        let said = said(&closed(&claims));
        let turned: Vec<Told<'_>> = said.iter().rev()
            .map(|(id, all)| (*id, all.iter().rev().cloned().collect()))
            .collect();
        let values = |said: &[Told<'_>]| {
            let (test, ids) = test("count", &rule, said);
            let of = |id: &str| said.iter().find(|(other, _)| *other == id).map(|(_, all)| all);
            let set = |set: &Vec<crosscheck::dossier::CitationIndex>| {
                let mut set: Vec<String> = set.iter().map(|cited| {
                    let id = &ids[cited.claim];
                    format!("{id} {}", of(id).expect("it is there")[cited.citation])
                }).collect();
                set.sort();
                set
            };
            let mut sets: Vec<Vec<String>> = test.broken.iter().map(set).collect();
            sets.sort();
            (test.outcome, sets)
        };
        prop_assert_eq!(values(&said), values(&turned));
    }
}

/// Six claims with 2 000 citations each: 64 000 000 000 000 000 000 choices.
fn many(last: i64) -> Vec<Told<'static>> {
    let said = |least: i64| (0..2_000).map(|index| (least + index).to_string()).collect();
    let claims = ["a", "b", "c", "d", "e"].into_iter().map(|id| (id, said(1)));
    claims.chain([("f", said(last))]).collect()
}

#[test]
fn bounds_decide_without_trying_choices() {
    for (rule, last, outcome) in [
        ("a + b + c + d + e <= f", 10_000, RuleOutcome::Holds),
        ("a + b + c + d + e < f", 10_000, RuleOutcome::BrokenBySome),
        ("a + b + c + d + e <= f + 9000", 1_000, RuleOutcome::Holds),
        ("a + b + c + d + e >= f", 10_001, RuleOutcome::BrokenByAll),
    ] {
        let (test, _) = test("quantity", rule, &many(last));
        assert_eq!(test.outcome, outcome, "{rule}");
        let most = if outcome.is_broken() { 300_000 } else { 100 };
        assert!(test.sums <= most, "{rule}: {} sums", test.sums);
    }
}

#[test]
fn a_hundred_sets_are_listed_and_the_others_counted() {
    let said = |id, least: i64| (id, (0..2_000).map(|index| (least + index).to_string()).collect());
    for kind in ["quantity", "count"] {
        let (test, _) = test(kind, "a <= b", &[said("a", 1), said("b", 1)]);
        assert_eq!(test.outcome, RuleOutcome::BrokenBySome);
        assert_eq!((test.broken.len(), test.given_up), (100, false));
        assert_eq!(test.broken.len() + test.unlisted, 2_000 * 1_999 / 2);
        assert!(test.sums < 1_000_000, "{} sums", test.sums);
    }
}

#[test]
fn a_search_that_is_given_up_says_so() {
    // All are even, and their sum is to be odd.
    let said = |id| (id, (0..300).map(|index| (2 * index).to_string()).collect());
    let (test, _) = test("quantity", "a + b + c = d + 301", &["a", "b", "c", "d"].map(said));
    assert_eq!(test.outcome, RuleOutcome::BrokenBySome);
    assert!(test.given_up);
    assert!(test.sums < 1_000_000, "{} sums", test.sums);
}
