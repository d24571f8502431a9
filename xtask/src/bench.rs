//! The benchmarks: the core natively, the release build in a real browser; the figures come as a table and as JSON.

use crate::bundle::{self, Mode};
use crate::failure::Failure;
use crate::install::{self, CHROMIUM, OPENSSL};
use crate::run::{Step, print};
use crate::tree;

pub(crate) fn command(words: &[&str]) -> Result<(), Failure> {
    install::system_programs(&[CHROMIUM, OPENSSL])?;
    bundle::build(Mode::Release)?;
    let results = tree::scratch().join("bench.json");
    let school = tree::scratch().join("bench");
    Step::cargo("a school of 1 000 cases with 50 records each, natively")
        .args(["bench", "--locked", "--no-default-features"])
        .args(["--bench", "large_school"])
        .env("MELDCODE_BENCH_SCHOOL", &school)
        .run()?;
    Step::new("the benchmarks", "playwright")
        .args(["test", "--config", "bench.config.ts"])
        .args(words)
        .within(tree::journeys())
        .env("MELDCODE_BENCH_RESULTS", &results)
        .env("MELDCODE_BENCH_SCHOOL", &school)
        .run()?;
    print(&format!("   as JSON: {}", results.display()));
    Ok(())
}
