//! Every command as a reader would type it, with its output.

#[test]
fn the_commands_of_every_page_print_what_the_page_shows() {
    trycmd::TestCases::new().env("NO_COLOR", "1").env("COLUMNS", "80").case("tests/cmd/*.md");
}
