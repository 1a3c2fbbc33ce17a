use crate::reading::Reader;

use super::{Assertion, Direction, FigureRole};

/// Checks what is read of the last figure of a sentence: its event, noun, role, direction and assertion.
fn check(text: &str, expected: &str) {
    let reader = Reader::english();
    let mentions = reader.find(text);
    let subject = reader.subjects(text, &mentions).pop().expect("there is a figure");
    let word = |span: Option<crate::text::Span>| span.map_or("–", |span| span.of(text)).to_owned();
    let direction = subject.direction.map_or("–", |direction| direction.name());
    let got = [
        word(subject.event),
        word(subject.noun),
        subject.role.name().to_owned(),
        direction.to_owned(),
        subject.assertion.name().to_owned(),
    ];
    assert_eq!(got.join(", "), expected, "{text}");
}

#[test]
fn a_figure_has_the_event_of_its_own_clause() {
    check("The blast killed 10 people and wounded 70 others.", "wounded, –, total, –, asserted");
    check("Ten people were killed and 1,643 wounded.", "wounded, –, total, –, asserted");
    check("A shooting left one dead and nine injured.", "injured, –, total, –, asserted");
    check("Four people, including a guard, were killed.", "killed, people, total, –, asserted");
    check("Four people were shot, one fatally.", "fatally, –, total, –, asserted");
    check("He said at least 27 diplomats had resigned.", "resigned, diplomats, total, –, asserted");
}

#[test]
fn a_figure_has_a_role_in_its_clause() {
    check("Exports rose by 12 percent.", "rose, –, change, up, asserted");
    check("Exports fell by 12 percent to 250 tonnes.", "fell, –, level, down, asserted");
    check("It has 612 beds, up from 540.", "up, –, previous, up, asserted");
    check("27 resigned, 5 of them in Sweden.", "resigned, –, part, –, asserted");
    check("He got half of the 540 votes.", "got, votes, whole, –, asserted");
    check("Another 14 people died.", "died, people, additional, –, asserted");
    check("All but three sailors survived.", "survived, sailors, excepted, –, asserted");
    check("The rate was 34 per 100,000.", "–, –, rate, –, asserted");
}

#[test]
fn a_clause_asserts_denies_or_plans() {
    check("The flood did not kill 400 people.", "kill, people, total, –, denied");
    check("The firm plans to hire 300 people.", "hire, people, total, –, planned");
    check("If the dam had burst, 200 people would have died.", "died, people, total, –, supposed");
    check("Were 14 people killed?", "killed, people, total, –, asked");
    check("Nobody disputes that 14 people were killed.", "killed, people, total, –, asserted");
    check("Not only soldiers died: 14 people were killed.", "killed, people, total, –, asserted");
}

/// The subjects of the figures of the example in a sentence that explains a part of subjects.
fn of_example(summary: &str) -> Vec<super::Subject> {
    let (_, rest) = summary.split_once('"').expect("the sentence has an example");
    let (example, _) = rest.split_once('"').expect("the example ends");
    let reader = Reader::english();
    reader.subjects(example, &reader.find(example))
}

#[test]
fn the_examples_of_a_part_of_subjects_are_read_so() {
    for role in FigureRole::ALL {
        assert!(of_example(role.summary()).iter().any(|subject| subject.role == *role), "{role:?}");
    }
    for assertion in Assertion::ALL {
        let subjects = of_example(assertion.summary());
        assert!(subjects.iter().all(|subject| subject.assertion == *assertion), "{assertion:?}");
    }
    for direction in Direction::ALL {
        let subjects = of_example(direction.summary());
        assert!(
            subjects.iter().all(|subject| subject.direction == Some(*direction)),
            "{direction:?}"
        );
    }
}
