//! Runs the tables of `tests/spec/rules.md`: what the citations make of a rule.

mod rule;
mod table;

#[test]
fn every_rule_of_the_specification_comes_out() {
    table::check(include_str!("spec/rules.md"), 60, "outcome", |row| {
        let said = row.text("said");
        let claims: Vec<rule::Said<'_>> = said
            .split(';')
            .map(|claim| {
                let (id, said) = claim.trim().split_once(':').expect("the test is well formed");
                let said = said.split(',').map(|said| said.trim().to_owned());
                (id.trim(), said.filter(|said| !said.is_empty()).collect())
            })
            .collect();
        let (test, ids) = rule::test(row.cell("kind"), &row.text("rule"), &claims);
        let mut shown = test.outcome.to_string();
        for set in rule::sets(&test, &ids) {
            shown.push_str(&format!("; {}", if set.is_empty() { "nothing" } else { &set }));
        }
        if !test.without.is_empty() {
            let without: Vec<&str> =
                test.without.iter().map(|claim| ids[*claim].as_str()).collect();
            shown.push_str(&format!("; without {}", without.join(" ")));
        }
        assert_eq!((test.unlisted, test.given_up), (0, false), "{said}");
        shown
    });
}
