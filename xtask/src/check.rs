//! The checks that need no running program: formatting, lints, documentation, licences, spelling.

use crate::failure::Failure;
use crate::install;
use crate::run::Step;
use crate::tools;

pub(crate) fn command(words: &[&str]) -> Result<(), Failure> {
    match words {
        [] => everything(),
        ["spelling"] => spelling(),
        [other, ..] => Err(Failure::new(
            format!("there is no check `{other}`"),
            "give `spelling`, or nothing for all of them",
        )),
    }
}

fn everything() -> Result<(), Failure> {
    install::wasm_target()?;
    Step::cargo("formatting")
        .args(["fmt", "--all", "--check"])
        .remedy("run `cargo fmt --all`")
        .run()?;
    spelling()?;
    clippy(
        "lints: the core alone",
        &["--no-default-features", "--all-targets"],
    )?;
    clippy(
        "lints: everything, and the commands",
        &["--workspace", "--all-targets"],
    )?;
    clippy(
        "lints: as the browser gets it",
        &[
            "--features",
            "split,vault-file",
            "--lib",
            "--bins",
            "--test",
            "browser",
            "--target",
            "wasm32-unknown-unknown",
        ],
    )?;
    clippy(
        "lints: the worker's module",
        &[
            "--no-default-features",
            "--features",
            "worker",
            "--bin",
            "transport",
            "--target",
            "wasm32-unknown-unknown",
        ],
    )?;
    Step::cargo("documentation")
        .args([
            "doc",
            "--no-deps",
            "--document-private-items",
            "--workspace",
            "--locked",
        ])
        .env("RUSTDOCFLAGS", "-D warnings")
        .run()?;
    install::cargo_tool(tools::DENY)?;
    // The advisories need a database that is not always within reach: `cargo deny check advisories`.
    Step::cargo("licences, bans and sources of the crates")
        .args(["deny", "--all-features", "--config", ".deny.toml"])
        .args(["check", "bans", "licenses", "sources"])
        .run()
}

/// Warnings are errors here, and only warnings on a developer's own builds.
fn clippy(title: &str, args: &[&str]) -> Result<(), Failure> {
    Step::cargo(title)
        .args(["clippy", "--locked", "--quiet"])
        .args(args)
        .args(["--", "-D", "warnings"])
        .run()
}

fn spelling() -> Result<(), Failure> {
    install::typos()?;
    Step::new("spelling", "typos")
        .args(["--config", ".typos.toml"])
        .remedy("mend the words above, or add them to .typos.toml when they are right")
        .run()
}
