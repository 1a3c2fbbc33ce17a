use crate::reading::Reader;

/// Prints what is read of the sentences in `CLAUSES`.
#[test]
#[ignore = "for looking at a sentence"]
fn show() {
    let text = std::env::var("CLAUSES").unwrap_or_default();
    let reader = Reader::english();
    for line in text.lines() {
        let mentions = reader.find(line);
        let subjects = reader.subjects(line, &mentions);
        for (mention, subject) in mentions.iter().zip(&subjects) {
            eprintln!("{} {subject:#?}", mention.span.of(line));
        }
    }
}
