//! Every command as a reader would type it, with its output.

#[test]
fn the_commands_of_every_page_print_what_the_page_shows() {
    let cases = trycmd::TestCases::new();
    // A page cannot show what stands on standard input.
    cases.env("NO_COLOR", "1").env("COLUMNS", "80").case("tests/cmd/*.md").case("tests/cmd/*.toml");
}
