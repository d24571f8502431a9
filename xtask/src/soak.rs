//! The long runs, whose figures go into `docs/` with the commit.

use crate::bundle::{self, Mode};
use crate::failure::Failure;
use crate::install::{self, CHROMIUM, OPENSSL};
use crate::run::Step;
use crate::tools;
use crate::tree;

/// How many cases the property tests try in a long run; by default they try 256.
const PROPERTY_CASES: &str = "20000";

/// How often the browser is killed in a long run.
const KILLS: &str = "100";

pub(crate) fn command(_words: &[&str]) -> Result<(), Failure> {
    install::cargo_tool(tools::NEXTEST)?;
    Step::cargo(format!("property tests, {PROPERTY_CASES} cases each"))
        .args([
            "nextest",
            "run",
            "--locked",
            "--no-default-features",
            "--release",
        ])
        .env("PROPTEST_CASES", PROPERTY_CASES)
        .run()?;
    install::system_programs(&[CHROMIUM, OPENSSL])?;
    bundle::build(Mode::Release)?;
    Step::new(format!("the browser killed {KILLS} times"), "playwright")
        .args(["test", "--grep", "killed"])
        .within(tree::journeys())
        .env("MELDCODE_KILLS", KILLS)
        .run()
}
