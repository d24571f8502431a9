//! A school of a thousand cases with fifty records each, made through the real recorder: measured natively, and left as files for the browser.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement that cannot be taken stops here, and one that was is printed"
)]

mod figures;
mod school;
#[allow(
    dead_code,
    reason = "the tests use parts of a device that no measurement needs"
)]
#[path = "../native/office/world.rs"]
mod world;

use std::collections::BTreeSet;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use meldcode::casefile::CaseId;
use meldcode::screen::today::today;
use meldcode::workspace::{Action, Done};

use sha2::{Digest, Sha256};

use figures::Figures;
use school::{PASSPHRASE, fill, founded, unlock};
use world::{World, secret};

/// How many cases are opened to say what opening one takes.
const OPENED: usize = 50;

fn main() {
    let cases = number("MELDCODE_BENCH_CASES", 1_000);
    let records = number("MELDCODE_BENCH_RECORDS", 50);
    let mut here = World::beginning("2026-01-05T08:00:00+01:00");
    founded(&here, "De Regenboog");
    let (ids, saves) = fill(&here, cases, records);

    let (backup, _) = took(|| file(here.perform(Action::BackUp)));
    let mut figures = Figures::of(&format!("{cases} x {records}"));
    let hashing = least(5, || {
        let _hash = Sha256::digest(&backup);
    });
    figures.reference("hashing the whole store once", hashing);
    figures.tell("a save to the store in memory", median(saves));
    desk(&mut here, &mut figures);
    opening(&here, &ids, &mut figures);
    let transfer = carrying(&here, &ids, &mut figures);

    if let Some(folder) = std::env::var_os("MELDCODE_BENCH_SCHOOL").map(PathBuf::from) {
        figures.write(
            &folder,
            &[("school.mcb", &backup), ("school.age", &transfer)],
        );
    }
    figures.print();
}

/// *Vandaag*, from the passphrase's key to what the screen shows.
fn desk(here: &mut World, figures: &mut Figures) {
    here.close_browser();
    // A wrong passphrase costs its derivation and nothing else.
    let (_, derivation) = took(|| unlock(here, "een heel andere zin met woorden"));
    let (unlocked, whole) = took(|| unlock(here, PASSPHRASE));
    unlocked.expect("unlocks");
    figures.tell(
        "unlock without the derivation",
        whole.saturating_sub(derivation),
    );
    let drawn = least(5, || {
        let shown = here.office.read(|desk| today(desk, here.now()));
        assert!(shown.is_some(), "unlocked");
    });
    figures.tell("what Vandaag shows", drawn);
}

fn opening(here: &World, ids: &[CaseId], figures: &mut Figures) {
    let times = ids.iter().take(OPENED).map(|case| {
        let (loaded, time) = took(|| here.perform(Action::LoadCase(*case)));
        loaded.expect("loads");
        time
    });
    figures.tell("open a case", median(times.collect()));
}

/// Everything out, and into a school that has none of it; gives back the file.
fn carrying(here: &World, ids: &[CaseId], figures: &mut Figures) -> Vec<u8> {
    let export = || Action::Export {
        cases: ids.to_vec(),
        passphrase: secret(PASSPHRASE),
    };
    let (transfer, exported) = took(|| file(here.perform(export())));
    figures.tell("export, sealed and read back", exported);
    let there = World::beginning("2026-11-23T08:00:00+01:00");
    founded(&there, "De Vlieger");
    let preview = Action::Preview {
        file: transfer.clone(),
        passphrase: secret(PASSPHRASE),
    };
    let (previewed, looking) = took(|| there.perform(preview));
    let Ok(Done::Preview(plan)) = previewed else {
        panic!("no preview: {previewed:?}")
    };
    figures.tell("preview of that file", looking);
    let (imported, taking_in) = took(|| {
        there.perform(Action::Import {
            plan,
            bring_back: BTreeSet::new(),
        })
    });
    assert!(
        matches!(imported, Ok(Done::Imported { cases, .. }) if cases == ids.len()),
        "{imported:?}"
    );
    figures.tell("import of that file", taking_in);
    transfer
}

fn file(done: Result<Done, meldcode::workspace::Error>) -> Vec<u8> {
    match done {
        Ok(Done::File(file)) => file.bytes,
        other => panic!("no file: {other:?}"),
    }
}

fn number(name: &str, otherwise: usize) -> usize {
    std::env::var(name).map_or(otherwise, |text| text.parse().expect("a number"))
}

/// What came of it, and how long it took.
fn took<T>(act: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let done = act();
    (done, began.elapsed())
}

/// The least of so many times: what it takes when nothing else is in the way.
fn least(times: usize, act: impl Fn()) -> Duration {
    let all = (0..times).map(|_| took(&act).1);
    all.min().unwrap_or_default()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
