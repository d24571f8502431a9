//! Thousands of lives of a school on a bad device, one seed each: what was acknowledged is there, the rest is whole or absent.

mod life;
mod model;
mod weather;

use std::collections::BTreeMap;

use life::Life;

/// How many lives a run looks at, unless `MELDCODE_SEEDS` says so.
const SEEDS: u64 = 200;

fn seeds() -> u64 {
    std::env::var("MELDCODE_SEEDS").map_or(SEEDS, |text| text.parse().expect("a number"))
}

#[expect(clippy::print_stdout, reason = "the figures of a run are its result")]
fn print(line: &str) {
    println!("{line}");
}

#[test]
fn whatever_was_acknowledged_is_there_after_recovery_and_the_rest_is_whole_or_absent() {
    let (mut faults, mut overtaken, mut steps) = (0, 0, 0);
    let (mut acknowledged, mut unanswered, mut kills) = (0, 0, 0);
    for seed in 0..seeds() {
        let mut life = Life::begin(seed);
        for _ in 0..16 {
            life.step();
        }
        life.judge();
        faults += life.faults();
        overtaken += life.overtaken();
        steps += life.steps;
        kills += life.kills;
        acknowledged += life.model.acknowledged;
        unanswered += life.model.unanswered;
    }
    assert!(faults > 0 && overtaken > 0 && kills > 0 && acknowledged > 0 && unanswered > 0);
    print(&format!(
        "simulation: runs {0}, seeds {0}, actions {steps}, faults injected {faults}, \
         commits before an earlier one {overtaken}, kills {kills}, \
         acknowledged {acknowledged}, without an answer {unanswered}, lost 0",
        seeds()
    ));
}

#[test]
fn the_simulation_notices_a_store_that_forgets() {
    let noticed = (0..8).filter(|seed| {
        let lived = std::panic::catch_unwind(|| {
            let mut life = Life::begin(*seed);
            life.calm();
            life.forget();
            for _ in 0..8 {
                life.step();
            }
            life.judge();
        });
        lived.is_err()
    });
    assert!(noticed.count() >= 6);
}

#[test]
fn a_commit_that_a_broken_store_tears_is_never_passed_over_in_silence_and_its_backup_brings_it_back()
 {
    let lives = seeds() / 4;
    let mut outcomes: BTreeMap<&str, u64> = BTreeMap::new();
    for seed in 0..lives {
        let mut life = Life::begin(seed);
        life.calm();
        for _ in 0..4 {
            life.step();
        }
        let backup = life.backup();
        life.step_torn();
        *outcomes.entry(life.judge_torn()).or_default() += 1;
        life.restore(&backup);
    }
    print(&format!(
        "torn commits: {lives} seeds, {outcomes:?}, lost in silence 0, restored all"
    ));
}
