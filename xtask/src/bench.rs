//! The benchmarks: a script in a real browser measures the release build; its figures come as a table and as JSON.

use crate::bundle::{self, Mode};
use crate::failure::Failure;
use crate::install::{self, CHROMIUM, OPENSSL};
use crate::run::{Step, print};
use crate::tree;

pub(crate) fn command(words: &[&str]) -> Result<(), Failure> {
    install::system_programs(&[CHROMIUM, OPENSSL])?;
    bundle::build(Mode::Release)?;
    let results = tree::scratch().join("bench.json");
    Step::new("the benchmarks", "playwright")
        .args(["test", "--config", "bench.config.ts"])
        .args(words)
        .within(tree::journeys())
        .env("MELDCODE_BENCH_RESULTS", &results)
        .run()?;
    print(&format!("   as JSON: {}", results.display()));
    Ok(())
}
