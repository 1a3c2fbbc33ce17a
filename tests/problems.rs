//! How mistakes in a claims file look on a terminal.

use crosscheck::dossier::{Problem, Syntax, read};
use crosscheck::report::problems::render;
use crosscheck::text::Span;

fn rendered(text: &str, width: usize) -> String {
    render(&read(text, Syntax::Json).1, "claims.json", text, false, width)
}

#[test]
fn see() {
    let line = format!(
        "{{ \"version\": 1, \"sources\": {{}}, \"claims\": {{}}, \"title\": \"{}\", \"x\": 3, \"z\":\"{}\" }}",
        "é".repeat(1000),
        "w ".repeat(500)
    );
    println!("{}", rendered(&line, 80));
    println!(
        "{}",
        rendered(
            "\u{feff}{\r\n\t\"مى‌خواهم\": 1,\r\n \"version\": 2, \"sources\":\n{\n\"a\":\n1},\r\n\"claims\":[\n1,\n2]\n}",
            80
        )
    );
    println!("{}", rendered("", 80));
    println!("{}", rendered("{\n  \"version\": 1,\n", 80));
    println!(
        "{}",
        rendered(
            "{ \"\\u001b[2J\\n\": 1, \"version\": 1, \"sources\": {}, \"\\u202ex\": 3\u{9b}31m }",
            80
        )
    );
    let p = Problem {
        message: "a\x1b[31m\nb".into(),
        place: Span::new(2, 900),
        label: "l\x1b\n".into(),
        help: Some("h\u{202e}".into()),
    };
    println!("{}", render(&[p], "c\x1b[2Jx.json", "\x1b\x1bé\n", true, 80));
}
