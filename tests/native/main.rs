//! The core in the protocol's words: fast, native, no browser.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    clippy::too_many_lines,
    clippy::assigning_clones,
    clippy::field_reassign_with_default,
    reason = "a test fails by panicking, and a walk through a plan is read from top to bottom"
)]

mod account;
mod account_after_end;
mod account_elsewhere;
mod account_later;
mod account_truth;
mod account_whole;
mod arbitrary;
mod backup_folder;
mod calendar;
mod contrast;
mod documents;
mod exchange;
mod formats;
mod handover_formats;
mod lists;
mod office;
mod plans;
mod properties;
mod protocol;
mod said;
mod samples;
mod scenarios;
mod screens;
mod sealed_files;
mod sealed_forms;
mod security;
mod simulation;
mod statistics;
mod style;
mod taking_in;
mod transfer;
mod transfer_properties;
mod turned_text;
mod vault;
mod vectors;
mod wire;
mod words;
