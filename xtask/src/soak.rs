//! The long runs, whose figures go into `docs/` with the commit.

use std::fs;

use crate::bundle::{self, Mode};
use crate::failure::Failure;
use crate::install::{self, CHROMIUM, OPENSSL, POPPLER};
use crate::run::{Step, print};
use crate::tools;
use crate::tree;

/// How many cases the property tests try in a long run; by default they try 256.
const PROPERTY_CASES: &str = "20000";

/// How many lives of a school are simulated; by default 200.
const SEEDS: &str = "20000";

/// How often the browser is killed.
const KILLS: &str = "100";

/// How long each importer is fuzzed, in seconds.
const FUZZ_SECONDS: &str = "600";

/// Each importer, and the files that its corpus begins with.
const IMPORTERS: [(&str, &str); 8] = [
    ("transfer", "tests/data/transfer"),
    ("envelope", "tests/data/envelope"),
    ("receipt", "tests/data/transfer"),
    ("contact", "tests/data/transfer"),
    ("backup", "tests/data/vault"),
    ("school_file", "tests/data/vault"),
    ("record", "tests/data/wire/v1"),
    ("plan_file", "src/protocol/plans"),
];

/// What mutants are made of.
const MUTATED: [&str; 3] = [
    "src/vault/**/*.rs",
    "src/casefile/**/*.rs",
    "src/protocol/**/*.rs",
];

pub(crate) fn command(words: &[&str]) -> Result<(), Failure> {
    match words {
        [] => {
            properties()?;
            simulation()?;
            ways()?;
            kills()?;
            damage()?;
            twice()?;
            IMPORTERS.into_iter().try_for_each(fuzz)?;
            mutants(&MUTATED)
        }
        ["properties"] => properties(),
        ["simulation"] => simulation(),
        ["ways"] => ways(),
        ["kills"] => kills(),
        ["damage"] => damage(),
        ["twice"] => twice(),
        ["fuzz"] => IMPORTERS.into_iter().try_for_each(fuzz),
        ["fuzz", importer] => match IMPORTERS.into_iter().find(|(name, _)| name == importer) {
            Some(known) => fuzz(known),
            None => Err(Failure::new(
                format!("there is no importer `{importer}`"),
                "choose one of those in xtask/src/soak.rs, or none for all of them",
            )),
        },
        ["mutants", rest @ ..] => mutants(if rest.is_empty() { &MUTATED } else { rest }),
        [other, ..] => Err(Failure::new(
            format!("there is no long run `{other}`"),
            "choose `properties`, `simulation`, `ways`, `kills`, `damage`, `twice`, `fuzz` or `mutants`, or nothing for all of them",
        )),
    }
}

fn properties() -> Result<(), Failure> {
    natively(&format!("property tests, {PROPERTY_CASES} cases each"), &[])
        .map(|step| step.env("PROPTEST_CASES", PROPERTY_CASES))?
        .run()
}

fn simulation() -> Result<(), Failure> {
    let filter = ["-E", "test(simulation::)", "--success-output", "final"];
    natively(&format!("{SEEDS} simulated lives of a school"), &filter)
        .map(|step| step.env("MELDCODE_SEEDS", SEEDS))?
        .run()
}

fn natively(title: &str, args: &[&str]) -> Result<Step, Failure> {
    install::cargo_tool(tools::NEXTEST)?;
    Ok(Step::cargo(title)
        .args(["nextest", "run", "--locked", "--no-default-features"])
        .args(["--cargo-profile", "bench"])
        .args(args))
}

/// Every journey over https, over http and from a file, but those that are about one of the three.
fn ways() -> Result<(), Failure> {
    in_chromium(
        "every journey each way",
        &["--config", "playwright.config.ts"],
    )
    .map(|step| step.env("MELDCODE_EVERY_WAY", "1"))?
    .run()
}

