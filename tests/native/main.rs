//! The core in the protocol's words: fast, native, no browser.

mod contrast;
mod exchange;
mod style;
mod vault;
