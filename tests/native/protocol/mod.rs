//! What the plans ask of a case: duties, moves, maps and checks, in the protocol's words.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a made-up case that is not as it should be fails its test"
)]

mod again;
mod alarms;
mod calendar;
mod check;
mod duties;
mod given;
mod later;
mod map;
mod moves;
mod properties;
mod walk;
