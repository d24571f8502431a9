//! How far a copy of a vault is, told in one line and compared with what was kept before.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use meldcode::vault::{Comparison, Standing};

/// A standing whose chain and state begin with these two digits.
fn standing(commit: u64, sequence: u64, (chain, state): (&str, &str)) -> Standing {
    let (vault, chain) = ("0a".repeat(16), chain.repeat(32));
    let state = format!("{state}23456789{}", "00".repeat(27));
    let line = format!("1 {vault} {commit} {sequence} {sequence} {chain} {state}");
    assert!(Standing::parse_line(&format!("{line}00")).is_err());
    Standing::parse_line(&line).unwrap()
}

#[test]
fn the_number_on_paper_says_the_state_and_how_many_links_there_are() {
    assert_eq!(standing(9, 3, ("cc", "01")).number(), "04HMASW9-3");
}

#[test]
fn a_copy_is_behind_by_what_it_lacks_and_went_another_way_when_its_chain_did() {
    let kept = standing(9, 4, ("cc", "01"));
    let compared = |commit, sequence, begins| standing(commit, sequence, begins).compare(&kept);
    let behind = Comparison::Behind {
        commits: 3,
        links: 2,
    };
    assert_eq!(compared(6, 2, ("dd", "01")), behind);
    assert_eq!(compared(9, 4, ("cc", "01")), Comparison::Same);
    assert_eq!(compared(9, 4, ("cc", "02")), Comparison::Diverged);
    assert_eq!(compared(10, 3, ("cc", "02")), Comparison::Diverged);
    assert_eq!(compared(10, 4, ("dd", "02")), Comparison::Diverged);
    assert_eq!(compared(10, 4, ("cc", "02")), Comparison::Ahead);
    assert_eq!(compared(10, 5, ("dd", "02")), Comparison::Ahead);
}
