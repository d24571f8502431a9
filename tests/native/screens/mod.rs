//! What screens show and what their forms make, as plain data.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "samples are built by hand; a broken one fails its test"
)]

pub(crate) mod desk;
mod carry;
mod case;
mod cases;
mod context_for_forms;
mod filled;
mod forms;
mod people;
mod phase_change;
mod indicators;
pub(crate) mod sample;
mod timeline;
mod today;
