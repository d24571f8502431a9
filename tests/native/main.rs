//! The core in the protocol's words: fast, native, no browser.

mod lists;
mod plans;
mod protocol;
