//! Runs the tests: the shape of the tree and the core, what only a browser shows, and the journeys.

use std::fs;

use crate::bundle::{self, Mode};
use crate::failure::Failure;
use crate::install::{self, CHROMEDRIVER, CHROMIUM, OPENSSL, POPPLER, WEBKIT, XVFB};
use crate::run::{Step, print};
use crate::tools;
use crate::tree;

pub(crate) fn command(words: &[&str]) -> Result<(), Failure> {
    let mut tally = Tally::default();
    let result = match words {
        [] => core(&mut tally)
            .and_then(|()| examples(&mut tally))
            .and_then(|()| browser(&mut tally))
            .and_then(|()| journeys(&mut tally, &[])),
        ["core"] => core(&mut tally),
        ["browser"] => browser(&mut tally),
        ["journeys", rest @ ..] => journeys(&mut tally, rest),
        [other, ..] => Err(Failure::new(
            format!("there is no part `{other}` of the tests"),
            "choose `core`, `browser` or `journeys`, or nothing for all of them",
        )),
    };
    tally.report()?;
    if result.is_ok() && tally.passed == 0 {
        return Err(Failure::new(
            "no test ran",
            "look whether what was asked for exists, and whether the runners still print their summary",
        ));
    }
    result
}

/// The core and the commands themselves, natively: seconds.
fn core(tally: &mut Tally) -> Result<(), Failure> {
    install::cargo_tool(tools::NEXTEST)?;
    tally.run(Step::cargo("tests of the core, natively").args([
        "nextest",
        "run",
        "--locked",
        "--no-default-features",
        "--workspace",
        "--no-fail-fast",
    ]))
}

/// The examples in the documentation.
fn examples(tally: &mut Tally) -> Result<(), Failure> {
    tally.run(Step::cargo("examples in the documentation").args([
        "test",
        "--doc",
        "--locked",
        "--quiet",
        "--no-default-features",
    ]))
}

/// What only a browser shows, in a headless Chromium.
fn browser(tally: &mut Tally) -> Result<(), Failure> {
    install::wasm_target()?;
    install::system_programs(&[CHROMIUM, CHROMEDRIVER])?;
    install::cargo_tool(tools::WASM_BINDGEN)?;
    tally.run(
        Step::cargo("tests in the browser")
            .args([
                "test",
                "--locked",
                "--target",
                "wasm32-unknown-unknown",
                "--test",
                "browser",
            ])
            .env("CHROMEDRIVER", "chromedriver")
            // A browser may be slow to come up beside a compiler.
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
            .env("WASM_BINDGEN_TEST_TIMEOUT", "180"),
    )
}

/// The journeys through the release build, in Chromium and, those that are marked, in `WebKitGTK`.
/// Further words go to Playwright.
fn journeys(tally: &mut Tally, words: &[&str]) -> Result<(), Failure> {
    install::system_programs(&[CHROMIUM, WEBKIT, XVFB, POPPLER, OPENSSL])?;
    bundle::build(Mode::Release)?;
    tally.run(playwright(
        "journeys in Chromium",
        "playwright.config.ts",
        words,
    ))?;
    tally.run(playwright(
        "journeys in WebKitGTK",
        "webkit.config.ts",
        words,
    ))
}

fn playwright(title: &str, config: &str, words: &[&str]) -> Step {
    Step::new(title, "playwright")
        .args(["test", "--config", config])
        // What is asked for by name may be a journey of the other browser.
        .args((!words.is_empty()).then_some("--pass-with-no-tests"))
        .args(words)
        .within(tree::journeys())
        .env("FORCE_COLOR", "0")
}

/// How many tests passed and failed over all the runners.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    fn run(&mut self, step: Step) -> Result<(), Failure> {
        let (heard, result) = step.run_and_listen();
        self.count(&heard);
        result
    }

    /// Reads the summary lines of nextest ("12 tests run: 11 passed, 1 failed"), of Rust's own
    /// harness ("test result: ok. 5 passed; 0 failed") and of Playwright ("  7 passed (1.2m)").
    fn count(&mut self, heard: &str) {
        let plain: String = without_colours(heard);
        for line in plain.lines().map(str::trim) {
            let is_playwright = line.split_once(' ').is_some_and(|(number, rest)| {
                is_number(number)
                    && ["passed", "failed"].contains(&rest.split(" (").next().unwrap_or_default())
            });
            if line.contains("tests run:")
                || line.contains("test run:")
                || line.starts_with("test result:")
                || is_playwright
            {
                self.passed += number_before("passed", line);
                self.failed += number_before("failed", line);
            }
        }
    }

    /// Prints the total and keeps it for `.ci/run`, which shows it as its last line.
    fn report(&self) -> Result<(), Failure> {
        let line = format!("{} passed, {} failed", self.passed, self.failed);
        print(&line);
        let folder = tree::scratch();
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join("tests.txt"), format!("{line}\n")))
            .map_err(Failure::from_io("write target/xtask/tests.txt"))
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number in front of a word: 11 for "passed" in "12 tests run: 11 passed, 1 failed".
fn number_before(word: &str, line: &str) -> u32 {
    let words: Vec<&str> = line
        .split([' ', ',', ';', ':', '.'])
        .filter(|part| !part.is_empty())
        .collect();
    words
        .iter()
        .zip(words.iter().skip(1))
        .find(|(_, next)| **next == word)
        .and_then(|(number, _)| number.parse().ok())
        .unwrap_or(0)
}

/// Drops the escape sequences with which a program paints its words.
fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut parts = text.split("\u{1b}[");
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        plain.push_str(part.split_once('m').map_or(part, |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summaries_of_all_runners_are_added_up() {
        let mut tally = Tally::default();
        tally.count("     Summary [   0.5s] 12 tests run: 11 passed, 1 failed, 0 skipped");
        tally.count(
            "test result: ok. 5 passed; 0 failed; 0 ignored; 0 filtered out; finished in 1.20s",
        );
        tally.count("\u{1b}[32m  7 passed\u{1b}[39m\u{1b}[2m (1.2m)\u{1b}[22m\n  2 failed\n");
        assert_eq!(
            tally,
            Tally {
                passed: 23,
                failed: 3
            }
        );
    }

    #[test]
    fn a_line_that_only_mentions_a_number_is_not_counted() {
        let mut tally = Tally::default();
        tally.count("in 2014 300 passed the bridge\n3 passed by\n");
        assert_eq!(tally, Tally::default());
    }
}
