//! The page of `check --write` in a browser: `tests/browser/report.py`, which `.ci/browser` makes ready for.

#![expect(clippy::disallowed_methods, reason = "`.ci/browser` names its Python in the environment")]
#![expect(clippy::print_stdout, reason = "the times that it measures are for whoever runs it")]

use std::env;
use std::process::Command;

#[test]
#[ignore = "needs Chromium, Playwright and axe-core: run .ci/browser, which installs them"]
fn the_page_works_in_a_browser() {
    let python = env::var("BROWSER_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = Command::new(python)
        .args(["tests/browser/report.py", env!("CARGO_BIN_EXE_crosscheck")])
        .output()
        .expect("there is Python");
    let told = String::from_utf8_lossy(&output.stdout);
    println!("{told}");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
