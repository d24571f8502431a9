//! What screens show and what their forms make, as plain data.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "samples are built by hand; a broken one fails its test"
)]

mod emergency;
mod filled;
mod first_use;
mod forms;
mod notice;
pub(crate) mod sample;
