//! Runs the tables of `tests/spec/rules.md`: what the citations make of a rule.

use crate::rule;
use crate::table;

#[test]
fn every_rule_of_the_specification_comes_out() {
    table::check(include_str!("spec/rules.md"), 60, "outcome", |row| {
        let said = row.text("said");
        let claims: Vec<rule::Told<'_>> = said
            .split(';')
            .map(|claim| {
                let (id, said) = claim.trim().split_once(':').expect("the test is well formed");
                let said = said.split(',').map(|said| said.trim().to_owned());
                (id.trim(), said.filter(|said| !said.is_empty()).collect())
            })
            .collect();
        let (test, ids) = rule::test(row.cell("kind"), &row.text("rule"), &claims);
        let mut shown = vec![test.outcome.to_string()];
        let sets = rule::sets(&test, &ids).into_iter();
        shown.extend(sets.map(|set| if set.is_empty() { "nothing".to_owned() } else { set }));
        if !test.without.is_empty() {
            let without: Vec<&str> =
                test.without.iter().map(|claim| ids[*claim].as_str()).collect();
            shown.push(format!("without {}", without.join(" ")));
        }
        assert_eq!((test.unlisted, test.given_up), (0, false), "{said}");
        shown.join("; ")
    });
}
