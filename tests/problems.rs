//! How mistakes in a claims file look on a terminal.

use crosscheck::dossier::{Problem, Syntax, read};
use crosscheck::report::kit::problems::render;
use crosscheck::text::Span;

fn rendered(text: &str) -> String {
    render(&read(text, Syntax::Json).1, "claims.json", text, false, 80)
}

#[test]
fn a_problem_is_shown_under_its_line() {
    let text =
        "\u{feff}{\r\n\t\"version\": 1, \"sources\": {},\r\n\t\"claims\": { \"رأی\": 1 }\r\n}\r\n";
    assert_eq!(
        rendered(text),
        "\
error: `رأی`: expected a claim: an object with `statement`, `kind` and `citations`, found a number
 --> claims.json:3:21
  |
3 |  \"claims\": { \"رأی\": 1 }
  |                     ^ expected a claim: an object with `statement`, `kind` and `citations`
"
    );
}

#[test]
fn columns_are_code_points_and_a_byte_order_mark_is_none() {
    assert!(rendered("\u{feff}{ \"é👩‍🚀\": 1 }").contains("claims.json:1:3\n"));
    assert!(rendered("{ \"\": 1, \"é👩‍🚀\": 1, \"x\": 1 }").contains("claims.json:1:21\n"));
}

#[test]
fn a_long_line_is_cut_around_the_mark() {
    let long = "é ".repeat(1000);
    let text = format!("{{ \"title\": \"{long}\", \"colour\": 3, \"note\": \"{long}\" }}");
    let shown = rendered(&text);
    assert!(shown.contains("claims.json:1:2016\n"), "{shown}");
    assert!(shown.contains("\"colour\": 3"), "{shown}");
    let is_cut = |line: &str| line.contains("= help:") || line.chars().count() < 110;
    assert!(shown.lines().all(is_cut), "{shown}");
}

#[test]
fn a_place_over_several_lines_is_marked_on_the_first() {
    let shown = rendered("{ \"version\": 1, \"sources\": {}, \"claims\": [\n1,\n2\n] }");
    let marked = "\
1 | { \"version\": 1, \"sources\": {}, \"claims\": [
  |                                          ^ expected an object with claims by name
";
    assert!(shown.contains(marked), "{shown}");
}

#[test]
fn nothing_that_a_terminal_obeys_is_passed_on() {
    let evil = "\x1b[2J\n\u{9b}31m\u{202e}\r";
    let problem = Problem {
        message: evil.to_owned(),
        place: Span::new(1, 40),
        label: evil.to_owned(),
        help: Some(evil.to_owned()),
    };
    for color in [false, true] {
        let shown = render(std::slice::from_ref(&problem), evil, &evil.repeat(2), color, 80);
        let styles = shown.matches("\u{1b}[").count();
        assert_eq!(styles > 0, color);
        let own = |c: char| c == '\n' || color && c == '\u{1b}';
        assert!(
            !shown.contains(|c: char| (c.is_control() || c == '\u{202e}') && !own(c)),
            "{shown:?}"
        );
        assert!(!shown.contains("\u{1b}[2J"), "{shown:?}");
        assert_eq!(shown.lines().count(), 7, "{shown}");
    }
}

#[test]
fn many_problems_are_counted_after_a_hundred() {
    let fields: String = (0..250).map(|n| format!("\"field-{n}\": 1,\n")).collect();
    let shown =
        rendered(&format!("{{{fields} \"version\": 1, \"sources\": {{}}, \"claims\": {{}} }}"));
    assert_eq!(shown.matches("error: ").count(), 100);
    assert!(shown.ends_with("\n… and 150 more\n"));
    assert!(shown.contains("claims.json:100:1\n"));
}

#[test]
fn a_file_of_one_enormous_line_is_shown_quickly() {
    let fields: String = (0..50_000).map(|n| format!("\"field-{n}\": 1,")).collect();
    let shown =
        rendered(&format!("{{{fields} \"version\": 1, \"sources\": {{}}, \"claims\": {{}} }}"));
    assert!(shown.ends_with("\n… and 9900 more\n"), "{}", &shown[shown.len() - 40..]);
}
