//! The core in the protocol's words: fast, native, no browser.

mod arbitrary;
mod lists;
mod plans;
mod properties;
mod protocol;
mod samples;
mod scenarios;
mod wire;
