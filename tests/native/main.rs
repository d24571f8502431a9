//! The core in the protocol's words: fast, native, no browser.

mod exchange;
mod plans;
