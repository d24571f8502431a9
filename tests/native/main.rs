//! The core in the protocol's words: fast, native, no browser.

mod arbitrary;
mod plans;
mod properties;
mod samples;
mod scenarios;
mod wire;