fn kills() -> Result<(), Failure> {
    let title = format!("the browser killed {KILLS} times");
    in_chromium(&title, &["--grep", "killed"])
        .map(|step| step.env("MELDCODE_KILLS", KILLS))?
        .run()
}

/// Damages the browser's own files, and looks what is said and what a backup brings back.
fn damage() -> Result<(), Failure> {
    in_chromium(
        "the browser's own files damaged",
        &["--config", "soak.config.ts"],
    )?
    .run()
}

/// A step with the journeys of the release, once that is built.
fn in_chromium(title: &str, args: &[&str]) -> Result<Step, Failure> {
    install::system_programs(&[CHROMIUM, POPPLER, OPENSSL])?;
    bundle::build(Mode::Release)?;
    Ok(Step::new(title, "playwright")
        .args(["test"])
        .args(args)
        .within(tree::journeys()))
}

/// Builds the release of the last commit in two folders, and compares every file.
fn twice() -> Result<(), Failure> {
    let elsewhere = tree::scratch().join("elsewhere");
    let folders = ["one", "a-folder-of-another-name/two"].map(|name| elsewhere.join(name));
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere).map_err(Failure::from_io("empty target/xtask/elsewhere"))?;
    }
    let mut lists = Vec::new();
    for folder in &folders {
        Step::new("a clone of the last commit", "git")
            .args(["clone", "--quiet", "."])
            .args([folder])
            .within(tree::root())
            .run()?;
        Step::cargo("its release")
            .args(["xtask", "dist"])
            .within(folder)
            .run()?;
        let list = fs::read_to_string(folder.join("target/dist/SHA256SUMS"))
            .map_err(Failure::from_io("read SHA256SUMS"))?;
        lists.push(list);
    }
    let is_file = |line: &&str| !line.starts_with('#');
    let files = lists
        .first()
        .map_or(0, |list| list.lines().filter(is_file).count());
    if lists.windows(2).all(|two| two.first() == two.last()) {
        print(&format!("   two builds, {files} files, identical"));
        return Ok(());
    }
    Err(Failure::new(
        "two builds of one commit differ",
        format!(
            "compare the two lists SHA256SUMS under {}",
            elsewhere.display()
        ),
    ))
}

/// Feeds one importer bytes from anywhere. What stops it is written down as a file for `tests/data`.
fn fuzz((importer, seeds): (&str, &str)) -> Result<(), Failure> {
    install::cargo_tool(tools::FUZZ)?;
    let corpus = tree::scratch().join("fuzz").join(importer);
    fs::create_dir_all(&corpus).map_err(Failure::from_io("make a folder for the corpus"))?;
    Step::cargo(format!("{importer} fuzzed for {FUZZ_SECONDS} seconds"))
        .args(["fuzz", "run", "--fuzz-dir", "tests/fuzz"])
        // The sanitizers need a nightly compiler; what is looked for here needs none: panics, overflows, time, memory.
        .args(["--sanitizer", "none", "--target-dir", "target/fuzz"])
        .args([importer])
        .args([corpus, tree::root().join(seeds)])
        .args(["--", "-rss_limit_mb=2048", "-timeout=10", "-max_len=65536"])
        .args([format!("-max_total_time={FUZZ_SECONDS}")])
        .remedy("put the file that is named above into tests/data, write a test that reads it, and mend the importer")
        .run()
}

/// Changes the code in small ways, and looks whether a test notices each.
fn mutants(files: &[&str]) -> Result<(), Failure> {
    install::cargo_tool(tools::NEXTEST)?;
    install::cargo_tool(tools::MUTANTS)?;
    let chosen = files.iter().flat_map(|file| ["--file", file]);
    Step::cargo("mutants")
        .args(["mutants", "--test-tool", "nextest", "--no-default-features"])
        .args(["--output", "target/xtask"])
        .args(chosen)
        .remedy(
            "write a test that notices the change, or say in docs/mutants.md why it makes no difference",
        )
        .run()
}
