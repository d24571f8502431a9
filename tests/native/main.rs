//! The core in the protocol's words: fast, native, no browser.

mod plans;
mod samples;
mod scenarios;
mod wire;
